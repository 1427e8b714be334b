import json

import httpx
import pytest

from tests.platforms import fake_telegram_files


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


FORUM_ONLY = "the chat is not a forum"
ALBUM = [{"type": "photo", "media": "x"}]
SONG = {"type": "audio", "media": "x"}


@pytest.mark.parametrize(
    ("method", "fields", "complaint"),
    [
        ("sendDocument", {"document": "unknown"}, "wrong file identifier"),
        ("sendPhoto", {"photo": "PAPER"}, "can't use file of type Document as Photo"),
        ("sendDocument", {"document": "PAPER", "caption": "x" * 1025}, "message caption is too long"),
        ("sendDocument", {"document": "PAPER", "caption": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendDocument", {"document": "PAPER", "shiny": "1"}, "unknown fields: sendDocument.shiny"),
        ("sendDocument", {"document": "attach://nothing"}, "there is no file nothing"),
        ("sendSticker", {"sticker": "PAPER", "caption": "x"}, "unknown fields: sendSticker.caption"),
        ("sendMediaGroup", {"media": json.dumps(ALBUM)}, "an album has 2 to 10 items"),
        ("sendMediaGroup", {"media": json.dumps(ALBUM * 11)}, "an album has 2 to 10 items"),
        (
            "sendMediaGroup",
            {"media": json.dumps([*ALBUM, {"type": "audio", "media": "x"}])},
            "cannot stand in one album",
        ),
        ("sendMediaGroup", {"media": json.dumps([{**ALBUM[0], "shiny": 1}] * 2)}, "shiny"),
        ("sendMediaGroup", {"media": json.dumps(ALBUM * 2), "reply_markup": "{}"}, "sendMediaGroup.reply_markup"),
        ("sendLocation", {"latitude": "91", "longitude": "0"}, "wrong latitude"),
        ("sendVenue", {"latitude": "1", "longitude": "0", "title": "x", "address": " "}, "a title and an address"),
        ("sendMessage", {"text": "x", "message_thread_id": "5"}, "message thread not found"),
        ("createForumTopic", {"name": "Rossi"}, FORUM_ONLY),
        ("getFile", {"file_id": "unknown"}, "wrong file_id"),
        ("setWebhook", {"url": "http://paletti.example.com"}, "An HTTPS URL must be provided"),
        ("setWebhook", {"url": "https://paletti.example.com", "secret_token": "s p"}, "unallowed characters"),
        ("setWebhook", {"url": "https://paletti.example.com", "max_connections": "101"}, "between 1 and 100"),
    ],
)
async def test_the_fake_is_as_strict_with_files_topics_and_webhooks(server, method, fields, complaint):
    anna, paper = server.user(), server.cabinet.keep("document", b"x")
    anna.started = True
    chat = {} if method in ("getFile", "setWebhook") else {"chat_id": str(anna.id)}
    data = {key: paper.file_id if value == "PAPER" else value for key, value in fields.items()}
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{server.base_url}/bot{server.token}/{method}", data={**chat, **data})
    assert answer.status_code == 400
    assert complaint in answer.json()["description"]


@pytest.mark.parametrize(
    ("content", "status", "complaint"),
    [
        (b"", 400, "file must be non-empty"),
        (b"x" * (fake_telegram_files.UPLOAD_BYTES + 1), 413, "Request Entity Too Large"),
    ],
)
async def test_the_fake_takes_only_uploads_that_telegram_takes(server, content, status, complaint):
    group = server.group()
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(
            f"{server.base_url}/bot{server.token}/sendDocument",
            data={"chat_id": str(group.id)},
            files={"document": ("a.bin", content)},
        )
    assert (answer.status_code, answer.json()["description"].removeprefix("Bad Request: ")) == (status, complaint)


async def test_the_fake_gives_files_only_to_whoever_has_the_token(server):
    stored = server.cabinet.keep("document", b"content")
    async with httpx.AsyncClient(trust_env=False) as client:
        right = await client.get(f"{server.base_url}/file/bot{server.token}/{stored.path}")
        wrong = await client.get(f"{server.base_url}/file/bot1:wrong/{stored.path}")
        unknown = await client.get(f"{server.base_url}/file/bot{server.token}/documents/other")
    assert (right.content, wrong.status_code, unknown.status_code) == (b"content", 404, 404)


async def test_with_a_webhook_the_fake_lets_nobody_poll(server):
    async with httpx.AsyncClient(base_url=f"{server.base_url}/bot{server.token}/", trust_env=False) as bot:
        await bot.post("setWebhook", data={"url": "https://paletti.example.com"})
        assert (await bot.post("getUpdates")).status_code == 409
        await bot.post("deleteWebhook")
        assert (await bot.post("getUpdates")).status_code == 200


async def test_the_fake_knows_no_other_methods_and_no_other_tokens(server):
    async with httpx.AsyncClient(trust_env=False) as client:
        unknown = await client.post(f"{server.base_url}/bot{server.token}/sendFlowers")
        wrong = await client.post(f"{server.base_url}/bot1:wrong/getMe")
        malformed = await client.post(f"{server.base_url}/botwrong/getMe")
    assert [answer.status_code for answer in (unknown, wrong, malformed)] == [404, 401, 404]
