"""For which days recaps are due: once each, by the office's wall clock, never on a day on which it is closed."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hours import Override, Schedule, parse
from bot.core.recap_days import DAY, Occurrence, before, days, occurrence, opens_on, to_see_to
from bot.core.recaps import RecapSet

WEEKDAYS = "Mo-Fr 09:00-18:00"
ROME, LONDON, NEW_YORK, AUCKLAND = "Europe/Rome", "Europe/London", "America/New_York", "Pacific/Auckland"
FRIDAYS = RecapSet(every="week", weekday=4, minute=17 * 60)


def schedule(zone=ROME, rule=WEEKDAYS, holidays="", *overrides):
    return Schedule(parse(rule, zone), holidays=holidays, overrides=overrides)


def away(first, last, zone=ROME):
    """Closed on all of these days."""
    ends = (datetime.combine(on, time(), ZoneInfo(zone)).astimezone(UTC) for on in (first, last + DAY))
    return Override(*ends, opens=False)


def local(found, zone=ROME):
    return f"{found.at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def monthly(monthday, minute=540):
    return RecapSet(every="month", monthday=monthday, minute=minute)


def test_a_month_without_that_day_has_it_on_its_last():
    found = islice(days(monthly(31), date(2026, 1, 31)), 4)
    assert list(found) == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]
    assert list(islice(days(monthly(29), date(2028, 2, 1)), 1)) == [date(2028, 2, 29)]


def test_without_recaps_there_are_no_days():
    assert list(days(RecapSet(every=None), date(2026, 1, 1))) == []


@pytest.mark.parametrize(
    ("on", "given", "zone", "at"),
    [
        # Clocks go forward on 29 March 2026 and back on 25 October in Europe; both are Sundays.
        (date(2026, 3, 27), FRIDAYS, ROME, "2026-03-27T16:00"),
        (date(2026, 4, 3), FRIDAYS, ROME, "2026-04-03T15:00"),
        (date(2026, 3, 29), RecapSet(every="week", weekday=6, minute=150), ROME, "2026-03-29T01:30"),  # no 02:30
        (date(2026, 10, 25), RecapSet(every="week", weekday=6, minute=150), ROME, "2026-10-25T00:30"),  # the first
        (date(2026, 3, 29), RecapSet(every="week", weekday=6, minute=90), LONDON, "2026-03-29T01:30"),
        (date(2026, 10, 25), RecapSet(every="week", weekday=6, minute=90), LONDON, "2026-10-25T00:30"),
        (date(2026, 3, 8), RecapSet(every="week", weekday=6, minute=150), NEW_YORK, "2026-03-08T07:30"),
        (date(2026, 11, 1), RecapSet(every="week", weekday=6, minute=90), NEW_YORK, "2026-11-01T05:30"),
    ],
)
def test_it_is_due_by_the_wall_clock_on_days_on_which_the_clocks_change(on, given, zone, at):
    found = occurrence(given, on, schedule(zone, "24/7"))
    assert found == Occurrence(on, datetime.fromisoformat(at).replace(tzinfo=UTC))


def test_before_a_public_holiday_it_goes_on_the_last_open_day_and_keeps_its_name():
    found = occurrence(FRIDAYS, date(2026, 12, 25), schedule(holidays="IT"))
    assert (found.on, local(found)) == (date(2026, 12, 25), "2026-12-24 17:00")


def test_on_a_weekend_it_goes_on_friday():
    found = occurrence(monthly(15), date(2026, 11, 15), schedule())  # a Sunday
    assert local(found) == "2026-11-13 09:00"


def test_in_a_short_absence_it_goes_on_the_day_before_that():
    closed = away(date(2026, 11, 25), date(2026, 11, 27))
    assert local(occurrence(FRIDAYS, date(2026, 11, 27), schedule(ROME, WEEKDAYS, "", closed))) == "2026-11-24 17:00"


def test_in_a_long_absence_there_is_none_and_the_next_one_comes_after_it():
    schedule_ = schedule(ROME, WEEKDAYS, "", away(date(2026, 12, 19), date(2027, 1, 6)))
    found = [occurrence(FRIDAYS, date(2026, 12, 18) + week * 7 * DAY, schedule_) for week in range(4)]
    assert [each and local(each) for each in found] == ["2026-12-18 17:00", None, None, "2027-01-08 17:00"]


def test_a_single_opening_on_a_holiday_counts_as_open():
    opened = Override(datetime(2026, 12, 25, 9, tzinfo=UTC), datetime(2026, 12, 25, 10, tzinfo=UTC), opens=True)
    assert local(occurrence(FRIDAYS, date(2026, 12, 25), schedule(ROME, WEEKDAYS, "IT", opened))) == "2026-12-25 17:00"


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ROME)).astimezone(UTC)


def seen(now, *, after=date(2026, 11, 1), since="2026-11-01T12:00", rule=FRIDAYS):
    found = to_see_to(rule, schedule(), after=after, since=at(since), now=at(now))
    return found and found.on.isoformat()


def test_the_next_one_is_seen_to_and_once_it_was_the_one_after_it():
    assert seen("2026-11-02T10:00") == "2026-11-06"
    assert seen("2026-11-06T17:00") == "2026-11-06"
    assert seen("2026-11-06T17:00", after=date(2026, 11, 6)) == "2026-11-13"


def test_of_several_that_were_missed_the_newest_alone_is_seen_to():
    assert seen("2026-11-23T10:00") == "2026-11-20"


def test_if_the_next_one_is_less_than_a_day_away_what_was_missed_is_left():
    assert seen("2026-11-26T16:59", after=date(2026, 11, 13)) == "2026-11-20"
    assert seen("2026-11-26T17:01", after=date(2026, 11, 13)) == "2026-11-27"


def test_what_was_due_before_recaps_were_set_does_not_count():
    assert seen("2026-11-06T17:30", since="2026-11-06T17:10", after=date(2026, 11, 5)) == "2026-11-13"


def test_an_office_that_never_opens_has_none():
    never = schedule(ROME, "off")
    since = at("2026-11-01T12:00")
    assert to_see_to(FRIDAYS, never, after=date(2026, 11, 1), since=since, now=since) is None


ZONES = st.sampled_from([ROME, LONDON, NEW_YORK, AUCKLAND, "America/St_Johns", "Asia/Kolkata"])
RULES = st.sampled_from([WEEKDAYS, "Tu-Sa 10:00-19:00", "Mo 22:00-26:00; We 09:00-12:00", "24/7", "Th 09:00-10:00"])
REGIONS = st.sampled_from(["", "IT", "IT-RM", "GB", "US", "NZ"])
SETS = st.one_of(
    st.builds(RecapSet, every=st.just("week"), weekday=st.integers(0, 6), minute=st.integers(0, 1439)),
    st.builds(RecapSet, every=st.just("month"), monthday=st.integers(1, 31), minute=st.integers(0, 1439)),
)
STARTS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
AWAYS = st.lists(st.tuples(st.integers(0, 350), st.integers(0, 30)), max_size=3)


OFFICES = st.tuples(ZONES, RULES, REGIONS)


@given(SETS, OFFICES, STARTS, AWAYS)
def test_over_a_year_each_comes_once_in_order_on_an_open_day_and_never_after_its_own(rule, kind, start, aways):
    zone, hours, region = kind
    spells = [(start + first * DAY, start + (first + length) * DAY) for first, length in aways]
    office = schedule(zone, hours, region, *(away(first, last, zone) for first, last in spells))
    agreed = [on for on in islice(days(rule, start), 60) if on <= start + 366 * DAY]
    assert len(agreed) == len(set(agreed)) in ({52, 53} if rule.every == "week" else {12, 13})
    found = [(on, occurrence(rule, on, office)) for on in agreed]
    going = [(on, each) for on, each in found if each is not None]
    clock = ZoneInfo(zone)
    for on, each in going:
        went_on = each.at.astimezone(clock).date()
        assert each.on == on
        assert before(rule, on) < went_on <= on
        assert opens_on(office, went_on)
        # Nothing open was passed over.
        assert not any(opens_on(office, went_on + ahead * DAY) for ahead in range(1, (on - went_on).days + 1))
    for (_, earlier), (_, later) in pairwise(going):
        assert earlier.at < later.at
    for on, each in found:
        if each is None:
            gap = (on - before(rule, on)).days
            assert not any(opens_on(office, on - back * DAY) for back in range(gap))


@given(SETS, ZONES, STARTS, st.integers(0, 40 * 24))
def test_whoever_looks_again_and_again_sees_to_each_that_the_clock_brings_once(rule, zone, start, first_hour):
    """As the clock does: every hour what is due is seen to, and never again."""
    office = schedule(zone)
    since = now = datetime.combine(start, time(), UTC) + timedelta(hours=first_hour)
    after, done = now.astimezone(ZoneInfo(zone)).date() - DAY, []
    end = now + timedelta(days=63)
    while now < end:
        found = to_see_to(rule, office, after=after, since=since, now=now)
        if found is not None and found.at <= now:
            done.append(found)
            after = found.on
        now += timedelta(hours=1)
    expected = [
        occurrence(rule, on, office) for on in islice(days(rule, since.astimezone(ZoneInfo(zone)).date() - DAY), 12)
    ]
    hour = timedelta(hours=1)
    assert done == [each for each in expected if each and since < each.at <= end - hour]
