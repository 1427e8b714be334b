"""What the page and the server tell each other: the page's calls to events, messages and ledger lines to notes. Pure.

A note is a JSON object with a `kind`: `people`, `message`, `menu`, `clock` or `entry`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from bot.adapters import MenuItem
from bot.core.effects import Message, Text
from bot.core.events import Account, Chat, Commanded, Edited, Pressed, Wrote

PLATFORM = "playground"
BOT = "bot"
LONGEST_TEXT = 8_000  # characters; twice what Telegram takes, so that long pasted texts can be tried

Note = dict[str, Any]
Words = Annotated[str, Meta(pattern=r"\S", max_length=LONGEST_TEXT)]
Reference = Annotated[str, Meta(min_length=1, max_length=64)]
Language = Literal["it", "en"]


class Persona(Struct, frozen=True, kw_only=True):
    """Somebody whose phone is on the page. `key` names the account and the private chat, `about` the company."""

    key: str
    name: str
    side: Literal["client", "freelancer"]
    language: Language
    timezone: str
    about: str = ""

    @property
    def account(self) -> str:
        """The account's id."""
        return f"{PLATFORM}:{self.key}"

    @property
    def chat(self) -> str:
        """The id of this person's private chat with the bot."""
        return f"{PLATFORM}:chat:{self.key}"


PERSONAS = (
    Persona(
        key="giulia",
        name="Giulia Bianchi",
        side="client",
        language="it",
        timezone="Europe/Rome",
        about="Rossi SRL",
    ),
    Persona(key="marta", name="Marta", side="freelancer", language="it", timezone="Europe/Rome"),
)


class LedgerLine(Struct, frozen=True, kw_only=True):
    """A ledger entry as the page shows it. `ledger` is a label for people, `hash` the short one, `at` UTC."""

    ledger: str
    seq: int
    kind: str
    at: datetime
    hash: str
    summary: str


class Deed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person did on the page. `id` is the page's own and is repeated when it tries again after a fault.

    `language` is what the page is shown in: this platform's counterpart of the language that a phone's app reports.
    """

    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9-]{8,64}\Z")]
    persona: str
    language: Language


class Write(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A message or, beginning with a slash, a command."""

    text: Words
    reply_to: Reference | None = None


class Edit(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """New words for an own message."""

    message: Reference
    text: Words


class Press(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A button under a message of the bot's."""

    message: Reference
    token: Reference
    choice: Reference


Act = Write | Edit | Press


class Move(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the clock is to go."""

    to: Literal["hour", "opening", "due"]


class Watch(Struct, frozen=True, forbid_unknown_fields=True):
    """The page wants the news after `since` (0: everything), and what follows."""

    since: Annotated[int, Meta(ge=0)]


def event_of(deed: Act, persona: Persona, message: str, at: datetime) -> Wrote | Commanded | Edited | Pressed:
    """The event that a deed is. `message` is the id of the message it made or is about, `at` the page's hour in UTC."""
    common: dict[str, Any] = {
        "id": f"{PLATFORM}:{deed.id}",
        "by": Account(id=persona.account, name=persona.name, language=deed.language, timezone=persona.timezone),
        "chat": Chat(id=persona.chat),
        "message": message,
        "platform_at": at,
    }
    match deed:
        case Press(token=token, choice=choice):
            return Pressed(**common, token=token, choice=choice)
        case Edit(text=text):
            return Edited(**common, text=text)
        case Write(text=text, reply_to=reply_to) if text.startswith("/"):
            verb, _, rest = text[1:].partition(_first_space(text))
            return Commanded(**common, verb=verb.lower(), rest=rest.strip(), reply_to=reply_to)
        case Write(text=text, reply_to=reply_to):
            return Wrote(**common, text=text, reply_to=reply_to)


def _first_space(text: str) -> str:
    return next((character for character in text if character.isspace()), " ")


def people_note(personas: tuple[Persona, ...]) -> Note:
    """Whose phones the page shows."""
    people = [
        {"key": one.key, "chat": one.chat, "name": one.name, "side": one.side, "about": one.about} for one in personas
    ]
    return {"kind": "people", "people": people}


def own_words(text: str) -> Message:
    """What a person wrote, in whatever language."""
    return Message((Text(text),), language="")


def own_note(deed: Write, persona: Persona, message: str, at: datetime) -> Note:
    """A person's message."""
    return bot_note(persona.chat, message, own_words(deed.text), at) | {"by": persona.key, "reply_to": deed.reply_to}


def bot_note(chat: str, message: str, said: Message, at: datetime) -> Note:
    """A message of the bot's."""
    return _plain(
        {
            "kind": "message",
            "chat": chat,
            "id": message,
            "by": BOT,
            "at": at,
            "edited": False,
            "reply_to": None,
            "language": said.language,
            "blocks": said.blocks,
        }
    )


def rewritten(note: Note, said: Message) -> Note:
    """The same message with other content, marked as edited."""
    return note | {"edited": True, "language": said.language, "blocks": msgspec.to_builtins(said.blocks)}


def menu_note(chat: str | None, language: str | None, items: list[MenuItem]) -> Note:
    """The commands to suggest in a chat (None: in every one that has no menu of its own)."""
    return _plain({"kind": "menu", "chat": chat, "language": language, "items": items})


def clock_note(
    minute: datetime, timezone: str, *, is_open: bool, opening: datetime | None, due: datetime | None
) -> Note:
    """The hour and what it means. Instants are UTC; `timezone` is the office's."""
    return _plain(
        {"kind": "clock", "now": minute, "timezone": timezone, "open": is_open, "opening": opening, "due": due}
    )


def entry_note(line: LedgerLine) -> Note:
    """A line of a ledger; its own `kind` travels as `what`."""
    fields = msgspec.structs.asdict(line)
    return _plain(fields | {"kind": "entry", "what": line.kind})


def _plain(value: Note) -> Note:
    """JSON types only, instants as ISO 8601 with `Z`."""
    return msgspec.convert(msgspec.to_builtins(value), Note)
