"""Once an office day, when it opens: whom it is time to call in person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep
from bot.core.in_person import reminder
from bot.core.post_rows import Chore

name = "in_person"
forgets = False


def next_due(desk: Desk) -> datetime | None:
    """This office day, if it was not seen to yet, or the next. So all clients are looked through but once a day."""
    chore = desk.chores.get(name)
    seen_to = _day(chore.done_at, desk) if chore else None
    at = desk.now if desk.schedule.is_open(desk.now) else desk.schedule.next_opening(desk.now)
    while at is not None and _day(at, desk) == seen_to:
        at = desk.schedule.next_opening(at)  # after lunch
    return at


def due(desk: Desk) -> Sequence[Effect]:
    """One message about all of them; most days about nobody."""
    occurrence = f"in-person:{_day(desk.now, desk)}"
    return (Keep("chores", name, Chore(done_at=desk.now)), *reminder(occurrence, desk))


def _day(at: datetime, desk: Desk) -> date:
    return at.astimezone(ZoneInfo(desk.office.timezone)).date()
