"""When the office is open.

A rule is kept in the OpenStreetMap grammar and speaks of the wall clock of its zone: an instant is open if its local
time lies inside a span. So an hour that a change of the clocks leaves out is never open, and one that comes twice is
open both times. A span belongs to the day on which it begins: what closes a day takes away the spans that begin on it,
after midnight too, and leaves the end of the night before. All instants here are aware and in UTC.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from msgspec import Struct
from opening_hours import OpeningHours, State

from bot.core import public_holidays
from bot.core.errors import BadInput
from bot.core.one_line import SHOWN
from bot.core.plain_hours import to_rule
from bot.core.rules import by_day, canonical, refuse_overlaps
from bot.core.spans import DAY, Span, merged, stretches, without

YEAR = timedelta(days=366)
HORIZON = 2 * YEAR
# Spans are worked out once for each chunk of time that is asked about, and then found by bisection.
CHUNK = timedelta(days=28)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Override(Struct, frozen=True):
    """A span `[starts_at, ends_at)` in UTC in which the office is open or closed whatever its hours say.

    `ends_at` None: for good. One that ends before it starts changes nothing.
    """

    starts_at: datetime
    ends_at: datetime | None
    opens: bool

    def holds(self, at: datetime) -> bool:
        """Whether the instant lies in it."""
        return self.starts_at <= at and (self.ends_at is None or at < self.ends_at)


class Hours:
    """A rule in a zone. `canonical` is the rule as it is kept and echoed; the empty rule and `off` never open."""

    def __init__(self, canonical: str, timezone: str) -> None:
        """`parse` makes these."""
        self.canonical = canonical
        self.timezone = timezone
        self.zone = ZoneInfo(timezone)
        self._own, self._spilled = (OpeningHours(rule, max_interval_days=YEAR.days) for rule in by_day(canonical))
        self._spans: dict[tuple[int, str], tuple[Span, ...]] = {}

    def spans(self, chunk: int, holidays: str = "") -> tuple[Span, ...]:
        """The open spans of a chunk, cut off at its ends, in order; no two touch.

        With a region, nothing begins on its public holidays.
        """
        if (chunk, holidays) not in self._spans:
            start = EPOCH + chunk * CHUNK
            self._spans[chunk, holidays] = tuple(merged(self._found(start, start + CHUNK, holidays)))
        return self._spans[chunk, holidays]

    def begun_on(self, at: datetime) -> date:
        """For an instant at which the rule is open: the day, in its zone, to which that span belongs."""
        wall = at.astimezone(self.zone).replace(second=0, microsecond=0, tzinfo=None)
        on = wall.date()
        return on if any(_open(self._own, wall, wall + timedelta(minutes=1))) else on - DAY

    def _found(self, start: datetime, end: datetime, holidays: str) -> Iterator[Span]:
        """One stretch between two changes of the clocks after the other, since in each the wall clock runs evenly."""
        for since, until, offset in stretches(self.zone, start, end):
            first, last = ((at + offset).replace(tzinfo=None) for at in (since, until))
            for opens, closes in self._wall_spans(first, last, holidays):
                yield (opens - offset).replace(tzinfo=UTC), (closes - offset).replace(tzinfo=UTC)

    def _wall_spans(self, first: datetime, last: datetime, holidays: str) -> Iterator[Span]:
        # The library is asked without a zone: around changes of the clocks its answers contradict each other.
        days_off: list[Span] = []
        if holidays:
            found = public_holidays.between(holidays, (first - DAY).date(), last.date())
            days_off = [(midnight, midnight + DAY) for midnight in (datetime.combine(day, time()) for day in found)]
        yield from without(_open(self._own, first, last), days_off)
        spilled = without(_open(self._spilled, first - DAY, last - DAY), days_off)
        yield from ((opens + DAY, closes + DAY) for opens, closes in spilled)


class Schedule:
    """Hours as they are lived: public holidays of a region left out, overrides on top."""

    def __init__(self, hours: Hours, *, holidays: str = "", overrides: Iterable[Override] = ()) -> None:
        """`holidays` is a code as `public_holidays.region` gives it, or empty for none.

        Overrides are applied in order: a later one wins over an earlier one, and any of them over rule and holidays.
        """
        self.hours = hours
        self.holidays = holidays
        self.overrides = tuple(overrides)
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

    def closed_by(self, at: datetime) -> Override | date | None:
        """Why it is closed at an instant that the rule alone would not explain.

        Where the rule would be open, or would open before it truly does, that is the override or the holiday (its date
        in the zone of the hours) which takes that time away. None if open, or just out of hours.
        """
        if self.is_open(at):
            return None
        missed = at if self._rule_alone.is_open(at) else self._rule_alone.next_opening(at)
        opens_at = self.next_opening(at)
        if missed is None or (opens_at is not None and opens_at <= missed):
            return None
        for override in reversed(self.overrides):
            if override.holds(missed):
                return override
        return self.hours.begun_on(missed)

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
            spans = self.hours.spans(chunk, self.holidays)
            first = EPOCH + chunk * CHUNK
            for override in self.overrides:
                start = max(first, override.starts_at)
                end = first + CHUNK if override.ends_at is None else min(first + CHUNK, override.ends_at)
                if start < end:
                    changed = (start, end)
                    spans = tuple(merged([*spans, changed]) if override.opens else without(spans, [changed]))
            self._chunks[chunk] = [instant for span in spans for instant in span]
        return self._chunks[chunk]

    @cached_property
    def _rule_alone(self) -> Schedule:
        return Schedule(self.hours)

    def _is_turn(self, at: datetime) -> bool:
        """Not so where one chunk ends open and the next begins open."""
        chunk = _chunk(at)
        return not (self._turns(chunk - 1)[-1:] == [at] == self._turns(chunk)[:1])


@lru_cache(maxsize=256)
def parse(rule: str, timezone: str) -> Hours:
    """Hours from a rule, in plain words or in the grammar. A day without hours (`Sa`) is open from midnight on.

    Raises BadInput: what `plain_hours.to_rule` and `rules.canonical` raise, and `zone-unknown` with the `zone` and the
    `nearest` names.
    """
    if timezone not in _zones():
        raise BadInput("zone-unknown", zone=timezone[:SHOWN], nearest=", ".join(_nearest_zones(timezone)))
    plain = to_rule(rule)
    return Hours(canonical(rule if plain is None else plain), timezone)


def typed(text: str, timezone: str) -> Hours:
    """Hours that somebody types now: as `parse`, but what is surely a slip is refused.

    Raises BadInput: what `parse` raises, and `hours-overlap` and `hours-no-length` (see `rules.refuse_overlaps`).
    """
    hours = parse(text, timezone)
    refuse_overlaps(hours.canonical)
    return hours


def _open(rule: OpeningHours, first: datetime, last: datetime) -> Iterator[Span]:
    return ((start, end) for start, end, state, _ in rule.intervals(first, last) if state == State.OPEN)


def _chunk(at: datetime) -> int:
    return (at - EPOCH) // CHUNK


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones()) - {"Factory", "localtime"}  # no place on earth


def _nearest_zones(given: str) -> list[str]:
    """The three likeliest names; people tend to type the city alone."""

    def likeness(zone: str) -> float:
        parts = (given.lower(), zone.lower()), (given.lower().rpartition("/")[2], zone.lower().rpartition("/")[2])
        return max(SequenceMatcher(None, *pair).ratio() for pair in parts)

    return sorted(_zones(), key=lambda zone: (-likeness(zone), zone))[:3]
