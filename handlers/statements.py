"""`/paid` with a bank statement: its columns are asked once for each layout, then what it may have paid is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from bot.core.booking import Booking, Unread
from bot.core.cards import with_card
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Prepare
from bot.core.errors import BadInput
from bot.core.events import Commanded, Prepared
from bot.core.files import Attached
from bot.core.statement_columns import Columns
from bot.core.statement_rows import Layout, Statement
from handlers.deliveries import settled
from handlers.handed_in import document, prepared, reading, refused, told, why_not
from handlers.statement_lines import proposed


def given(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """The file that came with the command, or right before it. Raises BadInput."""
    file = document(event, desk)
    if file is None:
        raise BadInput("paid-what")
    return reading(event, "statement", file, desk, columns=None, layouts=_layouts(desk))


def read_again(statement: Statement, why: str, columns: Columns | None) -> Prepare:
    """The file is read with these columns, or (None) only so far that they can be asked."""
    about = {
        "chat": statement.chat,
        "thread": statement.thread,
        "account": statement.by,
        "client": None,
        "columns": msgspec.to_builtins(columns),
        "layouts": {},
    }
    return prepared(why, "statement", statement.file, about)


def came(event: Prepared, desk: Desk) -> Sequence[Effect]:
    """The statement was read: its columns are asked, or what it may have paid is proposed."""
    done = settled(event, desk)
    if not done:
        return ()
    problem = refused(event)
    if problem is not None:
        return (*done, why_not(event, problem))
    result = event.result
    if result["columns"] is None:
        return (*done, *_asked(event, _statement(event, desk), desk))
    if not result["bookings"] and not result["outgoing"]:
        # Whatever these columns hold, they are no bookings.
        forgotten = [Keep("layouts", result["layout"], None)] if desk.layouts.get(result["layout"]) else []
        return (*done, *forgotten, *_asked(event, replace(_statement(event, desk), guess=None), desk, failed=True))
    layout = Layout(columns=msgspec.convert(result["columns"], Columns))
    noted = [Keep("layouts", result["layout"], layout)] if result["named"] else []
    statement = replace(
        _statement(event, desk),
        header=(),
        samples=(),
        guess=None,
        incoming=len(result["bookings"]),
        outgoing=result["outgoing"],
        unread=msgspec.convert(result["unread"], tuple[Unread, ...]),
        unread_lines=tuple(result["unread_lines"]),
        unread_count=result["unread_count"],
    )
    bookings = msgspec.convert(result["bookings"], tuple[Booking, ...])
    card, sent = _card(event, statement, "statement", desk)
    return (*done, *noted, *proposed(statement, bookings, desk), card, sent)


def _asked(event: Prepared, statement: Statement, desk: Desk, *, failed: bool = False) -> Sequence[Effect]:
    """What the columns seem to be, to be agreed to; without a guess they are asked."""
    return (Keep("statements", statement.token, statement), *_card(event, statement, "columns", desk, failed=failed))


def _statement(event: Prepared, desk: Desk) -> Statement:
    result = event.result
    return Statement(
        token=desk.fresh("s"),
        by=event.args["account"],
        chat=event.args["chat"],
        thread=event.args["thread"],
        at=desk.now,
        file=msgspec.convert(event.args["file"], Attached),
        header=tuple(result["header"]),
        samples=tuple(map(tuple, result["samples"])),
        guess=msgspec.convert(result["guess"], Columns | None),
    )


def _card(event: Prepared, statement: Statement, subject: str, desk: Desk, **data: Any) -> tuple[Effect, Effect]:
    send = told(event, "statement_columns" if subject == "columns" else "statement_found")
    return with_card(send, desk, subject=subject, may="member", data={"statement": statement.token, **data})


def _layouts(desk: Desk) -> dict[str, Any]:
    return {layout: msgspec.to_builtins(row.columns) for layout, row in desk.layouts.items()}
