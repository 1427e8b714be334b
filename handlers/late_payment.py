"""`/invoice NUMBER interest`: what the law adds to a late payment is shown with its calculation, and added by a tap."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.dues import interest_on
from bot.core.effects import Answer, Effect, Keep, Record
from bot.core.events import Commanded, Pressed
from bot.core.payment_entries import InterestAdded
from bot.core.payments import Request
from handlers.replies import opening, reply_with_card, toast


def shown(event: Commanded, client: str, request: Request, desk: Desk) -> Sequence[Effect]:
    """What has accrued until today."""
    which = request.request
    data = {"request": which}
    return reply_with_card(event, desk, "payment_interest", subject="interest", client=client, data=data, request=which)


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """From now on it is asked for: what has accrued until this very day, without what was added before."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None or card.state != "open" or event.choice != "add":
        return toast(event, desk, "button-old")
    request = desk.client(card.client).payments.requests[card.data["request"]]
    found = interest_on(request, desk.client(card.client), desk.today, desk.dues)
    if found is None or found.missing or request.withdrawn:
        return toast(event, desk, "button-old")
    facts = InterestAdded(
        request=request.request,
        cents=max(found.cents - request.interest_cents, 0),
        flat_cents=max(found.flat_cents - request.flat_cents, 0),
        until=desk.today,
    )
    record = Record(
        ledger=card.client,
        facts=facts,
        how="inline_button",
        subject=request.request,
        opening=opening(event, desk),
    )
    redrawn = redraw(card, f"edit:{event.id}", "payment_interest", client=card.client, request=request.request)
    return (Keep("cards", card.token, replace(card, state="added")), record, redrawn, Answer())
