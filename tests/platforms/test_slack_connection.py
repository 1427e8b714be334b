from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.adapters import Delivery
from bot.adapters.slack import socket_mode
from bot.core.effects import Message, Text
from bot.core.errors import Rejected, RetryLater, SettingsError
from tests.platforms.fake_slack import FakeSlack
from tests.platforms.fake_slack_stage import RecordingInbox, Stage, adapter_for, staged, until


@pytest.fixture
async def socket() -> AsyncIterator[Stage]:
    async with staged("socket") as made:
        yield made


async def test_when_slack_refreshes_the_connection_nothing_is_lost(socket: Stage) -> None:
    await socket.server.dispatch.refresh()
    for number in range(20):
        await socket.anna.writes(f"message {number}")
        await asyncio.sleep(0)
    await socket.settled()
    assert len(socket.inbox.deeds) == 20
    assert not any(handed.lost for handed in socket.server.handed)


async def test_a_dropped_connection_is_made_again(socket: Stage) -> None:
    await socket.server.dispatch.drop()
    await socket.anna.writes("Hello")
    await socket.settled()
    assert len(socket.inbox.deeds) == 1
    await until(lambda: socket.adapter.trouble() is None)


async def test_an_outage_is_trouble_until_it_is_over(socket: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket_mode, "waits", lambda: iter([0.01] * 1000))
    await socket.server.down()
    await until(lambda: "no connection" in (socket.adapter.trouble() or ""))
    with pytest.raises(RetryLater):
        await socket.deliver()
    await socket.server.up()
    await socket.anna.writes("Hello")
    await socket.settled()
    assert len(socket.inbox.deeds) == 1
    assert socket.adapter.trouble() is None


async def test_an_address_that_went_stale_is_not_tried_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket_mode, "CONNECT_SECONDS", 0.1)
    async with staged() as stage:

        class Forgetful(set[str]):
            def add(self, ticket: str) -> None:
                if forgotten.append(ticket) or len(forgotten) > 1:
                    super().add(ticket)

        forgotten: list[str] = []
        stage.server.api.tickets = Forgetful()
        await stage.server.dispatch.drop()
        await stage.anna.writes("Hello")
        await stage.settled()
        assert len(forgotten) == 2
        assert len(stage.inbox.deeds) == 1


@pytest.mark.parametrize(
    ("mode", "secrets", "setting"),
    [
        ("socket", {"bot_token": ""}, "PALETTI_SLACK_BOT_TOKEN"),
        ("socket", {"bot_token": "xoxb-wrong"}, "PALETTI_SLACK_BOT_TOKEN"),
        ("socket", {"bot_token": FakeSlack.app_token}, "PALETTI_SLACK_BOT_TOKEN"),
        ("socket", {"bot_token": "xoxb-a\nb"}, "PALETTI_SLACK_BOT_TOKEN"),
        ("socket", {"app_token": None}, "PALETTI_SLACK_APP_TOKEN"),
        ("socket", {"app_token": "xapp-wrong"}, "PALETTI_SLACK_APP_TOKEN"),
        ("socket", {"app_token": FakeSlack.bot_token}, "PALETTI_SLACK_APP_TOKEN"),
        ("http", {"bot_token": "xoxb-wrong"}, "PALETTI_SLACK_BOT_TOKEN"),
        ("http", {"signing_secret": None}, "PALETTI_SLACK_SIGNING_SECRET"),
    ],
)
async def test_a_missing_or_wrong_secret_is_named_with_where_to_get_it(
    mode: str, secrets: dict[str, Any], setting: str
) -> None:
    async with FakeSlack() as server:
        adapter = adapter_for(server, mode, **secrets)
        with pytest.raises(SettingsError) as refused:
            await adapter.start(RecordingInbox())
        await adapter.stop()
    told = str(refused.value)
    assert setting in told
    assert "api.slack.com/apps" in told
    assert not any(secret and secret in told for secret in secrets.values())


async def test_while_slack_is_down_the_start_goes_on_trying(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.adapters.slack.connection.waits", lambda: iter([0.01] * 1000))
    async with FakeSlack() as server:
        adapter, inbox = adapter_for(server), RecordingInbox()
        await server.down()
        starting = asyncio.create_task(adapter.start(inbox))
        await until(lambda: "no connection" in (adapter.trouble() or ""))
        server.fail_next("auth.test", "fatal_error")
        server.fail_next("apps.connections.open", "429", retry_after=0)
        await server.up()
        await asyncio.wait_for(starting, 5)
        assert adapter.trouble() is None
        await adapter.stop()


async def test_a_start_that_is_given_up_leaves_nothing_open() -> None:
    async with FakeSlack() as server:
        adapter = adapter_for(server)
        await server.down()
        starting = asyncio.create_task(adapter.start(RecordingInbox()))
        await until(lambda: "no connection" in (adapter.trouble() or ""))
        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting
        assert adapter.trouble() is not None
        with pytest.raises(RetryLater):
            await adapter.deliver(Delivery(id="x", chat="slack:T:C1", message=Message((Text("x"),))))


async def test_tokens_in_the_environment_are_neither_used_nor_warned_about(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-somebody-elses")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "somebody-elses")
    caplog.set_level(logging.DEBUG)
    async with staged("http") as stage:
        await stage.anna.writes("Hello")
        await stage.settled()
        assert len(stage.inbox.deeds) == 1
    assert not [record for record in caplog.records if "slack" in record.name]


async def test_no_secret_and_nobodys_words_reach_the_log(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    async with staged() as stage:
        stage.server.fail_next("chat.postMessage", "invalid_auth")
        with pytest.raises(Rejected) as rejected:
            await stage.deliver()
        await stage.anna.writes("my private words")
        await stage.settled()
        await stage.server.dispatch.drop()
        await stage.anna.writes("more of them")
        await stage.settled()
    logged = caplog.text + capsys.readouterr().out + repr(rejected.value)
    for secret in (FakeSlack.bot_token, FakeSlack.app_token, FakeSlack.signing_secret, "ticket=", "private words"):
        assert secret not in logged
