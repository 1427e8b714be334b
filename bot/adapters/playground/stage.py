"""What the page shows of one office: its chats, which the adapter keeps, and all else, which is the stage's to tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.adapters.playground.board import Board
from bot.adapters.playground.deeds import Deeds
from bot.adapters.playground.notes import LedgerLine, Proof
from bot.adapters.playground.shelf import Shelf


class Stage(Protocol):
    """What the page shows beyond the chats: the office's hour, whether it is open, what is due, and the ledgers."""

    def now(self) -> datetime:
        """The moved clock's hour, UTC."""

    def timezone(self) -> str:
        """The office's time zone, an IANA name."""

    def is_open(self) -> bool:
        """Whether the office is open now."""

    def next_opening(self) -> datetime | None:
        """When the office opens next, UTC; None if it never does."""

    def next_due(self) -> datetime | None:
        """The next instant at which something is due, UTC; None if nothing is."""

    async def move_to(self, instant: datetime) -> None:
        """Move the clock there (UTC, never back); whatever falls due on the way is sent. May raise StorageFault."""

    def entries(self) -> list[LedgerLine]:
        """The ledgers' entries, oldest first."""

    def proof(self) -> Proof:
        """What the check finds in the ledgers; only what is new is looked at, or what was tampered with."""

    def verify(self) -> None:
        """Look at all entries again."""

    def tamper(self, ledger: str, seq: int) -> None:
        """Give the check a changed copy of an entry; `ledger` as in its line. Raises LookupError if there is none."""

    def restore(self) -> None:
        """Give the check the entries as they are."""

    def revision(self) -> int:
        """A number that changes whenever one of the others changes otherwise than by the passing of time."""


@dataclass(frozen=True, kw_only=True)
class Showing:
    """One office, as the page shows it. The page can go over to another one, which has all of this anew."""

    board: Board
    stage: Stage
    deeds: Deeds
    shelf: Shelf
