"""Interest for late payment, with its calculation: what a client reads of it, and what the office can add."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.core.desk import Desk, Reader
from bot.core.dues import interest_on
from bot.core.effects import Message, Text
from bot.core.interest import Interest
from bot.core.payments import Request
from bot.messages.parts import message, office_reader, row_of, text
from bot.messages.requests import words_of
from bot.wording.moments import day
from bot.wording.sizes import decimal, price


def interest_line(desk: Desk, reader: Reader, client: str, request: Request, today: date) -> str:
    """What has accrued until today, for a client to read; empty where nothing has, or where it cannot be reckoned."""
    found = interest_on(request, desk.client(client), today, desk.dues)
    if found is None or found.missing or not found.cents:
        return ""
    words = {
        "interest": price(found.cents, request.currency, reader.language),
        "flat": price(found.flat_cents, request.currency, reader.language),
        "how": reckoned(desk, reader, found),
    }
    return desk.say("interest-accrued-flat" if found.flat_cents else "interest-accrued", reader.language, **words)


def reckoned(desk: Desk, reader: Reader, found: Interest) -> str:
    """The calculation: days, rate and half-year of each span."""
    return "; ".join(
        desk.say(
            "interest-span",
            reader.language,
            days=span.days,
            rate=percent(span.rate_hundredths, reader.language),
            half=span.half_year,
        )
        for span in found.spans
    )


def percent(hundredths: int, language: str) -> str:
    """A rate with two decimals and its sign: "10.15 %"."""
    return f"{decimal(hundredths / 100, '0.00', language)} %"


def payment_interest(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: what could be asked for besides, with how it was reckoned, and a button that adds it."""
    card = desk.cards.get(args["card"])
    request = desk.client(args["client"]).payments.requests.get(args["request"])
    if card is None or request is None:
        return None
    reader = office_reader(desk)
    words = words_of(desk, reader.language, request)
    if card.state == "added":
        return message(reader, text(desk, reader, "interest-added", **words))
    found = interest_on(request, desk.client(args["client"]), desk.today, desk.dues)
    if found is None:
        return message(reader, text(desk, reader, "interest-none", **words))
    if found.missing:
        return message(reader, text(desk, reader, "interest-rate-missing", halves=", ".join(found.missing)))
    words |= {
        "interest": price(found.cents, request.currency, reader.language),
        "flat": price(found.flat_cents, request.currency, reader.language),
        "until": day(desk.today, reader.language, year=True),
    }
    return message(
        reader,
        text(desk, reader, "interest-offered" if found.flat_cents else "interest-offered-alone", **words),
        Text(reckoned(desk, reader, found)),
        text(desk, reader, "interest-convention"),
        row_of(desk, reader, card.token, {"add": "button-add-interest"}),
    )
