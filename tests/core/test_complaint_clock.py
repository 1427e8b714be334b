"""By when a complaint is answered, and on which day its client is asked: also when the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.client_day import WORKING_DAY, working_day_after
from bot.core.complaint_clock import ANSWER_WITHIN
from bot.core.hours import Schedule, parse
from bot.core.working_time import after, between
from tests.kit import rome

BREAK = Schedule(parse("Mo-Fr 09:00-13:00,14:00-18:00", "Europe/Rome"))
NIGHTS = Schedule(parse("Mo-Su 22:00-06:00", "Europe/Rome"))
NEVER = Schedule(parse("off", "Europe/Rome"))
BROKEN_DAY = Schedule(parse("Mo-Fr 09:00-12:00,15:00-18:00", "Europe/Rome"))


@pytest.mark.parametrize(
    ("schedule", "said", "by"),
    [
        (BREAK, "2026-11-26 21:40", rome("2026-11-27 13:00")),
        (BREAK, "2026-11-27 10:30", rome("2026-11-27 15:30")),
        (BREAK, "2026-11-27 17:00", rome("2026-11-30 12:00")),
        (NIGHTS, "2026-10-24 23:00", datetime(2026, 10, 25, 1, tzinfo=UTC)),  # the hour from 2 to 3 came twice
        (NIGHTS, "2026-03-28 23:00", rome("2026-03-29 04:00")),  # and in spring not at all
    ],
)
def test_an_answer_is_promised_within_four_working_hours(schedule, said, by):
    assert after(schedule, rome(said), ANSWER_WITHIN) == by


def test_where_the_office_never_opens_nothing_is_promised():
    assert after(NEVER, rome("2026-11-26 21:40"), ANSWER_WITHIN) is None


@given(st.timedeltas(timedelta(), timedelta(days=700)))
def test_between_a_complaint_and_its_answer_lie_just_four_working_hours(later):
    said = datetime(2026, 1, 1, tzinfo=UTC) + later
    for schedule in (BREAK, NIGHTS):
        by = after(schedule, said, ANSWER_WITHIN)
        assert between(schedule, said, by) == ANSWER_WITHIN


def test_of_a_time_that_is_over_nothing_is_left():
    assert between(BREAK, rome("2026-11-27 12:00"), rome("2026-11-27 10:00")) == timedelta()


@pytest.mark.parametrize(
    ("day", "answered", "days", "at"),
    [
        ("Europe/Rome", "2026-11-27 10:00", 2, "2026-12-01 09:00"),  # a Friday
        ("Europe/Rome", "2026-11-28 10:00", 2, "2026-12-01 09:00"),  # a Saturday
        ("Europe/Rome", "2026-03-27 10:00", 2, "2026-03-31 09:00"),
        ("Europe/Rome", "2026-10-23 10:00", 3, "2026-10-28 09:00"),
    ],
)
def test_working_days_are_counted_from_the_day_after(day, answered, days, at):
    assert working_day_after(Schedule(parse(WORKING_DAY, day)), rome(answered), days) == rome(at)


def test_a_day_with_a_break_is_one_day():
    assert working_day_after(BROKEN_DAY, rome("2026-11-30 08:00"), 2) == rome("2026-12-02 09:00")


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        ("24/7", "2026-12-02 00:00"),
        ("Mo-Fr 00:00-24:00", "2026-12-02 00:00"),
        ("Mo-Fr 18:00-02:00", "2026-12-02 18:00"),  # until two it is still the day before
    ],
)
def test_days_that_pass_into_one_another_are_days_of_their_own(rule, at):
    assert working_day_after(Schedule(parse(rule, "Europe/Rome")), rome("2026-11-30 10:00"), 2) == rome(at)


def test_round_the_clock_the_weekend_counts_only_where_it_is_worked():
    weekdays, always = (Schedule(parse(rule, "Europe/Rome")) for rule in ("Mo-Fr 00:00-24:00", "24/7"))
    friday = rome("2026-11-27 10:00")
    assert working_day_after(weekdays, friday, 1) == rome("2026-11-30 00:00")
    assert working_day_after(always, friday, 1) == rome("2026-11-28 00:00")


def test_where_somebody_can_never_be_written_to_there_is_no_such_day():
    assert working_day_after(NEVER, rome("2026-11-30 08:00"), 1) is None


def test_the_day_is_that_of_the_clients_zone():
    tokyo = Schedule(parse(WORKING_DAY, "Asia/Tokyo"))
    late = datetime(2026, 11, 30, 20, tzinfo=UTC)  # Tuesday morning there
    assert working_day_after(tokyo, late, 1) == datetime(2026, 12, 2, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
