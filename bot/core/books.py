"""The half of a store that only reads, as the desk and the evidence see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from bot.core.ledger import Entry, Head


class Books(Protocol):
    """The half of a store that only reads."""

    def head(self, ledger: str) -> Head:
        """Where the ledger ends."""

    def state(self, ledger: str) -> Any:
        """What the ledger adds up to."""

    def entries(self, ledger: str, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """The ledger's entries, in order."""

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        """One row of a side table."""

    def rows(self, table: str, **equal: Any) -> list[tuple[str, dict[str, Any]]]:
        """Keys and rows of a side table."""
