"""The demo: the real core, store and schedules on a moved clock and temporary data, with the playground as platform."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.adapters.playground.notes import LedgerLine, Proof
from bot.adapters.playground.scene import GIULIA, MARTA, Persona
from bot.adapters.playground.server import PlaygroundAdapter
from bot.assembly import Bot, Office
from bot.clock import MovableClock
from bot.core.desk import Desk
from bot.core.effects import Keep
from bot.core.events import Account, Chat, Commanded
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
WEEKDAY_OF_START, HOUR_OF_START, MINUTE_OF_START = 3, 21, 40  # a Thursday evening: the next opening is tomorrow's


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


def start_of_demo(today: datetime) -> datetime:
    """The coming Thursday at 21:40 in the demo's zone, so that the page shows a plausible date (UTC)."""
    local = today.astimezone(ZoneInfo(ZONE))
    day = (local + timedelta(days=(WEEKDAY_OF_START - local.weekday()) % 7)).date()
    evening = datetime(day.year, day.month, day.day, HOUR_OF_START, MINUTE_OF_START, tzinfo=ZoneInfo(ZONE))
    return evening.astimezone(UTC)


async def demo(language: str, port: int, started: Callable[[str], None], clock: MovableClock) -> None:
    """Serve the playground until cancelled; `started` is told the address. The data go when it ends."""
    with tempfile.TemporaryDirectory(prefix="paletti-demo-") as folder:
        settings = Settings(
            office=OfficeSettings(
                name=OFFICE_NAME,
                timezone=ZONE,
                hours=HOURS,
                language="it" if language == "it" else "en",
                holidays=HOLIDAYS,
            ),
            store=StoreSettings(url=f"tinydb:{Path(folder) / 'data'}"),
        )
        office = Office(settings, clock, demo=True)
        stage = DemoStage(office, clock)
        adapter = PlaygroundAdapter(stage, office.files, port=port)
        stage.bot = bot = Bot(office, {adapter.name: adapter})
        try:
            _furnish(office, language)
            await bot.start()
            await bot.connected()
            started(adapter.address)
            await asyncio.Event().wait()
        finally:
            await bot.stop()
            office.close()


def _furnish(office: Office, language: str) -> None:
    """What Marta and Giulia did before the curtain rises, through the front door.

    Olga is a stranger still, Anna is not of the office, and the bot is in none of the shared chats.
    """
    engine = office.engine

    def command(persona: Persona, verb: str, rest: str) -> None:
        account = Account(id=persona.account, name=persona.name, language=language)
        engine.receive(Commanded(id=f"furnish:{verb}", by=account, chat=Chat(id=persona.chat), verb=verb, rest=rest))

    command(MARTA, "claim", office.claim_code())
    command(MARTA, "client", f"new {CLIENT_NAME}")
    desk = engine.desk()
    earlier = [row for row in desk.outbox.where(type="parcel") if isinstance(row, Parcel)]
    code = next(desk.code(row.args["invitation"]) for row in earlier if row.say == "client_invitation")
    # What was said up to here is long read: the page begins where it gets interesting.
    engine.commit(lambda _: [Keep("outbox", row.id, None) for row in earlier])
    command(GIULIA, "start", code)
