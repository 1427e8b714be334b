"""Check-ins: each client who is asked gets the question in their day; the office hears at opening what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.core.checkin_asking import next_question, not_before, question
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from schedules.soonest import OfClients, Reckoned, soonest

name = "checkins"
forgets = False


def next_due(desk: Desk) -> datetime | None:
    """The first question to any client, or the opening at which the office hears of answers."""
    told, asked = _told_at(desk), _questions.first(desk)
    return soonest([at for at in (told, asked) if at is not None], desk.now)


def due(desk: Desk) -> Sequence[Effect]:
    """A question for each client whose time has come; and what was answered while closed."""
    told_at = _told_at(desk)
    effects = list(_told(desk)) if told_at is not None and told_at <= desk.now else []
    found = [(client, next_question(client, desk).at) for client in _questions.due(desk)]
    still = [client for client, at in found if at is not None and at <= desk.now]
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


def _reckoned(client: str, desk: Desk) -> Reckoned:
    """Before the earliest instant that the ledger allows, nothing else need be looked at."""
    at = not_before(desk.client(client))
    if at is None or at > desk.now:
        return Reckoned(at)
    asked = next_question(client, desk)
    return Reckoned(asked.at, asked.settled)


_questions = OfClients(_reckoned)
