"""The only room that reads the time of day. Everybody else is told the hour."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.core.errors import SettingsError


class Clock(Protocol):
    """What shows the hour. `moved`: it is not the system's, so what it shows is not to be believed."""

    @property
    def moved(self) -> bool:
        """Whether it shows something else than the system's clock."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""

    def seconds_until(self, instant: datetime) -> float:
        """Real seconds until it shows this instant; 0 if it has, infinite if it never will by itself."""


class SystemClock:
    """The machine's clock."""

    moved = False

    def now(self) -> datetime:
        """See Clock."""
        return datetime.now(UTC)

    def seconds_until(self, instant: datetime) -> float:
        """See Clock."""
        return max(0.0, (instant - self.now()).total_seconds())


class MovableClock:
    """A clock for the playground, rehearsals and simulations: set to an instant, it runs at a speed of its own."""

    moved = True

    def __init__(self, start: datetime, speed: float = 1.0, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        """`start` is aware; `speed` is seconds shown for each real second, 0 to stand still.

        Raises ValueError for a negative speed or a naive start.
        """
        if speed < 0 or not math.isfinite(speed):
            raise ValueError(f"a clock cannot run at speed {speed}")
        if start.tzinfo is None:
            raise ValueError("the start needs a time zone")
        self.speed = speed
        self._monotonic = monotonic
        self._base = start.astimezone(UTC)
        self._base_at = monotonic()

    def now(self) -> datetime:
        """See Clock."""
        return self._base + timedelta(seconds=(self._monotonic() - self._base_at) * self.speed)

    def seconds_until(self, instant: datetime) -> float:
        """See Clock."""
        shown = max(0.0, (instant - self.now()).total_seconds())
        if shown == 0.0:
            return 0.0
        return shown / self.speed if self.speed else math.inf

    def run_at(self, speed: float) -> None:
        """Go on from what it shows at this speed."""
        now = self.now()
        self.speed = speed
        self._base = now
        self._base_at = self._monotonic()

    def move_to(self, instant: datetime) -> None:
        """Show this instant from now on. Raises ValueError for one in the past: what was done cannot be undone."""
        if instant < self.now():
            raise ValueError(f"the clock cannot go back to {instant.isoformat()}")
        self._base = instant.astimezone(UTC)
        self._base_at = self._monotonic()


def parse_start(text: str, timezone: str) -> datetime:
    """The instant of `--clock-start`; without an offset it is meant in `timezone`. Raises SettingsError."""
    try:
        start = datetime.fromisoformat(text)
        return (start if start.tzinfo else start.replace(tzinfo=ZoneInfo(timezone))).astimezone(UTC)
    except (ValueError, KeyError, OverflowError) as error:
        raise SettingsError(
            f"--clock-start takes an instant such as 2026-12-24T21:40 or 2026-12-24T21:40+01:00, not {text!r}"
        ) from error


def seconds_ago(seconds: float) -> float:
    """The instant so long before now by the machine's clock, in seconds since the epoch, as file systems count."""
    return time.time() - seconds


def system_time_in(seconds: float) -> datetime:
    """The instant that the machine's clock shows so many seconds from now, for APScheduler."""
    return datetime.now(UTC) + timedelta(seconds=seconds)
