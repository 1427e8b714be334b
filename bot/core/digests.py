"""What waits for an answer, and the card on which it is handed over."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.rows import Card, Held

PAGE = 8


def waiting(desk: Desk) -> list[Held]:
    """Messages that nobody has answered and that are not put off: by client, who waits longest first, oldest first."""
    items = [
        held
        for held in desk.messages.where()
        if held.state != "answered" and (held.snoozed_until is None or held.snoozed_until <= desk.now)
    ]
    first: dict[str, int] = {}
    items.sort(key=lambda held: held.at)
    for place, held in enumerate(items):
        first.setdefault(held.client or held.by, place)
    return sorted(items, key=lambda held: first[held.client or held.by])


def digest(occurrence: str, chat: str, items: list[str], desk: Desk) -> Sequence[Effect]:
    """The card and its message. `items` are ids of held messages, in the order in which they are numbered."""
    token = desk.fresh("t")
    card = Card(
        token=token,
        subject="digest",
        may="member",
        chat=chat,
        at=desk.now,
        parcel=occurrence,
        data={"items": items, "page": 0},
    )
    return (
        Keep("cards", token, card),
        Send(id=occurrence, chat=chat, say="digest", args={"card": token}),
    )
