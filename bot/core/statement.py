"""A bank statement as CSV, as banks and spreadsheets write it: which encoding, which delimiter, where it begins.

Banks agree on nothing: lines about the account stand before the table, texts hold semicolons and line breaks, the
encoding is the clerk's. Here it only becomes rows; what they mean is the part of `statement_columns` and `bookings`.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import re
from collections import Counter
from itertools import pairwise

from msgspec import Struct

from bot.core.errors import BadInput
from bot.core.one_line import one_line
from bot.core.statement_words import folded, is_known

LARGEST_BYTES = 5_000_000
MOST_ROWS = 20_000
_LONGEST_CELL = 500  # characters
_DELIMITERS = ";\t,|"
_SAMPLE = 50_000  # characters that tell the delimiter
_DEEPEST_HEADER = 60  # rows; below it names are part of a text
_LOST_QUOTE = 20  # lines; a cell that is longer begins with a quotation mark that only stands there
_HEADER = 2  # names of columns that make a header
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BINARY = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_KINDS = (
    ("statement-pdf", (b"%PDF",)),
    ("statement-spreadsheet", (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))),
)
_VALUE = re.compile(r"[+\-\u2212(]?[\d.,' ]*\d[\d.,'/: \-)]*", re.ASCII)  # a number, a day, a time


class Row(Struct, frozen=True):
    """One line of the table: the number of its first line in the file, counted from 1, and its cells."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """The text there; empty where there is no such column, or the line is shorter."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


class Sheet(Struct, frozen=True, kw_only=True):
    """The table without what stands before it. `header` is as wide as the table; empty names where it has none."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    delimiter: str

    @property
    def layout(self) -> str:
        """SHA-256 over the names of the columns: the same for every statement that a bank makes in the same way."""
        names = "\n".join(map(folded, self.header)).encode()
        return hashlib.sha256(b"paletti/statement/v1\0" + names).hexdigest()


def table_of(data: bytes) -> Sheet:
    """The table in a file.

    Raises BadInput: `statement-large` (`most`, in MB), `statement-long` (`most`, in lines); `statement-empty`,
    `statement-pdf`, `statement-spreadsheet`, `statement-xml`, `statement-html`, `statement-no-text`,
    `statement-no-table` for what is something else.
    """
    rows, encoding, delimiter = rows_of(data)
    rows = [row for row in rows if any(row.cells)]
    header, first = _header(rows)
    if len(rows) - first > MOST_ROWS:
        raise BadInput("statement-long", most=MOST_ROWS)
    return Sheet(header=header, rows=tuple(rows[first:]), encoding=encoding, delimiter=delimiter)


def rows_of(data: bytes) -> tuple[list[Row], str, str]:
    """All rows of a file, its encoding and its delimiter. Raises BadInput as `table_of` does."""
    if len(data) > LARGEST_BYTES:
        raise BadInput("statement-large", most=LARGEST_BYTES // 1_000_000)
    for kind, beginnings in _KINDS:
        if data.startswith(beginnings):
            raise BadInput(kind)
    text, encoding = _decoded(data)
    head = text[:1000].lstrip().casefold()
    if not head:
        raise BadInput("statement-empty")
    if head.startswith("<"):
        raise BadInput("statement-html" if re.search(r"<(?:!doctype\s+html|html|table)\b", head) else "statement-xml")
    delimiter = _delimiter(text)
    return _rows(text, delimiter), encoding, delimiter


def _decoded(data: bytes) -> tuple[str, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _as_text(data[len(bom) :], name), name
    zeros = (data[:400:2].count(0), data[1:400:2].count(0))
    if max(zeros) > len(data[:400]) // 4:
        name = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        return _as_text(data, name), name
    for name in ("utf-8", "cp1252"):
        try:
            return _as_text(data, name), name
        except UnicodeDecodeError:
            continue
    return _as_text(data, "latin-1"), "latin-1"


def _as_text(data: bytes, encoding: str) -> str:
    """Raises UnicodeDecodeError for bytes that are not in the encoding, where another one may be tried."""
    wide = encoding.startswith("utf-16")
    text = data.decode(encoding, "replace" if wide else "strict")
    if _BINARY.search(text) or (wide and "\ufffd" in text):
        raise BadInput("statement-no-text")
    return text


def _delimiter(text: str) -> str:
    """The mark with which a header is found, else the one that makes the most even table."""
    said = re.match(r"""\s*"?sep=([^"\s]|\t)"?\r?\n""", text, re.IGNORECASE)  # a hint for spreadsheets
    if said:
        return said[1]
    found = {each: _evenness(text, each) for each in _DELIMITERS}
    best = max(found, key=lambda each: found[each])
    if not found[best][1]:
        raise BadInput("statement-no-table")
    return best


def _evenness(text: str, delimiter: str) -> tuple[bool, int]:
    rows = [each for each in _read(text[:_SAMPLE], delimiter, quoted=True) if any(each.cells)]
    widths = Counter(len(each.cells) for each in rows)
    return any(map(_names, rows[:_DEEPEST_HEADER])), max(
        ((width - 1) * count for width, count in widths.items()), default=0
    )


def _rows(text: str, delimiter: str) -> list[Row]:
    rows = list(_read(text, delimiter, quoted=True))
    starts = [row.line for row in rows] + [text.count("\n") + 1]
    if any(after - before > _LOST_QUOTE for before, after in pairwise(starts)):
        return list(_read(text, delimiter, quoted=False))
    return rows


def _read(text: str, delimiter: str, *, quoted: bool) -> list[Row]:
    rows: list[Row] = []
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    if not quoted:
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    line = 1
    try:
        for cells in reader:
            rows.append(Row(line, tuple(map(_cell, cells))))
            line = reader.line_num + 1
    except csv.Error:
        raise BadInput("statement-no-table") from None
    return rows


def _cell(text: str) -> str:
    """Spreadsheets write ="0012" to keep zeros; a quotation mark may be left where quoting was broken."""
    tidy = one_line(text, _LONGEST_CELL)
    return tidy.removeprefix("=").strip('" ') if tidy.startswith(('="', '"')) else tidy


def _names(row: Row) -> bool:
    return sum(map(is_known, row.cells)) >= _HEADER and not _values(row)


def _header(rows: list[Row]) -> tuple[tuple[str, ...], int]:
    """The names of the columns, and the row after them: known names, or words above the first line of values."""
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    for at, row in enumerate(rows[:_DEEPEST_HEADER]):
        if _names(row):
            return _wide(row.cells, rows[at + 1 :]), at + 1
    for at, row in enumerate(rows):
        if len(row.cells) == width and _values(row) >= _HEADER:
            above = rows[at - 1] if at else None
            named = above is not None and len(above.cells) == width and not _values(above)
            return (above.cells if above is not None and named else ("",) * width), at
    raise BadInput("statement-no-table")


def _wide(names: tuple[str, ...], rows: list[Row]) -> tuple[str, ...]:
    return names + ("",) * (max((len(row.cells) for row in rows), default=0) - len(names))


def _values(row: Row) -> int:
    return sum(1 for cell in row.cells if _VALUE.fullmatch(cell))
