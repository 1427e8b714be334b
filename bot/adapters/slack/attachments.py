"""The files of a message as Slack lists them: our attachments, and lines for those that lie elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.core.files import Attachment, Kind

Payload = dict[str, Any]

PREFIX = "slack:"

# What people record in Slack itself arrives as audio or video of any type.
_RECORDED: dict[str, Kind] = {"slack_audio": "voice", "slack_video": "video"}

_KINDS: dict[str, Kind] = {"image": "photo", "audio": "audio", "video": "video"}


def attachments(message: Payload) -> tuple[Attachment, ...]:
    """Those of a message, and of what is forwarded in it.

    Of a file from another workspace Slack tells the id only (`check_file_info`); fetching it settles the rest.
    """
    return tuple(_attachment(file) for file in _files(message) if not _lies_elsewhere(file))


def elsewhere(message: Payload) -> list[str]:
    """A line with the address for each file that Slack only links to (Google Drive and the like)."""
    return [_line(file) for file in _files(message) if _lies_elsewhere(file)]


def is_gone(file: Payload) -> bool:
    """Whether Slack shows only that a file was there."""
    return file.get("mode") == "tombstone" or file.get("file_access") == "file_not_found"


def _files(message: Payload) -> Iterator[Payload]:
    """What was taken away stays in the list as a tombstone: it is no longer a file of the message."""
    shared = [part for part in message.get("attachments") or () if part.get("is_share")]
    for part in (message, *shared):
        yield from (file for file in part.get("files") or () if not is_gone(file))


def _attachment(file: Payload) -> Attachment:
    mime = file.get("mimetype") or ""
    return Attachment(
        kind=_RECORDED.get(file.get("subtype") or "") or _KINDS.get(mime.partition("/")[0]) or "document",
        ref=PREFIX + file["id"],
        name=file.get("name") or file.get("title") or "",
        mime=mime,
        size=file.get("size"),
    )


def _lies_elsewhere(file: Payload) -> bool:
    return file.get("mode") == "external" or bool(file.get("is_external"))


def _line(file: Payload) -> str:
    name = file.get("title") or file.get("name") or ""
    address = file.get("external_url") or file.get("url_private") or file.get("permalink") or ""
    return f"{name} ({address})" if name and address else name or address or f"[{file['id']}]"
