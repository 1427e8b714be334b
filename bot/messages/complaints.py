"""Complaints, as their client reads of them: what is asked, what was received, what is answered, what is settled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.complaints import Complaint, unsettled
from bot.core.desk import Desk, Reader
from bot.core.effects import Button, Buttons, Message, Text, Title
from bot.messages.parts import message, office_name, reader_of, row_of, text, theirs


def complaint_asks(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What is wrong, or what is still missing."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = reader_of(desk, args)
    return message(reader, text(desk, reader, f"complaint-asks-{card.data['asks']}", office=office_name(desk, reader)))


def complaint_offered(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """Whether what somebody wrote shall be passed on as a complaint; after the press, what was chosen."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = reader_of(desk, args)
    if card.state != "open":
        return message(reader, text(desk, reader, f"complaint-offered-{card.state}", office=office_name(desk, reader)))
    return message(
        reader,
        text(desk, reader, "complaint-offered", office=office_name(desk, reader)),
        row_of(desk, reader, card.token, {"yes": "button-complaint-yes", "no": "button-complaint-no"}),
    )


def complaint_heard(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """It is received: what happens next, and by when."""
    complaint = _known(desk, args)
    if complaint is None:
        return None
    reader = reader_of(desk, args)
    request = desk.client(args["client"]).payments.requests.get(args["request"] or "")
    key = "payment" if request else "added" if args["added"] else "new"
    words: dict[str, str | int] = {"office": office_name(desk, reader), "number": request.number if request else 0}
    urgent = desk.cards.get(args.get("card"))
    return message(
        reader,
        text(desk, reader, f"complaint-heard-{key}", **words),
        _next(desk, reader, complaint),
        text(desk, reader, "away-urgent") if urgent else None,
        text(desk, reader, "news-entry", seq=args["seq"], hash=args["hash"]),
        Buttons((Button(token=urgent.token, choice="ask", label=desk.say("button-urgent", reader.language)),))
        if urgent
        else None,
    )


def _next(desk: Desk, reader: Reader, complaint: Complaint) -> Text:
    office = office_name(desk, reader)
    if complaint.answer_by is None:
        return text(desk, reader, "complaint-next-unknown", office=office)
    return text(desk, reader, "complaint-next", office=office, by=theirs(desk, reader, complaint.answer_by))


def complaint_answer(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """The office's answer in its own words, and whether that settles it."""
    complaint, card = _known(desk, args), desk.cards.get(args["card"])
    if complaint is None or card is None:
        return None
    reader = reader_of(desk, args)
    member = desk.members.get(args["member"])
    name = (member.name if member else "") or office_name(desk, reader)
    frame = text(desk, reader, "complaint-answered", name=name, title=title_of(desk, complaint))
    return message(
        reader,
        Title(frame.text),
        Text(args["words"]),
        text(desk, reader, "complaint-settled-ask"),
        text(desk, reader, "news-entry", seq=args["seq"], hash=args["hash"]),
        _settled_or_not(desk, reader, card.token),
    )


def complaint_ask(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """Whether it is settled, asked by the clock. Nothing if somebody has said so meanwhile."""
    complaint, card = _known(desk, args), desk.cards.get(args["card"])
    if complaint is None or card is None or complaint.state != "answered" or complaint.answered_at is None:
        return None
    reader = reader_of(desk, args)
    words = {
        "office": office_name(desk, reader),
        "title": title_of(desk, complaint),
        "when": theirs(desk, reader, complaint.answered_at),
    }
    return message(
        reader,
        text(desk, reader, "complaint-ask", **words),
        text(desk, reader, "complaint-ask-last") if args["ask"] > 1 else None,
        _settled_or_not(desk, reader, card.token),
    )


def complaint_closed(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """It is settled, or taken as such; a word opens it again."""
    complaint, card = _known(desk, args), desk.cards.get(args["card"])
    if complaint is None or card is None or complaint.state != "closed":
        return None
    reader = reader_of(desk, args)
    words = {"office": office_name(desk, reader), "title": title_of(desk, complaint)}
    return message(
        reader,
        text(desk, reader, "complaint-closed" if complaint.closed_by else "complaint-taken-as-settled", **words),
        text(desk, reader, "complaint-reopens"),
        text(desk, reader, "news-entry", seq=args["seq"], hash=args["hash"]),
        row_of(desk, reader, card.token, {"not-yet": "button-not-settled"}) if not complaint.closed_by else None,
    )


def complaint_late(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """The promised answer is not there. Nothing if it is by now."""
    complaint = _known(desk, args)
    if complaint is None or complaint.state != "open" or complaint.answer_by is None:
        return None
    reader = reader_of(desk, args)
    by = theirs(desk, reader, complaint.answer_by)
    return message(reader, text(desk, reader, "complaint-late", office=office_name(desk, reader), by=by))


def of_client(desk: Desk, reader: Reader, client: str | None) -> list[str]:
    """For a client: a line for each complaint that is not settled."""
    lines = []
    for each in unsettled(desk.client(client).touch.complaints) if client else ():
        words = {"title": title_of(desk, each)}
        if each.state == "answered":
            lines.append(desk.say("complaint-mine-answered", reader.language, **words))
        elif each.answer_by is None:
            lines.append(desk.say("complaint-mine-unknown", reader.language, **words))
        else:
            late = each.answer_by <= desk.now
            key = "complaint-mine-late" if late else "complaint-mine-open"
            lines.append(desk.say(key, reader.language, by=theirs(desk, reader, each.answer_by), **words))
    return [f"• {line}" for line in lines]


def wrong(desk: Desk, reader: Reader, args: Mapping[str, Any]) -> Buttons | None:
    """One tap for whoever is not happy, below an answer of ours to a client."""
    card = desk.cards.get(args.get("card"))
    return row_of(desk, reader, card.token, {"wrong": "button-complain"}) if card else None


def title_of(desk: Desk, complaint: Complaint) -> str:
    """What it is about, in the words of whoever complained."""
    title = desk.titles.get(complaint.complaint)
    return title.text if title else "…"


def _known(desk: Desk, args: Mapping[str, Any]) -> Complaint | None:
    return desk.client(args["client"]).touch.complaints.get(args["complaint"])


def _settled_or_not(desk: Desk, reader: Reader, token: str) -> Buttons:
    return row_of(desk, reader, token, {"settled": "button-settled", "not-yet": "button-not-settled"})
