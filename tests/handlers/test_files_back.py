"""Files in a member's answers: fetched first, or sent on by the platform on which they were written."""

import asyncio

import pytest

from bot.core.effects import File
from bot.core.errors import NotFetched
from bot.core.events import Commanded, Deleted, Wrote
from bot.core.files import Attachment
from tests.attached import content_of, edits, fetched, files_to, given, resends, slow
from tests.kit import MORNING, NOON, opened, rome


@pytest.fixture
async def noon(house):
    """Giulia has asked something, which Marta can answer."""
    await house.moves_to(NOON)
    await house.writes("giulia", "the plan, please")
    house.asked = house.last_id("marta")
    return house


@pytest.fixture
async def night(house):
    """The same at night, when an answer waits until its author says."""
    await house.writes("giulia", "the plan, please")
    await house.commands("marta", "digest")
    house.asked = house.last_id("marta")
    return house


async def answers(house, text, *attachments, message="a1"):
    await house.writes("marta", text, message=message, reply_to=house.asked, attachments=attachments)


async def test_a_file_in_an_answer_is_fetched_first_and_goes_with_its_words(noon):
    await answers(noon, "Here it is.", given(noon, "plan.pdf", mime="application/pdf", size=8))
    assert noon.said_to("giulia") == ["Marta Neri\nHere it is.\n[document plan.pdf]"]
    (file,) = files_to(noon, "telegram:7")
    assert content_of(noon, file) == b"plan.pdf"
    assert noon.desk.messages.where()[0].state == "answered"
    assert noon.desk.responses.where() == []


async def test_a_file_alone_is_an_answer(noon):
    await answers(noon, "", given(noon, "plan.pdf"))
    assert noon.said_to("giulia") == ["Marta Neri\n[document plan.pdf]"]


async def test_where_the_platform_sends_on_by_itself_nothing_is_fetched(noon):
    await resends(noon)
    await answers(noon, "", given(noon, "film.mp4", content=NotFetched("too_large"), size=3_000_000_000))
    assert files_to(noon, "telegram:7") == [
        File(kind="document", name="film.mp4", size=3_000_000_000, ref="telegram:film.mp4", sha256=None)
    ]
    assert fetched(noon.telegram) == []


async def test_to_another_platform_an_answers_file_is_fetched_whatever_the_platform_can_send_on(noon):
    await resends(noon)
    await noon.commands("luca", f"start {await noon.invitation('new Gialli')}")
    await noon.writes("luca", "and ours?")
    noon.asked = noon.last_id("marta")
    await answers(noon, "Here.", given(noon, "plan.pdf"))
    (file,) = files_to(noon, "slack:D9")
    assert content_of(noon, file) == b"plan.pdf"
    assert fetched(noon.telegram) == ["telegram:plan.pdf"]


async def test_an_answers_file_that_cannot_be_had_is_told_to_its_author_and_the_words_go(noon):
    await answers(noon, "Here it is.", given(noon, "plan.pdf", content=NotFetched("full")), given(noon, "b.pdf"))
    assert noon.said_to("giulia") == ["Marta Neri\nHere it is.\n[document b.pdf]"]
    assert noon.last_to("marta") == (
        "document plan.pdf could not be fetched and does not go with your answer. "
        "Please send it once more, or as a link."
    )


async def test_an_answer_of_which_nothing_could_be_had_does_not_go_and_settles_nothing(noon):
    await answers(noon, "", given(noon, "plan.pdf", content=NotFetched("empty")))
    assert noon.said_to("giulia") == []
    assert noon.last_to("marta").startswith("document plan.pdf could not be fetched")
    assert noon.desk.messages.where()[0].state == "passed"
    assert noon.desk.responses.where() == []


async def test_that_a_file_cannot_go_is_told_in_the_offices_language(tmp_path):
    async with opened(tmp_path / "data", language="it", start=NOON) as house:
        await house.writes("giulia", "il piano?")
        house.asked = house.last_id("marta")
        await answers(house, "Eccolo.", given(house, "piano.pdf", content=NotFetched("gone")))
        assert house.last_to("marta") == (
            "Questo file non è arrivato e non parte con la tua risposta: documento piano.pdf. "
            "Invialo ancora una volta, o come link."
        )


async def test_a_place_in_an_answer_goes_at_once(noon):
    await answers(noon, "We are here.", Attachment(kind="place", latitude="41.9", longitude="12.5"))
    assert noon.said_to("giulia") == ["Marta Neri\nWe are here.\n[place 41.9, 12.5]"]


async def test_at_night_the_author_is_asked_once_the_file_is_here_and_it_goes_at_the_opening(night):
    await answers(night, "Here it is.", given(night, "plan.pdf"))
    assert night.last_to("marta").startswith("For Rossi SRL the office is closed now. When should your answer go?")
    night.forget()
    await night.moves_to(MORNING)
    assert night.said_to("giulia") == ["Marta Neri\nHere it is.\n[document plan.pdf]"]
    assert content_of(night, files_to(night, "telegram:7")[0]) == b"plan.pdf"


async def test_an_answer_whose_file_is_still_on_its_way_at_the_opening_waits_for_it(night):
    with slow(night.telegram) as gate:
        night.engine.receive(
            night.deed(
                Wrote, "marta", message="a1", text="", reply_to=night.asked, attachments=(given(night, "plan.pdf"),)
            )
        )
        night.clock.move_to(rome("2026-11-27 09:30"))
        await night.ticker.tick()
        await asyncio.sleep(0.05)
        assert files_to(night, "telegram:7") == []
        gate.set()
        await night.outbox.idle()
    assert [file.name for file in files_to(night, "telegram:7")] == ["plan.pdf"]


async def test_an_edit_puts_another_file_into_an_answer_that_has_not_left(night):
    await answers(night, "Here it is.", given(night, "old.pdf"))
    await edits(night, "marta", "a1", "Here it truly is.", given(night, "new.pdf"))
    await night.moves_to(MORNING)
    assert "Marta Neri\nHere it truly is.\n[document new.pdf]" in night.said_to("giulia")
    assert [content_of(night, file) for file in files_to(night, "telegram:7")] == [b"new.pdf"]


async def test_an_edit_takes_the_file_out_of_an_answer_that_has_not_left(night):
    await answers(night, "Here it is.", given(night, "plan.pdf"))
    await edits(night, "marta", "a1", "It follows.")
    await night.moves_to(MORNING)
    assert "Marta Neri\nIt follows." in night.said_to("giulia")
    assert files_to(night, "telegram:7") == []


async def test_an_answer_whose_file_is_taken_out_while_on_its_way_goes_without_it(noon):
    with slow(noon.telegram) as gate:
        event = noon.deed(
            Wrote, "marta", message="a1", text="Here.", reply_to=noon.asked, attachments=(given(noon, "plan.pdf"),)
        )
        noon.engine.receive(event)
        await asyncio.sleep(0.05)
        assert files_to(noon, "telegram:7") == []
        gate_opens = asyncio.create_task(edits(noon, "marta", "a1", "Tomorrow."))
        await asyncio.sleep(0.05)
        assert noon.said_to("giulia") == ["Marta Neri\nTomorrow."]
        gate.set()
        await gate_opens
    assert noon.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_while_an_edited_answers_file_is_on_its_way_its_buttons_rest(night):
    await answers(night, "Here it is.", given(night, "old.pdf"))
    with slow(night.telegram) as gate:
        editing = asyncio.create_task(edits(night, "marta", "a1", "Here.", given(night, "new.pdf")))
        await asyncio.sleep(0.05)
        pressing = asyncio.create_task(night.presses("marta", "Send now"))
        await asyncio.sleep(0.05)
        assert files_to(night, "telegram:7") == []
        gate.set()
        await editing
    assert await pressing == "This button no longer works."
    await night.presses("marta", "Send now")
    assert "Marta Neri\nHere.\n[document new.pdf]" in night.said_to("giulia")


async def test_an_answer_deleted_while_its_file_is_on_its_way_never_goes(noon):
    with slow(noon.telegram) as gate:
        event = noon.deed(
            Wrote, "marta", message="a1", text="oops", reply_to=noon.asked, attachments=(given(noon, "plan.pdf"),)
        )
        noon.engine.receive(event)
        noon.engine.receive(noon.deed(Deleted, "marta", message="a1"))
        gate.set()
        await noon.outbox.idle()
    assert noon.said_to("giulia") == []
    assert noon.desk.messages.where()[0].state == "passed"
    assert noon.failed() == []


async def test_later_for_an_answer_whose_file_is_on_its_way_waits_for_the_opening(noon):
    with slow(noon.telegram) as gate:
        event = noon.deed(
            Wrote, "marta", message="a1", text="Here.", reply_to=noon.asked, attachments=(given(noon, "plan.pdf"),)
        )
        noon.engine.receive(event)
        later = asyncio.create_task(later_for(noon, "a1"))
        await asyncio.sleep(0.05)
        gate.set()
        await later
    assert noon.said_to("giulia") == []
    assert noon.last_to("marta").startswith("Your answer to Rossi SRL goes today at 14:00:")
    await noon.moves_to(rome("2026-11-27 14:00"))
    assert noon.said_to("giulia") == ["Marta Neri\nHere.\n[document plan.pdf]"]


async def later_for(house, message):
    await house.receives(house.deed(Commanded, "marta", verb="later", reply_to=message, message="a2"))
