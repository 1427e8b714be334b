"""Holidays, absences and openings out of hours, and why it is closed."""

from datetime import UTC, date, datetime

import pytest

from bot.core.errors import BadInput
from bot.core.hours import CHUNK, EPOCH, Override, Schedule, parse

ROME = "Europe/Rome"
OFFICE = "Mo-Fr 09:00-13:00,14:00-18:00"


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def closed(start, end):
    return Override(utc(start), end and utc(end), opens=False)


def opened(start, end):
    return Override(utc(start), end and utc(end), opens=True)


def turns(schedule, first, last):
    """All openings and closings between two instants, as texts in UTC."""
    at, found = utc(first), []
    while (opens := schedule.next_opening(at)) and opens < utc(last):
        at = schedule.next_closing(opens)
        found.append((f"{opens:%m-%d %H:%M}", f"{at:%m-%d %H:%M}"))
    return found


@pytest.mark.parametrize(
    ("hours", "region", "between", "expected"),
    [
        pytest.param(
            ("Mo-Fr 09:00-18:00", ROME),
            "IT-RM",
            ("2026-06-26T22:00", "2026-07-01T00:00"),
            [("06-30 07:00", "06-30 16:00")],
            id="Rome's patron on Monday 29 June",
        ),
        pytest.param(
            ("Mo-Fr 09:00-18:00", ROME),
            "IT-MI",
            ("2026-06-26T22:00", "2026-06-30T00:00"),
            [("06-29 07:00", "06-29 16:00")],
            id="which Milan does not keep",
        ),
        pytest.param(
            ("Mo-Fr 09:00-18:00", ROME),
            "IT",
            ("2026-04-03T20:00", "2026-04-08T00:00"),
            [("04-07 07:00", "04-07 16:00")],
            id="Easter Monday in Italy",
        ),
        pytest.param(
            ("Mo-Fr 09:00-17:00", "Europe/London"),
            "GB-ENG",
            ("2026-12-24T18:00", "2026-12-30T00:00"),
            [("12-29 09:00", "12-29 17:00")],
            id="in England Boxing Day on a Saturday gives the Monday off",
        ),
        pytest.param(
            ("Mo-Su 22:00-02:00", "UTC"),
            "IT",
            ("2026-12-24T12:00", "2026-12-28T00:00"),
            [("12-24 22:00", "12-25 02:00"), ("12-27 22:00", "12-28 02:00")],
            id="a holiday takes its own night away and leaves the end of the night before",
        ),
        pytest.param(
            ("24/7", ROME),
            "IT",
            ("2026-05-31T12:00", "2026-06-10T00:00"),
            [("06-02 22:00", "08-14 22:00")],
            id="a round-the-clock office closes from midnight to midnight of its own zone",
        ),
        pytest.param(
            ("24/7", "Pacific/Auckland"),
            "NZ",
            ("2026-04-25T00:00", "2026-05-05T00:00"),
            [("04-25 12:00", "04-26 12:00"), ("04-27 12:00", "05-31 12:00")],
            id="and from the day's own beginning at the other end of the world",
        ),
    ],
)
def test_nothing_begins_on_a_public_holiday(hours, region, between, expected):
    assert turns(Schedule(parse(*hours), holidays=region), *between) == expected


def test_holidays_on_the_day_of_a_clock_change_are_as_long_as_that_day():
    # Easter Sunday of 2024 was the day on which Rome lost an hour.
    schedule = Schedule(parse("24/7", ROME), holidays="IT")
    assert schedule.next_closing(utc("2024-03-30T12:00")) == utc("2024-03-30T23:00")
    assert schedule.next_opening(utc("2024-03-30T12:00")) == utc("2024-04-01T22:00")


def test_the_night_of_a_holiday_stays_closed_where_spans_are_worked_out_in_two_goes():
    # 3 June 2027 is the first day of a chunk, the night before it belongs to a holiday.
    chunk = (utc("2027-06-03T00:00") - EPOCH) / CHUNK
    assert chunk == int(chunk)
    schedule = Schedule(parse("Mo-Su 22:00-02:00", "UTC"), holidays="IT")
    assert not schedule.is_open(utc("2027-06-03T01:00"))
    assert schedule.next_opening(utc("2027-06-02T12:00")) == utc("2027-06-03T22:00")


def test_a_region_that_is_none_is_refused_when_it_is_asked():
    with pytest.raises(BadInput, match="region-unknown"):
        Schedule(parse(OFFICE, ROME), holidays="IT-ZZ").is_open(utc("2026-11-24T10:00"))


def test_an_opening_out_of_hours_wins_over_rule_and_holiday():
    extra = [opened("2026-12-25T10:00", "2026-12-25T11:00"), opened("2026-11-24T16:00", "2026-11-24T20:00")]
    schedule = Schedule(parse(OFFICE, ROME), holidays="IT", overrides=extra)
    assert turns(schedule, "2026-12-24T20:00", "2026-12-28T00:00") == [("12-25 10:00", "12-25 11:00")]
    assert schedule.next_closing(utc("2026-11-24T16:30")) == utc("2026-11-24T20:00")
    assert schedule.opened_at(utc("2026-11-24T19:00")) == utc("2026-11-24T13:00")


def test_of_two_overrides_the_later_one_wins():
    away, work = closed("2026-12-21T00:00", "2027-01-07T00:00"), opened("2026-12-28T09:00", "2026-12-28T11:00")
    rule = parse(OFFICE, ROME)
    asked = ("2026-12-20T00:00", "2027-01-07T00:00")
    assert turns(Schedule(rule, overrides=[away, work]), *asked) == [("12-28 09:00", "12-28 11:00")]
    assert turns(Schedule(rule, overrides=[work, away]), *asked) == []


def test_an_opening_without_an_end_never_closes():
    schedule = Schedule(parse("off", ROME), overrides=[opened("2026-12-01T10:00", None)])
    assert schedule.next_opening(utc("2026-11-24T00:00")) == utc("2026-12-01T10:00")
    assert schedule.next_closing(utc("2027-06-01T00:00")) is None
    assert schedule.opened_at(utc("2027-06-01T00:00")) == utc("2026-12-01T10:00")


CHRISTMAS = closed("2026-12-23T23:00", "2027-01-06T23:00")
MORNING = closed("2026-11-24T08:30", "2026-11-24T09:30")


@pytest.mark.parametrize(
    ("at", "why"),
    [
        pytest.param("2026-11-24T10:00", None, id="open"),
        pytest.param("2026-11-24T12:30", None, id="lunch"),
        pytest.param("2026-11-27T18:00", None, id="the weekend"),
        pytest.param("2026-11-24T09:00", MORNING, id="an absence in the midst of the morning"),
        pytest.param("2026-12-08T09:00", date(2026, 12, 8), id="a holiday"),
        pytest.param("2026-12-07T22:30", date(2026, 12, 8), id="the evening before it"),
        pytest.param("2026-12-08T22:30", None, id="the night after it"),
        pytest.param("2026-12-30T10:00", CHRISTMAS, id="a vacation"),
        pytest.param("2026-12-23T20:00", CHRISTMAS, id="the evening before it begins"),
        pytest.param("2026-12-25T10:00", CHRISTMAS, id="a holiday within a vacation"),
        pytest.param("2027-01-06T23:30", None, id="the night after the vacation"),
    ],
)
def test_why_it_is_closed_is_told_where_the_hours_alone_do_not_say(at, why):
    schedule = Schedule(parse(OFFICE, ROME), holidays="IT", overrides=[MORNING, CHRISTMAS])
    assert schedule.closed_by(utc(at)) == why


def test_a_night_that_a_holiday_takes_away_is_told_with_the_day_it_began_on():
    schedule = Schedule(parse("Mo-Su 22:00-02:00", "UTC"), holidays="US")
    assert schedule.closed_by(utc("2026-11-27T01:00")) == date(2026, 11, 26)
    assert schedule.closed_by(utc("2026-11-26T20:00")) == date(2026, 11, 26)
    assert schedule.closed_by(utc("2026-11-27T03:00")) is None


def test_an_absence_for_good_is_why_it_never_opens():
    for_good = closed("2026-11-24T00:00", None)
    schedule = Schedule(parse(OFFICE, ROME), overrides=[for_good])
    assert schedule.closed_by(utc("2026-11-24T20:00")) == for_good
    assert Schedule(parse("off", ROME), overrides=[for_good]).closed_by(utc("2026-11-24T20:00")) is None


def test_an_opening_out_of_hours_that_comes_first_leaves_nothing_to_explain():
    early = opened("2026-12-08T06:00", "2026-12-08T06:30")
    schedule = Schedule(parse(OFFICE, ROME), holidays="IT", overrides=[early])
    assert schedule.closed_by(utc("2026-12-08T05:00")) is None
    assert schedule.closed_by(utc("2026-12-08T07:00")) == date(2026, 12, 8)
