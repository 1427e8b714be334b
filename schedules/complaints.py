"""Complaints: the office hears of them when it opens and is reminded in time; clients are asked whether it is settled.

Only what is not settled has a row, so the clock looks at those, however many clients there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from msgspec.structs import replace

from bot.core.complaint_cards import Note, client_card, office_card, settled_told, to_client
from bot.core.complaint_clock import Step, parcel_of, steps
from bot.core.complaint_rows import Complained
from bot.core.complaints import ComplaintAsked, ComplaintClosed
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.facts import Facts
from schedules.soonest import AT_ONCE, soonest

name = "complaints"
forgets = False


def next_due(desk: Desk) -> datetime | None:
    """The first of what any complaint waits for."""
    return soonest((at for row in desk.complained.where() for at, _ in _steps(row, desk)), desk.now)


def due(desk: Desk) -> Sequence[Effect]:
    """All that is, of so many complaints at once."""
    found = ((row, {step for at, step in _steps(row, desk) if at <= desk.now}) for row in desk.complained.where())
    now = islice(((row, due_now) for row, due_now in found if due_now), AT_ONCE)
    return [effect for row, due_now in now for effect in _done(row, due_now, desk)]


def _done(row: Complained, due_now: set[Step], desk: Desk) -> list[Effect]:
    """One message to the office at most, and one to the client."""
    known = desk.client(row.client).touch.complaints[row.complaint]
    if known.state == "closed":
        return list(settled_told(row, f"{row.client}:{known.closed_seq}", desk)) if "show" in due_now else []
    why = f"{row.complaint}:{known.answer_by.isoformat() if known.answer_by else known.opened_seq}"
    effects: list[Effect] = []
    note: Note = "late" if "late" in due_now else "half" if "half" in due_now else ""
    if "own" in due_now:
        row = replace(row, owned=True)
        effects.append(to_client(row, f"late:{why}", "complaint_late"))
    if note:
        row = replace(row, reminded=note if note in ("half", "late") else "")
    effects.append(Keep("complained", row.complaint, row))
    if note or "show" in due_now:
        effects += office_card(row, f"complaint-{note or 'shown'}:{why}:{len(row.said)}", note, desk)
    if "ask" in due_now:
        ask = known.asks + 1
        effects.append(_record(row, ComplaintAsked(complaint=row.complaint, ask=ask)))
        effects += client_card(row, parcel_of(known, ask), "complaint_ask", desk, ask=ask)
    if "close" in due_now:
        effects.append(_record(row, ComplaintClosed(complaint=row.complaint)))
    return effects


def _record(row: Complained, facts: Facts) -> Record:
    return Record(ledger=row.client, facts=facts, how="clock", subject=row.complaint)


def _steps(row: Complained, desk: Desk) -> Iterator[tuple[datetime, Step]]:
    """What is still to do about a complaint, each with its instant."""
    complaint = desk.client(row.client).touch.complaints.get(row.complaint)
    return steps(row, complaint, desk) if complaint else iter(())
