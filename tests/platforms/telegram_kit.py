"""What the tests of the Telegram adapter share: an inbox that remembers, and a delivery."""

import tempfile
from pathlib import Path
from typing import Any

from bot.adapters import Delivery
from bot.adapters.telegram import TelegramAdapter
from bot.core.effects import Answer, Message, Text
from bot.core.events import Event, Pressed, Wrote
from bot.store.files import FileStore
from tests.platforms.fake_telegram import FakeTelegram


class Recorder:
    """An inbox that remembers. `faults` are raised by the next calls of `receive`, `answer` is what a press gets."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.aside: list[tuple[str, str, Exception]] = []
        self.faults: list[Exception] = []
        self.answer: Answer | None = None

    def receive(self, event: Event) -> Answer | None:
        if self.faults:
            raise self.faults.pop(0)
        self.events.append(event)
        return self.answer if isinstance(event, Pressed) else None

    def set_aside(self, event_id: str, payload: str, error: Exception) -> None:
        self.aside.append((event_id, payload, error))

    @property
    def texts(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Wrote)]


def to(chat: int, *blocks: object, **more: object) -> Delivery:
    return Delivery(id="hello:1", chat=f"telegram:{chat}", message=Message(blocks or (Text("Hello"),)), **more)


def adapter_for(server: FakeTelegram, **more: Any) -> TelegramAdapter:
    """The real adapter for a fake Telegram; without `files` its store is a folder that is never made."""
    known = {
        "token": server.token,
        "base_url": server.base_url,
        "files": FileStore(Path(tempfile.gettempdir()) / "paletti-tests-without-files"),
    }
    return TelegramAdapter(**(known | more))
