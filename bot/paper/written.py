"""What is written and not drawn: a list as a text file, an appointment for a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any

import msgspec

from bot.core.errors import CannotDraw
from bot.core.pictures import Appointment, Listing


def write(template: str, data: dict[str, Any]) -> bytes:
    """The file of that template (`listing`, `appointment`), from data in the shape of `bot.core.pictures`.

    Raises CannotDraw for an unknown template, or for data that do not fit it.
    """
    if template not in _WRITTEN:
        raise CannotDraw(f"there is no template {template!r}")
    shape, made = _WRITTEN[template]
    try:
        return made(msgspec.convert(data, shape))
    except msgspec.ValidationError as error:
        raise CannotDraw(f"data for {template}: {error}") from error


def _listing(given: Listing) -> bytes:
    """UTF-8; with the mark by which editors on Windows know it."""
    return "\n".join((given.title, "", *given.lines, "")).encode("utf-8-sig")


def _appointment(given: Appointment) -> bytes:
    """RFC 5545. With METHOD `PUBLISH`: nobody is asked to answer by mail."""
    from icalendar import Calendar, Event  # noqa: PLC0415  it takes a tenth of a second, and few offices' calls need it

    calendar = Calendar()
    calendar.add("prodid", "-//Paletti//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if given.cancelled else "PUBLISH")
    event = Event()
    event.add("uid", given.uid)
    event.add("dtstamp", given.made_at.astimezone(UTC))
    event.add("dtstart", given.starts_at.astimezone(UTC))
    event.add("dtend", given.ends_at.astimezone(UTC))
    event.add("summary", given.title)
    event.add("status", "CANCELLED" if given.cancelled else "CONFIRMED")
    event.add("sequence", given.sequence)
    if given.about:
        event.add("description", given.about)
    calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


_WRITTEN: dict[str, tuple[type[Any], Callable[[Any], bytes]]] = {
    "listing": (Listing, _listing),
    "appointment": (Appointment, _appointment),
}
