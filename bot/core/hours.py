"""When the office is open.

A rule is kept in the OpenStreetMap grammar and speaks of the wall clock of its zone: an instant is open if its local
time lies inside a span. So an hour that a change of the clocks leaves out is never open, and one that comes twice is
open both times. A span belongs to the day on which it begins: what closes a day takes away the spans that begin on it,
after midnight too, and leaves the end of the night before. All instants here are aware and in UTC.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]  # its stub leaves errors out

from bot.core.errors import BadInput

YEAR = timedelta(days=366)
HORIZON = 2 * YEAR
# Spans are worked out once for each chunk of time that is asked about, and then found by bisection.
CHUNK = timedelta(days=28)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FOREVER = datetime.max.replace(tzinfo=UTC)
DAY = timedelta(days=1)
SHOWN = 40  # characters of somebody's own text in an answer

Span = tuple[datetime, datetime]

_zones = lru_cache(maxsize=1)(lambda: available_timezones() - {"Factory", "localtime"})  # no place on earth
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(rf"(?:(\d{{4}}) )?({'|'.join(_MONTHS)}) (\d{{1,2}})(?![\d:])")
_TIMES = r"\d\d:\d\d-\d\d:\d\d"
_PART = re.compile(rf"(^|; |, )(.*?)({_TIMES}(?:,{_TIMES})*|24/7|off)(?=; |, |$)")
# All that is taken, so that whatever else the grammar knows (holidays, weeks, the sun, open ends, notes) is refused.
_ATOM = rf"(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:\[[\d,-]+\])?|{'|'.join(_MONTHS)}|\d{{1,4}}|\d\d:\d\d)"
_KNOWN = re.compile(rf"(?:24/7|off|{_ATOM}(?:[-,]{_ATOM})*)[;,]?")


class Hours:
    """A rule in a zone. `canonical` is the rule as it is kept and echoed; the empty rule and `off` never open."""

    def __init__(self, canonical: str, timezone: str) -> None:
        """`parse` makes these."""
        self.canonical = canonical
        self.timezone = timezone
        self._zone = ZoneInfo(timezone)
        self._own, self._spilled = (OpeningHours(rule, max_interval_days=YEAR.days) for rule in _by_day(canonical))
        self._spans: dict[int, tuple[Span, ...]] = {}

    def spans(self, chunk: int) -> tuple[Span, ...]:
        """The open spans of a chunk, cut off at its ends, in order; no two touch."""
        if chunk not in self._spans:
            start = EPOCH + chunk * CHUNK
            self._spans[chunk] = tuple(_merged(self._found(start, start + CHUNK)))
        return self._spans[chunk]

    def _found(self, start: datetime, end: datetime) -> Iterator[Span]:
        """One stretch between two changes of the clocks after the other, since in each the wall clock runs evenly."""
        for since, until, offset in _stretches(self._zone, start, end):
            first, last = ((at + offset).replace(tzinfo=None) for at in (since, until))
            for opens, closes in self._wall_spans(first, last):
                yield (opens - offset).replace(tzinfo=UTC), (closes - offset).replace(tzinfo=UTC)

    def _wall_spans(self, first: datetime, last: datetime) -> Iterator[Span]:
        # The library is asked without a zone: around changes of the clocks its answers contradict each other.
        yield from _open(self._own, first, last)
        yield from ((opens + DAY, closes + DAY) for opens, closes in _open(self._spilled, first - DAY, last - DAY))


class Schedule:
    """Hours with closures: spans `[start, end)` in which it is closed whatever the rule says; `end` None: for good."""

    def __init__(self, hours: Hours, closures: tuple[tuple[datetime, datetime | None], ...] = ()) -> None:
        """Closures may overlap, stand in any order, or be empty."""
        self.hours = hours
        spans = ((start, FOREVER if end is None else end) for start, end in closures)
        self._closures = list(_merged((start, end) for start, end in spans if start < end))
        self._chunks: dict[int, list[datetime]] = {}

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open at this instant."""
        return bisect_right(self._turns(_chunk(at)), at) % 2 == 1

    def next_opening(self, after: datetime) -> datetime | None:
        """The first instant after `after` at which closed turns to open; None if there is none within two years."""
        return self._next(after, 0)

    def next_closing(self, at: datetime) -> datetime | None:
        """The end of the open span that holds `at`; None if closed, or if it never closes within two years."""
        return self._next(at, 1) if self.is_open(at) else None

    def reopens_at(self, at: datetime) -> datetime | None:
        """For a closed instant, when it opens; None if open, or if it does not open within two years."""
        return None if self.is_open(at) else self.next_opening(at)

    def opened_at(self, at: datetime) -> datetime | None:
        """The start of the open span that holds `at`; None if closed, or open without a break for a year."""
        if not self.is_open(at):
            return None
        for chunk in range(_chunk(at), _chunk(at - YEAR) - 1, -1):
            turns = self._turns(chunk)
            opening = turns[: bisect_right(turns, at) : 2][-1]
            if self._is_turn(opening):
                return opening if at - opening <= YEAR else None
        return None

    def _next(self, after: datetime, parity: int) -> datetime | None:
        limit = after + HORIZON
        for chunk in range(_chunk(after), _chunk(limit) + 1):
            turns = self._turns(chunk)
            first = bisect_right(turns, after)
            for turn in turns[first + (parity - first) % 2 :: 2]:
                if self._is_turn(turn):
                    return turn if turn <= limit else None
        return None

    def _turns(self, chunk: int) -> list[datetime]:
        """Opening, closing, opening … in a chunk. Where the chunk itself starts or ends, nothing need truly turn."""
        if chunk not in self._chunks:
            spans = _without(self.hours.spans(chunk), self._closures)
            self._chunks[chunk] = [instant for span in spans for instant in span]
        return self._chunks[chunk]

    def _is_turn(self, at: datetime) -> bool:
        """Not so where one chunk ends open and the next begins open."""
        chunk = _chunk(at)
        return not (self._turns(chunk - 1)[-1:] == [at] == self._turns(chunk)[:1])


@lru_cache(maxsize=256)
def parse(rule: str, timezone: str) -> Hours:
    """Hours from a rule as people type it. Days without hours (`Sa`) are open from midnight to midnight.

    Raises BadInput: `hours-unreadable` and `hours-unsupported` with the `part`, `zone-unknown` with the `zone` and the
    `nearest` names.
    """
    if timezone not in _zones():
        raise BadInput("zone-unknown", zone=timezone[:SHOWN], nearest=", ".join(_nearest_zones(timezone)))
    tidy = _tidy(rule) or "off"
    try:
        canonical = _canonical(str(OpeningHours(tidy)))
    except ParserError as error:
        raise BadInput("hours-unreadable", part=_unreadable(tidy, str(error))) from None
    _refuse_unsupported(canonical)
    _refuse_impossible_dates(canonical)
    return Hours(canonical, timezone)


def _tidy(rule: str) -> str:
    """The rule with the spaces, dashes and cases of phones and fast fingers put right."""
    rule = re.sub(r"[‐‑‒–—−]", "-", " ".join(rule.split())).strip("; ")  # noqa: RUF001  dashes as phones type them
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
    if hours_off := re.search(rf"{_TIMES} off", rule):
        raise BadInput("hours-unsupported", part=hours_off[0])


def _refuse_impossible_dates(rule: str) -> None:
    """The library takes 30 February for every day."""
    for found in _DATE.finditer(rule):
        year, month, day = found.groups()
        try:
            date(int(year or 2024), _MONTHS.index(month) + 1, int(day))
        except ValueError:
            raise BadInput("hours-unreadable", part=found[0]) from None


def _unreadable(rule: str, error: str) -> str:
    """The word at which the grammar could not go on."""
    if place := re.search(r"--> 1:(\d+)", error):
        words = list(re.finditer(r"[^\s;]+", rule))
        rule = next((word[0] for word in words if word.end() >= int(place[1])), words[-1][0])
    return rule[:SHOWN]


def _by_day(rule: str) -> tuple[str, str]:
    """The rule in two: each day's spans until midnight, and what is left of them, still under the day they began on.

    The library lets a day's own rule cut off the night before, and a night outlive the rule that took its day away.
    """
    own, spilled = "", ""
    for separator, days, hours in _PART.findall(rule):
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


def _open(rule: OpeningHours, first: datetime, last: datetime) -> Iterator[Span]:
    return ((start, end) for start, end, state, _ in rule.intervals(first, last) if state == State.OPEN)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """In order, with those that touch or overlap made one."""
    last: Span | None = None
    for start, end in sorted(spans):
        if last and start <= last[1]:
            last = last[0], max(end, last[1])
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _without(spans: Iterable[Span], closures: list[Span]) -> Iterator[Span]:
    """What merged closures leave of spans."""
    for opens, closes in spans:
        for start, end in closures:
            if start < closes and opens < end:
                if opens < start:
                    yield opens, start
                opens = end  # noqa: PLW2901  the rest of the span, to be cut further
        if opens < closes:
            yield opens, closes


def _stretches(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """The stretches of one offset between two instants: `[since, until)` and what the wall clock is ahead of UTC."""
    since = day = start
    while day < end:
        later = min(day + DAY, end)
        if _offset(day, zone) != _offset(later, zone):
            change = _change(day, later, zone)
            yield since, change, _offset(since, zone)
            since = change
        day = later
    if since < end:
        yield since, end, _offset(since, zone)


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the offset changes, by halving."""
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        before, after = (middle, after) if _offset(middle, zone) == _offset(before, zone) else (before, middle)
    return after


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _chunk(at: datetime) -> int:
    return (at - EPOCH) // CHUNK


def _nearest_zones(given: str) -> list[str]:
    """The three likeliest names; people tend to type the city alone."""

    def likeness(zone: str) -> float:
        parts = (given.lower(), zone.lower()), (given.lower().rpartition("/")[2], zone.lower().rpartition("/")[2])
        return max(SequenceMatcher(None, *pair).ratio() for pair in parts)

    return sorted(_zones(), key=lambda zone: (-likeness(zone), zone))[:3]
