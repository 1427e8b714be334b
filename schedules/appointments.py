"""Calls that were arranged: an hour before, both sides are reminded.

It is the one thing that the clock sends at any hour: the client has chosen it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.core.appointment_rows import Arranged
from bot.core.appointments import AppointmentReminded
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send

name = "appointments"
forgets = False

# So many a commit: many clients may be called at three, and others wait meanwhile.
AT_ONCE = 250


def next_due(desk: Desk) -> datetime | None:
    """The first reminder of a call that has not begun."""
    return min((row.remind_at for row in _to_come(desk) if row.remind_at is not None), default=None)


def due(desk: Desk) -> Sequence[Effect]:
    """All that are; what has begun during an outage is not reminded of."""
    effects: list[Effect] = []
    late = [row for row in _to_come(desk) if row.remind_at is not None and row.remind_at <= desk.now]
    for row in late[:AT_ONCE]:
        facts = AppointmentReminded(appointment=row.appointment)
        effects += [
            Keep("appointments", row.appointment, replace(row, remind_at=None)),
            Record(ledger=row.client, facts=facts, how="clock", subject=row.appointment),
            *_reminders(row, desk),
        ]
    return effects


def _to_come(desk: Desk) -> list[Arranged]:
    return [row for row in desk.appointments.where() if row.starts_at > desk.now]


def _reminders(row: Arranged, desk: Desk) -> list[Send]:
    starts_at = row.starts_at.isoformat()
    about = {"client": row.client, "appointment": row.appointment, "starts_at": starts_at, "account": row.account}
    places = [("client", row.chat, row.thread)]
    places += [("office", desk.office_chat, None)] if desk.office_chat else []
    return [
        Send(
            id=f"call-reminder:{row.appointment}:{starts_at}:{to}",
            chat=chat,
            thread=thread,
            say="call_reminder",
            args={**about, "to": to},
            client=row.client,
        )
        for to, chat, thread in places
    ]
