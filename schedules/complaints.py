"""Complaints: the office hears of them when it opens and is reminded in time; clients are asked whether it is settled.

Only what is not settled has a row, so the clock looks at those, however many clients there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from bot.core.clients import ClientState
from bot.core.complaint_cards import Note, client_card, office_card, settled_told, to_client
from bot.core.complaint_clock import Step, parcel_of, steps
from bot.core.complaint_rows import Complained
from bot.core.complaints import Complaint, ComplaintAsked, ComplaintClosed
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.facts import Facts
from bot.core.office import Office

name = "complaints"
forgets = False

# So many a commit, as with reminders.
AT_ONCE = 250


class Known(NamedTuple):
    """The first instant at which something is due, as long as row, client's ledger and office stay as they are."""

    row: Complained
    client: ClientState
    office: Office
    at: datetime | None


_known: dict[str, Known] = {}


def next_due(desk: Desk) -> datetime | None:
    """The first of what any complaint waits for."""
    first = None
    for _, at in _instants(desk):
        if at <= desk.now:
            return at
        first = at if first is None else min(first, at)
    return first


def due(desk: Desk) -> Sequence[Effect]:
    """All that is; looked at once more, for it may have come otherwise."""
    rows = list(islice((row for row, at in _instants(desk) if at <= desk.now), AT_ONCE))
    effects: list[Effect] = []
    for row in rows:
        del _known[row.complaint]
        known = _complaint(row, desk)
        if known is not None:
            effects += _done(row, known, {step for at, step in steps(row, known, desk) if at <= desk.now}, desk)
    return effects


def _done(row: Complained, known: Complaint, due_now: set[Step], desk: Desk) -> list[Effect]:
    """One message to the office at most, and one to the client."""
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


def _instants(desk: Desk) -> Iterator[tuple[Complained, datetime]]:
    """Each complaint that waits for something, with the instant."""
    for row in desk.complained.where():
        known = _known.get(row.complaint)
        if (
            known is None
            or known.row != row
            or known.client is not desk.client(row.client)
            or known.office is not desk.office
            or known.at is None  # why nothing is due may lie elsewhere: nobody of the office can be reached
        ):
            known = _known[row.complaint] = _reckoned(row, desk)
        if known.at is not None:
            yield row, known.at


def _reckoned(row: Complained, desk: Desk) -> Known:
    complaint = _complaint(row, desk)
    first = min((at for at, _ in steps(row, complaint, desk)), default=None) if complaint else None
    return Known(row, desk.client(row.client), desk.office, first)


def _complaint(row: Complained, desk: Desk) -> Complaint | None:
    return desk.client(row.client).touch.complaints.get(row.complaint)
