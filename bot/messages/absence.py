"""About absences and single openings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from bot.core.desk import Desk
from bot.core.effects import Button, Buttons, Message, Text, Title
from bot.core.entries import AwaySet
from bot.core.office import Away
from bot.messages.appointments import calls_outside
from bot.messages.parts import message, office_day, office_reader, ours, text


def away_set(desk: Desk, args: Mapping[str, Any]) -> Message:
    """From when to when, when the office opens after that, what clients are told, and who stands in."""
    away = next((each for each in desk.office.aways if each.away == args["away"]), None)
    reader = office_reader(desk)
    if away is None:
        return message(reader, text(desk, reader, "back"))
    title = desk.titles.get(away.away)
    stand_in = desk.members.get(away.stand_in)
    opens_at = desk.schedule.next_opening(away.ends_at - timedelta(seconds=1)) if away.ends_at else None
    return message(
        reader,
        Text(_span(desk, away)),
        text(desk, reader, "away-set-opens", opening=ours(desk, opens_at)) if opens_at else None,
        text(desk, reader, "away-set-reason", reason=title.text) if title else None,
        text(desk, reader, "away-set-stand-in", name=stand_in.name) if stand_in else None,
        calls_outside(desk),
    )


def _span(desk: Desk, away: Away | AwaySet) -> str:
    """How long the office is closed: whole days as such, until an hour, or until it is called back."""
    reader = office_reader(desk)
    if away.ends_at is None:
        if away.starts_at > desk.now:
            first = office_day(desk, away.starts_at)
            return desk.say("away-set-endless-from", reader.language, slash=reader.slash, first=first)
        return desk.say("away-set-endless", reader.language, slash=reader.slash)
    if away.ends_at.astimezone(ZoneInfo(desk.office.timezone)).time() != time():
        return desk.say("away-set-until", reader.language, until=ours(desk, away.ends_at))
    first, last = office_day(desk, away.starts_at), office_day(desk, away.ends_at - timedelta(seconds=1))
    if first == last:
        return desk.say("away-set-day", reader.language, day=first)
    return desk.say("away-set", reader.language, first=first, last=last)


def away_overlap(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """There is an absence at that time already: shall the new one take its place?"""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    facts = msgspec.convert(card.data["facts"], AwaySet)
    if card.state == "left":
        return message(reader, text(desk, reader, "overlap-left"))
    if card.state == "replaced":
        return away_set(desk, {"away": facts.away})
    there = desk.office.overlapped(desk.now, facts.starts_at, facts.ends_at)
    lines = [f"• {_span(desk, each)}" for each in there]
    buttons = Buttons(
        (
            Button(token=card.token, choice="replace", label=desk.say("button-replace", reader.language)),
            Button(token=card.token, choice="keep", label=desk.say("button-keep", reader.language)),
        )
    )
    return message(
        reader,
        Title(desk.say("overlap-open", reader.language)),
        Text("\n".join(lines)),
        text(desk, reader, "overlap-new"),
        Text(_span(desk, facts)),
        buttons,
    )


def back(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """The absence is over; is the office open now?"""
    reader = office_reader(desk)
    if desk.schedule.is_open(desk.now):
        return message(reader, text(desk, reader, "back-open"))
    opens_at = desk.schedule.reopens_at(desk.now)
    if opens_at is None:
        return message(reader, text(desk, reader, "back"))
    return message(reader, text(desk, reader, "back-closed", opening=ours(desk, opens_at)))


def open_set(desk: Desk, args: Mapping[str, Any]) -> Message:
    """Open for once, from when to when."""
    reader = office_reader(desk)
    starts, ends = datetime.fromisoformat(args["starts"]), datetime.fromisoformat(args["ends"])
    if starts <= desk.now:
        return message(reader, text(desk, reader, "open-now", until=ours(desk, ends)))
    return message(reader, text(desk, reader, "open-then", starts=ours(desk, starts), ends=ours(desk, ends)))
