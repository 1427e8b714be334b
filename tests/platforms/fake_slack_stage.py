"""A stage for tests of the adapter: the fake Slack, the real adapter, and an inbox that only notes down."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiohttp import web

from bot.adapters import Delivery
from bot.adapters.slack import SlackAdapter
from bot.core.effects import Answer, Button, Buttons, Message, Text
from bot.core.errors import StorageFault
from bot.core.events import Connected, Event
from bot.store.files import FileStore
from tests.platforms.fake_slack import TEAM, FakeSlack, FakeUser

MODES = ("socket", "http")
ROW = Buttons(
    (Button(token="card1", choice="done", label="Answered"), Button(token="card1", choice="later", label="Snooze"))
)


class RecordingInbox:
    """Commits to a list; `answers` says what to reply to an event, `faults` how often the disk is full."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.tries: list[str] = []
        self.aside: list[tuple[str, str, Exception]] = []
        self.faults = 0
        self.on_receive: Callable[[Event], None] = lambda _: None
        self.answers: Callable[[Event], Answer | None] = lambda _: None

    def receive(self, event: Event) -> Answer | None:
        self.tries.append(event.id)
        if not isinstance(event, Connected):
            self.on_receive(event)
            self._store()
        if any(event.id == known.id for known in self.events):
            return None
        self.events.append(event)
        return self.answers(event)

    def set_aside(self, event_id: str, payload: str, error: Exception) -> None:
        self._store()
        self.aside.append((event_id, payload, error))

    def _store(self) -> None:
        if self.faults:
            self.faults -= 1
            raise StorageFault("the disk is full")

    @property
    def deeds(self) -> list[Event]:
        return [event for event in self.events if not isinstance(event, Connected)]


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110  the condition may look at anything
            await asyncio.sleep(0.005)


class Stage:
    def __init__(self, server: FakeSlack, adapter: SlackAdapter, inbox: RecordingInbox, files: FileStore) -> None:
        self.server, self.adapter, self.inbox, self.files = server, adapter, inbox, files
        self.anna: FakeUser = server.user("U1", name="Anna", tz="Europe/Rome", locale="it-IT")
        server.channel("C1", members=["U1"])

    async def deliver(self, *blocks: Any, **more: Any) -> Any:
        known = {"id": "post1", "chat": f"slack:{TEAM}:U1", "message": Message(blocks or (Text("Hello"),))}
        return await self.adapter.deliver(Delivery(**(known | more)))

    async def settled(self) -> None:
        await asyncio.wait_for(self.server.settled(), 5)


def adapter_for(server: FakeSlack, mode: Any = "socket", **more: Any) -> SlackAdapter:
    known = {
        "files": FileStore(Path("nowhere")),
        "bot_token": server.bot_token,
        "app_token": server.app_token,
        "signing_secret": server.signing_secret,
    }
    return SlackAdapter(mode=mode, base_url=server.base_url, **(known | more))


@asynccontextmanager
async def staged(mode: str = "socket", **server_options: Any) -> AsyncIterator[Stage]:
    options = {"ack_seconds": 3.0, "retry_after_seconds": (0.0, 0.05, 0.05)} | server_options
    with TemporaryDirectory() as folder:
        async with _staged(mode, options, FileStore(Path(folder))) as stage:
            yield stage


@asynccontextmanager
async def _staged(mode: str, options: dict[str, Any], files: FileStore) -> AsyncIterator[Stage]:
    async with FakeSlack(**options) as server:
        adapter, inbox = adapter_for(server, mode, files=files), RecordingInbox()
        app = web.Application()
        if mode == "http":
            adapter.mount(app)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        if mode == "http":
            server.deliver_to = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        try:
            await adapter.start(inbox)
            yield Stage(server, adapter, inbox, files)
        finally:
            await adapter.stop()
            await runner.cleanup()
    assert server.complaints == []
