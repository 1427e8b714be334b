"""The platforms that the settings turn on, as adapters. With the composition root the one room that names them all."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterable

from aiohttp.web import Application

from bot.adapters import Adapter
from bot.adapters.slack import probing as slack
from bot.adapters.slack.connection import SlackAdapter
from bot.adapters.telegram import probing as telegram
from bot.adapters.telegram.connection import TelegramAdapter
from bot.core.findings import Finding
from bot.settings import SPECS, Settings
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
            app = settings.slack
            adapters[name] = SlackAdapter(
                files=files,
                bot_token=app.bot_token.reveal(),
                mode=app.mode,
                app_token=app.app_token.reveal(),
                signing_secret=app.signing_secret.reveal(),
                base_url=app.base_url,
            )
    return adapters


def mount(adapters: Iterable[Adapter], app: Application) -> None:
    """Let those that are called by their platform be called there."""
    for adapter in adapters:
        if isinstance(adapter, SlackAdapter | TelegramAdapter):
            adapter.mount(app)


def probes(settings: Settings, *, running: bool) -> list[Awaitable[list[Finding]]]:
    """A look at each platform that is set up, to be awaited. Raises SettingsError where something is missing."""
    looks: list[Awaitable[list[Finding]]] = []
    for name in settings.platforms():
        if name == "telegram":
            given = settings.telegram
            looks.append(
                telegram.probe(
                    given.token.reveal(),
                    given.base_url,
                    mode=given.mode,
                    public_url=settings.web.public_url,
                    running=running,
                )
            )
        else:
            looks.append(slack.bot_token(settings.slack.bot_token.reveal(), settings.slack.base_url))
            if settings.slack.mode == "socket":
                looks.append(slack.app_token(settings.slack.app_token.reveal(), settings.slack.base_url))
    return looks


async def looked_at(name: str, token: str, settings: Settings, *, offline: bool = False) -> list[Finding]:
    """Whether a platform takes the token of that setting (`telegram.token`, `slack.bot_token`, `slack.app_token`).

    `offline`: only whether it can be one.
    """
    expected = SPECS[name]
    if not re.fullmatch(expected.pattern, token):
        return [Finding("bad", f"This is not {expected.expected}.")]
    if offline:
        return []
    if name == "telegram.token":
        return [await telegram.introduced(token, settings.telegram.base_url)]
    look = slack.bot_token if name == "slack.bot_token" else slack.app_token
    return await look(token, settings.slack.base_url)
