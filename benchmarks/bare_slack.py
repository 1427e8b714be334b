"""The least that answers on Slack with the same library, as its own examples do. For comparison only.

python -m benchmarks.bare_slack BOT_TOKEN APP_TOKEN BASE_URL
"""

from __future__ import annotations

import asyncio
import sys

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

TEXT = "Grazie, il messaggio è arrivato."


async def begin(bot_token: str, app_token: str, base_url: str) -> None:
    """Answer every message from now on, in the background."""
    app = AsyncApp(client=AsyncWebClient(bot_token, base_url))
    app.event("message")(_answer)
    await AsyncSocketModeHandler(app, app_token).connect_async()


async def _answer(say: AsyncSay) -> None:
    await say(TEXT)


async def _main() -> None:
    await begin(*sys.argv[1:])
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main())
