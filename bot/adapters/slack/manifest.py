"""The manifest from which Slack makes the app: what it is called, what it hears and what it may do."""

from __future__ import annotations

import json
from typing import Any

COMMAND = "/paletti"
REQUESTS_PATH = "/slack/events"

# Each stands in the menu of every message; its `callback_id` is the command of the event.
SHORTCUTS = (
    {
        "name": "Ask for approval",
        "type": "message",
        "callback_id": "approve",
        "description": "Have this message, with its files, approved by a client",
    },
)

BOT_EVENTS = (
    "app_mention",
    "channel_left",
    "group_left",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
)

BOT_SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "mpim:history",
    "users:read",
)


def manifest(public_url: str | None = None) -> dict[str, Any]:
    """The manifest as JSON types. With `public_url` Slack calls that server, without it Socket Mode is used."""
    address = {"request_url": public_url.rstrip("/") + REQUESTS_PATH} if public_url else {}
    command = {
        "command": COMMAND,
        "description": "Everything Paletti can do; try /paletti help",
        "usage_hint": "help",
        "should_escape": False,
    }
    return {
        "display_information": {"name": "Paletti", "description": "Guards office hours, and loses no message."},
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,  # else nobody can write to the bot
            },
            "bot_user": {"display_name": "paletti", "always_online": True},
            "shortcuts": list(SHORTCUTS),
            "slash_commands": [command | ({"url": address["request_url"]} if address else {})],
        },
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": {
            "event_subscriptions": address | {"bot_events": list(BOT_EVENTS)},
            "interactivity": {"is_enabled": True} | address,
            "org_deploy_enabled": False,
            "socket_mode_enabled": not address,
            "token_rotation_enabled": False,
        },
    }


def manifest_json(public_url: str | None = None) -> str:
    """The manifest as the text to paste at https://api.slack.com/apps under "From a manifest"."""
    return json.dumps(manifest(public_url), indent=2)
