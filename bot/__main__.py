"""The command line."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import signal
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import click

from bot.clock import Clock, MovableClock, SystemClock, parse_start, system_time_in
from bot.command_line import configured, env_file, environment, settings_of
from bot.core.errors import PalettiError, SettingsError
from bot.keeping_commands import COMMANDS
from bot.settings import DEFAULT_FILE, load

REHEARSAL = """
  ##############################################################
  #  REHEARSAL: the clock is moved. Every message says so, and #
  #  the ledger records that its instants are not to be        #
  #  believed. Now: {now:<43}#
  ##############################################################
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--config", type=click.Path(path_type=Path), help="The settings file; paletti.toml if it exists.")
@click.version_option(package_name="paletti")
@click.pass_context
def cli(context: click.Context, config: Path | None) -> None:
    """Paletti guards a freelancer's boundaries on Telegram and Slack."""
    context.obj = config


@cli.command()
@click.option("--name", help="What clients know you by.")
@click.option("--timezone", help="Your time zone, such as Europe/Rome.")
@click.option("--hours", help="When you are open: Mon to Fri 9-13 and 14-18.")
@click.option("--language", help="Your language: en or it.")
@click.option("--holidays", help="Whose public holidays: IT, IT-RM, GB-ENG; none.")
@click.option("--telegram-token", help="The token that @BotFather gave you.")
@click.option("--slack-bot-token", help="Slack's bot token, xoxb-…")
@click.option("--slack-app-token", help="Slack's app-level token, xapp-…")
@click.option("--yes", is_flag=True, help="Ask nothing: what is not given is taken as proposed.")
@click.option("--offline", is_flag=True, help="Do not ask the platforms whether they take the tokens.")
@configured
def init(config: Path | None, *, yes: bool, offline: bool, **given: str | None) -> None:
    """Set up: asks, checks each token the moment it is given, writes paletti.toml and .env. Can be run again."""
    from bot import assembly
    from bot.setting_up import command
    from bot.setting_up.questions import Dialog
    from bot.store.file import NAME as JOURNAL

    toml = config or DEFAULT_FILE
    env = env_file(toml)
    known = load(toml, environment(toml), begun=False)
    command.init(known, toml, env, Dialog(given, silent=yes, offline=offline))
    now = load(toml, environment(toml))
    command.ended(now, toml, env, started=(assembly.data_folder(now) / JOURNAL).exists())


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Tell it in JSON.")
@configured
def check(config: Path | None, *, as_json: bool) -> None:
    """Look at settings, data and platforms: each line with its mend. Exit code 1 if something is in the way."""
    from bot import assembly
    from bot.checking import command

    settings = load(config, environment(config))
    folder = assembly.data_folder(settings)
    findings = command.looked_at(settings, folder, env_file(config), SystemClock().now)
    sys.exit(command.told(findings, as_json=as_json))


@cli.command()
@click.option("--clock-start", help="Rehearse: the instant that the clock shows at start, in ISO 8601.")
@click.option("--clock-speed", type=float, default=1.0, show_default=True, help="Rehearse: how fast the clock runs.")
@configured
def run(config: Path | None, clock_start: str | None, clock_speed: float) -> None:
    """Run the bot on the platforms that are set up."""
    settings = settings_of(config)
    settings.platforms()  # what is missing is told before anything heavy is loaded
    clock = _clock(clock_start, clock_speed, settings.office.timezone)
    with _for_good():
        from bot import assembly, logs

    logs.configure(settings.log.level, settings.log.format, settings.secrets(), rehearsal=clock.moved)
    if clock.moved:
        click.echo(REHEARSAL.format(now=clock.now().isoformat(timespec="seconds")), err=True)
    _until_stopped(assembly.run(settings, clock, announce=_show_claim_code))


@contextlib.contextmanager
def _for_good() -> Iterator[None]:
    """What is loaded here stays: to look for garbage in it takes a tenth of a start, and 50 ms now and then later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _clock(start: str | None, speed: float, timezone: str) -> Clock:
    if start is None and speed == 1.0:
        return SystemClock()
    try:
        return MovableClock(parse_start(start, timezone) if start else system_time_in(0.0), speed)
    except ValueError as error:
        raise SettingsError(f"--clock-speed takes a number from 0 up, such as 60: {error}") from error


def _show_claim_code(code: str) -> None:
    click.echo(f"\n  To own this office, write to your bot, in a private chat:\n\n      /claim {code}\n")
    click.echo(f"  (on Slack: /paletti claim {code})\n")
    sys.stdout.flush()


@cli.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes a free one.")
@click.option(
    "--language",
    type=click.Choice(["en", "it"]),
    default="en",
    show_default=True,
    help="What the office speaks at first; the page goes by the browser.",
)
def demo(port: int, language: str) -> None:
    """Try it in the browser: no account, no token, temporary data."""
    from bot import demo as stage
    from bot import logs

    logs.configure("warning", "console", ())
    start = stage.start_of_demo(system_time_in(0.0))

    def started(address: str) -> None:
        click.echo(f"Paletti's playground: {address}   (Ctrl+C ends it; nothing is kept)")
        sys.stdout.flush()

    _until_stopped(stage.demo(language, port, started, start))


@cli.command("claim-code")
@configured
def claim_code(config: Path | None) -> None:
    """Make a new one-time code with which an account becomes the owner's."""
    from bot import assembly, console

    settings = settings_of(config)
    answer = console.ask(assembly.data_folder(settings), {"do": "claim-code"})
    if answer is None:
        settings.platforms()  # an office that is not set up yet must not begin here, with hours that nobody chose
        office = assembly.Office(settings, SystemClock())
        answer = {"code": office.claim_code()}
        office.close()
    if "error" in answer:
        raise click.ClickException(answer["error"])
    _show_claim_code(answer["code"])


@cli.command("slack-manifest")
@configured
def slack_manifest(config: Path | None) -> None:
    """Print the manifest from which Slack makes the app (api.slack.com/apps, Create New App, From a manifest)."""
    from bot.adapters.slack.manifest import manifest

    settings = settings_of(config)
    public_url = settings.web.public_url if settings.slack.mode == "http" else None
    click.echo(json.dumps(manifest(public_url), indent=2))


@cli.command()
@click.argument("key", required=False)
@click.option("--check", is_flag=True, help="Tell what is wrong in your own texts and terms. Exit code 1: something.")
@click.option("--language", type=click.Choice(["en", "it"]), help="List this language; the office's by default.")
@click.option("--grep", default="", help="List what has this word in it.")
@configured
def wording(config: Path | None, key: str | None, language: str | None, grep: str, *, check: bool) -> None:
    """List every text with an example; with KEY, show one in both languages, ours and your own."""
    from bot import wording_command

    settings = settings_of(config)
    if check:
        sys.exit(wording_command.check(settings))
    elif key:
        wording_command.show(settings, key)
    else:
        wording_command.every(settings, language or settings.office.language, grep)


def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run until it ends or somebody ends it (Ctrl+C, or SIGTERM from a service manager)."""

    async def stoppable() -> None:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, task.cancel)
        try:
            await task
        except asyncio.CancelledError:
            click.echo("stopped", err=True)

    asyncio.run(stoppable())


for _command in COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """The console script: our own errors are one clear line, never a traceback."""
    try:
        cli()
    except PalettiError as error:
        click.echo(f"paletti: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
