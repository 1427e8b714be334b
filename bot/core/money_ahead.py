"""The money that is to come, by weeks, as the picture of it wants it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

DAYS = 60
WEEK_DAYS = 7


class Expected(Struct, frozen=True):
    """A sum in cents that is expected on a day: on which it is due or, if it was promised, for which it was."""

    on: date
    cents: int
    promised: bool = False


class Week(Struct, frozen=True):
    """Seven days from `first` on: what is due in it without a promise, and what was promised for it."""

    first: date
    due_cents: int
    promised_cents: int


class Ahead(Struct, frozen=True):
    """What is overdue (a promise that was not kept, too), and the weeks from today on, empty ones included."""

    overdue_cents: int
    weeks: tuple[Week, ...]


def ahead(expected: Iterable[Expected], today: date) -> Ahead:
    """The sums of one currency in the next 60 days, today's among them; what comes later is left out.

    The last week is a shorter one. A sum of nothing or less is no money to come.
    """
    due = [0] * -(-DAYS // WEEK_DAYS)
    promised = list(due)
    overdue = 0
    for each in expected:
        after = (each.on - today).days
        if each.cents <= 0 or after >= DAYS:
            continue
        if after < 0:
            overdue += each.cents
        else:
            (promised if each.promised else due)[after // WEEK_DAYS] += each.cents
    firsts = (today + timedelta(days=number * WEEK_DAYS) for number in range(len(due)))
    return Ahead(overdue, tuple(Week(*each) for each in zip(firsts, due, promised, strict=True)))
