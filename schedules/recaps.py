"""Recaps: some working hours before one is due the office gets the draft; untouched, it goes in the client's day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.desk import Desk
from bot.core.effects import Effect
from bot.core.recapping import coming, seen_to
from schedules.soonest import OfClients, Reckoned

name = "recaps"
forgets = False


def next_due(desk: Desk) -> datetime | None:
    """The first draft or recap of any client."""
    return _recaps.first(desk)


def due(desk: Desk) -> Sequence[Effect]:
    """A draft to the office, or a recap to the client."""
    found = [(client, coming(client, desk)) for client in _recaps.due(desk)]
    return seen_to([(client, each) for client, each in found if each is not None and each.at <= desk.now], desk)


def _reckoned(client: str, desk: Desk) -> Reckoned:
    """It lasts: whatever the office does with a draft only puts off what comes."""
    found = coming(client, desk)
    return Reckoned(found.at if found else None)


_recaps = OfClients(_reckoned)
