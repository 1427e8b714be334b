"""How an office keeps in touch with a client: steps, metrics, recaps, complaints, check-ins and appointments."""

from __future__ import annotations

from datetime import datetime
from types import ModuleType

from msgspec import Struct
from msgspec.structs import replace

from bot.core import appointments, checkins, complaints, metrics, recaps, steps
from bot.core.facts import Facts

KINDS: dict[str, type[Facts]] = {
    **steps.KINDS,
    **metrics.KINDS,
    **recaps.KINDS,
    **complaints.KINDS,
    **checkins.KINDS,
    **appointments.KINDS,
}


class InTouch(Struct, frozen=True):
    """What a client's entries about all of these add up to. Mappings are replaced as a whole, never changed."""

    steps: steps.Steps = {}
    metrics: metrics.Metrics = {}
    recaps: recaps.Recaps = recaps.Recaps()
    complaints: complaints.Complaints = {}
    checkins: checkins.Checkins = checkins.Checkins()
    appointments: appointments.Appointments = {}


def apply(touch: InTouch, facts: Facts, at: datetime, seq: int) -> InTouch | None:
    """The same after the entry `seq`, made at `at`, whose facts these are; None if it is about something else."""
    subject = _SUBJECT_OF.get(type(facts))
    if subject is None:
        return None
    room = _ROOMS[subject]
    return replace(touch, **{subject: room.apply(getattr(touch, subject), facts, at, seq)})


_ROOMS: dict[str, ModuleType] = {
    "steps": steps,
    "metrics": metrics,
    "recaps": recaps,
    "complaints": complaints,
    "checkins": checkins,
    "appointments": appointments,
}
_SUBJECT_OF: dict[type[Facts], str] = {
    facts: subject for subject, room in _ROOMS.items() for facts in room.KINDS.values()
}
