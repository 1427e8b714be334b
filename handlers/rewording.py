"""A member changes or deletes an answer that has not left yet; its card shows what will go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.events import Deleted, Edited
from bot.core.responses import leaves
from bot.core.rows import Card, Response
from handlers.fetching import fetches, missing, same_or_new
from handlers.relay import spot
from handlers.responses import pointed_out, ready


def reworded(event: Edited, desk: Desk) -> Sequence[Effect]:
    """The last words leave, without what stood before them: a command, a client's name, an item's number."""
    response = desk.responses.get(spot(event.chat.id, event.message))
    if response is None or response.by != event.by.id:
        return ()
    text = re.sub(r"^/\S*\s*", "", event.text).removeprefix(response.numbered)
    changed = replace(response, text=text, files=same_or_new(response.files, event))
    warned = changed.state == "warned"
    if missing(changed, desk):
        changed = replace(changed, state="fetching", not_before=None if warned else changed.not_before)
        return (Keep("responses", changed.id, changed), *fetches(changed, desk))
    redrawn = (_redrawn(event, card) for card in _cards(response, desk))
    if warned:
        # With nothing left to point out there is nothing to wait for.
        again = pointed_out(changed, desk)
        return (*((Keep("responses", again.id, again),) if again else leaves(changed, desk)), *redrawn)
    goes_on = ready(changed, desk) if changed.state == "fetching" else ()  # what was on its way was taken out
    return (Keep("responses", changed.id, changed), *redrawn, *goes_on)


def taken_back(event: Deleted, desk: Desk) -> Sequence[Effect]:
    """A deleted answer does not leave."""
    response = desk.responses.get(spot(event.chat.id, event.message))
    if response is None:
        return ()
    return (
        Keep("responses", response.id, None),
        *(
            effect
            for card in _cards(response, desk)
            for effect in (Keep("cards", card.token, replace(card, state="dropped")), _redrawn(event, card))
        ),
    )


def _cards(response: Response, desk: Desk) -> list[Card]:
    cards = desk.cards.where(subject="late", client=response.client)
    return [card for card in cards if card.data["response"] == response.id]


def _redrawn(event: Edited | Deleted, card: Card) -> Send:
    return redraw(card, f"edit:{event.id}:{card.token}", "late")
