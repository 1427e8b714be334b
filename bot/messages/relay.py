"""What goes between client and office: a message passed on, an answer passed back, a client's topic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from bot.core.desk import Desk
from bot.core.effects import Block, Message, Quote, Text, Title
from bot.core.files import Attached
from bot.core.rows import Held
from bot.messages import files
from bot.messages.parts import author, message, name_of, office_name, office_reader, reader_of, text


def passed_on(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A client's message (or album), as the office gets it."""
    items = [held for held in map(desk.messages.get, args["messages"]) if held and not held.withdrawn]
    if not items:
        return None
    reader = office_reader(desk)
    edited = f" · {desk.say('digest-edited', reader.language)}" if items[0].edited else ""
    return message(
        reader,
        Title(author(desk, items[0]) + edited),
        *contents(desk, items, args["to"], text(desk, reader, "passed-on-how") if args.get("explain") else None),
    )


def contents(desk: Desk, items: list[Held], to: str, how: Text | None = None) -> list[Block]:
    """The words and the files of messages that were sent as one, for the office's chat `to`.

    What else there is to say stands above the files, where it can be a part of their caption.
    """
    words = [Quote(held.text) for held in items if held.text.strip()]
    attached = [file for held in items for file in held.files]
    return [*words, *([how] if how else []), *files.blocks(desk, attached, to, desk.office.language)]


def member_reply(desk: Desk, args: Mapping[str, Any]) -> Message:
    """The office's own words and files, under the name of whoever wrote them, who was told what could not be had."""
    reader = reader_of(desk, args)
    person = desk.people.get(args["member"])
    attached = [file for file in msgspec.convert(args["files"], list[Attached]) if file.problem is None]
    return message(
        reader,
        Title((person.name if person else "") or office_name(desk, reader)),
        Text(args["text"]) if args["text"].strip() else None,
        *files.blocks(desk, attached, args["to"], reader.language),
    )


def topic(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A client's own topic in the office's chat; where topics are threads, this is what stands above it."""
    row = desk.clients.get(args["client"])
    if row is None:
        return None
    reader = office_reader(desk)
    how = text(desk, reader, "topic-how", name=row.name)
    return Message((Title(row.name), how), language=reader.language, opens_topic=True)


def flood(desk: Desk, args: Mapping[str, Any]) -> Message:
    """Somebody writes more than anybody wants to get one by one."""
    reader = office_reader(desk)
    return message(reader, text(desk, reader, "flood", who=name_of(desk, args["account"], args["client"])))
