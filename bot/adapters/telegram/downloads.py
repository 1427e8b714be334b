"""Brings what somebody sent into the file store: asked for, streamed, and compared with what Telegram announced."""

from __future__ import annotations

import math
from collections.abc import AsyncGenerator
from contextlib import aclosing

from aiohttp import ClientResponse

from bot.adapters.telegram.line import Line
from bot.adapters.telegram.media import DOWNLOAD_BYTES, own
from bot.core.errors import DeliveryError, NotFetched, Rejected, RetryLater, Unreachable, Unsure
from bot.core.files import Attachment
from bot.store.files import FileStore, Kept

CHUNK_BYTES = 1 << 16
_OK, _REFUSED, _PATIENCE = 200, (400, 404), 429
_PAGES = (b"<!doctype html", b"<html")


async def fetch(line: Line, attachment: Attachment, files: FileStore) -> Kept:
    """See `Adapter.fetch`. The file's address holds the token and never leaves this room."""
    known = own(attachment.ref)
    if known is None:
        raise NotFetched("gone")
    if (attachment.size or 0) > min(DOWNLOAD_BYTES, files.most_bytes):
        raise NotFetched("too_large")
    try:
        told = await line.once(line.bot.get_file(known.file_id))
    except (Rejected, Unreachable) as refusal:
        raise NotFetched("too_large" if "too big" in str(refusal).lower() else "gone") from None
    if not told.file_path:
        raise NotFetched("gone")
    announced = attachment.size if told.file_size is None else told.file_size
    if (announced or 0) > files.most_bytes:
        raise NotFetched("too_large")
    # The library leaves a path bare if there happens to be a file of that name on this machine.
    home = f"{line.bot.base_file_url}/"
    address = home + told.file_path.removeprefix(home)
    async with aclosing(_content(line, address, attachment, announced)) as chunks:
        return await files.keep(chunks)


async def _content(
    line: Line, address: str, attachment: Attachment, announced: int | None
) -> AsyncGenerator[bytes, None]:
    """The file in chunks. Raises NotFetched, RetryLater or Unsure, none of which knows the address."""
    fault: DeliveryError
    try:
        async with line.download(address) as answer:
            _check(answer)
            async for chunk in _compared(answer, attachment, announced):
                yield chunk
            return
    except (NotFetched, DeliveryError):
        raise
    except Exception as error:  # noqa: BLE001  whatever the connection does, its error may hold the address
        fault = line.fault(error)
    raise fault


async def _compared(
    answer: ClientResponse, attachment: Attachment, announced: int | None
) -> AsyncGenerator[bytes, None]:
    """The chunks, as long as they can be what was announced. Raises NotFetched."""
    size, most = 0, math.inf if announced is None else announced
    async for chunk in answer.content.iter_chunked(CHUNK_BYTES):
        page = not size and _is_page(chunk, answer)
        size += len(chunk)
        if (page and (attachment.kind != "document" or announced is None)) or size > most:
            raise NotFetched("not_a_file")
        yield chunk
    if size and announced is not None and size != announced:
        raise NotFetched("not_a_file")


def _check(answer: ClientResponse) -> None:
    """Raise unless a file follows. A refusal counts if it is in Telegram's form, else it came from between."""
    if answer.status in _REFUSED and answer.content_type == "application/json":
        raise NotFetched("gone")
    if answer.status == _PATIENCE:
        seconds = answer.headers.get("Retry-After", "")
        raise RetryLater("Telegram asks for patience", float(seconds) if seconds.isdecimal() else None)
    if answer.status != _OK:
        raise Unsure(f"Telegram answered {answer.status} for a file")


def _is_page(chunk: bytes, answer: ClientResponse) -> bool:
    """Whether a web page begins here. A document may be one, as long as its size is what was announced."""
    return answer.content_type == "text/html" or chunk.lstrip().lower().startswith(_PAGES)
