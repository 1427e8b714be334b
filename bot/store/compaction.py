"""The journal written anew, without rows that were replaced and openings that were erased."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec import Struct

from bot.store.file import JournalFile
from bot.store.ledgers import Places
from bot.store.lines import commit_line, commit_of, entry_json, erasing_json, header_line, places, scan

_LINE_BYTES = 1 << 16


class _Named(Struct):
    """What is needed here of an entry's core: its ledger and its number."""

    ledger: str
    seq: int


_named = msgspec.json.Decoder(_Named).decode


def compacted(
    file: JournalFile,
    rows: Iterable[bytes],
    erased: Callable[[str, int], bool],
    leaving: Iterable[str],
    moved: dict[str, Places],
) -> Iterator[bytes]:
    """The new journal's lines: header, rows, then the entries in the sequence of the old file, read through once.

    `erased` tells of a ledger and an entry's number whether its opening goes. `leaving` are files that are still to be
    deleted, whose marks stay. `moved` learns where each entry will stand.
    """
    header = header_line()
    yield header
    offset = len(header)
    for part in rows:
        line = commit_line([], part)
        yield line
        offset += len(line)
    mark = erasing_json({}, leaving)
    if mark:
        line = commit_line([], b"", erasing=mark)
        yield line
        offset += len(line)
    for batch in _batches(_entries(file, erased)):
        entries = [raw for _, raw in batch]
        for (ledger, _), (_, place, length) in zip(batch, places(offset, entries), strict=True):
            moved.setdefault(ledger, Places()).add(place, length)
        line = commit_line(entries, b"")
        yield line
        offset += len(line)


def _entries(file: JournalFile, erased: Callable[[str, int], bool]) -> Iterator[tuple[str, bytes]]:
    with file.from_the_start() as source:
        for offset, payload in scan(source, file.path, file.length):
            for entry in commit_of(payload).entries if offset > 0 else ():
                owner = _named(entry.core)
                gone = erased(owner.ledger, owner.seq)
                yield owner.ledger, entry_json(entry.core, entry.hash, b"null" if gone else entry.opening)


def _batches(entries: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    """Entries in groups of about a line's worth: fewer lines start faster."""
    batch: list[tuple[str, bytes]] = []
    batch_bytes = 0
    for entry in entries:
        batch.append(entry)
        batch_bytes += len(entry[1])
        if batch_bytes > _LINE_BYTES:
            yield batch
            batch, batch_bytes = [], 0
    if batch:
        yield batch
