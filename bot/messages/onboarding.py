"""First words: to the owner, to a contact, to a shared chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.digests import waiting
from bot.core.effects import Button, Buttons, Code, Message, Title
from bot.messages.parts import message, name_of, office_name, office_reader, reader_of, text
from bot.wording.rules import in_words


def line(desk: Desk, args: Mapping[str, Any]) -> Message:
    """A single sentence of ours: `key` with its `words`."""
    reader = reader_of(desk, args)
    return message(reader, text(desk, reader, args["key"], **args["words"]))


def owner_welcome(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """What the owner can do next."""
    reader = office_reader(desk)
    held = len(waiting(desk))
    hours = in_words(desk.office.rule or "off", reader.language, say=desk.say)
    return message(
        reader,
        Title(desk.say("owner-welcome", reader.language)),
        text(desk, reader, "owner-welcome-hours", rule="; ".join(hours), zone=desk.office.timezone),
        Code(desk.say("example-hours", reader.language, slash=reader.slash)),
        text(desk, reader, "owner-welcome-next"),
        Code(desk.say("example-client", reader.language, slash=reader.slash)),
        text(desk, reader, "owner-welcome-held", count=held) if held else None,
    )


def hello(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To whoever pressed Start without a code."""
    reader = reader_of(desk, args)
    person = desk.people.get(args.get("account"))
    known = person is not None and person.client is not None
    return message(
        reader,
        text(desk, reader, "hello-client" if known else "hello-stranger", office=office_name(desk, reader)),
    )


def contact_welcome(desk: Desk, args: Mapping[str, Any]) -> Message:
    """Two lines to a new contact: what the assistant does and what is recorded."""
    reader = reader_of(desk, args)
    office = office_name(desk, reader)
    return message(
        reader,
        Title(desk.say("welcome", reader.language, office=office)),
        text(desk, reader, "welcome-does", office=office),
        text(desk, reader, "welcome-records"),
    )


def shared_welcome(desk: Desk, args: Mapping[str, Any]) -> Message:
    """The same for everybody in a shared chat."""
    reader = reader_of(desk, args)
    office = office_name(desk, reader)
    return message(reader, text(desk, reader, "welcome-shared", office=office), text(desk, reader, "welcome-records"))


def contact_joined(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To the office: somebody used an invitation."""
    reader = office_reader(desk)
    who = name_of(desk, args["account"], args["client"])
    return message(reader, text(desk, reader, f"contact-joined-{args['role']}", who=who))


def whose_chat(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the owner: whose shared chat is this? After the press, whose it is."""
    card = desk.cards.get(args["card"])
    chat = desk.chats.get(card.data["chat"]) if card else None
    if card is None or chat is None:
        return None
    reader = office_reader(desk)
    title = chat.title or chat.chat
    if card.state != "open":
        row = desk.clients.get(chat.client)
        key = "whose-bound" if row else "whose-office" if card.data["chosen"] == "office" else "whose-none"
        return message(reader, text(desk, reader, key, title=title, name=row.name if row else ""))
    rows = [each for each in map(desk.clients.get, card.data["clients"]) if each]
    buttons = [
        Buttons(
            (
                Button(
                    token=card.token,
                    choice=each.client,
                    label=desk.say("button-this-is", reader.language, name=each.name),
                ),
            )
        )
        for each in rows
    ]
    others = {"office": "button-our-own", "none": "button-no-client"}
    rest = [
        Buttons((Button(token=card.token, choice=choice, label=desk.say(key, reader.language)),))
        for choice, key in others.items()
    ]
    return message(reader, text(desk, reader, "whose-chat", title=title), *buttons, *rest)
