"""Logging: one stream of lines on standard error, for people or for machines, in which no token can appear.

Our own lines (structlog) and the libraries' (stdlib) pass the same steps. The last step before rendering turns every
value into plain JSON types and takes secrets out of every text, tracebacks included; nothing is added after it.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import Any, TextIO
from urllib.parse import quote

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

REDACTED = "[redacted]"

# What looks like a credential is taken out even where nobody told us of it.
_SHAPES = (
    r"\d+(?::|%3[Aa])[A-Za-z0-9_-]{30,}",  # a Telegram bot's token, also inside an address
    r"(?:xox[a-z]|xapp|xwfp)-[\w-]+",  # Slack's tokens
    r"(?<=ticket=)[\w%.-]+",  # opens a Slack socket
    r"(?<=hooks\.slack\.com/)[\w%./-]+",  # answers a Slack command
)

# They write addresses, with the token within, and every single request.
_TALKATIVE = ("httpx", "httpcore", "aiohttp.access", "apscheduler")


class Redactor:
    """Takes secrets out of texts, however they were escaped on the way into them."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        parts = {part for secret in secrets for part in (secret, _telegram_half(secret)) if part}
        spellings = {spelling for part in parts for spelling in _spellings(part)}
        longest_first = sorted(spellings, key=len, reverse=True)
        self._pattern = re.compile("|".join((*map(re.escape, longest_first), *_SHAPES)))

    def text(self, text: str) -> str:
        """The text without secrets."""
        return self._pattern.sub(REDACTED, text)

    def value(self, value: Any) -> Any:
        """The value as JSON types, without secrets; what JSON does not know appears as its `repr`."""
        match value:
            case None | bool() | int() | float():
                return value
            case str():
                return self.text(value)
            case dict():
                return {self.text(str(key)): self.value(each) for key, each in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self.value(each) for each in value]
            case _:
                return self.text(repr(value))

    def __call__(self, _logger: WrappedLogger, _method: str, event_dict: EventDict) -> EventDict:
        """As a step of structlog's."""
        return {str(key): self.value(value) for key, value in event_dict.items()}


def _telegram_half(secret: str) -> str:
    """Of a Telegram bot's token, the half that is secret: what follows the bot's id."""
    bot, _, half = secret.partition(":")
    return half if bot.isdigit() else ""


def _spellings(secret: str) -> set[str]:
    """The secret as it is, in JSON, in a `repr`, in an address."""
    return {
        secret,
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        repr(secret)[1:-1],
        quote(secret),
        quote(secret, safe=""),
    }


def configure(
    level: str,
    format: str,  # noqa: A002  named like the setting
    secrets: Iterable[str],
    *,
    rehearsal: bool = False,
) -> None:
    """Send all logging to standard error, once per process.

    Args:
        level: The least important lines to write: `debug`, `info`, `warning`, `error`.
        format: `console` for people, `json` for one JSON object a line.
        secrets: What must never appear; texts that look like tokens are taken out without being named.
        rehearsal: Mark every line, since the bot runs on a moved clock.
    """
    redactor = Redactor(secrets)
    first: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        *([_mark_rehearsal] if rehearsal else []),
    ]
    renderer: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if format == "console":
        # The plain formatter, since the pretty one shows local variables, in which tokens live.
        plain = structlog.dev.plain_traceback
        renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=first,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            redactor,
            renderer,
        ],
    )
    structlog.configure(
        processors=[
            *first,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = _Handler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _crashed
    threading.excepthook = lambda args: _crashed(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _crashed(args.exc_type, args.exc_value, args.exc_traceback)


class _Handler(logging.StreamHandler[TextIO]):
    """Writes lines; one that cannot be formatted is reported without its arguments, which stdlib would print bare."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  overrides logging's
        report = logging.makeLogRecord(
            {
                "name": record.name,
                "levelno": logging.ERROR,
                "levelname": "ERROR",
                "msg": "a log line could not be written",
                "exc_info": sys.exc_info(),
            }
        )
        with suppress(OSError, ValueError):  # standard error itself is closed: nobody is left to tell
            self.stream.write(self.format(report) + self.terminator)


def _mark_rehearsal(_logger: WrappedLogger, _method: str, event_dict: EventDict) -> EventDict:
    event_dict["rehearsal"] = True
    return event_dict


def _crashed(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Errors that nobody handled take the same way as every other line."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error or kind(), trace)
    else:
        logging.getLogger(__name__).critical("an error that nobody handled", exc_info=(kind, error or kind(), trace))
