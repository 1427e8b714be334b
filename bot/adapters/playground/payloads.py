"""What the page tells the server, and the events that follow from it. Pure. `notes` is the other direction.

Every call is a POST of one JSON object, one of the structs below, to the address of its name:

    /api/write, edit, delete, press, join, leave, submit   a deed; answers {"toast": "…"}, the toast often empty, with
                                                   a `form` to fill in, or the `errors` of one by field, if there are
    /api/clock                                     a Move; answers {}
    /api/ledger                                    a Probe; answers {}
    /api/tour                                      a Lead (see `tour`); answers like a deed
    /api/stream                                    a Watch; answers with lines
                                                   {"epoch": 1, "number": 7, "news": [note, …]}; another epoch is
                                                   another office, of which the page knows nothing yet
    /api/upload?name=…&kind=…&mime=…               the file itself as body; answers {"key": "…"} for Write.files

A refusal is plain text: 400 it does not read, 403 not the page's, 404 not there, 409 nothing lies ahead, 413 too large,
415 another type, 503 not saved, 507 no room. What is uploaded and sent is shown from GET /files/KEY.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from bot.adapters.playground.scene import HANDLE, PLATFORM, Language, Persona, Room
from bot.core.events import (
    Commanded,
    Deleted,
    Edited,
    Joined,
    Left,
    PersonEvent,
    Pressed,
    Quoted,
    Submitted,
    Wrote,
)
from bot.core.files import Attachment
from bot.core.forms import MOST_OPTIONS

LONGEST_TEXT = 8_000  # characters; twice what Telegram takes, so that long pasted texts can be tried
MOST_FILES = 10  # as many as Telegram takes for an album
MOST_FIELDS = 100  # as many as Slack shows in a modal
MENTION = re.compile(rf"(?<!\w)@{HANDLE}\b", re.IGNORECASE)

Words = Annotated[str, Meta(pattern=r"\S", max_length=LONGEST_TEXT)]
Reference = Annotated[str, Meta(min_length=1, max_length=64)]
Value = Annotated[str, Meta(max_length=LONGEST_TEXT)] | Annotated[tuple[Reference, ...], Meta(max_length=MOST_OPTIONS)]
Degrees = Annotated[str, Meta(pattern=r"^-?\d{1,3}(\.\d{1,6})?\Z")]


class Deed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person did on the page. `id` is the page's own and is repeated when it tries again after a fault.

    `chat` is where (None: in the private chat with the bot). `language` is what the page is shown in: this platform's
    counterpart of the language that a phone's app reports.
    """

    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9-]{8,64}\Z")]
    persona: str
    language: Language
    chat: str | None = None


class Point(Struct, frozen=True, forbid_unknown_fields=True):
    """A place, in decimal degrees."""

    latitude: Degrees
    longitude: Degrees

    def __post_init__(self) -> None:
        """Refuse what is not on the globe."""
        if abs(float(self.latitude)) > 90 or abs(float(self.longitude)) > 180:  # noqa: PLR2004  the poles, the date line
            raise ValueError("latitude goes to 90 degrees, longitude to 180")


class Write(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A message or, beginning with a slash, a command; several `files` (keys of uploads) are an album."""

    text: Annotated[str, Meta(max_length=LONGEST_TEXT)] = ""
    reply_to: Reference | None = None
    thread: Reference | None = None
    files: Annotated[tuple[Reference, ...], Meta(max_length=MOST_FILES)] = ()
    place: Point | None = None

    def __post_init__(self) -> None:
        """Refuse what says nothing."""
        if not self.text.strip() and not self.files and self.place is None:
            raise ValueError("a message needs words, a file or a place")


class Edit(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """New words for an own message."""

    message: Reference
    text: Words


class Delete(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An own message is taken back; of an album, all of it."""

    message: Reference


class Press(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A button under a message of the bot's."""

    message: Reference
    token: Reference
    choice: Reference


class Join(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The bot is brought into a shared chat."""


class Leave(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The bot is removed from a shared chat."""


class Submit(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form, filled in: by field a text, or what was chosen of several."""

    token: Reference
    values: Annotated[dict[Reference, Value], Meta(max_length=MOST_FIELDS)]


Act = Write | Edit | Delete | Press | Join | Leave | Submit


class Upload(Struct, frozen=True, forbid_unknown_fields=True):
    """What the page says of a file before it is sent; as on any platform, nothing of it is proven."""

    name: Annotated[str, Meta(max_length=255)]
    kind: Literal["photo", "document", "audio", "voice", "video", "animation", "sticker"]
    mime: Annotated[str, Meta(max_length=100)] = ""


class Move(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the clock is to go."""

    to: Literal["hour", "opening", "due"]


class Probe(Struct, frozen=True, forbid_unknown_fields=True):
    """The check is to look at all entries again, at a tampered copy of entry `seq` of `ledger`, or at none any more."""

    do: Literal["verify", "tamper", "restore"]
    ledger: Annotated[str, Meta(max_length=200)] = ""
    seq: Annotated[int, Meta(ge=0)] = 0


class Watch(Struct, frozen=True, forbid_unknown_fields=True):
    """The page wants the news after `since` (0: everything), and what follows.

    `epoch` is of which of the offices that the page has shown it has news (0: of none yet).
    """

    since: Annotated[int, Meta(ge=0)]
    epoch: Annotated[int, Meta(ge=0)] = 0


class Part(Struct, frozen=True, kw_only=True):
    """One message of what was written at once. `id` tells it apart when the page tries again."""

    id: str
    text: str
    attachment: Attachment | None = None
    album: str | None = None
    reply_to: str | None = None


class Spot(Struct, frozen=True, kw_only=True):
    """Who did something where and when. `at` is the page's hour in UTC.

    `to_bot`: it answers a message of the bot's. `quoted` is the message that it answers, whose ever that is.
    """

    persona: Persona
    language: Language
    room: Room
    at: datetime
    message: str | None = None
    thread: str | None = None
    to_bot: bool = False
    quoted: Quoted | None = None


def parts_of(deed: Write, files: list[Attachment]) -> Iterator[Part]:
    """The messages that were written at once: one for each file, the words with the first."""
    attachments = list(files)
    if deed.place is not None:
        attachments.append(Attachment(kind="place", latitude=deed.place.latitude, longitude=deed.place.longitude))
    first = Part(id=deed.id, text=deed.text, reply_to=deed.reply_to)
    if not attachments:
        yield first
    album = f"{PLATFORM}:{deed.id}" if len(attachments) > 1 else None
    for number, attachment in enumerate(attachments):
        part = replace(first, attachment=attachment, album=album)
        yield replace(part, id=f"{deed.id}.{number}", text="", reply_to=None) if number else part


def written(part: Part, spot: Spot) -> Wrote | Commanded:
    """The event that a message is: a command if it begins with a slash."""
    attachments = (part.attachment,) if part.attachment else ()
    common = _common(part.id, spot) | {"attachments": attachments, "reply_to": part.reply_to, "album": part.album}
    if part.text.startswith("/"):
        verb, _, rest = part.text[1:].partition(_first_space(part.text))
        verb = verb.lower().removesuffix(f"@{HANDLE.lower()}")
        return Commanded(**common, verb=verb, rest=rest.strip(), quoted=spot.quoted if part.reply_to else None)
    addressed = not spot.room.shared or spot.to_bot or bool(MENTION.search(part.text))
    return Wrote(**common, text=unmentioned(part.text, spot.room), addressed=addressed)


def edited(deed: Edit, spot: Spot, attachments: tuple[Attachment, ...]) -> Edited:
    """The event that new words for a message are; its files stay."""
    return Edited(**_common(deed.id, spot), text=unmentioned(deed.text, spot.room), attachments=attachments)


def happened(deed: Delete | Press | Join | Leave | Submit, deed_id: str, spot: Spot) -> PersonEvent:
    """The event that any other deed is."""
    common = _common(deed_id, spot)
    match deed:
        case Delete():
            return Deleted(**common)
        case Press(token=token, choice=choice):
            return Pressed(**common, token=token, choice=choice)
        case Submit(token=token, values=values):
            return Submitted(**common, token=token, values=dict(values))
        case Join():
            return Joined(**common)
        case Leave():
            return Left(**common)


def unmentioned(text: str, room: Room) -> str:
    """The words without the bot's handle, by which it was called into a conversation of others."""
    found = MENTION.search(text) if room.shared else None
    while found:
        before, after = text[: found.start()].rstrip(" "), text[found.end() :].lstrip(" ")
        gap = "" if after[:1] in tuple(",.;:?!") else " "
        text = f"{before}{gap}{after}" if before else after.lstrip(" ,:")
        found = MENTION.search(text)
    return text.strip() if room.shared else text


def _common(deed_id: str, spot: Spot) -> dict[str, Any]:
    return {
        "id": f"{PLATFORM}:{deed_id}",
        "by": spot.persona.acting(spot.language),
        "chat": spot.room.as_chat(),
        "thread": spot.thread,
        "message": spot.message,
        "platform_at": spot.at,
    }


def _first_space(text: str) -> str:
    return next((character for character in text if character.isspace()), " ")
