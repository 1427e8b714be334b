"""The side table of reminders."""

from __future__ import annotations

from msgspec import Struct


class Dunned(Struct, frozen=True, kw_only=True):
    """`dunned`, by client: in which outbox row the client's newest message about money is, or was."""

    client: str
    parcel: str
