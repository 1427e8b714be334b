"""A look at an app in Slack without running it: are the tokens good, and are all the manifest's scopes granted."""

from __future__ import annotations

from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.connection import APP_TOKEN, BOT_TOKEN, WHERE_TO_GET
from bot.adapters.slack.manifest import BOT_SCOPES
from bot.core.findings import Finding

_LATER = "Check the machine's connection (and proxy), and try again."
_SECONDS = 20


async def bot_token(token: str, base_url: str) -> list[Finding]:
    """Whose the token is, and what it may not do that the manifest asks for."""
    answer = await _asked(AsyncWebClient(token=token, base_url=base_url, timeout=_SECONDS).auth_test())
    if isinstance(answer, Finding):
        return [answer]
    if isinstance(answer, str):
        return [Finding("bad", f"Slack refuses the bot token ({answer}).", f"{BOT_TOKEN}: {WHERE_TO_GET[BOT_TOKEN]}")]
    found = [Finding("good", f"Slack: the bot token is @{answer['user']}'s in the workspace {answer['team']}.")]
    header = next((value for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), "")
    granted = {scope.strip() for scope in header.split(",")}
    missing = [scope for scope in BOT_SCOPES if scope not in granted]
    if missing:
        mend = "Paste the output of `paletti slack-manifest` under App Manifest, save, and install the app again."
        return [*found, Finding("bad", f"Slack: the app lacks the scopes {', '.join(missing)}.", mend)]
    return [*found, Finding("good", "Slack: the app has all the scopes of the manifest.")]


async def app_token(token: str, base_url: str) -> list[Finding]:
    """Whether a connection may be opened with it; none is kept."""
    answer = await _asked(AsyncWebClient(base_url=base_url, timeout=_SECONDS).apps_connections_open(app_token=token))
    if isinstance(answer, Finding):
        return [answer]
    if isinstance(answer, str):
        mend = f"{APP_TOKEN}: {WHERE_TO_GET[APP_TOKEN]}"
        return [Finding("bad", f"Slack refuses the app-level token ({answer}).", mend)]
    return [Finding("good", "Slack: the app-level token opens a connection.")]


async def _asked(call: Any) -> Any:
    """The answer; Slack's name of the error as a text; or a finding where Slack cannot be asked."""
    try:
        return await call
    except SlackApiError as error:
        return str(error.response.get("error", "unknown"))
    except (TimeoutError, SlackClientError, ClientError, OSError, ValueError) as error:
        return Finding("bad", f"Slack cannot be reached: {type(error).__name__}.", _LATER)
