"""Our own polling loop: an update is confirmed to Telegram only after it was committed."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from typing import Any

import structlog
from telegram import Update, User
from telegram.error import TelegramError

from bot.adapters import Inbox
from bot.adapters.telegram import line
from bot.adapters.telegram.incoming import WANTED, event_id, event_of
from bot.core.effects import Answer
from bot.core.errors import StorageFault

log = structlog.get_logger()

# How long Telegram may hold a poll open until there is something to tell.
POLL_SECONDS = 30
# The outbox gets the loop before the next poll: without this pause a reply takes a quarter longer (measured).
AFTER_BATCH_SECONDS = 0.002
# A toast vanishes after a few seconds: what cannot be read so fast is shown until it is put away.
TOAST_LENGTH = 60


class Polling:
    """Takes what arrives for one bot, one update at a time. `me` is the bot's own account."""

    def __init__(self, connected: line.Line, inbox: Inbox, me: User) -> None:
        self._line = connected
        self._inbox = inbox
        self._me = me
        self._offset: int | None = None
        self._loop: asyncio.Task[None] | None = None
        self._answers: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Hand in all that already waits, then go on in the background."""
        while await self._line.insist(partial(self._poll, 0)):
            pass
        self._loop = asyncio.create_task(self._go_on(), name="telegram polling")

    async def stop(self) -> None:
        """Stop. What was handed in but not yet confirmed is delivered again at the next start, and is known then."""
        tasks = [task for task in (self._loop, *self._answers) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

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
            self._take(raw)
            self._offset = raw["update_id"] + 1
            await asyncio.sleep(0)  # replies to this one need not wait for the whole batch
        if not batch:
            self._offset = None
        self._line.note(None)
        return bool(batch)

    def _take(self, raw: dict[str, Any]) -> None:
        """Hand in one update. One that cannot be read is set aside. Raises StorageFault: then it must come again."""
        known_as = event_id(raw["update_id"])
        try:
            update = Update.de_json(raw)
            event = event_of(update, self._me)
            answer = None if event is None else self._inbox.receive(event)
        except StorageFault:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, one update must not block those behind it
            self._inbox.set_aside(known_as, json.dumps(raw), error)
            return
        if update.callback_query is not None:
            task = asyncio.create_task(self._acknowledge(update.callback_query.id, answer or Answer()))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    async def _acknowledge(self, query_id: str, answer: Answer) -> None:
        """Answer a press, if only to end the button's spinning. Never tried again: it would be of no use later."""
        try:
            await self._line.bot.answer_callback_query(
                query_id, text=answer.text or None, show_alert=len(answer.text) > TOAST_LENGTH
            )
        except Exception as error:  # noqa: BLE001  nobody waits for this task, so nothing may be lost in it
            log.info("a press was not answered", platform="telegram", reason=self._line.redaction.clean(error))
