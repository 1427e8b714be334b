"""Rows of the side tables: who is who, what was written and answered, and what hangs in the chats. Instants are UTC."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct, field

from bot.core.files import Attached


class Client(Struct, frozen=True, kw_only=True):
    """`clients`, by client id: what the ledger may not hold."""

    client: str
    name: str


class Title(Struct, frozen=True, kw_only=True):
    """`titles`, by the id of a thing: the words people gave it (why the office is away, what an approval is about)."""

    text: str
    client: str | None = None


class Seal(Struct, frozen=True, kw_only=True):
    """`seals`, by `ledger/seq`: the office's signature over a ledger's head. `sig` is hexadecimal."""

    ledger: str
    seq: int
    hash: str
    at: datetime
    sig: str


class Person(Struct, frozen=True, kw_only=True):
    """`people`, by account id: whose account this is. `contact` or `member` is the opaque id that the ledger uses.

    `private` is the chat in which the bot can talk to this person alone, once known. `told` is the closed spell whose
    away reply the person has had. `language` is what the platform tells, `speaks` what the person has chosen. `asked`:
    a stranger who has had the open questions. `left` is the client for whom this person no longer speaks: to be in that
    client's shared chat is not enough then. `linked`: the same person has other accounts.
    """

    account: str
    name: str = ""
    language: str | None = None
    speaks: Literal["it", "en"] | None = None
    timezone: str | None = None
    client: str | None = None
    contact: str | None = None
    member: str | None = None
    private: str | None = None
    told: str | None = None
    asked: bool = False
    left: str | None = None
    linked: bool = False


class Member(Struct, frozen=True, kw_only=True):
    """`members`, by member id: who of the office this is, and where the bot talks to this member alone.

    `account` is empty until the invitation was used. `noted` is the closed spell in which the member was reminded that
    the office is closed, `unasked` the one in which late answers go out unasked.
    """

    member: str
    account: str = ""
    name: str = ""
    private: str | None = None
    noted: str | None = None
    unasked: str | None = None


class Held(Struct, frozen=True, kw_only=True):
    """`messages`, by `chat#message`: what a client wrote, until it is answered (and 30 days after).

    `held` waits for the digest, `passed` was passed on at once, `answered` is settled. `thread` is where an answer
    belongs. `withdrawn`: its author deleted it. `assigned` is the member who is to answer.
    """

    id: str
    chat: str
    by: str
    text: str
    at: datetime
    state: Literal["held", "passed", "answered"]
    thread: str | None = None
    shared: bool = False
    client: str | None = None
    edited: bool = False
    withdrawn: bool = False
    snoozed_until: datetime | None = None
    answered_at: datetime | None = None
    files: tuple[Attached, ...] = ()
    album: str | None = None
    urgent: bool = False
    assigned: str | None = None


class Response(Struct, frozen=True, kw_only=True):
    """`responses`, by `chat#message` of what a member wrote to a client, until it leaves.

    `fetching`: its files are on their way to us. `asked`: the office is closed, and the member is asked when it shall
    go. `waiting`: it goes at an opening, not before `not_before`. `warned`: something in it was pointed out to the
    member, and it goes at `not_before` as it is. The account `by` wrote it in `asked_in`; it goes to the chat `to` for
    `account`, and settles the messages `held`. `numbered` is what stood before the text, to say which item of a digest
    it answers.
    """

    id: str
    by: str
    asked_in: str
    to: str
    text: str
    at: datetime
    state: Literal["fetching", "asked", "waiting", "warned"]
    held: tuple[str, ...] = ()
    account: str | None = None
    thread: str | None = None
    asked_thread: str | None = None
    client: str | None = None
    files: tuple[Attached, ...] = ()
    not_before: datetime | None = None
    numbered: str = ""


class Call(Struct, frozen=True, kw_only=True):
    """`calls`, by id: a client's urgent call. `open` until somebody answers, or for 15 minutes.

    `chat` and `thread` are where the client is told what comes of it, `account` who called, `surcharge` is the
    approval by which its price was accepted.
    """

    id: str
    client: str
    account: str
    chat: str
    at: datetime
    state: Literal["open", "taken", "refused", "unanswered"] = "open"
    thread: str | None = None
    member: str | None = None
    surcharge: str | None = None


class Post(Struct, frozen=True, kw_only=True):
    """`posts`, by `chat#message` of a message of ours: what it was about, so that a reply to it can be understood.

    `about` are its items, each the messages that were sent as one. `topic`: what is written there is for the client.
    `approval`, `payment`, `call`, `checkin`, `complaint`, `recap`: it is the card `about[0][0]`. `source`: a message
    whose content was asked for approval, as each (approval, version, client) of `about`; `reads` is how it read
    (`handlers.quoting`).
    """

    about: tuple[tuple[str, ...], ...]
    kind: Literal["passed", "digest", "topic", "approval", "payment", "call", "checkin", "complaint", "recap", "source"]
    at: datetime
    client: str | None = None
    reads: str | None = None


May = Literal["owner", "member", "client"]


class Card(Struct, frozen=True, kw_only=True):
    """`cards`, by token: a message with buttons. `may` says who may press; `client` means people of the card's client.

    `chat` and `message` tell where it hangs, `parcel` in which outbox row it left. `data` is the subject's own.
    """

    token: str
    subject: str
    may: May
    chat: str
    at: datetime
    client: str | None = None
    parcel: str | None = None
    message: str | None = None
    version: int = 1
    state: str = "open"
    data: dict[str, Any] = field(default_factory=dict)


class Code(Struct, frozen=True, kw_only=True):
    """`codes`, by SHA-256 of the code: single-use, expiring. `role` is what using it makes of the account.

    `link` makes it a second account of whoever is `member`, or `contact` of `client`. `used`: by then it is worth
    nothing, but whoever tries it again can be told so.
    """

    role: Literal["owner", "contact", "member", "link"]
    expires_at: datetime
    client: str | None = None
    member: str | None = None
    contact: str | None = None
    used: bool = False


class Tries(Struct, frozen=True, kw_only=True):
    """`tries`, by account id: wrong codes in a row, and how long the account has to wait."""

    wrong: int
    not_before: datetime


class Burst(Struct, frozen=True, kw_only=True):
    """`bursts`, by account (and what is counted): how much came since `since`."""

    since: datetime
    count: int


class Platform(Struct, frozen=True, kw_only=True):
    """`platforms`, by name: the bot's name there, and the rest as in the Connected event."""

    handle: str
    slash: str = "/"
    invite: str = ""
    resends: bool = False
    forms: bool = False
