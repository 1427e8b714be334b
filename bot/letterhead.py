"""What stands at the head of the office's own papers: its address and numbers, and its logo. From the settings."""

from __future__ import annotations

import hashlib
from typing import Any

from bot.core.errors import SettingsError
from bot.paper import typeset
from bot.paper.logos import problem_with
from bot.settings import Settings

# Under which name each paper takes the lines. A receipt has none: it is the same for both sides.
_LINES = {"quote": "office_lines", "notice": "sender_lines"}
_PROBLEMS = {
    "kind": "is no PNG or JPEG",
    "bytes": "has more than 500 kB",
    "pixels": "has more than 2,000 pixels on a side",
    "broken": "cannot be read as a picture",
}


class Letterhead:
    """Typesets papers under that head."""

    def __init__(self, settings: Settings) -> None:
        """Raises SettingsError for a logo that cannot be read or set."""
        self._lines = [line.strip() for line in settings.papers.letterhead.split(";") if line.strip()]
        self._logo = _logo(settings)
        self._hash = hashlib.sha256(self._logo).hexdigest() if self._logo else ""

    def typeset(self, template: str, data: dict[str, Any]) -> bytes:
        """As `bot.paper.typeset`, under the office's own head."""
        if template in _LINES:
            data = {**data, _LINES[template]: self._lines}
        if template == "quote":
            data = {**data, "logo": self._hash}
        return typeset(template, data, {self._hash: self._logo})


def _logo(settings: Settings) -> bytes:
    path = settings.beside(settings.papers.logo)
    if path is None:
        return b""
    origin = settings.origin("papers.logo")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{origin}: {path} cannot be read: {error.strerror}") from error
    problem = problem_with(content)
    if problem is not None:
        raise SettingsError(f"{origin}: {path} {_PROBLEMS[problem]}")
    return content
