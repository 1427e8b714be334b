"""The fake Telegram's webhook: it brings updates to the bot, again and again until it is answered with 2xx."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp

from tests.platforms.fake_telegram_rules import Breach, Refusal

if TYPE_CHECKING:
    from tests.platforms.fake_telegram import FakeTelegram

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
AGAIN_SECONDS = 0.02


class Hook:
    """One registered address. `statuses` are the bot's answers so far, `error` the last thing that went wrong."""

    def __init__(self, server: FakeTelegram, url: str, secret: str) -> None:
        self.url = url
        self.secret = secret
        self.statuses: list[int] = []
        self.error = ""
        self._server = server
        self._task: asyncio.Task[None] | None = None
        if urlsplit(url).hostname in ("127.0.0.1", "localhost"):
            self._task = asyncio.create_task(self._deliver(), name="fake telegram webhook")

    async def end(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _deliver(self) -> None:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        async with aiohttp.ClientSession(headers=headers, timeout=aiohttp.ClientTimeout(total=5)) as session:
            while True:
                batch = self._server.hand_out(1)
                if not batch:
                    await self._server.change(1)
                elif await self._bring(session, batch[0]):
                    self._server.waiting = [each for each in self._server.waiting if each is not batch[0]]
                    self._server.changed()
                else:
                    await asyncio.sleep(AGAIN_SECONDS)

    async def _bring(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
        try:
            async with session.post(self.url, json=update) as answer:
                self.statuses.append(answer.status)
                taken = answer.ok
                self.error = "" if taken else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except aiohttp.ClientError:
            taken, self.error = False, "Connection refused"
        self._server.changed()
        return taken


async def set_webhook(server: FakeTelegram, params: dict[str, Any]) -> Any:
    url, secret = params["url"], params.get("secret_token", "")
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if parts.hostname == "nowhere.invalid":
        raise Refusal(400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise Breach("secret token contains unallowed characters")
    if not 1 <= int(params.get("max_connections", 40)) <= 100:
        raise Breach("max_connections must be between 1 and 100")
    await end_webhook(server)
    if "allowed_updates" in params:
        server.allowed = set(params["allowed_updates"])
    if str(params.get("drop_pending_updates")).lower() == "true":
        server.waiting.clear()
    server.webhook = url
    server.hook = Hook(server, url, secret)
    server.changed()
    return True


async def end_webhook(server: FakeTelegram) -> None:
    if server.hook is not None:
        await server.hook.end()
    server.webhook, server.hook = "", None


async def get_webhook_info(server: FakeTelegram, _: dict[str, Any]) -> Any:
    told: dict[str, Any] = {
        "url": server.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(server.waiting),
    }
    if server.hook is not None and server.hook.error:
        told |= {"last_error_date": server.date(), "last_error_message": server.hook.error}
    return told
