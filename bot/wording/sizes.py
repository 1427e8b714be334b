"""How large a file is, how much something costs, and other numbers, as people say them."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal

from bot.core.manner import locale_of

_UNITS = ("B", "kB", "MB", "GB", "TB")


def decimal(number: float | Decimal, pattern: str, language: str) -> str:
    """A number by a CLDR pattern: 7.5 with "0.##" is "7.5", in Italian "7,5"."""
    return str(format_decimal(number, pattern, locale=locale_of(language)))


def size(count: int, language: str) -> str:
    """A number of bytes: "812 B", "1.2 MB"; in Italian "1,2 MB". Thousands, as file managers count them."""
    amount, unit = float(count), 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:  # noqa: PLR2004  what would be shown as 1000
        amount, unit = amount / 1000, unit + 1
    return f"{decimal(amount, '0.#' if unit else '0', language)} {_UNITS[unit]}"


def price(cents: int, currency: str, language: str) -> str:
    """An amount of money in hundredths of a currency (ISO 4217): "120 EUR", "99,50 EUR"."""
    whole = not cents % 100
    return f"{decimal(cents / 100, '#,##0' if whole else '#,##0.00', language)} {currency}"


def number(thousandths: int, language: str) -> str:
    """A number in thousandths: "1,240.5"; in Italian "1.240,5"."""
    return decimal(Decimal(thousandths) / 1000, "#,##0.###", language)
