"""When the office is open.

A rule is kept in the OpenStreetMap grammar and speaks of the wall clock of its zone: an instant is open if its local
time lies inside a span. So an hour that a change of the clocks leaves out is never open, and one that comes twice is
open both times. All instants here are aware and in UTC.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # its stub file leaves the error out

from bot.core.errors import BadInput

# What changes less often than once in a year is taken for never; without this bound a rule of a past year took 315 ms.
HORIZON_DAYS = 366
HORIZON = timedelta(days=2 * HORIZON_DAYS)
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_CLOCK = r"(\d{1,2}):(\d{2})"
_SPAN = rf"{_CLOCK}-{_CLOCK}"
_WEEKLY = re.compile(rf"(?P<days>[A-Z][a-z](?:[-,][A-Z][a-z])*)?\s*(?P<spans>{_SPAN}(?:,\s*{_SPAN})*)")
_UNSUPPORTED = re.compile(
    r"\|\||\+|\"|\b(?:PH|SH|week|easter|sunrise|sunset|dawn|dusk|unknown)\b|\[|\d{1,2}:\d{2}-\d{1,2}:\d{2}/",
    re.IGNORECASE,
)


class Hours:
    """A weekly rule in a zone. `canonical` is the rule as it is kept and echoed; empty rules and `off` never open."""

    def __init__(self, canonical: str, timezone: str) -> None:
        """`parse` makes these."""
        self.canonical = canonical
        self.timezone = timezone
        self._zone = ZoneInfo(timezone)
        self._rule = OpeningHours(_without_overnight(canonical), max_interval_days=HORIZON_DAYS)

    def is_open(self, at: datetime) -> bool:
        """Whether the wall clock stands inside a span."""
        return self._rule.is_open(self._wall(at))

    def next_change(self, at: datetime) -> datetime | None:
        """The first instant after `at` at which open turns to closed or closed to open; None if there is none soon."""
        was_open = self.is_open(at)
        limit = at + HORIZON
        while at < limit:
            wall = self._wall(at)
            jump = self._next_jump(at)
            change = self._rule.next_change(wall)
            if change is not None and (at + (change - wall)) < jump:
                at += change - wall
            elif change is None and self._rule.next_change(self._wall(jump)) is None:
                return None
            else:
                at = jump
            if self.is_open(at) != was_open:
                return at
        return None

    def _wall(self, at: datetime) -> datetime:
        return at.astimezone(self._zone).replace(tzinfo=None, fold=0)

    def _next_jump(self, at: datetime) -> datetime:
        """The next change of the clocks after `at`, or a later turn of the year, from where to look on."""
        jumps = _jumps(self.timezone, at.year)
        return jumps[bisect_right(jumps, at)]


class Schedule:
    """Hours with closures: spans `[start, end)` in which it is closed whatever the rule says; `end` None: for good."""

    def __init__(self, hours: Hours, closures: tuple[tuple[datetime, datetime | None], ...] = ()) -> None:
        """Closures may overlap, stand in any order, or be empty."""
        self.hours = hours
        self._closures = closures

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open at this instant."""
        return self.hours.is_open(at) and not self._closed_by(at)

    def next_opening(self, after: datetime) -> datetime | None:
        """The first instant after `after` at which closed turns to open; None if there is none within two years."""
        at: datetime | None = after
        if self.is_open(after):
            at = self.next_closing(after)
        limit = after + HORIZON
        while at is not None and at < limit:
            closures = self._closed_by(at)
            if closures:
                ends = [end for _, end in closures if end is not None]
                if len(ends) < len(closures):
                    return None
                at = max(ends)
            elif self.hours.is_open(at):
                return at
            else:
                at = self.hours.next_change(at)
        return None

    def next_closing(self, at: datetime) -> datetime | None:
        """The end of the open span that holds `at`; None if closed, or if it never closes within two years."""
        if not self.is_open(at):
            return None
        change = self.hours.next_change(at)
        starts = [start for start, end in self._closures if start > at and (end is None or end > start)]
        return min((each for each in (change, *starts) if each is not None), default=None)

    def reopens_at(self, at: datetime) -> datetime | None:
        """For a closed instant, when it opens; None if open, or if no opening is known."""
        return None if self.is_open(at) else self.next_opening(at)

    def opened_at(self, at: datetime) -> datetime | None:
        """The start of the open span that holds `at`; None if closed, or open without a break for a year."""
        if not self.is_open(at):
            return None
        for days in (2, 14, HORIZON_DAYS):
            last = None
            for opening in self._openings(at - timedelta(days=days), at):
                last = opening
            if last is not None:
                return last
        return None

    def _openings(self, after: datetime, until: datetime) -> Iterator[datetime]:
        opening = self.next_opening(after)
        while opening is not None and opening <= until:
            yield opening
            opening = self.next_opening(opening)

    def _closed_by(self, at: datetime) -> list[tuple[datetime, datetime | None]]:
        return [(start, end) for start, end in self._closures if start <= at and (end is None or at < end)]


@lru_cache(maxsize=256)
def parse(rule: str, timezone: str) -> Hours:
    """Hours from a rule as people type it. Raises BadInput for what cannot be read or used, and for unknown zones."""
    known = available_timezones()
    if timezone not in known:
        nearest = difflib.get_close_matches(timezone, known, n=3, cutoff=0.0)
        raise BadInput("zone-unknown", zone=timezone, nearest=", ".join(nearest))
    tidy = re.sub(r"[‐‑‒–—−]", "-", " ".join(rule.split()))  # noqa: RUF001  dashes as phones type them
    tidy = re.sub(r"\s*([-,])\s*(?=[\dA-Za-z])", r"\1", tidy)
    tidy = re.sub(r"\b(mo|tu|we|th|fr|sa|su)\b", lambda day: day[0].capitalize(), tidy, flags=re.IGNORECASE)
    unsupported = _UNSUPPORTED.search(tidy)
    if unsupported:
        raise BadInput("hours-unsupported", part=unsupported[0])
    try:
        canonical = "off" if tidy.lower() in ("", "off", "closed") else str(OpeningHours(tidy))
        return Hours(canonical, timezone)
    except ParserError as error:
        raise BadInput("hours-unreadable", part=_unreadable(tidy, str(error))) from None


def _without_overnight(rule: str) -> str:
    """Each span over midnight as two, the second on the next day, where no rule about that day can cut it off."""
    rules, spills = [], []
    for part in rule.split(";"):
        weekly = _WEEKLY.fullmatch(part.strip())
        if weekly is None:
            rules.append(part.strip())
            continue
        spans = []
        for start, end, spill in _same_day(weekly["spans"]):
            spans.append(f"{start}-{end}")
            if spill:
                spills.append(f"{_day_after(weekly['days'] or 'Mo-Su')} 00:00-{spill}")
        rules.append(f"{weekly['days'] or ''} {','.join(spans)}".strip())
    return ", ".join(["; ".join(filter(None, rules)), *spills])


def _same_day(spans: str) -> Iterator[tuple[str, str, str]]:
    for span in re.finditer(_SPAN, spans):
        start_hour, start_minute, end_hour, end_minute = map(int, span.groups())
        start, end = f"{start_hour:02}:{start_minute:02}", f"{end_hour:02}:{end_minute:02}"
        if (end_hour, end_minute) > (start_hour, start_minute):
            yield start, end, ""
        else:
            yield start, "24:00", "" if end == "00:00" else end


def _day_after(days: str) -> str:
    return re.sub("[A-Z][a-z]", lambda day: _DAYS[(_DAYS.index(day[0]) + 1) % 7] if day[0] in _DAYS else day[0], days)


def _unreadable(rule: str, error: str) -> str:
    """The part from where the grammar could not go on."""
    place = re.search(r"--> 1:(\d+)", error)
    return rule[int(place[1]) - 1 :][:40] if place else rule[:40]


@lru_cache(maxsize=4096)
def _jumps(timezone: str, year: int) -> tuple[datetime, ...]:
    """The instants of a year at which the zone's offset changes, and the first ones of the two years after it."""
    zone = ZoneInfo(timezone)
    found = []
    day, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while day < end:
        later = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            found.append(_jump_between(day, later, zone))
        day = later
    return (*found, end, datetime(year + 2, 1, 1, tzinfo=UTC))


def _jump_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """To the second, by halving."""
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == before.astimezone(zone).utcoffset():
            before = middle
        else:
            after = middle
    return after
