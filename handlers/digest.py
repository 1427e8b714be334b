"""The digest: what was held, in pages of eight, each item to be answered, ticked off, put off or assigned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.digests import answered, digest, waiting
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.events import Commanded, Pressed
from bot.core.rows import Card, Held
from handlers.relay import pass_on
from handlers.replies import line, toast, told_in


def command(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/digest`: now, instead of at the next opening; to whoever asks."""
    items = waiting(desk)
    if not items:
        return line(event, desk, "digest-empty")
    chat, _ = told_in(event, desk)
    return digest(f"digest:{event.id}", chat, items, desk)


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """A button: `a3` answered, `s3` snooze, `r3` read in full, `g3` assign, `m1` to whom, `p1` another page."""
    card = desk.cards.get(event.token)
    choice = re.fullmatch(r"([asrgmp])(\d{1,5})", event.choice)
    if card is None or choice is None:
        return toast(event, desk, "button-old")
    deed, number = choice[1], int(choice[2])
    if deed == "p":
        return _turned(event, card, {"page": number, "assigning": None})
    if deed == "m":
        return _assign(event, card, number, desk)
    if number >= len(card.data["items"]):
        return toast(event, desk, "button-old")
    items = [held for held in map(desk.messages.get, card.data["items"][number]) if held]
    if not items or (deed != "r" and all(held.state == "answered" for held in items)):
        return (_redraw(event, card), Answer(desk.say("digest-settled-before", desk.office.language)))
    return _settle(event, card, items, deed, desk)


def _settle(event: Pressed, card: Card, items: list[Held], deed: str, desk: Desk) -> Sequence[Effect]:
    language = desk.office.language
    if deed == "g":
        return _turned(event, card, {"assigning": int(event.choice[1:])})
    if deed == "r":
        return (*pass_on(items, f"pass:{event.id}", desk, card.chat), Answer())
    if deed == "a":
        return (
            *(Keep("messages", held.id, answered(held, desk)) for held in items),
            _redraw(event, card),
            Answer(desk.say("digest-ticked", language)),
        )
    until = desk.attended().next_opening(desk.now)
    if until is None:
        return (Answer(desk.say("digest-no-opening", language)),)
    return (
        *(Keep("messages", held.id, replace(held, snoozed_until=until)) for held in items),
        _redraw(event, card),
        Answer(desk.say("digest-snoozed", language)),
    )


def _assign(event: Pressed, card: Card, number: int, desk: Desk) -> Sequence[Effect]:
    """To one of the office, who gets the message in private, to be answered from there."""
    place, members = card.data.get("assigning"), desk.office.members
    if place is None or number >= len(members) or place >= len(card.data["items"]):
        return toast(event, desk, "button-old")
    member = desk.members.get(members[number])
    items = [held for held in map(desk.messages.get, card.data["items"][place]) if held]
    if member is None or not items:
        return toast(event, desk, "button-old")
    told = member.private is not None and member.private != card.chat
    return (
        *(Keep("messages", held.id, replace(held, assigned=member.member)) for held in items),
        *(pass_on(items, f"assign:{event.id}", desk, member.private) if told else ()),
        *_turned(event, card, {"assigning": None}),
        Answer(desk.say("digest-assigned", desk.office.language, name=member.name)),
    )


def _turned(event: Pressed, card: Card, change: dict[str, int | None]) -> Sequence[Effect]:
    turned = replace(card, data={**card.data, **change})
    return (Keep("cards", card.token, turned), _redraw(event, card), Answer())


def _redraw(event: Pressed, card: Card) -> Send:
    return redraw(card, f"edit:{event.id}", "digest")
