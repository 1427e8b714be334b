import asyncio
import traceback

import httpx
import pytest

from bot.core.errors import (
    RetryLater,
    SettingsError,
)
from tests.platforms.telegram_kit import Recorder, adapter_for, to

pytestmark = pytest.mark.usefixtures("short_waits")


@pytest.fixture
def inbox() -> Recorder:
    return Recorder()


async def test_a_wrong_token_is_refused_with_where_to_get_one_and_without_showing_it(server, inbox):
    adapter = adapter_for(server, token="4242:wrong-secret")
    with pytest.raises(SettingsError, match=r"PALETTI_TELEGRAM_TOKEN.*BotFather") as refusal:
        await adapter.start(inbox)
    await adapter.stop()
    assert refusal.value.__context__ is None
    assert "wrong-secret" not in "".join(traceback.format_exception(refusal.value))


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "getUpdates"])
@pytest.mark.parametrize("kind", ["500", "429", "timeout", "rubbish", "proxy", "drop"])
async def test_whatever_telegram_does_at_start_we_go_on_trying(server, adapter, inbox, method, kind):
    server.fail_next(method, kind, times=2, retry_after=0 if kind == "429" else 1)
    await server.user().writes("hello")
    await asyncio.wait_for(adapter.start(inbox), 5)
    assert inbox.texts == ["hello"]
    assert adapter.trouble() is None


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("500", "of no use"),
        ("timeout", "too slow"),
        ("rubbish", "of no use"),
        ("proxy", "not Telegram"),
        ("drop", "of no use"),
    ],
)
async def test_the_reason_why_nothing_arrives_is_told(server, adapter, inbox, kind, words):
    server.fail_next("getUpdates", kind, times=1000)
    starting = asyncio.create_task(adapter.start(inbox))
    await server.until(lambda: words in adapter.trouble())
    server._faults.clear()
    await starting
    assert adapter.trouble() is None


async def test_trouble_while_polling_passes_by_itself(server, adapter, inbox):
    await adapter.start(inbox)
    server.fail_next("getUpdates", "500", times=2)
    anna = server.user()
    await anna.writes("ends the poll that waits")
    await server.until(adapter.trouble)
    await anna.writes("hello")
    await server.until(lambda: inbox.texts[1:] == ["hello"] and adapter.trouble() is None)


async def test_telegram_asking_for_patience_gets_it(server, adapter, inbox):
    server.fail_next("getUpdates", "429", retry_after=30)
    starting = asyncio.create_task(adapter.start(inbox))
    await server.until(lambda: "patience" in (adapter.trouble() or ""))
    polls = len(server.calls)
    await asyncio.sleep(0.1)
    assert len(server.calls) == polls
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)


async def test_while_telegram_is_down_start_waits_and_says_why(server, adapter, inbox):
    await server.down()
    starting = asyncio.create_task(adapter.start(inbox))
    await server.until(lambda: "cannot be reached" in (adapter.trouble() or ""))
    await server.user().writes("finally")
    await server.up()
    await asyncio.wait_for(starting, 5)
    assert inbox.texts == ["finally"]


async def test_an_outage_later_on_passes_by_itself(server, adapter, inbox):
    await adapter.start(inbox)
    await server.down()
    await server.until(lambda: "cannot be reached" in (adapter.trouble() or ""))
    await server.up()
    await server.user().writes("back again")
    await server.until(lambda: inbox.texts == ["back again"] and adapter.trouble() is None)


async def test_a_second_program_on_the_same_token_is_named_and_nothing_is_lost(server, adapter, inbox):
    await adapter.start(inbox)
    await server.until(lambda: server.polls == 2)
    async with httpx.AsyncClient(trust_env=False) as rival, asyncio.timeout(5):
        while not adapter.trouble():
            await rival.post(f"{server.base_url}/bot{server.token}/getUpdates", data={"timeout": 0})
    assert "Another program" in adapter.trouble()
    await server.user().writes("hello")
    await server.until(lambda: inbox.texts == ["hello"])


async def test_a_token_that_is_taken_back_is_told_and_tried_again(server, adapter, inbox):
    await adapter.start(inbox)
    token, server.token = server.token, "4242:another"
    await server.user().writes("hello")
    await server.until(adapter.trouble)
    assert "no longer accepts" in adapter.trouble()
    with pytest.raises(RetryLater):
        await adapter.deliver(to(5))
    server.token = token
    await server.until(lambda: adapter.trouble() is None)
