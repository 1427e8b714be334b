"""The formal notice of default, for the freelancer to sign and send: a letter in the client's language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec import to_builtins

from bot.core.desk import Desk, Reader
from bot.core.dues import interest_on
from bot.core.effects import Picture
from bot.core.epc import grouped
from bot.core.interest import Interest
from bot.core.manner import locale_of
from bot.core.papers import Fact, Notice, Table
from bot.core.payments import Request
from bot.core.places import payer
from bot.messages.interest import percent
from bot.messages.parts import client_lines, office_name
from bot.wording.moments import day
from bot.wording.sizes import price

DEADLINE_DAYS = 15


def notice(desk: Desk, client: str, request: Request, today: date) -> Picture:
    """The letter about one request, as things stand today."""
    place = payer(client, desk)
    reader = desk.reader(place[1].account if place and place[1] else None, client)
    found = interest_on(request, desk.client(client), today, desk.dues)
    reckoned = found if found and found.cents and not found.missing else None
    data = to_builtins(_letter(desk, reader, client, request, reckoned, today))
    number = request.number
    name = f"{desk.say('notice-file', reader.language)}-{number}.pdf"
    alt = desk.say("notice-alt", desk.office.language, number=number)
    return Picture(template="notice", data=data, name=name, alt=alt, kind="document")


def _letter(  # noqa: PLR0913, PLR0917  a letter is made of these
    desk: Desk, reader: Reader, client: str, request: Request, found: Interest | None, today: date
) -> Notice:
    def say(key: str, **words: str | int) -> str:
        return desk.say(key, reader.language, **words)

    def money(cents: int) -> str:
        return price(cents, request.currency, reader.language)

    def on(instant: date) -> str:
        return day(instant, reader.language, year=True)

    row, title = desk.clients.get(client), desk.titles.get(request.request)
    account, holder = desk.titles.get("payee:iban"), desk.titles.get("payee:name")
    office = office_name(desk, reader)
    principal = request.payable_cents - request.credit_cents - request.paid_cents
    extra = (found.cents if found else 0) + (found.flat_cents if found else 0)
    words: dict[str, str | int] = {"number": request.number, "title": title.text if title else "", "office": office}
    sums: list[Fact] = [(say("notice-principal"), money(principal))]
    if found:
        sums.append((say("notice-interest"), money(found.cents)))
    if found and found.flat_cents:
        sums.append((say("notice-flat"), money(found.flat_cents)))
    payment: tuple[Fact, ...] = ()
    if account is not None:
        payment = (
            (say("notice-payee"), holder.text if holder else office),
            (say("notice-account"), grouped(account.text)),
            (say("notice-reference"), desk.say("payment-reference", reader.language, numbers=str(request.number))),
        )
    return Notice(
        title=say("notice-title"),
        lang=locale_of(reader.language),
        dated_at=desk.now,
        sender=office,
        recipient=row.name if row else "",
        recipient_lines=client_lines(desk, client, reader.language),
        how=say("notice-how"),
        place_label=say("notice-place"),
        subject_label=say("notice-subject-label"),
        subject=say("notice-subject", **words),
        opening=say("notice-opening", due=on(request.due_on), balance=money(principal), **words),
        requests=Table(
            head=(
                say("notice-head-number"),
                say("notice-head-title"),
                say("notice-head-due"),
                say("notice-head-asked"),
                say("notice-head-open"),
            ),
            aligned="llrrr",
            rows=(
                (
                    str(request.number),
                    str(words["title"]),
                    on(request.due_on),
                    money(request.payable_cents),
                    money(principal),
                ),
            ),
        ),
        interest_title=say("notice-interest-title") if found else "",
        interest=_table(say, found, reader, money) if found else None,
        interest_note=desk.say("interest-convention", reader.language) if found else "",
        sums=tuple(sums),
        total=(say("notice-total"), money(principal + extra)),
        demand=say("notice-demand", day=on(today + timedelta(days=DEADLINE_DAYS))),
        payment_title=say("notice-payment-title") if payment else "",
        payment=payment,
        closing=say("notice-closing"),
        signature_label=say("notice-signature"),
        inexact=desk.say("receipt-inexact", reader.language),
    )


def _table(say: Any, found: Interest, reader: Reader, money: Any) -> Table:
    return Table(
        head=(say("notice-head-principal"), say("notice-head-days"), say("notice-head-rate"), say("notice-head-half")),
        aligned="rrrl",
        rows=tuple(
            (
                money(span.principal_cents),
                str(span.days),
                percent(span.rate_hundredths, reader.language),
                span.half_year,
            )
            for span in found.spans
        ),
    )
