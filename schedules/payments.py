"""The ladder: on their working days clients are reminded of what is due, once a day at most, of all of it at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.core.desk import Desk
from bot.core.dunning import next_reminder, reminder
from bot.core.effects import Effect
from bot.core.post_rows import Parcel

name = "payments"
forgets = False

# So many clients a commit: at nine o'clock of a first of the month there may be a thousand, and others wait meanwhile.
AT_ONCE = 100


def next_due(desk: Desk) -> datetime | None:
    """The first reminder of any client."""
    return min((at for _, at in _instants(desk)), default=None)


def due(desk: Desk) -> Sequence[Effect]:
    """A message for each client to whom something is due."""
    clients = [client for client, at in _instants(desk) if at <= desk.now][:AT_ONCE]
    return [effect for client in clients for effect in reminder(client, desk)]


def _instants(desk: Desk) -> Iterator[tuple[str, datetime]]:
    """Each client to whom something falls due, with the instant."""
    if not desk.office.ladder:
        return
    last = _last(desk)
    for client in desk.office.clients:
        if desk.client(client).payments.requests:
            at = next_reminder(client, last.get(client), desk)
            if at is not None:
                yield client, at


def _last(desk: Desk) -> dict[str, Parcel]:
    """The newest reminder of each client."""
    rows = desk.outbox.where(say="payment_reminder")
    return {row.client: row for row in rows if isinstance(row, Parcel) and row.client and not row.part_of}
