"""When something is due next: of all clients, without reckoning it anew for each of them whenever anything happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from bot.core.clients import ClientState
from bot.core.desk import Desk
from bot.core.office import Office

# So many clients a commit: on a Friday at five there may be a thousand, and others wait meanwhile.
AT_ONCE = 250


def soonest(instants: Iterable[datetime], now: datetime) -> datetime | None:
    """The first of these; if some have come already, any one of them: no need to look at all others."""
    first = None
    for at in instants:
        if at <= now:
            return at
        first = at if first is None else min(first, at)
    return first


class Reckoned(NamedTuple):
    """When something is due for a client (UTC), at the earliest; None: not as things stand.

    `lasts`: nothing but an entry in the client's ledger or the office's makes it earlier.
    """

    at: datetime | None
    lasts: bool = True


class Known(NamedTuple):
    """What was reckoned, and from what: neither state changes in place, so the same objects have the same answer."""

    client: ClientState
    office: Office
    reckoned: Reckoned


class OfClients:
    """When something is due for each client, as `reckon` has it."""

    def __init__(self, reckon: Callable[[str, Desk], Reckoned]) -> None:
        self._reckon = reckon
        self._known: dict[str, Known] = {}
        self._turn = 0  # among the clients: those before were seen to last, and to look at all of them takes its time

    def first(self, desk: Desk) -> datetime | None:
        """When something is due for any of them."""
        return soonest((at for _, _, at in self._instants(desk)), desk.now)

    def due(self, desk: Desk) -> list[str]:
        """Clients to see to now, in the office's order: to be looked at once more, for it may have come otherwise.

        They are forgotten, since what is done now puts off what is next.
        """
        found = list(islice(((place, each) for place, each, at in self._instants(desk) if at <= desk.now), AT_ONCE))
        for place, client in found:
            self._turn = place + 1
            del self._known[client]
        return [client for _, client in sorted(found)]

    def _instants(self, desk: Desk) -> Iterator[tuple[int, str, datetime]]:
        """Each client for whom something is to be done, with its place among all and the instant."""
        office = desk.office
        count = len(office.clients)
        for ahead in range(count):
            place = (self._turn + ahead) % count
            client = office.clients[place]
            known = self._known.get(client)
            state = desk.client(client)
            if known is None or known.client is not state or known.office is not office or not known.reckoned.lasts:
                known = self._known[client] = Known(state, office, self._reckon(client, desk))
            if known.reckoned.at is not None:
                yield place, client, known.reckoned.at
