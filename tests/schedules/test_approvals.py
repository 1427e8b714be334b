"""When approvers are reminded, when an approval expires, and that a decision ends both."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from schedules import approvals
from tests.approving import approval, asks, decides, kinds, rossi
from tests.kit import GROUP, NOON, opened, rome

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
# Asked on Friday 27 November at noon: the second working day is Tuesday, the fifth Friday a week later.
FIRST, SECOND = rome("2026-12-01 09:00"), rome("2026-12-04 09:00")


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def asked(noon):
    await asks(noon)
    return noon


def reminders(house, who="giulia"):
    return [said for said in house.said_to(who) if said.startswith("May we remind you of “Homepage”?")]


async def test_without_an_approval_nothing_is_due(noon):
    assert approvals.next_due(noon.desk) is None
    assert approvals.due(noon.desk) == []


async def test_reminders_come_on_the_second_and_the_fifth_working_day_and_then_none(asked):
    assert approvals.next_due(asked.desk) == FIRST
    await asked.moves_to(FIRST - MINUTE)
    assert reminders(asked) == []
    await asked.moves_to(FIRST)
    assert len(reminders(asked)) == 1
    assert approvals.next_due(asked.desk) == SECOND
    await asked.moves_to(SECOND)
    assert len(reminders(asked)) == 2
    assert approvals.next_due(asked.desk) is None
    assert kinds(asked) == ["approval_asked", "approval_reminded", "approval_reminded"]


@pytest.mark.parametrize("day", ["Mo-Fr 09:00-13:00,14:00-18:00", "Mo-Fr 00:00-24:00"])
async def test_a_working_day_is_one_day_with_a_break_as_round_the_clock(asked, day):
    await asked.commands("marta", f'client rossi set day="{day}"')
    await asked.moves_to(rome("2026-11-30 14:00"))
    assert reminders(asked) == []
    await asked.moves_to(FIRST)
    assert len(reminders(asked)) == 1


async def test_after_the_last_reminder_the_office_is_told_that_it_is_stuck(asked):
    await asked.moves_to(FIRST)
    assert "two reminders" not in asked.last_to("marta")
    await asked.moves_to(SECOND)
    assert asked.last_to("marta") == (
        "Rossi SRL has not decided about “Homepage”, after two reminders. A call may help."
    )


async def test_the_reminder_repeats_the_sentence_and_has_no_buttons_of_its_own(asked):
    await asked.moves_to(FIRST)
    (said,) = reminders(asked)
    assert "\nI approve “Homepage”, version 1, exactly as shown to me here (" in said
    assert asked.said_to("giulia", buttons=True)[-1].count("[") == 0


async def test_what_was_asked_before_nine_counts_that_day_no_more_than_what_was_asked_after(noon):
    await noon.moves_to(rome("2026-11-30 07:30"))  # a Monday
    await asks(noon)
    assert approvals.next_due(noon.desk) == rome("2026-12-02 09:00")


@pytest.mark.parametrize("asked_at", ["2026-11-28 15:00", "2026-11-29 23:59"])
async def test_what_was_asked_on_a_weekend_is_reminded_of_on_tuesday(noon, asked_at):
    await noon.moves_to(rome(asked_at))
    await asks(noon)
    assert approvals.next_due(noon.desk) == FIRST


async def test_public_holidays_are_no_working_days(tmp_path):
    async with opened(tmp_path / "data", start=rome("2026-12-23 12:00"), holidays="IT") as house:
        await asks(house)
        # 24, then Christmas, Saint Stephen's, Sunday; 28
        assert approvals.next_due(house.desk) == rome("2026-12-28 09:00")
        await house.moves_to(rome("2026-12-28 09:00"))
        assert approvals.next_due(house.desk) == rome("2026-12-31 09:00")


async def test_the_working_day_is_the_clients_in_the_clients_zone(noon):
    await noon.commands("marta", "client rossi set timezone=America/New_York")
    await asks(noon)
    there = rome("2026-12-01 15:00")
    assert there.astimezone(ZoneInfo("America/New_York")).hour == 9
    assert approvals.next_due(noon.desk) == there
    await noon.moves_to(there - MINUTE)
    assert reminders(noon) == []
    await noon.moves_to(there)
    assert len(reminders(noon)) == 1


async def test_in_a_zone_where_it_is_another_day_already_that_day_counts(noon):
    await noon.commands("marta", "client rossi set timezone=Pacific/Auckland")
    await asks(noon)  # Saturday 0:00 there
    assert approvals.next_due(noon.desk).astimezone(ZoneInfo("Pacific/Auckland")).isoformat() == (
        "2026-12-01T09:00:00+13:00"
    )


async def test_after_an_outage_nobody_is_reminded_at_night(asked):
    for instant in ("2026-12-01 20:00", "2026-12-02 03:00"):
        asked.clock.move_to(rome(instant))
        assert approvals.due(asked.desk) == []
        assert approvals.next_due(asked.desk) == rome("2026-12-02 09:00")
    await asked.moves_to(rome("2026-12-02 09:00"))
    assert len(reminders(asked)) == 1


async def test_after_a_long_outage_the_latest_reminder_alone_goes_out(asked):
    asked.clock.move_to(rome("2026-12-13 12:00"))  # a Sunday
    assert approvals.due(asked.desk) == []
    assert approvals.next_due(asked.desk) == rome("2026-12-14 09:00")
    await asked.moves_to(rome("2026-12-14 09:00"))
    assert len(reminders(asked)) == 1
    assert approval(asked).reminders == 2
    assert approvals.next_due(asked.desk) is None


async def test_whoever_has_approved_or_is_not_the_one_is_reminded_no_more(noon):
    await decides(noon, "paolo", "luca")
    await asks(noon, "Homepage needed=2\nCalm.")
    await noon.presses("giulia", "Approve")
    await noon.presses("paolo", "Not me")
    await noon.moves_to(FIRST)
    assert [len(reminders(noon, name)) for name in ("giulia", "paolo", "luca")] == [0, 0, 1]


async def test_a_contact_who_was_removed_is_not_reminded(noon):
    await decides(noon, "paolo")
    await asks(noon)
    await noon.commands("marta", "client rossi remove paolo")
    await noon.moves_to(FIRST)
    assert [len(reminders(noon, name)) for name in ("giulia", "paolo")] == [1, 0]


async def test_in_a_shared_chat_the_reminder_goes_there(noon):
    await noon.commands("marta", "client new Blu")
    await noon.joins("marta")
    await noon.presses("marta", "This is Blu")
    await noon.writes("paolo", "good day", GROUP)
    await noon.commands("marta", "client blu approver paolo")
    await noon.commands("marta", "approve blu Homepage\nCalm.")
    await noon.moves_to(FIRST)
    assert len(reminders(noon, GROUP.id)) == 1
    assert reminders(noon, "paolo") == []


@pytest.mark.parametrize("button", ["Approve", "Not me", None, "Ask for changes"])
async def test_once_it_is_decided_nothing_is_due(noon, button):
    await asks(noon, "Homepage by 10 December\nCalm.")
    if button:
        await noon.presses("giulia", button)
    else:
        await asks(noon, "withdraw Homepage")
    if button == "Ask for changes":
        await noon.writes("giulia", "Calmer.")
    assert approvals.next_due(noon.desk) is None
    before = kinds(noon)
    for instant in (FIRST, SECOND, rome("2026-12-11 09:00")):
        await noon.moves_to(instant)
    assert reminders(noon) == []
    assert kinds(noon) == before


async def test_a_new_version_is_reminded_of_from_its_own_day_on(asked):
    await asked.moves_to(rome("2026-11-30 12:00"))
    await asks(asked, "Homepage\nCalmer.")
    await asked.moves_to(FIRST)
    assert reminders(asked) == []
    assert approvals.next_due(asked.desk) == rome("2026-12-02 09:00")


async def test_it_expires_when_its_last_day_is_over_where_the_office_is(noon):
    await noon.commands("marta", "client rossi set timezone=Pacific/Auckland")
    await asks(noon, "Homepage by 30 November\nCalm.")
    midnight = rome("2026-12-01 00:00")
    await noon.moves_to(midnight - MINUTE)
    assert approval(noon).state == "asked"
    await noon.moves_to(midnight)
    assert approval(noon).state == "expired"
    assert kinds(noon)[-1] == "approval_expired"
    assert noon.said_to("giulia", buttons=True)[0] == "Homepage, version 1\nCalm.\nThe time to approve this has passed."
    assert noon.last_to("marta").startswith("“Homepage”, version 1, has expired without a decision (Rossi SRL).")


@pytest.mark.parametrize(
    ("start", "last", "hours"),
    [("2026-03-29 00:00", "29 March", 23), ("2026-10-25 00:00", "25 October", 25), ("2026-11-27 00:00", "today", 24)],
)
async def test_the_last_day_has_as_many_hours_as_the_clocks_make_of_it(tmp_path, start, last, hours):
    async with opened(tmp_path / "data", start=rome(start)) as house:
        await asks(house, f"Homepage by {last}\nCalm.")
        ends_at = rome(start) + timedelta(hours=hours)
        assert approvals.next_due(house.desk) == ends_at
        await house.moves_to(ends_at - MINUTE)
        assert approval(house).state == "asked"
        await house.moves_to(ends_at)
        assert approval(house).state == "expired"


async def test_what_has_expired_in_an_outage_is_not_reminded_of(noon):
    await asks(noon, "Homepage by 1 December\nCalm.")
    await noon.moves_to(rome("2026-12-07 10:00"))
    assert kinds(noon) == ["approval_asked", "approval_expired"]
    assert reminders(noon) == []


async def test_what_was_sent_is_not_sent_again_by_another_tick_or_a_restart(asked):
    for _ in range(3):
        await asked.moves_to(FIRST)
    await asked.restarts()
    await asked.moves_to(FIRST + MINUTE)
    assert len(reminders(asked)) == 1
    assert kinds(asked) == ["approval_asked", "approval_reminded"]


async def test_what_is_next_is_always_still_to_come(noon):
    await decides(noon, "paolo")
    await asks(noon, "Homepage by 6 December\nCalm.")
    await asks(noon, "Logo needed=2\nA circle.")
    at, steps = noon.clock.now(), 0
    while (coming := approvals.next_due(noon.desk)) is not None:
        assert coming > at
        await noon.moves_to(coming)
        at, steps = coming, steps + 1
    assert steps == 3  # both reminders of both, and one expiry
    assert approval(noon).state == "expired"
    assert approval(noon, "Logo").reminders == 2
    assert noon.kinds(rossi(noon)).count("approval_reminded") == 4


async def test_what_is_open_for_half_a_year_still_expires_and_can_still_be_decided(noon):
    await asks(noon, "Homepage by 1 June 2027\nCalm.")
    await asks(noon, "Logo\nA circle.")
    for days in (91, 92):
        await noon.moves_to(NOON + days * DAY)
    await noon.presses("giulia", "Approve")
    assert approval(noon, "Logo").state == "approved"
    assert approvals.next_due(noon.desk) == rome("2027-06-02 00:00")
    await noon.moves_to(rome("2027-06-02 00:00"))
    assert approval(noon).state == "expired"


async def test_an_edit_of_what_was_asked_about_is_noticed_after_half_a_year_too(noon):
    await asks(noon, message="m1")
    await noon.presses("giulia", "Approve")
    await noon.moves_to(NOON + timedelta(days=180))
    await noon.edits("marta", "m1", "/approve rossi Homepage\nWe build loud websites.")
    assert kinds(noon)[-1] == "content_changed"


async def test_the_cards_of_earlier_versions_are_forgotten_in_time(asked):
    await asks(asked, "Homepage\nCalmer.")
    for days in (91, 92):
        await asked.moves_to(NOON + days * DAY)
    assert [card.version for card in asked.desk.cards.where(subject="approval")] == [2]


async def test_an_entry_by_the_clock_says_so_and_holds_no_words(asked):
    await asked.moves_to(FIRST + DAY)
    entry = list(asked.store.entries(rossi(asked)))[-1]
    assert (entry.core.kind, entry.core.how, entry.opening) == ("approval_reminded", "clock", None)
