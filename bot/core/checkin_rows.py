"""The side tables of check-ins, and of the reminders to call in person. Instants are UTC."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Question(Struct, frozen=True, kw_only=True):
    """`questions`, by client: in which outbox row the newest check-in's question is, or was."""

    client: str
    parcel: str


class Unheard(Struct, frozen=True, kw_only=True):
    """`unheard`, by `client/seq`: an answer, entry `seq` of the client's ledger; the office hears of it at opening."""

    client: str
    seq: int
    at: datetime


class Nudge(Struct, frozen=True, kw_only=True):
    """`nudges`, by client: when the office was last reminded to call them in person.

    `snoozed_until`: it was put off until then. `stopped`: it is not reminded of this client any more.
    """

    client: str
    reminded_at: datetime | None = None
    snoozed_until: datetime | None = None
    stopped: bool = False
