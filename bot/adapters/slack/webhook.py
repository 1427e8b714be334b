"""Events, commands and presses as signed HTTP requests."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_sdk.signature import SignatureVerifier

from bot.adapters.slack.reception import Reception

# Slack's own requests are far smaller, and Slack gives up waiting after 3 s.
LARGEST_BODY_BYTES = 1_000_000
BODY_SECONDS = 10.0


async def respond(request: web.Request, signing_secret: str, reception: Reception | None) -> web.Response:
    """Slack's answer: 401 for a signature that does not hold, 503 while there is nobody to take it in.

    413 for a body that is too large, 408 for one that does not come to its end. Only body, time and signature count: a
    proxy may change the host, the path before ours and all other headers.
    """
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = await _read(request)
    except TimeoutError:
        return _refused(408)
    if body is None:
        return _refused(413)
    if not signed(body, request.headers, signing_secret):
        return web.Response(status=401)
    if reception is None:
        return web.Response(status=503)
    return await to_aiohttp_response(await reception.answer(body.decode(), dict(request.headers), mode="http"))


async def _read(request: web.Request) -> bytes | None:
    """The body, or None as soon as it is known to be too large, however it is sent."""
    if (request.content_length or 0) > LARGEST_BODY_BYTES:
        return None
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST_BODY_BYTES:
            return None
    return bytes(body)


def _refused(status: int) -> web.Response:
    """Nothing more is read on this connection."""
    response = web.Response(status=status)
    response.force_close()
    return response


def signed(body: bytes, headers: Mapping[str, str], signing_secret: str) -> bool:
    """Whether Slack signed this within the last 5 minutes.

    Asked before Bolt sees the request, since Bolt takes it apart first and answers 500 to a header that does not read.
    """
    try:
        return SignatureVerifier(signing_secret).is_valid_request(body, dict(headers))
    except (TypeError, ValueError):  # a time that is no number, a signature or a body in no known letters
        return False
