"""Telegram as a platform, as `bot.adapters.Adapter` wants it."""

from __future__ import annotations

import secrets
from typing import Any, Literal

from aiohttp import web
from telegram import BotCommand, BotCommandScopeChat, BotCommandScopeDefault, User
from telegram.error import InvalidToken

from bot.adapters import Delivered, Delivery, Inbox, MenuItem, Pace
from bot.adapters.telegram import downloads, parts
from bot.adapters.telegram.faults import is_strange
from bot.adapters.telegram.intake import Intake
from bot.adapters.telegram.line import Line
from bot.adapters.telegram.polling import Polling
from bot.adapters.telegram.sending import Sender, number_of
from bot.adapters.telegram.webhook import PATH, Webhook, is_telegram, secret_of
from bot.core.effects import Message
from bot.core.errors import CannotTell, DeliveryError, SettingsError
from bot.core.events import Connected
from bot.core.files import Attachment
from bot.store.files import FileStore, Kept

WHERE_TO_GET = (
    "Write /newbot (or /token, for a bot that exists) to @BotFather on Telegram and copy the token that it gives you."
)


class TelegramAdapter:
    """One bot on Telegram."""

    name = "telegram"
    # Telegram allows about one message a second in a chat, and 30 a second over all.
    pace = Pace(chat_seconds=1.0, overall_seconds=1 / 25)

    def __init__(
        self,
        *,
        token: str,
        files: FileStore,
        base_url: str | None = None,
        mode: Literal["polling", "webhook"] = "polling",
        public_url: str = "",
    ) -> None:
        """`token` is BotFather's; `base_url` (scheme, host, port) says where the Bot API is, if not at Telegram's.

        In mode `webhook` Telegram comes to `public_url`, where the server on which this is mounted must answer.
        """
        self._line = Line(token, base_url)
        self._sender = Sender(self._line.bot, files)
        self._by_webhook = mode == "webhook"
        self._url = public_url.rstrip("/") + PATH
        self._secret = secret_of(token)
        self._line.redaction.hide(self._secret)
        self._intake: Intake | None = None
        self._polling: Polling | None = None
        self._webhook: Webhook | None = None

    def mount(self, app: web.Application) -> None:
        """In mode `webhook`: take Telegram's requests on this server, which the caller runs. Else nothing."""

        async def handle(request: web.Request) -> web.Response:
            if not is_telegram(request.headers, self._secret):
                return web.Response(status=401)
            if self._webhook is None:
                return web.Response(status=503)
            return await self._webhook.respond(request)

        if self._by_webhook:
            app.router.add_post(PATH, handle)

    async def start(self, inbox: Inbox) -> None:
        """See `Adapter.start`. Raises SettingsError for a token or a public address that Telegram refuses."""
        me = await self._line.insist(self._introduce)
        await self._line.insist(lambda: self._line.bot.delete_webhook(drop_pending_updates=False))
        connected = Connected(
            id=f"telegram:connected:{secrets.token_hex(8)}",
            platform=self.name,
            handle=f"@{me.username}",
            invite=f"https://t.me/{me.username}?start={{code}}",
            resends=True,
        )

        async def announce() -> None:
            inbox.receive(connected)

        await self._line.insist(announce)
        self._intake = Intake(self._line, inbox, me)
        self._polling = Polling(self._line, self._intake)
        if not self._by_webhook:
            await self._polling.start()
            return
        # What waits is fetched rather than waited for, so that all of it is there before anything is sent again.
        await self._polling.catch_up()
        self._webhook = Webhook(self._line, self._intake, self._url, self._secret)
        await self._webhook.start()

    def trouble(self) -> str | None:
        """See `Adapter.trouble`."""
        return self._line.trouble

    def fit(self, message: Message) -> list[Message]:
        """See `Adapter.fit`."""
        return parts.fit(message)

    async def deliver(self, delivery: Delivery) -> Delivered:
        """See `Adapter.deliver`. A change to what the message shows already has arrived."""
        sender = self._sender
        return await self._line.once(sender.write(delivery) if delivery.edit is None else sender.change(delivery))

    async def find(self, delivery: Delivery) -> Delivered | None:
        """Raises CannotTell: Telegram cannot be asked for a message whose number is not known."""
        raise CannotTell(f"Telegram cannot be asked whether {delivery.id} arrived")

    async def fetch(self, attachment: Attachment, files: FileStore) -> Kept:
        """See `Adapter.fetch`."""
        return await downloads.fetch(self._line, attachment, files)

    async def describe(self, account: str) -> dict[str, Any]:
        """The `name` of somebody whom the bot has met; nothing of others, or while Telegram is out of reach."""
        try:
            person = await self._line.once(self._line.bot.get_chat(number_of(account)))
        except DeliveryError:
            return {}
        return {"name": person.full_name} if person.full_name else {}

    async def show_menu(self, chat: str | None, language: str | None, items: list[MenuItem]) -> None:
        """See `Adapter.show_menu`. Raises a DeliveryError if Telegram did not take it."""
        scope = BotCommandScopeDefault() if chat is None else BotCommandScopeChat(number_of(chat))
        commands = [BotCommand(item.verb, item.about) for item in items]
        await self._line.once(self._line.bot.set_my_commands(commands, scope=scope, language_code=language))

    async def stop(self) -> None:
        """See `Adapter.stop`."""
        webhook, self._webhook = self._webhook, None
        for each in (webhook, self._polling, self._intake):
            if each is not None:
                await each.stop()
        await self._line.close()

    async def _introduce(self) -> User:
        """Who the bot is."""
        try:
            return await self._line.bot.get_me()
        except InvalidToken as error:
            if is_strange(error):
                raise
        raise SettingsError(f"Telegram refuses the token in PALETTI_TELEGRAM_TOKEN. {WHERE_TO_GET}")
