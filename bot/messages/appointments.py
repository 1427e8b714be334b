"""Calls: what a client can choose from, what both sides are told, and what the office has before it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.appointment_rows import Arranged
from bot.core.appointments import Appointment
from bot.core.call_slots import LENGTH, choice_of, is_within
from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Message, Text, Title
from bot.core.rows import Card
from bot.messages.call_files import calendar
from bot.messages.parts import message, name_of, office_name, office_reader, reader_of, row_of, text, theirs
from bot.wording.moments import dated_both, day

MINUTES = int(LENGTH.total_seconds() // 60)
AHEAD = timedelta(days=7)
LISTED = 20


def call_offer(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the client: the times to choose from, or the one that was read out of their words; and what became of it."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = reader_of(desk, args)
    if card.state == "booked":
        return message(reader, text(desk, reader, "call-chosen", when=_when(desk, reader, card.data["at"])))
    if card.state != "open":
        return message(reader, text(desk, reader, "call-offer-over"))
    slots = card.data["slots"]
    if card.data.get("echo"):
        asked = text(desk, reader, "call-echo", when=_when(desk, reader, slots[0]))
        yes = Button(token=card.token, choice=_choice(slots[0]), label=desk.say("button-call-yes", reader.language))
        other = Button(token=card.token, choice="other", label=desk.say("button-other-times", reader.language))
        return message(reader, asked, Buttons((yes, other)))
    lines = [f"{number}. {_when(desk, reader, at)}" for number, at in enumerate(slots, 1)]
    return message(
        reader,
        text(desk, reader, card.data["lead"] or "call-offer", office=office_name(desk, reader), minutes=MINUTES),
        Text("\n".join(lines)),
        text(desk, reader, "call-offer-how"),
        *(Buttons((_time(desk, reader, card, at),)) for at in slots),
        row_of(desk, reader, card.token, {"other": "button-other-times", "none": "button-no-time"}),
    )


def _time(desk: Desk, reader: Reader, card: Card, at: str) -> Button:
    """A time as a button: short, by the reader's own clock."""
    local = datetime.fromisoformat(at).astimezone(ZoneInfo(reader.timezone))
    said = desk.say("call-time", reader.language, day=day(local.date(), reader.language), clock=f"{local:%H:%M}")
    return Button(token=card.token, choice=_choice(at), label=said)


def _choice(at: str) -> str:
    return choice_of(datetime.fromisoformat(at))


def _when(desk: Desk, reader: Reader, at: str | datetime) -> str:
    """A time with its date: in the reader's zone, and in the office's where the clocks differ."""
    instant = datetime.fromisoformat(at) if isinstance(at, str) else at
    return dated_both(instant, reader.timezone, desk.office.timezone, reader.language, now=desk.now, say=desk.say)


def call_arranged(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To either side: who calls whom and when, with a file for the calendar; later, that it is not so any more."""
    call = desk.client(args["client"]).touch.appointments.get(args["appointment"])
    card = desk.cards.get(args["card"])
    if call is None or card is None:
        return None
    reader = _reader(desk, args)
    if call.cancelled or call.starts_at.isoformat() != args["starts_at"]:
        key = "call-was-cancelled" if call.cancelled else "call-was-moved"
        when = _when(desk, reader, args["starts_at"])
        return message(reader, text(desk, reader, key, when=when)) if args.get("redraw") else None
    words = _words(desk, reader, args, call) | {"minutes": MINUTES}
    if args.get("was"):
        said = text(desk, reader, "call-moved", was=_when(desk, reader, args["was"]), **words)
    else:
        said = text(desk, reader, "call-arranged", **words)
    to_client = args["to"] == "client"
    labels = {"cancel": "button-cancel-call"} | ({"move": "button-other-time"} if to_client else {})
    return message(
        reader,
        said,
        text(desk, reader, "call-number", office=words["office"]) if to_client else None,
        calendar(desk, reader, args, call, said.text),
        row_of(desk, reader, card.token, labels),
    )


def call_cancelled(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To either side: it will not take place, and who says so; the file takes it out of the calendar."""
    call = desk.client(args["client"]).touch.appointments.get(args["appointment"])
    if call is None:
        return None
    reader = _reader(desk, args)
    words = _words(desk, reader, args, call)
    by = words["office"] if args["by"] == "office" else words["name"]
    said = text(desk, reader, "call-cancelled", by=by, **words)
    word = desk.say("verb-call", reader.language)
    again = text(desk, reader, "call-another", word=word) if args["to"] == "client" else None
    return message(reader, said, again, calendar(desk, reader, args, call, said.text))


def call_reminder(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To either side, the hour before; nothing where it was cancelled or moved, or has begun."""
    call = desk.client(args["client"]).touch.appointments.get(args["appointment"])
    if call is None or call.cancelled or call.starts_at.isoformat() != args["starts_at"] or call.starts_at <= desk.now:
        return None
    reader = _reader(desk, args)
    words = _words(desk, reader, args, call) | {"when": theirs(desk, reader, call.starts_at)}
    return message(reader, text(desk, reader, "call-reminder", **words))


def call_passed_on(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To the client: the office hears of the wish, and when."""
    reader = reader_of(desk, args)
    schedule = desk.schedule_for(args["client"])
    opens_at = None if schedule.is_open(desk.now) else schedule.next_opening(desk.now)
    return message(
        reader,
        text(desk, reader, args["key"], office=office_name(desk, reader)),
        text(desk, reader, "call-read-at", opening=theirs(desk, reader, opens_at)) if opens_at else None,
    )


def call_list(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To the office: the calls to come, of one client or of all."""
    reader = office_reader(desk)
    client = args.get("client")
    lines = _lines(desk, reader, desk.appointments.where(client=client) if client else desk.appointments.where())
    none = None if desk.office.calls_rule else text(desk, reader, "call-no-hours")
    if not lines:
        return message(reader, text(desk, reader, "call-list-none"), none)
    return message(reader, Title(desk.say("call-list", reader.language)), Text("\n".join(lines)), none)


def call_which(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: which of a client's calls is to be cancelled."""
    card = desk.cards.get(args["card"])
    row = desk.clients.get(card.client) if card else None
    if card is None or row is None:
        return None
    reader = office_reader(desk)
    listed = [(place, desk.appointments.get(each)) for place, each in enumerate(card.data["appointments"])]
    left = [(place, each) for place, each in listed if each is not None and each.starts_at > desk.now]
    if not left:
        return message(reader, text(desk, reader, "call-none-to-cancel", name=row.name))
    blocks: list[Block] = [text(desk, reader, "call-which", name=row.name)]
    for place, each in left:
        label = _time(desk, reader, card, each.starts_at.isoformat()).label
        blocks.append(Buttons((Button(token=card.token, choice=f"c{place}", label=label),)))
    return message(reader, *blocks)


def calls_to_come(desk: Desk, reader: Reader) -> Text | None:
    """For `/status`: the calls of the coming seven days."""
    soon = [row for row in desk.appointments.where() if row.starts_at <= desk.now + AHEAD]
    lines = _lines(desk, reader, soon)
    return Text("\n".join([desk.say("call-soon", reader.language), *lines])) if lines else None


def calls_outside(desk: Desk) -> Text | None:
    """For the office, after its hours have changed: the calls that lie outside the hours for calls now."""
    reader = office_reader(desk)
    outside = [
        row for row in desk.appointments.where() if not is_within(desk.call_schedule, row.starts_at, row.ends_at)
    ]
    lines = _lines(desk, reader, outside, marked=False)
    return Text("\n".join([desk.say("call-now-outside", reader.language), *lines])) if lines else None


def _lines(desk: Desk, reader: Reader, rows: list[Arranged], *, marked: bool = True) -> list[str]:
    """A line for each call to come, the next first; those that lie outside the hours for calls are marked."""
    ahead = sorted((row for row in rows if row.ends_at > desk.now), key=lambda row: row.starts_at)
    lines = []
    for row in ahead[:LISTED]:
        fits = not marked or is_within(desk.call_schedule, row.starts_at, row.ends_at)
        words = {"when": theirs(desk, reader, row.starts_at), "name": name_of(desk, row.account, row.client)}
        lines.append("• " + desk.say("call-line" if fits else "call-line-outside", reader.language, **words))
    if len(ahead) > LISTED:
        lines.append(desk.say("call-more", reader.language, count=len(ahead) - LISTED))
    return lines


def _reader(desk: Desk, args: Mapping[str, Any]) -> Reader:
    return office_reader(desk) if args["to"] == "office" else reader_of(desk, args)


def _words(desk: Desk, reader: Reader, args: Mapping[str, Any], call: Appointment) -> dict[str, str | int]:
    """Who calls whom, and when. To the office a person is somebody of a client."""
    person = next((each for each in desk.people.where(client=args["client"]) if each.contact == call.contact), None)
    name = person.name if person else ""
    if args["to"] == "office":
        name = name_of(desk, person.account if person else "", args["client"])
    row = desk.clients.get(args["client"])
    return {
        "office": office_name(desk, reader),
        "name": name or (row.name if row else ""),
        "when": _when(desk, reader, call.starts_at),
    }
