"""What the commands have in common: which settings file counts, and what stands in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from dotenv import dotenv_values

from bot.core.errors import SettingsError
from bot.settings import DEFAULT_FILE, Settings, load, nearest_variable

Command = Callable[..., None]


def configured(command: Command) -> Command:
    """A command whose first argument is the settings file: its own `--config`, else the group's, else None."""

    @click.option("--config", "own", type=click.Path(path_type=Path), help="The settings file.")
    @click.pass_obj
    @wraps(command)
    def with_config(config: Path | None, /, *args: Any, own: Path | None, **options: Any) -> None:
        command(own or config, *args, **options)

    return with_config


def settings_of(config: Path | None) -> Settings:
    """What the file and the environment say; a note on standard error for each variable that is none of ours."""
    settings = load(config, environment(config))
    for name in settings.unknown_environment:
        near = nearest_variable(name)
        hint = f"; do you mean {near}?" if near else ""
        click.echo(f"note: {name} is not a setting of this version{hint}", err=True)
    return settings


def environment(config: Path | None) -> dict[str, str]:
    """The environment, which wins, and what stands in the `.env` beside the settings file. Raises SettingsError."""
    path = env_file(config)
    try:
        beside = dotenv_values(path, interpolate=False)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: this is not UTF-8") from None
    return {**{name: value for name, value in beside.items() if value}, **os.environ}


def env_file(config: Path | None) -> Path:
    """Where secrets may stand: `.env` beside the settings file."""
    return (config or DEFAULT_FILE).parent / ".env"
