"""The side tables of the engine: what is on its way, what was seen, what went wrong. Instants are UTC."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct


class Parcel(Struct, frozen=True, kw_only=True, tag="parcel"):
    """`outbox`, by occurrence: a message on its way.

    pending → sending → sent | cancelled | failed | unsure. `say`, `args`, `thread`, `edit` and `once` are those of
    `bot.core.effects.Send`. `shown` is the exact text, fixed when `sending` is committed (the platform-neutral message
    as JSON types; None while pending, or where the message is secret). `paced`: the clock sends it, so it keeps to the
    platform's rates; a reply to what somebody just wrote does not wait. `part_of` is set on the later parts of a text
    too long for one message. `again`: it may have arrived once before, and says so. `message` is its id on the platform
    once it has arrived, `reason` why it has not.
    """

    id: str
    chat: str
    say: str
    args: dict[str, Any]
    at: datetime
    thread: str | None = None
    edit: str | None = None
    client: str | None = None
    paced: bool = False
    state: Literal["pending", "sending", "sent", "cancelled", "failed", "unsure"] = "pending"
    shown: dict[str, Any] | None = None
    again: bool = False
    part_of: str | None = None
    message: str | None = None
    reason: str | None = None
    once: bool = False


class Errand(Struct, frozen=True, kw_only=True, tag="errand"):
    """`outbox`, by id: slow or outside work on its way; run again after a crash."""

    id: str
    recipe: str
    args: dict[str, Any]
    then: str
    at: datetime
    client: str | None = None
    state: Literal["pending", "sent", "failed"] = "pending"
    reason: str | None = None


class Seen(Struct, frozen=True, kw_only=True):
    """`seen`, by event id: committed once, so never handled again."""

    at: datetime


class Chore(Struct, frozen=True, kw_only=True):
    """`chores`, by schedule: for which instant the schedule was last seen to."""

    done_at: datetime


class Mishap(Struct, frozen=True, kw_only=True):
    """`failed`, by trace id: an event on which our own code failed, kept aside whole."""

    at: datetime
    event: str
    error: str
