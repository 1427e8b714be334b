"""Calling a client in person: when the office is reminded of it, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.core.cards import with_card
from bot.core.checkin_rows import Nudge
from bot.core.clients import ClientState
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send

EVERY = timedelta(days=60)
LATER = timedelta(days=7)
PAGE = 8  # so many clients a message; whoever else is due comes on the next office day


def talked_at(state: ClientState, now: datetime) -> datetime | None:
    """When somebody last talked to the client: they were called, or an appointment was kept."""
    kept = [each.ends_at for each in state.touch.appointments.values() if not each.cancelled and each.ends_at <= now]
    called = state.touch.checkins.talked_at
    return max([*kept, *([called] if called else [])], default=None)


def due_at(client: str, desk: Desk) -> datetime | None:
    """When it is time to call the client; None if nobody is there, or the office wants no reminder."""
    state = desk.client(client)
    nudge = desk.nudges.get(client) or Nudge(client=client)
    if not state.contacts or state.joined_at is None or nudge.stopped or desk.clients.get(client) is None:
        return None  # the ledger of a client that was erased still has contacts
    talked = talked_at(state, desk.now)
    if nudge.snoozed_until is not None and (talked is None or talked < nudge.snoozed_until - LATER):
        return nudge.snoozed_until
    return max(at for at in (state.joined_at, talked, nudge.reminded_at) if at is not None) + EVERY


def reminder(occurrence: str, desk: Desk) -> Sequence[Effect]:
    """One message about all whom it is time to call, those first who have waited longest; nothing if there are none."""
    if desk.office_chat is None:
        return ()
    dues = [(at, client) for client in desk.office.clients if (at := due_at(client, desk)) is not None]
    due = [client for at, client in sorted(dues, key=lambda each: each[0]) if at <= desk.now]
    if not due:
        return ()
    listed = due[:PAGE]
    rows = [nudged(client, desk, reminded_at=desk.now, snoozed_until=None) for client in listed]
    send = Send(id=occurrence, chat=desk.office_chat, say="in_person", args={})
    data = {"clients": listed, "more": len(due) - len(listed), "done": [""] * len(listed)}
    return (*rows, *with_card(send, desk, subject="in_person", may="member", data=data))


def nudged(client: str, desk: Desk, **changes: datetime | bool | None) -> Keep:
    """The client's row, with these changes."""
    return Keep("nudges", client, replace(desk.nudges.get(client) or Nudge(client=client), **changes))
