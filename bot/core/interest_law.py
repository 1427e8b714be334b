"""What the law gives a business that is paid late: how interest is counted, what is due besides, how long terms may be.

Directive 2011/7/EU: interest from the day after the due date without a reminder, and at least €40 flat. Italy: D.Lgs.
231/2002 art. 5(2) (the rate of the half-year to which the delay belongs) and art. 6, L. 81/2017 art. 3 (terms). United
Kingdom: Late Payment of Commercial Debts (Interest) Act 1998, ss. 4 to 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

_JULY = 7

# Total rates in hundredths of a percent (1250 is 12.50 %), as published for each half-year.
_ITALY = {
    "2013-H1": 875,
    "2013-H2": 850,
    "2014-H1": 825,
    "2014-H2": 815,
    "2015-H1": 805,
    "2015-H2": 805,
    "2016-H1": 805,
    "2016-H2": 800,
    **{f"{year}-H{half}": 800 for year in range(2017, 2023) for half in (1, 2)},
    "2023-H1": 1050,
    "2023-H2": 1200,
    "2024-H1": 1250,
    "2024-H2": 1225,
    "2025-H1": 1115,
    "2025-H2": 1015,
    "2026-H1": 1015,
}


def half_year(on: date) -> str:
    """The half-year to which a day belongs: `2026-H1` until 30 June."""
    return f"{on.year}-H{1 if on.month < _JULY else 2}"


def next_half_year(on: date) -> date:
    """The first day of the half-year that follows."""
    return date(on.year, _JULY, 1) if on.month < _JULY else date(on.year + 1, 1, 1)


class Rates(Struct, frozen=True):
    """Rates by country (ISO 3166, two letters) and half-year (`2026-H1`), in hundredths of a percent.

    They are total rates, but where the country's `Law` adds points to a reference rate: then they are that rate. The
    Bank of England's base rate of 31 December is Britain's for the first half-year that follows, that of 30 June for
    the second.
    """

    by_country: Mapping[str, Mapping[str, int]]

    def of(self, country: str, in_half_year: str) -> int | None:
        """The rate, or None where it is not known. It is never guessed from another one."""
        return self.by_country.get(country, {}).get(in_half_year)

    def with_more(self, more: Mapping[str, Mapping[str, int]]) -> Rates:
        """These rates and those of the settings, which win."""
        return Rates(
            {
                country: {**self.by_country.get(country, {}), **more.get(country, {})}
                for country in {**self.by_country, **more}
            }
        )


SHIPPED = Rates({"IT": _ITALY})
"""What is known without being asked. The second half of 2026 is not, and no other country's."""


class Law(Struct, frozen=True, kw_only=True):
    """How one country counts.

    `split`: each half-year counts at its own rate; otherwise all days do at that of the first one. `added_hundredths`
    is what is added to the rates given for it. `flat`: the flat sum in cents of `currency`, for debts of less than so
    many cents (None: of any size), smallest first; empty where there is none. `longest_terms_days`: from the day on
    which payment is asked for; `void`: longer ones have no effect, not even where both agreed on them.
    """

    country: str
    currency: str = ""
    split: bool = True
    added_hundredths: int = 0
    flat: tuple[tuple[int | None, int], ...] = ()
    longest_terms_days: int | None = None
    void: bool = False

    def flat_cents(self, principal_cents: int) -> int:
        """The flat sum for a debt of this size, in cents of `currency`; nothing for no debt."""
        if principal_cents <= 0:
            return 0
        return next((cents for below, cents in self.flat if below is None or principal_cents < below), 0)


class LongTerms(Struct, frozen=True):
    """Terms of `days` where `most_days` are allowed.

    `void`: the longer ones have no effect; otherwise they hold if expressly agreed and not grossly unfair.
    """

    days: int
    most_days: int
    void: bool


# The least that the Directive wants everywhere; a country may give more for large debts (Ireland does).
_EURO_FLAT = ((None, 4_000),)
_EURO = frozenset(
    (
        *("AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR"),
        *("IE", "LT", "LU", "LV", "MT", "NL", "PT", "SI", "SK"),
    )
)
_EU_OTHERS = frozenset(("CZ", "DK", "HU", "PL", "RO", "SE"))
_UK_FLAT = ((100_000, 4_000), (1_000_000, 7_000), (None, 10_000))
_ITALIAN = Law(country="IT", currency="EUR", flat=_EURO_FLAT, longest_terms_days=60, void=True)
_BRITISH = Law(country="GB", currency="GBP", split=False, added_hundredths=800, flat=_UK_FLAT, longest_terms_days=60)


def law_of(country: str) -> Law:
    """The law of a country. Outside the EU and the United Kingdom it knows neither a flat sum nor longest terms."""
    if country == "IT":
        return _ITALIAN
    if country == "GB":
        return _BRITISH
    if country in _EURO:
        return Law(country=country, currency="EUR", flat=_EURO_FLAT, longest_terms_days=60)
    return Law(country=country, longest_terms_days=60 if country in _EU_OTHERS else None)


def long_terms(asked_on: date, due_on: date, law: Law) -> LongTerms | None:
    """Terms that are longer than the law wants them, or None. `asked_on`: when the client received the request."""
    days = (due_on - asked_on).days
    if law.longest_terms_days is None or days <= law.longest_terms_days:
        return None
    return LongTerms(days, law.longest_terms_days, law.void)
