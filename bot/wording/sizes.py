"""How large a file is, how much something costs, and other numbers, as people say them."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal

_UNITS = ("B", "kB", "MB", "GB", "TB")


def size(count: int, language: str) -> str:
    """A number of bytes: "812 B", "1.2 MB"; in Italian "1,2 MB". Thousands, as file managers count them."""
    amount, unit = float(count), 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:  # noqa: PLR2004  what would be shown as 1000
        amount, unit = amount / 1000, unit + 1
    return f"{format_decimal(amount, '0.#' if unit else '0', locale=language)} {_UNITS[unit]}"


def price(cents: int, currency: str, language: str) -> str:
    """An amount of money in hundredths of a currency (ISO 4217): "120 EUR", "99,50 EUR"."""
    whole = not cents % 100
    return f"{format_decimal(cents / 100, '#,##0' if whole else '#,##0.00', locale=language)} {currency}"


def number(thousandths: int, language: str) -> str:
    """A number in thousandths: "1,240.5"; in Italian "1.240,5"."""
    return format_decimal(Decimal(thousandths) / 1000, "#,##0.###", locale=language)
