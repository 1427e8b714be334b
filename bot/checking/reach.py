"""What can be told of the way to and from the platforms: ports, the proxy, the machine's clock."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.core.findings import Finding
from bot.settings import Settings
from bot.web import NEEDED_HEADERS

_SECONDS = aiohttp.ClientTimeout(total=15)
# Slack refuses, and has refused, what is five minutes off; long before that reminders are late.
MOST_DRIFT_SECONDS = 30


def port(settings: Settings, *, running: bool) -> Finding:
    """Whether the web port is free; while the bot runs, it is the bot's."""
    host, number = settings.web.host, settings.web.port
    if running:
        return Finding("good", f"Paletti runs on these data now, and listens on {host}:{number}.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, number))
        except OSError as error:
            mend = "Set PALETTI_WEB_PORT to another port, or stop what listens there."
            return Finding("bad", f"Nothing can listen on {host}:{number} ({error.strerror}).", mend)
    return Finding("good", f"{host}:{number} is free.")


async def proxy(settings: Settings, *, running: bool) -> list[Finding]:
    """Whether the public address leads here, and whether what platforms sign passes the proxy."""
    url = settings.web.public_url.rstrip("/")
    if not url:
        return []
    if not running:
        return [Finding("note", f"{url} can only be tried while Paletti runs.", "Start it, and check once more.")]
    probe = dict.fromkeys(NEEDED_HEADERS, "probe")
    try:
        async with _session(url) as session, session.get(f"{url}/health", headers=probe) as answer:
            told: dict[str, Any] = await answer.json(content_type=None)
        passed = set(told["headers"])
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
        mend = "Let the proxy pass /health, /telegram and /slack/events to PALETTI_WEB_PORT, by https."
        return [Finding("bad", f"{url}/health does not lead to Paletti ({type(error).__name__}).", mend)]
    missing = [name for name in NEEDED_HEADERS if name not in passed]
    if missing:
        mend = "Let the proxy pass all headers as they are."
        return [Finding("bad", f"The proxy at {url} takes away {', '.join(missing)}.", mend)]
    return [Finding("good", f"{url} leads here, and the proxy passes what platforms sign.")]


async def clock(addresses: Sequence[str], now: Callable[[], datetime]) -> Finding:
    """Whether the machine's clock is right, by the hour that a platform tells with every answer."""
    for address in addresses:
        try:
            async with _session(address) as session, session.get(address, allow_redirects=False) as answer:
                told = parsedate_to_datetime(answer.headers["Date"])
        except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
            continue
        off = (now() - told).total_seconds()
        if abs(off) > MOST_DRIFT_SECONDS:
            way = "fast" if off > 0 else "slow"
            mend = "Let the machine keep its time by NTP: timedatectl set-ntp true"
            return Finding("bad", f"The machine's clock is {abs(off):.0f} seconds {way}.", mend)
        return Finding("good", f"The machine's clock is right (by {address}).")
    return Finding("note", "Nobody could be asked whether the machine's clock is right.")


def _session(url: str) -> aiohttp.ClientSession:
    """A proxy from the environment is used, but not to this machine itself."""
    here = urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1")
    return aiohttp.ClientSession(timeout=_SECONDS, trust_env=not here)
