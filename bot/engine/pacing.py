"""How fast the clock's own messages may follow each other, and tries of the same message."""

from __future__ import annotations

import time
from collections.abc import Iterator

from bot.adapters import Pace


def pauses(longest_seconds: float) -> Iterator[float]:
    """Seconds to wait between tries: one, then twice as long each time, and at last always the longest."""
    pause = 1.0
    while True:
        yield min(pause, longest_seconds)
        pause = min(2 * pause, longest_seconds)


class Pacing:
    """Keeps to one platform's rates. Replies never wait, but what they use counts."""

    def __init__(self, pace: Pace) -> None:
        """All times are those of a monotonic clock, in seconds."""
        self._pace = pace
        self._chat_free_at: dict[str, float] = {}
        self._free_at = 0.0

    def turn(self, chat: str) -> float:
        """Take the next turn for this chat, and tell in how many seconds it comes; whoever asks next comes later."""
        now = time.monotonic()
        at = max(now, self._free_at)
        self._free_at = at + self._pace.overall_seconds
        at = max(at, self._chat_free_at.get(chat, 0.0))
        self._chat_free_at[chat] = at + self._pace.chat_seconds
        if len(self._chat_free_at) > 10_000:  # noqa: PLR2004  long past the rates' horizon: forget what is free again
            self._chat_free_at = {each: free for each, free in self._chat_free_at.items() if free > now}
        return at - now
