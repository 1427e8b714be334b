"""What the law adds to a request that is paid late by a business: on the balance as it was each day."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from bot.core.clients import ClientState
from bot.core.interest import Interest, accrued_over
from bot.core.interest_law import SHIPPED, Law, Rates, law_of
from bot.core.payments import Request

_RATE = re.compile(r"(\d{4}-H[12])=(\d{1,2})(?:\.(\d{1,2}))?")


class Dues(Struct, frozen=True):
    """By which law an office counts, and with which rates. `law` None: it has said no country, so by none."""

    law: Law | None = None
    rates: Rates = SHIPPED


def dues_of(country: str, rates: str) -> Dues:
    """From the settings: a country (ISO 3166) and its rates, such as `2026-H2=10.15, 2027-H1=10`, in percent."""
    if not country:
        return Dues()
    more = {half: int(whole) * 100 + int((part or "").ljust(2, "0")) for half, whole, part in _RATE.findall(rates)}
    return Dues(law_of(country), SHIPPED.with_more({country: more}))


def interest_on(request: Request, client: ClientState, until: date, dues: Dues) -> Interest | None:
    """All that has accrued from the day after the due day until `until`, with the flat sum: also what was added before.

    None where there is none by law: the client is no business, or nobody has said that it is one; or all was paid by
    the due day. The flat sum counts only in the law's own currency.
    """
    if dues.law is None or client.business is not True or until <= request.due_on:
        return None
    before = sum(each.cents for each in request.payments if each.on <= request.due_on)
    steps = [(request.due_on, request.payable_cents - request.credit_cents - before)]
    if steps[0][1] <= 0:
        return None
    for payment in sorted(request.payments, key=lambda each: each.on):
        if request.due_on < payment.on <= until:
            steps.append((payment.on, max(steps[-1][1] - payment.cents, 0)))
    found = accrued_over(steps, request.due_on, until, dues.law, dues.rates)
    flat = found.flat_cents if request.currency == dues.law.currency else 0
    return Interest(found.cents, flat, found.spans, found.missing)
