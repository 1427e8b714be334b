"""Which card of ours a message answers: the one to which it replies, or in a private chat the one that asked last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.desk import Desk
from bot.core.events import Wrote
from bot.core.rows import Card
from handlers.relay import spot

# So long the answer to our question need not be a reply to it.
PATIENCE = timedelta(days=1)


def replied_to(event: Wrote, kind: str, desk: Desk) -> Card | None:
    """The card to whose message, or to a question below it, this is a reply; `kind` as in Post."""
    post = desk.posts.get(spot(event.chat.id, event.reply_to)) if event.reply_to else None
    return desk.cards.get(post.about[0][0]) if post is not None and post.kind == kind else None


def asked_last(cards: Sequence[Card], event: Wrote, desk: Desk) -> Card | None:
    """Of these cards the one whose question this person was asked last, if that is not too long ago."""
    since = (desk.now - PATIENCE).timestamp()
    asked = [card for card in cards if card.data.get("asked") == event.by.id and card.data.get("asked_at", 0) >= since]
    # At the same instant the card that was made last.
    return max(reversed(asked), key=lambda card: float(card.data["asked_at"]), default=None)
