"""The lines of a quote as people type them: an item with its price, a share of the payment plan.

    Homepage design 1200        3 x Icon € 80,00        Hosting: 1 200
    30% deposit        40% milestone Homepage        30% 30 days        500 by 15 January        rest 15 Jan

What can be read in two ways is asked, never guessed.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from msgspec import Struct

from bot.core.errors import BadInput
from bot.core.money import is_amount, signed_sum_of
from bot.core.plain_dates import moment
from bot.core.quote_rows import Item, Step

SHOWN = 60  # letters of a line that an answer repeats
LARGEST_CENTS = 10_000_000_000  # a hundred millions; more is mistyped
HUNDRED_PERCENT = 10_000  # in hundredths of a percent
LATEST_DAYS = 730

_TIMES = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))?\s*[x×*]\s+(?=\S)", re.IGNORECASE)  # noqa: RUF001  as typed
# A dash that stands by itself parts, one that stands before a number makes it negative.
_GAP = re.compile(r"\s*[:=]\s*|\s+[-\u2013\u2014]\s+|\s+")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%?")
_CODE = r"(?-i:[A-Z]{3})"
_SHARE = re.compile(
    r"(?:(?P<percent>\d{1,3}(?:[.,]\d{1,2})?)\s*%|(?P<rest>rest|the rest|resto|il resto|saldo)\b"
    rf"|(?P<amount>(?:[€£$]\s*|{_CODE}\s+)?[-\u2212]?\d[\d.,'\u2019]*(?:\s?[€£$]|\s{_CODE}\b)?))\s*(?P<when>.*)",
    re.IGNORECASE,
)
_DEPOSIT = re.compile(r"(?:as\s+|come\s+|di\s+)?(?:deposit|down payment|acconto|anticipo)\b\s*(.*)", re.IGNORECASE)
_MILESTONE = re.compile(
    r"(?:at\s+|al\s+|alla\s+)?(?:milestone|approval of|on approval of|traguardo|approvazione di|approvazione)\s+(\S.*)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"(?:in|after|within|a|dopo|entro)?\s*(\d{1,4})\s*(?:days?|d|giorni|giorno|gg|g)\b\s*"
    r"(?:after signing|from signing|dalla firma|dopo la firma)?",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|on|due|entro(?:\s+il)?|il)\s+", re.IGNORECASE)


class Planned(Struct, frozen=True, kw_only=True):
    """A line of the plan before the total is known: a share in percent, an amount, or (neither) the rest."""

    line: str
    kind: Literal["deposit", "milestone", "instalment"]
    hundredths: int | None = None
    cents: int | None = None
    due_days: int | None = None
    due_on: date | None = None
    of: str = ""


def written(text: str) -> list[str]:
    """The lines that say something."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def amount(text: str, currency: str) -> int:
    """The cents of an amount in any notation, in this currency if it names one. Raises BadInput, saying why not."""
    shown = text.strip()[:SHOWN]
    cents, given = signed_sum_of(text)
    if cents < 0:
        raise BadInput("quote-negative", text=shown)
    if given not in (None, currency):
        raise BadInput("quote-mixed", text=shown, currency=currency)
    if cents > LARGEST_CENTS:
        raise BadInput("quote-large", text=shown)
    return cents


def percent(text: str) -> int:
    """Hundredths of a percent: `22`, `22%`, `7,5 %`. Raises BadInput."""
    found = _PERCENT.fullmatch(text.strip())
    hundredths = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else -1
    if not 0 <= hundredths <= HUNDRED_PERCENT:
        raise BadInput("quote-percent", text=text.strip()[:SHOWN])
    return hundredths


def item(line: str, currency: str) -> Item:
    """An item: `[3 x ]WHAT PRICE`. Raises BadInput."""
    times = _TIMES.match(line)
    quantity = int(times[1]) * 100 + int((times[2] or "").ljust(2, "0")) if times else 100
    what, price = _parted(line[times.end() :] if times else line, currency)
    unit_cents = amount(price, currency)
    cents = (unit_cents * quantity + 50) // 100
    if not quantity or cents > LARGEST_CENTS:
        raise BadInput("quote-large" if quantity else "quote-item", text=line[:SHOWN])
    return Item(what=what, quantity_hundredths=quantity, unit_cents=unit_cents, cents=cents)


def _parted(line: str, currency: str) -> tuple[str, str]:
    """What it is, and its price at the end. "Logo 3 200" may be one logo or Logo 3, so that is asked."""
    gaps = list(_GAP.finditer(line))
    found = [gap for gap in gaps if gap.start() and is_amount(line[gap.end() :])]
    if not found:
        if gaps and gaps[-1].start() and re.search(r"\d", line[gaps[-1].end() :]):
            amount(line[gaps[-1].end() :], currency)  # it says what is wrong with it
        raise BadInput("quote-item", text=line[:SHOWN])
    first = found[0]
    plainly = first[0].strip() or not line[first.end()].isdigit()  # a colon parts, and a currency begins an amount
    if not plainly and len({amount(line[gap.end() :], currency) for gap in found}) > 1:
        raise BadInput("quote-item-twofold", text=line[:SHOWN])
    return line[: first.start()], line[first.end() :]


def step(line: str, today: date) -> Step:
    """A dated step: `3 Dec First draft`. Raises BadInput: no day, a day that has passed or that there is not."""
    on, at, what = moment(line, today)
    if on is None or not what.strip():
        raise BadInput("quote-step", line=line[:SHOWN])
    if on < today:
        raise BadInput("quote-line-past", line=line[:SHOWN])
    return Step(on=on, what=f"{at:%H:%M} {what}" if at else what)


def planned(line: str, currency: str, today: date) -> Planned:
    """A line of the payment plan. Raises BadInput."""
    found = _SHARE.fullmatch(line)
    if found is None:
        raise BadInput("quote-plan-line", line=line[:SHOWN])
    hundredths = percent(found["percent"]) if found["percent"] else None
    cents = amount(found["amount"], currency) if found["amount"] else None
    if hundredths == 0 or cents == 0:
        raise BadInput("quote-plan-nothing", line=line[:SHOWN])
    kind, due_days, due_on, of = _when(found["when"].strip(), line, today)
    return Planned(line=line, kind=kind, hundredths=hundredths, cents=cents, due_days=due_days, due_on=due_on, of=of)


When = tuple[Literal["deposit", "milestone", "instalment"], int | None, date | None, str]


def _when(text: str, line: str, today: date) -> When:
    """What opens a part, and by when it is due."""
    deposit = _DEPOSIT.fullmatch(text)
    if deposit:
        return ("deposit", *(_due(deposit[1], line, today) if deposit[1] else (None, None)), "")
    milestone = _MILESTONE.fullmatch(text)
    if milestone:
        return "milestone", None, None, milestone[1].strip(' “”«»"')
    return ("instalment", *_due(text, line, today), "")


def _due(text: str, line: str, today: date) -> tuple[int | None, date | None]:
    days = _DAYS.fullmatch(text)
    if days and int(days[1]) <= LATEST_DAYS:
        return int(days[1]), None
    on, at, rest = moment(_BY.sub("", text, count=1), today)
    if on is None or at is not None or rest.strip():
        raise BadInput("quote-plan-line", line=line[:SHOWN])
    if on < today:
        raise BadInput("quote-line-past", line=line[:SHOWN])
    return None, on
