"""Somebody unknown who writes: the card on which the office decides who that is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.rows import Card, Held


def card_of(account: str, desk: Desk) -> Card | None:
    """The stranger's card, if the office was handed one."""
    cards = desk.cards.where(subject="stranger", parcel=_occurrence(account))
    return cards[-1] if cards else None


def is_new(held: Held, desk: Desk) -> bool:
    """Whether a stranger wrote this of whom the office has no card yet."""
    return held.client is None and not held.shared and card_of(held.by, desk) is None


def card(held: Held, desk: Desk) -> Sequence[Effect]:
    """The stranger's message with the card's buttons, to the office."""
    if desk.office_chat is None:
        return ()
    token = desk.fresh("t")
    occurrence = _occurrence(held.by)
    made = Card(
        token=token,
        subject="stranger",
        may="member",
        chat=desk.office_chat,
        at=desk.now,
        parcel=occurrence,
        data={"account": held.by, "messages": [held.id]},
    )
    args = {"card": token, "after": f"describe:{held.by}"}
    return (Keep("cards", token, made), Send(id=occurrence, chat=made.chat, say="stranger_card", args=args))


def _occurrence(account: str) -> str:
    return f"stranger-card:{account}"
