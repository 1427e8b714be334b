"""A text in pieces that fit, cut at paragraphs, else at lines, else between words. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from bot.core.seams import seam

_SEAMS = ("\n\n", "\n", " ")


def split(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The pieces, without the white space at the seams. `fits` must hold for any single character.

    A single word that does not fit is cut where it must be; nothing is ever left out.
    """
    pieces = []
    while not fits(text):
        longest = bisect_left(range(1, len(text) + 1), x=True, key=lambda size: not fits(text[:size]))
        piece = text[: _seam(text, longest)]
        pieces.append(piece.rstrip())
        text = text[len(piece) :].lstrip("\n ")
    return [piece for piece in (*pieces, text) if piece.strip()]


def shortened(text: str, longest: int) -> str:
    """The text, or as much of it as goes with an ellipsis into so many characters. For labels, not for messages."""
    if length(text) <= longest:
        return text
    return split(text, lambda piece: length(piece) < longest)[0] + "…"


def length(text: str) -> int:
    """In UTF-16 code units, the most that anybody could count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _seam(text: str, longest: int) -> int:
    """Where to cut so that at most `longest` characters stay."""
    for gap in _SEAMS:
        cut = text.rfind(gap, 0, longest + len(gap))
        if text[:cut].strip() and cut > 0:
            return cut
    return seam(text, longest)
