"""The outbox: claim, compose, deliver, and feed what came of it back in as an event.

Messages to one chat keep their order; at most `IN_FLIGHT` calls are under way at once. This room alone decides on
retries: `RetryLater` is tried again with growing pauses, `Unsure` is looked up or sent once more with a mark, the rest is
given up and told.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal

import structlog
from msgspec.structs import replace

from bot.adapters import Adapter, Delivered, Delivery
from bot.core.desk import Desk
from bot.core.effects import Keep, Message
from bot.core.errors import CannotTell, ChatMoved, DeliveryError, RetryLater, StorageFault, Unreachable, Unsure
from bot.core.events import Done, Event, Failed, Moved, Prepared
from bot.core.rows import Errand, Parcel
from bot.core.tables import Effects
from bot.engine.claim import Claim
from bot.engine.pacing import Pacing
from bot.engine.receive import Engine, fresh

log = structlog.get_logger()

Recipe = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]

# With 32 in flight, a killed process left far more messages of which nobody knew whether they had arrived.
IN_FLIGHT = 4
LONGEST_PAUSE_SECONDS = 60.0
UNSURE_PAUSE_SECONDS = 2.0
STORAGE_PAUSE_SECONDS = 1.0


class Outbox:
    """Carries parcels to their platforms and runs errands."""

    def __init__(self, engine: Engine, adapters: Mapping[str, Adapter], recipes: Mapping[str, Recipe]) -> None:
        """`adapters` by platform name, `recipes` by name of the errand's recipe."""
        self._engine = engine
        self._adapters = adapters
        self._recipes = recipes
        self._pacing = {name: Pacing(adapter.pace) for name, adapter in adapters.items()}
        self._slots = asyncio.Semaphore(IN_FLIGHT)
        self._queues: dict[str, deque[str]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._open: set[str] = set()

    def open(self, platform: str) -> None:
        """Take up what is in the outbox for a platform (or `errands`), and from now on whatever is committed for it.

        A row that was `sending` when the last run ended is unsure. Call this after the platform's backlog was handed
        in: a press that waited there proves that its card arrived.
        """
        self._open.add(platform)
        for row in self._engine.desk().outbox.where():
            if row.state in ("pending", "sending") and _lane(row).partition(":")[0] == platform:
                self.add(row)

    def add(self, row: Parcel | Errand) -> None:
        """A committed row waits to be carried out."""
        lane = _lane(row)
        if lane.partition(":")[0] not in self._open:
            return
        queue = self._queues.get(lane)
        if queue is not None:
            queue.append(row.id)
            return
        self._queues[lane] = deque([row.id])
        task = asyncio.create_task(self._drain(lane), name=f"outbox {lane}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def idle(self) -> None:
        """Wait until nothing is on its way."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def stop(self) -> None:
        """Stop carrying. What is under way stays `sending`, and is unsure at the next start."""
        self._open.clear()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _drain(self, lane: str) -> None:
        """Carry what waits in this lane, in order, until nothing does."""
        queue = self._queues[lane]
        failures = 0
        while queue:
            try:
                if await self._carry(queue[0], queue):
                    queue.popleft()
                    failures = 0
            except RetryLater as error:
                failures += 1
                pause = min(2.0 ** (failures - 1), LONGEST_PAUSE_SECONDS)
                log.warning("will be tried again", lane=lane, reason=str(error))
                await asyncio.sleep(pause if error.after_seconds is None else error.after_seconds)
            except StorageFault as error:
                log.error("cannot be stored, waiting", lane=lane, reason=str(error))
                await asyncio.sleep(STORAGE_PAUSE_SECONDS)
        del self._queues[lane]

    async def _carry(self, row_id: str, queue: deque[str]) -> bool:
        """One step for one row; whether it is at its end. Raises RetryLater or StorageFault for another try."""
        row = self._engine.desk().outbox.get(row_id)
        if row is None or row.state not in ("pending", "sending"):
            return True
        if isinstance(row, Errand):
            return await self._run(row)
        adapter = self._adapters[row.chat.partition(":")[0]]
        if row.state == "sending":
            return await self._resolve(row, adapter)
        if row.paced:
            await asyncio.sleep(self._pacing[adapter.name].seconds_to_wait(row.chat))
        async with self._slots:
            return await self._deliver(row, adapter, queue)

    async def _deliver(self, row: Parcel, adapter: Adapter, queue: deque[str]) -> bool:
        """Claim and make the one call."""
        claim = Claim(self._engine.tables, adapter.fit, row)
        try:
            self._engine.commit(claim.decide)
        except StorageFault:
            raise
        except Exception as error:  # noqa: BLE001  a text that cannot be composed must not stop the others
            self._engine.set_aside(f"compose:{row.id}", row.say, error)
            return await self._settle(_failed(row, "rejected", "its text could not be composed"))
        if claim.message is None:
            return True
        for place, part in enumerate(claim.rest, start=1):
            queue.insert(place, part.id)
        self._pacing[adapter.name].sent(row.chat)
        delivery = Delivery(id=row.id, chat=row.chat, message=claim.message, thread=row.thread, edit=claim.edit)
        try:
            return await self._settle(_done(row, await adapter.deliver(delivery)))
        except RetryLater:
            self._pending(row)
            raise
        except ChatMoved as moved:
            self._engine.receive(Moved(id=f"moved:{row.chat}", chat=row.chat, new_chat=moved.new_chat))
            self._pending(row, chat=moved.new_chat)
            return False
        except Unsure as error:
            log.warning("unsure whether it arrived", row=row.id, reason=str(error))
            return False
        except Unreachable as error:
            return await self._settle(_failed(row, "unreachable", str(error)))
        except DeliveryError as error:
            return await self._settle(_failed(row, "rejected", str(error)))

    async def _resolve(self, row: Parcel, adapter: Adapter) -> bool:
        """Nobody knows whether it arrived: ask the platform, else send it once more with a mark, else give up."""
        if adapter.trouble() is not None:
            raise RetryLater("waiting for the platform before anything is sent again", UNSURE_PAUSE_SECONDS)
        try:
            found = await adapter.find(Delivery(id=row.id, chat=row.chat, message=Message(()), thread=row.thread))
        except CannotTell as error:
            if row.again and not row.edit:
                return await self._settle(_failed(row, "unsure", str(error)))
            self._pending(row, again=row.edit is None)  # the same change in place may be made twice
            return False
        if found is not None:
            return await self._settle(_done(row, found))
        self._pending(row)
        return False

    async def _run(self, errand: Errand) -> bool:
        """Run an errand and hand in its result."""
        try:
            result = await self._recipes[errand.recipe](errand.args)
        except RetryLater:
            raise
        except DeliveryError as error:
            return await self._settle(_failed(errand, "rejected", str(error)))
        return await self._settle(
            Prepared(id=fresh("e"), errand=errand.id, then=errand.then, args=errand.args, result=result)
        )

    def _pending(self, row: Parcel, *, chat: str | None = None, again: bool | None = None) -> None:
        """Take the row up anew. What is stored may have changed since it was claimed, so that is what counts."""

        def decide(desk: Desk) -> Effects:
            stored = desk.outbox.get(row.id)
            if not isinstance(stored, Parcel) or stored.state != "sending":
                return ()  # a press has proved its delivery meanwhile
            marked = stored.again if again is None else again
            return (Keep("outbox", row.id, replace(stored, state="pending", chat=chat or stored.chat, again=marked)),)

        self._engine.commit(decide, durable=False)

    async def _settle(self, event: Event) -> bool:
        """Hand in what came of a row, until it is stored: forgetting it would send the message twice."""
        while True:
            try:
                self._engine.receive(event)
            except StorageFault as error:
                log.error("cannot be stored, waiting", reason=str(error))
                await asyncio.sleep(STORAGE_PAUSE_SECONDS)
            else:
                return True


def _lane(row: Parcel | Errand) -> str:
    return row.chat if isinstance(row, Parcel) else "errands"


def _done(row: Parcel, delivered: Delivered) -> Done:
    return Done(id=fresh("e"), post=row.id, chat=delivered.chat, message=delivered.message)


def _failed(row: Parcel | Errand, why: Literal["unreachable", "rejected", "unsure"], reason: str) -> Failed:
    return Failed(id=fresh("e"), post=row.id, why=why, reason=reason)
