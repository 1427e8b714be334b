"""The composition root: settings become a store, adapters, the three tables, a clock, and from them a running bot."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog

from bot import office_key, own_words, web
from bot.adapters import Adapter
from bot.clock import Clock, MovableClock, seconds_ago
from bot.console import Commands, Console
from bot.core import fold
from bot.core.desk import code_digest
from bot.core.errors import BadInput, DeliveryError, SettingsError, StorageFault
from bot.core.events import ClockSet, CodeIssued, Founded, Resumed
from bot.core.hours import typed
from bot.core.ledger import fingerprint
from bot.core.office import LEDGER
from bot.core.public_holidays import region
from bot.core.tables import Tables
from bot.engine.outbox import Outbox
from bot.engine.receive import Engine
from bot.engine.studio import Studio
from bot.engine.tick import Ticker
from bot.errands import Errands
from bot.evidence.erasure import Eraser
from bot.letterhead import Letterhead
from bot.logs import Redactor
from bot.messages.table import SAYS
from bot.paper import draw
from bot.paper.written import write
from bot.platforms import mount, platforms
from bot.settings import Settings
from bot.store.files import FileStore
from bot.store.tinydb_journal import TinyDBJournal
from bot.wording import LANGUAGES, say
from handlers import table
from handlers.verbs import verb_of
from schedules.table import SCHEDULES

log = structlog.get_logger()

ALIVE = "alive"
BEAT_SECONDS = 60.0
BACKLOG_SECONDS = 10.0
# What of an office no command sets, so that the settings go on counting.
_UNCOMMANDED = ("name", "timezone", "language")
# A file that nobody names may be about to be named: it was fetched, and the commit that says so follows.
UNNAMED_SECONDS = 24 * 3600.0


def tables() -> Tables:
    """The three tables, as the engine is given them."""
    return Tables(
        first=table.FIRST,
        events=table.EVENTS,
        commands=table.COMMANDS,
        verb_of=verb_of,
        buttons=table.BUTTONS,
        prepared=table.PREPARED,
        unknown_command=table.UNKNOWN_COMMAND,
        old_button=table.OLD_BUTTON,
        forbidden_button=table.FORBIDDEN_BUTTON,
        bad_input=table.BAD_INPUT,
        mishap=table.MISHAP,
        reactions=table.REACTIONS,
        says=SAYS,
        schedules=SCHEDULES,
    )


def data_folder(settings: Settings) -> Path:
    """Where the embedded store keeps its data."""
    return Path(settings.store.url.removeprefix("tinydb:"))


def file_store(settings: Settings) -> FileStore:
    """What people send, beside the other data."""
    given = settings.store
    return FileStore(
        data_folder(settings) / "files", file_megabytes=given.file_megabytes, all_megabytes=given.files_megabytes
    )


class Office:
    """The data, opened, with the engine on them: all of a bot but its platforms."""

    def __init__(self, settings: Settings, clock: Clock, *, demo: bool = False) -> None:
        """Open the data, and tell them what the settings say of the office.

        A moved clock makes it a rehearsal, unless it is the demo. Raises what opening a store raises, and
        SettingsError.
        """
        rule, holidays = _office_hours(settings)
        self.folder = data_folder(settings)
        self.files = file_store(settings)
        try:
            self.store = TinyDBJournal.open(self.folder, empty=fold.empty, apply=fold.apply)
            key = office_key.load_or_make(self.folder, self.store.state(LEDGER).fingerprint)
        except OSError as error:
            origin = settings.origin("store.url")
            raise SettingsError(f"{origin}: {self.folder} cannot hold the data: {error.strerror}") from error
        self.typeset = Letterhead(settings).typeset
        redact = Redactor(settings.secrets()).text
        own = own_words.read(settings)
        self.say = own.say
        self.engine = Engine(
            self.store, clock, tables(), key=key, say=own.say, redact=redact, dues=settings.dues, tone=own.tone
        )
        self.engine.receive(
            Founded(
                id=f"founded:{secrets.token_hex(8)}",
                fingerprint=fingerprint(key.public_key()),
                name=settings.office.name,
                rule=rule,
                timezone=settings.office.timezone,
                language=settings.office.language,
                holidays=holidays,
                chosen=tuple(key for key in _UNCOMMANDED if settings.origin(f"office.{key}") != "default"),
            )
        )
        if not demo:
            self.engine.receive(_clock_set(clock))
        for fault in own.faults:
            log.warning("not used, ours counts", fault=fault)
        if own.faults and self.engine.desk().owner_chat is not None:
            self.engine.receive(own.told())
        self.eraser = Eraser(self.engine, self.store, self.files, key)
        if self.store.erasing:
            with contextlib.suppress(StorageFault):  # on a full disk the next tidying does it
                self.eraser.finish()

    def claim_code(self) -> str:
        """A new one-time code with which an account becomes the owner's."""
        code = "-".join(secrets.token_hex(2).upper() for _ in range(3))
        self.engine.receive(CodeIssued(id=f"code:{secrets.token_hex(8)}", digest=code_digest(code)))
        return code

    def forget(self) -> None:
        """Let what was taken away leave the disk too: rows, and files that nobody names any more."""
        self.eraser.finish()
        self.files.prune(self.engine.desk().files(), before=seconds_ago(UNNAMED_SECONDS))

    def close(self) -> None:
        """Let go of the data."""
        self.store.close()


def _office_hours(settings: Settings) -> tuple[str, str]:
    """The canonical rule and region. Raises SettingsError naming the setting that makes no sense."""
    given = settings.office
    try:
        return typed(given.hours, given.timezone).canonical, region(given.holidays) if given.holidays else ""
    except BadInput as error:
        where = {"zone-unknown": "office.timezone", "region-unknown": "office.holidays"}.get(error.key, "office.hours")
        said = say(error.key, "en", slash="/", **error.words)
        raise SettingsError(f"{settings.origin(where)}: {said}") from error


def _clock_set(clock: Clock) -> ClockSet:
    event_id = f"clock:{secrets.token_hex(8)}"
    if not isinstance(clock, MovableClock):
        return ClockSet(id=event_id)
    return ClockSet(id=event_id, clock_start=clock.now(), speed_milli=round(clock.speed * 1000))


class Bot:
    """An office with its platforms: everything that runs."""

    def __init__(self, office: Office, adapters: Mapping[str, Adapter]) -> None:
        """`adapters` by platform name."""
        self.office = office
        self.engine = office.engine
        self._adapters = adapters
        self._errands = Errands(adapters, office.files, office.typeset, office.say)
        self.outbox = Outbox(
            self.engine, adapters, self._errands.recipes(), Studio(draw, office.typeset, write, office.files)
        )
        self.engine.carrier = self.outbox
        self.ticker = Ticker(self.engine, office.forget)
        commands: Commands = {
            "claim-code": lambda _: {"code": office.claim_code()},
            "erase": office.eraser.answer,
            "health": lambda _: self.health(),
        }
        self._console = Console(office.folder, commands)
        self._connecting: dict[str, asyncio.Task[None]] = {}
        self._heart: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect. A platform that is down is tried for ever in the background; the others do not wait for it.

        Raises SettingsError if one refuses a token.
        """
        self._note_silence()
        await self._console.start()
        self._connecting = {
            name: asyncio.create_task(self._connect(adapter)) for name, adapter in self._adapters.items()
        }
        # What waits at the platforms comes first: it may answer what would otherwise be sent again.
        done, _ = await asyncio.wait(
            self._connecting.values(), timeout=BACKLOG_SECONDS, return_when=asyncio.FIRST_EXCEPTION
        )
        for task in done:
            task.result()  # where a token is refused nothing begins
        self.outbox.open("errands")
        self.ticker.start()
        self._heart = asyncio.create_task(self._beat())

    async def connected(self) -> None:
        """Wait until all platforms are. Raises SettingsError if one refuses a token."""
        await asyncio.gather(*self._connecting.values())

    async def stop(self) -> None:
        """Stop everything; what was not sent is sent at the next start."""
        if self._heart is not None:
            self._heart.cancel()
            self.ticker.stop()
        for task in self._connecting.values():
            task.cancel()
        await asyncio.gather(*self._connecting.values(), return_exceptions=True)
        await self.outbox.stop()
        for adapter in self._adapters.values():
            await adapter.stop()
        await self._console.stop()

    def health(self) -> dict[str, Any]:
        """What `GET /health` tells."""
        state = {
            name: adapter.trouble() or (None if self._connected(name) else "connecting")
            for name, adapter in self._adapters.items()
        }
        told: dict[str, Any] = {
            "ok": not any(state.values()),
            "platforms": {name: trouble or "connected" for name, trouble in state.items()},
            "clock": self.engine.clock.now().isoformat(),
        }
        if any(state.values()):
            told["reason"] = "; ".join(f"{name}: {trouble}" for name, trouble in state.items() if trouble)
        if self.engine.clock.moved:
            told["rehearsal"] = True
        return told

    def _connected(self, name: str) -> bool:
        task = self._connecting.get(name)
        return task is not None and task.done()

    async def _connect(self, adapter: Adapter) -> None:
        await adapter.start(self.engine)
        self.outbox.open(adapter.name)
        log.info("connected", platform=adapter.name)
        try:
            await asyncio.gather(*(self._errands.show(adapter, None, "stranger", language) for language in LANGUAGES))
        except DeliveryError as error:  # the menu that was shown before stays, and the next start offers this one again
            log.warning("the menu of commands was not taken", platform=adapter.name, reason=str(error))

    def _note_silence(self) -> None:
        """Tell for how long nothing ran: a running bot touches a file every minute."""
        alive = self.office.folder / ALIVE
        if alive.exists() and not self.engine.clock.moved:
            since = datetime.fromtimestamp(alive.stat().st_mtime, UTC)
            self.engine.receive(Resumed(id=f"resumed:{secrets.token_hex(8)}", silent_since=since))

    async def _beat(self) -> None:
        while True:
            with contextlib.suppress(OSError):  # a full disk
                (self.office.folder / ALIVE).touch()
            await asyncio.sleep(BEAT_SECONDS)


async def run(settings: Settings, clock: Clock, *, announce: Any) -> None:
    """Run the bot on its platforms until cancelled. `announce(code)` shows the claim code while nobody has claimed."""
    office = Office(settings, clock)
    adapters = platforms(settings, office.files)
    bot = Bot(office, adapters)
    app = web.application(bot.health, bot.engine.desk, settings.gate.token)
    mount(adapters.values(), app)
    runner = None
    try:
        if office.engine.desk().office.owner is None:
            announce(office.claim_code())
        runner = await web.serve(app, settings.web.host, settings.web.port)
        await bot.start()
        await bot.connected()
        await asyncio.Event().wait()
    finally:
        await bot.stop()
        if runner is not None:
            await runner.cleanup()
        office.close()
