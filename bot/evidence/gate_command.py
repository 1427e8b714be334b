"""The command `gate`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click import echo

from bot.core.errors import PalettiError
from bot.evidence.commands import reader
from bot.evidence.gate import UNREADABLE, Told, look


def command(folder: Callable[[], Path], client: str, thing: str, *, as_json: bool) -> int:
    """Look at the data in `folder()`, beside a bot that may be running, and tell it. Gives the exit code.

    Whatever cannot be read, the settings included, stops with a code of its own.
    """
    try:
        with reader(folder()) as books:
            told = look(books, client, thing)
    except (PalettiError, OSError) as error:
        told = Told(UNREADABLE, f"It cannot be read: {error}", {"go": False, "error": str(error)})
    # What was typed may be no text at all, and is told back.
    line = told.line.encode("utf-8", "replace").decode()
    echo(json.dumps(told.data) if as_json else line, err=told.code == UNREADABLE and not as_json)
    return told.code
