"""An export as a folder or a zip file: named parts, written once and read back."""

from __future__ import annotations

import contextlib
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Protocol

from bot.core.errors import PalettiError, StorageFault

_PART_BYTES = 1 << 20


class ExportRefused(PalettiError):
    """There is something in the place to export to, or nothing to read where an export should be."""


class Target(Protocol):
    """Where an export is written."""

    def put(self, name: str, lines: Iterable[bytes]) -> None:
        """A part, from these pieces."""

    def copy(self, name: str, source: Path) -> None:
        """A part, from a file."""


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, lines: Iterable[bytes]) -> None:
        with self._made(name) as file:
            file.writelines(lines)

    def copy(self, name: str, source: Path) -> None:
        with self._made(name) as file, source.open("rb") as given:
            shutil.copyfileobj(given, file, _PART_BYTES)

    def _made(self, name: str) -> IO[bytes]:
        path = self._folder / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


class _Zip:
    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def put(self, name: str, lines: Iterable[bytes]) -> None:
        with self._file.open(name, "w", force_zip64=True) as part:
            for line in lines:
                part.write(line)

    def copy(self, name: str, source: Path) -> None:
        with self._file.open(name, "w", force_zip64=True) as part, source.open("rb") as given:
            shutil.copyfileobj(given, part, _PART_BYTES)


@contextlib.contextmanager
def written(path: Path, *, zipped: bool) -> Iterator[Target]:
    """Write an export to a new or empty folder, or to a new zip file; only its owner may read it.

    It gets its name last: one that was broken off does not pass for a whole one. Raises ExportRefused, StorageFault.
    """
    path = path.resolve()  # "." has no name
    if path.exists() and (zipped or not path.is_dir() or any(path.iterdir())):
        raise ExportRefused(f"{path} is there already; please name another {'file' if zipped else 'folder'}")
    aside = path.with_name(path.name + ".new")
    if aside.exists():
        raise ExportRefused(f"{aside} is in the way, perhaps left by an export that broke off; please take it away")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if zipped:
            descriptor = os.open(aside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            with (
                os.fdopen(descriptor, "w+b") as file,
                zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive,
            ):
                yield _Zip(archive)
        else:
            aside.mkdir(mode=0o700)
            yield _Folder(aside)
            if path.exists():
                path.rmdir()
        aside.rename(path)
    except OSError as error:
        _clear(aside)
        raise StorageFault(f"{error.filename or path}: {error.strerror or error}") from error
    except BaseException:
        _clear(aside)
        raise


def _clear(aside: Path) -> None:
    if aside.is_dir():
        shutil.rmtree(aside)
    else:
        aside.unlink(missing_ok=True)


class Source:
    """An export that is read. To be closed."""

    def __init__(self, path: Path) -> None:
        """Raises ExportRefused if there is neither a folder nor a zip file."""
        self._folder = path
        self._zip: zipfile.ZipFile | None = None
        if not path.is_dir():
            try:
                self._zip = zipfile.ZipFile(path)
            except (OSError, zipfile.BadZipFile) as error:
                raise ExportRefused(f"{path} is neither a folder nor a zip file: {error}") from error

    def twice(self) -> list[str]:
        """Names that stand in a zip file more than once, so that two readers could read two things."""
        names = self._zip.namelist() if self._zip else []
        return sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []

    def open(self, name: str) -> IO[bytes] | None:
        """A part, None if it is not there. Raises OSError; RuntimeError for one with a password."""
        try:
            return self._zip.open(name) if self._zip else (self._folder / name).open("rb")
        except (KeyError, FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    def close(self) -> None:
        """Let go of it."""
        if self._zip:
            self._zip.close()
