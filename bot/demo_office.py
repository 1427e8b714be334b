"""An office of the demo: the real core, store and schedules on a moved clock and temporary data."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bot.adapters.playground import PlaygroundAdapter
from bot.adapters.playground.notes import LedgerLine, Proof
from bot.adapters.playground.scene import GIULIA, MARTA, Language, Persona
from bot.adapters.playground.stage import Stage
from bot.assembly import Bot, Office
from bot.clock import MovableClock
from bot.core.desk import Desk
from bot.core.effects import Keep
from bot.core.events import Account, Chat, Commanded, Pressed
from bot.core.post_rows import Parcel
from bot.demo_ledger import DemoLedger
from bot.setting_sections import Office as OfficeSettings
from bot.setting_sections import Store as StoreSettings
from bot.settings import Settings
from schedules import pruning

ZONE = "Europe/Rome"
HOURS = "Mo-Fr 09:00-13:00,14:00-18:00"
HOLIDAYS = "IT-RM"
OFFICE_NAME = "Studio Marta"
CLIENT_NAME = "Rossi SRL"
ACCOUNT = "IT60 X054 2811 1010 0000 0123 456 Marta Neri"

# Makes the adapter of an office, given what it shows and its files.
Dress = Callable[[Stage, "Office"], PlaygroundAdapter]


class DemoStage:
    """What the page shows beyond the chats: see `Stage`."""

    def __init__(self, office: Office, clock: MovableClock) -> None:
        """The stage shows an office; `bot` is what runs it, set before the page is served."""
        self._office = office
        self._clock = clock
        self._revision = 0
        self._ledger = DemoLedger(office.store, OFFICE_NAME)
        self.bot: Bot | None = None
        office.engine.after_commit.append(self._changed)

    def now(self) -> datetime:
        """See Stage."""
        return self._clock.now()

    def timezone(self) -> str:
        """See Stage."""
        return self._desk().office.timezone

    def is_open(self) -> bool:
        """See Stage."""
        return self._desk().schedule.is_open(self.now())

    def next_opening(self) -> datetime | None:
        """See Stage."""
        return self._desk().schedule.next_opening(self.now())

    def next_due(self) -> datetime | None:
        """See Stage. Tidying up is no reason to move the clock."""
        desk = self._desk()
        schedules = [each for each in self._office.engine.tables.schedules if each is not pruning]
        return min((due for each in schedules if (due := each.next_due(desk)) is not None), default=None)

    async def move_to(self, instant: datetime) -> None:
        """See Stage."""
        with suppress(ValueError):  # a clock that runs may have passed it meanwhile
            self._clock.move_to(instant)
        if self.bot is not None:
            await self.bot.ticker.tick()
            await self.bot.outbox.idle()
        self._changed()

    def entries(self) -> list[LedgerLine]:
        """See Stage."""
        return self._ledger.lines(self._desk())

    def proof(self) -> Proof:
        """See Stage."""
        return self._ledger.proof(self._desk())

    def verify(self) -> None:
        """See Stage."""
        self._ledger.proof(self._desk(), anew=True)
        self._changed()

    def tamper(self, ledger: str, seq: int) -> None:
        """See Stage."""
        self._ledger.tamper(ledger, seq, self._desk())
        self._changed()

    def restore(self) -> None:
        """See Stage."""
        self._ledger.restore()
        self._changed()

    def revision(self) -> int:
        """See Stage."""
        return self._revision

    def _desk(self) -> Desk:
        return self._office.engine.desk()

    def _changed(self) -> None:
        self._revision += 1


class DemoOffice:
    """An office that runs, with everybody in it who is there before the curtain rises. Its data go when it stops."""

    def __init__(self, start: datetime, language: Language, dress: Dress, *, speed: float = 1.0) -> None:
        """`dress` makes its adapter; it begins at `start` (UTC), and its clock runs at this speed."""
        self._folder = tempfile.TemporaryDirectory(prefix="paletti-demo-")
        office = OfficeSettings(name=OFFICE_NAME, timezone=ZONE, hours=HOURS, language=language, holidays=HOLIDAYS)
        settings = Settings(office=office, store=StoreSettings(url=f"tinydb:{Path(self._folder.name) / 'data'}"))
        self.language = language
        self.clock = MovableClock(start, speed)
        self._office = Office(settings, self.clock, demo=True)
        self.stage = DemoStage(self._office, self.clock)
        self.adapter = dress(self.stage, self._office)
        self.stage.bot = self._bot = Bot(self._office, {self.adapter.name: self.adapter})

    async def start(self) -> None:
        """Furnish it, and connect it to its page. Raises SettingsError if that cannot be served."""
        _furnish(self._office, self.language)
        await self._bot.start()
        await self._bot.connected()
        await self.settle()

    async def settle(self) -> None:
        """Wait until all that is due or on its way has arrived."""
        await self._bot.outbox.idle()
        await self._bot.ticker.tick()
        await self._bot.outbox.idle()

    async def stop(self) -> None:
        """Stop it, and take its data away."""
        await self._bot.stop()
        self._office.close()
        self._folder.cleanup()


def _furnish(office: Office, language: Language) -> None:
    """What Marta and Giulia did before the curtain rises, through the front door.

    Olga is a stranger still, Anna is not of the office, and the bot is in none of the shared chats.
    """
    engine = office.engine

    def command(persona: Persona, verb: str, rest: str) -> None:
        account = Account(id=persona.account, name=persona.name, language=language)
        engine.receive(Commanded(id=f"furnish:{verb}", by=account, chat=Chat(id=persona.chat), verb=verb, rest=rest))

    command(MARTA, "claim", office.claim_code())
    command(MARTA, "payee", ACCOUNT)
    command(MARTA, "ladder", "on")
    [card] = engine.desk().cards.where(subject="ladder")
    marta = Account(id=MARTA.account, name=MARTA.name, language=language)
    chat = Chat(id=MARTA.chat)
    engine.receive(Pressed(id="furnish:agreed", by=marta, chat=chat, token=card.token, choice="yes"))
    command(MARTA, "client", f"new {CLIENT_NAME}")
    desk = engine.desk()
    earlier = [row for row in desk.outbox.where(type="parcel") if isinstance(row, Parcel)]
    code = next(desk.code(row.args["invitation"]) for row in earlier if row.say == "client_invitation")
    # What was said up to here is long read: the page begins where it gets interesting.
    engine.commit(lambda _: [Keep("outbox", row.id, None) for row in earlier])
    command(GIULIA, "start", code)
