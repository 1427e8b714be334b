"""The picture that `/hours` shows: the week as it is lived, and what is special in the next month."""

import msgspec
import pytest

from bot.core.pictures import Note, Week
from tests.kit import HOURS, NOON, opened, rome

WORKING = ((540, 780), (840, 1080))


async def drawn(house):
    """The data of the picture, as the template takes them."""
    house.drawn.clear()
    await house.commands("marta", "hours")
    ((template, data),) = house.drawn
    assert template == "week"
    return msgspec.convert(data, Week)


def spans(week):
    return [day.open for day in week.days]


async def test_the_week_of_today_is_drawn_from_monday_on(house):
    week = await drawn(house)
    assert [(day.name, day.date_label) for day in week.days][:2] == [("Mon", "23 Nov"), ("Tue", "24 Nov")]
    assert [day.date_label for day in week.days if day.today] == ["26 Nov"]
    assert spans(week) == [WORKING] * 5 + [(), ()]
    assert [day.closed_label for day in week.days] == [""] * 5 + ["Closed"] * 2
    assert (week.title, week.zone, week.notes) == ("Studio Neri", "Time zone: Europe/Rome", ())


async def test_the_picture_stands_below_the_hours_in_words(house):
    await house.commands("marta", "hours")
    first, second, *_, last = house.last_to("marta").splitlines()
    assert (first, last) == ("Office hours", "[photo week.png]")
    assert second == "Monday to Friday: 09:00–13:00 and 14:00–18:00"  # noqa: RUF001  spans of time are set so


async def test_a_holiday_closes_its_day_under_its_name_and_stands_in_the_notes(tmp_path):
    async with opened(tmp_path / "data", holidays="IT-RM", start=rome("2026-12-07 12:00")) as house:
        week = await drawn(house)
        assert spans(week)[:3] == [WORKING, (), WORKING]
        assert week.days[1].closed_label == "Immaculate Conception"
        assert week.notes[0] == Note(when="Tue 8 Dec", what="Immaculate Conception")
        assert [note.when for note in week.notes] == ["Tue 8 Dec", "Fri 25 Dec", "Sat 26 Dec", "Fri 1 Jan", "Wed 6 Jan"]


async def test_an_absence_closes_its_days_and_stands_in_the_notes_with_its_reason(house):
    await house.commands("marta", "away 2026-11-27 2026-11-29 Fair")
    week = await drawn(house)
    assert spans(week) == [WORKING] * 4 + [()] * 3
    assert [day.closed_label for day in week.days][4:] == ["Away", "Closed", "Closed"]
    assert week.notes == (Note(when="27 Nov – 29 Nov", what="Away · Fair"),)  # noqa: RUF001  as dates are set


async def test_an_absence_without_an_end_is_noted_as_open(house):
    await house.commands("marta", "away")
    week = await drawn(house)
    assert week.notes == (Note(when="26 Nov – …", what="Away"),)  # noqa: RUF001  as dates are set


async def test_an_absence_of_a_day_is_noted_as_that_day_and_holidays_and_absences_stand_in_order(tmp_path):
    async with opened(tmp_path / "data", holidays="IT", start=NOON) as house:
        await house.commands("marta", "away 2026-12-09")
        await house.commands("marta", "away 2026-12-03 Dentist")
        week = await drawn(house)
        assert [note.when for note in week.notes] == ["3 Dec", "Tue 8 Dec", "9 Dec", "Fri 25 Dec", "Sat 26 Dec"]


async def test_an_absence_that_is_over_or_far_away_is_not_noted(house):
    await house.commands("marta", "away 2026-11-27")
    await house.commands("marta", "away 2027-02-01 2027-02-03")
    await house.moves_to(rome("2026-11-30 12:00"))
    assert (await drawn(house)).notes == ()


async def test_a_single_opening_is_drawn(house):
    await house.commands("marta", "open 28 Nov 10:00-12:00")
    week = await drawn(house)
    assert week.days[5].open == ((600, 720),)
    assert week.days[5].closed_label == ""


async def test_an_absence_until_an_hour_cuts_its_day(house):
    await house.moves_to(NOON)
    await house.commands("marta", "away until 15:00")
    assert spans(await drawn(house))[4] == ((540, 720), (900, 1080))


async def test_a_span_over_midnight_belongs_to_the_day_on_which_it_begins(tmp_path):
    async with opened(tmp_path / "data", hours="Fr 22:00-02:00") as house:
        assert spans(await drawn(house)) == [(), (), (), (), ((1320, 1560),), (), ()]


async def test_what_began_on_the_sunday_before_begins_before_the_monday(tmp_path):
    async with opened(tmp_path / "data", hours="Su 22:00-02:00") as house:
        assert spans(await drawn(house)) == [((-120, 120),), (), (), (), (), (), ((1320, 1560),)]


@pytest.mark.parametrize("start", ["2026-11-26 12:00", "2026-10-24 12:00", "2027-03-27 12:00"])
async def test_an_office_that_never_closes_is_open_all_day_also_when_the_clocks_change(tmp_path, start):
    async with opened(tmp_path / "data", hours="24/7", start=rome(start)) as house:
        assert spans(await drawn(house)) == [((0, 1440),)] * 7


@pytest.mark.parametrize("start", ["2026-10-24 12:00", "2027-03-27 12:00"])
async def test_a_night_in_which_the_clocks_change_is_drawn_by_the_wall_clock(tmp_path, start):
    async with opened(tmp_path / "data", hours="Sa 20:00-06:00", start=rome(start)) as house:
        assert spans(await drawn(house)) == [()] * 5 + [((1200, 1800),), ()]


async def test_an_office_that_never_opens_is_closed_on_all_days(tmp_path):
    async with opened(tmp_path / "data", hours="off") as house:
        week = await drawn(house)
        assert spans(week) == [()] * 7
        assert [day.closed_label for day in week.days] == ["Closed"] * 7


async def test_a_long_opening_is_drawn_on_each_of_its_days(tmp_path):
    async with opened(tmp_path / "data", hours="Mo 12:00-24:00; Tu,We 00:00-24:00; Th 00:00-10:00") as house:
        assert spans(await drawn(house)) == [((720, 1440),), ((0, 1440),), ((0, 1440),), ((0, 600),), (), (), ()]


async def test_call_hours_are_drawn_beside_the_others(house):
    await house.commands("marta", "hours calls Tu 15:00-17:00")
    await house.presses("marta", "Yes, from now on")
    week = await drawn(house)
    assert [day.calls for day in week.days] == [(), ((900, 1020),), (), (), (), (), ()]
    assert (week.legend.open, week.legend.calls) == ("Office hours", "Calls")


async def test_an_italian_office_has_an_italian_picture(tmp_path):
    async with opened(tmp_path / "data", language="it", holidays="IT", start=rome("2026-12-07 12:00")) as house:
        week = await drawn(house)
        assert (week.days[0].name, week.days[1].closed_label) == ("lun", "Immacolata Concezione")
        assert (week.days[6].closed_label, week.notes_title) == ("Chiuso", "Il prossimo mese")


async def test_a_picture_that_cannot_be_drawn_does_not_keep_the_hours_from_being_told(house):
    house.drawn = None  # the drawing fails on it
    await house.commands("marta", "hours")
    *rest, last = house.last_to("marta").splitlines()
    assert last == "Monday to Friday: 09:00–13:00 and 14:00–18:00"  # noqa: RUF001  spans of time are set so
    assert HOURS in rest
