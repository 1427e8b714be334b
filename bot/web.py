"""The web server: health, and the paths that platforms call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.core.errors import SettingsError

Health = Callable[[], dict[str, Any]]


def application(health: Health) -> web.Application:
    """An application that answers `GET /health`: 200 if `ok`, else 503, with what `health` tells as JSON."""
    app = web.Application()

    async def answer(_request: web.Request) -> web.Response:
        told = health()
        return web.json_response(told, status=200 if told["ok"] else 503)

    app.router.add_get("/health", answer)
    return app


async def serve(app: web.Application, host: str, port: int) -> web.AppRunner:
    """Serve until the runner is cleaned up. Raises SettingsError if the address cannot be had."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise SettingsError(
            f"Nothing can listen on {host}:{port} ({error.strerror}). Set PALETTI_WEB_PORT to another port."
        ) from error
    return runner
