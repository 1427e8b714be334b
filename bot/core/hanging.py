"""The cards that hang before somebody's eyes."""

from __future__ import annotations

from typing import Any

from bot.core.desk import Desk
from bot.core.rows import Card


def hanging(account: str, chat: str, desk: Desk, **equal: Any) -> list[Card]:
    """Those of the person's own client in that chat, with these fields, in order, as they were when the event came.

    They are found by the client, since to look through all others' at every message takes longer than all the rest; and
    once for each event, since what one message may mean is asked of it half a dozen times.
    """
    cards = desk.hanging.get((account, chat))
    if cards is None:
        person = desk.people.get(account)
        cards = desk.cards.where(client=person.client, chat=chat) if person and person.client else []
        desk.hanging[account, chat] = cards
    return [card for card in cards if all(getattr(card, field) == value for field, value in equal.items())]
