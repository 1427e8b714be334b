"""A booking of a bank statement is booked, by a tap and never without one; or another page of them is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.bookings import fingerprint
from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.events import Pressed
from bot.core.payment_entries import PaymentReceived
from bot.core.payments import Request
from bot.core.rows import Card
from bot.core.statement_rows import Booked, StatementLine
from handlers.replies import opening, toast
from handlers.statement_lines import booked_before, kept, lines_of
from handlers.statements import read_again

_NUMBERED = re.compile(r"([bp])(\d{1,4})")


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`b3` books a line, `all` what is sure, `p2` turns to a page, `columns` reads it anew with other columns."""
    card = desk.cards.get(event.token)
    statement = desk.statements.get(card.data["statement"]) if card else None
    if card is None or statement is None or card.state != "open":
        return toast(event, desk, "button-old")
    lines = lines_of(statement.token, desk)
    if event.choice == "columns":
        return (
            Keep("cards", card.token, replace(card, state="closed", data={**card.data, "file": statement.file.name})),
            Keep("statements", statement.token, None),
            *(Keep("statement_lines", f"{each.statement}/{each.number}", None) for each in lines),
            read_again(statement, event.id, None),
            _redrawn(event, card),
            Answer(),
        )
    numbered = _NUMBERED.fullmatch(event.choice)
    if numbered and numbered[1] == "p":
        turned = replace(card, data={**card.data, "page": int(numbered[2])})
        return (Keep("cards", card.token, turned), _redrawn(event, card), Answer())
    wanted = [each for each in lines if each.requests and each.state == "open"]
    if numbered:
        wanted = [each for each in wanted if each.number == int(numbered[2])]
    elif event.choice == "all":
        wanted = [each for each in wanted if each.sure]
    else:
        wanted = []
    return (*_booked(event, card, wanted, desk),) if wanted else toast(event, desk, "button-old")


def _booked(event: Pressed, card: Card, lines: Sequence[StatementLine], desk: Desk) -> Sequence[Effect]:
    """Each line as it stands now; what was settled meanwhile is told."""
    before = booked_before(desk)
    effects: list[Effect] = []
    done = 0
    for line in lines:
        requests = _still_owed(line, desk)
        if fingerprint(line.booking) in before:
            effects.append(kept(replace(line, state="known")))
        elif requests is None:
            effects.append(kept(replace(line, state="changed")))
        else:
            done += 1
            effects.append(kept(replace(line, state="booked")))
            effects += [each for one in requests for each in _received(event, line, *one, desk)]
    missed = len(lines) - done
    key = "handed-missed" if missed else "handed-booked"
    said = desk.say(key, desk.office.language, count=done, missed=missed)
    return (*effects, _redrawn(event, card), Answer(said))


def _still_owed(line: StatementLine, desk: Desk) -> list[tuple[str, Request]] | None:
    """What the line pays, with the client, if it is still just what is owed; else None."""
    known = [
        (client, request)
        for client in line.clients
        if client in desk.office.clients
        for request in desk.client(client).payments.requests.values()
        if request.request in line.requests and request.balance_cents > 0 and not request.withdrawn
    ]
    owed = sum(request.balance_cents for _, request in known)
    return known if len(known) == len(line.requests) and owed == line.booking.cents else None


def _received(event: Pressed, line: StatementLine, client: str, request: Request, desk: Desk) -> Sequence[Effect]:
    booking = line.booking
    payment = desk.fresh("b")
    facts = PaymentReceived(request=request.request, payment=payment, cents=request.balance_cents, on=booking.on)
    value = replace(opening(event, desk), shown=" · ".join(filter(None, (booking.payer, booking.reference))))
    record = Record(ledger=client, facts=facts, how="inline_button", subject=request.request, opening=value)
    row = Booked(client=client, request=request.request, payment=payment, at=desk.now)
    return (record, Keep("booked", f"{fingerprint(booking)}/{request.request}", row))


def _redrawn(event: Pressed, card: Card) -> Send:
    return redraw(card, f"edit:{event.id}", "statement_found", account=event.by.id)
