"""Takes updates in, one at a time, however they arrive."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import structlog
from telegram import Update, User

from bot.adapters import Inbox
from bot.adapters.telegram.incoming import event_id, event_of
from bot.adapters.telegram.line import Line
from bot.adapters.telegram.outgoing import toast_of
from bot.core.effects import Answer
from bot.core.errors import StorageFault

log = structlog.get_logger()

# A toast vanishes after a few seconds: what cannot be read so fast is shown until it is put away.
TOAST_LENGTH = 60


class Intake:
    """Hands updates in and answers presses. `me` is the bot's own account."""

    def __init__(self, line: Line, inbox: Inbox, me: User) -> None:
        self._line = line
        self._inbox = inbox
        self._me = me
        self._answers: set[asyncio.Task[None]] = set()

    def take(self, raw: dict[str, Any]) -> None:
        """Hand in one update. One that cannot be read is set aside. Raises StorageFault: then it must come again."""
        known_as = event_id(raw["update_id"])
        try:
            update = Update.de_json(raw)
            event = event_of(update, self._me)
            answer = None if event is None else self._inbox.receive(event)
        except StorageFault:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, one update must not block those behind it
            self.set_aside(known_as, json.dumps(raw), error)
            return
        if update.callback_query is not None:
            task = asyncio.create_task(self._acknowledge(update.callback_query.id, answer or Answer()))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    def set_aside(self, known_as: str, payload: str, error: Exception) -> None:
        """Keep what cannot be read. Raises StorageFault."""
        self._inbox.set_aside(known_as, payload, error)

    async def stop(self) -> None:
        """Give up the answers to presses that are still on their way."""
        for task in self._answers:
            task.cancel()
        await asyncio.gather(*self._answers, return_exceptions=True)

    async def _acknowledge(self, query_id: str, answer: Answer) -> None:
        """Answer a press, if only to end the button's spinning. Never tried again: it would be of no use later."""
        try:
            await self._line.bot.answer_callback_query(
                query_id, text=toast_of(answer.text) or None, show_alert=len(answer.text) > TOAST_LENGTH
            )
        except Exception as error:  # noqa: BLE001  nobody waits for this task, so nothing may be lost in it
            log.info("a press was not answered", platform="telegram", reason=self._line.redaction.clean(error))
