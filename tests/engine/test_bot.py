"""A whole bot on a platform of the test's: what may fail at its start without ending it."""

import contextlib
from pathlib import Path

from bot import assembly
from bot.assembly import Bot, Office
from bot.clock import MovableClock
from bot.core.errors import RetryLater
from bot.core.events import Connected
from bot.setting_sections import Store as StoreSettings
from bot.settings import Settings
from tests.kit import NIGHT
from tests.scripted import Scripted


class Platform(Scripted):
    """It connects at once, and takes menus unless it is told not to."""

    takes_menus = True

    async def start(self, inbox):
        inbox.receive(Connected(id="telegram:connected:1", platform="telegram", handle="@bot"))

    async def show_menu(self, chat, language, items):
        if not self.takes_menus:
            raise RetryLater("429", after_seconds=7.0)
        await super().show_menu(chat, language, items)

    async def stop(self):
        pass


@contextlib.asynccontextmanager
async def started(folder, platform):
    office = Office(Settings(store=StoreSettings(url=f"tinydb:{folder}")), MovableClock(NIGHT))
    bot = Bot(office, {"telegram": platform})
    try:
        await bot.start()
        await bot.connected()
        yield bot
    finally:
        await bot.stop()
        office.close()


async def test_a_bot_shows_strangers_its_menu_in_every_language(tmp_path):
    platform = Platform("telegram")
    async with started(tmp_path, platform) as bot:
        assert [(chat, language) for chat, language, _ in platform.menus] == [(None, "it"), (None, "en")]
        assert bot.health()["ok"]


async def test_a_menu_that_the_platform_does_not_take_now_does_not_end_the_bot(tmp_path):
    platform = Platform("telegram")
    platform.takes_menus = False
    async with started(tmp_path, platform) as bot:
        assert bot.health()["ok"]


async def test_a_heartbeat_that_cannot_be_written_down_is_not_the_last(tmp_path, monkeypatch):
    tries = []

    def touch(path):
        tries.append(path.name)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "touch", touch)
    monkeypatch.setattr(assembly, "BEAT_SECONDS", 0.001)
    async with started(tmp_path, Platform("telegram")), assembly.asyncio.timeout(5):
        while len(tries) < 3:
            await assembly.asyncio.sleep(0.001)
    assert set(tries) == {"alive"}
