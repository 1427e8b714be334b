"""Takes in what Slack delivers: Bolt checks and opens it, the inbox commits it, and only then Slack is acknowledged.

Bolt's own path comes too late for that: it asks `auth.test` first, and if that fails it acknowledges an event that
nobody has seen. So the commit is made in `before_authorize`, which follows the signature check and ends the matter.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from urllib.parse import parse_qsl

import structlog
from aiohttp import ClientSession
from msgspec.structs import replace
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.adapters import Inbox
from bot.adapters.slack import forms, incoming, outgoing
from bot.adapters.slack.answers import answered
from bot.core.effects import Answer
from bot.core.errors import DeliveryError, StorageFault
from bot.core.events import Commanded, PersonEvent, Picked, Pressed, Submitted, Wrote
from bot.core.forms import Form

log = structlog.get_logger()

# The libraries' lines hold people's words and addresses that open a connection. What matters is logged by us.
SILENT = logging.getLogger("paletti.slack")
SILENT.setLevel(logging.CRITICAL + 1)

# How long a command may wait for Slack to say which direct chat is ours; Slack itself waits 3 s for the whole answer.
LOOK_SECONDS = 1.5


class Reception:
    """Answers each delivery: 200 when it is committed, 503 when Slack must bring it again.

    500 for a form of which nothing can be said: an empty 200 would close it, and who sent it in would believe that all
    is well. So Slack leaves it open and says that something went wrong.
    """

    def __init__(  # noqa: PLR0913  the connection gives it these, once
        self,
        inbox: Inbox,
        me: incoming.Me,
        *,
        client: AsyncWebClient,
        bot_token: str,
        signing_secret: str,
        session: ClientSession,
    ) -> None:
        """`client` opens modals.

        `bot_token` is never used by this Bolt, which makes no calls; without one it looks into the environment.
        """
        self._inbox = inbox
        self._me = me
        self._client = client
        self._session = session
        self._tasks: set[asyncio.Task[None]] = set()
        self._directs: dict[str, str] = {}  # by account: the id of the direct chat with us
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
        """Give up the answers that are still on their way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _commit(self, req: AsyncBoltRequest, next_: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse | None:
        # Bolt takes every form with the word "payload" for an interactive one, and loses a command that mentions it.
        body = req.body or dict(parse_qsl(req.raw_body, keep_blank_values=True))
        if body.get("type") == "url_verification":
            return await next_()
        try:
            event = await self._at_home(incoming.event_of(body, self._me))
            answer = None if event is None else self._inbox.receive(event)
            if event is None or answer is None:
                return _nothing_to_say(body) if event is not None else BoltResponse(status=200)
            return self._answered(body, event, answer)
        except StorageFault as error:
            return _refused(error)
        except Exception as error:  # noqa: BLE001  our own bug: Slack cuts off an app that refuses too much
            return self._set_aside(body, error)

    async def _at_home(self, event: PersonEvent | None) -> PersonEvent | None:
        """The event, but for a command in a direct chat: that is taken for one in the direct chat with us.

        Slack takes commands in every conversation, and one between two people looks like the one with the bot. There
        the bot can say nothing. Messages come from the one with us alone.
        """
        if event is None or event.chat.shared:
            return event
        if isinstance(event, Wrote) and event.by.kind == "person":
            self._directs[event.by.id] = event.chat.id
        if not isinstance(event, Commanded):
            return event
        if event.by.id not in self._directs:
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    opened = await answered(self._client.conversations_open(users=outgoing.channel_of(event.by.id)))
            except (DeliveryError, TimeoutError) as error:
                log.warning("Slack does not say which direct chat is ours", reason=str(error))
                return event
            if ours := (opened.get("channel") or {}).get("id"):
                self._directs[event.by.id] = f"slack:{self._me.team}:{ours}"
        return replace(event, chat=replace(event.chat, id=self._directs.get(event.by.id, event.chat.id)))

    def _answered(self, body: dict[str, Any], event: PersonEvent, answer: Answer) -> BoltResponse:
        """The answer goes along with the acknowledgement, or after it where Slack has another way for it."""
        response_url = body.get("response_url")
        match event:
            case Submitted():
                return BoltResponse(status=200, body=forms.response(answer))
            case Commanded() | Pressed() | Picked() if answer.form is not None:
                self._later(self._open(body["trigger_id"], answer.form, response_url, answer.text), "a form")
            case Commanded() if answer.text:
                return BoltResponse(status=200, body=outgoing.aside(answer.text))
            case Pressed() | Picked() if answer.text and response_url:
                self._later(self._whisper(response_url, answer.text), "an answer to a press")
        return BoltResponse(status=200)

    def _set_aside(self, body: str | dict[str, Any], error: Exception) -> BoltResponse:
        # `token` is an old means of verification; whoever reads the payload later has no use for it.
        kept = {key: value for key, value in body.items() if key != "token"} if isinstance(body, dict) else body
        try:
            self._inbox.set_aside(incoming.name_of(body), json.dumps(kept), error)
        except StorageFault as fault:
            return _refused(fault)
        return _nothing_to_say(body)

    def _later(self, what: Coroutine[Any, Any, None], name: str) -> None:
        """In the background, since Slack waits for the acknowledgement."""
        task = asyncio.create_task(what, name=f"slack: {name}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _open(self, trigger: str, form: Form, response_url: str | None, otherwise: str) -> None:
        """Show a form, for which Slack leaves 3 s; `otherwise` is said if it cannot be shown, or perhaps was not."""
        try:
            await answered(self._client.api_call("views.open", json={"trigger_id": trigger, "view": forms.view(form)}))
        except DeliveryError as error:
            log.warning("a form could not be opened", reason=str(error))
            if response_url:
                await self._whisper(response_url, otherwise)

    async def _whisper(self, response_url: str, text: str) -> None:
        """A line that only the one who pressed or picked sees."""
        client = AsyncWebhookClient(response_url, session=self._session, retry_handlers=[], logger=SILENT)
        try:
            outcome = str((await client.send_dict(outgoing.aside(text))).status_code)
        except Exception as error:  # noqa: BLE001  a lost line harms nobody; its address is a secret, so no traceback
            outcome = type(error).__name__
        if outcome != "200":
            log.warning("an answer did not reach Slack", outcome=outcome)


def _refused(error: StorageFault) -> BoltResponse:
    log.error("cannot be stored, so Slack is asked to deliver it again", reason=str(error))
    return BoltResponse(status=503)


def _nothing_to_say(body: str | dict[str, Any]) -> BoltResponse:
    """It was delivered before, or our own code failed on it; either is committed."""
    is_form = isinstance(body, dict) and body.get("type") == "view_submission"
    return BoltResponse(status=500 if is_form else 200)
