"""The demo: the real core, store and schedules on a moved clock and temporary data, with the playground as platform."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.adapters.playground.payloads import PERSONAS, LedgerLine
from bot.adapters.playground.server import PlaygroundAdapter
from bot.assembly import Bot, Office
from bot.clock import MovableClock
from bot.core.desk import Desk
from bot.core.events import Account, Chat, Commanded
from bot.core.ledger import Core
from bot.core.office import LEDGER
from bot.core.rows import Parcel
from bot.setting_sections import Office as OfficeSettings
from bot.setting_sections import Store as StoreSettings
from bot.settings import Settings

ZONE = "Europe/Rome"
HOURS = "Mo-Fr 09:00-13:00,14:00-18:00"
OFFICE_NAME = "Studio Marta"
CLIENT_NAME = "Rossi SRL"
WEEKDAY_OF_START, HOUR_OF_START, MINUTE_OF_START = 3, 21, 40  # a Thursday evening: the next opening is tomorrow's


class DemoStage:
    """What the page shows beyond the chats."""

    def __init__(self) -> None:
        """`bot` is set before the page is served."""
        self.bot: Bot | None = None
        self._revision = 0

    def attach(self, bot: Bot) -> None:
        """From now on the stage shows this bot."""
        self.bot = bot
        bot.engine.after_commit.append(self._changed)

    def now(self) -> datetime:
        return self._bot.engine.clock.now()

    def timezone(self) -> str:
        return self._desk().office.timezone

    def is_open(self) -> bool:
        desk = self._desk()
        return desk.schedule.is_open(desk.now)

    def next_opening(self) -> datetime | None:
        desk = self._desk()
        return desk.schedule.next_opening(desk.now)

    def next_due(self) -> datetime | None:
        return self._bot.ticker.next_due()

    async def move_to(self, instant: datetime) -> None:
        clock = self._bot.engine.clock
        assert isinstance(clock, MovableClock)
        clock.move_to(instant)
        await self._bot.ticker.tick()
        await self._bot.outbox.idle()
        self._changed()

    def entries(self) -> list[LedgerLine]:
        store, desk = self._bot.engine.store, self._desk()
        labels = {LEDGER: OFFICE_NAME} | {each.client: each.name for each in desk.clients.where()}
        lines = [
            LedgerLine(
                ledger=labels.get(ledger, ledger),
                seq=entry.core.seq,
                kind=entry.core.kind,
                at=entry.core.at,
                hash=entry.hash[:8],
                summary=_summary(entry.core),
            )
            for ledger in store.ledgers()
            for entry in store.entries(ledger)
        ]
        return sorted(lines, key=lambda line: (line.at, line.ledger, line.seq))

    def revision(self) -> int:
        return self._revision

    @property
    def _bot(self) -> Bot:
        assert self.bot is not None
        return self.bot

    def _desk(self) -> Desk:
        return self._bot.engine.desk()

    def _changed(self) -> None:
        self._revision += 1


def _summary(core: Core) -> str:
    """The facts in one line, as they are."""
    return bytes(core.facts).decode()


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
                name=OFFICE_NAME, timezone=ZONE, hours=HOURS, language="it" if language == "it" else "en"
            ),
            store=StoreSettings(url=f"tinydb:{Path(folder) / 'data'}"),
        )
        office = Office(settings, clock)
        stage = DemoStage()
        adapter = PlaygroundAdapter(stage, port=port)
        bot = Bot(office, {adapter.name: adapter})
        stage.attach(bot)
        try:
            _furnish(office)
            await bot.start()
            await bot.connected()
            started(adapter.address)
            await asyncio.Event().wait()
        finally:
            await bot.stop()
            office.close()


def _furnish(office: Office) -> None:
    """What Marta and Giulia did before the curtain rises, through the front door."""
    giulia, marta = PERSONAS
    engine = office.engine

    def command(persona_key: str, number: int, verb: str, rest: str) -> None:
        persona = giulia if persona_key == giulia.key else marta
        engine.receive(
            Commanded(
                id=f"furnish:{number}",
                by=Account(id=persona.account, name=persona.name),
                chat=Chat(id=persona.chat),
                message=None,
                verb=verb,
                rest=rest,
            )
        )

    command(marta.key, 1, "claim", office.claim_code())
    command(marta.key, 2, "client", f"new {CLIENT_NAME}")
    desk = engine.desk()
    invitation = next(
        row.args["invitation"] for row in desk.outbox.where(say="client_invitation") if isinstance(row, Parcel)
    )
    command(giulia.key, 3, "start", desk.code(invitation))
