"""The whole bot as a process of its own, against the fake platforms that live in the test's loop.

    bot = BotProcess(folder, telegram_settings(server), slack_settings(slack), PALETTI_OFFICE_HOURS="off")
    await bot.start("--clock-start", "2026-11-20T21:35+01:00")    # returns once /health says 200
    code = await bot.claim_code()                                 # as the console shows it
    assert (await bot.health())["rehearsal"]
    bot.kill()                                                    # kill -9
    await bot.start()                                             # again, on the same data
    await bot.stop()                                              # SIGTERM, and waits
    with bot.books() as books: books.rows("messages")             # what the journal says

`entry` is what Python runs: `("-m", "bot")`, or a script of the tests that changes something first and then starts it.
Everything that the process ever wrote is in `bot.out` and `bot.err`; `bot.check_output()` finds tokens in it.
"""

import asyncio
import os
import re
import signal
import socket
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import aiohttp

from bot.core import fold
from bot.store.reading import read_only

ROOT = Path(__file__).resolve().parents[2]


@cache
def bytecode():
    """Where Python keeps what it compiles, if it may not do so beside the sources: else a start takes twice as long."""
    return tempfile.TemporaryDirectory(prefix="paletti-bytecode-")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def telegram_settings(server):
    return {"PALETTI_TELEGRAM_TOKEN": server.token, "PALETTI_TELEGRAM_BASE_URL": server.base_url}


def slack_settings(server, mode="socket"):
    secret = {"PALETTI_SLACK_APP_TOKEN": server.app_token}
    if mode == "http":
        secret = {"PALETTI_SLACK_SIGNING_SECRET": server.signing_secret}
    known = {"PALETTI_SLACK_BOT_TOKEN": server.bot_token, "PALETTI_SLACK_BASE_URL": server.base_url}
    return known | secret | {"PALETTI_SLACK_MODE": mode}


async def until(condition, what, seconds=10.0):
    """Wait until `condition()` is true, and give what it said; `what` is told when it stays false."""
    deadline = time.monotonic() + seconds
    while not (said := condition()):
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what() if callable(what) else what}"
        await asyncio.sleep(0.01)
    return said


class BotProcess:
    """See the module's text. `folder` is where it runs and, below it, where its data are."""

    def __init__(self, folder, *settings, entry=("-m", "bot"), **more):
        self.folder = folder
        self.entry = entry
        self.port = free_port()
        self.data = folder / "data"
        office = {"PALETTI_OFFICE_NAME": "Studio Verdi", "PALETTI_OFFICE_TIMEZONE": "Europe/Rome"}
        web = {"PALETTI_WEB_PORT": str(self.port), "PALETTI_STORE_URL": f"tinydb:{self.data}"}
        given = {key: value for each in settings for key, value in each.items()} | more
        plain = {key: value for key, value in os.environ.items() if not key.startswith(("PALETTI_", "COVERAGE_"))}
        if plain.pop("PYTHONDONTWRITEBYTECODE", None):
            plain["PYTHONPYCACHEPREFIX"] = bytecode().name
        self.env = plain | {"PYTHONPATH": str(ROOT)} | office | web | given
        self.out, self.err = "", ""
        self.process = None
        self._readers = []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self):
        return self.process.pid

    @property
    def running(self):
        return self.process is not None and self.process.returncode is None

    async def command(self, *arguments, env=None):
        """Run another command on the same settings to its end: exit code, standard output, standard error."""
        process = await self._spawn(arguments, self.env | (env or {}))
        out, err = await asyncio.wait_for(process.communicate(), 20)
        self.out, self.err = self.out + out.decode(), self.err + err.decode()
        return process.returncode, out.decode(), err.decode()

    async def spawn(self, *arguments):
        """Start it, and do not wait for anything."""
        self.process = await self._spawn(("run", *arguments), self.env)
        self._readers = [
            asyncio.create_task(self._read(self.process.stdout, "out")),
            asyncio.create_task(self._read(self.process.stderr, "err")),
        ]

    async def start(self, *arguments):
        """Start it, and wait until all platforms are connected."""
        await self.spawn(*arguments)
        await self.connected()

    async def connected(self, seconds=20.0):
        deadline = time.monotonic() + seconds
        while (status := (await self.asked())[0]) != 200:
            assert self.running, f"it ended with {self.process.returncode}: {self.err}"
            assert time.monotonic() < deadline, f"/health says {status}; standard error: {self.err}"
            await asyncio.sleep(0.02)

    async def asked(self):
        """What /health answers: status and JSON; (0, {}) while nobody listens there."""
        try:
            async with aiohttp.ClientSession() as session, session.get(f"{self.url}/health") as answer:
                return answer.status, await answer.json()
        except aiohttp.ClientConnectionError:
            return 0, {}

    async def health(self):
        return (await self.asked())[1]

    async def claim_code(self):
        found = await until(lambda: re.search(r"^ +/claim (\S+)$", self.out, re.MULTILINE), "a claim code")
        return found[1]

    def kill(self):
        """`kill -9`."""
        self.process.kill()

    async def ended(self, seconds=20.0):
        """Wait for its end; the exit code."""
        await asyncio.wait_for(self.process.wait(), seconds)
        await asyncio.gather(*self._readers)
        return self.process.returncode

    async def stop(self):
        """As a service manager does it."""
        if self.running:
            self.process.send_signal(signal.SIGTERM)
        return await self.ended()

    def books(self):
        """What the journal says now, beside the running bot."""
        return read_only(self.data, empty=fold.empty, apply=fold.apply)

    def rows(self, table, **equal):
        with self.books() as books:
            return [row for _, row in books.rows(table, **equal)]

    def check_output(self):
        """No token in anything that it ever wrote."""
        secrets = [value for key, value in self.env.items() if key.endswith(("_TOKEN", "_SECRET")) and value]
        said = self.out + self.err
        for secret in (*secrets, *(each.partition(":")[2] for each in secrets if ":" in each)):
            assert secret not in said, f"a secret stands in its output: {said}"

    async def _spawn(self, arguments, env):
        self.folder.mkdir(parents=True, exist_ok=True)
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *self.entry,
            *arguments,
            cwd=self.folder,
            env=env,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def _read(self, stream, name):
        while chunk := await stream.read(65536):
            setattr(self, name, getattr(self, name) + chunk.decode(errors="replace"))
