"""How much memory the bot takes, beside both bare bots in one process."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from benchmarks import data
from benchmarks.stage import Platforms, process

# Both have said something on each platform before they are measured, so that all they need is loaded.
MESSAGES = 20
SETTLE_SECONDS = 0.5


async def measure(folder: Path, *, clients: int, entries_each: int) -> dict[str, float]:
    """Resident memory with so many clients and entries, both platforms connected. Linux tells it in /proc."""
    with data.office(folder, clients=clients, entries_each=entries_each, people=clients):
        pass
    messages = min(MESSAGES, clients)
    async with Platforms(messages) as platforms, platforms.paletti(folder) as (pid, _):
        ours = await _resident_bytes(pid, platforms)
    async with Platforms(messages) as platforms:
        access = (*platforms.telegram_access, *platforms.slack_access)
        async with process("benchmarks.bare_both", *access, variables={}, log=folder / "bare") as pid:
            await platforms.connected("telegram", "slack")
            bare = await _resident_bytes(pid, platforms)
    return {"rss_ratio_1000_clients": ours / bare}


async def _resident_bytes(pid: int, platforms: Platforms) -> int:
    for number in range(len(platforms.people)):
        for platform in ("telegram", "slack"):
            await platforms.asks(platform, number)
    await asyncio.sleep(SETTLE_SECONDS)
    return _told_by_the_kernel(pid)


def _told_by_the_kernel(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    if found is None:
        raise AssertionError(f"/proc tells no memory of process {pid}")
    return int(found[1]) * 1024
