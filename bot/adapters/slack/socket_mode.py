"""Events, commands and presses over Slack's Socket Mode, for a bot that nobody can call."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import suppress

import structlog
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.answers import answered
from bot.adapters.slack.reception import SILENT, Reception
from bot.core.errors import DeliveryError, RetryLater, Unsure

log = structlog.get_logger()

PING_SECONDS = 5.0
CONNECT_SECONDS = 15.0  # the library first waits up to 10 s for the old connection to say goodbye
LONGEST_WAIT_SECONDS = 60.0


def waits() -> Iterator[float]:
    """Seconds between tries: half a second, then twice as long each time, up to a minute."""
    wait = 0.5
    while True:
        yield wait
        wait = min(2 * wait, LONGEST_WAIT_SECONDS)


class _Line(SocketModeClient):
    """The library's connection, except that one who finds it lost only says so.

    By itself it would try one and the same address for ever, and Slack's addresses are good for one use.
    """

    def __init__(self, app_token: str, web_client: AsyncWebClient) -> None:
        super().__init__(app_token, logger=SILENT, web_client=web_client, ping_interval=PING_SECONDS)
        self.lost = asyncio.Event()

    async def connect_to_new_endpoint(self, force: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  the library's
        self.lost.set()


class SocketMode:
    """Keeps one connection up. `trouble` says why it is down, None when it is up."""

    def __init__(self, app_token: str, client: AsyncWebClient, reception: Reception) -> None:
        self._app_token = app_token
        self._client = client
        self._reception = reception
        self._line = _Line(app_token, client)
        self._line.socket_mode_request_listeners.append(self._take)
        self._keeper: asyncio.Task[None] | None = None
        self.trouble: str | None = "Slack is not connected yet"

    async def connect(self) -> None:
        """One try. Raises a DeliveryError; Rejected and Unreachable mean that Slack refuses the app-level token."""
        opened = await answered(self._client.apps_connections_open(app_token=self._app_token))
        if "url" not in opened:
            raise Unsure("Slack gives no address for the connection")
        self._line.wss_uri = opened["url"]
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await self._line.connect()  # type: ignore[no-untyped-call]  # the library gives no types here
        except TimeoutError:
            raise RetryLater("Slack gives an address but does not answer there") from None
        self.trouble = None
        if self._keeper is None:
            self._keeper = asyncio.create_task(self._keep(), name="slack: connection")

    async def close(self) -> None:
        """Hang up, and wait until everything that the library started has ended."""
        line, keeper = self._line, self._keeper
        tasks = [line.message_processor, line.current_session_monitor, line.message_receiver, keeper]
        running = [task for task in tasks if task is not None]
        if keeper is not None:
            keeper.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(1):
                await line.close()  # type: ignore[no-untyped-call]  # the library gives no types here
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await line.aiohttp_client_session.close()

    async def _keep(self) -> None:
        """Whenever the connection is lost, or Slack announces that it will be, make a new one."""
        while True:
            await self._line.lost.wait()
            self._line.lost.clear()
            self.trouble = "the connection to Slack was lost"
            for wait in waits():
                try:
                    await self.connect()
                    break
                except DeliveryError as error:
                    self.trouble = str(error)
                    log.warning("Slack is not connected", reason=str(error))
                    await asyncio.sleep(getattr(error, "after_seconds", None) or wait)

    async def _take(self, line: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """One envelope. It is acknowledged only if it was taken in; else Slack brings it again."""
        started = time.monotonic()
        response = await self._reception.answer(request.payload)
        with suppress(ConnectionError):  # the connection is gone: Slack brings it again, and it is known by then
            await send_async_response(line, request, response, started)
