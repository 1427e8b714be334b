"""Around both changes of the clocks: the away reply names the right hour, and the digest comes at that very instant.

The bot's own office, engine and ticker on a clock that is moved by hand; only the platforms are left out.
"""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.assembly import Office
from bot.clock import MovableClock
from bot.core.events import Account, Chat, Commanded, Wrote
from bot.engine.tick import Ticker
from bot.messages.table import SAYS
from bot.setting_sections import Office as OfficeSettings
from bot.setting_sections import Store
from bot.settings import Settings

ROME, NEW_YORK, LORD_HOWE = "Europe/Rome", "America/New_York", "Australia/Lord_Howe"
ALL_WEEK = "Mo-Su 09:00-18:00"


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Day:
    """An office with its owner, somebody who writes, and a clock that stands still until it is moved."""

    def __init__(self, office, clock):
        self.engine, self.clock = office.engine, clock
        self.ticker = Ticker(office.engine, office.forget)
        self.count = 0
        code = office.claim_code()
        self.engine.receive(
            Commanded(id="claim", by=Account(id="telegram:1"), chat=Chat(id="telegram:1"), verb="claim", rest=code)
        )

    def told(self, timezone=None):
        """Giulia writes now: the away reply that she gets, None if she gets none."""
        before = {row.id for row in self.rows("away")}
        self.count += 1
        giulia = Account(id="telegram:2", name="Giulia", language="en", timezone=timezone)
        chat = Chat(id="telegram:2")
        self.engine.receive(
            Wrote(id=f"m{self.count}", by=giulia, chat=chat, message=str(self.count), text="Good evening")
        )
        new = [row for row in self.rows("away") if row.id not in before]
        assert len(new) <= 1
        return SAYS["away"](self.engine.desk(), new[0].args).blocks[0].text if new else None

    async def until(self, instant):
        """Let everything up to this instant happen, each when it is due."""
        while (due := self.ticker.next_due()) is not None and due <= instant:
            if due > self.clock.now():
                self.clock.move_to(due)
            await self.ticker.tick()
        self.clock.move_to(instant)

    def digests(self):
        """When each was put into the outbox."""
        return [row.at for row in self.rows("digest")]

    def rows(self, say):
        return [row for row in self.engine.desk().outbox.where() if getattr(row, "say", "") == say]


@pytest.fixture
def open_office(tmp_path):
    @contextmanager
    def opened(zone, rule, start):
        """An office in this zone, at this hour of its wall clock."""
        clock = MovableClock(datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone)), 0.0)
        settings = Settings(
            office=OfficeSettings(name="Studio Verdi", timezone=zone, hours=rule), store=Store(url=f"tinydb:{tmp_path}")
        )
        office = Office(settings, clock)
        try:
            yield Day(office, clock)
        finally:
            office.close()

    return opened


@pytest.mark.parametrize(
    ("zone", "evening", "opening"),
    [
        (ROME, "2026-03-28T21:00", "2026-03-29T07:00"),
        (ROME, "2026-10-24T21:00", "2026-10-25T08:00"),
        (NEW_YORK, "2026-03-07T21:00", "2026-03-08T13:00"),
        (NEW_YORK, "2026-10-31T21:00", "2026-11-01T14:00"),
        (LORD_HOWE, "2026-10-03T21:00", "2026-10-03T22:00"),
        (LORD_HOWE, "2026-04-04T21:00", "2026-04-04T22:30"),
    ],
)
async def test_after_a_night_in_which_the_clocks_change_nine_is_nine(open_office, zone, evening, opening):
    with open_office(zone, ALL_WEEK, evening) as day:
        assert "opens again tomorrow, Sunday, at 09:00." in day.told()
        assert day.told() is None
        await day.until(utc(opening) - timedelta(seconds=1))
        assert day.digests() == []
        assert day.told() is None, "the spell lasts until the opening"
        await day.until(utc(opening) + timedelta(hours=8))
        assert day.digests() == [utc(opening)]


@pytest.mark.parametrize(
    ("zone", "evening", "words", "opening"),
    [
        (ROME, "2026-03-28T21:00", "at 03:00", "2026-03-29T01:00"),
        (NEW_YORK, "2026-03-07T21:00", "at 03:00", "2026-03-08T07:00"),
        (LORD_HOWE, "2026-10-03T21:00", "at 02:30", "2026-10-03T15:30"),
    ],
)
async def test_an_opening_in_the_hour_that_is_left_out_is_right_after_it(open_office, zone, evening, words, opening):
    with open_office(zone, "Mo-Su 02:15-06:00", evening) as day:
        assert f"opens again tomorrow, Sunday, {words}." in day.told()
        await day.until(utc(opening) + timedelta(hours=4))
        assert day.digests() == [utc(opening)]


@pytest.mark.parametrize(
    ("zone", "rule", "evening", "openings"),
    [
        (ROME, "Mo-Su 02:15-06:00", "2026-10-24T21:00", ("2026-10-25T00:15", "2026-10-25T01:15")),
        (NEW_YORK, "Mo-Su 01:30-06:00", "2026-10-31T21:00", ("2026-11-01T05:30", "2026-11-01T06:30")),
        (LORD_HOWE, "Mo-Su 01:45-06:00", "2026-04-04T21:00", ("2026-04-04T14:45", "2026-04-04T15:15")),
    ],
)
async def test_an_opening_in_the_hour_that_comes_twice_brings_one_digest(open_office, zone, rule, evening, openings):
    first, second = map(utc, openings)
    with open_office(zone, rule, evening) as day:
        assert f"opens again tomorrow, Sunday, at {rule.split()[1][:5]}." in day.told()
        await day.until(second + timedelta(hours=3))
        assert day.digests() == [first]


async def test_what_is_written_between_the_two_is_told_the_second_and_handed_over_then(open_office):
    first, second = utc("2026-10-25T00:15"), utc("2026-10-25T01:15")
    with open_office(ROME, "Mo-Su 02:15-06:00", "2026-10-24T21:00") as day:
        assert day.told()
        await day.until(second - timedelta(minutes=5))
        assert "opens again today at 02:15." in day.told()
        await day.until(second + timedelta(hours=3))
        assert day.digests() == [first, second]


async def test_in_the_weeks_between_two_changes_a_client_elsewhere_is_told_both_hours(open_office):
    """New York has changed its clocks, Rome has not: five hours between them instead of six."""
    with open_office(ROME, "Mo-Fr 09:00-18:00", "2026-03-14T12:00") as day:
        told = day.told(timezone=NEW_YORK)
        assert "opens again on Monday 16 March at 04:00 (09:00 Rome time)." in told
        await day.until(utc("2026-03-16T10:00"))
        assert day.digests() == [utc("2026-03-16T08:00")]
