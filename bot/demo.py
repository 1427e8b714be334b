"""The demo: one page, and on it the office in which the visitor looks around, or is shown around."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core import public_holidays
from bot.demo_guide import DemoGuide
from bot.demo_office import HOLIDAYS, ZONE

WEEKDAY_OF_START, HOUR_OF_START, MINUTE_OF_START = 3, 21, 40  # a Thursday evening: the next opening is tomorrow's


def start_of_demo(today: datetime) -> datetime:
    """The coming Thursday at 21:40 in the demo's zone that has an ordinary week after it (UTC).

    The page then shows a plausible date, and no public holiday comes between the visitor and the next opening.
    """
    local = today.astimezone(ZoneInfo(ZONE))
    day = local.date() + timedelta(days=(WEEKDAY_OF_START - local.weekday()) % 7)
    while public_holidays.between(HOLIDAYS, day, day + timedelta(days=8)):
        day += timedelta(days=7)
    evening = datetime(day.year, day.month, day.day, HOUR_OF_START, MINUTE_OF_START, tzinfo=ZoneInfo(ZONE))
    return evening.astimezone(UTC)


async def demo(language: str, port: int, started: Callable[[str], None], start: datetime) -> None:
    """Serve the playground until cancelled; `started` is told the address. The data go when it ends.

    The visitor's first office begins at `start` (UTC), and so does every tour.
    """
    guide = DemoGuide(start, "it" if language == "it" else "en", port)
    try:
        started(await guide.open())
        await asyncio.Event().wait()
    finally:
        await guide.close()
