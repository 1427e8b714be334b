"""The methods of the Bot API that the fake Telegram server knows. Each takes the server and the request's fields."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from tests.platforms.fake_telegram_files import CAPTION_LIMIT, Given, album_of, get_file
from tests.platforms.fake_telegram_rules import (
    TOAST_LIMIT,
    Breach,
    Refusal,
    check_commands,
    check_keyboard,
    check_text,
    plain_text,
)
from tests.platforms.fake_telegram_webhook import end_webhook, get_webhook_info, set_webhook
from tests.platforms.fake_telegram_world import Group, Sent, User

if TYPE_CHECKING:
    from tests.platforms.fake_telegram import FakeTelegram

Params = dict[str, Any]
Method = Callable[..., Awaitable[Any]]
FILES = ("photo", "document", "audio", "voice", "video", "animation", "sticker", "video_note")
BATCH_LIMIT = 100
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


async def get_me(server: FakeTelegram, _: Params) -> Any:
    return {
        **server.bot,
        "can_join_groups": server.joins_groups,
        "can_read_all_group_messages": not server.privacy,
        "supports_inline_queries": False,
    }


async def delete_webhook(server: FakeTelegram, params: Params) -> Any:
    await end_webhook(server)
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
    text, keyboard = _content(server, params)
    return _put(server, params, source=text, keyboard=keyboard)


def _sends(what: str) -> Method:
    """The method that sends files of a kind."""

    async def send(server: FakeTelegram, params: Given) -> Any:
        caption, keyboard = _caption(server, params), _keyboard(server, params)
        _spot(server, params)
        file = server.cabinet.taken(what, params[what], params)
        return _put(server, params, source=caption, keyboard=keyboard, what=what, file=file)

    return send


async def send_media_group(server: FakeTelegram, params: Given) -> Any:
    media = album_of(params)
    captions = [_caption(server, each) for each in media]
    _spot(server, params)
    files = [server.cabinet.taken(each["type"], each["media"], params) for each in media]
    album = str(server.fresh())
    return [
        _put(
            server,
            {**params, "parse_mode": each.get("parse_mode")},
            source=caption,
            keyboard=[],
            what=each["type"],
            file=file,
            album=album,
        )
        for each, file, caption in zip(media, files, captions, strict=True)
    ]


async def send_location(server: FakeTelegram, params: Params) -> Any:
    place = {"location": _point(params)}
    return _put(server, params, source="", keyboard=_keyboard(server, params), what="location", place=place)


async def send_venue(server: FakeTelegram, params: Params) -> Any:
    if not (params["title"].strip() and params["address"].strip()):
        raise Breach("a venue needs a title and an address")
    venue = {"location": _point(params), "title": params["title"], "address": params["address"]}
    place = {"venue": venue, "location": venue["location"]}
    return _put(server, params, source="", keyboard=_keyboard(server, params), what="venue", place=place)


async def create_forum_topic(server: FakeTelegram, params: Params) -> Any:
    chat = _writable(server, int(params["chat_id"]))
    if not (isinstance(chat, Group) and chat.forum):
        raise Refusal(400, "Bad Request: the chat is not a forum")
    if not chat.bot_opens_topics:
        raise Refusal(400, "Bad Request: not enough rights to create a topic")
    if not 1 <= len(params["name"].encode("utf-16-le")) // 2 <= 128:
        raise Breach("topic name must be of 1 to 128 characters")
    topic = server.fresh()
    chat.topics[topic] = params["name"]
    server.changed()
    return {"message_thread_id": topic, "name": params["name"], "icon_color": 7322096}


async def edit_message_text(server: FakeTelegram, params: Params) -> Any:
    text, keyboard = _content(server, params)
    sent = _to_edit(server, params)
    if sent.what:
        raise Refusal(400, "Bad Request: there is no text in the message to edit")
    return _edited(server, sent, params, source=text, keyboard=keyboard)


async def edit_message_caption(server: FakeTelegram, params: Params) -> Any:
    caption, keyboard = _caption(server, params), _keyboard(server, params)
    sent = _to_edit(server, params)
    if sent.file is None:
        raise Refusal(400, "Bad Request: there is no caption in the message to edit")
    return _edited(server, sent, params, source=caption, keyboard=keyboard)


async def edit_message_media(server: FakeTelegram, params: Given) -> Any:
    media, sent = params["media"], _to_edit(server, params)
    if media["type"] not in ("animation", "audio", "document", "photo", "video"):
        raise Breach("such media cannot be put into a message")
    caption, keyboard = _caption(server, media), _keyboard(server, params)
    file = server.cabinet.taken(media["type"], media["media"], params)
    more = {"what": media["type"], "file": file}
    return _edited(server, sent, media, source=caption, keyboard=keyboard, **more)


def _put(server: FakeTelegram, params: Params, **content: Any) -> Any:
    """A new message of the bot's."""
    chat_id, thread = _spot(server, params)
    if server.rates is not None:
        server.rates.check(chat_id, time.monotonic())
    sent = Sent(
        chat_id=chat_id,
        message_id=server.fresh(),
        is_html=params.get("parse_mode") == "HTML",
        at=time.perf_counter(),
        thread=thread,
        **content,
    )
    server.sent.append(sent)
    server.changed()
    return server.quoted(sent)


def _spot(server: FakeTelegram, params: Params) -> tuple[int, int | None]:
    """Where to put it, if the bot may."""
    chat_id = int(params["chat_id"])
    chat = _writable(server, chat_id)
    if "message_thread_id" not in params:
        return chat_id, None
    thread = int(params["message_thread_id"])
    if not (isinstance(chat, Group) and thread in chat.topics):
        raise Refusal(400, "Bad Request: message thread not found")
    if thread in chat.closed_topics:
        raise Refusal(400, "Bad Request: TOPIC_CLOSED")
    return chat_id, thread


def _to_edit(server: FakeTelegram, params: Params) -> Sent:
    chat_id = int(params["chat_id"])
    _writable(server, chat_id)
    found = [m for m in server.sent if (m.chat_id, m.message_id) == (chat_id, int(params["message_id"]))]
    if not found:
        raise Refusal(400, "Bad Request: message to edit not found")
    return found[0]


def _edited(server: FakeTelegram, sent: Sent, params: Params, **content: Any) -> Any:
    if all(getattr(sent, key) == value for key, value in content.items()):
        raise Refusal(400, NOT_MODIFIED)
    sent.history.append(sent.text)
    for key, value in content.items():
        setattr(sent, key, value)
    sent.is_html = params.get("parse_mode") == "HTML"
    server.changed()
    return {**server.quoted(sent), "edit_date": server.date()}


def _point(params: Params) -> dict[str, float]:
    latitude, longitude = float(params["latitude"]), float(params["longitude"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Breach("wrong latitude or longitude")
    return {"latitude": latitude, "longitude": longitude}


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
    text = params["text"]
    if server.validate:
        check_text(plain_text(text) if params.get("parse_mode") == "HTML" else text)
    return text, _keyboard(server, params)


def _keyboard(server: FakeTelegram, params: Params) -> list[list[dict[str, Any]]]:
    markup = params.get("reply_markup")
    if server.validate:
        check_keyboard(markup)
    return (markup or {}).get("inline_keyboard", [])


def _caption(server: FakeTelegram, params: Params) -> str:
    caption = params.get("caption", "")
    if server.validate:
        shown = plain_text(caption) if params.get("parse_mode") == "HTML" else caption
        if len(shown.encode("utf-16-le")) // 2 > CAPTION_LIMIT:
            raise Breach("message caption is too long")
    return caption


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


METHODS: dict[str, Method] = {
    **{f"send{what.title().replace('_', '')}": _sends(what) for what in FILES},
    "sendMediaGroup": send_media_group,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "createForumTopic": create_forum_topic,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "getFile": get_file,
    "getWebhookInfo": get_webhook_info,
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
