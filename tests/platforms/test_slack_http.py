from __future__ import annotations

import time
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from tests.platforms.fake_slack_stage import Stage, adapter_for, staged


@pytest.fixture
async def http() -> AsyncIterator[Stage]:
    async with staged("http") as made:
        yield made


async def test_slack_can_verify_the_address(http: Stage) -> None:
    status, text = await http.server.dispatch.post(
        "events_api", {"type": "url_verification", "challenge": "3eZbrw1a", "token": "t"}
    )
    assert status == 200
    assert "3eZbrw1a" in text
    assert http.inbox.deeds == []


async def test_in_socket_mode_nobody_is_answered_where_slack_would_call(http: Stage) -> None:
    app = web.Application()
    adapter_for(http.server, "socket").mount(app)
    assert list(app.router.routes()) == []


async def test_slacks_check_of_the_certificate_is_answered(http: Stage) -> None:
    status, _ = await http.server.dispatch.post("slash_commands", {"ssl_check": "1", "token": "t"})
    assert status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"x-slack-signature": "v0=" + "0" * 64},
        {"x-slack-signature": "v0=è"},
        {"x-slack-signature": ""},
        {"x-slack-request-timestamp": "soon"},
        {"x-slack-request-timestamp": "9" * 5000},
        {"x-slack-request-timestamp": str(int(time.time()) - 600)},
    ],
)
async def test_a_request_that_slack_did_not_sign_is_turned_away(http: Stage, headers: dict[str, str]) -> None:
    body = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message"}}
    status, _ = await http.server.dispatch.post("events_api", body, headers)
    assert status == 401
    assert (http.inbox.deeds, http.inbox.aside) == ([], [])


@pytest.mark.parametrize("body", [b"\xff\xfe", b"{", b"", b"[]"])
async def test_rubbish_without_a_signature_is_turned_away(http: Stage, body: bytes) -> None:
    assert http.server.deliver_to is not None
    async with aiohttp.ClientSession() as session, session.post(http.server.deliver_to, data=body) as answer:
        assert answer.status == 401


async def test_a_replayed_request_is_known(http: Stage) -> None:
    await http.anna.writes("Hello")
    await http.settled()
    http.server.redeliver(http.server.handed[0])
    await http.settled()
    assert len(http.inbox.tries[1:]) == 2
    assert len(http.inbox.deeds) == 1


async def test_before_the_start_and_after_the_stop_slack_is_asked_to_come_again() -> None:
    async with staged("http", retry_after_seconds=()) as stage:
        await stage.adapter.stop()
        await stage.anna.writes("Hello")
        await stage.settled()
        assert stage.server.handed[0].lost
