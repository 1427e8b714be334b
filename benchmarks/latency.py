"""How long a client waits for the away reply, beside a bare bot that says one text back."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

from benchmarks import bare_slack, bare_telegram, data
from benchmarks.stage import Platforms, process

# Between two messages, so that what one bot still has to do is not counted against the other.
PAUSE_SECONDS = 0.01


async def measure(folder: Path, *, messages: int) -> dict[str, float]:
    """First messages of so many clients on each platform, by turns to our bot and to the bare one, one in flight."""
    with data.office(folder, clients=messages, entries_each=2, people=messages):
        pass
    async with AsyncExitStack() as stack:
        ours, bare = [await stack.enter_async_context(Platforms(messages)) for _ in range(2)]
        await stack.enter_async_context(ours.paletti(folder))
        for module, access in (
            (bare_telegram, bare.telegram_access),
            (bare_slack, bare.slack_access),
        ):
            name = module.__spec__.name if module.__spec__ else module.__name__
            log = folder / name
            await stack.enter_async_context(process(name, *access, variables={}, log=log))
        await bare.connected("telegram", "slack")
        return {
            f"reply_latency_ratio_{platform}": await _ratio(platform, ours, bare, messages)
            for platform in ("telegram", "slack")
        }


async def _ratio(platform: str, ours: Platforms, bare: Platforms, messages: int) -> float:
    for number in range(messages):
        for stage, expected in ((ours, "Studio Verdi"), (bare, "Grazie")):
            reply = await stage.asks(platform, number)
            if expected not in reply:
                raise AssertionError(f"a reply on {platform} says {reply!r}")
            await asyncio.sleep(PAUSE_SECONDS)
    measured = [stage.latencies_seconds(platform) for stage in (ours, bare)]
    if any(len(each) != messages for each in measured):
        raise AssertionError(f"{messages} messages on {platform} had {list(map(len, measured))} replies")
    return median(measured[0]) / median(measured[1])
