"""`/away … stand-in=Anna`: the digest and urgent calls go to her meanwhile; absences that overlap."""

import pytest

from bot.core.events import Chat, Pressed
from tests.kit import CODE, MORNING, NIGHT, NOON, rome

MONDAY = rome("2026-12-07 09:00")
WEEK = "2026-11-26 2026-12-06"


async def asks(house, text, name="marta"):
    await house.commands(name, text)
    return house.last_to(name)


@pytest.fixture
async def anna(house):
    """An office in which Anna works too."""
    code = CODE.search(await asks(house, "member new Anna"))[0]
    await house.commands("anna", f"start {code}")
    house.forget()
    return house


@pytest.fixture
async def stands_in(anna):
    """Marta is away for a week, and Anna stands in."""
    await asks(anna, f"away {WEEK} Fair stand-in=Anna")
    anna.forget()
    return anna


def spans(house):
    return [(away.starts_at, away.ends_at) for away in house.desk.office.aways]


@pytest.mark.parametrize("typed", ["stand-in=Anna", "sostituto=anna", 'stand-in="Anna Blu"', "stand-in=“Anna Blu”"])
async def test_who_stands_in_is_named_anywhere_in_the_command(anna, typed):
    for text in (f"away {typed} 2026-12-24 Fair", f"away 2026-12-24 {typed} Fair", f"away 2026-12-24 Fair {typed}"):
        said = await asks(anna, text)
        assert said.splitlines()[2:] == [
            "Clients are told the reason: Fair",
            "Anna Blu gets the digest and urgent calls meanwhile.",
        ]
        await asks(anna, "back 2026-12-24")


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ("Bruno", "Nobody in the office is called “Bruno”. There are: Marta Neri, Anna Blu, Carla"),
        ("Ana", "Nobody in the office is called “Ana”. There are: Marta Neri, Anna Blu, Carla"),
        ("Carla", "Carla has not used the invitation yet, so nothing could be passed on to Carla."),
    ],
)
async def test_who_cannot_stand_in_is_answered_and_the_office_stays_open(anna, given, answer):
    await asks(anna, "member new Carla")
    assert (await asks(anna, f"away {WEEK} stand-in={given}")).startswith(answer[:40])
    assert spans(anna) == []


async def test_in_the_absence_the_digest_goes_to_whoever_stands_in(stands_in):
    await stands_in.writes("giulia", "ready?")
    await stands_in.moves_to(MORNING)
    assert stands_in.last_to("anna").startswith("One message is waiting for you\nGiulia Bianchi · Rossi SRL")
    assert stands_in.said_to("marta") == []


async def test_clients_are_told_the_absence_all_the_same(stands_in):
    await stands_in.moves_to(NOON)
    await stands_in.writes("giulia", "ready?")
    assert "opens again on Monday 7 December at 09:00" in stands_in.last_to("giulia")
    assert stands_in.last_to("giulia").endswith("\nReason: Fair")


async def test_whoever_stands_in_answers_by_day_without_being_asked_to_wait(stands_in):
    await stands_in.writes("giulia", "ready?")
    await stands_in.moves_to(MORNING)
    await stands_in.writes("anna", "It is.", reply_to=stands_in.last_id("anna"))
    assert stands_in.last_to("giulia") == "Anna Blu\nIt is."


async def test_at_night_whoever_stands_in_is_asked_with_the_next_morning(stands_in):
    await stands_in.writes("giulia", "ready?")
    await stands_in.commands("anna", "digest")
    await stands_in.writes("anna", "It is.", reply_to=stands_in.last_id("anna"))
    assert "it goes tomorrow, Friday, at 09:00" in stands_in.last_to("anna")
    await stands_in.moves_to(MORNING)
    assert stands_in.last_to("giulia") == "Anna Blu\nIt is."


async def test_what_whoever_stands_in_puts_off_comes_back_to_them(stands_in):
    await stands_in.writes("giulia", "ready?")
    await stands_in.moves_to(MORNING)
    await stands_in.presses("anna", "Snooze")
    assert "back today at 14:00" in stands_in.last_to("anna")
    await stands_in.moves_to(rome("2026-11-27 14:00"))
    assert stands_in.last_to("anna").startswith("One message is waiting for you")


async def test_after_the_absence_the_owner_has_what_nobody_answered(stands_in):
    await stands_in.writes("giulia", "ready?")
    await stands_in.moves_to(MORNING)
    stands_in.forget()
    await stands_in.moves_to(MONDAY)
    assert stands_in.last_to("marta").startswith("One message is waiting for you")
    assert stands_in.said_to("anna") == []


async def test_called_back_early_the_owner_has_the_next_digest(stands_in):
    await stands_in.writes("giulia", "ready?")
    await asks(stands_in, "back")
    await stands_in.moves_to(MORNING)
    assert stands_in.last_to("marta").startswith("One message is waiting for you")
    assert stands_in.said_to("anna") == []


async def test_without_somebody_to_stand_in_the_digest_waits_for_the_end_of_the_absence(anna):
    await asks(anna, f"away {WEEK}")
    anna.forget()
    await anna.writes("giulia", "ready?")
    await anna.moves_to(NOON)
    assert (anna.said_to("marta"), anna.said_to("anna")) == ([], [])
    await anna.moves_to(MONDAY)
    assert anna.last_to("marta").startswith("One message is waiting for you")


async def test_whoever_has_left_the_office_stands_in_no_more(stands_in):
    await asks(stands_in, "member anna remove")
    stands_in.forget()
    await stands_in.writes("giulia", "ready?")
    await stands_in.moves_to(NOON)
    assert (stands_in.said_to("marta"), stands_in.said_to("anna")) == ([], [])
    await stands_in.moves_to(MONDAY)
    assert stands_in.last_to("marta").startswith("One message is waiting for you")


async def test_a_second_absence_at_the_same_time_is_asked_about(house):
    await asks(house, "away 24 Dec - 6 Jan Christmas")
    await asks(house, "away 4 Jan - 8 Jan Skiing")
    assert house.said_to("marta", buttons=True)[-1].splitlines() == [
        "There is an absence at that time already:",
        "• The office is closed from Thursday 24 December to Wednesday 6 January 2027, both days included.",
        "Shall this one take its place?",
        "The office is closed from Monday 4 January 2027 to Friday 8 January 2027, both days included.",
        "[Yes, replace it] [Leave as they were]",
    ]
    assert spans(house) == [(rome("2026-12-24"), rome("2027-01-07"))]


async def test_the_new_absence_takes_the_place_of_the_old(house):
    await asks(house, "away 24 Dec - 6 Jan Christmas")
    await asks(house, "away 4 Jan - 8 Jan Skiing")
    await house.presses("marta", "Yes, replace it")
    assert spans(house) == [(rome("2027-01-04"), rome("2027-01-09"))]
    assert house.last_to("marta").endswith("Clients are told the reason: Skiing")
    assert house.kinds()[-2:] == ["away_ended", "away_set"]


async def test_the_old_absence_can_stay(house):
    await asks(house, "away 24 Dec - 6 Jan Christmas")
    await asks(house, "away 4 Jan - 8 Jan Skiing")
    await house.presses("marta", "Leave as they were")
    assert house.last_to("marta") == "The absence stays as it was."
    assert spans(house) == [(rome("2026-12-24"), rome("2027-01-07"))]


async def test_a_running_absence_that_is_replaced_ends_now(house):
    await asks(house, "away Flu")
    await house.moves_to(NOON)
    await asks(house, "away until 2026-12-06 Flu, truly")
    await house.presses("marta", "Yes, replace it")
    assert spans(house) == [(NIGHT, NOON), (NOON, rome("2026-12-07"))]


async def test_absences_that_only_touch_do_not_overlap(house):
    await asks(house, "away 24 Dec - 27 Dec")
    await asks(house, "away 28 Dec - 30 Dec")
    assert len(spans(house)) == 2


@pytest.mark.parametrize("choice", ["replace", "keep"])
async def test_an_overlap_is_decided_once(house, choice):
    await asks(house, "away 24 Dec - 6 Jan")
    await asks(house, "away 4 Jan - 8 Jan")
    await house.presses("marta", "Leave as they were")
    (card,) = house.desk.cards.where(subject="away_overlap")
    event = house.deed(Pressed, "marta", message=card.message, token=card.token, choice=choice)
    assert (await house.receives(event)).text == "This button no longer works."
    assert len(spans(house)) == 1


async def test_a_client_cannot_decide_about_an_absence(house):
    await asks(house, "away 24 Dec - 6 Jan")
    await asks(house, "away 4 Jan - 8 Jan")
    (card,) = house.desk.cards.where(subject="away_overlap")
    fields = {"message": card.message, "token": card.token, "choice": "replace"}
    answer = await house.receives(house.deed(Pressed, "giulia", Chat(id="telegram:1"), **fields))
    assert answer.text == "This button is for the office."
    assert spans(house) == [(rome("2026-12-24"), rome("2027-01-07"))]
