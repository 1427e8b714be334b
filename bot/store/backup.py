"""A copy of the data, taken beside a bot that may be running."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from bot.core.errors import PalettiError, StorageFault
from bot.store.file import NAME, JournalFile, aside, sync_folder
from bot.store.lines import end_of, scan
from bot.store.reading import find

_KEY = "office.key"
_FILES = "files"
_PART_BYTES = 1 << 20


class BackupRefused(PalettiError):
    """The place to copy to is not an empty folder; the text names it."""


def backup(directory: Path, target: Path) -> None:
    """Copy the data in `directory` to `target`, a new or empty folder, and wait until it is on the disk.

    Files are there before the commit that names them, so they are copied after the journal. The journal gets its name
    last: a copy that was broken off does not pass for one. Only its owner may read the copy (0700, 0600).

    Raises BackupRefused, NoJournal, BrokenJournal, NewerFormat, StorageFault.
    """
    with contextlib.closing(find(directory)) as journal:
        whole_bytes = _whole_bytes(journal)
        copy = target / NAME
        try:
            _make_folder(target)
            with journal.from_the_start() as source:
                _copy(source, aside(copy), whole_bytes)
            _copy_file(directory / _KEY, target / _KEY)
            if (directory / _FILES).is_dir():
                _copy_folder(directory / _FILES, target / _FILES)
            aside(copy).rename(copy)
            sync_folder(target)
            sync_folder(target.parent)
        except OSError as error:
            raise StorageFault(f"{error.filename or target}: {error.strerror}") from error


def _whole_bytes(journal: JournalFile) -> int:
    """Where the last whole line ends."""
    end = 0
    with journal.from_the_start() as source:
        for offset, payload in scan(source, journal.path, journal.length):
            end = end_of(offset, payload)
    return end


def _make_folder(target: Path) -> None:
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise BackupRefused(f"{target} is not an empty folder; please name another one")
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    target.chmod(0o700)


def _copy_folder(source: Path, target: Path) -> None:
    target.mkdir(mode=0o700)
    for path in sorted(source.iterdir()):
        if path.is_dir():
            _copy_folder(path, target / path.name)
        else:
            _copy_file(path, target / path.name)
    sync_folder(target)


def _copy_file(source: Path, target: Path) -> None:
    """A file that is gone by now was erased meanwhile, or never made."""
    with contextlib.suppress(FileNotFoundError), source.open("rb") as file:
        _copy(file, target, os.fstat(file.fileno()).st_size)


def _copy(source: BinaryIO, target: Path, length: int) -> None:
    """The first `length` bytes."""
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while part := source.read(min(length, _PART_BYTES)):
            file.write(part)
            length -= len(part)
        file.flush()
        os.fsync(file.fileno())
