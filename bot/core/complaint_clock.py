"""A complaint's clock: by when it is answered, when the office is reminded, when its client is asked and it closes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from bot.core.client_day import day_of, working_day_after
from bot.core.complaint_rows import Complained
from bot.core.complaints import Complaint
from bot.core.desk import Desk
from bot.core.post_rows import Parcel
from bot.core.working_time import after, before, between

# Of the time in which somebody is there: a complaint is met on the same day, or on the next one.
ANSWER_WITHIN = timedelta(hours=4)
# The client's working days: after the answer, after the first ask, and after the second one, when it closes.
ASK_AFTER = (2, 3, 3)

Step = Literal["show", "half", "late", "own", "ask", "close"]


def answer_by(client: str, desk: Desk) -> datetime | None:
    """By when an answer is promised to who complains now; None if the office does not open for months."""
    return after(desk.attended(client), desk.now, ANSWER_WITHIN)


def time_left(client: str, complaint: Complaint, desk: Desk) -> timedelta | None:
    """How much of the office's time is left for the answer; None if none was promised by a time."""
    by = complaint.answer_by
    return between(desk.attended(client), desk.now, by) if by is not None else None


def parcel_of(complaint: Complaint, ask: int) -> str:
    """The occurrence of the question whether it is settled."""
    return f"settled:{complaint.complaint}:{complaint.answered_seq}:{ask}"


def steps(row: Complained, complaint: Complaint, desk: Desk) -> Iterator[tuple[datetime, Step]]:
    """What the clock has still to do about a complaint if nothing happens, each with its instant.

    The office hears of it when it is open, the client on the client's day. After an outage the office is reminded once.
    """
    office = desk.attended(row.client)
    here: list[tuple[datetime | None, Step]] = []
    if desk.office_chat is not None:
        if row.waits:
            here.append((row.at, "show"))
        by = complaint.answer_by if complaint.state == "open" else None
        if by is not None and row.reminded != "late":
            here.append((by, "late"))
            if row.reminded != "half" and desk.now < by:
                here.append((before(office, by, ANSWER_WITHIN / 2), "half"))
    for at, step in here:
        later = max(at, desk.now) if at else None
        opens = later if later is None or office.is_open(later) else office.next_opening(later)
        if opens is not None:
            yield opens, step
    theirs = _towards_client(row, complaint, desk)
    if theirs is not None:
        day = day_of(row.client, desk, (complaint.contact,))
        later = max(theirs[0], desk.now)
        opens = later if day.is_open(later) else day.next_opening(later)
        if opens is not None:
            yield opens, theirs[1]


def _towards_client(row: Complained, complaint: Complaint, desk: Desk) -> tuple[datetime, Step] | None:
    if complaint.state == "open":
        by = complaint.answer_by
        return (by, "own") if by is not None and not row.owned else None
    since = complaint.asked_at if complaint.asks else complaint.answered_at
    if complaint.state != "answered" or since is None:
        return None
    if complaint.asks == len(ASK_AFTER) - 1 and not _arrived(complaint, desk):
        return None  # a question that has not arrived was not left unanswered
    day = day_of(row.client, desk, (complaint.contact,))
    at = working_day_after(day, since, ASK_AFTER[complaint.asks])
    return (at, "ask" if complaint.asks < len(ASK_AFTER) - 1 else "close") if at is not None else None


def _arrived(complaint: Complaint, desk: Desk) -> bool:
    """Whether every question whether it is settled has arrived, as far as anybody can tell."""
    parcels = (desk.outbox.get(parcel_of(complaint, ask)) for ask in range(1, len(ASK_AFTER)))
    return not any(isinstance(parcel, Parcel) and parcel.state not in ("sent", "unsure") for parcel in parcels)
