"""Answers leave by themselves: written while the office was closed, at its opening; pointed out, two minutes later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Effect
from bot.core.responses import leaves
from bot.core.rows import Response

name = "responses"
forgets = False


def next_due(desk: Desk) -> datetime | None:
    """When the first of them leaves."""
    return min(filter(None, (_leaves_at(each, desk) for each in desk.responses.where())), default=None)


def due(desk: Desk) -> Sequence[Effect]:
    """All whose hour has come, also those of which their author has said nothing."""
    effects: list[Effect] = []
    for each in desk.responses.where():
        at = _leaves_at(each, desk)
        if at is not None and at <= desk.now:
            effects += leaves(each, desk)
            effects += [
                redraw(card, f"left:{card.token}", "late")
                for card in desk.cards.where(subject="late", client=each.client)
                if card.data["response"] == each.id
            ]
    return effects


def _leaves_at(response: Response, desk: Desk) -> datetime | None:
    """Not before the opening that was promised; and if the office is not open then after all, at the next."""
    if response.state == "fetching":
        return None
    if response.state == "warned":
        return response.not_before
    at = max(desk.now, response.not_before or response.at)
    schedule = desk.attended(response.client)
    return at if schedule.is_open(at) else schedule.next_opening(at)
