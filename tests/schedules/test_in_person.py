"""Once an office day the office is reminded whom it is time to call, all in one message."""

from datetime import timedelta

import pytest

from bot.core.erasing import find
from bot.core.events import Pressed
from schedules import in_person
from tests.approving import rossi
from tests.checking_in import facts
from tests.kit import NOON, opened, rome

DAY = timedelta(days=1)
# Giulia joined on Friday 27 November at noon; sixty days later is Tuesday 26 January at noon.
FIRST = rome("2027-01-27 09:00")


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


def reminders(house):
    return [said for said in house.said_to("marta", buttons=True) if said.startswith("A call would be good")]


async def day_by_day(house, count):
    """At each opening and each evening."""
    for _ in range(count):
        on = house.clock.now() + DAY
        await house.moves_to(on.replace(hour=8, minute=0))
        await house.moves_to(on.replace(hour=19, minute=0))


async def test_sixty_days_after_somebody_joined_the_office_is_reminded_when_it_opens(noon):
    await noon.moves_to(rome("2027-01-26 09:00"))
    assert reminders(noon) == []
    await noon.moves_to(FIRST)
    assert reminders(noon) == [
        "A call would be good\nRossi SRL: no call is on record yet.\n[I have called] [Later] [Don't remind me]"
    ]


async def test_it_is_one_message_an_office_day_and_not_again_after_lunch(noon):
    await noon.moves_to(FIRST)
    await noon.commands("paolo", f"start {await noon.invitation('new Zucca SNC')}")
    for at in ("2027-01-27 14:00", "2027-01-27 19:00", "2027-01-28 09:00", "2027-01-30 12:00"):
        await noon.moves_to(rome(at))
    assert len(reminders(noon)) == 1


async def test_unheeded_it_comes_again_after_sixty_days(noon):
    await noon.moves_to(FIRST)
    await day_by_day(noon, 59)
    assert len(reminders(noon)) == 1
    await day_by_day(noon, 5)
    assert len(reminders(noon)) == 2


async def test_called_is_on_record_and_counts_from_then(noon):
    await noon.moves_to(FIRST)
    await noon.presses("marta", "I have called")
    assert len(facts(noon, "called_in_person")) == 1
    assert reminders(noon)[-1].splitlines() == ["A call would be good", "Rossi SRL: called."]
    await day_by_day(noon, 59)
    assert len(reminders(noon)) == 1
    await day_by_day(noon, 5)
    assert reminders(noon)[-1].splitlines()[1] == "Rossi SRL: last talked to on Wednesday 27 January."


async def test_later_is_a_week_later(noon):
    await noon.moves_to(FIRST)
    await noon.presses("marta", "Later")
    assert reminders(noon)[-1].splitlines()[1:] == ["Rossi SRL: again in a week."]
    await noon.moves_to(rome("2027-02-02 09:00"))
    assert len(reminders(noon)) == 1
    await noon.moves_to(rome("2027-02-03 09:00"))
    assert len(reminders(noon)) == 2


async def test_put_off_and_then_called_it_does_not_come_a_week_later(noon):
    await noon.moves_to(FIRST)
    await noon.presses("marta", "Later")
    await noon.moves_to(FIRST + DAY)
    await noon.commands("marta", "checkin rossi talked")
    await day_by_day(noon, 30)
    assert len(reminders(noon)) == 1


async def test_stopped_it_never_comes_again_until_it_is_wanted_again(noon):
    await noon.moves_to(FIRST)
    await noon.presses("marta", "Don't remind me")
    assert "no more reminders" in reminders(noon)[-1]
    await noon.commands("marta", "checkin rossi")
    assert "There are no reminders to call them." in noon.last_to("marta")
    await day_by_day(noon, 130)
    assert len(reminders(noon)) == 1
    await noon.commands("marta", "checkin rossi calls on")
    await day_by_day(noon, 4)
    assert len(reminders(noon)) == 2


async def test_check_ins_that_are_off_leave_the_reminder_and_its_own_switch_stops_it(noon):
    await noon.commands("marta", "checkin rossi calls off")
    assert noon.last_to("marta").startswith("There will be no more reminders to call Rossi SRL.")
    await noon.moves_to(FIRST)
    assert reminders(noon) == []


async def test_a_client_who_was_talked_to_is_not_on_the_list(noon):
    await noon.moves_to(FIRST - 20 * DAY)
    await noon.commands("marta", "comeva rossi sentito")
    await noon.moves_to(FIRST)
    assert reminders(noon) == []


async def test_a_client_nobody_of_whom_is_here_is_not_on_the_list(noon):
    await noon.commands("marta", "client new Zucca SNC")
    await noon.moves_to(FIRST)
    assert "Zucca" not in reminders(noon)[0]


async def test_eight_clients_a_day_and_the_rest_on_the_next_days(noon):
    for number in range(10):
        noon.people["paolo"] = noon.people["paolo"].__class__(id=f"telegram:10{number}", name=f"Paolo {number}")
        await noon.commands("paolo", f"start {await noon.invitation(f'new Client {number}')}")
    await noon.moves_to(FIRST)
    assert reminders(noon)[0].count("no call is on record yet") == 8
    assert reminders(noon)[0].endswith("3 more come on the next office days.")
    await noon.moves_to(FIRST + DAY)
    assert reminders(noon)[1].count("no call is on record yet") == 3
    named = [line for said in reminders(noon) for line in said.splitlines() if "no call" in line]
    assert len(set(named)) == 11


async def test_pressed_twice_or_for_a_client_that_is_not_listed_nothing_more_happens(noon):
    await noon.moves_to(FIRST)
    message, button = noon.button("telegram:1", "I have called")
    for choice in (button.choice, button.choice, "called-k1", "later", f"called-{rossi(noon)}x"):
        await noon.receives(noon.deed(Pressed, "marta", message=message, token=button.token, choice=choice))
    assert len(facts(noon, "called_in_person")) == 1
    assert noon.failed() == []


async def test_after_a_restart_the_buttons_still_work_and_it_is_not_sent_again(noon):
    await noon.moves_to(FIRST)
    await noon.restarts()
    await noon.moves_to(FIRST + timedelta(hours=1))
    assert len(reminders(noon)) == 1
    await noon.presses("marta", "I have called")
    assert len(facts(noon, "called_in_person")) == 1


async def test_in_a_vacation_nobody_is_reminded_and_the_first_day_after_makes_up_for_it(noon):
    await noon.commands("marta", "away 25 Jan - 29 Jan Holiday")
    await noon.moves_to(rome("2027-01-29 12:00"))
    assert reminders(noon) == []
    await noon.moves_to(rome("2027-02-01 09:00"))
    assert len(reminders(noon)) == 1


async def test_all_clients_are_looked_through_once_a_day(noon, monkeypatch):
    looked = []
    monkeypatch.setattr(in_person, "reminder", lambda *args: looked.append(args) or ())
    for hour in (9, 10, 11, 14, 17):
        await noon.moves_to(rome(f"2026-11-30 {hour:02d}:00"))
    assert len(looked) == 1


async def test_whoever_was_erased_is_gone_from_the_list_and_the_others_stay_in_their_places(noon):
    await noon.commands("paolo", f"start {await noon.invitation('new Zucca SNC')}")
    await noon.moves_to(FIRST)
    erased = rossi(noon)
    found = find(erased, noon.desk, noon.store.ledgers())
    noon.engine.commit(lambda _: found.effects)
    assert erased not in str([row for _, row in noon.store.rows("cards")])
    message, button = noon.button("telegram:1", "1 · Later")
    (zucca,) = [row.client for row in noon.desk.clients.where()]
    for client in (erased, zucca):
        await noon.receives(noon.deed(Pressed, "marta", message=message, token=button.token, choice=f"later-{client}"))
    assert reminders(noon)[-1].splitlines() == ["A call would be good", "Zucca SNC: again in a week."]
    assert [row.client for row in noon.desk.nudges.where(snoozed_until=None)] == []


async def test_of_a_client_that_was_erased_nobody_is_reminded_and_no_row_comes_back(noon):
    await noon.commands("paolo", f"start {await noon.invitation('new Zucca SNC')}")
    erased = rossi(noon)
    noon.office.eraser.erase(erased, "client")
    await noon.moves_to(FIRST)
    assert [said.splitlines()[1] for said in reminders(noon)] == ["Zucca SNC: no call is on record yet."]
    assert noon.desk.nudges.get(erased) is None
