"""Who lives in the fake Telegram: people, groups, the messages that the bot sent, and what they can do to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.platforms.fake_telegram_files import JPEG, Stored
from tests.platforms.fake_telegram_rules import plain_text

if TYPE_CHECKING:
    from tests.platforms.fake_telegram import FakeTelegram

type_of_update = dict[str, Any]
ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
_ENTITIES = (
    ("bot_command", re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,64}(?:@\w+)?")),
    ("mention", re.compile(r"(?<!\w)@\w{4,32}")),
)


@dataclass(eq=False, kw_only=True)
class Sent:
    """A message of the bot's. `at` is when it arrived (`time.perf_counter`), `history` what it showed before edits.

    `what` is its kind if it is not a text, `file` or `place` what it holds, `source` its caption then; messages with
    the same `album` were sent as one.
    """

    chat_id: int
    message_id: int
    source: str
    is_html: bool
    keyboard: list[list[dict[str, Any]]]
    at: float
    thread: int | None = None
    history: list[str] = field(default_factory=list)
    what: str = ""
    file: Stored | None = None
    place: dict[str, Any] | None = None
    album: str | None = None

    @property
    def html(self) -> str:
        """The text as the bot sent it."""
        return self.source

    @property
    def text(self) -> str:
        """The text as people see it."""
        return plain_text(self.source) if self.is_html else self.source

    @property
    def buttons(self) -> list[list[tuple[str, str]]]:
        """Rows of (label, data)."""
        return [[(button["text"], button.get("callback_data", "")) for button in row] for row in self.keyboard]


@dataclass(frozen=True)
class Press:
    """A button was pressed: the id of the query that waits for an answer, and the update."""

    query_id: str
    update: type_of_update


class User:
    """A person. Made by `server.user(...)`; a private chat has its person's id."""

    def __init__(self, server: FakeTelegram, user_id: int, first_name: str, language_code: str | None) -> None:
        self.server = server
        self.id = user_id
        self.first_name = first_name
        self.language_code = language_code
        self.started = False
        self.blocked = False

    @property
    def profile(self) -> dict[str, Any]:
        """The person as a Telegram user."""
        language = {"language_code": self.language_code} if self.language_code else {}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **language}

    @property
    def chat(self) -> dict[str, Any]:
        """The private chat."""
        return {"id": self.id, "type": "private", "first_name": self.first_name}

    async def writes(self, text: str, **where: Any) -> type_of_update:
        """Write a text; `where` as in `sends`. Commands and mentions in it become entities."""
        return await self.sends(text=text, entities=entities(text), **where)

    async def sends(
        self,
        *,
        chat: Group | None = None,
        reply_to: Sent | type_of_update | None = None,
        thread: int | None = None,
        **content: Any,
    ) -> type_of_update:
        """Send a message with any content, privately or to a group; `thread` is a forum topic."""
        if chat is None:
            self.started = True
        if reply_to is not None:
            content["reply_to_message"] = self.server.quoted(reply_to)
        if thread is not None:
            if chat is not None:
                chat.topics.setdefault(thread, "")
            content |= {"message_thread_id": thread, "is_topic_message": True}
        return self.server.enqueue({"message": self.server.message(self.profile, (chat or self).chat, **content)})

    async def sends_file(
        self, what: str, content: bytes = JPEG, *, caption: str = "", album: str = "", where: Any = None, **more: Any
    ) -> type_of_update:
        """Send a file of a kind (`photo`, `document`, …); `where` as in `sends`, the rest as in `Cabinet.keep`."""
        told = self.server.cabinet.keep(what, content, **more).told
        told |= {"caption": caption, "caption_entities": entities(caption)} if caption else {}
        told |= {"media_group_id": album} if album else {}
        return await self.sends(**told, **(where or {}))

    async def sends_album(self, what: str, *contents: bytes, caption: str = "", **where: Any) -> list[type_of_update]:
        """Send several files as one album, the caption below the first."""
        album = str(self.server.fresh())
        captions = (caption, *[""] * (len(contents) - 1))
        return [
            await self.sends_file(what, content, caption=words, album=album, where=where)
            for content, words in zip(contents, captions, strict=True)
        ]

    async def edits_caption(self, update: type_of_update, caption: str) -> type_of_update:
        """Change what stands below a file sent before."""
        changed = {**update["message"], "caption": caption, "edit_date": self.server.date()}
        return self.server.enqueue({"edited_message": changed})

    async def edits(self, update: type_of_update, text: str) -> type_of_update:
        """Change the text of a message sent before."""
        changed = {**update["message"], "text": text, "entities": entities(text), "edit_date": self.server.date()}
        return self.server.enqueue({"edited_message": {key: value for key, value in changed.items() if value != []}})

    async def presses(
        self, sent: Sent, button: str, *, forged: bool = False, inaccessible: bool = False, **changes: Any
    ) -> Press:
        """Press the button with this label or data. `forged`: send it as data even if there is no such button."""
        buttons = [pair for row in sent.buttons for pair in row]
        found = [data for label, data in buttons if button in (label, data)]
        assert found or forged, f"there is no button {button!r} among {buttons}"
        message = self.server.quoted(sent)
        if inaccessible:
            message = {"chat": message["chat"], "message_id": sent.message_id, "date": 0}
        query = {
            "id": str(self.server.fresh()),
            "from": self.profile,
            "message": message,
            "chat_instance": str(sent.chat_id),
            "data": found[0] if found else button,
            **changes,
        }
        self.server.open_queries.add(query["id"])
        return Press(query["id"], self.server.enqueue({"callback_query": query}))

    async def blocks(self) -> type_of_update:
        """Block the bot."""
        self.blocked = True
        return self.server.membership(self.profile, self.chat, "member", "kicked")

    async def unblocks(self) -> type_of_update:
        """Let the bot write again."""
        self.blocked = False
        return self.server.membership(self.profile, self.chat, "kicked", "member")


class Group:
    """A group that the bot is in. Made by `server.group(...)`. `forum`: it has topics."""

    def __init__(self, server: FakeTelegram, chat_id: int, title: str, *, forum: bool) -> None:
        self.server = server
        self.id = chat_id
        self.title = title
        self.forum = forum
        self.present = True
        self.topics: dict[int, str] = {}
        self.closed_topics: set[int] = set()
        self.bot_opens_topics = True
        self.migrated_to: int | None = None

    @property
    def chat(self) -> dict[str, Any]:
        """The group as a Telegram chat."""
        kind = {"type": "supergroup"} if self.id < -(10**12) else {"type": "group"}
        return {"id": self.id, **kind, "title": self.title, **({"is_forum": True} if self.forum else {})}

    async def adds_bot(self, by: User) -> type_of_update:
        """Somebody brings the bot in."""
        self.present = True
        return self.server.membership(by.profile, self.chat, "left", "member")

    async def removes_bot(self, by: User) -> type_of_update:
        """Somebody takes the bot out."""
        self.present = False
        return self.server.membership(by.profile, self.chat, "member", "left")

    async def migrates(self, by: User) -> Group:
        """Become a supergroup, under another id."""
        new = self.server.group(self.title, supergroup=True)
        self.migrated_to = new.id
        self.server.enqueue(
            {"message": self.server.message(by.profile, self.chat, migrate_to_chat_id=new.id)},
        )
        self.server.enqueue(
            {"message": self.server.message(by.profile, new.chat, migrate_from_chat_id=self.id)},
        )
        return new

    async def writes_anonymously(self, text: str) -> type_of_update:
        """An anonymous administrator writes, in the group's name."""
        message = self.server.message(
            ANONYMOUS_ADMIN, self.chat, text=text, entities=entities(text), sender_chat=self.chat
        )
        return self.server.enqueue({"message": message})

    async def writes_as_channel(self, text: str, title: str = "News") -> type_of_update:
        """A channel writes in the group."""
        channel = {"id": -1009999999999, "type": "channel", "title": title}
        message = self.server.message(CHANNEL_BOT, self.chat, text=text, entities=entities(text), sender_chat=channel)
        return self.server.enqueue({"message": message})


def entities(text: str) -> list[dict[str, Any]]:
    """Commands and mentions, measured in UTF-16 code units as Telegram does."""
    return [
        {
            "type": kind,
            "offset": len(text[: found.start()].encode("utf-16-le")) // 2,
            "length": len(found[0].encode("utf-16-le")) // 2,
        }
        for kind, pattern in _ENTITIES
        for found in pattern.finditer(text)
    ]
