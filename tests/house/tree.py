"""What the house rules look at: the project's files, and the names that its Python code uses."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "schedules")
_NOT_OURS = {"build", "dist", "data", "__pycache__", "node_modules"}


def files(*folders: str) -> list[Path]:
    """All files in these folders that belong to the project; without folders, all of it."""
    wanted = [ROOT / folder for folder in folders] or [ROOT]
    return [path for path in _project() if any(path.is_relative_to(folder) for folder in wanted)]


def texts(*folders: str) -> Iterator[tuple[Path, str]]:
    """The files that are text, with their text."""
    for path in files(*folders):
        raw = path.read_bytes()
        if b"\0" not in raw:
            yield path.relative_to(ROOT), raw.decode()


def modules(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """The Python modules in these folders, parsed."""
    for path, text in texts(*folders):
        if path.suffix == ".py":
            yield path, _parsed(text)


def uses(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of all that a module imports and uses, whatever it calls it: `datetime.datetime.now`."""
    imported = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for name in node.names:
                first = name.name.partition(".")[0]
                imported[name.asname or first] = name.name if name.asname else first
                yield node.lineno, name.name
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                imported[name.asname or name.name] = f"{node.module}.{name.name}"
                yield node.lineno, f"{node.module}.{name.name}"
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute):
            first, *rest = ast.unparse(node).split(".")
            if first in imported:
                yield node.lineno, ".".join((imported[first], *rest))


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def _project() -> list[Path]:
    """What git tracks or would track; where there is no git, all but what is plainly made by machines."""
    try:
        found = subprocess.run(
            ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"),
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        paths = [ROOT / name for name in found.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [
            path
            for path in ROOT.rglob("*")
            if not any(part in _NOT_OURS or part.startswith(".") for part in path.relative_to(ROOT).parts[:-1])
        ]
    return sorted(path for path in paths if path.is_file())
