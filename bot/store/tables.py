"""The side tables: TinyDB over a storage that keeps each row as its JSON bytes.

Bytes take a third of the memory of a dict, are what a commit writes, and make every row that is read a copy. Changes
are staged beside what was committed: stock TinyDB would copy every table for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, cast

import msgspec
from msgspec import Raw
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

Row = dict[str, Any]
_NULL = b"null"
_CLIENT = re.compile(rb'"client":"([A-Za-z0-9_-]+)"')
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_CHUNK_BYTES = 1 << 16
_json = msgspec.json.Encoder().encode
_row = msgspec.json.Decoder(Row).decode


class Rows(Mapping[str, Row]):
    """One table: what was committed, and over it what is staged (None for a row to be taken away).

    Rows come in the order in which they were first put; a change leaves a row in its place.
    """

    def __init__(self) -> None:
        self.committed: dict[str, bytes] = {}
        self.staged: dict[str, bytes | None] = {}
        self._clients: Clients | None = None

    def raw(self, key: str) -> bytes | None:
        """A row's bytes, or None."""
        return self.staged[key] if key in self.staged else self.committed.get(key)

    def stage(self, key: str, raw: bytes | None) -> None:
        """Set a row's bytes, or take the row away with None. A row that is as it was already is not written again."""
        if raw != self.raw(key):
            self.staged[key] = raw

    def raw_items(self) -> Iterator[tuple[str, bytes]]:
        """Key and bytes of all rows, in order."""
        if not self.staged:
            yield from self.committed.items()
            return
        for key in self:
            raw = self.raw(key)
            if raw is not None:
                yield key, raw

    def of_client(self, client: bytes) -> Iterator[tuple[str, bytes]]:
        """All rows that name this client (its id in bytes), in order.

        Among them may be rows that name it deeper than in their own `client`: the caller looks at that.
        """
        if self._clients is None:
            self._clients = Clients(self.committed)
        known = self._clients.keys_of(client, (key for key in self.staged if key in self.committed))
        for key in (*known, *(key for key in self.staged if key not in self.committed)):
            raw = self.raw(key)
            if raw is not None:
                yield key, raw

    def settle(self) -> None:
        """The staged changes count from now on."""
        for key, raw in self.staged.items():
            self.commit(key, raw)
        self.staged.clear()

    def commit(self, key: str, raw: bytes | None) -> None:
        """A change that counts at once."""
        if self._clients is not None:
            self._clients.change(key, self.committed.get(key), raw)
        if raw is None:
            self.committed.pop(key, None)
        else:
            self.committed[key] = raw

    def __getitem__(self, key: str) -> Row:
        raw = self.raw(key)
        if raw is None:
            raise KeyError(key)
        return _row(raw)

    def __iter__(self) -> Iterator[str]:
        for key in self.committed:
            if key not in self.staged or self.staged[key] is not None:
                yield key
        for key, raw in self.staged.items():
            if raw is not None and key not in self.committed:
                yield key

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Clients:
    """In which rows of a table which client is named, so that nobody looks through the rows of all others for one."""

    def __init__(self, committed: Mapping[str, bytes]) -> None:
        self._keys: dict[bytes, set[str]] = {}
        self._places: dict[str, int] = {}
        self._last = 0
        for key, raw in committed.items():
            self.change(key, None, raw)

    def change(self, key: str, before: bytes | None, raw: bytes | None) -> None:
        """A row is put, changed or (None) taken away."""
        for client in _CLIENT.findall(before or b""):
            self._keys.get(client, set()).discard(key)
        for client in _CLIENT.findall(raw or b""):
            self._keys.setdefault(client, set()).add(key)
        if raw is None:
            self._places.pop(key, None)
        elif before is None:
            self._last += 1
            self._places[key] = self._last

    def keys_of(self, client: bytes, others: Iterable[str]) -> list[str]:
        """The keys of the rows that name it, and these others, in the order in which they were first put."""
        return sorted({*self._keys.get(client, ()), *others}, key=self._places.__getitem__)


class Change(MutableMapping[str, Row]):
    """A table during one update: what the updater touches is set aside, so that it may change rows in place."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        self._rows = rows
        self.touched: dict[str, Row | None] = {}

    def __getitem__(self, key: str) -> Row:
        if key not in self.touched:
            self.touched[key] = self._rows[key]
        row = self.touched[key]
        if row is None:
            raise KeyError(key)
        return row

    def __setitem__(self, key: str, row: Row) -> None:
        self.touched[key] = row

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self.touched[key] = None

    def __iter__(self) -> Iterator[str]:
        yield from [key for key in self._rows if key not in self.touched or self.touched[key] is not None]
        yield from [key for key, row in self.touched.items() if row is not None and key not in self._rows]

    def __len__(self) -> int:
        return sum(1 for _ in self)


class SideTables(Storage):
    """The storage behind TinyDB: it hands out the tables themselves, and stages what is written."""

    def __init__(self) -> None:
        super().__init__()
        self._tables: dict[str, Rows] = {}

    def rows(self, name: str) -> Rows:
        """One table, which is empty where nothing was ever put. It stays the same object."""
        return self._tables.setdefault(name, Rows())

    def live_bytes(self) -> int:
        """How much the committed rows take, keys included."""
        return sum(len(key) + len(raw) for rows in self._tables.values() for key, raw in rows.committed.items())

    def read(self) -> dict[str, dict[str, Any]]:
        """All tables, staged changes included."""
        return cast("dict[str, dict[str, Any]]", self._tables)  # TinyDB only reads them

    def write(self, data: Mapping[str, Mapping[str, Row | None]]) -> None:
        """Stage what truly changes of these rows; None takes one away. Raises TypeError for what is no JSON."""
        for name, given in data.items():
            encoded = {key: None if row is None else _json(row) for key, row in given.items()}
            rows = self.rows(name)
            for key, raw in encoded.items():
                rows.stage(key, raw)

    def staged_json(self) -> bytes:
        """What a commit's line says of the rows; empty if nothing changed."""
        return b",".join(
            b"%b:{%b}" % (_json(name), b",".join(b"%b:%b" % (_json(key), raw or _NULL) for key, raw in changed))
            for name, rows in self._tables.items()
            if rows.staged
            and (changed := [(key, raw) for key, raw in rows.staged.items() if raw != rows.committed.get(key)])
        )

    def settle(self) -> None:
        """The staged changes count from now on."""
        for rows in self._tables.values():
            rows.settle()

    def forget(self) -> None:
        """Drop the staged changes."""
        for rows in self._tables.values():
            rows.staged.clear()

    def load(self, changed: Mapping[str, Mapping[str, Raw]]) -> None:
        """Take over what a line says of the rows."""
        for name, rows in changed.items():
            table = self.rows(name)
            for key, raw in rows.items():
                row = bytes(raw)  # a view would keep the whole line in memory
                table.commit(key, None if row == _NULL else row)

    def in_chunks(self) -> Iterator[bytes]:
        """All committed rows, as parts that a line can say of the rows."""
        for name, rows in self._tables.items():
            chunk: list[bytes] = []
            chunk_bytes = 0
            for key, raw in rows.committed.items():
                chunk.append(b"%b:%b" % (_json(key), raw))
                chunk_bytes += len(chunk[-1])
                if chunk_bytes > _CHUNK_BYTES:
                    yield b"%b:{%b}" % (_json(name), b",".join(chunk))
                    chunk, chunk_bytes = [], 0
            if chunk:
                yield b"%b:{%b}" % (_json(name), b",".join(chunk))


class SideTable(Table):
    """A table whose updates touch only the rows they are about. To be opened with `cache_size=0`.

    (A cache of queries would outlive a rollback, and TinyDB heeds no other default than its own.)
    """

    document_id_class = str  # type: ignore[assignment]  # TinyDB infers int from its own default

    def __init__(self, storage: SideTables, name: str, **options: Any) -> None:
        super().__init__(storage, name, **options)
        self._rows = storage.rows(name)

    def row(self, key: str) -> Row | None:
        """A copy of one row, or None."""
        raw = self._rows.raw(key)
        return None if raw is None else _row(raw)

    def keys(self) -> list[str]:
        """The keys of all rows, in order."""
        return list(self._rows)

    def matching(self, equal: Mapping[str, Any]) -> list[tuple[str, Row]]:
        """Key and copy of all rows with these fields. A field that a row lacks counts as None.

        A text that is looked for must stand in the row's bytes, so that most rows need not be decoded.
        """
        needles = [b"%b:%b" % (_json(field), _json(value)) for field, value in equal.items() if isinstance(value, str)]
        client = equal.get("client")
        plain = isinstance(client, str) and _PLAIN.fullmatch(client)
        items = self._rows.of_client(str(client).encode()) if plain else self._rows.raw_items()
        found = [(key, _row(raw)) for key, raw in _holding(items, needles)]
        return [(key, row) for key, row in found if all(row.get(field) == equal[field] for field in equal)]

    def put(self, key: str, row: Row | None) -> None:
        """Set a row, or take it away with None."""
        self._rows.stage(key, None if row is None else _json(row))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        change = Change(self._rows)
        updater(cast("dict[int, Mapping[str, Any]]", change))
        self._storage.write({self.name: change.touched})


def _holding(items: Iterable[tuple[str, bytes]], needles: list[bytes]) -> Iterable[tuple[str, bytes]]:
    """The rows that hold all the needles, sought one after the other: a third of the time of all at once."""
    for needle in needles:
        items = [item for item in items if needle in item[1]]
    return items


class Database(TinyDB):
    """TinyDB with these tables."""

    table_class = SideTable  # type: ignore[assignment]  # it is made for one storage, TinyDB's own for any
