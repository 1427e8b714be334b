"""A bank statement that was handed in: which column holds what, and what its bookings may have paid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Message, Quote, Text
from bot.core.payments import Request
from bot.core.rows import Card
from bot.core.seams import cut
from bot.core.statement_choice import MOST_COLUMNS, OPTIONAL, next_role, roles_of
from bot.core.statement_rows import Statement, StatementLine
from bot.messages.parts import message, office_reader, row_of, text
from bot.messages.requests import line_of
from bot.wording.moments import day
from bot.wording.sizes import price

PAGE = 5  # lines of a statement on one card
_IN_A_ROW = 3  # columns
_REFERENCE = 60  # characters of a payer's or a reference's text that are shown


def statement_columns(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What the columns seem to be, or the next question about them, with a few lines of the statement."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    if card.state == "done":
        return message(reader, text(desk, reader, "handed-columns-done", file=card.data["file"]))
    statement = desk.statements.get(card.data["statement"])
    if statement is None:
        return None
    samples = Quote("\n".join(" | ".join(cells) for cells in statement.samples)) if statement.samples else None
    if card.state == "open" and statement.guess is not None:
        return message(
            reader,
            text(desk, reader, "handed-columns", file=statement.file.name),
            Text(_guessed(desk, reader, statement)),
            samples,
            row_of(desk, reader, card.token, {"right": "button-columns-right", "no": "button-columns-no"}),
        )
    role = next_role(statement.chosen)
    failed = card.data.get("failed") and not statement.chosen
    return message(
        reader,
        text(desk, reader, "handed-columns-failed", file=statement.file.name) if failed else None,
        text(desk, reader, f"handed-ask-{role}"),
        samples,
        *_columns(desk, reader, card, statement),
        *_others(desk, reader, card, role or ""),
    )


def _guessed(desk: Desk, reader: Reader, statement: Statement) -> str:
    """A line for each role: which columns, by their names."""
    found = roles_of(statement.guess) if statement.guess else []
    return "\n".join(
        desk.say(
            f"handed-role-{role}",
            reader.language,
            columns=", ".join(_name(desk, reader, statement, column) for column in columns),
        )
        for role, columns in found
    )


def _name(desk: Desk, reader: Reader, statement: Statement, column: int) -> str:
    name = statement.header[column] if column < len(statement.header) else ""
    return name or desk.say("handed-column", reader.language, number=column + 1)


def _columns(desk: Desk, reader: Reader, card: Card, statement: Statement) -> Iterator[Buttons]:
    """A button for each column that is left."""
    taken = set(statement.chosen.values())
    left = [column for column in range(len(statement.header))[:MOST_COLUMNS] if column not in taken]
    labels = [
        Button(token=card.token, choice=f"c{column}", label=_name(desk, reader, statement, column)) for column in left
    ]
    for start in range(0, len(labels), _IN_A_ROW):
        yield Buttons(tuple(labels[start : start + _IN_A_ROW]))


def _others(desk: Desk, reader: Reader, card: Card, role: str) -> Iterator[Buttons]:
    if role == "amount":
        yield row_of(desk, reader, card.token, {"two": "button-columns-two"})
    if role in OPTIONAL:
        yield row_of(desk, reader, card.token, {"none": "button-columns-none"})


def statement_found(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A page of what may have paid something, with a button for each that can be booked."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    if card.state == "closed":
        return message(reader, text(desk, reader, "handed-read-anew", file=card.data["file"]))
    statement = desk.statements.get(card.data["statement"])
    if statement is None:
        return None
    lines = sorted(desk.statement_lines.where(statement=statement.token), key=lambda line: line.number)
    pages = max(1, -(-len(lines) // PAGE))
    page = min(card.data.get("page", 0), pages - 1)  # the number comes from outside
    shown = lines[page * PAGE : (page + 1) * PAGE]
    labels = [
        Button(token=card.token, choice=f"b{each.number}", label=_say(desk, reader, "button-book", number=each.number))
        for each in shown
        if each.requests and each.state == "open"
    ]
    sure = sum(each.sure and each.state == "open" for each in lines)
    return message(
        reader,
        *(_heading(desk, reader, statement, lines) if page == 0 else ()),
        *(Text(_line(desk, reader, each)) for each in shown),
        Buttons(tuple(labels)) if labels else None,
        Buttons((Button(token=card.token, choice="all", label=_say(desk, reader, "button-book-sure", count=sure)),))
        if sure
        else None,
        _turns(desk, reader, card.token, page, pages),
        row_of(desk, reader, card.token, {"columns": "button-columns-other"}) if page == pages - 1 else None,
    )


def _heading(desk: Desk, reader: Reader, statement: Statement, lines: list[StatementLine]) -> Iterator[Block]:
    """How much was read, and what was not."""
    yield text(
        desk,
        reader,
        "handed-statement" if lines else "handed-statement-nothing",
        file=statement.file.name,
        incoming=statement.incoming,
        outgoing=statement.outgoing,
        strange=statement.strange,
    )
    if statement.left:
        yield text(desk, reader, "handed-statement-left", count=statement.left)
    for each in statement.unread:
        yield Text(desk.say(each.key, reader.language, line=each.line, text=each.text))
    if statement.unread_lines:
        which = ", ".join(map(str, statement.unread_lines))
        told = len(statement.unread) + len(statement.unread_lines)
        key = "handed-unread" if statement.unread_count == told else "handed-unread-more"
        yield text(desk, reader, key, lines=which, count=statement.unread_count - told)


def _line(desk: Desk, reader: Reader, line: StatementLine) -> str:
    """What came, from whom, and what it would pay; or why it cannot be booked here."""
    requests = _requests(desk, line)
    booking = line.booking
    currency = booking.currency or (requests[0].currency if requests else "")
    who = " · ".join(filter(None, (_short(booking.payer), _short(booking.reference))))
    head = desk.say(
        "handed-line",
        reader.language,
        number=line.number,
        day=day(booking.on, reader.language, year=True),
        amount=price(booking.cents, currency, reader.language).strip(),
        who=who or "–",  # noqa: RUF001  a dash for nothing
    )
    if line.state in ("changed", "known"):
        return f"{head}\n{desk.say(f'handed-line-{line.state}', reader.language, slash=reader.slash)}"
    if not line.requests:
        numbers = ", ".join(str(each.number) for each in requests)
        return f"{head}\n{desk.say(f'handed-why-{line.why}', reader.language, numbers=numbers, slash=reader.slash)}"
    parts = [head]
    if line.state == "booked":
        numbers = ", ".join(str(each.number) for each in requests)
        parts.append(desk.say("handed-line-booked", reader.language, numbers=numbers))
    else:
        parts += [f"→ {line_of(desk, reader, each)}{_whose(desk, line, each)}" for each in requests]
        parts += [desk.say("handed-why-amount", reader.language)] if line.why == "amount" else []
    return "\n".join(parts)


def _whose(desk: Desk, line: StatementLine, request: Request) -> str:
    """The name of the client whose request it is."""
    names = [
        row.name
        for client in line.clients
        if request.request in desk.client(client).payments.requests and (row := desk.clients.get(client))
    ]
    return f" ({names[0]})" if names else ""


def _requests(desk: Desk, line: StatementLine) -> list[Request]:
    """What it pays, or may pay."""
    wanted = line.requests or line.others
    known = {
        each.request: each
        for client in line.clients
        if client in desk.office.clients
        for each in desk.client(client).payments.requests.values()
    }
    return [known[each] for each in wanted if each in known]


def _turns(desk: Desk, reader: Reader, token: str, page: int, pages: int) -> Buttons | None:
    turns = []
    if page > 0:
        turns.append(Button(token=token, choice=f"p{page - 1}", label=_say(desk, reader, "button-page-back")))
    if page < pages - 1:
        label = _say(desk, reader, "button-page-on", page=page + 2, pages=pages)
        turns.append(Button(token=token, choice=f"p{page + 1}", label=label))
    return Buttons(tuple(turns)) if turns else None


def _short(words: str) -> str:
    return cut(words, _REFERENCE)


def _say(desk: Desk, reader: Reader, key: str, **words: str | int) -> str:
    return desk.say(key, reader.language, **words)
