"""Check-ins: each client who is asked gets the question in their day; the office hears at opening what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from bot.core.checkin_asking import next_question, not_before, question
from bot.core.clients import ClientState
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send

name = "checkins"
forgets = False

# So many clients a commit, as in `schedules.payments`.
AT_ONCE = 250


class Known(NamedTuple):
    """When a client is asked (UTC) at the earliest, as long as the client's ledger and what the office set stay so.

    Not `settled`: what stands in the way may lie elsewhere, so it is looked at again each time.
    """

    client: ClientState
    office: tuple[str, str]
    at: datetime | None
    settled: bool


_known: dict[str, Known] = {}


def next_due(desk: Desk) -> datetime | None:
    """The first question to any client, or the opening at which the office hears of answers."""
    first = _told_at(desk)
    if first is not None and first <= desk.now:
        return first
    for _, at in _instants(desk):
        if at <= desk.now:
            return at
        first = at if first is None else min(first, at)
    return first


def due(desk: Desk) -> Sequence[Effect]:
    """A question for each client whose time has come, looked at once more; and what was answered while closed."""
    told_at = _told_at(desk)
    effects = list(_told(desk)) if told_at is not None and told_at <= desk.now else []
    clients = list(islice((client for client, at in _instants(desk) if at <= desk.now), AT_ONCE))
    still = [client for client in clients if (at := _reckoned(client, desk).at) is not None and at <= desk.now]
    for client in still:
        del _known[client]  # a question that is on its way puts the next one off
    return effects + [effect for client in still for effect in question(client, desk, "clock")]


def _told_at(desk: Desk) -> datetime | None:
    """When the office hears of what was answered while nobody was there."""
    if desk.office_chat is None or not desk.unheard.where():
        return None
    schedule = desk.attended()
    return desk.now if schedule.is_open(desk.now) else schedule.next_opening(desk.now)


def _told(desk: Desk) -> Iterator[Effect]:
    """All of it in one message."""
    rows = desk.unheard.items()
    yield from (Keep("unheard", key, None) for key, _ in rows)
    args = {"answers": [[row.client, row.seq] for _, row in rows]}
    first = min(row.at for _, row in rows)
    yield Send(
        id=f"checkin-news:{first.isoformat()}:{rows[0][0]}", chat=desk.office_chat or "", say="checkin_news", args=args
    )


def _instants(desk: Desk) -> Iterator[tuple[str, datetime]]:
    """Each client who is to be asked, with the instant."""
    office = _office(desk)
    for client in desk.office.clients:
        known = _known.get(client)
        if known is None or known.client is not desk.client(client) or known.office != office or not known.settled:
            known = _reckoned(client, desk)
        if known.at is not None:
            yield client, known.at


def _reckoned(client: str, desk: Desk) -> Known:
    """Before the earliest instant that the ledger allows, nothing else need be looked at."""
    state = desk.client(client)
    at, settled = not_before(state), True
    if at is not None and at <= desk.now:
        at, settled = next_question(client, desk)
    known = _known[client] = Known(state, _office(desk), at, settled)
    return known


def _office(desk: Desk) -> tuple[str, str]:
    """What of the office a client's day depends on."""
    return desk.office.timezone, desk.office.holidays
