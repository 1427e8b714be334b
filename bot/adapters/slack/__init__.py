"""Slack, by Socket Mode or by signed HTTP requests, with slack-bolt."""

from __future__ import annotations

from bot.adapters.slack.connection import SlackAdapter
from bot.adapters.slack.manifest import manifest, manifest_json

__all__ = ["SlackAdapter", "manifest", "manifest_json"]
