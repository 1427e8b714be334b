"""Italian and English words of time, and a text cut into them. Accents, case and apostrophes do not count."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# Each line is a day, Monday first.
_WEEKDAYS = (
    "lunedi lun lu monday mondays mon mo",
    "martedi mart mar ma tuesday tuesdays tues tue tu",
    "mercoledi merc mer me wednesday wednesdays weds wed we",
    "giovedi giov gio gi thursday thursdays thurs thur thu th",
    "venerdi ven ve friday fridays fri fr",
    "sabato sabati sab sa saturday saturdays sat",
    "domenica domeniche dom do sunday sundays sun su",
)
_MONTHS = (
    "gennaio gen genn january jan",
    "febbraio feb febbr february",
    "marzo mar march",
    "aprile apr april",
    "maggio mag magg may",
    "giugno giu june jun",
    "luglio lug july jul",
    "agosto ago ag august aug",
    "settembre set sett september sept sep",
    "ottobre ott october oct",
    "novembre nov november",
    "dicembre dic december dec",
)
_ITALIAN = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove"
)
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)


def _italian_numbers() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ITALIAN.split())}
    units = _ITALIAN.split()[1:10]
    for ten, word in ((20, "venti"), (30, "trenta"), (40, "quaranta"), (50, "cinquanta")):
        found[word] = ten
        for number, unit in enumerate(units, 1):
            found[(word[:-1] if unit[0] in "uo" else word) + unit] = ten + number
    return found | {"una": 1}


WEEKDAYS = {word: day for day, words in enumerate(_WEEKDAYS) for word in words.split()}
MONTHS = {word: month for month, words in enumerate(_MONTHS, 1) for word in words.split()}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
UNITS = {word: number for number, word in enumerate(_ENGLISH.split()) if 0 < number <= 9}  # noqa: PLR2004  a digit
NUMBERS = _italian_numbers() | {word: number for number, word in enumerate(_ENGLISH.split())} | TENS

# Dashes and minus signs as phones and programs write them; the plain one is last, as patterns want it.
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212-"
# Every space and apostrophe that programs put between thousands.
PLAIN_GAPS = str.maketrans(dict.fromkeys("\t\u00a0\u2007\u2009\u202f", " ") | dict.fromkeys("\u2019\u02bc`\u00b4", "'"))
_TOKEN = re.compile(
    r"(?P<clock>\d{1,2}[:.h]\d\d(?!\d))|(?P<number>\d+)|(?P<word>\b[ap]\.\s?m\b\.?|[^\W\d_]+['’]?)|(?P<mark>\S)",  # noqa: RUF001  an apostrophe as phones type it
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A piece of a text: its `kind` (clock, number, word, mark), how it reads, how it was written, where it ends."""

    kind: str
    word: str
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The pieces of a text (composed, as `composed` makes it), in order."""
    return [
        Token(found.lastgroup or "", folded(found[0]), found[0], found.start(), found.end())
        for found in _TOKEN.finditer(text)
    ]


def composed(text: str) -> str:
    """The text with each accented letter as one character, however the keyboard sent it."""
    return unicodedata.normalize("NFC", text)


def folded(word: str) -> str:
    """A word as it is looked up: `Lunedì`, `lunedi'` and `LUNEDI` are one; `p. m.` is `pm`; a dash is a dash."""
    if word in DASHES:
        return "-"
    plain = "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each)).casefold()
    return re.sub(r"[\s.]", "", plain).rstrip("'’") if plain[:1].isalpha() else plain  # noqa: RUF001  as above
