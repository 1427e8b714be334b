from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator

import pytest

from bot.core.effects import Answer, Text
from bot.core.events import Commanded, Connected, Edited, Event, Joined, Left, Pressed, Wrote
from tests.platforms.fake_slack import TEAM
from tests.platforms.fake_slack_stage import MODES, ROW, Stage, staged, until
from tests.platforms.fake_slack_state import Channel


@pytest.fixture(params=MODES)
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with staged(request.param) as made:
        yield made


async def test_at_start_it_tells_its_name_and_has_no_trouble(stage: Stage) -> None:
    (connected,) = stage.inbox.events
    assert isinstance(connected, Connected)
    assert (connected.platform, connected.handle, connected.invite) == ("slack", "@paletti", "")
    assert stage.adapter.trouble() is None


async def test_a_message_is_committed_before_slack_is_acknowledged(stage: Stage) -> None:
    acknowledged: list[bool] = []
    stage.inbox.on_receive = lambda _: acknowledged.extend(
        handed.acked_at is not None for handed in stage.server.handed
    )
    said = await stage.anna.writes("R&D <at> night")
    await stage.settled()
    (event,) = stage.inbox.deeds
    assert isinstance(event, Wrote)
    assert (event.id, event.text) == (f"slack:message:{TEAM}:{said.channel}:{said.ts}", "R&D <at> night")
    assert acknowledged == [False]
    assert stage.server.handed[0].acked_at is not None


async def test_a_mention_delivered_twice_is_one_event(stage: Stage) -> None:
    said = await stage.anna.writes("@paletti are you open?", channel="C1")
    await stage.settled()
    assert [handed.body["event"]["type"] for handed in stage.server.handed] == ["message", "app_mention"]
    assert stage.server.handed[0].body["event_id"] != stage.server.handed[1].body["event_id"]
    assert stage.inbox.tries[1:] == [f"slack:message:{TEAM}:C1:{said.ts}"] * 2
    assert [event.text for event in stage.inbox.deeds if isinstance(event, Wrote)] == ["are you open?"]


@pytest.mark.parametrize("mode", MODES)
async def test_what_could_not_be_stored_is_not_acknowledged_and_comes_again_with_the_same_id(mode: str) -> None:
    async with staged(mode, ack_seconds=0.3) as stage:
        stage.inbox.faults = 2
        await stage.anna.writes("Hello")
        await stage.settled()
    (handed,) = stage.server.handed
    assert handed.tries == 3
    assert not handed.lost
    assert len(stage.inbox.tries[1:]) == 3
    assert len(set(stage.inbox.tries[1:])) == 1
    assert len(stage.inbox.deeds) == 1


@pytest.mark.parametrize("mode", MODES)
async def test_an_acknowledgement_that_comes_too_late_brings_the_same_event_again(mode: str) -> None:
    async with staged(mode, ack_seconds=0.05) as stage:
        pauses = [0.12]

        def slow(_: Event) -> None:
            time.sleep(pauses.pop() if pauses else 0)

        stage.inbox.on_receive = slow
        await stage.anna.writes("Hello")
        await stage.settled()
        assert stage.server.handed[0].tries == 2
        assert len(stage.inbox.tries[1:]) == 2
        assert len(stage.inbox.deeds) == 1


async def test_an_event_on_which_our_translation_fails_is_set_aside_and_acknowledged(stage: Stage) -> None:
    handed = stage.server.hand_out(
        {"type": "event_callback", "token": "secret", "event_id": "Ev9", "event": {"type": "message", "channel": "C1"}}
    )
    await stage.anna.writes("the next one")
    await stage.settled()
    (aside,) = stage.inbox.aside
    assert aside[0] == "slack:unread:Ev9"
    assert json.loads(aside[1])["event_id"] == "Ev9"
    assert "secret" not in aside[1]
    assert isinstance(aside[2], KeyError)
    assert (handed.tries, handed.lost) == (1, False)
    assert len(stage.inbox.deeds) == 1


async def test_a_shape_that_bolt_cannot_take_apart_is_set_aside_too(stage: Stage) -> None:
    handed = stage.server.hand_out({"type": "event_callback", "event_id": "Ev9", "event": "nonsense"})
    await stage.settled()
    assert [aside[0] for aside in stage.inbox.aside] == ["slack:unread:Ev9"]
    assert not handed.lost


@pytest.mark.parametrize("mode", MODES)
async def test_what_cannot_even_be_set_aside_is_not_acknowledged(mode: str) -> None:
    async with staged(mode, ack_seconds=0.3) as stage:
        stage.inbox.faults = 1
        handed = stage.server.hand_out({"type": "event_callback", "event_id": "Ev9", "event": {"type": "message"}})
        await stage.settled()
    assert handed.tries == 2
    assert len(stage.inbox.aside) == 1


async def test_edits_deletions_and_unfurls(stage: Stage) -> None:
    said = await stage.anna.writes("https://a.example", channel="C1")
    await stage.server.unfurls(said)
    await stage.anna.edits(said, "never mind")
    await stage.anna.deletes(said)
    await stage.settled()
    kinds = [type(event).__name__ for event in stage.inbox.deeds]
    assert sorted(kinds) == ["Deleted", "Edited", "Wrote"]
    (edit,) = [event for event in stage.inbox.deeds if isinstance(event, Edited)]
    assert (edit.text, edit.message) == ("never mind", said.ts)


async def test_our_own_messages_and_their_changes_are_not_events(stage: Stage) -> None:
    delivered = await stage.deliver(Text("Hello"))
    await stage.deliver(Text("Bye"), chat=delivered.chat, edit=delivered.message)
    await stage.settled()
    assert len(stage.server.handed) == 2
    assert stage.inbox.deeds == []


async def test_another_bot_is_a_bot(stage: Stage) -> None:
    await stage.server.other_bot_writes("build passed", "C1")
    await stage.settled()
    (event,) = stage.inbox.deeds
    assert isinstance(event, Wrote)
    assert event.by.kind == "bot"


async def test_being_brought_into_a_channel_and_removed(stage: Stage) -> None:
    stage.server.channel("C2", bot=False)
    await stage.server.adds_bot("C2", by=stage.anna)
    await stage.settled()
    await stage.server.removes_bot("C2", by=stage.anna)
    await stage.settled()
    joined, left = stage.inbox.deeds
    assert isinstance(joined, Joined)
    assert isinstance(left, Left)
    assert joined.by.id == left.by.id == f"slack:{TEAM}:U1"


async def test_a_command_is_answered_with_a_line_that_only_the_person_sees(stage: Stage) -> None:
    stage.inbox.answers = lambda event: Answer("Open <09:00>") if isinstance(event, Commanded) else None
    await stage.anna.commands("/paletti", "Hours Mo-Fr", channel="C1")
    whisper = await stage.server.next_whisper(stage.anna)
    assert (whisper.text, whisper.payload["response_type"]) == ("Open &lt;09:00&gt;", "ephemeral")
    (event,) = stage.inbox.deeds
    assert isinstance(event, Commanded)
    assert (event.verb, event.rest, event.chat.shared) == ("hours", "Mo-Fr", True)


async def test_a_command_without_an_answer_is_acknowledged_with_nothing(stage: Stage) -> None:
    handed = await stage.anna.commands("/paletti", "status")
    assert (handed.lost, handed.answer) == (False, {})


async def commanded_elsewhere(stage: Stage) -> str:
    """Where a command of Anna's, typed in her direct chat with a colleague, was said."""
    stage.server.space.channels["D77"] = Channel("D77", "im", "directmessage", {stage.anna.id, "U9"})
    await stage.anna.commands("/paletti", "status", channel="D77")
    event = stage.inbox.deeds[-1]
    assert isinstance(event, Commanded)
    assert not event.chat.shared
    return event.chat.id.rpartition(":")[2]


async def test_a_command_in_a_direct_chat_with_somebody_else_counts_as_said_to_us(stage: Stage) -> None:
    ours = stage.server.space.direct(stage.anna.id).id
    assert [await commanded_elsewhere(stage) for _ in range(2)] == [ours, ours]
    assert [method for method, _ in stage.server.calls].count("conversations.open") == 1


async def test_whoever_wrote_to_us_before_needs_no_asking_where(stage: Stage) -> None:
    await stage.anna.writes("Hello")
    await stage.settled()
    assert await commanded_elsewhere(stage) == stage.server.space.direct(stage.anna.id).id
    assert "conversations.open" not in [method for method, _ in stage.server.calls]


@pytest.mark.parametrize("fault", ["internal_error", "429", "500", "rubbish"])
async def test_a_command_is_taken_in_also_where_slack_does_not_say_which_chat_is_ours(stage: Stage, fault: str) -> None:
    stage.server.fail_next("conversations.open", fault)
    assert await commanded_elsewhere(stage) == "D77"


async def test_a_command_that_mentions_the_word_payload_is_not_lost(stage: Stage) -> None:
    await stage.anna.commands("/paletti", "approve rossi payload format")
    (event,) = stage.inbox.deeds
    assert isinstance(event, Commanded)
    assert (event.verb, event.rest) == ("approve", "rossi payload format")


async def test_a_press_arrives_with_its_token_and_is_answered_privately(stage: Stage) -> None:
    stage.inbox.answers = lambda event: Answer("Noted.") if isinstance(event, Pressed) else None
    await stage.deliver(Text("One message"), ROW)
    sent = await stage.server.next_message(stage.anna)
    handed = await stage.anna.presses(sent, "Snooze")
    assert not handed.lost
    whisper = await stage.server.next_whisper(stage.anna)
    assert (whisper.text, whisper.payload["replace_original"]) == ("Noted.", False)
    (event,) = stage.inbox.deeds
    assert isinstance(event, Pressed)
    assert (event.token, event.choice, event.message, event.thread) == ("card1", "later", sent.ts, None)


async def test_an_answer_to_a_press_that_slack_does_not_take_harms_nothing(stage: Stage) -> None:
    stage.inbox.answers = lambda event: Answer("Noted.") if isinstance(event, Pressed) else None
    await stage.deliver(Text("One message"), ROW)
    sent = await stage.server.next_message(stage.anna)
    stage.server.api._response_urls = _Nothing()
    handed = await stage.anna.presses(sent, "Answered")
    await stage.anna.writes("still there?")
    await until(lambda: len(stage.inbox.deeds) == 2)
    assert not handed.lost


class _Nothing(dict):  # type: ignore[type-arg]  # a table of addresses that forgets each at once
    def __setitem__(self, key: object, value: object) -> None:
        pass
