"""How long it takes to tell when the office opens next."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta

from benchmarks import data
from bot.core.hours import Override, Schedule, parse

RULE = "Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00"
YEAR = datetime(2027, 1, 1, tzinfo=UTC)
SEED = 7
REGION = "IT-RM"


def measure(*, instants: int) -> dict[str, float]:
    """The mean over random instants of a year: by the rule alone, with absences, with holidays too; the worst."""
    pick = random.Random(SEED).random
    chosen = [YEAR + timedelta(days=365 * pick()) for _ in range(instants)]
    hours = parse(RULE, data.ZONE)
    # A week off every month and a morning's work in it, as many as an office will ever have.
    weeks = [YEAR + timedelta(days=30 * month + 10) for month in range(12)]
    away = [Override(week, week + timedelta(days=7), opens=False) for week in weeks]
    extra = [Override(week + timedelta(hours=8), week + timedelta(hours=12), opens=True) for week in weeks]
    schedules = (
        Schedule(hours),
        Schedule(hours, overrides=away),
        Schedule(parse(RULE, data.ZONE), holidays=REGION, overrides=[*away, *extra]),
    )
    return {"hours_next_opening_us": max(_mean_us(each, chosen) for each in schedules)}


def _mean_us(schedule: Schedule, instants: list[datetime]) -> float:
    began = time.perf_counter()
    for instant in instants:
        schedule.next_opening(instant)
    return (time.perf_counter() - began) / len(instants) * 1e6
