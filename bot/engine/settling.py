"""What became of an outbox row is written down, however long the disk takes: forgetting it would send it twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Literal

import structlog
from msgspec.structs import replace

from bot.adapters import Delivered
from bot.core.desk import Desk
from bot.core.effects import Keep
from bot.core.errors import StorageFault
from bot.core.events import Done, Event, Failed
from bot.core.post_rows import Parcel
from bot.core.tables import MISHAP, Effects
from bot.engine.receive import Engine, fresh

log = structlog.get_logger()

Why = Literal["unreachable", "rejected", "unsure"]

STORAGE_PAUSE_SECONDS = 1.0


def done(row_id: str, delivered: Delivered) -> Done:
    """It arrived."""
    return Done(id=fresh("e"), post=row_id, chat=delivered.chat, message=delivered.message)


def failed(row_id: str, why: Why, reason: str) -> Failed:
    """It is given up; `why` and `reason` as in Failed."""
    return Failed(id=fresh("e"), post=row_id, why=why, reason=reason)


class Settling:
    """Commits what became of the rows of an engine's outbox. None of its methods raises StorageFault: they wait."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def settle(self, event: Event) -> Literal[True]:
        """Hand in what came of a row, of which nothing is then left to do."""
        await self._stored(lambda: self._engine.receive(event))
        return True

    async def pending(self, row_id: str, **changed: str | bool | None) -> None:
        """Have the row claimed anew. What is stored may have changed since the claim, so that is what is changed."""

        def decide(desk: Desk) -> Effects:
            stored = desk.outbox.get(row_id)
            if not isinstance(stored, Parcel) or stored.state != "sending":
                return ()  # a press has proved its delivery meanwhile
            return (Keep("outbox", row_id, replace(stored, state="pending", **changed)),)

        await self._stored(lambda: self._engine.commit(decide, durable=False))

    async def give_up(self, row_id: str, error: Exception) -> None:
        """Our own code failed on this row. If that was after the claim, nobody knows whether the message arrived."""
        row = self._engine.desk().outbox.get(row_id)
        why: Why = "unsure" if row is not None and row.state == "sending" else "rejected"
        if isinstance(row, Parcel) and row.say == MISHAP:
            log.error("a mishap could not be told", row=row_id, exc_info=error)  # or it would tell of itself for ever
        else:
            await self._stored(lambda: self._engine.set_aside(f"outbox:{fresh('e')}", row_id, error))
        await self.settle(failed(row_id, why, "a fault of our own"))

    async def _stored(self, commit: Callable[[], object]) -> None:
        """Commit, however often it takes."""
        while True:
            try:
                commit()
            except StorageFault as error:
                log.warning("cannot be stored, waiting", reason=str(error))
                await asyncio.sleep(STORAGE_PAUSE_SECONDS)
            else:
                return
