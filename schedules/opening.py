"""At each opening: the digest of what was held, and a card for each stranger among those who wrote.

In an absence for which somebody stands in, the digest goes to them when the office would have opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.desk import Desk
from bot.core.digests import digest, waiting
from bot.core.effects import Effect, Keep, Record
from bot.core.entries import DigestIssued
from bot.core.office import LEDGER
from bot.core.post_rows import Chore
from bot.core.rows import Held
from bot.core.strangers import card, is_new

name = "opening"
forgets = False


def next_due(desk: Desk) -> datetime | None:
    """This opening, if it was not seen to yet, or the next. After an outage earlier ones are not made up for."""
    opened_at = desk.attended().opened_at(desk.now)
    chore = desk.chores.get(name)
    if opened_at is not None and (chore is None or chore.done_at < opened_at):
        return opened_at
    return desk.attended().next_opening(desk.now)


def due(desk: Desk) -> Sequence[Effect]:
    """Hand over what waits: in the morning all of it, after a break of the same day only if something is new."""
    opened_at = desk.attended().opened_at(desk.now)
    if opened_at is None:
        return ()
    seen_to = Keep("chores", name, Chore(done_at=opened_at))
    items = waiting(desk)
    strangers = {held.by: held for held in reversed(items) if is_new(held, desk)}
    if not items or desk.office_chat is None or not (_new_day(opened_at, desk) or _something_new(items, desk)):
        return (seen_to,)
    return (
        seen_to,
        Record(ledger=LEDGER, facts=DigestIssued(opening_at=opened_at, items=len(items)), how="clock"),
        *digest(f"digest:{opened_at.isoformat()}", desk.office_chat, items, desk),
        *(effect for held in strangers.values() for effect in card((held,), desk)),
    )


def _new_day(opened_at: datetime, desk: Desk) -> bool:
    before = desk.office.digest_at
    zone = ZoneInfo(desk.office.timezone)
    return before is None or before.astimezone(zone).date() != opened_at.astimezone(zone).date()


def _something_new(items: Sequence[Held], desk: Desk) -> bool:
    before = desk.office.digest_at
    return any(before is None or max(held.at, held.snoozed_until or held.at) > before for held in items)
