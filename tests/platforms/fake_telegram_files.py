"""The fake Telegram's files: what it keeps, how it tells of them, and what it takes as an upload."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.platforms.fake_telegram_rules import Breach, Refusal

if TYPE_CHECKING:
    from tests.platforms.fake_telegram import FakeTelegram

DOWNLOAD_BYTES = 20 << 20
UPLOAD_BYTES = 50 << 20
PHOTO_BYTES = 10 << 20
CAPTION_LIMIT = 1024
ALBUMS = ({"photo", "video"}, {"document"}, {"audio"})
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")
JPEG = b"\xff\xd8\xff\xe0 a picture"
_TYPE_NAMES = {"video_note": "VideoNote"}


class Given(dict[str, Any]):
    """The fields of a request; `uploads` are its files, as (name, content) by field."""

    uploads: dict[str, tuple[str, bytes]]


@dataclass(frozen=True)
class Stored:
    """A file that Telegram has. `announced` is the size it tells, in bytes, which a test may have made wrong."""

    file_id: str
    what: str
    content: bytes
    name: str
    mime: str
    announced: int | None
    emoji: str = ""

    @property
    def path(self) -> str:
        return f"{self.what}s/{self.file_id}"

    @property
    def told(self) -> dict[str, Any]:
        """The part of a message that holds it."""
        size = {} if self.announced is None else {"file_size": self.announced}
        plain = {"file_id": self.file_id, "file_unique_id": f"u{self.file_id[-8:]}", **size}
        named = (
            plain | ({"file_name": self.name} if self.name else {}) | ({"mime_type": self.mime} if self.mime else {})
        )
        if self.what == "photo":
            small = {"file_id": f"{self.file_id}-thumbnail", "file_unique_id": "small", "width": 90, "height": 60}
            return {"photo": [small, {**plain, "width": 900, "height": 600}]}
        if self.what == "animation":
            return {"animation": {**named, "width": 9, "height": 6, "duration": 1}, "document": named}
        if self.what == "sticker":
            looks = {"type": "regular", "width": 512, "height": 512, "emoji": self.emoji or "😀"}
            moving = {"is_animated": "tgsticker" in self.mime, "is_video": "video" in self.mime}
            return {"sticker": {**plain, **looks, **moving}}
        return {self.what: {**({"video_note": plain}.get(self.what, named)), **_SHAPES.get(self.what, {})}}


_SHAPES: dict[str, dict[str, Any]] = {
    "audio": {"duration": 3},
    "voice": {"duration": 3},
    "video": {"width": 9, "height": 6, "duration": 3},
    "video_note": {"length": 240, "duration": 3},
}


class Cabinet:
    """All files there are. `served_as` changes what is handed out for one: its bytes, status and content type."""

    def __init__(self) -> None:
        self.files: dict[str, Stored] = {}
        self.served_as: dict[str, tuple[bytes, int, str]] = {}

    def keep(self, what: str, content: bytes, **more: Any) -> Stored:
        """A new file; `name`, `mime`, `emoji`, and `announced` if the size that is told is another."""
        known = {"name": "", "mime": "", "announced": len(content)} | more
        stored = Stored(f"AgACAgIAAxkBAAI{len(self.files) + 1:08d}_-{what}", what, content, **known)
        self.files[stored.file_id] = stored
        return stored

    def taken(self, what: str, value: str, given: Given) -> Stored:
        """The file that a field names, as a known id or as an upload."""
        if not value.startswith("attach://"):
            stored = self.files.get(value)
            if stored is None:
                raise Refusal(400, "Bad Request: wrong file identifier/HTTP URL specified")
            if stored.what != what:
                names = [_TYPE_NAMES.get(each, each.title()) for each in (stored.what, what)]
                raise Refusal(400, f"Bad Request: can't use file of type {names[0]} as {names[1]}")
            return stored
        field = value.removeprefix("attach://")
        if field not in given.uploads:
            raise Breach(f"there is no file {field} in the request")
        name, content = given.uploads.pop(field)
        if not content:
            raise Refusal(400, "Bad Request: file must be non-empty")
        if len(content) > UPLOAD_BYTES:
            raise Refusal(413, "Request Entity Too Large")
        if what == "photo" and (len(content) > PHOTO_BYTES or not content.startswith(PICTURES)):
            raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
        return self.keep(what, content, name=name)

    async def serve(self, path: str) -> web.Response:
        """A file for download."""
        for stored in self.files.values():
            if stored.path == path and stored.file_id in self.served_as:
                content, status, kind = self.served_as[stored.file_id]
                return web.Response(body=content, status=status, content_type=kind)
            if stored.path == path:
                return web.Response(body=stored.content, content_type="application/octet-stream")
        return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)


async def received(request: web.BaseRequest) -> tuple[dict[str, str], dict[str, tuple[str, bytes]]]:
    """The fields and the files of a multipart request. A file that no field attaches stands for its own field."""
    fields: dict[str, str] = {}
    uploads: dict[str, tuple[str, bytes]] = {}
    async for part in await request.multipart():
        if part.filename is None:
            fields[part.name] = await part.text()
        else:
            uploads[part.name] = (part.filename, bytes(await part.read()))
    for name in uploads:
        if not any(f"attach://{name}" in value for value in fields.values()):
            fields[name] = f"attach://{name}"
    return fields, uploads


async def get_file(server: FakeTelegram, params: Given) -> Any:
    stored = server.cabinet.files.get(params["file_id"])
    if stored is None:
        raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    if max(len(stored.content), stored.announced or 0) > DOWNLOAD_BYTES:
        raise Refusal(400, "Bad Request: file is too big")
    size = {} if stored.announced is None else {"file_size": stored.announced}
    return {"file_id": stored.file_id, "file_unique_id": "u", "file_path": stored.path, **size}


def album_of(given: Given) -> list[dict[str, Any]]:
    """The media of a group, if they may stand together."""
    media = given["media"] if isinstance(given["media"], list) else json.loads(given["media"])
    if not 2 <= len(media) <= 10:
        raise Breach("group send failed: an album has 2 to 10 items")
    if not any({each["type"] for each in media} <= family for family in ALBUMS):
        raise Breach("group send failed: these kinds cannot stand in one album")
    return media
