from datetime import UTC, date, datetime

import pytest

from bot.wording.moments import dated_both, day, moment, moment_both

ROME = "Europe/Rome"
# A Sunday evening, in Rome nine o'clock.
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "english", "italian"),
    [
        ("2026-11-20T08:00", "on Friday 20 November at 09:00", "venerdì 20 novembre alle 09:00"),
        ("2026-11-21T08:00", "yesterday at 09:00", "ieri alle 09:00"),
        ("2026-11-22T13:00", "today at 14:00", "oggi alle 14:00"),
        ("2026-11-22T00:05", "today at 01:05", "oggi all'01:05"),
        ("2026-11-22T12:00", "today at 13:00", "oggi alle 13:00"),
        ("2026-11-22T22:59", "today at 23:59", "oggi alle 23:59"),
        ("2026-11-22T23:00", "tomorrow, Monday, at 00:00", "domani, lunedì, alle 00:00"),
        ("2026-11-22T23:30", "tomorrow, Monday, at 00:30", "domani, lunedì, alle 00:30"),
        ("2026-11-23T08:00", "tomorrow, Monday, at 09:00", "domani, lunedì, alle 09:00"),
        ("2026-11-24T08:00", "on Tuesday 24 November at 09:00", "martedì 24 novembre alle 09:00"),
        ("2026-12-31T23:30", "on Friday 1 January 2027 at 00:30", "venerdì 1 gennaio 2027 alle 00:30"),
        ("2027-01-04T00:30", "on Monday 4 January 2027 at 01:30", "lunedì 4 gennaio 2027 all'01:30"),
    ],
)
def test_an_instant_is_said_as_short_as_it_is_clear(at, english, italian):
    assert moment(utc(at), ROME, "en", now=NOW) == english
    assert moment(utc(at), ROME, "it", now=NOW) == italian


def test_what_today_is_depends_on_the_readers_zone():
    at = utc("2026-11-23T08:00")
    assert moment(at, "Asia/Tokyo", "en", now=NOW) == "today at 17:00"
    assert moment(at, "America/New_York", "en", now=NOW) == "tomorrow, Monday, at 03:00"


def test_tomorrow_at_the_turn_of_the_year_needs_no_year():
    assert moment(utc("2027-01-01T08:00"), ROME, "en", now=utc("2026-12-31T20:00")) == "tomorrow, Friday, at 09:00"


def test_where_the_clocks_differ_our_time_stands_beside_theirs():
    at = utc("2026-11-24T08:00")
    assert moment_both(at, "Europe/London", ROME, "en", now=NOW) == "on Tuesday 24 November at 08:00 (09:00 Rome time)"
    assert (
        moment_both(at, "Europe/London", ROME, "it", now=NOW) == "martedì 24 novembre alle 08:00 (09:00, ora di Roma)"
    )


def test_where_our_clock_shows_another_day_its_weekday_is_named():
    at = utc("2026-11-24T23:30")
    assert (
        moment_both(at, "America/New_York", ROME, "en", now=NOW)
        == "on Tuesday 24 November at 18:30 (Wednesday 00:30 Rome time)"
    )
    assert (
        moment_both(at, "America/New_York", ROME, "it", now=NOW)
        == "martedì 24 novembre alle 18:30 (mercoledì 00:30, ora di Roma)"
    )


def test_our_time_is_left_out_where_both_clocks_show_the_same():
    assert moment_both(utc("2026-11-23T08:00"), "Europe/Paris", ROME, "en", now=NOW) == "tomorrow, Monday, at 09:00"


def test_whether_the_clocks_differ_is_asked_of_the_instant_itself():
    # Between the two changes of the clocks New York is an hour nearer to Rome than usual.
    before, between = utc("2026-10-24T14:00"), utc("2026-10-27T14:00")
    assert moment_both(before, "America/New_York", ROME, "en", now=NOW).endswith("at 10:00 (16:00 Rome time)")
    assert moment_both(between, "America/New_York", ROME, "en", now=NOW).endswith("at 10:00 (15:00 Rome time)")
    # Lagos shares Rome's winter, not its summer.
    assert moment_both(between, "Africa/Lagos", ROME, "en", now=NOW).endswith("at 15:00")
    assert moment_both(before, "Africa/Lagos", ROME, "en", now=NOW).endswith("at 15:00 (16:00 Rome time)")


@pytest.mark.parametrize(
    ("zone", "named"),
    [
        ("America/New_York", "New York time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("Asia/Kathmandu", "Kathmandu time"),
        ("UTC", "UTC time"),
        ("Etc/UTC", "UTC time"),
    ],
)
def test_our_zone_is_named_by_its_city(zone, named):
    assert moment_both(utc("2026-11-23T08:00"), ROME, zone, "en", now=NOW).endswith(f"{named})")


def test_a_day_has_its_year_only_where_it_is_another():
    assert day(date(2026, 11, 30), "en") == "Monday 30 November"
    assert day(date(2026, 11, 30), "it", now=date(2026, 1, 1)) == "lunedì 30 novembre"
    assert day(date(2027, 1, 1), "en", now=date(2026, 12, 31)) == "Friday 1 January 2027"


@pytest.mark.parametrize(
    ("at", "zone", "said"),
    [
        ("2026-11-22T22:59", ROME, "on Sunday 22 November at 23:59"),  # today
        ("2026-11-23T08:00", ROME, "on Monday 23 November at 09:00"),  # tomorrow
        ("2026-11-23T08:00", "America/New_York", "on Monday 23 November at 03:00 (09:00 Rome time)"),
        ("2026-11-23T00:30", "America/New_York", "on Sunday 22 November at 19:30 (Monday 01:30 Rome time)"),
        ("2027-01-04T08:00", ROME, "on Monday 4 January 2027 at 09:00"),
    ],
)
def test_what_may_be_read_again_tomorrow_has_its_date(at, zone, said):
    assert dated_both(utc(at), zone, ROME, "en", now=NOW) == said
