"""A fake platform, and bots that are gone when the test is over."""

import pytest

from tests.platforms.fake_slack import FakeSlack
from tests.platforms.fake_telegram import FakeTelegram
from tests.simulation.kit import BotProcess


@pytest.fixture
async def telegram():
    async with FakeTelegram() as server:
        yield server
        assert server.complaints == []


@pytest.fixture
async def slack():
    async with FakeSlack(retry_after_seconds=(0.0, *[0.3] * 30)) as server:
        yield server
        assert server.complaints == []


@pytest.fixture
async def both():
    """Both at once, for a story on a clock that is moved by hand."""
    async with FakeTelegram() as telegram, FakeSlack() as slack:
        yield telegram, slack
        assert telegram.complaints == slack.complaints == []


@pytest.fixture
def platforms(request):
    """Those that the test asks for. What asks for this goes before they do."""
    return [request.getfixturevalue(name) for name in ("telegram", "slack") if name in request.fixturenames]


@pytest.fixture
async def make(tmp_path, platforms):  # noqa: ARG001  a bot must not find its platform gone
    """`make(settings…, PALETTI_…=…)` is a `BotProcess` in the test's folder. None outlives the test."""
    made = []

    def make_one(*settings, folder=tmp_path, **more):
        made.append(BotProcess(folder, *settings, **more))
        return made[-1]

    yield make_one
    for bot in made:
        if bot.process is not None:
            await bot.stop()
        bot.check_output()
