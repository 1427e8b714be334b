"""The message shortcut and its modals through the real Bolt, against a Slack that keeps its rules."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import structlog

from bot.core.effects import Answer, Button, Buttons
from bot.core.events import Commanded, Event, Picked, Pressed, Submitted
from bot.core.forms import Field, Form, Option
from tests.platforms.fake_slack_stage import MODES, Stage, staged, until

FIELDS = (
    Field(name="client", label="Client", kind="choice", options=(Option("k1", "Rossi SRL"), Option("k2", "Smith"))),
    Field(name="title", label="Title", kind="line", longest=120),
    Field(name="day", label="Last day", kind="day", optional=True),
)
FORM = Form(token="f1", title="Ask for approval", submit="Ask", fields=FIELDS)
WHO = Form(
    token="f1",
    title="Ask for approval",
    submit="Ask",
    fields=(Field(name="who", label="Who", kind="choices", options=(Option("c1", "Anna"), Option("c2", "Bruno"))),),
)
UNSEEN = "If no form has opened, please choose it once more."


@pytest.fixture(params=MODES)
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with staged(request.param) as made:
        made.inbox.answers = opening
        yield made


def opening(event: Event) -> Answer | None:
    return Answer(UNSEEN, form=FORM) if isinstance(event, Picked) else None


def answering(stage: Stage, *answers: Answer) -> None:
    """The form opens, and each time that it is sent in it gets the next of these."""
    left = list(answers)
    stage.inbox.answers = lambda event: left.pop(0) if isinstance(event, Submitted) else opening(event)


def picks(stage: Stage) -> list[Picked]:
    return [event for event in stage.inbox.deeds if isinstance(event, Picked)]


def forms_sent_in(stage: Stage) -> list[Submitted]:
    return [event for event in stage.inbox.deeds if isinstance(event, Submitted)]


async def test_a_picked_message_is_committed_before_slack_is_acknowledged_and_a_modal_opens(stage: Stage) -> None:
    acknowledged: list[bool] = []
    stage.inbox.on_receive = lambda event: (
        acknowledged.append(stage.server.handed[-1].acked_at is not None) if isinstance(event, Picked) else None
    )
    said = await stage.anna.writes("We build R&D sites.", channel="C1")
    handed = await stage.anna.picks(said)
    modal = await stage.server.next_view(stage.anna)
    assert (handed.lost, handed.answer, acknowledged) == (False, {}, [False])
    assert (modal.title, modal.labels) == ("Ask for approval", ["Client", "Title", "Last day"])
    (event,) = picks(stage)
    assert (event.message, event.command, event.quoted.text) == (said.ts, "approve", "We build R&D sites.")


async def test_what_is_filled_in_arrives_and_the_modal_is_gone(stage: Stage) -> None:
    answering(stage, Answer())
    await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
    modal = await stage.server.next_view(stage.anna)
    handed = await stage.anna.submits(modal, client="Smith", title="R&D", day="2026-12-04")
    assert handed.answer == {"response_action": "clear"}
    assert not modal.is_open
    (event,) = forms_sent_in(stage)
    assert event.values == {"client": "k2", "title": "R&D", "day": "2026-12-04"}
    assert event.token == "f1"


async def test_errors_leave_the_modal_open_and_the_next_try_is_another_event(stage: Stage) -> None:
    answering(stage, Answer(errors={"title": "Please give it a name."}), Answer())
    await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
    modal = await stage.server.next_view(stage.anna)
    await stage.anna.submits(modal, client="Smith", title="…")
    assert (modal.is_open, modal.errors) == (True, {"title": "Please give it a name."})
    await stage.anna.submits(modal, client="Smith", title="…")
    assert not modal.is_open
    assert len(forms_sent_in(stage)) == 2


async def test_a_second_step_takes_the_place_of_the_first(stage: Stage) -> None:
    answering(stage, Answer(form=WHO), Answer())
    await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
    modal = await stage.server.next_view(stage.anna)
    await stage.anna.submits(modal, client="Smith", title="Homepage")
    assert (await stage.server.next_view(stage.anna)) is modal
    assert (modal.options("who"), len(modal.shown)) == (["Anna", "Bruno"], 2)
    await stage.anna.submits(modal, who=["Bruno"])
    assert forms_sent_in(stage)[-1].values == {"who": ("c2",)}
    assert not modal.is_open


async def test_what_a_form_cannot_do_any_more_is_told_in_its_place(stage: Stage) -> None:
    answering(stage, Answer("This form no longer works."))
    await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
    modal = await stage.server.next_view(stage.anna)
    await stage.anna.submits(modal, client="Smith", title="Homepage")
    assert (modal.is_open, modal.text, modal.labels) == (True, "This form no longer works.", [])


async def test_a_command_can_be_answered_with_a_form_and_nothing_is_said_beside_it(stage: Stage) -> None:
    stage.inbox.answers = lambda event: Answer(UNSEEN, form=FORM) if isinstance(event, Commanded) else None
    handed = await stage.anna.commands("/paletti", "quote rossi")
    modal = await stage.server.next_view(stage.anna)
    assert (handed.lost, handed.answer, modal.title) == (False, {}, "Ask for approval")


async def test_a_pressed_button_can_be_answered_with_a_form(stage: Stage) -> None:
    stage.inbox.answers = lambda event: Answer(UNSEEN, form=FORM) if isinstance(event, Pressed) else None
    await stage.deliver(Buttons((Button(token="t1", choice="edit", label="Edit"),)))
    await stage.anna.presses(await stage.server.next_message(), "Edit")
    assert (await stage.server.next_view(stage.anna)).labels == ["Client", "Title", "Last day"]


async def test_a_command_whose_form_cannot_be_opened_is_told_so(stage: Stage) -> None:
    stage.inbox.answers = lambda event: Answer(UNSEEN, form=FORM) if isinstance(event, Commanded) else None
    stage.server.api.views.trigger_seconds = -1.0
    await stage.anna.commands("/paletti", "quote rossi")
    assert (await stage.server.next_whisper(stage.anna)).text == UNSEEN


async def test_whoever_may_not_is_told_so_where_nobody_else_sees_it(stage: Stage) -> None:
    stage.inbox.answers = lambda event: Answer("Only the office.") if isinstance(event, Picked) else None
    await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
    whisper = await stage.server.next_whisper(stage.anna)
    assert (whisper.text, whisper.channel, whisper.payload["response_type"]) == ("Only the office.", "C1", "ephemeral")
    assert stage.server.api.views.news.all == []


@pytest.mark.parametrize("fault", ["expired_trigger_id", "429", "500", "drop", "rubbish", "half_json"])
async def test_a_modal_that_slack_does_not_open_is_told_and_logged(stage: Stage, fault: str) -> None:
    stage.server.fail_next("views.open", fault)
    with structlog.testing.capture_logs() as logs:
        handed = await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
        whisper = await stage.server.next_whisper(stage.anna)
    assert (handed.lost, whisper.text) == (False, UNSEEN)
    assert [line["event"] for line in logs] == ["a form could not be opened"]
    assert "http" not in str(logs)


async def test_a_trigger_that_has_expired_opens_nothing(stage: Stage) -> None:
    stage.server.api.views.trigger_seconds = -1.0
    await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
    assert (await stage.server.next_whisper(stage.anna)).text == UNSEEN
    assert stage.server.api.views.news.all == []


async def test_slack_need_not_wait_for_the_modal_to_be_open(stage: Stage) -> None:
    stage.server.fail_next("views.open", "timeout")
    handed = await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
    assert not handed.lost
    assert handed.acked_at is not None
    assert handed.acked_at - handed.handed_at < 2.0
    stage.server.api.closing.set()
    await stage.server.next_whisper(stage.anna)


@pytest.mark.parametrize("mode", MODES)
async def test_the_same_pick_delivered_again_opens_no_second_modal(mode: str) -> None:
    async with staged(mode) as stage:
        stage.inbox.answers = opening
        handed = await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
        await stage.server.next_view(stage.anna)
        stage.server.redeliver(handed)
        await stage.settled()
        await asyncio.sleep(0)
        assert len(stage.inbox.tries) - 2 == 2
        assert [method for method, _ in stage.server.calls].count("views.open") == 1


@pytest.mark.parametrize("mode", MODES)
async def test_a_form_that_could_not_be_stored_stays_open_and_can_be_sent_in_again(mode: str) -> None:
    async with staged(mode, ack_seconds=0.3) as stage:
        answering(stage, Answer())
        await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
        modal = await stage.server.next_view(stage.anna)
        stage.inbox.faults = 1
        handed = await stage.anna.submits(modal, client="Smith", title="Homepage")
        assert (handed.lost, modal.is_open) == (True, True)
        await stage.anna.submits(modal, client="Smith", title="Homepage")
        assert not modal.is_open


async def test_a_message_can_be_picked_in_a_conversation_in_which_the_bot_is_not(stage: Stage) -> None:
    stage.server.channel("D77", members=["U1", "U2"], bot=False, kind="im")
    said = await stage.anna.writes("between us", channel="D77")
    await stage.anna.picks(said)
    await stage.server.next_view(stage.anna)
    await until(lambda: picks(stage))
    (event,) = picks(stage)
    assert (event.quoted.text, event.chat.shared) == ("between us", True)


async def test_a_form_on_which_our_own_code_fails_does_not_close_as_if_all_were_well(stage: Stage) -> None:
    await stage.anna.picks(await stage.anna.writes("Hello", channel="C1"))
    modal = await stage.server.next_view(stage.anna)
    stage.server.dispatch.ack_seconds = 0.3
    handed = await stage.anna.submits(modal, client="Smith", title="Homepage")
    assert (handed.lost, modal.is_open, len(forms_sent_in(stage))) == (True, True, 1)


async def test_a_form_that_cannot_be_read_is_set_aside_and_does_not_close_either(stage: Stage) -> None:
    stage.server.dispatch.ack_seconds = 0.3
    body = {"type": "view_submission", "token": "secret", "trigger_id": "13.37.aa", "user": {"id": "U1"}}
    handed = stage.server.dispatch.hand_out("interactive", body)
    await stage.settled()
    ((name, kept, _),) = stage.inbox.aside
    assert (handed.lost, name, "secret" in kept) == (True, "slack:unread:13.37.aa", False)
