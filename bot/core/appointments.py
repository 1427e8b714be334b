"""Appointments: a call that was agreed upon, within the hours for calls. Instants are UTC."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.core.facts import Facts


class AppointmentMade(Facts, frozen=True, kw_only=True):
    """A contact chose this time of those that were offered."""

    appointment: str
    contact: str
    starts_at: datetime
    ends_at: datetime


class AppointmentReminded(Facts, frozen=True, kw_only=True):
    """The hour before it, both sides were reminded."""

    appointment: str


class AppointmentCancelled(Facts, frozen=True, kw_only=True):
    """It will not take place: a `contact` says so, or (None) the office."""

    appointment: str
    contact: str | None = None


KINDS: dict[str, type[Facts]] = {
    "appointment_made": AppointmentMade,
    "appointment_reminded": AppointmentReminded,
    "appointment_cancelled": AppointmentCancelled,
}


class Appointment(Struct, frozen=True, kw_only=True):
    """A call as its entries add up to; `made_seq` is the one that made it."""

    appointment: str
    contact: str
    starts_at: datetime
    ends_at: datetime
    made_seq: int
    reminded: bool = False
    cancelled: bool = False


Appointments = dict[str, Appointment]


def to_come(appointments: Appointments, now: datetime) -> list[Appointment]:
    """Those that are not over, the next first."""
    left = (each for each in appointments.values() if not each.cancelled and each.ends_at > now)
    return sorted(left, key=lambda each: each.starts_at)


def apply(appointments: Appointments, facts: Facts, _at: datetime, seq: int) -> Appointments | None:
    """The appointments after the entry `seq`, whose facts these are; None if it is about something else."""
    match facts:
        case AppointmentMade(appointment=appointment):
            made = Appointment(
                appointment=appointment,
                contact=facts.contact,
                starts_at=facts.starts_at,
                ends_at=facts.ends_at,
                made_seq=seq,
            )
            return {**appointments, appointment: made}
        case AppointmentReminded(appointment=appointment):
            return {**appointments, appointment: replace(appointments[appointment], reminded=True)}
        case AppointmentCancelled(appointment=appointment):
            return {**appointments, appointment: replace(appointments[appointment], cancelled=True)}
        case _:
            return None
