"""Somebody unknown who writes: the card on which the office decides who that is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.cards import with_card
from bot.core.desk import Desk
from bot.core.effects import Effect, Send
from bot.core.rows import Card, Held


def card_of(account: str, desk: Desk) -> Card | None:
    """The stranger's card, if the office was handed one."""
    cards = desk.cards.where(subject="stranger", parcel=_occurrence(account))
    return cards[-1] if cards else None


def is_new(held: Held, desk: Desk) -> bool:
    """Whether a stranger wrote this of whom the office has no card yet."""
    return held.client is None and not held.shared and card_of(held.by, desk) is None


def card(items: Sequence[Held], desk: Desk) -> Sequence[Effect]:
    """The stranger's message (or album) with the card's buttons, to the office."""
    if desk.office_chat is None:
        return ()
    by = items[0].by
    send = Send(id=_occurrence(by), chat=desk.office_chat, say="stranger_card", args={"after": f"describe:{by}"})
    data = {"account": by, "messages": [each.id for each in items]}
    return with_card(send, desk, subject="stranger", may="member", data=data)


def _occurrence(account: str) -> str:
    return f"stranger-card:{account}"
