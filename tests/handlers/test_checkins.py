"""`/checkin`: what the office sets, asks at once, and sees of a client's year."""

from datetime import date, timedelta

import pytest

from bot.core.appointments import AppointmentMade
from bot.core.checkins import CheckinAnswered, CheckinAsked
from bot.core.errors import Unreachable
from bot.messages import checkin_picture
from bot.messages.parts import office_reader
from tests.approving import rossi
from tests.checking_in import (
    asked_at,
    asks_now,
    complains,
    facts,
    is_content,
    owes,
    pays,
    questions,
    records,
)
from tests.kit import NOON, opened, rome

DAY = timedelta(days=1)


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


def every(house):
    return house.desk.client(rossi(house)).touch.checkins.every_days


async def test_nobody_is_asked_until_the_office_wants_it(noon):
    await noon.commands("marta", "checkin rossi")
    assert noon.last_to("marta").splitlines() == [
        "Rossi SRL",
        "Not asked how it is going. To begin: /checkin NAME every 30d",
        "No call is on record yet.",
        "No answers yet.",
    ]
    await noon.moves_to(NOON + 50 * DAY)
    assert questions(noon) == []


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("on", 30),
        ("attiva", 30),
        ("every 30d", 30),
        ("every 45 days", 45),
        ("ogni 30g", 30),
        ("ogni 60 giorni", 60),
        ("every month", 30),
        ("ogni mese", 30),
        ("6 weeks", 42),
        ("ogni 5 settimane", 35),
        ("90", 90),
        ("EVERY 365 D", 365),
    ],
)
async def test_how_often_can_be_said_in_both_languages(noon, typed, days):
    await noon.commands("marta", f"checkin rossi {typed}")
    assert every(noon) == days
    assert noon.last_to("marta").startswith(
        f"From now on Rossi SRL is asked how it is going.\nAsked every {days} days how it is going.\nNext: on "
    )


@pytest.mark.parametrize("typed", ["every 29d", "every 0d", "ogni 4 settimane", "1", "every day", "every week"])
async def test_more_often_than_every_thirty_days_is_refused_kindly(noon, typed):
    await noon.commands("marta", f"checkin rossi {typed}")
    assert noon.last_to("marta") == (
        "Asked more often, people soon stop answering. 30 days is the least: /checkin rossi every 30d"
    )
    assert facts(noon, "checkins_set") == []


@pytest.mark.parametrize("typed", ["every 366d", "every 999999 months", "500"])
async def test_less_often_than_once_a_year_is_refused(noon, typed):
    await noon.commands("marta", f"checkin rossi {typed}")
    assert noon.last_to("marta").startswith("365 days is the most")


@pytest.mark.parametrize(
    "typed",
    [
        "rossi often",
        "rossi every",
        "rossi every -30d",
        "rossi every 1e3d",
        "rossi calls",
        "",
        "rossi every 12345678d",
        "rossi every 30.5d",
    ],
)
async def test_a_half_typed_command_is_answered_with_examples(noon, typed):
    await noon.commands("marta", f"checkin {typed}")
    assert noon.last_to("marta").startswith("Write it like this: /checkin rossi, /checkin rossi every 30d")


async def test_an_unknown_client_is_answered_with_the_nearest_one(noon):
    await noon.commands("marta", "checkin rosso on")
    assert "Rossi SRL" in noon.last_to("marta")


async def test_a_client_cannot_give_the_command(noon):
    await noon.commands("giulia", "checkin rossi on")
    assert every(noon) is None


async def test_it_can_be_switched_off_and_saying_it_twice_is_one_entry(noon):
    for typed in ("on", "on", "spegni", "off"):
        await noon.commands("marta", f"checkin rossi {typed}")
    assert [each.every_days for each in facts(noon, "checkins_set")] == [30, None]
    assert noon.last_to("marta").startswith("Rossi SRL is no longer asked how it is going.\nNot asked")


async def test_asked_now_the_question_has_five_answers_in_words_one_below_the_other(noon):
    await asks_now(noon)
    (said,) = noon.said_to("giulia", buttons=True)
    assert said.splitlines() == [
        "Studio Neri would like to know: how is it going with us, from 1 (very bad) to 5 (very good)?",
        "[1 · very bad]",
        "[2 · bad]",
        "[3 · neither good nor bad]",
        "[4 · good]",
        "[5 · very good]",
    ]
    assert noon.last_to("marta") == "Rossi SRL is asked now."
    assert asked_at(noon) == [NOON]


async def test_asked_now_a_second_time_within_thirty_days_says_why_not(noon):
    await asks_now(noon)
    await noon.moves_to(NOON + 29 * DAY)
    await asks_now(noon)
    assert noon.last_to("marta") == (
        "Rossi SRL was asked on Friday 27 November. It can be asked again from Sunday 27 December on."
    )
    await noon.moves_to(NOON + 30 * DAY)
    await asks_now(noon)
    assert len(asked_at(noon)) == 2


async def test_while_something_hurts_nothing_is_asked_and_the_office_is_told_what(noon):
    complains(noon)
    await asks_now(noon)
    assert noon.last_to("marta").startswith("Rossi SRL has an open complaint.")
    is_content(noon)
    owes(noon, date(2026, 11, 26))
    await asks_now(noon)
    assert noon.last_to("marta").startswith("A payment of Rossi SRL is overdue.")
    assert questions(noon) == []
    pays(noon)
    await asks_now(noon)
    assert len(questions(noon)) == 1


async def test_what_is_due_today_is_not_overdue(noon):
    owes(noon, date(2026, 11, 27))
    await asks_now(noon)
    assert len(questions(noon)) == 1


async def test_where_nobody_can_be_reached_the_office_is_told_so(noon):
    await noon.commands("marta", "client new Zucca SNC")
    await noon.commands("marta", "checkin zucca now")
    assert noon.last_to("marta") == "Nobody who decides for Zucca SNC can be reached yet."
    await noon.commands("marta", "checkin zucca on")
    assert "Nobody who decides for this client can be reached yet." in noon.last_to("marta")


async def test_a_client_who_has_blocked_the_bot_does_not_count_as_asked(noon):
    noon.telegram.scripts["telegram:7"].append(Unreachable("blocked"))
    await asks_now(noon)
    assert asked_at(noon) == []
    assert any("Rossi SRL" in said for said in noon.said_to("marta"))
    await noon.moves_to(NOON + DAY)
    await asks_now(noon)
    assert asked_at(noon) == [NOON + DAY]


async def test_a_call_is_on_record_with_what_was_typed(noon):
    await noon.commands("marta", "checkin rossi talked, about the launch")
    (entry,) = [each for each in noon.store.entries(rossi(noon)) if each.core.kind == "called_in_person"]
    assert entry.opening.value.words == "/checkin rossi talked, about the launch"
    assert noon.last_to("marta").splitlines()[0] == "Noted: you have talked to Rossi SRL."
    assert "Last talked to: Friday 27 November." in noon.last_to("marta")


async def test_an_appointment_that_was_kept_counts_as_talked(noon):
    ends_at = NOON + timedelta(hours=1)
    records(noon, AppointmentMade(appointment="n1", contact="c1", starts_at=NOON, ends_at=ends_at))
    await noon.commands("marta", "checkin rossi")
    assert "No call is on record yet." in noon.last_to("marta")
    await noon.moves_to(ends_at)
    await noon.commands("marta", "checkin rossi")
    assert "Last talked to: Friday 27 November." in noon.last_to("marta")


async def test_at_a_glance_there_are_the_last_scores_and_the_picture_of_a_year(noon):
    for number, (at, score) in enumerate([("2026-11-27 12:00", 3), ("2027-01-15 10:00", 5), ("2027-01-31 23:30", 4)]):
        noon.clock.move_to(rome(at))
        records(noon, CheckinAsked(checkin=f"h{number}"))
        contact = noon.desk.client(rossi(noon)).approvers[0]
        records(noon, CheckinAnswered(checkin=f"h{number}", contact=contact, score=score))
    await noon.commands("marta", "checkin rossi")
    assert noon.last_to("marta").splitlines()[3:] == [
        "• Sunday 31 January: 4 · good (Giulia Bianchi)",
        "• Friday 15 January: 5 · very good (Giulia Bianchi)",
        "• Friday 27 November 2026: 3 · neither good nor bad (Giulia Bianchi)",
        "[photo how-it-is-going.png]",
    ]
    template, data = noon.drawn[-1]
    assert (template, data["title"], data["subtitle"]) == ("scores", "Rossi SRL", "February 2026 to January 2027")
    assert [month["label"] for month in data["months"]][-3:] == ["Nov", "Dec", "Jan"]
    assert [list(month["scores"]) for month in data["months"]] == [[]] * 9 + [[3], [], [5, 4]]
    assert data["levels"] == ("very bad", "bad", "neither good nor bad", "good", "very good")


async def test_in_italian_the_picture_has_italian_months(tmp_path):
    async with opened(tmp_path / "data", start=NOON, language="it") as house:
        picture = checkin_picture.picture(house.desk, office_reader(house.desk), rossi(house), "Rossi SRL")
        assert picture.data["subtitle"] == "dicembre 2025 – novembre 2026"  # noqa: RUF001  as dates are set
        assert [month["label"] for month in picture.data["months"]][:3] == ["dic", "gen", "feb"]
        assert picture.alt.endswith("Nessuna risposta in questi dodici mesi")


async def test_in_italian_the_office_is_spoken_to_in_italian(tmp_path):
    async with opened(tmp_path / "data", start=NOON, language="it") as house:
        await house.commands("marta", "comeva rossi ogni 30g")
        assert house.last_to("marta").splitlines()[:2] == [
            "D'ora in poi si chiede a Rossi SRL come va.",
            "Gli si chiede come va ogni 30 giorni.",
        ]
        await house.commands("marta", "comeva rossi adesso")
        assert house.said_to("giulia", buttons=True)[-1].splitlines() == [
            "Studio Neri vorrebbe sapere: come va con noi, da 1 (molto male) a 5 (molto bene)?",
            "[1 · molto male]",
            "[2 · male]",
            "[3 · così così]",
            "[4 · bene]",
            "[5 · molto bene]",
        ]
