from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.adapters.slack import webhook
from tests.platforms.elsewhere import elsewhere
from tests.platforms.fake_slack_delivery import signature_of
from tests.platforms.fake_slack_stage import Stage, staged

PREFIX = "paletti/behind/a/path"


@pytest.fixture
async def proxied() -> AsyncIterator[Stage]:
    """The adapter in mode `http`, which Slack reaches through a proxy, under another host name and path."""
    async with staged("http") as stage, aiohttp.ClientSession() as session:
        assert stage.server.deliver_to is not None
        own = stage.server.deliver_to.removesuffix("/slack/events")

        async def forward(request: web.Request) -> web.StreamResponse:
            assert request.path.startswith(f"/{PREFIX}/")
            headers = request.headers.copy()
            headers["Host"] = "inside.example:8080"
            headers["X-Forwarded-Host"] = request.headers["Host"]
            headers["X-Forwarded-Proto"] = "https"
            headers["X-Forwarded-For"] = "203.0.113.7, 10.0.0.1"
            headers["Via"] = "1.1 proxy"
            for hop in ("Content-Length", "Transfer-Encoding"):  # the body goes on in chunks, however it came
                headers.popall(hop, None)
            path = request.path.removeprefix(f"/{PREFIX}")
            async with session.request(
                request.method, own + path, headers=headers, data=request.content.iter_any()
            ) as answer:
                return web.Response(body=await answer.read(), status=answer.status, content_type=answer.content_type)

        async with elsewhere(forward) as (address, _):
            stage.server.deliver_to = f"{address}{PREFIX}/slack/events"
            yield stage


def signed(stage: Stage, body: bytes) -> dict[str, str]:
    now = str(int(time.time()))
    signature = signature_of(stage.server.signing_secret, now, body.decode())
    return {
        "content-type": "application/json",
        "x-slack-request-timestamp": now,
        "x-slack-signature": signature,
    }


def message(text: str) -> dict[str, Any]:
    told = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "ts": "1764000000.1", "text": text}
    return {"type": "event_callback", "event_id": "Ev1", "event": told}


async def posted(stage: Stage, body: Any, headers: dict[str, str]) -> int:
    assert stage.server.deliver_to is not None
    async with (
        aiohttp.ClientSession() as session,
        session.post(stage.server.deliver_to, data=body, headers=headers) as answer,
    ):
        return answer.status


async def test_through_a_proxy_messages_commands_and_files_arrive_as_ever(proxied: Stage) -> None:
    await proxied.anna.writes("perché no? & <ciao>", files=[proxied.anna.has("a.pdf")])
    handed = await proxied.anna.commands("/paletti", "hours payload")
    await proxied.settled()
    assert [type(event).__name__ for event in proxied.inbox.deeds] == ["Wrote", "Commanded"]
    assert not handed.lost


async def test_through_a_proxy_a_forged_request_is_turned_away(proxied: Stage) -> None:
    body = json.dumps(message("Hello")).encode()
    headers = signed(proxied, body)
    assert await posted(proxied, body + b" ", headers) == 401
    assert proxied.inbox.tries[1:] == []
    assert await posted(proxied, body, headers) == 200


async def test_a_request_recorded_and_replayed_within_minutes_is_known(proxied: Stage) -> None:
    body = json.dumps(message("Hello")).encode()
    headers = signed(proxied, body)
    assert [await posted(proxied, body, headers) for _ in range(3)] == [200, 200, 200]
    assert len(proxied.inbox.deeds) == 1


async def test_through_a_proxy_what_cannot_be_stored_is_refused_so_that_it_comes_again(proxied: Stage) -> None:
    proxied.inbox.faults = 1
    await proxied.anna.writes("Hello")
    await proxied.settled()
    assert proxied.server.handed[0].tries == 2
    assert len(proxied.inbox.deeds) == 1


async def test_a_body_in_chunks_that_would_be_too_large_is_refused(proxied: Stage) -> None:
    body = json.dumps(message("x" * webhook.LARGEST_BODY_BYTES)).encode()
    assert await posted(proxied, body, signed(proxied, body)) == 413
    assert (proxied.inbox.deeds, proxied.inbox.aside) == ([], [])


async def test_a_body_that_announces_to_be_too_large_is_refused_before_it_comes() -> None:
    async with staged("http") as stage:
        reader, writer = await raw(stage, f"Content-Length: {webhook.LARGEST_BODY_BYTES + 1}")
        assert b"413" in await asyncio.wait_for(reader.readline(), 5)
        writer.close()


async def test_the_largest_body_that_is_allowed_is_taken() -> None:
    async with staged("http") as stage:
        empty = len(json.dumps(message("")))
        body = json.dumps(message("x" * (webhook.LARGEST_BODY_BYTES - empty))).encode()
        assert len(body) == webhook.LARGEST_BODY_BYTES
        assert await posted(stage, body, signed(stage, body)) == 200
        assert len(stage.inbox.deeds) == 1


async def test_a_body_that_never_ends_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "BODY_SECONDS", 0.1)
    async with staged("http") as stage:
        reader, writer = await raw(stage, "Content-Length: 1000")
        writer.write(b"{")
        assert b"408" in await asyncio.wait_for(reader.readline(), 5)
        await stage.anna.writes("meanwhile")
        await stage.settled()
        assert len(stage.inbox.deeds) == 1
        writer.close()


async def test_a_body_that_comes_slowly_but_in_time_is_taken(proxied: Stage) -> None:
    body = json.dumps(message("Hello")).encode()

    async def slowly() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 20):
            yield body[start : start + 20]
            await asyncio.sleep(0)

    assert await posted(proxied, slowly(), signed(proxied, body)) == 200
    assert len(proxied.inbox.deeds) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
async def test_only_posting_is_allowed_there(proxied: Stage, method: str) -> None:
    assert proxied.server.deliver_to is not None
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, proxied.server.deliver_to) as answer,
    ):
        assert answer.status == 405


async def raw(stage: Stage, header: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection on which a request has begun."""
    assert stage.server.deliver_to is not None
    place = aiohttp.client.URL(stage.server.deliver_to)
    reader, writer = await asyncio.open_connection(place.host, place.port)
    writer.write(f"POST {place.path} HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n".encode())
    return reader, writer
