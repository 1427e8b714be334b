"""Telegram as a platform, as `bot.adapters.Adapter` wants it."""

from __future__ import annotations

import secrets
from typing import Any

from telegram import BotCommand, BotCommandScopeChat, BotCommandScopeDefault, LinkPreviewOptions, User
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken

from bot.adapters import Delivered, Delivery, Inbox, MenuItem, Pace
from bot.adapters.telegram import outgoing
from bot.adapters.telegram.faults import is_strange
from bot.adapters.telegram.line import Line
from bot.adapters.telegram.polling import Polling
from bot.core.effects import Message
from bot.core.errors import CannotTell, DeliveryError, SettingsError
from bot.core.events import Connected

REFUSED = (
    "Telegram refuses the token in PALETTI_TELEGRAM_TOKEN. "
    "Write /newbot (or /token, for a bot that exists) to @BotFather on Telegram and copy the token that it gives you."
)


class TelegramAdapter:
    """One bot on Telegram."""

    name = "telegram"
    # Telegram allows about one message a second in a chat, and 30 a second over all.
    pace = Pace(chat_seconds=1.0, overall_seconds=1 / 25)

    def __init__(self, *, token: str, base_url: str | None = None) -> None:
        """`token` is BotFather's; `base_url` (scheme, host, port) says where the Bot API is, if not at Telegram's."""
        self._line = Line(token, base_url)
        self._polling: Polling | None = None

    async def start(self, inbox: Inbox) -> None:
        """See `Adapter.start`. Raises SettingsError for a token that Telegram refuses."""
        me = await self._line.insist(self._introduce)
        await self._line.insist(lambda: self._line.bot.delete_webhook(drop_pending_updates=False))
        connected = Connected(
            id=f"telegram:connected:{secrets.token_hex(8)}",
            platform=self.name,
            handle=f"@{me.username}",
            invite=f"https://t.me/{me.username}?start={{code}}",
        )

        async def announce() -> None:
            inbox.receive(connected)

        await self._line.insist(announce)
        self._polling = Polling(self._line, inbox, me)
        await self._polling.start()

    def trouble(self) -> str | None:
        """See `Adapter.trouble`."""
        return self._line.trouble

    def fit(self, message: Message) -> list[Message]:
        """See `Adapter.fit`."""
        return outgoing.fit(message)

    async def deliver(self, delivery: Delivery) -> Delivered:
        """See `Adapter.deliver`. A change to what the message shows already has arrived."""
        return await self._line.once(self._write(delivery) if delivery.edit is None else self._change(delivery))

    async def find(self, delivery: Delivery) -> Delivered | None:
        """Raises CannotTell: Telegram cannot be asked for a message whose number is not known."""
        raise CannotTell(f"Telegram cannot be asked whether {delivery.id} arrived")

    async def describe(self, account: str) -> dict[str, Any]:
        """The `name` of somebody whom the bot has met; nothing of others, or while Telegram is out of reach."""
        try:
            person = await self._line.once(self._line.bot.get_chat(_number(account)))
        except DeliveryError:
            return {}
        return {"name": person.full_name} if person.full_name else {}

    async def show_menu(self, chat: str | None, language: str | None, items: list[MenuItem]) -> None:
        """See `Adapter.show_menu`. Raises a DeliveryError if Telegram did not take it."""
        scope = BotCommandScopeDefault() if chat is None else BotCommandScopeChat(_number(chat))
        commands = [BotCommand(item.verb, item.about) for item in items]
        await self._line.once(self._line.bot.set_my_commands(commands, scope=scope, language_code=language))

    async def stop(self) -> None:
        """See `Adapter.stop`."""
        if self._polling is not None:
            await self._polling.stop()
        await self._line.close()

    async def _introduce(self) -> User:
        """Who the bot is."""
        try:
            return await self._line.bot.get_me()
        except InvalidToken as error:
            if is_strange(error):
                raise
        raise SettingsError(REFUSED)

    async def _write(self, delivery: Delivery) -> Delivered:
        sent = await self._line.bot.send_message(
            _number(delivery.chat),
            outgoing.html_of(delivery.message),
            parse_mode=ParseMode.HTML,
            reply_markup=outgoing.keyboard_of(delivery.message),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            message_thread_id=int(delivery.thread) if delivery.thread else None,
        )
        return Delivered(f"{self.name}:{sent.chat.id}", str(sent.message_id))

    async def _change(self, delivery: Delivery) -> Delivered:
        message = str(delivery.edit)
        try:
            await self._line.bot.edit_message_text(
                outgoing.html_of(delivery.message),
                _number(delivery.chat),
                int(message),
                parse_mode=ParseMode.HTML,
                reply_markup=outgoing.keyboard_of(delivery.message),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except BadRequest as error:
            if "message is not modified" not in str(error).lower():
                raise
        return Delivered(delivery.chat, message)


def _number(telegram_id: str) -> int:
    """Telegram's own number of a chat or account."""
    return int(telegram_id.removeprefix("telegram:"))
