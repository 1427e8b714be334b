"""Times for a call: free, within the call hours, and far enough apart that one of them suits. Instants are UTC."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from bot.core.hours import Schedule
from bot.core.spans import Span

LENGTH = timedelta(minutes=30)
NOTICE = timedelta(hours=2)  # of the office's working time: nobody is called out of what they are doing
AT_ONCE = 3  # times to choose from
REACH = timedelta(days=28)  # how far from the first hours for calls times are offered
APART = timedelta(hours=1)  # what lies closer together is hardly a choice
AFTERNOON = 13  # the hour at which it begins
_QUARTER = timedelta(minutes=15)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def offered(
    calls: Schedule, since: datetime, taken: Iterable[Span], shown: Sequence[datetime] = ()
) -> tuple[datetime, ...]:
    """The starts of up to three slots, in order: the next ones, each on a half-day of its own where there are such.

    None of those that were `shown` before, and none within an hour of another as long as there are others. They lie
    within four weeks of the first hours for calls.
    """
    rest = [at for at in free(calls, since, taken) if at not in shown]
    chosen: list[datetime] = []

    def apart(at: datetime) -> bool:
        return all(abs(at - other) >= APART for other in (*shown, *chosen))

    def elsewhere(at: datetime) -> bool:
        return apart(at) and _half_day(at, calls) not in {_half_day(other, calls) for other in chosen}

    for suits in (elsewhere, apart, lambda at: at not in chosen):
        for at in rest:
            if len(chosen) < AT_ONCE and suits(at):
                chosen.append(at)
    return tuple(sorted(chosen))


def free(calls: Schedule, since: datetime, taken: Iterable[Span]) -> Iterator[datetime]:
    """The starts of all free slots from `since` on, in order; a span is cut into slots from its beginning on."""
    busy = deque(sorted(taken))
    now, limit = since, None
    while limit is None or now < limit:
        opens = _begun(calls, now) if calls.is_open(now) else calls.next_opening(now)
        if opens is None:
            return
        start = _first(opens, since)
        limit = limit or start + REACH
        closes = calls.next_closing(max(opens, now))
        while start < limit and (closes is None or start + LENGTH <= closes):
            while busy and busy[0][1] <= start:
                busy.popleft()
            if not busy or busy[0][0] >= start + LENGTH:
                yield start
            start += LENGTH
        if closes is None:
            return
        now = closes


def is_within(calls: Schedule | None, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether all of it lies in one span of the call hours; in none, where there are none."""
    if calls is None or not calls.is_open(starts_at):
        return False
    closes = calls.next_closing(starts_at)
    return closes is None or ends_at <= closes


def is_free(calls: Schedule | None, at: datetime, taken: Iterable[Span]) -> bool:
    """Whether a slot can begin then."""
    overlaps = any(starts < at + LENGTH and at < ends for starts, ends in taken)
    return is_within(calls, at, at + LENGTH) and not overlaps


def choice_of(at: datetime) -> str:
    """How a slot travels in a button: as minutes, for there is little room."""
    return f"at-{int(at.timestamp()) // 60}"


def _begun(calls: Schedule, now: datetime) -> datetime:
    """In a span that is open already: from where its slots are counted, so that they stay where they were offered."""
    return calls.opened_at(now) or _EPOCH


def _first(opens: datetime, since: datetime) -> datetime:
    """The first start of a slot in a span that is not before `since`. An odd minute waits for the next quarter."""
    first = opens - (opens - _EPOCH) % -_QUARTER
    return first if first >= since else since - (since - first) % -LENGTH


def _half_day(at: datetime, calls: Schedule) -> tuple[date, bool]:
    local = at.astimezone(calls.hours.zone)
    return local.date(), local.hour >= AFTERNOON
