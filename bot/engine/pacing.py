"""How fast the clock's own messages may follow each other."""

from __future__ import annotations

import time

from bot.adapters import Pace


class Pacing:
    """Keeps to one platform's rates. Replies never wait, but what they use counts."""

    def __init__(self, pace: Pace) -> None:
        """All times are those of a monotonic clock, in seconds."""
        self._pace = pace
        self._chat_free_at: dict[str, float] = {}
        self._free_at = 0.0

    def seconds_to_wait(self, chat: str) -> float:
        """How long until a paced message may go to this chat."""
        return max(self._chat_free_at.get(chat, 0.0), self._free_at) - time.monotonic()

    def sent(self, chat: str) -> None:
        """A message goes out now."""
        now = time.monotonic()
        self._free_at = max(now, self._free_at) + self._pace.overall_seconds
        self._chat_free_at[chat] = now + self._pace.chat_seconds
        if len(self._chat_free_at) > 10_000:  # noqa: PLR2004  long past the rates' horizon: forget what is free again
            self._chat_free_at = {chat: at for chat, at in self._chat_free_at.items() if at > now}
