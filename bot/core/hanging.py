"""The cards that a client has before their eyes: what a message in words may answer."""

from __future__ import annotations

from typing import Any

from bot.core.desk import Desk
from bot.core.rows import Card


def hanging(account: str, chat: str, desk: Desk, **equal: Any) -> list[Card]:
    """The cards in `chat` of the client for whom `account` speaks, oldest first, of which these fields are as given.

    They are looked up once for each event, since half a dozen handlers ask what a message may mean: so they are as they
    were when it came. They are looked up by client, since all of an office's cards are too many to go through.
    """
    cards = desk.hanging.get((account, chat))
    if cards is None:
        person = desk.people.get(account)
        cards = desk.cards.where(client=person.client, chat=chat) if person and person.client else []
        desk.hanging[account, chat] = cards
    return [card for card in cards if all(getattr(card, field) == value for field, value in equal.items())]
