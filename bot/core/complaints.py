"""Complaints: received at once, answered by an hour that was named, closed with the client's word. Instants are UTC.

What somebody complains about is the title of the complaint; all exact words stand in the openings.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.core.facts import Facts

Source = Literal["button", "words", "payment", "checkin", "recap"]
Stance = Literal["admitted", "explained", "offered"]
State = Literal["open", "answered", "closed"]


class ComplaintOpened(Facts, frozen=True, kw_only=True):
    """A contact complains. The office has promised an answer by `answer_by`; None: nobody knows when it opens again.

    `request` is the payment that is disputed by it, and alone pauses. `number` counts in the client's ledger.
    """

    complaint: str
    number: int
    contact: str
    source: Source
    answer_by: datetime | None
    request: str | None = None


class ComplaintAdded(Facts, frozen=True, kw_only=True):
    """A contact adds something to a complaint; if it was answered or closed, it waits for an answer again."""

    complaint: str
    contact: str
    answer_by: datetime | None
    request: str | None = None


class ComplaintAnswered(Facts, frozen=True, kw_only=True):
    """The office's answer has been given: admitted, explained, or not ours but with an offer; `member` is who."""

    complaint: str
    stance: Stance
    member: str


class ComplaintAsked(Facts, frozen=True, kw_only=True):
    """The client was asked whether it is settled: for the first or the second time (`ask`)."""

    complaint: str
    ask: int


class ComplaintClosed(Facts, frozen=True, kw_only=True):
    """Settled, as a `contact` says; None: nobody answered when asked twice."""

    complaint: str
    contact: str | None = None


KINDS: dict[str, type[Facts]] = {
    "complaint_opened": ComplaintOpened,
    "complaint_added": ComplaintAdded,
    "complaint_answered": ComplaintAnswered,
    "complaint_asked": ComplaintAsked,
    "complaint_closed": ComplaintClosed,
}


class Complaint(Struct, frozen=True, kw_only=True):
    """A complaint as its entries add up to. `asks` counts since the last answer, `asked_at` is the last of them.

    `requests` are the payments that it disputes.
    """

    complaint: str
    number: int
    contact: str
    source: Source
    opened_at: datetime
    opened_seq: int
    answer_by: datetime | None
    state: State = "open"
    requests: tuple[str, ...] = ()
    stance: Stance | None = None
    answered_at: datetime | None = None
    answered_seq: int | None = None
    asks: int = 0
    asked_at: datetime | None = None
    closed_at: datetime | None = None
    closed_seq: int | None = None
    closed_by: str | None = None


Complaints = dict[str, Complaint]


def unsettled(complaints: Complaints) -> list[Complaint]:
    """Those that are not closed, the oldest first."""
    return [each for each in complaints.values() if each.state != "closed"]


def apply(complaints: Complaints, facts: Facts, at: datetime, seq: int) -> Complaints | None:
    """The complaints after the entry `seq`, made at `at`, whose facts these are; None if it is about something else."""
    if isinstance(facts, ComplaintOpened):
        opened = Complaint(
            complaint=facts.complaint,
            number=facts.number,
            contact=facts.contact,
            source=facts.source,
            opened_at=at,
            opened_seq=seq,
            answer_by=facts.answer_by,
            requests=(facts.request,) if facts.request else (),
        )
        return {**complaints, facts.complaint: opened}
    follow = _FOLLOWS.get(type(facts))
    if follow is None:
        return None
    complaint: str = facts.complaint  # type: ignore[attr-defined]  # all of them have it
    return {**complaints, complaint: follow(complaints[complaint], facts, at, seq)}


def _added(known: Complaint, facts: ComplaintAdded, _at: datetime, _seq: int) -> Complaint:
    requests = tuple(dict.fromkeys((*known.requests, *((facts.request,) if facts.request else ()))))
    # What is added while an answer is due puts that answer off for nobody.
    by = (known.answer_by if known.state == "open" else None) or facts.answer_by
    again: dict[str, None] = dict.fromkeys(("asked_at", "closed_at", "closed_seq", "closed_by"))
    return replace(known, state="open", answer_by=by, requests=requests, asks=0, **again)


def _answered(known: Complaint, facts: ComplaintAnswered, at: datetime, seq: int) -> Complaint:
    return replace(
        known, state="answered", stance=facts.stance, answered_at=at, answered_seq=seq, asks=0, asked_at=None
    )


def _closed(known: Complaint, facts: ComplaintClosed, at: datetime, seq: int) -> Complaint:
    return replace(known, state="closed", closed_at=at, closed_seq=seq, closed_by=facts.contact)


_FOLLOWS: dict[type[Facts], Callable[[Complaint, Any, datetime, int], Complaint]] = {
    ComplaintAdded: _added,
    ComplaintAnswered: _answered,
    ComplaintAsked: lambda known, facts, at, _seq: replace(known, asks=facts.ask, asked_at=at),
    ComplaintClosed: _closed,
}
