"""Measures speed and memory: prints a table, and writes results.json (key: number) beside this file.

python -m benchmarks [NAME …]   names are latency, commits, starts, memory, hours; only without any is the file written
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import commits, data, latency, memory, opening_hours, starts
from benchmarks.figures import FIGURES, table

HERE = Path(__file__).parent
ROOMS = ("hours", "latency", "commits", "starts", "memory")
CLIENTS = 1000


def measured(rooms: tuple[str, ...], scratch: Path) -> Iterator[dict[str, float]]:
    """The figures, room by room. `scratch` is an empty folder on a disk."""
    if "hours" in rooms:
        yield opening_hours.measure(instants=5000)
    if "latency" in rooms:
        yield asyncio.run(latency.measure(scratch / "latency", messages=300))
    if "memory" in rooms:
        yield asyncio.run(memory.measure(scratch / "memory", clients=CLIENTS, entries_each=20))
    if "commits" in rooms or "starts" in rooms:
        with data.office(scratch / "large", clients=CLIENTS, entries_each=100, people=CLIENTS) as large:
            if "commits" in rooms:
                with data.office(scratch / "small", clients=10, entries_each=100, people=CLIENTS) as small:
                    yield commits.measure(scratch, small, large, rounds=CLIENTS)
        if "starts" in rooms:
            yield asyncio.run(starts.measure(scratch / "large", starts=5))


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder on the disk of this checkout, gone afterwards. Raises SystemExit where that is no disk."""
    mounts = [line.split()[1:3] for line in Path("/proc/self/mounts").read_text().splitlines()]
    within = [(len(place), kind) for place, kind in mounts if HERE.is_relative_to(place)]
    if max(within)[1] in ("tmpfs", "ramfs"):
        raise SystemExit(f"{HERE} is in memory; what a commit costs shows on a disk only")
    above = HERE / "data"
    above.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=above) as folder:
        yield Path(folder)


def main() -> None:
    """Measure what is asked for."""
    unknown = set(sys.argv[1:]) - set(ROOMS)
    if unknown:
        raise SystemExit(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(ROOMS)}.")
    logging.disable()  # what the bot in this process would say of its work
    began = time.perf_counter()
    results: dict[str, float] = {}
    with scratch_folder() as scratch:
        for figures in measured(tuple(sys.argv[1:]) or ROOMS, scratch):
            results |= {key: round(value, 3) for key, value in figures.items()}
            print(".", end="", flush=True)
    print(f"\n{table({key: results[key] for key in FIGURES if key in results})}\n{time.perf_counter() - began:.0f} s")
    if results.keys() == FIGURES.keys():
        (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
