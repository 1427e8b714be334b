"""The platforms that the settings turn on, as adapters. With the composition root the one room that names them all."""

from __future__ import annotations

from collections.abc import Iterable

from aiohttp.web import Application

from bot.adapters import Adapter
from bot.adapters.slack.connection import SlackAdapter
from bot.adapters.telegram.connection import TelegramAdapter
from bot.settings import Settings
from bot.store.files import FileStore


def platforms(settings: Settings, files: FileStore) -> dict[str, Adapter]:
    """An adapter for each platform that is set up. Raises SettingsError where something is missing."""
    adapters: dict[str, Adapter] = {}
    for name in settings.platforms():
        if name == "telegram":
            given = settings.telegram
            adapters[name] = TelegramAdapter(
                token=given.token.reveal(),
                files=files,
                base_url=given.base_url,
                mode=given.mode,
                public_url=settings.web.public_url,
            )
        else:
            slack = settings.slack
            adapters[name] = SlackAdapter(
                files=files,
                bot_token=slack.bot_token.reveal(),
                mode=slack.mode,
                app_token=slack.app_token.reveal(),
                signing_secret=slack.signing_secret.reveal(),
                base_url=slack.base_url,
            )
    return adapters


def mount(adapters: Iterable[Adapter], app: Application) -> None:
    """Let those that are called by their platform be called there."""
    for adapter in adapters:
        if isinstance(adapter, SlackAdapter | TelegramAdapter):
            adapter.mount(app)
