"""What approvers do with an approval: by button, or in words, which lead to a question, never straight to a record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from bot.core.approval_entries import ApprovalGiven, ApprovalRevoked, ApproverDeclined, ChangesAsked
from bot.core.approvals import MOVES, Approval, ImpossibleMove, Move, expires_at, moved
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.events import Pressed, Wrote
from bot.core.facts import Facts, How
from bot.core.ledger import Entry, OpeningValue, Where
from bot.core.names import plain
from bot.core.rows import Card, Post
from bot.core.sentences import SHORT, sentence, words_of
from handlers.approval_cards import redrawn
from handlers.relay import spot
from handlers.replies import line, who

LONGEST_NAME = 100
PATIENCE = timedelta(days=1)
# What people say when they approve. Anything else may be a wish, a question or small talk.
YES = frozenset(
    {"ok", "okay", "si", "yes", "va bene", "approvo", "approvato", "approved", "i approve", "confermo", "perfetto"}
)
# What nobody is called, but what people write when they do not approve.
NO = frozenset({"no", "non", "not", "ok", "si", "yes", "grazie", "thanks"})
MOST_WORDS = 6
_FACTS: dict[Move, type[Facts]] = {
    "approve": ApprovalGiven,
    "change": ChangesAsked,
    "decline": ApproverDeclined,
    "revoke": ApprovalRevoked,
}


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`approve`, `change`, `decline`, `revoke`; `yes` and `no` answer a question that words have led to."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None:
        return _toast(event, desk, "button-old")
    approval = desk.client(card.client).approvals.get(card.data["approval"])
    if approval is None or approval.version != card.version:
        return _toast(event, desk, "approval-superseded")
    contact = _approver(event, card, approval, desk)
    if contact is None:
        return _toast(event, desk, "approval-not-yours", names=names(approval, card.client, desk))
    try:
        return _pressed(event, card, approval, contact, desk)
    except ImpossibleMove as error:
        return _toast(event, desk, error.key)


def _pressed(event: Pressed, card: Card, approval: Approval, contact: str, desk: Desk) -> Sequence[Effect]:
    choice = event.choice
    if choice == "approve":
        _allowed(approval, "approve", contact, desk)
        if approval.weighty:
            return (*_asks(event, card, "naming", desk), Answer())
        return (*_decided(event, card, approval, "approve", contact, desk), Answer())
    if choice == "change":
        _allowed(approval, "change", contact, desk)
        return (*_asks(event, card, "wishing", desk), Answer())
    if choice in ("decline", "revoke"):
        return (
            *_decided(event, card, approval, "decline" if choice == "decline" else "revoke", contact, desk),
            Answer(),
        )
    return _toast(event, desk, "button-old")


def _asks(event: Pressed | Wrote, card: Card, state: str, desk: Desk) -> Sequence[Effect]:
    """A question below the card, to be answered in words by whoever it was put to: the full name, or the wishes."""
    args = {"account": event.by.id, "client": card.client, "card": card.token, "asks": state}
    chat, thread = event.chat.id, event.thread
    asks = Send(id=f"asks:{event.id}", chat=chat, thread=thread, say="approval_asks", args=args, client=card.client)
    data = {**card.data, "asked": event.by.id, "asked_at": desk.now.timestamp()}
    return (Keep("cards", card.token, replace(card, state=state, data=data)), asks)


def in_words(event: Wrote, desk: Desk) -> Sequence[Effect] | None:
    """What a client's message means for an approval; None if nothing."""
    replied = desk.posts.get(spot(event.chat.id, event.reply_to)) if event.reply_to else None
    post = replied if replied and replied.kind == "approval" else expected(event, desk)
    return words(event, post, desk) if post else None


def words(event: Wrote, post: Post, desk: Desk) -> Sequence[Effect] | None:  # noqa: PLR0911  one line a case
    """An answer in words to a card (or to a question below it); None if it is an ordinary message."""
    card = desk.cards.get(post.about[0][0])
    approval = desk.client(card.client).approvals.get(card.data["approval"]) if card and card.client else None
    if card is None or approval is None:
        return None
    if approval.version != card.version:
        return line(event, desk, "approval-superseded")
    contact = _approver(event, card, approval, desk)
    if contact is None:
        return None
    state = card.state if card.data.get("asked") == event.by.id else "open"
    if event.attachments and not event.text.strip():
        return line(event, desk, "approval-in-writing")
    if state == "naming":
        if not _is_name(event.text, who(event, desk).name):
            # In a private chat it need not be an answer: a whole sentence goes to the office, as any other does.
            answers = event.reply_to or len(event.text.split()) <= MOST_WORDS
            return line(event, desk, "approval-full-name") if answers else None
        return _decided(event, card, approval, "approve", contact, desk)
    if state == "wishing":
        return _decided(event, card, approval, "change", contact, desk)
    if plain(event.text) not in YES:
        return None
    if state == "confirming":
        return _decided(event, card, approval, "approve", contact, desk)
    _allowed(approval, "approve", contact, desk)
    return _asks(event, card, "naming" if approval.weighty else "confirming", desk)


def expected(event: Wrote, desk: Desk) -> Post | None:
    """In a private chat the answer to our last question need not be a reply to it, unless it comes a day later."""
    if event.chat.shared or event.reply_to:
        return None
    open_cards = [
        card
        for card in desk.cards.where(subject="approval", chat=event.chat.id)
        if card.state in ("naming", "wishing", "confirming") and _still_asked(card, desk)
    ]
    return Post(about=((open_cards[-1].token,),), kind="approval", at=desk.now) if open_cards else None


def _still_asked(card: Card, desk: Desk) -> bool:
    """Whether an answer in words could still decide; else what is written has nothing to do with the card."""
    if desk.now.timestamp() - card.data.get("asked_at", 0) > PATIENCE.total_seconds():
        return False
    approval = desk.client(card.client).approvals.get(card.data["approval"]) if card.client else None
    move: Move = "change" if card.state == "wishing" else "approve"
    return approval is not None and approval.version == card.version and (approval.state, move) in MOVES


def _is_name(text: str, known: str) -> bool:
    """A first and a last name: what the person is `known` as, or words that begin as names do. "Not yet" is none."""
    parts = text.split()
    if not 1 < len(parts) <= MOST_WORDS or len(text) > LONGEST_NAME or not NO.isdisjoint(map(plain, parts)):
        return False
    letters = all(part[0].isalpha() and not set(part) & set("?!:;,/@0123456789") for part in parts)
    as_known = len(set(plain(text).split()) & set(plain(known).split())) > 1
    return letters and (as_known or not (parts[0][0].islower() or parts[-1][0].islower()))


def _approver(event: Pressed | Wrote, card: Card, approval: Approval, desk: Desk) -> str | None:
    """The contact, if it was named when this was asked, and still decides for the client."""
    person = desk.people.get(event.by.id)
    contact = person.contact if person else None
    decides = card.client is not None and contact in desk.client(card.client).approvers
    return contact if decides and contact in approval.approvers else None


def _allowed(approval: Approval, move: Move, contact: str, desk: Desk) -> None:
    """Raises ImpossibleMove: not in this state, no longer, or not by this contact."""
    moved(approval, move)
    ends_at = expires_at(approval, desk.office.timezone)
    if move in ("approve", "change") and ends_at is not None and ends_at <= desk.now:
        raise ImpossibleMove("approval-is-expired")  # the clock is about to say so
    if move == "approve" and contact in approval.given:
        raise ImpossibleMove("approval-given-before")
    if move == "decline" and contact in approval.declined:
        raise ImpossibleMove("approval-is-declined")
    if move == "revoke" and contact not in approval.given:
        raise ImpossibleMove("approval-given-by-others")


def names(approval: Approval, client: str, desk: Desk) -> str:
    """Who can decide."""
    people = {each.contact: each.name for each in desk.people.where(client=client) if each.name}
    return ", ".join(people[contact] for contact in approval.approvers if contact in people) or "–"  # noqa: RUF001  as set


def _decided(  # noqa: PLR0913, PLR0917  a decision has these parts
    event: Pressed | Wrote, card: Card, approval: Approval, move: Move, contact: str, desk: Desk
) -> Sequence[Effect]:
    """On record, in the exact words; what follows from it is a reaction to the entry."""
    _allowed(approval, move, contact, desk)
    how: How = "typed" if isinstance(event, Wrote) else "inline_button"
    reader = desk.reader(event.by.id, card.client)
    facts: Any = _FACTS[move]
    value = OpeningValue(
        shown=sentence(desk, reader.language, approval) if move == "approve" else None,
        language=reader.language,
        words=event.text if isinstance(event, Wrote) else None,
        who=who(event, desk),
        where=Where(chat=event.chat.id, message=event.message, prompt=card.message),
    )
    record = Record(
        ledger=card.client or "",
        facts=facts(approval=approval.approval, version=approval.version, contact=contact),
        how=how,
        subject=approval.approval,
        subject_version=approval.version,
        opening=value,
    )
    return (Keep("cards", card.token, replace(card, state="open")), record)


def decided(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """Cards show it, the office hears of it, and an approval is sealed: both sides hold the trace."""
    client = entry.core.ledger
    approval = desk.client(client).approvals.get(entry.core.subject or "")
    if approval is None:
        return ()
    sealed = entry.core.kind == "approval_given" and approval.state == "approved"
    seal = desk.seal(client) if sealed else None
    effects: list[Effect] = [Keep("seals", f"{client}/{seal.seq}", seal)] if seal else []
    why = f"{client}:{entry.core.seq}"
    effects += redrawn(approval.approval, why, desk)
    if desk.office_chat is not None:
        words = entry.opening.value.words if entry.opening else None
        name = entry.opening.value.who.name if entry.opening and entry.opening.value.who else ""
        args = {"client": client, "approval": approval.approval, "seq": entry.core.seq, "kind": entry.core.kind}
        args |= {"words": words, "name": name, "hash": entry.hash[:SHORT]}
        args |= {"version": words_of(desk, approval)["version"]}  # when this is composed there may be a newer one
        effects.append(Send(id=f"news:{why}", chat=desk.office_chat, say="approval_news", args=args, client=client))
    if seal is not None and approval.weighty:
        effects += _papers(entry, approval, seal.seq, desk)
    return effects


def _papers(entry: Entry, approval: Approval, sealed: int, desk: Desk) -> list[Effect]:
    """The receipt as a file, to whoever was asked and to the office."""
    client, seq = entry.core.ledger, entry.core.seq
    args = {"client": client, "approval": approval.approval, "seq": seq, "sealed": sealed}
    chats = {
        card.chat: card.data["account"]
        for card in desk.cards.where(subject="approval", client=client)
        if card.data["approval"] == approval.approval
    }
    owner = desk.members.get(desk.office.owner)
    if desk.office_chat is not None:
        chats[desk.office_chat] = owner.account if owner else None
    return [
        Send(
            id=f"receipt:{client}:{seq}:{chat}",
            chat=chat,
            say="approval_receipt",
            args={**args, "account": account},
            client=client,
        )
        for chat, account in chats.items()
    ]


def _toast(event: Pressed, desk: Desk, key: str, **words: str) -> Sequence[Effect]:
    return (Answer(desk.say(key, desk.reader(event.by.id).language, **words)),)
