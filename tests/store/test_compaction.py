import os
import re
from pathlib import Path

import pytest

from tests.store.making import add, chain_holds, everything, journal


def size_of(directory):
    return (directory / "paletti.journal").stat().st_size


def waste(store, commits, padding):
    for number in range(commits):
        store.put("outbox", "1", {"number": number, "padding": "x" * padding})
        store.commit(durable=False)


def test_a_journal_that_is_mostly_garbage_is_compacted_at_start(directory):
    store = journal(directory)
    add(store, "k4f2", "va bene")
    waste(store, commits=30, padding=50_000)
    before = everything(store)
    store.close()
    assert size_of(directory) > 1_500_000
    store = journal(directory)
    assert size_of(directory) < 60_000
    assert everything(store) == before
    store.close()


@pytest.mark.parametrize(("commits", "padding", "kept"), [(90, 10_000, 0), (30, 50_000, 2_000_000)])
def test_a_journal_is_left_alone_while_it_is_small_or_mostly_counts(directory, commits, padding, kept):
    store = journal(directory)
    store.put("people", "telegram:1", {"name": "x" * kept})
    waste(store, commits, padding)
    store.close()
    before = size_of(directory)
    journal(directory).close()
    assert size_of(directory) == before


def test_garbage_is_counted_alike_while_running_and_after_a_start(directory):
    store = journal(directory)
    for number in range(50):
        add(store, "k4f2", f"words {number}")
        store.put("seen", f"event:{number}", {"at": "x" * number})
        store.put("seen", f"event:{number - 3}", None)
        store.commit(durable=False)
    counted = store.garbage_bytes()
    store.close()
    store = journal(directory)
    assert store.garbage_bytes() == counted
    store.compact()
    compacted = store.garbage_bytes()
    assert 0 < compacted < counted / 2
    store.close()
    store = journal(directory)
    assert store.garbage_bytes() == compacted
    store.close()


def test_rows_and_entries_of_more_than_a_line_are_spread_over_several(directory, store):
    for number in range(30):
        add(store, "k4f2" if number % 3 else "m9x1", f"{number} " * 3000)
        store.put("people", str(number), {"name": "y" * 9000})
    store.commit()
    before = everything(store)
    store.compact()
    assert everything(store) == before
    lines = (directory / "paletti.journal").read_bytes().splitlines()
    assert len(lines) > 6
    assert max(map(len, lines)) < 100_000


def test_erased_openings_leave_the_disk_and_the_chain_still_holds(directory):
    store = journal(directory)
    for number in range(3):
        add(store, "k4f2", f"secret {number}")
        add(store, "m9x1", f"other {number}")
        store.commit()
    add(store, "m9x1", "not alone")
    states = {name: store.state(name) for name in store.ledgers()}
    store.commit()
    store.erase({"k4f2": [1, 2, 3]}, [])
    store.commit()
    store.compact()
    written = (directory / "paletti.journal").read_bytes()
    assert b"secret" not in written
    assert re.findall(rb"other \d", written) == [b"other 0", b"other 1", b"other 2"]
    store.close()
    again = journal(directory)
    assert [entry.opening for entry in again.entries("k4f2")] == [None] * 3
    assert [entry.opening.value.words for entry in again.entries("m9x1")][2:] == ["other 2", "not alone"]
    assert chain_holds(again, "k4f2")
    assert chain_holds(again, "m9x1")
    assert {name: again.state(name) for name in again.ledgers()} == states
    again.close()


def test_a_new_file_is_on_the_disk_before_it_takes_the_old_ones_name(directory, store, monkeypatch):
    done, rename = [], Path.rename
    monkeypatch.setattr(
        os, "fsync", lambda descriptor: done.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
    )
    monkeypatch.setattr(Path, "rename", lambda path, new: done.append("renamed") or rename(path, new))
    store.compact()
    assert done == ["paletti.journal.new", "renamed", directory.name]
