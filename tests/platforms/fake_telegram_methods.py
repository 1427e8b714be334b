"""The methods of the Bot API that the fake Telegram server knows. Each takes the server and the request's fields."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from tests.platforms.fake_telegram_rules import (
    TOAST_LIMIT,
    Breach,
    Refusal,
    check_commands,
    check_keyboard,
    check_text,
    plain_text,
)
from tests.platforms.fake_telegram_world import Group, Sent, User

if TYPE_CHECKING:
    from tests.platforms.fake_telegram import FakeTelegram

Params = dict[str, Any]
BATCH_LIMIT = 100
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


async def get_me(server: FakeTelegram, _: Params) -> Any:
    return {
        **server.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
    }


async def set_webhook(server: FakeTelegram, params: Params) -> Any:
    server.webhook = params["url"]
    return True


async def delete_webhook(server: FakeTelegram, params: Params) -> Any:
    server.webhook = ""
    if _flag(params.get("drop_pending_updates")):
        server.waiting.clear()
    return True


async def get_updates(server: FakeTelegram, params: Params) -> Any:
    """A long poll. All below the offset is confirmed and forgotten. A newer poll ends an older one with a 409."""
    if server.webhook:
        raise Refusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    limit = int(params.get("limit", BATCH_LIMIT))
    if not 1 <= limit <= BATCH_LIMIT:
        raise Breach("limit must be between 1 and 100")
    if "allowed_updates" in params:
        server.allowed = set(params["allowed_updates"])
    server.polls += 1
    mine = server.polls
    server.changed()
    server.confirm(int(params.get("offset", 0)))
    until = time.monotonic() + int(params.get("timeout", 0))
    while not server.waiting and (left := until - time.monotonic()) > 0 and not server.closing:
        await server.change(left)
        if mine != server.polls:
            raise Refusal(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
    return server.hand_out(limit)


async def send_message(server: FakeTelegram, params: Params) -> Any:
    chat_id, text, keyboard = int(params["chat_id"]), *_content(server, params)
    chat = _writable(server, chat_id)
    thread = int(params["message_thread_id"]) if "message_thread_id" in params else None
    if thread is not None and not (isinstance(chat, Group) and chat.forum):
        raise Refusal(400, "Bad Request: message thread not found")
    if server.rates is not None:
        server.rates.check(chat_id, time.monotonic())
    sent = Sent(
        chat_id=chat_id,
        message_id=server.fresh(),
        source=text,
        is_html=params.get("parse_mode") == "HTML",
        keyboard=keyboard,
        at=time.perf_counter(),
        thread=thread,
    )
    server.sent.append(sent)
    server.changed()
    return server.quoted(sent)


async def edit_message_text(server: FakeTelegram, params: Params) -> Any:
    chat_id, text, keyboard = int(params["chat_id"]), *_content(server, params)
    _writable(server, chat_id)
    found = [m for m in server.sent if (m.chat_id, m.message_id) == (chat_id, int(params["message_id"]))]
    if not found:
        raise Refusal(400, "Bad Request: message to edit not found")
    sent = found[0]
    if (sent.source, sent.keyboard) == (text, keyboard):
        raise Refusal(400, NOT_MODIFIED)
    sent.history.append(sent.text)
    sent.source, sent.keyboard, sent.is_html = text, keyboard, params.get("parse_mode") == "HTML"
    server.changed()
    return {**server.quoted(sent), "edit_date": server.date()}


async def answer_callback_query(server: FakeTelegram, params: Params) -> Any:
    if len(params.get("text", "")) > TOAST_LIMIT:
        raise Breach("MESSAGE_TOO_LONG")
    query_id = params["callback_query_id"]
    if query_id not in server.open_queries:
        raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    server.open_queries.discard(query_id)
    server.answers[query_id] = (params.get("text", ""), _flag(params.get("show_alert")))
    server.changed()
    return True


async def get_chat(server: FakeTelegram, params: Params) -> Any:
    chat = server.chats.get(int(params["chat_id"]))
    if chat is None or (isinstance(chat, User) and not chat.started):
        raise Refusal(400, "Bad Request: chat not found")
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **chat.chat,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


async def set_my_commands(server: FakeTelegram, params: Params) -> Any:
    check_commands(params["commands"])
    scope = params.get("scope") or {}
    if "chat_id" in scope:
        _writable(server, int(scope["chat_id"]))
    key = (scope.get("chat_id"), params.get("language_code"))
    server.menus[key] = [(command["command"], command["description"]) for command in params["commands"]]
    return True


def _content(server: FakeTelegram, params: Params) -> tuple[str, list[list[dict[str, Any]]]]:
    """The text as sent, and the rows of buttons."""
    text, markup = params["text"], params.get("reply_markup")
    if server.validate:
        check_text(plain_text(text) if params.get("parse_mode") == "HTML" else text)
        check_keyboard(markup)
    return text, (markup or {}).get("inline_keyboard", [])


def _writable(server: FakeTelegram, chat_id: int) -> User | Group:
    chat = server.chats.get(chat_id)
    if chat is None:
        raise Refusal(400, "Bad Request: chat not found")
    if isinstance(chat, User):
        if not chat.started:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        if chat.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return chat
    if chat.migrated_to is not None:
        raise Refusal(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    if not chat.present:
        raise Refusal(403, "Forbidden: bot was kicked from the group chat")
    return chat


def _flag(value: object) -> bool:
    return str(value).lower() == "true"


METHODS: dict[str, Callable[[FakeTelegram, Params], Awaitable[Any]]] = {
    "getMe": get_me,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getUpdates": get_updates,
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "answerCallbackQuery": answer_callback_query,
    "getChat": get_chat,
    "setMyCommands": set_my_commands,
}
