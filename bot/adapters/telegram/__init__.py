"""Telegram, by long polling.

`connection` is the adapter; `line` and `polling` talk to the network for it. `incoming` and `outgoing` translate and
are pure. `faults` says what an error means, `redaction` keeps the token out of the log.
"""

from bot.adapters.telegram.connection import TelegramAdapter

__all__ = ["TelegramAdapter"]
