"""Urgent calls that nobody has answered: after a quarter of an hour the client is told so, honestly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.core.calls import outcome_told, waits_until
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.entries import UrgentAnswered

name = "calls"
forgets = False


def next_due(desk: Desk) -> datetime | None:
    """When the oldest open call has waited long enough."""
    return min(map(waits_until, desk.calls.where(state="open")), default=None)


def due(desk: Desk) -> Sequence[Effect]:
    """All that have; a member can still take one on."""
    effects: list[Effect] = []
    for call in desk.calls.where(state="open"):
        if waits_until(call) <= desk.now:
            facts = UrgentAnswered(call=call.id, outcome="unanswered")
            effects += [
                Keep("calls", call.id, replace(call, state="unanswered")),
                Record(ledger=call.client, facts=facts, how="clock", subject=call.id),
                outcome_told(call, "unanswered"),
            ]
    return effects
