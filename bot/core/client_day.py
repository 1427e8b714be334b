"""When the clock may write to a client: on the client's working days, by the client's own wall clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from bot.core.desk import Desk
from bot.core.hours import Schedule, parse

WORKING_DAY = "Mo-Fr 09:00-18:00"


def day_of(client: str, desk: Desk, contacts: Sequence[str] = ()) -> Schedule:
    """As agreed with the client, else working days from nine to six without the office's holidays.

    The zone is that of the first of these contacts (of those who decide, if none is given) whom we know.
    """
    state = desk.client(client)
    wanted = contacts or state.approvers
    first = next((each for each in desk.people.where(client=client) if each.contact in wanted), None)
    zone = desk.reader(first.account if first else None, client).timezone
    return _schedule(state.day or WORKING_DAY, zone, state.holidays or desk.office.holidays)


def working_day_after(day: Schedule, at: datetime, days: int) -> datetime | None:
    """When so many working days after the day of `at` begin (a break does not make two of one); None if never."""
    zone, found = day.hours.zone, at
    for _ in range(days):
        tomorrow = found.astimezone(zone).date() + timedelta(days=1)
        opens = day.next_opening(datetime.combine(tomorrow, time(), zone).astimezone(UTC) - timedelta(microseconds=1))
        if opens is None:
            return None
        found = opens
    return found


@lru_cache(maxsize=1024)
def _schedule(rule: str, timezone: str, holidays: str) -> Schedule:
    return Schedule(parse(rule, timezone), holidays=holidays)
