"""What a recap tells: statements, each of which points at the entry that says so, and sums of money.

What happened is read from the entries since the recap before, how things stand from what the whole ledger adds up to.
An entry that no longer holds (a step that is open again, a version that was replaced) is not told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct

from bot.core import approval_entries as a
from bot.core.agreed_metrics import agreed
from bot.core.appointments import to_come
from bot.core.clients import ClientState
from bot.core.complaints import ComplaintClosed, unsettled
from bot.core.facts import Facts
from bot.core.ledger import Entry, facts_of
from bot.core.payment_entries import PaymentReceived
from bot.core.quote_entries import QuoteAcceptedElsewhere
from bot.core.steps import StepDone, StepMoved, ordered

Part = Literal["done", "decided", "waiting", "next", "metrics"]
PARTS: tuple[Part, ...] = ("done", "decided", "waiting", "next", "metrics")
Kind = Literal[
    "step-done",
    "payment-received",
    "golive",
    "approved",
    "elsewhere",
    "changes",
    "refused",
    "revoked",
    "complaint-closed",
    "approval-open",
    "payment-open",
    "complaint-asked",
    "step-to-come",
    "step-moved",
    "step-late",
    "appointment",
    "metric",
]


class Statement(Struct, frozen=True, kw_only=True):
    """One thing that is told. `about` is the id of what it is about, `seq` the entry that says so.

    What else it needs: a day of the office, an instant (UTC), an amount in hundredths of a currency, the contact who
    did it, the version, the exact words of the office.
    """

    part: Part
    kind: Kind
    about: str
    seq: int
    on: date | None = None
    at: datetime | None = None
    cents: int = 0
    currency: str = ""
    contact: str | None = None
    version: int = 0
    words: str = ""

    @property
    def key(self) -> str:
        """Names it among those of a recap."""
        return f"{self.kind}:{self.about}:{self.seq}"


class Sum(Struct, frozen=True):
    """In one currency, in hundredths of it: what is still to be paid, and what came in since the recap before."""

    currency: str
    open_cents: int
    received_cents: int


class Recap(Struct, frozen=True, kw_only=True):
    """All that a recap tells. `since` is the last entry of which the one before told, or where it begins."""

    since: int
    since_at: datetime | None
    statements: tuple[Statement, ...]
    sums: tuple[Sum, ...]
    progress: tuple[int, int] | None

    @property
    def tells(self) -> bool:
        """Whether there is anything to tell; a metric without a new value is no news."""
        news = any(each.part != "metrics" or each.seq > self.since for each in self.statements)
        return news or bool(self.sums)

    def of(self, part: Part) -> list[Statement]:
        """The statements of one part."""
        return [each for each in self.statements if each.part == part]


def recap_of(state: ClientState, entries: Iterable[Entry], since: int, today: date, now: datetime) -> Recap:
    """The recap of a client's state with the `entries` after the entry `since`, on the office's day `today`."""
    began = None
    told: dict[tuple[str, str], Statement] = {}
    received: dict[str, int] = {}
    moved: dict[str, str] = {}
    for entry in entries:
        began = began or entry.core.at
        facts, seq = facts_of(entry.core), entry.core.seq
        if isinstance(facts, StepMoved):
            moved[facts.step] = (entry.opening.value.shown or "") if entry.opening else ""
        read = _READ.get(type(facts))
        found = read(state, facts, seq) if read else None
        if found is None:
            continue
        # What was said last of a thing counts; each payment is one of its own.
        told[found.kind if found.kind == "payment-received" else "", _thing(found)] = found
        if found.kind == "payment-received":
            received[found.currency] = received.get(found.currency, 0) + found.cents
    waiting = [*_waiting(state, today), *_next(state, since, moved, today, now), *_metrics(state)]
    statements = (*(each for each in told.values()), *waiting)
    ranked = sorted(statements, key=lambda each: PARTS.index(each.part))
    steps = ordered(state.touch.steps)
    return Recap(
        since=since,
        since_at=began,
        statements=tuple(ranked),
        sums=tuple(_sums(state, received)),
        progress=(sum(each.done_seq is not None for each in steps), len(steps)) if steps else None,
    )


def _thing(found: Statement) -> str:
    return f"{found.about}:{found.seq}" if found.kind == "payment-received" else found.about


def _done(state: ClientState, facts: StepDone, seq: int) -> Statement | None:
    step = state.touch.steps[facts.step]
    if step.done_seq != seq or step.dropped:
        return None
    return Statement(part="done", kind="step-done", about=facts.step, seq=seq, on=facts.on)


def _received(state: ClientState, facts: PaymentReceived, seq: int) -> Statement | None:
    request = state.payments.requests[facts.request]
    if all(each.payment != facts.payment for each in request.payments):
        return None  # it was booked by mistake
    return Statement(
        part="done",
        kind="payment-received",
        about=facts.request,
        seq=seq,
        on=facts.on,
        cents=facts.cents,
        currency=request.currency,
    )


def _given(state: ClientState, facts: a.ApprovalGiven, seq: int) -> Statement | None:
    """The one that made it approved, as long as nothing has taken that away."""
    approval = state.approvals[facts.approval]
    if approval.approved_seq != seq:
        return None
    golive = approval.what == "golive"
    return Statement(
        part="done" if golive else "decided",
        kind="golive" if golive else "approved",
        about=facts.approval,
        seq=seq,
        contact=facts.contact,
        version=approval.of_version or facts.version,
    )


def _elsewhere(state: ClientState, facts: QuoteAcceptedElsewhere, seq: int) -> Statement | None:
    approval = state.approvals.get(facts.quote)
    if approval is None or approval.approved_seq != seq:
        return None
    return Statement(part="decided", kind="elsewhere", about=facts.quote, seq=seq, version=facts.version)


def _changes(_state: ClientState, facts: a.ChangesAsked | a.ItemsMarked, seq: int) -> Statement:
    """Of an earlier version too: it is why there is a new one."""
    return Statement(
        part="decided",
        kind="changes",
        about=facts.approval,
        seq=seq,
        contact=facts.contact,
        version=facts.version,
    )


def _left(kind: Kind) -> Callable[[ClientState, Any, int], Statement | None]:
    def read(state: ClientState, facts: a.ApprovalRefused | a.ApprovalRevoked, seq: int) -> Statement | None:
        approval = state.approvals[facts.approval]
        if approval.version != facts.version or approval.state != kind:
            return None
        return Statement(
            part="decided", kind=kind, about=facts.approval, seq=seq, contact=facts.contact, version=facts.version
        )

    return read


def _settled(state: ClientState, facts: ComplaintClosed, seq: int) -> Statement | None:
    if state.touch.complaints[facts.complaint].closed_seq != seq:
        return None
    return Statement(part="decided", kind="complaint-closed", about=facts.complaint, seq=seq, contact=facts.contact)


_READ: dict[type[Facts], Callable[[ClientState, Any, int], Statement | None]] = {
    StepDone: _done,
    PaymentReceived: _received,
    a.ApprovalGiven: _given,
    a.ChangesAsked: _changes,
    a.ItemsMarked: _changes,
    a.ApprovalRefused: _left("refused"),
    a.ApprovalRevoked: _left("revoked"),
    QuoteAcceptedElsewhere: _elsewhere,
    ComplaintClosed: _settled,
}


def _waiting(state: ClientState, today: date) -> Iterator[Statement]:
    """What the client is asked for: decisions, payments, whether a complaint is settled."""
    for approval in state.approvals.values():
        # Nobody need decide on an urgent call that they did without.
        if approval.state == "asked" and not (approval.what == "surcharge" and approval.of is None):
            yield Statement(
                part="waiting",
                kind="approval-open",
                about=approval.approval,
                seq=approval.asked_seq,
                at=approval.asked_at,
                version=approval.of_version or approval.version,
            )
    for request in sorted(state.payments.requests.values(), key=lambda each: each.due_on):
        if request.state(today) in ("open", "promised") and request.reminded_cents > 0:
            yield Statement(
                part="waiting",
                kind="payment-open",
                about=request.request,
                seq=request.asked_seq,
                on=request.due_on,
                cents=request.reminded_cents,
                currency=request.currency,
            )
    for complaint in unsettled(state.touch.complaints):
        if complaint.state == "answered" and complaint.asks:
            yield Statement(
                part="waiting",
                kind="complaint-asked",
                about=complaint.complaint,
                seq=complaint.answered_seq or complaint.opened_seq,
            )


def _next(state: ClientState, since: int, moved: dict[str, str], today: date, now: datetime) -> Iterator[Statement]:
    """Steps to come, with why they were moved if that is new, and calls."""
    for step in ordered(state.touch.steps):
        if step.done_seq is not None:
            continue
        is_new = (step.moved_seq or 0) > since
        is_late = step.on is not None and step.on < today
        yield Statement(
            part="next",
            kind="step-late" if is_late else "step-moved" if is_new else "step-to-come",
            about=step.step,
            seq=step.moved_seq or step.planned_seq,
            on=step.on,
            words=moved.get(step.step, "") if is_new else "",
        )
    for call in to_come(state.touch.appointments, now):
        yield Statement(part="next", kind="appointment", about=call.appointment, seq=call.made_seq, at=call.starts_at)


def _metrics(state: ClientState) -> Iterator[Statement]:
    """The newest value of each that is agreed upon."""
    for metric in state.touch.metrics.values():
        if metric.values and agreed(state, metric.metric) is not None:
            newest = metric.values[-1]
            yield Statement(part="metrics", kind="metric", about=metric.metric, seq=newest.seq, on=newest.on)


def _sums(state: ClientState, received: dict[str, int]) -> Iterator[Sum]:
    owed: dict[str, int] = {}
    for request in state.payments.requests.values():
        if not request.withdrawn and request.balance_cents > 0:
            owed[request.currency] = owed.get(request.currency, 0) + request.balance_cents
    for currency in sorted({*owed, *received}):
        yield Sum(currency, owed.get(currency, 0), received.get(currency, 0))
