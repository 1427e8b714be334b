"""What a platform's adapter is: it translates payloads to events and messages to payloads, and nothing else."""

from __future__ import annotations

from typing import Any, Protocol

from msgspec import Struct

from bot.core.effects import Answer, Message
from bot.core.events import Event
from bot.core.files import Attachment
from bot.store.files import FileStore, Kept


class Delivered(Struct, frozen=True):
    """Where the platform put a message: full chat id (with the platform's name) and message id."""

    chat: str
    message: str


class Delivery(Struct, frozen=True, kw_only=True):
    """One message to be delivered by one call. `edit` is the id of our message to change instead of writing a new one.

    `id` is the outbox's; a platform that can carry it does, so that `find` can ask for it.
    """

    id: str
    chat: str
    message: Message
    thread: str | None = None
    edit: str | None = None


class Pace(Struct, frozen=True):
    """How fast the clock's own messages may follow each other: per chat and over all chats, in seconds between two."""

    chat_seconds: float
    overall_seconds: float


class MenuItem(Struct, frozen=True):
    """A command as a platform shows it: the verb without slash, and one line on what it does."""

    verb: str
    about: str


class Inbox(Protocol):
    """Where an adapter hands in what arrived. Both raise StorageFault; then the platform must not be acknowledged."""

    def receive(self, event: Event) -> Answer | None:
        """Commit the event and all it leads to, before this returns. Safe to call again with the same event."""

    def set_aside(self, event_id: str, payload: str, error: Exception) -> None:
        """Keep a payload that the adapter itself could not read, tell the owner, and go on."""


class Adapter(Protocol):
    """One platform. `name` is the prefix of its account and chat ids.

    An adapter is made with the file store, out of which it sends the files that messages hold.
    """

    name: str
    pace: Pace

    async def start(self, inbox: Inbox) -> None:
        """Connect, hand in a `Connected` event and whatever already waits, and go on receiving in the background.

        Returns once the backlog was handed in. Goes on trying while the platform is down (`trouble` says why);
        raises SettingsError for a token or secret that the platform refuses.
        """

    def trouble(self) -> str | None:
        """Why the platform is not connected right now, for people; None when it is."""

    def fit(self, message: Message) -> list[Message]:
        """The message in as many parts as the platform's limits need, split at paragraphs, never cut. Pure.

        Each part leaves room for two short lines that the outbox may put before it: that all is a rehearsal, and that
        this is sent again.
        """

    async def deliver(self, delivery: Delivery) -> Delivered:
        """Make exactly one call. Raises a DeliveryError (see `bot.core.errors`) when it did not clearly succeed."""

    async def find(self, delivery: Delivery) -> Delivered | None:
        """Whether an unsure new message arrived: where it is, or None if it did not. Raises CannotTell, RetryLater.

        Its `chat`, `thread` and `id` say what to look for; its words are not given.
        """

    async def fetch(self, attachment: Attachment, files: FileStore) -> Kept:
        """Bring what somebody sent on this platform into the file store. May be called again for the same.

        Raises NotFetched where it cannot be had, RetryLater or Unsure where it is worth another try.
        """

    async def describe(self, account: str) -> dict[str, Any]:
        """What the platform tells of an account: `name`, `language`, `timezone` (each may be missing).

        Of a shared chat, which may be given as well: its `name`.
        """

    async def show_menu(self, chat: str | None, language: str | None, items: list[MenuItem]) -> None:
        """Offer these commands in a private chat, or (chat None) to everybody. Without menus this does nothing."""

    async def stop(self) -> None:
        """Stop receiving and let go of connections."""
