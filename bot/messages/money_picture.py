"""A picture of the next sixty days of money, week by week, for the office."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Literal

from msgspec import to_builtins

from bot.core.desk import Desk, Reader
from bot.core.effects import Picture
from bot.core.money_ahead import DAYS, Expected, ahead
from bot.core.payments import Request
from bot.core.pictures import Money, MoneyColumn, MoneySum
from bot.messages.money import open_requests, stands_at
from bot.wording.moments import short
from bot.wording.sizes import price

Kind = Literal["overdue", "due", "promised", "disputed"]
SUMS: tuple[Kind, ...] = ("overdue", "due", "promised", "disputed")


def money_picture(desk: Desk, reader: Reader) -> Picture | None:
    """In the currency in which most is open; None if nothing is. What is said to be paid is expected on its day."""
    today = desk.today
    found = [request for _, request in open_requests(desk)]
    if not found:
        return None
    open_by_currency: Counter[str] = Counter()
    for request in found:
        open_by_currency[request.currency] += request.balance_cents
    currency = open_by_currency.most_common(1)[0][0]
    ours = [request for request in found if request.currency == currency]
    coming = ahead([_expected(each, today) for each in ours if not each.disputed], today)

    def amount(cents: int) -> str:
        return price(cents, currency, reader.language) if cents else ""

    sums: Counter[str] = Counter()
    for request in ours:
        stands = stands_at(request, today)
        sums[stands if stands in SUMS else "due"] += request.balance_cents
    columns = [
        MoneyColumn(
            label=short(each.first, reader.language),
            due_cents=each.due_cents,
            promised_cents=each.promised_cents,
            amount=amount(each.due_cents + each.promised_cents),
        )
        for each in coming.weeks
    ]
    data = Money(
        title=desk.say("money-ahead", reader.language, days=DAYS),
        sums=tuple(
            MoneySum(kind=kind, label=desk.say(f"money-sum-{kind}", reader.language), amount=amount(sums[kind]))
            for kind in SUMS
            if sums[kind]
        ),
        overdue_cents=coming.overdue_cents,
        overdue_label=desk.say("money-sum-overdue", reader.language),
        overdue_amount=amount(coming.overdue_cents),
        columns=tuple(columns),
        empty=desk.say("money-ahead-none", reader.language, days=DAYS),
    )
    alt = desk.say("money-ahead", reader.language, days=DAYS)
    return Picture(template="money", data=to_builtins(data), name=f"{alt}.png", alt=alt)


def _expected(request: Request, today: date) -> Expected:
    """On the day for which it was promised, else when it is due."""
    if request.state(today) == "promised" and request.promised_on is not None:
        return Expected(request.promised_on, request.balance_cents, promised=True)
    return Expected(request.due_on, request.balance_cents)
