"""What a file says that was handed in, read back to the office before anything is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Message, Text
from bot.core.epc import grouped
from bot.core.fatturapa import ElectronicInvoice, Party
from bot.core.instalments import Instalment, registered
from bot.messages.parts import message, office_reader, row_of, text
from bot.messages.payment_news import hints, long_term
from bot.messages.requests import line_of
from bot.wording.moments import day
from bot.wording.sentences import numbers
from bot.wording.sizes import price


def invoice_read(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """The invoice as the file has it, what seems wrong with it, and whether to register it."""
    card = desk.cards.get(args["card"])
    row = desk.clients.get(args["client"])
    if card is None or card.client is None or row is None:
        return None
    reader = office_reader(desk)
    if card.state == "dropped":
        return message(reader, text(desk, reader, "invoice-dropped"))
    invoice = msgspec.convert(card.data["invoice"], ElectronicInvoice)
    parts = msgspec.convert(card.data["parts"], tuple[Instalment, ...])
    head = text(
        desk,
        reader,
        "handed-invoice",
        number=invoice.number,
        day=day(invoice.issued_on, reader.language, year=True),
        name=row.name,
    )
    dues = [_due(desk, reader, each, invoice.currency) for each in parts]
    if card.state == "registered":
        which = numbers(card.data["numbers"])
        done = text(desk, reader, "handed-registered", name=row.name, numbers=which, count=len(parts))
        return message(reader, head, *dues, done, *hints(desk, reader, card))
    known = registered(card.client, invoice.number, desk)
    buttons = {"again" if known else "yes": "button-register-again" if known else "button-register"}
    return message(
        reader,
        head,
        *_said(desk, reader, invoice),
        *dues,
        *_doubts(desk, reader, invoice),
        long_term(desk, reader, max(each.due_on for each in parts)),
        *([text(desk, reader, "handed-known", number=invoice.number, name=row.name)] if known else []),
        *(Text(line_of(desk, reader, each)) for each in known),
        row_of(desk, reader, card.token, {**buttons, "no": "button-not-registered"}),
    )


def _said(desk: Desk, reader: Reader, invoice: ElectronicInvoice) -> Iterator[Block]:
    """Who asks whom for how much, as the file says it."""

    def sum_(cents: int) -> str:
        return price(cents, invoice.currency, reader.language)

    yield text(desk, reader, "handed-seller", party=_party(invoice.seller))
    yield text(desk, reader, "handed-buyer", party=_party(invoice.buyer))
    yield text(desk, reader, "handed-total", amount=sum_(invoice.total_cents))
    if invoice.withheld_cents:
        yield text(desk, reader, "handed-withheld", amount=sum_(invoice.withheld_cents))
    if invoice.split_cents:
        yield text(desk, reader, "handed-split", amount=sum_(invoice.split_cents))
    if invoice.payable_cents < invoice.total_cents:
        yield text(desk, reader, "handed-payable", amount=sum_(invoice.payable_cents))
    accounts = list(dict.fromkeys(each.iban for each in invoice.payments if each.iban))
    if accounts:
        yield text(desk, reader, "handed-account", iban=", ".join(map(grouped, accounts)))


def _due(desk: Desk, reader: Reader, part: Instalment, currency: str) -> Text:
    key = "handed-due" if part.day_set else "handed-due-unset"
    amount = price(part.payable_cents, currency, reader.language)
    return text(desk, reader, key, amount=amount, day=day(part.due_on, reader.language, year=True))


def _doubts(desk: Desk, reader: Reader, invoice: ElectronicInvoice) -> Iterator[Block]:
    """What a person has to look at."""
    for doubt in invoice.doubts:
        said = price(doubt.said_cents, invoice.currency, reader.language)
        counted = price(doubt.counted_cents, invoice.currency, reader.language)
        yield Text(desk.say(doubt.key, reader.language, said=said, counted=counted, text=doubt.text))
    ours = desk.titles.get("payee:iban")
    if ours is not None and any(each.iban not in ("", ours.text) for each in invoice.payments):
        yield text(desk, reader, "handed-other-account", iban=grouped(ours.text))


def _party(party: Party) -> str:
    numbered = party.vat or party.tax_code
    return f"{party.name} ({numbered})" if numbered else party.name
