"""Checking an export: its entries, words, files, seals and receipts. `verify.py`, which goes with it, does the same."""

from __future__ import annotations

import contextlib
import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Raw, Struct

from bot.core.ledger import canonical
from bot.core.receipts import Receipt, receipts_in
from bot.evidence.entry_check import Finding, LedgerCheck, kind_and_time
from bot.evidence.exporting import FORMAT, VERSION
from bot.evidence.parcels import ExportRefused, Source
from bot.evidence.verdict import Verdict

_PART_BYTES = 1 << 20
_HEX_64 = re.compile("[0-9a-f]{64}")


class _Line(Struct):
    core: Raw
    hash: str


class _Opening(Struct, forbid_unknown_fields=True):
    salt: str
    seq: int
    value: dict[str, Any]


class _File(Struct, forbid_unknown_fields=True):
    names: list[str]
    path: str | None
    sha256: str
    size: int | None


class _What(Struct):
    format: str
    version: int
    ledger: str
    client: str
    public_key: str


def check_export(
    path: Path, receipts: Sequence[Receipt] = (), progress: Callable[[int, int], None] | None = None
) -> Verdict:
    """What an export (a folder or a zip file) is worth. `progress(done, all)` is told of entries and files.

    Raises ExportRefused if there is none, one that cannot be read, or one of a format that this version does not know.
    """
    with contextlib.closing(Source(path)) as source:
        try:
            return _checked(source, path, receipts, progress)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # one with a password is the last
            return Verdict(findings=[Finding(f"the zip file is damaged: {error}")])
        except OSError as error:
            raise ExportRefused(f"{path} cannot be read: {error}") from error


def _checked(
    source: Source, path: Path, receipts: Sequence[Receipt], progress: Callable[[int, int], None] | None
) -> Verdict:
    what = _what(source, path)
    verdict = Verdict(names={what.ledger: what.client})
    check = verdict.check(what.ledger)
    verdict.findings += [Finding(f"{name} stands in the file twice") for name in source.twice()]
    openings = _openings(source, verdict)
    named = _entries(source, check, openings, progress)
    if check.finding is None and (left := sorted(openings)):
        verdict.findings.append(check.place(left[0], "there are words for it, but no such entry"))
    verdict.findings += _files(source, check, named, verdict)
    seals = receipts_in(_text(source, "seals.jsonl"))
    key = _public_key(what, source, verdict)
    if not seals:
        verdict.findings.append(Finding("seals.jsonl holds no seal", what.ledger))
    verdict.findings += [
        check.place(seal.seal.seq, "the seal names another key than the office's")
        for seal in seals
        if key is not None and seal.key != key.public_bytes_raw().hex()
    ]
    verdict.conclude(key, [each.seal for each in seals], receipts)
    return verdict


def _what(source: Source, path: Path) -> _What:
    try:
        what = msgspec.json.decode(_text(source, "export.json"), type=_What)
    except (ValueError, RecursionError) as error:
        raise ExportRefused(f"{path} holds no export.json that can be read: {error}") from error
    if what.format != FORMAT or what.version != VERSION:
        raise ExportRefused(
            f"{path} is a {what.format} of version {what.version}; this Paletti reads version {VERSION}"
        )
    return what


def _public_key(what: _What, source: Source, verdict: Verdict) -> Ed25519PublicKey | None:
    if not _HEX_64.fullmatch(what.public_key) or _text(source, "office.pub").strip() != what.public_key:
        verdict.findings.append(Finding("office.pub and export.json do not name the same key", what.ledger))
        return None
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(what.public_key))


def _openings(source: Source, verdict: Verdict) -> dict[int, bytes]:
    """By their entries' numbers, as the canonical bytes of what is opened."""
    found: dict[int, bytes] = {}
    for line in _lines(source, "openings.jsonl"):
        try:
            given = msgspec.json.decode(line, type=_Opening)
            if canonical(given) != line or given.seq in found:
                raise ValueError("it is not as it was written")  # noqa: TRY301  one answer to all of it
            found[given.seq] = canonical({"salt": given.salt, "value": given.value})
        except (ValueError, TypeError, RecursionError) as error:
            number = len(found) + 1
            verdict.findings.append(Finding(f"line {number} of openings.jsonl cannot be taken: {error}"))
            break
    return found


def _entries(
    source: Source,
    check: LedgerCheck,
    openings: dict[int, bytes],
    progress: Callable[[int, int], None] | None,
) -> dict[str, int]:
    """Take all entries; gives the hashes of the files that their words name, with an entry that names each."""
    named: dict[str, int] = {}
    lines = list(_lines(source, "entries.jsonl"))
    for number, line in enumerate(lines, 1):
        core, entry_hash = _line(line)
        if b'{"core":%b,"hash":"%b"}' % (core, entry_hash.encode()) != line and check.finding is None:
            reason = "its line is not as it was written, or it cannot be read: a key may stand in it twice"
            check.finding = Finding(reason, check.ledger, number, *kind_and_time(core))
        value = check.take(core, entry_hash, openings.pop(number, None), sorted_opening=True)
        for file in value.get("files") or ():
            if isinstance(file, dict) and isinstance(file.get("sha256"), str):
                named.setdefault(file["sha256"], number)
        if progress is not None:
            progress(number, len(lines))
    return named


def _line(line: bytes) -> tuple[bytes, str]:
    try:
        given = msgspec.json.decode(line, type=_Line)
    except (ValueError, RecursionError):  # as much of it as is needed to tell which entry this was
        return line.removeprefix(b'{"core":').rpartition(b',"hash":')[0], ""
    return bytes(given.core), given.hash


def _files(source: Source, check: LedgerCheck, named: dict[str, int], verdict: Verdict) -> Iterator[Finding]:
    """Whether each file is what its hash says, and each that an entry names is listed."""
    missing = dict(named)
    absent = 0
    for line in _lines(source, "files.jsonl"):
        try:
            file = msgspec.json.decode(line, type=_File)
            if canonical(file) != line or not _HEX_64.fullmatch(file.sha256):
                raise ValueError("it is not as it was written")  # noqa: TRY301  one answer to all of it
        except (ValueError, TypeError) as error:
            yield Finding(f"files.jsonl cannot be read: {error}", check.ledger)
            return
        seq = missing.pop(file.sha256, None)
        name = file.names[0] if file.names else file.sha256[:16]
        if file.path is None:
            absent += 1
        elif not re.fullmatch(rf"files/{file.sha256}(\.[a-z0-9]+)?", file.path):
            yield check.place(seq, f"the file {name} is listed with another hash than its place says")
        elif (digest := _digest(source, file.path)) != file.sha256:
            yield check.place(seq, f"the file {name} was changed" if digest else f"the file {name} is not there")
    if absent:
        verdict.notes.append(f"{absent} of the files that are named are not part of this export.")
    for sha256, seq in missing.items():
        yield check.place(seq, f"it names a file ({sha256[:16]}…) that files.jsonl does not list")


def _digest(source: Source, name: str) -> str | None:
    part = source.open(name)
    if part is None:
        return None
    digest = hashlib.sha256()
    with part:
        while piece := part.read(_PART_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def _lines(source: Source, name: str) -> Iterator[bytes]:
    part = source.open(name)
    if part is not None:
        with part:
            for line in part:
                yield line.removesuffix(b"\n")


def _text(source: Source, name: str) -> str:
    part = source.open(name)
    if part is None:
        return ""
    with part:
        return part.read().decode("utf-8", "replace")
