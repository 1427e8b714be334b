import os
import signal

import pytest

from bot.core.errors import StoreInUse
from tests.store.making import add, journal


def test_a_second_process_on_the_same_data_is_refused_and_told_who_holds_it(directory, busy):
    with pytest.raises(StoreInUse) as refused:
        journal(directory)
    assert str(busy.pid) in str(refused.value)
    assert str(directory) in str(refused.value)


def test_the_data_of_a_killed_process_can_be_opened_at_once(directory, busy):
    busy.send_signal(signal.SIGKILL)
    busy.wait(10)
    store = journal(directory)
    assert store.row("seen", "count") == {"number": store.head("k4f2").seq}
    store.close()


def test_a_number_left_in_the_lock_file_holds_nothing(directory):
    directory.mkdir()
    (directory / "paletti.lock").write_text(f"{os.getppid()}\n")
    journal(directory).close()


def test_a_refused_second_opening_does_not_take_the_lock_from_the_first(directory, store):
    for _ in range(2):
        with pytest.raises(StoreInUse, match=str(os.getpid())):
            journal(directory)
    add(store, "k4f2")
    store.commit()


def test_a_failed_opening_lets_go_of_the_lock(directory):
    directory.mkdir()
    path = directory / "paletti.journal"
    path.write_bytes(b"something else\n")
    with pytest.raises(Exception, match="does not read"):
        journal(directory)
    path.unlink()
    journal(directory).close()


def test_only_the_owner_may_read_the_data(directory):
    journal(directory).close()
    assert directory.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in directory.iterdir()} == {0o600}
