"""The side tables of shared chats: whose they are, and which thread there is whose. Instants are UTC."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Chat(Struct, frozen=True, kw_only=True):
    """`chats`, by chat id: the shared ones (a private chat is known by its person).

    `member_at` is a member's last word there. `told` as in Person. `present` is False once the bot was removed.
    """

    chat: str
    title: str = ""
    client: str | None = None
    member_at: datetime | None = None
    told: str | None = None
    present: bool = True


class Room(Struct, frozen=True, kw_only=True):
    """`rooms`, by `office`: the shared chat in which only the office is, to which clients' messages are passed on.

    Every chat that was the office's once stays on, by its id: words of all clients stand there, so it can never become
    a client's. `topics` as in the event's Chat.
    """

    chat: str
    title: str = ""
    topics: bool = False


class Topic(Struct, frozen=True, kw_only=True):
    """`topics`, by `chat/client`: the thread in the office's chat in which a client's messages are passed on."""

    chat: str
    client: str
    thread: str
