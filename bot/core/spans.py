"""Spans of time `[start, end)`, and the stretches of a zone in which the wall clock runs evenly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)

Span = tuple[datetime, datetime]


def merged(spans: Iterable[Span]) -> Iterator[Span]:
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


def without(spans: Iterable[Span], closures: list[Span]) -> Iterator[Span]:
    """What merged closures leave of spans."""
    for opens, closes in spans:
        for start, end in closures:
            if start < closes and opens < end:
                if opens < start:
                    yield opens, start
                opens = end  # noqa: PLW2901  the rest of the span, to be cut further
        if opens < closes:
            yield opens, closes


def stretches(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, timedelta]]:
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
