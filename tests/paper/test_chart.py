"""The picture of a metric over time: what is drawn, and that nothing makes it fail."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import paper
from bot.core.errors import CannotDraw
from bot.paper import draw
from tests.paper.recaps import chart
from tests.paper.weeks import size

LINE, TARGET, AREA, WARNING = "#1f5f54", "#80540b", "#e2efe8", "#a3431d"
LONG = "The share of visitors who come back within a month of their first visit "
FEW = [10, 30, 20, 40]


def values(numbers, step=7):
    return [{"day": place * step, "thousandths": number * 1000, "label": ""} for place, number in enumerate(numbers)]


def bare(numbers=FEW, step=7, **more):
    """A chart without a word in it but what is given."""
    empty = dict.fromkeys(("name", "unit", "now", "target_label", "trend_label", "first_label", "last_label"), "")
    return {**empty, "points": values(numbers, step), **more}


def svg(data):
    return paper._compiled("chart", data, "svg").decode()


def letters(data, colour=""):
    return len(re.findall(rf'<use xlink:href="#\w+"[^>]* fill="{colour}', svg(data)))


def strokes(data, colour):
    return [each for each in re.findall(r"<path[^>]*>", svg(data)) if f'stroke="{colour}"' in each]


def dotted(data):
    return [each for each in strokes(data, LINE) if "dasharray" in each]


def climbs(numbers):
    """How far the line goes up from each value to the next, in points."""
    [course] = [each for each in strokes(bare(numbers), LINE) if "dasharray" not in each]
    return [-float(each) for each in re.findall(r"l ?-?[\d.]+ (-?[\d.]+)", course)]


EXTREMES = {
    "one value": chart(values([500])),
    "all the same": chart(values([500] * 9), target_thousandths=500_000),
    "nothing but nought": chart(values([0] * 9), target_thousandths=0),
    "below nought": chart(values([-40, -20, 0, 30])),
    "far below nought": chart(values([-940, -900, -950])),
    "the target far above": chart(values([1, 2]), target_thousandths=10**15),
    "the target far below": chart(values([900, 901]), target_thousandths=-(10**15)),
    "as large as can be": chart(values([-(10**15), 10**15])),
    "four hundred days": chart(values([place * 37 % 100 for place in range(400)], step=1)),
    "two on a day": chart(values([1, 9], step=0)),
    "no target, no trend": chart(target_thousandths=None, target_label="", trend_label="", good=None, unit=""),
    "long words": {
        **chart(),
        **dict.fromkeys(("name", "unit", "now", "target_label", "trend_label", "first_label", "last_label"), LONG * 3),
    },
    "words without spaces": {
        **chart(),
        **dict.fromkeys(("name", "unit", "now", "target_label", "trend_label", "first_label", "last_label"), "W" * 200),
    },
    "scripts of the world": chart(name="株式会社 🎨", unit="زيارات", now="٣", trend_label="ביקורים", last_label="\x00"),
}


@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES)
def test_every_course_of_things_becomes_a_picture_of_the_same_width(data):
    wide, tall = size(draw("chart", data))
    assert (wide, 700 < tall < 1400) == (1200, True)


@given(
    numbers=st.lists(st.tuples(st.integers(0, 4000), st.integers(-(10**18), 10**18), st.text()), min_size=1),
    target=st.none() | st.integers(-(10**18), 10**18),
    good=st.none() | st.booleans(),
    words=st.lists(st.text(max_size=300), min_size=7, max_size=7),
)
@settings(max_examples=40)
def test_whatever_the_values_and_the_words_there_is_a_picture(numbers, target, good, words):
    names = ("name", "unit", "now", "target_label", "trend_label", "first_label", "last_label")
    points = [{"day": day, "thousandths": number, "label": label} for day, number, label in numbers]
    data = {**dict(zip(names, words, strict=True)), "points": points, "target_thousandths": target, "good": good}
    wide, tall = size(draw("chart", data))
    assert (wide, 600 < tall < 1400) == (1200, True)


def test_the_same_values_are_the_same_picture_in_whatever_order_they_come():
    points = values(FEW)
    assert draw("chart", bare(points=points[::-1])) == draw("chart", bare(points=points))


def test_the_line_goes_through_the_values():
    up, down, far_up = climbs([0, 30, 15, 60])
    assert up > 50
    assert [-down / up, far_up / up] == pytest.approx([0.5, 1.5])


def test_the_target_is_a_dashed_line_of_its_own_colour():
    assert not strokes(bare(), TARGET)
    [line] = strokes(bare(target_thousandths=25_000), TARGET)
    assert "dasharray" in line


def test_a_value_that_was_missed_is_bridged_by_dots():
    days = (0, 7, 14, 21, 63, 70)
    points = [{"day": day, "thousandths": day, "label": ""} for day in days]
    assert len(dotted(bare(points=points))) == 1
    assert not dotted(bare(points=[point for point in points if point["day"] < 63]))


def test_an_area_tells_how_much_it_is_only_where_it_begins_at_nought():
    assert AREA in svg(bare([10, 40]))
    assert AREA not in svg(bare([900, 940, 1000]))


def test_small_changes_do_not_look_like_large_ones():
    [slight], [large] = climbs([1000, 1010]), climbs([500, 1000])
    assert slight < 20
    assert large > 90


@pytest.mark.parametrize(("good", "colour"), [(True, LINE), (False, WARNING), (None, "#5c636b")])
def test_what_a_trend_is_worth_is_told_by_a_sign_and_its_words(good, colour):
    assert letters(bare(trend_label="fallen", good=good), colour) == 6


def test_the_three_signs_differ_in_shape_and_not_only_in_colour():
    drawn = [re.findall(r"<path[^>]*>", svg(bare(trend_label="x", good=good))) for good in (True, False, None)]
    shapes = {tuple(re.sub(r'(fill|stroke)="#\w+"', "", each) for each in paths) for paths in drawn}
    assert len(shapes) == 3


def test_the_highest_and_the_lowest_value_are_named_unless_the_newest_is_meant():
    def named(numbers):
        points = [{**each, "label": "123"} for each in values(numbers)]
        return letters(bare(points=points)) // 3

    assert [named([20, 30, 10, 20]), named([20, 10, 30]), named([10, 30]), named([20, 20]), named([9])] == [
        2,
        1,
        1,
        0,
        0,
    ]


def test_a_target_among_the_values_is_named_above_them_with_a_piece_of_its_line():
    wild = [(-1) ** place * (50 + place % 7) for place in range(90)]
    calm = strokes(bare([10, 20, 15], target_thousandths=60_000, target_label="T"), TARGET)
    among = strokes(bare(wild, 1, target_thousandths=0, target_label="T"), TARGET)
    assert (len(calm), len(among)) == (1, 2)


def test_one_value_has_one_day_below_it():
    ends = {"first_label": "one", "last_label": "other"}
    assert letters(bare([5], **ends)) == 5
    assert letters(bare([5, 6], **ends)) == 8


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"points": []}, "length >= 1"),
        ({"points": values([1] * 401)}, "length <= 400"),
        ({"points": [{"day": -1, "thousandths": 1, "label": ""}]}, r"`\$\.points\[0\]\.day`"),
        ({"points": values([10**16])}, r"`\$\.points\[0\]\.thousandths`"),
        ({"target_thousandths": -(10**19)}, r"`\$\.target_thousandths`"),
        ({"good": "yes"}, r"`\$\.good`"),
    ],
)
def test_a_metric_that_is_wrong_is_refused_with_the_place_and_the_reason(change, reason):
    with pytest.raises(CannotDraw, match=reason):
        draw("chart", chart(**change))
