"""How things stand, and what can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk, Reader
from bot.core.digests import waiting
from bot.core.effects import Message, Text, Title
from bot.core.verbs import CLIENT, OFFICE, OUTSIDE, STRANGER
from bot.messages import complaint_cards
from bot.messages.appointments import calls_to_come
from bot.messages.complaints import wrong
from bot.messages.money import overview
from bot.messages.money_picture import money_picture
from bot.messages.parts import message, office_day, office_name, office_reader, ours, reader_of, text
from bot.messages.steps import overdue_line


def status(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """How things stand, in a few lines."""
    reader = office_reader(desk)
    lines = [
        desk.say("status-waiting", reader.language, count=len(waiting(desk))),
        desk.say("status-clients", reader.language, count=len(desk.clients.where())),
        desk.say(
            "status-platforms", reader.language, names=", ".join(f"{n} {p.handle}" for n, p in desk.platforms.items())
        ),
    ]
    planned = [each for each in desk.office.aways if each.starts_at > desk.now]
    lines += [desk.say("status-away", reader.language, first=office_day(desk, each.starts_at)) for each in planned]
    undelivered = len(desk.outbox.where(state="failed")) + len(desk.outbox.where(state="unsure"))
    if undelivered:
        lines.append(desk.say("status-undelivered", reader.language, count=undelivered))
    late = overdue_line(desk, reader)
    if late:
        lines.append(desk.say("step-overdue-how", reader.language, line=late, slash=reader.slash))
    money = overview(desk, reader)
    complaints = complaint_cards.overview(desk, reader)
    return message(
        reader,
        Title(_sign(desk, reader)),
        text(desk, reader, "complaint-list") if complaints else None,
        Text("\n".join(complaints)) if complaints else None,
        Text("\n".join(lines)),
        Text("\n".join(money)) if money else None,
        calls_to_come(desk, reader),
        money_picture(desk, reader),
    )


def _sign(desk: Desk, reader: Reader) -> str:
    """What would hang on the door."""
    schedule = desk.schedule
    if schedule.is_open(desk.now):
        closes_at = schedule.next_closing(desk.now)
        if closes_at is None:
            return desk.say("status-open-always", reader.language)
        return desk.say("status-open", reader.language, closing=ours(desk, closes_at))
    opens_at = schedule.reopens_at(desk.now)
    if opens_at is None:
        return desk.say("status-closed-no-date", reader.language)
    return desk.say("status-closed", reader.language, opening=ours(desk, opens_at))


def help_(desk: Desk, args: Mapping[str, Any]) -> Message:
    """What this person can do here."""
    person = desk.people.get(args.get("account"))
    reader = reader_of(desk, args)
    member = person is not None and person.member is not None
    client = person is not None and person.client is not None
    verbs = OFFICE if member else CLIENT if client else STRANGER
    unknown = args.get("unknown")
    lines = [
        f"{desk.say(f'example-{verb if member else OUTSIDE.get(verb, verb)}', reader.language, slash=reader.slash)} — "
        f"{desk.say(f'about-{verb}', reader.language, slash=reader.slash)}"
        for verb in verbs
        if verb != "claim"  # the console tells it whom it concerns
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
        wrong(desk, reader, args),
    )
