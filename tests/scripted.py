"""A platform in memory, of which every fault and every lost answer is written in a script."""

import asyncio
import itertools
from collections import defaultdict, deque
from dataclasses import dataclass

from msgspec.structs import replace

from bot.adapters import Delivered, Pace
from bot.core.errors import CannotTell


@dataclass
class ArrivedBut:
    """The message arrives, and then the call fails all the same."""

    error: Exception


class Scripted:
    """A platform in memory. `script` holds what becomes of the next deliveries; without it they arrive."""

    def __init__(self, name):
        self.name = name
        self.pace = Pace(0.0, 0.0)
        self.script = deque()
        self.scripts = defaultdict(deque)  # the same, by chat
        self.calls = []
        self.walls = defaultdict(dict)
        self.menus = []
        self.sent = {}  # what stands behind a ref: bytes, or an error
        self.fetched = []
        self.known = {}
        self.down = None
        self.can_tell = False
        self.longest = None
        self.gate = self.silence = None  # events to wait for: before a message arrives, and after
        self.under_way = self.most_under_way = 0
        self._numbers = itertools.count(1)

    def trouble(self):
        return self.down

    def fit(self, message):
        if self.longest is None or len(message.blocks) <= self.longest:
            return [message]
        return [replace(message, blocks=tuple(part)) for part in _batched(message.blocks, self.longest)]

    async def deliver(self, delivery):
        self.calls.append(delivery)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(0)
            if self.gate is not None:
                await self.gate.wait()
            delivered = self._arrived(delivery)
            if self.silence is not None:
                await self.silence.wait()
            return delivered
        finally:
            self.under_way -= 1

    def _arrived(self, delivery):
        script = self.scripts[delivery.chat] or self.script
        fate = script.popleft() if script else None
        if isinstance(fate, Exception):
            raise fate
        message = delivery.edit or f"m{next(self._numbers)}"
        self.walls[delivery.chat][message] = delivery
        if isinstance(fate, ArrivedBut):
            raise fate.error
        return Delivered(delivery.chat, message)

    async def find(self, delivery):
        """As on Slack: what stands in a thread is found only there."""
        if not self.can_tell:
            raise CannotTell("there is no asking here")
        for message, before in self.walls[delivery.chat].items():
            if (before.id, before.thread) == (delivery.id, delivery.thread):
                return Delivered(delivery.chat, message)
        return None

    async def fetch(self, attachment, files):
        """What somebody sent is a file of the test's, or the reason why it cannot be had."""
        self.fetched.append(attachment)
        content = self.sent[attachment.ref]
        if isinstance(content, Exception):
            raise content

        async def chunks():
            yield content

        return await files.keep(chunks())

    async def describe(self, account):
        return self.known.get(account, {})

    async def show_menu(self, chat, language, items):
        self.menus.append((chat, language, [item.verb for item in items]))


def _batched(blocks, size):
    for start in range(0, len(blocks), size):
        yield blocks[start : start + size]
