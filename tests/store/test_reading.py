import pytest

from bot.core import fold
from bot.core.errors import BrokenJournal
from bot.store.reading import JournalReader, NoJournal, find, read_only
from tests.store.making import add, chain_holds, everything


def reader(directory):
    return read_only(directory, empty=fold.empty, apply=fold.apply)


def test_a_reader_sees_what_was_committed_when_it_was_opened_and_goes_on_seeing_it(directory, store):
    add(store, "k4f2", "first")
    store.put("people", "telegram:1", {"name": "Anna"})
    store.commit()
    committed = everything(store)
    add(store, "k4f2", "second")
    with reader(directory) as reading:
        assert everything(reading) == committed
        store.put("people", "telegram:1", None)
        store.erase({"k4f2": [1]}, [])
        store.commit()
        store.compact()
        assert everything(reading) == committed
    with reader(directory) as reading:
        assert everything(reading) == everything(store)


def test_a_reader_passes_over_what_is_added_while_it_reads(directory, store):
    store.put("people", "telegram:1", {"name": "Anna"})
    store.commit()
    file = find(directory)
    store.put("people", "telegram:1", {"name": "Bea"})
    store.commit()
    with JournalReader(file, empty=fold.empty, apply=fold.apply) as reading:
        assert reading.row("people", "telegram:1") == {"name": "Anna"}


def test_readers_beside_a_busy_bot_see_whole_commits_only(directory, busy):
    seen = 0
    while seen < 250:  # beyond a compaction
        with reader(directory) as reading:
            count = reading.head("k4f2").seq
            assert reading.row("seen", "count") == {"number": count}
            assert chain_holds(reading, "k4f2")
            assert count >= seen
            seen = count
    assert busy.poll() is None


def test_a_reader_leaves_a_line_that_is_being_written_as_it_is(directory, store):
    add(store, "k4f2")
    store.commit()
    path = directory / "paletti.journal"
    half = path.read_bytes() + b'01234567 {"entries":['
    path.write_bytes(half)
    with reader(directory) as reading:
        assert reading.head("k4f2") == store.head("k4f2")
    assert path.read_bytes() == half


def test_a_journal_that_may_not_be_read_is_told_in_a_sentence(tmp_path):
    (tmp_path / "paletti.journal").symlink_to("paletti.journal")
    with pytest.raises(NoJournal, match=r"paletti\.journal cannot be read: Too many levels"):
        reader(tmp_path)


def test_a_reader_names_a_journal_that_is_missing_or_broken(directory, store):
    with pytest.raises(NoJournal, match=str(directory / "elsewhere")):
        reader(directory / "elsewhere")
    for number in range(2):
        store.put("people", "telegram:1", {"number": number})
        store.commit()
    path = directory / "paletti.journal"
    path.write_bytes(path.read_bytes().replace(b'"number":0', b'"number":9'))
    with pytest.raises(BrokenJournal):
        reader(directory)
