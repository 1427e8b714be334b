"""Writes that fail: nothing of the commit counts, the process lives, and the next one works once it can."""

import contextlib
import errno
import os
import resource
from pathlib import Path

import pytest

from bot.core.errors import StorageFault
from tests.store.making import add, everything, journal, lines_in


@contextlib.contextmanager
def room_for(file_bytes):
    """The kernel takes no more than this of any file of ours: part of a write, then none."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def failing(code):
    def fail(*_):
        raise OSError(code, os.strerror(code))

    return fail


@pytest.fixture
def path(directory):
    return directory / "paletti.journal"


@pytest.fixture
def before(store):
    """One commit, and an open transaction after it; what the store said in between."""
    add(store, "k4f2", "first")
    store.put("people", "telegram:1", {"name": "Anna"})
    store.commit()
    said = everything(store)
    add(store, "k4f2", "second")
    store.put("people", "telegram:1", None)
    return said


def works_again(directory, store):
    add(store, "k4f2", "third")
    store.put("people", "telegram:2", {"name": "Bea"})
    store.commit()
    after = everything(store)
    assert [entry.opening.value.words for entry in after["entries"]["k4f2"]] == ["first", "third"]
    store.close()
    again = journal(directory)
    reopened = everything(again)
    again.close()
    return reopened == after


@pytest.fixture
def store(directory):
    """Closed by the tests themselves."""
    return journal(directory)


@pytest.mark.parametrize("room", [0, 1, 200])
def test_a_disk_that_is_full_refuses_the_commit_and_takes_the_next_once_there_is_room(
    directory, path, store, before, room
):
    written = lines_in(path)
    with room_for(len(written) + room), pytest.raises(StorageFault, match=str(path)):
        store.commit()
    assert lines_in(path) == written
    assert everything(store) == before
    assert works_again(directory, store)


def test_a_line_that_finds_room_is_kept_though_there_is_none_for_zeros_after_it(directory, path, store):
    add(store, "k4f2", "words")
    with room_for(path.stat().st_size + 900):
        store.commit()
    assert path.stat().st_size - len(lines_in(path)) < 900
    after = everything(store)
    store.close()
    again = journal(directory)
    assert everything(again) == after
    again.close()


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fails_at_the_last_moment_refuses_the_commit(directory, store, before, monkeypatch, code):
    path = directory / "paletti.journal"
    written = lines_in(path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fdatasync", failing(code))
        with pytest.raises(StorageFault, match=os.strerror(code)):
            store.commit()
    assert lines_in(path) == written
    assert everything(store) == before
    assert works_again(directory, store)


def test_half_a_line_that_could_not_be_cut_off_is_cut_off_before_the_next(directory, path, store, before, monkeypatch):
    written = lines_in(path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "ftruncate", failing(errno.EIO))
        with room_for(len(written) + 200), pytest.raises(StorageFault):
            store.commit()
        assert len(lines_in(path)) == len(written) + 200
        store.put("people", "telegram:9", {"name": "not yet"})
        with pytest.raises(StorageFault):
            store.commit()
    assert everything(store) == before
    assert works_again(directory, store)


def test_half_a_line_that_was_never_cut_off_is_dropped_at_the_next_start(directory, path, store, before, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "ftruncate", failing(errno.EIO))
        with room_for(len(lines_in(path)) + 200), pytest.raises(StorageFault):
            store.commit()
        store.close()
    again = journal(directory)
    assert everything(again) == before
    again.close()


def test_a_compaction_that_finds_no_room_leaves_the_old_file_in_use(directory, path, store, before):
    store.rollback()
    assert everything(store) == before
    written = lines_in(path)
    with room_for(100), pytest.raises(StorageFault):
        store.compact()
    assert lines_in(path) == written
    assert not (directory / "paletti.journal.new").exists()
    assert works_again(directory, store)


def test_a_compaction_whose_folder_cannot_be_synced_is_made_good_before_the_next_commit(
    directory, store, before, monkeypatch
):
    store.rollback()
    synced = []

    def sync_all_but_folders(descriptor):
        if Path(f"/proc/self/fd/{descriptor}").is_dir():
            failing(errno.EIO)()

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", sync_all_but_folders)
        with pytest.raises(StorageFault):
            store.compact()
        assert everything(store) == before
        add(store, "k4f2", "second")
        with pytest.raises(StorageFault):
            store.commit()
        patch.setattr(os, "fsync", synced.append)
        assert works_again(directory, store)
    assert len(synced) == 1


def test_a_store_that_cannot_be_made_leaves_nothing_behind(directory):
    with room_for(10), pytest.raises(StorageFault):
        journal(directory)
    assert [path.name for path in directory.iterdir()] == ["paletti.lock"]
    journal(directory).close()
