"""Words that came from elsewhere, as one short line that can be shown anywhere."""

from __future__ import annotations

import unicodedata

from bot.core.seams import cut

SHOWN = 40  # characters of somebody's own words that an answer repeats


def one_line(words: str, most: int = SHOWN) -> str:
    """The words without line breaks, control characters and marks that nobody sees; at most `most` characters."""
    tidy = " ".join((words if words.isprintable() else _seen(words)).split())
    return cut(tidy, most)


def _seen(words: str) -> str:
    parted = "".join(" " if unicodedata.category(each)[0] in "ZC" and each.isspace() else each for each in words)
    return "".join(each for each in parted if unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
