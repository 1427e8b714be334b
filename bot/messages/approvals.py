"""Approvals: the card on which one decides (and which becomes the receipt), and what the office hears of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.core.approval_entries import ApprovalGiven
from bot.core.approvals import Approval
from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, File, Message, Quote, Text, Title
from bot.core.ledger import Entry, facts_of
from bot.core.rows import Card
from bot.core.sentences import SHORT, sentence, words_of
from bot.messages.parts import message, office_name, office_reader, reader_of, text, theirs
from bot.wording.moments import day, exact


def approval_files(desk: Desk, args: Mapping[str, Any]) -> Message:
    """The files, exactly as they are on record: as documents, since platforms make others of photos."""
    reader = reader_of(desk, args)
    files = [
        File(kind="document", name=each["name"], mime=each["mime"], size=each["size"], sha256=each["sha256"])
        for each in args["files"]
    ]
    return message(reader, text(desk, reader, "approval-files", count=len(files)), *files)


def approval_card(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What is to be approved and the sentence that goes on record; after the decision, the receipt."""
    card = desk.cards.get(args["card"])
    approval = _approval(desk, card)
    if card is None or approval is None:
        return None
    reader = reader_of(desk, args)
    head = Title(named(desk, reader, approval, None if approval.of else card.version))
    if approval.version != card.version:
        return message(reader, head, text(desk, reader, "approval-card-superseded", version=approval.version))
    shown = card.data["text"]
    body: list[Block] = [head]
    if shown.strip():
        body.append(Quote(shown))
    if approval.state == "revoked":
        body.append(text(desk, reader, "approval-is-revoked"))
    if approval.state in ("asked", "changes", "revoked"):
        return message(reader, *body, *_open(desk, reader, card, approval))
    if approval.state == "approved":
        return message(reader, *body, *_receipt(desk, reader, card, approval))
    return message(reader, *body, text(desk, reader, f"approval-is-{approval.state}"))


def _open(desk: Desk, reader: Reader, card: Card, approval: Approval) -> list[Block]:
    blocks: list[Block] = [
        text(desk, reader, "approval-records"),
        Quote(sentence(desk, reader.language, approval)),
    ]
    if approval.expires_on is not None:
        blocks.append(text(desk, reader, "approval-expires", day=day(approval.expires_on, reader.language)))
    if approval.needed > 1:
        blocks.append(text(desk, reader, "approval-needed", needed=approval.needed, given=len(approval.given)))
    if approval.state == "changes":
        blocks.append(text(desk, reader, "approval-changes-noted", office=office_name(desk, reader)))
    choices = {"approve": "button-approve", "change": "button-change", "decline": "button-not-me"}
    if approval.state != "asked":
        del choices["decline"]
    buttons = tuple(
        Button(
            token=card.token,
            choice=choice,
            label=desk.say(key, reader.language),
            style="primary" if choice == "approve" else "plain",
        )
        for choice, key in choices.items()
    )
    return [*blocks, Buttons(buttons)]


def _receipt(desk: Desk, reader: Reader, card: Card, approval: Approval) -> list[Block]:
    """What, which version, who, when (their zone), the entry's number and short hash, the key's fingerprint."""
    lines = []
    for entry in _entries(desk, card.client or "", approval):
        who = entry.opening.value.who.name if entry.opening and entry.opening.value.who else "—"
        when = exact(entry.core.at, reader.timezone, reader.language)
        lines.append(desk.say("receipt-who", reader.language, who=who, when=when))
        lines.append(desk.say("receipt-entry", reader.language, seq=entry.core.seq, hash=entry.hash[:SHORT]))
    key = desk.say("receipt-key", reader.language, fingerprint=desk.office.fingerprint[:SHORT])
    revoke = Button(token=card.token, choice="revoke", label=desk.say("button-revoke", reader.language))
    return [
        text(desk, reader, "receipt-golive" if approval.what == "golive" else "receipt", **words_of(desk, approval)),
        Text("\n".join([*lines, key])),
        *([text(desk, reader, "receipt-changed")] if approval.changed else []),
        Buttons((revoke,)),
    ]


def _entries(desk: Desk, client: str, approval: Approval) -> Iterator[Entry]:
    """The entries that approve this version and still count: of whoever took it back and gave it anew, the last."""
    last: dict[str, Entry] = {}
    for entry in desk.books.entries(client):
        same = (entry.core.subject, entry.core.subject_version) == (approval.approval, approval.version)
        facts = facts_of(entry.core) if same else None
        if isinstance(facts, ApprovalGiven):
            last.pop(facts.contact, None)
            last[facts.contact] = entry
    yield from (entry for contact, entry in last.items() if contact in approval.given)


def _approval(desk: Desk, card: Card | None) -> Approval | None:
    return desk.client(card.client).approvals.get(card.data["approval"]) if card and card.client else None


def named(desk: Desk, reader: Reader, approval: Approval, version: int | None = None) -> str:
    """The thing and its version (the newest one, unless another is given), as a title."""
    words = words_of(desk, approval)
    key = "approval-title-golive" if approval.what == "golive" else "approval-title"
    return desk.say(key, reader.language, title=words["title"], version=version or words["version"])


def approval_asks(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A question that is answered in words."""
    card = desk.cards.get(args["card"])
    approval = _approval(desk, card)
    if approval is None:
        return None
    reader = reader_of(desk, args)
    asks = args["asks"]
    records = Quote(sentence(desk, reader.language, approval))
    return message(reader, text(desk, reader, f"approval-{asks}"), None if asks == "wishing" else records)


def approval_reminder(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """Once more, kindly; nothing if it was decided meanwhile."""
    card = desk.cards.get(args["card"])
    approval = _approval(desk, card)
    if card is None or approval is None or approval.state != "asked" or approval.version != card.version:
        return None
    reader = reader_of(desk, args)
    since = theirs(desk, reader, approval.asked_at)
    words = {"title": words_of(desk, approval)["title"], "since": since, "office": office_name(desk, reader)}
    blocks = _open(desk, reader, card, approval)
    return message(reader, text(desk, reader, "approval-reminder", **words), *blocks[:-1])


def approval_stuck(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: nobody has decided, after both reminders."""
    approval = desk.client(args["client"]).approvals.get(args["approval"])
    row = desk.clients.get(args["client"])
    if approval is None or row is None or approval.state != "asked":
        return None
    reader = office_reader(desk)
    title = words_of(desk, approval)["title"]
    return message(reader, text(desk, reader, "approval-stuck", title=title, name=row.name))


def approval_news(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: what was decided, by whom, in which words, and the entry's number and short hash."""
    approval = desk.client(args["client"]).approvals.get(args["approval"])
    row = desk.clients.get(args["client"])
    if approval is None or row is None:
        return None
    reader = office_reader(desk)
    kind = args["kind"].replace("_", "-")
    if kind == "approval-given" and approval.what == "golive":
        kind = "golive-given"
    head = text(
        desk,
        reader,
        f"news-{kind}",
        who=args["name"] or row.name,
        name=row.name,
        title=words_of(desk, approval)["title"],
        version=args["version"],
    )
    rounds = None
    if args["kind"] == "changes_asked" and approval.rounds is not None:
        key = "news-rounds-over" if approval.rounds_used > approval.rounds else "news-rounds"
        rounds = text(desk, reader, key, used=approval.rounds_used, rounds=approval.rounds)
    return message(
        reader,
        head,
        Quote(args["words"]) if args["words"] else None,
        rounds,
        text(desk, reader, "news-entry", seq=args["seq"], hash=args["hash"]),
    )
