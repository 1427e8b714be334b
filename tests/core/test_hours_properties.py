from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.hours import Schedule, parse

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
ZONES = ("Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
MINUTES_A_DAY = 24 * 60
# The weeks around both changes of the clocks in every zone above, and one without any.
WEEKS = tuple(
    datetime(2026, month, day, tzinfo=UTC)
    for month, day in ((3, 6), (3, 27), (4, 3), (10, 2), (10, 23), (10, 30), (6, 10))
)

Span = tuple[int, int, int]


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    """Weekly spans that do not overlap on a day: (weekday, first minute, minute after the last); 1440 is midnight.

    An end before the beginning means the next day.
    """
    found: list[Span] = []
    for weekday in draw(st.sets(st.integers(0, 6), min_size=1)):
        cuts = sorted(draw(st.sets(st.integers(0, MINUTES_A_DAY // 15), min_size=2, max_size=4)))
        found += [(weekday, start * 15, end * 15) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
        if draw(st.booleans()) and cuts[-1] * 15 < MINUTES_A_DAY - 15:
            found.append((weekday, MINUTES_A_DAY - 15, draw(st.integers(1, cuts[0] + 1)) * 15))
    return found


def rule_of(found: list[Span]) -> str:
    """The same in the OpenStreetMap grammar, a rule a day, so that nothing overrides anything."""
    days: dict[int, list[str]] = {}
    for weekday, start, end in found:
        days.setdefault(weekday, []).append(f"{_clock(start)}-{_clock(end)}")
    return "; ".join(f"{DAYS[weekday]} {','.join(texts)}" for weekday, texts in days.items())


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def open_by_hand(found: list[Span], zone: str, at: datetime) -> bool:
    """Whether the wall clock stands inside a span, worked out without the code under test."""
    wall = at.astimezone(ZoneInfo(zone))
    minute = wall.hour * 60 + wall.minute
    for weekday, start, end in found:
        if start < end:
            if wall.weekday() == weekday and start <= minute < end:
                return True
        elif (wall.weekday() == weekday and minute >= start) or (wall.weekday() == (weekday + 1) % 7 and minute < end):
            return True
    return False


@given(spans(), st.sampled_from(ZONES), st.sampled_from(WEEKS), st.integers(0, 7 * MINUTES_A_DAY))
@example([(6, 120, 240)], "Europe/Rome", WEEKS[1], 0)
@example([(6, 150, 165)], "Europe/Rome", WEEKS[4], 0)
@example([(6, 130, 180)], "Australia/Lord_Howe", WEEKS[3], 0)
def test_the_next_opening_is_the_first_minute_that_a_walk_finds(
    found: list[Span], zone: str, week: datetime, minutes: int
) -> None:
    at = week + timedelta(minutes=minutes)
    office = Schedule(parse(rule_of(found), zone))
    assert office.is_open(at) == open_by_hand(found, zone, at)
    was_open = open_by_hand(found, zone, at)
    for step in range(1, 9 * MINUTES_A_DAY):
        is_open = open_by_hand(found, zone, at + timedelta(minutes=step))
        if is_open and not was_open:
            assert office.next_opening(at) == at + timedelta(minutes=step)
            return
        was_open = is_open
    later = office.next_opening(at)
    assert later is None or later >= at + timedelta(days=9) - timedelta(minutes=1)


@given(
    spans(),
    st.sampled_from(ZONES),
    st.sampled_from(WEEKS),
    st.integers(0, 7 * MINUTES_A_DAY),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 2000)), max_size=3),
)
def test_openings_closings_and_the_present_span_agree_with_each_other(
    found: list[Span], zone: str, week: datetime, minutes: int, closed: list[tuple[int, int]]
) -> None:
    closures = tuple(
        (week + timedelta(minutes=start), week + timedelta(minutes=start + length)) for start, length in closed
    )
    office = Schedule(parse(rule_of(found), zone), closures)
    at = week + timedelta(minutes=minutes)
    opening = office.next_opening(at)
    if opening is not None:
        assert office.is_open(opening)
        assert not office.is_open(opening - timedelta(seconds=1))
        assert office.opened_at(opening) == opening
    closing = office.next_closing(at)
    if closing is not None:
        assert office.is_open(at)
        assert not office.is_open(closing)
        assert office.is_open(closing - timedelta(seconds=1))
    started = office.opened_at(at)
    if started is not None:
        assert started <= at
        assert closing is None or office.next_closing(started) == closing
