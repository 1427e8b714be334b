"""At each opening the digest of what was held: once, the latest only, and at lunch only if something is new."""

from datetime import datetime, timedelta

import pytest

from bot.core.entries import DigestIssued
from bot.core.ledger import facts_of
from schedules import opening
from tests.kit import MORNING, NIGHT, opened, rome

LUNCH_IS_OVER = rome("2026-11-27 14:00")
MONDAY = rome("2026-11-30 09:00")


def digests(house):
    return [said.splitlines()[0] for said in house.said_to("marta") if "wait" in said.splitlines()[0]]


async def test_what_was_held_is_handed_over_at_the_opening_once(house):
    await house.writes("giulia", "one")
    await house.moves_to(MORNING - timedelta(seconds=1))
    assert digests(house) == []
    await house.moves_to(MORNING)
    await house.moves_to(MORNING)
    await house.moves_to(MORNING + timedelta(hours=3))
    assert digests(house) == ["One message is waiting for you"]


async def test_the_next_opening_is_when_it_is_due_next(house):
    await house.moves_to(NIGHT)
    assert opening.next_due(house.desk) == MORNING
    await house.moves_to(MORNING)
    assert opening.next_due(house.desk) == LUNCH_IS_OVER


async def test_it_is_recorded_in_the_offices_ledger_how_many_were_handed_over(house):
    await house.writes("giulia", "one")
    await house.writes("giulia", "two")
    await house.moves_to(MORNING)
    last = list(house.store.entries("office"))[-1]
    assert facts_of(last.core) == DigestIssued(opening_at=MORNING, items=2)
    assert (last.core.how, last.opening) == ("clock", None)


async def test_where_nothing_waits_there_is_no_digest_and_no_entry(house):
    await house.moves_to(MORNING)
    assert digests(house) == []
    assert "digest_issued" not in house.kinds()


async def test_after_an_outage_the_latest_digest_comes_and_no_earlier_one(house):
    await house.writes("giulia", "one")
    await house.restarts()
    await house.moves_to(MONDAY + timedelta(hours=2))
    assert digests(house) == ["One message is waiting for you"]
    assert house.kinds().count("digest_issued") == 1


async def test_after_an_outage_over_the_opening_it_comes_late_rather_than_never(house):
    await house.writes("giulia", "one")
    await house.moves_to(MORNING + timedelta(minutes=90))
    assert digests(house) == ["One message is waiting for you"]


async def test_who_wakes_up_when_the_office_is_closed_again_waits_for_the_next_opening(house):
    await house.writes("giulia", "one")
    await house.moves_to(rome("2026-11-27 19:00"))
    assert digests(house) == []
    await house.moves_to(MONDAY)
    assert digests(house) == ["One message is waiting for you"]


async def test_a_restart_after_the_digest_brings_no_second_one(house):
    await house.writes("giulia", "one")
    await house.moves_to(MORNING)
    await house.restarts()
    await house.moves_to(MORNING + timedelta(minutes=1))
    assert len(digests(house)) == 1


async def test_after_lunch_nothing_new_is_no_reason_for_a_digest(house):
    await house.writes("giulia", "one")
    await house.moves_to(MORNING)
    await house.moves_to(LUNCH_IS_OVER)
    assert len(digests(house)) == 1


async def test_what_came_over_lunch_is_handed_over_with_what_still_waits(house):
    await house.writes("giulia", "one")
    await house.moves_to(MORNING)
    await house.moves_to(rome("2026-11-27 13:30"))
    await house.writes("giulia", "two")
    await house.moves_to(LUNCH_IS_OVER)
    assert digests(house) == ["One message is waiting for you", "2 messages are waiting for you"]


async def test_what_nobody_has_answered_stays_in_the_next_days_digest(house):
    await house.writes("giulia", "one")
    await house.moves_to(MORNING)
    await house.moves_to(MONDAY)
    assert len(digests(house)) == 2


async def test_what_was_answered_is_in_no_digest(house):
    await house.writes("giulia", "one")
    await house.moves_to(MORNING)
    await house.presses("marta", "Answered")
    house.forget()
    await house.moves_to(MONDAY)
    assert digests(house) == []


async def test_what_was_passed_on_and_not_answered_is_in_the_next_digest(house):
    await house.moves_to(MORNING + timedelta(hours=1))
    await house.writes("giulia", "one")
    house.forget()
    await house.moves_to(MONDAY)
    assert digests(house) == ["One message is waiting for you"]


async def test_what_was_put_off_until_after_lunch_comes_then_and_not_at_lunch_of_the_next_day_again(tmp_path):
    async with opened(tmp_path / "data", hours="Mo-Su 09:00-13:00,14:00-18:00") as house:
        await house.writes("giulia", "one")
        await house.moves_to(MORNING)
        await house.presses("marta", "Snooze")
        seen = []
        for day in range(2):
            for hour in (9, 14):
                house.forget()
                await house.moves_to(max(house.clock.now(), rome(f"2026-11-{27 + day} {hour:02}:00")))
                seen.append(len(digests(house)))
        assert seen == [0, 1, 1, 0]


async def test_coming_back_from_an_absence_is_an_opening(house):
    await house.commands("marta", "away 2026-11-27 2026-12-31")
    await house.writes("giulia", "one")
    await house.moves_to(rome("2026-11-27 10:30"))
    assert digests(house) == []
    await house.commands("marta", "back")
    await house.moves_to(house.clock.now())
    assert digests(house) == ["One message is waiting for you"]


async def test_before_anybody_owns_the_office_nothing_is_handed_over_and_nothing_lost(tmp_path):
    async with opened(tmp_path / "data", owner=False) as house:
        await house.writes("paolo", "hello?")
        await house.moves_to(MORNING)
        assert "digest_issued" not in house.kinds()
        await house.commands("marta", f"claim {house.office.claim_code()}")
        await house.moves_to(LUNCH_IS_OVER)
        assert digests(house) == ["One message is waiting for you"]


@pytest.mark.parametrize("hours", ["24/7", "off"])
async def test_an_office_without_openings_has_no_digest_by_itself_and_is_not_kept_busy(tmp_path, hours):
    async with opened(tmp_path / "data", hours=hours) as house:
        await house.writes("giulia", "one")
        house.forget()
        assert opening.next_due(house.desk) is None
        await house.moves_to(MONDAY)
        assert digests(house) == []


@pytest.mark.parametrize("night", ["2026-03-28T20:00+00:00", "2026-10-24T20:00+00:00"])
async def test_an_opening_in_the_hour_that_is_left_out_or_comes_twice_brings_one_digest(tmp_path, night):
    start = datetime.fromisoformat(night)
    async with opened(tmp_path / "data", hours="Mo-Su 02:30-05:00", start=start) as house:
        await house.writes("giulia", "one")
        for quarter in range(4 * 12):
            await house.moves_to(start + quarter * timedelta(minutes=15))
        assert digests(house) == ["One message is waiting for you"]
