"""Complaints, as the office reads of them: the card with the words and the clock, what is open, what to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.core.complaint_cards import undecided
from bot.core.complaint_clock import time_left
from bot.core.complaint_rows import Complained
from bot.core.complaints import Complaint
from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Code, Message, Quote, Text, Title
from bot.core.payments import Request
from bot.core.tone_notes import note
from bot.messages.complaints import title_of
from bot.messages.parts import message, name_of, office_reader, ours, row_of, text
from bot.messages.requests import words_of
from bot.messages.tone import tone_block
from bot.wording.sentences import SHORT

STANCES = ("admitted", "explained", "offered")
MOST_SHOWN = 10


def complaint_card(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A complaint as it stands, with what can be done. Nothing to remind of if that was done meanwhile."""
    card = desk.cards.get(args["card"])
    known = desk.client(args["client"]).touch.complaints.get(args["complaint"])
    if card is None or known is None or (args["note"] in ("half", "late") and known.state != "open"):
        return None
    reader = office_reader(desk)
    row = desk.complained.get(known.complaint)
    name = name_of(desk, row.account, row.client) if row else _client(desk, args["client"])
    head = desk.say(f"complaint-card-{args['note'] or 'new'}", reader.language, name=name, number=known.number)
    said = row.said if row else (title_of(desk, known),)
    old = args.get("old", False)
    requests = _requests(desk, args["client"], known)
    return message(
        reader,
        Title(head),
        *(Quote(words) for words in said if words),
        *(_money(desk, reader, each) for each in requests),
        text(desk, reader, "complaint-card-old") if old else Text(_stands(desk, reader, args["client"], known)),
        _entry(desk, reader, args["client"], known),
        None if old or known.state != "open" else _answers(desk, reader, card.token),
        *(() if old else _decisions(desk, reader, card.token, requests)),
    )


def _client(desk: Desk, client: str) -> str:
    row = desk.clients.get(client)
    return row.name if row else ""


def _requests(desk: Desk, client: str, known: Complaint) -> list[Request]:
    requests = desk.client(client).payments.requests
    return [requests[each] for each in known.requests if each in requests]


def _money(desk: Desk, reader: Reader, request: Request) -> Text:
    key = "disputed" if request.disputed else "decided" if request.disputed_cents else "due"
    return text(desk, reader, f"complaint-card-{key}", **words_of(desk, reader.language, request))


def _stands(desk: Desk, reader: Reader, client: str, known: Complaint) -> str:
    """The clock, or what came of it."""
    language = reader.language
    if known.state == "closed":
        return desk.say("complaint-is-closed" if known.closed_by else "complaint-is-taken", language)
    if known.state == "answered" and known.answered_at is not None:
        stance = desk.say(f"complaint-stance-{known.stance}", language)
        return desk.say("complaint-is-answered", language, stance=stance, when=ours(desk, known.answered_at))
    if known.answer_by is None:
        return desk.say("complaint-is-untimed", language)
    by = ours(desk, known.answer_by)
    if known.answer_by <= desk.now:
        return desk.say("complaint-is-late", language, by=by)
    return desk.say("complaint-is-open", language, by=by, left=_span(desk, reader, time_left(client, known, desk)))


def _span(desk: Desk, reader: Reader, span: timedelta | None) -> str:
    """So much time, to the minute."""
    hours, minutes = divmod(int((span or timedelta()).total_seconds()) // 60, 60)
    key = "complaint-left-minutes" if not hours else "complaint-left" if minutes else "complaint-left-hours"
    return desk.say(key, reader.language, hours=hours, minutes=minutes)


def _entry(desk: Desk, reader: Reader, client: str, known: Complaint) -> Text | None:
    entry = next(iter(desk.books.entries(client, known.opened_seq, known.opened_seq)), None)
    return text(desk, reader, "news-entry", seq=known.opened_seq, hash=entry.hash[:SHORT]) if entry else None


def _answers(desk: Desk, reader: Reader, token: str) -> Buttons:
    return row_of(desk, reader, token, {stance: f"button-{stance}" for stance in STANCES})


def _decisions(desk: Desk, reader: Reader, token: str, requests: Sequence[Request]) -> list[Block]:
    """For each payment of which the office has to decide how much is due."""
    asked = undecided(requests)
    rows: list[Block] = []
    for each in asked:
        mark = "" if len(asked) == 1 else desk.say("complaint-no", reader.language, number=each.number) + " · "
        labels = {"all-due": "button-all-due", "none-due": "button-none-due"}
        rows.append(
            Buttons(
                tuple(
                    Button(token=token, choice=f"{choice}-{each.number}", label=mark + desk.say(key, reader.language))
                    for choice, key in labels.items()
                )
            )
        )
    return rows


def complaint_answering(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: what to answer, with a text to adapt, in the client's language."""
    card = desk.cards.get(args["card"])
    row = desk.complained.get(card.data["complaint"]) if card else None
    if card is None or row is None:
        return None
    reader = office_reader(desk)
    if card.state != "open":
        return message(reader, text(desk, reader, f"complaint-answering-{card.state}", name=_client(desk, row.client)))
    words = card.data["words"]
    if words:
        return message(
            reader,
            text(desk, reader, "complaint-answering-tone", name=_client(desk, row.client)),
            Quote(words),
            tone_block(desk, reader, note(words, row.client, desk)),
            row_of(desk, reader, card.token, {"use": "button-as-it-is", "drop": "button-not-now"}),
        )
    template = template_of(desk, row, card.data["stance"])
    shared = desk.room is not None and desk.room.chat == card.chat
    how = text(desk, reader, f"complaint-answering-{'reply' if shared else 'next'}", name=_client(desk, row.client))
    as_is = {} if "[" in template else {"use": "button-use-template"}
    return message(
        reader,
        Title(desk.say(f"complaint-stance-{card.data['stance']}", reader.language)),
        how,
        text(desk, reader, "complaint-answering-template"),
        Code(template),
        row_of(desk, reader, card.token, {**as_is, "drop": "button-not-now"}),
    )


def template_of(desk: Desk, row: Complained, stance: str) -> str:
    """A calm answer to adapt, as the client reads; what is to be filled in stands in square brackets."""
    return desk.say(f"complaint-template-{stance}", desk.reader(row.account, row.client).language)


def complaint_list(desk: Desk, args: Mapping[str, Any]) -> Message:
    """All that are not settled, or all of one client."""
    reader, client = office_reader(desk), args["client"]
    if client is None:
        lines = overview(desk, reader)
    else:
        lines = [_line(desk, reader, client, each) for each in reversed(desk.client(client).touch.complaints.values())][
            :MOST_SHOWN
        ]
    if not lines:
        key = "complaint-none-of" if client else "complaint-none"
        return message(reader, text(desk, reader, key, name=_client(desk, client or "")))
    return message(reader, Title(desk.say("complaint-list", reader.language)), Text("\n".join(lines)))


def complaint_told(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To the member: the answer is out."""
    reader = office_reader(desk)
    offered = text(desk, reader, "complaint-told-offer") if args["stance"] == "offered" else None
    example = f"{reader.slash}{desk.say('verb-quote', reader.language)} {_client(desk, args['client'])}"
    return message(
        reader,
        text(desk, reader, "complaint-told", name=_client(desk, args["client"])),
        offered,
        Code(example) if offered else None,
    )


def complaint_settled(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: it is settled, or taken as such. Nothing if it was opened again meanwhile."""
    known = desk.client(args["client"]).touch.complaints.get(args["complaint"])
    if known is None or known.state != "closed":
        return None
    reader = office_reader(desk)
    key = "complaint-office-closed" if known.closed_by else "complaint-office-taken"
    name, title = _client(desk, args["client"]), title_of(desk, known)
    return message(reader, text(desk, reader, key, name=name, number=known.number, title=title))


def overview(desk: Desk, reader: Reader) -> list[str]:
    """A line for each complaint that is not settled: what is due first comes first."""
    found: list[tuple[Complained, Complaint]] = []
    for row in desk.complained.where():
        known = desk.client(row.client).touch.complaints.get(row.complaint)
        if known is not None and known.state != "closed":
            found.append((row, known))
    found.sort(key=lambda each: (each[1].state != "open", each[1].answer_by is None, each[1].answer_by or each[0].at))
    lines = [_line(desk, reader, row.client, known) for row, known in found[:MOST_SHOWN]]
    if len(found) > MOST_SHOWN:
        lines.append(desk.say("money-more", reader.language, count=len(found) - MOST_SHOWN))
    return lines


def _line(desk: Desk, reader: Reader, client: str, known: Complaint) -> str:
    words = {"name": _client(desk, client), "title": title_of(desk, known), "number": known.number}
    return f"• {desk.say('complaint-line', reader.language, **words)} {_stands(desk, reader, client, known)}"
