"""What a crash, a power cut or somebody's editor may leave in the journal."""

import os
import shutil
from pathlib import Path

import pytest

from bot.core import fold
from bot.core.errors import BrokenChain, BrokenJournal, NewerFormat
from bot.store.lines import commit_line, frame, header_line
from bot.store.reading import read_only
from tests.store.making import add, everything, journal, lines_in


@pytest.fixture
def path(directory):
    return directory / "paletti.journal"


@pytest.fixture
def three(directory, path):
    """Three commits and the state after the second; gives (lines, that state)."""
    store = journal(directory)
    for number in range(3):
        before = everything(store)
        add(store, "k4f2", f"words {number}")
        store.put("people", "telegram:1", {"number": number})
        store.commit()
    store.close()
    return path.read_bytes().splitlines(keepends=True), before


@pytest.mark.parametrize("zeros", [0, 1000, 200_000])
def test_a_commit_that_was_torn_anywhere_is_dropped_and_the_one_before_it_stands(directory, path, three, zeros):
    lines, before = three
    whole = b"".join(lines[:-1])
    for kept in range(len(lines[-1])):
        path.write_bytes(whole + lines[-1][:kept] + bytes(zeros))
        store = journal(directory)
        assert everything(store) == before
        store.close()
        assert path.read_bytes() == whole


@pytest.mark.parametrize("zeros", [0, 1000])
def test_a_commit_of_which_only_the_end_reached_the_disk_is_dropped(directory, path, three, zeros):
    lines, before = three
    whole = b"".join(lines[:-1])
    path.write_bytes(whole + bytes(100) + lines[-1][100:] + bytes(zeros))
    store = journal(directory)
    assert everything(store) == before
    store.close()
    assert path.read_bytes() == whole


def test_lines_are_written_over_zeros_which_are_gone_once_the_store_is_closed(directory, path):
    store = journal(directory)
    sizes = set()
    for number in range(3):
        store.put("people", "telegram:1", {"number": number})
        store.commit()
        sizes.add(path.stat().st_size)
        assert path.read_bytes().endswith(bytes(1000))
    assert len(sizes) == 1
    written = lines_in(path)
    store.close()
    assert path.read_bytes() == written


def test_zeros_that_a_killed_process_left_are_no_part_of_the_journal(directory, path, three):
    lines, _ = three
    path.write_bytes(b"".join(lines) + bytes(100_000))
    with read_only(directory, empty=fold.empty, apply=fold.apply) as beside:
        seen = everything(beside)
    store = journal(directory)
    assert everything(store) == seen
    assert store.garbage_bytes() < 1000
    add(store, "k4f2", "goes on")
    store.commit()
    assert path.stat().st_size == len(b"".join(lines)) + 100_000
    store.close()
    assert lines_in(path) == path.read_bytes()
    assert len(path.read_bytes().splitlines()) == len(lines) + 1


def test_a_file_of_zeros_is_no_journal_and_is_left_as_it_is(directory, path):
    directory.mkdir()
    path.write_bytes(bytes(5000))
    with pytest.raises(BrokenJournal):
        journal(directory)
    assert path.read_bytes() == bytes(5000)


def test_a_last_line_with_wrong_bytes_is_dropped(directory, path, three):
    lines, before = three
    path.write_bytes(b"".join(lines[:-1]) + lines[-1].replace(b"words", b"swords"))
    store = journal(directory)
    assert everything(store) == before
    add(store, "k4f2", "goes on")
    store.commit()
    after = everything(store)
    store.close()
    store = journal(directory)
    assert everything(store) == after
    store.close()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_bad_line_before_the_last_is_named_by_file_and_offset_and_nothing_is_touched(directory, path, three, number):
    lines, _ = three
    lines[number] = lines[number][:-2] + b"x\n"
    path.write_bytes(b"".join(lines))
    with pytest.raises(BrokenJournal) as broken:
        journal(directory)
    assert str(path) in str(broken.value)
    assert f"byte {sum(map(len, lines[:number]))} " in str(broken.value)
    assert path.read_bytes() == b"".join(lines)


def test_a_power_cut_among_commits_nobody_waited_for_drops_them_and_no_others(directory, path, three):
    lines, before = three
    loose = [commit_line([], b'"people":{"%d":{}}' % number, loose=True) for number in range(2)]
    hole = b"\0" * 50 + b"\n"
    path.write_bytes(b"".join([*lines[:-1], hole, *loose]))
    store = journal(directory)
    assert everything(store) == before
    store.close()
    assert path.read_bytes() == b"".join(lines[:-1])
    for_sure = b"".join([*lines[:-1], hole, *loose, commit_line([], b'"people":{"3":{}}')])
    path.write_bytes(for_sure)
    with pytest.raises(BrokenJournal):
        journal(directory)
    assert path.read_bytes() == for_sure


def test_a_line_after_one_that_nobody_waited_for_says_so(path, store):
    for number, durable in enumerate([False, False, True, True]):
        store.put("outbox", "1", {"number": number})
        store.commit(durable=durable)
    lines = lines_in(path).splitlines()[1:]
    assert [line.endswith(b',"loose":true}') for line in lines] == [False, True, True, False]


def test_a_journal_from_a_newer_version_is_refused_and_left_as_it_is(directory, path):
    directory.mkdir()
    newer = frame(b'{"format":"paletti-journal","version":2,"more":[]}') + frame(b'{"unheard":"of"}') + b"torn"
    path.write_bytes(newer)
    with pytest.raises(NewerFormat, match="format 2"):
        journal(directory)
    assert path.read_bytes() == newer


@pytest.mark.parametrize("text", [b"hello\n", frame(b'{"format":"diary","version":1}'), b"0"])
def test_a_file_that_is_no_journal_is_refused_and_left_as_it_is(directory, path, text):
    directory.mkdir()
    path.write_bytes(text)
    with pytest.raises(BrokenJournal, match="byte 0"):
        journal(directory)
    assert path.read_bytes() == text


def test_an_empty_file_becomes_a_journal(directory, path):
    directory.mkdir()
    path.touch()
    journal(directory).close()
    assert path.read_bytes() == header_line()


def test_a_line_of_a_shape_this_version_does_not_know_is_named(directory, path):
    directory.mkdir()
    whole = header_line() + frame(b'{"entries":7,"rows":{}}') + commit_line([], b"")
    path.write_bytes(whole)
    with pytest.raises(BrokenJournal, match=f"byte {len(header_line())} has another shape"):
        journal(directory)
    assert path.read_bytes() == whole


def test_a_commit_that_was_cut_out_of_the_middle_is_noticed_at_start(directory, path, three):
    lines, _ = three
    path.write_bytes(b"".join([lines[0], lines[1], lines[3]]))
    with pytest.raises(BrokenChain, match="ledger k4f2, entry 2"):
        journal(directory)


@pytest.mark.usefixtures("three")
def test_a_new_file_that_a_crash_left_half_written_is_cleared_away(directory, path):
    aside = directory / "paletti.journal.new"
    shutil.copy(path, aside)
    store = journal(directory)
    assert not aside.exists()
    assert store.head("k4f2").seq == 3
    store.close()


def test_a_new_data_folder_is_synced_into_its_parent_so_that_no_power_cut_takes_it(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(Path(f"/proc/self/fd/{descriptor}").resolve()))
    journal(tmp_path / "data").close()
    assert {tmp_path, tmp_path / "data"} <= set(synced)


def test_one_commit_is_one_line_of_the_documented_form_and_nothing_is_written_for_no_change(path, store):
    entry = add(store, "k4f2", "va bene")
    store.put("people", "telegram:1", {"name": "Anna"})
    store.put("people", "telegram:2", {"name": "Bea"})
    store.commit()
    first = lines_in(path)
    store.put("people", "telegram:1", {"name": "Anna"})
    store.put("people", "telegram:2", {"name": "Carla"})
    store.put("people", "telegram:2", {"name": "Bea"})
    store.put("people", "telegram:3", {"name": "Dora"})
    store.put("people", "telegram:3", None)
    store.commit()
    assert lines_in(path) == first
    header, line = first.splitlines(keepends=True)
    assert header == frame(b'{"format":"paletti-journal","version":1}')
    commitment = entry.core.commit.encode()
    core = (
        b'{"at":"2026-11-22T21:30:00.123456Z","commit":"%b",'
        b'"facts":{"business":null,"day":null,"holidays":null,"hours":null,"hours_timezone":null,"language":"it",'
        b'"manner":null,"speech":null,"timezone":null,"urgent":null,"urgent_cents":null,'
        b'"urgent_currency":null},"how":"typed","kind":"client_set","ledger":"k4f2",'
        b'"platform_at":null,"prev":"%b","seq":1,"subject":null,"subject_version":null,"supersedes":null,'
        b'"tz":"Europe/Rome","v":1}' % (commitment, b"0" * 64)
    )
    assert line.startswith(frame(line[9:-1])[:9] + b'{"entries":[{"core":' + core + b',"hash":"')
    assert line.endswith(b'],"rows":{"people":{"telegram:1":{"name":"Anna"},"telegram:2":{"name":"Bea"}}}}\n')
