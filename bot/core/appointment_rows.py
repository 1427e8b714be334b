"""The side table of calls that were arranged. Instants are UTC."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

# How long a call that is over is still listed here.
APPOINTMENT_DAYS = 1


class Arranged(Struct, frozen=True, kw_only=True):
    """`appointments`, by id of the appointment: a call to come, so that its time is not given away twice.

    Whoever has the `account` chose it in `chat`, where the client hears of it. `remind_at`: None once both sides were
    reminded, or where there is nothing to be reminded of.
    """

    appointment: str
    client: str
    account: str
    chat: str
    starts_at: datetime
    ends_at: datetime
    thread: str | None = None
    remind_at: datetime | None = None
