"""Which files of a message have to be fetched before it can go on, and the errands that do it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bot.core.desk import Desk
from bot.core.effects import Prepare
from bot.core.files import Attached
from bot.core.rows import Held, Response


def missing(row: Held | Response, desk: Desk) -> Sequence[tuple[int, Attached]]:
    """Number and file of what is not here yet, and cannot go where it shall go without being here."""
    to = row.to if isinstance(row, Response) else ""
    return [(number, file) for number, file in enumerate(row.files) if file.on_its_way and not _resent(file, to, desk)]


def fetches(row: Held | Response, desk: Desk) -> Sequence[Prepare]:
    """An errand for each missing file.

    Platforms deliver an album's messages one by one, so the first one waits a moment for the others (`settle`).
    """
    first = isinstance(row, Held) and row.album is not None and not desk.messages.where(album=row.album)
    return [
        Prepare(
            id=f"fetch:{row.id}:{number}",
            recipe="fetch",
            args={
                "table": "messages" if isinstance(row, Held) else "responses",
                "row": row.id,
                "number": number,
                "account": row.by,
                "file": msgspec.to_builtins(file),
                "settle": first,
            },
            then="fetched",
            client=row.client,
        )
        for number, file in missing(row, desk)
    ]


def _resent(file: Attached, to: str, desk: Desk) -> bool:
    """Whether the platform on which it was sent can send it on by itself."""
    name = file.ref.partition(":")[0]
    platform = desk.platforms.get(name)
    return platform is not None and platform.resends and to.startswith(f"{name}:")
