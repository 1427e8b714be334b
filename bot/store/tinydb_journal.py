"""The embedded store: side tables in memory by TinyDB, ledgers on the disk, one appended line for each commit."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self

from bot.core.errors import StorageFault
from bot.core.ledger import Entry
from bot.store import lock
from bot.store.compaction import compacted
from bot.store.file import NAME, JournalFile, aside, create, make_folder
from bot.store.ledgers import Apply, Empty, Places
from bot.store.lines import commit_line, header_line
from bot.store.reading import JournalReader

# A file is compacted at start when more than half of it no longer counts: then what is written costs less than what is
# saved. Below 1 MB it is left: reading that takes 10 ms.
_WORTH_COMPACTING_BYTES = 1_000_000


class TinyDBJournal(JournalReader):
    """A `Store` in a folder of its own, held by one process at a time."""

    def __init__(self, file: JournalFile, held: int, *, empty: Empty, apply: Apply) -> None:
        """Read the journal, under a lock that was taken before. See `open`."""
        super().__init__(file, empty=empty, apply=apply)
        self._held = held

    @classmethod
    def open(cls, directory: Path, *, empty: Empty, apply: Apply) -> Self:
        """The store in this folder, which is made if need be. A last line that a crash tore is dropped.

        Raises StoreInUse, BrokenJournal, NewerFormat, BrokenChain (the journal is then left as it is), StorageFault.
        """
        make_folder(directory)
        with contextlib.ExitStack() as on_failure:
            held = lock.hold(directory)
            on_failure.callback(os.close, held)
            path = directory / NAME
            aside(path).unlink(missing_ok=True)
            if not path.exists() or path.stat().st_size == 0:
                create(path, [header_line()])
            file = JournalFile(path, writable=True)
            on_failure.callback(file.close)
            store = cls(file, held, empty=empty, apply=apply)
            file.cut(store.whole_bytes)
            if store.erasing or (file.length > _WORTH_COMPACTING_BYTES and store.garbage_bytes() > file.length / 2):
                with contextlib.suppress(StorageFault):  # on a full disk the old file serves as well
                    store.compact()
            on_failure.pop_all()
        return store

    def garbage_bytes(self) -> int:
        """About how much of the file no longer counts: rows that were replaced or taken away, and their lines."""
        return self._file.length - self._ledgers.live_bytes() - self._storage.live_bytes()

    def append(self, entry: Entry) -> None:
        """See `Store`."""
        self._ledgers.stage(entry)

    def put(self, table: str, key: str, row: dict[str, Any] | None) -> None:
        """See `Store`. A row that is as it was already is not written again."""
        self._table(table).put(key, row)

    def erase(self, openings: Mapping[str, Iterable[int]], files: Iterable[str]) -> None:
        """See `Store`."""
        self._erasures.stage(openings, files)

    @property
    def erasing(self) -> bool:
        """Whether something that was erased is still on the disk."""
        return bool(self._erasures)

    def leaving(self) -> frozenset[str]:
        """See `Store`."""
        return frozenset(self._erasures.leaving)

    def left(self, files: Iterable[str]) -> None:
        """See `Store`."""
        self._erasures.leaving.difference_update(files)

    def commit(self, *, durable: bool = True) -> None:
        """See `Store`. Where nothing changed nothing is written."""
        entries, rows, erasing = self._ledgers.staged_json(), self._storage.staged_json(), self._erasures.staged_json()
        try:
            if entries or rows or erasing:
                line = commit_line(entries, rows, erasing=erasing, loose=self._file.loose)
                offset = self._file.append(line, durable=durable)
                self._ledgers.settle(offset, entries)
                self._storage.settle()
                self._erasures.settle()
        finally:
            self.rollback()

    def rollback(self) -> None:
        """See `Store`."""
        self._ledgers.forget()
        self._storage.forget()
        self._erasures.forget()

    def compact(self) -> None:
        """See `Store`. An open transaction stays open. Raises StorageFault; then the old file stays in use."""
        moved: dict[str, Places] = {}
        erasures = self._erasures
        rows = self._storage.in_chunks()
        self._file.replace(compacted(self._file, rows, erasures.committed, erasures.leaving, moved))
        self._ledgers.move(moved)
        erasures.compacted()
        self._file.mend()

    def close(self) -> None:
        """See `Store`. What was not committed is forgotten."""
        super().close()
        os.close(self._held)
