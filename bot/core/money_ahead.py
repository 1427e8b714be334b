"""The money that is to come, by days or weeks, as the picture of it wants it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

DAYS = 60
WEEK = 7


class Expected(Struct, frozen=True):
    """A sum in cents that is expected on a day: on which it is due or, if it was promised, for which it was."""

    on: date
    cents: int
    promised: bool = False


class Stretch(Struct, frozen=True):
    """A day or a week, which begins on `first`: what is due in it without a promise, and what was promised for it."""

    first: date
    due_cents: int
    promised_cents: int


class Ahead(Struct, frozen=True):
    """What is overdue (a promise that was not kept, too), and the stretches from today on, empty ones included."""

    overdue_cents: int
    stretches: tuple[Stretch, ...]


def ahead(expected: Iterable[Expected], today: date, *, days: int = DAYS, each_days: int = WEEK) -> Ahead:
    """The sums of one currency in the next `days`, today's among them; what comes later is left out.

    The last stretch may be shorter. A sum of nothing or less is no money to come.
    """
    due = [0] * -(-days // each_days)
    promised = list(due)
    overdue = 0
    for each in expected:
        after = (each.on - today).days
        if each.cents <= 0 or after >= days:
            continue
        if after < 0:
            overdue += each.cents
        else:
            (promised if each.promised else due)[after // each_days] += each.cents
    firsts = (today + timedelta(days=number * each_days) for number in range(len(due)))
    return Ahead(overdue, tuple(Stretch(*each) for each in zip(firsts, due, promised, strict=True)))
