"""When recaps are drafted and go: the client's day, holidays, outages, a restart, nobody to send to, many at once."""

from datetime import date, timedelta

import pytest

from bot.core.effects import Record
from bot.core.ledger import facts_of
from bot.core.places import whom
from bot.core.recapping import told
from bot.core.recaps import RecapSet
from bot.core.steps import StepDone, StepPlanned
from schedules import recaps, soonest
from schedules.soonest import OfClients
from tests.approving import asks, rossi
from tests.kit import ROME, opened, rome

MONDAY = rome("2026-11-23T10:00")
DRAFTED, DUE = rome("2026-11-27T14:00"), rome("2026-11-27T17:00")


@pytest.fixture
async def monday(tmp_path):
    async with opened(tmp_path / "data", start=MONDAY) as house:
        await asks(house)
        yield house


async def weekly(house, rest="weekly fri 17:00"):
    await house.commands("marta", f"recap rossi {rest}")
    return house


def sent(house):
    """The days for which one went, and whether late."""
    found = (facts_of(entry.core) for entry in house.store.entries(rossi(house)) if entry.core.kind == "recap_sent")
    return [(facts.on.isoformat(), facts.late) for facts in found]


def drafts(house):
    return [said for said in house.said_to("marta") if said.startswith("The recap for Rossi SRL")]


def last_recap(house):
    return [said for said in house.said_to("giulia") if "how things stand" in said][-1]


async def passes(house, until):
    """Time passes hour by hour."""
    while house.clock.now() < until:
        await house.moves_to(min(until, house.clock.now() + timedelta(hours=1)))


def arrivals(house):
    """The days for which one went, with when it arrived in Rome."""
    return [
        (facts_of(entry.core).on.isoformat(), entry.core.at.astimezone(ROME))
        for entry in house.store.entries(rossi(house))
        if entry.core.kind == "recap_sent"
    ]


async def test_outside_the_clients_day_it_waits_for_their_morning(monday):
    await weekly(monday, "weekly fri 20:00")
    await monday.moves_to(rome("2026-11-27T16:00"))
    assert "It goes on Monday 30 November at 09:00" in drafts(monday)[-1]
    await monday.moves_to(rome("2026-11-27T20:00"))
    await monday.moves_to(rome("2026-11-30T08:59"))
    assert sent(monday) == []
    await monday.moves_to(rome("2026-11-30T09:00"))
    assert sent(monday) == [("2026-11-27", False)]


async def test_on_a_clients_own_day_and_zone_it_goes_when_they_may_be_written_to(monday):
    await monday.commands("marta", 'client rossi set timezone=America/New_York day="Mo-Fr 09:00-12:00"')
    await weekly(monday, "weekly fri 10:00")
    await monday.moves_to(rome("2026-11-26T17:00"))
    await monday.moves_to(rome("2026-11-27T10:00"))
    assert sent(monday) == []
    await monday.moves_to(rome("2026-11-27T15:00"))  # nine in New York
    assert sent(monday) == [("2026-11-27", False)]


async def test_before_a_holiday_it_goes_on_the_last_open_day_and_the_draft_before_that(monday):
    await monday.commands("marta", "hours holidays IT")
    await monday.presses("marta", "Yes, from now on")
    await weekly(monday, "weekly tue 9:00")
    await passes(monday, rome("2026-12-04T16:00"))
    # Tuesday 8 December is the Immacolata.
    assert "It goes on Monday 7 December at 09:00" in drafts(monday)[-1]
    await passes(monday, rome("2026-12-07T09:00"))
    assert sent(monday)[-1] == ("2026-12-08", False)


async def test_in_a_long_absence_none_goes_and_afterwards_they_come_again(monday):
    await weekly(monday)
    await monday.commands("marta", "away 26 Nov - 13 Dec")
    await passes(monday, rome("2026-12-20T12:00"))
    # The Friday of the absence went on the Wednesday before.
    assert [(on, f"{at:%a %H:%M}") for on, at in arrivals(monday)] == [
        ("2026-11-27", "Wed 17:00"),
        ("2026-12-18", "Fri 17:00"),
    ]


async def test_set_to_wait_it_does_not_go_and_the_office_is_told(monday):
    await weekly(monday, "weekly fri 17:00 untouched=waits")
    await monday.moves_to(DRAFTED)
    assert "It is due today at 17:00, and goes only if you send it." in drafts(monday)[-1]
    await monday.moves_to(DUE)
    assert sent(monday) == []
    assert monday.said_to("marta", buttons=True)[-1].splitlines() == [
        "Rossi SRL: it was due today at 17:00 and has not gone. It waits for you.",
        "[Send now] [Edit] [Skip]",
    ]
    await monday.moves_to(rome("2026-11-28T10:00"))
    assert len(drafts(monday)) == 1
    await monday.presses("marta", "Send now")
    assert sent(monday) == [("2026-11-27", False)]


async def test_missed_in_an_outage_it_is_drafted_late_goes_an_hour_later_once_and_says_so(monday):
    await weekly(monday)
    await monday.moves_to(rome("2026-11-30T10:00"))
    assert "It goes today at 11:00" in drafts(monday)[-1]
    await monday.moves_to(rome("2026-11-30T11:00"))
    await monday.moves_to(rome("2026-11-30T12:00"))
    assert sent(monday) == [("2026-11-27", True)]
    assert "This was due on Friday 27 November. We are sorry that it comes late." in last_recap(monday)


async def test_drafted_in_time_and_missed_in_an_outage_it_goes_late_and_says_so(monday):
    await weekly(monday)
    await monday.moves_to(DRAFTED)
    await monday.moves_to(rome("2026-11-30T10:00"))
    assert sent(monday) == [("2026-11-27", True)]
    assert "This was due on Friday 27 November." in last_recap(monday)


async def test_of_several_that_were_missed_the_newest_alone_goes(monday):
    await weekly(monday)
    await monday.moves_to(rome("2026-12-14T10:00"))
    await monday.moves_to(rome("2026-12-14T11:00"))
    assert sent(monday) == [("2026-12-11", True)]


async def test_with_the_next_one_less_than_a_day_away_what_was_missed_is_left(monday):
    await weekly(monday)
    await monday.moves_to(rome("2026-12-03T17:30"))
    assert drafts(monday) == []
    await monday.moves_to(rome("2026-12-04T14:00"))
    await monday.moves_to(rome("2026-12-04T17:00"))
    assert sent(monday) == [("2026-12-04", False)]
    assert "This was due" not in last_recap(monday)


async def test_a_draft_that_was_missed_gives_way_to_the_next_one_in_the_same_manner(monday):
    await weekly(monday)
    await monday.moves_to(DRAFTED)
    await monday.moves_to(rome("2026-12-04T15:00"))
    await monday.moves_to(rome("2026-12-04T17:00"))
    assert sent(monday) == [("2026-12-04", False)]


async def test_after_a_restart_in_the_middle_it_goes_once(monday):
    await weekly(monday)
    await monday.moves_to(DRAFTED)
    await monday.restarts()
    recaps._recaps = OfClients(recaps._reckoned)  # a process of its own remembers nothing
    await monday.moves_to(DUE)
    await monday.restarts()
    recaps._recaps = OfClients(recaps._reckoned)
    await monday.moves_to(rome("2026-11-27T17:10"))
    assert (sent(monday), len(drafts(monday))) == ([("2026-11-27", False)], 1)


async def test_with_nothing_to_tell_nobody_is_bothered_and_nothing_is_recorded(tmp_path):
    async with opened(tmp_path / "data", start=MONDAY) as house:
        await weekly(house)
        house.forget()
        before = house.kinds(rossi(house))
        await house.moves_to(DRAFTED)
        await house.moves_to(DUE)
        await house.moves_to(rome("2026-12-04T17:00"))
        assert (house.said_to("marta"), house.said_to("giulia"), house.kinds(rossi(house))) == ([], [], before)


async def test_with_nobody_to_send_it_to_the_office_is_told_and_nothing_goes(tmp_path):
    async with opened(tmp_path / "data", start=MONDAY) as house:
        await house.commands("marta", "invoice rossi 1200 EUR due 14d Homepage")
        await house.presses("marta", "Register")
        await weekly(house)
        await house.commands("marta", "client rossi reader Giulia Bianchi")
        await house.moves_to(DRAFTED)
        assert "Nobody who decides for Rossi SRL can be reached yet." in drafts(house)[-1]
        await house.moves_to(DUE)
        assert not whom((), rossi(house), house.desk)
        assert (sent(house), house.failed()) == ([], [])
        assert any("nobody who decides can be reached, so it was not sent" in said for said in house.said_to("marta"))


async def many(house, count):
    """So many clients with a recap on Friday and a step that is done."""
    await house.commands("marta", "recap rossi off")
    clients = []
    for number in range(count):
        await house.commands("marta", f"client new Client {number:02}")
        clients.append(next(row.client for row in house.desk.clients.where() if row.name == f"Client {number:02}"))
    for client in clients:
        records = [
            Record(ledger=client, facts=StepPlanned(step=f"s{client}", number=1), how="command"),
            Record(ledger=client, facts=StepDone(step=f"s{client}", on=date(2026, 11, 23)), how="command"),
            Record(ledger=client, facts=RecapSet(every="week", weekday=4, minute=17 * 60), how="command"),
        ]
        house.engine.commit(lambda _, records=records: records)
    house.forget()
    return clients


async def test_ten_drafts_at_once_come_one_by_one(monday):
    await many(monday, 10)
    await monday.moves_to(DRAFTED)
    assert len([said for said in monday.said_to("marta") if said.startswith("The recap for Client")]) == 10


async def test_more_drafts_at_once_come_as_one_list_and_each_is_shown_by_its_button(monday):
    await many(monday, 12)
    await monday.moves_to(DRAFTED)
    lines = monday.said_to("marta", buttons=True)[-1].splitlines()
    assert len(monday.said_to("marta")) == 1
    assert lines[0] == "12 recaps are ready to be looked at"
    assert lines[1] == "• Client 00: it goes today at 17:00, unless you say otherwise."
    assert lines[-2] == "[Client 07]"
    await monday.presses("marta", lines[-1].strip("[]"))
    await monday.presses("marta", "Client 09")
    assert monday.said_to("marta")[-2].startswith("The recap for Client 09, as they will get it.")
    await monday.presses("marta", "Skip")
    assert "Client 09: skipped." in monday.said_to("marta")[-1]
    assert await monday.presses("marta", "Client 09") == "This button no longer works."
    assert len([said for said in monday.said_to("marta") if said.startswith("The recap for Client 09")]) == 1


async def test_many_clients_are_done_in_commits_of_at_most_so_many(monday, monkeypatch):
    monkeypatch.setattr(soonest, "AT_ONCE", 5)
    clients = await many(monday, 12)
    monday.clock.move_to(DRAFTED)
    for _ in range(4):
        await monday.ticker.tick()
    assert sorted(row.client for row in monday.desk.recap_drafts.where()) == sorted(clients)


async def test_looking_again_costs_nothing_while_ledgers_stay_as_they_are(monday, monkeypatch):
    await weekly(monday)
    asked = []
    real = recaps.coming
    monkeypatch.setattr(recaps, "coming", lambda client, desk: asked.append(client) or real(client, desk))
    recaps.next_due(monday.desk)
    recaps.next_due(monday.desk)
    assert len(asked) <= 1


async def test_what_was_seen_to_is_not_due_again_at_once(monday):
    await weekly(monday)
    for at in (DRAFTED, DUE):
        await monday.moves_to(at)
        assert recaps.next_due(monday.desk) > at


async def test_three_hundred_statements_are_summed_up_and_all_of_them_are_in_a_file(monday):
    client = rossi(monday)
    records = [
        record
        for number in range(300)
        for record in (
            Record(ledger=client, facts=StepPlanned(step=f"s{number}", number=number + 1), how="command"),
            Record(ledger=client, facts=StepDone(step=f"s{number}", on=date(2026, 11, 23)), how="command"),
        )
    ]
    monday.engine.commit(lambda _: records)
    await weekly(monday)
    await monday.moves_to(DRAFTED)
    await monday.moves_to(DUE)
    lines = last_recap(monday).splitlines()
    done = lines[lines.index("Done") + 1 : lines.index("Waiting for you")]
    assert len(done) == 9
    assert done[-1] == "and 292 more: all of them are in the attached file"
    assert "[document recap.txt]" in lines
    listing = next(data for template, data in monday.drawn if template == "listing")
    assert len([line for line in listing["lines"] if line.startswith("- ")]) == 301
    entry = next(each for each in monday.store.entries(client) if each.core.kind == "recap_sent")
    assert len([line for line in entry.opening.value.shown.splitlines() if line.startswith("- ")]) == 301


async def test_a_new_rhythm_counts_from_when_it_was_set(monday):
    await weekly(monday)
    await monday.moves_to(DRAFTED)
    await monday.moves_to(rome("2026-11-27T15:00"))
    await monday.commands("marta", "recap rossi weekly mon 9:00")
    await monday.moves_to(DUE)
    assert sent(monday) == []
    await monday.moves_to(rome("2026-11-30T09:00"))
    assert sent(monday) == [("2026-11-30", False)]


async def test_rows_of_recaps_that_are_off_go_in_the_end(monday):
    await weekly(monday)
    await monday.moves_to(DRAFTED)
    await monday.commands("marta", "recap rossi off")
    await monday.moves_to(DRAFTED + timedelta(days=70))
    assert monday.desk.recap_drafts.where() == []


async def test_a_step_for_today_is_not_late_in_an_office_whose_evening_is_tomorrow_in_utc(tmp_path):
    late_friday = rome("2026-11-28T03:00")  # six in the evening in Los Angeles
    async with opened(tmp_path / "data", start=late_friday, timezone="America/Los_Angeles") as house:
        await house.commands("marta", "step rossi Home page on 27 Nov")
        today = told(rossi(house), house.desk, 0)
        assert today is not None
        assert [each.kind for each in today.statements] == ["step-to-come"]
        house.clock.move_to(late_friday + timedelta(days=1))
        tomorrow = told(rossi(house), house.desk, 0)
        assert tomorrow is not None
        assert [each.kind for each in tomorrow.statements] == ["step-late"]


async def test_of_a_client_that_was_erased_nothing_is_drafted_any_more(monday):
    await weekly(monday)
    monday.office.eraser.erase(rossi(monday), "client")
    for week in range(3):
        await monday.moves_to(DRAFTED + timedelta(days=7 * week))
    assert (drafts(monday), monday.desk.recap_drafts.where()) == ([], [])
