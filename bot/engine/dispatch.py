"""Which function an event is for, and whether this person may."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.cards import later_parts
from bot.core.desk import Desk
from bot.core.effects import Answer
from bot.core.errors import BadInput
from bot.core.events import Commanded, Done, Event, Prepared, Pressed
from bot.core.rows import Card
from bot.core.tables import Effects, Handler, Tables


def handle(event: Event, desk: Desk, tables: Tables) -> Effects:
    """What follows from the event; what cannot be meant gets a kind answer."""
    try:
        return _handler(event, desk, tables)(event, desk)
    except BadInput as error:
        return tables.bad_input(event, desk, error)


def at_home(event: Event, desk: Desk) -> Event:
    """Slack takes commands everywhere, also where two people talk alone: that looks like our own chat, but is not ours.

    A command that is no message is therefore taken as said in the private chat that is known; there it is answered.
    """
    if not isinstance(event, Commanded) or event.message is not None or event.chat.shared:
        return event
    person = desk.people.get(event.by.id)
    if person is None or person.private is None:
        return event
    return replace(event, chat=replace(event.chat, id=person.private))


def overtaken(event: Pressed, desk: Desk, tables: Tables) -> Effects:
    """A press can overtake the word that its card was delivered; it proves that it was, and where the card hangs."""
    card = desk.cards.get(event.token)
    if card is None or card.message is not None or event.message is None or not card.parcel:
        return ()
    if _button(event, desk, tables) is not tables.buttons.get(card.subject):
        return ()
    return tables.events[Done](Done(id=event.id, post=card.parcel, chat=event.chat.id, message=event.message), desk)


def _handler(event: Event, desk: Desk, tables: Tables) -> Handler:
    match event:
        case Commanded():
            return _command(event, desk, tables)
        case Pressed():
            return _button(event, desk, tables)
        case Prepared(then=then):
            return tables.prepared[then]
        case _:
            return tables.events.get(type(event), _nothing)


def _command(event: Commanded, desk: Desk, tables: Tables) -> Handler:
    verb = tables.verb_of(event.verb)
    by_audience = tables.commands.get(verb or "", {})
    audience = desk.audience(event.by)
    if audience == "owner" and "owner" not in by_audience:
        audience = "member"
    return by_audience.get(audience, tables.unknown_command)


def _button(event: Pressed, desk: Desk, tables: Tables) -> Handler:
    """Button data can be forged: the card must exist, hang in this chat, and be for this person."""
    card = desk.cards.get(event.token)
    if card is None or card.subject not in tables.buttons:
        return tables.old_button
    if card.chat != event.chat.id or not _hangs_there(event, card, desk):
        return tables.old_button
    return tables.buttons[card.subject] if _may(event, card, desk) else tables.forbidden_button


def _hangs_there(event: Pressed, card: Card, desk: Desk) -> bool:
    """On the card's message, or on a later part of it where it was too long for one."""
    if card.message in (None, event.message):
        return True
    return event.message in later_parts(card, desk).values()


def _may(event: Pressed, card: Card, desk: Desk) -> bool:
    audience = desk.audience(event.by)
    if card.may == "client":
        theirs = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
        return audience == "client" and theirs == card.client
    return audience in ("owner", card.may)


def _nothing(_event: Event, _desk: Desk) -> Effects:
    return (Answer(),)
