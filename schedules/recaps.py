"""Recaps: some working hours before one is due the office gets the draft; untouched, it goes in the client's day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from bot.core.clients import ClientState
from bot.core.desk import Desk
from bot.core.effects import Effect
from bot.core.office import Office
from bot.core.recapping import coming, seen_to

name = "recaps"
forgets = False

# So many clients a commit: on a Friday at five there may be a thousand, and others wait meanwhile.
AT_ONCE = 250


class Known(NamedTuple):
    """When something is to be done for a client (UTC), as long as the client's ledger and the office's stay the same.

    Neither changes in place, so the same objects have the same answer: at the earliest, for what the office does with a
    draft only puts off what comes.
    """

    client: ClientState
    office: Office
    at: datetime | None


class Turn:
    """Where among the clients to begin: those before were seen to last, and to look at all of them takes its time."""

    place = 0


_known: dict[str, Known] = {}


def next_due(desk: Desk) -> datetime | None:
    """The first of any client; if some are due already, that of one of them: no need to look at all others."""
    first = None
    for _, _, at in _instants(desk):
        if at <= desk.now:
            return at
        first = at if first is None else min(first, at)
    return first


def due(desk: Desk) -> Sequence[Effect]:
    """A draft to the office, or a recap to the client. Looked at once more: it may have come otherwise."""
    clients = list(islice(((place, client) for place, client, at in _instants(desk) if at <= desk.now), AT_ONCE))
    found = [(client, coming(client, desk)) for _, client in sorted(clients)]
    still = [(client, each) for client, each in found if each is not None and each.at <= desk.now]
    for place, client in clients:
        Turn.place = place + 1
        del _known[client]  # what is done now puts the next one off
    return seen_to(still, desk)


def _instants(desk: Desk) -> Iterator[tuple[int, str, datetime]]:
    """Each client for whom something is to be done, with its place among all and the instant."""
    office = desk.office
    count = len(office.clients)
    for ahead in range(count):
        place = (Turn.place + ahead) % count
        client = office.clients[place]
        state = desk.client(client)
        if state.touch.recaps.set is None:
            continue
        known = _known.get(client)
        if known is None or known.client is not state or known.office is not office:
            found = coming(client, desk)
            known = _known[client] = Known(state, office, found.at if found else None)
        if known.at is not None:
            yield place, client, known.at
