"""The playground over HTTP: the page's files, the calls it makes, and the stream of news that it follows."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import msgspec
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from bot.adapters.playground.calls import not_saved, not_there, read, unreadable
from bot.adapters.playground.guard import FILE_POLICY, FILES, UPLOAD, Guard
from bot.adapters.playground.notes import clock_note, entry_note, proof_note
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
from bot.adapters.playground.shelf import CHUNK_BYTES, LARGEST_MEGABYTES
from bot.adapters.playground.stage import Showing
from bot.adapters.playground.tour import TOUR, Guide, TourRoute
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


class Site:
    """The routes, for the office that is showing."""

    def __init__(self, showing: Showing, guard: Guard, guide: Guide | None = None) -> None:
        """Without a guide there is no tour."""
        self._showing = showing
        self._guard = guard
        self._guide = guide
        self._epoch = 1  # how manieth office this is
        self._files = {path.name: path for path in PAGE.iterdir() if path.suffix in TYPES}
        self._seen: tuple[int, datetime] | None = None  # revision and minute of the stage when last looked at
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
        if self._guide is not None:
            app.router.add_post(TOUR, TourRoute(self._guide, self._look).handle)
        return app

    @property
    def showing(self) -> Showing:
        """What the page shows."""
        return self._showing

    def show(self, showing: Showing) -> None:
        """Go over to another office."""
        before, self._showing = self._showing, showing
        self._epoch += 1
        self._seen = None
        before.board.wake()

    def close(self) -> None:
        """End the streams."""
        self._closing = True
        self._showing.board.wake()

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
            file = self._showing.shelf.served(request.match_info["key"])
        except LookupError as error:
            raise not_there(error) from error
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
            deed = await read(request, kind)
            self._alone()
            try:
                return web.json_response(self._showing.deeds.do(deed))
            except StorageFault as fault:
                raise not_saved() from fault
            except LookupError as error:
                raise not_there(error) from error

        return commit

    async def _upload(self, request: web.Request) -> web.Response:
        if (request.content_length or 0) > LARGEST_MEGABYTES * MEGABYTE:
            raise _too_large()
        try:
            upload = msgspec.convert(dict(request.query), Upload)
            key = await self._showing.shelf.take(upload, request.content.iter_chunked(CHUNK_BYTES))
        except msgspec.ValidationError as error:
            raise unreadable(error) from error
        except NotFetched as fault:
            if fault.problem == "too_large":
                raise _too_large() from fault
            full = "There is no room for more files. After a new start of the playground there is.\n"
            raise web.HTTPInsufficientStorage(text=full) from fault
        except StorageFault as fault:
            raise not_saved() from fault
        return web.json_response({"key": key})

    async def _move(self, request: web.Request) -> web.Response:
        move = await read(request, Move)
        self._alone()
        async with self._moving:
            now = self._showing.stage.now()
            target = {
                "hour": now + timedelta(hours=1),
                "opening": self._showing.stage.next_opening(),
                "due": self._showing.stage.next_due(),
            }[move.to]
            if target is None:
                raise web.HTTPConflict(text="Nothing lies ahead to move the clock to.\n")
            try:
                await self._showing.stage.move_to(max(now, target))
            except StorageFault as fault:
                raise not_saved() from fault
        self._look()
        return web.json_response({})

    async def _probe(self, request: web.Request) -> web.Response:
        probe = await read(request, Probe)
        self._alone()
        try:
            match probe.do:
                case "verify":
                    self._showing.stage.verify()
                case "tamper":
                    self._showing.stage.tamper(probe.ledger, probe.seq)
                case "restore":
                    self._showing.stage.restore()
        except LookupError as error:
            raise not_there(error) from error
        self._look()
        return web.json_response({})

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        watch = await read(request, Watch)
        since, epoch = watch.since, watch.epoch or self._epoch
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)
        while not self._closing and request.transport is not None:
            self._look()
            if epoch != self._epoch:
                since, epoch = 0, self._epoch
            board = self._showing.board
            latest, news = board.since(since)
            if news:
                since = latest
                line = msgspec.json.encode({"epoch": epoch, "number": latest, "news": news})
                try:
                    await response.write(line + b"\n")
                except ConnectionError:  # the page was closed
                    break
            await board.wait(GLANCE_SECONDS)
        return response

    def _alone(self) -> None:
        """Whoever acts on the page needs no guide any more."""
        if self._guide is not None:
            self._guide.leave()

    def _look(self) -> None:
        """Bring the board up to date with the stage, and then with the tour. Cheap where nothing changed."""
        stage, board = self._showing.stage, self._showing.board
        minute = stage.now().replace(second=0, microsecond=0)
        seen = (stage.revision(), minute)
        if seen != self._seen:
            self._seen = seen
            clock = clock_note(
                minute,
                stage.timezone(),
                is_open=stage.is_open(),
                opening=stage.next_opening(),
                due=stage.next_due(),
            )
            board.put(("clock",), clock)
            for line in stage.entries():
                board.put(("entry", line.ledger, line.seq), entry_note(line))
            board.put(("proof",), proof_note(stage.proof()))
        if self._guide is not None:
            board.put(("tour",), self._guide.stand())


def _too_large() -> web.HTTPRequestEntityTooLarge:
    most = LARGEST_MEGABYTES * MEGABYTE
    return web.HTTPRequestEntityTooLarge(max_size=most, text=f"A file may have {LARGEST_MEGABYTES} MB at most.\n")
