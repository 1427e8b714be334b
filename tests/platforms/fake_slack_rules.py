"""What Slack refuses in a message, by error code, and what it would let through but nobody wants.

The numbers are Slack's documented limits; a whole message's is the measured one (about 13,200 characters, of which some
100 are counted for each block).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

# A link to a file of the app's own is the one that may have a label.
FILE_LINK = r"<https?://[^<>|\s]+/files/U0BOT/F\w+/[^<>|\s]+\|[^<>\n]+>"

FIELDS = {
    "auth.test": set(),
    "apps.connections.open": set(),
    "chat.postMessage": {
        "channel", "text", "blocks", "metadata", "thread_ts", "unfurl_links", "unfurl_media", "mrkdwn", "parse",
        "link_names", "reply_broadcast", "attachments", "username", "icon_emoji", "icon_url",
    },
    "chat.update": {"channel", "ts", "text", "blocks", "metadata", "parse", "link_names", "attachments"},
    "conversations.history": {
        "channel", "cursor", "limit", "oldest", "latest", "inclusive", "include_all_metadata",
    },
    "conversations.replies": {
        "channel", "ts", "cursor", "limit", "oldest", "latest", "inclusive", "include_all_metadata",
    },
    "conversations.open": {"users", "channel", "return_im", "prevent_creation"},
    "conversations.info": {"channel"},
    "users.info": {"user", "include_locale"},
    "files.info": {"file"},
    "files.getUploadURLExternal": {"filename", "length"},
    "files.completeUploadExternal": {"files"},
    "files.delete": {"file"},
    "views.open": {"trigger_id", "view"},
    "response_url": {"text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts"},
}  # fmt: skip

# What the app must be allowed to do; for a history that depends on the kind of channel.
SCOPES = {
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.open": "im:write",
    "conversations.info": "channels:read",
    "users.info": "users:read",
    "files.info": "files:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "files.delete": "files:write",
}
HISTORY_SCOPES = {"im": "im:history", "mpim": "mpim:history", "group": "groups:history", "channel": "channels:history"}

# The methods that read take forms only.
TAKES_JSON = {
    "auth.test", "chat.postMessage", "chat.update", "conversations.open", "apps.connections.open", "views.open",
}  # fmt: skip


def length(text: str) -> int:
    """In UTF-16 code units, the strictest count."""
    return len(text.encode("utf-16-le")) // 2


def refusal(method: str, payload: Json) -> str | None:
    """The error code for a message that Slack would not take, or None."""
    if set(payload) - FIELDS[method]:
        return "invalid_arguments"
    text, blocks, metadata = payload.get("text"), payload.get("blocks"), payload.get("metadata")
    if not text and not blocks:
        return "no_text"
    if length(text or "") > 40_000:
        return "msg_too_long"
    if metadata is not None and (
        set(metadata) != {"event_type", "event_payload"} or not isinstance(metadata["event_payload"], dict)
    ):
        return "invalid_metadata_format"
    return None if blocks is None else _refusal_of_blocks(blocks)


def _refusal_of_blocks(blocks: list[Json]) -> str | None:
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if not 1 <= len(blocks) <= 50 or len(ids) != len(set(ids)) or not all(map(_good_block, blocks)):
        return "invalid_blocks"
    size = length(json.dumps(blocks, ensure_ascii=False)) + 100 * len(blocks)
    return "msg_blocks_too_long" if size > 13_200 else None


def complaints(method: str, payload: Json) -> Iterator[str]:
    """What Slack would show, but what would be a fault of ours: pings, hidden links, unfurling, raw markup."""
    holds_files = any(re.search(FILE_LINK, text) for text in _marked_up(payload))
    quiet = (payload.get("unfurl_links"), payload.get("unfurl_media"))
    if method == "chat.postMessage" and quiet != ((None, None) if holds_files else (False, False)):
        yield "unfurling is not off, or files cannot be shown"
    for text in _marked_up(payload):
        for token in re.findall(r"<[^>]*>?", text):
            if not re.fullmatch(rf"<https?://[^<>|\s]+>|{FILE_LINK}", token):
                yield f"this acts: {token}"
        for entity in re.findall(r"&(?!amp;|lt;|gt;)\S{0,5}", text):
            yield f"this is not escaped: {entity}"


def _marked_up(payload: Json) -> Iterator[str]:
    yield payload.get("text") or ""
    for block in payload.get("blocks") or ():
        if block.get("type") == "section" and block["text"]["type"] == "mrkdwn":
            yield block["text"]["text"]
            if block["text"].get("verbatim") is not True:
                yield "<names and addresses are not left alone: verbatim is not set>"


def _good_block(block: Json) -> bool:
    if length(block.get("block_id", "x")) not in range(1, 256):
        return False
    match block:
        case {"type": "section", "text": text, **rest}:
            return set(rest) <= {"block_id"} and _good_text(text, ("mrkdwn", "plain_text"), 3000)
        case {"type": "header", "text": text, **rest}:
            return set(rest) <= {"block_id"} and _good_text(text, ("plain_text",), 150)
        case {"type": "divider", **rest}:
            return set(rest) <= {"block_id"}
        case {"type": "actions", "elements": [*elements], **rest}:
            ids = [element.get("action_id") for element in elements]
            good = set(rest) <= {"block_id"} and 1 <= len(elements) <= 25 and len(ids) == len(set(ids))
            return good and all(map(_good_button, elements))
    return False


def _good_button(button: Json) -> bool:
    known = {"type", "action_id", "text", "value", "style", "url", "confirm", "accessibility_label"}
    return (
        button.get("type") == "button"
        and set(button) <= known
        and _good_text(button.get("text"), ("plain_text",), 75)
        and 1 <= length(button.get("action_id", "")) <= 255
        and length(button.get("value", "")) <= 2000
        and button.get("style", "primary") in ("primary", "danger")
    )


def _good_text(text: Any, kinds: tuple[str, ...], longest: int) -> bool:
    extra = {"mrkdwn": "verbatim", "plain_text": "emoji"}
    return (
        isinstance(text, dict)
        and text.get("type") in kinds
        and set(text) <= {"type", "text", extra[text["type"]]}
        and isinstance(text.get("text"), str)
        and bool(text["text"].strip())
        and length(text["text"]) <= longest
    )
