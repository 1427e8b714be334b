"""Telegram, by long polling or by webhook.

`connection` is the adapter; `line` and `transport` talk to the network for it. Updates come through `polling` or
`webhook` to `intake`; `incoming` and `contents` translate them and are pure, as are `parts`, `outgoing` and `media`,
which say what a message becomes before `sending` makes the call. `downloads` fetches files. `faults` says what an error
means, `redaction` keeps the token out of the log.
"""

from bot.adapters.telegram.connection import TelegramAdapter

__all__ = ["TelegramAdapter"]
