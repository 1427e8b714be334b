"""The read half of a store: what a journal adds up to, in memory, and its entries on the disk.

It needs no lock. A reader sees the journal as it was when it was opened, for the bot only adds to that file or puts
another one in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import msgspec
from msgspec.structs import replace

from bot.core.errors import BrokenJournal, PalettiError
from bot.core.ledger import Entry, Head
from bot.store.erasures import Erasures
from bot.store.file import NAME, JournalFile
from bot.store.ledgers import Apply, Empty, Ledgers
from bot.store.lines import commit_of, end_of, scan
from bot.store.tables import Database, SideTable, SideTables


class NoJournal(PalettiError):
    """There is no journal in the folder, or it may not be read; the text names it."""


class JournalReader:
    """A journal as read from its start. To be closed, or used with `with`."""

    def __init__(self, file: JournalFile, *, empty: Empty, apply: Apply) -> None:
        """Read it all. `whole_bytes` is where its last whole line ends.

        Raises BrokenJournal, NewerFormat, BrokenChain.
        """
        self._file = file
        self._ledgers = Ledgers(empty, apply)
        self._database = Database(storage=SideTables)
        self._storage = cast("SideTables", self._database.storage)
        self._tables: dict[str, SideTable] = {}
        self._erasures = Erasures()
        self.whole_bytes = self._load()

    def head(self, ledger: str) -> Head:
        """See `Store`."""
        return self._ledgers.head(ledger)

    def ledgers(self) -> list[str]:
        """See `Store`."""
        return self._ledgers.names()

    def state(self, ledger: str) -> Any:
        """See `Store`."""
        return self._ledgers.state(ledger)

    def entries(self, ledger: str, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """See `Store`."""
        end = self.head(ledger).seq if last is None else last
        entries = self._ledgers.entries(ledger, first, end, self._file.read)
        covers = self._erasures.covers
        return (replace(entry, opening=None) if covers(ledger, entry.core.seq) else entry for entry in entries)

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        """See `Store`."""
        return self._table(table).row(key)

    def rows(self, table: str, **equal: Any) -> list[tuple[str, dict[str, Any]]]:
        """See `Store`. A field that a row lacks counts as None."""
        return self._table(table).matching(equal)

    def keys(self, table: str) -> list[str]:
        """See `Store`."""
        return self._table(table).keys()

    def close(self) -> None:
        """See `Store`."""
        self._database.close()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _table(self, name: str) -> SideTable:
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = cast("SideTable", self._database.table(name, cache_size=0))
        return table

    def _load(self) -> int:
        end = 0
        try:
            with self._file.from_the_start() as file:
                for offset, payload in scan(file, self._file.path, self._file.length):
                    if offset > 0:
                        self._take_over(offset, payload)
                    end = end_of(offset, payload)
        except msgspec.MsgspecError as error:
            raise BrokenJournal(f"{self._file.path}: the line at byte {end} has another shape: {error}") from error
        return end

    def _take_over(self, offset: int, payload: bytes) -> None:
        commit = commit_of(payload)
        self._ledgers.load(offset, commit.entries)
        self._storage.load(commit.rows)
        if commit.erased or commit.leaving:
            self._erasures.load(commit)


def read_only(directory: Path, *, empty: Empty, apply: Apply) -> JournalReader:
    """What the journal in this folder says right now, beside a bot that may be running.

    Raises NoJournal, BrokenJournal, NewerFormat, BrokenChain.
    """
    file = find(directory)
    try:
        return JournalReader(file, empty=empty, apply=apply)
    except BaseException:
        file.close()
        raise


def find(directory: Path) -> JournalFile:
    """The journal in this folder, open for reading. Raises NoJournal."""
    try:
        return JournalFile(directory / NAME)
    except FileNotFoundError as error:
        raise NoJournal(f"{directory} holds no {NAME}") from error
    except OSError as error:
        raise NoJournal(f"{directory / NAME} cannot be read: {error.strerror}") from error
