"""Telegram's kinds of file: how we refer to one, what it may have beside it, and as which kind a file is sent. Pure."""

from __future__ import annotations

import re
from mimetypes import guess_type
from typing import NamedTuple

from bot.core.effects import File

# The Bot API's limits in bytes. For downloads its server counts 1024² to the megabyte; for uploads this is safe.
DOWNLOAD_BYTES = 20 << 20
UPLOAD_BYTES = 50_000_000
PHOTO_BYTES = 10_000_000
ALBUM_LIMIT = 10

# What may stand in one album; everything else is a message of its own.
FAMILIES = {"photo": "pictures", "video": "pictures", "document": "documents", "audio": "audio"}
UNCAPTIONED = frozenset({"sticker", "video_note"})
EDITABLE = frozenset({"photo", "document", "audio", "video", "animation"})

# Which content Telegram takes as what it is; the rest arrives as a document.
_SPOKEN = frozenset({"audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/m4a"})
_TAKEN = {
    "photo": frozenset({"image/jpeg", "image/png", "image/webp"}),
    "audio": _SPOKEN,
    "voice": _SPOKEN | {"audio/ogg", "audio/opus"},
    "video": frozenset({"video/mp4"}),
    "animation": frozenset({"image/gif", "video/mp4"}),
    "sticker": frozenset({"image/webp", "video/webm", "application/x-tgsticker"}),
}
_SIGNS = {"photo": "🖼", "audio": "🎵", "voice": "🎤", "video": "🎬", "animation": "🎞", "sticker": "🏷", "place": "📍"}

_PREFIX = "telegram:"
# Telegram's ids are long. The library takes a short one for a path, if there happens to be such a file.
_OWN = re.compile(rf"{_PREFIX}([a-z_]+):([\w-]{{20,}})", re.ASCII)


class Own(NamedTuple):
    """A file that Telegram has: as what it was sent there (`video_note` too), and its id."""

    what: str
    file_id: str


def ref_of(what: str, file_id: str) -> str:
    """How we refer to one of Telegram's files: it can be sent on only as what it was."""
    return f"{_PREFIX}{what}:{file_id}"


def own(ref: str) -> Own | None:
    """The file that is referred to, or None where it is none of Telegram's."""
    found = _OWN.fullmatch(ref)
    return Own(*found.groups()) if found else None


def sent_as(file: File, size: int | None) -> str | None:
    """As what the file is sent; None where it cannot be: neither Telegram nor we have it, or it is too large.

    `size` in bytes, None if it is not known. What Telegram has already is sent on whatever its size.
    """
    known = own(file.ref)
    if known is not None:
        return known.what
    if file.sha256 is None or file.kind == "place" or (size or 0) > UPLOAD_BYTES:
        return None
    mime = (file.mime or guess_type(file.name)[0] or "").partition(";")[0].strip().lower()
    odd = bool(mime) and mime not in _TAKEN.get(file.kind, frozenset())
    return "document" if odd or (file.kind == "photo" and (size or 0) > PHOTO_BYTES) else file.kind


def line_of(file: File) -> str:
    """The line that stands for a file that cannot be sent: a sign for what it is, its name and size."""
    size = [f"({file.size / 1_000_000:.1f} MB)"] if file.size else []
    return " ".join((_SIGNS.get(file.kind, "📎"), *filter(None, [file.name]), *size))
