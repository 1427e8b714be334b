"""Statutory interest between businesses: simple, by days, exact until it is rounded once at the end.

Convention: principal · rate · days / 365, in leap years too; days = paid - due, so the day on which something is paid
counts and the due day does not. What was paid in part still bears interest on the day on which it was paid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby, pairwise
from math import floor
from operator import itemgetter

from msgspec import Struct

from bot.core.interest_law import Law, Rates, half_year, next_half_year

_YEAR_DAYS = 365
_WHOLE = 10_000  # hundredths of a percent
_DAY = timedelta(days=1)


class Span(Struct, frozen=True):
    """Days (`first` to `last`, both included) with one rate, in hundredths of a percent, and one principal."""

    first: date
    last: date
    days: int
    rate_hundredths: int
    half_year: str
    principal_cents: int

    @property
    def exact_cents(self) -> Fraction:
        """Their interest in cents, unrounded."""
        return Fraction(self.principal_cents * self.rate_hundredths * self.days, _WHOLE * _YEAR_DAYS)


class Interest(Struct, frozen=True):
    """What is due besides the principal: interest and the flat sum, in cents (the flat one in the law's currency).

    `missing` names the half-years whose rate is not known: their days are in no span, and `cents` lacks them.
    """

    cents: int
    flat_cents: int
    spans: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()


def accrued_over(steps: Sequence[tuple[date, int]], due_on: date, until: date, law: Law, rates: Rates) -> Interest:
    """The interest on a balance that was due on `due_on`, until it is paid or still open on `until`.

    `steps` are days, each with the balance in cents that it left behind; one is enough where nothing was paid. The
    first balance counts from the beginning, whenever it was noted; of several on one day the last counts. A balance of
    nothing or less bears no interest. The flat sum goes by what was open when the interest began.
    """
    if until <= due_on or not steps:
        return Interest(0, 0)
    held = list(_held(steps, due_on, until))
    spans: list[Span] = []
    missing: dict[str, None] = {}
    for since, last, cents in held:
        for first, end in _pieces(since, last, law):
            belongs = half_year(first if law.split else due_on + _DAY)
            rate = rates.of(law.country, belongs)
            if rate is None:
                missing[belongs] = None
            else:
                days = (end - first).days + 1
                spans.append(Span(first, end, days, rate + law.added_hundredths, belongs, cents))
    exact = sum((span.exact_cents for span in spans), Fraction())
    at_due = held[0][2] if held and held[0][0] == due_on + _DAY else 0
    return Interest(floor(exact + Fraction(1, 2)), law.flat_cents(at_due), tuple(spans), tuple(missing))


def _held(steps: Sequence[tuple[date, int]], due_on: date, until: date) -> Iterator[tuple[date, date, int]]:
    """From which day to which, both included, which balance was open; days on which none was are left out."""
    balances = dict(sorted(steps, key=itemgetter(0)))
    begun = [cents for on, cents in balances.items() if on <= due_on] or list(balances.values())[:1]
    later = [(on, cents) for on, cents in balances.items() if due_on < on < until]
    # A step that leaves the balance as it was parts nothing.
    changes = [next(same) for _, same in groupby([(due_on, begun[-1]), *later], key=itemgetter(1))]
    for (after, cents), (last, _) in pairwise([*changes, (until, 0)]):
        if cents > 0:
            yield after + _DAY, last, cents


def _pieces(first: date, last: date, law: Law) -> list[tuple[date, date]]:
    """The days from `first` to `last`, cut where a half-year begins if this law wants it."""
    pieces = []
    while law.split and (following := next_half_year(first)) <= last:
        pieces.append((first, following - _DAY))
        first = following
    return [*pieces, (first, last)]
