"""The stage: both fake platforms, and processes that talk to them."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Self

import aiohttp

from benchmarks import data
from tests.platforms.fake_slack import FakeSlack, FakeUser
from tests.platforms.fake_telegram import FakeTelegram
from tests.platforms.fake_telegram_world import User

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 60.0
LOOK_SECONDS = 0.005


class Platforms:
    """A Telegram and a Slack with the same people on both, light enough for measuring."""

    def __init__(self, people: int) -> None:
        self.telegram = FakeTelegram(validate=False)
        self.slack = FakeSlack(validate=False, echo=False)
        self.telegram.user("Olga", user_id=data.OWNER).started = True
        self.people: list[dict[str, User | FakeUser]] = [
            {
                "telegram": self.telegram.user("Anna", language_code="it", user_id=data.telegram_user(number)),
                "slack": self.slack.user(data.slack_user(number), name="Anna", locale="it-IT"),
            }
            for number in range(people)
        ]

    async def __aenter__(self) -> Self:
        await self.telegram.up()
        await self.slack.up()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.slack.__aexit__()
        await self.telegram.down()

    @property
    def telegram_access(self) -> tuple[str, str]:
        """Token and address."""
        return self.telegram.token, self.telegram.base_url

    @property
    def slack_access(self) -> tuple[str, str, str]:
        """Both tokens and address."""
        return self.slack.bot_token, self.slack.app_token, self.slack.base_url

    async def asks(self, platform: str, number: int) -> str:
        """A person writes; the text of the reply, once it is there."""
        person = self.people[number][platform]
        await person.writes(data.QUESTION)
        if isinstance(person, User):
            return (await self.telegram.next_message(person)).text
        return str((await self.slack.next_message(person)).payload["text"])

    def latencies_seconds(self, platform: str) -> list[float]:
        """From handing out each message to receiving the reply."""
        return self.telegram.latencies_seconds if platform == "telegram" else self.slack.latencies_seconds

    @asynccontextmanager
    async def paletti(self, folder: Path) -> AsyncIterator[tuple[int, float]]:
        """Our bot on both platforms with the data in `folder`: process id, and seconds from start to health."""
        port = _free_port()
        variables = {
            **data.environment(folder),
            "PALETTI_TELEGRAM_TOKEN": self.telegram_access[0],
            "PALETTI_TELEGRAM_BASE_URL": self.telegram_access[1],
            "PALETTI_SLACK_BOT_TOKEN": self.slack_access[0],
            "PALETTI_SLACK_APP_TOKEN": self.slack_access[1],
            "PALETTI_SLACK_BASE_URL": self.slack_access[2],
            "PALETTI_WEB_PORT": str(port),
        }
        began = time.perf_counter()
        async with (
            process("bot", "run", variables=variables, log=folder / "log") as pid,
            aiohttp.ClientSession() as web,
        ):

            async def healthy() -> bool:
                try:
                    async with web.get(f"http://127.0.0.1:{port}/health") as answer:
                        return answer.status == 200
                except aiohttp.ClientConnectionError:
                    return False

            deadline = began + PATIENCE_SECONDS
            while not await healthy():
                if time.perf_counter() > deadline:
                    raise TimeoutError((folder / "log").read_text())
                await asyncio.sleep(LOOK_SECONDS)
            yield pid, time.perf_counter() - began

    async def connected(self, *platforms: str) -> None:
        """Wait until a bot is connected to these."""
        looks: dict[str, Callable[[], object]] = {
            "telegram": lambda: self.telegram.polls,
            "slack": lambda: self.slack.dispatch.connections,
        }
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not all(looks[platform]() for platform in platforms):  # noqa: ASYNC110  the fakes tell nobody
                await asyncio.sleep(LOOK_SECONDS)


@asynccontextmanager
async def process(module: str, *arguments: str, variables: dict[str, str], log: Path) -> AsyncIterator[int]:
    """`python -m module` in a folder without settings, as long as it is needed: its id. What it says goes to `log`."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PALETTI_", "SLACK_"))}
    if inherited.pop("PYTHONDONTWRITEBYTECODE", None):
        inherited["PYTHONPYCACHEPREFIX"] = _bytecode().name  # else it would compile us anew at each start
    environ = inherited | {"PYTHONPATH": str(ROOT), "NO_PROXY": "127.0.0.1"} | variables
    command = (sys.executable, "-m", module, *arguments)
    with log.open("wb") as lines:
        running = await asyncio.create_subprocess_exec(
            *command, cwd=log.parent, env=environ, stdout=lines, stderr=lines
        )
    try:
        yield running.pid
    finally:
        if running.returncode is None:
            running.terminate()
        await running.wait()


@cache
def _bytecode() -> tempfile.TemporaryDirectory[str]:
    """Where Python keeps what it compiles, if it may not do so beside the sources."""
    return tempfile.TemporaryDirectory(prefix="paletti-bytecode-")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
