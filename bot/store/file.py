"""The journal as a file: whole lines are added at its end, or it is replaced whole.

While it is open for writing some zeros follow the last line. A line that is written over them costs a third less, for
then nothing but its own bytes has to reach the disk, and not the file's new length as well.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from bot.core.errors import StorageFault

NAME = "paletti.journal"
_READ_AHEAD_BYTES = 1 << 20
_ZEROS_AHEAD = bytes(1 << 16)


class JournalFile:
    """An open journal.

    `length` is where its last whole line ends, in bytes; whatever lies beyond does not count. `loose` tells whether
    that line may not have reached the disk yet.
    """

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        """Open what is there. Raises FileNotFoundError."""
        self.path = path
        self._writable = writable
        self._descriptor = os.open(path, os.O_RDWR if writable else os.O_RDONLY)
        self._size = os.fstat(self._descriptor).st_size
        self.length = _without_zeros(self._descriptor, self._size)
        self._torn = False
        self._moved = False
        self.loose = False

    def read(self, offset: int, length: int) -> bytes:
        """So many bytes from there."""
        return os.pread(self._descriptor, length, offset)

    def from_the_start(self) -> BinaryIO:
        """The same file for reading in sequence. To be closed by the caller, which leaves this one open."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return open(self._descriptor, "rb", buffering=_READ_AHEAD_BYTES, closefd=False)

    def cut(self, length: int) -> None:
        """Drop what lies beyond, and wait for the rest, which a killed process may have left loose.

        Raises StorageFault.
        """
        self._torn = self.length != length
        self.length = length
        self.loose = True
        self.mend()

    def append(self, line: bytes, *, durable: bool) -> int:
        """Write a line with one call, and with `durable` wait for the disk. Gives its offset.

        Raises StorageFault; then the line does not count, and the next one may succeed.
        """
        offset = self.length
        try:
            self._mend()
            _write_whole(self._descriptor, line, offset)
            self._write_ahead(offset + len(line))
            if durable:
                os.fdatasync(self._descriptor)
        except OSError as error:
            self._torn = True
            with contextlib.suppress(OSError):  # if not now, then before the next line
                self._mend()
            raise StorageFault(f"{self.path}: {error.strerror}") from error
        self.loose = not durable
        self.length += len(line)
        return offset

    def replace(self, lines: Iterable[bytes]) -> None:
        """Put a file with these lines in this one's place; `mend` makes it last.

        Raises StorageFault; then this one stays as it is.
        """
        descriptor, length = _write_aside(self.path, lines)
        os.close(self._descriptor)
        self._descriptor, self.length, self._size = descriptor, length, length
        self._torn, self._moved, self.loose = False, True, False

    def mend(self) -> None:
        """Make good what is left to do: half a line at the end, loose ones, a folder that may forget the new file.

        Raises StorageFault; then it is done before the next line.
        """
        try:
            self._mend()
            self._fasten()
        except OSError as error:
            raise StorageFault(f"{self.path}: {error.strerror}") from error

    def close(self) -> None:
        """Let go of the file, without zeros, after waiting for what nobody has waited for yet."""
        with contextlib.suppress(OSError):
            self._fasten()
            if self._writable and self._size > self.length:
                os.ftruncate(self._descriptor, self.length)
        os.close(self._descriptor)

    def _write_ahead(self, end: int) -> None:
        """If the line that ends there is the last one for which there was room, make room for more."""
        if end > self._size:
            self._size = end
            with contextlib.suppress(OSError):  # a line may find room where so many zeros do not
                self._size += os.pwrite(self._descriptor, _ZEROS_AHEAD, end)

    def _fasten(self) -> None:
        if self.loose:
            os.fdatasync(self._descriptor)
            self.loose = False

    def _mend(self) -> None:
        if self._torn:
            os.ftruncate(self._descriptor, self.length)
            self._size = self.length
            self._torn = False
        if self._moved:
            sync_folder(self.path.parent)
            self._moved = False


def create(path: Path, lines: Iterable[bytes]) -> None:
    """Make a journal, or leave none. Raises StorageFault."""
    descriptor, _ = _write_aside(path, lines)
    os.close(descriptor)
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise StorageFault(f"{path}: {error.strerror}") from error


def aside(path: Path) -> Path:
    """Where a new file is written before it takes the place of `path`; one found at start is from a crash."""
    return path.with_name(path.name + ".new")


def make_folder(folder: Path) -> None:
    """The folder is there, for us alone, and stays there when the power goes. Raises OSError."""
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows the folder's present names. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _without_zeros(descriptor: int, size: int) -> int:
    """Where the lines end. A file of nothing but zeros is none of ours, and is left as long as it is."""
    end = size
    while end > 0:
        start = max(0, end - len(_ZEROS_AHEAD))
        tail = os.pread(descriptor, end - start, start).rstrip(b"\0")
        if tail:
            return start + len(tail)
        end = start
    return size


def _write_whole(descriptor: int, line: bytes, offset: int) -> None:
    """Write with one call. A disk that takes only part of it is full."""
    if os.pwrite(descriptor, line, offset) < len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _write_aside(path: Path, lines: Iterable[bytes]) -> tuple[int, int]:
    """Write a new file, wait for it and give it the name. Its descriptor and its length in bytes."""
    new = aside(path)
    try:
        descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with open(descriptor, "wb", buffering=_READ_AHEAD_BYTES, closefd=False) as file:
                file.writelines(lines)
            os.fsync(descriptor)
            new.rename(path)
            return descriptor, os.fstat(descriptor).st_size
        except BaseException:
            os.close(descriptor)
            with contextlib.suppress(OSError):
                new.unlink()
            raise
    except OSError as error:
        raise StorageFault(f"{path}: {error.strerror}") from error
