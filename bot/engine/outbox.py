"""The outbox: claim, compose, deliver, and feed what came of it back in as an event.

Messages to one chat keep their order; at most `IN_FLIGHT` calls are under way at once. This room alone decides on
retries: `RetryLater` is tried again with growing pauses, `Unsure` is looked up or sent once more with a mark, the rest
is given up and told. Whatever goes wrong with one message, those after it go on.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

from bot.adapters import Adapter, Delivery
from bot.core.effects import Message
from bot.core.errors import (
    CannotTell,
    ChatMoved,
    DeliveryError,
    RetryLater,
    StorageFault,
    TopicGone,
    Unreachable,
    Unsure,
)
from bot.core.events import Event, Moved, Prepared, TopicLost
from bot.core.post_rows import Errand, Parcel
from bot.engine import settling
from bot.engine.claim import Claim
from bot.engine.pacing import Pacing, pauses
from bot.engine.receive import Engine, fresh
from bot.engine.settling import Settling, Why, done, failed
from bot.engine.studio import Studio

log = structlog.get_logger()

Recipe = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]

# With 32 in flight, a killed process left far more messages of which nobody knew whether they had arrived.
IN_FLIGHT = 4
LAST_CALLS_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 60.0
UNSURE_PAUSE_SECONDS = 2.0
ERRAND_PAUSE_SECONDS = 0.05
ERRAND_LOOKS = 60


class Outbox:
    """Carries parcels to their platforms and runs errands."""

    def __init__(
        self, engine: Engine, adapters: Mapping[str, Adapter], recipes: Mapping[str, Recipe], studio: Studio
    ) -> None:
        """`adapters` by platform name, `recipes` by name of the errand's recipe, `studio` draws pictures."""
        self._engine = engine
        self._settling = Settling(engine)
        self._studio = studio
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
        outbox = self._engine.desk().outbox
        place = {key: number for number, key in enumerate(self._engine.store.keys("outbox"))}
        waiting = [*outbox.where(state="pending"), *outbox.where(state="sending")]
        # The later parts of a text were put there when it was parted, yet they go before what waited behind it.
        for row in sorted(waiting, key=lambda row: (place.get(_whole(row), place[row.id]), place[row.id])):
            if _lane(row).partition(":")[0] == platform:
                self.add(row)

    def claim(self, row: Parcel | Errand) -> Claim | None:
        """A claim to decide in the very commit that makes the row, if it can leave at once.

        A reply then costs one write to the disk and not two.
        """
        lane = _lane(row)
        if isinstance(row, Errand) or row.paced or "after" in row.args:
            return None
        adapter = self._adapters.get(lane.partition(":")[0])
        if adapter is None or adapter.name not in self._open or lane in self._queues or len(self._tasks) >= IN_FLIGHT:
            return None
        return Claim(self._engine.tables, adapter.fit, row.id)

    def add(self, row: Parcel | Errand, claim: Claim | None = None) -> None:
        """A committed row waits to be carried out; with its claim, if that was committed as well."""
        lane = _lane(row)
        if lane.partition(":")[0] not in self._open:
            return
        queue = self._queues.get(lane)
        if queue is not None:
            queue.append(row.id)
            return
        self._queues[lane] = deque([row.id])
        task = asyncio.create_task(self._drain(lane, claim), name=f"outbox {lane}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def idle(self) -> None:
        """Wait until nothing is on its way."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def stop(self) -> None:
        """Stop carrying, once the calls under way have ended; what takes longer is unsure at the next start."""
        self._open.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_CALLS_SECONDS):
                for _ in range(IN_FLIGHT):
                    await self._slots.acquire()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _drain(self, lane: str, claim: Claim | None) -> None:
        """Carry what waits in this lane, in order, until nothing does. The first row may be claimed already."""
        queue = self._queues[lane]
        waits = pauses(LONGEST_PAUSE_SECONDS)
        while queue:
            claimed, claim = claim, None
            try:
                if await self._carry(queue[0], queue, claimed):
                    queue.popleft()
                    waits = pauses(LONGEST_PAUSE_SECONDS)
            except RetryLater as error:
                log.warning("will be tried again", lane=lane, reason=str(error))
                pause = next(waits)
                await asyncio.sleep(pause if error.after_seconds is None else error.after_seconds)
            except StorageFault as error:
                log.warning("cannot be stored, waiting", lane=lane, reason=str(error))
                await asyncio.sleep(settling.STORAGE_PAUSE_SECONDS)
            except Exception as error:  # noqa: BLE001  whatever it is, what waits behind it must go on
                await self._settling.give_up(queue.popleft(), error)
        del self._queues[lane]

    async def _carry(self, row_id: str, queue: deque[str], claimed: Claim | None) -> bool:
        """One step for one row; whether nothing is left to do for it.

        Raises RetryLater and StorageFault where another try is to follow.
        """
        row = self._engine.desk().outbox.get(row_id)
        if row is None or row.state not in ("pending", "sending"):
            return True
        if isinstance(row, Errand):
            return await self._run(row)
        adapter = self._adapters[row.chat.partition(":")[0]]
        if row.state == "sending" and claimed is None:
            return await self._resolve(row, adapter)
        if "after" in row.args:
            await self._awaited(row.args["after"])
        turn = self._pacing[adapter.name].turn(row.chat)
        if row.paced:
            await asyncio.sleep(turn)
        async with self._slots:
            claim = claimed or Claim(self._engine.tables, adapter.fit, row_id)
            if claimed is None:
                self._engine.commit(claim.decide)
            if claim.delivery is None:
                return True
            return await self._deliver(row_id, claim, claim.delivery, adapter, queue)

    async def _deliver(
        self, row_id: str, claim: Claim, delivery: Delivery, adapter: Adapter, queue: deque[str]
    ) -> bool:
        """Make the one call."""
        for place, part in enumerate(claim.rest, start=1):
            queue.insert(place, part.id)
        outcome: Event
        try:
            outcome = done(row_id, await adapter.deliver(await self._studio.drawn(delivery)))
        except RetryLater:
            await self._settling.pending(row_id)
            raise
        except ChatMoved as error:
            moved = Moved(id=f"moved:{delivery.chat}", chat=delivery.chat, new_chat=error.new_chat)
            await self._settling.settle(moved)
            await self._settling.pending(row_id, chat=error.new_chat)
            return False
        except TopicGone as error:
            if delivery.thread is not None:
                await self._settling.settle(TopicLost(id=fresh("e"), chat=delivery.chat, thread=delivery.thread))
                await self._settling.pending(
                    row_id, thread=None
                )  # into the chat itself; what follows opens a topic anew
                return False
            outcome = failed(row_id, "unreachable", str(error))  # the chat itself is closed
        except Unsure as error:
            log.warning("unsure whether it arrived", row=row_id, reason=str(error))
            return False
        except DeliveryError as error:
            why: Why = "unreachable" if isinstance(error, Unreachable) else "rejected"
            outcome = failed(row_id, why, str(error))
        return await self._settling.settle(outcome)

    async def _resolve(self, row: Parcel, adapter: Adapter) -> bool:
        """Nobody knows whether it arrived: ask the platform, else send it once more with a mark, else give up."""
        if adapter.trouble() is not None:
            raise RetryLater("waiting for the platform before anything is sent again", UNSURE_PAUSE_SECONDS)
        again = row.again
        if row.edit is None:  # the same change in place may be made twice
            try:
                found = await adapter.find(Delivery(id=row.id, chat=row.chat, message=Message(()), thread=row.thread))
            except CannotTell as error:
                if row.again or row.once:
                    return await self._settling.settle(failed(row.id, "unsure", str(error)))
                again = True
            else:
                if found is not None:
                    return await self._settling.settle(done(row.id, found))
        await self._settling.pending(row.id, again=again)
        raise RetryLater("it may not have arrived and is sent again")

    async def _run(self, errand: Errand) -> bool:
        """Run an errand and hand in its result."""
        outcome: Event
        try:
            result = await self._recipes[errand.recipe](errand.args)
            outcome = Prepared(id=fresh("e"), errand=errand.id, then=errand.then, args=errand.args, result=result)
        except RetryLater:
            raise
        except Unsure as error:
            raise RetryLater(str(error)) from None  # an errand may be run twice
        except DeliveryError as error:
            outcome = failed(errand.id, "rejected", str(error))
        return await self._settling.settle(outcome)

    async def _awaited(self, errand: str) -> None:
        """The words need what this errand brings; but only for so long."""
        for _ in range(ERRAND_LOOKS):
            row = self._engine.desk().outbox.get(errand)
            if row is None or row.state != "pending":
                return
            await asyncio.sleep(ERRAND_PAUSE_SECONDS)


def _lane(row: Parcel | Errand) -> str:
    """A chat's messages, or a platform's errands of one kind: one that is down or slow keeps nobody else waiting."""
    if isinstance(row, Parcel):
        return row.chat
    concerns: str = row.args.get("account") or row.args.get("chat") or ""
    return f"errands:{concerns.partition(':')[0]}:{row.recipe}"


def _whole(row: Parcel | Errand) -> str:
    """The row of the text of which this is a part, or the row itself."""
    return (row.part_of if isinstance(row, Parcel) else None) or row.id
