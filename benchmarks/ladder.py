"""What a reminder costs, decided and committed, on a morning on which every client is due one."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import data
from bot.assembly import Office
from bot.core.desk import Desk
from bot.core.effects import Effect, Record
from bot.core.entries import ClientSet
from bot.core.payment_entries import LadderSet, PaymentRequested
from bot.core.payments import LADDER
from schedules import payments

# A morning with few requests is over in milliseconds, of which a disk's mood may be half.
ROUNDS = 5


def measure(folder: Path, *, requests: int, few: int) -> dict[str, float]:
    """As many open requests as given against few: the cost of each, and how it grows."""
    rounds = [[_each_ms(folder / f"{count}-{turn}", count) for count in (requests, few)] for turn in range(ROUNDS)]
    many_ms, few_ms = (median(each) for each in zip(*rounds, strict=True))
    return {"ladder_ms_per_request": many_ms, "ladder_growth_10k": many_ms / few_ms}


def _each_ms(folder: Path, requests: int) -> float:
    """Half as many clients, each with two requests that are due today."""
    with data.office(folder, clients=requests // 2, entries_each=2, people=requests // 2) as office:
        engine = office.engine
        engine.commit(lambda _: [Record(ledger="office", facts=LadderSet(rungs=LADDER), how="command")])
        for number, client in enumerate(engine.desk().office.clients):
            engine.commit(partial(_owes, client, 2 * number + 1), durable=False)
        began = time.perf_counter()
        _remind(office)
        took = time.perf_counter() - began
        sent = len(engine.desk().outbox.where(say="payment_reminder"))
        if sent != requests // 2:
            raise AssertionError(f"{sent} of {requests // 2} clients were reminded")
    return took / requests * 1000


def _owes(client: str, number: int, desk: Desk) -> list[Effect]:
    """At any hour, so that it can be measured at any hour."""
    effects: list[Effect] = [Record(ledger=client, facts=ClientSet(day="24/7"), how="command")]
    today = desk.now.date()
    for each in (number, number + 1):
        facts = PaymentRequested(
            request=desk.fresh("r"),
            number=each,
            cents=120_000,
            payable_cents=120_000,
            currency="EUR",
            issued_on=today,
            due_on=today,
            source="hand",
        )
        effects.append(Record(ledger=client, facts=facts, how="command", subject=facts.request))
    return effects


def _remind(office: Office) -> None:
    """What the ticker does, without sending."""
    engine = office.engine
    while (at := payments.next_due(engine.desk())) is not None and at <= engine.clock.now():
        engine.fall_due(payments.name, payments.due)
