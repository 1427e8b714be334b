"""The file store: what people send and what we draw, each under the SHA-256 of its content."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import secrets
from collections.abc import AsyncIterable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from bot.core.errors import NotFetched, StorageFault
from bot.store.file import make_folder, sync_folder

MEGABYTE = 1_000_000


class Kept(Struct, frozen=True):
    """A file that is in the store: its name there, and its size in bytes."""

    sha256: str
    size: int


class FileStore:
    """A folder of files. A file is there whole or not at all, also after a power cut."""

    def __init__(self, folder: Path, *, file_megabytes: int = 50, all_megabytes: int = 2000) -> None:
        """How large one file may be, and all of them together."""
        self._folder = folder
        self.most_bytes = file_megabytes * MEGABYTE
        self._all_bytes = all_megabytes * MEGABYTE
        self._used_bytes: int | None = None  # counted when it is first asked for, and anew after files went

    async def keep(self, chunks: AsyncIterable[bytes]) -> Kept:
        """Keep what arrives in chunks. Raises NotFetched: too_large, empty, full; StorageFault if the disk fails."""
        with self._aside() as (path, file):
            digest, size = hashlib.sha256(), 0
            room = self._room()
            async for chunk in chunks:
                size += len(chunk)
                if size > self.most_bytes:
                    raise NotFetched("too_large")
                if size > room:
                    raise NotFetched("full")
                digest.update(chunk)
                with _faults():  # not around the chunks: where they come from, errors mean something else
                    file.write(chunk)
            if not size:
                raise NotFetched("empty")
            with _faults():
                await asyncio.to_thread(_synced, file)
                return self._placed(path, digest.hexdigest(), size)

    def keep_bytes(self, content: bytes) -> Kept:
        """Keep something that we made ourselves. Raises StorageFault."""
        sha256 = hashlib.sha256(content).hexdigest()
        with _faults():
            if self.path(sha256).exists():
                os.utime(self.path(sha256))  # as young as if it were new: `prune` must not take it now
                return Kept(sha256, len(content))
            with self._aside() as (path, file):
                file.write(content)
                _synced(file)
                return self._placed(path, sha256, len(content))

    def path(self, sha256: str) -> Path:
        """Where a file is, if it is there. Its name there is its hash: give the recipient the name it was sent with."""
        return self._folder / sha256[:2] / sha256

    def remove(self, sha256s: Iterable[str]) -> int:
        """Delete these files, and wait until the disk has forgotten their names; how many were there.

        Raises StorageFault.
        """
        gone = [path for path in map(self.path, sha256s) if path.exists()]
        self._used_bytes = None
        with _faults():
            for path in gone:
                path.unlink(missing_ok=True)
            for folder in {path.parent for path in gone}:
                sync_folder(folder)
        return len(gone)

    def prune(self, named: Iterable[str], *, before: float) -> int:
        """Delete what nobody names any more and what an interrupted fetch left; how many files that were.

        Only what was written before that time (seconds since the epoch): what is newer may be about to be named.
        Raises StorageFault.
        """
        kept = set(named)
        with _faults():
            gone = [path for path, stat in self._files() if path.name not in kept and stat.st_mtime < before]
            for path in gone:
                path.unlink(missing_ok=True)
        self._used_bytes = None
        return len(gone)

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """All files. One that is moved to its place in this very moment may be missing."""
        for path in self._folder.glob("*/*"):
            with contextlib.suppress(FileNotFoundError):
                yield path, path.stat()

    def _room(self) -> int:
        """For how many bytes there is room. To look at all files for each new one would take ever longer."""
        if self._used_bytes is None:
            self._used_bytes = sum(stat.st_size for _, stat in self._files())
        return self._all_bytes - self._used_bytes

    def _placed(self, aside: Path, sha256: str, size: int) -> Kept:
        path = self.path(sha256)
        make_folder(path.parent)
        if self._used_bytes is not None and not path.exists():
            self._used_bytes += size
        aside.replace(path)
        sync_folder(path.parent)
        return Kept(sha256, size)

    @contextlib.contextmanager
    def _aside(self) -> Iterator[tuple[Path, BinaryIO]]:
        """A file to write into, which is gone afterwards unless it was moved to its place."""
        aside = self._folder / "incoming"
        path = aside / secrets.token_hex(8)
        with _faults():
            make_folder(self._folder)
            make_folder(aside)
            file = open(path, "xb", opener=_for_us_alone)  # noqa: SIM115  closed below
        try:
            yield path, file
        finally:
            with contextlib.suppress(OSError):  # what counts was synced; the rest is thrown away
                file.close()
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFault(f"a file cannot be kept: {error.strerror or error}") from error


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _synced(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
