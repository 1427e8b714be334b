"""Files for the office in `tests.kit`: sent on one of its platforms, and fetched when the test says so."""

import asyncio
import contextlib

from bot.core.effects import File
from bot.core.events import Connected, Edited
from bot.core.files import Attachment


def given(house, name, *, content=None, kind="document", platform="telegram", **fields):
    """An attachment; `content` is what stands behind it: bytes, or an error."""
    ref = f"{platform}:{name}"
    getattr(house, platform).sent[ref] = name.encode() if content is None else content
    return Attachment(kind=kind, ref=ref, name=fields.pop("called", name), **fields)


async def resends(house):
    """From now on what was sent on Telegram can be sent on there by its `ref` alone."""
    await house.receives(Connected(id=house.fresh(), platform="telegram", handle="@neri_bot", resends=True))


async def edits(house, name, message, text, *attachments):
    return await house.receives(house.deed(Edited, name, message=message, text=text, attachments=attachments))


def content_of(house, block):
    """What a file that was delivered holds."""
    return house.office.files.path(block.sha256).read_bytes()


def files_to(house, chat):
    """The files of everything that stands in a chat now, in order."""
    blocks = [block for delivery in house.wall(chat).values() for block in delivery.message.blocks]
    return [block for block in blocks if isinstance(block, File)]


def fetched(adapter):
    return [attachment.ref for attachment in adapter.fetched]


@contextlib.contextmanager
def slow(adapter, only=""):
    """Whatever is fetched from this platform (or only what has this reference) waits for the event that this gives."""
    gate, fetch = asyncio.Event(), adapter.fetch

    async def waiting(attachment, files):
        if attachment.ref == (only or attachment.ref):
            await gate.wait()
        return await fetch(attachment, files)

    adapter.fetch = waiting
    try:
        yield gate
    finally:
        gate.set()
        adapter.fetch = fetch
