import errno
import os

import pytest

from bot.core.errors import BrokenJournal, StorageFault
from bot.store.backup import BackupRefused, backup
from bot.store.reading import NoJournal
from tests.store.making import add, chain_holds, everything, journal, lines_in


@pytest.fixture
def target(tmp_path):
    return tmp_path / "copies" / "today"


def test_a_backup_opens_as_a_store_that_says_the_same(directory, store, target):
    add(store, "k4f2", "va bene")
    store.put("people", "telegram:1", {"name": "Anna"})
    store.commit()
    committed = everything(store)
    add(store, "k4f2", "not yet committed")
    backup(directory, target)
    copy = journal(target)
    assert everything(copy) == committed
    copy.close()


def test_a_backup_beside_a_busy_bot_holds_whole_commits_only(directory, busy, target):
    for number in range(5):
        backup(directory, target / str(number))
        copy = journal(target / str(number))
        assert copy.row("seen", "count") == {"number": copy.head("k4f2").seq}
        assert chain_holds(copy, "k4f2")
        copy.close()
    assert busy.poll() is None


def test_the_key_and_the_files_are_in_the_backup_for_its_owner_only(directory, store, target):
    store.put("people", "telegram:1", {"name": "Anna"})
    store.commit()
    (directory / "office.key").write_bytes(b"key")
    (directory / "files" / "ab").mkdir(parents=True)
    (directory / "files" / "ab" / "abcd").write_bytes(b"picture" * 400_000)
    (directory / "files" / "empty").touch()
    target.mkdir(parents=True, mode=0o755)
    backup(directory, target)
    assert (target / "office.key").read_bytes() == b"key"
    assert (target / "files" / "ab" / "abcd").read_bytes() == b"picture" * 400_000
    assert (target / "files" / "empty").read_bytes() == b""
    everywhere = [target, *target.rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in everywhere if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in everywhere if path.is_file()} == {0o600}
    assert {path.name for path in target.iterdir()} == {"paletti.journal", "office.key", "files"}


def test_a_torn_last_line_is_left_out_of_the_backup(directory, store, target):
    store.put("people", "telegram:1", {"name": "Anna"})
    store.commit()
    path = directory / "paletti.journal"
    whole = lines_in(path)
    path.write_bytes(whole + b"01234567 {")
    backup(directory, target)
    assert (target / "paletti.journal").read_bytes() == whole


@pytest.mark.parametrize("occupied", ["folder", "file"])
@pytest.mark.usefixtures("store")
def test_a_place_that_is_taken_is_refused_and_left_as_it_is(directory, target, occupied):
    holder = target / "photo.jpg" if occupied == "folder" else target
    holder.parent.mkdir(parents=True)
    holder.write_bytes(b"mine")
    with pytest.raises(BackupRefused, match=str(target)):
        backup(directory, target)
    assert holder.read_bytes() == b"mine"
    assert list(target.parent.rglob("*")) == sorted({target, holder})


def test_where_there_is_nothing_to_copy_nothing_is_made(directory, target):
    with pytest.raises(NoJournal, match=str(directory)):
        backup(directory, target)
    assert not target.exists()


def test_a_broken_journal_is_not_copied(directory, store, target):
    for number in range(2):
        store.put("people", "telegram:1", {"number": number})
        store.commit()
    path = directory / "paletti.journal"
    path.write_bytes(path.read_bytes().replace(b'"number":0', b'"number":9'))
    with pytest.raises(BrokenJournal):
        backup(directory, target)
    assert not target.exists()


def test_a_backup_that_was_broken_off_does_not_pass_for_one(directory, store, target, monkeypatch):
    store.put("people", "telegram:1", {"name": "Anna"})
    store.commit()
    (directory / "office.key").write_bytes(b"key")

    def full(_descriptor):
        if (target / "office.key").exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageFault, match="No space left"):
            backup(directory, target)
    assert not (target / "paletti.journal").exists()
