"""The side tables of bank statements that are handed in: what is kept of them, and for how long. Instants are UTC."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from bot.core.booking import Booking, Unread
from bot.core.files import Attached
from bot.core.statement_columns import Columns

# Who leaves a statement alone for so long hands it in again.
STATEMENT_DAYS = 14


class Layout(Struct, frozen=True, kw_only=True):
    """`layouts`, by the hash of a statement's header: which column holds what, as the office has said once."""

    columns: Columns


class Statement(Struct, frozen=True, kw_only=True):
    """`statements`, by token: a statement that `by` (an account) has handed in, who hears of it in `chat`.

    While its columns are asked: `header` and a few `samples` of its lines (cells, shortened), the `guess`, and what was
    `chosen` so far, by role (None: there is none). Once it was read: how many bookings came in (`incoming`), how many
    of these fit nothing (`strange`) or were too many to be kept (`left`), how many went out, and what was unread: the
    first of `unread_count` lines.
    """

    token: str
    by: str
    chat: str
    at: datetime
    file: Attached
    thread: str | None = None
    header: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = ()
    guess: Columns | None = None
    chosen: dict[str, int | None] = {}
    incoming: int = 0
    outgoing: int = 0
    strange: int = 0
    left: int = 0
    unread: tuple[Unread, ...] = ()
    unread_lines: tuple[int, ...] = ()
    unread_count: int = 0


class StatementLine(Struct, frozen=True, kw_only=True):
    """`statement_lines`, by `statement/number`: a booking of it that may have paid something of `clients`.

    `why`, `requests` and `others` as in `matching.Proposal`. `changed`: what it would have paid was settled meanwhile,
    `known`: it was booked from elsewhere meanwhile.
    """

    statement: str
    number: int
    at: datetime
    clients: tuple[str, ...]
    booking: Booking
    why: str
    sure: bool
    requests: tuple[str, ...]
    others: tuple[str, ...]
    state: Literal["open", "booked", "changed", "known"] = "open"


class Booked(Struct, frozen=True, kw_only=True):
    """`booked`, by `fingerprint/request` of a booking that was booked for that request, as this `payment`."""

    client: str
    request: str
    payment: str
    at: datetime
