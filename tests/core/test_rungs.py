"""On which rung of the ladder a reminder is due, and what stands in its way."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.core.payments import LADDER, Payment, Request, next_day, rung_reached

DUE = date(2026, 12, 11)
ASKED = Request(
    request="r1",
    number=1,
    cents=120_000,
    payable_cents=120_000,
    currency="EUR",
    issued_on=date(2026, 11, 27),
    due_on=DUE,
    source="hand",
)


def after(days):
    """A day so long after the request was due."""
    return DUE + timedelta(days=days)


def rung(request, days, ladder=LADDER):
    found = rung_reached(request, ladder, after(days))
    return None if found is None else found.days


@pytest.mark.parametrize(("days", "reached"), [(-4, None), (-3, -3), (-1, -3), (0, 0), (6, 3), (7, 7), (400, 30)])
def test_the_latest_rung_that_was_reached_is_the_one_and_earlier_ones_are_not_made_up_for(days, reached):
    assert rung(ASKED, days) == reached


def test_one_rung_is_gone_to_once():
    assert rung(replace(ASKED, reminded=(3,)), 6) is None
    assert rung(replace(ASKED, reminded=(3,)), 7) == 7


def test_on_a_ladder_that_was_changed_nobody_goes_back_to_a_rung_below_the_last_one():
    assert rung(replace(ASKED, reminded=(7,)), 8, LADDER[:3]) is None
    assert next_day(replace(ASKED, reminded=(7,)), LADDER[:3], after(8)) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"payments": (Payment(payment="p1", cents=120_000, on=DUE),)},
        {"disputed": True},
        {"disputed_cents": 120_000},
        {"payments": (Payment(payment="p1", cents=20_000, on=DUE),), "disputed_cents": 100_000},
        {"claimed": True},
        {"withdrawn": True},
        {"promised_on": after(6)},
    ],
    ids=str,
)
def test_nobody_is_reminded_of_what_is_settled_in_doubt_or_promised_for_today(changed):
    assert rung(ASKED, 6) == 3
    assert rung(replace(ASKED, **changed), 6) is None


def test_the_day_after_a_promise_the_reminder_is_due_again():
    promised = replace(ASKED, promised_on=after(6))
    assert next_day(promised, LADDER, after(4)) == after(7)
    assert rung(promised, 7) == 7
