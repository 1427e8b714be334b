"""When an unanswered call is due, and that the latest state counts at that instant."""

from datetime import timedelta

import pytest

from schedules import calls
from tests.kit import NIGHT

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def calling(house):
    """Rossi may always call, and Giulia has."""
    await house.commands("marta", "client rossi set urgent=always")
    await house.writes("giulia", "urgent")
    await house.presses("giulia", "Call now")
    return house


async def test_without_a_call_nothing_is_due(house):
    assert calls.next_due(house.desk) is None
    assert calls.due(house.desk) == []


async def test_a_call_is_due_a_quarter_of_an_hour_after_it_was_made(calling):
    assert calls.next_due(calling.desk) == NIGHT + 15 * MINUTE


async def test_before_that_nothing_is_said(calling):
    calling.clock.move_to(NIGHT + 14 * MINUTE)
    assert calls.due(calling.desk) == []


@pytest.mark.parametrize("button", ["I'll take it", "I cannot"])
async def test_an_answered_call_is_due_no_more(calling, button):
    await calling.presses("marta", button)
    assert calls.next_due(calling.desk) is None


async def test_the_oldest_of_several_calls_is_due_first_and_each_once(calling):
    code = await calling.invitation("new Bianchi SNC")
    await calling.commands("paolo", f"start {code}")
    await calling.commands("marta", "client bianchi set urgent=always")
    await calling.moves_to(NIGHT + 5 * MINUTE)
    await calling.writes("paolo", "urgent")
    await calling.presses("paolo", "Call now")
    assert calls.next_due(calling.desk) == NIGHT + 15 * MINUTE
    await calling.moves_to(NIGHT + 15 * MINUTE)
    assert calling.last_to("giulia").startswith("Nobody has answered within 15 minutes.")
    assert calling.last_to("paolo").startswith("Studio Neri is being called.")
    assert calls.next_due(calling.desk) == NIGHT + 20 * MINUTE
    await calling.moves_to(NIGHT + 20 * MINUTE)
    assert calling.last_to("paolo").startswith("Nobody has answered within 15 minutes.")
    assert calls.next_due(calling.desk) is None


async def test_a_message_that_cannot_be_told_apart_from_a_second_tick_is_sent_once(calling):
    for minutes in (15, 15, 16, 40):
        await calling.moves_to(NIGHT + minutes * MINUTE)
    said = [said for said in calling.said_to("giulia") if said.startswith("Nobody has answered")]
    assert len(said) == 1


async def test_a_call_is_forgotten_two_months_later_and_its_entries_are_not(calling):
    await calling.moves_to(NIGHT + 15 * MINUTE)
    await calling.moves_to(NIGHT + timedelta(days=61))
    client = calling.desk.clients.where()[0].client
    assert calling.desk.calls.where() == []
    assert calling.kinds(client)[-2:] == ["urgent_called", "urgent_answered"]
