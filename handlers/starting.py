"""`/gate CLIENT`: whether work may start; and who begins all the same, which goes on record as their choice."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Record
from bot.core.events import Commanded, Pressed
from bot.core.gate import unready
from bot.core.quote_entries import WorkStarted
from bot.core.rows import Client
from handlers.replies import opening, reply_with_card, toast


def gate(event: Commanded, client: Client, desk: Desk) -> Sequence[Effect]:
    """For the work as a whole: the signature of every quote, and its deposit."""
    return reply_with_card(event, desk, "gate_start", subject="start", client=client.client)


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """Start regardless: on record for each quote that stands in the way now."""
    card = desk.cards.get(event.token)
    state = desk.client(card.client) if card and card.client else None
    begun = [quote for quote in unready(state) if quote not in state.started] if state else []
    if card is None or card.client is None or event.choice != "start" or not begun:
        return toast(event, desk, "button-old")
    return (
        *(
            Record(
                ledger=card.client,
                facts=WorkStarted(quote=quote),
                how="inline_button",
                subject=quote,
                opening=opening(event, desk),
            )
            for quote in begun
        ),
        redraw(card, f"edit:{event.id}", "gate_start", account=event.by.id, client=card.client),
        Answer(desk.say("gate-started", desk.office.language)),
    )
