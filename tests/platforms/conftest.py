"""A Telegram of these tests and the adapter that is connected to it; a module that needs another one makes its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.telegram import TelegramAdapter, faults, line
from bot.store.files import FileStore
from tests.platforms.fake_telegram import FakeTelegram
from tests.platforms.telegram_kit import adapter_for


@pytest.fixture
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram has a third of a second to answer, and is asked again at once."""
    monkeypatch.setattr(faults, "PAUSES_SECONDS", (0.02,))
    monkeypatch.setattr(line, "ANSWER_SECONDS", 0.3)


@pytest.fixture
async def server() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as running:
        yield running


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


@pytest.fixture
async def adapter(server: FakeTelegram, files: FileStore) -> AsyncIterator[TelegramAdapter]:
    made = adapter_for(server, files=files)
    yield made
    await made.stop()
