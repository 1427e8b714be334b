"""Days and hours as people say them."""

from datetime import UTC, date, datetime

import pytest

from bot.wording.moments import day, moment, moment_both
from tests.kit import rome

NOW = rome("2026-11-26 21:40")  # a Thursday


@pytest.mark.parametrize(
    ("at", "en", "it"),
    [
        ("2026-11-25 09:00", "yesterday at 09:00", "ieri alle 09:00"),
        ("2026-11-26 23:59", "today at 23:59", "oggi alle 23:59"),
        ("2026-11-27 00:00", "tomorrow, Friday, at 00:00", "domani, venerdì, alle 00:00"),
        ("2026-11-27 09:00", "tomorrow, Friday, at 09:00", "domani, venerdì, alle 09:00"),
        ("2026-11-30 09:00", "on Monday 30 November at 09:00", "lunedì 30 novembre alle 09:00"),
        ("2026-12-01 01:30", "on Tuesday 1 December at 01:30", "martedì 1 dicembre all'01:30"),
        ("2027-01-07 09:00", "on Thursday 7 January 2027 at 09:00", "giovedì 7 gennaio 2027 alle 09:00"),
        ("2026-11-20 09:00", "on Friday 20 November at 09:00", "venerdì 20 novembre alle 09:00"),
    ],
)
def test_an_instant_is_said_as_people_say_it(at, en, it):
    assert moment(rome(at), "Europe/Rome", "en", now=NOW) == en
    assert moment(rome(at), "Europe/Rome", "it", now=NOW) == it


def test_today_and_tomorrow_are_those_of_the_reader():
    late = rome("2026-11-27 00:30")  # still the 26th in London
    assert moment(late, "Europe/Rome", "en", now=NOW) == "tomorrow, Friday, at 00:30"
    assert moment(late, "Europe/London", "en", now=NOW) == "today at 23:30"


def test_where_the_wall_clocks_differ_both_hours_are_told():
    opening = rome("2026-11-27 09:00")
    assert moment_both(opening, "Europe/London", "Europe/Rome", "en", now=NOW) == (
        "tomorrow, Friday, at 08:00 (09:00 Rome time)"
    )
    assert moment_both(opening, "America/New_York", "Europe/Rome", "it", now=NOW) == (
        "domani, venerdì, alle 03:00 (09:00, ora di Roma)"
    )


@pytest.mark.parametrize("zone", ["Europe/Rome", "Europe/Berlin", "Africa/Lagos"])
def test_where_the_wall_clocks_agree_one_hour_is_enough(zone):
    assert moment_both(rome("2026-11-27 09:00"), zone, "Europe/Rome", "en", now=NOW) == "tomorrow, Friday, at 09:00"


def test_clocks_that_agree_in_winter_only_are_both_told_in_summer():
    summer = datetime(2026, 7, 1, 7, 0, tzinfo=UTC)
    now = datetime(2026, 6, 30, 20, 0, tzinfo=UTC)
    assert moment_both(summer, "Africa/Lagos", "Europe/Rome", "en", now=now) == (
        "tomorrow, Wednesday, at 08:00 (09:00 Rome time)"
    )


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Australia/Lord_Howe", "Asia/Kathmandu", "EST"])
def test_every_kind_of_zone_has_a_name_to_tell(zone):
    said = moment_both(rome("2026-11-27 09:00"), "Asia/Tokyo", zone, "en", now=NOW)
    assert said.startswith("today at 17:00 (")
    assert said.endswith(" time)")


def test_a_day_has_its_year_only_in_another_one():
    assert day(date(2026, 12, 24), "it") == "giovedì 24 dicembre"
    assert day(date(2026, 12, 24), "en", now=date(2026, 11, 1)) == "Thursday 24 December"
    assert day(date(2027, 1, 6), "en", now=date(2026, 11, 1)) == "Wednesday 6 January 2027"
