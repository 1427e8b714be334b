"""Which files of a message have to be fetched before it can go on, and the errands that do it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bot.core.approval_rows import Asking
from bot.core.desk import Desk
from bot.core.effects import Prepare
from bot.core.events import Edited
from bot.core.files import Attached, attached
from bot.core.rows import Held, Response

Waiting = Held | Response | Asking
TABLES: dict[type, str] = {Held: "messages", Response: "responses", Asking: "asking"}


def missing(row: Waiting, desk: Desk) -> Sequence[Attached]:
    """The files that are not here yet, and cannot go where they shall go without being here."""
    to = row.to if isinstance(row, Response) else ""
    return [file for file in row.files if file.on_its_way and not _resent(file, to, desk)]


def sent_as_one(held: Held, desk: Desk) -> list[Held]:
    """The message, or its whole album as far as it is here. What is given counts, not what is stored of it."""
    album = desk.messages.where(album=held.album, chat=held.chat) if held.album else []
    return list(({each.id: each for each in album} | {held.id: held}).values())


def awaited(held: Held, desk: Desk) -> bool:
    """Whether files of the message, or of its album, are still on their way."""
    return any(missing(each, desk) for each in sent_as_one(held, desk))


def fetches(row: Waiting, desk: Desk) -> Sequence[Prepare]:
    """An errand for each missing file, named by it: a message that is edited may have others in the same places.

    Platforms deliver an album's messages one by one, so the first one waits a moment for the others (`settle`).
    """
    first = isinstance(row, Held) and row.album is not None and len(sent_as_one(row, desk)) == 1
    return [
        Prepare(
            id=f"fetch:{row.id}:{file.ref}",
            recipe="fetch",
            args={
                "table": TABLES[type(row)],
                "row": row.id,
                "account": row.by,
                "file": msgspec.to_builtins(file),
                "settle": first,
            },
            then="fetched",
            client=row.client,
        )
        for file in missing(row, desk)
    ]


def _resent(file: Attached, to: str, desk: Desk) -> bool:
    """Whether the platform on which it was sent can send it on by itself."""
    name = file.ref.partition(":")[0]
    platform = desk.platforms.get(name)
    return platform is not None and platform.resends and to.startswith(f"{name}:")


def same_or_new(before: tuple[Attached, ...], event: Edited) -> tuple[Attached, ...]:
    """Files that were there already need not be fetched again. A platform may give the same file another `ref`."""
    known = {(file.ref or (file.latitude, file.longitude)): file for file in before}
    given = [attached(each) for each in event.attachments]
    return tuple(known.get(file.ref or (file.latitude, file.longitude), file) for file in given)
