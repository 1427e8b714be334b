"""`/paid`: what came in. And what the office says to a client's word: received, or not yet; arrived, or send again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.dunning import known_to_have_arrived, sent_again
from bot.core.effects import Answer, Effect, Keep, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson, Pressed
from bot.core.facts import How
from bot.core.past_days import past_day
from bot.core.payment_entries import DisputeSettled, PaymentNotFound, PaymentReceived, PaymentUndone
from bot.core.payments import Request
from bot.core.post_rows import Parcel
from handlers import statements
from handlers.clients import named
from handlers.invoices import money, numbered
from handlers.replies import opening, reply, reply_with_card, toast

_NUMBER = re.compile(r"\d{1,9}")
# Without such a word, these days alone can follow the amount.
_ON = re.compile(
    r"(?:^|\s)(?:(?:on|il|in\s+data|am)\s+|l['’]\s*|(?=(?:yesterday|today|ieri|oggi)\s*$))(\S.*)$",  # noqa: RUF001  as typed
    re.IGNORECASE,
)
_UNDO = re.compile(r"undo|annulla", re.IGNORECASE)


def paid(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/paid 12` (all of it), `/paid 12 600 on 3 Nov`, `/paid 12 undo`, `/paid rossi` (which, by button).

    `/paid` alone is about a bank statement that was handed in.
    """
    head, _, rest = event.rest.strip().partition(" ")
    if not head:
        return statements.given(event, desk)
    if not _NUMBER.fullmatch(head):
        return _which(event, desk)
    client, request = numbered(int(head), desk)
    if request.withdrawn:
        raise BadInput("payment-withdrawn", number=request.number)
    if _UNDO.fullmatch(rest.strip()):
        return _undone(event, client, request, desk)
    on = _ON.search(rest)
    came_on = _day(on[1], desk) if on else desk.today
    amount = (rest[: on.start()] if on else rest).strip()
    cents = money(amount, request.currency) if amount else request.balance_cents
    if cents <= 0:
        raise BadInput("payment-settled", number=request.number)
    return _received(event, client, request, cents, came_on, desk)


def _day(text: str, desk: Desk) -> date:
    """The day on which it came; without a year the last such day, since money that came is past."""
    on = past_day(text, desk.today)
    if on is None:
        raise BadInput("paid-day", text=text)
    if on > desk.today:
        raise BadInput("paid-future", text=text)
    return on


def _received(  # noqa: PLR0913, PLR0917  a payment is made of these
    event: FromPerson, client: str, request: Request, cents: int, on: date, desk: Desk
) -> Sequence[Effect]:
    payment = desk.fresh("b")
    facts = PaymentReceived(request=request.request, payment=payment, cents=cents, on=on)
    how: How = "command" if isinstance(event, Commanded) else "inline_button"
    record = Record(ledger=client, facts=facts, how=how, subject=request.request, opening=opening(event, desk))
    if isinstance(event, Pressed):
        return (record,)
    return (record, *reply(event, desk, "payment_glance", client=client, request=request.request, came=cents))


def _undone(event: Commanded, client: str, request: Request, desk: Desk) -> Sequence[Effect]:
    """The last payment was booked by mistake."""
    if not request.payments:
        raise BadInput("paid-nothing-yet", number=request.number)
    facts = PaymentUndone(request=request.request, payment=request.payments[-1].payment)
    record = Record(ledger=client, facts=facts, how="command", subject=request.request, opening=opening(event, desk))
    return (record, *reply(event, desk, "payment_glance", client=client, request=request.request))


def _which(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """The client's open requests, a button each."""
    client, rest = named(event.rest.strip(), desk)
    asked = [
        each
        for each in desk.client(client.client).payments.requests.values()
        if each.balance_cents > 0 and not each.withdrawn
    ]
    if not asked:
        raise BadInput("paid-nothing-open", name=client.name)
    if rest:
        raise BadInput("paid-what")
    data = {"requests": [each.request for each in asked]}
    return reply_with_card(event, desk, "paid_which", subject="paid_which", client=client.client, data=data)


def which_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """All of that request came in."""
    card = desk.cards.get(event.token)
    number = re.fullmatch(r"n(\d{1,9})", event.choice)
    if card is None or card.client is None or number is None:
        return toast(event, desk, "button-old")
    known = desk.client(card.client).payments.requests
    request = next((known[each] for each in card.data["requests"] if known[each].number == int(number[1])), None)
    if request is None or request.balance_cents <= 0:
        return toast(event, desk, "payment-settled", number=int(number[1]))
    if request.withdrawn:
        return toast(event, desk, "payment-withdrawn", number=request.number)
    redrawn = redraw(card, f"edit:{event.id}", "paid_which", client=card.client, account=event.by.id)
    return (*_received(event, card.client, request, request.balance_cents, desk.today, desk), redrawn, Answer())


def news_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """What the office answers to a client's word: `received`, `not-received`."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None or card.state != "open" or event.choice not in card.data["offers"]:
        return toast(event, desk, "button-old")
    request = desk.client(card.client).payments.requests[card.data["request"]]
    if request.withdrawn:
        return toast(event, desk, "payment-withdrawn", number=request.number)
    done: list[Effect] = []
    if event.choice == "received" and request.balance_cents > 0:
        done += _received(event, card.client, request, request.balance_cents, desk.today, desk)
    elif event.choice != "received":
        facts = PaymentNotFound(request=request.request)
        value = opening(event, desk)
        done.append(
            Record(ledger=card.client, facts=facts, how="inline_button", subject=request.request, opening=value)
        )
    redrawn = redraw(card, f"edit:{event.id}", "payment_news", **card.data["args"])
    return (Keep("cards", card.token, replace(card, state=event.choice)), *done, redrawn, Answer())


def dispute_decided(event: Pressed, client: str, request: Request, choice: str, desk: Desk) -> Record:
    """`all-due`: all that is open of it; `none-due`: none, until the office says how much."""
    disputed = 0 if choice == "all-due" else max(request.balance_cents, 0)
    facts = DisputeSettled(request=request.request, disputed_cents=disputed)
    value = opening(event, desk)
    return Record(ledger=client, facts=facts, how="inline_button", subject=request.request, opening=value)


def unsure_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`arrived`: on record as any other; `again`: it goes once more."""
    card = desk.cards.get(event.token)
    parcel = desk.outbox.get(card.data["parcel"]) if card else None
    if card is None or not isinstance(parcel, Parcel) or parcel.state != "unsure" or card.state != "open":
        return toast(event, desk, "button-old")
    if event.choice not in ("arrived", "again"):
        return toast(event, desk, "button-old")
    follows = known_to_have_arrived(parcel, desk) if event.choice == "arrived" else sent_again(parcel, event.id)
    about = {"client": card.client, "shown": None, "parcel": parcel.id}
    redrawn = redraw(card, f"edit:{event.id}", "payment_unsure", **about)
    return (Keep("cards", card.token, replace(card, state=event.choice)), *follows, redrawn, Answer())
