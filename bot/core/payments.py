"""Money that is asked for: what is open, what pauses a reminder, and which rung of the ladder is next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.core import payment_entries as e
from bot.core.facts import Facts
from bot.core.payment_entries import Rung

State = Literal["open", "claimed", "promised", "disputed", "settled", "withdrawn"]

# What an office begins with. The first message about a request is friendly on whichever rung it goes out.
LADDER: tuple[Rung, ...] = (
    Rung(days=-3, tone="friendly"),
    Rung(days=0, tone="due"),
    Rung(days=3, tone="due"),
    Rung(days=7, tone="firm"),
    Rung(days=15, tone="final"),
    Rung(days=30, tone="notice"),
)


class Payment(Struct, frozen=True, kw_only=True):
    """Money that came in, in hundredths of the request's currency."""

    payment: str
    cents: int
    on: date


class Request(Struct, frozen=True, kw_only=True):
    """A request as its entries add up to. `asked_seq` is the entry that made it; the rest as in `payment_entries`.

    `disputed` waits for the office's decision, after which `disputed_cents` of the balance are not reminded of.
    `reminded` are the rungs (their days) on which a reminder has arrived.
    """

    request: str
    number: int
    cents: int
    payable_cents: int
    currency: str
    issued_on: date
    due_on: date
    source: Literal["plan", "hand", "invoice"]
    quote: str | None = None
    part: str | None = None
    asked_seq: int = 0
    payments: tuple[Payment, ...] = ()
    credit_cents: int = 0
    interest_cents: int = 0
    flat_cents: int = 0
    claimed: bool = False
    promised_on: date | None = None
    disputed: bool = False
    disputed_cents: int = 0
    reminded: tuple[int, ...] = ()
    withdrawn: bool = False

    @property
    def paid_cents(self) -> int:
        """What has come in."""
        return sum(each.cents for each in self.payments)

    @property
    def balance_cents(self) -> int:
        """What is still to be paid; negative if too much came in."""
        return self.payable_cents + self.interest_cents + self.flat_cents - self.credit_cents - self.paid_cents

    @property
    def reminded_cents(self) -> int:
        """What one may remind of: not the part that is disputed."""
        return self.balance_cents - self.disputed_cents

    def state(self, today: date) -> State:
        """How it stands on a day of the office."""
        if self.withdrawn:
            return "withdrawn"
        if self.balance_cents <= 0:
            return "settled"
        if self.disputed:
            return "disputed"
        if self.claimed:
            return "claimed"
        return "promised" if self.promised_on is not None and today <= self.promised_on else "open"


class Payments(Struct, frozen=True):
    """A client's requests, by id, and whether reminders are paused (`paused_until` None: until further notice).

    `eased_at` (UTC) is when one that was due, or late, was settled or withdrawn, the last time that this happened.
    """

    requests: dict[str, Request] = {}  # replaced as a whole, never changed
    paused: bool = False
    paused_until: date | None = None
    eased_at: datetime | None = None

    def rests(self, today: date) -> bool:
        """Whether nobody is reminded of anything that day."""
        return self.paused and (self.paused_until is None or today <= self.paused_until)


def rung_reached(request: Request, ladder: Iterable[Rung], today: date) -> Rung | None:
    """The rung on which a reminder is due: the latest that was reached. Earlier ones are not made up for."""
    if request.state(today) != "open" or request.reminded_cents <= 0:
        return None
    reached = [rung for rung in ladder if request.due_on + timedelta(days=rung.days) <= today]
    latest = max(reached, key=lambda rung: rung.days, default=None)
    return latest if latest and all(latest.days > days for days in request.reminded) else None


def next_day(request: Request, ladder: Iterable[Rung], today: date) -> date | None:
    """The first day from `today` on which a reminder is due if nothing happens; None if none ever is."""
    if request.state(today) not in ("open", "promised") or request.reminded_cents <= 0:
        return None
    since = max(today, request.promised_on + timedelta(days=1)) if request.promised_on else today
    if rung_reached(request, ladder, since) is not None:
        return since
    days = (request.due_on + timedelta(days=rung.days) for rung in ladder)
    return min((day for day in days if day > since), default=None)


def tone_of(request: Request, rung: Rung) -> str:
    """In which words to remind: the first time in a friendly way, however late it is."""
    return rung.tone if request.reminded else "friendly"


def apply(payments: Payments, facts: Facts, at: datetime, seq: int) -> Payments | None:
    """The payments after the entry `seq`, made at `at`, whose facts these are; None if it is not about money."""
    if isinstance(facts, e.PaymentRequested):
        return _with(payments, _asked(facts, seq))
    if isinstance(facts, e.RemindersPaused):
        return replace(payments, paused=True, paused_until=facts.until)
    if isinstance(facts, e.RemindersResumed):
        return replace(payments, paused=False, paused_until=None)
    follow = _FOLLOWS.get(type(facts))
    if follow is None:
        return None
    known = payments.requests[facts.request]  # type: ignore[attr-defined]  # all of them have it
    changed = follow(known, facts)
    eased = _is_open(known) and not _is_open(changed) and known.due_on <= at.date()
    return _with(replace(payments, eased_at=at) if eased else payments, changed)


def _is_open(request: Request) -> bool:
    return request.balance_cents > 0 and not request.withdrawn


def _with(payments: Payments, request: Request) -> Payments:
    return replace(payments, requests={**payments.requests, request.request: request})


def _asked(facts: e.PaymentRequested, seq: int) -> Request:
    return Request(
        request=facts.request,
        number=facts.number,
        cents=facts.cents,
        payable_cents=facts.payable_cents,
        currency=facts.currency,
        issued_on=facts.issued_on,
        due_on=facts.due_on,
        source=facts.source,
        quote=facts.quote,
        part=facts.part,
        asked_seq=seq,
    )


def _received(known: Request, facts: e.PaymentReceived) -> Request:
    payment = Payment(payment=facts.payment, cents=facts.cents, on=facts.on)
    # Whoever has paid something has answered what was asked of them.
    return replace(known, payments=(*known.payments, payment), claimed=False, promised_on=None)


def _undone(known: Request, facts: e.PaymentUndone) -> Request:
    return replace(known, payments=tuple(each for each in known.payments if each.payment != facts.payment))


def _interest(known: Request, facts: e.InterestAdded) -> Request:
    return replace(
        known,
        interest_cents=known.interest_cents + facts.cents,
        flat_cents=known.flat_cents + facts.flat_cents,
    )


_FOLLOWS: dict[type[Facts], Callable[[Request, Any], Request]] = {
    e.PaymentReceived: _received,
    e.PaymentUndone: _undone,
    e.CreditGiven: lambda known, facts: replace(known, credit_cents=known.credit_cents + facts.cents),
    e.PaymentClaimed: lambda known, _: replace(known, claimed=True, promised_on=None),
    e.PaymentNotFound: lambda known, _: replace(known, claimed=False),
    e.PaymentPromised: lambda known, facts: replace(known, promised_on=facts.on),
    e.PaymentDisputed: lambda known, _: replace(known, disputed=True),
    e.DisputeSettled: lambda known, facts: replace(known, disputed=False, disputed_cents=facts.disputed_cents),
    e.PaymentReminded: lambda known, facts: replace(known, reminded=(*known.reminded, facts.rung)),
    e.NoticePrepared: lambda known, facts: replace(known, reminded=(*known.reminded, facts.rung)),
    e.InterestAdded: _interest,
    e.RequestWithdrawn: lambda known, _: replace(known, withdrawn=True),
}
