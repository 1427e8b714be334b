"""Where a text can be cut so that nothing that is seen as one sign falls apart: a flag, a family, an accent."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_SKINS = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)  # they make the flags of England, Scotland and Wales
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
# Beyond so many characters it is no sign but a trick.
_LONGEST = 32


def seam(text: str, at: int) -> int:
    """The last place up to `at` where a sign ends; `at` itself if there is none nearby."""
    for place in range(at, max(0, at - _LONGEST), -1):
        if not _within(text, place):
            return place
    return at


def cut(text: str, most: int) -> str:
    """The text, or as much of it as goes with an ellipsis into so many characters."""
    return text if len(text) <= most else f"{text[: seam(text, most - 1)].rstrip()}…"


def _within(text: str, place: int) -> bool:
    """Whether there is one sign before and after this place."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if _JOINER in (before, after) or unicodedata.category(after).startswith("M"):
        return True
    if ord(after) in _SKINS or ord(after) in _TAGS:
        return True
    if ord(before) not in _FLAG_LETTERS or ord(after) not in _FLAG_LETTERS:
        return False
    letters = 0
    while letters < place and ord(text[place - 1 - letters]) in _FLAG_LETTERS:
        letters += 1
    return letters % 2 == 1
