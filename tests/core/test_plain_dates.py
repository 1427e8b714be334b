"""Dates and times of day as people type them, on a Tuesday in November."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import BadInput
from bot.core.plain_dates import DateSpan, clock_time, moment, span
from bot.core.plain_words import MONTHS, NUMBERS, WEEKDAYS

TODAY = date(2026, 11, 24)


def day(text):
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "rest"),
    [
        ("24 Dec - 6 Jan Christmas", "2026-12-24", "2027-01-06", "Christmas"),
        ("dal 24 dicembre al 6 gennaio Natale", "2026-12-24", "2027-01-06", "Natale"),
        ("dall'8 all'11 dicembre Ponte", "2026-12-08", "2026-12-11", "Ponte"),
        ("from 24 December to 6 January: Christmas", "2026-12-24", "2027-01-06", "Christmas"),
        ("24/12 - 6/1", "2026-12-24", "2027-01-06", ""),
        ("24/12-6/1 Ferie", "2026-12-24", "2027-01-06", "Ferie"),
        ("24.12.2026 – 6.1.27", "2026-12-24", "2027-01-06", ""),  # noqa: RUF001  an en dash, as phones type it
        ("2026-12-24 2027-01-06 Christmas", "2026-12-24", "2027-01-06", "Christmas"),
        ("2026-12-24 - 2027-01-06", "2026-12-24", "2027-01-06", ""),
        ("2026-12-24/2027-01-06", "2026-12-24", "2027-01-06", ""),
        ("2026-12-24 to 2027-01-06", "2026-12-24", "2027-01-06", ""),
        ("2026-12-24 Inventory", "2026-12-24", "2026-12-24", "Inventory"),
        ("2027-01-06 2026-12-24", "2027-01-06", "2026-12-24", ""),
        ("24-27 December", "2026-12-24", "2026-12-27", ""),
        ("24/27 dicembre", "2026-12-24", "2026-12-27", ""),
        ("dal 24 al 27 dicembre", "2026-12-24", "2026-12-27", ""),
        ("28 - 3 January", "2026-12-28", "2027-01-03", ""),
        ("23-26 November", "2026-11-23", "2026-11-26", ""),
        ("December 24-27 trip", "2026-12-24", "2026-12-27", "trip"),
        ("Dec 24, 2026 - Jan 6, 2027", "2026-12-24", "2027-01-06", ""),
        ("24 Dec - 6 Jan 2027", "2026-12-24", "2027-01-06", ""),
        ("Thursday 24 Dec - 6 Jan 2027", "2026-12-24", "2027-01-06", ""),
        ("24 Dec - 6 Jan 2028", "2027-12-24", "2028-01-06", ""),
        ("dal 24 al 27", "2026-11-24", "2026-11-27", ""),
        ("until 1 December", None, "2026-12-01", ""),
        ("until the 24th of December Trip", None, "2026-12-24", "Trip"),
        ("fino al 3 gennaio", None, "2027-01-03", ""),
        ("fino a lunedì", None, "2026-11-30", ""),
        ("until tomorrow", None, "2026-11-25", ""),
        ("al 2026-12-24", None, "2026-12-24", ""),
        ("dal 24 dicembre", "2026-12-24", None, ""),
        ("from tomorrow: ill", "2026-11-25", None, "ill"),
        ("today", "2026-11-24", "2026-11-24", ""),
        ("oggi dentista", "2026-11-24", "2026-11-24", "dentista"),
        ("tomorrow", "2026-11-25", "2026-11-25", ""),
        ("domani", "2026-11-25", "2026-11-25", ""),
        ("dopodomani", "2026-11-26", "2026-11-26", ""),
        ("the day after tomorrow", "2026-11-26", "2026-11-26", ""),
        ("today - Friday", "2026-11-24", "2026-11-27", ""),
        ("lunedì", "2026-11-30", "2026-11-30", ""),
        ("Tuesday", "2026-11-24", "2026-11-24", ""),
        ("next Tuesday", "2026-12-01", "2026-12-01", ""),
        ("next Friday", "2026-11-27", "2026-11-27", ""),
        ("venerdì prossimo ferie", "2026-11-27", "2026-11-27", "ferie"),
        ("from Monday to Wednesday", "2026-11-30", "2026-12-02", ""),
        ("Fri-Mon long weekend", "2026-11-27", "2026-11-30", "long weekend"),
        ("24 November", "2026-11-24", "2026-11-24", ""),
        ("23 November", "2027-11-23", "2027-11-23", ""),
        ("24/11/2025", "2025-11-24", "2025-11-24", ""),
        ("29 February", "2028-02-29", "2028-02-29", ""),
        ("1° dicembre", "2026-12-01", "2026-12-01", ""),
        ("primo gennaio - sei gennaio", "2027-01-01", "2027-01-06", ""),
        ("il 24 dicembre", "2026-12-24", "2026-12-24", ""),
        ("Monday 30 November", "2026-11-30", "2026-11-30", ""),
        ("lunedì 30/11 Fiera", "2026-11-30", "2026-11-30", "Fiera"),
        ("mar 3", "2027-03-03", "2027-03-03", ""),
        ("24 Dec - 2 people are ill", "2026-12-24", "2026-12-24", "2 people are ill"),
    ],
)
def test_a_text_that_begins_with_dates_gives_them_and_the_rest(text, first, last, rest):
    assert span(text, TODAY) == DateSpan(day(first), day(last), rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Christmas",
        "Natale",
        "sun and sea",
        "mar e monti",
        "al mare",
        "we are away",
        "may be later",
        "until further notice",
        "24 people",
        "9.30 call",
        "20:00",
        "until 8pm",
        "2026",
        "99999-12-24",
    ],
)
def test_a_text_that_begins_with_no_date_is_left_alone(text):
    assert span(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("30 Feb", "30 Feb"),
        ("31 June - 2 July", "31 June"),
        ("24 Dec - 32 Dec", "32 Dec"),
        ("30/2 Ferie", "30/2"),
        ("12/24", "12/24"),
        ("2026-13-01", "2026-13-01"),
        ("2027-02-29", "2027-02-29"),
        ("29 February 2027", "29 February 2027"),
        ("9999-12-31", "9999-12-31"),
        ("0000-01-01", "0000-01-01"),
        ("31-2 March", "31"),
        ("Monday 29 November", "Monday 29 November"),
        ("Monday 24 Dec - 6 Jan 2027", "Monday 24 Dec"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_by_name(text, named):
    with pytest.raises(BadInput) as refusal:
        span(text, TODAY)
    assert (refusal.value.key, refusal.value.words) == ("date-impossible", {"text": named})


@pytest.mark.parametrize(
    ("text", "clock", "rest"),
    [
        ("20:00", time(20), ""),
        ("20", time(20), ""),
        ("8pm", time(20), ""),
        ("8:30 p.m. dinner", time(20, 30), "dinner"),
        ("alle 20", time(20), ""),
        ("alle ore 20", time(20), ""),
        ("ore 20.30", time(20, 30), ""),
        ("alle 9 e 30", time(9, 30), ""),
        ("alle nove e mezza, call", time(9, 30), "call"),
        ("fino alle 20", time(20), ""),
        ("until 20:00 tonight", time(20), "tonight"),
        ("noon", time(12), ""),
        ("mezzanotte", time(0), ""),
        ("24:00", time(0), ""),
    ],
)
def test_a_text_that_begins_with_a_time_of_day_gives_it_and_the_rest(text, clock, rest):
    assert clock_time(text) == (clock, rest)


@pytest.mark.parametrize("text", ["", "hello", "100 euro", "Christmas"])
def test_a_text_that_begins_with_no_time_of_day_is_left_alone(text):
    assert clock_time(text) is None


@pytest.mark.parametrize(("text", "part"), [("25:00", "25:00"), ("alle 9:75", "9:75"), ("13am", "13am")])
def test_a_time_that_no_clock_shows_is_refused_by_name(text, part):
    with pytest.raises(BadInput) as refusal:
        clock_time(text)
    assert (refusal.value.key, refusal.value.words) == ("hours-no-clock", {"part": part})


@pytest.mark.parametrize(
    ("text", "on", "clock", "rest"),
    [
        ("Monday 9:00", "2026-11-30", time(9), ""),
        ("Monday 9", "2026-11-30", time(9), ""),
        ("lunedì alle 9", "2026-11-30", time(9), ""),
        ("lunedì alle nove e mezza call", "2026-11-30", time(9, 30), "call"),
        ("tomorrow at 8pm dinner", "2026-11-25", time(20), "dinner"),
        ("alle 9 di lunedì", "2026-11-30", time(9), ""),
        ("9am Monday", "2026-11-30", time(9), ""),
        ("24/12 alle 9.30 x", "2026-12-24", time(9, 30), "x"),
        ("2026-12-24 09:00", "2026-12-24", time(9), ""),
        ("24 December 9 people", "2026-12-24", None, "9 people"),
        ("domani", "2026-11-25", None, ""),
        ("20", None, time(20), ""),
        ("hello world", None, None, "hello world"),
    ],
)
def test_a_moment_is_a_day_a_time_or_both_and_the_rest(text, on, clock, rest):
    assert moment(text, TODAY) == (day(on), clock, rest)


@settings(deadline=None)
@given(first=st.dates(date(2026, 1, 1), date(2030, 1, 1)), days=st.integers(0, 300), today=st.dates(date(2026, 1, 1)))
def test_dates_with_their_years_are_read_as_they_are_whatever_today_is(first, days, today):
    last = date.fromordinal(first.toordinal() + days)
    today = min(today, date(2031, 1, 1))
    for text in (
        f"{first} {last}",
        f"{first:%d/%m/%Y} - {last:%d/%m/%Y}",
        f"from {first:%d %B %Y} to {last:%d %B %Y}",
        f"{first:%b %d, %Y} - {last:%b %d, %Y}",
    ):
        assert span(f"{text} Trip", today) == DateSpan(first, last, "Trip")


@settings(deadline=None)
@given(first=st.dates(date(2026, 1, 1), date(2030, 1, 1)), later=st.integers(0, 364), ahead=st.integers(0, 364))
def test_dates_without_a_year_are_the_next_such_days(first, later, ahead):
    last = date.fromordinal(first.toordinal() + later)
    today = date.fromordinal(first.toordinal() - ahead)
    if (first.month, first.day) == (2, 29) or (last.month, last.day) == (2, 29):
        return
    assert span(f"{first:%d %B} - {last:%d %B}", today) == DateSpan(first, last, "")


MARKS = tuple("-/.,:'°")
LINKS = (
    "dal",
    "al",
    "from",
    "to",
    "until",
    "fino",
    "next",
    "prossimo",
    "the",
    "alle",
    "at",
    "Christmas",
    "e",
    "half",
    "past",
)
DIGITS = (
    "24",
    "30",
    "31",
    "6",
    "99",
    "2026",
    "0000",
    "9:00",
    "30.2",
    "2026-12-24",
    "24/12",
    "pm",
    "th",
    "today",
    "domani",
)
pieces = st.sampled_from((*WEEKDAYS, *MONTHS, *NUMBERS, *MARKS, *LINKS, *DIGITS))


@settings(deadline=None, max_examples=400)
@given(
    text=st.lists(pieces, max_size=8).map(" ".join) | st.lists(pieces, max_size=8).map("".join) | st.text(max_size=30)
)
def test_no_text_makes_anything_but_dates_or_a_refusal(text):
    for read in (lambda: span(text, TODAY), lambda: clock_time(text), lambda: moment(text, TODAY)):
        try:
            read()
        except BadInput as refusal:
            assert refusal.key in ("date-impossible", "hours-no-clock")  # noqa: PT017  not raising is fine too
