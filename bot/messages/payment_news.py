"""Money: what the office hears of it, and what it can do then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from bot.core.desk import Desk, Reader
from bot.core.effects import Code, Message, Quote, Text, Title
from bot.core.interest_law import law_of, long_terms
from bot.core.places import payer
from bot.core.rows import Card
from bot.messages.notices import notice
from bot.messages.parts import message, office_reader, row_of, text
from bot.messages.requests import each_of, words_of
from bot.wording.moments import day
from bot.wording.sizes import price


def payment_news(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: what a client said about a request, with what can be done."""
    row = desk.clients.get(args["client"])
    request = desk.client(args["client"]).payments.requests.get(args["request"])
    if row is None or request is None:
        return None
    reader = office_reader(desk)
    words = words_of(desk, reader.language, request) | {"who": args["name"] or row.name, "name": row.name}
    words["balance"] = price(args["cents"], request.currency, reader.language)
    if args["on"]:
        words["day"] = day(date.fromisoformat(args["on"]), reader.language, year=True)
    card = desk.cards.get(args["card"])
    done = buttons = None
    if card is not None and card.state != "open":
        done = text(desk, reader, f"payment-done-{card.state}", **words)
    elif card is not None and card.data["offers"]:
        buttons = row_of(desk, reader, card.token, {choice: f"button-{choice}" for choice in card.data["offers"]})
    return message(
        reader,
        text(desk, reader, f"payment-news-{args['move']}", **words),
        Quote(args["words"]) if args["words"] else None,
        done,
        text(desk, reader, "news-entry", seq=args["seq"], hash=args["hash"]),
        buttons,
    )


def payment_unsure(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: a message about money may have arrived, or not; it is not sent again without their word."""
    card = desk.cards.get(args["card"])
    row = desk.clients.get(args["client"])
    if card is None or row is None:
        return None
    reader = office_reader(desk)
    if card.state != "open":
        return message(reader, text(desk, reader, f"unsure-{card.state}", name=row.name))
    said = msgspec.convert(args["shown"], Message) if args["shown"] else Message(())
    shown = "\n".join(block.text for block in said.blocks if isinstance(block, Text | Title | Quote | Code))
    buttons = row_of(desk, reader, card.token, {"arrived": "button-arrived", "again": "button-send-again"})
    return message(reader, text(desk, reader, "unsure-asked", name=row.name), Quote(shown), buttons)


def long_term(desk: Desk, reader: Reader, due_on: date) -> Text | None:
    """That the day has passed, or what the law says where it is so late: the Directive where no country is named."""
    if due_on < desk.today:
        return text(desk, reader, "invoice-overdue")
    long = long_terms(desk.today, due_on, desk.dues.law or law_of("IT"))
    return text(desk, reader, "invoice-long-term", days=long.most_days) if long else None


def invoice_proposed(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What was understood, to be registered or not."""
    card = desk.cards.get(args["card"])
    row = desk.clients.get(args["client"])
    if card is None or row is None:
        return None
    reader, data = office_reader(desk), card.data
    language = reader.language
    due_on = date.fromisoformat(data["due_on"])
    words: dict[str, str | int] = {
        "name": row.name,
        "title": data["title"],
        "amount": price(data["cents"], data["currency"], language),
        "payable": price(data["payable_cents"], data["currency"], language),
        "due": day(due_on, language, year=True),
        "number": data.get("number", 0),
    }
    if card.state != "open":
        return message(reader, text(desk, reader, f"invoice-{card.state}", **words), *hints(desk, reader, card))
    key = "invoice-understood" if data["cents"] == data["payable_cents"] else "invoice-understood-withheld"
    return message(
        reader,
        text(desk, reader, key, **words),
        long_term(desk, reader, due_on),
        row_of(desk, reader, card.token, {"yes": "button-register", "no": "button-not-registered"}),
    )


def hints(desk: Desk, reader: Reader, card: Card) -> list[Text]:
    """What is still missing so that the client can pay, and is reminded."""
    if card.state != "registered":
        return []
    hints = []
    if payer(card.client or "", desk) is None:
        hints.append(text(desk, reader, "invoice-nobody"))
    if desk.titles.get("payee:iban") is None:
        hints.append(text(desk, reader, "invoice-no-account"))
    if not desk.office.ladder:
        hints.append(text(desk, reader, "invoice-no-ladder"))
    return hints


def payment_glance(desk: Desk, args: Mapping[str, Any]) -> Message:
    """How one request stands; with `came`, after a payment was booked."""
    reader = office_reader(desk)
    request = desk.client(args["client"]).payments.requests[args["request"]]
    row = desk.clients.get(args["client"])
    words = words_of(desk, reader.language, request) | {"name": row.name if row else ""}
    words["over"] = price(-request.balance_cents, request.currency, reader.language)
    words["came"] = price(args.get("came", 0), request.currency, reader.language)
    state = request.state(desk.today)
    key = "over" if request.balance_cents < 0 else state
    if request.promised_on is not None:
        words["day"] = day(request.promised_on, reader.language, year=True)
    return message(
        reader,
        text(desk, reader, "payment-came", **words) if "came" in args else None,
        text(desk, reader, f"payment-is-{key}", **words),
    )


def paid_which(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A button for each request that is still open."""
    card = desk.cards.get(args["card"])
    if card is None or card.client is None:
        return None
    reader = office_reader(desk)
    known = desk.client(card.client).payments.requests
    asked = [known[each] for each in card.data["requests"] if known[each].balance_cents > 0]
    row = desk.clients.get(card.client)
    name = row.name if row else ""
    if not asked:
        return message(reader, text(desk, reader, "paid-nothing-open", name=name))
    return message(reader, text(desk, reader, "paid-which", name=name), *each_of(desk, reader, card.token, "n", asked))


def payment_notice(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: all reminders were in vain; what remains is theirs to decide."""
    request = desk.client(args["client"]).payments.requests.get(args["request"])
    row = desk.clients.get(args["client"])
    if request is None or row is None or request.balance_cents <= 0:
        return None
    reader = office_reader(desk)
    words = words_of(desk, reader.language, request) | {"name": row.name}
    letter = notice(desk, args["client"], request, desk.today)
    return message(reader, text(desk, reader, "payment-notice", **words), letter)
