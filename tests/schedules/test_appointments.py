"""An hour before a call both sides are reminded, once; not of one that was cancelled, moved or has begun."""

from datetime import timedelta

import pytest

from bot.messages.appointments import call_reminder
from schedules import appointments
from tests.handlers.test_appointments import TUESDAY, calls_can_be_had, kinds
from tests.kit import NOON, opened, rome

MINUTE = timedelta(minutes=1)
STARTS = rome("2026-12-01T15:00")
REMINDER = "A reminder: Studio Neri calls Giulia Bianchi today at 15:00."


@pytest.fixture
async def house(tmp_path):
    """Giulia is called on Tuesday at three."""
    async with opened(tmp_path / "data", start=NOON) as house:
        await calls_can_be_had(house)
        await house.commands("giulia", "call")
        await house.presses("giulia", TUESDAY)
        house.forget()
        yield house


async def test_without_a_call_nothing_is_due(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        assert appointments.next_due(house.desk) is None
        assert appointments.due(house.desk) == []


async def test_it_is_due_an_hour_before(house):
    assert appointments.next_due(house.desk) == STARTS - 60 * MINUTE
    house.clock.move_to(STARTS - 61 * MINUTE)
    assert appointments.due(house.desk) == []


async def test_both_sides_are_reminded_once(house):
    for minutes in (60, 59, 30, 1):
        await house.moves_to(STARTS - minutes * MINUTE)
    assert house.said_to("giulia") == [REMINDER]
    assert house.said_to("marta") == [REMINDER.replace("Giulia Bianchi", "Giulia Bianchi · Rossi SRL")]
    assert kinds(house) == ["appointment_made", "appointment_reminded"]
    assert appointments.next_due(house.desk) is None


async def test_it_is_in_the_readers_language_and_zone(house):
    await house.commands("marta", "client rossi set language=it timezone=America/New_York")
    house.forget()
    await house.moves_to(STARTS - 60 * MINUTE)
    assert house.last_to("giulia") == (
        "Un promemoria: Studio Neri chiama Giulia Bianchi oggi alle 09:00 (15:00, ora di Roma)."
    )


async def test_after_an_outage_it_goes_out_if_the_call_has_not_begun(house):
    await house.moves_to(STARTS - 5 * MINUTE)
    assert house.said_to("giulia") == [REMINDER]


async def test_a_call_that_has_begun_is_not_reminded_of(house):
    await house.moves_to(STARTS)
    assert (house.said_to("giulia"), kinds(house)) == ([], ["appointment_made"])


async def test_nor_is_one_that_was_cancelled(house):
    await house.commands("marta", "call rossi cancel")
    house.forget()
    await house.moves_to(STARTS - 60 * MINUTE)
    assert house.said_to("giulia") == []


async def test_a_call_that_was_moved_is_reminded_of_at_its_new_time_even_if_it_was_before(house):
    await house.moves_to(STARTS - 60 * MINUTE)
    await house.writes("giulia", "call")
    await house.presses("giulia", "Another time")
    await house.presses("giulia", "Thursday 3 December, 15:00")
    house.forget()
    await house.moves_to(rome("2026-12-03T14:00"))
    assert house.said_to("giulia") == [REMINDER]
    assert kinds(house)[1:] == ["appointment_reminded", "appointment_made", "appointment_reminded"]


async def test_what_is_arranged_within_the_hour_needs_no_reminder(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await calls_can_be_had(house)
        await house.commands("giulia", "call")
        await house.moves_to(STARTS - 60 * MINUTE)
        await house.presses("giulia", TUESDAY)
        await house.moves_to(STARTS - 30 * MINUTE)
        assert kinds(house) == ["appointment_made"]


@pytest.mark.parametrize("happens", ["begins", "is cancelled", "is moved"])
async def test_a_reminder_that_was_held_up_until_the_call_is_not_to_come_any_more_says_nothing(house, happens):
    first, _ = appointments._reminders(house.desk.appointments.where()[0], house.desk)
    assert call_reminder(house.desk, first.args) is not None
    if happens == "begins":
        house.clock.move_to(STARTS)
    elif happens == "is cancelled":
        await house.commands("giulia", "call cancel")
    else:
        await house.writes("giulia", "call")
        await house.presses("giulia", "Another time")
        await house.presses("giulia", "Thursday 3 December, 15:00")
    assert call_reminder(house.desk, first.args) is None


async def test_of_two_calls_the_earlier_is_due_first(house):
    await house.commands("paolo", f"start {await house.invitation('new Zucca SNC')}")
    await house.commands("paolo", "call")
    await house.presses("paolo", "Tuesday 1 December, 15:30")
    assert appointments.next_due(house.desk) == STARTS - 60 * MINUTE
    await house.moves_to(STARTS - 60 * MINUTE)
    assert appointments.next_due(house.desk) == STARTS - 30 * MINUTE


async def test_what_is_over_for_a_day_is_forgotten_and_stays_on_record(house):
    await house.moves_to(STARTS + timedelta(days=1))
    assert len(house.desk.appointments.where()) == 1
    await house.moves_to(STARTS + timedelta(days=3))
    assert house.desk.appointments.where() == []
    assert kinds(house) == ["appointment_made"]
