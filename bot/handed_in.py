"""What is read in a file that was handed in. It takes a while, so it runs in a thread; its results are JSON types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from bot.core import fatturapa
from bot.core.bookings import bookings
from bot.core.errors import BadInput
from bot.core.one_line import one_line
from bot.core.statement import table_of
from bot.core.statement_choice import MOST_COLUMNS
from bot.core.statement_columns import Columns, guessed
from bot.core.value_sheet import Known, value_sheet

Args = Mapping[str, Any]

_SAMPLES = 3  # lines of a statement that are shown so that its columns can be told
_SHOWN = 32  # characters of a cell, or of a column's name, then
_UNREAD_TOLD = 5  # lines that could not be read of which it is told why; of others it is told which
_UNREAD_NUMBERED = 50
_LAYOUT_DIGITS = 32  # hexadecimal; the whole hash would look like that of a file


def read(path: Path, args: Args) -> dict[str, Any]:
    """What a file says, by its `kind`; or the key and words of the answer to what cannot be read."""
    try:
        return _KINDS[args["kind"]](path.read_bytes(), args)
    except BadInput as error:
        return {"refused": error.key, "words": error.words}


def _invoice(data: bytes, _: Args) -> dict[str, Any]:
    return {"invoice": msgspec.to_builtins(fatturapa.read(data))}


def _statement(data: bytes, args: Args) -> dict[str, Any]:
    """A bank statement: its layout; and its bookings, if the columns are given, or known from before (`layouts`).

    Of money that went out only the number of bookings is told. `named`: the columns have names, by which the layout is
    known again.
    """
    sheet = table_of(data)
    if not sheet.rows:
        raise BadInput("statement-no-table")
    layout = sheet.layout[:_LAYOUT_DIGITS]
    columns = args["columns"] or args["layouts"].get(layout)
    about = {
        "layout": layout,
        "named": any(sheet.header),
        "header": [one_line(name, _SHOWN) for name in sheet.header[:MOST_COLUMNS]],
        "samples": [[one_line(cell, _SHOWN) for cell in row.cells[:MOST_COLUMNS]] for row in sheet.rows[:_SAMPLES]],
        "guess": msgspec.to_builtins(guessed(sheet)),
        "columns": columns,
    }
    if columns is None:
        return about
    read_ = bookings(sheet, msgspec.convert(columns, Columns))
    incoming = [each for each in read_.bookings if each.cents > 0]
    return about | {
        "bookings": msgspec.to_builtins(incoming),
        "outgoing": len(read_.bookings) - len(incoming),
        "unread": msgspec.to_builtins(read_.unread[:_UNREAD_TOLD]),
        "unread_lines": [each.line for each in read_.unread[_UNREAD_TOLD:_UNREAD_NUMBERED]],
        "unread_count": len(read_.unread),
    }


def _values(data: bytes, args: Args) -> dict[str, Any]:
    """Values of metrics (`metrics`), with the lines that could not be read."""
    known = msgspec.convert(args["metrics"], tuple[Known, ...])
    found = value_sheet(data, known, args["mark"], date.fromisoformat(args["today"]))
    result: dict[str, Any] = msgspec.to_builtins(found)
    return result


_KINDS: dict[str, Callable[[bytes, Args], dict[str, Any]]] = {
    "invoice": _invoice,
    "statement": _statement,
    "values": _values,
}
