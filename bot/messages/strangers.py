"""To and about somebody whom the office does not know yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.effects import Block, Button, Buttons, Code, Message, Quote, Title
from bot.core.rows import Card
from bot.messages.away import questions
from bot.messages.parts import message, name_of, office_name, office_reader, reader_of, text
from bot.messages.relay import contents


def stranger_hello(desk: Desk, args: Mapping[str, Any]) -> Message:
    """While the office is open: thanks, and the open questions."""
    reader = reader_of(desk, args)
    return message(
        reader,
        text(desk, reader, "stranger-hello", office=office_name(desk, reader)),
        questions(desk, reader),
    )


def stranger_declined(desk: Desk, args: Mapping[str, Any]) -> Message:
    """No, kindly."""
    reader = reader_of(desk, args)
    return message(reader, text(desk, reader, "stranger-declined", office=office_name(desk, reader)))


def stranger_card(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: who wrote, what, and what can be done."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    account = card.data["account"]
    items = [held for held in map(desk.messages.get, card.data["messages"]) if held and not held.withdrawn]
    head: list[Block] = [Title(name_of(desk, account, card.client)), *contents(desk, items, card.chat)]
    return message(reader, *head, *_state(desk, card, account))


def _state(desk: Desk, card: Card, account: str) -> list[Block]:
    reader = office_reader(desk)

    def button(choice: str, label: str) -> Button:
        return Button(token=card.token, choice=choice, label=desk.say(label, reader.language))

    row = desk.clients.get(card.client)
    if card.state == "client":
        example = desk.say("example-rename", reader.language, slash=reader.slash, name=row.name if row else "")
        return [text(desk, reader, "stranger-is-client", name=row.name if row else ""), Code(example)]
    if card.state == "declined":
        return [text(desk, reader, "stranger-was-declined")]
    if card.state == "declining":
        theirs = desk.reader(account)
        words = desk.say("stranger-declined", theirs.language, office=office_name(desk, theirs))
        buttons = Buttons((button("send", "button-send"), button("back", "button-not-yet")))
        return [text(desk, reader, "stranger-decline-how"), Quote(words), buttons]
    return [
        text(desk, reader, "stranger-new"),
        Buttons((button("client", "button-make-client"), button("decline", "button-decline"))),
    ]
