"""Numbers as people and programs write them, in thousandths, never as a float.

    1240    1.240,5    1,240.5    1 240    1'240    -2,5    12 %

What can be read in two ways (`1.240`) is read with the decimal mark of the language, and said to be ambiguous.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.errors import BadInput
from bot.core.names import plain
from bot.core.one_line import one_line
from bot.core.plain_words import DASHES, PLAIN_GAPS

LARGEST_DIGITS = 12  # before the decimal mark: in thousandths the largest is still exact in every JSON reader
_LONGEST = 60
_DECIMALS = 3
_MARKS = {"it": ",", "en": "."}
_NUMBER = re.compile(rf"[€$£]?\s*(?P<sign>[+{DASHES}])?\s*(?P<body>[\d.,' ]*\d)(?P<rest>(?:(?![\d.,]).*)?)", re.ASCII)
_WHOLE = r"(?P<whole>\d*|[1-9]\d{0,2}(?P<mark>[%s' ])\d{3}(?:(?P=mark)\d{3})*)(?:[%s](?P<decimals>\d+))?"
_READINGS = {",": re.compile(_WHOLE % (".", ","), re.ASCII), ".": re.compile(_WHOLE % (",", "."), re.ASCII)}


class Number(Struct, frozen=True):
    """A number in thousandths. `rest`: what stands behind it. `ambiguous`: it could be read in another way."""

    thousandths: int
    rest: str = ""
    ambiguous: bool = False


def decimal_mark(language: str) -> str:
    """The mark before decimals in a language: a comma in Italian, a point in English."""
    return _MARKS[language]


def evident_mark(text: str) -> str | None:
    """The decimal mark with which alone a number can be read; None if it can be with either, or is none."""
    found = _parts(text)
    readings = _readings(found["body"]) if found else {}
    return next(iter(readings)) if len(readings) == 1 else None


def number_of(text: str, mark: str, unit: str = "") -> Number:
    """The number that a text is, with its unit or without. `mark` decides what can be read in two ways.

    Raises BadInput as `number_in` does, `number-letters` where something else stands behind it.
    """
    found = number_in(text, mark)
    if found.rest and found.rest not in "%€$£" and plain(found.rest) != plain(unit):
        raise BadInput("number-letters", text=one_line(text))
    return found


def number_in(text: str, mark: str) -> Number:
    """The number with which a text begins.

    Raises BadInput, each with the `text`: `number-letters`, `number-unreadable`, `number-decimals`, `number-large`.
    """
    shown = one_line(text)
    found = _parts(text)
    if found is None:
        raise BadInput("number-letters" if any(map(str.isalpha, text)) else "number-unreadable", text=shown)
    readings = _readings(found["body"])
    if not readings:
        raise BadInput("number-unreadable", text=shown)
    whole, decimals = readings.get(mark) or next(iter(readings.values()))
    if len(decimals) > _DECIMALS:
        raise BadInput("number-decimals", text=shown)
    if len(whole) > LARGEST_DIGITS:
        raise BadInput("number-large", text=shown)
    thousandths = int(whole or "0") * 10**_DECIMALS + int(decimals.ljust(_DECIMALS, "0"))
    minus = (found["sign"] or "+") in DASHES
    ambiguous = len(set(readings.values())) > 1
    return Number(-thousandths if minus else thousandths, " ".join(found["rest"].split()), ambiguous)


def _parts(text: str) -> re.Match[str] | None:
    return _NUMBER.fullmatch(" ".join(text.translate(PLAIN_GAPS).split()))


def _readings(body: str) -> dict[str, tuple[str, str]]:
    """By decimal mark: the digits before it and after it, as far as a number can be read so."""
    matches = {mark: reading.fullmatch(body.strip()) for mark, reading in _READINGS.items() if len(body) <= _LONGEST}
    return {
        mark: (re.sub(r"\D", "", found["whole"]).lstrip("0"), (found["decimals"] or "").rstrip("0"))
        for mark, found in matches.items()
        if found
    }
