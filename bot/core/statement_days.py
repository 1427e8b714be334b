"""Days as bank statements write them; a whole column is read in one way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bot.core.plain_words import MONTHS

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
_PARTS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)(?:[T ,].*)?", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[-/. ]{1,2}([^\W\d_]{3,10})\.?[-/. ]{1,2}(\d{4}|\d\d)(?:[T ,].*)?")
_GERMAN = {"januar": 1, "februar": 2, "marz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "okt": 10}
_GERMAN |= {"dez": 12, "dezember": 12}
_YEARS = range(1990, 2200)
_MONTHS = 12


def month_first(days: Iterable[str]) -> bool:
    """Whether a column of days has the month first: only if it cannot be otherwise, and can be so."""
    parts = [(int(found[1]), int(found[2])) for each in days if (found := _PARTS.fullmatch(each))]
    return any(second > _MONTHS for _, second in parts) and all(first <= _MONTHS for first, _ in parts)


def day_of(text: str, *, american: bool) -> date | None:
    """The day, of which a time that follows is no part; `american`: the month comes first. None for what is none.

    Two digits of a year are in this century.
    """
    found = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if found:
        return _day(found[1], int(found[2]), found[3])
    found = _PARTS.fullmatch(text)
    if found:
        first, second = (found[2], found[1]) if american else (found[1], found[2])
        return _day(found[3], int(second), first)
    found = _NAMED.fullmatch(text)
    word = found[2].casefold().replace("ä", "a") if found else ""
    month = MONTHS.get(word) or _GERMAN.get(word)
    return _day(found[3], month, found[1]) if found and month else None


def _day(year: str, month: int, day: str) -> date | None:
    try:
        on = date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))  # noqa: PLR2004  as the docstring says
    except ValueError:
        return None
    return on if on.year in _YEARS else None
