"""Amounts of money as people and banks write them: whole cents and an ISO 4217 currency, never a float.

    1.200,50    1,200.50    1200    € 1 200    1'200.50 CHF    1200 euro    1200,-

One mark may part thousands and another one cents. Three digits after a mark are never cents: `1.200` and `1,200` are
both one thousand two hundred.
"""

from __future__ import annotations

import re
from functools import cache

from babel.numbers import list_currencies

from bot.core.errors import BadInput
from bot.core.one_line import one_line
from bot.core.plain_words import DASHES, PLAIN_GAPS

LARGEST_SURCHARGE = 100_000  # whole units of a currency; more is mistyped
LARGEST_DIGITS = 12  # of whole units: 10¹² and more is mistyped, and would not fit into a payment either
_LONGEST = 60  # characters; the longest amount with its currency is far shorter

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "us$": "USD", "$us": "USD", "£gb": "GBP"}
_NAMES = {
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "sterlina", "sterline"), "GBP"),
    **dict.fromkeys(("dollar", "dollars", "dollaro", "dollari"), "USD"),
    **dict.fromkeys(("franchi", "franken"), "CHF"),
}
_CURRENCY = r"US\$|\$US|£GB|[€£$]|[A-Za-z]+"
_PARTS = re.compile(
    rf"(?P<before>{_CURRENCY})?\s*(?P<sign>[+{DASHES}])?\s*(?P<first>{_CURRENCY})?\s*"
    rf"(?P<number>[0-9.,' ]*[0-9])(?:[.,][{DASHES}]{{1,2}})?(?P<behind>[+{DASHES}])?\s*(?P<after>{_CURRENCY})?"
)
_NUMBER = re.compile(
    r"(?:(?P<grouped>[1-9]\d{0,2}(?P<mark>[.,' ])\d{3}(?:(?P=mark)\d{3})*)(?:(?!(?P=mark))[.,](?P<grouped_cents>\d+))?"
    r"|(?P<plain>\d*)(?:[.,](?P<cents>\d+))?)",
    re.ASCII,
)


def sum_of(text: str) -> tuple[int, str | None]:
    """The cents of a positive amount, and its currency (ISO 4217) if one stands with it.

    Raises BadInput, each with the `text`: `amount-missing`, `amount-letters`, `amount-unreadable`, `amount-decimals`,
    `amount-currency`, `amount-large`, `amount-negative`, `amount-zero`.
    """
    cents, currency = signed_sum_of(text)
    if cents <= 0:
        raise BadInput("amount-negative" if cents else "amount-zero", text=one_line(text))
    return cents, currency


def price_of(text: str) -> tuple[int, str] | None:
    """Cents and currency of `120EUR`, `€ 1.200,50`, `1,200.50 GBP`; None for what is no such amount, or has none."""
    try:
        cents, currency = signed_sum_of(text)
    except BadInput:
        return None
    return None if currency is None or cents < 0 else (cents, currency)


def is_amount(text: str) -> bool:
    """Whether `signed_sum_of` can read it."""
    try:
        signed_sum_of(text)
    except BadInput:
        return False
    return True


def signed_sum_of(text: str) -> tuple[int, str | None]:
    """Cents and currency of any amount, also of nothing and less, as accounts write it: `-12,50`, `12.50-`, `(12.50)`.

    Raises BadInput as `sum_of` does for what is no amount.
    """
    tidy = text.translate(PLAIN_GAPS).strip()
    if not tidy:
        raise BadInput("amount-missing")
    bracketed = tidy.startswith("(") and tidy.endswith(")")
    parts = _PARTS.fullmatch(tidy[1:-1] if bracketed else tidy) if len(tidy) <= _LONGEST else None
    if parts is None or (parts["sign"] and parts["behind"]):
        raise _not_an_amount(text)
    given = [parts[each] for each in ("before", "first", "after") if parts[each]]
    if len(given) > 1:
        raise BadInput("amount-unreadable", text=one_line(text))
    cents = _cents(parts["number"].strip(), text)
    minus = (parts["sign"] or parts["behind"] or "+") in DASHES or bracketed
    return -cents if minus else cents, _currency(given[0], text) if given else None


def _cents(number: str, text: str) -> int:
    found = _NUMBER.fullmatch(number)
    if found is None:
        raise BadInput("amount-unreadable", text=one_line(text))
    cents = found["grouped_cents"] or found["cents"] or ""
    if len(cents) > 2:  # noqa: PLR2004  a hundredth is the smallest part of every amount here
        raise BadInput("amount-decimals", text=one_line(text))
    whole = re.sub(r"\D", "", found["grouped"] or found["plain"]).lstrip("0")
    if len(whole) > LARGEST_DIGITS:
        raise BadInput("amount-large", text=one_line(text))
    return int(whole or "0") * 100 + int(cents.ljust(2, "0"))


def currency_of(word: str) -> str | None:
    """The ISO 4217 code of a sign, a name or a code of a currency; None for any other word."""
    folded = word.casefold()
    currency = _SIGNS.get(folded) or _NAMES.get(folded) or word.upper()
    return currency if currency in _currencies() else None


def _currency(given: str, text: str) -> str:
    currency = currency_of(given)
    if currency is None:
        raise BadInput("amount-currency", currency=one_line(given), text=one_line(text))
    return currency


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies()) - {"XXX"}  # no currency at all


def _not_an_amount(text: str) -> BadInput:
    if len(text.strip()) > _LONGEST and re.fullmatch(r"[\d.,' ]+", text.translate(PLAIN_GAPS).strip(), re.ASCII):
        return BadInput("amount-large", text=one_line(text))
    letters = any(each.isalpha() for each in text)
    return BadInput("amount-letters" if letters else "amount-unreadable", text=one_line(text))
