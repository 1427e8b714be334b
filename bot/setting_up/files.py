"""The two files: `paletti.toml`, whose comments and other lines stay as they are, and `.env`, for its owner only."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import dotenv
import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Table

from bot.core.errors import SettingsError

HEAD = "Paletti's settings. All there are, with their defaults: paletti.example.toml. Tokens stand in .env."


def settings_written(path: Path, given: Mapping[str, Mapping[str, str]]) -> None:
    """Set these keys (by section) in the file; it is made if it is not there. Raises SettingsError."""
    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from None
    if not path.exists():
        document.add(tomlkit.comment(HEAD))
    for section, keys in given.items():
        table = document.get(section)
        if not isinstance(table, Table):
            table = tomlkit.table()
            document[section] = table
        for key, value in keys.items():
            table[key] = value
    _replaced(path, tomlkit.dumps(document), 0o644)


def secrets_written(path: Path, given: Mapping[str, str]) -> None:
    """Set these variables in the file, which nobody else can read. Raises SettingsError."""
    try:
        if not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        path.chmod(0o600)
        for variable, value in given.items():
            dotenv.set_key(path, variable, value, quote_mode="never")
        path.chmod(0o600)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}") from None


def _replaced(path: Path, text: str, mode: int) -> None:
    """As a whole or not at all; a file that was there keeps its rights."""
    aside = path.with_name(path.name + ".new")
    try:
        aside.write_text(text, "utf-8")
        aside.chmod(path.stat().st_mode & 0o777 if path.exists() else mode)
        aside.replace(path)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}") from None
