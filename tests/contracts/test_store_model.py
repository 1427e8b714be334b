"""Random transactions against plain dicts: whatever is done in whatever order, the store tells what they tell."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.core import fold, ledger
from bot.core.entries import ClientSet
from tests.store.making import entry_after, journal

KEYS = st.sampled_from("abcde")
TABLES = st.sampled_from(["people", "outbox"])
LEDGERS = st.sampled_from(["k4f2", "m9x1"])
ROWS = st.dictionaries(
    st.sampled_from(["state", "text", "args"]),
    st.none() | st.integers(-3, 3) | st.sampled_from(["held", "sent"]) | st.lists(st.text(max_size=3), max_size=2),
)


class Model:
    """What is in a store. A row that the open transaction took away keeps its place until the commit."""

    def __init__(self, rows: dict[str, dict[str, Any]], ledgers: dict[str, list[ledger.Entry]]) -> None:
        self.rows = {table: {key: row for key, row in each.items() if row is not None} for table, each in rows.items()}
        self.ledgers = {name: list(entries) for name, entries in ledgers.items()}

    def copy(self) -> Model:
        return Model(self.rows, self.ledgers)


class StoreAgainstModel(RuleBasedStateMachine):
    opener = staticmethod(journal)

    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp())
        self.store = self.opener(self.directory)
        self.committed = Model({"people": {}, "outbox": {}}, {"k4f2": [], "m9x1": []})
        self.now = self.committed.copy()

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.directory)

    @rule(table=TABLES, key=KEYS, row=ROWS)
    def put(self, table: str, key: str, row: dict[str, Any]) -> None:
        self.store.put(table, key, row)
        self.now.rows[table][key] = row

    @rule(table=TABLES, key=KEYS)
    def take_away(self, table: str, key: str) -> None:
        self.store.put(table, key, None)
        if key in self.now.rows[table]:
            self.now.rows[table][key] = None

    @rule(name=LEDGERS, words=st.none() | st.text(max_size=5), language=st.sampled_from(["it", "en"]))
    def append(self, name: str, words: str | None, language: Any) -> None:
        entry = entry_after(self.store.head(name), name, words, ClientSet(language=language))
        self.store.append(entry)
        self.now.ledgers[name].append(entry)

    @rule(durable=st.booleans())
    def commit(self, *, durable: bool) -> None:
        self.store.commit(durable=durable)
        self.committed = self.now.copy()
        self.now = self.committed.copy()

    @rule()
    def rollback(self) -> None:
        self.store.rollback()
        self.now = self.committed.copy()

    @rule()
    def compact(self) -> None:
        self.store.compact()

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = self.opener(self.directory)
        self.now = self.committed.copy()

    @invariant()
    def rows_are_the_same(self) -> None:
        for table, rows in self.now.rows.items():
            there = [(key, row) for key, row in rows.items() if row is not None]
            assert self.store.rows(table) == there
            assert self.store.rows(table, state="held") == [pair for pair in there if pair[1].get("state") == "held"]
            assert all(self.store.row(table, key) == rows.get(key) for key in "abcde")

    @invariant()
    def ledgers_are_the_same(self) -> None:
        assert set(self.store.ledgers()) == {name for name, entries in self.now.ledgers.items() if entries}
        for name, entries in self.now.ledgers.items():
            assert list(self.store.entries(name)) == entries
            assert self.store.head(name) == (ledger.head_of(entries[-1]) if entries else ledger.EMPTY)
            state = fold.empty(name)
            for entry in entries:
                state = fold.apply(state, entry.core)
            assert self.store.state(name) == state


class TestAStoreTellsWhatPlainDictsTell(StoreAgainstModel.TestCase):  # type: ignore[name-defined,misc]  # hypothesis makes this class while running
    settings = settings(
        max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
