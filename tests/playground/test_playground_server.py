from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import pytest_asyncio

from bot.adapters import Delivered, Delivery, MenuItem
from bot.adapters.playground import PlaygroundAdapter
from bot.adapters.playground.payloads import Spot, Write, parts_of, written
from bot.adapters.playground.scene import MARTA as MARTA_HERSELF
from bot.adapters.playground.scene import SCENE
from bot.core.effects import Button, Buttons, Message, Text
from bot.core.errors import Rejected, StorageFault, Unreachable
from bot.core.events import Commanded, Connected, Edited, Pressed, Wrote
from bot.store.files import FileStore
from tests.playground.caller import Page, deed
from tests.playground.fakes import EVENING, GIULIA, MARTA, MORNING, FakeStage, Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest_asyncio.fixture
async def office() -> AsyncIterator[Office]:
    async with Office.opened() as office:
        yield office


@pytest_asyncio.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    async with Page.opened(office) as page:
        yield page


# What is handed in


async def test_once_it_serves_it_says_so(office: Office) -> None:
    [event] = office.inbox.events
    assert isinstance(event, Connected)
    assert (event.platform, event.handle, event.invite) == ("playground", "Paletti", "")
    assert office.adapter.trouble() is None


async def test_a_start_that_could_not_be_saved_frees_the_port(tmp_path: Path) -> None:
    office = Office.furnished(tmp_path)
    office.inbox.fault = StorageFault("disk full")
    with pytest.raises(StorageFault):
        await office.adapter.start(office.inbox)
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.ClientConnectorError):
            await http.get(office.adapter.address)


async def test_what_giulia_writes_arrives_as_hers(office: Office, page: Page) -> None:
    await page.write("Buonasera", language="it", id="deed-of-giulia")
    [event] = office.inbox.of_people()
    assert isinstance(event, Wrote)
    assert (event.id, event.text, event.message, event.reply_to) == (
        "playground:deed-of-giulia",
        "Buonasera",
        "1",
        None,
    )
    assert (event.by.id, event.by.name, event.by.language) == ("playground:giulia", "Giulia Bianchi", "it")
    assert (event.by.timezone, event.by.kind) == ("Europe/Rome", "person")
    assert (event.chat.id, event.chat.shared, event.addressed) == (GIULIA, False, True)
    assert event.platform_at == EVENING


async def test_an_answer_says_what_it_answers(office: Office, page: Page) -> None:
    sent = await office.inbox.send(MARTA, Text("A message came in"))
    await page.write("Done", persona="marta", reply_to=sent)
    [event] = office.inbox.of_people()
    assert (event.chat.id, event.message, event.reply_to) == (MARTA, "2", sent)


@pytest.mark.parametrize(
    ("text", "verb", "rest"),
    [
        ("/hours", "hours", ""),
        ("/Hours Mo-Fr 09:00-18:00", "hours", "Mo-Fr 09:00-18:00"),
        ("/approve rossi Home\nline one\nline two", "approve", "rossi Home\nline one\nline two"),
        ("/note\nfirst line", "note", "first line"),
        ("/away\t24 Dec ", "away", "24 Dec"),
        ("/", "", ""),
        ("/ hours", "", "hours"),
    ],
)
def test_a_text_that_begins_with_a_slash_is_a_command(text: str, verb: str, rest: str) -> None:
    write = Write(id="deed-0001", persona="marta", language="en", text=text, reply_to="4")
    [room] = [room for room in SCENE.rooms() if room.chat == MARTA]
    spot = Spot(persona=MARTA_HERSELF, language="en", room=room, at=EVENING, message="5")
    [event] = [written(part, spot) for part in parts_of(write, [])]
    assert isinstance(event, Commanded)
    assert (event.verb, event.rest, event.message, event.reply_to) == (verb, rest, "5", "4")


async def test_a_press_arrives_with_its_token_and_its_answer_goes_back(office: Office, page: Page) -> None:
    sent = await office.inbox.send(GIULIA, Buttons((Button(token="t1", choice="yes", label="Yes"),)))
    status, text = await page.ask("/api/press", deed(message=sent, token="t1", choice="yes"))
    [event] = office.inbox.of_people()
    assert isinstance(event, Pressed)
    assert (event.message, event.token, event.choice) == (sent, "t1", "yes")
    assert (status, json.loads(text)) == (200, {"toast": "Noted."})


async def test_new_words_for_an_own_message_arrive_as_an_edit_and_are_shown(office: Office, page: Page) -> None:
    await page.write("Tomorow")
    status, _ = await page.ask("/api/edit", deed(message="1", text="Tomorrow"))
    assert status == 200
    event = office.inbox.of_people()[-1]
    assert isinstance(event, Edited)
    assert (event.message, event.text) == ("1", "Tomorrow")
    async with page.news() as news:
        note = await news.until(kind="message", chat=GIULIA, id="1")
    assert (note["edited"], note["blocks"], note["by"]) == (True, [{"type": "text", "text": "Tomorrow"}], "giulia")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/api/write", {"persona": "nobody", "text": "hi"}),
        ("/api/edit", {"message": "9", "text": "hi"}),
        ("/api/edit", {"message": "1", "text": "not my words"}),
        ("/api/delete", {"message": "1"}),
        ("/api/delete", {"message": "9"}),
        ("/api/press", {"message": "9", "token": "t", "choice": "yes"}),
        ("/api/write", {"text": "hi", "chat": MARTA}),
        ("/api/write", {"text": "hi", "chat": "playground:group:team"}),
        ("/api/write", {"text": "hi", "thread": "1"}),
        ("/api/write", {"files": ["no-such-upload"]}),
        ("/api/join", {}),
        ("/api/leave", {"chat": "playground:group:team"}),
    ],
)
async def test_what_is_not_there_or_not_ones_own_cannot_be_touched(
    office: Office, page: Page, path: str, fields: dict[str, str]
) -> None:
    await office.inbox.send(GIULIA, Text("Paletti's words"))
    status, _ = await page.ask(path, deed(**fields))
    assert status == 404
    assert office.inbox.of_people() == []


async def test_the_same_deed_twice_is_handed_in_and_shown_once(office: Office, page: Page) -> None:
    body = deed(text="Once")
    assert await page.ask("/api/write", body) == await page.ask("/api/write", body)
    assert len(office.inbox.of_people()) == 1
    async with page.news() as news:
        await news.until(kind="message", id="1", by="giulia")
        assert not [note for note in news.seen if note["kind"] == "message" and note["by"] == "giulia"][1:]


async def test_what_could_not_be_saved_is_refused_not_shown_and_may_come_again(office: Office, page: Page) -> None:
    body = deed(text="Important")
    office.inbox.fault = StorageFault("disk full")
    status, text = await page.ask("/api/write", body)
    assert status == 503
    assert "try again" in text
    assert "disk" not in text
    office.inbox.fault = None
    status, _ = await page.ask("/api/write", body)
    assert status == 200
    async with page.news() as news:
        note = await news.until(kind="message", by="giulia")
    assert note["id"] == "1"


# What is shown


async def test_the_stream_tells_everything_first_and_then_what_changes(office: Office, page: Page) -> None:
    await office.inbox.send(GIULIA, Text("Before"))
    async with page.news() as news:
        crew = await news.until(kind="people")
        await news.until(kind="message", chat=GIULIA, id="1")
        entry = await news.until(kind="entry", ledger="Office")
        clock = await news.until(kind="clock")
        office.stage.record("Office", "away_set", "Away until Monday")
        await news.until(kind="entry", seq=2, what="away_set", facts={"summary": "Away until Monday"})
        await office.inbox.send(MARTA, Text("After"))
        await news.until(kind="message", chat=MARTA, id="1")
    assert [one["key"] for one in crew["people"]] == ["giulia", "paolo", "olga", "marta", "anna"]
    assert (entry["seq"], entry["what"], len(entry["hash"])) == (1, "office_opened", 64)
    assert clock == {
        "kind": "clock",
        "now": "2026-11-24T20:40:00Z",
        "timezone": "Europe/Rome",
        "open": False,
        "opening": "2026-11-25T08:00:00Z",
        "due": None,
    }


async def test_a_page_that_was_away_catches_up_with_what_it_missed_only(office: Office, page: Page) -> None:
    await office.inbox.send(GIULIA, Text("One"))
    async with page.news() as news:
        await news.until(kind="clock")
        await news.until(kind="message", id="1")
    await office.inbox.send(GIULIA, Text("Two"))
    await office.inbox.send(GIULIA, Text("One, corrected"), edit="1")
    async with page.news(since=news.number) as later:
        await later.until(kind="message", id="1", edited=True)
        assert [note["id"] for note in later.seen] == ["2", "1"]


async def test_the_clock_is_shown_as_its_minutes_pass(office: Office, page: Page) -> None:
    async with page.news() as news:
        await news.until(kind="clock", now="2026-11-24T20:40:00Z")
        office.stage.instant = EVENING + timedelta(seconds=61)
        await news.until(kind="clock", now="2026-11-24T20:41:00Z")


async def test_the_commands_to_suggest_are_shown_per_chat(office: Office, page: Page) -> None:
    await office.adapter.show_menu(None, "it", [MenuItem("aiuto", "che cosa so fare")])
    await office.adapter.show_menu(MARTA, None, [MenuItem("hours", "when the office is open")])
    async with page.news() as news:
        everybody = await news.until(kind="menu", chat=None, language="it")
        marta = await news.until(kind="menu", chat=MARTA, language=None)
    assert everybody["items"] == [{"verb": "aiuto", "about": "che cosa so fare"}]
    assert marta["items"] == [{"verb": "hours", "about": "when the office is open"}]


async def test_a_delivery_is_found_again_under_its_id(office: Office) -> None:
    delivery = Delivery(id="away:rossi:1", chat=GIULIA, message=Message((Text("Kept"),)))
    assert await office.adapter.find(delivery) is None
    assert await office.adapter.deliver(delivery) == Delivered(GIULIA, "1")
    assert await office.adapter.find(delivery) == Delivered(GIULIA, "1")


async def test_what_cannot_be_delivered_is_said_so(office: Office) -> None:
    message = Message((Text("Hello"),))
    with pytest.raises(Unreachable):
        await office.adapter.deliver(Delivery(id="a", chat="playground:chat:nobody", message=message))
    with pytest.raises(Rejected):
        await office.adapter.deliver(Delivery(id="b", chat=GIULIA, message=message, edit="12"))


async def test_a_persona_is_described_in_the_language_of_its_page(office: Office, page: Page) -> None:
    assert (await office.adapter.describe("playground:giulia"))["language"] == "it"
    await page.write("Good evening", language="en")
    assert await office.adapter.describe("playground:giulia") == {
        "name": "Giulia Bianchi",
        "language": "en",
        "timezone": "Europe/Rome",
    }
    assert await office.adapter.describe("playground:nobody") == {}


def test_the_page_takes_a_message_of_any_length_in_one_part(tmp_path: Path) -> None:
    message = Message((Text("long " * 10_000),))
    assert PlaygroundAdapter(FakeStage(), FileStore(tmp_path)).fit(message) == [message]


# Moving the clock


@pytest.mark.parametrize(("to", "expected"), [("hour", EVENING + timedelta(hours=1)), ("opening", MORNING)])
async def test_the_clock_is_moved_ahead(office: Office, page: Page, to: str, expected: Any) -> None:
    status, _ = await page.ask("/api/clock", {"to": to})
    assert (status, office.stage.instant) == (200, expected)


async def test_the_clock_goes_to_what_is_due_next_and_the_digest_is_there(office: Office, page: Page) -> None:
    await page.write("Before nine, please")
    status, _ = await page.ask("/api/clock", {"to": "due"})
    assert (status, office.stage.instant) == (200, MORNING)
    async with page.news() as news:
        note = await news.until(kind="message", chat=MARTA)
    assert note["at"] == "2026-11-25T08:00:00Z"


async def test_with_nothing_due_the_clock_stays(office: Office, page: Page) -> None:
    status, _ = await page.ask("/api/clock", {"to": "due"})
    assert (status, office.stage.instant) == (409, EVENING)


async def test_a_move_that_could_not_be_saved_is_refused(office: Office, page: Page) -> None:
    office.stage.fault = StorageFault("disk full")
    status, _ = await page.ask("/api/clock", {"to": "hour"})
    assert (status, office.stage.instant) == (503, EVENING)


# Its end


async def test_stopping_ends_the_streams_at_once_and_it_can_start_again(office: Office, page: Page) -> None:
    async with page.news() as news:
        await news.until(kind="clock")
        async with asyncio.timeout(1):
            await office.adapter.stop()
            assert await news.response.content.read() == b""
    await office.adapter.start(office.inbox)
    async with Page.opened(office) as again:
        assert (await again.write("Still there?"))[0] == 200
