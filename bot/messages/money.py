"""What is due, promised, said to be paid, disputed and overdue, for the office at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from bot.core.desk import Desk, Reader
from bot.core.payments import Request
from bot.core.places import payer
from bot.messages.requests import words_of
from bot.wording.sizes import price

MOST_SHOWN = 10
# In this order: what somebody has to do something about comes first.
STANDS = ("overdue", "claimed", "disputed", "promised", "due")


def overview(desk: Desk, reader: Reader) -> list[str]:
    """A line with the sum for each way in which requests stand, and below it each of them."""
    today = desk.today
    found: dict[str, list[tuple[str, Request]]] = {stands: [] for stands in STANDS}
    for client, request in open_requests(desk):
        found[stands_at(request, today)].append((client, request))
    lines = []
    for stands, items in found.items():
        if not items:
            continue
        lines.append(desk.say(f"money-{stands}", reader.language, sums=_sums(reader, [each for _, each in items])))
        items.sort(key=lambda item: item[1].due_on)
        lines += [f"• {_line(desk, reader, *item)}" for item in items[:MOST_SHOWN]]
        if len(items) > MOST_SHOWN:
            lines.append(desk.say("money-more", reader.language, count=len(items) - MOST_SHOWN))
    return lines


def summary(desk: Desk, reader: Reader) -> str:
    """One line of sums, without what is not due yet; empty if there is nothing else."""
    today = desk.today
    found: dict[str, list[Request]] = {stands: [] for stands in STANDS[:-1]}
    for _, request in open_requests(desk):
        found.get(stands_at(request, today), []).append(request)
    said = [
        desk.say(f"money-{stands}", reader.language, sums=_sums(reader, items))
        for stands, items in found.items()
        if items
    ]
    return " · ".join(said)


def open_requests(desk: Desk) -> Iterator[tuple[str, Request]]:
    """Every client's requests of which something is to be paid."""
    for client in desk.office.clients:
        for request in desk.client(client).payments.requests.values():
            if request.balance_cents > 0 and not request.withdrawn:
                yield client, request


def stands_at(request: Request, today: date) -> str:
    """How an open request stands, for the office."""
    state = request.state(today)
    return state if state != "open" else "overdue" if request.due_on < today else "due"


def _sums(reader: Reader, items: list[Request]) -> str:
    """Each currency by itself."""
    sums: Counter[str] = Counter()
    for request in items:
        sums[request.currency] += request.balance_cents
    return " + ".join(price(cents, currency, reader.language) for currency, cents in sorted(sums.items()))


def _line(desk: Desk, reader: Reader, client: str, request: Request) -> str:
    row = desk.clients.get(client)
    words = words_of(desk, reader.language, request) | {"name": row.name if row else ""}
    return desk.say("money-line" if payer(client, desk) else "money-line-unreachable", reader.language, **words)
