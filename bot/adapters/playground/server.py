"""The playground's adapter: hands in what is done on the page, and shows what the bot says."""

from __future__ import annotations

import secrets
from typing import Any

from aiohttp import web

from bot.adapters import Delivered, Delivery, Inbox, MenuItem, Pace
from bot.adapters.playground.board import Board
from bot.adapters.playground.chats import Chats
from bot.adapters.playground.deeds import Deeds
from bot.adapters.playground.guard import LOOPBACK, Guard
from bot.adapters.playground.notes import BOT, Note, menu_note, message_note, rewritten, topic_of
from bot.adapters.playground.payloads import Act
from bot.adapters.playground.scene import HANDLE, PLATFORM, SCENE, Persona, Scene
from bot.adapters.playground.shelf import Shelf
from bot.adapters.playground.site import Site
from bot.adapters.playground.stage import Showing, Stage
from bot.adapters.playground.tour import Guide
from bot.core.effects import Message
from bot.core.errors import Rejected, SettingsError, StorageFault, Unreachable
from bot.core.events import Connected
from bot.core.files import Attachment
from bot.store.files import FileStore, Kept

STOP_SECONDS = 2.0


class PageServer:
    """Serves the page, and on it one office at a time: another one can take its place while the page stays open."""

    def __init__(self, host: str, port: int, guide: Guide | None) -> None:
        """Port 0 takes any free one. Raises SettingsError for a host that others could reach."""
        if host not in LOOPBACK:
            raise SettingsError(f"the playground is served on this computer only: 127.0.0.1 or localhost, not {host}")
        self._host = host
        self._port = port
        self._guide = guide
        self._guard = Guard()
        self._site: Site | None = None
        self._runner: web.AppRunner | None = None

    @property
    def address(self) -> str:
        """Where the page is, for people."""
        return f"http://{self._host}:{self._guard.port or self._port}"

    async def open(self, showing: Showing) -> None:
        """Serve the page, if it is not served yet. Raises SettingsError if the port cannot be had."""
        if self._site is not None:
            return
        self._site = Site(showing, self._guard, self._guide)
        self._runner = web.AppRunner(self._site.app(), access_log=None, shutdown_timeout=STOP_SECONDS)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
            self._guard.port = int(self._runner.addresses[0][1])
        except OSError as error:
            await self.close(showing)
            raise SettingsError(
                f"the playground cannot be served on {self._host}:{self._port}: the port is taken or not allowed "
                f"({error.strerror or error}). Stop what runs there, or take another port with --port."
            ) from error

    def show(self, showing: Showing) -> None:
        """Let another office take the page over."""
        if self._site is not None:
            self._site.show(showing)

    async def close(self, showing: Showing) -> None:
        """End the page's streams and give the port back, unless another office has taken the page over."""
        if self._site is not None and self._runner is not None and self._site.showing is showing:
            self._site.close()
            await self._runner.cleanup()
            self._site = self._runner = None


class PlaygroundAdapter:
    """One page with two phones, on which everybody of the scene can be looked at. All of it ends with the process."""

    name = PLATFORM
    pace = Pace(chat_seconds=0.0, overall_seconds=0.0)

    def __init__(  # noqa: PLR0913  the composition root gives it these, once
        self,
        stage: Stage,
        files: FileStore,
        *,
        port: int = 8765,
        host: str = "127.0.0.1",
        scene: Scene = SCENE,
        guide: Guide | None = None,
        page: PageServer | None = None,
    ) -> None:
        """Port 0 takes any free one; with a `page` that is served already this is another office on it.

        Raises SettingsError for a host that others could reach.
        """
        self._stage = stage
        self._scene = scene
        self._page = page or PageServer(host, port, guide)
        self._board = Board()
        self._chats = Chats(scene, self._board)
        self._shelf = Shelf(files)
        self._deeds = Deeds(scene, self._chats, self._shelf, stage.now)
        self._showing = Showing(board=self._board, stage=stage, deeds=self._deeds, shelf=self._shelf)
        self._delivered: dict[str, Delivered] = {}

    @property
    def address(self) -> str:
        """Where the page is, for people."""
        return self._page.address

    def successor(self, stage: Stage, files: FileStore) -> PlaygroundAdapter:
        """Another office's adapter on the same page, which it has once it has taken over."""
        return PlaygroundAdapter(stage, files, scene=self._scene, page=self._page)

    def take_over(self) -> None:
        """Let the page show this office from now on."""
        self._page.show(self._showing)

    def do(self, deed: Act) -> dict[str, Any]:
        """Do what somebody does on the page, as if the page had asked for it: see `Deeds.do`."""
        return self._deeds.do(deed)

    def said_to(self, persona: Persona) -> list[Note]:
        """What stands in somebody's private chat, in order."""
        return self._chats.messages(persona.chat)

    async def start(self, inbox: Inbox) -> None:
        """Serve the page. Raises SettingsError if the port cannot be had, StorageFault from the inbox."""
        self._deeds.inbox = inbox
        await self._page.open(self._showing)
        try:
            connected_id = f"{PLATFORM}:{secrets.token_hex(8)}"
            inbox.receive(Connected(id=connected_id, platform=PLATFORM, handle=HANDLE, forms=True))
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
        """Put the message into its chat.

        Raises Unreachable for a chat in which the bot is not, Rejected for an unknown message or topic.
        """
        room = self._chats.known(delivery.chat)
        if room is None:
            raise Unreachable(f"the bot is in no chat {delivery.chat}")
        said = delivery.message
        blocks = [self._shelf.block(block) for block in said.blocks]
        topic = topic_of(said)
        if topic is not None and not room.topics:
            raise Rejected(f"{delivery.chat} has no topics")
        message = delivery.edit or self._chats.next_message(room.chat)
        try:
            if delivery.edit is None:
                thread = message if topic else self._chats.topic(room, delivery.thread)
                more = {"language": said.language, "thread": thread, "topic": topic}
                note = message_note(room.chat, message, BOT, self._stage.now(), blocks, **more)
            else:
                note = rewritten(self._chats.message(room.chat, message, BOT), blocks, said.language)
        except LookupError as error:
            raise Rejected(error.args[0]) from error
        self._chats.put(note)
        self._delivered[delivery.id] = Delivered(room.chat, message)
        return self._delivered[delivery.id]

    async def find(self, delivery: Delivery) -> Delivered | None:
        """Whether the message is in its chat."""
        return self._delivered.get(delivery.id)

    async def fetch(self, attachment: Attachment, files: FileStore) -> Kept:
        """See Adapter. Uploads are kept aside until the process ends, so that they can be fetched again."""
        return await files.keep(self._shelf.content(attachment))

    async def describe(self, account: str) -> dict[str, Any]:
        """Name, language (the page's, once something was done there) and time zone of a persona; nothing of others."""
        for persona in self._scene.personas:
            if persona.account == account:
                language = self._deeds.languages.get(persona.key, persona.language)
                return {"name": persona.name, "language": language, "timezone": persona.timezone}
        return {}

    async def show_menu(self, chat: str | None, language: str | None, items: list[MenuItem]) -> None:
        """Suggest these commands where somebody types a slash."""
        self._board.put(("menu", chat, language), menu_note(chat, language, items))

    async def stop(self) -> None:
        """Let go of the page (see `PageServer.close`), and delete what was uploaded."""
        await self._page.close(self._showing)
        self._shelf.close()
