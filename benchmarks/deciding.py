"""How long it takes from a press on Approve to all that follows from it, without input and output."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from benchmarks import data
from bot.assembly import Office, tables
from bot.core.events import Account, Chat, Commanded, Pressed
from bot.engine.dispatch import handle

TEXT = "\n".join(f"{data.QUESTION} {number}" for number in range(20))


def measure(folder: Path, *, presses: int) -> dict[str, float]:
    """One client's approver presses, in an office with an approval of two thousand characters."""
    with data.office(folder, clients=1, entries_each=2, people=1) as office:
        press = _asked(office)
        given, took = tables(), []
        for number in range(presses):
            desk = office.engine.desk()
            began = time.perf_counter()
            effects = handle(press, desk, given)
            took.append(time.perf_counter() - began)
            if number == 0 and not any(type(effect).__name__ == "Record" for effect in effects):
                raise AssertionError(f"a press on Approve records nothing: {effects}")
    return {"approval_decision_microseconds": median(took) * 1e6}


def _asked(office: Office) -> Pressed:
    """The press of the client's person on the card that the owner's command has made."""
    owner, person = f"telegram:{data.OWNER}", f"telegram:{data.telegram_user(0)}"
    client = office.engine.desk().clients.where()[0].name
    rest = f"{client} Homepage copy\n{TEXT}"
    office.engine.receive(
        Commanded(id="ask", by=Account(id=owner), chat=Chat(id=owner), message="1", verb="approve", rest=rest)
    )
    card = office.engine.desk().cards.where(subject="approval")[0]
    return Pressed(
        id="press", by=Account(id=person), chat=Chat(id=person), message="2", token=card.token, choice="approve"
    )
