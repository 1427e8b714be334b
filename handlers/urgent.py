"""Urgent: a client who may calls the freelancer outside office hours; somebody answers, or the client is told so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.calls import outcome_told, settled
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.entries import UrgentCalled
from bot.core.events import FromPerson, Pressed
from bot.core.facts import Outcome
from bot.core.rows import Call, Card, Held
from handlers.relay import spot
from handlers.replies import opening, reply

BETWEEN_CALLS = timedelta(hours=1)


def asked(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """Somebody says that it is urgent, by the button or in a plain word: what that means here, and whether to call."""
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    if desk.schedule_for(client).is_open(desk.now):
        return reply(event, desk, "urgent_open")
    terms = desk.client(client).urgent if client else "never"
    if client is None or terms == "never":
        return reply(event, desk, "urgent_never", client=client)
    if terms == "paid":
        return reply(event, desk, "urgent_paid", client=client)
    before = _recent(client, desk)
    if before is not None:
        return reply(event, desk, "urgent_recent", client=client, call=before.id)
    token = desk.fresh("t")
    card = Card(
        token=token,
        subject="urgent_ask",
        may="client",
        chat=event.chat.id,
        at=desk.now,
        client=client,
        parcel=f"reply:{event.id}",
        data={"thread": event.thread},
    )
    return (Keep("cards", token, card), *reply(event, desk, "urgent_ask", client=client, card=token))


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """The button under an away reply."""
    return (*asked(event, desk), Answer())


def _recent(client: str, desk: Desk) -> Call | None:
    calls = [call for call in desk.calls.where(client=client) if desk.now - call.at < BETWEEN_CALLS]
    return calls[-1] if calls else None


def decided(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`call`, or `wait`: it can."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None or card.state != "open":
        return (Answer(desk.say("button-old", desk.reader(event.by.id).language)),)
    if event.choice == "call" and not _may_call(card.client, desk):
        # It hung there while things changed: the answer is what it would be to somebody who asks now.
        closed = Keep("cards", card.token, replace(card, state="waits"))
        return (closed, *_redrawn(event, card), *asked(event, desk), Answer())
    called = event.choice == "call"
    return (
        *(_call(event, card, card.client, desk) if called else ()),
        Keep("cards", card.token, replace(card, state="called" if called else "waits")),
        *_redrawn(event, card),
        Answer(),
    )


def _may_call(client: str, desk: Desk) -> bool:
    closed = not desk.schedule_for(client).is_open(desk.now)
    return closed and desk.client(client).urgent == "always" and _recent(client, desk) is None


def _redrawn(event: Pressed, card: Card) -> Sequence[Effect]:
    return (
        Send(
            id=f"edit:{event.id}",
            chat=card.chat,
            say="urgent_ask",
            args={"card": card.token, "account": event.by.id, "client": card.client},
            edit=card.token,
            client=card.client,
        ),
    )


def _call(event: Pressed, card: Card, client: str, desk: Desk) -> Sequence[Effect]:
    """The freelancer (or the stand-in) is called at once, with what the client wrote."""
    call = Call(
        id=desk.fresh("u"),
        client=client,
        account=event.by.id,
        chat=card.chat,
        thread=card.data["thread"],
        at=desk.now,
    )
    urgent = [held for held in desk.messages.where(client=client) if held.state == "held"] or [_unsaid(event, call)]
    token = desk.fresh("t")
    occurrence = f"call:{call.id}"
    stand_in = desk.stand_in
    whom = (stand_in.private if stand_in else None) or desk.owner_chat or ""
    hers = Card(
        token=token,
        subject="urgent_call",
        may="member",
        chat=whom,
        at=desk.now,
        client=client,
        parcel=occurrence,
        data={"call": call.id, "items": [held.id for held in urgent]},
    )
    facts = UrgentCalled(call=call.id)
    return (
        Keep("calls", call.id, call),
        Record(ledger=client, facts=facts, how="inline_button", subject=call.id, opening=opening(event, desk)),
        *(Keep("messages", held.id, replace(held, urgent=True)) for held in urgent),
        Keep("cards", token, hers),
        Send(id=occurrence, chat=whom, say="urgent_call", args={"card": token}, client=client),
    )


def _unsaid(event: Pressed, call: Call) -> Held:
    """Who calls without a word has called all the same: there is something to reply to, and to find in the digest."""
    return Held(
        id=spot(call.chat, call.id),
        chat=call.chat,
        by=call.account,
        text="",
        at=call.at,
        state="held",
        thread=call.thread,
        shared=event.chat.shared,
        client=call.client,
    )


def answered(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`take` or `cannot`; also after the 15 minutes, since late is better than never."""
    card = desk.cards.get(event.token)
    call = desk.calls.get(card.data["call"]) if card else None
    if card is None or call is None or call.state not in ("open", "unanswered") or event.choice not in _OUTCOMES:
        return (Answer(desk.say("button-old", desk.office.language)),)
    person = desk.people.get(event.by.id)
    member = person.member if person else None
    outcome = _OUTCOMES[event.choice]
    return (
        *settled(replace(call, state=outcome, member=member), "inline_button", desk, opening(event, desk)),
        outcome_told(call, outcome),
        Answer(),
    )


_OUTCOMES: dict[str, Outcome] = {"take": "taken", "cannot": "refused"}
