"""The ladder: on their working days clients are reminded of what is due, once a day at most, of all of it at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from bot.core.clients import ClientState
from bot.core.desk import Desk
from bot.core.dunning import next_reminder, reminder
from bot.core.effects import Effect
from bot.core.office import Office

name = "payments"
forgets = False

# So many clients a commit: at nine o'clock of a first of the month there may be a thousand, and others wait meanwhile.
AT_ONCE = 250


class Known(NamedTuple):
    """When something falls due for a client (UTC), as long as the client's ledger and the office's stay as they are.

    Neither changes in place, so the same objects have the same answer: at the earliest, for the outbox may put it off.
    """

    client: ClientState
    office: Office
    owes: bool
    at: datetime | None


_known: dict[str, Known] = {}


def next_due(desk: Desk) -> datetime | None:
    """The first reminder of any client; if some are due already, that of one of them: no need to look at all others."""
    first = None
    for _, at in _instants(desk):
        if at <= desk.now:
            return at
        first = at if first is None else min(first, at)
    return first


def due(desk: Desk) -> Sequence[Effect]:
    """A message for each client to whom something is due. Looked at once more: it may have come otherwise."""
    clients = list(islice((client for client, at in _instants(desk) if at <= desk.now), AT_ONCE))
    still = [client for client in clients if (at := _reckoned(client, desk).at) is not None and at <= desk.now]
    for client in still:
        del _known[client]  # a reminder that is on its way puts the next one off
    return [effect for client in still for effect in reminder(client, desk)]


def _instants(desk: Desk) -> Iterator[tuple[str, datetime]]:
    """Each client to whom something falls due, with the instant."""
    office = desk.office
    if not office.ladder:
        return
    for client in office.clients:
        known = _known.get(client)
        if known is None or known.client is not desk.client(client) or known.office is not office:
            known = _reckoned(client, desk)
        elif known.owes and known.at is None:
            known = _reckoned(client, desk)  # why nothing falls due may lie elsewhere: nobody can be reached
        if known.at is not None:
            yield client, known.at


def _reckoned(client: str, desk: Desk) -> Known:
    state = desk.client(client)
    owes = any(each.balance_cents > 0 and not each.withdrawn for each in state.payments.requests.values())
    known = _known[client] = Known(state, desk.office, owes, next_reminder(client, desk) if owes else None)
    return known
