"""What the store's tests write: small entries that follow their ledger's head, and stores that open alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path
from typing import Any

from bot.core import fold, ledger
from bot.core.entries import ClientSet
from bot.core.facts import Facts, Language
from bot.store import Store
from bot.store.tinydb_journal import TinyDBJournal

AT = datetime(2026, 11, 22, 21, 30, 0, 123456, tzinfo=UTC)
Open = Callable[[Path], Store]


def journal(directory: Path) -> TinyDBJournal:
    return TinyDBJournal.open(directory, empty=fold.empty, apply=fold.apply)


def entry_after(head: ledger.Head, name: str, words: str | None = None, facts: Facts | None = None) -> ledger.Entry:
    """An entry with an opening if there are words."""
    opening = ledger.Opening(salt="5a" * 16, value=ledger.OpeningValue(words=words)) if words is not None else None
    return ledger.chain(
        head, name, facts or ClientSet(language="it"), at=AT, tz="Europe/Rome", how="typed", opening=opening
    )


def add(store: Store, name: str, words: str | None = None, language: Language = "it") -> ledger.Entry:
    entry = entry_after(store.head(name), name, words, ClientSet(language=language))
    store.append(entry)
    return entry


def lines_in(path: Path) -> bytes:
    """What a journal holds, without the zeros over which the next lines are written."""
    return path.read_bytes().rstrip(b"\0")


def everything(store: Any) -> dict[str, Any]:
    """All that the read half tells, for comparing."""
    return {
        "rows": {table: store.rows(table) for table in ("people", "outbox", "seen")},
        "heads": {name: store.head(name) for name in store.ledgers()},
        "states": {name: store.state(name) for name in store.ledgers()},
        "entries": {name: list(store.entries(name)) for name in store.ledgers()},
    }


def chain_holds(store: Any, name: str) -> bool:
    """Raises BrokenChain where it does not."""
    return reduce(lambda head, entry: ledger.check(head, name, entry), store.entries(name), ledger.EMPTY) == store.head(
        name
    )
