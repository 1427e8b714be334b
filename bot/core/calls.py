"""Urgent calls: how long one waits for an answer, and how the client hears of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.effects import Send
from bot.core.entries import Outcome
from bot.core.rows import Call

ANSWERED_WITHIN = timedelta(minutes=15)


def waits_until(call: Call) -> datetime:
    """When the client is told that nobody has answered."""
    return call.at + ANSWERED_WITHIN


def outcome_told(call: Call, outcome: Outcome) -> Send:
    """To the client, where the call was made."""
    return Send(
        id=f"call:{call.id}:{outcome}",
        chat=call.chat,
        thread=call.thread,
        say="urgent_outcome",
        args={"call": call.id, "outcome": outcome, "account": call.account, "client": call.client},
        client=call.client,
    )
