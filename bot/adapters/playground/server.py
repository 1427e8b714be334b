"""The playground's adapter: hands in what is done on the page, and keeps the chats in memory."""

from __future__ import annotations

import secrets
from collections import Counter
from typing import Any

from aiohttp import web

from bot.adapters import Delivered, Delivery, Inbox, MenuItem, Pace
from bot.adapters.playground.board import Board
from bot.adapters.playground.guard import LOOPBACK, Guard
from bot.adapters.playground.payloads import (
    BOT,
    PERSONAS,
    PLATFORM,
    Act,
    Edit,
    Note,
    Persona,
    Press,
    Write,
    bot_note,
    event_of,
    menu_note,
    own_note,
    own_words,
    people_note,
    rewritten,
)
from bot.adapters.playground.site import Site, Stage
from bot.core.effects import Message
from bot.core.errors import Rejected, SettingsError, StorageFault, Unreachable
from bot.core.events import Connected

REMEMBERED_REPLIES = 500
STOP_SECONDS = 2.0


class PlaygroundAdapter:
    """One page, as many phones as there are personas. The chats live and end with the process."""

    name = PLATFORM
    pace = Pace(chat_seconds=0.0, overall_seconds=0.0)

    def __init__(
        self, stage: Stage, *, port: int = 8765, host: str = "127.0.0.1", personas: tuple[Persona, ...] = PERSONAS
    ) -> None:
        """Port 0 takes any free one. Raises SettingsError for a host that others could reach."""
        if host not in LOOPBACK:
            raise SettingsError(f"the playground is served on this computer only: 127.0.0.1 or localhost, not {host}")
        self._stage = stage
        self._host = host
        self._port = port
        self._personas = {persona.key: persona for persona in personas}
        self._chats = {persona.chat for persona in personas}
        self._languages = {persona.key: persona.language for persona in personas}
        self._board = Board()
        self._board.put(("people",), people_note(personas))
        self._numbers: Counter[str] = Counter()  # the last message id of each chat
        self._delivered: dict[str, Delivered] = {}
        self._replies: dict[str, dict[str, str]] = {}  # by deed: a page that missed the reply asks again
        self._guard = Guard()
        self._site: Site | None = None
        self._runner: web.AppRunner | None = None
        self._inbox: Inbox | None = None

    @property
    def address(self) -> str:
        """Where the page is, for people."""
        return f"http://{self._host}:{self._guard.port or self._port}"

    async def start(self, inbox: Inbox) -> None:
        """Serve the page. Raises SettingsError if the port cannot be had, StorageFault from the inbox."""
        self._inbox = inbox
        self._site = Site(self._board, self._stage, self._guard, self._do)
        self._runner = web.AppRunner(self._site.app(), access_log=None, shutdown_timeout=STOP_SECONDS)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
            self._guard.port = int(self._runner.addresses[0][1])
            inbox.receive(Connected(id=f"{PLATFORM}:{secrets.token_hex(8)}", platform=PLATFORM, handle="Paletti"))
        except OSError as error:
            await self.stop()
            raise SettingsError(
                f"the playground cannot be served on {self._host}:{self._port}: the port is taken or not allowed "
                f"({error.strerror or error}). Stop what runs there, or set PALETTI_WEB_PORT to a free port."
            ) from error
        except StorageFault:
            await self.stop()
            raise

    def trouble(self) -> str | None:
        """Nothing lies between the page and this process that could be down."""
        return None

    def fit(self, message: Message) -> list[Message]:
        """The page has no limits."""
        return [message]

    async def deliver(self, delivery: Delivery) -> Delivered:
        """Put the message on its phone. Raises Unreachable for an unknown chat, Rejected for an unknown message."""
        if delivery.chat not in self._chats:
            raise Unreachable(f"the playground has no chat {delivery.chat}")
        if delivery.edit is None:
            message = self._next_message(delivery.chat)
            note = bot_note(delivery.chat, message, delivery.message, self._stage.now())
        else:
            message = delivery.edit
            try:
                note = rewritten(self._message(delivery.chat, message, BOT), delivery.message)
            except LookupError as error:
                raise Rejected(error.args[0]) from error
        self._board.put(("message", delivery.chat, message), note)
        self._delivered[delivery.id] = Delivered(delivery.chat, message)
        return self._delivered[delivery.id]

    async def find(self, delivery: Delivery) -> Delivered | None:
        """Whether the message is on its phone."""
        return self._delivered.get(delivery.id)

    async def describe(self, account: str) -> dict[str, Any]:
        """Name, language (the page's, once something was done there) and time zone of a persona; nothing of others."""
        for persona in self._personas.values():
            if persona.account == account:
                language = self._languages[persona.key]
                return {"name": persona.name, "language": language, "timezone": persona.timezone}
        return {}

    async def show_menu(self, chat: str | None, language: str | None, items: list[MenuItem]) -> None:
        """Suggest these commands where somebody types a slash."""
        self._board.put(("menu", chat, language), menu_note(chat, language, items))

    async def stop(self) -> None:
        """End the page's streams and give the port back."""
        if self._site is not None and self._runner is not None:
            self._site.close()
            await self._runner.cleanup()
            self._site = self._runner = None

    def _do(self, deed: Act) -> dict[str, str]:
        """Commit what somebody did and show it. Raises StorageFault, and LookupError for what is not on the page."""
        if deed.id in self._replies:
            return self._replies[deed.id]
        persona = self._personas.get(deed.persona)
        if persona is None or self._inbox is None:
            raise LookupError(f"there is no phone of {deed.persona}")
        self._languages[persona.key] = deed.language
        message, note = self._trace(deed, persona)
        answer = self._inbox.receive(event_of(deed, persona, message, self._stage.now()))
        if note is not None:  # only now, for what could not be saved must not look as if it had been
            self._board.put(("message", persona.chat, message), note)
            self._numbers[persona.chat] = max(self._numbers[persona.chat], int(message))
        reply = {"toast": answer.text if answer else ""}
        self._replies[deed.id] = reply
        if len(self._replies) > REMEMBERED_REPLIES:
            del self._replies[next(iter(self._replies))]
        return reply

    def _trace(self, deed: Act, persona: Persona) -> tuple[str, Note | None]:
        """The message that a deed makes, changes or presses a button of, and how it looks then (None: as it did)."""
        match deed:
            case Write():
                message = str(self._numbers[persona.chat] + 1)
                return message, own_note(deed, persona, message, self._stage.now())
            case Edit(message=message, text=text):
                return message, rewritten(self._message(persona.chat, message, persona.key), own_words(text))
            case Press(message=message):
                return message, None

    def _message(self, chat: str, message: str, by: str) -> Note:
        note = self._board.get(("message", chat, message))
        if note is None or note["by"] != by:
            raise LookupError(f"there is no message {message} of {by} in {chat}")
        return note

    def _next_message(self, chat: str) -> str:
        self._numbers[chat] += 1
        return str(self._numbers[chat])
