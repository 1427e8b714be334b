"""What memory keeps of the ledgers: their heads, what they add up to, and where on the disk each entry stands."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from bot.core.errors import BrokenChain
from bot.core.ledger import EMPTY, Core, Entry, Head, check
from bot.store.lines import Stored, entry_json, places

Empty = Callable[[str], Any]
Apply = Callable[[Any, Core], Any]
Read = Callable[[int, int], bytes]
_canonical = msgspec.json.Encoder(order="sorted").encode
_entry = msgspec.json.Decoder(Entry).decode
_core = msgspec.json.Decoder(Core).decode


class Places:
    """Offset and length in bytes of a ledger's entries, by their numbers."""

    __slots__ = ("_lengths", "_offsets")

    def __init__(self) -> None:
        self._offsets = array("Q")
        self._lengths = array("I")

    def add(self, offset: int, length: int) -> None:
        """The next entry stands there."""
        self._offsets.append(offset)
        self._lengths.append(length)

    def of(self, seq: int) -> tuple[int, int]:
        """Where entry `seq` stands."""
        return self._offsets[seq - 1], self._lengths[seq - 1]

    def total_bytes(self) -> int:
        """How much the entries take together."""
        return sum(self._lengths)


class Ledger:
    """One ledger as committed. `seq` and `hash` are its last entry's."""

    __slots__ = ("hash", "places", "seq", "state")

    def __init__(self, state: Any) -> None:
        self.state = state
        self.seq = EMPTY.seq
        self.hash = EMPTY.hash
        self.places = Places()


class Staged:
    """What an open transaction adds to one ledger."""

    __slots__ = ("entries", "head", "state")

    def __init__(self, head: Head, state: Any) -> None:
        self.head = head
        self.state = state
        self.entries: list[Entry] = []


class Ledgers:
    """All ledgers. States are immutable, so that a transaction only has to hold its own beside the committed ones."""

    def __init__(self, empty: Empty, apply: Apply) -> None:
        self._empty = empty
        self._apply = apply
        self._committed: dict[str, Ledger] = {}
        self._staged: dict[str, Staged] = {}

    def live_bytes(self) -> int:
        """How much the committed entries take."""
        return sum(ledger.places.total_bytes() for ledger in self._committed.values())

    def names(self) -> list[str]:
        """The ids of all ledgers with entries, in the order of their first ones."""
        return list(dict.fromkeys([*self._committed, *self._staged]))

    def head(self, name: str) -> Head:
        """Where the ledger ends."""
        if name in self._staged:
            return self._staged[name].head
        ledger = self._committed.get(name)
        return Head(seq=ledger.seq, hash=ledger.hash) if ledger else EMPTY

    def state(self, name: str) -> Any:
        """What the ledger adds up to."""
        holder = self._staged.get(name) or self._committed.get(name)
        return holder.state if holder else self._empty(name)

    def entries(self, name: str, first: int, last: int, read: Read) -> Iterator[Entry]:
        """Entries `first` to `last`; the committed ones are looked up as they are wanted."""
        ledger = self._committed.get(name)
        staged = self._staged[name].entries.copy() if name in self._staged else []
        committed = ledger.seq if ledger else 0

        def each() -> Iterator[Entry]:
            for seq in range(max(first, 1), min(last, committed) + 1):
                yield _entry(read(*self._committed[name].places.of(seq)))
            yield from staged[max(first - committed - 1, 0) : max(last - committed, 0)]

        return each()

    def stage(self, entry: Entry) -> None:
        """Add an entry to the open transaction. Raises BrokenChain if it does not follow, and whatever `apply` does."""
        name = entry.core.ledger
        head = check(self.head(name), name, entry)
        state = self._apply(self.state(name), entry.core)
        staged = self._staged.setdefault(name, Staged(head, state))
        staged.head, staged.state = head, state
        staged.entries.append(entry)

    def staged_json(self) -> list[bytes]:
        """The staged entries, ledger by ledger, each in its ledger's order."""
        return [
            entry_json(_canonical(entry.core), entry.hash, msgspec.json.encode(entry.opening))
            for staged in self._staged.values()
            for entry in staged.entries
        ]

    def settle(self, offset: int, entries: Iterable[bytes]) -> None:
        """The staged entries count from now on: they stand in the line at `offset`, as `staged_json` gave them."""
        written = places(offset, entries)
        for name, staged in self._staged.items():
            ledger = self._committed.get(name)
            if ledger is None:
                ledger = self._committed[name] = Ledger(staged.state)
            ledger.state, ledger.seq, ledger.hash = staged.state, staged.head.seq, staged.head.hash
            for _, place, length in islice(written, len(staged.entries)):
                ledger.places.add(place, length)
        self._staged.clear()

    def forget(self) -> None:
        """Drop the staged entries."""
        self._staged.clear()

    def load(self, offset: int, entries: Sequence[Stored]) -> None:
        """Take over the entries of the line at `offset`. Raises BrokenChain if one cannot follow the one before it."""
        for entry, place, length in places(offset, entries):
            core = _core(entry.core)
            name = core.ledger
            ledger = self._committed.get(name)
            if ledger is None:
                ledger = self._committed[name] = Ledger(self._empty(name))
            seq = ledger.seq + 1
            if core.seq != seq or core.prev != ledger.hash:
                raise BrokenChain(name, seq, "it does not follow the entry before it")
            ledger.state = self._apply(ledger.state, core)
            ledger.seq, ledger.hash = seq, entry.hash
            ledger.places.add(place, length)

    def move(self, moved: dict[str, Places]) -> None:
        """The entries stand elsewhere now, in a file without what no longer counts."""
        for name, its_places in moved.items():
            self._committed[name].places = its_places
