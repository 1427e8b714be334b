"""QR codes, as dots that a template sets."""

from __future__ import annotations

import segno

from bot.core.errors import CannotDraw

LARGEST_VERSION = 13
"""The largest one that a payment code may have (EPC069-12)."""


def dots(payload: str, charset: str) -> list[list[int]]:
    """The code's rows, 1 for a dark dot, without the empty margin; error correction M.

    Raises CannotDraw for what the charset or the largest version does not hold.
    """
    try:
        # No more correction than M, even where there is room for it: so the standard wants it.
        made = segno.make_qr(payload, error="m", encoding=charset, mode="byte", boost_error=False)
    except (UnicodeEncodeError, segno.DataOverflowError) as error:
        raise CannotDraw(f"no code for this: {error}") from error
    if int(made.version) > LARGEST_VERSION:
        raise CannotDraw(f"the code would have version {made.version}, and {LARGEST_VERSION} is the largest")
    return [list(row) for row in made.matrix]
