"""Working time: so many hours of an office's open time after an instant, or before it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.hours import Schedule
from bot.core.spans import Span

_DAY = timedelta(days=1)
_HORIZON = timedelta(days=120)


def after(schedule: Schedule, at: datetime, working: timedelta) -> datetime | None:
    """When so much open time has passed since `at`; None if the office is not open that long within some months."""
    left, now = working, at
    while now - at <= _HORIZON:
        opens = now if schedule.is_open(now) else schedule.next_opening(now)
        if opens is None:
            return None
        closes = schedule.next_closing(opens)
        if closes is None or closes - opens >= left:
            return opens + left
        left -= closes - opens
        now = closes
    return None


def before(schedule: Schedule, at: datetime, working: timedelta) -> datetime | None:
    """The latest instant from which so much open time passes until `at`; None if there is none within some months."""
    left, until, days = working, at, 0
    while days * _DAY <= _HORIZON:
        since = until - _DAY
        for opens, closes in reversed(open_between(schedule, since, until)):
            if closes - opens >= left:
                return closes - left
            left -= closes - opens
        until, days = since, days + 1
    return None


def between(schedule: Schedule, since: datetime, until: datetime) -> timedelta:
    """How much open time there is from `since` until `until`; none if that is over."""
    return sum((closes - opens for opens, closes in open_between(schedule, since, until)), timedelta())


def open_between(schedule: Schedule, since: datetime, until: datetime) -> list[Span]:
    """The open spans of a stretch, cut off at its ends."""
    found, now = [], since
    while now < until:
        opens = now if schedule.is_open(now) else schedule.next_opening(now)
        if opens is None or opens >= until:
            break
        closes = schedule.next_closing(opens)
        found.append((opens, min(closes or until, until)))
        now = found[-1][1]
    return found
