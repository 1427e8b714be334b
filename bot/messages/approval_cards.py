"""The card on which an approval is decided, and which becomes the receipt; and the questions below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.core.approvals import Approval, offered
from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, File, Message, Quote, Text, Title
from bot.core.ledger import Entry
from bot.core.rows import Card
from bot.messages import plans
from bot.messages.parts import message, office_name, reader_of, text, theirs
from bot.wording.moments import day, exact
from bot.wording.sentences import SHORT, keyed, sentence, words_of


def approval_files(desk: Desk, args: Mapping[str, Any]) -> Message:
    """The files, exactly as they are on record: as documents, since platforms make others of photos."""
    reader = reader_of(desk, args)
    files = [
        File(kind="document", name=each["name"], mime=each["mime"], size=each["size"], sha256=each["sha256"])
        for each in args["files"]
    ]
    approval = approval_of(desk, desk.cards.get(args["card"]))
    key = keyed("approval-files", approval) if approval else "approval-files"
    return message(reader, text(desk, reader, key, count=len(files)), *files)


def approval_card(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What is to be approved and the sentence that goes on record; after the decision, the receipt."""
    card = desk.cards.get(args["card"])
    approval = approval_of(desk, card)
    if card is None or approval is None:
        return None
    reader = reader_of(desk, args)
    version = None if approval.what == "golive" else card.version
    head = Title(named(desk, reader, approval, version))
    if approval.version != card.version:
        return message(reader, head, text(desk, reader, "approval-card-superseded", version=approval.version))
    body: list[Block] = [head, *_content(desk, reader, card, approval)]
    if approval.state == "revoked":
        body.append(text(desk, reader, "approval-is-revoked"))
    if approval.state in ("asked", "changes", "revoked"):
        return message(reader, *body, *_open(desk, reader, card, approval))
    if approval.state == "approved":
        return message(reader, *body, *_receipt(desk, reader, card, approval))
    return message(reader, *body, text(desk, reader, keyed(f"approval-is-{approval.state}", approval)))


def _content(desk: Desk, reader: Reader, card: Card, approval: Approval) -> list[Block]:
    """What it is about, exactly as it is on record; files stand above the card."""
    shown = card.data["text"]
    if approval.what == "plan":
        marks = card.data["marks"] if card.state == "marking" else ()
        return plans.content(desk, reader, approval, shown, marks)
    return [Quote(shown)] if shown.strip() else []


def _open(desk: Desk, reader: Reader, card: Card, approval: Approval) -> list[Block]:
    if card.state == "marking" and offered(approval, "mark"):
        return plans.marking(desk, reader, card, approval)
    blocks: list[Block] = [
        text(desk, reader, keyed("approval-records", approval)),
        Quote(sentence(desk, reader.language, approval)),
    ]
    if approval.expires_on is not None:
        expires = keyed("approval-expires", approval)
        blocks.append(text(desk, reader, expires, day=day(approval.expires_on, reader.language)))
    if approval.needed > 1:
        blocks.append(text(desk, reader, "approval-needed", needed=approval.needed, given=len(approval.given)))
    if approval.state == "changes":
        blocks.append(text(desk, reader, "approval-changes-noted", office=office_name(desk, reader)))
    return [*blocks, Buttons(_buttons(desk, reader, card, approval))]


def _buttons(desk: Desk, reader: Reader, card: Card, approval: Approval) -> tuple[Button, ...]:
    """What can be done now, in the order in which people look for it."""
    labels = {
        "approve": keyed("button-approve", approval),
        "change": "button-change",
        "mark": "button-mark",
        "decline": "button-not-me",
        "refuse": keyed("button-refuse", approval),
    }
    return tuple(
        Button(
            token=card.token,
            choice=move,
            label=desk.say(key, reader.language),
            style="primary" if move == "approve" else "plain",
        )
        for move, key in labels.items()
        if offered(approval, move)  # type: ignore[arg-type]  # the keys are moves
    )


def _receipt(desk: Desk, reader: Reader, card: Card, approval: Approval) -> list[Block]:
    """What, which version, who, when (their zone), the entry's number and short hash, the key's fingerprint."""
    lines = []
    for entry in _entries(desk, card.client or "", approval):
        who = entry.opening.value.who.name if entry.opening and entry.opening.value.who else "—"
        when = exact(entry.core.at, reader.timezone, reader.language, say=desk.say)
        lines.append(desk.say("receipt-who", reader.language, who=who, when=when))
        lines.append(desk.say("receipt-entry", reader.language, seq=entry.core.seq, hash=entry.hash[:SHORT]))
    key_of = "receipt-elsewhere" if approval.elsewhere else keyed("receipt", approval)
    key = desk.say("receipt-key", reader.language, fingerprint=desk.office.fingerprint[:SHORT])
    revoke = Button(token=card.token, choice="revoke", label=desk.say("button-revoke", reader.language))
    return [
        text(desk, reader, key_of, **words_of(desk, reader.language, approval), office=office_name(desk, reader)),
        Text("\n".join([*lines, key])),
        *([text(desk, reader, "receipt-changed")] if approval.changed else []),
        *([Buttons((revoke,))] if offered(approval, "revoke") else []),
    ]


def _entries(desk: Desk, client: str, approval: Approval) -> Iterator[Entry]:
    """The entries that approve this version and still count; or the one that states that it was accepted elsewhere."""
    for seq in (approval.approved_seq or 0,) if approval.elsewhere else approval.given_in:
        yield from desk.books.entries(client, seq, seq)


def approval_of(desk: Desk, card: Card | None) -> Approval | None:
    """The newest version of what a card is about."""
    return desk.client(card.client).approvals.get(card.data["approval"]) if card and card.client else None


def named(desk: Desk, reader: Reader, approval: Approval, version: int | None = None) -> str:
    """The thing and its version (the newest one, unless another is given), as a title."""
    words = words_of(desk, reader.language, approval)
    return desk.say(
        keyed("approval-title", approval), reader.language, **{**words, "version": version or words["version"]}
    )


def approval_asks(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A question that is answered in words."""
    card = desk.cards.get(args["card"])
    approval = approval_of(desk, card)
    if card is None or approval is None:
        return None
    reader = reader_of(desk, args)
    asks = args["asks"]
    if asks == "wishing" and approval.what == "plan":
        return message(reader, *plans.wishing(desk, reader, card, approval))
    records = None if asks in ("wishing", "declining") else Quote(sentence(desk, reader.language, approval))
    return message(reader, text(desk, reader, f"approval-{asks}"), records)


def approval_reminder(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """Once more, kindly; nothing if it was decided meanwhile."""
    card = desk.cards.get(args["card"])
    approval = approval_of(desk, card)
    if card is None or approval is None or approval.state != "asked" or approval.version != card.version:
        return None
    reader = reader_of(desk, args)
    since = theirs(desk, reader, approval.asked_at)
    title = words_of(desk, reader.language, approval)["title"]
    blocks = _open(desk, reader, card, approval)
    return message(reader, text(desk, reader, "approval-reminder", title=title, since=since), *blocks[:-1])
