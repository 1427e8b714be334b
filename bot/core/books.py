"""What can be read of a store: the desk and the evidence need no more of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from bot.core.ledger import Entry, Head


class Books(Protocol):
    """The half of a store that only reads."""

    def head(self, ledger: str) -> Head:
        """Where the ledger ends."""

    def state(self, ledger: str) -> Any:
        """What the ledger adds up to: a state of `bot.core.fold`. It is replaced with each entry, never changed."""

    def entries(self, ledger: str, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """The ledger's entries from `first` to `last`, both included, in order; without a `last`, to the end."""

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        """One row of a side table, None if there is none."""

    def rows(self, table: str, **equal: Any) -> list[tuple[str, dict[str, Any]]]:
        """Keys and rows of a side table whose fields equal what is given, in the order in which they were first put."""
