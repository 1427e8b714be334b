"""A rule in words: whatever is accepted can be read aloud."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import BadInput
from bot.core.hours import parse
from bot.wording.rules import in_words


def plain(lines):
    """With the dash that is easier to type."""
    return [line.replace("–", "-") for line in lines]  # noqa: RUF001  the dash in question


@pytest.mark.parametrize(
    ("rule", "english", "italian"),
    [
        (
            "Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00",
            ["Monday to Friday: 09:00-13:00 and 14:00-18:00", "Saturday: 09:00-12:00"],
            ["Da lunedì a venerdì: 09:00-13:00 e 14:00-18:00", "Sabato: 09:00-12:00"],
        ),
        (
            "Fr 22:00-02:00",
            ["Friday: 22:00-02:00 of the next day"],
            ["Venerdì: 22:00-02:00 del giorno dopo"],
        ),
        (
            "Mo 18:00-09:00,20:00-27:00",
            ["Monday: 18:00-09:00 of the next day and 20:00-03:00 of the next day"],
            ["Lunedì: 18:00-09:00 del giorno dopo e 20:00-03:00 del giorno dopo"],
        ),
        ("Mo 09:00-09:00", ["Monday: 09:00-09:00 of the next day"], ["Lunedì: 09:00-09:00 del giorno dopo"]),
        ("Fr 22:00-00:00", ["Friday: 22:00-24:00"], ["Venerdì: 22:00-24:00"]),
        ("2026 Dec 25 off", ["25 December 2026: closed"], ["25 dicembre 2026: chiuso"]),
        (
            "2026 Dec 24-2027 Jan 6 off",
            ["24 December 2026 - 6 January 2027: closed"],
            ["24 dicembre 2026 - 6 gennaio 2027: chiuso"],
        ),
        ("24/7", ["Always open"], ["Sempre aperto"]),
        (
            "24/7; Su off",
            ["Every day: all day", "Sunday: closed"],
            ["Ogni giorno: tutto il giorno", "Domenica: chiuso"],
        ),
        ("off", ["Never open"], ["Mai aperto"]),
        ("", ["Never open"], ["Mai aperto"]),
        ("10:00-12:00", ["Every day: 10:00-12:00"], ["Ogni giorno: 10:00-12:00"]),
        ("Mo-Su 10:00-12:00", ["Every day: 10:00-12:00"], ["Ogni giorno: 10:00-12:00"]),
        ("Sa-Su 10:00-12:00", ["Saturday and Sunday: 10:00-12:00"], ["Sabato e domenica: 10:00-12:00"]),
        (
            "Mo,We-Fr,Su 10:00-12:00",
            ["Monday, Wednesday to Friday and Sunday: 10:00-12:00"],
            ["Lunedì, da mercoledì a venerdì e domenica: 10:00-12:00"],
        ),
        (
            "Sa[1] 10:00-12:00",
            ["First Saturday of the month: 10:00-12:00"],
            ["Primo sabato del mese: 10:00-12:00"],
        ),
        (
            "Su[2,-1] 10:00-12:00",
            ["Second and last Sunday of the month: 10:00-12:00"],
            ["Seconda e ultima domenica del mese: 10:00-12:00"],
        ),
        (
            "Mo 10:00-12:00, Mo 14:00-15:00",
            ["Monday: 10:00-12:00", "Monday: also 14:00-15:00"],
            ["Lunedì: 10:00-12:00", "Lunedì: anche 14:00-15:00"],
        ),
        (
            "2027 Jul-Aug Mo-Fr 09:00-13:00",
            ["Monday to Friday, July-August 2027: 09:00-13:00"],
            ["Da lunedì a venerdì, luglio-agosto 2027: 09:00-13:00"],
        ),
        ("2026,2028 Jan 5 off", ["5 January, 2026 and 2028: closed"], ["5 gennaio, 2026 e 2028: chiuso"]),
        ("2026+ Mo 10:00-12:00", ["Monday, from 2026 on: 10:00-12:00"], ["Lunedì, dal 2026: 10:00-12:00"]),
    ],
)
def test_a_rule_is_read_aloud_in_both_languages(rule, english, italian):
    canonical = parse(rule, "UTC").canonical if rule else rule
    assert plain(in_words(canonical, "en")) == english
    assert plain(in_words(canonical, "it")) == italian


DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
days = st.sampled_from(DAYS)
months = st.sampled_from(MONTHS)
years = st.integers(2024, 2030).map(str)
nths = st.lists(st.sampled_from([*map(str, range(1, 6)), *map(str, range(-5, 0))]), min_size=1, max_size=3, unique=True)
dates = st.builds("{}{} {}".format, st.just("") | years.map("{} ".format), months, st.integers(1, 31))


def ranges(of):
    return st.tuples(of, of).map("-".join) | of


def lists(of):
    return st.lists(of, min_size=1, max_size=3).map(",".join)


weekdays = lists(ranges(days) | st.builds("{}[{}]".format, days, nths.map(",".join)))
calendar = (
    lists(ranges(months))
    | lists(ranges(dates))
    | lists(ranges(years))
    | st.builds("{} {}".format, lists(ranges(years)), months)
)
clocks = st.builds(
    "{:02}:{:02}-{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59), st.integers(0, 30), st.just(30)
)
hours = lists(clocks) | st.sampled_from(["off", "24/7", "00:00-24:00", ""])
chosen = st.one_of(calendar, weekdays, st.builds("{} {}".format, calendar, weekdays), st.just(""))
rules = st.lists(st.tuples(st.sampled_from(["; ", ", "]), chosen, hours), min_size=1, max_size=3).map(
    lambda found: "".join(f"{separator}{on} {when}" for separator, on, when in found)[2:]
)
NOTATION = re.compile(r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|off|24/7)\b|[\[\];{}]|\d-\d")
SHORT_MONTHS = re.compile(rf"\b(?:{'|'.join(set(MONTHS) - {'May'})})\b")
NUMBER = re.compile(r"\d+")


@settings(deadline=None, max_examples=300)
@given(rule=rules)
def test_every_rule_that_is_accepted_has_words_without_notation(rule):
    try:
        canonical = parse(rule, "UTC").canonical
    except BadInput:
        return
    assert parse(canonical, "UTC").canonical == canonical
    for language in ("en", "it"):
        lines = in_words(canonical, language)
        assert len(lines) == len(re.split(r"; |, ", canonical))
        for line in lines:
            assert not NOTATION.search(line), (canonical, line)
            assert not SHORT_MONTHS.search(line), (canonical, line)


@settings(deadline=None)
@given(first=dates, last=dates, spans=lists(clocks))
def test_no_number_of_a_date_is_lost_in_words(first, last, spans):
    try:
        canonical = parse(f"{first}-{last} {spans}", "UTC").canonical
    except BadInput:
        return
    days_said = in_words(canonical, "en")[0].partition(": ")[0]
    days_kept = canonical.partition(":")[0].rpartition(" ")[0]
    assert [int(each) for each in NUMBER.findall(days_said)] == sorted_as_said(days_kept)


def sorted_as_said(kept):
    """Year, month, day as it is kept → day, year as it is said."""
    found = re.findall(r"(?:(\d{4}) )?[A-Z][a-z]{2} (\d+)", kept)
    return [int(each) for year, day in found for each in (day, year) if each]
