"""`/hours`: what they are, and new ones, which count only after they were read back and confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.entries import HoursSet
from bot.core.events import Commanded, FromPerson, Pressed
from bot.core.hours import parse
from bot.core.office import LEDGER
from bot.core.rows import Card
from handlers.replies import opening, reply


def command(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/hours` for a member: shown, or (with a rule) read back with the next three openings and two buttons."""
    if not event.rest.strip():
        return reply(event, desk, "hours_shown")
    rule = parse(event.rest.strip(), desk.office.timezone).canonical
    token = desk.fresh("t")
    effects = list(reply(event, desk, "hours_card", card=token))
    sent = next((effect for effect in effects if isinstance(effect, Send)), None)
    if sent is None:
        return effects
    card = Card(
        token=token,
        subject="hours",
        may="owner",
        chat=sent.chat,
        at=desk.now,
        parcel=sent.id,
        data={"rule": rule, "timezone": desk.office.timezone},
    )
    return (Keep("cards", token, card), *effects)


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """Confirm or leave as they were."""
    card = desk.cards.get(event.token)
    if card is None or card.state != "open":
        return (Answer(desk.say("button-old", desk.office.language)),)
    effects: list[Effect] = []
    confirmed = event.choice == "yes"
    if confirmed:
        facts = HoursSet(rule=card.data["rule"], timezone=card.data["timezone"])
        effects.append(Record(ledger=LEDGER, facts=facts, how="inline_button", opening=opening(event, desk)))
    effects += [
        Keep("cards", card.token, replace(card, state="confirmed" if confirmed else "dropped")),
        Send(id=f"edit:{event.id}", chat=card.chat, say="hours_card", args={"card": card.token}, edit=card.token),
        Answer(),
    ]
    return effects


def told(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """For a client, by command or in a plain word: when we are open, and when next."""
    return reply(event, desk, "hours_told")
