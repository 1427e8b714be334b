"""What approvers do with an approval: by button, or in words, which lead to a question, never straight to a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from bot.core.approval_entries import ApprovalGiven, ApprovalRevoked, ApproverDeclined, ChangesAsked
from bot.core.approvals import Approval, ImpossibleMove, Move, moved
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.events import Pressed, Wrote
from bot.core.facts import Facts, How
from bot.core.ledger import Entry, OpeningValue, Where
from bot.core.names import plain
from bot.core.rows import Card, Post
from handlers.asking import redrawn
from handlers.relay import spot
from handlers.replies import line, who

LONGEST_NAME = 100
# What people say when they approve. Anything else may be a wish, a question or small talk.
YES = frozenset(
    {"ok", "okay", "si", "yes", "va bene", "approvo", "approvato", "approved", "i approve", "confermo", "perfetto"}
)
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
    contact = _approver(event, approval, desk)
    if contact is None:
        return _toast(event, desk, "approval-not-yours", names=names(approval, card.client, desk))
    try:
        return _pressed(event, card, approval, contact, desk)
    except ImpossibleMove as error:
        return _toast(event, desk, error.key)


def _pressed(event: Pressed, card: Card, approval: Approval, contact: str, desk: Desk) -> Sequence[Effect]:
    choice = event.choice
    if choice == "approve":
        moved(approval, "approve")
        if contact in approval.given:
            raise ImpossibleMove("approval-given-before")
        if approval.weighty:
            return (*_asks(event, card, "naming"), Answer())
        return (*_decided(event, card, approval, "approve", contact, desk), Answer())
    if choice == "change":
        moved(approval, "change")
        return (*_asks(event, card, "wishing"), Answer())
    if choice in ("decline", "revoke"):
        return (
            *_decided(event, card, approval, "decline" if choice == "decline" else "revoke", contact, desk),
            Answer(),
        )
    return _toast(event, desk, "button-old")


def _asks(event: Pressed | Wrote, card: Card, state: str) -> Sequence[Effect]:
    """A question below the card, to be answered in words: the full name, or what shall be different."""
    args = {"account": event.by.id, "client": card.client, "card": card.token, "asks": state}
    chat, thread = event.chat.id, event.thread
    asks = Send(id=f"asks:{event.id}", chat=chat, thread=thread, say="approval_asks", args=args, client=card.client)
    return (Keep("cards", card.token, replace(card, state=state)), asks)


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
    contact = _approver(event, approval, desk)
    if contact is None:
        return None
    if event.attachments and not event.text.strip():
        return line(event, desk, "approval-in-writing")
    if card.state == "naming":
        if not _is_name(event.text):
            return line(event, desk, "approval-full-name")
        return _decided(event, card, approval, "approve", contact, desk)
    if card.state == "wishing":
        return _decided(event, card, approval, "change", contact, desk)
    if plain(event.text) not in YES:
        return None
    if card.state == "confirming":
        return _decided(event, card, approval, "approve", contact, desk)
    moved(approval, "approve")
    return _asks(event, card, "naming" if approval.weighty else "confirming")


def expected(event: Wrote, desk: Desk) -> Post | None:
    """In a private chat the answer to our last question need not be a reply to it."""
    if event.chat.shared or event.reply_to:
        return None
    open_cards = [
        card
        for card in desk.cards.where(subject="approval", chat=event.chat.id)
        if card.state in ("naming", "wishing", "confirming")
    ]
    return Post(about=((open_cards[-1].token,),), kind="approval", at=desk.now) if open_cards else None


def _is_name(text: str) -> bool:
    """A first and a last name, as one types them."""
    parts = [part for part in text.split() if any(map(str.isalpha, part))]
    return len(parts) > 1 and len(text) <= LONGEST_NAME and "\n" not in text.strip()


def _approver(event: Pressed | Wrote, approval: Approval, desk: Desk) -> str | None:
    person = desk.people.get(event.by.id)
    contact = person.contact if person else None
    return contact if contact in approval.approvers else None


def names(approval: Approval, client: str, desk: Desk) -> str:
    """Who can decide."""
    people = {each.contact: each.name for each in desk.people.where(client=client) if each.name}
    return ", ".join(people[contact] for contact in approval.approvers if contact in people) or "–"  # noqa: RUF001  as set


def _decided(  # noqa: PLR0913, PLR0917  a decision has these parts
    event: Pressed | Wrote, card: Card, approval: Approval, move: Move, contact: str, desk: Desk
) -> Sequence[Effect]:
    """On record, in the exact words; what follows from it is a reaction to the entry."""
    moved(approval, move)
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


def sentence(desk: Desk, language: str, approval: Approval) -> str:
    """The exact sentence that approving records."""
    title = desk.titles.get(approval.approval)
    key = "approval-sentence-golive" if approval.what == "golive" else "approval-sentence"
    return desk.say(
        key,
        language,
        title=title.text if title else "",
        version=approval.of_version or approval.version,
        digest=approval.digest[:12],
    )


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
        args |= {"words": words, "name": name, "hash": entry.hash[:12]}
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
