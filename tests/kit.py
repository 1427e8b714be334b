"""A whole office but for its platforms: the real store, engine and tables, a clock that stands still, and a script.

The script says what becomes of each message; `said_to` tells what a person then sees.
"""

import contextlib
import itertools
import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import json
from msgspec.structs import replace

from bot.adapters import Delivery
from bot.assembly import Office
from bot.clock import MovableClock
from bot.core.effects import Button, Buttons, File, Message, Place, Text
from bot.core.events import (
    Account,
    Chat,
    Commanded,
    Connected,
    Deleted,
    Edited,
    Joined,
    Left,
    Pressed,
    Wrote,
)
from bot.engine.outbox import Outbox
from bot.engine.studio import Studio
from bot.engine.tick import Ticker
from bot.errands import Errands
from bot.setting_sections import Office as OfficeSettings
from bot.setting_sections import Payments as PaymentsSettings
from bot.setting_sections import Store as StoreSettings
from bot.setting_sections import Wording as WordingSettings
from bot.settings import Settings
from bot.wording import say
from tests.scripted import Scripted

ROME = ZoneInfo("Europe/Rome")
HOURS = "Mo-Fr 09:00-13:00,14:00-18:00"
CODE = re.compile(r"[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}")
GROUP = Chat(id="telegram:-100", shared=True, title="Rossi & Neri")
PEOPLE = {
    "marta": Account(id="telegram:1", name="Marta Neri"),
    "anna": Account(id="telegram:2", name="Anna Blu"),
    "giulia": Account(id="telegram:7", name="Giulia Bianchi"),
    "paolo": Account(id="telegram:8", name="Paolo Verdi"),
    "luca": Account(id="slack:U9", name="Luca Gialli"),
    "nobody": Account(id="telegram:1087968824", name="Group", kind="nobody"),
    "robot": Account(id="telegram:66", name="Robot", kind="bot"),
}


def rome(text: str) -> datetime:
    """An instant by the wall clock of Rome."""
    return datetime.fromisoformat(text).replace(tzinfo=ROME).astimezone(UTC)


NIGHT = rome("2026-11-26 21:40")  # a Thursday
MORNING = rome("2026-11-27 09:00")
NOON = rome("2026-11-27 12:00")


class House:
    """An office whose owner is Marta (Telegram); Giulia (Telegram) is a contact of Rossi SRL."""

    def __init__(self, folder: Path, says=None, **office):
        self.folder = folder
        self.people = dict(PEOPLE)
        self.telegram, self.slack = Scripted("telegram"), Scripted("slack")
        self.clock = MovableClock(office.pop("start", NIGHT), 0.0)
        wording = WordingSettings(**office.pop("wording", {}))
        law = PaymentsSettings(**office.pop("law", {}))
        given = {"name": "Studio Neri", "timezone": "Europe/Rome", "hours": HOURS} | office
        self.settings = Settings(
            office=OfficeSettings(**given), store=StoreSettings(url=f"tinydb:{folder}"), payments=law, wording=wording
        )
        self._numbers = itertools.count(1)
        self.says = says or {}
        self.drawn = []
        self.starts()

    def starts(self):
        """A new process on the same data; until `opens` no platform is connected."""
        self.office = Office(self.settings, self.clock)
        self.engine, self.store = self.office.engine, self.office.store
        self.engine.tables = replace(self.engine.tables, says={**self.engine.tables.says, **self.says})
        adapters = {"telegram": self.telegram, "slack": self.slack}
        errands = Errands(adapters, self.office.files, self._typeset)
        studio = Studio(self._draw, self._draw, self._draw, self.office.files)
        self.outbox = Outbox(self.engine, adapters, errands.recipes(), studio)
        self.engine.carrier = self.outbox
        self.ticker = Ticker(self.engine, self.office.forget)

    def _draw(self, template, data):
        self.drawn.append((template, data))
        return b"a picture"

    def _typeset(self, template, data):
        self.drawn.append((template, data))
        return self.paper(template, data)

    @staticmethod
    def paper(template, data):
        """The bytes of a paper: as with the typesetter, the same data make the same."""
        return b"a paper: " + json.encode([template, data])

    def opens(self):
        """The platforms are connected, and what waits in the outbox goes out."""
        invite = "https://t.me/neri_bot?start={code}"
        self.engine.receive(
            Connected(id=self.fresh(), platform="telegram", handle="@neri_bot", slash="/", invite=invite)
        )
        self.engine.receive(
            Connected(id=self.fresh(), platform="slack", handle="Paletti", slash="/paletti ", forms=True)
        )
        for lane in ("telegram", "slack", "errands"):
            self.outbox.open(lane)

    async def furnished(self, *, owner=True, client=True):
        """Marta claims the office, Giulia uses Rossi's invitation; what was said so far is wiped away."""
        self.opens()
        if owner:
            await self.commands("marta", f"claim {self.office.claim_code()}")
        if client:
            await self.commands("giulia", f"start {await self.invitation('new Rossi SRL')}")
        self.forget()

    async def invitation(self, what):
        """The code that `/client …` answers with."""
        await self.commands("marta", f"client {what}")
        return next(code for said in reversed(self.said_to("marta")) if (code := CODE.search(said)))[0]

    def forget(self):
        for adapter in (self.telegram, self.slack):
            adapter.walls.clear()
            adapter.calls.clear()

    def fresh(self):
        return f"test:{next(self._numbers)}"

    def deed(self, kind, name, chat=None, **fields):
        """An event of a person: in the private chat, unless another is given."""
        account = self.people[name]
        fields.setdefault("id", self.fresh())
        return kind(by=account, chat=chat or Chat(id=private(account)), **fields)

    async def receives(self, event):
        answer = self.engine.receive(event)
        await self.outbox.idle()
        return answer

    async def writes(self, name, text, chat=None, **fields):
        fields.setdefault("message", self.fresh())
        if chat is not None:
            fields.setdefault("addressed", False)
        return await self.receives(self.deed(Wrote, name, chat, text=text, **fields))

    async def edits(self, name, message, text, chat=None):
        return await self.receives(self.deed(Edited, name, chat, message=message, text=text))

    async def deletes(self, name, message, chat=None):
        return await self.receives(self.deed(Deleted, name, chat, message=message))

    async def commands(self, name, text, chat=None, **fields):
        return await self.receives(self.command(name, text, chat, **fields))

    def command(self, name, text, chat=None, **fields):
        verb, _, rest = text.partition(" ")
        fields.setdefault("message", self.fresh())
        return self.deed(Commanded, name, chat, verb=verb, rest=rest, **fields)

    async def joins(self, name, chat=GROUP):
        return await self.receives(self.deed(Joined, name, chat))

    async def leaves(self, name, chat=None):
        return await self.receives(self.deed(Left, name, chat))

    async def presses(self, name, label, chat=None):
        """Press the newest button with this label in that chat; the text of the toast."""
        where = chat.id if chat else private(self.people[name])
        message, button = self.button(where, label)
        event = self.deed(Pressed, name, chat, message=message, token=button.token, choice=button.choice)
        answer = await self.receives(event)
        return answer.text if answer else None

    def button(self, chat: str, label: str) -> tuple[str, Button]:
        """The newest button with this label, and the message under which it is."""
        for message, delivery in reversed(self.wall(chat).items()):
            for block in delivery.message.blocks:
                for button in block.buttons if isinstance(block, Buttons) else ():
                    if button.label == label:
                        return message, button
        raise AssertionError(f"no button {label!r} in {chat}: {self.said_to(chat)}")

    async def moves_to(self, instant):
        """Time passes, and brings what is due."""
        self.clock.move_to(instant)
        await self.ticker.tick()
        await self.outbox.idle()

    def wall(self, chat) -> dict[str, Delivery]:
        return (self.slack if chat.startswith("slack") else self.telegram).walls[chat]

    def said_to(self, who, *, buttons=False) -> list[str]:
        """What stands in somebody's private chat (or in a chat, by its id) now, without the rehearsal's mark."""
        chat = private(self.people[who]) if who in self.people else who
        return [text_of(delivery.message, buttons=buttons) for delivery in self.wall(chat).values()]

    def last_to(self, who) -> str:
        return self.said_to(who)[-1]

    def last_id(self, who) -> str:
        """The id of the newest message of ours in somebody's private chat."""
        return list(self.wall(private(self.people[who])))[-1]

    @property
    def desk(self):
        return self.engine.desk()

    def kinds(self, ledger="office"):
        return [entry.core.kind for entry in self.store.entries(ledger)]

    def failed(self):
        return [row for _, row in self.store.rows("failed")]

    async def stops(self):
        await self.outbox.stop()
        self.office.close()

    async def restarts(self):
        """Killed, and started again on the same data; the clock goes on."""
        await self.stops()
        self.starts()
        self.opens()


@contextlib.asynccontextmanager
async def opened(folder, *, owner=True, client=True, **office):
    house = House(folder, **office)
    try:
        await house.furnished(owner=owner, client=client and owner)
        yield house
    finally:
        await house.stops()


def private(account: Account) -> str:
    """The chat in which the bot talks to this account alone."""
    return account.id.replace("slack:U", "slack:D")


def text_of(message: Message, *, buttons: bool = False) -> str:
    """A message as plain text, a line for each block; buttons in square brackets if they are asked for."""
    marks = {Text(say("mark-rehearsal", language)) for language in ("it", "en")}
    lines = []
    for block in message.blocks:
        if isinstance(block, Buttons):
            lines += [" ".join(f"[{button.label}]" for button in block.buttons)] if buttons else []
        elif isinstance(block, File):
            lines.append(f"[{block.kind} {block.name}]")
        elif isinstance(block, Place):
            lines.append(f"[place {block.latitude}, {block.longitude}]")
        elif block not in marks:
            lines.append(block.text)
    return "\n".join(lines)
