"""What the office and clients are told of approvals: what was asked, what is open, what is on record, the gate."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from bot.core.approvals import Approval
from bot.core.desk import Desk
from bot.core.effects import Button, Buttons, Message, Quote, Text, Title
from bot.core.gate import verdict
from bot.core.payments import Request
from bot.core.tone_notes import note
from bot.messages import metrics, steps
from bot.messages.approval_cards import named
from bot.messages.complaints import of_client, wrong
from bot.messages.parts import message, office_reader, ours, reader_of, text
from bot.messages.plans import listed
from bot.messages.recap_settings import next_for_client
from bot.messages.requests import line_of
from bot.messages.tone import tone_block
from bot.wording.sentences import SHORT, words_of

PAGE = 10


def approve_asked(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To the member: it was asked, of whom, and under which number."""
    reader = office_reader(desk)
    people = {each.contact: each.name for each in desk.people.where(client=args["client"]) if each.name}
    approval = desk.client(args["client"]).approvals[args["approval"]]
    names = ", ".join(people[contact] for contact in approval.approvers if contact in people)
    what = named(desk, reader, approval, None if approval.what == "golive" else args["version"])
    words = _exact(desk, args["client"], approval) if approval.version == args["version"] else ""
    shown = None
    if words and approval.what in ("plan", "metric"):
        shown = Quote("\n".join(listed(desk, reader, words)) if approval.what == "plan" else words)
    sounds = [each for each in note(words, args["client"], desk) if each.kind in ("jargon", "blame")]
    return message(
        reader,
        text(desk, reader, "approve-asked", what=what, names=names),
        shown,
        text(desk, reader, "tone-content") if sounds else None,
        tone_block(desk, reader, sounds),
    )


def _exact(desk: Desk, client: str, approval: Approval) -> str:
    """The exact text that is to be approved; empty where it is a file."""
    asked = next(iter(desk.books.entries(client, approval.asked_seq, approval.asked_seq)), None)
    return (asked.opening.value.words or "") if asked and asked.opening and asked.opening.value else ""


def approve_same(desk: Desk, args: Mapping[str, Any]) -> Message:
    """The very same thing was asked or approved already."""
    reader = office_reader(desk)
    approval = desk.client(args["client"]).approvals[args["approval"]]
    return message(
        reader, text(desk, reader, f"approve-same-{approval.state}", **words_of(desk, reader.language, approval))
    )


def approve_failed(desk: Desk, args: Mapping[str, Any]) -> Message:
    """Something cannot be had, so nothing was asked."""
    reader = office_reader(desk)
    lines = []
    for file in args["files"]:
        kind = desk.say(f"kind-{file['kind']}", reader.language)
        named = f"{kind} {file['name']}".strip()
        lines.append("• " + desk.say(f"approve-lost-{file['problem'].replace('_', '-')}", reader.language, file=named))
    return message(reader, text(desk, reader, "approve-failed", title=args["title"]), Text("\n".join(lines)))


def approvals_open(desk: Desk, args: Mapping[str, Any]) -> Message:
    """What is open, of whom, since when; of one client, all of it."""
    reader = office_reader(desk)
    lines = []
    # One that was erased has no row any more, and nothing of its is open.
    for row in desk.clients.where(client=args["client"]) if args["client"] else desk.clients.where():
        for approval in desk.client(row.client).approvals.values():
            if args["client"] or approval.state in ("asked", "changes", "declined"):
                state = desk.say(f"approval-state-{approval.state}", reader.language)
                name = named(desk, reader, approval)
                since = ours(desk, approval.asked_at)
                lines.append(f"• {row.name} · {name}: {state} ({since})")
    if not lines:
        return message(reader, text(desk, reader, "approvals-none"))
    return message(reader, Title(desk.say("approvals-open", reader.language)), Text("\n".join(lines)))


def mine(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To a client: what waits for them, and what was approved."""
    reader = reader_of(desk, args)
    client = args["client"]
    known = list(desk.client(client).approvals.values()) if client else []
    lines = [
        f"• {named(desk, reader, each)}: {desk.say(f'approval-state-{each.state}', reader.language)}" for each in known
    ]
    owed = [f"• {line_of(desk, reader, each)}" for each in _owed(desk, client)]
    project = [*steps.for_client(desk, reader, client), *metrics.for_client(desk, reader, client)]
    complaints = of_client(desk, reader, client)
    next_recap = next_for_client(desk, reader, client)
    if not lines and not owed and not project and not complaints:
        return message(reader, text(desk, reader, "mine-none"), next_recap, wrong(desk, reader, args))
    return message(
        reader,
        Title(desk.say("mine-complaints", reader.language)) if complaints else None,
        Text("\n".join(complaints)) if complaints else None,
        Title(desk.say("mine-title", reader.language)) if lines else None,
        Text("\n".join(lines)) if lines else None,
        Title(desk.say("mine-payments", reader.language)) if owed else None,
        Text("\n".join(owed)) if owed else None,
        *project,
        next_recap,
        wrong(desk, reader, args),
    )


def _owed(desk: Desk, client: str | None) -> list[Request]:
    requests = desk.client(client).payments.requests.values() if client else ()
    return [each for each in requests if each.balance_cents > 0 and not each.withdrawn]


def gate(desk: Desk, args: Mapping[str, Any]) -> Message:
    """Go, or what is missing."""
    reader = office_reader(desk)
    state = desk.client(args["client"])
    found = verdict(state, args["approval"])
    name = named(desk, reader, state.approvals[args["approval"]])
    if found.go:
        return message(reader, Title(desk.say("gate-go", reader.language, name=name)))
    lines = [f"• {desk.say('gate-missing-' + each.replace('_', '-'), reader.language)}" for each in found.missing]
    return message(reader, Title(desk.say("gate-stop", reader.language, name=name)), Text("\n".join(lines)))


def ledger(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A page of a client's ledger, the newest entries first."""
    card = desk.cards.get(args["card"])
    row = desk.clients.get(args["client"])
    if card is None or row is None:
        return None
    reader = office_reader(desk)
    head = desk.books.head(args["client"])
    pages = max(1, -(-head.seq // PAGE))
    page = min(card.data["page"], pages - 1)  # the number comes from outside
    last = head.seq - page * PAGE
    entries = list(islice(desk.books.entries(args["client"], max(1, last - PAGE + 1), last), PAGE))
    lines = []
    for entry in reversed(entries):
        title = desk.titles.get(entry.core.subject)
        kind = desk.say(f"kind-{entry.core.kind}", reader.language)
        about = f" · {title.text}" if title else ""
        version = f" v{entry.core.subject_version}" if entry.core.subject_version else ""
        lines.append(f"{entry.core.seq}. {kind}{about}{version} · {ours(desk, entry.core.at)} · {entry.hash[:SHORT]}")
    turns = []
    if page > 0:
        turns.append(Button(token=card.token, choice=f"p{page - 1}", label=desk.say("button-before", reader.language)))
    if page < pages - 1:
        turns.append(Button(token=card.token, choice=f"p{page + 1}", label=desk.say("button-next", reader.language)))
    return message(
        reader,
        Title(desk.say("ledger-title", reader.language, name=row.name, count=head.seq)),
        Text("\n".join(lines)),
        Buttons(tuple(turns)) if turns else None,
    )
