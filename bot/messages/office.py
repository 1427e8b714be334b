"""About the office: its hours, its absences, how things stand, what can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.desk import Desk, Reader
from bot.core.digests import waiting
from bot.core.effects import Button, Buttons, Code, Message, Text, Title
from bot.core.hours import Override, Schedule, parse
from bot.messages.parts import message, office_name, office_reader, ours, reader_of, text, theirs
from bot.wording.moments import day

OPENINGS = 3
# The verb whose purpose is told, and the example that is given for it.
OFFICE = tuple((verb, verb) for verb in ("status", "digest", "hours", "away", "back", "client", "help"))
CLIENT = (("hours", "told"), ("help", "help"))
STRANGER = (("hours", "told"), ("start", "start"), ("help", "help"))


def hours_shown(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """For the office: the rule as it is kept, and how to change it."""
    reader = office_reader(desk)
    office = desk.office
    return message(
        reader,
        Title(desk.say("hours-title", reader.language)),
        Code(office.rule or "off"),
        text(desk, reader, "hours-zone", zone=office.timezone),
        _openings(desk, reader, desk.schedule),
        text(desk, reader, "hours-how"),
        Code(desk.say("example-hours", reader.language, slash=reader.slash)),
    )


def hours_card(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """New hours, read back; after the press, what became of them."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    proposed = Schedule(parse(card.data["rule"], card.data["timezone"]), overrides=_closures(desk))
    head = Title(desk.say(f"hours-{card.state}", reader.language))
    rule = Code(card.data["rule"])
    if card.state != "open":
        return message(reader, head, rule)
    buttons = Buttons(
        (
            Button(token=card.token, choice="yes", label=desk.say("button-confirm", reader.language), style="primary"),
            Button(token=card.token, choice="no", label=desk.say("button-keep", reader.language)),
        )
    )
    return message(reader, head, rule, _openings(desk, reader, proposed), buttons)


def hours_told(desk: Desk, args: Mapping[str, Any]) -> Message:
    """For a client: open or closed, until when, in their zone."""
    reader = reader_of(desk, args)
    office = office_name(desk, reader)
    schedule = desk.schedule
    if schedule.is_open(desk.now):
        closes_at = schedule.next_closing(desk.now)
        if closes_at is None:
            return message(reader, text(desk, reader, "hours-told-open-always", office=office))
        return message(
            reader, text(desk, reader, "hours-told-open", office=office, closing=theirs(desk, reader, closes_at))
        )
    opens_at = schedule.reopens_at(desk.now)
    if opens_at is None:
        return message(reader, text(desk, reader, "hours-told-closed", office=office))
    return message(
        reader, text(desk, reader, "hours-told-opens", office=office, opening=theirs(desk, reader, opens_at))
    )


def away_set(desk: Desk, args: Mapping[str, Any]) -> Message:
    """From when to when, and when the office opens after that."""
    reader = office_reader(desk)
    away = next((each for each in desk.office.aways if each.away == args["away"]), None)
    if away is None:
        return message(reader, text(desk, reader, "back"))
    title = desk.titles.get(away.away)
    if away.ends_at is None:
        said = text(desk, reader, "away-set-endless")
    else:
        last = away.ends_at - timedelta(seconds=1)
        said = text(
            desk,
            reader,
            "away-set",
            first=_day(desk, away.starts_at),
            last=_day(desk, last),
        )
    opens_at = desk.schedule.next_opening(away.ends_at - timedelta(seconds=1)) if away.ends_at else None
    return message(
        reader,
        said,
        text(desk, reader, "away-set-opens", opening=ours(desk, opens_at)) if opens_at else None,
        text(desk, reader, "away-set-reason", reason=title.text) if title else None,
    )


def back(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """The absence is over; is the office open now?"""
    reader = office_reader(desk)
    if desk.schedule.is_open(desk.now):
        return message(reader, text(desk, reader, "back-open"))
    opens_at = desk.schedule.reopens_at(desk.now)
    return message(reader, text(desk, reader, "back-closed", opening=ours(desk, opens_at) if opens_at else "—"))


def status(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """How things stand, in a few lines."""
    reader = office_reader(desk)
    schedule = desk.schedule
    if schedule.is_open(desk.now):
        closes_at = schedule.next_closing(desk.now)
        sign = desk.say("status-open", reader.language, closing=ours(desk, closes_at) if closes_at else "—")
    else:
        opens_at = schedule.reopens_at(desk.now)
        sign = desk.say("status-closed", reader.language, opening=ours(desk, opens_at) if opens_at else "—")
    lines = [
        desk.say("status-waiting", reader.language, count=len(waiting(desk))),
        desk.say("status-clients", reader.language, count=len(desk.office.clients)),
        desk.say(
            "status-platforms", reader.language, names=", ".join(f"{n} {p.handle}" for n, p in desk.platforms.items())
        ),
    ]
    planned = [each for each in desk.office.aways if each.starts_at > desk.now]
    lines += [desk.say("status-away", reader.language, first=_day(desk, each.starts_at)) for each in planned]
    undelivered = len(desk.outbox.where(state="failed")) + len(desk.outbox.where(state="unsure"))
    if undelivered:
        lines.append(desk.say("status-undelivered", reader.language, count=undelivered))
    return message(reader, Title(sign), Text("\n".join(lines)))


def help_(desk: Desk, args: Mapping[str, Any]) -> Message:
    """What this person can do here."""
    person = desk.people.get(args.get("account"))
    reader = reader_of(desk, args)
    member = person is not None and person.member is not None
    client = person is not None and person.client is not None
    verbs = OFFICE if member else CLIENT if client else STRANGER
    unknown = args.get("unknown")
    lines = [
        f"{desk.say(f'example-{example}', reader.language, slash=reader.slash)} — "
        f"{desk.say(f'about-{verb}', reader.language, slash=reader.slash)}"
        for verb, example in verbs
    ]
    return message(
        reader,
        text(desk, reader, "command-unknown", verb=unknown) if unknown else None,
        text(
            desk,
            reader,
            "help-office" if member else "help-client",
            office=office_name(desk, reader),
        ),
        Text("\n".join(lines)),
    )


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


def _closures(desk: Desk) -> tuple[Override, ...]:
    return tuple(Override(each.starts_at, each.ends_at, opens=False) for each in desk.office.aways)


def _day(desk: Desk, at: datetime) -> str:
    """The office's calendar day; with its year where that is another, since a year is easily mistyped."""
    zone = ZoneInfo(desk.office.timezone)
    return day(at.astimezone(zone).date(), desk.office.language, now=desk.now.astimezone(zone).date())
