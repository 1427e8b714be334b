"""The picture of a week: what is drawn, and that nothing makes it fail."""

import pytest

from bot.paper import draw
from tests.paper.weeks import NAMES, blocks, glyphs, notes, size, svg, week, wordless

OPEN, TODAY, CALLS, CLOSED = "#cfe5d9", "#1f5f54", "#e5835f", "#e9e5dc"
NINE_TO_SIX = {"open_": [(540, 780), (840, 1080)]}
SIX_SPANS = [(480, 540), (570, 615), (660, 720), (780, 825), (870, 960), (1020, 1080)]
LONG = "Assumption of the Blessed Virgin Mary into Heaven, and the patron's day of the municipality of Roccasecca "
EVERY = range(7)

EXTREMES = {
    "never open": week(),
    "open round the clock": week({place: {"open_": [(0, 1440)]} for place in EVERY}),
    "open round the clock from noon": week({place: {"open_": [(720, 2160)]} for place in EVERY}),
    "six spans a day": week({place: {"open_": SIX_SPANS, "calls": SIX_SPANS} for place in EVERY}),
    "a minute a day": week({place: {"open_": [(1439, 1440)]} for place in EVERY}),
    "two hours of which one is in the next day": week({6: {"open_": [(1380, 1500)]}}),
    "since the day before": week({0: {"open_": [(-120, 120)]}}),
    "calls only": week({1: {"calls": [(600, 720)], "closed": "Closed"}}),
    "twenty notes": week(notes=notes(20)),
    "twenty long notes": week(notes=notes(20, LONG * 3)),
    "a note without spaces": week(notes=notes(1, "W" * 300)),
    "a long title": week(title=LONG * 20),
    "a long title without spaces": week(title="W" * 5000),
    "a long zone": week(zone="America/Argentina/Buenos_Aires, " * 5),
    "a long legend": week({0: NINE_TO_SIX}, legend={"open": LONG, "calls": LONG}),
    "a long reason for being closed": week({3: {"closed": LONG * 3}}),
    "a long reason in a day that is nearly full": week({3: {"open_": [(30, 1410)], "closed": LONG}}),
    "not a word": wordless(),
}


@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES)
def test_every_week_becomes_a_picture_of_the_same_width(data):
    wide, tall = size(draw("week", data))
    assert wide == 1200
    # Telegram shows no photo whose sides add up to more than 10,000 pixels, and crops very tall ones in its list.
    assert 700 < tall < 2700


def test_the_same_week_is_the_same_picture_to_the_byte():
    data = week({0: NINE_TO_SIX})
    first = draw("week", data)
    draw("week", week())
    assert draw("week", data) == first


def test_each_span_is_one_block_and_todays_are_marked():
    # Tuesday's and Friday's in the one colour, with one more in the legend; today's (Wednesday's) in the other.
    data = week(dict.fromkeys((1, 2, 4), NINE_TO_SIX))
    assert blocks(data, OPEN) == 2 * 2 + 1
    assert blocks(data, TODAY) == 2 + 1
    assert blocks(data, CLOSED) == 4


def test_a_span_over_midnight_is_drawn_in_both_days():
    one = wordless({3: {"open_": [(1320, 1400)]}})
    both = wordless({3: {"open_": [(1320, 1560)]}})
    assert (blocks(one, OPEN), blocks(both, OPEN)) == (1 + 1, 2 + 1)


def test_a_span_that_began_on_the_day_before_the_week_is_drawn_on_its_first_day():
    assert blocks(wordless({0: {"open_": [(-120, 120)]}}), OPEN) == 1 + 1


def test_what_goes_on_after_sunday_is_not_drawn_on_monday():
    assert blocks(wordless({6: {"open_": [(1320, 1560)]}}), OPEN) == 1 + 1


def test_the_times_of_a_span_stand_in_its_block():
    # "09:00" and "18:00", beside the hours of the axis (8 to 19 in steps of two: 8 10 12 14 16 18).
    data = wordless({0: {"open_": [(540, 1080)]}})
    assert len(glyphs(data, "#1f5f54")) == 10
    assert len(glyphs(data)) == 10 + 11


def test_calls_are_marked_and_explained_only_where_there_are_any():
    assert blocks(week({0: NINE_TO_SIX}), CALLS) == 0
    assert blocks(week({0: {**NINE_TO_SIX, "calls": [(600, 720)]}}), CALLS) == 1 + 1


def test_the_axis_is_as_long_as_needed_and_at_least_six_hours():
    hours = {
        "11 12 13 14 15 16 17": {"open_": [(720, 750)]},
        "8 10 12 14 16 18": {"open_": [(540, 1080)]},
        "0 3 6 9 12 15 18 21 24": {"open_": [(0, 1440)]},
        "18 19 20 21 22 23 24": {"open_": [(1410, 1440)]},
    }
    for axis, given in hours.items():
        assert len(glyphs(wordless({0: given}), "#5c636b")) == len(axis.replace(" ", "")), axis


def test_of_many_notes_eight_are_shown_and_the_others_counted():
    eight, nine, twenty = (week(notes=notes(count)) for count in (8, 9, 20))
    assert size(draw("week", eight))[1] < size(draw("week", nine))[1] == size(draw("week", twenty))[1]
    # "+1" has two characters, "+12" three.
    assert len(glyphs(twenty)) - len(glyphs(nine)) == 1


def test_without_notes_nothing_stands_below_the_week():
    assert svg(week()) == svg(week(notes_title="Something else"))


def test_the_template_has_no_words_of_its_own():
    # Only the axis is left: 10 12 14 16 18.
    assert len(glyphs(wordless())) == 10


@pytest.mark.parametrize("place", EVERY, ids=NAMES)
def test_whichever_day_is_today_stands_out(place):
    data = wordless({place: {"today": True, "open_": [(540, 1080)]}})
    assert blocks(data, TODAY) == 2
