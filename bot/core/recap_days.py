"""For which days recaps are due, and at which instant: by the office's calendar, before a day on which it is closed.

A recap is named by its day as it was agreed (`on`, a date of the office). Where the office is closed all of that day,
it goes on the last day before on which the office is open, but after the day of the recap before; in a spell of closed
days that is longer than that there is none. So no two ever share a day, and they keep their order.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bot.core.hours import Schedule
from bot.core.recaps import RecapSet

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
HOUR_MINUTES = 60
# Older ones that were missed are nobody's concern any more; nor is what comes in several years.
_LOOK_BACK = timedelta(days=70)
_LOOK_AHEAD = 120


class Occurrence(NamedTuple):
    """The recap for the day `on`, and when it is due (UTC)."""

    on: date
    at: datetime


def days(given: RecapSet, after: date) -> Iterator[date]:
    """The days as they were agreed, in order, from the first one after that day on; none if there are no recaps."""
    if given.every == "week":
        day = after + DAY
        day += ((given.weekday or 0) - day.weekday()) % 7 * DAY
        while True:
            yield day
            day += WEEK
    if given.every == "month":
        month = after.replace(day=1)
        while True:
            day = _clamped(month, given)
            if day > after:
                yield day
            month = (month + 31 * DAY).replace(day=1)


def before(given: RecapSet, on: date) -> date:
    """The day of the recap before."""
    if given.every == "week":
        return on - WEEK
    return _clamped(on.replace(day=1) - DAY, given)


@lru_cache(maxsize=4096)
def occurrence(given: RecapSet, on: date, schedule: Schedule) -> Occurrence | None:
    """The recap for that day; None if the office is closed on it and on all days back to the recap before."""
    day, floor = on, before(given, on)
    while day > floor:
        if opens_on(schedule, day):
            return Occurrence(on, _instant(day, given.minute, schedule))
        day -= DAY
    return None


def to_see_to(given: RecapSet, schedule: Schedule, *, after: date, since: datetime, now: datetime) -> Occurrence | None:
    """The recap to see to: the newest one that is due by now, else the next. `after` is the day that was seen to last.

    What was due by `since`, when all this was agreed, does not count. Of several that were missed the newest alone is
    seen to; if the next one is less than a day away, that one.
    """
    missed = None
    first = max(after, now.astimezone(schedule.hours.zone).date() - _LOOK_BACK)
    for on in islice(days(given, first), _LOOK_AHEAD):
        found = occurrence(given, on, schedule)
        if found is None or found.at <= since:
            continue
        if found.at > now:
            return found if missed is None or found.at - now < DAY else missed
        missed = found
    return missed


def opens_on(schedule: Schedule, day: date) -> bool:
    """Whether the office is open at any time of that day."""
    midnight, end = _instant(day, 0, schedule), _instant(day + DAY, 0, schedule)
    if schedule.is_open(midnight):
        return True
    opens = schedule.next_opening(midnight)
    return opens is not None and opens < end


def _clamped(month: date, given: RecapSet) -> date:
    last = monthrange(month.year, month.month)[1]
    return month.replace(day=min(given.monthday or last, last))


def _instant(day: date, minute: int, schedule: Schedule) -> datetime:
    """A time that comes twice that day is meant the first time; one that is left out is an hour later on the clock."""
    clock = time(*divmod(minute, HOUR_MINUTES))
    return datetime.combine(day, clock, schedule.hours.zone).astimezone(UTC)
