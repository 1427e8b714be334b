"""TOML with line numbers: tables as tomllib reads them, and the line on which a key stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from bot.core.errors import SettingsError


class Document(Struct, frozen=True):
    """A file that was read. `tables` is what it says."""

    path: Path
    lines: tuple[str, ...]
    tables: dict[str, Any]

    def where(self, *keys: str) -> str:
        """`paletti.toml:4`: where a key, or a table's first mention, stands.

        The shortest beginning of the file that parses and has the key ends with it; tomllib itself is the judge, so
        that dotted keys, inline tables and texts over several lines are told apart rightly.
        """
        first = 0
        for end in range(1, len(self.lines) + 1):
            try:
                found = tomllib.loads("\n".join(self.lines[:end]) + "\n")
            except tomllib.TOMLDecodeError:
                continue  # in the middle of a value that takes several lines
            if _holds(found, keys):
                break
            first = end
        return f"{self.path}:{first + 1}"


def read(path: Path) -> Document:
    """The file at `path`. Raises SettingsError, with the line where there is one, if it cannot be read."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        return Document(path, tuple(text.split("\n")), tomllib.loads(text))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path}:{line}: this is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        # From None, since newer Pythons hang the whole document, tokens included, on the error.
        what, line, column = _explained(str(error), text)
        raise SettingsError(f"{path}:{line}: this is not TOML: {what}{column} (texts stand in double quotes)") from None


def _explained(message: str, text: str) -> tuple[str, int, str]:
    """What tomllib found, on which line, and `, column 8` where it says so."""
    what, _, _ = message.partition(" (at ")
    place = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    if place:
        return what.lower(), int(place[1]), f", column {place[2]}"
    return what.lower(), text.rstrip("\n").count("\n") + 1, ", at the end of the file"


def _holds(table: Any, keys: Sequence[str]) -> bool:
    for key in keys:
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True
