"""The away reply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.effects import Message
from bot.core.hours import Schedule
from bot.messages.parts import message, office_name, reader_of, text, theirs


def away(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """When the office opens again and that the message is kept. Nothing, if it has opened meanwhile."""
    if desk.schedule.is_open(desk.now):
        return None
    reader = reader_of(desk, args)
    office = office_name(desk, reader)
    opens_at = desk.schedule.reopens_at(desk.now)
    if opens_at is None:
        frame = text(desk, reader, "away-no-date", office=office)
    else:
        frame = text(desk, reader, "away", office=office, opening=theirs(desk, reader, opens_at))
    reason = _reason(desk)
    return message(reader, frame, text(desk, reader, "away-reason", reason=reason) if reason else None)


def _reason(desk: Desk) -> str:
    """Why the office stays closed when by its hours it would be open next: tonight a vacation from tomorrow counts."""
    if not desk.office.aways:
        return ""
    by_hours = Schedule(desk.schedule.hours)
    at = desk.now if by_hours.is_open(desk.now) else by_hours.next_opening(desk.now) or desk.now
    running = [
        each.away for each in desk.office.aways if each.starts_at <= at and (each.ends_at is None or each.ends_at > at)
    ]
    titles = [title.text for title in map(desk.titles.get, running) if title]
    return titles[-1] if titles else ""
