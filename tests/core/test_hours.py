from datetime import UTC, datetime, timedelta

import pytest

from bot.core.errors import BadInput
from bot.core.hours import Override, Schedule, parse, typed

ROME = "Europe/Rome"
NEW_YORK = "America/New_York"
LORD_HOWE = "Australia/Lord_Howe"
OFFICE = "Mo-Fr 09:00-13:00,14:00-18:00"


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def said(instant):
    return None if instant is None else instant.strftime("%Y-%m-%dT%H:%M")


def closed(start, end):
    return Override(utc(start), end and utc(end), opens=False)


def turns(rule, zone, first, last, overrides=()):
    """All openings and closings between two instants, as `(opens, closes)` texts in UTC."""
    schedule = Schedule(parse(rule, zone), overrides=overrides)
    at, found = utc(first), []
    while (opens := schedule.next_opening(at)) and opens < utc(last):
        at = schedule.next_closing(opens)
        found.append((said(opens), said(at)))
    return found


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("mo-fr 9:00-18:00", "Mo-Fr 09:00-18:00"),
        ("  MO - FR   09:00 – 18:00 ;", "Mo-Fr 09:00-18:00"),  # noqa: RUF001  an en dash, as phones type it
        ("Mo—Fr 09:00—18:00", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 09:00-13:00,14:00-18:00", OFFICE),
        ("Mo-Fr 09:00-13:00, 14:00-18:00", OFFICE),
        ("Mo-Fr 9:00-13:00 , 14:00-18:00; Sa 9:00-12:00", f"{OFFICE}; Sa 09:00-12:00"),
        ("Mo, We, Fr 10:00-12:00", "Mo,We,Fr 10:00-12:00"),
        ("Mo-Fr, Sa 10:00-12:00", "Mo-Fr,Sa 10:00-12:00"),
        ("Mo 10:00-12:00,Tu 13:00-14:00", "Mo 10:00-12:00, Tu 13:00-14:00"),
        ("Mo off, Tu 10:00-12:00", "Mo off, Tu 10:00-12:00"),
        ("Fr 22:00-02:00", "Fr 22:00-02:00"),
        ("24 / 7", "24/7"),
        ("00:00-24:00", "24/7"),
        ("Sa", "Sa 00:00-24:00"),
        ("24/7; su closed", "24/7; Su off"),
        ("2027Dec Mo 10:00-12:00", "2027 Dec Mo 10:00-12:00"),
        ("2026 dec 24 - 2027 jan 6 OFF", "2026 Dec 24-2027 Jan 6 off"),
        ("Feb 29 off", "Feb 29 off"),
        ("", "off"),
        ("OFF", "off"),
        ("closed", "off"),
    ],
)
def test_a_rule_is_echoed_in_one_form_however_it_was_typed(typed, canonical):
    assert parse(typed, ROME).canonical == canonical
    assert parse(canonical, ROME).canonical == canonical


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("Mo-Fr 9-18 perhaps", "perhaps"),
        ("Mo-Fr 09:00-18:00; Xx 10:00-12:00", "Xx"),
        ("Mo-Fr 10:00", "10:00"),
        ("2028-2027 Mo", "2028-2027 Mo"),
        ("?" * 4096, "?" * 40),
    ],
)
def test_hours_that_cannot_be_read_are_refused_naming_the_part(typed, part):
    with pytest.raises(BadInput) as refusal:
        parse(typed, ROME)
    assert (refusal.value.key, refusal.value.words) == ("hours-unreadable", {"part": part})


@pytest.mark.parametrize(
    ("text", "key", "part"),
    [
        ("Mo-Fr 25:00-26:00", "hours-no-clock", "25:00"),
        ("Mo-Fr 10:00-49:00", "hours-no-clock", "49:00"),
        ("Mo 10:60-12:00", "hours-no-clock", "10:60"),
        ("Feb 30 10:00-12:00", "hours-no-day", "Feb 30"),
        ("feb 30 off", "hours-no-day", "Feb 30"),
        ("Feb 20-30 off", "hours-no-day", "Feb 30"),
        ("2027 Feb 29 off", "hours-no-day", "2027 Feb 29"),
        ("lun-ven 9-18; Feb 30 off", "hours-no-day", "Feb 30"),
    ],
)
def test_times_and_days_that_do_not_exist_are_refused_by_name(text, key, part):
    with pytest.raises(BadInput) as refusal:
        parse(text, ROME)
    assert (refusal.value.key, refusal.value.words) == (key, {"part": part})


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        (
            "Mo-Fr 09:00-14:00,13:00-18:00",
            "hours-overlap",
            {"first": "09:00-14:00", "second": "13:00-18:00"},
        ),
        (
            "Sa 10:00-12:00; Fr 22:00-02:00,23:00-24:00",
            "hours-overlap",
            {"first": "22:00-02:00", "second": "23:00-24:00"},
        ),
        ("Mo 09:00-09:00", "hours-no-length", {"part": "09:00-09:00"}),
        ("lun 9-14, 13-18", "hours-overlap", {"first": "09:00-14:00", "second": "13:00-18:00"}),
    ],
)
def test_slips_are_refused_when_hours_are_typed(text, key, words):
    with pytest.raises(BadInput) as refusal:
        typed(text, ROME)
    assert (refusal.value.key, refusal.value.words) == (key, words)


@pytest.mark.parametrize("text", ["Mo-Fr 09:00-13:00,13:00-18:00", "Fr 22:00-02:00", "Mo 18:00-09:00", "off", "24/7"])
def test_what_is_unusual_but_possible_may_be_typed(text):
    assert typed(text, ROME).canonical == text


def test_a_rule_that_was_kept_with_overlapping_spans_still_counts():
    assert parse("Mo-Fr 09:00-14:00,13:00-18:00", ROME).canonical == "Mo-Fr 09:00-14:00,13:00-18:00"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("Mo 10:00-12:00 || Sa 10:00-12:00", "||"),
        ("Mo-Fr 09:00-12:00,14:00+", "09:00-12:00,14:00+"),
        ("week 2 Mo 10:00-12:00", "week02"),
        ("PH off", "PH"),
        ("mo,ph 10:00-12:00", "Mo,PH"),
        ("SH 10:00-12:00", "SH"),
        ("easter off", "easter"),
        ("Mo sunrise-sunset", "sunrise-sunset"),
        ("Mo (sunrise+01:00)-12:00", "(sunrise+01:00)-12:00"),
        ("Mo 10:00-12:00 unknown", "unknown"),
        ('Mo 10:00-12:00 "if you ring"', '"if you ring"'),
        ("Mo[1] +1 day 10:00-12:00", "+1"),
        ("2026-2030/2 Mo", "2026-2030/2"),
        ("Mo-Fr 09:00-18:00; 12:00-13:00 off", "12:00-13:00 off"),
    ],
)
def test_what_the_grammar_knows_but_an_office_cannot_promise_is_refused_naming_the_part(typed, part):
    with pytest.raises(BadInput) as refusal:
        parse(typed, ROME)
    assert (refusal.value.key, refusal.value.words) == ("hours-unsupported", {"part": part})


@pytest.mark.parametrize(
    ("zone", "nearest"),
    [
        ("Rome", "Europe/Rome"),
        ("europe/rome", "Europe/Rome"),
        ("New York", "America/New_York"),
        ("Berlino", "Europe/Berlin"),
        ("../../etc/passwd", ""),
        ("localtime", ""),
        ("Factory", ""),
        ("", ""),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest_names(zone, nearest):
    with pytest.raises(BadInput) as refusal:
        parse("off", zone)
    names = str(refusal.value.words["nearest"]).split(", ")
    assert refusal.value.key == "zone-unknown"
    assert refusal.value.words["zone"] == zone
    assert len(names) == 3
    assert nearest in (names[0], "")


def test_the_same_rule_is_read_only_once():
    assert parse(OFFICE, ROME) is parse(OFFICE, ROME)


@pytest.mark.parametrize(
    ("rule", "zone", "first", "last", "expected"),
    [
        pytest.param(
            OFFICE,
            ROME,
            "2026-11-23T00:00",
            "2026-11-24T00:00",
            [("2026-11-23T08:00", "2026-11-23T12:00"), ("2026-11-23T13:00", "2026-11-23T17:00")],
            id="a lunch break",
        ),
        pytest.param(
            "Mo-Fr 00:00-24:00",
            ROME,
            "2026-11-20T23:30",
            "2026-11-30T00:00",
            [("2026-11-22T23:00", "2026-11-27T23:00"), ("2026-11-29T23:00", "2026-12-04T23:00")],
            id="no opening at midnight where days touch",
        ),
        pytest.param(
            "Mo-Fr 09:00-13:00,12:00-18:00",
            "UTC",
            "2026-11-23T00:00",
            "2026-11-24T00:00",
            [("2026-11-23T09:00", "2026-11-23T18:00")],
            id="overlapping spans are one",
        ),
        pytest.param(
            "Fr 22:00-02:00; Sa 10:00-12:00",
            "UTC",
            "2026-11-27T00:00",
            "2026-11-29T00:00",
            [("2026-11-27T22:00", "2026-11-28T02:00"), ("2026-11-28T10:00", "2026-11-28T12:00")],
            id="a night is not cut off by the next day's own hours",
        ),
        pytest.param(
            "Fr 22:00-02:00, Fr 10:00-12:00",
            "UTC",
            "2026-11-27T00:00",
            "2026-11-29T00:00",
            [("2026-11-27T10:00", "2026-11-27T12:00"), ("2026-11-27T22:00", "2026-11-28T02:00")],
            id="further hours of a day leave its night as it is",
        ),
        pytest.param(
            "Mo-Su 22:00-02:00; We off",
            "UTC",
            "2026-11-24T12:00",
            "2026-11-27T00:00",
            [("2026-11-24T22:00", "2026-11-25T02:00"), ("2026-11-26T22:00", "2026-11-27T02:00")],
            id="a day off takes its own night away and leaves the one before",
        ),
        pytest.param(
            "Fr 20:00-27:00; 2026 Nov 27 off",
            "UTC",
            "2026-11-27T00:00",
            "2026-12-05T00:00",
            [("2026-12-04T20:00", "2026-12-05T03:00")],
            id="a holiday takes the hours after midnight away too",
        ),
        pytest.param(
            "Sa 00:00-48:00, Mo 09:00-09:00",
            "UTC",
            "2026-11-27T00:00",
            "2026-12-03T00:00",
            [("2026-11-28T00:00", "2026-11-30T00:00"), ("2026-11-30T09:00", "2026-12-01T09:00")],
            id="two days and a day round",
        ),
        pytest.param(
            "Su 02:00-04:00",
            ROME,
            "2026-03-28T00:00",
            "2026-03-30T00:00",
            [("2026-03-29T01:00", "2026-03-29T02:00")],
            id="Rome loses the hour from two to three",
        ),
        pytest.param(
            "Su 02:30-02:45", ROME, "2026-03-28T00:00", "2026-03-30T00:00", [], id="a span within the lost hour"
        ),
        pytest.param(
            "Su 02:30-04:00",
            ROME,
            "2026-03-28T00:00",
            "2026-03-30T00:00",
            [("2026-03-29T01:00", "2026-03-29T02:00")],
            id="a span that begins within the lost hour begins after it",
        ),
        pytest.param(
            "Su 02:00-03:00",
            ROME,
            "2026-10-24T00:00",
            "2026-10-26T00:00",
            [("2026-10-25T00:00", "2026-10-25T02:00")],
            id="Rome has the hour from two to three twice, without a break",
        ),
        pytest.param(
            "Su 02:30-02:45",
            ROME,
            "2026-10-24T00:00",
            "2026-10-26T00:00",
            [("2026-10-25T00:30", "2026-10-25T00:45"), ("2026-10-25T01:30", "2026-10-25T01:45")],
            id="a span within the repeated hour opens twice",
        ),
        pytest.param(
            "Su 01:00-02:30",
            ROME,
            "2026-10-24T00:00",
            "2026-10-26T00:00",
            [("2026-10-24T23:00", "2026-10-25T00:30"), ("2026-10-25T01:00", "2026-10-25T01:30")],
            id="when the clocks go back into a span it opens again",
        ),
        pytest.param(
            "Su 01:00-04:00",
            ROME,
            "2026-10-24T00:00",
            "2026-10-26T00:00",
            [("2026-10-24T23:00", "2026-10-25T03:00")],
            id="a span around the repeated hour is one span of four hours",
        ),
        pytest.param(
            "Sa 22:00-02:00",
            NEW_YORK,
            "2026-10-31T12:00",
            "2026-11-02T00:00",
            [("2026-11-01T02:00", "2026-11-01T07:00")],
            id="New York's night of five hours",
        ),
        pytest.param(
            "Sa 22:00-02:30",
            NEW_YORK,
            "2026-03-07T12:00",
            "2026-03-09T00:00",
            [("2026-03-08T03:00", "2026-03-08T07:00")],
            id="New York's night that ends in the lost hour",
        ),
        pytest.param(
            "Su 01:30-02:15",
            LORD_HOWE,
            "2026-04-04T00:00",
            "2026-04-05T12:00",
            [("2026-04-04T14:30", "2026-04-04T15:45")],
            id="Lord Howe repeats half an hour",
        ),
        pytest.param(
            "Su 01:45-02:45",
            LORD_HOWE,
            "2026-10-03T00:00",
            "2026-10-04T12:00",
            [("2026-10-03T15:15", "2026-10-03T15:45")],
            id="Lord Howe loses half an hour",
        ),
        pytest.param(
            "Fr 09:00-18:00",
            "Pacific/Apia",
            "2011-12-22T00:00",
            "2012-01-07T00:00",
            [("2011-12-23T19:00", "2011-12-24T04:00"), ("2012-01-05T19:00", "2012-01-06T04:00")],
            id="Samoa left out a whole Friday",
        ),
    ],
)
def test_hard_days_open_and_close_by_the_wall_clock(rule, zone, first, last, expected):
    assert turns(rule, zone, first, last) == expected


def test_a_span_is_open_at_its_first_instant_and_closed_at_its_last():
    schedule = Schedule(parse(OFFICE, ROME))
    opens, closes = utc("2026-11-23T08:00"), utc("2026-11-23T12:00")
    instant = timedelta(microseconds=1)
    assert [schedule.is_open(at) for at in (opens - instant, opens, closes - instant, closes)] == [
        False,
        True,
        True,
        False,
    ]


def test_an_open_office_opens_next_after_its_next_closing():
    schedule = Schedule(parse(OFFICE, ROME))
    assert said(schedule.next_opening(utc("2026-11-23T08:00"))) == "2026-11-23T13:00"
    assert said(schedule.next_opening(utc("2026-11-27T15:00"))) == "2026-11-30T08:00"


def test_an_open_office_knows_since_when_and_a_closed_one_until_when():
    schedule = Schedule(parse(OFFICE, ROME))
    working, lunch = utc("2026-11-23T15:30"), utc("2026-11-23T12:30")
    assert said(schedule.opened_at(working)) == "2026-11-23T13:00"
    assert said(schedule.next_closing(working)) == "2026-11-23T17:00"
    assert schedule.reopens_at(working) is None
    assert schedule.opened_at(lunch) is None
    assert schedule.next_closing(lunch) is None
    assert said(schedule.reopens_at(lunch)) == "2026-11-23T13:00"


def test_instants_of_any_zone_are_taken_and_answers_are_in_utc():
    at = datetime.fromisoformat("2026-11-23T07:00-05:00")
    opening = Schedule(parse(OFFICE, ROME)).next_opening(at)
    assert opening == utc("2026-11-23T13:00")
    assert opening.tzinfo is UTC


@pytest.mark.parametrize("rule", ["off", "", "Mo 10:00-12:00; Mo off", "Fr 22:00-02:00; Fr off", "2020 Mo 10:00-12:00"])
def test_an_office_that_never_opens_has_no_opening(rule):
    schedule = Schedule(parse(rule, ROME))
    at = utc("2026-11-23T10:30")
    assert (schedule.is_open(at), schedule.next_opening(at), schedule.reopens_at(at)) == (False, None, None)


@pytest.mark.parametrize("rule", ["24/7", "Mo-Su 00:00-24:00", "Mo-Su 09:00-09:00"])
def test_an_office_that_is_always_open_neither_opens_nor_closes(rule):
    schedule = Schedule(parse(rule, ROME))
    at = utc("2026-11-23T10:30")
    assert schedule.is_open(at)
    assert (schedule.next_opening(at), schedule.next_closing(at), schedule.opened_at(at)) == (None, None, None)


def test_openings_are_looked_for_two_years_ahead_and_one_year_back():
    once = Schedule(parse("2028 Dec 24 10:00-12:00", "UTC"))
    assert once.next_opening(utc("2026-12-20T00:00")) is None
    assert said(once.next_opening(utc("2026-12-24T00:00"))) == "2028-12-24T10:00"
    since = Schedule(parse("2026-2030 Mo-Su 00:00-24:00", "UTC"))
    assert said(since.opened_at(utc("2026-12-31T00:00"))) == "2026-01-01T00:00"
    assert since.opened_at(utc("2027-01-03T00:00")) is None


def test_a_closure_shuts_the_office_whatever_the_rule_says():
    closures = (closed("2026-11-23T09:00", "2026-11-23T10:00"),)
    assert turns(OFFICE, ROME, "2026-11-23T00:00", "2026-11-23T13:00", closures) == [
        ("2026-11-23T08:00", "2026-11-23T09:00"),
        ("2026-11-23T10:00", "2026-11-23T12:00"),
    ]


def test_closures_may_overlap_touch_be_empty_and_stand_in_any_order():
    closures = (
        closed("2026-11-24T00:00", "2026-11-26T08:30"),
        closed("2026-11-25T00:00", "2026-11-25T00:00"),
        closed("2026-11-27T00:00", "2026-11-20T00:00"),
        closed("2026-11-22T00:00", "2026-11-24T00:00"),
        closed("2026-11-23T05:00", "2026-11-23T06:00"),
    )
    assert turns(OFFICE, ROME, "2026-11-21T00:00", "2026-11-26T10:00", closures) == [
        ("2026-11-26T08:30", "2026-11-26T12:00")
    ]


def test_a_closure_that_ends_before_it_begins_closes_nothing():
    schedule = Schedule(parse("24/7", ROME), overrides=[closed("2026-11-27T00:00", "2026-11-20T00:00")])
    assert schedule.is_open(utc("2026-11-23T00:00"))
    assert schedule.next_closing(utc("2026-11-18T00:00")) is None


def test_of_two_closures_in_a_row_the_second_is_the_reason_from_the_instant_at_which_the_first_ends():
    first, second = closed("2026-11-23T08:00", "2026-11-23T10:00"), closed("2026-11-23T10:00", "2026-11-23T11:00")
    for overrides in ((first, second), (second, first)):
        schedule = Schedule(parse(OFFICE, ROME), overrides=overrides)
        assert schedule.closed_by(utc("2026-11-23T09:59")) == first
        assert schedule.closed_by(utc("2026-11-23T10:00")) == second


def test_an_absence_without_an_end_leaves_no_opening_to_name():
    schedule = Schedule(parse(OFFICE, ROME), overrides=[closed("2026-11-23T10:00", None)])
    assert said(schedule.next_closing(utc("2026-11-23T09:00"))) == "2026-11-23T10:00"
    assert schedule.reopens_at(utc("2026-11-23T10:00")) is None
    assert not schedule.is_open(utc("2031-01-07T10:00"))


def test_back_from_an_absence_a_round_the_clock_office_is_open_since_then():
    back = utc("2026-11-23T10:15")
    schedule = Schedule(parse("24/7", ROME), overrides=[closed("2026-11-01T00:00", "2026-11-23T10:15")])
    assert schedule.reopens_at(utc("2026-11-10T00:00")) == back
    assert schedule.opened_at(utc("2027-03-01T00:00")) == back
