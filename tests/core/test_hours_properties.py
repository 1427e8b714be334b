"""Every answer is compared with a walk, minute by minute, over the wall clock of the zone."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.hours import Override, Schedule, parse

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MINUTE = timedelta(minutes=1)
WALK_MINUTES = 3 * 24 * 60
# A busy machine is no fault of the hours; sixty walks at each run find what there is to find in time.
walks = settings(deadline=None, max_examples=60)

# Zone, and an instant near a change of its clocks, a holiday, or both.
CHANGES = [
    ("Europe/Rome", datetime(2024, 3, 31, 1, tzinfo=UTC)),
    ("Europe/Rome", datetime(2026, 6, 29, tzinfo=UTC)),
    ("Europe/London", datetime(2026, 12, 27, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 27, tzinfo=UTC)),
    ("Pacific/Chatham", datetime(2026, 4, 4, 14, tzinfo=UTC)),
    ("Europe/Rome", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/Rome", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ("Asia/Beirut", datetime(2026, 3, 28, 22, tzinfo=UTC)),
    ("Africa/Casablanca", datetime(2026, 3, 22, 2, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2026, 6, 1, tzinfo=UTC)),
]

# A rule is a list of (further, days, spans): `further` adds to what was said before, else it replaces it; spans are
# minutes of the day on which they begin, and none of them means off.
spans = st.lists(
    st.tuples(st.integers(0, 95), st.integers(1, 96 + 20)).map(lambda span: (span[0] * 15, (span[0] + span[1]) * 15)),
    min_size=1,
    max_size=3,
).filter(lambda found: all(end < 48 * 60 for _, end in found))
days = st.sets(st.integers(0, 6), min_size=1)
rules = st.lists(st.tuples(st.booleans(), days, spans | st.just([])), min_size=1, max_size=4)
places = st.tuples(st.sampled_from(CHANGES), st.integers(-2 * 24 * 60, 0)).map(
    lambda place: (place[0][0], place[0][1] + place[1] * MINUTE)
)
changes = st.lists(
    st.tuples(st.integers(-600, WALK_MINUTES), st.none() | st.integers(-60, 1500), st.booleans()), max_size=4
)
REGIONS = {
    "Europe/Rome": "IT-RM",
    "Europe/London": "GB-ENG",
    "America/New_York": "US-NY",
    "Pacific/Chatham": "NZ-CIT",
    "Australia/Lord_Howe": "AU-NSW",
}


def clock(minutes, *, past_midnight):
    hours = minutes // 60
    return f"{hours if past_midnight or minutes == 24 * 60 else hours % 24:02}:{minutes % 60:02}"


def written(rule, *, past_midnight):
    """The rule in the grammar; hours after midnight as 26:00 or as 02:00."""
    text = ""
    for number, (further, on, hours) in enumerate(rule):
        text += "" if number == 0 else ", " if further else "; "
        text += ",".join(DAYS[day] for day in sorted(on)) + " "
        text += ",".join(f"{clock(a, past_midnight=False)}-{clock(b, past_midnight=past_midnight)}" for a, b in hours)
        text += "" if hours else "off"
    return text


def spans_of(rule, day):
    """The spans that begin on a weekday."""
    found = []
    for number, (further, on, hours) in enumerate(rule):
        if day in on:
            found = [*found, *hours] if further and number and hours else hours
    return found


def begun(rule, wall, off=()):
    """The days on which the spans began in which a wall clock time lies: its own, the one before."""
    minutes = wall.hour * 60 + wall.minute
    today = wall.date()
    return [
        day
        for day, late in ((today, 0), (today - timedelta(days=1), 24 * 60))
        if day not in off and any(start <= minutes + late < end for start, end in spans_of(rule, day.weekday()))
    ]


def last_of(overrides, at):
    """The last override that holds the instant."""
    holding = [each for each in overrides if each.starts_at <= at and (each.ends_at is None or at < each.ends_at)]
    return holding[-1] if holding else None


def walked(rule, zone, start, off=(), overrides=()):
    """For each minute from `start`, whether it is open."""
    wall = ZoneInfo(zone)
    minutes = (start + number * MINUTE for number in range(WALK_MINUTES))
    return [
        override.opens if (override := last_of(overrides, at)) else bool(begun(rule, at.astimezone(wall), off))
        for at in minutes
    ]


def days_off(region):
    """The holidays of the years that are walked through, straight from the library."""
    country, _, part = region.partition("-")
    return set(holidays.country_holidays(country, subdiv=part, years=range(2023, 2028))) if region else set()


def made(start, chosen):
    """Overrides that begin and end so many minutes from the start of the walk."""
    return tuple(
        Override(
            start + first * MINUTE,
            None if length is None else start + (first + length) * MINUTE,
            opens=opens,
        )
        for first, length, opens in chosen
    )


# A span that ends where it began, a day later, can only be written with hours past midnight left as they are.
def can_be_written_short(rule):
    return all(end - start <= 24 * 60 for _, _, hours in rule for start, end in hours)


@walks
@given(rule=rules, place=places, chosen=changes, past_midnight=st.booleans(), keeps_holidays=st.booleans())
def test_all_answers_agree_with_a_walk_over_the_wall_clock(rule, place, chosen, past_midnight, keeps_holidays):
    zone, start = place
    region = REGIONS.get(zone, "") if keeps_holidays else ""
    overrides = made(start, chosen)
    text = written(rule, past_midnight=past_midnight or not can_be_written_short(rule))
    schedule = Schedule(parse(text, zone), holidays=region, overrides=overrides)
    walk = walked(rule, zone, start, days_off(region), overrides)
    opens = [number for number, (before, now) in enumerate(pairwise(walk), 1) if now and not before]
    closes = [number for number, (before, now) in enumerate(pairwise(walk), 1) if before and not now]

    assert [schedule.is_open(start + number * MINUTE) for number in range(WALK_MINUTES)] == walk
    for number in {0, WALK_MINUTES // 2, *(turn + step for turn in opens + closes for step in (-1, 0))}:
        at = start + number * MINUTE
        opening = next((turn for turn in opens if turn > number), None)
        closing = next((turn for turn in closes if turn > number), None)
        opened = next((turn for turn in reversed(opens) if turn <= number), None)
        if opening is not None:
            assert schedule.next_opening(at) == start + opening * MINUTE
            assert schedule.reopens_at(at) == (None if walk[number] else start + opening * MINUTE)
        if closing is not None and walk[number]:
            assert schedule.next_closing(at) == start + closing * MINUTE
        if opened is not None and walk[number]:
            assert schedule.opened_at(at) == start + opened * MINUTE


@walks
@given(rule=rules, place=places, chosen=changes)
def test_the_reason_for_being_closed_is_what_the_walk_finds_in_the_way(rule, place, chosen):
    zone, start = place
    region = REGIONS.get(zone, "")
    overrides = made(start, chosen)
    schedule = Schedule(parse(written(rule, past_midnight=True), zone), holidays=region, overrides=overrides)
    alone, walk = walked(rule, zone, start), walked(rule, zone, start, days_off(region), overrides)
    for number in range(0, WALK_MINUTES, 7):
        missed = next((later for later in range(number, WALK_MINUTES) if alone[later]), None)
        opening = next((later for later in range(number, WALK_MINUTES) if walk[later]), WALK_MINUTES)
        if missed is None and opening == WALK_MINUTES:
            break  # the walk ends before anything else happens
        why = None
        if missed is not None and missed < opening:
            at = start + missed * MINUTE
            why = last_of(overrides, at) or begun(rule, at.astimezone(ZoneInfo(zone)))[0]
        assert schedule.closed_by(start + number * MINUTE) == why


@walks
@given(
    rule=rules,
    zone=st.sampled_from([zone for zone, _ in CHANGES]),
    at=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_an_opening_is_where_closed_turns_to_open_and_its_span_leads_back_to_it(rule, zone, at):
    schedule = Schedule(parse(written(rule, past_midnight=True), zone))
    opening = schedule.next_opening(at)
    if opening is None:
        assert schedule.is_open(at) == schedule.is_open(at + timedelta(days=7))
        return
    assert opening > at
    assert schedule.is_open(opening)
    assert not schedule.is_open(opening - timedelta(seconds=1))
    assert schedule.opened_at(opening) == opening
    closing = schedule.next_closing(opening)
    assert closing is not None
    assert not schedule.is_open(closing)
    assert schedule.opened_at(closing - timedelta(seconds=1)) == opening


@walks
@given(rule=rules)
def test_the_echo_of_a_rule_reads_back_as_the_same_rule(rule):
    canonical = parse(written(rule, past_midnight=True), "UTC").canonical
    assert parse(canonical, "UTC").canonical == canonical


@walks
@given(
    rule=rules,
    off=st.dates(date(2026, 1, 2), date(2026, 12, 30)),
    minutes=st.integers(0, 2 * 24 * 60 - 1),
)
def test_a_date_that_is_off_takes_away_the_spans_that_begin_on_it_and_no_other(rule, off, minutes):
    text = written(rule, past_midnight=True)
    at = datetime(off.year, off.month, off.day, tzinfo=UTC) + minutes * MINUTE
    begin_there = spans_of(rule, off.weekday())
    others = [spans_of(rule, (off.weekday() + step) % 7) for step in (-1, 1)]
    expected = any(start <= minutes + 24 * 60 < end for start, end in others[0]) or any(
        start <= minutes - 24 * 60 < end for start, end in others[1]
    )
    schedule = Schedule(parse(f"{text}; {off:%Y %b} {off.day} off", "UTC"))
    assert schedule.is_open(at) == expected
    assert Schedule(parse(text, "UTC")).is_open(at) == (
        expected or any(start <= minutes < end for start, end in begin_there)
    )
