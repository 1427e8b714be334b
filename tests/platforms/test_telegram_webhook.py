from __future__ import annotations

import asyncio
import io
import json
import logging
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

from bot.adapters.telegram import webhook
from bot.core.effects import Answer, Button, Buttons, Text
from bot.core.errors import SettingsError, StorageFault
from bot.core.events import Connected
from tests.platforms.fake_telegram import FakeTelegram
from tests.platforms.fake_telegram_webhook import SECRET_HEADER
from tests.platforms.telegram_kit import Recorder, adapter_for, to

pytestmark = pytest.mark.usefixtures("short_waits")


class Stage:
    """A fake Telegram, and our own web server with an adapter mounted on it."""

    def __init__(self, server: FakeTelegram, inbox: Recorder, public_url: str) -> None:
        self.server = server
        self.inbox = inbox
        self.public_url = public_url
        self.adapter = adapter_for(server, mode="webhook", public_url=public_url)

    async def starts(self) -> None:
        await asyncio.wait_for(self.adapter.start(self.inbox), 5)

    async def posts(self, body: bytes | dict[str, object], headers: dict[str, str] | None = None) -> int:
        """What the bot answers to a request; with the right secret, unless `headers` are given."""
        shown = {SECRET_HEADER: self.server.hook.secret} if headers is None else headers
        data = io.BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
        url = f"{self.public_url}/telegram"
        async with aiohttp.ClientSession() as session, session.post(url, data=data, headers=shown) as answer:
            return answer.status


@asynccontextmanager
async def served(server: FakeTelegram, inbox: Recorder) -> AsyncIterator[Stage]:
    """A stage whose adapter is mounted but not started."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stage = Stage(server, inbox, f"http://127.0.0.1:{listening.getsockname()[1]}")
        app = web.Application()
        stage.adapter.mount(app)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.SockSite(runner, listening).start()
        try:
            yield stage
        finally:
            await stage.adapter.stop()
            await runner.cleanup()


@pytest.fixture
def inbox() -> Recorder:
    return Recorder()


@pytest.fixture
async def stage(server: FakeTelegram, inbox: Recorder) -> AsyncIterator[Stage]:
    async with served(server, inbox) as made:
        yield made


async def test_what_waited_is_handed_in_before_the_start_returns_and_the_rest_is_brought(stage, server, inbox):
    anna = server.user("Anna")
    for number in range(120):
        await anna.writes(f"message {number}")
    await stage.starts()
    assert isinstance(inbox.events[0], Connected)
    assert inbox.texts == [f"message {number}" for number in range(120)]
    await anna.writes("later")
    await server.until(lambda: inbox.texts[-1] == "later" and not server.waiting)
    assert (server.hook.statuses, stage.adapter.trouble()) == ([200], None)
    assert server.complaints == []


async def test_telegram_is_told_where_to_come_with_which_secret_and_for_what(stage, server):
    await stage.starts()
    told = next(params for method, params in server.calls if method == "setWebhook")
    assert told["url"] == f"{stage.public_url}/telegram"
    assert told["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert (told["drop_pending_updates"], told["max_connections"]) == ("false", "8")
    assert re.fullmatch(r"[0-9a-f]{64}", told["secret_token"])
    assert server.token.partition(":")[2] not in told["secret_token"]


async def test_a_slash_at_the_end_of_the_public_address_does_no_harm(server):
    adapter = adapter_for(server, mode="webhook", public_url="https://paletti.example.com/bots/")
    await adapter.start(Recorder())
    assert server.webhook == "https://paletti.example.com/bots/telegram"
    await adapter.stop()


@pytest.mark.parametrize(
    "headers",
    [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: "0" * 64}, {SECRET_HEADER: "sègreto"}, {SECRET_HEADER: "\udcff" * 64}],
)
async def test_whoever_does_not_show_the_secret_is_turned_away(stage, inbox, headers):
    await stage.starts()
    raw = {name: value.encode("utf-8", "surrogateescape").decode("latin-1") for name, value in headers.items()}
    assert await stage.posts({"update_id": 1, "message": {}}, raw) == 401
    assert await stage.posts(b"\xff{", raw) == 401
    assert (len(inbox.events), inbox.aside) == (1, [])


async def test_an_update_that_is_brought_again_has_the_same_id(stage, server, inbox):
    await stage.starts()
    update = await server.user().writes("once")
    await server.until(lambda: not server.waiting)
    assert await stage.posts(update) == 200
    assert {event.id for event in inbox.events[1:]} == {f"telegram:update:{update['update_id']}"}


async def test_what_could_not_be_stored_is_brought_again_and_in_order(stage, server, inbox):
    await stage.starts()
    inbox.faults = [StorageFault("the disk is full")] * 3
    anna = server.user()
    await anna.writes("keep me")
    await anna.writes("and me")
    await server.until(stage.adapter.trouble)
    assert "disk is full" in stage.adapter.trouble()
    await server.until(lambda: not server.waiting)
    assert inbox.texts == ["keep me", "and me"]
    assert server.hook.statuses == [503, 503, 503, 200, 200]
    assert stage.adapter.trouble() is None
    assert inbox.aside == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"update_id": "7"}', b'{"update_id": true}', b"[" * 100_000]
)
async def test_rubbish_with_the_right_secret_is_set_aside_and_not_brought_for_ever(stage, inbox, body):
    await stage.starts()
    assert await stage.posts(body) == 200
    ((event_id, payload, _),) = inbox.aside
    assert event_id.startswith("telegram:webhook:")
    assert payload == body.decode("utf-8", "replace")


async def test_rubbish_that_cannot_be_set_aside_is_to_be_brought_again(stage, inbox):
    await stage.starts()

    def full(*_: object) -> None:
        raise StorageFault("the disk is full")

    inbox.set_aside = full
    assert await stage.posts(b"{") == 503


async def test_an_update_that_cannot_be_read_is_set_aside_and_the_rest_goes_on(stage, server, inbox):
    await stage.starts()
    bad = server.enqueue({"message": {"message_id": "rubbish", "chat": 5}}, check=False)
    await server.user().writes("after")
    await server.until(lambda: inbox.texts == ["after"])
    assert [event_id for event_id, _, _ in inbox.aside] == [f"telegram:update:{bad['update_id']}"]


async def test_a_body_larger_than_any_update_is_refused(stage, inbox):
    await stage.starts()
    assert await stage.posts(b" " * (webhook.BODY_BYTES + 1)) == 413
    assert inbox.aside == []


async def test_a_press_is_answered_as_it_is_when_polling(stage, server, inbox):
    await stage.starts()
    anna = server.user()
    anna.started = True
    await stage.adapter.deliver(to(anna.id, Text("Well?"), Buttons((Button(token="k7", choice="y", label="Yes"),))))
    inbox.answer = Answer("Noted.")
    press = await anna.presses(await server.next_message(anna), "Yes")
    assert await server.answer_to(press) == ("Noted.", False)


async def test_before_the_start_and_after_the_stop_telegram_is_asked_to_come_again(stage, server, inbox):
    secret = {SECRET_HEADER: webhook.secret_of(server.token)}
    assert await stage.posts({"update_id": 1}, secret) == 503
    await stage.starts()
    await stage.adapter.stop()
    assert await stage.posts({"update_id": 1}, secret) == 503
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "telegram webhook"]
    assert (len(inbox.events), inbox.aside) == (1, [])


async def test_after_the_stop_the_webhook_stays_and_a_restart_finds_what_waited(server):
    async with served(server, Recorder()) as first:
        await first.starts()
    assert server.webhook
    await server.user().writes("I waited")
    async with served(server, Recorder()) as second:
        await second.starts()
        assert second.inbox.texts == ["I waited"]


async def test_back_in_polling_mode_the_webhook_is_taken_away_and_nothing_is_lost(server, inbox):
    async with served(server, Recorder()) as first:
        await first.starts()
    await server.user().writes("I waited")
    polling = adapter_for(server)
    await polling.start(inbox)
    assert (inbox.texts, server.webhook) == (["I waited"], "")
    await polling.stop()


async def test_in_polling_mode_there_is_no_path_for_telegram(server):
    app = web.Application()
    adapter_for(server).mount(app)
    assert [resource.canonical for resource in app.router.resources()] == []


@pytest.mark.parametrize("address", ["http://paletti.example.com", ""])
async def test_an_address_that_telegram_does_not_take_is_a_matter_of_the_settings(server, address):
    adapter = adapter_for(server, mode="webhook", public_url=address)
    with pytest.raises(SettingsError, match=r"PALETTI_WEB_PUBLIC_URL.*an https url") as refusal:
        await adapter.start(Recorder())
    assert refusal.value.__context__ is None
    await adapter.stop()


async def test_an_address_whose_name_nobody_knows_yet_is_tried_again(server):
    adapter = adapter_for(server, mode="webhook", public_url="https://nowhere.invalid")
    starting = asyncio.create_task(adapter.start(Recorder()))
    await server.until(lambda: "failed to resolve host" in (adapter.trouble() or ""))
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    await adapter.stop()


@pytest.mark.parametrize("kind", ["500", "429", "timeout", "rubbish", "proxy", "drop"])
async def test_whatever_telegram_does_at_start_we_go_on_trying(stage, server, inbox, kind):
    server.fail_next("setWebhook", kind, times=2, retry_after=0)
    await server.user().writes("hello")
    await stage.starts()
    assert (inbox.texts, stage.adapter.trouble()) == (["hello"], None)


async def test_that_telegram_does_not_get_through_is_told_until_it_does(stage, server, monkeypatch):
    monkeypatch.setattr(webhook, "WATCH_SECONDS", 0.02)
    await stage.starts()
    await server.hook.end()
    server.hook.error = "SSL error: certificate verify failed"
    update = await server.user().writes("hello")
    await server.until(stage.adapter.trouble)
    assert "PALETTI_WEB_PUBLIC_URL: SSL error" in stage.adapter.trouble()
    server.waiting.clear()
    assert await stage.posts(update) == 200
    assert stage.adapter.trouble() is None


async def test_a_webhook_that_somebody_took_away_is_put_back(stage, server, inbox, monkeypatch):
    monkeypatch.setattr(webhook, "WATCH_SECONDS", 0.02)
    await stage.starts()
    await server.hook.end()
    server.webhook, server.hook = "", None
    await server.user().writes("hello")
    await server.until(lambda: inbox.texts == ["hello"])


async def test_while_telegram_is_down_the_watch_tells_so_and_goes_on(stage, server, monkeypatch):
    monkeypatch.setattr(webhook, "WATCH_SECONDS", 0.02)
    await stage.starts()
    await server.down()
    await server.until(lambda: "cannot be reached" in (stage.adapter.trouble() or ""))
    await server.up()
    await server.until(lambda: stage.adapter.trouble() is None)


async def test_neither_token_nor_secret_is_in_any_line_that_we_log(stage, server, inbox, caplog):
    for name in ("telegram", "asyncio", "aiohttp"):  # not our own stand-in for Telegram
        caplog.set_level(logging.DEBUG, name)
    inbox.faults = [StorageFault("the disk is full")]
    await stage.starts()
    await server.user().writes("hello")
    await server.until(lambda: inbox.texts == ["hello"])
    assert "setWebhook" in caplog.text
    for secret in (server.token.partition(":")[2], webhook.secret_of(server.token)):
        assert secret not in caplog.text
