"""Whether one ledger's entries add up, read as the very bytes that stand on the disk.

Nothing here trusts a JSON reader to be strict: what was read is written anew in canonical form and compared with what
was there. That shows keys that stand there twice, floats, other ways to write the same text, and whatever else another
reader could read differently, also in an entry whose hash somebody made to fit.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from bot.core.ledger import GENESIS, VERSION, canonical

_DOMAIN = b"paletti/entry/v1\0"
_Instant = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?!\.000000)(\.\d{6})?Z\Z")]
_Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
_decode = msgspec.json.decode
_encode = msgspec.json.encode
_SALT = re.compile("[0-9a-f]{32}")


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """The core of an entry, of whatever kind: a newer Paletti may know more of them than this one."""

    v: int
    ledger: str
    seq: int
    prev: _Hash
    kind: str
    at: _Instant
    tz: str
    platform_at: _Instant | None
    how: str
    subject: str | None
    subject_version: int | None
    supersedes: int | None
    facts: dict[str, Any]
    commit: _Hash | None


class Finding(Struct, frozen=True):
    """What does not hold, and where: `seq`, `kind` and `at` of an entry as far as they can be told."""

    reason: str
    ledger: str | None = None
    seq: int | None = None
    kind: str | None = None
    at: str | None = None


class Passed(Struct, frozen=True):
    """An entry that follows truly: its hash, kind and time."""

    hash: str
    kind: str
    at: str


class Broken(Exception):
    """An entry does not hold; the text says why."""


class LedgerCheck:
    """One ledger, entry by entry. After the first finding nothing more is looked at."""

    def __init__(self, ledger: str) -> None:
        self.ledger = ledger
        self.finding: Finding | None = None
        self.entries: list[Passed] = []
        self.facts_of_first: dict[str, Any] = {}
        self.erased_at: int | None = None
        # Entries that once had words and have none now, with the thing they are about.
        self.bare: dict[int, str | None] = {}

    def take(self, core: bytes, entry_hash: str, opening: bytes | None, *, sorted_opening: bool) -> dict[str, Any]:
        """The next entry: its core's bytes, its hash, and its opening's bytes. Gives the opening's value.

        `sorted_opening`: the opening has to stand there in canonical form, and not as the journal writes it.
        """
        if self.finding is not None:
            return {}
        seq = len(self.entries) + 1
        try:
            entry = read(core)
            value = self._follow(seq, entry, core, entry_hash, opening, sorted_opening=sorted_opening)
        except Broken as broken:
            self.finding = Finding(str(broken), self.ledger, seq, *kind_and_time(core))
            return {}
        self.entries.append(Passed(entry_hash, entry.kind, entry.at))
        if seq == 1:
            self.facts_of_first = entry.facts
        if entry.kind == "erased":
            self.erased_at = seq
        if opening is None and entry.commit is not None:
            self.bare[seq] = entry.subject
        return value

    def place(self, seq: int | None, reason: str) -> Finding:
        """A finding about an entry that was read before, or is not there."""
        known = self.entries[seq - 1] if seq is not None and 1 <= seq <= len(self.entries) else None
        return Finding(reason, self.ledger, seq, known.kind if known else None, known.at if known else None)

    def _follow(  # noqa: PLR0913  what an entry consists of
        self, seq: int, entry: Entry, core: bytes, entry_hash: str, opening: bytes | None, *, sorted_opening: bool
    ) -> dict[str, Any]:
        if entry.ledger != self.ledger:
            raise Broken(f"it belongs to ledger {entry.ledger}")
        if entry.seq != seq:
            raise Broken(f"it is numbered {entry.seq}")
        if entry.prev != (self.entries[-1].hash if self.entries else GENESIS):
            raise Broken("it does not follow the entry before it")
        if hashlib.sha256(_DOMAIN + core).hexdigest() != entry_hash:
            raise Broken("its content was changed")
        if opening is None:
            return {}
        salt, value = _opened(opening, sorted_opening=sorted_opening)
        if hashlib.sha256(salt + canonical(value)).hexdigest() != entry.commit:
            raise Broken("its words were changed")
        return value


def read(core: bytes) -> Entry:
    """A core from its bytes. Raises Broken if these are not the canonical ones of a core."""
    try:
        value = _decode(core)
        if canonical(value) != core:
            raise Broken("it is not in canonical form: a key may stand in it twice")
        entry = msgspec.convert(value, Entry)
        for instant in (entry.at, entry.platform_at or entry.at):
            datetime.fromisoformat(instant)
    except (ValueError, TypeError, RecursionError) as error:
        raise Broken(f"it cannot be read: {error}") from error
    if entry.v != VERSION:
        raise Broken(f"it is of format {entry.v}, which this verifier does not know")
    return entry


def _opened(opening: bytes, *, sorted_opening: bool) -> tuple[bytes, dict[str, Any]]:
    """Salt and value. Raises Broken."""
    try:
        given = _decode(opening)
        form = canonical(given) if sorted_opening else _encode(given)
        canonical(given)
        salt, value = given.pop("salt"), given.pop("value")
    except (ValueError, TypeError, RecursionError, AttributeError, KeyError) as error:
        raise Broken(f"its words cannot be read: {error}") from error
    if form != opening or given or not isinstance(value, dict):
        raise Broken("its words are not in the form in which they were written: a key may stand there twice")
    if not isinstance(salt, str) or not _SALT.fullmatch(salt):
        raise Broken("its words have no proper salt")
    return bytes.fromhex(salt), value


def owner_of(core: bytes) -> str | None:
    """The ledger that an entry says it belongs to, however odd it is otherwise."""
    ledger = _loosely(core).get("ledger")
    return ledger if isinstance(ledger, str) else None


def kind_and_time(core: bytes) -> tuple[str | None, str | None]:
    """What an entry says of itself, however odd it is otherwise."""
    value = _loosely(core)
    kind, at = value.get("kind"), value.get("at")
    return (kind if isinstance(kind, str) else None, at if isinstance(at, str) else None)


def _loosely(core: bytes) -> dict[str, Any]:
    try:
        value = json.loads(core.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
