"""`/call`: a client is offered three times for a call and chooses one. Or moves it, or cancels it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.core.call_slots import NOTICE, choice_of, is_free, offered
from bot.core.cards import redraw, with_card
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson, Pressed
from bot.core.places import payer
from bot.core.rows import Card, Client
from bot.core.spans import Span
from bot.core.working_time import after
from handlers.approvers import decides
from handlers.arranging import arranged, cancelled, closed, next_of, offer_redrawn, wish
from handlers.arranging import shown as call_shown
from handlers.clients import named
from handlers.replies import line, reply, reply_with_card, toast
from handlers.verbs import word_of


def asked(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """A client wants a call, by command or in a plain word. `/call cancel` gives the time back."""
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    if client is None:
        return line(event, desk, "write-to-me-privately")
    contact = decides(event, client, desk)
    if contact is None:
        return _not_theirs(event, client, desk)
    call = next_of(client, contact, desk)
    if isinstance(event, Commanded) and word_of(event.rest.strip()) == "cancel":
        row = desk.appointments.get(call.appointment) if call else None
        return cancelled(event, row, contact, desk) if row else line(event, desk, "call-none-yours")
    return call_shown(event, client, call, desk) if call else offer(event, client, desk)


def _not_theirs(event: FromPerson, client: str, desk: Desk) -> Sequence[Effect]:
    approvers = desk.client(client).approvers
    people = {each.contact: each.name for each in desk.people.where(client=client) if each.name}
    names = ", ".join(people[contact] for contact in approvers if contact in people)
    return line(event, desk, "call-who-can", names=names) if names else line(event, desk, "call-not-yours")


def earliest(desk: Desk) -> datetime:
    """When the first call can be that is asked for now."""
    return after(desk.schedule, desk.now, NOTICE) or desk.now + NOTICE


def taken(desk: Desk) -> list[Span]:
    """When calls with any client are arranged already."""
    return [(row.starts_at, row.ends_at) for row in desk.appointments.where() if row.ends_at > desk.now]


def times(desk: Desk, before: Sequence[datetime] = ()) -> list[str]:
    """Up to three times to choose from, as a card keeps them; others than `before`."""
    calls = desk.call_schedule
    found = offered(calls, earliest(desk), taken(desk), before) if calls else ()
    return [at.isoformat() for at in found]


def offer(
    event: FromPerson, client: str, desk: Desk, *, moves: str | None = None, lead: str | None = None
) -> Sequence[Effect]:
    """Three times; where there are none, the office hears of the wish. `moves`: the call that is to be at another."""
    slots = times(desk)
    if not slots:
        return wish(event, client, desk, _why_none(desk))
    data = {"slots": slots, "shown": slots, "moves": moves, "lead": lead}
    return reply_with_card(event, desk, "call_offer", subject="call_offer", may="client", client=client, data=data)


def _why_none(desk: Desk) -> str:
    return "call-none-yet" if desk.call_schedule is None else "call-full"


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`at-…` (minutes since 1970): that time; `other`: three others; `none`: the office hears of the wish."""
    card = desk.cards.get(event.token)
    contact = decides(event, card.client, desk) if card else None
    if card is None or card.client is None or card.state != "open":
        return toast(event, desk, "button-old")
    if contact is None:
        return toast(event, desk, "call-not-yours")
    if event.choice == "other":
        return (*others(event, card, desk), Answer())
    if event.choice == "none":
        return (*none_of_them(event, card, desk), Answer())
    shown = map(datetime.fromisoformat, card.data["shown"])
    at = next((each for each in shown if choice_of(each) == event.choice), None)
    if at is None:
        return toast(event, desk, "button-old")
    return (*chosen(event, card, contact, at, desk), Answer())


def chosen(event: FromPerson, card: Card, contact: str, at: datetime, desk: Desk) -> Sequence[Effect]:
    """The time is taken, if it still can be had: else there are three others."""
    client, moves = card.client or "", card.data["moves"]
    call = next_of(client, contact, desk)
    moved = desk.appointments.get(moves)
    if moved is None or moved.starts_at <= desk.now:
        moves = None  # it was cancelled meanwhile, or has begun: this is another call
    if moves is None and call is not None:
        return (*closed(event, card, "over"), *call_shown(event, client, call, desk))
    if at > desk.now and is_free(desk.call_schedule, at, taken(desk)):
        done = closed(event, card, "booked", at=at.isoformat())
        return (*done, *arranged(event, client, contact, at, moves, desk))
    there = any(starts <= at < ends for starts, ends in taken(desk))
    return fresh(event, card, "call-taken" if there else "call-gone", desk)


def fresh(event: FromPerson, card: Card, lead: str, desk: Desk) -> Sequence[Effect]:
    """Three times anew, with the reason: in place of the old ones under a button, else below what was written."""
    if not isinstance(event, Pressed):
        moves = card.data["moves"]
        return (*closed(event, card, "over"), *offer(event, card.client or "", desk, moves=moves, lead=lead))
    return _instead(event, card, times(desk), lead, desk)


def others(event: FromPerson, card: Card, desk: Desk) -> Sequence[Effect]:
    """The next three, after all that the card has shown."""
    before = card.data["shown"]
    slots = times(desk, tuple(map(datetime.fromisoformat, before)))
    if isinstance(event, Pressed):
        return _instead(event, card, slots, None, desk)
    if not slots:
        return (*closed(event, card, "none"), *wish(event, card.client or "", desk, _why_none(desk)))
    data = {**card.data, "slots": slots, "shown": [*before, *slots], "lead": None, "echo": False}
    new = reply_with_card(event, desk, "call_offer", subject="call_offer", may="client", client=card.client, data=data)
    return (*closed(event, card, "over"), *new)


def _instead(event: FromPerson, card: Card, slots: list[str], lead: str | None, desk: Desk) -> Sequence[Effect]:
    """The card with these times; none left: the office hears of the wish."""
    if not slots:
        return (*closed(event, card, "none"), *wish(event, card.client or "", desk, _why_none(desk)))
    shown = [*dict.fromkeys([*card.data["shown"], *slots])]  # somebody may see the ones before, and press
    kept = replace(card, data={**card.data, "slots": slots, "shown": shown, "lead": lead, "echo": False})
    return (Keep("cards", card.token, kept), offer_redrawn(event, card))


def none_of_them(event: FromPerson, card: Card, desk: Desk) -> Sequence[Effect]:
    """No time suits: how else, the office will say."""
    told = wish(event, card.client or "", desk, "call-passed-on", "call-wish-other")
    return (*closed(event, card, "none"), *told)


def call_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:  # noqa: PLR0911  one line a case
    """Under a call that is arranged: `cancel`, or (for the client) `move`."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None:
        return toast(event, desk, "button-old")
    contact = decides(event, card.client, desk) if card.may == "client" else None
    if card.may == "client" and contact is None:
        return toast(event, desk, "call-not-yours")
    known = desk.client(card.client).touch.appointments.get(card.data["appointment"])
    if known is None or known.cancelled or known.starts_at.isoformat() != card.data["starts_at"]:
        return toast(event, desk, "button-old")
    if known.starts_at <= desk.now:
        return toast(event, desk, "call-begun")
    row = desk.appointments.get(known.appointment)
    if event.choice == "cancel" and row is not None:
        return (*cancelled(event, row, contact, desk), Answer())
    if event.choice == "move" and contact is not None:
        return (*offer(event, card.client, desk, moves=known.appointment), Answer())
    return toast(event, desk, "button-old")


def command(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """For the office: `/call` (those to come), `/call CLIENT` (offers three times), `/call CLIENT cancel`."""
    if not event.rest.strip():
        return reply(event, desk, "call_list")
    client, rest = named(event.rest.strip(), desk)
    calls = [row for row in desk.appointments.where(client=client.client) if row.starts_at > desk.now]
    calls.sort(key=lambda row: row.starts_at)
    if word_of(rest) == "cancel":
        if not calls:
            raise BadInput("call-none-to-cancel", name=client.name)
        if len(calls) == 1:
            elsewhere = event.chat.id != desk.office_chat  # there the news is the answer
            told = line(event, desk, "call-cancel-done", name=client.name) if elsewhere else ()
            return (*cancelled(event, calls[0], None, desk), *told)
        data = {"appointments": [row.appointment for row in calls]}
        return reply_with_card(event, desk, "call_which", subject="call_which", client=client.client, data=data)
    if rest:
        raise BadInput("call-what")
    return _offered(event, client, desk)


def _offered(event: Commanded, client: Client, desk: Desk) -> Sequence[Effect]:
    """The office wants a call: the client gets the times, where somebody decides."""
    place = payer(client.client, desk)
    if place is None:
        raise BadInput("call-nobody", name=client.name)
    chat, person = place
    call = next_of(client.client, person.contact or "", desk) if person else None
    if call is not None:
        return reply(event, desk, "call_list", client=client.client)
    slots = times(desk)
    if not slots:
        raise BadInput("call-no-hours" if desk.call_schedule is None else "call-no-times")
    args = {"client": client.client, "account": person.account if person else None}
    sent = Send(id=f"call-offer:{event.id}", chat=chat, say="call_offer", args=args, client=client.client)
    data = {"slots": slots, "shown": slots, "moves": None, "lead": "call-offer-office"}
    told = line(event, desk, "call-offered", name=client.name, count=len(slots))
    return (*with_card(sent, desk, subject="call_offer", may="client", data=data), *told)


def which_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """The office has said which of several calls is cancelled: `c0` is the first of the card's."""
    card = desk.cards.get(event.token)
    place = re.fullmatch(r"c(\d{1,3})", event.choice)
    listed = card.data["appointments"] if card else []
    if card is None or place is None or int(place[1]) >= len(listed):
        return toast(event, desk, "button-old")
    row = desk.appointments.get(listed[int(place[1])])
    if row is None or row.starts_at <= desk.now:
        return toast(event, desk, "button-old")
    again = redraw(card, f"edit:{event.id}", "call_which", client=card.client)
    return (*cancelled(event, row, None, desk), again, Answer())
