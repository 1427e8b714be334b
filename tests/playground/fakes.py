"""An office of cardboard: a stage whose clock is moved by hand, and an inbox that answers with an echo."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.adapters import Delivery
from bot.adapters.playground import LedgerLine, PlaygroundAdapter, Proof
from bot.core.effects import Answer, Button, Buttons, File, Message, Place, Quote, Text, Title
from bot.core.errors import StorageFault
from bot.core.events import FromPerson, Joined, Pressed, Wrote
from bot.core.files import clean_name
from bot.store.files import FileStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.core.effects import Block
    from bot.core.events import Event

GIULIA, MARTA = "playground:chat:giulia", "playground:chat:marta"
ROSSI, TEAM = "playground:group:rossi", "playground:group:team"
ROME = ZoneInfo("Europe/Rome")
EVENING = datetime(2026, 11, 24, 20, 40, tzinfo=UTC)  # a Tuesday, 21:40 in Rome
MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)  # 9:00
OPENS_HOUR, CLOSES_HOUR = 9, 18


class FakeStage:
    """Open from nine to six, every day, in Rome."""

    def __init__(self) -> None:
        self.instant = EVENING
        self.lines: list[LedgerLine] = []
        self.changes = 0
        self.fault: StorageFault | None = None
        self.inbox: EchoInbox | None = None

    def now(self) -> datetime:
        return self.instant

    def timezone(self) -> str:
        return "Europe/Rome"

    def is_open(self) -> bool:
        return OPENS_HOUR <= self.instant.astimezone(ROME).hour < CLOSES_HOUR

    def next_opening(self) -> datetime | None:
        opening = self.instant.astimezone(ROME).replace(hour=OPENS_HOUR, minute=0)
        if opening <= self.instant:
            opening += timedelta(days=1)
        return opening.astimezone(UTC)

    def next_due(self) -> datetime | None:
        return self.next_opening() if self.inbox and self.inbox.held else None

    async def move_to(self, instant: datetime) -> None:
        if self.fault:
            raise self.fault
        self.instant = instant
        self.changes += 1
        if self.is_open() and self.inbox:
            await self.inbox.open_office()

    def entries(self) -> list[LedgerLine]:
        return list(self.lines)

    def proof(self) -> Proof:
        return Proof(entries=len(self.lines))

    def verify(self) -> None:
        self.changes += 1

    def tamper(self, ledger: str, seq: int) -> None:
        raise LookupError(f"entry {seq} of {ledger} is of cardboard")

    def restore(self) -> None:
        self.changes += 1

    def revision(self) -> int:
        return self.changes

    def record(self, ledger: str, kind: str, summary: str) -> None:
        seq = sum(line.ledger == ledger for line in self.lines) + 1
        digest = hashlib.sha256(f"{ledger}/{seq}/{kind}".encode()).hexdigest()
        facts = {"summary": summary}
        self.lines.append(LedgerLine(ledger=ledger, seq=seq, kind=kind, at=self.instant, hash=digest, facts=facts))
        self.changes += 1


class EchoInbox:
    """Keeps every event; answers Giulia's first message while closed, and hands over a digest when the office opens.

    In a shared chat it answers who addresses it and keeps quiet otherwise.
    """

    def __init__(self, stage: FakeStage, files: FileStore) -> None:
        self.stage = stage
        self.files = files
        self.events: list[Event] = []
        self.held: list[Wrote] = []
        self.fault: StorageFault | None = None
        self.faults_after: int | None = None  # so many more events can be saved
        self.adapter: PlaygroundAdapter | None = None
        self._sends = 0
        self._tasks: set[asyncio.Task[None]] = set()
        stage.inbox = self

    def receive(self, event: Event) -> Answer | None:
        if self.faults_after == 0:
            self.fault, self.faults_after = StorageFault("disk full"), None
        if self.fault:
            raise self.fault
        if self.faults_after:
            self.faults_after -= 1
        self.events.append(event)
        match event:
            case Wrote(chat=chat) if chat.id == GIULIA:
                self.held.append(event)
                self.stage.changes += 1
                if len(self.held) == 1:
                    self._later(GIULIA, Title("The office is closed now"), Text("Your message is kept until 09:00."))
            case Wrote(chat=chat, addressed=True) if chat.shared:
                self._later(chat.id, Text("The office opens at 09:00."))
            case Joined(chat=chat):
                self._later(MARTA, Text(f"I was brought into {chat.title}. Whose chat is it?"))
            case Pressed(chat=chat, message=message):
                self._later(chat.id, Text("All answered."), edit=message)
                return Answer("Noted.")
            case _:
                pass
        return None

    def set_aside(self, event_id: str, payload: str, error: Exception) -> None:
        raise AssertionError((event_id, payload, error))

    def of_people(self) -> list[Any]:
        """What people did, without the adapter's own events."""
        return [event for event in self.events if isinstance(event, FromPerson)]

    async def open_office(self) -> None:
        blocks: list[Block] = [Title("One message from Rossi SRL")]
        for number, event in enumerate(self.held):
            done = Button(token=f"held{number}", choice="answered", label="Answered", style="primary")
            later = Button(token=f"held{number}", choice="snooze", label="Snooze")
            blocks += [Quote(event.text), Buttons((done, later))]
        if self.held:
            self.held.clear()
            await self.send(MARTA, *blocks)
            self.stage.record("Office", "digest_issued", "Digest handed over")

    async def send(
        self, chat: str, *blocks: Block, edit: str | None = None, thread: str | None = None, opens_topic: bool = False
    ) -> str:
        """Deliver a message at once; its id."""
        assert self.adapter is not None
        self._sends += 1
        message = Message(blocks, language="en", opens_topic=opens_topic)
        delivered = await self.adapter.deliver(
            Delivery(id=f"post:{self._sends}", chat=chat, message=message, edit=edit, thread=thread)
        )
        return delivered.message

    async def pass_on(self, event: Wrote, chat: str = MARTA) -> str:
        """Fetch what came with a message and send it on as what it is; the new message's id."""
        assert self.adapter is not None
        blocks: list[Block] = [Quote(event.text)] if event.text else []
        for sent in event.attachments:
            if sent.kind == "place":
                blocks.append(Place(latitude=sent.latitude, longitude=sent.longitude))
                continue
            kept = await self.adapter.fetch(sent, self.files)
            name = clean_name(sent.name)
            blocks.append(File(kind=sent.kind, name=name, mime=sent.mime, size=kept.size, sha256=kept.sha256))
        return await self.send(chat, *blocks)

    def _later(self, chat: str, *blocks: Block, edit: str | None = None) -> None:
        async def send() -> None:
            await self.send(chat, *blocks, edit=edit)

        task = asyncio.get_running_loop().create_task(send())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


@dataclass
class Office:
    """What a test works with."""

    stage: FakeStage
    inbox: EchoInbox
    adapter: PlaygroundAdapter
    files: FileStore

    @classmethod
    def furnished(cls, folder: Path, port: int = 0) -> Office:
        stage, files = FakeStage(), FileStore(folder)
        inbox = EchoInbox(stage, files)
        inbox.adapter = PlaygroundAdapter(stage, files, port=port)
        stage.record("Office", "office_opened", "The office was founded")
        stage.record("Rossi SRL", "client_opened", "The ledger of Rossi SRL begins")
        return cls(stage, inbox, inbox.adapter, files)

    @classmethod
    @asynccontextmanager
    async def opened(cls, port: int = 0) -> AsyncIterator[Office]:
        with tempfile.TemporaryDirectory() as folder:
            office = cls.furnished(Path(folder), port)
            await office.adapter.start(office.inbox)
            try:
                yield office
            finally:
                await office.adapter.stop()

    @property
    def port(self) -> int:
        return int(self.adapter.address.rpartition(":")[2])
