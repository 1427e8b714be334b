"""What arrived: somebody wrote, pressed or commanded; a chat changed; an errand came back.

Ids of accounts and chats start with their platform's name and a colon (`telegram:42`, `slack:T024BE7LD:D0G9QPY56`), so
that the core can tell them apart without knowing any platform. `id` of an event is what the platform repeats when it
delivers the same thing again; an event whose id was committed once is never handled twice.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from bot.core.facts import Language
from bot.core.files import Attachment
from bot.core.forms import Values


class Account(Struct, frozen=True, kw_only=True):
    """Who acted, as the platform tells it. Only `id` identifies; `name` is what to call them.

    `kind` is `bot` for automatic senders and `nobody` for a message in the name of a group or channel, which has no
    identity: it can neither claim, link nor approve. `name` is empty where the platform tells it only on request.
    """

    id: str
    name: str = ""
    language: str | None = None
    timezone: str | None = None
    kind: Literal["person", "bot", "nobody"] = "person"


class Chat(Struct, frozen=True, kw_only=True):
    """Where it happened. `shared` is False for a private conversation between one account and the bot.

    `topics`: each client can have a thread of messages there (a forum group's topics, a channel's threads).
    """

    id: str
    shared: bool = False
    title: str = ""
    topics: bool = False


class FromPerson(Struct, frozen=True, kw_only=True):
    """What every deed of a person has. `thread` is where an answer belongs (None: in the chat itself).

    `platform_at` (UTC) is the platform's own time of the deed, None where it tells none (a Telegram button press).
    """

    id: str
    by: Account
    chat: Chat
    thread: str | None = None
    message: str | None = None
    platform_at: datetime | None = None


class Wrote(FromPerson, frozen=True, kw_only=True, tag="wrote"):
    """A message. `addressed`: it mentions the bot or answers one of its messages; always True in a private chat.

    `text` may be empty if there are `attachments`. Messages with the same `album` were sent as one.
    """

    text: str
    reply_to: str | None = None
    addressed: bool = True
    attachments: tuple[Attachment, ...] = ()
    album: str | None = None


class Edited(FromPerson, frozen=True, kw_only=True, tag="edited"):
    """A message's text or files were changed (never sent for an unfurl or another invisible change)."""

    text: str
    attachments: tuple[Attachment, ...] = ()


class Deleted(FromPerson, frozen=True, kw_only=True, tag="deleted"):
    """A message was deleted."""


class Quoted(Struct, frozen=True, kw_only=True):
    """What a command answers, where the platform shows it along with the command. `album` as in Wrote."""

    text: str
    attachments: tuple[Attachment, ...] = ()
    album: str | None = None


class Commanded(FromPerson, frozen=True, kw_only=True, tag="commanded"):
    """A slash command: `/verb rest`. `verb` is lower case and without the slash; empty for a bare `/paletti`.

    `album`, as in Wrote, is that of the command's own message, of which the other messages follow.
    """

    verb: str
    rest: str = ""
    reply_to: str | None = None
    attachments: tuple[Attachment, ...] = ()
    quoted: Quoted | None = None
    album: str | None = None


class Pressed(FromPerson, frozen=True, kw_only=True, tag="pressed"):
    """A button. `token` names the card, `choice` what was chosen; both come from outside and prove nothing."""

    token: str
    choice: str


class Picked(FromPerson, frozen=True, kw_only=True, tag="picked"):
    """Somebody chose `command` in the menu of a message, which is `message` and reads as `quoted`.

    A platform may offer that in every chat, also where the bot is not. What cannot be told to be the private chat of
    this account with the bot counts as shared.
    """

    command: str
    quoted: Quoted


class Submitted(FromPerson, frozen=True, kw_only=True, tag="submitted"):
    """A form was filled in. `token` as in Form; `values` by field: a text, or the chosen ones of several.

    What was left empty is an empty text. All of it comes from outside and proves nothing. Where a form stands in no
    chat, `chat` is one that counts as shared and that nobody knows.
    """

    token: str
    values: Values


class Joined(FromPerson, frozen=True, kw_only=True, tag="joined"):
    """The bot was brought into a shared chat, by `by`."""


class Left(FromPerson, frozen=True, kw_only=True, tag="left"):
    """The bot can no longer write in this chat: removed from it, or blocked."""


class Moved(Struct, frozen=True, kw_only=True, tag="moved"):
    """A chat got a new id."""

    id: str
    chat: str
    new_chat: str


class TopicLost(Struct, frozen=True, kw_only=True, tag="topic_lost"):
    """A topic that we had opened is no longer there."""

    id: str
    chat: str
    thread: str


class Connected(Struct, frozen=True, kw_only=True, tag="connected"):
    """A platform answered at start. `handle` is the bot's name there, `slash` what comes before a verb.

    `invite` is the address that brings a client in, with `{code}` where the code goes; empty if there is none.
    `resends`: what was sent to us there can be sent on by its `ref` alone, however large it is. `forms`: it can show a
    form; elsewhere its questions are asked one at a time.
    """

    id: str
    platform: str
    handle: str
    slash: str = "/"
    invite: str = ""
    resends: bool = False
    forms: bool = False


class Founded(Struct, frozen=True, kw_only=True, tag="founded"):
    """A start, with what the settings say. On empty data it seeds the ledger; `fingerprint` as in OfficeOpened.

    Afterwards commands rule over hours and holidays. No command sets name, zone and language, so for those of them
    that stand in the settings (`chosen`, by the names of these fields) the settings go on counting.
    """

    id: str
    fingerprint: str
    name: str
    rule: str
    timezone: str
    language: Language
    holidays: str = ""
    chosen: tuple[str, ...] = ()


class ClockSet(Struct, frozen=True, kw_only=True, tag="clock_set"):
    """The bot runs on a moved clock from now on, or (`clock_start` None) on the system's again."""

    id: str
    clock_start: datetime | None = None
    speed_milli: int = 1000


class CodeIssued(Struct, frozen=True, kw_only=True, tag="code_issued"):
    """A one-time code with which an account becomes the owner's was shown on the console. `digest` is its SHA-256."""

    id: str
    digest: str


class Resumed(Struct, frozen=True, kw_only=True, tag="resumed"):
    """The bot is up again; the last thing it committed before was at `silent_since` (UTC)."""

    id: str
    silent_since: datetime


class WordingFaulty(Struct, frozen=True, kw_only=True, tag="wording_faulty"):
    """At start: what is wrong in the office's own texts and terms, a line each."""

    id: str
    faults: tuple[str, ...]


class Done(Struct, frozen=True, kw_only=True, tag="done"):
    """A message of ours arrived: `post` is its outbox id, `chat` and `message` where the platform put it."""

    id: str
    post: str
    chat: str
    message: str


class Failed(Struct, frozen=True, kw_only=True, tag="failed"):
    """A message or errand of ours is given up. `why`: `unreachable`, `rejected` or `unsure` (held, to be asked)."""

    id: str
    post: str
    why: Literal["unreachable", "rejected", "unsure"]
    reason: str


class Prepared(Struct, frozen=True, kw_only=True, tag="prepared"):
    """An errand came back with its result."""

    id: str
    errand: str
    then: str
    args: dict[str, Any]
    result: dict[str, Any]


PersonEvent = Wrote | Edited | Deleted | Commanded | Pressed | Picked | Submitted | Joined | Left
Event = (
    PersonEvent
    | Moved
    | TopicLost
    | Connected
    | Founded
    | ClockSet
    | CodeIssued
    | Resumed
    | WordingFaulty
    | Done
    | Failed
    | Prepared
)
