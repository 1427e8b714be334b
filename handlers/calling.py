"""Calling the freelancer outside office hours: at most once an hour, with what the client wrote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.cards import with_card
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.entries import UrgentCalled
from bot.core.facts import How
from bot.core.ledger import OpeningValue
from bot.core.rows import Call, Held
from handlers.relay import spot

BETWEEN_CALLS = timedelta(hours=1)


def recent(client: str, desk: Desk) -> Call | None:
    """The client's call of the last hour."""
    calls = [call for call in desk.calls.where(client=client) if desk.now - call.at < BETWEEN_CALLS]
    return calls[-1] if calls else None


def called(call: Call, how: How, opening: OpeningValue, desk: Desk, *, shared: bool) -> Sequence[Effect]:
    """The freelancer (or the stand-in) is called at once. `shared` says whether the call was made in a shared chat."""
    held = [each for each in desk.messages.where(client=call.client) if each.state == "held"]
    urgent = held or [_unsaid(call, shared=shared)]
    stand_in = desk.stand_in
    whom = (stand_in.private if stand_in else None) or desk.owner_chat or ""
    send = Send(id=f"call:{call.id}", chat=whom, say="urgent_call", args={}, client=call.client)
    data = {"call": call.id, "items": [each.id for each in urgent]}
    facts = UrgentCalled(call=call.id, surcharge=call.surcharge)
    return (
        Keep("calls", call.id, call),
        Record(ledger=call.client, facts=facts, how=how, subject=call.id, opening=opening),
        *(Keep("messages", each.id, replace(each, urgent=True)) for each in urgent),
        *with_card(send, desk, subject="urgent_call", may="member", data=data),
    )


def _unsaid(call: Call, *, shared: bool) -> Held:
    """Who calls without a word has called all the same: there is something to reply to, and to find in the digest."""
    return Held(
        id=spot(call.chat, call.id),
        chat=call.chat,
        by=call.account,
        text="",
        at=call.at,
        state="held",
        thread=call.thread,
        shared=shared,
        client=call.client,
    )
