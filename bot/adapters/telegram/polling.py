"""Our own polling loop: an update is confirmed to Telegram only after it was committed."""

from __future__ import annotations

import asyncio
from functools import partial

from telegram.error import TelegramError

from bot.adapters.telegram import line
from bot.adapters.telegram.incoming import WANTED
from bot.adapters.telegram.intake import Intake

# How long Telegram may hold a poll open until there is something to tell.
POLL_SECONDS = 30
# The outbox gets the loop before the next poll: without this pause a reply takes a quarter longer (measured).
AFTER_BATCH_SECONDS = 0.002


class Polling:
    """Fetches what arrives for one bot."""

    def __init__(self, connected: line.Line, intake: Intake) -> None:
        self._line = connected
        self._intake = intake
        self._offset: int | None = None
        self._loop: asyncio.Task[None] | None = None

    async def catch_up(self) -> None:
        """Hand in all that already waits."""
        while await self._line.insist(partial(self._poll, 0)):
            pass

    async def start(self) -> None:
        """Hand in all that already waits, then go on in the background."""
        await self.catch_up()
        self._loop = asyncio.create_task(self._go_on(), name="telegram polling")

    async def stop(self) -> None:
        """Stop. What was handed in but not yet confirmed is delivered again at the next start, and is known then."""
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def _go_on(self) -> None:
        """Poll for ever. After trouble without waiting, so that its end is noticed at once."""
        while True:
            if await self._line.insist(lambda: self._poll(0 if self._line.trouble else POLL_SECONDS)):
                await asyncio.sleep(AFTER_BATCH_SECONDS)

    async def _poll(self, wait_seconds: int) -> bool:
        """Fetch what waits and hand it in; whether there was anything. Raises StorageFault and TelegramError.

        Telegram forgets all updates below the offset, which therefore moves only after a commit. Once Telegram has
        nothing more it is left out: after an idle week updates are numbered anew, perhaps below it.
        """
        # Raw, since the library gives up a whole batch for one update that it cannot read. The odd spelling becomes
        # getUpdates; under that name the library would refer us to its own function, which is the one to avoid.
        batch = await self._line.bot.do_api_request(
            "get_Updates",
            {"offset": self._offset, "timeout": wait_seconds, "allowed_updates": list(WANTED)},
            read_timeout=wait_seconds + line.ANSWER_SECONDS,
        )
        if not isinstance(batch, list):
            raise TelegramError("there is no list of updates in it")
        for raw in batch:
            self._intake.take(raw)
            self._offset = raw["update_id"] + 1
            await asyncio.sleep(0)  # replies to this one need not wait for the whole batch
        if not batch:
            self._offset = None
        self._line.note(None)
        return bool(batch)
