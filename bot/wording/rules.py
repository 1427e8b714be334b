"""A rule of office hours in words, so that what counts can be read by somebody who knows no notation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from babel.dates import get_day_names, get_month_names

from bot.core.manner import locale_of
from bot.core.rules import MONTHS, PART
from bot.wording import Say, say

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_SUNDAY = 6  # the one day that is feminine in Italian
_FOREVER = "9999"  # as the grammar writes the end of "from 2026 on"
_NTHS = {
    **{str(nth): word for nth, word in enumerate(("first", "second", "third", "fourth", "fifth"), 1)},
    "-1": "last",
    **{f"-{nth}": f"{word}-last" for nth, word in enumerate(("second", "third", "fourth", "fifth"), 2)},
}

_MONTH = "|".join(MONTHS)
_DAY = "|".join(_DAYS)
_DATE = rf"(?:(?P<year{{0}}>\d{{{{4}}}}) )?(?P<month{{0}}>{_MONTH}) (?P<day{{0}}>\d{{{{1,2}}}})(?![\d:])"
# What days can be named with, the longest first.
_KINDS = (
    ("dates", re.compile(rf"{_DATE.format(1)}(?:-{_DATE.format(2)})?")),
    ("months", re.compile(rf"(?:(?P<year>\d{{4}}) )?(?P<first>{_MONTH})(?:-(?P<last>{_MONTH}))?")),
    ("years", re.compile(r"(?P<first>\d{4})(?:-(?P<last>\d{4}))?")),
    ("weekdays", re.compile(rf"(?P<first>{_DAY})(?:-(?P<last>{_DAY})|\[(?P<nths>[\d,-]+)\])?")),
)


def in_words(rule: str, language: str, say: Say = say) -> tuple[str, ...]:
    """A canonical rule in words, a line for each of its parts: "Monday to Friday: 09:00-13:00 and 14:00-18:00".

    Later lines win over earlier ones, as in the rule; one that only adds to them says "also".
    """
    if rule in ("24/7", "off", ""):
        return (say("rule-always" if rule == "24/7" else "rule-never", language),)
    return tuple(
        _capital(
            say("rule-line", language, days=_days(days, language, say), hours=_hours(separator, hours, language, say))
        )
        for separator, days, hours in PART.findall(rule)
    )


def _hours(separator: str, hours: str, language: str, say: Say) -> str:
    if hours == "off":
        return say("rule-closed", language)
    if hours in ("24/7", "00:00-24:00"):
        said = say("rule-all-day", language)
    else:
        said = _listed([_span(span, language, say) for span in hours.split(",")], language, say)
    return say("rule-also", language, hours=said) if separator == ", " else said


def _span(span: str, language: str, say: Say) -> str:
    start, _, end = span.partition("-")
    if end == "00:00":
        end = "24:00"
    if start < end <= "24:00":
        return f"{start}–{end}"  # noqa: RUF001  an en dash between times
    shown = f"{int(end[:2]) - 24:02}{end[2:]}" if end > "24:00" else end
    return say("rule-next-day", language, span=f"{start}–{shown}")  # noqa: RUF001  as above


def _days(text: str, language: str, say: Say) -> str:
    """Weekdays, then dates or months, then years: "Monday to Friday, July, 2027"."""
    found: dict[str, list[str]] = {"weekdays": [], "dates": [], "months": [], "years": []}
    at, last = 0, ""
    while at < len(text):
        # In a list of years the last one stands before a month without belonging to it.
        kinds = [each for each in _KINDS if last != "years" or text[at - 1] != "," or each[0] == "years"]
        kind, match = next(((name, hit) for name, each in kinds if (hit := each.match(text, at))), ("", None))
        if match is None:
            at += 1
            continue
        found[kind].append(_WORDS[kind](match, language, say))
        at, last = match.end(), kind
    said = [_listed(words, language, say) for words in found.values() if words]
    return ", ".join(said) or say("rule-every-day", language)


def _date(match: re.Match[str], language: str, _say: Say) -> str:
    names = get_month_names("wide", locale=locale_of(language))
    said = [
        " ".join(
            filter(None, (match[f"day{n}"].lstrip("0"), names[MONTHS.index(match[f"month{n}"]) + 1], match[f"year{n}"]))
        )
        for n in (1, 2)
        if match[f"day{n}"]
    ]
    return " – ".join(said)  # noqa: RUF001  an en dash between dates


def _months(match: re.Match[str], language: str, _say: Say) -> str:
    names = get_month_names("wide", locale=locale_of(language))
    said = "–".join(names[MONTHS.index(each) + 1] for each in (match["first"], match["last"]) if each)  # noqa: RUF001  as above
    return f"{said} {match['year']}" if match["year"] else said


def _years(match: re.Match[str], language: str, say: Say) -> str:
    if match["last"] == _FOREVER:
        return say("rule-years-on", language, year=match["first"])
    return "–".join(filter(None, (match["first"], match["last"])))  # noqa: RUF001  as above


def _weekdays(match: re.Match[str], language: str, say: Say) -> str:
    names = get_day_names("wide", locale=locale_of(language))
    first = _DAYS.index(match["first"])
    if match["nths"]:
        key = "rule-nth-f" if first == _SUNDAY else "rule-nth-m"
        nths = [say(key, language, nth=_NTHS[each]) for each in match["nths"].split(",")]
        return say("rule-nth", language, nths=_listed(nths, language, say), weekday=names[first])
    last = _DAYS.index(match["last"] or match["first"])
    if last == first:
        return str(names[first])
    if last == (first + 1) % 7:
        return _listed([names[first], names[last]], language, say)
    if last == (first - 1) % 7:
        return say("rule-every-day", language)
    return say("rule-days", language, first=names[first], last=names[last])


_WORDS = {"weekdays": _weekdays, "dates": _date, "months": _months, "years": _years}


def _listed(words: Sequence[str], language: str, say: Say) -> str:
    """Words as a list: "a", "a and b", "a, b and c"."""
    *others, last = words
    return say("rule-and", language, list=", ".join(others), last=last) if others else last


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
