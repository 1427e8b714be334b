"""How long it takes from the start of the process until all is connected, beside importing both libraries."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.stage import Platforms

IMPORTS = "import telegram, slack_bolt.async_app; print(flush=True)"


async def measure(folder: Path, *, starts: int) -> dict[str, float]:
    """By turns: our bot with the data in `folder` until /health is 200, and a Python until both are imported."""
    ours, bare = [], []
    async with Platforms(0) as platforms:
        for number in range(starts + 1):
            imported = await _import_seconds()
            async with platforms.paletti(folder) as (_, healthy_seconds):
                pass
            if number:  # the first ones fill the disk's cache
                ours.append(healthy_seconds)
                bare.append(imported)
    return {"start_ratio_100k": median(ours) / median(bare)}


async def _import_seconds() -> float:
    began = time.perf_counter()
    python = await asyncio.create_subprocess_exec(sys.executable, "-c", IMPORTS, stdout=asyncio.subprocess.PIPE)
    if python.stdout is None or await python.stdout.readline() != b"\n":
        raise AssertionError("the libraries cannot be imported")
    took = time.perf_counter() - began
    await python.wait()
    return took
