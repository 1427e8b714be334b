from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.core.effects import Button, Buttons, Text, Title
from bot.core.errors import Rejected, StorageFault, Unreachable
from bot.core.events import Commanded, Deleted, Edited, Joined, Left, Pressed, Wrote
from tests.playground.caller import Page, deed
from tests.playground.fakes import GIULIA, MARTA, ROSSI, TEAM, Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest_asyncio.fixture
async def office() -> AsyncIterator[Office]:
    async with Office.opened() as office:
        yield office


@pytest_asyncio.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    async with Page.opened(office) as page:
        yield page


async def bring_in(page: Page, chat: str = ROSSI) -> None:
    status, text = await page.ask("/api/join", deed(persona="marta", chat=chat))
    assert status == 200, text


async def test_until_it_is_brought_in_the_bot_hears_nothing_of_a_shared_chat_and_cannot_write_there(
    office: Office, page: Page
) -> None:
    await page.write("@Paletti?", chat=ROSSI)
    await page.ask("/api/edit", deed(message="1", text="@Paletti, hello?", chat=ROSSI))
    await page.ask("/api/delete", deed(message="1", chat=ROSSI))
    assert office.inbox.of_people() == []
    with pytest.raises(Unreachable):
        await office.inbox.send(ROSSI, Text("Hello"))
    async with page.news() as news:
        await news.until(kind="message", chat=ROSSI, id="1", by="giulia", deleted=True)
        chat = await news.until(kind="chat", chat=ROSSI)
    assert (chat["present"], chat["people"], chat["topics"]) == (False, ["giulia", "paolo", "marta"], False)


async def test_bringing_it_in_is_handed_in_once_and_shown_to_everybody(office: Office, page: Page) -> None:
    await bring_in(page)
    await bring_in(page)
    [event] = office.inbox.of_people()
    assert isinstance(event, Joined)
    assert (event.by.id, event.chat.id, event.chat.shared) == ("playground:marta", ROSSI, True)
    assert "Rossi SRL" in event.chat.title
    async with page.news() as news:
        await news.until(kind="chat", chat=ROSSI, present=True)
        await news.until(kind="message", chat=ROSSI, id="1", by="marta", service="joined")
    assert await office.inbox.send(ROSSI, Text("Hello")) == "2"


async def test_a_bot_that_was_taken_out_hears_of_it_and_then_of_nothing(office: Office, page: Page) -> None:
    await bring_in(page)
    await page.ask("/api/leave", deed(persona="paolo", chat=ROSSI))
    await page.write("Are we alone?", chat=ROSSI)
    assert [type(event) for event in office.inbox.of_people()] == [Joined, Left]
    with pytest.raises(Unreachable):
        await office.inbox.send(ROSSI, Text("Hello"))
    async with page.news() as news:
        await news.until(kind="message", chat=ROSSI, by="paolo", service="left")


async def test_an_arrival_that_could_not_be_saved_has_not_happened(office: Office, page: Page) -> None:
    office.inbox.fault = StorageFault("disk full")
    body = deed(persona="marta", chat=ROSSI)
    assert (await page.ask("/api/join", body))[0] == 503
    with pytest.raises(Unreachable):
        await office.inbox.send(ROSSI, Text("Hello"))
    office.inbox.fault = None
    assert (await page.ask("/api/join", body))[0] == 200
    assert len(office.inbox.of_people()) == 1


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("@Paletti when do you open?", "when do you open?"),
        ("@paletti, when do you open?", "when do you open?"),
        ("Hello @PALETTI, are you there?", "Hello, are you there?"),
        ("Hello @Paletti are you there?", "Hello are you there?"),
        ("When do you open, @Paletti", "When do you open,"),
        ("@Paletti", ""),
    ],
)
async def test_among_others_the_bot_is_meant_where_it_is_mentioned(
    office: Office, page: Page, text: str, heard: str
) -> None:
    await bring_in(page)
    await page.write(text, chat=ROSSI, persona="paolo")
    event = office.inbox.of_people()[-1]
    assert isinstance(event, Wrote)
    assert (event.text, event.addressed, event.by.id) == (heard, True, "playground:paolo")
    assert event.chat.shared


@pytest.mark.parametrize(
    "text",
    [
        "Shall we move the call?",
        "@PalettiFan is somebody else",
        "mail@paletti is an address",
        "Paletti is quiet today",
    ],
)
async def test_what_only_looks_like_a_mention_is_for_the_others(office: Office, page: Page, text: str) -> None:
    await bring_in(page)
    await page.write(text, chat=ROSSI)
    event = office.inbox.of_people()[-1]
    assert (event.text, event.addressed) == (text, False)


async def test_who_answers_the_bots_message_means_the_bot_and_who_answers_a_colleagues_does_not(
    office: Office, page: Page
) -> None:
    await bring_in(page)
    sent = await office.inbox.send(ROSSI, Text("Hello"))
    await page.write("Thank you", chat=ROSSI, reply_to=sent)
    await page.write("You are welcome", chat=ROSSI, persona="paolo", reply_to="3")
    assert [(event.addressed, event.reply_to) for event in office.inbox.of_people()[1:]] == [(True, "2"), (False, "3")]


@pytest.mark.parametrize("text", ["/hours", "/hours@Paletti", "/HOURS@paletti"])
async def test_commands_work_in_shared_chats_too(office: Office, page: Page, text: str) -> None:
    await bring_in(page)
    await page.write(text, chat=ROSSI)
    event = office.inbox.of_people()[-1]
    assert isinstance(event, Commanded)
    assert (event.verb, event.chat.id) == ("hours", ROSSI)


async def test_edits_deletions_and_presses_in_a_shared_chat_are_heard(office: Office, page: Page) -> None:
    await bring_in(page)
    await page.write("Frist", chat=ROSSI)
    card = await office.inbox.send(ROSSI, Buttons((Button(token="t", choice="yes", label="Yes"),)))
    await page.ask("/api/edit", deed(message="2", text="@Paletti first", chat=ROSSI))
    await page.ask("/api/press", deed(persona="paolo", message=card, token="t", choice="yes", chat=ROSSI))
    await page.ask("/api/delete", deed(message="2", chat=ROSSI))
    edited, pressed, deleted = office.inbox.of_people()[2:]
    assert isinstance(edited, Edited)
    assert (edited.text, edited.message) == ("first", "2")
    assert isinstance(pressed, Pressed)
    assert (pressed.by.id, pressed.chat.id) == ("playground:paolo", ROSSI)
    assert isinstance(deleted, Deleted)
    assert (deleted.message, deleted.chat.id) == ("2", ROSSI)


async def test_a_message_can_be_deleted_once(office: Office, page: Page) -> None:
    await page.write("Oops")
    assert (await page.ask("/api/delete", deed(message="1")))[0] == 200
    for path, body in (("delete", {"message": "1"}), ("edit", {"message": "1", "text": "x"})):
        assert (await page.ask(f"/api/{path}", deed(**body)))[0] == 404
    assert [type(event) for event in office.inbox.of_people()] == [Wrote, Deleted]
    async with page.news() as news:
        note = await news.until(kind="message", chat=GIULIA, id="1")
    assert (note["deleted"], note["blocks"]) == (True, [])


# Topics


async def test_a_topic_is_opened_by_the_bot_and_written_in_by_everybody(office: Office, page: Page) -> None:
    await bring_in(page, TEAM)
    topic = await office.inbox.send(TEAM, Title("Rossi SRL"), opens_topic=True)
    passed = await office.inbox.send(TEAM, Text("Giulia asks"), thread=topic)
    await page.write("I'll answer", persona="anna", chat=TEAM, thread=topic)
    await page.write("Done", persona="anna", chat=TEAM, reply_to=passed)
    await page.write("Lunch?", persona="anna", chat=TEAM)
    joined, *written = office.inbox.of_people()
    assert joined.chat.topics
    assert [event.thread for event in written] == [topic, topic, None]
    async with page.news() as news:
        await news.until(kind="message", chat=TEAM, id=topic, topic="Rossi SRL", thread=topic)
        await news.until(kind="message", chat=TEAM, id=passed, topic=None, thread=topic)


async def test_what_happens_to_a_message_in_a_topic_happens_in_that_topic(office: Office, page: Page) -> None:
    await bring_in(page, TEAM)
    topic = await office.inbox.send(TEAM, Title("Rossi SRL"), opens_topic=True)
    card = await office.inbox.send(TEAM, Buttons((Button(token="t", choice="yes", label="Yes"),)), thread=topic)
    await page.write("Mine", persona="anna", chat=TEAM, thread=topic)
    for path, body in (
        ("press", {"message": card, "token": "t", "choice": "yes"}),
        ("edit", {"message": "4", "text": "Mine too"}),
        ("delete", {"message": "4"}),
    ):
        assert (await page.ask(f"/api/{path}", deed(persona="anna", chat=TEAM, **body)))[0] == 200
    assert {event.thread for event in office.inbox.of_people()[1:]} == {topic}


async def test_a_topic_that_is_not_there_is_refused_on_both_ways(office: Office, page: Page) -> None:
    await bring_in(page, TEAM)
    plain = await office.inbox.send(TEAM, Text("No topic"))
    assert (await page.write("Hello", persona="anna", chat=TEAM, thread=plain))[0] == 404
    with pytest.raises(Rejected):
        await office.inbox.send(TEAM, Text("Hello"), thread="77")
    with pytest.raises(Rejected):
        await office.inbox.send(MARTA, Title("Rossi SRL"), opens_topic=True)
