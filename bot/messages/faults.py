"""What went wrong, told to the office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from bot.core.desk import Desk
from bot.core.effects import Block, Code, Message, Quote, Text, Title
from bot.core.post_rows import Parcel
from bot.messages.parts import message, office_reader, ours, text

MOST_FAULTS = 8


def undelivered(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """Which message did not arrive, why, and its text ready to forward."""
    parcel = desk.outbox.get(args["parcel"])
    if not isinstance(parcel, Parcel):
        return None
    reader = office_reader(desk)
    client = desk.clients.get(parcel.client)
    to = client.name if client else parcel.chat
    blocks: list[Block] = [text(desk, reader, f"undelivered-{args['why']}", name=to, reason=args["reason"])]
    if args["shown"]:
        said = msgspec.convert(args["shown"], Message)
        words = [block.text for block in said.blocks if isinstance(block, Text | Title | Quote | Code)]
        blocks += [text(desk, reader, "undelivered-forward"), Quote("\n".join(words))]
    return message(reader, *blocks)


def left(desk: Desk, args: Mapping[str, Any]) -> Message:
    """A chat in which we can no longer write."""
    reader = office_reader(desk)
    client = desk.clients.get(args["client"])
    name = client.name if client else ""
    if args["shared"]:
        return message(reader, text(desk, reader, "left-shared", name=name, title=args["title"]))
    person = desk.people.get(args["account"])
    return message(reader, text(desk, reader, "left-private", name=name, person=person.name if person else ""))


def mishap(desk: Desk, args: Mapping[str, Any]) -> Message:
    """Our own fault, with the id under which everything about it is kept."""
    reader = office_reader(desk)
    return message(reader, text(desk, reader, "mishap", trace=args["trace"], error=args["error"]))


def resumed(desk: Desk, args: Mapping[str, Any]) -> Message:
    """We were away for longer than the platforms keep messages."""
    reader = office_reader(desk)
    return message(reader, text(desk, reader, "resumed", since=ours(desk, datetime.fromisoformat(args["since"]))))


def wording_faulty(desk: Desk, args: Mapping[str, Any]) -> Message:
    """What is wrong in the office's own texts and terms; ours stand in their place."""
    reader = office_reader(desk)
    faults = args["faults"]
    lines = [f"• {fault}" for fault in faults[:MOST_FAULTS]]
    if len(faults) > MOST_FAULTS:
        lines.append(desk.say("tone-more", reader.language, count=len(faults) - MOST_FAULTS))
    return message(reader, text(desk, reader, "wording-faulty", count=len(faults)), Text("\n".join(lines)))
