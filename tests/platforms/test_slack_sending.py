from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.adapters import Delivery
from bot.core.effects import Message, Text
from bot.core.errors import CannotTell, Rejected, RetryLater, Unreachable, Unsure
from tests.platforms.fake_slack import TEAM
from tests.platforms.fake_slack_stage import MODES, ROW, Stage, staged, until


@pytest.fixture(params=MODES)
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with staged(request.param) as made:
        yield made


@pytest.fixture
async def socket() -> AsyncIterator[Stage]:
    async with staged("socket") as made:
        yield made


async def test_a_message_to_a_person_opens_the_private_chat_with_one_call(stage: Stage) -> None:
    delivered = await stage.deliver(Text("Hello"))
    sent = await stage.server.next_message(stage.anna)
    assert (delivered.chat, delivered.message) == (f"slack:{TEAM}:{sent.channel}", sent.ts)
    assert [method for method, _ in stage.server.calls if method not in ("auth.test", "apps.connections.open")] == [
        "chat.postMessage"
    ]


async def test_an_answer_goes_into_the_thread_and_a_card_is_changed_in_place(stage: Stage) -> None:
    said = await stage.anna.writes("@paletti hello", channel="C1")
    chat = f"slack:{TEAM}:C1"
    delivered = await stage.deliver(Text("A card"), ROW, chat=chat, thread=said.ts)
    sent = await stage.server.next_message("C1")
    assert (sent.thread, sent.labels) == (said.ts, ["Answered", "Snooze"])
    await stage.deliver(Text("Done"), chat=chat, edit=delivered.message)
    changed = await stage.server.next_message("C1")
    assert (changed.method, changed.ts, changed.text, changed.labels) == ("chat.update", sent.ts, "Done", [])


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("500", Unsure),
        ("503", Unsure),
        ("drop", Unsure),
        ("timeout", Unsure),
        ("rubbish", Unsure),
        ("rubbish_text", Unsure),
        ("half_json", Unsure),
        ("fatal_error", Unsure),
        ("internal_error", Unsure),
        ("channel_not_found", Unreachable),
        ("not_in_channel", Unreachable),
        ("is_archived", Unreachable),
        ("user_not_found", Unreachable),
        ("account_inactive", Unreachable),
        ("msg_too_long", Rejected),
        ("invalid_blocks", Rejected),
        ("ratelimited", RetryLater),
    ],
)
async def test_each_way_to_fail_has_its_error(
    socket: Stage, monkeypatch: pytest.MonkeyPatch, kind: str, error: type[Exception]
) -> None:
    assert socket.adapter._session is not None
    monkeypatch.setattr(socket.adapter._session, "_timeout", aiohttp.ClientTimeout(total=0.2))
    socket.server.fail_next("chat.postMessage", kind)
    with pytest.raises(error) as raised:
        await socket.deliver()
    assert type(raised.value) is error
    assert len(socket.server.sent) == 0


async def test_slacks_own_pause_is_obeyed(socket: Stage) -> None:
    socket.server.fail_next("chat.postMessage", "429", retry_after=17)
    with pytest.raises(RetryLater) as raised:
        await socket.deliver()
    assert raised.value.after_seconds == 17


async def test_the_rules_of_chats_hold(socket: Stage) -> None:
    socket.server.channel("C9", bot=False)
    socket.server.channel("C8").archived = True
    for chat in ("C7", "C8", "C9", "U404"):
        with pytest.raises(Unreachable):
            await socket.deliver(chat=f"slack:{TEAM}:{chat}")
    with pytest.raises(Rejected):
        await socket.deliver(chat=f"slack:{TEAM}:C1", edit="1.1")


@pytest.mark.parametrize("chat", ["U1", "C1"])
@pytest.mark.parametrize("kind", ["after_delivery_drop", "after_delivery_500"])
async def test_an_unsure_message_that_arrived_is_found_and_was_sent_once(socket: Stage, chat: str, kind: str) -> None:
    socket.server.fail_next("chat.postMessage", kind)
    with pytest.raises(Unsure):
        await socket.deliver(chat=f"slack:{TEAM}:{chat}")
    (sent,) = socket.server.sent
    found = await socket.adapter.find(Delivery(id="post1", chat=f"slack:{TEAM}:{chat}", message=Message(())))
    assert found is not None
    assert (found.chat, found.message) == (f"slack:{TEAM}:{sent.channel}", sent.ts)
    other = await socket.adapter.find(Delivery(id="post2", chat=f"slack:{TEAM}:{chat}", message=Message(())))
    assert other is None


async def test_an_unsure_answer_in_a_thread_is_found_there(socket: Stage) -> None:
    said = await socket.anna.writes("Hello", channel="C1")
    there = {"chat": f"slack:{TEAM}:C1", "thread": said.ts}
    delivered = await socket.deliver(**there)
    assert await socket.adapter.find(Delivery(id="post1", message=Message(()), **there)) == delivered


async def test_a_search_goes_on_over_pages_and_says_when_it_gives_up(
    socket: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.adapters.slack.connection.PAGE_MESSAGES", 2)
    there = {"chat": f"slack:{TEAM}:C1"}
    delivered = await socket.deliver(**there)
    wanted = Delivery(id="post1", message=Message(()), **there)
    for _ in range(9):
        await socket.anna.writes("chatter", channel="C1")
    assert await socket.adapter.find(wanted) == delivered
    for _ in range(9):
        await socket.anna.writes("chatter", channel="C1")
    with pytest.raises(CannotTell):
        await socket.adapter.find(wanted)


@pytest.mark.parametrize(
    ("kind", "error"), [("429", RetryLater), ("500", RetryLater), ("drop", RetryLater), ("missing_scope", CannotTell)]
)
async def test_a_search_that_fails_says_whether_to_ask_again(socket: Stage, kind: str, error: type[Exception]) -> None:
    socket.server.fail_next("conversations.history", kind, times=2)  # aiohttp itself repeats a dropped GET once
    with pytest.raises(error):
        await socket.adapter.find(Delivery(id="post1", chat=f"slack:{TEAM}:C1", message=Message(())))


async def test_an_account_is_described_and_an_unknown_one_is_not(stage: Stage) -> None:
    assert await stage.adapter.describe(f"slack:{TEAM}:U1") == {
        "name": "Anna",
        "language": "it",
        "timezone": "Europe/Rome",
    }
    assert await stage.adapter.describe(f"slack:{TEAM}:U404") == {}


async def test_a_text_beyond_slacks_limits_arrives_whole_in_parts(socket: Stage) -> None:
    words = " ".join(f"word{number}" for number in range(6000))
    for part in socket.adapter.fit(Message((Text(words),))):
        await socket.deliver(*part.blocks)
    texts = [sent.text for sent in socket.server.sent]
    assert len(texts) > 1
    assert " ".join(texts).split() == words.split()


async def test_the_fake_measures_from_handing_out_to_the_reply(socket: Stage) -> None:
    await socket.anna.writes("Hello")
    await until(lambda: socket.inbox.deeds)
    await socket.deliver()
    (latency,) = socket.server.latencies_seconds
    assert 0 < latency < 5
