"""The kinds of entries about money: what is asked, what came, and what was said about it. See `bot.core.payments`.

Amounts are in hundredths of the request's currency, days are the office's.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from bot.core.facts import Facts


class Rung(Struct, frozen=True, kw_only=True):
    """A step of the ladder: what is said `days` after the due day (before it, if negative), in which words."""

    days: int
    tone: Literal["friendly", "due", "firm", "final", "notice"]


class LadderSet(Facts, frozen=True, kw_only=True):
    """When the office reminds of what is due. Without rungs it does not."""

    rungs: tuple[Rung, ...]


class PayeeSet(Facts, frozen=True, kw_only=True):
    """To whom and to which account clients pay from now on; name and account stand in the opening."""


class PaymentRequested(Facts, frozen=True, kw_only=True):
    """Money is asked for: `cents` in `currency`, of which `payable_cents` are to be paid (fewer with withholding).

    `number` is unique in the office. `source`: a quote's plan, the office by hand, or an invoice that was read. `quote`
    and `part` tell which part of which plan it is.
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


class PaymentReceived(Facts, frozen=True, kw_only=True):
    """So much came in `on` that day, as the office says."""

    request: str
    payment: str
    cents: int
    on: date


class PaymentUndone(Facts, frozen=True, kw_only=True):
    """That payment was booked by mistake."""

    request: str
    payment: str


class CreditGiven(Facts, frozen=True, kw_only=True):
    """The office asks for so much less."""

    request: str
    cents: int


class PaymentClaimed(Facts, frozen=True, kw_only=True):
    """A contact says that it is paid; nobody is reminded until the office says what came."""

    request: str
    contact: str


class PaymentNotFound(Facts, frozen=True, kw_only=True):
    """The office has not received it yet."""

    request: str


class PaymentPromised(Facts, frozen=True, kw_only=True):
    """A contact says that it will be paid on that day; nobody is reminded until it has passed."""

    request: str
    contact: str
    on: date


class PaymentDisputed(Facts, frozen=True, kw_only=True):
    """A contact says that something is wrong; nobody is reminded until the office has decided."""

    request: str
    contact: str


class DisputeSettled(Facts, frozen=True, kw_only=True):
    """The office has decided: of what is open so much stays disputed, and is not reminded of."""

    request: str
    disputed_cents: int


class RemindersPaused(Facts, frozen=True, kw_only=True):
    """The client is reminded of nothing, until after that day if one is given."""

    until: date | None = None


class RemindersResumed(Facts, frozen=True, kw_only=True):
    """The client is reminded again."""


class PaymentReminded(Facts, frozen=True, kw_only=True):
    """A reminder has arrived: for this request, on this rung (its `days`)."""

    request: str
    rung: int


class NoticePrepared(Facts, frozen=True, kw_only=True):
    """The formal notice was handed to the office, to be sent by it; on this rung (its `days`)."""

    request: str
    rung: int


class InterestAdded(Facts, frozen=True, kw_only=True):
    """The office asks for interest and a flat sum from now on."""

    request: str
    cents: int
    flat_cents: int
    until: date


class RequestWithdrawn(Facts, frozen=True, kw_only=True):
    """The office no longer asks for it."""

    request: str


KINDS: dict[str, type[Facts]] = {
    "payment_requested": PaymentRequested,
    "payment_received": PaymentReceived,
    "payment_undone": PaymentUndone,
    "credit_given": CreditGiven,
    "payment_claimed": PaymentClaimed,
    "payment_not_found": PaymentNotFound,
    "payment_promised": PaymentPromised,
    "payment_disputed": PaymentDisputed,
    "dispute_settled": DisputeSettled,
    "reminders_paused": RemindersPaused,
    "reminders_resumed": RemindersResumed,
    "payment_reminded": PaymentReminded,
    "notice_prepared": NoticePrepared,
    "interest_added": InterestAdded,
    "request_withdrawn": RequestWithdrawn,
}
OFFICE_KINDS: dict[str, type[Facts]] = {"ladder_set": LadderSet, "payee_set": PayeeSet}
