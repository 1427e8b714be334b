"""Values of metrics in a table: a column for the day and one for each metric, or columns for day, metric and value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from bot.core.errors import BadInput
from bot.core.names import plain
from bot.core.one_line import one_line
from bot.core.plain_numbers import evident_mark, number_of
from bot.core.statement import Row, rows_of
from bot.core.statement_days import day_of, month_first
from bot.core.statement_words import folded

MOST_VALUES = 1000
_DEEPEST_HEADER = 10  # rows
_DAY = frozenset({"day", "date", "giorno", "data", "datum"})
_METRIC = frozenset({"metric", "name", "indicatore", "nome"})
_VALUE = frozenset({"value", "valore"})


class Known(Struct, frozen=True):
    """A metric whose values can be noted: its id, how it is called, its unit."""

    metric: str
    name: str
    unit: str = ""


class SheetValue(Struct, frozen=True):
    """What a metric was on a day."""

    metric: str
    on: date
    thousandths: int


class Unread(Struct, frozen=True):
    """A line (its number in the file) with something that could not be noted, and why: `key` and `text`."""

    line: int
    key: str
    text: str


class ValueSheet(Struct, frozen=True, kw_only=True):
    """What a table says.

    `strange` are columns that are no metric, `ambiguous` is a number that has two readings, `mark` is the decimal mark
    with which all were read.
    """

    values: tuple[SheetValue, ...]
    unread: tuple[Unread, ...] = ()
    strange: tuple[str, ...] = ()
    ambiguous: str = ""
    mark: str


def value_sheet(data: bytes, metrics: Sequence[Known], mark: str, today: date) -> ValueSheet:
    """The values in a CSV file; of two for the same day the later line counts. `mark` as in `number_of`.

    A file that somewhere shows its own decimal mark is read with that; one parted by semicolons with the comma, for
    which they make room. Raises BadInput: `values-large` and `values-many` (`most`), `values-empty`,
    `values-no-table`, `values-columns`.
    """
    header, rows, delimiter = _table(data)
    mark = "," if delimiter == ";" else mark
    names = [plain(name) for name in header]
    day = next(at for at, name in enumerate(header) if folded(name) in _DAY)
    by_name = {plain(each.name): each for each in metrics}
    columns = {at: by_name[name] for at, name in enumerate(names) if at != day and name in by_name}
    metric, value = _column(header, _METRIC), _column(header, _VALUE)
    if columns:
        cells = _wide(rows, columns)
        strange = [name for at, name in enumerate(header) if name and at != day and at not in columns]
    elif metric is not None and value is not None:
        cells, strange = _long(rows, metric, value, by_name), []
    else:
        raise BadInput("values-columns", names=", ".join(each.name for each in metrics))
    return _read(list(cells), day, _mark(rows, day, mark), today, tuple(one_line(name) for name in strange))


Cell = tuple[Row, Known | str, str]
"""A row, the metric (or the name of none), and the number."""


def _table(data: bytes) -> tuple[tuple[str, ...], list[Row], str]:
    try:
        found, _, delimiter = rows_of(data)
    except BadInput as refused:
        key = {"statement-large": "values-large", "statement-empty": "values-empty"}.get(refused.key)
        raise BadInput(key or "values-no-table", **(refused.words if key else {})) from None
    rows = [row for row in found if any(row.cells)]
    for at, row in enumerate(rows[:_DEEPEST_HEADER]):
        if any(folded(cell) in _DAY for cell in row.cells):
            return row.cells, rows[at + 1 :], delimiter
    raise BadInput("values-no-table")


def _column(header: Iterable[str], words: frozenset[str]) -> int | None:
    return next((at for at, name in enumerate(header) if folded(name) in words), None)


def _wide(rows: Iterable[Row], columns: Mapping[int, Known]) -> Iterator[Cell]:
    return ((row, known, row.cell(at)) for row in rows for at, known in columns.items() if row.cell(at))


def _long(rows: Iterable[Row], metric: int, value: int, by_name: Mapping[str, Known]) -> Iterator[Cell]:
    for row in rows:
        name = row.cell(metric)
        yield row, by_name.get(plain(name), name), row.cell(value)


def _mark(rows: Iterable[Row], day: int, mark: str) -> str:
    """The decimal mark of a file: what its numbers show, if they agree."""
    numbers = (cell for row in rows for at, cell in enumerate(row.cells) if at != day)
    shown = {found for each in numbers if (found := evident_mark(each)) is not None}
    return shown.pop() if len(shown) == 1 else mark


def _read(cells: Sequence[Cell], day: int, mark: str, today: date, strange: tuple[str, ...]) -> ValueSheet:
    american = month_first(row.cell(day) for row, *_ in cells)
    values: dict[tuple[str, date], SheetValue] = {}
    unread, ambiguous = [], ""
    for row, known, typed in cells:
        on = day_of(row.cell(day), american=american)
        if isinstance(known, str):
            unread.append(_unread(row, "values-line-metric", known))
        elif on is None:
            unread.append(_unread(row, "values-line-day", row.cell(day)))
        elif on > today:
            unread.append(_unread(row, "values-line-future", row.cell(day)))
        else:
            try:
                found = number_of(typed, mark, known.unit)
            except BadInput:
                unread.append(_unread(row, "values-line-number", typed))
                continue
            values[known.metric, on] = SheetValue(known.metric, on, found.thousandths)
            ambiguous = ambiguous or (typed if found.ambiguous else "")
    if len(values) > MOST_VALUES:
        raise BadInput("values-many", most=MOST_VALUES)
    # A day that cannot be read is told once, however many columns follow it.
    return ValueSheet(
        values=tuple(values.values()),
        unread=tuple(dict.fromkeys(unread)),
        strange=strange,
        ambiguous=ambiguous,
        mark=mark,
    )


def _unread(row: Row, key: str, text: str) -> Unread:
    return Unread(row.line, key, one_line(text))
