"""What becomes of a call: it is arranged, moved, cancelled; or the wish for one is passed on to the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from bot.core.appointment_rows import Arranged
from bot.core.appointments import Appointment, AppointmentCancelled, AppointmentMade, to_come
from bot.core.call_slots import LENGTH
from bot.core.cards import redraw, with_card
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.events import Commanded, FromPerson, Pressed
from bot.core.facts import How
from bot.core.rows import Card, Held, May
from handlers.relay import hand_over, spot
from handlers.replies import opening, reply, reply_with_card

REMINDED_BEFORE = timedelta(hours=1)


def next_of(client: str, contact: str, desk: Desk) -> Appointment | None:
    """The next call with this contact that has not begun."""
    calls = to_come(desk.client(client).touch.appointments, desk.now)
    return next((each for each in calls if each.contact == contact and each.starts_at > desk.now), None)


def arranged(  # noqa: PLR0913, PLR0917  an appointment is made of these
    event: FromPerson, client: str, contact: str, at: datetime, moves: str | None, desk: Desk
) -> Sequence[Effect]:
    """The call is at that time; what `moves` is not at its own any more. Both sides are told."""
    appointment = moves or desk.fresh("n")
    before = desk.client(client).touch.appointments.get(appointment)
    facts = AppointmentMade(appointment=appointment, contact=contact, starts_at=at, ends_at=at + LENGTH)
    remind_at = at - REMINDED_BEFORE
    row = Arranged(
        appointment=appointment,
        client=client,
        account=event.by.id,
        chat=event.chat.id,
        thread=event.thread,
        starts_at=at,
        ends_at=at + LENGTH,
        remind_at=remind_at if remind_at > desk.now else None,
    )
    was = before.starts_at.isoformat() if before else None
    record = Record(ledger=client, facts=facts, how=how_of(event), subject=appointment, opening=opening(event, desk))
    return (
        record,
        Keep("appointments", appointment, row),
        *told(event, "call_arranged", row, desk, was=was),
        *(_redrawn(event, client, before, desk) if before else ()),
    )


def cancelled(event: FromPerson, row: Arranged, contact: str | None, desk: Desk) -> Sequence[Effect]:
    """It will not take place: a contact says so, or (None) the office. Both sides are told."""
    facts = AppointmentCancelled(appointment=row.appointment, contact=contact)
    value = opening(event, desk)
    here = replace(row, account=event.by.id, chat=event.chat.id, thread=event.thread) if contact else row
    return (
        Record(ledger=row.client, facts=facts, how=how_of(event), subject=row.appointment, opening=value),
        Keep("appointments", row.appointment, None),
        *told(event, "call_cancelled", here, desk, by="client" if contact else "office"),
        *_redrawn(event, row.client, row, desk),
    )


def shown(event: FromPerson, client: str, call: Appointment, desk: Desk) -> Sequence[Effect]:
    """To the client: the call as it is arranged, with what can be done about it."""
    about = {"appointment": call.appointment, "starts_at": call.starts_at.isoformat()}
    return reply_with_card(
        event,
        desk,
        "call_arranged",
        subject="call",
        may="client",
        client=client,
        data={**about, "account": event.by.id},
        to="client",
        **about,
    )


def wish(event: FromPerson, client: str, desk: Desk, told: str, said: str = "call-wish") -> Sequence[Effect]:
    """There is no time to choose from: the office hears of the wish as of any message, and the client that it does."""
    is_open = desk.schedule_for(client).is_open(desk.now)
    held = Held(
        id=spot(event.chat.id, desk.fresh("n")),
        chat=event.chat.id,
        by=event.by.id,
        text=desk.say(said, desk.office.language),
        at=desk.now,
        state="passed" if is_open and desk.office_chat is not None else "held",
        thread=event.thread,
        shared=event.chat.shared,
        client=client,
    )
    return (
        Keep("messages", held.id, held),
        *(hand_over(held, desk) if held.state == "passed" else ()),
        *reply(event, desk, "call_passed_on", client=client, key=told),
    )


def closed(event: FromPerson, card: Card, state: str, **data: Any) -> Sequence[Effect]:
    """An offer that has done its duty."""
    return (
        Keep("cards", card.token, replace(card, state=state, data={**card.data, **data})),
        offer_redrawn(event, card),
    )


def offer_redrawn(event: FromPerson, card: Card) -> Send:
    """An offer as its card says now."""
    return redraw(card, f"edit:{event.id}", "call_offer", client=card.client, account=event.by.id)


def how_of(event: FromPerson) -> How:
    """In which way it was said."""
    if isinstance(event, Commanded):
        return "command"
    return "inline_button" if isinstance(event, Pressed) else "typed"


def told(event: FromPerson, say: str, row: Arranged, desk: Desk, **more: str | None) -> Sequence[Effect]:
    """The same to both sides, each with a card of its own where there is something to press."""
    about = {"client": row.client, "appointment": row.appointment, "starts_at": row.starts_at.isoformat()}
    effects: list[Effect] = []
    places = [("client", row.chat, row.thread)]
    places += [("office", desk.office_chat, None)] if desk.office_chat else []
    for to, chat, thread in places:
        args: dict[str, Any] = {**about, **more, "account": row.account, "to": to, "at": desk.now.isoformat()}
        send = Send(id=f"{say}:{event.id}:{to}", chat=chat, thread=thread, say=say, args=args, client=row.client)
        if say != "call_arranged":
            effects.append(send)
            continue
        may: May = "client" if to == "client" else "member"
        effects += with_card(send, desk, subject="call", may=may, data={**about, "account": row.account})
    return effects


def _redrawn(event: FromPerson, client: str, before: Appointment | Arranged, desk: Desk) -> Sequence[Effect]:
    """What hangs in the chats about the call as it was says that it is not so any more."""
    return [
        redraw(
            card,
            f"edit:{event.id}:{card.token}",
            "call_arranged",
            **{**card.data, "client": client, "to": "client" if card.may == "client" else "office", "redraw": True},
        )
        for card in desk.cards.where(subject="call", client=client)
        if (card.data["appointment"], card.data["starts_at"]) == (before.appointment, before.starts_at.isoformat())
    ]
