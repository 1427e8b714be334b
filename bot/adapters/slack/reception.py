"""Takes in what Slack delivers: Bolt checks and opens it, the inbox commits it, and only then Slack is acknowledged.

Bolt's own path comes too late for that: it asks `auth.test` first, and if that fails it acknowledges an event that
nobody has seen. So the commit is made in `before_authorize`, which follows the signature check and ends the matter.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

import structlog
from aiohttp import ClientSession
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.adapters import Inbox
from bot.adapters.slack import incoming, outgoing
from bot.core.errors import StorageFault
from bot.core.events import Commanded, Pressed

log = structlog.get_logger()

# The libraries' lines hold people's words and addresses that open a connection. What matters is logged by us.
SILENT = logging.getLogger("paletti.slack")
SILENT.setLevel(logging.CRITICAL + 1)


class Reception:
    """Answers each delivery: 200 when it is committed, 503 when Slack must bring it again."""

    def __init__(
        self, inbox: Inbox, me: incoming.Me, *, bot_token: str, signing_secret: str, session: ClientSession
    ) -> None:
        """`bot_token` is never used by this Bolt, which makes no calls; without one it looks into the environment."""
        self._inbox = inbox
        self._me = me
        self._session = session
        self._whispers: set[asyncio.Task[None]] = set()
        self._bolt = AsyncApp(
            name="paletti",
            logger=SILENT,
            token=bot_token,
            signing_secret=signing_secret,
            before_authorize=self._commit,
        )

    async def answer(
        self, body: str | dict[str, Any], headers: dict[str, str] | None = None, *, mode: str = "socket_mode"
    ) -> BoltResponse:
        """Slack's answer to one delivery. In mode `http` the signature is checked once more by Bolt."""
        try:
            request = AsyncBoltRequest(body=body, headers=dict(headers or {}), mode=mode)
        except Exception as error:  # noqa: BLE001  a shape that Bolt cannot take apart must not block the queue
            return self._set_aside(body, error)
        return await self._bolt.async_dispatch(request)

    async def stop(self) -> None:
        """Give up the answers to presses that are still on their way."""
        for task in self._whispers:
            task.cancel()
        await asyncio.gather(*self._whispers, return_exceptions=True)

    async def _commit(self, req: AsyncBoltRequest, next_: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse | None:
        # Bolt takes every form with the word "payload" for an interactive one, and loses a command that mentions it.
        body = req.body or dict(parse_qsl(req.raw_body, keep_blank_values=True))
        if body.get("type") == "url_verification":
            return await next_()
        try:
            event = incoming.event_of(body, self._me)
            answer = None if event is None else self._inbox.receive(event)
        except StorageFault as error:
            return _refused(error)
        except Exception as error:  # noqa: BLE001  our own bug: Slack cuts off an app that refuses too much
            return self._set_aside(body, error)
        if answer is None or not answer.text:
            return BoltResponse(status=200)
        if isinstance(event, Pressed) and body.get("response_url"):
            self._whisper(body["response_url"], answer.text)
        elif isinstance(event, Commanded):
            return BoltResponse(status=200, body=outgoing.aside(answer.text))
        return BoltResponse(status=200)

    def _set_aside(self, body: str | dict[str, Any], error: Exception) -> BoltResponse:
        # `token` is an old means of verification; whoever reads the payload later has no use for it.
        kept = {key: value for key, value in body.items() if key != "token"} if isinstance(body, dict) else body
        try:
            self._inbox.set_aside(incoming.name_of(body), json.dumps(kept), error)
        except StorageFault as fault:
            return _refused(fault)
        return BoltResponse(status=200)

    def _whisper(self, response_url: str, text: str) -> None:
        """Answer a press, to the one who pressed, in the background."""
        task = asyncio.create_task(self._send_whisper(response_url, text), name="slack: answer to a press")
        self._whispers.add(task)
        task.add_done_callback(self._whispers.discard)

    async def _send_whisper(self, response_url: str, text: str) -> None:
        client = AsyncWebhookClient(response_url, session=self._session, retry_handlers=[], logger=SILENT)
        try:
            outcome = str((await client.send_dict(outgoing.aside(text))).status_code)
        except Exception as error:  # noqa: BLE001  a lost line harms nobody; its address is a secret, so no traceback
            outcome = type(error).__name__
        if outcome != "200":
            log.warning("the answer to a press did not reach Slack", outcome=outcome)


def _refused(error: StorageFault) -> BoltResponse:
    log.error("cannot be stored, so Slack is asked to deliver it again", reason=str(error))
    return BoltResponse(status=503)
