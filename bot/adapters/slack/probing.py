"""A look at an app in Slack without running it: are the tokens good, and are all the manifest's scopes granted."""

from __future__ import annotations

from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.answers import response_of
from bot.adapters.slack.connection import APP_TOKEN, BOT_TOKEN, WHERE_TO_GET
from bot.adapters.slack.manifest import BOT_SCOPES
from bot.core.errors import DeliveryError, RetryLater, Unsure
from bot.core.findings import Finding

_LATER = "Check the machine's connection (and proxy), and try again."
_SECONDS = 20


async def bot_token(token: str, base_url: str) -> list[Finding]:
    """Whose the token is, and what it may not do that the manifest asks for."""
    try:
        answer = await response_of(AsyncWebClient(token=token, base_url=base_url, timeout=_SECONDS).auth_test())
    except DeliveryError as error:
        return [_trouble(error, "bot token", BOT_TOKEN)]
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
    try:
        await response_of(AsyncWebClient(base_url=base_url, timeout=_SECONDS).apps_connections_open(app_token=token))
    except DeliveryError as error:
        return [_trouble(error, "app-level token", APP_TOKEN)]
    return [Finding("good", "Slack: the app-level token opens a connection.")]


def _trouble(error: DeliveryError, token: str, setting: str) -> Finding:
    """Only a refusal is the token's fault; a Slack that is down or asks for patience says nothing of it."""
    if isinstance(error, RetryLater | Unsure):
        return Finding("bad", f"Slack cannot be reached: {error}.", _LATER)
    return Finding("bad", f"Slack refuses the {token} ({error}).", f"{setting}: {WHERE_TO_GET[setting]}")
