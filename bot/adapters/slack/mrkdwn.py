"""Slack's markup, both ways: what people wrote as plain text, and plain text in which nothing can act. Pure."""

from __future__ import annotations

import re
from typing import Any

from bot.adapters.slack.attachments import elsewhere

_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_ENTITY = re.compile("|".join(_ENTITIES))

# Control characters, which nobody shows, would only swell what is sent.
_ESCAPES = {code: "" for code in range(0x20) if chr(code) not in "\n\t"}
_ESCAPES |= {ord(plain): entity for entity, plain in _ENTITIES.items()}

# <https://a.example|label>, <@U1|name>, <#C1|general>, <!here>, <!date^0^{date}|1 May>
_TOKEN = re.compile(r"<(?P<kind>[@#!]?)(?P<body>[^<>|]*)(?:\|(?P<label>[^<>]*))?>|&(?:amp|lt|gt);")

# An address ends before the punctuation of the sentence that it stands in.
_ADDRESS = re.compile(r"""(https?://[^\s<>|]*[^\s<>|.,;:!?()\[\]{}'"*_~`])""")


def readable(text: str, own_user: str) -> str:
    """A message's text as people see it, without the mention of ourselves, which only says to whom it is spoken."""
    mention = rf"<@{re.escape(own_user)}(?:\|[^<>]*)?>[:,]?[ \t]*"
    return _TOKEN.sub(_as_shown, re.sub(mention, "", text)).strip()


def mentions(text: str, user: str) -> bool:
    """Whether the text mentions this user."""
    return f"<@{user}>" in text or f"<@{user}|" in text


def escaped(text: str) -> str:
    """Plain text that Slack shows as it is: it can form no link, no mention and no `<!channel>`."""
    return text.translate(_ESCAPES)


def inert(text: str) -> str:
    """As `escaped`, but what is an address stays one that can be followed. Without a label it cannot mislead."""
    pieces = _ADDRESS.split(text)
    return "".join(f"<{escaped(piece)}>" if place % 2 else escaped(piece) for place, piece in enumerate(pieces))


def _as_shown(token: re.Match[str]) -> str:
    if token["body"] is None:
        return _ENTITIES[token[0]]
    body, label = unescaped(token["body"]), unescaped(token["label"] or "")
    match token["kind"]:
        case "":
            # A label that hides another address would lose where the link leads.
            return body if not label else label if label in body else f"{label} ({body})"
        case "!":
            return label or f"@{body}"
        case sign:
            return f"{sign}{label or body}"


def unescaped(text: str) -> str:
    """Text as people see it, without Slack's escapes."""
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], text)


def with_attachments(text: str, message: dict[str, Any]) -> str:
    """The text, and a line for each forwarded message and each file that lies elsewhere, so that none is lost."""
    forwarded = [
        f"[forwarded: {unescaped(part.get('fallback') or part.get('text') or '')}]"
        for part in message.get("attachments") or ()
        if part.get("is_share")
    ]
    return "\n".join(line for line in (text, *forwarded, *elsewhere(message)) if line)
