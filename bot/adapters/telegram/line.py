"""The line to Telegram: the library's Bot, called once or until it answers, with the token kept out of every text."""

from __future__ import annotations

import asyncio
import ipaddress
import os
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import TypeVar
from urllib.parse import urlsplit

import structlog
from aiohttp import ClientResponse
from telegram import Bot

from bot.adapters.telegram.faults import delivery_error, pause_seconds, trouble_of
from bot.adapters.telegram.redaction import Redaction
from bot.adapters.telegram.transport import Transport
from bot.core.errors import DeliveryError, SettingsError

log = structlog.get_logger()
T = TypeVar("T")

HOME = "https://api.telegram.org"
# How long a connection may take, and any answer.
CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 20.0
# The outbox has at most 4 sends in flight; the rest is for answers to presses and for menus.
SENDING_CONNECTIONS = 16
DOWNLOAD_CONNECTIONS = 4
NOT_YET = "Telegram has not answered yet."


class Line:
    """One bot's line. `trouble` says why nothing is received right now, for people; None when all is well."""

    def __init__(self, token: str, base_url: str | None) -> None:
        # Else the library announces on every 429 that the seconds to wait will be a timedelta one day.
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        home = (base_url or HOME).rstrip("/")
        self.redaction = Redaction(token)
        self.redaction.begin()
        # A proxy from the environment is used, but not to this machine itself.
        trust_env = not _on_this_machine(urlsplit(home).hostname or "")
        limits = {"connect_seconds": CONNECT_SECONDS, "answer_seconds": ANSWER_SECONDS}
        sizes = (1, SENDING_CONNECTIONS, DOWNLOAD_CONNECTIONS)
        self._requests = tuple(Transport(size, trust_env=trust_env, **limits) for size in sizes)
        self.bot = Bot(
            token,
            base_url=f"{home}/bot",
            base_file_url=f"{home}/file/bot",
            get_updates_request=self._requests[0],
            request=self._requests[1],
        )
        self.trouble: str | None = NOT_YET

    async def once(self, call: Awaitable[T]) -> T:
        """Make a call. Raises a DeliveryError, without the library's own error, which could hold the token."""
        try:
            return await call
        except DeliveryError:
            raise
        except Exception as error:  # noqa: BLE001  an answer that makes no sense can raise anything in the library
            fault = self.fault(error)
        raise fault

    def fault(self, error: Exception) -> DeliveryError:
        """What an error means, in a text without the token."""
        return delivery_error(error, self.redaction.clean(error))

    def download(self, url: str) -> AbstractAsyncContextManager[ClientResponse]:
        """A file's answer, its body still to be read. Raises the library's NetworkError."""
        return self._requests[2].download(url)

    async def insist(self, step: Callable[[], Awaitable[T]]) -> T:
        """Take a step until it succeeds. Raises SettingsError only."""
        failures = 0
        while True:
            try:
                return await step()
            except SettingsError:
                raise
            except Exception as error:  # noqa: BLE001  whatever Telegram or the way to it does, we go on trying
                failures += 1
                self.note(trouble_of(error, self.redaction.clean(error)))
                await asyncio.sleep(pause_seconds(error, failures))

    def note(self, trouble: str | None) -> None:
        """Remember whether Telegram can be reached, and log a change."""
        if trouble != self.trouble:
            if trouble is None:
                log.info("connected", platform="telegram")
            else:
                log.warning("not connected", platform="telegram", reason=trouble)
        self.trouble = trouble

    async def close(self) -> None:
        """Let go of all connections."""
        for request in self._requests:
            await request.shutdown()
        self.redaction.end()
        self.trouble = NOT_YET


def _on_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
