"""Events, commands and presses as signed HTTP requests."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_sdk.signature import SignatureVerifier

from bot.adapters.slack.reception import Reception


async def respond(request: web.Request, signing_secret: str, reception: Reception | None) -> web.Response:
    """Slack's answer: 401 for a signature that does not hold, 503 while there is nobody to take it in."""
    body = await request.read()
    if not signed(body, request.headers, signing_secret):
        return web.Response(status=401)
    if reception is None:
        return web.Response(status=503)
    return await to_aiohttp_response(await reception.answer(body.decode(), dict(request.headers), mode="http"))


def signed(body: bytes, headers: Mapping[str, str], signing_secret: str) -> bool:
    """Whether Slack signed this within the last 5 minutes.

    Asked before Bolt sees the request, since Bolt takes it apart first and answers 500 to a header that does not read.
    """
    try:
        return SignatureVerifier(signing_secret).is_valid_request(body, dict(headers))
    except (TypeError, ValueError):  # a time that is no number, a signature or a body in no known letters
        return False
