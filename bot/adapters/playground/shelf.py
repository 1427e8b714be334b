"""Files on the page: what people upload, kept aside until it is fetched, and what may be shown under which address.

Whatever it claims to be, a file never becomes a page: only pictures, sounds and films of the listed types are shown in
their place, everything else is for saving.
"""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import AsyncIterable, AsyncIterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from bot.adapters.playground.notes import Note
from bot.adapters.playground.payloads import Upload
from bot.adapters.playground.scene import PLATFORM
from bot.core.effects import Block, File
from bot.core.errors import NotFetched
from bot.core.files import Attachment, clean_name
from bot.store.files import FileStore

LARGEST_MEGABYTES = 20  # what a bot may download on Telegram
SPOOL_MEGABYTES = 500
CHUNK_BYTES = 256 * 1024
# SVG is missing on purpose: it can hold scripts.
TYPES: dict[str, Literal["image", "audio", "video"]] = {
    "image/png": "image",
    "image/jpeg": "image",
    "image/gif": "image",
    "image/webp": "image",
    "image/avif": "image",
    "audio/mpeg": "audio",
    "audio/mp4": "audio",
    "audio/x-m4a": "audio",
    "audio/aac": "audio",
    "audio/ogg": "audio",
    "audio/webm": "audio",
    "audio/wav": "audio",
    "audio/x-wav": "audio",
    "audio/flac": "audio",
    "video/mp4": "video",
    "video/webm": "video",
    "video/ogg": "video",
    "video/quicktime": "video",
}


class Shown(Struct, frozen=True):
    """A file as it is served."""

    path: Path
    name: str
    mime: str

    @property
    def shown(self) -> Literal["image", "audio", "video", "card"]:
        """How the page shows it: only what a browser can be trusted with is more than a card."""
        return TYPES.get(_bare(self.mime), "card")


class Shelf:
    """The uploads of this run, and the addresses under which files are shown: random, and gone with the process."""

    def __init__(self, files: FileStore) -> None:
        """`files` holds what the bot sends."""
        self._files = files
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._uploads: dict[str, Attachment] = {}  # by key
        self._shown: dict[str, Shown] = {}  # by key
        self._keys: dict[tuple[str, str, str], str] = {}  # by hash, name and type

    async def take(self, upload: Upload, chunks: AsyncIterable[bytes]) -> str:
        """Keep an uploaded file; its key. Raises NotFetched for one that is too large or has no room, StorageFault.

        One without content is taken: what then becomes of it is for the bot to say.
        """
        key, size = secrets.token_urlsafe(16), 0
        try:
            kept = await self._spool().keep(chunks)
            size = kept.size
            self._shown[key] = Shown(self._spool().path(kept.sha256), clean_name(upload.name), upload.mime)
        except NotFetched as error:
            if error.problem != "empty":
                raise
        ref = f"{PLATFORM}:{key}"
        self._uploads[key] = Attachment(kind=upload.kind, ref=ref, name=upload.name, mime=upload.mime, size=size)
        return key

    def attachment(self, key: str) -> Attachment:
        """The upload as an event announces it. Raises LookupError."""
        if key not in self._uploads:
            raise LookupError("there is no such upload any more")
        return self._uploads[key]

    def served(self, key: str) -> Shown:
        """What is shown under a key. Raises LookupError if it is no longer there."""
        shown = self._shown.get(key)
        if shown is None or not shown.path.exists():
            raise LookupError("there is no such file any more")
        return shown

    async def content(self, attachment: Attachment) -> AsyncIterator[bytes]:
        """An upload in chunks. Raises NotFetched."""
        key = attachment.ref.removeprefix(f"{PLATFORM}:")
        if key not in self._uploads:
            raise NotFetched("gone")
        if key not in self._shown:
            raise NotFetched("empty")
        try:
            file = await asyncio.to_thread(self._shown[key].path.open, "rb")
        except FileNotFoundError:
            raise NotFetched("gone") from None
        with file:
            while chunk := await asyncio.to_thread(file.read, CHUNK_BYTES):
                yield chunk

    def blocks_of(self, attachment: Attachment | None) -> list[Note]:
        """How the page shows what somebody sent: one block, or none."""
        if attachment is None:
            return []
        if attachment.kind == "place":
            point = {"latitude": attachment.latitude, "longitude": attachment.longitude}
            return [{"type": "place", "name": "", **point}]
        file = File(
            kind=attachment.kind,
            name=clean_name(attachment.name),
            mime=attachment.mime,
            size=attachment.size,
            ref=attachment.ref,
        )
        return [self.block(file)]

    def block(self, block: Block) -> Note:
        """A block as the page gets it, files with an address."""
        note: Note = msgspec.to_builtins(block)
        if isinstance(block, File):
            del note["sha256"], note["ref"]
            key = self._key(block)
            note["url"] = f"/files/{key}" if key else None
            note["shown"] = self._shown[key].shown if key else "card"
        return note

    def attachments_in(self, blocks: list[Note]) -> tuple[Attachment, ...]:
        """The files and places in a message of the bot's, so that they can be sent back to it.

        A file that is no longer here is among them; whoever fetches it learns that it is gone.
        """
        found = []
        for block in blocks:
            if block["type"] == "place":
                point = {name: block[name] for name in ("name", "latitude", "longitude")}
                found.append(Attachment(kind="place", **point))
            elif block["type"] == "file":
                key = (block["url"] or "").rpartition("/")[2]
                about = {name: block[name] for name in ("kind", "name", "mime", "size")}
                sent = Attachment(ref=f"{PLATFORM}:{key}", **about)
                found.append(self._uploads.setdefault(key, sent) if key else sent)
        return tuple(found)

    def close(self) -> None:
        """Delete the uploads."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _key(self, file: File) -> str | None:
        """Under which key a file is shown; None if it is not there or empty."""
        upload = file.ref.removeprefix(f"{PLATFORM}:")
        if file.sha256 is None:
            return upload if upload in self._shown else None
        shown = Shown(self._files.path(file.sha256), clean_name(file.name), file.mime)
        if not shown.path.exists():
            return None
        key = self._keys.setdefault((file.sha256, shown.name, shown.mime), secrets.token_urlsafe(16))
        self._shown[key] = shown
        return key

    def _spool(self) -> FileStore:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="paletti-playground-")
        return FileStore(Path(self._folder.name), file_megabytes=LARGEST_MEGABYTES, all_megabytes=SPOOL_MEGABYTES)


def _bare(mime: str) -> str:
    """The type without its parameters: a browser's recorder says `audio/webm;codecs=opus`."""
    return mime.partition(";")[0].strip().lower()
