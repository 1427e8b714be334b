"""The command: it asks, checks, and writes. Run again, it proposes what stands there already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import click

from bot.adapters.slack.manifest import manifest_json
from bot.core.findings import Finding
from bot.platforms import looked_at
from bot.setting_up import guesses, questions
from bot.setting_up.files import secrets_written, settings_written
from bot.setting_up.questions import Dialog
from bot.settings import SPECS, Settings

MANIFEST = "slack-manifest.json"
BOTFATHER = """
Telegram (skip it with Enter)
  1. Open https://t.me/BotFather and write /newbot.
  2. Choose a name (your clients see it) and a username that ends in "bot".
  3. Copy the token that it answers with."""
SLACK = """
Slack (skip it with Enter)
  1. Open https://api.slack.com/apps, Create New App, From a manifest, choose your workspace.
  2. Paste the text of {manifest} (JSON), and create the app.
  3. Install App, and copy the Bot User OAuth Token, which begins with xoxb-."""
SLACK_APP = """  4. Basic Information, App-Level Tokens, Generate Token: scope connections:write.
     Copy the token, which begins with xapp-."""
DONE = """
{toml} and {env} are written. Next:

    paletti check     tells whether all is well
    paletti run       starts it, and shows a code with which the office becomes yours"""


def init(settings: Settings, toml: Path, env: Path, dialog: Dialog) -> None:
    """Ask what there is to ask, and write both files. `settings` are those that stand there already.

    Raises click.ClickException for what makes no sense, SettingsError for a file that cannot be read or written.
    """
    office = _office(settings, dialog)
    settings_written(toml, {"office": office})
    secrets_written(env, _telegram(settings, dialog) | _slack(settings, toml.parent, dialog))
    click.echo(DONE.format(toml=toml, env=env))


def _office(settings: Settings, dialog: Dialog) -> dict[str, str]:
    """What the first start begins with."""

    def proposed(key: str, guess: str) -> str:
        return str(getattr(settings.office, key)) if settings.origin(f"office.{key}") != "default" else guess

    name = dialog.ask("name", "What do clients know you by", proposed("name", ""), str)
    language = dialog.ask(
        "language", "Your language (en, it)", proposed("language", guesses.language()), questions.language
    )
    zone = dialog.ask("timezone", "Your time zone", proposed("timezone", guesses.timezone()), questions.zone)
    rule = _hours(proposed("hours", settings.office.hours), zone, language, dialog)
    holidays = dialog.ask(
        "holidays",
        "Whose public holidays (IT, IT-RM, GB-ENG; none)",
        proposed("holidays", guesses.country(zone)) or "none",
        questions.holidays,
    )
    return {"name": name, "timezone": zone, "hours": rule, "language": language, "holidays": holidays}


def _hours(proposed: str, zone: str, language: str, dialog: Dialog) -> str:
    """As they were typed, once they were read back."""
    question = "When are you open (such as Mon to Fri 9-13 and 14-18)"
    while True:
        rule = dialog.ask("hours", question, proposed, lambda text: questions.hours(text, zone))
        click.echo(questions.hours_echoed(rule, language))
        if not dialog.asks("hours") or click.confirm("Is that right", default=True):
            return rule


def _telegram(settings: Settings, dialog: Dialog) -> dict[str, str]:
    if dialog.asks("telegram_token"):
        if settings.telegram.token and not _anew("Telegram"):
            return {}
        click.echo(BOTFATHER)
    token = dialog.token("telegram_token", "Token", _look("telegram.token", settings, dialog))
    return {SPECS["telegram.token"].variable: token} if token else {}


def _slack(settings: Settings, folder: Path, dialog: Dialog) -> dict[str, str]:
    if dialog.asks("slack_bot_token"):
        if settings.slack.bot_token and not _anew("Slack"):
            return {}
        manifest = folder / MANIFEST
        manifest.write_text(manifest_json() + "\n", "utf-8")
        click.echo(SLACK.format(manifest=manifest))
    bot = dialog.token("slack_bot_token", "Bot token", _look("slack.bot_token", settings, dialog))
    if not bot:
        return {}
    if dialog.asks("slack_app_token"):
        click.echo(SLACK_APP)
    app = dialog.token("slack_app_token", "App-level token", _look("slack.app_token", settings, dialog))
    return {SPECS["slack.bot_token"].variable: bot} | ({SPECS["slack.app_token"].variable: app} if app else {})


def _anew(platform: str) -> bool:
    return click.confirm(f"\n{platform} is set up already. Set it up anew", default=False)


def _look(name: str, settings: Settings, dialog: Dialog) -> Callable[[str], list[Finding]]:
    """What looks at a token for that setting, and, unless offline, asks the platform about it."""
    return lambda token: asyncio.run(looked_at(name, token, settings, offline=dialog.offline))
