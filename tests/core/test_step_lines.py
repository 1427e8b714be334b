"""Steps as people type them, and days that have been."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import BadInput
from bot.core.past_days import past_day
from bot.core.step_lines import Planned, moved, planned

TODAY = date(2026, 11, 27)  # a Friday
DEC_4 = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("line", "what", "on"),
    [
        ("Wireframes on 4 Dec", "Wireframes", DEC_4),
        ("Wireframes by Friday", "Wireframes", TODAY),
        ("Wireframes by next Friday", "Wireframes", DEC_4),
        ("Copy by Anna by 4 December", "Copy by Anna", DEC_4),
        ("Wireframes, on 4 Dec.", "Wireframes", DEC_4),
        ("Wireframes 4 Dec", "Wireframes", DEC_4),
        ("Wireframes 4 December 2026", "Wireframes", DEC_4),
        ("4 Dec Wireframes", "Wireframes", DEC_4),
        ("4/12: Wireframes", "Wireframes", DEC_4),
        ("2026-12-04 Wireframes", "Wireframes", DEC_4),
        ("- 4 Dec – Wireframes", "Wireframes", DEC_4),  # noqa: RUF001
        ("• Wireframes", "Wireframes", None),
        ("Friday: Wireframes", "Wireframes", TODAY),
        ("Testi entro il 4 dicembre", "Testi", DEC_4),
        ("Testi entro l'11 dicembre", "Testi", date(2026, 12, 11)),
        ("Testi l’8 dicembre", "Testi", date(2026, 12, 8)),  # noqa: RUF001
        ("Testi per venerdì prossimo", "Testi", DEC_4),
        ("Bozza il 3 gennaio", "Bozza", date(2027, 1, 3)),
        ("4 Dec Move the site to the new host", "Move the site to the new host", DEC_4),
        ("Wireframes on mobile", "Wireframes on mobile", None),
        ("Landing page Black Friday", "Landing page Black Friday", None),
        ("Today's menu", "Today's menu", None),
        ("99 banners", "99 banners", None),
        ("3 pages", "3 pages", None),
        ("Logo 🎨 على", "Logo 🎨 على", None),
    ],
)
def test_a_line_is_read_as_people_mean_it(line, what, on):
    assert planned(line, TODAY) == Planned(what, on)


@given(st.text(max_size=60))
def test_any_line_is_a_step_with_a_name_or_is_refused(line):
    try:
        found = planned(line, TODAY)
    except BadInput:
        return
    assert found.what.strip() == found.what != ""
    assert found.on is None or found.on >= TODAY


@given(st.dates(TODAY, TODAY + timedelta(days=360)), st.sampled_from(["on {} ", "by {}", "il {}", "entro {}"]))
def test_a_day_that_is_typed_behind_the_name_is_that_day(on, how):
    assert planned(f"Wireframes {how.format(f'{on:%Y-%m-%d}')}", TODAY) == Planned("Wireframes", on)


@pytest.mark.parametrize(
    ("text", "on", "reason"),
    [
        ("4 Dec because the photos came late", DEC_4, "the photos came late"),
        ("to 4 Dec, the photos came late", DEC_4, "the photos came late"),
        ("4 Dec (the photos came late)", DEC_4, "the photos came late"),
        ("al 4 dicembre perché mancano le foto", DEC_4, "mancano le foto"),
        ("4 dic perche' mancano le foto", DEC_4, "mancano le foto"),
        ("all'11 dicembre poiché piove", date(2026, 12, 11), "piove"),
        ("4 Dec because", DEC_4, ""),
        ("4 Dec", DEC_4, ""),
        ("soon because of rain", None, "soon because of rain"),
        ("", None, ""),
    ],
)
def test_a_move_is_a_day_and_a_reason(text, on, reason):
    assert moved(text, TODAY) == (on, reason)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("26 Nov", date(2026, 11, 26)),
        ("on 26 Nov.", date(2026, 11, 26)),
        ("il 26/11", date(2026, 11, 26)),
        ("today", TODAY),
        ("ieri", date(2026, 11, 26)),
        ("Monday", date(2026, 11, 23)),
        ("Friday", TODAY),
        ("last Friday", date(2026, 11, 20)),
        ("venerdì scorso", date(2026, 11, 20)),
        ("4 Dec", date(2025, 12, 4)),
        ("4 Dec 2026", DEC_4),
        ("29 Feb", date(2024, 2, 29)),
        ("tomorrow", date(2026, 11, 28)),
        ("next Friday", DEC_4),
        ("quickly", None),
        ("26 Nov or so", None),
        ("", None),
    ],
)
def test_a_day_without_a_year_is_the_last_such_day(text, on):
    assert past_day(text, TODAY) == on


@pytest.mark.parametrize("text", ["30 Feb", "31 Nov", "Monday 26 Nov"])
def test_a_day_that_there_is_not_is_told_so(text):
    with pytest.raises(BadInput, match="date-impossible"):
        past_day(text, TODAY)


@given(st.dates(TODAY - timedelta(days=364), TODAY), st.sampled_from(["%d %B", "%d/%m", "%Y-%m-%d"]))
def test_any_day_of_the_last_year_is_found_again(on, how):
    assert past_day(on.strftime(how), TODAY) == on
