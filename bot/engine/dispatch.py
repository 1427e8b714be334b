"""Which function an event is for, and whether this person may."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep
from bot.core.errors import BadInput
from bot.core.events import Commanded, Event, Prepared, Pressed
from bot.core.rows import Card, Parcel
from bot.core.tables import Effects, Handler, Tables


def handle(event: Event, desk: Desk, tables: Tables) -> Effects:
    """What follows from the event; what cannot be meant gets a kind answer."""
    try:
        return _handler(event, desk, tables)(event, desk)
    except BadInput as error:
        return tables.bad_input(event, desk, error)


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
    if card.chat != event.chat.id or (card.message is not None and card.message != event.message):
        return tables.old_button
    audience = desk.audience(event.by)
    if audience not in ("owner", card.may):
        return tables.forbidden_button
    press = tables.buttons[card.subject]
    return press if card.message else _where_it_hangs(card, press)


def _where_it_hangs(card: Card, press: Handler) -> Handler:
    """A press can overtake the word that the card was delivered; it proves where the card hangs."""

    def press_first(event: Pressed, desk: Desk) -> Effects:
        effects: list[Effect] = [Keep("cards", card.token, replace(card, message=event.message))]
        parcel = desk.outbox.get(card.parcel)
        if isinstance(parcel, Parcel) and parcel.state in ("sending", "unsure"):
            effects.append(Keep("outbox", parcel.id, replace(parcel, state="sent", message=event.message)))
        return (*effects, *press(event, desk))

    return press_first


def _nothing(_event: Event, _desk: Desk) -> Effects:
    return (Answer(),)
