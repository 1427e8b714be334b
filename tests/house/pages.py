"""The project's pages in Markdown, taken apart: headings, links, fenced blocks, and what is set as code."""

import re
from pathlib import Path
from typing import NamedTuple

from tests.house.tree import ROOT, files

PAGES = [path for path in files() if path.suffix == ".md" and not path.is_relative_to(ROOT / ".github")]
MADE = ROOT / "docs" / "reference"
_FENCE = re.compile(r"^( *)```(.*)\n((?:.*\n)*?)^\1```$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


class Fence(NamedTuple):
    """A fenced block: on which line it begins, what stands beside the marks, and what stands between them."""

    line: int
    info: str
    text: str

    @property
    def language(self) -> str:
        return self.info.partition(" ")[0]


class Command(NamedTuple):
    """What a page shows to be written to the bot, with the lines that belong to it; `info` is its fence's, or empty."""

    line: int
    info: str
    text: str


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def fences(path: Path) -> list[Fence]:
    text = path.read_text("utf-8")
    return [
        Fence(text.count("\n", 0, found.start()) + 1, found[2].strip(), _dedented(found[3], len(found[1])))
        for found in _FENCE.finditer(text)
    ]


def commands(path: Path) -> list[Command]:
    """All that begins with a slash and a letter, in the order of the page: in `chat` blocks, and set as code."""
    found = [
        Command(line, "", re.sub(r"^/paletti (?=\w)", "/", text.strip()))
        for line, text in spans(path)
        if re.match(r"/[^\W\d]", text)
    ]
    for fence in fences(path):
        if fence.language == "chat":
            found += _said(fence)
    return sorted(found)


def _said(fence: Fence) -> list[Command]:
    said: list[Command] = []
    for number, line in enumerate(fence.text.splitlines(), fence.line + 1):
        if line.startswith("/"):
            said.append(Command(number, fence.info, line))
        elif line and said:
            said[-1] = said[-1]._replace(text=f"{said[-1].text}\n{line}")
    return said


def spans(path: Path) -> list[tuple[int, str]]:
    """What is set as code within the text, with its line."""
    prose = _FENCE.sub(lambda found: "\n" * found[0].count("\n"), path.read_text("utf-8"))
    return [(prose.count("\n", 0, found.start()) + 1, found[1]) for found in _SPAN.finditer(prose)]


def links(path: Path) -> list[str]:
    """Where the page's links lead, pictures included."""
    return _LINK.findall(_SPAN.sub("", _FENCE.sub("", path.read_text("utf-8"))))


def anchors(path: Path) -> set[str]:
    """What can stand behind `#` for this page, as public forges make it from the headings."""
    found: dict[str, int] = {}
    made = set()
    for heading in re.findall(r"^#+ (.+)$", _FENCE.sub("", path.read_text("utf-8")), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        count = found.get(slug, 0)
        found[slug] = count + 1
        made.add(f"{slug}-{count}" if count else slug)
    return made


def _dedented(text: str, by: int) -> str:
    return "".join(line[by:] for line in text.splitlines(keepends=True))
