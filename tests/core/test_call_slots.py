"""Times for a call: within the call hours, free, apart from each other; on the days on which clocks change too."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.call_slots import LENGTH, REACH, free, is_free, is_within, offered
from bot.core.hours import Override, Schedule, parse

ROME = ZoneInfo("Europe/Rome")
DAY = timedelta(days=1)


def rome(text):
    return datetime.fromisoformat(text).replace(tzinfo=ROME).astimezone(UTC)


def calls(rule="Tu,Th 15:00-17:00", zone="Europe/Rome", **more):
    return Schedule(parse(rule, zone), **more)


def shown(found, zone="Europe/Rome"):
    return [f"{at.astimezone(ZoneInfo(zone)):%a %d %H:%M}" for at in found]


NOON = rome("2026-11-27T12:00")  # a Friday


def test_three_times_on_three_days_are_offered_and_then_others_an_hour_away():
    first = offered(calls(), NOON, [])
    assert shown(first) == ["Tue 01 15:00", "Thu 03 15:00", "Tue 08 15:00"]
    second = offered(calls(), NOON, [], first)
    assert shown(second) == ["Tue 01 16:00", "Thu 03 16:00", "Tue 08 16:00"]
    assert shown(offered(calls(), NOON, [], first + second)) == ["Thu 10 15:00", "Tue 15 15:00", "Thu 17 15:00"]


def test_where_every_day_has_a_morning_and_an_afternoon_both_are_offered():
    found = offered(calls("Mo-Fr 09:00-12:00,15:00-17:00"), NOON, [])
    assert shown(found) == ["Fri 27 15:00", "Mon 30 09:00", "Mon 30 15:00"]


def test_where_there_is_only_one_span_its_times_are_apart_as_long_as_there_are_such():
    once = calls("2026 Dec 01 15:00-17:30")
    first = offered(once, NOON, [])
    assert shown(first) == ["Tue 01 15:00", "Tue 01 16:00", "Tue 01 17:00"]
    assert shown(offered(once, NOON, [], first)) == ["Tue 01 15:30", "Tue 01 16:30"]
    assert offered(once, NOON, [], (*first, rome("2026-12-01T15:30"), rome("2026-12-01T16:30"))) == ()


def test_holidays_and_absences_are_left_out():
    away = Override(rome("2026-12-03T00:00"), rome("2026-12-04T00:00"), opens=False)
    found = offered(calls(holidays="IT", overrides=[away]), NOON, [])
    assert shown(found) == ["Tue 01 15:00", "Thu 10 15:00", "Tue 15 15:00"]


def test_a_call_that_is_arranged_takes_every_slot_that_it_touches():
    taken = [(rome("2026-12-01T15:10"), rome("2026-12-01T15:40"))]
    assert shown(offered(calls("2026 Dec 01 15:00-17:00"), NOON, taken)) == ["Tue 01 16:00", "Tue 01 16:30"]
    assert not is_free(calls(), rome("2026-12-01T15:30"), taken)
    assert is_free(calls(), rome("2026-12-01T15:40"), taken)


def test_in_hours_that_have_begun_the_slots_stay_where_they_are():
    assert shown(free(calls("2026 Nov 27 09:00-14:00"), rome("2026-11-27T12:10"), [])) == [
        "Fri 27 12:30",
        "Fri 27 13:00",
        "Fri 27 13:30",
    ]


def test_hours_that_begin_at_an_odd_minute_have_slots_from_the_next_quarter_on():
    assert shown(free(calls("2026 Dec 01 15:07-16:20"), NOON, [])) == ["Tue 01 15:15", "Tue 01 15:45"]


def test_hours_too_short_for_a_call_have_no_slots():
    assert offered(calls("Tu 15:00-15:20"), NOON, []) == ()
    assert offered(calls("off"), NOON, []) == ()


def test_hours_that_never_end_have_slots_at_any_hour():
    assert shown(offered(calls("24/7"), NOON + timedelta(minutes=7), []))[0] == "Fri 27 12:30"


def test_after_a_long_absence_the_four_weeks_are_counted_from_the_first_hours():
    away = Override(NOON, rome("2027-03-01T00:00"), opens=False)
    assert shown(offered(calls(overrides=[away]), NOON, [])) == ["Tue 02 15:00", "Thu 04 15:00", "Tue 09 15:00"]


@pytest.mark.parametrize(
    ("rule", "zone", "since", "found"),
    [
        # The clocks go from two to three: half past two is no time at all.
        (
            "2027 Mar 28 01:00-04:00",
            "Europe/Rome",
            "2027-03-27T12:00",
            ["Sun 28 01:00", "Sun 28 01:30", "Sun 28 03:00", "Sun 28 03:30"],
        ),
        # They go from three to two: half past two comes twice.
        (
            "2026 Oct 25 02:00-03:30",
            "Europe/Rome",
            "2026-10-24T12:00",
            ["Sun 25 02:00", "Sun 25 02:30", "Sun 25 02:00", "Sun 25 02:30", "Sun 25 03:00"],
        ),
        # By the wall clock it is the same hour before the change and after it.
        ("Sa,Su 15:00-15:30", "Europe/Rome", "2026-10-23T12:00", ["Sat 24 15:00", "Sun 25 15:00", "Sat 31 15:00"]),
        ("Sa,Su 15:00-15:30", "America/New_York", "2027-03-12T12:00", ["Sat 13 15:00", "Sun 14 15:00", "Sat 20 15:00"]),
        ("Sa,Su 15:00-15:30", "Australia/Sydney", "2027-04-02T12:00", ["Sat 03 15:00", "Sun 04 15:00", "Sat 10 15:00"]),
    ],
)
def test_on_the_days_on_which_clocks_change_slots_go_by_the_wall_clock(rule, zone, since, found):
    slots = free(calls(rule, zone), rome(since), [])
    assert shown([at for at, _ in zip(slots, range(len(found)), strict=False)], zone) == found


def test_a_call_lies_within_the_hours_only_with_all_of_it():
    assert is_within(calls(), rome("2026-12-01T16:30"), rome("2026-12-01T17:00"))
    assert not is_within(calls(), rome("2026-12-01T16:45"), rome("2026-12-01T17:15"))
    assert not is_within(None, rome("2026-12-01T16:30"), rome("2026-12-01T17:00"))


rules = st.sampled_from(
    ["Tu,Th 15:00-17:00", "Mo-Fr 09:00-13:00,14:00-18:00", "24/7", "Fr-Mo 22:00-02:45", "Mo 10:10-11:05", "off"]
)
zones = st.sampled_from(["Europe/Rome", "America/New_York", "Australia/Lord_Howe"])
# Around both changes of the clocks in each of the zones.
instants = st.integers(0, 400 * 24 * 60).map(
    lambda minutes: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
spans = st.lists(st.tuples(instants, st.integers(1, 3000)), max_size=12).map(
    lambda found: [(at, at + timedelta(minutes=length)) for at, length in found]
)


@given(rules, zones, instants, spans, spans)
def test_whatever_the_hours_times_on_offer_are_free_in_order_to_come_and_never_overlap(rule, zone, since, taken, away):
    absences = [Override(starts, ends, opens=False) for starts, ends in away]
    schedule = calls(rule, zone, holidays="IT", overrides=absences)
    before = ()
    for _ in range(3):
        found = offered(schedule, since, taken, before)
        assert len(found) <= 3
        assert list(found) == sorted(found)
        for at in found:
            assert at >= since
            assert is_free(schedule, at, taken)
            assert all(abs(at - other) >= LENGTH for other in (*before, *found) if other != at)
        assert not set(found) & set(before)
        assert not found or found[-1] - found[0] < REACH
        before += found


@given(rules, zones, instants, spans)
def test_nothing_free_is_passed_over(rule, zone, since, taken):
    schedule = calls(rule, zone)
    found = set(free(schedule, since, taken))
    everything = set(free(schedule, since, []))
    assert found == {at for at in everything if is_free(schedule, at, taken)}
