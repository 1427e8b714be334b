"""The command socket: how a command on the same machine asks a running bot. Only the data's owner can reach it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import structlog

from bot.core.errors import PalettiError

log = structlog.get_logger()

NAME = "paletti.sock"
ANSWER_SECONDS = 10.0
# For what rewrites the whole journal: a second for each 100 MB, and the rest for a slow disk.
LONG_SECONDS = 600.0

Request = dict[str, Any]
Commands = Mapping[str, Callable[[Request], dict[str, Any]]]


class NoAnswer(PalettiError):
    """A bot runs on the data, but cannot be asked, or did not answer in time."""


class Console:
    """One request a connection: a line of JSON `{"do": command, …}`, answered by a line of JSON."""

    def __init__(self, directory: Path, commands: Commands) -> None:
        """`directory` is the data's; its lock is held by this process, so a socket that lies there is a leftover."""
        self._path = directory / NAME
        self._commands = commands
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen. A path too long for a socket (some 100 bytes) only costs the commands, not the bot."""
        self._path.unlink(missing_ok=True)
        try:
            self._server = await asyncio.start_unix_server(self._answer, self._path)
            self._path.chmod(0o600)
        except OSError as error:
            log.warning("no command socket", path=str(self._path), reason=str(error))

    async def stop(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._path.unlink(missing_ok=True)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = json.loads(await asyncio.wait_for(reader.readline(), ANSWER_SECONDS))
            answer = self._commands[request["do"]](request)
        except Exception as error:  # noqa: BLE001  whatever a request does wrong, the bot goes on
            answer = {"error": f"{type(error).__name__}: {error}"}
        writer.write(json.dumps(answer).encode() + b"\n")
        with contextlib.suppress(OSError):
            await writer.drain()
        writer.close()


def ask(directory: Path, request: Request, seconds: float = ANSWER_SECONDS) -> dict[str, Any] | None:
    """The running bot's answer, or None if none runs on this data. It is waited for so many seconds.

    Raises NoAnswer; then it is not known whether the bot does what it was asked for. Raises PalettiError if the data
    are somebody else's.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(seconds)
        try:
            connection.connect(str(directory / NAME))
            connection.sendall(json.dumps(request).encode() + b"\n")
            with connection.makefile("r", encoding="utf-8") as answers:
                answer: dict[str, Any] = json.loads(answers.readline())
        except (FileNotFoundError, ConnectionRefusedError):
            return None
        except PermissionError:
            raise PalettiError(
                f"{directory} belongs to somebody else. Run this as the user who runs Paletti."
            ) from None
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and not isinstance(error, TimeoutError) and error.errno is None:
                return None  # the path is too long for a socket, so nobody listens there either
            why = "no answer came" if isinstance(error, ValueError) else str(error)
            raise NoAnswer(f"The bot that runs on {directory} cannot be asked ({why}). Please try again.") from error
    return answer
