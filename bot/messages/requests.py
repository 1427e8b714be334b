"""How a payment request reads: its line, how late it is, and a button for each of several."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.desk import Desk, Reader
from bot.core.effects import Button, Buttons
from bot.core.payments import Request
from bot.wording.moments import day
from bot.wording.sizes import price


def line_of(desk: Desk, reader: Reader, request: Request) -> str:
    """Number, what for, balance, due day."""
    words = words_of(desk, reader.language, request)
    part = "open" if request.reminded_cents != request.payable_cents else "whole"
    return desk.say(f"payment-line-{part}", reader.language, **words)


def words_of(desk: Desk, language: str, request: Request) -> dict[str, str | int]:
    """What sentences about a request need."""
    title = desk.titles.get(request.request)
    return {
        "number": request.number,
        "title": title.text if title else "",
        "balance": price(request.reminded_cents, request.currency, language),
        "payable": price(request.payable_cents, request.currency, language),
        "paid": price(request.paid_cents, request.currency, language),
        "due": day(request.due_on, language, year=True),
    }


def told_of(desk: Desk, reader: Reader, tone: str, days: int) -> str:
    """How many days it is due for, or in; in the words of a rung."""
    if days < 0:
        return desk.say("payment-due-in", reader.language, days=-days)
    if days == 0:
        return desk.say("payment-due-today", reader.language)
    return desk.say(f"payment-late-{tone}", reader.language, days=days)


def each_of(desk: Desk, reader: Reader, token: str, choice: str, asked: Sequence[Request]) -> list[Buttons]:
    """A button for each request; it chooses `choice` with the request's number."""
    labels = [
        (each.number, desk.say("payment-short", reader.language, **words_of(desk, reader.language, each)))
        for each in asked
    ]
    return [Buttons((Button(token=token, choice=f"{choice}{number}", label=label),)) for number, label in labels]
