"""An office at night: Marta owns it, Giulia writes for Rossi SRL. It can echo, and nothing pauses for long."""

import asyncio

import pytest

from bot.engine import outbox, settling
from tests.engine.echo import SAYS
from tests.kit import opened


@pytest.fixture
async def house(tmp_path, monkeypatch):
    for pause in ("LAST_CALLS", "LONGEST_PAUSE", "UNSURE_PAUSE", "ERRAND_PAUSE"):
        monkeypatch.setattr(outbox, f"{pause}_SECONDS", 0.01)
    monkeypatch.setattr(settling, "STORAGE_PAUSE_SECONDS", 0.01)
    async with opened(tmp_path / "data", says=SAYS) as furnished:
        yield furnished


@pytest.fixture
def waited(monkeypatch):
    """How long each pause was to be, in seconds. Nobody waits for them."""
    asked = []

    async def sleep(seconds, *, really=asyncio.sleep):
        if seconds:
            asked.append(seconds)
        await really(0)

    monkeypatch.setattr(outbox.asyncio, "sleep", sleep)
    return asked
