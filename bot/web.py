"""The web server: health, the gate, and the paths that platforms call."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.core.desk import Desk
from bot.core.errors import SettingsError
from bot.evidence import gate
from bot.setting_sections import Secret

Health = Callable[[], dict[str, Any]]
NEEDED_HEADERS = ("X-Slack-Signature", "X-Slack-Request-Timestamp", "X-Telegram-Bot-Api-Secret-Token")
STATUS = {gate.GO: 200, gate.STOP: 409, gate.UNKNOWN: 404}


def application(health: Health, desk: Callable[[], Desk], gate_token: Secret) -> web.Application:
    """An application that answers `GET /health`: 200 if `ok`, else 503, with what `health` tells as JSON.

    With a token it answers `GET /gate/<client>/<thing>` to whoever shows it: 200 go, 409 stop, 404 unknown, with JSON;
    401 to others.
    """
    app = web.Application()

    async def answer(request: web.Request) -> web.Response:
        # So that `paletti check` can tell whether a proxy passes what platforms prove themselves with.
        told = health() | {"headers": [name for name in NEEDED_HEADERS if name in request.headers]}
        return web.json_response(told, status=200 if told["ok"] else 503)

    async def asked(request: web.Request) -> web.Response:
        headers = {"Cache-Control": "no-store"}
        if not shows(request.headers.get("Authorization", ""), gate_token):
            refused = {"go": False, "error": "Authorization: Bearer and the token of PALETTI_GATE_TOKEN are needed."}
            return web.json_response(refused, status=401, headers={**headers, "WWW-Authenticate": "Bearer"})
        told = gate.look(desk().books, request.match_info["client"], request.match_info["thing"])
        return web.json_response(told.data, status=STATUS[told.code], headers=headers)

    app.router.add_get("/health", answer)
    if gate_token:
        # Many a proxy decodes %2F on the way, so a thing may hold slashes as they are.
        app.router.add_get("/gate/{client}/{thing:.+}", asked)
    return app


def shows(authorization: str, token: Secret) -> bool:
    """Whether the header shows the token. Compared as bytes: text outside ASCII cannot be in constant time."""
    scheme, _, shown = authorization.partition(" ")
    right = hmac.compare_digest(shown.strip().encode("utf-8", "surrogateescape"), token.reveal().encode())
    return right and scheme.lower() == "bearer"


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
