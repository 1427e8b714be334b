import math
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from bot.clock import MovableClock, SystemClock, parse_start, system_time_in
from bot.core.errors import SettingsError

START = datetime(2026, 11, 20, 20, 40, tzinfo=UTC)


class Ticks:
    """A monotonic clock that a test turns."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_a_moved_clock_runs_at_its_own_speed() -> None:
    ticks = Ticks()
    clock = MovableClock(START, 60.0, monotonic=ticks)
    ticks.seconds += 2
    assert clock.now() == START + timedelta(minutes=2)
    assert clock.moved


def test_real_seconds_until_an_instant_shrink_with_the_speed() -> None:
    clock = MovableClock(START, 60.0, monotonic=Ticks())
    assert clock.seconds_until(START + timedelta(hours=1)) == 60.0
    assert clock.seconds_until(START - timedelta(hours=1)) == 0.0


def test_a_clock_that_stands_still_never_gets_there_by_itself() -> None:
    clock = MovableClock(START, 0.0, monotonic=Ticks())
    assert clock.seconds_until(START + timedelta(seconds=1)) == math.inf
    clock.move_to(START + timedelta(hours=12))
    assert clock.now() == START + timedelta(hours=12)


def test_a_clock_cannot_be_moved_back() -> None:
    clock = MovableClock(START, 0.0, monotonic=Ticks())
    with pytest.raises(ValueError, match="cannot go back"):
        clock.move_to(START - timedelta(seconds=1))


@pytest.mark.parametrize("speed", [-1.0, math.inf, math.nan])
def test_a_senseless_speed_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        MovableClock(START, speed)


def test_a_start_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        MovableClock(START.replace(tzinfo=None))


def test_the_system_clock_shows_the_machines_hour() -> None:
    with time_machine.travel(START, tick=False):
        clock = SystemClock()
        assert clock.now() == START
        assert not clock.moved
        assert clock.seconds_until(START + timedelta(minutes=1)) == 60.0
        assert system_time_in(5.0) == START + timedelta(seconds=5)


def test_a_start_is_meant_in_the_offices_zone_unless_it_says_otherwise() -> None:
    assert parse_start("2026-11-20T21:40", "Europe/Rome") == START
    assert parse_start("2026-11-20T20:40+00:00", "Europe/Rome") == START


def test_a_start_that_is_no_instant_is_refused_with_an_example() -> None:
    with pytest.raises(SettingsError, match="2026-12-24T21:40"):
        parse_start("tomorrow", "Europe/Rome")
