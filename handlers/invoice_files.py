"""`/invoice CLIENT` with an electronic invoice: what it says is read back, and each instalment becomes a request."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from bot.core.cards import redraw, with_card
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep
from bot.core.errors import BadInput
from bot.core.events import Commanded, Prepared, Pressed
from bot.core.fatturapa import ElectronicInvoice
from bot.core.instalments import Instalment, instalments, registered, titles
from bot.core.money import currency_of
from bot.core.payment_entries import PaymentRequested
from bot.core.rows import Client
from handlers.approvers import reader
from handlers.deliveries import settled
from handlers.handed_in import document, reading, refused, told, why_not
from handlers.replies import opening, toast
from handlers.requesting import next_number, requested


def given(event: Commanded, client: Client, desk: Desk) -> Sequence[Effect]:
    """The file that came with the command, or right before it. Raises BadInput."""
    file = document(event, desk)
    if file is None:
        raise BadInput("invoice-what")
    return reading(event, "invoice", file, desk, client=client.client)


def came(event: Prepared, desk: Desk) -> Sequence[Effect]:
    """What the invoice says is read back; on record it goes when the member says so."""
    done = settled(event, desk)
    if not done:
        return ()  # erased meanwhile, or told before
    problem = refused(event)
    if problem is not None:
        return (*done, why_not(event, problem))
    try:
        parts = _asked(msgspec.convert(event.result["invoice"], ElectronicInvoice))
    except BadInput as error:
        return (*done, why_not(event, error))
    data = {"invoice": event.result["invoice"], "parts": msgspec.to_builtins(parts)}
    return (*done, *with_card(told(event, "invoice_read"), desk, subject="invoice_file", may="member", data=data))


def _asked(invoice: ElectronicInvoice) -> tuple[Instalment, ...]:
    """What it asks for. Raises BadInput for what cannot be asked for."""
    if invoice.is_credit:
        raise BadInput("handed-credit-note", number=invoice.number)
    if currency_of(invoice.currency) != invoice.currency:
        raise BadInput("amount-currency", currency=invoice.currency, text=f"Divisa: {invoice.currency}")
    parts = instalments(invoice)
    if not parts:
        raise BadInput("handed-nothing", number=invoice.number)
    return parts


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`yes`: on record; `again`: although its number is known; `no`: forgotten."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None or card.state != "open" or event.choice not in ("yes", "again", "no"):
        return toast(event, desk, "button-old")
    redrawn = redraw(card, f"edit:{event.id}", "invoice_read", client=card.client, account=event.by.id)
    if event.choice == "no":
        return (Keep("cards", card.token, replace(card, state="dropped", data={})), redrawn, Answer())
    invoice = msgspec.convert(card.data["invoice"], ElectronicInvoice)
    if event.choice == "yes" and registered(card.client, invoice.number, desk):
        # The same file was handed in twice, and is registered by the other card.
        return (redrawn, *toast(event, desk, "handed-known-meanwhile", number=invoice.number))
    parts = msgspec.convert(card.data["parts"], tuple[Instalment, ...])
    names = titles(invoice.number, len(parts), reader(card.client, desk).language, desk)
    first = next_number(desk)
    effects: list[Effect] = []
    for place, (part, title) in enumerate(zip(parts, names, strict=True)):
        facts = _request(invoice, part, first + place, desk)
        value = replace(opening(event, desk), shown=title, language=desk.office.language)
        effects += requested(card.client, facts, title, "inline_button", value, desk)
    numbers = list(range(first, first + len(parts)))
    kept = replace(card, state="registered", data={**card.data, "numbers": numbers})
    return (Keep("cards", card.token, kept), *effects, redrawn, Answer())


def _request(invoice: ElectronicInvoice, part: Instalment, number: int, desk: Desk) -> PaymentRequested:
    return PaymentRequested(
        request=desk.fresh("r"),
        number=number,
        cents=part.cents,
        payable_cents=part.payable_cents,
        currency=invoice.currency,
        issued_on=invoice.issued_on,
        due_on=part.due_on,
        source="invoice",
    )
