"""How much one person writes at a time: from a flood the freelancer is spared, and automatic answerers from us."""

from __future__ import annotations

from datetime import timedelta

from bot.core.desk import Desk
from bot.core.effects import Keep
from bot.core.rows import Burst

MINUTE = timedelta(minutes=1)
# More than anybody writes to be read one by one, and more than anybody asks.
MESSAGES_A_MINUTE = 20
ANSWERS_A_MINUTE = 3


def counted(account: str, what: str, desk: Desk) -> tuple[int, Keep]:
    """How many of these came from the account in this minute, this one included; and the row that remembers it."""
    key = f"{account}/{what}"
    known = desk.bursts.get(key)
    goes_on = known is not None and desk.now - known.since < MINUTE
    burst = Burst(since=known.since, count=known.count + 1) if known and goes_on else Burst(since=desk.now, count=1)
    return burst.count, Keep("bursts", key, burst)
