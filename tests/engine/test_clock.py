import math
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock, SystemClock, parse_start, system_time_in
from bot.core.errors import SettingsError

START = datetime(2026, 12, 24, 20, 40, tzinfo=UTC)


class Stopwatch:
    """A monotonic clock that a test winds by hand."""

    seconds = 1000.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def stopwatch():
    return Stopwatch()


def test_the_system_clock_shows_the_machines_time_in_utc():
    with time_machine.travel(START, tick=False):
        clock = SystemClock()
        assert (clock.now(), clock.now().tzinfo, clock.moved) == (START, UTC, False)


def test_the_system_clock_tells_the_seconds_until_an_instant_and_none_for_one_that_is_over():
    with time_machine.travel(START, tick=False):
        clock = SystemClock()
        assert clock.seconds_until(START + timedelta(minutes=1)) == 60.0
        assert clock.seconds_until(START - timedelta(minutes=1)) == 0.0


def test_the_schedulers_instants_are_the_machines_whatever_a_moved_clock_shows():
    with time_machine.travel(START, tick=False):
        assert system_time_in(90.5) == START + timedelta(seconds=90.5)


def test_a_moved_clock_starts_where_it_is_told_and_says_that_it_is_moved(stopwatch):
    clock = MovableClock(START, monotonic=stopwatch)
    assert (clock.now(), clock.moved, clock.speed) == (START, True, 1.0)


def test_a_moved_clock_shows_utc_whatever_zone_it_was_given(stopwatch):
    clock = MovableClock(datetime.fromisoformat("2026-12-24T21:40+01:00"), monotonic=stopwatch)
    assert (clock.now(), clock.now().tzinfo) == (START, UTC)


@pytest.mark.parametrize(("speed", "shown"), [(1.0, 10), (60.0, 600), (0.5, 5), (0.0, 0)])
def test_a_moved_clock_runs_at_its_own_speed(stopwatch, speed, shown):
    clock = MovableClock(START, speed, monotonic=stopwatch)
    stopwatch.seconds += 10
    assert clock.now() == START + timedelta(seconds=shown)


def test_a_fast_clock_waits_in_real_seconds(stopwatch):
    clock = MovableClock(START, 60.0, monotonic=stopwatch)
    assert clock.seconds_until(START + timedelta(hours=1)) == 60.0
    stopwatch.seconds += 60
    assert clock.now() == START + timedelta(hours=1)
    assert clock.seconds_until(START + timedelta(hours=1)) == 0.0


def test_a_standing_clock_never_shows_a_later_instant_unless_it_is_moved(stopwatch):
    clock = MovableClock(START, 0.0, monotonic=stopwatch)
    later = START + timedelta(hours=1)
    assert clock.seconds_until(START) == 0.0
    assert clock.seconds_until(later) == math.inf
    clock.move_to(later)
    stopwatch.seconds += 3600
    assert (clock.now(), clock.seconds_until(later)) == (later, 0.0)


def test_a_moved_clock_runs_on_from_where_it_was_moved_to(stopwatch):
    clock = MovableClock(START, 2.0, monotonic=stopwatch)
    stopwatch.seconds += 5
    clock.move_to(START + timedelta(hours=3))
    stopwatch.seconds += 5
    assert clock.now() == START + timedelta(hours=3, seconds=10)


def test_a_moved_clock_cannot_go_back_and_stays_where_it_is(stopwatch):
    clock = MovableClock(START, monotonic=stopwatch)
    stopwatch.seconds += 10
    with pytest.raises(ValueError, match="cannot go back"):
        clock.move_to(START + timedelta(seconds=9))
    assert clock.now() == START + timedelta(seconds=10)


@pytest.mark.parametrize("speed", [-1.0, math.inf, math.nan])
def test_a_clock_cannot_run_at_a_senseless_speed(speed):
    with pytest.raises(ValueError, match="speed"):
        MovableClock(START, speed)


def test_a_clock_cannot_start_at_an_hour_without_a_zone():
    with pytest.raises(ValueError, match="time zone"):
        MovableClock(START.replace(tzinfo=None))


@given(
    speed=st.floats(0.001, 100_000),
    steps=st.lists(st.tuples(st.floats(0, 3600), st.integers(0, 86_400)), max_size=20),
)
def test_a_moved_clock_never_runs_backwards(speed, steps):
    stopwatch = Stopwatch()
    clock = MovableClock(START, speed, monotonic=stopwatch)
    shown = clock.now()
    for real, ahead in steps:
        stopwatch.seconds += real
        assert clock.now() >= shown
        clock.move_to(clock.now() + timedelta(seconds=ahead))
        assert clock.now() >= shown + timedelta(seconds=ahead)
        shown = clock.now()


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-12-24T21:40", "2026-12-24T20:40"),
        ("2026-12-24 21:40:30", "2026-12-24T20:40:30"),
        ("2026-12-24", "2026-12-23T23:00"),
        ("2026-12-24T21:40+01:00", "2026-12-24T20:40"),
        ("2026-12-24T20:40Z", "2026-12-24T20:40"),
        ("2026-03-29T02:30", "2026-03-29T01:30"),
        ("2026-10-25T02:30", "2026-10-25T00:30"),
    ],
)
def test_a_start_without_an_offset_is_meant_in_the_offices_zone(text, utc):
    assert parse_start(text, "Europe/Rome") == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "tomorrow", "24/12/2026", "2026-02-30T09:00", "2026-12-24T25:00", "0001-01-01"])
def test_a_start_that_is_no_instant_is_refused_with_an_example(text):
    with pytest.raises(SettingsError, match="--clock-start takes an instant such as 2026-12-24T21:40"):
        parse_start(text, "Europe/Rome")
