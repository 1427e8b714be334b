from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hours import Schedule, parse
from bot.core.working_time import after, before

ROME = ZoneInfo("Europe/Rome")
OFFICE = Schedule(parse("Mo-Fr 09:00-13:00,14:00-18:00", "Europe/Rome"), holidays="IT")
HOUR = timedelta(hours=1)


def rome(text):
    return datetime.fromisoformat(text).replace(tzinfo=ROME).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "hours", "then"),
    [
        ("2026-11-27T10:00", 2, "2026-11-27T12:00"),
        ("2026-11-27T12:00", 2, "2026-11-27T15:00"),  # over lunch
        ("2026-11-27T17:00", 4, "2026-11-30T12:00"),  # over the weekend
        ("2026-11-28T03:00", 4, "2026-11-30T13:00"),  # from a night
        ("2026-12-07T17:00", 2, "2026-12-09T10:00"),  # over a holiday
        ("2026-10-23T17:00", 2, "2026-10-26T10:00"),  # over the end of summer time
        ("2027-03-26T17:00", 2, "2027-03-30T10:00"),  # over its beginning, and Easter Monday
    ],
)
def test_hours_of_work_pass_only_while_the_office_is_open(at, hours, then):
    assert after(OFFICE, rome(at), hours * HOUR) == rome(then)
    assert before(OFFICE, rome(then), hours * HOUR) >= rome(at)


@pytest.mark.parametrize(
    ("at", "hours", "since"),
    [
        ("2026-11-27T17:00", 3, "2026-11-27T14:00"),
        ("2026-11-27T15:00", 3, "2026-11-27T11:00"),
        ("2026-11-30T10:00", 3, "2026-11-27T16:00"),
        ("2026-11-29T12:00", 3, "2026-11-27T15:00"),  # a Sunday, by which it is due
    ],
)
def test_hours_of_work_are_counted_back_over_what_is_closed(at, hours, since):
    assert before(OFFICE, rome(at), hours * HOUR) == rome(since)


def test_an_office_that_never_opens_has_no_hours_of_work():
    never = Schedule(parse("off", "Europe/Rome"))
    assert after(never, rome("2026-11-27T10:00"), HOUR) is None
    assert before(never, rome("2026-11-27T10:00"), HOUR) is None


def test_an_office_that_never_closes_works_all_hours():
    always = Schedule(parse("24/7", "Europe/Rome"))
    at = rome("2026-10-24T23:00")
    assert after(always, at, 30 * HOUR) == at + 30 * HOUR
    assert before(always, at, 30 * HOUR) == at - 30 * HOUR


@given(
    minutes=st.integers(0, 400 * 24 * 60),
    working=st.integers(1, 40 * 60),
)
def test_counting_back_from_where_counting_forth_ended_leads_no_further_than_the_beginning(minutes, working):
    at = rome("2026-01-01T00:00") + timedelta(minutes=minutes)
    length = timedelta(minutes=working)
    then = after(OFFICE, at, length)
    back = before(OFFICE, then, length)
    assert at <= back < then
    assert after(OFFICE, back, length) == then
    # All that lies between is closed.
    assert back == at or not OFFICE.is_open(at) or back - at < timedelta(minutes=1)
