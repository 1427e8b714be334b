"""Where everything is kept: the protocol that each store fulfils (`tests/contracts/` holds them to it)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from bot.core.ledger import Entry, Head


class Store(Protocol):
    """Ledgers, the states they add up to, and side tables. One process writes; everything happens on one thread.

    Writes gather in an open transaction that reads already see; `commit` makes them count all together, `rollback`
    forgets them. There is at most one transaction, opened by the first write and closed by either, so that callers
    must not await in between. Rows go in and come out as JSON types (dicts); a row handed out is a copy.
    """

    def head(self, ledger: str) -> Head:
        """Where the ledger ends; `EMPTY` for one without entries."""

    def ledgers(self) -> list[str]:
        """The ids of all ledgers with entries."""

    def state(self, ledger: str) -> Any:
        """What the ledger adds up to; the empty state for one without entries."""

    def entries(self, ledger: str, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """Entries `first` to `last` (both counted), in order."""

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        """One row, or None."""

    def rows(self, table: str, **equal: Any) -> list[tuple[str, dict[str, Any]]]:
        """Key and row of all rows whose fields equal what is given, in the order in which they were first put."""

    def keys(self, table: str) -> list[str]:
        """The keys of all rows, in the order in which they were first put."""

    def append(self, entry: Entry) -> None:
        """Add an entry, which must follow its ledger's head (BrokenChain otherwise), and apply it to the state."""

    def put(self, table: str, key: str, row: dict[str, Any] | None) -> None:
        """Set a row, or take it away with None."""

    def erase(self, openings: Mapping[str, Iterable[int]], files: Iterable[str]) -> None:
        """Have the transaction erase openings (of these entries, by ledger), and say which files then have to go.

        From the commit on nobody reads those openings any more; `compact` takes them off the disk.
        """

    def leaving(self) -> frozenset[str]:
        """The hashes of files that were said to go and of which nobody has said yet that they are gone."""

    def left(self, files: Iterable[str]) -> None:
        """These files are gone; `compact` forgets that they were to go."""

    def commit(self, *, durable: bool = True) -> None:
        """Make the transaction count. With `durable` it survives a power cut when this returns, else soon after.

        Raises StorageFault if it could not be written; then nothing of it counts, and the next one may succeed.
        """

    def rollback(self) -> None:
        """Forget the transaction."""

    def compact(self) -> None:
        """Rewrite without what no longer counts: rows that were replaced, openings that were erased."""

    def close(self) -> None:
        """Let go of the data."""
