"""What an error of the library means: for a delivery, for people, and for how long to wait."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.core.errors import (
    ChatMoved,
    DeliveryError,
    Rejected,
    RetryLater,
    StorageFault,
    TopicGone,
    Unreachable,
    Unsure,
)

# Seconds to wait after the first failure in a row, the second, and so on; the last one from then on.
PAUSES_SECONDS = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)

# No connection was made, so nothing can have arrived. Every other break leaves that open.
_NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)
# Telegram's words for a chat that cannot be written to, where it answers with the status of a bad request.
_CLOSED_CHATS = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
    "group chat was deactivated",
)
# And for a topic: deleted, never there, or closed to us.
_GONE_TOPICS = ("message thread not found", "topic_deleted", "topic_closed", "topic_id_invalid")
_TROUBLES: tuple[tuple[type[Exception], str], ...] = (
    (StorageFault, "What Telegram delivers cannot be stored: {reason}"),
    (Conflict, "Another program receives this bot's messages with the same token: {reason}"),
    (InvalidToken, "Telegram no longer accepts the bot's token (PALETTI_TELEGRAM_TOKEN): {reason}"),
    (RetryAfter, "Telegram asks for patience: {reason}"),
    (TimedOut, "Telegram is too slow to answer: {reason}"),
    (Exception, "Telegram's answer is of no use: {reason}"),
)


def delivery_error(error: Exception, reason: str) -> DeliveryError:
    """What became of a message whose call raised `error`; `reason` is its text, fit to be shown."""
    if isinstance(error, ChatMigrated):
        return ChatMoved(f"telegram:{error.new_chat_id}")
    if isinstance(error, RetryAfter):
        return RetryLater(reason, _asked_seconds(error))
    if _never_sent(error) or (isinstance(error, InvalidToken) and not is_strange(error)):
        return RetryLater(reason)  # the token's fault is not the message's
    too_large = str(error).startswith("Request Entity Too Large")  # the library has no kind of its own for it
    if is_strange(error) or not (too_large or isinstance(error, Forbidden | BadRequest)):
        return Unsure(reason)
    told = str(error).lower()
    if any(words in told for words in _GONE_TOPICS):
        return TopicGone(reason)
    closed = isinstance(error, Forbidden) or any(words in told for words in _CLOSED_CHATS)
    return Unreachable(reason) if closed else Rejected(reason)


def trouble_of(error: Exception, reason: str) -> str:
    """Why nothing is received right now, for people; `reason` is the error's text, fit to be shown."""
    if _never_sent(error):
        return f"Telegram cannot be reached: {reason}"
    if is_strange(error):
        return f"What answers in Telegram's place is not Telegram: {reason}"
    return next(text for kind, text in _TROUBLES if isinstance(error, kind)).format(reason=reason)


def pause_seconds(error: Exception, failures: int) -> float:
    """How long to wait after the last of so many failures in a row: what Telegram asked for, or our own back-off."""
    if isinstance(error, RetryAfter):
        return _asked_seconds(error)
    return PAUSES_SECONDS[min(failures, len(PAUSES_SECONDS)) - 1]


def is_strange(error: BaseException) -> bool:
    """Whether a refusal is not in Telegram's form: some server between us and Telegram gave it, so it proves little.

    The library then names as its cause that the body could not be read, in an error of no particular kind.
    """
    cause = error.__cause__
    return type(cause) is TelegramError or (cause is not None and is_strange(cause))


def _never_sent(error: Exception) -> bool:
    # A 429 without the seconds to wait reaches us as an ordinary network error.
    told_to_wait = str(error).startswith("Too Many Requests")
    return isinstance(error, NetworkError) and (told_to_wait or isinstance(error.__cause__, _NEVER_SENT))


def _asked_seconds(error: RetryAfter) -> float:
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
