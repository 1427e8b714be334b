"""When the clock may write to a client: on the client's working days, by the client's own wall clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from bot.core.desk import Desk
from bot.core.hours import Schedule, parse

WORKING_DAY = "Mo-Fr 09:00-18:00"


def day_of(client: str, desk: Desk, contacts: Sequence[str] = ()) -> Schedule:
    """As agreed with the client, else working days from nine to six, public holidays of the office left out.

    It is read in the zone of one of these `contacts` (if none is given, of those who decide): whom we knew first.
    """
    state = desk.client(client)
    wanted = contacts or state.approvers
    first = next((each for each in desk.people.where(client=client) if each.contact in wanted), None)
    zone = desk.reader(first.account if first else None, client).timezone
    return _schedule(state.day or WORKING_DAY, zone, state.holidays or desk.office.holidays)


def working_day_after(day: Schedule, at: datetime, days: int) -> datetime | None:
    """When the client's day begins, so many working `days` (1 or more) after the day of `at`; None if it never does.

    A break does not make two days of one, nor does working through midnight make one of two.
    """
    zone, found = day.hours.zone, at
    for _ in range(days):
        tomorrow = found.astimezone(zone).date() + timedelta(days=1)
        midnight = datetime.combine(tomorrow, time(), zone).astimezone(UTC)
        if day.is_open(midnight) and day.hours.begun_on(midnight) == tomorrow:
            found = midnight
            continue
        opens = day.next_opening(midnight - timedelta(microseconds=1))
        if opens is None:
            return None
        found = opens
    return found


@lru_cache(maxsize=1024)
def _schedule(rule: str, timezone: str, holidays: str) -> Schedule:
    return Schedule(parse(rule, timezone), holidays=holidays)
