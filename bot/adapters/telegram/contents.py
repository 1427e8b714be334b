"""What a message holds beside its text: files and places are attachments, the rest a line that names it. Pure.

Such a line is `[poll: Which day? · Friday / Monday]` or `[dice: 🎲 4]`, so that whoever reads it knows
that something was sent.
"""

from __future__ import annotations

from typing import Any

from telegram import Location, Message
from telegram.constants import MessageType

from bot.adapters.telegram.media import ref_of
from bot.core.files import Attachment, Kind

# Content that stays a line: the message's attribute, what to call it, which of its own attributes tell it apart.
_LINES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("checklist", "checklist", ("title",)),
    ("contact", "contact", ("first_name", "last_name", "phone_number")),
    ("dice", "dice", ("emoji", "value")),
    ("game", "game", ("title",)),
    ("invoice", "invoice", ("title",)),
    ("paid_media", "paid media", ()),
    ("poll", "poll", ("question",)),
    ("story", "story", ()),
)
# What of these is a list of several lines, which people wrote too: its attribute, and where each has its words.
_LISTS = {"checklist": "tasks", "poll": "options"}
# The library's kinds of message that stand beside any content.
_BESIDES = {"business_connection_id", "effect_id", "reply_to_story", "sender_boost_count", "sender_business_bot"}
_KNOWN = tuple(kind.value for kind in MessageType if kind.value not in _BESIDES)
# Files: the message's attribute, which is Telegram's kind, our kind, and the type where Telegram tells none.
# The order matters: an animation is a document too.
_FILES: tuple[tuple[str, Kind, str], ...] = (
    ("animation", "animation", "video/mp4"),
    ("audio", "audio", "audio/mpeg"),
    ("document", "document", ""),
    ("sticker", "sticker", ""),
    ("video", "video", "video/mp4"),
    ("video_note", "video", "video/mp4"),
    ("voice", "voice", "audio/ogg"),
)


def attachments_of(message: Message) -> tuple[Attachment, ...]:
    """The files and places in a message. Telegram puts one into each; an album is several messages."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (_file("photo", "photo", largest, "image/jpeg"),)
    for attribute, kind, mime in _FILES:
        if content := getattr(message, attribute):
            return (_file(attribute, kind, content, mime),)
    if message.venue:
        return (_place(message.venue.location, message.venue.title),)
    if message.location:
        return (_place(message.location, ""),)
    return ()


def line_of(message: Message) -> str:
    """What stands in the text for content that is no attachment, or names a place; empty if there is nothing such."""
    if message.venue:
        return "\n".join(part for part in (message.venue.title, message.venue.address) if part)
    for attribute, label, details in _LINES:
        if content := getattr(message, attribute):
            told = [str(detail) for name in details if (detail := getattr(content, name)) is not None]
            if several := getattr(content, _LISTS.get(attribute, ""), ()):
                told += ["·", " / ".join(each.text for each in several)]
            return f"[{label}: {' '.join(told)}]" if told else f"[{label}]"
    return _unknown(message)


def _unknown(message: Message) -> str:
    """Content that is newer than the library: what Telegram calls it, so that nothing goes by unseen."""
    if any(getattr(message, kind) for kind in _KNOWN):
        return ""
    return " ".join(f"[{name.replace('_', ' ')}]" for name, content in message.api_kwargs.items() if content)


def _file(what: str, kind: Kind, content: Any, mime: str) -> Attachment:
    return Attachment(
        kind=kind,
        ref=ref_of(what, content.file_id),
        name=_name(what, content),
        mime=getattr(content, "mime_type", None) or (_sticker(content)[0] if what == "sticker" else mime),
        size=content.file_size,
    )


def _name(what: str, content: Any) -> str:
    """The file's name. A sticker's emoji and a piece of music's title tell more than none."""
    if name := getattr(content, "file_name", None):
        return str(name)
    if what == "sticker" and content.emoji:
        return f"{content.emoji}.{_sticker(content)[1]}"
    if what == "audio":
        return " - ".join(part for part in (content.performer, content.title) if part)
    return ""


def _sticker(content: Any) -> tuple[str, str]:
    """A sticker's type and the ending of its name."""
    if content.is_animated:
        return "application/x-tgsticker", "tgs"
    return ("video/webm", "webm") if content.is_video else ("image/webp", "webp")


def _place(where: Location, name: str) -> Attachment:
    return Attachment(kind="place", name=name, latitude=_degrees(where.latitude), longitude=_degrees(where.longitude))


def _degrees(value: float) -> str:
    """Decimal degrees; the sixth place is a tenth of a metre."""
    return f"{value:.6f}".rstrip("0").rstrip(".")
