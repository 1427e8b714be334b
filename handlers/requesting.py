"""Payment requests: money is asked for, by a quote's plan or by hand, where the client's approver reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.desk import Desk
from bot.core.dunning import about_money
from bot.core.effects import Effect, Keep, Record
from bot.core.facts import How
from bot.core.ledger import OpeningValue
from bot.core.payment_entries import PaymentRequested
from bot.core.payment_rows import Dunned
from bot.core.places import payer
from bot.core.quote_entries import Part, QuoteDrawn
from bot.core.quotes import DUE_DAYS
from bot.core.rows import Title
from handlers.approvers import reader


def next_number(desk: Desk) -> int:
    """One more than the highest number of any request."""
    known = (
        request.number for client in desk.office.clients for request in desk.client(client).payments.requests.values()
    )
    return 1 + max(known, default=0)


def for_part(client: str, quote: QuoteDrawn, part: Part, desk: Desk) -> Sequence[Effect]:
    """A part of a quote's plan falls to be asked for, once."""
    requests = desk.client(client).payments.requests.values()
    if any((each.quote, each.part) == (quote.quote, part.part) for each in requests):
        return ()
    days = DUE_DAYS if part.due_days is None else part.due_days
    facts = PaymentRequested(
        request=desk.fresh("r"),
        number=next_number(desk),
        cents=part.cents,
        payable_cents=part.cents,
        currency=quote.currency,
        issued_on=desk.today,
        due_on=part.due_on or desk.today + timedelta(days=days),
        source="plan",
        quote=quote.quote,
        part=part.part,
    )
    title, name = desk.titles.get(quote.quote), desk.titles.get(part.part)
    language = reader(client, desk).language
    what = desk.say(f"quote-part-{part.kind}", language, name=name.text if name else "")
    shown = f"{title.text if title else ''} · {what}"
    return requested(client, facts, shown, "consequence", OpeningValue(shown=shown, language=language), desk)


def requested(  # noqa: PLR0913, PLR0917  a request is made of these
    client: str, facts: PaymentRequested, title: str, how: How, opening: OpeningValue, desk: Desk
) -> Sequence[Effect]:
    """On record, and in the client's chat with what is needed to pay."""
    effects: list[Effect] = [
        Keep("titles", facts.request, Title(text=title, client=client)),
        Record(ledger=client, facts=facts, how=how, subject=facts.request, opening=opening),
    ]
    place = payer(client, desk)
    if place is not None:
        occurrence = f"request:{facts.request}"
        effects += about_money(client, (facts.request,), place, occurrence, "payment_request", desk)
        # What is due at once is not reminded of in the same breath: this was the day's message about money.
        effects.append(Keep("dunned", client, Dunned(client=client, parcel=occurrence)))
    return effects
