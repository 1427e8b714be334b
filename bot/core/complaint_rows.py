"""The side table of complaints: what only matters until they are settled. Instants are UTC."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct


class Complained(Struct, frozen=True, kw_only=True):
    """`complained`, by complaint id: what was said, where it is answered, and what the office has had of it.

    `account` complains, in `chat` and `thread`. `waits`: the office hears of it when it opens. `card` is the newest one
    that hangs in the office's chat. `reminded` and `owned` (the client was told that the answer is late) are about the
    answer that is due now. Gone once it is settled.
    """

    complaint: str
    client: str
    account: str
    chat: str
    said: tuple[str, ...]
    at: datetime
    thread: str | None = None
    waits: bool = False
    card: str | None = None
    reminded: Literal["", "half", "late"] = ""
    owned: bool = False
