"""What waits for an answer."""

from __future__ import annotations

from bot.core.desk import Desk
from bot.core.rows import Held

PAGE = 8


def waiting(desk: Desk) -> list[Held]:
    """Messages that nobody has answered and that are not put off: by client, who waits longest first, oldest first."""
    items = [
        held
        for held in desk.messages.where()
        if held.state != "answered" and (held.snoozed_until is None or held.snoozed_until <= desk.now)
    ]
    first: dict[str, int] = {}
    items.sort(key=lambda held: held.at)
    for place, held in enumerate(items):
        first.setdefault(held.client or held.by, place)
    return sorted(items, key=lambda held: first[held.client or held.by])
