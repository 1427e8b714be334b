from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import BadInput
from bot.core.hours import Schedule, parse

ROME = "Europe/Rome"


def local(text: str, zone: str = ROME, fold: int = 0) -> datetime:
    """The instant of a wall-clock time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def schedule(rule: str, zone: str = ROME, *closures: tuple[datetime, datetime | None]) -> Schedule:
    return Schedule(parse(rule, zone), closures)


# Hard days, worked out by hand: rule, zone, asked at, and the instants at which it opens next, in order.
HARD_DAYS = {
    "a Friday evening leads to Monday": ("Mo-Fr 09:00-18:00", ROME, "2026-11-20T21:40", ["2026-11-23T09:00"]),
    "a lunch break opens twice": (
        "Mo-Fr 09:00-13:00,14:00-18:00",
        ROME,
        "2026-11-20T08:00",
        ["2026-11-20T09:00", "2026-11-20T14:00", "2026-11-23T09:00"],
    ),
    "a night shift belongs to the day on which it begins": (
        "Fr 22:00-02:00",
        ROME,
        "2026-11-20T12:00",
        ["2026-11-20T22:00", "2026-11-27T22:00"],
    ),
    "a rule about Saturday does not cut Friday's night short": (
        "Fr 22:00-02:00; Sa 10:00-12:00",
        ROME,
        "2026-11-20T23:00",
        ["2026-11-21T10:00", "2026-11-27T22:00"],
    ),
    "days that touch at midnight are one span": ("Mo-Fr 00:00-24:00", ROME, "2026-11-25T12:00", ["2026-11-30T00:00"]),
    "a single date can be closed": (
        "Mo-Fr 09:00-18:00; 2026 Dec 25 off",
        ROME,
        "2026-12-24T19:00",
        ["2026-12-28T09:00"],
    ),
    "the hour that spring leaves out never opens": ("Su 02:15-02:45", ROME, "2026-03-28T12:00", ["2026-04-05T02:15"]),
    "a span that spring cuts opens when the clock jumps into it": (
        "Su 02:30-04:00",
        ROME,
        "2026-03-28T12:00",
        ["2026-03-29T03:00"],
    ),
    "summer time in New York": (
        "Su 02:30-04:00",
        "America/New_York",
        "2026-03-07T12:00",
        ["2026-03-08T03:00"],
    ),
    "half an hour in Lord Howe": (
        "Su 02:10-03:00",
        "Australia/Lord_Howe",
        "2026-10-03T12:00",
        ["2026-10-04T02:30"],
    ),
}


@pytest.mark.parametrize("day", HARD_DAYS.values(), ids=HARD_DAYS.keys())
def test_hard_days_open_when_the_wall_clock_says_so(day: tuple[str, str, str, list[str]]) -> None:
    rule, zone, asked_at, expected = day
    office, at, found = schedule(rule, zone), local(asked_at, zone), []
    for _ in expected:
        opening = office.next_opening(at)
        assert opening is not None
        found.append(opening)
        at = opening
    assert found == [local(text, zone) for text in expected]


def test_the_hour_that_autumn_repeats_is_open_both_times() -> None:
    office = schedule("Su 02:30-02:45")
    first, second = local("2026-10-25T02:30"), local("2026-10-25T02:30", fold=1)
    assert office.next_opening(local("2026-10-24T12:00")) == first
    assert office.next_closing(first) == first + timedelta(minutes=15)
    assert office.next_opening(first) == second
    assert second - first == timedelta(hours=1)


def test_a_span_over_the_repeated_hour_is_one_span() -> None:
    office = schedule("Su 01:00-04:00")
    opening = local("2026-10-25T01:00")
    closing = office.next_closing(opening)
    assert closing == local("2026-10-25T04:00")
    assert closing - opening == timedelta(hours=4)


def test_an_absence_closes_whatever_the_hours_say() -> None:
    away = (local("2026-12-24T00:00"), local("2027-01-07T00:00"))
    office = schedule("Mo-Fr 09:00-18:00", ROME, away)
    assert not office.is_open(local("2026-12-28T10:00"))
    assert office.next_opening(local("2026-12-23T19:00")) == local("2027-01-07T09:00")
    assert office.next_closing(local("2026-12-23T10:00")) == local("2026-12-23T18:00")


def test_an_absence_that_begins_within_hours_closes_at_once() -> None:
    office = schedule("Mo-Fr 09:00-18:00", ROME, (local("2026-11-20T15:00"), local("2026-11-20T16:00")))
    assert office.next_closing(local("2026-11-20T10:00")) == local("2026-11-20T15:00")
    assert office.next_opening(local("2026-11-20T15:30")) == local("2026-11-20T16:00")
    assert office.opened_at(local("2026-11-20T17:00")) == local("2026-11-20T16:00")


def test_overlapping_absences_end_with_the_last_of_them() -> None:
    office = schedule(
        "24/7",
        ROME,
        (local("2026-11-20T00:00"), local("2026-11-22T00:00")),
        (local("2026-11-21T00:00"), local("2026-11-25T00:00")),
    )
    assert office.next_opening(local("2026-11-20T12:00")) == local("2026-11-25T00:00")


def test_an_absence_without_an_end_knows_no_opening() -> None:
    office = schedule("Mo-Fr 09:00-18:00", ROME, (local("2026-11-20T00:00"), None))
    assert office.reopens_at(local("2026-11-20T10:00")) is None
    assert office.next_opening(local("2026-11-19T20:00")) is None


def test_the_present_span_has_a_beginning_and_a_closed_instant_has_none() -> None:
    office = schedule("Mo-Fr 09:00-13:00,14:00-18:00")
    assert office.opened_at(local("2026-11-20T15:00")) == local("2026-11-20T14:00")
    assert office.opened_at(local("2026-11-20T13:30")) is None
    assert office.opened_at(local("2026-11-20T09:00")) == local("2026-11-20T09:00")


def test_a_week_long_span_has_a_beginning_too() -> None:
    office = schedule("Mo-Fr 00:00-24:00")
    assert office.opened_at(local("2026-11-26T15:00")) == local("2026-11-23T00:00")


def test_an_office_that_is_always_open_neither_opens_nor_closes() -> None:
    office, at = schedule("24/7"), local("2026-11-20T10:00")
    assert office.is_open(at)
    assert (office.next_opening(at), office.next_closing(at), office.opened_at(at)) == (None, None, None)


@pytest.mark.parametrize("rule", ["", "off", "closed", "2020 Jan 01 09:00-10:00"])
def test_an_office_that_never_opens_says_so(rule: str) -> None:
    office, at = schedule(rule), local("2026-11-20T10:00")
    assert not office.is_open(at)
    assert office.next_opening(at) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("mo-fr 9:00-18:00", "Mo-Fr 09:00-18:00"),
        ("Mo–Fr 09:00 – 13:00, 14:00-18:00", "Mo-Fr 09:00-13:00,14:00-18:00"),  # noqa: RUF001  dashes as phones type them
        ("Fr 22:00-02:00", "Fr 22:00-02:00"),
        ("OFF", "off"),
    ],
)
def test_hours_are_kept_tidily_and_read_the_same_again(typed: str, kept: str) -> None:
    assert parse(typed, ROME).canonical == kept
    assert parse(kept, ROME).canonical == kept


@pytest.mark.parametrize(
    ("rule", "key", "part"),
    [
        ("lunch", "hours-unreadable", "lunch"),
        ("Mo-Fr 9-18", "hours-unreadable", "9-18"),
        ("Mo 25:00-26:00", "hours-unreadable", "25:00-26:00"),
        ("Mo-Fr 09:00+", "hours-unsupported", "09:00+"),
        ("Mo 10:00-12:00 || Tu", "hours-unsupported", "||"),
        ("PH off", "hours-unsupported", "PH"),
        ("week 1-10 Mo 10:00-12:00", "hours-unsupported", "week01-10"),
        ("2026 Feb 30 09:00-10:00", "hours-unreadable", "2026 Feb 30"),
        ("sunrise-18:00", "hours-unsupported", "sunrise-18:00"),
    ],
)
def test_hours_that_cannot_be_meant_are_refused_with_the_part(rule: str, key: str, part: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse(rule, ROME)
    assert refused.value.key == key
    assert refused.value.words["part"] == part


def test_an_unknown_zone_is_answered_with_similar_names() -> None:
    with pytest.raises(BadInput) as refused:
        parse("24/7", "Europe/Roma")
    assert refused.value.key == "zone-unknown"
    assert "Europe/Rome" in str(refused.value.words["nearest"])
