"""From Slack's payloads to events. Pure: a payload that is not what Slack documents raises, and is set aside.

Slack repeats an `event_id` when it delivers an event again, but a mention arrives as two events with two ids. What was
written is therefore known by (team, channel, ts), a press by (user, message, action, time), a command, a pick in a
message's menu and a form by its trigger.

All ids carry our own workspace, since one token serves one; people of other workspaces who share a channel with us have
user ids of their own, and payloads differ in whose workspace they name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.adapters.slack import forms, mrkdwn
from bot.adapters.slack.attachments import attachments
from bot.core.events import (
    Account,
    Chat,
    Commanded,
    Deleted,
    Edited,
    Joined,
    Left,
    PersonEvent,
    Picked,
    Pressed,
    Quoted,
    Submitted,
    Wrote,
)

Payload = dict[str, Any]

# Names that Slack gives to chats without a name.
_NAMELESS = ("directmessage", "privategroup")


class Me(Struct, frozen=True):
    """Who we are, as `auth.test` tells: ids of the workspace, of our user and of our bot."""

    team: str
    user: str
    bot: str


def event_of(body: Payload, me: Me) -> PersonEvent | None:
    """The event that a payload tells of, or None if it is none of our business (or our own doing)."""
    if body.get("type") == "event_callback":
        event = body["event"]
        translate = _EVENTS.get(event["type"])
        return translate(event, body["event_id"], me) if translate else None
    interacted = _INTERACTIONS.get(body.get("type") or "")
    if interacted is not None:
        return interacted(body, me)
    return _commanded(body, me) if "command" in body else None


def name_of(body: Any) -> str:
    """An id under which to keep a payload that could not be read; the same when it is delivered again."""
    known = (body.get("event_id") or body.get("trigger_id")) if isinstance(body, dict) else None
    return f"slack:unread:{known or hashlib.sha256(json.dumps(body).encode()).hexdigest()}"


def _message(event: Payload, event_id: str, me: Me) -> PersonEvent | None:
    translate = _MESSAGES.get(event.get("subtype"))
    return translate(event, event_id, me) if translate else None


def _wrote(event: Payload, _event_id: str, me: Me) -> Wrote | None:
    if _is_ours(event, me):
        return None
    chat, ts, thread, text = _chat(event, me), event["ts"], event.get("thread_ts"), event.get("text") or ""
    return Wrote(
        id=f"slack:message:{me.team}:{event['channel']}:{ts}",
        by=_author(event, me),
        chat=chat,
        thread=_thread(chat, event),
        message=ts,
        platform_at=_instant(ts),
        text=_visible(event, me),
        reply_to=thread if thread != ts else None,
        addressed=not chat.shared or mrkdwn.mentions(text, me.user) or event.get("parent_user_id") == me.user,
        attachments=attachments(event),
    )


def _edited(event: Payload, event_id: str, me: Me) -> Edited | Deleted | None:
    """An edit. Slack also says so when it unfurls a link or knows more of a file; a tombstone is a deletion."""
    message, before = event["message"], event.get("previous_message") or {}
    if message.get("subtype") == "tombstone":
        return _deleted({**event, "deleted_ts": message["ts"]}, event_id, me)
    text = _visible(message, me)
    if _is_ours(message, me) or (before and text == _visible(before, me) and _refs(message) == _refs(before)):
        return None
    chat = _chat(event, me)
    return Edited(
        id=f"slack:edit:{event_id}",
        by=_author(message, me),
        chat=chat,
        thread=_thread(chat, message),
        message=message["ts"],
        platform_at=_instant((message.get("edited") or event)["ts"]),
        text=text,
        attachments=attachments(message),
    )


def _deleted(event: Payload, event_id: str, me: Me) -> Deleted | None:
    before = event.get("previous_message") or {}
    if _is_ours(before, me) or before.get("subtype") == "tombstone":
        return None
    chat = _chat(event, me)
    return Deleted(
        id=f"slack:delete:{event_id}",
        by=_author(before, me),
        chat=chat,
        thread=_thread(chat, before or {"ts": event["deleted_ts"]}),
        message=event["deleted_ts"],
        platform_at=_instant(event["ts"]),
    )


def _joined(event: Payload, event_id: str, me: Me) -> Joined | None:
    if event["user"] != me.user:
        return None
    return Joined(id=f"slack:join:{event_id}", by=_author({"user": event.get("inviter")}, me), chat=_chat(event, me))


def _left(event: Payload, event_id: str, me: Me) -> Left | None:
    if event.get("user", me.user) != me.user:
        return None
    return Left(id=f"slack:left:{event_id}", by=_author({"user": event.get("actor_id")}, me), chat=_chat(event, me))


def _pressed(body: Payload, me: Me) -> Pressed | None:
    action, container = body["actions"][0], body["container"]
    if "value" not in action or "channel" not in body:
        return None
    channel, ts, user = body["channel"], container["message_ts"], body["user"]
    chat = _named_chat(channel["id"], channel.get("name") or "", me)
    token, _, choice = action["value"].partition(":")
    return Pressed(
        id=f"slack:action:{user['id']}:{ts}:{action['action_id']}:{action['action_ts']}",
        by=_by_handle(user["id"], me),
        chat=chat,
        thread=_thread(chat, {"ts": ts, "thread_ts": container.get("thread_ts")}),
        message=ts,
        platform_at=_instant(action["action_ts"]),
        token=token,
        choice=choice,
    )


def _picked(body: Payload, me: Me) -> Picked:
    """Somebody chose one of our entries in a message's menu, which Slack shows in every conversation.

    A direct one may be with anybody, and Slack does not tell: it must not pass for the private chat with us.
    """
    channel, message = body["channel"], body["message"]
    chat = replace(_named_chat(channel["id"], channel.get("name") or "", me), shared=True)
    return Picked(
        id=f"slack:pick:{body['trigger_id']}",
        by=_by_handle(body["user"]["id"], me),
        chat=chat,
        thread=_thread(chat, message),
        message=message["ts"],
        platform_at=_instant(body["action_ts"]) if body.get("action_ts") else None,
        command=body["callback_id"],
        quoted=Quoted(text=_visible(message, me), attachments=attachments(message)),
    )


def _submitted(body: Payload, me: Me) -> Submitted | None:
    """A form was sent in. It stands in no chat, and Slack does not tell when.

    One that came back with errors keeps its view's hash, so only the trigger tells the next try from this one.
    """
    view, user = body["view"], body["user"]["id"]
    if view["callback_id"] != forms.CALLBACK_ID:
        return None
    return Submitted(
        id=f"slack:form:{view['id']}:{view['hash']}:{body['trigger_id']}",
        by=_by_handle(user, me),
        chat=Chat(id=f"slack:{me.team}:{user}", shared=True),
        token=view["private_metadata"],
        values=forms.values(view),
    )


def _commanded(body: Payload, me: Me) -> Commanded:
    verb, rest = [*mrkdwn.readable(body.get("text") or "", me.user).split(maxsplit=1), "", ""][:2]
    return Commanded(
        id=f"slack:command:{body['trigger_id']}",
        by=_by_handle(body["user_id"], me),
        chat=_named_chat(body["channel_id"], body.get("channel_name") or "", me),
        verb=verb.lower().removeprefix("/"),
        rest=rest,
    )


def _is_ours(message: Payload, me: Me) -> bool:
    return message.get("user") == me.user or message.get("bot_id") == me.bot


def _author(message: Payload, me: Me) -> Account:
    """Who did it: a user, else the bot that posts, else nobody, where Slack does not tell."""
    user, bot = message.get("user"), message.get("bot_id")
    kind: Literal["person", "bot", "nobody"] = "bot" if bot or user == "USLACKBOT" else "person" if user else "nobody"
    return Account(id=f"slack:{me.team}:{user or bot or ''}", name=message.get("username") or "", kind=kind)


def _by_handle(user: str, me: Me) -> Account:
    """Who pressed or commanded. Slack only gives a handle there; what people call them it tells on request."""
    return Account(id=f"slack:{me.team}:{user}")


def _chat(event: Payload, me: Me) -> Chat:
    channel = event["channel"]
    shared = not _is_direct(channel, event.get("channel_type"))
    return Chat(id=f"slack:{me.team}:{channel}", shared=shared, topics=shared)


def _named_chat(channel: str, name: str, me: Me) -> Chat:
    shared = not _is_direct(channel, name)
    title = "" if name in _NAMELESS else name
    return Chat(id=f"slack:{me.team}:{channel}", shared=shared, title=title, topics=shared)


def _is_direct(channel: str, kind: str | None) -> bool:
    return channel.startswith("D") or kind in ("im", "directmessage")


def _thread(chat: Chat, message: Payload) -> str | None:
    """Where an answer belongs: in a shared chat always into a thread, so that it disturbs nobody else."""
    thread: str | None = message.get("thread_ts") or (message["ts"] if chat.shared else None)
    return thread


def _visible(message: Payload, me: Me) -> str:
    return mrkdwn.with_attachments(mrkdwn.readable(message.get("text") or "", me.user), message)


def _refs(message: Payload) -> list[str]:
    """Which files there are; how much Slack tells of each changes by itself."""
    return [attachment.ref for attachment in attachments(message)]


def _instant(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), tz=UTC)


_INTERACTIONS: dict[str, Callable[[Payload, Me], PersonEvent | None]] = {
    "block_actions": _pressed,
    "message_action": _picked,
    "view_submission": _submitted,
}

Translate = Callable[[Payload, str, Me], PersonEvent | None]

# Kinds that are not listed (somebody joined, a topic was set, our Home was opened) are none of our business.
_EVENTS: dict[str, Translate] = {
    "message": _message,
    "app_mention": _wrote,
    "member_joined_channel": _joined,
    "member_left_channel": _left,
    "channel_left": _left,
    "group_left": _left,
}

_MESSAGES: dict[str | None, Translate] = {
    None: _wrote,
    "bot_message": _wrote,
    "thread_broadcast": _wrote,
    "file_share": _wrote,
    "me_message": _wrote,
    "message_changed": _edited,
    "message_deleted": _deleted,
}
