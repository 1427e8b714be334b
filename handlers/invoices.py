"""`/invoice`: an invoice that was issued elsewhere is registered, looked at, lowered or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded, Pressed
from bot.core.facts import Facts
from bot.core.money import price_of, sum_of
from bot.core.payment_entries import CreditGiven, DisputeSettled, PaymentRequested, RequestWithdrawn
from bot.core.payments import Request
from bot.core.plain_dates import span
from handlers import invoice_files, late_payment
from handlers.asking import LONGEST_TITLE
from handlers.clients import named
from handlers.replies import opening, reply, reply_with_card, toast
from handlers.requesting import next_number, requested
from handlers.verbs import word_of

DUE_DAYS = 30
_DAYS = re.compile(r"(\d{1,4})\s*(?:d|days?|g|gg|giorni|giorno)\b\.?\s*", re.IGNORECASE)
_DUE = re.compile(r"\s(due|entro|scadenza|scade)\s+", re.IGNORECASE)
_PAYABLE = re.compile(r"\s(?:payable|netto)=(\S+)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}")


def invoice(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/invoice CLIENT AMOUNT [due 30d | due DAY] TITLE`, or `/invoice NUMBER [withdraw | interest | credit …]`.

    `/invoice CLIENT` alone is about an electronic invoice that was handed in.
    """
    head, _, rest = event.rest.strip().partition(" ")
    if not head:
        raise BadInput("invoice-what")
    if _NUMBER.fullmatch(head):
        client, request = numbered(int(head), desk)
        return _managed(event, client, request, rest.strip(), desk)
    client_row, text = named(event.rest.strip(), desk)
    if not text:
        return invoice_files.given(event, client_row, desk)
    return _proposed(event, client_row.client, text, desk)


def numbered(number: int, desk: Desk) -> tuple[str, Request]:
    """The request of that number, with its client. Raises BadInput."""
    for client in desk.office.clients:
        for request in desk.client(client).payments.requests.values():
            if request.number == number:
                return client, request
    raise BadInput("payment-unknown", number=number)


def _proposed(event: Commanded, client: str, text: str, desk: Desk) -> Sequence[Effect]:
    """What was understood is read back; on record it goes when the member says so."""
    cents, currency, rest = _amount(text)
    payable = _PAYABLE.search(f" {rest}")
    payable_cents = cents
    if payable:
        payable_cents = money(payable[1], currency)
        rest = _PAYABLE.sub("", f" {rest}").strip()
    due_on, title = _due(rest, desk)
    if not title:
        raise BadInput("invoice-what")
    if len(title) > LONGEST_TITLE:
        raise BadInput("client-name-long", most=LONGEST_TITLE)
    if payable_cents > cents:
        raise BadInput("invoice-payable")
    data = {
        "cents": cents,
        "payable_cents": payable_cents,
        "currency": currency,
        "due_on": due_on.isoformat(),
        "title": title,
    }
    return reply_with_card(event, desk, "invoice_proposed", subject="invoice", client=client, data=data)


def _amount(text: str) -> tuple[int, str, str]:
    """The amount with which a text begins, its currency, and what follows. Raises BadInput."""
    words = text.split()
    for length in (3, 2, 1):
        found = price_of(" ".join(words[:length]))
        if found is not None:
            sum_of(" ".join(words[:length]))  # nothing and less than nothing cannot be asked for
            return found[0], found[1], " ".join(words[length:])
    for length in (2, 1):  # why not: too large, negative, three decimals
        if any(map(str.isdigit, "".join(words[:length]))):
            sum_of(" ".join(words[:length]))
    raise BadInput("invoicing-amount", text=" ".join(words[:2]))


def money(text: str, currency: str) -> int:
    """An amount in a currency that is known already, which may stand there. Raises BadInput."""
    cents, given = sum_of(text)
    if given not in (None, currency):
        raise BadInput("payment-amount", text=text, currency=currency)
    return cents


def _due(text: str, desk: Desk) -> tuple[date, str]:
    """The day on which it is due, and what is left: the title. Raises BadInput for a day that cannot be read."""
    text = f" {text}"
    marks = list(_DUE.finditer(text))
    for mark in marks:
        found = _day(text[mark.end() :], desk)
        if found is not None:
            return found[0], " ".join(f"{text[: mark.start()]} {found[1]}".split())
    # In Italian "due" is a number, too: "due loghi".
    unread = [mark for mark in marks if desk.office.language != "it" or mark[1].casefold() != "due"]
    if unread:
        raise BadInput("invoice-due", text=text[unread[0].end() :])
    return desk.today + timedelta(days=DUE_DAYS), " ".join(text.split())


def _day(text: str, desk: Desk) -> tuple[date, str] | None:
    """The day with which a text begins, or in how many days that is, and what follows."""
    days = _DAYS.match(text)
    if days:
        return desk.today + timedelta(days=int(days[1])), text[days.end() :]
    found = span(text, desk.today)
    return (found.first, found.rest) if found and found.first and found.first == found.last else None


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`yes`: on record, and the client is asked; `no`: forgotten."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None or card.state != "open" or event.choice not in ("yes", "no"):
        return toast(event, desk, "button-old")
    redrawn = redraw(card, f"edit:{event.id}", "invoice_proposed", client=card.client, account=event.by.id)
    if event.choice == "no":
        return (Keep("cards", card.token, replace(card, state="dropped")), redrawn, Answer())
    data = card.data
    facts = PaymentRequested(
        request=desk.fresh("r"),
        number=next_number(desk),
        cents=data["cents"],
        payable_cents=data["payable_cents"],
        currency=data["currency"],
        issued_on=desk.today,
        due_on=date.fromisoformat(data["due_on"]),
        source="hand",
    )
    value = replace(opening(event, desk), shown=data["title"], language=desk.office.language)
    registered = replace(card, state="registered", data={**data, "number": facts.number})
    return (
        Keep("cards", card.token, registered),
        *requested(card.client, facts, data["title"], "inline_button", value, desk),
        redrawn,
        Answer(),
    )


def _managed(event: Commanded, client: str, request: Request, text: str, desk: Desk) -> Sequence[Effect]:
    """Looked at, lowered, or no longer asked for."""
    word, _, amount = text.partition(" ")
    meaning = word_of(word)
    if not text:
        return reply(event, desk, "payment_glance", client=client, request=request.request)
    if request.withdrawn:
        raise BadInput("payment-withdrawn", number=request.number)
    if meaning == "interest" and not amount:
        return late_payment.shown(event, client, request, desk)
    facts: Facts
    if meaning == "withdraw" and not amount:
        facts = RequestWithdrawn(request=request.request)
    elif meaning == "credit" and amount:
        facts = CreditGiven(request=request.request, cents=money(amount, request.currency))
    elif meaning == "disputed" and amount:
        facts = DisputeSettled(request=request.request, disputed_cents=_disputed(amount, request))
    else:
        raise BadInput("invoice-manage", number=request.number)
    record = Record(ledger=client, facts=facts, how="command", subject=request.request, opening=opening(event, desk))
    return (record, *reply(event, desk, "payment_glance", client=client, request=request.request))


def _disputed(text: str, request: Request) -> int:
    """How much stays disputed: nothing (`0`), all (`all`), or an amount up to the balance."""
    if word_of(text) == "all":
        return max(request.balance_cents, 0)
    if text.strip() == "0":
        return 0
    cents = money(text, request.currency)
    if cents > request.balance_cents:
        raise BadInput("payment-more-than-open", number=request.number)
    return cents
