"""What an electronic invoice asks for: one instalment for each of its payments, and by which title it is known."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from bot.core.desk import LANGUAGES, Desk
from bot.core.fatturapa import ElectronicInvoice
from bot.core.payments import Request

DUE_DAYS = 30  # after the invoice's date, where it sets no day
_PART = re.compile(r" · \d{1,3}/\d{1,3}$")


class Instalment(Struct, frozen=True, kw_only=True):
    """One part that is asked for: `cents` of the invoice's total, of which `payable_cents` are to be paid.

    `day_set`: the file itself says when it is due.
    """

    cents: int
    payable_cents: int
    due_on: date
    day_set: bool


def instalments(invoice: ElectronicInvoice) -> tuple[Instalment, ...]:
    """One for each payment, else one for all of it. Nothing if nothing, or less than nothing, is to be paid.

    What is withheld of the total is shared out by the payments; the last one has what rounding leaves.
    """
    payments = [(each.payable_cents, each.due_on) for each in invoice.payments if each.payable_cents]
    if not invoice.payments:
        payments = [(invoice.payable_cents, None)]
    payable = sum(cents for cents, _ in payments)
    if not payments or any(cents <= 0 for cents, _ in payments):
        return ()
    besides = max(invoice.total_cents - payable, 0)
    shares = [besides * cents // payable for cents, _ in payments]
    shares[-1] += besides - sum(shares)
    return tuple(
        Instalment(
            cents=cents + share,
            payable_cents=cents,
            due_on=due_on or invoice.issued_on + timedelta(days=DUE_DAYS),
            day_set=due_on is not None,
        )
        for (cents, due_on), share in zip(payments, shares, strict=True)
    )


def titles(number: str, count: int, language: str, desk: Desk) -> list[str]:
    """How the requests of an invoice are called: "Invoice 34/2026"; of several, "Invoice 34/2026 · 1/2"."""
    title = desk.say("handed-invoice-title", language, number=number)
    return [title] if count == 1 else [f"{title} · {part}/{count}" for part in range(1, count + 1)]


def number_in(title: str, desk: Desk) -> str | None:
    """The invoice's number in the title of a request; None if it names none."""
    whole = _PART.sub("", title)
    for language in LANGUAGES:
        before, _, after = desk.say("handed-invoice-title", language, number="\n").partition("\n")
        if whole.startswith(before) and whole.endswith(after):
            return whole.removeprefix(before).removesuffix(after).strip() or None
    return None


def registered(client: str, number: str, desk: Desk) -> list[Request]:
    """What this client is asked for already by an invoice of that number."""
    return [
        request
        for request in desk.client(client).payments.requests.values()
        if not request.withdrawn
        and (title := desk.titles.get(request.request)) is not None
        and number_in(title.text, desk) == number
    ]
