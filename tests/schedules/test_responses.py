"""When an answer that waits is due: at the opening to its client, whenever that truly is."""

from datetime import timedelta

import pytest

from bot.core.errors import NotFetched
from bot.core.events import Attachment
from schedules import responses
from tests.kit import MORNING, NOON, rome

MINUTE = timedelta(minutes=1)


async def answers(house, text="Tomorrow.", name="giulia", **fields):
    """Marta answers at night what somebody has written."""
    await house.writes(name, "ready?")
    await house.commands("marta", "digest")
    await house.writes("marta", text, reply_to=house.last_id("marta"), **fields)


def due(house):
    return responses.next_due(house.desk)


async def test_without_an_answer_nothing_is_due(house):
    assert due(house) is None
    assert responses.due(house.desk) == []


@pytest.mark.parametrize("button", [None, "Send tomorrow, Friday, at 09:00"])
async def test_asked_about_or_told_to_wait_it_is_due_at_the_opening(house, button):
    await answers(house)
    if button:
        await house.presses("marta", button)
    assert due(house) == MORNING


@pytest.mark.parametrize("button", ["Send now", "Do not send"])
async def test_what_was_decided_is_due_no_more(house, button):
    await answers(house)
    await house.presses("marta", button)
    assert due(house) is None


async def test_an_opening_for_once_brings_it_forward_if_nothing_was_chosen(house):
    await answers(house)
    await house.commands("marta", "open 22:00-23:00")
    assert due(house) == rome("2026-11-26 22:00")
    await house.moves_to(rome("2026-11-26 22:00"))
    assert house.last_to("giulia") == "Marta Neri\nTomorrow."


async def test_a_chosen_opening_is_kept_even_if_the_office_opens_before(house):
    await answers(house)
    await house.presses("marta", "Send tomorrow, Friday, at 09:00")
    await house.commands("marta", "open 22:00-23:00")
    await house.moves_to(rome("2026-11-26 22:00"))
    assert due(house) == MORNING
    assert "Tomorrow." not in house.last_to("giulia")


async def test_an_absence_without_an_end_keeps_it_until_somebody_is_back(house):
    await answers(house)
    await house.commands("marta", "away")
    assert due(house) is None
    await house.moves_to(NOON)
    assert "Tomorrow." not in house.last_to("giulia")
    await house.commands("marta", "back")
    await house.moves_to(NOON)
    assert house.last_to("giulia") == "Marta Neri\nTomorrow."


async def test_after_an_outage_over_the_opening_it_goes_late_rather_than_never(house):
    await answers(house)
    await house.restarts()
    await house.moves_to(MORNING + 50 * MINUTE)
    assert house.last_to("giulia") == "Marta Neri\nTomorrow."


async def test_after_an_outage_over_the_whole_day_it_waits_for_the_next_opening(house):
    await answers(house)
    await house.restarts()
    await house.moves_to(rome("2026-11-27 19:00"))
    assert "Tomorrow." not in house.last_to("giulia")
    assert due(house) == rome("2026-11-30 09:00")


async def test_several_answers_to_several_clients_each_go_at_their_own_opening(house):
    await house.commands("paolo", f"start {await house.invitation('new Bianchi SNC')}")
    await house.commands("marta", 'client bianchi set hours="Mo-Fr 07:00-08:00"')
    await house.presses("marta", "Yes, from now on")
    await answers(house)
    await house.commands("marta", "later bianchi Good morning.")
    assert due(house) == rome("2026-11-27 07:00")
    await house.moves_to(rome("2026-11-27 07:00"))
    assert house.last_to("paolo") == "Marta Neri\nGood morning."
    assert due(house) == MORNING


async def test_an_answer_whose_file_cannot_be_had_goes_without_it_and_its_author_is_told(house):
    house.telegram.sent["telegram:f1"] = NotFetched("too_large")
    plan = Attachment(kind="document", ref="telegram:f1", name="plan.pdf")
    await answers(house, "The plan:", attachments=(plan,))
    assert due(house) == MORNING
    await house.moves_to(MORNING)
    assert house.last_to("giulia") == "Marta Neri\nThe plan:"
    assert any("document plan.pdf" in said and "not" in said for said in house.said_to("marta"))


async def test_a_deleted_question_is_still_answered_at_the_opening(house):
    await house.writes("giulia", "ready?", message="1")
    await house.commands("marta", "digest")
    await house.writes("marta", "Tomorrow.", reply_to=house.last_id("marta"))
    await house.deletes("giulia", "1")
    await house.moves_to(MORNING)
    assert house.last_to("giulia") == "Marta Neri\nTomorrow."
