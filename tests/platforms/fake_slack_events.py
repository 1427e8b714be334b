"""The payloads that the fake Slack hands out."""

from __future__ import annotations

import itertools
from typing import Any

from tests.platforms.fake_slack_state import APP, BOT_USER, TEAM, Channel, Said

Json = dict[str, Any]

_numbers = itertools.count(1)


def fresh(prefix: str) -> str:
    return f"{prefix}{next(_numbers):08d}"


def event(inner: Json, ts: str) -> Json:
    """The envelope of the Events API, with an event_id of its own."""
    return {
        "token": "verification-token",
        "team_id": TEAM,
        "context_team_id": TEAM,
        "api_app_id": APP,
        "event": {**inner, "event_ts": ts},
        "type": "event_callback",
        "event_id": fresh("Ev"),
        "event_time": int(float(ts)),
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
    }


def message(said: Said, channel: Channel) -> Json:
    return event({**said.shown(), "channel": channel.id, "channel_type": channel.kind, "team": TEAM}, said.ts)


def mention(said: Said, channel: Channel) -> Json:
    """The twin of a message that mentions the bot: fewer fields, another event_id."""
    shown = {key: value for key, value in said.shown().items() if key not in ("subtype", "parent_user_id")}
    return event({**shown, "type": "app_mention", "channel": channel.id, "team": TEAM}, said.ts)


def changed(now: Json, before: Json, channel: Channel, ts: str) -> Json:
    inner = {"type": "message", "subtype": "message_changed", "message": now, "previous_message": before}
    return event({**inner, "hidden": True, "channel": channel.id, "channel_type": channel.kind, "ts": ts}, ts)


def deleted(before: Json, channel: Channel, ts: str) -> Json:
    inner = {"type": "message", "subtype": "message_deleted", "previous_message": before, "deleted_ts": before["ts"]}
    return event({**inner, "hidden": True, "channel": channel.id, "channel_type": channel.kind, "ts": ts}, ts)


def tombstone(said: Said) -> Json:
    """What is left of a thread's root that was deleted."""
    gone = {"text": "This message was deleted.", "user": "USLACKBOT", "subtype": "tombstone", "hidden": True}
    return {"type": "message", "ts": said.ts, "thread_ts": said.ts, **gone}


def command(user: Json, channel: Channel, command: str, text: str, *, trigger: str, response_url: str) -> Json:
    names = {"im": "directmessage", "group": "privategroup"}
    return {
        "token": "verification-token",
        "team_id": TEAM,
        "team_domain": "studio",
        "channel_id": channel.id,
        "channel_name": names.get(channel.kind, channel.name),
        "user_id": user["id"],
        "user_name": user["name"],
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }


def press(user: Json, channel: Channel, said: Said, action: Json, *, trigger: str, response_url: str) -> Json:
    names = {"im": "directmessage", "group": "privategroup"}
    container = {"type": "message", "message_ts": said.ts, "channel_id": channel.id, "is_ephemeral": False}
    return {
        "type": "block_actions",
        "token": "verification-token",
        "team": {"id": TEAM, "domain": "studio"},
        "user": {"id": user["id"], "username": user["name"], "name": user["name"], "team_id": TEAM},
        "api_app_id": APP,
        "container": container | ({"thread_ts": said.thread_ts} if said.thread_ts else {}),
        "trigger_id": trigger,
        "channel": {"id": channel.id, "name": names.get(channel.kind, channel.name)},
        "message": said.shown(),
        "response_url": response_url,
        "actions": [action],
    }


def pick(
    user: Json, channel: Channel, said: Said, *, callback_id: str, trigger: str, response_url: str, ts: str
) -> Json:
    """Somebody chose an app's entry in the menu of a message."""
    names = {"im": "directmessage", "group": "privategroup"}
    return {
        "type": "message_action",
        "token": "verification-token",
        "action_ts": ts,
        "team": {"id": TEAM, "domain": "studio"},
        "user": {"id": user["id"], "username": user["name"], "name": user["name"], "team_id": TEAM},
        "channel": {"id": channel.id, "name": names.get(channel.kind, channel.name)},
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback_id,
        "trigger_id": trigger,
        "response_url": response_url,
        "message_ts": said.ts,
        "message": said.shown(),
    }


def submission(user: Json, view: Json, trigger: str) -> Json:
    """A modal was sent in: there is no channel, no time and no response_url."""
    return {
        "type": "view_submission",
        "team": {"id": TEAM, "domain": "studio"},
        "user": {"id": user["id"], "username": user["name"], "name": user["name"], "team_id": TEAM},
        "api_app_id": APP,
        "token": "verification-token",
        "trigger_id": trigger,
        "view": view,
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }
