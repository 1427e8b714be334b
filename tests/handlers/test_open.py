"""Open or closed for once: `/open`, absences until an hour, public holidays, and what clients are told of them."""

from datetime import timedelta

import pytest

from bot.core.entries import OpeningSet
from bot.core.ledger import facts_of
from tests.kit import MORNING, NIGHT, NOON, opened, rome

SATURDAY = rome("2026-11-28 10:30")


async def asks(house, text, name="marta"):
    await house.commands(name, text)
    return house.last_to(name)


def openings(house):
    kept = [facts_of(entry.core) for entry in house.store.entries("office")]
    return [(facts.starts_at, facts.ends_at) for facts in kept if isinstance(facts, OpeningSet)]


@pytest.mark.parametrize("typed", ["until 23:00", "until 23", "until 11pm", "fino alle 23", "alle 23:00", "till 23.00"])
async def test_open_until_an_hour_begins_now(house, typed):
    assert await asks(house, f"open {typed}") == "The office is open this once; that ends today at 23:00."
    assert openings(house) == [(NIGHT, rome("2026-11-26 23:00"))]
    assert house.desk.schedule.is_open(NIGHT)


async def test_an_hour_that_has_passed_today_is_tomorrows(house):
    assert await asks(house, "apri until 1:00") == "The office is open this once; that ends tomorrow, Friday, at 01:00."


@pytest.mark.parametrize(
    "typed",
    [
        "28 Nov 10:00-12:00",
        "28/11 10-12",
        "28.11 10.00-12.00",
        "2026-11-28 10:00 - 12:00",
        "Saturday 10 to 12",
        "sabato dalle 10 alle 12",
        "28 novembre 10-12",
    ],
)
async def test_a_single_opening_has_its_day_and_hours(house, typed):
    assert await asks(house, f"open {typed}") == (
        "The office is open this once: it opens on Saturday 28 November at 10:00 "
        "and closes on Saturday 28 November at 12:00."
    )
    assert openings(house) == [(rome("2026-11-28 10:00"), rome("2026-11-28 12:00"))]


async def test_a_single_opening_may_pass_midnight(house):
    await asks(house, "open 28 Nov 22:00-1:00")
    assert openings(house) == [(rome("2026-11-28 22:00"), rome("2026-11-29 01:00"))]


async def test_a_whole_day_can_be_opened(house):
    await asks(house, "open 28 Nov 00:00-24:00")
    assert openings(house) == [(rome("2026-11-28"), rome("2026-11-29"))]


async def test_hours_without_a_day_are_todays(house):
    await asks(house, "open 22.00-23.30")
    assert openings(house) == [(rome("2026-11-26 22:00"), rome("2026-11-26 23:30"))]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Please add until when: /open until 20:00, or /open 26 Dec 10:00-12:00"),
        ("whenever", "Please add until when"),
        ("Saturday", "Please add until when"),
        ("28 Nov 10:00", "Please add until when"),
        ("until tomorrow", "Please add until when"),
        ("until 25:00", "There is no time “25:00” on a clock."),
        ("30 Feb 10-12", "There is no day “30 Feb”."),
        ("28 Nov 10-10", "“10:00-10:00” ends when it begins. For a whole day, write 00:00-24:00."),
        ("9:00-12:00", "That is over already."),
        ("2026-11-25 10:00-12:00", "That is over already."),
        ("until 2026-11-25 10:00", "That is over already."),
    ],
)
async def test_an_opening_that_cannot_be_meant_is_answered(house, typed, answer):
    assert (await asks(house, f"open {typed}")).startswith(answer)
    assert openings(house) == []
    assert house.failed() == []


@pytest.mark.parametrize("name", ["giulia", "paolo"])
async def test_only_the_office_opens_itself(house, name):
    assert await asks(house, "open until 23:00", name) == "/open is for the office."


async def test_while_open_for_once_messages_are_passed_on(house):
    await asks(house, "open until 23:00")
    await house.writes("giulia", "still there?")
    assert "still there?" in house.last_to("marta")
    assert house.said_to("giulia") == []
    await house.moves_to(rome("2026-11-26 23:00"))
    await house.writes("giulia", "and now?")
    assert "is closed at the moment" in house.last_to("giulia")


async def test_a_single_opening_brings_the_digest(house):
    await asks(house, "open 28 Nov 10:00-12:00")
    await house.moves_to(rome("2026-11-27 18:30"))
    house.forget()
    await house.writes("giulia", "ready?")
    assert "opens again tomorrow, Saturday, at 10:00" in house.last_to("giulia")
    await house.moves_to(rome("2026-11-28 10:00"))
    assert house.last_to("marta").startswith("One message is waiting for you")


async def test_the_office_can_open_for_once_in_a_vacation(house):
    await asks(house, "away 2026-11-26 2026-12-06")
    await asks(house, "open 28 Nov 10:00-12:00")
    await house.moves_to(SATURDAY)
    await asks(house, "hours", "giulia")
    assert house.last_to("giulia") == "Studio Neri is open and closes today at 12:00."


async def test_an_absence_made_later_closes_what_was_opened_before(house):
    await asks(house, "open 28 Nov 10:00-12:00")
    await asks(house, "away 28 Nov")
    assert not house.desk.schedule.is_open(SATURDAY)


async def test_the_office_can_open_for_once_on_a_public_holiday(tmp_path):
    async with opened(tmp_path / "data", holidays="IT", start=rome("2026-12-07 20:00")) as house:
        await asks(house, "open 8 Dec 10:00-12:00")
        await asks(house, "hours", "giulia")
        assert house.last_to("giulia") == (
            "Studio Neri is closed and opens tomorrow, Tuesday, at 10:00.\nReason: Immaculate Conception"
        )
        await house.moves_to(rome("2026-12-08 11:00"))
        assert await asks(house, "hours", "giulia") == "Studio Neri is open and closes today at 12:00."


@pytest.mark.parametrize("typed", ["until 15:00", "until 3pm", "fino alle 15", "fino alle 15:00"])
async def test_an_absence_may_end_at_an_hour(house, typed):
    await house.moves_to(NOON)
    assert await asks(house, f"away {typed} Dentist") == (
        "The office is closed from now on; the absence ends today at 15:00.\n"
        "It opens again today at 15:00.\n"
        "Clients are told the reason: Dentist"
    )
    await house.writes("giulia", "ciao")
    assert house.last_to("giulia").endswith("\nReason: Dentist")
    assert "opens again today at 15:00" in house.last_to("giulia")


async def test_an_absence_until_an_hour_of_a_day_ends_then(house):
    await asks(house, "away until 2026-11-30 12:00 Fair")
    (away,) = house.desk.office.aways
    assert (away.starts_at, away.ends_at) == (NIGHT, rome("2026-11-30 12:00"))


@pytest.mark.parametrize("hour", ["15:00", "21:40"])
async def test_an_absence_until_an_hour_that_has_passed_is_refused(house, hour):
    assert await asks(house, f"away until {hour} Dentist") == f"{hour} has passed already."
    assert house.desk.office.aways == ()


@pytest.fixture
async def roman(tmp_path):
    """An office in Rome that heeds public holidays, the evening before the Immaculate Conception."""
    async with opened(tmp_path / "data", holidays="IT-RM", start=rome("2026-12-07 20:00")) as house:
        yield house


async def test_on_a_holiday_the_office_is_closed_and_the_reason_is_the_holidays_name(roman):
    await roman.writes("giulia", "ciao")
    assert roman.last_to("giulia") == (
        "Thank you for your message. Studio Neri is closed at the moment and opens again on Wednesday 9 December at "
        "09:00. Your message is kept and will be read then.\n"
        "Reason: Immaculate Conception"
    )


async def test_the_holidays_name_is_in_the_readers_language(roman):
    await roman.commands("giulia", "language it")
    await roman.writes("giulia", "ciao")
    assert roman.last_to("giulia").endswith("\nMotivo: Immacolata Concezione")


async def test_the_digest_waits_for_the_day_after_the_holiday(roman):
    await roman.writes("giulia", "ciao")
    roman.forget()
    await roman.moves_to(rome("2026-12-08 12:00"))
    assert roman.said_to("marta") == []
    await roman.moves_to(rome("2026-12-09 09:00"))
    assert roman.last_to("marta").startswith("One message is waiting for you")


async def test_who_asks_for_the_hours_is_told_the_holiday_too(roman):
    assert (await asks(roman, "hours", "giulia")).endswith("\nReason: Immaculate Conception")


async def test_the_patrons_day_is_heeded(tmp_path):
    async with opened(tmp_path / "data", holidays="IT-RM", start=rome("2026-06-28 20:00")) as house:
        await house.writes("giulia", "ciao")
        assert "opens again on Tuesday 30 June at 09:00" in house.last_to("giulia")


@pytest.mark.parametrize("typed", ["holidays IT-RM", "orari festività it-rm"])
async def test_a_region_is_read_back_with_its_next_holidays_and_counts_once_confirmed(house, typed):
    said = await asks(house, f"hours {typed.removeprefix('orari ')}")
    assert said.splitlines()[:4] == [
        "New public holidays. Shall they apply?",
        "IT-RM",
        "The next ones:",
        "• Tuesday 8 December · Immaculate Conception",
    ]
    assert len(said.splitlines()) == 8
    assert house.desk.office.holidays == ""
    await house.presses("marta", "Yes, from now on")
    assert house.desk.office.holidays == "IT-RM"
    assert house.last_to("marta").startswith("These public holidays apply now\nIT-RM")
    assert "Closed on public holidays: IT-RM" in await asks(house, "hours")


async def test_holidays_can_be_given_up_again(roman):
    await asks(roman, "hours holidays none")
    assert roman.last_to("marta").endswith("Public holidays are not taken into account.")
    await roman.presses("marta", "Yes, from now on")
    assert roman.desk.office.holidays == ""
    assert roman.desk.schedule.is_open(rome("2026-12-08 12:00"))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Please add the region: /hours holidays IT-RM, or none"),
        ("Atlantis", "I know no country or region “Atlantis” with public holidays of its own. Similar: "),
        ("IT-XX", "I know no country or region “IT-XX” with public holidays of its own. Similar: IT (Italy)."),
    ],
)
async def test_an_unknown_region_is_answered_with_the_nearest(house, typed, answer):
    assert (await asks(house, f"hours holidays {typed}")).startswith(answer)
    assert house.desk.cards.where(subject="hours") == []


async def test_call_hours_are_read_back_and_told_to_clients(house):
    said = await asks(house, "hours calls Tue and Thu 15-17")
    assert said.splitlines()[:3] == [
        "New hours for calls. Shall they apply?",
        "Tuesday and Thursday: 15:00–17:00",  # noqa: RUF001  spans of time are set so
        "Tu,Th 15:00-17:00",
    ]
    await house.presses("marta", "Yes, from now on")
    assert (await asks(house, "hours", "giulia")).splitlines()[1] == (
        "The next calls are possible on Tuesday 1 December at 15:00."
    )
    await house.moves_to(rome("2026-12-01 15:30"))
    assert (await asks(house, "hours", "giulia")).endswith("Calls are possible now, until today at 17:00.")


async def test_call_hours_can_be_given_up_again(house):
    await asks(house, "hours calls Tu 15:00-17:00")
    await house.presses("marta", "Yes, from now on")
    assert (await asks(house, "hours calls none")).endswith("There are no hours for calls.")
    await house.presses("marta", "Yes, from now on")
    assert "Calls" not in await asks(house, "hours", "giulia")


@pytest.mark.parametrize(
    ("typed", "answer"), [("calls", "Please add the hours: "), ("calls x", "I could not read these hours: “x”.")]
)
async def test_call_hours_that_cannot_be_read_are_answered(house, typed, answer):
    assert (await asks(house, f"hours {typed}")).startswith(answer)
    assert house.desk.office.calls_rule == ""


async def test_an_opening_for_once_makes_no_hours_for_calls(house):
    await asks(house, "hours calls Tu 15:00-17:00")
    await house.presses("marta", "Yes, from now on")
    await asks(house, "open until 23:00")
    await asks(house, "open 28 Nov 10-12")
    calls = house.desk.call_schedule
    assert not calls.is_open(house.clock.now())
    assert calls.next_opening(house.clock.now()) == rome("2026-12-01 15:00")


async def test_an_opening_within_a_vacation_gives_its_hours_for_calls_back(house):
    await asks(house, "hours calls Tu 15:00-17:00")
    await house.presses("marta", "Yes, from now on")
    await asks(house, "away 30 Nov - 11 Dec")
    await asks(house, "open 1 Dec 9-16")
    calls = house.desk.call_schedule
    assert calls.next_opening(house.clock.now()) == rome("2026-12-01 15:00")
    assert calls.next_closing(rome("2026-12-01 15:00")) == rome("2026-12-01 16:00")
    assert calls.next_opening(rome("2026-12-01 16:00")) == rome("2026-12-15 15:00")


async def test_an_opening_on_a_public_holiday_gives_its_hours_for_calls_back(house):
    await asks(house, "hours holidays IT-RM")
    await house.presses("marta", "Yes, from now on")
    await asks(house, "hours calls Tu 15:00-17:00")
    await house.presses("marta", "Yes, from now on")
    holiday = rome("2026-12-08 15:00")  # a Tuesday
    assert not house.desk.call_schedule.is_open(holiday)
    await asks(house, "open 8 Dec 9-18")
    assert house.desk.call_schedule.next_closing(holiday) == rome("2026-12-08 17:00")


async def test_in_a_vacation_no_calls_are_promised(house):
    await asks(house, "hours calls Tu 15:00-17:00")
    await house.presses("marta", "Yes, from now on")
    await asks(house, "away 2026-11-26 2026-12-06")
    assert "The next calls are possible on Tuesday 8 December at 15:00." in await asks(house, "hours", "giulia")


async def test_a_vacation_that_ends_ends_by_itself(house):
    await asks(house, "away 2026-11-27 2026-11-29")
    await house.writes("giulia", "ciao")
    await house.moves_to(MORNING + timedelta(days=3))
    assert house.last_to("marta").startswith("One message is waiting for you")
    assert await asks(house, "hours", "giulia") == "Studio Neri is open and closes today at 13:00."
