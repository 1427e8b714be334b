"""The ladder: on their working days clients are reminded of what is due, once a day at most, of all of it at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.desk import Desk
from bot.core.dunning import next_reminder, reminder
from bot.core.effects import Effect
from bot.core.places import payer
from schedules.soonest import OfClients, Reckoned

name = "payments"
forgets = False


def next_due(desk: Desk) -> datetime | None:
    """The first reminder of any client."""
    return _reminders.first(desk)


def due(desk: Desk) -> Sequence[Effect]:
    """A message for each client to whom something is due."""
    found = [(client, next_reminder(client, desk)) for client in _reminders.due(desk)]
    still = [client for client, at in found if at is not None and at <= desk.now]
    return [effect for client in still for effect in reminder(client, desk)]


def _reckoned(client: str, desk: Desk) -> Reckoned:
    requests = desk.client(client).payments.requests.values()
    if not desk.office.ladder or not any(each.balance_cents > 0 and not each.withdrawn for each in requests):
        return Reckoned(None)
    # While nobody can be written to, the office has its notices only; that somebody can may be in no ledger.
    return Reckoned(next_reminder(client, desk), lasts=payer(client, desk) is not None)


_reminders = OfClients(_reckoned)
