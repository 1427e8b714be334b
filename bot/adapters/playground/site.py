"""The playground over HTTP: the page's files, the calls it makes, and the stream of news that it follows."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.parse import quote

import msgspec
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from bot.adapters.playground.board import Board
from bot.adapters.playground.deeds import Deeds
from bot.adapters.playground.guard import FILE_POLICY, FILES, UPLOAD, Guard
from bot.adapters.playground.notes import LedgerLine, Proof, clock_note, entry_note, proof_note
from bot.adapters.playground.payloads import (
    Act,
    Delete,
    Edit,
    Join,
    Leave,
    Move,
    Press,
    Probe,
    Submit,
    Upload,
    Watch,
    Write,
)
from bot.adapters.playground.shelf import CHUNK_BYTES, LARGEST_MEGABYTES, Shelf
from bot.core.errors import NotFetched, StorageFault
from bot.store.files import MEGABYTE

PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
LARGEST_BODY_BYTES = 64 * 1024  # twice the longest text at four bytes a character
GLANCE_SECONDS = 0.25  # how often an open page has the stage looked at; its clock shows minutes

DEEDS: dict[str, type[Act]] = {
    "write": Write,
    "edit": Edit,
    "delete": Delete,
    "press": Press,
    "join": Join,
    "leave": Leave,
    "submit": Submit,
}

Call = TypeVar("Call")


class Stage(Protocol):
    """What the page shows beyond the chats: the office's hour, whether it is open, what is due, and the ledgers."""

    def now(self) -> datetime:
        """The moved clock's hour, UTC."""

    def timezone(self) -> str:
        """The office's time zone, an IANA name."""

    def is_open(self) -> bool:
        """Whether the office is open now."""

    def next_opening(self) -> datetime | None:
        """When the office opens next, UTC; None if it never does."""

    def next_due(self) -> datetime | None:
        """The next instant at which something is due, UTC; None if nothing is."""

    async def move_to(self, instant: datetime) -> None:
        """Move the clock there (UTC, never back); whatever falls due on the way is sent. May raise StorageFault."""

    def entries(self) -> list[LedgerLine]:
        """The ledgers' entries, oldest first."""

    def proof(self) -> Proof:
        """What the check finds in the ledgers; only what is new is looked at, or what was tampered with."""

    def verify(self) -> None:
        """Look at all entries again."""

    def tamper(self, ledger: str, seq: int) -> None:
        """Give the check a changed copy of an entry; `ledger` as in its line. Raises LookupError if there is none."""

    def restore(self) -> None:
        """Give the check the entries as they are."""

    def revision(self) -> int:
        """A number that changes whenever one of the others changes otherwise than by the passing of time."""


class Site:
    """The routes."""

    def __init__(self, board: Board, stage: Stage, guard: Guard, deeds: Deeds, shelf: Shelf) -> None:
        self._board = board
        self._stage = stage
        self._guard = guard
        self._deeds = deeds
        self._shelf = shelf
        self._files = {path.name: path for path in PAGE.iterdir() if path.suffix in TYPES}
        self._shown: tuple[int, datetime] | None = None  # revision and minute of the stage when last looked at
        self._moving = asyncio.Lock()
        self._closing = False

    def app(self) -> web.Application:
        """The application, guarded."""
        app = web.Application(middlewares=[self._guard.middleware()], client_max_size=LARGEST_BODY_BYTES)
        app.on_response_prepare.append(self._guard.protect)
        app.router.add_get("/", self._page)
        app.router.add_get("/page/{name}", self._file)
        app.router.add_get(f"{FILES}{{key}}", self._sent)
        for name, kind in DEEDS.items():
            app.router.add_post(f"/api/{name}", self._deed(kind))
        app.router.add_post(UPLOAD, self._upload)
        app.router.add_post("/api/clock", self._move)
        app.router.add_post("/api/ledger", self._probe)
        app.router.add_post("/api/stream", self._stream)
        return app

    def close(self) -> None:
        """End the streams."""
        self._closing = True
        self._board.wake()

    async def _page(self, _: web.Request) -> web.Response:
        page = self._files["index.html"].read_text(encoding="utf-8")
        return web.Response(text=page.replace("{{token}}", self._guard.token), content_type="text/html")

    async def _file(self, request: web.Request) -> web.Response:
        path = self._files.get(request.match_info["name"])
        if path is None or path.suffix == ".html":
            raise web.HTTPNotFound(text="There is no such file.\n")
        return web.Response(text=path.read_text(encoding="utf-8"), content_type=TYPES[path.suffix])

    async def _sent(self, request: web.Request) -> web.FileResponse:
        """What somebody sent: shown where a browser can be trusted with it, else only for saving."""
        try:
            file = self._shelf.served(request.match_info["key"])
        except LookupError as error:
            raise web.HTTPNotFound(text=f"{error.args[0]}\n") from error
        card = file.shown == "card"
        name = f"{'attachment' if card else 'inline'}; filename*=UTF-8''{quote(file.name or 'file', safe='')}"
        headers = {
            hdrs.CONTENT_TYPE: "application/octet-stream" if card else file.mime,
            hdrs.CONTENT_DISPOSITION: name,
            "Content-Security-Policy": FILE_POLICY,
        }
        return web.FileResponse(file.path, headers=headers)

    def _deed(self, kind: type[Act]) -> Handler:
        async def commit(request: web.Request) -> web.StreamResponse:
            deed = await _read(request, kind)
            try:
                return web.json_response(self._deeds.do(deed))
            except StorageFault as fault:
                raise _not_saved() from fault
            except LookupError as error:
                raise web.HTTPNotFound(text=f"{error.args[0]}\n") from error

        return commit

    async def _upload(self, request: web.Request) -> web.Response:
        if (request.content_length or 0) > LARGEST_MEGABYTES * MEGABYTE:
            raise _too_large()
        try:
            upload = msgspec.convert(dict(request.query), Upload)
            key = await self._shelf.take(upload, request.content.iter_chunked(CHUNK_BYTES))
        except msgspec.ValidationError as error:
            raise _unreadable(error) from error
        except NotFetched as fault:
            if fault.problem == "too_large":
                raise _too_large() from fault
            full = "There is no room for more files. After a new start of the playground there is.\n"
            raise web.HTTPInsufficientStorage(text=full) from fault
        except StorageFault as fault:
            raise _not_saved() from fault
        return web.json_response({"key": key})

    async def _move(self, request: web.Request) -> web.Response:
        move = await _read(request, Move)
        async with self._moving:
            now = self._stage.now()
            target = {
                "hour": now + timedelta(hours=1),
                "opening": self._stage.next_opening(),
                "due": self._stage.next_due(),
            }[move.to]
            if target is None:
                raise web.HTTPConflict(text="Nothing lies ahead to move the clock to.\n")
            try:
                await self._stage.move_to(max(now, target))
            except StorageFault as fault:
                raise _not_saved() from fault
        self._look()
        return web.json_response({})

    async def _probe(self, request: web.Request) -> web.Response:
        probe = await _read(request, Probe)
        try:
            match probe.do:
                case "verify":
                    self._stage.verify()
                case "tamper":
                    self._stage.tamper(probe.ledger, probe.seq)
                case "restore":
                    self._stage.restore()
        except LookupError as error:
            raise web.HTTPNotFound(text=f"{error.args[0]}\n") from error
        self._look()
        return web.json_response({})

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        since = (await _read(request, Watch)).since
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)
        while not self._closing and request.transport is not None:
            self._look()
            latest, news = self._board.since(since)
            if news:
                since = latest
                try:
                    await response.write(msgspec.json.encode({"number": latest, "news": news}) + b"\n")
                except ConnectionError:  # the page was closed
                    break
            await self._board.wait(GLANCE_SECONDS)
        return response

    def _look(self) -> None:
        """Bring the board up to date with the stage. Cheap where nothing changed."""
        stage = self._stage
        minute = stage.now().replace(second=0, microsecond=0)
        seen = (stage.revision(), minute)
        if seen == self._shown:
            return
        self._shown = seen
        clock = clock_note(
            minute,
            stage.timezone(),
            is_open=stage.is_open(),
            opening=stage.next_opening(),
            due=stage.next_due(),
        )
        self._board.put(("clock",), clock)
        for line in stage.entries():
            self._board.put(("entry", line.ledger, line.seq), entry_note(line))
        self._board.put(("proof",), proof_note(stage.proof()))


def _not_saved() -> web.HTTPServiceUnavailable:
    return web.HTTPServiceUnavailable(text="This could not be saved. Please try again.\n")


async def _read(request: web.Request, kind: type[Call]) -> Call:
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except msgspec.DecodeError as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> web.HTTPBadRequest:
    return web.HTTPBadRequest(text=f"This call does not read: {error}\n")


def _too_large() -> web.HTTPRequestEntityTooLarge:
    most = LARGEST_MEGABYTES * MEGABYTE
    return web.HTTPRequestEntityTooLarge(max_size=most, text=f"A file may have {LARGEST_MEGABYTES} MB at most.\n")
