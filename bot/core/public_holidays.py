"""Public holidays by country and region, from the `holidays` library. Half days and optional ones are left out.

A region is a code as the library knows it: a country (`IT`), or one of its parts after a dash (`IT-RM` also has the
day of Rome's patron). The library's data is fixed, so asking it is no I/O; it is imported when it is first asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.localedata import exists

from bot.core.errors import BadInput
from bot.core.manner import locale_of
from bot.core.one_line import SHOWN
from bot.core.plain_words import composed, folded

if TYPE_CHECKING:
    from holidays import HolidayBase

NEAREST = 3
LIKE_ENOUGH = 0.6
COUNTRY = 2  # letters of a country's code
# What Italians and English call each other's places, and what the library calls by a longer name only.
_ALSO = {
    "rome": "IT-RM",
    "milan": "IT-MI",
    "florence": "IT-FI",
    "venice": "IT-VE",
    "naples": "IT-NA",
    "turin": "IT-TO",
    "genoa": "IT-GE",
    "padua": "IT-PD",
    "greatbritain": "GB",
    "granbretagna": "GB",
    "inghilterra": "GB-ENG",
    "scozia": "GB-SCT",
    "galles": "GB-WLS",
    "irlandadelnord": "GB-NIR",
    "baviera": "DE-BY",
}


def region(text: str) -> str:
    """The code for what somebody typed: `it-rm`, `GB ENG`, `Italia`, `Roma`, `england`, `usa`.

    Raises BadInput: `region-unknown` with the text as `region` and the `nearest` codes with their names; so too where a
    name fits several.
    """
    wanted = _key(text)
    if code := _codes().get(_code_key(text)) or _ALSO.get(wanted):
        return code
    named = _names().get(wanted, ())
    if len(named) == 1:
        return named[0]
    raise BadInput("region-unknown", region=text.strip()[:SHOWN], nearest=", ".join(_nearest(wanted, named)))


def on(region: str, day: date) -> bool:
    """Whether the day is a public holiday there. Raises BadInput `region-unknown` if the code is none."""
    return bool(region) and day in _year(region, day.year, "")


def name(region: str, day: date, language: str) -> str:
    """What the holiday is called, in "it" or "en" where the library can, else as the country itself calls it.

    Empty if the day is none.
    """
    return _year(region, day.year, _spoken(region, locale_of(language))).get(day, "") if on(region, day) else ""


def between(region: str, first: date, last: date) -> tuple[date, ...]:
    """The public holidays there from one day to another, both included, in order."""
    years = range(first.year, last.year + 1) if region else ()
    return tuple(day for year in years for day in _within(_days(region, year), first, last))


def _within(days: tuple[date, ...], first: date, last: date) -> tuple[date, ...]:
    return days[bisect_left(days, first) : bisect_right(days, last)]


@lru_cache(maxsize=1024)
def _days(region: str, year: int) -> tuple[date, ...]:
    return tuple(sorted(_year(region, year, "")))


@lru_cache(maxsize=1024)
def _year(region: str, year: int, language: str) -> dict[date, str]:
    """The holidays of a year with their names. The library knows a span of years for each country, and none beyond."""
    import holidays  # noqa: PLC0415  takes 60 ms, and most offices never ask

    country, _, part = region.partition("-")
    try:
        found = holidays.country_holidays(
            country,
            subdiv=part or None,
            years=year,
            language=language or _country(country).default_language,
            categories=holidays.PUBLIC,
        )
    except (NotImplementedError, KeyError):
        raise BadInput("region-unknown", region=region[:SHOWN], nearest=", ".join(_nearest(_key(region), ()))) from None
    return {day: found[day] for day in found if day.year == year}


@lru_cache(maxsize=64)
def _spoken(region: str, language: str) -> str:
    """The library's own name for the language; for Italy `it` alone is English there, without a word of warning."""
    known = _country(region.partition("-")[0])
    fitting = [each for each in known.supported_languages if each.partition("_")[0] == language]
    best = (known.default_language, f"{language}_{known.country}", "en_GB", "en_US", *fitting)
    return next((each for each in best if each in fitting), "")


def _country(code: str) -> type[HolidayBase]:
    from holidays import countries, registry  # noqa: PLC0415  as above

    entity = {known: entity for entity, known, *_ in registry.COUNTRIES.values()}[code]
    return getattr(countries, entity)  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Each code, and each of the longer and older ones, as it is typed → the code that is kept."""
    from holidays import registry  # noqa: PLC0415  as above

    found: dict[str, str] = {}
    for _, code, *others in registry.COUNTRIES.values():
        for each in (code, *others):
            found[_code_key(each)] = code
            found |= {_code_key(f"{each}-{part}"): f"{code}-{part}" for part in _parts(code)}
    return found


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """Each name, as it is typed → all that it can be. Countries in Italian, English and their own words."""
    from holidays import registry  # noqa: PLC0415  as above

    found: dict[str, tuple[str, ...]] = {}
    for _, code, *_ in registry.COUNTRIES.values():
        names = [(title, code) for title in _titles(code)]
        names += [(alias, f"{code}-{part}") for part, aliases in _parts(code).items() for alias in (part, *aliases)]
        for title, kept in names:
            if len(title) > COUNTRY and kept not in found.get(_key(title), ()):
                found[_key(title)] = (*found.get(_key(title), ()), kept)
    # A country's own name is meant before a part of another one that is called the same.
    return {title: codes[:1] if len(codes[0]) == COUNTRY else codes for title, codes in _countries_first(found).items()}


def _countries_first(found: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {title: tuple(sorted(codes, key=lambda code: (len(code) > COUNTRY, code))) for title, codes in found.items()}


@lru_cache(maxsize=512)
def _titles(code: str) -> tuple[str, ...]:
    local = (_country(code).default_language or "en").partition("_")[0]
    spoken = [Locale(each).territories for each in dict.fromkeys(("en", "it", local)) if exists(each)]
    return tuple(territories[code] for territories in spoken if code in territories)


@lru_cache(maxsize=512)
def _parts(code: str) -> dict[str, list[str]]:
    """The parts of a country with what else they are called."""
    return {part: list(aliases) for part, aliases in _country(code).get_subdivision_aliases().items()}


def _nearest(wanted: str, named: tuple[str, ...]) -> list[str]:
    """The likeliest codes with their names, those first that have the very name."""
    known = _names()
    close = get_close_matches(wanted, [*known, *_codes()], NEAREST, LIKE_ENOUGH)
    codes = [code for each in close for code in known.get(each, (_codes().get(each, ""),))]
    found = dict.fromkeys([*named, *codes] or ["IT", "GB", "US"])
    return [f"{code} ({_title(code)})" for code in found][:NEAREST]


def _title(code: str) -> str:
    country, _, part = code.partition("-")
    return next(iter(_parts(country).get(part, [])), part) if part else _titles(country)[0]


def _code_key(text: str) -> str:
    """A code as it is compared: whatever stands between its parts. Without that AR-G would be ARG, Argentina."""
    return re.sub(r"[\W_]+", "-", composed(text).casefold()).strip("-")


def _key(text: str) -> str:
    """A name or code as it is compared: without case, accents, spaces and marks."""
    return "".join(filter(str.isalnum, folded(f"x{composed(text)}")[1:]))
