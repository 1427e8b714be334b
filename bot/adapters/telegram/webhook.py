"""Updates as requests that Telegram makes to us. Each is committed before it is answered with 200.

Telegram keeps the order within a chat and brings again whatever was not answered so.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Mapping

import structlog
from aiohttp import web
from telegram.error import BadRequest

from bot.adapters.telegram.faults import trouble_of
from bot.adapters.telegram.incoming import WANTED
from bot.adapters.telegram.intake import Intake
from bot.adapters.telegram.line import Line
from bot.core.errors import SettingsError, StorageFault

log = structlog.get_logger()

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name
# An update is some kilobytes; the longest text makes some 50.
BODY_BYTES = 1 << 20
# Chats that may be served at once. Our own work on an update takes milliseconds; the rest is the way here.
CONNECTIONS = 8
# How often Telegram is asked whether it gets through.
WATCH_SECONDS = 60.0


def secret_of(token: str) -> str:
    """What Telegram shows us to prove itself: known to whoever knows the token, and telling nothing of it."""
    return hmac.new(token.encode(), b"paletti: telegram webhook", hashlib.sha256).hexdigest()


def is_telegram(headers: Mapping[str, str], secret: str) -> bool:
    """Whether the secret is shown. Compared as bytes, since text outside ASCII cannot be compared in constant time."""
    shown = headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
    return hmac.compare_digest(shown, secret.encode())


class Webhook:
    """Receives for one bot at `url`."""

    def __init__(self, line: Line, intake: Intake, url: str, secret: str) -> None:
        self._line = line
        self._intake = intake
        self._url = url
        self._secret = secret
        self._heard = True
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Ask Telegram to come. Raises SettingsError for an address to which it will not."""
        await self._line.insist(self._register)
        self._line.note(None)
        self._watch = asyncio.create_task(self._keep_watch(), name="telegram webhook")

    async def stop(self) -> None:
        """Receive no more. The webhook stays, so that updates wait at Telegram."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)

    async def respond(self, request: web.Request) -> web.Response:
        """The answer to a request that shows the secret: 503 where the update could not be stored."""
        body = await _body(request)
        if body is None:
            return web.Response(status=413)
        try:
            self._take(body)
        except StorageFault as error:
            self._line.note(f"What Telegram delivers cannot be stored: {error}")
            return web.Response(status=503)
        self._heard = True
        self._line.note(None)
        return web.Response()

    def _take(self, body: bytes) -> None:
        try:
            raw = json.loads(body)
            if not (isinstance(raw, dict) and type(raw.get("update_id")) is int):
                raise ValueError("there is no update in it")  # noqa: TRY301  the one kind of fault with the other
        except (ValueError, RecursionError) as error:
            known_as = f"telegram:webhook:{hashlib.sha256(body).hexdigest()[:16]}"
            self._intake.set_aside(known_as, body.decode("utf-8", "replace"), error)
            return
        self._intake.take(raw)

    async def _register(self) -> None:
        try:
            await self._line.bot.set_webhook(
                self._url,
                secret_token=self._secret,
                allowed_updates=list(WANTED),
                max_connections=CONNECTIONS,
                drop_pending_updates=False,
            )
        except BadRequest as error:
            told = str(error).lower()
            if "webhook" not in told or "resolve" in told:  # a name may be known to everybody a little later
                raise
            reason = self._line.redaction.clean(error)
        else:
            return
        raise SettingsError(f"Telegram does not take the address in PALETTI_WEB_PUBLIC_URL: {reason}")

    async def _keep_watch(self) -> None:
        """Tell when Telegram does not get through to us, and put the webhook back if somebody took it away."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001  whatever Telegram does, the watch goes on
                self._line.note(trouble_of(error, self._line.redaction.clean(error)))

    async def _look(self) -> None:
        info = await self._line.bot.get_webhook_info()
        if info.url != self._url:
            log.warning("another program took the webhook away", platform="telegram")
            await self._register()
        if info.pending_update_count and info.last_error_message and not self._heard:
            reason = self._line.redaction.clean(info.last_error_message)
            self._line.note(f"Telegram does not get through to PALETTI_WEB_PUBLIC_URL: {reason}")
        elif self._heard or not info.pending_update_count:
            self._line.note(None)
        self._heard = False


async def _body(request: web.Request) -> bytes | None:
    """The body, or None if it is larger than any update."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > BODY_BYTES:
            return None
    return bytes(body)
