"""`/away` and `/back`: dates as people type them, and what they cannot mean."""

from datetime import timedelta

import pytest

from tests.kit import NIGHT, NOON, opened, rome


async def asks(house, text, name="marta"):
    await house.commands(name, text)
    return house.last_to(name)


def spans(house):
    return [(away.starts_at, away.ends_at) for away in house.desk.office.aways]


CHRISTMAS = (rome("2026-12-24"), rome("2027-01-07"))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-24 2027-01-06 Christmas",
        "2026-12-24 - 2027-01-06 Christmas",
        "2026-12-24 / 2027-01-06, Christmas",
        "2026-12-24–2027-01-06: Christmas",  # noqa: RUF001  as phones type it
        "2026-12-24 to 2027-01-06 Christmas",
        "2026-12-24 fino al 2027-01-06 Christmas",
        "2026-12-24 UNTIL 2027-1-6 Christmas",
        "24 Dec - 6 Jan Christmas",
        "24/12/2026 - 6/1/2027 Christmas",
        "dal 24 dicembre al 6 gennaio Christmas",
    ],
)
async def test_two_dates_are_whole_days_and_both_count(house, typed):
    assert await asks(house, f"away {typed}") == (
        "The office is closed from Thursday 24 December to Wednesday 6 January 2027, both days included.\n"
        "It opens again on Thursday 7 January 2027 at 09:00.\n"
        "Clients are told the reason: Christmas"
    )
    assert spans(house) == [CHRISTMAS]


@pytest.mark.parametrize("typed", ["2026-12-24", "24/12/2026", "24 Dec", "24 dicembre"])
async def test_one_date_is_that_day(house, typed):
    await asks(house, f"away {typed}")
    assert spans(house) == [(rome("2026-12-24"), rome("2026-12-25"))]
    assert "reason" not in house.last_to("marta")


async def test_a_reason_may_hold_figures_after_the_dates(house):
    said = await asks(house, "away 2026-12-24 2 days of snow")
    assert said.endswith("Clients are told the reason: 2 days of snow")
    assert spans(house) == [(rome("2026-12-24"), rome("2026-12-25"))]


@pytest.mark.parametrize("lead", ["until", "till", "al", "fino al", "UNTIL"])
async def test_until_a_date_begins_now(house, lead):
    await asks(house, f"away {lead} 2026-11-29 Fair")
    assert spans(house) == [(NIGHT, rome("2026-11-30"))]


@pytest.mark.parametrize("first", ["2026-11-20", "2026-11-26"])
async def test_an_absence_cannot_begin_before_now(house, first):
    await asks(house, f"away {first} 2026-11-29")
    assert spans(house) == [(NIGHT, rome("2026-11-30"))]


async def test_without_a_date_it_lasts_until_called_back(house):
    assert await asks(house, "away Flu") == (
        "The office is closed from now on, until you write /back.\nClients are told the reason: Flu"
    )
    assert spans(house) == [(NIGHT, None)]


async def test_the_reason_is_no_fact_of_the_ledger(house):
    await asks(house, "away Flu")
    last = list(house.store.entries("office"))[-1]
    assert b"Flu" not in bytes(last.core.facts)
    assert last.opening.value.words == "/away Flu"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("2026-02-30", "There is no day “2026-02-30”. Please write it as 2026-12-24."),
        ("2027-13-01", "There is no day “2027-13-01”."),
        ("2027-00-10", "There is no day “2027-00-10”."),
        ("9999-12-31", "There is no day “9999-12-31”."),
        ("0000-01-01", "There is no day “0000-01-01”."),
        ("2026-12-24 2026-02-30", "There is no day “2026-02-30”."),
        ("2027-01-06 2026-12-24", "2026-12-24 is before 2027-01-06: please give the first day first."),
        ("2026-11-01 2026-11-25", "2026-11-25 has passed already."),
        ("0001-01-01", "0001-01-01 has passed already."),
        ("until 2026-11-25", "2026-11-25 has passed already."),
        ("30 Feb", "There is no day “30 Feb”."),
        ("24 de diciembre", "I could not read dates in “24 de diciembre”."),
        ("12h00", "I could not read dates in “12h00”."),
        ("2026-12-24 " + "x" * 201, "Please keep the reason under 200 characters"),
    ],
)
async def test_what_cannot_be_meant_is_answered_and_closes_nothing(house, typed, answer):
    assert (await asks(house, f"away {typed}")).startswith(answer)
    assert spans(house) == []
    assert house.failed() == []


async def test_back_ends_what_is_running(house):
    await asks(house, "away 2026-11-27 2026-12-31 Fair")
    await house.moves_to(NOON)
    assert await asks(house, "back") == "Welcome back. The office is open."
    assert spans(house) == [(rome("2026-11-27"), NOON)]
    assert house.desk.schedule.is_open(NOON)


async def test_back_at_night_tells_when_the_office_opens(house):
    await asks(house, "away")
    assert await asks(house, "rientro") == (
        "The absence is over. By its hours the office is closed now and opens tomorrow, Friday, at 09:00."
    )


async def test_back_where_no_hours_open_the_office_names_no_opening(house):
    await asks(house, "away")
    await asks(house, "hours off")
    await house.presses("marta", "Yes, from now on")
    assert await asks(house, "back") == "The absence is over."


async def test_back_ends_all_that_is_running_at_once(house):
    await asks(house, "away")
    await asks(house, "away until 2026-12-31")
    house.clock.move_to(NOON)
    await asks(house, "back")
    assert house.desk.schedule.is_open(NOON)


async def test_back_without_an_absence_says_so(house):
    assert await asks(house, "back") == "The office is not away."
    assert await asks(house, "back 2026-12-24") == "The office is not away."


async def test_back_before_the_absence_begins_tells_how_to_call_it_off(house):
    await asks(house, "away 2026-12-24 2027-01-06")
    assert await asks(house, "back") == ("The office is not away now. To call off what is planned: /back 2026-12-24")
    assert spans(house) == [CHRISTMAS]
    await asks(house, "back 2026-12-24")
    assert spans(house) == []


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("2026-02-30", "There is no day “2026-02-30”."),
        ("9999-99-99", "There is no day “9999-99-99”."),
        ("soon", "I could not read dates in “soon”."),
        ("Monday", "The office is not away."),
    ],
)
async def test_back_with_a_day_on_which_no_absence_begins_changes_nothing(house, typed, answer):
    await asks(house, "away 2026-12-24 2027-01-06")
    assert (await asks(house, f"back {typed}")).startswith(answer)
    assert spans(house) == [CHRISTMAS]


@pytest.mark.parametrize("typed", ["24/12", "24 Dec", "2026-12-24", "giovedì 24 dicembre"])
async def test_back_takes_the_first_day_as_people_type_it(house, typed):
    await asks(house, "away 2026-12-24 2027-01-06")
    await asks(house, f"back {typed}")
    assert spans(house) == []


async def test_a_reason_may_hold_a_year(house):
    assert (await asks(house, "away Christmas 2026")).endswith("Clients are told the reason: Christmas 2026")
    assert spans(house) == [(NIGHT, None)]


async def test_until_the_number_of_a_day_is_the_next_such_day(house):
    await asks(house, "away until 24")
    assert spans(house) == [(NIGHT, rome("2026-12-25"))]


async def test_an_absence_that_is_over_is_ended_only_once(house):
    await asks(house, "away 2026-11-27")
    await house.moves_to(NOON + timedelta(days=3))
    assert await asks(house, "back") == "The office is not away."


async def test_days_are_those_of_the_offices_zone(tmp_path):
    async with opened(tmp_path / "data", timezone="America/New_York", start=rome("2026-11-27 03:00")) as house:
        await house.commands("marta", "away 2026-11-26")
        (span,) = spans(house)
        assert span == (rome("2026-11-27 03:00"), rome("2026-11-27 06:00"))


@pytest.mark.parametrize("name", ["giulia", "paolo"])
async def test_only_the_office_can_close_itself(house, name):
    assert await asks(house, "away", name) == "/away is for the office."
    assert spans(house) == []
