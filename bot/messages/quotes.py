"""What the office and clients are told of quotes, apart from their cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.effects import Block, Button, Buttons, File, Message, Quote, Text, Title
from bot.core.gate import may_start, unready
from bot.core.quotes import quotes_of
from bot.core.tone_notes import note
from bot.messages.parts import message, office_name, office_reader, reader_of, text
from bot.messages.quote_papers import rounds, summary
from bot.messages.tone import tone_block
from bot.wording.moments import day
from bot.wording.sentences import SHORT, words_of


def quote_draft(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the member: the quote as it was read, with its totals, before anybody else sees it."""
    reader = reader_of(desk, args)
    draft, row = desk.quote_drafts.get(args["draft"]), desk.clients.get(args["client"])
    if row is None or (draft is not None and draft.card != args["card"]):
        return None
    if draft is None:
        return message(reader, text(desk, reader, "quote-dropped-card", title=args.get("title", "")))
    terms, said = draft.terms, reader.language
    head = Title(desk.say("quote-draft-title", said, title=terms.title, name=row.name))
    dated = [f"{day(step.on, said, now=desk.today)}: {step.what}" for step in terms.steps]
    more = [
        *([desk.say("quote-steps", said) + ":", *dated] if dated else []),
        *([desk.say("quote-field-ours", said) + ":", *terms.ours] if terms.ours else []),
        *([desk.say("quote-field-theirs", said) + ":", *terms.theirs] if terms.theirs else []),
        *([rounds(terms, said, desk)] if rounds(terms, said, desk) else []),
        f"{desk.say('quote-valid', said)}: {day(terms.valid_until, said, now=desk.today)}",
        *([f"{desk.say('quote-starts', said)}: {day(terms.starts_on, said)}"] if terms.starts_on else []),
        *([f"{desk.say('quote-ends', said)}: {day(terms.ends_on, said)}"] if terms.ends_on else []),
    ]
    blocks: list[Block] = [head, Quote(summary(terms, reader, desk)), Text("\n".join(more))]
    if draft.state != "open":
        return message(reader, *blocks, text(desk, reader, f"quote-draft-{draft.state}"))
    buttons = tuple(
        Button(
            token=args["card"],
            choice=choice,
            label=desk.say(f"button-quote-{choice}", said),
            style="primary" if choice == "send" else "plain",
        )
        for choice in ("send", "edit", "drop")
    )
    theirs = "\n".join((terms.title, *(item.what for item in terms.items), *dated, *terms.ours, *terms.theirs))
    sounds = tone_block(desk, reader, note(theirs, args["client"], desk))
    return message(
        reader,
        *blocks,
        text(desk, reader, "tone-before") if sounds else None,
        sounds,
        text(desk, reader, "quote-draft-open", name=row.name),
        Buttons(buttons),
    )


def quote_elsewhere(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To whoever was asked: what the office states, with the document, so that they can say if it is not so."""
    approval = desk.client(args["client"]).approvals.get(args["approval"])
    if approval is None:
        return None
    reader = reader_of(desk, args)
    words = words_of(desk, reader.language, approval) | {"office": office_name(desk, reader)}
    files = [
        File(kind="document", name=each["name"], size=each["size"], sha256=each["sha256"]) for each in args["files"]
    ]
    entry = text(desk, reader, "receipt-entry", seq=args["seq"], hash=args["hash"][:SHORT])
    return message(reader, text(desk, reader, "quote-elsewhere", **words), entry, *files)


def gate_start(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: whether work may start, what is missing, and the way to begin all the same."""
    row = desk.clients.get(args["client"])
    if row is None:
        return None
    reader = office_reader(desk)
    state = desk.client(args["client"])
    missing, open_quotes = may_start(state), unready(state)
    if not missing:
        key = "gate-may-start" if quotes_of(state) else "gate-nothing-asked"
        return message(reader, Title(desk.say(key, reader.language, name=row.name)))
    lines = [f"• {desk.say(f'gate-missing-{each}', reader.language)}" for each in missing]
    head = Title(desk.say("gate-may-not-start", reader.language, name=row.name))
    if all(quote in state.started for quote in open_quotes):
        return message(reader, head, Text("\n".join(lines)), text(desk, reader, "gate-started-already"))
    start = Button(token=args["card"], choice="start", label=desk.say("button-start-regardless", reader.language))
    return message(reader, head, Text("\n".join(lines)), Buttons((start,)))
