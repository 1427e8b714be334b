"""What the server tells the page: notes, JSON objects with a `kind`. Pure.

    people    who is on the page: `people`, each with key, chat, name, side, role, about
    chat      a shared chat: its title, people (keys), place in a list, whether it has topics and the bot is present
    message   a message: chat, id, by (a persona's key or `bot`), at, blocks, language, edited, deleted, reply_to,
              album, thread, topic (the title of the topic that it opens), service (`joined`, `left`)
    menu      the commands to suggest in a chat (None: in every one that has no menu of its own)
    clock     the hour and what it means
    entry     a line of a ledger
    proof     what the check of all ledgers says: entries, findings, tampering
    tour      where the tour stands, if there is one: see `tour.Guide.stand`

A deed's reply is no note, but an object too: see `reply_note`.

Blocks are those of `bot.core.effects`, with `type`; a file's has `url` (None if it is not there) and `shown`: `image`,
`audio`, `video` or `card`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from bot.adapters import MenuItem
from bot.adapters.playground.scene import Persona, Room
from bot.core.effects import Answer, Message, Text, Title

BOT = "bot"

Note = dict[str, Any]


class LedgerLine(Struct, frozen=True, kw_only=True):
    """A ledger entry as the page shows it. `ledger` is a label for people, `hash` hexadecimal, `at` UTC.

    `title` and `version` are of the thing that it is about, where it is about one. `facts` are the public ones by name,
    ids told as people know them. `prev` is the hash before, `who` acted, `shown` and `words` are the exact texts; what
    is not there, or was erased, is empty.
    """

    ledger: str
    seq: int
    kind: str
    at: datetime
    hash: str
    title: str = ""
    version: int | None = None
    prev: str = ""
    who: str = ""
    facts: dict[str, str] = {}
    shown: str = ""
    words: str = ""


class Finding(Struct, frozen=True, kw_only=True):
    """What does not add up: the ledger's label, the entry's number, the check's own words."""

    ledger: str
    seq: int
    reason: str


class Tampering(Struct, frozen=True, kw_only=True):
    """The entry of which the check is given a changed copy: `place` is `words`, `shown` or `at`; before and after.

    `start` is where in the text the changed word begins, in UTF-16 units, as browsers count.
    """

    ledger: str
    seq: int
    place: str
    start: int
    was: str
    now: str


class Proof(Struct, frozen=True, kw_only=True):
    """What the check says of so many entries of all ledgers; without findings all of them hold."""

    entries: int
    findings: tuple[Finding, ...] = ()
    tampering: Tampering | None = None


def people_note(personas: Iterable[Persona]) -> Note:
    """Who is on the page."""
    fields = ("key", "chat", "name", "side", "role", "about")
    return {"kind": "people", "people": [{name: getattr(one, name) for name in fields} for one in personas]}


def chat_note(room: Room, place: int, *, present: bool) -> Note:
    """A shared chat, the how-manieth it is in a list of chats, and whether the bot is in it."""
    return _plain({"kind": "chat", **msgspec.structs.asdict(room), "place": place, "present": present})


def message_note(chat: str, message: str, by: str, at: datetime, blocks: list[Note], **more: Any) -> Note:
    """A message. `more` are the other fields, where they are not as in most."""
    usual = {
        "edited": False,
        "deleted": False,
        "reply_to": None,
        "album": None,
        "thread": None,
        "topic": None,
        "service": None,
        "language": "",
    }
    return _plain({"kind": "message", "chat": chat, "id": message, "by": by, "at": at, "blocks": blocks} | usual | more)


def text_block(text: str) -> list[Note]:
    """What somebody wrote, if they wrote anything."""
    return [{"type": "text", "text": text}] if text.strip() else []


def words_of(note: Note) -> str:
    """What can be read in a message, a line for each of its blocks."""
    return "\n".join(block["text"] for block in note["blocks"] if "text" in block)


def topic_of(said: Message) -> str | None:
    """The title of the topic that a message opens; None if it opens none."""
    if not said.opens_topic:
        return None
    titles = [block.text for block in said.blocks if isinstance(block, Title)]
    return (titles or [block.text for block in said.blocks if isinstance(block, Text)] or ["…"])[0]


def rewritten(note: Note, blocks: list[Note], language: str) -> Note:
    """The same message with other content, marked as edited."""
    return note | {"edited": True, "language": language, "blocks": blocks}


def withdrawn(note: Note) -> Note:
    """The place where a message was."""
    return note | {"deleted": True, "blocks": []}


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


def proof_note(proof: Proof) -> Note:
    """What the check says."""
    return _plain({"kind": "proof", **msgspec.structs.asdict(proof)})


def _plain(value: Note) -> Note:
    """JSON types only, instants as ISO 8601 with `Z`."""
    return msgspec.convert(msgspec.to_builtins(value), Note)


def reply_note(answers: Iterable[Answer]) -> dict[str, Any]:
    """What the page hears of a deed: a toast, often empty, or a form to fill in; the errors of a form by field."""
    told = list(answers)
    form = next((answer.form for answer in told if answer.form), None)
    errors = next((answer.errors for answer in told if answer.errors), {})
    toast = "" if form else next((answer.text for answer in told if answer.text), "")
    shown = {"form": msgspec.to_builtins(form)} if form else {}
    return {"toast": toast, **shown, **({"errors": errors} if errors else {})}
