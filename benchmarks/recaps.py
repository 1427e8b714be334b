"""What a Friday costs on which every client is due a recap: drafted and sent; and how long a card takes to draw."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks import data
from bot.assembly import Office
from bot.clock import MovableClock
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.entries import ClientSet
from bot.core.payment_entries import PaymentRequested
from bot.core.recaps import RecapSet
from bot.core.rows import Title
from bot.core.steps import StepDone, StepPlanned
from bot.paper import draw
from schedules import recaps
from tests.paper.recaps import english

# A Friday with few clients is over in milliseconds, of which a disk's mood may be half.
ROUNDS = 5
DUE_HOUR, DRAFT_HOUR = 17, 14  # the office is open from two to six


def measure(folder: Path, *, clients: int, few: int) -> dict[str, float]:
    """As many clients as given against few: the cost of each, from its draft to its recap in the outbox."""
    rounds = [[_each_ms(folder / f"{count}-{turn}", count) for count in (clients, few)] for turn in range(ROUNDS)]
    many_ms, few_ms = (statistics.median(each) for each in zip(*rounds, strict=True))
    return {"friday_growth_10k": many_ms / few_ms, "friday_tick_clients_per_second": 1000 / many_ms}


def drawn(*, cards: int) -> dict[str, float]:
    """The median over so many full cards with four charts, each with words of its own; the library is loaded."""
    draw("recap", english())
    taken = []
    for number in range(cards):
        card = english(client=f"Rossi Ceramics {number}")
        began = time.perf_counter()
        draw("recap", card)
        taken.append((time.perf_counter() - began) * 1000)
    return {"recap_card_ms": statistics.median(taken)}


def _each_ms(folder: Path, clients: int) -> float:
    """Each with a step that is done, one to come, and something to pay."""
    with data.office(folder, clients=clients, entries_each=2, people=clients) as office:
        engine = office.engine
        zone = ZoneInfo(data.ZONE)
        # The first day but two on which that office is open.
        day = engine.clock.now().astimezone(zone).replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
        for number, client in enumerate(engine.desk().office.clients):
            engine.commit(partial(_set, client, number + 1, day.weekday()), durable=False)
        took = sum(_ticks(office, day.replace(hour=hour)) for hour in (DRAFT_HOUR, DUE_HOUR))
        sent = len(engine.desk().outbox.where(say="recap"))
        if sent != clients:
            raise AssertionError(f"{sent} of {clients} clients got a recap")
    return took / clients * 1000


def _set(client: str, number: int, weekday: int, desk: Desk) -> list[Effect]:
    today = desk.now.date()
    done, planned = desk.fresh("s"), desk.fresh("s")
    asked = PaymentRequested(
        request=desk.fresh("r"),
        number=number,
        cents=120_000,
        payable_cents=120_000,
        currency="EUR",
        issued_on=today,
        due_on=today + timedelta(days=30),
        source="hand",
    )
    facts = (
        ClientSet(day="24/7"),
        StepPlanned(step=done, number=1, on=today),
        StepDone(step=done, on=today),
        StepPlanned(step=planned, number=2, on=today + timedelta(days=9)),
        asked,
        RecapSet(every="week", weekday=weekday, minute=DUE_HOUR * 60),
    )
    titles = {done: "Testi della home", planned: "Fotografie", asked.request: "Homepage"}
    return [
        *(Keep("titles", each, Title(text=text, client=client)) for each, text in titles.items()),
        *(Record(ledger=client, facts=each, how="command", subject=client) for each in facts),
    ]


def _ticks(office: Office, at: datetime) -> float:
    """What the ticker does at that hour, without sending; in seconds."""
    engine = office.engine
    engine.clock = MovableClock(at.astimezone(UTC), 0.0)
    began = time.perf_counter()
    while (due := recaps.next_due(engine.desk())) is not None and due <= engine.clock.now():
        engine.fall_due(recaps.name, recaps.due)
    return time.perf_counter() - began
