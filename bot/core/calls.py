"""Urgent calls: how long one waits for an answer, and how the client hears of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.entries import UrgentAnswered
from bot.core.facts import How, Outcome
from bot.core.ledger import OpeningValue
from bot.core.rows import Call, Held

ANSWERED_WITHIN = timedelta(minutes=15)
TALK_ENDS_AFTER = timedelta(hours=2)


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


def talk(client: str | None, desk: Desk) -> str | None:
    """The private chat of whoever has taken the client's call: what the client adds goes there.

    None if nobody has, once the office has opened since, or once the client was silent for two hours: by then it is
    another matter, which can be called about anew.
    """
    calls = desk.calls.where(client=client, state="taken") if client else []
    if not calls or desk.schedule_for(client).is_open(desk.now):
        return None
    call = calls[-1]
    opens_at = desk.schedule_for(client).next_opening(call.at)
    said_at = max((held.at for held in desk.messages.where(client=client) if held.urgent), default=call.at)
    quiet_since = max(said_at, _taken_at(call, desk))
    if (opens_at is not None and opens_at <= desk.now) or desk.now - quiet_since > TALK_ENDS_AFTER:
        return None
    member = desk.members.get(call.member)
    return member.private if member else None


def _taken_at(call: Call, desk: Desk) -> datetime:
    """When its card was last redrawn, which may be long after the call; else (the card is gone) when it was made."""
    redrawn = desk.outbox.get(_redrawn(call, "taken"))
    return redrawn.at if redrawn else call.at


def settled(call: Call, how: How, desk: Desk, opening: OpeningValue | None = None) -> Sequence[Effect]:
    """What came of the call, as it says now, is kept and recorded, and its card shows it."""
    outcome: Outcome = "unanswered" if call.state == "open" else call.state
    facts = UrgentAnswered(call=call.id, outcome=outcome, member=call.member)
    cards = [
        card for card in desk.cards.where(subject="urgent_call", client=call.client) if card.data["call"] == call.id
    ]
    return (
        Keep("calls", call.id, call),
        Record(ledger=call.client, facts=facts, how=how, subject=call.id, opening=opening),
        *(redraw(card, _redrawn(call, outcome), "urgent_call") for card in cards),
    )


def _redrawn(call: Call, outcome: Outcome) -> str:
    """The occurrence of its card's showing what came of it."""
    return f"edit:{call.id}:{outcome}"


def answered_in_words(items: Iterable[Held], member: str | None, desk: Desk) -> Sequence[Effect]:
    """Whoever answers what was urgent has taken the call: the client is not told later that nobody could be reached."""
    clients = {held.client for held in items if held.urgent}
    return [
        effect
        for call in desk.calls.where()
        if call.client in clients and call.state in ("open", "unanswered")
        for effect in settled(replace(call, state="taken", member=member), "typed", desk)
    ]
