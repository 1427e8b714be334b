"""The grammar of a rule: what of OpenStreetMap's is taken, in which form it is kept, and how it is cut at midnight."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # its stub leaves errors out

from bot.core.errors import BadInput
from bot.core.one_line import SHOWN
from bot.core.plain_words import DASHES

LAST_MINUTE = 59
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(rf"(?:(\d{{4}}) )?({'|'.join(MONTHS)}) (\d{{1,2}})(?![\d:])", re.IGNORECASE)
TIMES = r"\d\d:\d\d-\d\d:\d\d"
PART = re.compile(rf"(^|; |, )(.*?)({TIMES}(?:,{TIMES})*|24/7|off)(?=; |, |$)")
# All that is taken, so that whatever else the grammar knows (holidays, weeks, the sun, open ends, notes) is refused.
_ATOM = rf"(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:\[[\d,-]+\])?|{'|'.join(MONTHS)}|\d{{1,4}}|\d\d:\d\d)"
_KNOWN = re.compile(rf"(?:24/7|off|{_ATOM}(?:[-,]{_ATOM})*)[;,]?")


def canonical(rule: str) -> str:
    """A rule of the grammar in the form in which it is kept and echoed.

    Raises BadInput: `hours-unreadable`, `hours-unsupported`, `hours-no-clock` and `hours-no-day` with the `part`.
    """
    tidy = _tidy(rule) or "off"
    _refuse_impossible_clocks(tidy)
    _refuse_impossible_dates(tidy)
    try:
        kept = _canonical(str(OpeningHours(tidy)))
    except ParserError as error:
        raise BadInput("hours-unreadable", part=_unreadable(tidy, str(error))) from None
    _refuse_unsupported(kept)
    _refuse_impossible_dates(kept)
    return kept


def _tidy(rule: str) -> str:
    """The rule with the spaces, dashes and cases of phones and fast fingers put right."""
    rule = re.sub(f"[{DASHES}]", "-", " ".join(rule.split())).strip("; ")
    rule = re.sub(r"\s*([-/])\s*", r"\1", rule)
    rule = re.sub(r"\b(ph|sh)\b", lambda holidays: holidays[0].upper(), rule, flags=re.IGNORECASE)
    rule = re.sub(r"\b(\d{4})(?=[A-Za-z])", r"\1 ", rule)
    return re.sub(r"([^\s,;]+)\s*,\s*(?=([^\s,;]+))", _tidy_comma, rule)


def _tidy_comma(comma: re.Match[str]) -> str:
    """With a space the comma starts a further rule, for every day if none is named: `Sa 9:00-12:00, 14:00-18:00`."""
    before, after = comma.groups()
    ends_rule = ":" in before or before.lower() in ("off", "closed", "open", "24/7")
    return f"{before}, " if ends_rule and not (":" in before and ":" in after) else f"{before},"


def _canonical(printed: str) -> str:
    """The rule as the library prints it, with whole days and years in a form that reads back as the same."""
    rule = re.sub(r"(\d{4})(?=[A-Z])", r"\1 ", printed.replace("24/7 closed", "off").replace("closed", "off"))
    return "".join(
        f"{each} 00:00-24:00" if re.search(r"[a-z\d\]]$", each) and not re.search(r"(off|24/7|:\d\d)$", each) else each
        for each in re.split(r"(; |, )", rule)
    )


def _refuse_unsupported(rule: str) -> None:
    for word in re.findall(r'"[^"]*"|\S+', rule):
        if not _KNOWN.fullmatch(word):
            raise BadInput("hours-unsupported", part=word[:SHOWN])
    if hours_off := re.search(rf"{TIMES} off", rule):
        raise BadInput("hours-unsupported", part=hours_off[0])


def _refuse_impossible_clocks(rule: str) -> None:
    """The library names the whole span, and not what is wrong with it."""
    for start, end in re.findall(r"\b(\d{1,2}:\d\d)(?:-(\d{1,2}:\d\d))?", rule):
        for clock, most in ((start, 24), (end, 48)):
            hour, _, minute = clock.partition(":")
            if clock and (int(hour) > most or int(minute) > LAST_MINUTE):
                raise BadInput("hours-no-clock", part=clock)


def _refuse_impossible_dates(rule: str) -> None:
    """The library takes 30 February for every day."""
    for found in _DATE.finditer(rule):
        year, month, day = found.groups()
        try:
            date(int(year or 2024), MONTHS.index(month.title()) + 1, int(day))
        except ValueError:
            raise BadInput("hours-no-day", part=found[0][:1].upper() + found[0][1:]) from None


def refuse_overlaps(rule: str) -> None:
    """For a rule that somebody types now: two spans of a day that overlap, or one that ends as it begins, are slips.

    Raises BadInput: `hours-overlap` with the two spans, `hours-no-length` with the one. A rule once kept is not asked.
    """
    for _, _, hours in PART.findall(rule):
        spans = sorted(re.findall(r"([\d:]+)-([\d:]+)", hours))
        for start, end in spans:
            if start == end:
                raise BadInput("hours-no-length", part=f"{start}-{end}")
        for (start, end), (later, latest) in pairwise(spans):
            if later < end or end < start:
                raise BadInput("hours-overlap", first=f"{start}-{end}", second=f"{later}-{latest}")


def _unreadable(rule: str, error: str) -> str:
    """The word at which the grammar could not go on."""
    if place := re.search(r"--> 1:(\d+)", error):
        words = list(re.finditer(r"[^\s;]+", rule))
        rule = next((word[0] for word in words if word.end() >= int(place[1])), words[-1][0])
    return rule[:SHOWN]


def by_day(rule: str) -> tuple[str, str]:
    """The rule in two: each day's spans until midnight, and what is left of them, still under the day they began on.

    The library lets a day's own rule cut off the night before, and a night outlive the rule that took its day away.
    """
    own, spilled = "", ""
    for separator, days, hours in PART.findall(rule):
        today, tomorrow = _at_midnight(hours)
        own += separator + days + (",".join(today) or hours)
        if tomorrow or hours == "off" or separator != ", ":
            spilled += separator + days + (",".join(tomorrow) or "off")
    return own, spilled


def _at_midnight(hours: str) -> tuple[list[str], list[str]]:
    """Spans parted at midnight: until then, and after."""
    today, tomorrow = [], []
    for start, end in re.findall(r"([\d:]+)-([\d:]+)", hours):
        over = end <= start or end > "24:00"
        today.append(f"{start}-{'24:00' if over else end}")
        left = f"{int(end[:2]) - 24:02}{end[2:]}" if end > "24:00" else end
        if over and left != "00:00":
            tomorrow.append(f"00:00-{left}")
    return today, tomorrow
