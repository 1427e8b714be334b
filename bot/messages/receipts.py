"""The receipt of a weighty approval: a PDF with the exact words, the hashes and the seal, for both sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from bot.core.approval_entries import ApprovalAsked
from bot.core.approvals import Approval, asked_as
from bot.core.desk import Desk, Reader
from bot.core.effects import Message, Picture
from bot.core.ledger import Entry, facts_of
from bot.core.manner import locale_of
from bot.core.papers import Receipt
from bot.core.receipts import receipt_text
from bot.core.rows import Seal
from bot.messages.parts import message, office_name, reader_of, text
from bot.wording.moments import exact
from bot.wording.sentences import keyed, words_of
from bot.wording.sizes import size


def approval_receipt(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """The receipt of the entry `seq` of a client's ledger; nothing once its words were erased."""
    client, seq = args["client"], args["seq"]
    entry = _entry(desk, client, seq)
    seal = desk.seals.get(f"{client}/{args['sealed']}")
    if entry.opening is None or seal is None:
        return None
    # As it was asked: by the time this is composed there may be a newer version.
    asked = _entry(desk, client, args["asked"])
    facts = facts_of(asked.core)
    if not isinstance(facts, ApprovalAsked):
        raise TypeError(f"entry {asked.core.seq} asks for nothing")
    approval = asked_as(facts, asked.core.at, asked.core.seq)
    reader = reader_of(desk, args)
    words = words_of(desk, reader.language, approval)
    data = msgspec.to_builtins(_receipt(desk, reader, client, entry, approval, seal))
    paper = Picture(
        template="receipt",
        data=data,
        name=f"{desk.say('receipt-file', reader.language)}-{seq}.pdf",
        alt=desk.say("receipt-alt", reader.language, **words),
        kind="document",
    )
    return message(reader, text(desk, reader, keyed("receipt-paper", approval), **words), paper)


def _receipt(  # noqa: PLR0913, PLR0917  a receipt is made of these
    desk: Desk, reader: Reader, client: str, entry: Entry, approval: Approval, seal: Seal
) -> Receipt:
    def say(key: str, **words: str | int) -> str:
        return desk.say(key, reader.language, **words)

    opening = entry.opening.value if entry.opening else None
    row = desk.clients.get(client)
    title = desk.titles.get(approval.approval)
    who = opening.who.name if opening and opening.who else ""
    # A go-live shows what it was about.
    asked = _entry(desk, client, (approval.of_seq if approval.what == "golive" else None) or approval.asked_seq)
    shown = asked.opening.value if asked.opening else None
    words = words_of(desk, reader.language, approval)
    about = {"surcharge": ("price",), "quote": ("version", "price")}.get(approval.what, ("version",))
    files = shown.files if shown else ()
    return Receipt(
        title=say("receipt-title"),
        lang=locale_of(reader.language),
        dated_at=seal.at,
        office=office_name(desk, reader),
        client=row.name if row else "",
        sentence=(opening.shown if opening else None) or "",
        facts=(
            (say("receipt-what"), title.text if title else ""),
            *((say(f"receipt-{each}"), str(words[each])) for each in about),
            (say("receipt-by"), who),
            (say("receipt-at"), exact(entry.core.at, reader.timezone, reader.language, say=desk.say)),
            (say("receipt-number"), str(entry.core.seq)),
            (say("receipt-how"), say(f"how-{entry.core.how}")),
        ),
        words_title=say("receipt-words"),
        words=(opening.words if opening else None) or "",
        shown_title=say("receipt-shown"),
        shown=(shown.words if shown else None) or "",
        inexact=say("receipt-inexact"),
        files_title=say("receipt-files"),
        files=tuple((file.name, size(file.size, reader.language), file.sha256) for file in files),
        hashes_title=say("receipt-hashes"),
        hashes=(
            (say("receipt-hash-content"), approval.digest),
            (say("receipt-hash-entry"), entry.hash),
            (say("receipt-hash-head", seq=seal.seq), seal.hash),
            (say("receipt-hash-key"), desk.office.fingerprint),
        ),
        notes=(say("receipt-proves"), say("receipt-proves-not")),
        seal_title=say("receipt-seal"),
        seal_json=receipt_text(seal, desk.public_key),
    )


def _entry(desk: Desk, client: str, seq: int) -> Entry:
    return next(iter(desk.books.entries(client, seq, seq)))
