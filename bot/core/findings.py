"""What a look at the set-up finds: good, worth knowing, or in the way; and how to mend it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

State = Literal["good", "note", "bad"]


class Finding(Struct, frozen=True):
    """One line. `mend` says what to do about it; empty where there is nothing to do."""

    state: State
    what: str
    mend: str = ""
