"""What every store must do. An implementation is one more line in OPENERS."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.core import fold, ledger
from bot.core.entries import LanguageSet
from bot.core.errors import BrokenChain
from bot.store import Store
from tests.store.making import Open, add, chain_holds, entry_after, everything, journal

OPENERS: dict[str, Open] = {"tinydb_journal": journal}
ANNA = {"account": "telegram:1", "name": "Anna", "client": "k4f2"}


class Data:
    """A store that can be closed and opened again on the same data."""

    def __init__(self, opener: Open, directory: Path) -> None:
        self._opener = opener
        self._directory = directory
        self.store: Store = opener(directory)

    def reopen(self) -> Store:
        self.store.close()
        self.store = self._opener(self._directory)
        return self.store


@pytest.fixture(params=OPENERS.values(), ids=OPENERS.keys())
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Data]:
    opened = Data(request.param, tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def store(data: Data) -> Store:
    return data.store


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.ledgers() == []
    assert store.head("k4f2") == ledger.EMPTY
    assert store.state("k4f2") == fold.empty("k4f2")
    assert list(store.entries("k4f2")) == []
    assert store.row("people", "telegram:1") is None
    assert store.rows("people") == []


def test_reads_see_the_open_transaction(store: Store) -> None:
    store.put("people", "telegram:1", ANNA)
    entry = add(store, "k4f2", "va bene")
    assert store.row("people", "telegram:1") == ANNA
    assert store.rows("people", client="k4f2") == [("telegram:1", ANNA)]
    assert store.head("k4f2") == ledger.head_of(entry)
    assert store.ledgers() == ["k4f2"]
    assert store.state("k4f2") == fold.apply(fold.empty("k4f2"), entry.core)
    assert list(store.entries("k4f2")) == [entry]


def test_what_was_rolled_back_never_was(data: Data) -> None:
    add(data.store, "k4f2")
    data.store.put("people", "telegram:1", ANNA)
    data.store.commit()
    before = everything(data.store)
    add(data.store, "k4f2", language="en")
    add(data.store, "m9x1")
    data.store.put("people", "telegram:1", None)
    data.store.put("people", "telegram:2", ANNA)
    data.store.rollback()
    assert everything(data.store) == before
    data.store.commit()
    assert everything(data.reopen()) == before


def test_what_was_committed_is_there_when_the_data_is_opened_again(data: Data) -> None:
    for number in range(3):
        add(data.store, "k4f2", f"words {number}")
        add(data.store, "m9x1")
        data.store.put("people", f"telegram:{number}", ANNA | {"number": number})
        data.store.commit(durable=number != 1)
    before = everything(data.store)
    assert everything(data.reopen()) == before


def test_what_was_not_committed_is_gone_when_the_data_is_opened_again(data: Data) -> None:
    add(data.store, "k4f2")
    data.store.put("people", "telegram:1", ANNA)
    store = data.reopen()
    assert store.ledgers() == []
    assert store.rows("people") == []


def test_rows_come_in_the_order_in_which_they_were_first_put(data: Data) -> None:
    for key in ("c", "a", "b"):
        data.store.put("people", key, {"name": key})
    data.store.commit()
    data.store.put("people", "d", {"name": "d"})
    data.store.put("people", "a", {"name": "changed"})
    assert [key for key, _ in data.store.rows("people")] == ["c", "a", "b", "d"]
    data.store.commit()
    data.store.put("people", "c", None)
    assert [key for key, _ in data.store.rows("people")] == ["a", "b", "d"]
    assert data.store.keys("people") == ["a", "b", "d"]
    data.store.commit()
    data.store.put("people", "c", {"name": "back"})
    data.store.commit()
    data.store.compact()
    assert [key for key, _ in data.reopen().rows("people")] == ["a", "b", "d", "c"]
    assert data.reopen().keys("people") == ["a", "b", "d", "c"]
    assert data.reopen().keys("nobody") == []


def test_rows_are_found_by_all_fields_that_are_asked_for(store: Store) -> None:
    rows = {
        "1": {"client": "k4f2", "state": "held", "shared": True, "wrong": 2, "until": None},
        "2": {"client": "k4f2", "state": "passed", "shared": False, "wrong": 2},
        "3": {"client": "m9x1", "state": "held", "args": {"client": "k4f2"}, "until": "2026-11-23"},
        "4": {"client": 'quo"te è', "state": "held"},
    }
    for key, row in rows.items():
        store.put("outbox", key, row)
    store.commit()
    store.put("outbox", "4", rows["4"] | {"state": "passed"})

    def keys(**equal: object) -> list[str]:
        return [key for key, _ in store.rows("outbox", **equal)]

    assert keys(client="k4f2") == ["1", "2"]
    assert keys(client="k4f2", state="held") == ["1"]
    assert keys(wrong=2, shared=False) == ["2"]
    assert keys(until=None) == ["1", "2", "4"]
    assert keys(client='quo"te è') == ["4"]
    assert keys(state="held") == ["1", "3"]
    assert keys(args={"client": "k4f2"}) == ["3"]
    assert keys(client="nobody") == []


def test_rows_that_the_transaction_changed_or_took_away_are_found_as_they_are_now(store: Store) -> None:
    for key in ("1", "2", "3"):
        store.put("outbox", key, {"state": "pending"})
    store.commit()
    store.put("outbox", "1", {"state": "sending"})
    store.put("outbox", "2", None)
    store.put("outbox", "4", {"state": "pending"})
    store.put("outbox", "5", {"state": "pending"})
    store.put("outbox", "5", None)
    assert store.rows("outbox", state="pending") == [("3", {"state": "pending"}), ("4", {"state": "pending"})]
    assert store.rows("outbox", state="sending") == [("1", {"state": "sending"})]
    assert store.row("outbox", "2") is None


def test_taking_away_a_row_that_is_not_there_is_no_error(data: Data) -> None:
    data.store.put("people", "nobody", None)
    data.store.commit()
    assert data.reopen().rows("people") == []


def test_rows_handed_in_or_out_are_copies_down_to_the_last_level(store: Store) -> None:
    given = {"args": {"lines": ["one"]}}
    store.put("outbox", "1", given)
    given["args"]["lines"].append("handed in")
    store.commit()
    row = store.row("outbox", "1")
    assert row is not None
    row["args"]["lines"].append("handed out")
    store.rows("outbox")[0][1]["args"]["lines"].append("handed out too")
    assert store.row("outbox", "1") == {"args": {"lines": ["one"]}}


def test_an_entry_that_does_not_follow_is_refused_and_leaves_the_transaction_as_it_was(store: Store) -> None:
    first = add(store, "k4f2", "va bene")
    next_core = entry_after(ledger.head_of(first), "k4f2").core
    forged = [
        first,
        entry_after(ledger.EMPTY, "k4f2", "another first one"),
        entry_after(ledger.Head(seq=1, hash="f" * 64), "k4f2"),
        entry_after(ledger.Head(seq=2, hash=first.hash), "k4f2"),
        ledger.Entry(core=next_core, hash="0" * 64),
    ]
    before = everything(store)
    for entry in forged:
        with pytest.raises(BrokenChain):
            store.append(entry)
    assert everything(store) == before


def test_an_entry_whose_opening_is_not_the_committed_one_is_refused(store: Store) -> None:
    entry = entry_after(ledger.EMPTY, "k4f2", "va bene")
    assert entry.opening is not None
    swapped = replace(entry, opening=replace(entry.opening, value=ledger.OpeningValue(words="non va bene")))
    with pytest.raises(BrokenChain, match="words were changed"):
        store.append(swapped)
    assert store.ledgers() == []


def test_an_entry_that_the_fold_refuses_leaves_the_transaction_as_it_was(store: Store) -> None:
    add(store, "k4f2")
    before = everything(store)
    with pytest.raises(TypeError):
        store.append(entry_after(store.head("k4f2"), "k4f2", facts=LanguageSet(language="it")))
    assert everything(store) == before


def test_the_state_is_the_fold_from_scratch_before_and_after_opening_again(data: Data) -> None:
    for language in ("it", "en", "en", "it", "en"):
        add(data.store, "k4f2", "words", language)
        data.store.commit()
    for store in (data.store, data.reopen()):
        cores = [entry.core for entry in store.entries("k4f2")]
        assert store.state("k4f2") == reduce(fold.apply, cores, fold.empty("k4f2"))
        assert store.state("k4f2") != fold.empty("k4f2")


def test_a_stretch_of_entries_is_the_same_from_memory_from_disk_and_after_compaction(data: Data) -> None:
    entries = [add(data.store, name, f"{name} {number}") for number in range(4) for name in ("k4f2", "m9x1")][::2]
    data.store.commit()
    entries += [add(data.store, "k4f2", f"later {number}") for number in range(3)]

    def stretches_hold(store: Store) -> bool:
        return all(
            list(store.entries("k4f2", first, last)) == entries[first - 1 : last]
            for first in range(1, 9)
            for last in (*range(10), None)
        )

    assert stretches_hold(data.store)
    data.store.commit()
    assert stretches_hold(data.store)
    data.store.compact()
    assert stretches_hold(data.store)
    assert stretches_hold(data.reopen())
    assert chain_holds(data.store, "m9x1")


def test_entries_that_are_being_read_go_on_through_commits_and_compaction(store: Store) -> None:
    entries = [add(store, "k4f2", f"words {number}") for number in range(3)]
    store.commit()
    entries.append(add(store, "k4f2", "open"))
    reading = store.entries("k4f2")
    seen = [next(reading)]
    store.commit()
    store.compact()
    add(store, "k4f2", "too late")
    assert seen + list(reading) == entries


def test_compaction_changes_nothing_and_leaves_an_open_transaction_open(data: Data) -> None:
    for number in range(20):
        add(data.store, "k4f2", f"words {number}")
        data.store.put("seen", str(number % 7), {"at": number})
        data.store.commit()
    data.store.put("seen", "3", None)
    add(data.store, "m9x1")
    before = everything(data.store)
    data.store.compact()
    assert everything(data.store) == before
    data.store.commit()
    assert everything(data.reopen()) == before


def test_any_text_comes_back_as_it_was(data: Data) -> None:
    text = 'Perché no? "sì"\n\t\\ \u2028 \x00 \N{PALM TREE}'
    entry = add(data.store, "k4f2", text)
    data.store.put(text, text, {text: text})
    data.store.commit()
    store = data.reopen()
    assert store.row(text, text) == {text: text}
    assert list(store.entries("k4f2")) == [entry]


def test_erased_openings_count_as_gone_from_the_commit_on_and_after_opening_again(data: Data) -> None:
    for number in range(3):
        add(data.store, "k4f2", f"words {number}")
        add(data.store, "m9x1", f"other {number}")
    data.store.commit()
    states = {name: data.store.state(name) for name in data.store.ledgers()}

    def words(store: Store, name: str) -> list[str | None]:
        return [entry.opening.value.words if entry.opening else None for entry in store.entries(name)]

    data.store.erase({"k4f2": [1, 2], "m9x1": [3]}, ["ab" * 32])
    assert words(data.store, "k4f2") == [None, None, "words 2"]
    data.store.rollback()
    assert words(data.store, "k4f2") == ["words 0", "words 1", "words 2"]
    data.store.erase({"k4f2": [1, 2], "m9x1": [3]}, ["ab" * 32])
    data.store.commit()
    for store in (data.store, None):
        store = store or data.reopen()  # noqa: PLW2901  opened only now, since that closes the first
        assert words(store, "k4f2") == [None, None, "words 2"]
        assert words(store, "m9x1") == ["other 0", "other 1", None]
        assert chain_holds(store, "k4f2")
        assert {name: store.state(name) for name in store.ledgers()} == states


def test_files_that_have_to_go_are_remembered_until_somebody_says_that_they_are_gone(data: Data) -> None:
    data.store.erase({}, ["ab" * 32, "cd" * 32])
    assert data.store.leaving() == frozenset()
    data.store.commit()
    data.store.compact()
    store = data.reopen()
    assert store.leaving() == {"ab" * 32, "cd" * 32}
    store.left(["ab" * 32])
    store.compact()
    assert data.reopen().leaving() == {"cd" * 32}
