"""`/approvals`, `/mine`, `/ledger` and `/gate`: what is open, for whom, what is on record, and whether it may go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson, Pressed
from handlers import starting
from handlers.asking import thing
from handlers.clients import named
from handlers.replies import reply, reply_with_card, toast


def approvals(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/approvals`: what is open, and for how long; `/approvals CLIENT` of one client, decided ones too."""
    client = named(event.rest, desk)[0].client if event.rest.strip() else None
    return reply(event, desk, "approvals_open", client=client)


def mine(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """For a client: what waits for them, and what was approved."""
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    if client is None:
        return reply(event, desk, "mine", client=None)
    return reply_with_card(event, desk, "mine", subject="complain", may="client", client=client)


def gate(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/gate CLIENT THING`: go, or what is missing; without a thing, whether work may start."""
    if not event.rest.strip():
        raise BadInput("gate-what")
    client, title = named(event.rest, desk)
    if not title:
        return starting.gate(event, client, desk)
    known = thing(title, client.client, desk)
    if known is None:
        raise BadInput("gate-unknown", name=title)
    return reply(event, desk, "gate", client=client.client, approval=known.approval)


def ledger(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/ledger CLIENT`: its entries, the newest first, in pages."""
    if not event.rest.strip():
        raise BadInput("ledger-whose")
    client, _ = named(event.rest, desk)
    return reply_with_card(event, desk, "ledger", subject="ledger", client=client.client, data={"page": 0})


def turned(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """Another page of a ledger: `p3`."""
    card = desk.cards.get(event.token)
    if card is None or not re.fullmatch(r"p[0-9]{1,6}", event.choice):
        return toast(event, desk, "button-old")
    turned = replace(card, data={"page": int(event.choice[1:])})
    edit = redraw(card, f"edit:{event.id}", "ledger", client=card.client)
    return (Keep("cards", card.token, turned), edit, Answer())
