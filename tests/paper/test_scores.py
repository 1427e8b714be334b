"""The picture of a year of answers: what is drawn, and that nothing makes it fail."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import paper
from bot.core.errors import CannotDraw
from bot.paper import draw
from tests.paper.recaps import italian_scores, scores
from tests.paper.weeks import size

MONTHS = 12
WORST, MIDDLE, BEST, WAY = "#a3431d", "#80540b", "#1f5f54", "#a9c8ba"


def year(*given, labels=("",) * MONTHS):
    """A year without a word in it; the months that are not given are empty."""
    filled = [*given, *[[]] * (MONTHS - len(given))]
    months = [{"label": label, "scores": each} for label, each in zip(labels, filled, strict=True)]
    return {"title": "", "months": months, "levels": [""] * 5}


def svg(data):
    return paper._compiled("scores", data, "svg").decode()


def letters(data):
    return len(re.findall(r"<use ", svg(data)))


def areas(data, colour):
    return len(re.findall(rf'<path[^>]* fill="{colour}"|<path fill="{colour}"', svg(data)))


def ways(data):
    return [each for each in re.findall(r"<path[^>]*>", svg(data)) if f'stroke="{WAY}"' in each]


EXTREMES = {
    "as usual": scores(),
    "in Italian": italian_scores(),
    "no answer": scores([[]] * 13),
    "no answer, and no word for it": year(),
    "thirty-one a month": scores([[1, 2, 3, 4, 5] * 6 + [5]] * 13),
    "one": scores([[3], *[[]] * 12]),
    "twelve months": year([1], [5]),
    "long words": scores(
        labels=["September 2026, and all of its weeks"] * 13,
        title="How they have felt " * 20,
        subtitle="How it was answered " * 20,
        levels=["Absolutely and without any reserve satisfied"] * 5,
    ),
    "words without spaces": scores(
        labels=["W" * 200] * 13, title="W" * 200, subtitle="W" * 200, levels=["W" * 200] * 5
    ),
    "a long word for nothing": scores([[]] * 13, empty="Nobody has answered " * 15),
    "scripts of the world": scores(labels=["十二月"] * 13, title="株式会社 🎨", levels=["😡", "🙁", "😐", "🙂", "שמח"]),
}


@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES)
def test_every_year_becomes_a_picture_of_the_same_width(data):
    wide, tall = size(draw("scores", data))
    assert (wide, 400 < tall < 1000) == (1200, True)


@given(
    given_months=st.lists(
        st.tuples(st.text(max_size=200), st.lists(st.integers(1, 5), max_size=31)), min_size=12, max_size=13
    ),
    words=st.lists(st.text(max_size=300), min_size=8, max_size=8),
)
@settings(max_examples=30)
def test_whatever_was_answered_there_is_a_picture(given_months, words):
    title, subtitle, empty, *levels = words
    months = [{"label": label, "scores": answered} for label, answered in given_months]
    data = {"title": title, "subtitle": subtitle, "empty": empty, "levels": levels, "months": months}
    wide, tall = size(draw("scores", data))
    assert (wide, 350 < tall < 1000) == (1200, True)


def test_each_answer_of_a_month_is_a_dot_and_equal_ones_are_one_with_their_number():
    assert areas(year([4, 5]), BEST) == 2
    assert letters(year([4, 5])) == 0
    assert areas(year([4] * 12), BEST) == 1
    assert letters(year([4] * 12)) == 2


def test_good_and_bad_answers_differ_in_colour_too():
    counted = [areas(year([1, 2, 3, 4, 5]), colour) for colour in (WORST, MIDDLE, BEST)]
    assert counted == [2, 1, 2]


def test_a_line_goes_from_month_to_month_and_is_dotted_across_those_without_an_answer():
    assert not ways(year([3]))
    assert ['dasharray=""' not in each for each in ways(year([3], [4], [], [5]))] == [False, True]


def test_without_an_answer_the_picture_says_so_in_the_words_that_it_was_given():
    assert letters({**year(), "empty": "Nobody"}) == 6
    assert letters({**year([3]), "empty": "Nobody"}) == 0


def test_of_months_whose_names_would_touch_every_second_is_named_and_always_the_newest():
    short, long = ([name] * MONTHS for name in ("dic", "Sept26"))
    assert letters(year([5], labels=short)) == 3 * 12
    assert letters(year([5], labels=long)) == 6 * 6
    assert letters(year([5], labels=[*[""] * 11, "newest of all months"])) > 0


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"months": []}, "length >= 12"),
        ({"levels": ["", ""]}, r"`\$\.levels`"),
        ({"months": year([0])["months"]}, r"`\$\.months\[0\]\.scores\[0\]`"),
        ({"months": year([6])["months"]}, r"`\$\.months\[0\]\.scores\[0\]`"),
        ({"months": year([3] * 32)["months"]}, r"`\$\.months\[0\]\.scores`"),
    ],
)
def test_answers_that_are_wrong_are_refused_with_the_place_and_the_reason(change, reason):
    with pytest.raises(CannotDraw, match=reason):
        draw("scores", scores(**change))
