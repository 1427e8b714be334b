"""A year of money in which everybody does anything: what is never reminded of, and that sums are right to the cent."""

import asyncio
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from bot.core.events import Pressed
from bot.core.ledger import facts_of
from bot.core.payment_entries import PaymentReminded
from schedules import payments
from tests.approving import rossi
from tests.kit import House, rome

ZONE = ZoneInfo("America/New_York")  # where the client is; the office is in Rome
START = rome("2026-09-01T16:00")  # a year with both clock changes
RUNGS = {-3, 0, 3, 7, 15, 30}


@dataclass
class Asked:
    """A request as the test reckons it."""

    cents: int
    balance: int = 0
    came: list[int] = field(default_factory=list)
    claimed: bool = False
    promised_on: date | None = None
    disputed: bool = False
    none_due: bool = False
    withdrawn: bool = False
    reminded: list[int] = field(default_factory=list)

    def may_be_reminded(self, today):
        promised = self.promised_on is not None and today <= self.promised_on
        return self.balance > 0 and not (self.claimed or promised or self.disputed or self.none_due or self.withdrawn)


class Year:
    """What happens, and what must then be so."""

    def __init__(self, house):
        self.house = house
        self.asked = {}
        self.paused = False
        self.seen = 0  # entries of the ledger that were looked at
        self.reminded_on = []

    async def begins(self):
        await self.house.furnished()
        await self.house.commands("marta", "client rossi set timezone=America/New_York")
        await self.house.commands("marta", "ladder on")
        await self.house.presses("marta", "Yes, from now on")
        self.client = rossi(self.house)

    @property
    def today(self):
        return self.house.clock.now().astimezone(ZONE).date()

    async def does(self, deed, which, cents, days):
        open_ones = [number for number, asked in self.asked.items() if not asked.withdrawn]
        if deed == "asks":
            await self.asks(cents, days)
        elif deed in ("pauses", "resumes"):
            self.paused = deed == "pauses"
            await self.house.commands("marta", f"ladder rossi {'pause' if self.paused else 'resume'}")
        elif open_ones:
            number = open_ones[which % len(open_ones)]
            await getattr(self, deed)(number, self.asked[number], cents, days)

    async def asks(self, cents, days):
        await self.house.commands("marta", f"invoice rossi {said(cents)} due {days * 3}d Work")
        await self.house.presses("marta", "Register")
        self.asked[len(self.asked) + 1] = Asked(cents, cents)

    async def pays(self, number, asked, cents, _):
        await self.house.commands("marta", f"paid {number} {said(cents)}")
        asked.came.append(cents)
        asked.balance -= cents
        asked.claimed, asked.promised_on = False, None

    async def pays_all(self, number, asked, *_):
        if asked.balance > 0:
            await self.house.commands("marta", f"paid {number}")
            asked.came.append(asked.balance)
            asked.balance, asked.claimed, asked.promised_on = 0, False, None

    async def undoes(self, number, asked, *_):
        await self.house.commands("marta", f"paid {number} undo")
        if asked.came:
            asked.balance += asked.came.pop()

    async def credits(self, number, asked, cents, _):
        await self.house.commands("marta", f"invoice {number} credit {said(cents)}")
        asked.balance -= cents

    async def withdraws(self, number, asked, *_):
        await self.house.commands("marta", f"invoice {number} withdraw")
        asked.withdrawn = True

    async def claims(self, number, asked, *_):
        if await self.answers(number, "I have paid") and asked.balance > 0:
            asked.claimed, asked.promised_on = True, None

    async def promises(self, number, asked, _, days):
        on = self.today + timedelta(days=days)
        if await self.answers(number, "I'll pay on…") and asked.balance > 0:
            await self.house.writes("giulia", on.isoformat())
            asked.promised_on = on

    async def disputes(self, number, asked, *_):
        if await self.answers(number, "There is a problem") and asked.balance > 0:
            await self.house.writes("giulia", "Something is missing.")
            asked.disputed = True

    async def answers(self, number, label):
        """Giulia presses it under the message by which that request was asked."""
        for message, delivery in self.house.wall("telegram:7").items():
            for block in delivery.message.blocks:
                for button in getattr(block, "buttons", ()):
                    if button.label == label and f"No. {number}," in str(delivery.message.blocks[1]):
                        press = {"message": message, "token": button.token, "choice": button.choice}
                        await self.house.receives(self.house.deed(Pressed, "giulia", **press))
                        return True
        return False

    async def finds_nothing(self, number, asked, *_):
        if await self.decides(number, "Not yet"):
            asked.claimed = False

    async def finds_it(self, number, asked, *_):
        if await self.decides(number, "Received") and asked.balance > 0:
            asked.came.append(asked.balance)
            asked.balance, asked.claimed, asked.promised_on = 0, False, None

    async def insists(self, number, asked, *_):
        if await self.decides(number, "All of it is due"):
            asked.disputed = asked.none_due = False

    async def gives_way(self, number, asked, *_):
        if await self.decides(number, "Send no reminders"):
            asked.disputed, asked.none_due = False, asked.balance > 0

    async def decides(self, number, label):
        """Marta answers the newest card about that request, if it is still to be answered."""
        for message, delivery in reversed(self.house.wall("telegram:1").items()):
            for block in delivery.message.blocks:
                for button in getattr(block, "buttons", ()):
                    if button.label == label and f"no. {number}," in str(delivery.message.blocks[0]):
                        press = {"message": message, "token": button.token, "choice": button.choice}
                        await self.house.receives(self.house.deed(Pressed, "marta", **press))
                        return True
        return False

    async def passes(self, days, hours, step):
        """Day by day, or in one jump over several rungs, as when the machine was off."""
        until = self.house.clock.now() + timedelta(days=days, hours=hours)
        while self.house.clock.now() < until:
            await self.house.moves_to(min(self.house.clock.now() + timedelta(days=step), until))
            self.all_is_well()

    def all_is_well(self):
        known = {each.number: each for each in self.house.desk.client(self.client).payments.requests.values()}
        assert {number: each.balance_cents for number, each in known.items()} == {
            number: asked.balance for number, asked in self.asked.items()
        }
        numbers = {each.request: number for number, each in known.items()}
        instants = set()
        for entry in self.house.store.entries(self.client, self.seen + 1):
            self.seen = entry.core.seq
            facts = facts_of(entry.core)
            if isinstance(facts, PaymentReminded):
                local = entry.core.at.astimezone(ZONE)
                asked = self.asked[numbers[facts.request]]
                assert asked.may_be_reminded(local.date())
                assert not self.paused
                assert facts.rung in RUNGS - set(asked.reminded)
                assert all(facts.rung > rung for rung in asked.reminded)
                assert local.weekday() < 5
                assert 9 <= local.hour < 18
                asked.reminded.append(facts.rung)
                instants.add(local)
        self.reminded_on += [each.date() for each in instants]
        assert len(self.reminded_on) == len(set(self.reminded_on))
        # And what is not on record was not said: each message has its entries.
        sent = [delivery.id for delivery in self.house.telegram.calls if delivery.id.startswith("dun:")]
        assert len(sent) == len(self.reminded_on)
        due = payments.next_due(self.house.desk)
        assert due is None or due >= self.house.clock.now()


def said(cents):
    return f"{cents // 100}.{cents % 100:02} EUR"


DEEDS = ["asks", "pays", "pays_all", "undoes", "credits", "withdraws", "claims", "promises", "disputes"]
DEEDS += ["finds_nothing", "finds_it", "insists", "gives_way", "pauses", "resumes"]
DAY = st.tuples(
    st.sampled_from(DEEDS),
    st.integers(0, 9),  # which request
    st.integers(1, 90_000),  # cents
    st.integers(0, 12),  # days: of a promise, a term
    st.integers(1, 16),  # days that pass afterwards
    st.integers(0, 23),  # and hours
    st.sampled_from([1, 1, 30]),  # looked at each day, or in one jump
)


FIRST = st.lists(st.tuples(st.integers(1, 900_000), st.integers(0, 9)), min_size=1, max_size=3)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(st.integers(1, 900_000), st.integers(0, 9)), min_size=1, max_size=3), st.lists(DAY, min_size=12)
)
def test_in_a_year_of_money_nobody_is_reminded_wrongly_and_all_sums_are_right(first, days):
    async def lived():
        year = Year(House(folder / "data", start=START))
        try:
            await year.begins()
            for cents, term in first:
                await year.asks(cents, term)
            for deed, which, cents, term, passes, hours, step in days:
                await year.does(deed, which, cents, term)
                year.all_is_well()
                await year.passes(passes, hours, step)
        finally:
            await year.house.stops()
        event(f"reminders: {min(len(year.reminded_on), 5)}")

    folder = Path(tempfile.mkdtemp())
    try:
        asyncio.run(lived())
    finally:
        shutil.rmtree(folder)
