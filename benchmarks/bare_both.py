"""Both bare bots in one process.

python -m benchmarks.bare_both TELEGRAM_TOKEN TELEGRAM_BASE_URL SLACK_BOT_TOKEN SLACK_APP_TOKEN SLACK_BASE_URL
"""

from __future__ import annotations

import asyncio
import sys

from benchmarks import bare_slack, bare_telegram


async def _main() -> None:
    await bare_telegram.begin(*sys.argv[1:3])
    await bare_slack.begin(*sys.argv[3:])
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main())
