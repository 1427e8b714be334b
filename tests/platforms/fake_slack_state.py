"""The workspace of the fake Slack: users, channels, messages, and what was recorded about them."""

from __future__ import annotations

import asyncio
import html
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

TEAM, APP = "T024BE7LD", "A0PALETTI"
BOT_USER, BOT, BOT_NAME = "U0BOT", "B0BOT", "paletti"

Json = dict[str, Any]
Item = TypeVar("Item")


@dataclass
class Said:
    """A message as the workspace keeps it. `text` is in Slack's wire form (escaped, mentions as `<@U1>`)."""

    channel: str
    ts: str
    text: str
    user: str | None = None
    bot_id: str | None = None
    thread_ts: str | None = None
    parent_user: str | None = None
    subtype: str | None = None
    extra: Json = field(default_factory=dict)
    metadata: Json | None = None
    edited_ts: str | None = None

    def shown(self, *, metadata: bool = False) -> Json:
        """The message object of events and of `conversations.history`."""
        optional = {
            "user": self.user,
            "bot_id": self.bot_id,
            "thread_ts": self.thread_ts,
            "parent_user_id": self.parent_user,
            "subtype": self.subtype,
            "metadata": self.metadata if metadata else None,
            "edited": {"user": self.user, "ts": self.edited_ts} if self.edited_ts else None,
        }
        known = {key: value for key, value in optional.items() if value is not None}
        return {"type": "message", "ts": self.ts, "text": self.text, **known, **self.extra}


@dataclass
class Sent:
    """One call of the bot that put or changed a message. `arrived_at` is `time.monotonic()` on arrival."""

    method: str
    channel: str
    ts: str
    payload: Json
    arrived_at: float

    @property
    def thread(self) -> str | None:
        return self.payload.get("thread_ts")

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.payload.get("blocks") or []
        return blocks

    @property
    def text(self) -> str:
        """What people read: of the blocks (else of `text`), without escapes and without the marks of formatting."""
        parts = [block["text"]["text"] for block in self.blocks if "text" in block] or [self.payload.get("text", "")]
        return html.unescape(re.sub(r"<(https?://[^<>|]*)>", r"\1", "\n".join(parts)))

    @property
    def buttons(self) -> list[tuple[Json, Json]]:
        """Pairs of block and button."""
        rows = [block for block in self.blocks if block["type"] == "actions"]
        return [(row, button) for row in rows for button in row["elements"]]

    @property
    def labels(self) -> list[str]:
        return [button["text"]["text"] for _, button in self.buttons]


@dataclass
class Whisper:
    """What only one person sees: an answer to a command, or to a press (through its response_url)."""

    user: str
    channel: str
    text: str
    payload: Json
    arrived_at: float


@dataclass
class Channel:
    id: str
    kind: str  # im, channel, group or mpim: the end of the event's name
    name: str
    members: set[str] = field(default_factory=set)
    archived: bool = False


class Log(Generic[Item]):
    """Everything of a kind that arrived, in order, and a way to wait for what nobody has looked at yet."""

    def __init__(self) -> None:
        self.all: list[Item] = []
        self._unread: list[Item] = []
        self._news = asyncio.Condition()

    async def add(self, item: Item) -> None:
        self.all.append(item)
        self._unread.append(item)
        async with self._news:
            self._news.notify_all()

    async def next(self, wanted: Callable[[Item], bool], timeout: float) -> Item:  # noqa: ASYNC109  for tests
        """The first unread one that is wanted. Raises TimeoutError, telling what came instead."""

        def found() -> Item | None:
            return next((item for item in self._unread if wanted(item)), None)

        try:
            async with asyncio.timeout(timeout), self._news:
                await self._news.wait_for(lambda: found() is not None)
        except TimeoutError:
            raise TimeoutError(f"nothing of that kind within {timeout} s; unread: {self._unread}") from None
        item = found()
        assert item is not None
        self._unread.remove(item)
        return item


class Workspace:
    """What Slack keeps. `now` gives the time of day in seconds, for the messages' ts."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.now = now
        self.users: dict[str, Json] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, list[Said]] = {}
        self._last_ts = 0

    def ts(self) -> str:
        """A new timestamp, later than all before."""
        self._last_ts = max(self._last_ts + 1, int(self.now() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def direct(self, user: str) -> Channel:
        """The private channel of the bot and a user, made when first asked for."""
        channel = f"D{user[1:]}"
        if channel not in self.channels:
            self.channels[channel] = Channel(channel, "im", "directmessage", {user, BOT_USER})
        return self.channels[channel]

    def put(self, said: Said) -> Said:
        self.messages.setdefault(said.channel, []).append(said)
        return said

    def find(self, channel: str, ts: str) -> Said | None:
        return next((said for said in self.messages.get(channel, ()) if said.ts == ts), None)

    def in_thread(self, channel: str, ts: str) -> list[Said]:
        """The root and its replies, oldest first."""
        return [said for said in self.messages.get(channel, ()) if ts in (said.ts, said.thread_ts)]
