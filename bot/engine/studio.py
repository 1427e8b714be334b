"""Pictures are drawn when a message leaves, in a thread, so that nobody waits for the typesetter."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from msgspec.structs import replace

from bot.adapters import Delivery
from bot.core.effects import File, Picture, Text
from bot.core.files import Kind
from bot.store.files import FileStore

log = structlog.get_logger()

Draw = Callable[[str, dict[str, Any]], bytes]


class Studio:
    """Turns the pictures of a delivery into files."""

    def __init__(self, draw: Draw, typeset: Draw, write: Draw, files: FileStore) -> None:
        """`draw(template, data)` gives a PNG, `typeset` a PDF, `write` a text; they may run in any thread."""
        self._make: dict[str, tuple[Draw, str, Kind]] = {
            "photo": (draw, "image/png", "photo"),
            "document": (typeset, "application/pdf", "document"),
            "text": (write, "text/plain", "document"),
            "calendar": (write, "text/calendar", "document"),
        }
        self._files = files

    async def drawn(self, delivery: Delivery) -> Delivery:
        """The delivery with its pictures drawn. Where one cannot be, its words stand in: the rest must arrive."""
        message = delivery.message
        if not any(isinstance(block, Picture) for block in message.blocks):
            return delivery
        blocks = [await self._file(block) if isinstance(block, Picture) else block for block in message.blocks]
        return replace(delivery, message=replace(message, blocks=tuple(blocks)))

    async def _file(self, picture: Picture) -> File | Text:
        try:
            make, mime, kind = self._make[picture.kind]
            content = await asyncio.to_thread(make, picture.template, picture.data)
            kept = await asyncio.to_thread(self._files.keep_bytes, content)
        except Exception as error:
            log.exception("a picture cannot be drawn", template=picture.template, exc_info=error)
            return Text(picture.alt)
        return File(kind=kind, name=picture.name, mime=mime, size=kept.size, sha256=kept.sha256)
