import asyncio
import logging
import traceback

import pytest

from bot.adapters.telegram import polling
from bot.core.effects import Answer, Button, Buttons, Text
from bot.core.errors import (
    RetryLater,
    StorageFault,
    Unsure,
)
from bot.core.events import Connected
from tests.platforms.telegram_kit import Recorder, adapter_for, to

pytestmark = pytest.mark.usefixtures("short_waits")


@pytest.fixture
def inbox() -> Recorder:
    return Recorder()


async def test_start_hands_in_that_it_is_connected_and_the_whole_backlog_before_it_returns(server, adapter, inbox):
    anna = server.user("Anna")
    for number in range(150):
        await anna.writes(f"message {number}")
    assert adapter.trouble() is not None
    await adapter.start(inbox)
    connected = inbox.events[0]
    assert isinstance(connected, Connected)
    assert connected.resends
    assert (connected.platform, connected.handle) == ("telegram", "@PalettiBot")
    assert connected.invite.format(code="abc") == "https://t.me/PalettiBot?start=abc"
    assert inbox.texts == [f"message {number}" for number in range(150)]
    assert adapter.trouble() is None
    assert server.complaints == []


async def test_what_is_written_later_arrives_by_itself(server, adapter, inbox):
    await adapter.start(inbox)
    anna = server.user()
    await anna.writes("one")
    await server.until(lambda: inbox.texts == ["one"])
    await anna.writes("two")
    await server.until(lambda: inbox.texts == ["one", "two"])
    await server.until(lambda: not server.waiting)
    assert server.complaints == []


async def test_an_update_is_not_confirmed_until_it_could_be_stored(server, adapter, inbox):
    await adapter.start(inbox)
    anna = server.user()
    inbox.faults = [StorageFault("the disk is full")] * 3
    update = await anna.writes("keep me")
    await server.until(adapter.trouble)
    assert "disk is full" in adapter.trouble()
    await anna.writes("and me")
    await server.until(lambda: inbox.texts == ["keep me", "and me"])
    await server.until(lambda: not server.waiting)
    assert adapter.trouble() is None
    offsets = [
        int(params["offset"]) for method, params in server.calls if "offset" in params and method == "getUpdates"
    ]
    assert min(offsets) > update["update_id"]
    assert inbox.aside == []


async def test_that_we_are_connected_is_handed_in_once_it_can_be_stored(adapter, inbox):
    inbox.faults = [StorageFault("the disk is full")]
    await adapter.start(inbox)
    assert [type(event) for event in inbox.events] == [Connected]


async def test_an_update_that_cannot_be_read_is_set_aside_and_the_rest_goes_on(server, adapter, inbox):
    anna = server.user()
    await anna.writes("before")
    bad = server.enqueue({"message": {"message_id": "rubbish", "chat": 5}}, check=False)
    await anna.writes("after")
    await adapter.start(inbox)
    assert inbox.texts == ["before", "after"]
    ((event_id, payload, error),) = inbox.aside
    assert event_id == f"telegram:update:{bad['update_id']}"
    assert "rubbish" in payload
    assert isinstance(error, Exception)
    await server.until(lambda: not server.waiting)


async def test_an_event_on_which_the_inbox_itself_fails_does_not_block_the_queue(server, adapter, inbox):
    await adapter.start(inbox)
    inbox.faults = [RuntimeError("a bug")]
    anna = server.user()
    await anna.writes("poison")
    await anna.writes("after")
    await server.until(lambda: inbox.texts == ["after"])
    assert [str(error) for _, _, error in inbox.aside] == ["a bug"]


async def test_an_update_that_is_delivered_again_has_the_same_id(server, adapter, inbox):
    await adapter.start(inbox)
    update = await server.user().writes("once")
    await server.until(lambda: not server.waiting)
    server.redeliver(update)
    await server.until(lambda: len(inbox.texts) == 2)
    assert {event.id for event in inbox.events[1:]} == {f"telegram:update:{update['update_id']}"}


async def test_updates_that_are_numbered_anew_below_the_last_one_are_not_lost(server, adapter, inbox, monkeypatch):
    monkeypatch.setattr(polling, "POLL_SECONDS", 1)
    await adapter.start(inbox)
    anna = server.user()
    await anna.writes("before the idle week")
    await server.until(lambda: inbox.texts and "offset" in server.calls[-1][1])
    await server.until(lambda: "offset" not in server.calls[-1][1])
    server.next_update_id = 5
    await anna.writes("after it")
    await server.until(lambda: inbox.texts == ["before the idle week", "after it"])


async def start_and_press(server, adapter, inbox, answer):
    await adapter.start(inbox)
    anna = server.user()
    anna.started = True
    await adapter.deliver(to(anna.id, Text("Well?"), Buttons((Button(token="k7", choice="yes", label="Yes"),))))
    inbox.answer = answer
    press = await anna.presses(await server.next_message(anna), "Yes")
    return await server.answer_to(press), inbox.events[-1]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (Answer("Noted."), ("Noted.", False)),
        (Answer("x" * 61), ("x" * 61, True)),
        (Answer(), ("", False)),
        (None, ("", False)),
    ],
)
async def test_a_press_is_answered_with_a_toast_an_alert_if_long_or_at_least_silently(
    server, adapter, inbox, answer, shown
):
    got, event = await start_and_press(server, adapter, inbox, answer)
    assert got == shown
    assert (event.token, event.choice) == ("k7", "yes")
    assert server.complaints == []


async def test_an_answer_to_a_press_that_is_longer_than_telegram_takes_arrives_shortened(server, adapter, inbox):
    names = ", ".join(f"Giulia Bianchi \U0001f469\u200d\U0001f467 {number}" for number in range(20))
    (text, alert), _ = await start_and_press(server, adapter, inbox, Answer(f"This is decided by: {names}"))
    assert text.startswith("This is decided by: Giulia Bianchi")
    assert text.endswith("…")
    assert 180 < len(text.encode("utf-16-le")) // 2 <= 200
    assert alert
    assert server.complaints == []


async def test_an_answer_to_a_press_that_fails_does_no_harm(server, adapter, inbox):
    await adapter.start(inbox)
    anna = server.user()
    anna.started = True
    await adapter.deliver(to(anna.id, Text("Well?"), Buttons((Button(token="k7", choice="yes", label="Yes"),))))
    server.fail_next("answerCallbackQuery", "rubbish")
    await anna.presses(await server.next_message(anna), "Yes")
    await server.until(lambda: "answerCallbackQuery" in [method for method, _ in server.calls])
    await anna.writes("still there?")
    await server.until(lambda: inbox.texts == ["still there?"])


async def test_a_webhook_that_somebody_left_is_taken_away_and_nothing_that_waited_is_dropped(server, adapter, inbox):
    server.webhook = "https://old.example.com"
    await server.user().writes("I waited")
    await adapter.start(inbox)
    assert inbox.texts == ["I waited"]
    assert server.webhook == ""


async def test_stop_ends_a_waiting_poll_at_once_and_leaves_nothing_running(server, inbox):
    adapter = adapter_for(server)
    await adapter.start(inbox)
    await server.until(lambda: server.polls == 2)
    await asyncio.wait_for(adapter.stop(), 1)
    assert not [task for task in asyncio.all_tasks() if "polling" in task.get_name()]
    await server.user().writes("nobody listens")
    await asyncio.sleep(0.05)
    assert inbox.texts == []


async def test_the_token_is_in_no_log_line_and_no_error_whatever_goes_wrong(server, inbox, caplog):
    caplog.set_level(logging.DEBUG)
    secret = server.token.partition(":")[2]
    made = adapter_for(server)
    failures = []
    for kind in ("500", "429", "timeout", "rubbish", "proxy", "drop"):
        server.fail_next("getMe", kind, retry_after=0)
        server.fail_next("sendMessage", kind)
        with pytest.raises((Unsure, RetryLater)) as failure:
            await made.deliver(to(5))
        failures.append("".join(traceback.format_exception(failure.value)))
    starting = asyncio.create_task(made.start(inbox))
    troubles = []
    while not starting.done():
        troubles.append(str(made.trouble()))
        await asyncio.sleep(0.01)
    await starting
    await made.stop()
    assert any(record.name.startswith("telegram") for record in caplog.records)
    for text in (caplog.text, *failures, *troubles, *(str(record.__dict__) for record in caplog.records)):
        assert secret not in text
