"""Checking all ledgers of the data: the journal's lines, its entries, the seals in its rows."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bot.core.errors import BrokenJournal
from bot.core.office import LEDGER
from bot.core.receipts import Receipt
from bot.core.rows import Client, Seal
from bot.evidence.entry_check import Finding, kind_and_time, owner_of
from bot.evidence.verdict import Verdict
from bot.store.file import JournalFile
from bot.store.lines import Commit, commit_of, end_of, entry_json, erasing_json, scan
from bot.store.reading import find

_KEY = "office.key"
_NULL = b"null"
Progress = Callable[[int, int], None]


class _Rows:
    """Of the side tables only what is wanted here, as the last line that speaks of it has it."""

    def __init__(self) -> None:
        self._raw: dict[tuple[str, str], bytes] = {}

    def load(self, commit: Commit) -> None:
        for table in ("clients", "seals"):
            for key, raw in commit.rows.get(table, {}).items():
                self._raw[table, key] = bytes(raw)

    def names(self) -> dict[str, str]:
        return {
            key: msgspec.json.decode(raw, type=Client).name
            for (table, key), raw in self._raw.items()
            if table == "clients" and raw != _NULL
        }

    def seals(self) -> list[tuple[str, bytes]]:
        return [(key, raw) for (table, key), raw in self._raw.items() if table == "seals" and raw != _NULL]


def check_journal(directory: Path, receipts: Sequence[Receipt] = (), progress: Progress | None = None) -> Verdict:
    """What the data in this folder are worth, beside a bot that may be running.

    `progress(done, all)` is told of bytes. Raises NoJournal, NewerFormat.
    """
    verdict, rows = Verdict(), _Rows()
    with contextlib.closing(find(directory)) as journal:
        try:
            end = _read(journal, verdict, rows, progress)
            _judge_rest(journal, end, verdict)
        except BrokenJournal as error:
            verdict.findings.append(Finding(f"the journal cannot be read on: {error}"))
    verdict.names = {LEDGER: "the office", **rows.names()}
    verdict.conclude(_key(directory, verdict), _seals(rows, verdict), receipts)
    return verdict


def _read(journal: JournalFile, verdict: Verdict, rows: _Rows, progress: Progress | None) -> int:
    end = 0
    with journal.from_the_start() as file:
        for offset, payload in scan(file, journal.path, journal.length):
            end = end_of(offset, payload)
            if offset > 0:
                _take(offset, payload, verdict, rows)
            if progress is not None:
                progress(end, journal.length)
    return end


def _take(offset: int, payload: bytes, verdict: Verdict, rows: _Rows) -> None:
    """Take over one line."""
    try:
        commit = commit_of(payload)
        written = _as_written(commit)
    except ValueError as error:
        _blame(_culprit(payload), f"it cannot be read (the journal's line at byte {offset}): {error}", verdict)
        return
    for entry in commit.entries:
        core, opening = bytes(entry.core), bytes(entry.opening)
        ledger = owner_of(core)
        if ledger is None:
            reason = f"an entry in the journal's line at byte {offset} belongs to no ledger"
            verdict.findings.append(Finding(reason, None, None, *kind_and_time(core)))
            continue
        check = verdict.check(ledger)
        if written != payload and check.finding is None:
            reason = f"the journal's line at byte {offset} is not as it was written: a key may stand in it twice"
            check.finding = Finding(reason, ledger, len(check.entries) + 1, *kind_and_time(core))
        check.take(core, entry.hash, None if opening == _NULL else opening, sorted_opening=False)
    if written != payload and not commit.entries:
        verdict.findings.append(Finding(f"the journal's line at byte {offset} is not as it was written"))
    rows.load(commit)


def _culprit(payload: bytes) -> bytes:
    """Of a line that does not read, the first entry that is no proper text, or else its first one."""
    try:
        entries = [each["core"] for each in json.loads(payload.decode("utf-8", "replace"))["entries"]]
    except (ValueError, RecursionError, LookupError, TypeError):
        return b""
    texts = [json.dumps(each, ensure_ascii=False) for each in entries]
    odd = [text for text in texts if text != text.encode("utf-8", "replace").decode() or "\ufffd" in text]
    return next(iter([*odd, *texts]), "").encode("utf-8", "replace")


def _blame(core: bytes, reason: str, verdict: Verdict) -> None:
    ledger = owner_of(core)
    if ledger is None:
        verdict.findings.append(Finding(reason))
        return
    check = verdict.check(ledger)
    check.finding = check.finding or Finding(reason, ledger, len(check.entries) + 1, *kind_and_time(core))


def _as_written(commit: Commit) -> bytes:
    """The one way in which Paletti writes this line."""
    return b'{"entries":[%b],"rows":%b%b%b}' % (
        b",".join(entry_json(each.core, each.hash, each.opening) for each in commit.entries),
        msgspec.json.encode(commit.rows),
        erasing_json(commit.erased, commit.leaving),
        b',"loose":true' if commit.loose else b"",
    )


def _judge_rest(journal: JournalFile, end: int, verdict: Verdict) -> None:
    """What stands after the last line that counts: half a line is from a crash, a whole one was changed."""
    rest = journal.read(end, journal.length - end)
    if rest.endswith(b"}\n"):
        verdict.findings.append(Finding(f"the journal's line at byte {end} was changed: its checksum is wrong"))
    elif rest:
        verdict.notes.append(f"The journal ends in {len(rest)} bytes of an unfinished line, which do not count.")


def _key(directory: Path, verdict: Verdict) -> Ed25519PublicKey | None:
    try:
        secret = bytes.fromhex((directory / _KEY).read_text("ascii").strip())
        return Ed25519PrivateKey.from_private_bytes(secret).public_key()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        verdict.unchecked.append(f"{directory / _KEY} cannot be read: {error}")
        return None


def _seals(rows: _Rows, verdict: Verdict) -> list[Seal]:
    found = []
    for key, raw in rows.seals():
        ledger, _, seq = key.rpartition("/")
        try:
            seal = msgspec.json.decode(raw, type=Seal)
        except ValueError as error:
            verdict.findings.append(Finding(f"the seal {key} cannot be read: {error}", ledger or None))
            continue
        if (seal.ledger, str(seal.seq)) != (ledger, seq):
            verdict.findings.append(Finding(f"the seal {key} is for entry {seal.seq} of {seal.ledger}", ledger or None))
        found.append(seal)
    return found
