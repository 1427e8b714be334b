"""A server that is not Slack."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from multidict import CIMultiDictProxy

Seen = list[CIMultiDictProxy[str]]


@asynccontextmanager
async def elsewhere(answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[tuple[str, Seen]]:
    """Its address, and the headers of the requests that it got."""
    seen: Seen = []

    async def handle(request: web.Request) -> web.StreamResponse:
        seen.append(request.headers)
        return await answer(request)

    app = web.Application(client_max_size=10_000_000)
    app.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(app, access_log=None, auto_decompress=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/", seen
    finally:
        await runner.cleanup()
