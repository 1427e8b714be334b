"""What the page shows right now, numbered by change, so that a first look and a late catch-up are the same question."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import takewhile

from bot.adapters.playground.notes import Note

Key = tuple[str | int | None, ...]


class Board:
    """The latest note under each key, oldest change first.

    A page that was away gets each note once, as it is now: nothing has to be queued for slow or sleeping pages.
    """

    def __init__(self) -> None:
        self._number = 0
        self._notes: dict[Key, tuple[int, Note]] = {}
        self._changed = asyncio.Event()

    def get(self, key: Key) -> Note | None:
        """The note under this key."""
        return self._notes[key][1] if key in self._notes else None

    def put(self, key: Key, note: Note) -> None:
        """Set a note; whoever waits is woken if it differs."""
        if self.get(key) == note:
            return
        self._number += 1
        self._notes.pop(key, None)  # so that it moves to the end: the dict is in order of change
        self._notes[key] = (self._number, note)
        self.wake()

    def since(self, number: int) -> tuple[int, list[Note]]:
        """The number to ask with next time, and all notes that changed after the given one."""
        fresh = takewhile(lambda numbered: numbered[0] > number, reversed(self._notes.values()))
        return self._number, [note for _, note in fresh][::-1]

    def wake(self) -> None:
        """Let everybody who waits look again."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        """Return at the next change, or after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()
