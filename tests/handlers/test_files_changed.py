"""What happens to a file while it is on its way: its message is edited or deleted, or we are killed."""

import asyncio

import pytest

from bot import errands
from bot.core.errors import NotFetched
from bot.core.events import Deleted, Edited, Wrote
from bot.core.files import Attachment
from tests.attached import content_of, edits, fetched, files_to, given, slow
from tests.kit import MORNING, NOON


@pytest.fixture
async def noon(house, monkeypatch):
    monkeypatch.setattr(errands, "ALBUM_SECONDS", 0.0)
    await house.moves_to(NOON)
    await house.writes("giulia", "good morning")  # so that how to answer is explained already
    house.forget()
    return house


def begins(house, text, *attachments, message="1", **fields):
    """Giulia writes, and nobody waits for what comes of it."""
    house.engine.receive(house.deed(Wrote, "giulia", message=message, text=text, attachments=attachments, **fields))


async def test_an_edit_that_adds_a_file_is_passed_on_once_the_file_is_here(noon):
    await noon.writes("giulia", "the plan", message="1")
    await edits(noon, "giulia", "1", "the plan", given(noon, "plan.pdf"))
    assert noon.said_to("marta") == [
        "Giulia Bianchi · Rossi SRL\nthe plan",
        "Giulia Bianchi · Rossi SRL · edited\nthe plan\n[document plan.pdf]",
    ]


async def test_every_edit_with_another_file_is_passed_on(noon):
    await noon.writes("giulia", "v1", message="1", attachments=(given(noon, "v1.pdf"),))
    for version in ("v2", "v3"):
        await edits(noon, "giulia", "1", version, given(noon, f"{version}.pdf"))
    assert [file.name for file in files_to(noon, "telegram:1")] == ["v1.pdf", "v2.pdf", "v3.pdf"]
    assert [content_of(noon, file) for file in files_to(noon, "telegram:1")] == [b"v1.pdf", b"v2.pdf", b"v3.pdf"]


async def test_an_edit_that_takes_a_file_out_is_passed_on_at_once(noon):
    await noon.writes("giulia", "two", message="1", attachments=(given(noon, "a.pdf"), given(noon, "b.pdf")))
    noon.telegram.fetched.clear()
    await edits(noon, "giulia", "1", "one", given(noon, "b.pdf"))
    assert noon.last_to("marta") == "Giulia Bianchi · Rossi SRL · edited\none\n[document b.pdf]"
    assert fetched(noon.telegram) == []


async def test_an_edit_while_a_file_is_on_its_way_swaps_it_for_the_new_one(noon):
    with slow(noon.telegram) as gate:
        begins(noon, "old", given(noon, "old.pdf"))
        await asyncio.sleep(0.02)
        event = noon.deed(Edited, "giulia", message="1", text="new", attachments=(given(noon, "new.pdf"),))
        noon.engine.receive(event)
        gate.set()
        await noon.outbox.idle()
    assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL · edited\nnew\n[document new.pdf]"]
    assert content_of(noon, files_to(noon, "telegram:1")[0]) == b"new.pdf"


async def test_an_edit_that_takes_out_the_file_on_its_way_lets_the_words_go(noon):
    with slow(noon.telegram) as gate:
        begins(noon, "see", given(noon, "plan.pdf"))
        await asyncio.sleep(0.02)
        noon.engine.receive(noon.deed(Edited, "giulia", message="1", text="never mind"))
        await asyncio.sleep(0.05)
        assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL · edited\nnever mind"]
        gate.set()
        await noon.outbox.idle()
    assert len(noon.said_to("marta")) == 1


async def test_a_file_that_could_not_be_had_is_tried_anew_when_it_comes_again(noon):
    await noon.writes("giulia", "see", message="1", attachments=(given(noon, "plan.pdf", content=ValueError("ours")),))
    await edits(noon, "giulia", "1", "see")
    await edits(noon, "giulia", "1", "see", given(noon, "plan.pdf"))
    assert noon.last_to("marta") == "Giulia Bianchi · Rossi SRL · edited\nsee\n[document plan.pdf]"


async def test_an_edited_place_is_passed_on_where_it_is_now(noon):
    for longitude in ("12.1", "12.2"):
        place = Attachment(kind="place", latitude="41.9", longitude=longitude)
        if longitude == "12.1":
            await noon.writes("giulia", "", message="1", attachments=(place,))
        else:
            await edits(noon, "giulia", "1", "", place)
    assert noon.last_to("marta") == "Giulia Bianchi · Rossi SRL · edited\n[place 41.9, 12.2]"


async def test_an_edit_of_what_is_held_shows_the_files_of_its_last_version(house):
    await house.writes("giulia", "v1", message="1", attachments=(given(house, "v1.pdf"),))
    await edits(house, "giulia", "1", "v2", given(house, "v2.pdf"))
    assert house.said_to("marta") == []
    await house.moves_to(MORNING)
    assert house.last_to("marta").splitlines()[2:5] == ["yesterday at 21:40 · edited", "v2", "• document v2.pdf"]


async def test_a_message_deleted_while_its_file_is_on_its_way_is_never_passed_on(noon):
    with slow(noon.telegram) as gate:
        begins(noon, "oops", given(noon, "secret.pdf"))
        noon.engine.receive(noon.deed(Deleted, "giulia", message="1"))
        gate.set()
        await noon.outbox.idle()
    assert noon.said_to("marta") == []
    assert noon.desk.files() == set()
    assert noon.failed() == []


async def test_the_rest_of_an_album_goes_on_when_the_part_it_waited_for_is_deleted(noon):
    with slow(noon.telegram, only="telegram:2.jpg"):
        for number in range(3):
            begins(noon, "", given(noon, f"{number}.jpg", kind="photo"), message=str(number), album="77")
        await asyncio.sleep(0.05)
        assert noon.said_to("marta") == []
        noon.engine.receive(noon.deed(Deleted, "giulia", message="2"))
        await asyncio.sleep(0.05)
        assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL\n[photo 0.jpg]\n[photo 1.jpg]"]


async def test_of_an_album_a_part_that_was_deleted_is_not_passed_on(noon):
    with slow(noon.telegram) as gate:
        for number in range(3):
            begins(noon, "", given(noon, f"{number}.jpg", kind="photo"), message=str(number), album="77")
        noon.engine.receive(noon.deed(Deleted, "giulia", message="1"))
        gate.set()
        await noon.outbox.idle()
    assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL\n[photo 0.jpg]\n[photo 2.jpg]"]


async def test_a_late_part_of_an_album_that_is_deleted_brings_nothing_back(noon):
    await noon.writes("giulia", "", message="0", attachments=(given(noon, "0.jpg", kind="photo"),), album="77")
    with slow(noon.telegram) as gate:
        begins(noon, "", given(noon, "1.jpg", kind="photo"), message="1", album="77")
        noon.engine.receive(noon.deed(Deleted, "giulia", message="1"))
        gate.set()
        await noon.outbox.idle()
    assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL\n[photo 0.jpg]"]


async def test_killed_while_fetching_the_errand_runs_again_and_the_message_is_passed_on_once(noon):
    with slow(noon.telegram):
        begins(noon, "see", given(noon, "plan.pdf"))
        await asyncio.sleep(0.02)
        await noon.stops()
    noon.starts()
    noon.opens()
    await noon.outbox.idle()
    assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL\nsee\n[document plan.pdf]"]
    assert noon.desk.outbox.where(recipe="fetch") == []


async def test_killed_at_night_the_file_is_there_in_the_morning(house):
    with slow(house.telegram):
        begins(house, "see", given(house, "plan.pdf"))
        await asyncio.sleep(0.02)
        await house.stops()
    house.starts()
    house.opens()
    await house.moves_to(MORNING)
    await house.presses("marta", "Read")
    assert content_of(house, files_to(house, "telegram:1")[0]) == b"plan.pdf"


async def test_a_problem_at_night_is_told_when_the_message_is_read(house):
    await house.writes("giulia", "see", attachments=(given(house, "plan.pdf", content=NotFetched("empty")),))
    await house.moves_to(MORNING)
    await house.presses("marta", "Read")
    assert "[document plan.pdf: it arrived empty. Please ask to have it sent again.]" in house.last_to("marta")
