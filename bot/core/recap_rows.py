"""The side table of recaps on their way. Instants are UTC."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

LONGEST_WORDS = 1000  # that the office may put at the top of a recap


class RecapDraft(Struct, frozen=True, kw_only=True):
    """`recap_drafts`, by client: what became of the newest recap that was seen to, which is due for the day `on`.

    `drafted`: the office has it, or has it in a list (`card` is empty then), and it goes when it is due. `waiting`: its
    time has come, and it goes only if the office says so. `going`: it was handed over to be sent. `skipped`: by the
    office. `empty`: there was nothing to tell. `unreachable`: there was nobody to send it to.

    `at` is when it was drafted, `due_at` when it is due by the office's calendar. `words` are the office's own, and
    `left_out` the keys of statements (`recap_parts`) that it does not want told.
    """

    client: str
    on: date
    state: Literal["drafted", "waiting", "going", "skipped", "empty", "unreachable"]
    at: datetime
    due_at: datetime
    words: str = ""
    left_out: tuple[str, ...] = ()
    card: str = ""

    @property
    def recap(self) -> str:
        """Its name in the ledger."""
        return f"{self.client}:{self.on}"

    @property
    def open(self) -> bool:
        """Whether the office can still send, change or skip it."""
        return self.state in ("drafted", "waiting")
