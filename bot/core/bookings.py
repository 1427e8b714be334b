"""The bookings in a bank statement, and the lines of it that could not be read."""

from __future__ import annotations

import hashlib
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from bot.core.booking import Booking, Unread
from bot.core.errors import BadInput
from bot.core.ledger import canonical
from bot.core.money import currency_of, signed_sum_of
from bot.core.one_line import one_line
from bot.core.statement import Row, Sheet
from bot.core.statement_columns import Columns
from bot.core.statement_days import day_of, month_first
from bot.core.statement_words import MINUS, folded

_LONGEST_PAYER = 120  # characters
_LONGEST_REFERENCE = 400


class Read(Struct, frozen=True, kw_only=True):
    """All lines of a table: every one is a booking or is told as unread."""

    bookings: tuple[Booking, ...]
    unread: tuple[Unread, ...]


def bookings(sheet: Sheet, columns: Columns) -> Read:
    """What the table says, in its order. A day is read day first, unless the whole column can only be month first.

    Raises BadInput `statement-no-amount` if no column is named that holds amounts.
    """
    if columns.amount is None and columns.credit is None and columns.debit is None:
        raise BadInput("statement-no-amount")
    american = month_first(row.cell(columns.on) for row in sheet.rows)
    found, unread = [], []
    seen: Counter[Booking] = Counter()
    for row in sheet.rows:
        read = _booking(row, columns, american=american)
        if isinstance(read, Unread):
            unread.append(read)
            continue
        seen[read] += 1
        found.append(replace(read, nth=seen[read]))
    return Read(bookings=tuple(found), unread=tuple(unread))


def fingerprint(booking: Booking) -> str:
    """SHA-256 over what makes it this booking, however its bank writes capitals, spaces and marks this time."""
    return hashlib.sha256(
        b"paletti/booking/v1\0"
        + canonical(
            {
                "on": booking.on.isoformat(),
                "cents": booking.cents,
                "currency": booking.currency,
                "payer": folded(booking.payer),
                "reference": folded(booking.reference),
                "nth": booking.nth,
            }
        )
    ).hexdigest()


def _booking(row: Row, columns: Columns, *, american: bool) -> Booking | Unread:
    told = row.cell(columns.on)
    on = day_of(told, american=american)
    if on is None:
        return Unread(line=row.line, key="statement-line-day", text=one_line(told))
    try:
        cents, currency = _sum(row, columns)
    except BadInput as refused:
        return Unread(line=row.line, key="statement-line-amount", text=str(refused.words.get("text", "")))
    return Booking(
        on=on,
        cents=cents,
        currency=currency or currency_of(row.cell(columns.currency)) or columns.in_currency,
        payer=one_line(row.cell(columns.payer), _LONGEST_PAYER),
        reference=one_line(" ".join(filter(None, map(row.cell, columns.reference))), _LONGEST_REFERENCE),
    )


def _sum(row: Row, columns: Columns) -> tuple[int, str | None]:
    """Cents with their sign, and a currency that stands with them. Raises BadInput for what is no amount."""
    if columns.amount is not None:
        cents, currency = signed_sum_of(row.cell(columns.amount))
        goes_out = folded(row.cell(columns.sign)) in MINUS or row.cell(columns.sign) == "-"
        return -abs(cents) if goes_out else cents, currency
    into, out = row.cell(columns.credit), row.cell(columns.debit)
    if not into and not out:
        raise BadInput("amount-missing")
    credit, first = signed_sum_of(into) if into else (0, None)
    debit, second = signed_sum_of(out) if out else (0, None)
    return credit - abs(debit), first or second
