"""Which column of a bank statement holds what: guessed from its names and from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from bot.core.money import currency_of, is_amount
from bot.core.statement import Sheet
from bot.core.statement_days import day_of
from bot.core.statement_words import rank

_LOOKED_AT = 200  # rows that tell what a column holds


class Columns(Struct, frozen=True, kw_only=True):
    """Columns by their number, counted from 0; None where there is no such column.

    Either `amount` with its sign, or with the sign in the column `sign`, or `credit` and `debit` apart. A text about
    the payment may stand in several columns. `in_currency` is what all amounts are in if the lines do not say.
    """

    on: int
    amount: int | None = None
    credit: int | None = None
    debit: int | None = None
    sign: int | None = None
    currency: int | None = None
    payer: int | None = None
    reference: tuple[int, ...] = ()
    in_currency: str | None = None


def guessed(sheet: Sheet) -> Columns | None:
    """What the columns are by their names, if what stands in them agrees; None if day or amount is not found."""
    found = {role: _ranked(sheet, role) for role in ("on", "amount", "credit", "debit", "sign", "currency", "payer")}
    on = _first(found["on"])
    credit, debit = _first(found["credit"]), _first(found["debit"])
    # A table with both halves may have a total or an original amount beside them.
    amount = None if credit is not None and debit is not None else _first(found["amount"])
    if on is None or (amount is None and credit is None):
        return None
    taken = {on, amount, credit, debit}
    payer = _first([each for each in found["payer"] if each not in taken])
    texts = [each for each in _ranked(sheet, "reference") if each not in {*taken, payer}]
    priced = amount if amount is not None else credit
    return Columns(
        on=on,
        amount=amount,
        credit=credit if amount is None else None,
        debit=debit if amount is None else None,
        sign=None if amount is None else _first([each for each in found["sign"] if each not in taken]),
        currency=_first([each for each in found["currency"] if each not in {*taken, payer}]),
        payer=payer,
        reference=tuple(sorted(texts)),
        in_currency=_named_currency(sheet.header[priced]) if priced is not None else None,
    )


def _ranked(sheet: Sheet, role: str) -> list[int]:
    """The columns that may be for this, the likeliest first."""
    ranks = {at: fits for at, name in enumerate(sheet.header) if (fits := rank(name, role)) is not None}
    holds = _HOLDS.get(role)
    return [
        at for at in sorted(ranks, key=lambda each: (ranks[each], each)) if holds is None or _agrees(sheet, at, holds)
    ]


def _agrees(sheet: Sheet, column: int, holds: Callable[[str], bool]) -> bool:
    """Whether at least half of what stands in a column is what it should be, and something stands there at all."""
    cells = [cell for row in sheet.rows[:_LOOKED_AT] if (cell := row.cell(column))]
    return bool(cells) and 2 * sum(map(holds, cells)) >= len(cells)


def _is_day(text: str) -> bool:
    return day_of(text, american=False) is not None or day_of(text, american=True) is not None


def _is_short(text: str) -> bool:
    return len(text) <= 8  # noqa: PLR2004  no longer word tells which side an amount is on


_HOLDS: dict[str, Callable[[str], bool]] = {
    "on": _is_day,
    "amount": is_amount,
    "credit": is_amount,
    "debit": is_amount,
    "sign": _is_short,
    "currency": lambda text: currency_of(text) is not None,
}


def _named_currency(name: str) -> str | None:
    """The currency that stands beside a column's name, as in "Betrag (EUR)"."""
    words = re.findall(r"[A-Z]{3}\b|[€£$]", name)
    return next((known for word in words if (known := currency_of(word))), None)


def _first(columns: list[int]) -> int | None:
    return columns[0] if columns else None
