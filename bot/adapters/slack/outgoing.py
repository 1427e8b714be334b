"""From messages to Slack's payloads (Block Kit), and in as many parts as Slack's limits need. Pure.

Limits: 50 blocks a message, 3,000 characters a section, 75 a button's label, 25 buttons a row (docs.slack.dev). A whole
message was measured to be refused from about 13,200 characters on, with some 100 counted for each block.

A file is shown by its link: when the app that owns a file posts the link in a message's text, Slack shows the file
below the message to all who read there.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from msgspec.structs import replace

from bot.adapters import Delivery
from bot.adapters.slack.mrkdwn import escaped, inert
from bot.adapters.slack.splitting import length, shortened, split
from bot.core.effects import Block, Button, Buttons, Code, File, Message, Picture, Place, Quote, Text, Title
from bot.core.files import Kind, clean_name

EVENT_TYPE = "paletti_message"

_MOST_BLOCKS = 48  # and two for the outbox's marks
_MOST_BUTTONS = 25
_LONGEST_SECTION = 3000
_LONGEST_LABEL = 75
_LONGEST_MESSAGE = 12_000
_BLOCK_OVERHEAD = 100
# How many previews Slack shows below a message it does not document; five have been seen to work.
_MOST_FILES = 5
# Longer than Slack's links to files, which hold the workspace's name, two ids and the file's name.
_SOME_LINK = "https://" + "x" * 400

_SIGNS: dict[Kind, str] = {
    "photo": "\N{FRAME WITH PICTURE}",
    "audio": "\N{MUSICAL NOTE}",
    "voice": "\N{MICROPHONE}",
    "video": "\N{CLAPPER BOARD}",
    "animation": "\N{CLAPPER BOARD}",
}
_PAPERCLIP = "\N{PAPERCLIP}"
_PIN = "\N{ROUND PUSHPIN}"

Payload = dict[str, Any]
Links = Callable[[File], str | None]
Words = Text | Title | Quote | Code
Line = File | Place | Picture

_NOWHERE: dict[File, str] = {}


def request(delivery: Delivery, links: Mapping[File, str] = _NOWHERE) -> tuple[str, Payload]:
    """The Web API method and its arguments for one delivery of a message that fits.

    `links` are those of the files in it; a file without one is named only.
    """
    body = {
        "channel": channel_of(delivery.chat),
        **_said(delivery.message, links.get),
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"id": delivery.id}},
    }
    if delivery.edit is not None:
        return "chat.update", body | {"ts": delivery.edit}
    # Slack shows a file for its link only if it may look at media, which it does unless it is told otherwise.
    quiet = {} if links else {"unfurl_links": False, "unfurl_media": False}
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


def files_in(message: Message) -> list[File]:
    """The files that have to be in Slack before the message can show them."""
    return [block for block in message.blocks if isinstance(block, File) and block.sha256]


def file_name(file: File) -> str:
    """What the file is called in Slack: it has an ending, so that Slack knows what it is, and no trick in its name."""
    return clean_name(file.name) or f"{file.kind}{mimetypes.guess_extension(file.mime) or ''}"


def _said(message: Message, links: Links) -> Payload:
    """The blocks, and the text that notifications and screen readers take instead of them.

    Slack looks for links to files in the text only, so it holds them too.
    """
    shown = [block for block in message.blocks if not isinstance(block, Buttons) and _shows(block)]
    words = [_words(block, links) for block in shown if not isinstance(block, Buttons)]
    rows = [block for block in message.blocks if isinstance(block, Buttons)]
    labels = [escaped(button.label) for row in rows for button in row.buttons]
    return {"text": "\n".join(words) or " · ".join(labels), "blocks": _dressed(message.blocks, links)}


def _dressed(blocks: tuple[Block, ...] | list[Block], links: Links) -> list[Payload]:
    """Block Kit, one block for each of ours; a blank one would be refused and is left out."""
    return [
        _buttons(block) if isinstance(block, Buttons) else _section(_words(block, links))
        for block in blocks
        if _shows(block)
    ]


def _shows(block: Block) -> bool:
    match block:
        case Buttons(buttons):
            return bool(buttons)
        case File() | Place() | Picture():
            return True
        case _:
            return bool(block.text.strip())


def _section(words: str) -> Payload:
    # verbatim: Slack makes nothing of #channel or @name by itself.
    return {"type": "section", "text": {"type": "mrkdwn", "text": words, "verbatim": True}}


def _words(block: Words | Line, links: Links) -> str:
    match block:
        case Title(text) if not set(text) & set("*\n"):
            return f"*{escaped(text.strip())}*"
        case Quote(text):
            return "\n".join(f"> {inert(line)}" for line in text.split("\n"))
        case Code(text):
            fence = "```" if set(text) & set("`\n") else "`"
            return f"{fence}{escaped(text)}{fence}"
        case File():
            return _file(block, links(block))
        case Picture(name=name, alt=alt):
            # A picture that is delivered has become a file before; one that has not is told in words.
            drawn = File(kind="photo" if block.kind == "photo" else "document", name=name)
            link = links(drawn)
            return _file(drawn, link) if link else inert(alt)
        case _:
            return inert(_place(block) if isinstance(block, Place) else block.text)


def _file(file: File, link: str | None) -> str:
    name = escaped(file_name(file))
    return f"{_SIGNS.get(file.kind, _PAPERCLIP)} {f'<{link}|{name}>' if link else name}"


def _place(place: Place) -> str:
    spot = f"mlat={quote(place.latitude)}&mlon={quote(place.longitude)}"
    words = (_PIN, " ".join(place.name.split()), f"https://www.openstreetmap.org/?{spot}")
    return " ".join(word for word in words if word)


def _buttons(row: Buttons) -> Payload:
    return {"type": "actions", "elements": [_button(place, button) for place, button in enumerate(row.buttons)]}


def _button(place: int, button: Button) -> Payload:
    return {
        "type": "button",
        "action_id": f"button-{place}",
        "text": {"type": "plain_text", "text": shortened(button.label, _LONGEST_LABEL), "emoji": False},
        "value": f"{button.token}:{button.choice}",
    } | ({"style": button.style} if button.style != "plain" else {})


def _pieces(block: Block) -> list[Block]:
    """The block in as many as its own limit needs."""
    match block:
        case Buttons(buttons):
            rows = range(0, len(buttons), _MOST_BUTTONS)
            return [Buttons(buttons[start : start + _MOST_BUTTONS]) for start in rows]
        case File() | Place() | Picture():
            return [block]
        case _ if _fits_section(block):
            return [block]
        case _:
            pieces = split(block.text, lambda text: _fits_section(replace(block, text=text)))
            return [replace(block, text=piece) for piece in pieces]


def _fits_section(block: Words) -> bool:
    return length(_words(block, _anywhere)) <= _LONGEST_SECTION


def _goes(blocks: list[Block]) -> bool:
    dressed = _dressed(blocks, _anywhere)
    size = length(json.dumps(dressed, ensure_ascii=False)) + _BLOCK_OVERHEAD * len(dressed)
    files = sum(isinstance(block, File | Picture) for block in blocks)
    return len(dressed) <= _MOST_BLOCKS and size <= _LONGEST_MESSAGE and files <= _MOST_FILES


def _anywhere(_file: File) -> str:
    """As long as a link can be: where the file will be is not known before it is sent."""
    return _SOME_LINK
