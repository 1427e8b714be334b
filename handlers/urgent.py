"""Urgent: a client who may calls the freelancer outside office hours; somebody answers, or the client is told so."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.calls import outcome_told, settled
from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.events import FromPerson, Pressed
from bot.core.facts import Outcome
from bot.core.rows import Call, Card
from handlers import surcharges
from handlers.calling import called, recent
from handlers.replies import opening, reply, reply_with_card, toast


def asked(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """Somebody says that it is urgent, by the button or in a plain word: what that means here, and whether to call."""
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    if desk.schedule_for(client).is_open(desk.now):
        return reply(event, desk, "urgent_open")
    terms = desk.client(client).urgent if client else "never"
    if client is None or terms == "never":
        return reply(event, desk, "urgent_never", client=client)
    before = recent(client, desk)
    if before is not None:
        return reply(event, desk, "urgent_recent", client=client, call=before.id)
    if terms == "paid":
        return surcharges.for_call(event, client, desk)
    data = {"thread": event.thread}
    return reply_with_card(event, desk, "urgent_ask", subject="urgent_ask", may="client", client=client, data=data)


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """The button under an away reply."""
    return (*asked(event, desk), Answer())


def decided(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`call`, or `wait`: it can."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None or card.state != "open":
        return toast(event, desk, "button-old")
    if event.choice == "call" and not _may_call(card.client, desk):
        # It hung there while things changed: the answer is what it would be to somebody who asks now.
        closed = Keep("cards", card.token, replace(card, state="waits"))
        return (closed, _redrawn(event, card), *asked(event, desk), Answer())
    calls = event.choice == "call"
    return (
        *(_call(event, card, card.client, desk) if calls else ()),
        Keep("cards", card.token, replace(card, state="called" if calls else "waits")),
        _redrawn(event, card),
        Answer(),
    )


def _may_call(client: str, desk: Desk) -> bool:
    closed = not desk.schedule_for(client).is_open(desk.now)
    return closed and desk.client(client).urgent == "always" and recent(client, desk) is None


def _redrawn(event: Pressed, card: Card) -> Send:
    return redraw(card, f"edit:{event.id}", "urgent_ask", account=event.by.id, client=card.client)


def _call(event: Pressed, card: Card, client: str, desk: Desk) -> Sequence[Effect]:
    call = Call(
        id=desk.fresh("u"),
        client=client,
        account=event.by.id,
        chat=card.chat,
        thread=card.data["thread"],
        at=desk.now,
    )
    return called(call, "inline_button", opening(event, desk), desk, shared=event.chat.shared)


def answered(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`take` or `cannot`; also after the 15 minutes, since late is better than never."""
    card = desk.cards.get(event.token)
    call = desk.calls.get(card.data["call"]) if card else None
    if card is None or call is None or call.state not in ("open", "unanswered") or event.choice not in _OUTCOMES:
        return toast(event, desk, "button-old")
    person = desk.people.get(event.by.id)
    member = person.member if person else None
    outcome = _OUTCOMES[event.choice]
    return (
        *settled(replace(call, state=outcome, member=member), "inline_button", desk, opening(event, desk)),
        outcome_told(call, outcome),
        Answer(),
    )


_OUTCOMES: dict[str, Outcome] = {"take": "taken", "cannot": "refused"}
