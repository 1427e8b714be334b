"""When clients are asked how it is: in their day, once in thirty days at most, and never while something hurts."""

import asyncio
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.errors import RetryLater, Unreachable, Unsure
from bot.core.events import Pressed
from schedules import checkins, soonest
from schedules.soonest import OfClients
from tests.checking_in import asked_at, asks_now, complains, is_content, owes, pays, questions, scores
from tests.kit import NOON, House, opened, rome
from tests.scripted import ArrivedBut
from tests.simulation.kit import until

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def on(tmp_path):
    """Rossi SRL is asked every thirty days, from Friday 27 November at noon on."""
    async with opened(tmp_path / "data", start=NOON) as house:
        await house.commands("marta", "checkin rossi on")
        yield house


async def days_pass(house, count):
    """Each day at the instants at which something is due, and at noon."""
    for _ in range(count):
        until = house.clock.now() + DAY
        await runs_until(house, until)


async def runs_until(house, until):
    while (at := house.ticker.next_due()) is not None and at <= until:
        await house.moves_to(max(at, house.clock.now()))
    await house.moves_to(until)


async def test_without_check_ins_nothing_is_due(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        assert checkins.next_due(house.desk) is None
        assert checkins.due(house.desk) == []


async def test_the_first_question_comes_a_week_after_it_was_switched_on(on):
    assert checkins.next_due(on.desk) == NOON + 7 * DAY
    await on.moves_to(NOON + 7 * DAY - MINUTE)
    assert questions(on) == []
    await on.moves_to(NOON + 7 * DAY)
    assert len(questions(on)) == 1
    assert asked_at(on) == [NOON + 7 * DAY]


async def test_the_next_comes_thirty_days_later_and_not_on_a_holiday_or_weekend(on):
    await on.moves_to(NOON + 7 * DAY)  # 4 December; thirty days later is Sunday 3 January
    await days_pass(on, 40)
    assert asked_at(on)[1:] == [rome("2027-01-04 10:00")]


@pytest.mark.parametrize(
    ("zone", "asked"),
    [("America/New_York", "2026-12-03T10:00:00-05:00"), ("Pacific/Auckland", "2026-12-04T10:00:00+13:00")],
)
async def test_it_is_asked_at_ten_by_the_clients_own_clock(tmp_path, zone, asked):
    async with opened(tmp_path / "data", start=rome("2026-11-26 15:00")) as house:
        await house.commands("marta", f"client rossi set timezone={zone}")
        await house.commands("marta", "checkin rossi on")
        await runs_until(house, rome("2026-12-05 12:00"))
        (at,) = asked_at(house)
        assert at.astimezone(ZoneInfo(zone)).isoformat() == asked


@pytest.mark.parametrize(
    ("switched_on", "asked"),
    [
        ("2027-03-20 08:00", "2027-03-29 10:00"),  # a week later is Saturday; on Sunday the clocks go forward
        ("2027-03-22 01:30", "2027-03-29 10:00"),
        ("2026-10-17 12:00", "2026-10-26 10:00"),  # a week later is Saturday; on Sunday they go back
        ("2026-10-18 23:00", "2026-10-26 10:00"),
        ("2026-10-18 09:30", "2026-10-26 10:00"),
    ],
)
async def test_around_a_change_of_the_clocks_it_is_still_asked_at_ten(tmp_path, switched_on, asked):
    async with opened(tmp_path / "data", start=rome(switched_on)) as house:
        await house.commands("marta", "checkin rossi on")
        await runs_until(house, rome(asked) + DAY)
        assert asked_at(house) == [rome(asked)]


async def test_over_a_change_of_the_clocks_thirty_days_are_thirty_whole_days(tmp_path):
    async with opened(tmp_path / "data", start=rome("2027-03-08 09:00")) as house:
        await house.commands("marta", "checkin rossi on")
        await runs_until(house, rome("2027-04-20 12:00"))
        first, second = asked_at(house)
        assert (first, second) == (rome("2027-03-15 10:00"), rome("2027-04-14 11:00"))
        assert second - first == 30 * DAY


async def test_in_a_day_of_their_own_that_has_no_ten_o_clock_it_is_asked_when_it_begins(on):
    await on.commands("marta", 'client rossi set day="Mo-Fr 15:00-17:00"')
    await on.moves_to(NOON + 7 * DAY)
    assert asked_at(on) == []
    await on.moves_to(rome("2026-12-04 15:00"))
    assert len(asked_at(on)) == 1


async def test_while_a_complaint_is_open_nothing_is_asked_and_three_days_after_it_still_is_not(on):
    complains(on)
    await days_pass(on, 20)
    assert asked_at(on) == []
    assert checkins.next_due(on.desk) is None
    closed = rome("2026-12-17 15:00")
    await on.moves_to(closed)
    is_content(on)
    await days_pass(on, 6)
    assert asked_at(on) == [rome("2026-12-21 10:00")]  # three days later is a Sunday


async def test_while_a_payment_is_overdue_nothing_is_asked_and_three_days_after_it_still_is_not(on):
    owes(on, date(2026, 11, 30))
    await days_pass(on, 18)
    assert asked_at(on) == []
    await on.moves_to(rome("2026-12-15 15:00"))
    pays(on)
    await days_pass(on, 6)
    assert asked_at(on) == [rome("2026-12-18 15:00")]


async def test_what_was_paid_before_it_was_due_puts_nothing_off(on):
    owes(on, date(2026, 12, 20))
    await on.moves_to(rome("2026-12-03 15:00"))
    pays(on)
    await on.moves_to(NOON + 7 * DAY)
    assert len(asked_at(on)) == 1


async def test_something_that_hurts_while_the_question_is_on_its_way_takes_it_back(on):
    on.telegram.scripts["telegram:7"].append(RetryLater("busy", after_seconds=0.2))
    on.clock.move_to(NOON + 7 * DAY)
    await on.ticker.tick()
    complains(on)
    await on.outbox.idle()
    assert (questions(on), asked_at(on)) == ([], [])
    row = next(row for row in on.desk.outbox.where(say="checkin_question"))
    assert row.state == "cancelled"
    await on.moves_to(NOON + 8 * DAY)
    is_content(on)
    await days_pass(on, 6)
    assert len(asked_at(on)) == 1


async def test_what_leaves_late_at_night_waits_for_the_next_morning(on):
    on.outbox._open.discard("telegram")
    await on.moves_to(NOON + 7 * DAY)
    on.clock.move_to(rome("2026-12-04 23:00"))
    on.outbox.open("telegram")
    await on.outbox.idle()
    assert asked_at(on) == []
    await days_pass(on, 4)
    assert asked_at(on) == [rome("2026-12-07 10:00")]


async def test_switched_off_while_it_is_on_its_way_it_is_not_asked(on):
    on.outbox._open.discard("telegram")
    await on.moves_to(NOON + 7 * DAY)
    await on.commands("marta", "checkin rossi off")
    on.outbox.open("telegram")
    await on.outbox.idle()
    assert questions(on) == []


async def test_a_client_who_has_blocked_us_is_tried_again_a_month_later(on):
    on.telegram.scripts["telegram:7"].append(Unreachable("blocked"))
    await days_pass(on, 30)
    assert (asked_at(on), len(on.desk.outbox.where(say="checkin_question"))) == ([], 1)
    await days_pass(on, 10)
    assert asked_at(on) == [rome("2027-01-04 10:00")]


async def test_a_question_of_which_nobody_knew_whether_it_arrived_is_not_the_one_that_was_asked_later(on):
    on.telegram.scripts["telegram:7"] += [ArrivedBut(Unsure("time-out"))] * 2
    await on.moves_to(NOON + 7 * DAY)
    row = on.desk.outbox.where(say="checkin_question")[0]
    await until(lambda: on.desk.outbox.get(row.id).state == "unsure", "the second try")
    message, button = on.button("telegram:7", "1 · very bad")
    await days_pass(on, 33)
    (at,) = asked_at(on)
    assert at >= NOON + 37 * DAY
    event = on.deed(Pressed, "giulia", message=message, token=button.token, choice=button.choice)
    assert (await on.receives(event)).text.startswith("There is a newer question now.")
    assert (asked_at(on), scores(on)) == ([at], [])


async def test_a_restart_between_two_questions_changes_nothing(on):
    await on.moves_to(NOON + 7 * DAY)
    await on.restarts()
    checkins._questions = OfClients(checkins._reckoned)
    await days_pass(on, 35)
    assert asked_at(on) == [NOON + 7 * DAY, rome("2027-01-04 10:00")]


async def test_killed_with_the_question_on_its_way_it_is_asked_once(on):
    on.outbox._open.discard("telegram")
    await on.moves_to(NOON + 7 * DAY)
    await on.restarts()
    checkins._questions = OfClients(checkins._reckoned)
    await on.outbox.idle()
    await on.moves_to(NOON + 7 * DAY + MINUTE)
    assert (len(questions(on)), len(asked_at(on))) == (1, 1)


async def test_clients_who_are_not_due_are_not_looked_at_twice(on, monkeypatch):
    checkins.next_due(on.desk)
    looked = []
    monkeypatch.setattr(checkins, "not_before", looked.append)
    assert checkins.next_due(on.desk) == NOON + 7 * DAY
    assert looked == []


async def test_so_many_clients_a_commit_and_the_rest_in_the_next(on, monkeypatch):
    monkeypatch.setattr(soonest, "AT_ONCE", 1)
    await on.commands("paolo", f"start {await on.invitation('new Zucca SNC')}")
    await on.commands("marta", "checkin zucca on")
    on.clock.move_to(NOON + 7 * DAY)
    assert len([each for each in checkins.due(on.desk) if type(each).__name__ == "Send"]) == 1
    for _ in range(2):
        await on.ticker.tick()
    await on.outbox.idle()
    assert (len(questions(on)), len(questions(on, "paolo"))) == (1, 1)


DEEDS = ("complains", "is_content", "owes", "pays", "now", "off", "on", "every", "answers")


class Year:
    """A year of one client, with what the test itself knows of it."""

    def __init__(self, house, zone):
        self.house = house
        self.zone = ZoneInfo(zone)
        self.complaints = {}
        self.due = {}
        self.eased = []
        self.by_hand = []
        self.seen = 0
        self.asked = []

    def hurts(self):
        today = self.house.clock.now().astimezone(self.zone).date()
        return any(self.complaints.values()) or any(on < today for on in self.due.values())

    async def does(self, deed, number):
        house, now = self.house, self.house.clock.now()
        match deed:
            case "complains":
                name = f"w{len(self.complaints)}"
                self.complaints[name] = True
                complains(house, name)
            case "is_content":
                for name in [each for each, is_open in self.complaints.items() if is_open][:1]:
                    self.complaints[name] = False
                    self.eased.append(now)
                    is_content(house, name)
            case "owes":
                name = f"r{number}-{self.seen}-{len(self.eased)}-{now.timestamp()}"
                self.due[name] = now.date() + timedelta(days=number % 20)
                owes(house, self.due[name], name)
            case "pays":
                for name in list(self.due)[:1]:
                    was = self.hurts()
                    pays(house, name)
                    del self.due[name]
                    self.eased += [now] if was else []
            case "now":
                self.by_hand.append(now)
                await asks_now(house)
            case "answers":
                await house.writes("giulia", str(number % 5 + 1))
            case "every":
                await house.commands("marta", f"checkin rossi every {20 + number % 60}d")
            case _:
                await house.commands("marta", f"checkin rossi {deed}")
        self.looks()

    def looks(self):
        """What was asked since, while nothing hurt, in the client's day unless by hand, and not too soon."""
        now = self.house.clock.now()
        for at in asked_at(self.house)[self.seen :]:
            self.seen += 1
            assert at == now
            assert not self.hurts()
            assert not self.asked or at - self.asked[-1] >= 30 * DAY
            if at not in self.by_hand:
                wall = at.astimezone(self.zone)
                assert wall.weekday() < 5
                assert 9 <= wall.hour < 18
                assert all(at - each >= 3 * DAY for each in self.eased)
            self.asked.append(at)

    async def passes_until(self, until):
        while (at := checkins.next_due(self.house.desk)) is not None and at <= until:
            await self.house.moves_to(max(at, self.house.clock.now()))
            self.looks()
        await self.house.moves_to(until)
        self.looks()


async def lives(folder, zone, deeds):
    checkins._questions = OfClients(checkins._reckoned)
    house = House(folder, start=rome("2026-09-01 16:00"))
    try:
        await house.furnished()
        await house.commands("marta", f"client rossi set timezone={zone}")
        await house.commands("marta", "checkin rossi on")
        year = Year(house, zone)
        for hours, deed, number in deeds:
            await year.passes_until(house.clock.now() + timedelta(hours=hours))
            await year.does(deed, number)
        await year.passes_until(rome("2027-09-01 16:00"))
        assert house.failed() == []
        return year
    finally:
        await house.stops()


@given(
    zone=st.sampled_from(["Europe/Rome", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu"]),
    deeds=st.lists(st.tuples(st.integers(0, 700), st.sampled_from(DEEDS), st.integers(0, 99)), max_size=14),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_in_a_year_in_which_anything_happens_nobody_is_asked_too_often_or_while_it_hurts(zone, deeds):
    folder = Path(tempfile.mkdtemp())
    try:
        asyncio.run(lives(folder / "data", zone, deeds))
    finally:
        shutil.rmtree(folder)


def test_a_calm_year_has_its_questions(tmp_path):
    year = asyncio.run(lives(tmp_path / "data", "Europe/Rome", []))
    assert 10 <= len(year.asked) <= 12
