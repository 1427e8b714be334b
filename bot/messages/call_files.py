"""A call as a file for a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import to_builtins

from bot.core.appointments import Appointment
from bot.core.desk import Desk, Reader
from bot.core.effects import Picture
from bot.core.pictures import Appointment as InCalendar
from bot.messages.parts import name_of, office_name


def calendar(desk: Desk, reader: Reader, args: Mapping[str, Any], call: Appointment, about: str) -> Picture:
    """The file for either side: `about` says in words what it holds. A later one changes what the calendar has."""
    person = next((each for each in desk.people.where(client=args["client"]) if each.contact == call.contact), None)
    client = name_of(desk, person.account if person else "", args["client"])
    whom = client if args["to"] == "office" else office_name(desk, reader)
    data = InCalendar(
        uid=f"{call.appointment}@{desk.office.fingerprint[:16]}.paletti",
        sequence=call.made_seq + call.cancelled,
        title=desk.say("call-file-title", reader.language, name=whom),
        starts_at=call.starts_at,
        ends_at=call.ends_at,
        made_at=datetime.fromisoformat(args["at"]) if args.get("at") else desk.now,
        about=about,
        cancelled=call.cancelled,
    )
    on = call.starts_at.astimezone(ZoneInfo(reader.timezone)).date()
    name = f"{desk.say('call-file', reader.language)}-{on.isoformat()}.ics"
    alt = desk.say("call-file-alt", reader.language)
    return Picture(template="appointment", data=to_builtins(data), name=name, alt=alt, kind="calendar")
