"""What one commit costs: beside a bare append of as many bytes, and with a hundred times the entries."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from unittest import mock

from benchmarks import data
from bot.assembly import Office
from bot.core.events import Account, Chat, Wrote
from bot.store.file import NAME, JournalFile

SEED = 7


def measure(folder: Path, small: Office, large: Office, *, rounds: int) -> dict[str, float]:
    """In each round, in changing order: a bare append, and on both offices a client's first message and an entry.

    The first messages come from different clients and each leads to an away reply, which is in the same commit.
    """
    size_bytes = _line_bytes(large, 0)
    shuffle = random.Random(SEED).shuffle
    seconds: dict[str, list[float]] = {}
    cpu_seconds: list[float] = []
    with _appender(folder / "bare", size_bytes) as bare, _disk_time() as waited:
        for number in range(1, rounds):
            deeds: dict[str, Callable[[], object]] = {
                "bare": bare,
                "message at small": partial(small.engine.receive, message(number)),
                "message at large": partial(large.engine.receive, message(number)),
                "entry at small": partial(small.engine.commit, lambda _: (data.entry(0),)),
                "entry at large": partial(large.engine.commit, lambda _: (data.entry(0),)),
            }
            names = list(deeds)
            shuffle(names)
            for name in names:
                before, began = waited[0], time.perf_counter()
                deeds[name]()
                took = time.perf_counter() - began
                seconds.setdefault(name, []).append(took)
                if name == "message at large":
                    cpu_seconds.append(took - (waited[0] - before))
    medians = {name: median(each) for name, each in seconds.items()}
    return {
        "commit_ratio_bare_append": medians["message at large"] / medians["bare"],
        "commit_growth_100k": max(
            medians[f"{what} at large"] / medians[f"{what} at small"] for what in ("message", "entry")
        ),
        "commit_cpu_ms": median(cpu_seconds) * 1000,
    }


def message(number: int) -> Wrote:
    """A person's message, as the Telegram adapter hands it in."""
    account = f"telegram:{data.telegram_user(number)}"
    return Wrote(
        id=f"telegram:update:{7_000_000 + number}",
        by=Account(id=account, name="Anna", language="it"),
        chat=Chat(id=account),
        message=str(100 + number),
        platform_at=datetime.now(UTC).replace(microsecond=0),
        text=data.QUESTION,
    )


def _line_bytes(office: Office, number: int) -> int:
    """How much one message's commit writes. Fails if it led to no reply."""
    before = _journal_bytes(office)
    office.engine.receive(message(number))
    if not office.engine.desk().outbox.where(chat=f"telegram:{data.telegram_user(number)}"):
        raise AssertionError("a first message had no away reply")
    return _journal_bytes(office) - before


def _journal_bytes(office: Office) -> int:
    """Without the zeros that follow the last line."""
    journal = JournalFile(office.folder / NAME)
    try:
        return journal.length
    finally:
        journal.close()


@contextmanager
def _appender(path: Path, size_bytes: int) -> Iterator[Callable[[], None]]:
    """Appends so many bytes to a file and waits for the disk."""
    line = b"x" * (size_bytes - 1) + b"\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)

    def append() -> None:
        os.write(descriptor, line)
        os.fdatasync(descriptor)

    try:
        yield append
    finally:
        os.close(descriptor)


@contextmanager
def _disk_time() -> Iterator[list[float]]:
    """The seconds spent so far in waiting for the disk, as the list's one item."""
    spent = [0.0]
    fdatasync = os.fdatasync

    def timed(descriptor: int) -> None:
        began = time.perf_counter()
        fdatasync(descriptor)
        spent[0] += time.perf_counter() - began

    with mock.patch.object(os, "fdatasync", timed):
        yield spent
