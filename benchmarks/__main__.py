"""Measures speed and memory: prints a table, and writes results.json (key: number) beside this file.

python -m benchmarks [NAME …]   only without any NAME is the file written

Names are latency, commits, verifying, deciding, ladder, recaps, starts, memory, hours, papers.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks import (
    commits,
    data,
    deciding,
    ladder,
    latency,
    memory,
    opening_hours,
    papers,
    recaps,
    starts,
    verifying,
)
from benchmarks.figures import FIGURES, table

HERE = Path(__file__).parent
ROOMS = ("hours", "deciding", "ladder", "recaps", "latency", "commits", "verifying", "starts", "memory", "papers")
# With more work waiting than this beside ours, what is measured is the others' patience.
QUIET_LOAD = 0.5


class Sizes(NamedTuple):
    """How much of everything there is. The figures' limits are meant for these sizes, others are for trying out."""

    instants: int = 5000
    papers: int = 25
    requests: int = 10_000
    few_requests: int = 100
    recaps: int = 10_000
    few_recaps: int = 100
    cards: int = 25
    messages: int = 300
    clients: int = 1000
    few_clients: int = 10
    entries_each: int = 100
    few_entries_each: int = 20
    starts: int = 5


def _of_the_core(rooms: tuple[str, ...], scratch: Path, sizes: Sizes) -> Iterator[dict[str, float]]:
    """What is measured without a platform."""
    if "hours" in rooms:
        yield opening_hours.measure(instants=sizes.instants)
    if "deciding" in rooms:
        yield deciding.measure(scratch / "deciding", presses=sizes.messages)
    if "ladder" in rooms:
        yield ladder.measure(scratch / "ladder", requests=sizes.requests, few=sizes.few_requests)
    if "recaps" in rooms:
        yield recaps.measure(scratch / "recaps", clients=sizes.recaps, few=sizes.few_recaps)


def measured(rooms: tuple[str, ...], scratch: Path, sizes: Sizes) -> Iterator[dict[str, float]]:
    """The figures, room by room. `scratch` is an empty folder on a disk."""
    yield from _of_the_core(rooms, scratch, sizes)
    if "latency" in rooms:
        yield asyncio.run(latency.measure(scratch / "latency", messages=sizes.messages))
    if "memory" in rooms:
        few = sizes.few_entries_each
        yield asyncio.run(memory.measure(scratch / "memory", clients=sizes.clients, entries_each=few))
    if {"commits", "verifying", "starts"}.intersection(rooms):
        people, each = sizes.clients, sizes.entries_each
        with data.office(scratch / "large", clients=sizes.clients, entries_each=each, people=people) as large:
            if "commits" in rooms:
                with data.office(
                    scratch / "small", clients=sizes.few_clients, entries_each=each, people=people
                ) as small:
                    yield commits.measure(scratch, small, large, rounds=people)
            if "verifying" in rooms:
                yield verifying.measure(large)
        if "starts" in rooms:
            yield asyncio.run(starts.measure(scratch / "large", starts=sizes.starts))
    # Last, since the typesetter stays in memory from then on.
    if "papers" in rooms:
        yield papers.measure(papers=sizes.papers)
    if "recaps" in rooms:
        yield recaps.drawn(cards=sizes.cards)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder on the disk of this checkout, gone afterwards. Raises SystemExit where that is no disk."""
    mounts = [line.split()[1:3] for line in Path("/proc/self/mounts").read_text().splitlines()]
    within = [(len(place), kind) for place, kind in mounts if HERE.is_relative_to(place)]
    if max(within)[1] in ("tmpfs", "ramfs"):
        raise SystemExit(f"{HERE} is in memory; what a commit costs shows on a disk only")
    above = HERE.parent / "build"
    above.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=above) as folder:
        yield Path(folder)


def main() -> None:
    """Measure what is asked for."""
    unknown = set(sys.argv[1:]) - set(ROOMS)
    if unknown:
        raise SystemExit(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(ROOMS)}.")
    load = os.getloadavg()[0]
    if load > QUIET_LOAD:
        print(f"Others are busy on this machine (load {load:.1f}): repeat what looks odd.")
    logging.disable()  # what the bot in this process would say of its work
    began = time.perf_counter()
    results: dict[str, float] = {}
    with scratch_folder() as scratch:
        for figures in measured(tuple(sys.argv[1:]) or ROOMS, scratch, Sizes()):
            results |= {key: round(value, 3) for key, value in figures.items()}
            print(".", end="", flush=True)
    print(f"\n{table({key: results[key] for key in FIGURES if key in results})}\n{time.perf_counter() - began:.0f} s")
    if results.keys() == FIGURES.keys():
        (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
