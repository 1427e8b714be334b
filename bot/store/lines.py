"""The journal's format: one line of text for each commit, so that a commit is there whole or not at all.

    line     crc32 of the JSON (8 hexadecimal digits), a space, JSON, a line feed
    header   the first line: {"format": "paletti-journal", "version": 1}
    commit   {"entries": [entry, ...], "rows": {table: {key: row, or null for one taken away}}}
    entry    {"core": its canonical bytes, "hash": hexadecimal, "opening": opening or null}

`entries` comes first and nothing is indented: so the place of an entry follows from the lengths of those before it. A
line that was written while the one before it might not have reached the disk says `"loose": true`.

A commit that erases says `"erased": {ledger: [number of an entry, ...]}`, whose openings count as gone from then on,
and `"leaving": [SHA-256 of a file, ...]`, which are to be deleted. Compaction drops the openings' bytes and the marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from pathlib import Path
from typing import BinaryIO, TypeVar
from zlib import crc32

import msgspec
from msgspec import Raw, Struct

from bot.core.errors import BrokenJournal, NewerFormat

_Entry = TypeVar("_Entry", bound=Sized)
FORMAT = "paletti-journal"
VERSION = 1
_BEFORE_JSON = len("01234567 ")
_AROUND_JSON = _BEFORE_JSON + len("\n")
_BEFORE_ENTRIES = _BEFORE_JSON + len('{"entries":[')


class Header(Struct, frozen=True):
    """What the first line says of the rest."""

    format: str
    version: int


class Stored(Struct, frozen=True):
    """An entry as read from a line. Core and opening stay bytes until somebody needs what is in them."""

    core: Raw
    hash: str
    opening: Raw

    def __len__(self) -> int:
        """How many bytes it takes there."""
        return len(self.core) + len(self.hash) + len(self.opening) + _AROUND_PARTS


class Commit(Struct, frozen=True):
    """A line as read. Rows stay bytes until somebody needs what is in them."""

    entries: list[Stored]
    rows: dict[str, dict[str, Raw]]
    erased: dict[str, list[int]] = {}
    leaving: list[str] = []
    loose: bool = False


_header = msgspec.json.Decoder(Header)
commit_of = msgspec.json.Decoder(Commit).decode


def frame(payload: bytes) -> bytes:
    """The line that holds this JSON."""
    return b"%08x %b\n" % (crc32(payload), payload)


def unframe(line: bytes) -> bytes | None:
    """The JSON in a line, or None if it is not whole."""
    payload = line[_BEFORE_JSON:-1]
    whole = line[-1:] == b"\n" and line[:_BEFORE_JSON] == b"%08x " % crc32(payload)
    return payload if whole else None


def header_line() -> bytes:
    """The first line of a journal."""
    return frame(msgspec.json.encode(Header(FORMAT, VERSION)))


def commit_line(entries: Iterable[bytes], rows: bytes, *, erasing: bytes = b"", loose: bool = False) -> bytes:
    """One commit. `rows` is what stands between the braces, `erasing` as `erasing_json` gives it."""
    tail = b',"loose":true' if loose else b""
    return frame(b'{"entries":[%b],"rows":{%b}%b%b}' % (b",".join(entries), rows, erasing, tail))


def erasing_json(openings: Mapping[str, Iterable[int]], files: Iterable[str]) -> bytes:
    """What a commit's line says of openings and files that go; empty if none do."""
    erased = {ledger: sorted(numbers) for ledger, numbers in openings.items() if numbers}
    leaving = sorted(files)
    return b"%b%b" % (
        b',"erased":%b' % msgspec.json.encode(erased) if erased else b"",
        b',"leaving":%b' % msgspec.json.encode(leaving) if leaving else b"",
    )


def entry_json(core: bytes | Raw, entry_hash: str, opening: bytes | Raw) -> bytes:
    """An entry as it stands in a line."""
    return b'{"core":%b,"hash":"%b","opening":%b}' % (core, entry_hash.encode(), opening)


_AROUND_PARTS = len(entry_json(b"", "", b""))


def places(offset: int, entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, int, int]]:
    """The entries of the line at `offset`, each with the offset at which it stands, and its length in bytes."""
    place = offset + _BEFORE_ENTRIES
    for entry in entries:
        length = len(entry)
        yield entry, place, length
        place += length + len(",")


def end_of(offset: int, payload: bytes) -> int:
    """Where the line at `offset` ends, its line feed counted."""
    return offset + len(payload) + _AROUND_JSON


def scan(file: BinaryIO, path: Path, size: int) -> Iterator[tuple[int, bytes]]:
    """Offset and JSON of each whole line among the first `size` bytes, from the header on.

    A line that a crash tore ends the scan: it is the last one, or only loose lines follow. Raises BrokenJournal for any
    other line that does not read, NewerFormat for a journal from a newer Paletti.
    """
    offset = 0
    for line in file:
        end = offset + len(line)
        if end > size:
            return
        payload = unframe(line)
        if offset == 0:
            _check_header(payload, path)
        if payload is None:
            if _may_be_torn(file, size - end):
                return
            raise BrokenJournal(f"{path}: the line at byte {offset} does not read")
        yield offset, payload
        offset = end


def _check_header(payload: bytes | None, path: Path) -> None:
    try:
        header = _header.decode(payload or b"")
    except msgspec.MsgspecError as error:
        raise BrokenJournal(f"{path}: the line at byte 0 does not read") from error
    if header.format != FORMAT:
        raise BrokenJournal(f"{path}: byte 0 begins a {header.format}, not a {FORMAT}")
    if header.version > VERSION:
        raise NewerFormat(f"{path} has format {header.version}; this Paletti reads up to {VERSION}. Please update it.")


def _may_be_torn(file: BinaryIO, remaining: int) -> bool:
    """Whether a power cut explains a line that does not read, with `remaining` bytes after it.

    Lines that nobody waited for reach the disk in any order. A line that is not loose proves that all before it were
    on the disk once, so one of those was damaged later.
    """
    while remaining > 0 and (line := file.readline(remaining)):
        remaining -= len(line)
        payload = unframe(line)
        if payload is not None and not commit_of(payload).loose:
            return False
    return True
