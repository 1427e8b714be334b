"""The ladder: on their working days clients are reminded of what is due, once a day at most, of all of it at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.core.desk import Desk
from bot.core.dunning import next_reminder, reminder
from bot.core.effects import Effect

name = "payments"
forgets = False

# So many clients a commit: at nine o'clock of a first of the month there may be a thousand, and others wait meanwhile.
AT_ONCE = 250
# When something falls due for a client follows from what is known of the client, from the ladder and from the newest
# reminder, and stays so until then. None of them changes in place, so the same objects have the same answer.
_known: dict[str, tuple[Any, Any, str, datetime | None]] = {}


def next_due(desk: Desk) -> datetime | None:
    """The first reminder of any client."""
    return min((at for _, at in _instants(desk)), default=None)


def due(desk: Desk) -> Sequence[Effect]:
    """A message for each client to whom something is due. Looked at once more: it may have come otherwise."""
    clients = [client for client, at in _instants(desk) if at <= desk.now][:AT_ONCE]
    still = [client for client in clients if (at := _reckoned(client, desk)) is not None and at <= desk.now]
    return [effect for client in still for effect in reminder(client, desk)]


def _instants(desk: Desk) -> Iterator[tuple[str, datetime]]:
    """Each client to whom something falls due, with the instant."""
    ladder = desk.office.ladder
    if not ladder:
        return
    for client in desk.office.clients:
        state = desk.client(client)
        if not any(each.balance_cents > 0 and not each.withdrawn for each in state.payments.requests.values()):
            continue
        of_state, of_ladder, of_parcel, at = _known.get(client, (None, None, "", None))
        # Why nothing falls due at all may lie elsewhere: nobody can be reached.
        if at is None or of_state is not state or of_ladder is not ladder or of_parcel != _newest(client, desk):
            at = _reckoned(client, desk)
        if at is not None:
            yield client, at


def _reckoned(client: str, desk: Desk) -> datetime | None:
    at = next_reminder(client, desk)
    _known[client] = (desk.client(client), desk.office.ladder, _newest(client, desk), at)
    return at


def _newest(client: str, desk: Desk) -> str:
    """In which outbox row the newest reminder is."""
    row = desk.dunned.get(client)
    return row.parcel if row else ""
