"""Numbers in every notation, and where a metric goes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import BadInput
from bot.core.metrics import Value
from bot.core.plain_numbers import Number, decimal_mark, evident_mark, number_in, number_of
from bot.core.trend import Trend, goes_well, trend
from bot.wording.sizes import number

TODAY = date(2026, 11, 27)
THOUSANDTHS = st.integers(-(10**15) + 1, 10**15 - 1)


def refusal(text, mark="."):
    with pytest.raises(BadInput) as refused:
        number_of(text, mark)
    return refused.value.key


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("1240", 1_240_000),
        ("1.240,5", 1_240_500),
        ("1,240.5", 1_240_500),
        ("1.240.000", 1_240_000_000),
        ("1,240,000", 1_240_000_000),
        ("1 240", 1_240_000),
        ("1\u202f240,5", 1_240_500),
        ("1'240.5", 1_240_500),
        ("1\u2019240", 1_240_000),
        ("1240.5", 1_240_500),
        ("1240,5", 1_240_500),
        ("1240.500", 1_240_500),
        ("0.240", 240),
        ("0,240", 240),
        (".5", 500),
        ("3,14", 3_140),
        ("-2,5", -2_500),
        ("\u22122.5", -2_500),
        ("+7", 7_000),
        ("12 %", 12_000),
        ("12%", 12_000),
        ("€ 12,50", 12_500),
        ("12.50 €", 12_500),
        ("1.50000", 1_500),
        ("0012", 12_000),
        ("  12  ", 12_000),
        ("999999999999,999", 999_999_999_999_999),
    ],
)
@pytest.mark.parametrize("mark", [".", ","])
def test_a_number_that_can_be_read_in_one_way_is_read_so_in_any_language(text, thousandths, mark):
    assert number_of(text, mark) == Number(thousandths, number_in(text, mark).rest)


@pytest.mark.parametrize(
    ("text", "in_italian", "in_english"),
    [("1.240", 1_240_000, 1_240), ("1,240", 1_240, 1_240_000), ("12.000", 12_000_000, 12_000)],
)
def test_what_can_be_read_in_two_ways_is_read_by_the_language_and_said_to_be_ambiguous(text, in_italian, in_english):
    assert number_of(text, decimal_mark("it")) == Number(in_italian, "", ambiguous=True)
    assert number_of(text, decimal_mark("en")) == Number(in_english, "", ambiguous=True)


@pytest.mark.parametrize(
    ("text", "mark"),
    [("1.240,5", ","), ("1,240.5", "."), ("1.240.000", ","), ("3,14", ","), ("1.240", None), ("12", None), ("x", None)],
)
def test_a_number_may_betray_which_mark_its_program_puts_before_decimals(text, mark):
    assert evident_mark(text) == mark


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("many", "number-letters"),
        ("12 apples", "number-letters"),
        ("1.2k", "number-letters"),
        ("", "number-unreadable"),
        ("?", "number-unreadable"),
        ("1.2.3", "number-unreadable"),
        ("1,24,000", "number-unreadable"),
        ("1.240.5", "number-unreadable"),
        ("12 34", "number-unreadable"),
        ("1.23456", "number-decimals"),
        ("1000000000000", "number-large"),
        ("9" * 61, "number-unreadable"),
        ("9" * 60, "number-large"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(text, key):
    assert refusal(text) == key


def test_the_unit_may_stand_behind_a_number():
    assert number_of("1240 visits a month", ".", "Visits a month").thousandths == 1_240_000
    assert number_in("1 240 visits", ".").rest == "visits"


@given(THOUSANDTHS, st.sampled_from(["it", "en"]))
def test_a_number_that_was_said_is_read_as_the_same(thousandths, language):
    assert number_of(number(thousandths, language), decimal_mark(language)).thousandths == thousandths


@given(st.text(max_size=70), st.sampled_from([".", ","]))
def test_any_text_is_a_number_within_bounds_or_is_refused(text, mark):
    try:
        found = number_of(text, mark)
    except BadInput:
        return
    assert abs(found.thousandths) < 10**15


@given(st.text("0123456789.,' -", max_size=20))
def test_both_languages_agree_on_what_is_not_ambiguous(text):
    try:
        found = number_in(text, ".")
    except BadInput:
        return
    if not found.ambiguous:
        assert number_in(text, ",") == found


# Trend


def values(*pairs):
    """Pairs of days before today and whole units."""
    return [Value(TODAY - timedelta(days=days), units * 1000, 1) for days, units in pairs]


def test_one_value_has_no_trend():
    assert trend([]) is None
    assert trend(values((0, 5))) is None


@pytest.mark.parametrize(
    ("pairs", "way", "percent", "weeks"),
    [
        (((28, 100), (0, 112)), "up", 12, True),
        (((28, 100), (0, 88)), "down", 12, True),
        (((28, 100), (0, 100)), "same", 0, True),
        (((60, 1), (30, 100), (10, 7), (0, 150)), "up", 50, True),
        (((35, 100), (0, 200)), "up", 100, True),
        (((36, 100), (0, 200)), "up", 100, False),
        (((1, 100), (0, 200)), "up", 100, False),
        (((28, 1000), (0, 1004)), "up", 0, True),
        (((28, 1000), (0, 1005)), "up", 1, True),
        (((28, 0), (0, 5)), "up", None, True),
        (((28, -5), (0, 5)), "up", None, True),
        (((28, 5), (0, -5)), "down", None, True),
        (((28, 1), (0, 11)), "up", None, True),
        (((28, 100), (0, 0)), "down", 100, True),
    ],
)
def test_a_trend_compares_with_the_value_nearest_to_four_weeks_before(pairs, way, percent, weeks):
    found = trend(values(*pairs))
    assert (found.way, found.percent, found.weeks) == (way, percent, weeks)


def test_of_two_equally_near_the_earlier_one_counts():
    assert trend(values((30, 1), (26, 2), (0, 3))).before.thousandths == 1000


@given(st.dictionaries(st.integers(0, 500), st.integers(-(10**6), 10**6), min_size=2, max_size=30))
def test_a_trend_is_that_of_two_of_the_values_and_never_contradicts_them(found):
    known = sorted(
        (Value(TODAY - timedelta(days=days), amount, 1) for days, amount in found.items()), key=lambda each: each.on
    )
    seen = trend(known)
    assert isinstance(seen, Trend)
    assert seen.before in known[:-1]
    distance = abs((known[-1].on - seen.before.on).days - 28)
    assert all(distance <= abs((known[-1].on - each.on).days - 28) for each in known[:-1])
    change = known[-1].thousandths - seen.before.thousandths
    assert seen.way == ("up" if change > 0 else "down" if change < 0 else "same")
    assert seen.percent is None or 0 <= seen.percent < 1000


@pytest.mark.parametrize(
    ("pairs", "better", "target", "well"),
    [
        (((0, 5),), "higher", 5, True),
        (((0, 4),), "higher", 5, None),
        (((0, 3),), "lower", 3, True),
        (((28, 3), (0, 4)), "lower", 3, False),
        (((28, 3), (0, 4)), "higher", 5, True),
        (((28, 9), (0, 8)), "higher", 5, True),
        (((28, 5), (0, 4)), "higher", None, False),
        (((28, 4), (0, 4)), "higher", 5, None),
        ((), "higher", 5, None),
    ],
)
def test_it_goes_well_where_the_target_is_reached_or_comes_nearer(pairs, better, target, well):
    assert goes_well(values(*pairs), better, None if target is None else target * 1000) is well
