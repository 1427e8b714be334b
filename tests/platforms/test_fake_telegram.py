from collections.abc import AsyncIterator

import httpx
import pytest

from tests.platforms.fake_telegram import FakeTelegram


@pytest.fixture
async def server() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as running:
        yield running


async def test_the_fake_measures_how_long_a_reply_takes(server):
    anna = server.user()
    await anna.writes("hi")
    async with httpx.AsyncClient(base_url=f"{server.base_url}/bot{server.token}/", trust_env=False) as bot:
        await bot.post("getUpdates")
        for _ in range(2):
            await bot.post("sendMessage", data={"chat_id": anna.id, "text": "hello"})
    (latency,) = server.latencies_seconds
    assert 0 < latency < 5


async def test_the_fake_delivers_again_what_was_not_confirmed(server):
    first, second = await server.user().writes("one"), await server.user().writes("two")
    async with httpx.AsyncClient(base_url=f"{server.base_url}/bot{server.token}/", trust_env=False) as bot:

        async def poll(**fields: int) -> list[int]:
            answer = await bot.post("getUpdates", data=fields)
            return [update["update_id"] for update in answer.json()["result"]]

        ids = [first["update_id"], second["update_id"]]
        assert await poll() == ids
        assert await poll(limit=1) == ids[:1]
        assert await poll(offset=ids[1]) == ids[1:]
        assert await poll() == ids[1:]
        assert await poll(offset=ids[1] + 1) == []


@pytest.mark.parametrize(
    ("method", "fields", "complaint"),
    [
        ("sendMessage", {"text": "x", "shiny": "1"}, "unknown fields: sendMessage.shiny"),
        ("sendMessage", {"text": "x", "link_preview_options": '{"off": true}'}, "link_preview_options.off"),
        ("sendMessage", {}, "text"),
        ("sendMessage", {"text": " \n "}, "message text is empty"),
        ("sendMessage", {"text": "😀" * 2049}, "message is too long"),
        ("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendMessage", {"text": "<b><i>x</b></i>", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendMessage", {"text": "<blink>x</blink>", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendMessage", {"text": "1 < 2", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendMessage", {"text": "x", "reply_markup": "{"}, "can't parse JSON"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("setMyCommands", {"commands": '[{"command": "Hours", "description": "x"}]'}, "BOT_COMMAND_INVALID"),
        ("getUpdates", {"limit": "101"}, "limit"),
    ],
)
async def test_the_fake_refuses_what_telegram_refuses(server, method, fields, complaint):
    anna = server.user()
    anna.started = True
    chat = {"chat_id": str(anna.id)} if method == "sendMessage" else {}
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{server.base_url}/bot{server.token}/{method}", data={**chat, **fields})
    assert answer.status_code == 400
    assert complaint in answer.json()["description"]
    assert len(server.complaints) == 1


async def test_the_fake_knows_no_other_methods_and_no_other_tokens(server):
    async with httpx.AsyncClient(trust_env=False) as client:
        unknown = await client.post(f"{server.base_url}/bot{server.token}/sendFlowers")
        wrong = await client.post(f"{server.base_url}/bot1:wrong/getMe")
        malformed = await client.post(f"{server.base_url}/botwrong/getMe")
    assert [answer.status_code for answer in (unknown, wrong, malformed)] == [404, 401, 404]
