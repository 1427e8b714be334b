"""What Slack's answer to a call means: its data, or one of our typed errors. The one room that knows Slack's codes."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from aiohttp import ClientConnectorError, ConnectionTimeoutError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.errors import DeliveryError, NotFetched, Rejected, RetryLater, TopicGone, Unreachable, Unsure

_PATIENCE = frozenset({"ratelimited", "rate_limited"})

# Part of the request may have been carried out.
_UNSURE = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})

_UNREACHABLE = frozenset(
    {
        "account_inactive",
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "messages_tab_disabled",
        "not_in_channel",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
    }
)

_FILE_GONE = frozenset({"file_deleted", "file_not_found"})


async def answered(call: Awaitable[AsyncSlackResponse]) -> dict[str, Any]:
    """The data that a call of the Web API brings. Raises what `response_of` raises."""
    data = (await response_of(call)).data
    return data if isinstance(data, dict) else {}


async def response_of(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    """What Slack answers to a call, with its headers.

    Raises RetryLater, Unsure, Unreachable, TopicGone, Rejected, or NotFetched of a file. The library's own errors hold
    the token in their request, so none of them goes on from here, not even as a cause.
    """
    try:
        return await call
    except SlackApiError as error:
        raise _refusal(error.response) from None
    except (ClientConnectorError, ConnectionTimeoutError) as error:
        raise RetryLater(f"no connection to Slack ({type(error).__name__})") from None
    except Exception as error:  # noqa: BLE001  on answers it cannot read, the library raises whatever comes along
        raise Unsure(f"no clear answer from Slack ({type(error).__name__})") from None


def _refusal(response: Any) -> DeliveryError | NotFetched:
    """`response` is the library's, or aiohttp's own where the body is no JSON."""
    status: Any = getattr(response, "status_code", None) or getattr(response, "status", 0)
    data = getattr(response, "data", None)
    code = data.get("error") if isinstance(data, dict) else None
    if status == 429 or code in _PATIENCE:  # noqa: PLR2004  HTTP's number for "too many requests"
        return patience(response.headers.get("Retry-After", ""))
    if not isinstance(code, str):
        return Unsure(f"no clear answer from Slack (HTTP {status})")
    if status >= 500 or code in _UNSURE:  # noqa: PLR2004  HTTP: from here on the server is to blame
        return Unsure(f"Slack answered {code}")
    return _definite(code, data)


def _definite(code: str, data: Any) -> DeliveryError | NotFetched:
    """What Slack did not do, and would not do if it were asked again."""
    if code in _FILE_GONE:
        return NotFetched("gone")
    if code == "thread_not_found":
        return TopicGone(f"Slack answered {code}")
    lacks = f": the app lacks {data.get('needed') or 'it'}" if code == "missing_scope" else ""
    return (Unreachable if code in _UNREACHABLE else Rejected)(f"Slack answered {code}{lacks}")


def patience(header: str) -> RetryLater:
    """Slack asks to wait, as the header `Retry-After` says."""
    return RetryLater("Slack asks for patience", _seconds(header))


def _seconds(header: str) -> float | None:
    return float(header) if header.isascii() and header.isdecimal() else None
