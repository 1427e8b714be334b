"""The away reply."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.core.desk import Desk, Reader
from bot.core.effects import Button, Buttons, Message, Quote, Text
from bot.core.hours import Schedule
from bot.core.public_holidays import name as holiday_name
from bot.messages.parts import message, office_name, office_reader, ours, reader_of, text, theirs


def away(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """When the office opens again and that the message is kept. Nothing, if it has opened meanwhile."""
    client = args["client"]
    schedule = desk.schedule_for(client)
    if schedule.is_open(desk.now):
        return None
    reader = reader_of(desk, args)
    office = office_name(desk, reader)
    opens_at = schedule.reopens_at(desk.now)
    if opens_at is None:
        frame = text(desk, reader, "away-no-date", office=office)
    else:
        frame = text(desk, reader, "away", office=office, opening=theirs(desk, reader, opens_at))
    why = reason(desk, schedule, reader)
    card = desk.cards.get(args.get("card"))
    return message(
        reader,
        frame,
        text(desk, reader, "away-reason", reason=why) if why else None,
        questions(desk, reader) if args.get("asks") else None,
        text(desk, reader, "away-urgent") if card else None,
        Buttons((Button(token=card.token, choice="ask", label=desk.say("button-urgent", reader.language)),))
        if card
        else None,
    )


def away_rehearsal(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office, once: what the first client would read when it is closed next."""
    row = desk.clients.get(args["client"])
    schedule = desk.schedule_for(args["client"])
    closed_at = schedule.next_closing(desk.now) if schedule.is_open(desk.now) else desk.now
    said = away(desk.at(closed_at), {"client": args["client"]}) if closed_at else None
    if row is None or said is None or closed_at is None:
        return None
    reader = office_reader(desk)
    words = [block.text for block in said.blocks if isinstance(block, Text)]
    when = (
        text(desk, reader, "away-rehearsal-now", name=row.name)
        if closed_at == desk.now
        else text(desk, reader, "away-rehearsal", name=row.name, closing=ours(desk, closed_at))
    )
    return message(
        reader,
        when,
        Quote("\n\n".join(words)),
        text(desk, reader, "away-rehearsal-once"),
    )


def reason(desk: Desk, schedule: Schedule, reader: Reader) -> str:
    """Why the office is closed when by its hours it would be open next; tonight a vacation from tomorrow counts."""
    closed_by = schedule.closed_by(desk.now)
    if isinstance(closed_by, date):
        return holiday_name(schedule.holidays, closed_by, reader.language)
    if closed_by is None:
        return ""
    running = [
        each for each in desk.office.aways if (each.starts_at, each.ends_at) == (closed_by.starts_at, closed_by.ends_at)
    ]
    titles = [title.text for title in (desk.titles.get(each.away) for each in running) if title]
    return titles[-1] if titles else ""


def questions(desk: Desk, reader: Reader) -> Text:
    """What everybody is asked who writes for the first time."""
    keys = ("questions", "question-what", "question-when", "question-who")
    return Text("\n".join(desk.say(key, reader.language) for key in keys))
