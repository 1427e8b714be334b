"""What the clock does about complaints: the office is reminded in its hours, the client asked on their days, twice."""

import asyncio
import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.client_day import WORKING_DAY
from bot.core.complaints import ComplaintAdded, ComplaintAnswered, ComplaintAsked, ComplaintClosed, ComplaintOpened
from bot.core.errors import Unreachable
from bot.core.hours import Schedule, parse
from bot.core.ledger import facts_of
from schedules import complaints
from tests.approving import rossi
from tests.handlers.test_complaints import answers, complains, complaint, kinds
from tests.kit import HOURS, MORNING, NOON, House, opened, rome

THEIR_DAY = Schedule(parse(WORKING_DAY, "America/New_York"))
OURS = Schedule(parse(HOURS, "Europe/Rome"))


@pytest.fixture
async def waiting(tmp_path):
    """A complaint that was made at night and is to be answered by 13:00."""
    async with opened(tmp_path / "data") as house:
        await complains(house)
        yield house


def heads(house, name="marta"):
    return [said.splitlines()[0] for said in house.said_to(name)]


async def at(house, *moments):
    for moment in moments:
        await house.moves_to(rome(moment))


async def test_the_office_is_reminded_half_way_and_when_it_is_late_once_each(waiting):
    await at(waiting, "2026-11-27 09:00", "2026-11-27 10:59")
    assert heads(waiting) == ["Complaint: Giulia Bianchi · Rossi SRL (no. 1)"]
    await at(waiting, "2026-11-27 11:00", "2026-11-27 11:30")
    assert heads(waiting)[1:] == ["Half of the time for an answer has passed: Giulia Bianchi · Rossi SRL (no. 1)"]
    await at(waiting, "2026-11-27 13:00", "2026-11-27 13:59")
    assert len(heads(waiting)) == 2  # in the break nobody is reminded
    await at(waiting, "2026-11-27 14:00", "2026-11-30 09:00", "2026-12-01 09:00")
    assert heads(waiting)[2:] == ["The promised answer is late: Giulia Bianchi · Rossi SRL (no. 1)"]


async def test_the_client_is_told_once_that_it_is_late_and_nothing_new_is_promised(waiting):
    await at(waiting, "2026-11-27 13:00", "2026-11-27 15:00", "2026-11-30 09:00")
    said = [each for each in waiting.said_to("giulia") if "was promised" in each]
    assert len(said) == 1
    assert said[0].startswith("The answer to your complaint was promised today at 13:00. It is not here yet")
    assert said[0].endswith("Studio Neri has been reminded.")


async def test_the_client_is_not_told_at_night(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await house.commands("marta", "client rossi set timezone=America/New_York")
        await complains(house)
        await at(house, "2026-11-30 14:59")
        assert not any("was promised" in said for said in house.said_to("giulia"))
        await at(house, "2026-11-30 15:00")
        assert "was promised" in house.last_to("giulia")


async def test_after_an_outage_the_office_has_one_message_that_says_how_late_it_is(waiting):
    await at(waiting, "2026-11-30 10:00")
    assert heads(waiting) == ["The promised answer is late: Giulia Bianchi · Rossi SRL (no. 1)"]


async def test_once_answered_nobody_is_reminded(waiting):
    await at(waiting, "2026-11-27 09:00")
    await answers(waiting)
    count = len(heads(waiting))
    await at(waiting, "2026-11-27 11:00", "2026-11-27 14:00")
    assert len(heads(waiting)) == count


async def test_it_is_asked_twice_and_then_taken_as_settled_and_a_word_opens_it_again(waiting):
    await at(waiting, "2026-11-27 09:00")
    await answers(waiting)
    for day, ask in (("12-01", 1), ("12-04", 2)):
        await at(waiting, f"2026-{day} 08:59")
        assert complaint(waiting).asks == ask - 1
        await at(waiting, f"2026-{day} 09:00")
        assert complaint(waiting).asks == ask
        assert "Is it settled for you?" in waiting.last_to("giulia")
    assert "we will take it as settled" in waiting.last_to("giulia")
    await at(waiting, "2026-12-09 08:59")
    assert complaint(waiting).state == "answered"
    await at(waiting, "2026-12-09 09:00")
    assert (complaint(waiting).state, complaint(waiting).closed_by) == ("closed", None)
    assert waiting.last_to("giulia").startswith("We have not heard from you")
    assert "is taken as settled" in waiting.last_to("marta")
    await waiting.presses("giulia", "Not yet")
    await waiting.writes("giulia", "I was away.")
    assert complaint(waiting).state == "open"


async def test_that_it_is_settled_the_office_hears_in_its_hours(waiting):
    await at(waiting, "2026-11-27 09:00")
    await answers(waiting)
    await at(waiting, "2026-11-27 22:00")
    await waiting.writes("giulia", "settled")
    assert complaint(waiting).state == "closed"
    assert not any(", is settled" in said for said in waiting.said_to("marta"))
    await at(waiting, "2026-11-30 09:00", "2026-12-01 09:00")
    assert [said for said in waiting.said_to("marta") if said.startswith("Rossi SRL: complaint no. 1")] == [
        "Rossi SRL: complaint no. 1, “The logo is upside down.”, is settled; the client says so."
    ]
    assert waiting.desk.complained.where() == []


async def test_opened_again_the_same_night_it_is_a_complaint_in_the_morning(waiting):
    await at(waiting, "2026-11-27 09:00")
    await answers(waiting)
    await at(waiting, "2026-11-27 22:00")
    await waiting.writes("giulia", "settled")
    await waiting.writes("giulia", "not yet")
    await waiting.writes("giulia", "It turned again.")
    await at(waiting, "2026-11-30 09:00")
    assert not any(", is settled" in said for said in waiting.said_to("marta"))
    assert "It turned again." in waiting.last_to("marta")
    assert (complaint(waiting).state, len(waiting.desk.complained.where())) == ("open", 1)


async def test_a_client_whom_no_question_reached_has_not_left_it_unanswered(waiting):
    await at(waiting, "2026-11-27 09:00")
    await answers(waiting)
    waiting.telegram.scripts["telegram:7"].extend([Unreachable("blocked")] * 9)
    await at(waiting, "2026-12-01 09:00", "2026-12-04 09:00", "2026-12-09 09:00", "2026-12-24 09:00")
    assert complaint(waiting).state == "answered"


async def test_a_payments_dispute_that_is_not_decided_is_brought_up_when_all_else_is_settled(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await house.commands("marta", "invoice rossi 1200 EUR due 14d Homepage")
        await house.presses("marta", "Register")
        await house.presses("giulia", "There is a problem")
        await house.writes("giulia", "The second page is missing.")
        assert kinds(house) == ["complaint_opened"]
        assert [said for said in house.said_to("marta") if "second page" in said] == [house.last_to("marta")]
        assert house.last_to("giulia").startswith(
            "Thank you for telling us. What you say about no. 1 has been received as a complaint."
        )
        await answers(house)
        await house.presses("giulia", "Yes, settled")
        decide = house.said_to("marta", buttons=True)[-1].splitlines()
        assert decide[0] == "Settled, but the payment is still for you to decide: Rossi SRL (no. 1)"
        assert decide[-1] == "[All of it is due] [Send no reminders]"
        await house.presses("marta", "Send no reminders")
        request = next(iter(house.desk.client(rossi(house)).payments.requests.values()))
        assert (request.disputed, request.disputed_cents) == (False, 120000)
        assert kinds(house)[-1] == "complaint_closed"


async def test_about_a_disputed_payment_that_was_withdrawn_there_is_nothing_left_to_decide(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await house.commands("marta", "invoice rossi 1200 EUR due 14d Homepage")
        await house.presses("marta", "Register")
        await house.presses("giulia", "There is a problem")
        await house.writes("giulia", "The second page is missing.")
        await answers(house)
        await house.commands("marta", "invoice 1 withdraw")
        await house.presses("giulia", "Yes, settled")
        assert not any(head.startswith("Settled, but the payment") for head in heads(house))


async def test_deciding_about_the_payment_leaves_the_complaint_to_be_answered(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        for what in ("1200 EUR due 14d Homepage", "80 EUR due 14d Icons"):
            await house.commands("marta", f"invoice rossi {what}")
            await house.presses("marta", "Register")
            await house.presses("giulia", "There is a problem")
            await house.writes("giulia", f"{what} is wrong.")
        assert kinds(house) == ["complaint_opened", "complaint_added"]
        await house.presses("marta", "No. 2 · All of it is due")
        shown = house.said_to("marta", buttons=True)[-1]
        assert "Payment no. 2, Icons: all of it is due" in shown
        assert "[Admitted]" in shown
        requests = house.desk.client(rossi(house)).payments.requests.values()
        assert [each.disputed for each in requests] == [True, False]
        assert complaint(house).state == "open"


async def test_ten_thousand_clients_without_a_complaint_cost_the_clock_nothing(waiting):
    await waiting.moves_to(MORNING)
    complaints.next_due(waiting.desk)
    desk, asked = waiting.desk, []
    desk.client = lambda client: asked.append(client) or waiting.desk.client(client)
    complaints.next_due(desk)
    assert set(asked) == {rossi(waiting)}


class Walk:
    """Months in which everybody does anything; what must then be so."""

    def __init__(self, house):
        self.house = house

    async def walks(self, deeds):
        await self.house.furnished()
        await self.house.commands("marta", "client rossi set timezone=America/New_York")
        for deed, hours in deeds:
            for _ in range(hours):
                await self.house.moves_to(self.house.clock.now() + timedelta(hours=1))
            await getattr(self, deed)()
        assert self.house.failed() == []
        self.checks()

    async def complain(self):
        await self.house.commands("giulia", "complaint It is wrong.")

    async def answer(self):
        await self.house.commands("marta", "complaint rossi answer explained This is how it was.")

    async def settle(self):
        await self.house.writes("giulia", "settled")

    async def not_yet(self):
        await self.house.writes("giulia", "not yet")
        await self.house.writes("giulia", "Something is missing.")

    async def nothing(self):
        pass

    def checks(self):
        asks = 0
        for entry in self.house.store.entries(rossi(self.house)):
            facts = facts_of(entry.core)
            if isinstance(facts, ComplaintOpened | ComplaintAdded | ComplaintAnswered):
                asks = 0
            elif isinstance(facts, ComplaintAsked):
                asks += 1
                assert facts.ask == asks <= 2
                assert THEIR_DAY.is_open(entry.core.at)
            elif isinstance(facts, ComplaintClosed) and facts.contact is None:
                assert asks == 2
                assert THEIR_DAY.is_open(entry.core.at)
        sent = self.house.desk.outbox.where()
        cards = [row for row in sent if row.id.startswith("complaint-")]
        assert all(OURS.is_open(row.at) for row in cards)
        lates = [row for row in sent if row.id.startswith("late:")]
        assert all(THEIR_DAY.is_open(row.at) for row in lates)
        once = Counter(row.id.rpartition(":")[0] for row in cards if not row.id.startswith("complaint-shown"))
        assert set(once.values()) <= {1}


DEEDS = st.sampled_from(["complain", "answer", "answer", "settle", "not_yet", "nothing", "nothing"])


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(DEEDS, st.integers(0, 90)), min_size=3, max_size=10), st.sampled_from(["10-20", "03-20"]))
def test_whatever_happens_it_is_asked_twice_at_most_and_never_outside_the_clients_day(deeds, day):
    folder = Path(tempfile.mkdtemp())

    async def run():
        house = House(folder / "data", start=rome(f"2026-{day} 16:00"))
        try:
            await Walk(house).walks([("complain", 0), *deeds, ("answer", 3), ("nothing", 200)])
        finally:
            await house.stops()

    try:
        asyncio.run(run())
    finally:
        shutil.rmtree(folder)
