"""Files in what is said: passed on as what they are, or named with the reason why they are not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from bot.core.desk import Desk
from bot.core.effects import Block, File, Message, Place, Text
from bot.core.files import Attached
from bot.messages.parts import message, office_reader, text
from bot.wording.sizes import size


def blocks(desk: Desk, files: Sequence[Attached], to: str, language: str) -> list[Block]:
    """The files for the chat `to`. What its platform can send on by itself needs not be here."""
    return [_block(desk, file, to, language) for file in files]


def _block(desk: Desk, file: Attached, to: str, language: str) -> Block:
    if file.kind == "place":
        return Place(latitude=file.latitude, longitude=file.longitude, name=file.name)
    name = file.ref.partition(":")[0]
    platform = desk.platforms.get(name)
    resent = platform is not None and platform.resends and to.startswith(f"{name}:")
    if file.sha256 is None and not resent:
        problem = (file.problem or "gone").replace("_", "-")
        return Text(desk.say(f"file-{problem}", language, file=told(desk, file, language)))
    return File(
        kind=file.kind,
        name=file.name or desk.say(f"kind-{file.kind}", language),
        mime=file.mime,
        size=file.size,
        sha256=file.sha256,
        ref=file.ref,
    )


def answer_without(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To a member: a file that cannot go with the answer."""
    reader = office_reader(desk)
    file = msgspec.convert(args["file"], Attached)
    return message(reader, text(desk, reader, "answer-without", file=told(desk, file, reader.language)))


def told(desk: Desk, file: Attached, language: str) -> str:
    """A file in words: "document plan.pdf (1.2 MB)"."""
    words = " ".join(part for part in (desk.say(f"kind-{file.kind}", language), file.name) if part)
    return f"{words} ({size(file.size, language)})" if file.size else words
