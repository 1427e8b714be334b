"""Sums that are expected, by weeks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.money_ahead import Ahead, Expected, Week, ahead

TODAY = date(2026, 11, 24)


def on(days, cents=100, *, promised=False):
    return Expected(TODAY + timedelta(days=days), cents, promised)


def test_sixty_days_are_nine_weeks_from_today_on_of_which_the_last_is_short():
    firsts = [week.first for week in ahead([], TODAY).weeks]
    assert (len(firsts), firsts[0], firsts[-1]) == (9, TODAY, TODAY + timedelta(days=56))


def test_each_sum_counts_in_the_week_in_which_it_is_due():
    weeks = ahead([on(0, 1), on(6, 2), on(7, 4), on(59, 8)], TODAY).weeks
    assert [week.due_cents for week in weeks] == [3, 4, 0, 0, 0, 0, 0, 0, 8]


def test_what_was_promised_counts_apart_from_what_is_due():
    [first, *_] = ahead([on(1, 100), on(2, 30, promised=True)], TODAY).weeks
    assert first == Week(TODAY, 100, 30)


def test_what_was_due_before_today_is_overdue_also_if_it_was_promised():
    assert ahead([on(-1, 100), on(-40, 30, promised=True)], TODAY).overdue_cents == 130


def test_what_comes_later_and_what_is_no_money_is_left_out():
    nothing = ahead([], TODAY)
    assert ahead([on(60), on(400), on(3, 0), on(-3, -50)], TODAY) == nothing


@given(st.lists(st.builds(on, st.integers(-100, 59), st.integers(1, 10**9), promised=st.booleans())))
def test_no_cent_is_lost(expected):
    found: Ahead = ahead(expected, TODAY)
    shown = found.overdue_cents + sum(each.due_cents + each.promised_cents for each in found.weeks)
    assert shown == sum(each.cents for each in expected)
