"""The bot's token is part of every address that is called: here it is taken out of the log and of errors' texts."""

from __future__ import annotations

import logging

# The libraries' loggers that write addresses, or what some server between answered to one.
_LOGGERS = ("httpx", "telegram.Bot", "telegram.request.BaseRequest", "telegram.request.HTTPXRequest")
_SHOWN = "[token]"


class Redaction(logging.Filter):
    """Knows the token in order to hide it."""

    def __init__(self, token: str) -> None:
        super().__init__()
        # The part after the colon is the secret; it is hidden even where the colon was encoded.
        self._secrets = [token.partition(":")[2] or token]

    def hide(self, secret: str) -> None:
        """Hide this as well from now on."""
        self._secrets.append(secret)

    def clean(self, text: object) -> str:
        """The text without the token."""
        shown = str(text)
        for secret in self._secrets:
            shown = shown.replace(secret, _SHOWN)
        return shown

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean a record in place. Tracebacks are left out: they could hold the token, and say nothing more."""
        record.msg, record.args = self.clean(record.getMessage()), ()
        record.exc_info = None
        return True

    def begin(self) -> None:
        """Clean what the libraries log from now on."""
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self)

    def end(self) -> None:
        """Let the libraries log as before."""
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self)
