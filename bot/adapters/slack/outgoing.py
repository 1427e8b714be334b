"""From messages to Slack's payloads (Block Kit), and in as many parts as Slack's limits need. Pure.

Limits: 50 blocks a message, 3,000 characters a section, 75 a button's label, 25 buttons a row (docs.slack.dev). A whole
message was measured to be refused from about 13,200 characters on, with some 100 counted for each block.
"""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import replace

from bot.adapters import Delivery
from bot.adapters.slack.mrkdwn import escaped, inert
from bot.adapters.slack.splitting import split
from bot.core.effects import Block, Button, Buttons, Code, Message, Quote, Text, Title

EVENT_TYPE = "paletti_message"

_MOST_BLOCKS = 50
_MOST_BUTTONS = 25
_LONGEST_SECTION = 3000
_LONGEST_LABEL = 75
_LONGEST_MESSAGE = 12_000
_BLOCK_OVERHEAD = 100

Payload = dict[str, Any]


def request(delivery: Delivery) -> tuple[str, Payload]:
    """The Web API method and its arguments for one delivery of a message that fits."""
    body = {
        "channel": channel_of(delivery.chat),
        **_said(delivery.message),
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"id": delivery.id}},
    }
    if delivery.edit is not None:
        return "chat.update", body | {"ts": delivery.edit}
    quiet = {"unfurl_links": False, "unfurl_media": False}
    return "chat.postMessage", body | quiet | ({"thread_ts": delivery.thread} if delivery.thread else {})


def aside(text: str) -> Payload:
    """A line that only the person who pressed or commanded sees."""
    return {"response_type": "ephemeral", "replace_original": False, "text": inert(text)}


def channel_of(chat: str) -> str:
    """Slack's own id of a chat."""
    return chat.rpartition(":")[2]


def carries(message: Payload, delivery_id: str) -> bool:
    """Whether a message that Slack shows us is this delivery."""
    metadata = message.get("metadata") or {}
    return metadata.get("event_type") == EVENT_TYPE and metadata.get("event_payload") == {"id": delivery_id}


def fit(message: Message) -> list[Message]:
    """The message in parts that Slack takes. Buttons stay after their block, and a title before its text."""
    units: list[list[Block]] = []
    for piece in (piece for block in message.blocks for piece in _pieces(block)):
        if units and (isinstance(piece, Buttons) or isinstance(units[-1][-1], Title)):
            units[-1].append(piece)
        else:
            units.append([piece])
    parts: list[list[Block]] = [[]]
    for unit in units:
        # Only a unit that is too large by itself (a dozen full rows of buttons) is taken apart.
        for group in [unit] if _goes(unit) else [[piece] for piece in unit]:
            if parts[-1] and not _goes(parts[-1] + group):
                parts.append([])
            parts[-1] += group
    return [replace(message, blocks=tuple(part)) for part in parts]


def _said(message: Message) -> Payload:
    """The blocks, and the text that notifications and screen readers take instead of them."""
    words = [_words(block) for block in message.blocks if not isinstance(block, Buttons) and _shows(block)]
    rows = [block for block in message.blocks if isinstance(block, Buttons)]
    labels = [escaped(button.label) for row in rows for button in row.buttons]
    return {"text": "\n".join(words) or " · ".join(labels), "blocks": _dressed(message.blocks)}


def _dressed(blocks: tuple[Block, ...] | list[Block]) -> list[Payload]:
    """Block Kit, one block for each of ours; a blank one would be refused and is left out."""
    return [_buttons(block) if isinstance(block, Buttons) else _section(block) for block in blocks if _shows(block)]


def _shows(block: Block) -> bool:
    return bool(block.buttons if isinstance(block, Buttons) else block.text.strip())


def _section(block: Text | Title | Quote | Code) -> Payload:
    # verbatim: Slack makes nothing of #channel or @name by itself.
    return {"type": "section", "text": {"type": "mrkdwn", "text": _words(block), "verbatim": True}}


def _words(block: Text | Title | Quote | Code) -> str:
    match block:
        case Title(text) if not set(text) & set("*\n"):
            return f"*{escaped(text.strip())}*"
        case Quote(text):
            return "\n".join(f"> {inert(line)}" for line in text.split("\n"))
        case Code(text):
            fence = "```" if set(text) & set("`\n") else "`"
            return f"{fence}{escaped(text)}{fence}"
        case _:
            return inert(block.text)


def _buttons(row: Buttons) -> Payload:
    return {"type": "actions", "elements": [_button(place, button) for place, button in enumerate(row.buttons)]}


def _button(place: int, button: Button) -> Payload:
    label = button.label
    if _length(label) > _LONGEST_LABEL:
        label = split(label, lambda text: _length(text) < _LONGEST_LABEL)[0] + "…"
    return {
        "type": "button",
        "action_id": f"button-{place}",
        "text": {"type": "plain_text", "text": label, "emoji": False},
        "value": f"{button.token}:{button.choice}",
    } | ({"style": button.style} if button.style != "plain" else {})


def _pieces(block: Block) -> list[Block]:
    """The block in as many as its own limit needs."""
    if isinstance(block, Buttons):
        rows = range(0, len(block.buttons), _MOST_BUTTONS)
        return [Buttons(block.buttons[start : start + _MOST_BUTTONS]) for start in rows]
    if _fits_section(block):
        return [block]
    return [
        replace(block, text=piece) for piece in split(block.text, lambda text: _fits_section(replace(block, text=text)))
    ]


def _fits_section(block: Text | Title | Quote | Code) -> bool:
    return _length(_words(block)) <= _LONGEST_SECTION


def _goes(blocks: list[Block]) -> bool:
    dressed = _dressed(blocks)
    size = _length(json.dumps(dressed, ensure_ascii=False)) + _BLOCK_OVERHEAD * len(dressed)
    return len(dressed) <= _MOST_BLOCKS and size <= _LONGEST_MESSAGE


def _length(text: str) -> int:
    """In UTF-16 code units, the most that anybody could count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
