"""The command: it asks, checks, and writes. Run again, it proposes what stands there already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import click

from bot.adapters.slack.manifest import manifest_json
from bot.core.errors import SettingsError
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
LACKING = """
{toml} and {env} are written, but it cannot start yet. {lacks}

Run paletti init again once you have it."""
STARTED = """
This office has been started before. Name, time zone and language count from the next start; hours and holidays stay as
they are, and are changed by writing /hours to the bot."""


def init(settings: Settings, toml: Path, env: Path, dialog: Dialog) -> None:
    """Ask what there is to ask, and write both files. `settings` are those that stand there already.

    Each part is written as soon as it is answered, so that whoever breaks off finds it proposed the next time. What can
    be done next is for `ended` to tell.

    Raises click.ClickException for what makes no sense, SettingsError for a file that cannot be read or written.
    """
    office = _office(settings, dialog)
    settings_written(toml, {"office": office})
    secrets_written(env, _telegram(settings, dialog))
    secrets_written(env, _slack(settings, toml.parent, dialog))


def ended(settings: Settings, toml: Path, env: Path, *, started: bool) -> None:
    """Tell what comes next. `settings` as they are now; `started`: there are data of this office already."""
    try:
        settings.platforms()
        click.echo(DONE.format(toml=toml, env=env))
    except SettingsError as error:
        click.echo(LACKING.format(toml=toml, env=env, lacks=error))
    if started:
        click.echo(STARTED)


def _office(settings: Settings, dialog: Dialog) -> dict[str, str]:
    """What the first start begins with."""

    def proposed(key: str, guess: str) -> str:
        return str(getattr(settings.office, key)) if settings.origin(f"office.{key}") != "default" else guess

    name = dialog.ask("name", "What do clients know you by", proposed("name", ""), questions.name)
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
        slack = settings.slack
        if slack.bot_token and (slack.app_token or slack.signing_secret) and not _anew("Slack"):
            return {}
        manifest = folder / MANIFEST
        manifest.write_text(manifest_json() + "\n", "utf-8")
        click.echo(SLACK.format(manifest=manifest))
    bot = dialog.token("slack_bot_token", "Bot token", _look("slack.bot_token", settings, dialog))
    if not bot and not (settings.slack.bot_token and dialog.given["slack_app_token"]):
        return {}
    if dialog.asks("slack_app_token"):
        click.echo(SLACK_APP)
    app = dialog.token("slack_app_token", "App-level token", _look("slack.app_token", settings, dialog))
    given = {SPECS["slack.bot_token"].variable: bot, SPECS["slack.app_token"].variable: app}
    return {variable: token for variable, token in given.items() if token}


def _anew(platform: str) -> bool:
    return click.confirm(f"\n{platform} is set up already. Set it up anew", default=False)


def _look(name: str, settings: Settings, dialog: Dialog) -> Callable[[str], list[Finding]]:
    """What looks at a token for that setting, and, unless offline, asks the platform about it."""
    return lambda token: asyncio.run(looked_at(name, token, settings, offline=dialog.offline))
