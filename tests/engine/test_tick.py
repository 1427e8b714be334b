"""tick(now): what is due is committed schedule by schedule, and one job of APScheduler wakes us in time."""

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core.effects import Keep, Send
from bot.core.errors import StorageFault
from bot.core.post_rows import Chore, Parcel
from bot.core.rows import Title
from bot.engine import tick
from tests.kit import MORNING, NIGHT

HOUR = timedelta(hours=1)


class Hourly:
    """Something that falls due at an instant and each hour from then on."""

    forgets = False

    def __init__(self, name, first):
        self.name, self.first = name, first
        self.runs = []
        self.fault = self.blindness = None

    def next_due(self, desk):
        if self.blindness:
            raise self.blindness
        chore = desk.chores.get(self.name)
        return self.first if chore is None else chore.done_at + HOUR

    def due(self, desk):
        self.runs.append(desk.now)
        if self.fault:
            raise self.fault
        return (Keep("chores", self.name, Chore(done_at=desk.now)),)


def has(house, *schedules):
    house.engine.tables = replace(house.engine.tables, schedules=schedules)


async def test_what_is_due_is_done_once_and_what_is_not_is_left_alone(house):
    due, later = Hourly("due", NIGHT), Hourly("later", NIGHT + HOUR)
    has(house, due, later)
    await house.ticker.tick()
    await house.ticker.tick()
    assert (due.runs, later.runs) == ([NIGHT], [])
    await house.moves_to(NIGHT + HOUR)
    assert (len(due.runs), len(later.runs)) == (2, 1)


async def test_each_schedule_has_a_commit_of_its_own(house):
    has(house, Hourly("one", NIGHT), Hourly("two", NIGHT))
    journal = house.folder / "paletti.journal"
    before = journal.read_bytes().count(b"\n")
    await house.ticker.tick()
    assert journal.read_bytes().count(b"\n") == before + 2


async def test_the_next_instant_is_the_earliest_of_all(house):
    has(house, Hourly("one", NIGHT + 2 * HOUR), Hourly("two", NIGHT + HOUR))
    assert house.ticker.next_due() == NIGHT + HOUR
    has(house)
    assert house.ticker.next_due() is None


async def test_a_schedule_that_fails_is_reported_once_and_muted_and_the_others_go_on(house):
    broken, sound = Hourly("broken", NIGHT), Hourly("sound", NIGHT)
    broken.fault = RuntimeError("no idea")
    has(house, broken, sound)
    for _ in range(3):
        await house.ticker.tick()
    await house.outbox.idle()
    assert (len(broken.runs), len(sound.runs)) == (1, 1)
    assert [(row["event"], "no idea" in row["error"]) for row in house.failed()] == [("broken", True)]
    assert "RuntimeError" in house.last_to("marta")
    assert house.ticker.next_due() == NIGHT + HOUR


async def test_a_schedule_that_cannot_even_tell_when_it_is_due_is_reported_and_muted(house):
    blind, sound = Hourly("blind", NIGHT), Hourly("sound", NIGHT)
    blind.blindness = RuntimeError("blind")
    has(house, blind, sound)
    assert house.ticker.next_due() == NIGHT
    for _ in range(3):
        await house.ticker.tick()
    assert (len(blind.runs), len(sound.runs)) == (0, 1)
    assert [row["event"] for row in house.failed()] == ["blind"]


async def test_a_muted_schedule_is_asked_again_a_minute_later(house, monkeypatch):
    broken = Hourly("broken", NIGHT)
    broken.fault = RuntimeError("no idea")
    has(house, broken)
    await house.ticker.tick()
    broken.fault = None
    really = tick.time.monotonic
    monkeypatch.setattr(tick.time, "monotonic", lambda: really() + tick.SAFETY_SECONDS)
    await house.ticker.tick()
    assert len(broken.runs) == 2


async def test_what_a_failing_schedule_had_done_is_undone(house):
    class HalfWay(Hourly):
        def due(self, desk):
            yield Keep("titles", "t1", Title(text="half"))
            raise RuntimeError(desk.now)

    has(house, HalfWay("half", NIGHT))
    await house.ticker.tick()
    assert house.desk.titles.get("t1") is None
    assert len(house.failed()) == 1


async def test_a_full_disk_is_no_failure_of_the_schedule(house, monkeypatch):
    schedule = Hourly("due", NIGHT)
    has(house, schedule)

    def full(*_args, **_kwargs):
        raise StorageFault("full")

    with monkeypatch.context() as disk:
        disk.setattr(house.store._file, "append", full)
        await house.ticker.tick()
    assert house.failed() == []
    house.ticker._muted_until.clear()
    await house.ticker.tick()
    assert len(schedule.runs) == 2
    assert house.desk.chores.get("due").done_at == NIGHT


async def test_what_the_clock_sends_is_paced_and_what_is_answered_is_not(house):
    class Greets(Hourly):
        def due(self, desk):
            send = Send(id="greeting", chat="telegram:7", say="echo", args={"text": "good evening"})
            return (*super().due(desk), send)

    has(house, Greets("greets", NIGHT))
    await house.ticker.tick()
    await house.writes("giulia", "ciao")
    paced = {row.say: row.paced for row in house.desk.outbox.where(chat="telegram:7") if isinstance(row, Parcel)}
    assert paced["echo"] is True
    assert paced["away"] is False


async def test_after_what_forgets_the_store_is_compacted_so_that_it_is_gone_from_the_disk(house):
    class Forgets(Hourly):
        forgets = True

        def due(self, desk):
            return (*super().due(desk), Keep("messages", "telegram:7#1", None))

    await house.writes("giulia", "to be forgotten", message="1")
    has(house, Forgets("forgets", NIGHT))
    await house.ticker.tick()
    assert b"to be forgotten" not in (house.folder / "paletti.journal").read_bytes()


@pytest.fixture
async def ticking(house):
    """The ticker runs by itself."""
    has(house)
    house.ticker.start()
    await asyncio.sleep(0)
    yield house
    house.ticker.stop()
    await asyncio.sleep(0)


async def until(true):
    for _ in range(400):
        if true():
            return
        await asyncio.sleep(0.005)
    raise TimeoutError


async def test_there_is_one_job_and_it_is_at_most_a_minute_away(ticking):
    ticking.engine.commit(lambda _: (Keep("titles", "t1", Title(text="a commit")),))
    await asyncio.sleep(0.1)
    (job,) = ticking.ticker._scheduler.get_jobs()
    assert job.id == "tick"
    assert job.misfire_grace_time is None
    assert job.coalesce
    away = job.trigger.run_date - tick.system_time_in(0)
    assert timedelta(seconds=50) < away <= timedelta(seconds=60)


async def test_what_falls_due_by_a_commit_is_done_soon(ticking):
    schedule = Hourly("due", NIGHT)
    has(ticking, schedule)
    ticking.engine.commit(lambda _: (Keep("titles", "t1", Title(text="a commit")),))
    await until(lambda: schedule.runs)
    assert schedule.runs == [NIGHT]


async def test_an_instant_on_a_moved_clock_is_waited_for_in_real_time(ticking):
    clock = ticking.clock
    clock.move_to(clock.now())
    clock.speed = 3600.0  # an hour each second
    schedule = Hourly("due", clock.now() + timedelta(minutes=6))
    has(ticking, schedule)
    ticking.engine.commit(lambda _: (Keep("titles", "t1", Title(text="a commit")),))
    await until(lambda: schedule.runs)
    assert schedule.first <= schedule.runs[0] < schedule.first + HOUR


async def test_a_tick_that_breaks_down_is_not_the_last(ticking, monkeypatch):
    ticks = []

    async def breaks():
        ticks.append(1)
        raise RuntimeError("broken down")

    monkeypatch.setattr(ticking.ticker, "tick", breaks)
    with pytest.raises(RuntimeError, match="broken down"):
        await ticking.ticker._woken()
    assert ticks == [1]
    assert [job.id for job in ticking.ticker._scheduler.get_jobs()] == ["tick"]


async def test_nothing_ticks_once_it_was_stopped(house):
    schedule = Hourly("due", MORNING)
    has(house, schedule)
    house.ticker.start()
    await asyncio.sleep(0)
    house.ticker.stop()
    await asyncio.sleep(0)
    house.clock.move_to(MORNING)
    house.engine.commit(lambda _: (Keep("titles", "t1", Title(text="a commit")),))
    await asyncio.sleep(0.1)
    assert schedule.runs == []
