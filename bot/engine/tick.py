"""tick(now): what time brings. APScheduler owns one job, which wakes us at the next due instant."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from bot.clock import system_time_in
from bot.core.desk import Desk
from bot.core.errors import StorageFault
from bot.core.tables import Effects, Schedule
from bot.engine.receive import Engine

log = structlog.get_logger()

# Due instants follow from the state, so a wake-up that went astray (a laptop that slept) costs a minute at most.
SAFETY_SECONDS = 60.0


class Ticker:
    """Asks the schedules, one commit for each that is due, and sleeps until the next."""

    def __init__(self, engine: Engine, forget: Callable[[], None]) -> None:
        """Schedules come with the engine's tables; `forget` lets what they took away leave the disk too."""
        self._engine = engine
        self._forget = forget
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._reconsidering = False
        self._awake = False
        self._muted_until: dict[str, float] = {}

    def start(self) -> None:
        """Do what is due, then whenever something falls due."""
        self._scheduler.start()
        self._engine.after_commit.append(self._reconsider)
        self._wake_in(0.0)

    def stop(self) -> None:
        """Sleep for good."""
        self._scheduler.shutdown(wait=False)

    def next_due(self) -> datetime | None:
        """The next instant at which something is due (UTC), None if nothing ever is."""
        desk = self._engine.desk()
        instants = [self._due_at(schedule, desk) for schedule in self._engine.tables.schedules]
        return min((instant for instant in instants if instant is not None), default=None)

    async def tick(self) -> None:
        """Commit all that is due by now, each schedule by itself, letting others work in between."""
        for schedule in self._engine.tables.schedules:
            desk = self._engine.desk()
            instant = self._due_at(schedule, desk)
            if instant is not None and instant <= desk.now:
                self._run(schedule)
            await asyncio.sleep(0)

    def _run(self, schedule: Schedule) -> None:
        """One that fails is asked again a minute later, so that it cannot keep us busy with failing."""
        forgotten = None
        try:
            forgotten = self._engine.fall_due(schedule.name, partial(_effects, schedule))
            if forgotten and schedule.forgets:
                self._forget()
        except StorageFault as error:
            log.warning("cannot be stored, waiting", schedule=schedule.name, reason=str(error))
        if forgotten is None:
            self._muted_until[schedule.name] = time.monotonic() + SAFETY_SECONDS

    def _due_at(self, schedule: Schedule, desk: Desk) -> datetime | None:
        """When it is due; never, while it is muted."""
        if self._muted_until.get(schedule.name, 0.0) > time.monotonic():
            return None
        try:
            return schedule.next_due(desk)
        except Exception:  # noqa: BLE001  asked now, it fails again where that is reported
            return desk.now

    def _reconsider(self) -> None:
        """A commit may have changed what is due next; ask once for a burst of them."""
        if not self._reconsidering:
            self._reconsidering = True
            asyncio.get_running_loop().call_later(0.05, self._reconsidered)

    def _reconsidered(self) -> None:
        self._reconsidering = False
        if self._scheduler.running and not self._awake:
            self._sleep()

    async def _woken(self) -> None:
        self._awake = True
        try:
            await self.tick()
        finally:
            self._awake = False
            self._sleep()

    def _sleep(self) -> None:
        instant = self.next_due()
        wait = SAFETY_SECONDS if instant is None else self._engine.clock.seconds_until(instant)
        self._wake_in(min(wait, SAFETY_SECONDS))

    def _wake_in(self, seconds: float) -> None:
        # Lateness is no reason to drop the job (APScheduler's own default drops it after a second).
        self._scheduler.add_job(
            self._woken,
            DateTrigger(system_time_in(seconds), timezone=UTC),
            id="tick",
            replace_existing=True,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=2,  # the one before may just be ending
        )


def _effects(schedule: Schedule, desk: Desk) -> Effects:
    instant = schedule.next_due(desk)
    return schedule.due(desk) if instant is not None and instant <= desk.now else ()
