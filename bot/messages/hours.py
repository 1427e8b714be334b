"""About the office's hours: as they are, as they are proposed, as a client is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Code, Message, Text, Title
from bot.core.hours import Schedule, parse
from bot.core.public_holidays import between
from bot.core.public_holidays import name as holiday_name
from bot.messages.appointments import calls_outside
from bot.messages.away import reason
from bot.messages.parts import message, office_name, office_reader, ours, reader_of, text, theirs
from bot.messages.week import picture
from bot.wording.moments import day
from bot.wording.rules import in_words

OPENINGS = 3
HOLIDAYS_SHOWN = 5


def hours_shown(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """For the office: the rule in words and as it is kept, how to change it, and a picture of the week.

    The picture comes last, since what stands before one can be its caption.
    """
    reader = office_reader(desk)
    office = desk.office
    return message(
        reader,
        Title(desk.say("hours-title", reader.language)),
        Text("\n".join(in_words(office.rule or "off", reader.language, desk.say))),
        Code(office.rule or "off"),
        Text("\n".join(_particulars(desk, reader))),
        _openings(desk, reader, desk.schedule),
        text(desk, reader, "hours-how"),
        Code(desk.say("example-hours", reader.language, slash=reader.slash)),
        Code(desk.say("example-hours-holidays", reader.language, slash=reader.slash)),
        Code(desk.say("example-hours-calls", reader.language, slash=reader.slash)),
        picture(desk),
    )


def _particulars(desk: Desk, reader: Reader) -> list[str]:
    office = desk.office
    lines = [desk.say("hours-zone", reader.language, zone=office.timezone)]
    if office.holidays:
        lines.append(desk.say("hours-holidays", reader.language, region=office.holidays))
    else:
        lines.append(desk.say("hours-holidays-none", reader.language))
    if office.calls_rule:
        words = "; ".join(in_words(office.calls_rule, reader.language, desk.say))
        lines.append(desk.say("hours-calls", reader.language, hours=words))
    return lines


def hours_card(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What was understood, read back; after the press, what became of it."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    row = desk.clients.get(card.client)
    head = Title(desk.say(f"{card.data['what']}-{card.state}", reader.language, name=row.name if row else ""))
    what = _proposed(desk, reader, card.data)
    if card.state != "open":
        changed = card.state == "confirmed" and card.data["what"] != "client"
        return message(reader, head, *what[:2], calls_outside(desk) if changed else None)
    buttons = Buttons(
        (
            Button(token=card.token, choice="yes", label=desk.say("button-confirm", reader.language), style="primary"),
            Button(token=card.token, choice="no", label=desk.say("button-keep", reader.language)),
        )
    )
    return message(reader, head, *what, buttons)


def _proposed(desk: Desk, reader: Reader, data: Mapping[str, Any]) -> list[Block]:
    office = desk.office
    if data["what"] == "holidays":
        if not data["region"]:
            return [text(desk, reader, "hours-holidays-none")]
        return [Code(data["region"]), _next_holidays(desk, reader, data["region"])]
    if not data["rule"]:
        return [text(desk, reader, "calls-none")]
    words = Text("\n".join(in_words(data["rule"], reader.language, desk.say)))
    schedule = Schedule(parse(data["rule"], data["timezone"]), holidays=office.holidays, overrides=office.overrides)
    zone = text(desk, reader, "hours-zone", zone=data["timezone"]) if data["timezone"] != office.timezone else None
    blocks = (words, Code(data["rule"]), zone, _openings(desk, reader, schedule))
    return [block for block in blocks if block]


def _next_holidays(desk: Desk, reader: Reader, region: str) -> Text:
    """The next ones, so that one sees whether it is the right region."""
    today = desk.today
    days = between(region, today, today + timedelta(days=365))[:HOLIDAYS_SHOWN]
    lines = [f"• {day(on, reader.language, now=today)} · {holiday_name(region, on, reader.language)}" for on in days]
    return Text("\n".join([desk.say("holidays-next", reader.language), *lines]))


def hours_told(desk: Desk, args: Mapping[str, Any]) -> Message:
    """For a client: open or closed, until when, in their zone; and when calls can be had."""
    reader = reader_of(desk, args)
    schedule = desk.schedule_for(args.get("client"))
    return message(reader, _now(desk, reader, schedule), _why(desk, reader, schedule), _calls(desk, reader))


def _now(desk: Desk, reader: Reader, schedule: Schedule) -> Text:
    office = office_name(desk, reader)
    if schedule.is_open(desk.now):
        closes_at = schedule.next_closing(desk.now)
        if closes_at is None:
            return text(desk, reader, "hours-told-open-always", office=office)
        return text(desk, reader, "hours-told-open", office=office, closing=theirs(desk, reader, closes_at))
    opens_at = schedule.reopens_at(desk.now)
    if opens_at is None:
        return text(desk, reader, "hours-told-closed", office=office)
    return text(desk, reader, "hours-told-opens", office=office, opening=theirs(desk, reader, opens_at))


def _why(desk: Desk, reader: Reader, schedule: Schedule) -> Text | None:
    why = "" if schedule.is_open(desk.now) else reason(desk, schedule, reader)
    return text(desk, reader, "away-reason", reason=why) if why else None


def _calls(desk: Desk, reader: Reader) -> Text | None:
    """The next span in which calls can be had."""
    calls = desk.call_schedule
    if calls is None:
        return None
    if calls.is_open(desk.now):
        closes_at = calls.next_closing(desk.now)
        return text(desk, reader, "calls-now", closing=theirs(desk, reader, closes_at)) if closes_at else None
    opens_at = calls.next_opening(desk.now)
    return text(desk, reader, "calls-opens", opening=theirs(desk, reader, opens_at)) if opens_at else None


def _openings(desk: Desk, reader: Reader, schedule: Schedule) -> Text:
    """The next three openings in words, or that there is none and what follows from it."""
    found: list[datetime] = []
    at = desk.now
    while len(found) < OPENINGS and (opens_at := schedule.next_opening(at)) is not None:
        found.append(opens_at)
        at = opens_at
    if not found:
        return text(desk, reader, "hours-always" if schedule.is_open(desk.now) else "hours-never")
    return Text("\n".join([desk.say("hours-openings", reader.language), *(f"• {ours(desk, at)}" for at in found)]))
