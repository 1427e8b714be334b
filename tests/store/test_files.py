"""The file store: whole or not at all, within its caps, for us alone, and rid of what nobody names."""

import errno
import hashlib
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.core.errors import NotFetched, StorageFault
from bot.store.files import FileStore, Kept
from tests.store.test_full_disk import failing, room_for

ROOT = Path(__file__).parents[2]
PLAN = b"a plan" * 1000
PLAN_SHA256 = hashlib.sha256(PLAN).hexdigest()
DAY = 24 * 3600.0
# Writes all of a file, says so, and is killed before the file can be moved to its place.
INTERRUPTED = """
import asyncio, sys
from pathlib import Path
from bot.store.files import FileStore

async def chunks():
    yield b"half a plan"
    print("written", flush=True)
    await asyncio.sleep(600)

asyncio.run(FileStore(Path(sys.argv[1])).keep(chunks()))
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data" / "files"


@pytest.fixture
def files(folder):
    return FileStore(folder)


async def arriving(*chunks):
    for chunk in chunks:
        if isinstance(chunk, Exception):
            raise chunk
        yield chunk


def there(folder):
    """All that is in the folder, by name."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def aged(path, seconds):
    then = time.time() - seconds
    os.utime(path, (then, then))


async def test_a_file_is_found_under_the_hash_of_its_content(files, folder):
    kept = await files.keep(arriving(PLAN[:7], b"", PLAN[7:]))
    assert kept == Kept(PLAN_SHA256, len(PLAN))
    assert files.path(kept.sha256).read_bytes() == PLAN
    assert there(folder) == {PLAN_SHA256: PLAN}


async def test_the_same_content_twice_is_one_file(files, folder):
    first = await files.keep(arriving(PLAN))
    assert await files.keep(arriving(PLAN)) == first
    assert files.keep_bytes(PLAN) == first
    assert there(folder) == {PLAN_SHA256: PLAN}


def test_what_we_made_ourselves_is_kept_alike(files, folder):
    assert files.keep_bytes(PLAN) == Kept(PLAN_SHA256, len(PLAN))
    assert there(folder) == {PLAN_SHA256: PLAN}


async def test_a_file_of_exactly_the_most_bytes_is_taken(folder):
    files = FileStore(folder, file_megabytes=1)
    kept = await files.keep(arriving(b"x" * 600_000, b"x" * 400_000))
    assert kept.size == 1_000_000


@pytest.mark.parametrize("chunks", [[b"x" * 1_000_001], [b"x" * 600_000, b"x" * 400_000, b"x"]])
async def test_a_file_that_is_larger_than_announced_is_stopped_at_the_cap_and_leaves_nothing(folder, chunks):
    read = []

    async def watched():
        for chunk in [*chunks, b"never asked for"]:
            read.append(chunk)
            yield chunk

    with pytest.raises(NotFetched) as refused:
        await FileStore(folder, file_megabytes=1).keep(watched())
    assert refused.value.problem == "too_large"
    assert read == chunks
    assert there(folder) == {}


@pytest.mark.parametrize("chunks", [[], [b""], [b"", b""]])
async def test_a_file_of_no_bytes_is_refused_as_empty(files, folder, chunks):
    with pytest.raises(NotFetched) as refused:
        await files.keep(arriving(*chunks))
    assert refused.value.problem == "empty"
    assert there(folder) == {}


async def test_all_files_together_have_a_cap_and_what_is_there_stays(folder):
    files = FileStore(folder, file_megabytes=1, all_megabytes=2)
    for letter in (b"a", b"b"):
        await files.keep(arriving(letter * 900_000))
    before = there(folder)
    with pytest.raises(NotFetched) as refused:
        await files.keep(arriving(b"c" * 200_001))
    assert refused.value.problem == "full"
    assert there(folder) == before
    assert (await files.keep(arriving(b"c" * 200_000))).size == 200_000


async def test_the_same_content_again_takes_no_more_room(folder):
    files = FileStore(folder, file_megabytes=1, all_megabytes=1)
    for _ in range(3):
        await files.keep(arriving(b"a" * 400_000))
    assert (await files.keep(arriving(b"b" * 600_000))).size == 600_000
    with pytest.raises(NotFetched):
        await files.keep(arriving(b"c"))


async def test_what_was_there_before_the_start_counts(folder):
    await FileStore(folder).keep(arriving(b"a" * 900_000))
    with pytest.raises(NotFetched) as refused:
        await FileStore(folder, file_megabytes=1, all_megabytes=1).keep(arriving(b"b" * 200_000))
    assert refused.value.problem == "full"


async def test_room_that_was_made_counts_at_once(folder):
    files = FileStore(folder, file_megabytes=1, all_megabytes=1)
    first = await files.keep(arriving(b"a" * 900_000))
    aged(files.path(first.sha256), DAY)
    with pytest.raises(NotFetched):
        await files.keep(arriving(b"b" * 900_000))
    assert files.prune([], before=time.time() - 60) == 1
    assert (await files.keep(arriving(b"b" * 900_000))).size == 900_000


async def test_room_that_erasing_made_counts_at_once(folder):
    files = FileStore(folder, file_megabytes=1, all_megabytes=1)
    first = await files.keep(arriving(b"a" * 900_000))
    assert files.remove([first.sha256]) == 1
    assert (await files.keep(arriving(b"b" * 900_000))).size == 900_000


async def test_a_fetch_that_breaks_off_leaves_nothing(files, folder):
    with pytest.raises(ConnectionError):
        await files.keep(arriving(b"half", ConnectionError()))
    assert there(folder) == {}


async def test_a_full_disk_is_told_as_a_storage_fault_and_leaves_nothing(files, folder):
    with room_for(3000), pytest.raises(StorageFault, match=os.strerror(errno.EFBIG)):
        await files.keep(arriving(PLAN))
    with room_for(3000), pytest.raises(StorageFault):
        files.keep_bytes(PLAN)
    assert there(folder) == {}
    assert (await files.keep(arriving(PLAN))).sha256 == PLAN_SHA256


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
async def test_a_disk_that_fails_at_the_last_moment_leaves_nothing(files, folder, monkeypatch, code):
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(code))
        with pytest.raises(StorageFault, match=os.strerror(code)):
            await files.keep(arriving(PLAN))
    assert there(folder) == {}
    assert files.keep_bytes(PLAN).sha256 == PLAN_SHA256


def test_one_that_is_killed_before_the_end_leaves_no_file_and_what_is_left_is_pruned(files, folder):
    command = [sys.executable, "-c", INTERRUPTED, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"written\n"
        process.send_signal(signal.SIGKILL)
    (left,) = folder.rglob("*/*")
    assert left.parent.name == "incoming"
    assert files.prune([], before=time.time() - 60) == 0
    aged(left, DAY)
    assert files.prune([], before=time.time() - 60) == 1
    assert there(folder) == {}


async def test_pruning_keeps_what_is_named_and_what_is_young(files, folder):
    named, old, young = [(await files.keep(arriving(each))).sha256 for each in (b"named", b"old", b"young")]
    for sha256 in (named, old):
        aged(files.path(sha256), DAY)
    assert files.prune({named, "0" * 64}, before=time.time() - 60) == 1
    assert set(there(folder)) == {named, young}
    assert old not in there(folder)


async def test_content_that_comes_again_is_young_again(files, folder):
    for keep_again in (lambda: files.keep(arriving(PLAN)), None):
        await files.keep(arriving(PLAN))
        aged(files.path(PLAN_SHA256), DAY)
        if keep_again:
            await keep_again()
        else:
            files.keep_bytes(PLAN)
        assert files.prune([], before=time.time() - 60) == 0
    assert there(folder) == {PLAN_SHA256: PLAN}


def test_where_nothing_was_ever_kept_there_is_nothing_to_prune(files):
    assert files.prune([], before=time.time()) == 0


async def test_a_file_that_cannot_be_deleted_is_told_as_a_storage_fault(files, monkeypatch):
    kept = await files.keep(arriving(PLAN))
    aged(files.path(kept.sha256), DAY)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: failing(errno.EROFS)())
    with pytest.raises(StorageFault, match=os.strerror(errno.EROFS)):
        files.prune([], before=time.time() - 60)


@pytest.mark.parametrize("mask", [0o000, 0o022])
async def test_folders_and_files_are_for_us_alone_whatever_the_umask(files, folder, mask):
    before = os.umask(mask)
    try:
        await files.keep(arriving(PLAN))
    finally:
        os.umask(before)
    modes = {
        path.relative_to(folder.parent).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")
    }
    modes["files"] = stat.S_IMODE(folder.stat().st_mode)
    assert modes == {
        "files": 0o700,
        "files/incoming": 0o700,
        f"files/{PLAN_SHA256[:2]}": 0o700,
        f"files/{PLAN_SHA256[:2]}/{PLAN_SHA256}": 0o600,
    }


async def test_a_new_folder_is_synced_into_its_parent_so_that_no_power_cut_takes_it(files, folder, monkeypatch):
    synced = []
    real = os.fsync

    def watched(descriptor):
        synced.append(Path(f"/proc/self/fd/{descriptor}").resolve().relative_to(folder.parent).as_posix())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    await files.keep(arriving(PLAN))
    sub = f"files/{PLAN_SHA256[:2]}"
    assert synced[-2:] == ["files", sub]
    assert "." in synced
    assert any(place.startswith("files/incoming/") for place in synced)
