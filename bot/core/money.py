"""Amounts of money as people type them: whole cents and an ISO 4217 currency, never a float."""

from __future__ import annotations

import re

from babel.numbers import list_currencies

LARGEST_SURCHARGE = 100_000  # whole units of a currency; more is mistyped
_CURRENCY = r"([A-Za-z]{3}|[€£$])"
_PRICE = re.compile(rf"\s*{_CURRENCY}?\s*(\d[\d.,'\u2019 \u00a0]*?)\s*{_CURRENCY}?\s*")
# Thousands may be parted by one mark and cents by another: 1.200,50 and 1,200.50. Three digits are never cents.
_AMOUNT = re.compile(
    r"(\d{1,3}(?:(?P<mark>[.,'\u2019 \u00a0])\d{3}(?:(?P=mark)\d{3})*)?|\d+)(?:(?!(?P=mark))[.,](\d{1,2}))?"
)
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}


def price_of(text: str) -> tuple[int, str] | None:
    """Hundredths and currency of `120EUR`, `€ 1.200,50`, `1,200.50 GBP`; None for what is no such amount."""
    price = _PRICE.fullmatch(text)
    amount = _AMOUNT.fullmatch(price[2]) if price else None
    if price is None or amount is None or bool(price[1]) == bool(price[3]):
        return None
    given = price[1] or price[3]
    currency = _SIGNS.get(given, given.upper())
    cents = int(re.sub(r"\D", "", amount[1])) * 100 + int((amount[3] or "").ljust(2, "0"))
    return (cents, currency) if currency in list_currencies() and currency != "XXX" else None
