"""What of a bank statement is kept: the bookings that may have paid something of what is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from bot.core.booking import Booking
from bot.core.bookings import fingerprint
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep
from bot.core.instalments import number_in
from bot.core.matching import Proposal, proposals
from bot.core.payments import Request
from bot.core.references import OpenRequest
from bot.core.statement_rows import Booked, Statement, StatementLine

MOST_KEPT = 200  # lines; of more that wait for a person none would be looked at


def proposed(statement: Statement, bookings: Iterable[Booking], desk: Desk) -> Sequence[Effect]:
    """What the bookings may have paid, those that can be booked first; the rest is only counted."""
    before = booked_before(desk)
    found = proposals(bookings, _open(desk), set(before))
    telling = sorted(
        (each for each in found if each.why not in ("none", "not_incoming")), key=lambda it: not it.requests
    )
    statement = replace(statement, strange=len(found) - len(telling), left=max(len(telling) - MOST_KEPT, 0))
    owners = _owners(desk)
    return (
        Keep("statements", statement.token, statement),
        *(
            kept(_line(statement, number, _told(each, before), owners, desk))
            for number, each in enumerate(telling[:MOST_KEPT], 1)
        ),
    )


def lines_of(statement: str, desk: Desk) -> list[StatementLine]:
    """The lines that were kept, in their order."""
    return sorted(desk.statement_lines.where(statement=statement), key=lambda line: line.number)


def booked_before(desk: Desk) -> dict[str, list[Booked]]:
    """What was booked from a statement, by the booking's fingerprint; not what was undone since."""
    found: dict[str, list[Booked]] = {}
    for key, row in desk.booked.items():
        request = desk.client(row.client).payments.requests.get(row.request)
        if request is not None and any(each.payment == row.payment for each in request.payments):
            found.setdefault(key.partition("/")[0], []).append(row)
    return found


def kept(line: StatementLine) -> Keep:
    """A line as it is now."""
    return Keep("statement_lines", f"{line.statement}/{line.number}", line)


def _told(found: Proposal, before: dict[str, list[Booked]]) -> Proposal:
    """The same; of what was booked before, with the requests for which that was done."""
    if found.why != "known":
        return found
    return replace(found, others=tuple(each.request for each in before[fingerprint(found.booking)]))


def _line(statement: Statement, number: int, found: Proposal, owners: dict[str, str], desk: Desk) -> StatementLine:
    """It names the clients whom it may be about, so that it is erased with them."""
    return StatementLine(
        statement=statement.token,
        number=number,
        at=desk.now,
        clients=tuple(dict.fromkeys(owners[each] for each in (*found.requests, *found.others))),
        booking=found.booking,
        why=found.why,
        sure=found.sure,
        requests=found.requests,
        others=found.others,
    )


def _owners(desk: Desk) -> dict[str, str]:
    return {request: client for client in desk.office.clients for request in desk.client(client).payments.requests}


def _open(desk: Desk) -> list[OpenRequest]:
    """What is still to be paid, with what payers may write."""
    return [
        _wanted(request, names, desk)
        for client in desk.office.clients
        if (names := _names(client, desk))
        for request in desk.client(client).payments.requests.values()
        if request.balance_cents > 0 and not request.withdrawn
    ]


def _names(client: str, desk: Desk) -> tuple[str, ...]:
    """Whom its money may come from; nobody once it was erased."""
    row = desk.clients.get(client)
    return (row.name, *(each.name for each in desk.people.where(client=client) if each.name)) if row else ()


def _wanted(request: Request, names: tuple[str, ...], desk: Desk) -> OpenRequest:
    title = desk.titles.get(request.request)
    number = number_in(title.text, desk) if title else None
    return OpenRequest(
        request=request.request,
        number=request.number,
        cents=request.balance_cents,
        currency=request.currency,
        names=names,
        references=(number,) if number else (),
    )
