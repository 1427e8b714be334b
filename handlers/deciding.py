"""What approvers do with an approval: who may, when, what goes on record, and by which buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from bot.core import approval_entries as e
from bot.core.approvals import Approval, ImpossibleMove, Move, expires_at, moved, over_rounds
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.events import Pressed, Wrote
from bot.core.facts import Facts, How
from bot.core.ledger import OpeningValue, Where
from bot.core.plan_items import open_numbers
from bot.core.rows import Card
from bot.wording.sentences import sentence
from handlers import surcharges
from handlers.approval_cards import redraw
from handlers.approvers import decides
from handlers.replies import toast, who

_FACTS: dict[Move, type[Facts]] = {
    "approve": e.ApprovalGiven,
    "change": e.ChangesAsked,
    "mark": e.ItemsMarked,
    "decline": e.ApproverDeclined,
    "refuse": e.ApprovalRefused,
    "revoke": e.ApprovalRevoked,
}
_AT_ONCE: dict[str, Move] = {"decline": "decline", "refuse": "refuse", "revoke": "revoke"}
_TOGGLED = re.compile(r"m([0-9]{1,3})")


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """What the buttons of a card do; some lead to a question first."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None:
        return toast(event, desk, "button-old")
    approval = desk.client(card.client).approvals.get(card.data["approval"])
    if approval is None or approval.version != card.version:
        return toast(event, desk, "approval-superseded")
    contact = approver(event, card, approval, desk)
    if contact is None:
        return toast(event, desk, "approval-not-yours", names=names(approval, card.client, desk))
    try:
        return (*_pressed(event, card, approval, contact, desk), Answer())
    except ImpossibleMove as error:
        return toast(event, desk, error.key, **error.words)


def _pressed(event: Pressed, card: Card, approval: Approval, contact: str, desk: Desk) -> Sequence[Effect]:
    choice = event.choice
    if choice == "approve":
        allowed(approval, "approve", contact, card, desk)
        return (
            asks(event, card, "naming", desk)
            if approval.weighty
            else decision(event, card, approval, "approve", contact, desk)
        )
    if choice == "change":
        allowed(approval, "change", contact, card, desk)
        return wishes(event, card, approval, desk)
    if choice == "refuse" and approval.what == "quote":
        return declining(event, card, approval, contact, desk)
    if choice in _AT_ONCE:
        return decision(event, card, approval, _AT_ONCE[choice], contact, desk)
    if approval.what == "plan":
        allowed(approval, "mark", contact, card, desk)
        return _marking(event, card, approval, desk)
    raise ImpossibleMove("button-old")


def _marking(event: Pressed, card: Card, approval: Approval, desk: Desk) -> Sequence[Effect]:
    """Which items of a plan shall be otherwise: one press an item, then what shall be different about them."""
    marks = card.data.get("marks", []) if card.state == "marking" else []
    toggled = _TOGGLED.fullmatch(event.choice)
    if event.choice == "marked":
        if not marks:
            raise ImpossibleMove("plan-none-marked")
        return wishes(event, card, approval, desk)
    if toggled and int(toggled[1]) in markable(approval):
        marks = sorted({*marks} ^ {int(toggled[1])})
    elif event.choice == "mark":
        marks = [number for number, item in enumerate(approval.items, 1) if item.marked]
    elif event.choice != "unmark":
        raise ImpossibleMove("button-old")
    state = "open" if event.choice == "unmark" else "marking"
    changed = replace(card, state=state, data={**card.data, "marks": marks})
    return (Keep("cards", card.token, changed), redraw(card, event.id))


def markable(approval: Approval) -> Sequence[int]:
    """Of which items one can say that they shall be otherwise: what is settled from before is asked no more."""
    everything = approval.state != "asked" or not approval.items
    return range(1, len(approval.items) + 1) if everything else open_numbers(approval.items, approval.needed)


def wishes(event: Pressed | Wrote, card: Card, approval: Approval, desk: Desk) -> Sequence[Effect]:
    """What shall be different; beyond the included rounds the price of one more comes first, if there is one."""
    if card.client and approval.cents and over_rounds(approval, desk.client(card.client).approvals):
        return (Keep("cards", card.token, card), *surcharges.for_round(event, card, approval, desk))
    return asks(event, card, "wishing", desk)


def declining(event: Pressed | Wrote, card: Card, approval: Approval, contact: str, desk: Desk) -> Sequence[Effect]:
    """Why not: a quote is declined in words, which go on record along with that it was."""
    allowed(approval, "refuse", contact, card, desk)
    return asks(event, card, "declining", desk)


def asks(event: Pressed | Wrote, card: Card, state: str, desk: Desk) -> Sequence[Effect]:
    """A question below the card, to be answered in words by whoever it was put to: the full name, or the wishes."""
    args = {"account": event.by.id, "client": card.client, "card": card.token, "asks": state}
    chat, thread = event.chat.id, event.thread
    send = Send(id=f"asks:{event.id}", chat=chat, thread=thread, say="approval_asks", args=args, client=card.client)
    return (Keep("cards", card.token, put(card, state, event.by.id, desk)), send)


def put(card: Card, state: str, account: str, desk: Desk) -> Card:
    """The card, once its question was put to that account."""
    data = {**card.data, "asked": account, "asked_at": desk.now.timestamp()}
    return replace(card, state=state, data=data)


def approver(event: Pressed | Wrote, card: Card, approval: Approval, desk: Desk) -> str | None:
    """The contact, if it was named when this was asked, and still decides for the client."""
    contact = decides(event, card.client, desk)
    return contact if contact in approval.approvers else None


def allowed(approval: Approval, move: Move, contact: str, card: Card, desk: Desk) -> None:
    """Raises ImpossibleMove: not in this state, no longer, or not by this contact."""
    moved(approval, move)
    ends_at = expires_at(approval, desk.office.timezone)
    if move in ("approve", "change", "mark") and ends_at is not None and ends_at <= desk.now:
        raise ImpossibleMove("approval-is-expired")  # the clock is about to say so
    if move == "approve" and contact in approval.given:
        raise ImpossibleMove("approval-given-before")
    if move == "decline" and contact in approval.declined:
        raise ImpossibleMove("approval-is-declined")
    if move == "revoke" and contact not in approval.given:
        raise ImpossibleMove("approval-given-by-others")
    if move == "approve" and approval.what == "surcharge" and card.client is not None:
        surcharges.check(approval, card.client, desk)


def names(approval: Approval, client: str, desk: Desk) -> str:
    """Who can decide."""
    people = {each.contact: each.name for each in desk.people.where(client=client) if each.name}
    return ", ".join(people[contact] for contact in approval.approvers if contact in people) or "–"  # noqa: RUF001  as set


def decision(  # noqa: PLR0913, PLR0917  a decision has these parts
    event: Pressed | Wrote, card: Card, approval: Approval, move: Move, contact: str, desk: Desk
) -> Sequence[Effect]:
    """On record, in the exact words; what follows from it is a reaction to the entry."""
    allowed(approval, move, contact, card, desk)
    how: How = "typed" if isinstance(event, Wrote) else "inline_button"
    reader = desk.reader(event.by.id, card.client)
    marks = tuple(card.data["marks"]) if move == "mark" else ()
    facts: Any = _FACTS[move]
    value = OpeningValue(
        shown=sentence(desk, reader.language, approval, marks) if move in ("approve", "mark") else None,
        language=reader.language,
        words=event.text if isinstance(event, Wrote) else None,
        who=who(event, desk),
        where=Where(chat=event.chat.id, message=event.message, prompt=card.message),
    )
    said = {"approval": approval.approval, "version": approval.version, "contact": contact}
    record = Record(
        ledger=card.client or "",
        facts=facts(**said, marked=marks) if move == "mark" else facts(**said),
        how=how,
        subject=approval.approval,
        subject_version=approval.version,
        opening=value,
    )
    return (Keep("cards", card.token, replace(card, state="open")), record)
