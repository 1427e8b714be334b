"""Calls in plain words: a number counts at once, a day and an hour are read back first."""

import pytest

from tests.approving import shared
from tests.handlers.test_appointments import TUESDAY, calls_can_be_had, entries, kinds, starts
from tests.kit import GROUP, NOON, opened, rome

HOUR = rome("2026-12-01T15:00")


@pytest.fixture
async def noon(tmp_path):
    """A Friday; calls can be had on Tuesdays and Thursdays, and Giulia was offered three times."""
    async with opened(tmp_path / "data", start=NOON) as house:
        await calls_can_be_had(house)
        await house.writes("giulia", "call")
        yield house


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("1", "2026-12-01T15:00"),
        ("2.", "2026-12-03T15:00"),
        ("the second", "2026-12-03T15:00"),
        ("La terza", "2026-12-08T15:00"),
        ("il primo", "2026-12-01T15:00"),
    ],
)
async def test_a_number_is_taken_at_its_word(noon, words, at):
    await noon.writes("giulia", words)
    assert starts(noon) == [rome(at)]
    assert entries(noon)[0].core.how == "typed"
    assert entries(noon)[0].opening.value.words == words


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("martedì alle 15", "on Tuesday 1 December at 15:00"),
        ("Tuesday at 3", "on Tuesday 1 December at 15:00"),
        ("giovedì", "on Thursday 3 December at 15:00"),
        ("Thursday, please", "on Thursday 3 December at 15:00"),
        ("1 dicembre alle 16:30", "on Tuesday 1 December at 16:30"),
        ("10 December at 4pm", "on Thursday 10 December at 16:00"),
    ],
)
async def test_a_day_and_an_hour_are_read_back_and_count_after_a_yes(noon, words, when):
    await noon.writes("giulia", words)
    assert noon.said_to("giulia", buttons=True)[-1] == (
        f"Shall I arrange the call {when}?\n[Yes, please] [Other times]"
    )
    assert kinds(noon) == []
    await noon.writes("giulia", "sì")
    assert noon.last_to("giulia").startswith(f"The call is arranged: Studio Neri calls Giulia Bianchi {when}, ")


async def test_what_was_read_back_can_be_confirmed_by_its_button_or_left(noon):
    await noon.writes("giulia", "martedì alle 15")
    await noon.writes("giulia", "no")
    assert "1. on Tuesday 1 December at 16:00" in noon.last_to("giulia")
    await noon.writes("giulia", "giovedì alle 16")
    await noon.presses("giulia", "Yes, please")
    assert starts(noon) == [rome("2026-12-03T16:00")]


@pytest.mark.parametrize(
    "words", ["lunedì alle 15", "martedì alle 19", "1 dicembre alle 14:45", "today at 15:00", "3 May at 15:00"]
)
async def test_a_time_that_is_not_free_is_answered_with_those_that_are(noon, words):
    await noon.writes("giulia", words)
    assert noon.last_to("giulia").splitlines()[:2] == [
        "That time is not free. These are:",
        "1. on Tuesday 1 December at 15:00",
    ]
    assert kinds(noon) == []


async def test_a_time_that_somebody_else_has_is_not_free(noon):
    await noon.commands("paolo", f"start {await noon.invitation('new Zucca SNC')}")
    await noon.commands("paolo", "call")
    await noon.presses("paolo", TUESDAY)
    await noon.writes("giulia", "1")
    assert noon.last_to("giulia").startswith("That time has just been taken. These are free:")
    await noon.writes("giulia", "1 dicembre alle 15")
    assert noon.last_to("giulia").startswith("That time is not free. These are:")
    await noon.writes("giulia", "1")
    assert starts(noon) == [rome("2026-12-01T15:30")]


async def test_an_hour_that_fits_several_of_them_or_a_number_too_high_is_asked_about(noon):
    await noon.writes("giulia", "alle 15")
    assert noon.last_to("giulia") == "Please write the number of one of the times, or a day with its hour."
    await calls_can_be_had(noon, "hours calls 2026 Dec 01 15:00-16:00")
    await noon.writes("giulia", "call")
    await noon.writes("giulia", "3")
    assert noon.last_to("giulia") == "Please write the number of one of the times, or a day with its hour."
    assert kinds(noon) == []


async def test_hours_are_the_clients_own(noon):
    await noon.commands("marta", "client rossi set timezone=Europe/London")
    await noon.writes("giulia", "martedì alle 14")
    assert "on Tuesday 1 December at 14:00 (15:00 Rome time)?" in noon.last_to("giulia")
    await noon.writes("giulia", "yes")
    assert starts(noon) == [HOUR]


async def test_other_times_and_none_can_be_said(noon):
    await noon.writes("giulia", "altri orari")
    assert "1. on Tuesday 1 December at 16:00" in noon.last_to("giulia")
    await noon.writes("giulia", "none of them")
    assert "none of the times on offer suits me" in noon.last_to("marta")


@pytest.mark.parametrize(
    "words",
    [
        "Martedì non posso, e poi ho una domanda",
        "1 of the pictures is missing",
        "Shall we talk about the homepage?",
        "Tuesday is fine for the photos",
        "no",
        "ok",
    ],
)
async def test_an_ordinary_sentence_goes_to_the_office(noon, words):
    await noon.writes("giulia", words)
    assert words in noon.last_to("marta")
    assert kinds(noon) == []


async def test_a_day_later_a_number_alone_means_nothing_any_more(noon):
    await noon.moves_to(rome("2026-11-30T12:00"))
    await noon.writes("giulia", "1")
    assert kinds(noon) == []
    assert "1" in noon.last_to("marta").splitlines()


async def test_in_a_shared_chat_an_answer_to_the_offer_counts_and_nothing_else(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await calls_can_be_had(house)
        await shared(house)
        await house.writes("giulia", "call", GROUP, addressed=True)
        message = list(house.wall(GROUP.id))[-1]
        await house.writes("giulia", "2", GROUP)
        assert kinds(house) == []
        await house.writes("paolo", "2", GROUP, reply_to=message)
        assert kinds(house) == []
        await house.writes("giulia", "2", GROUP, reply_to=message)
        assert starts(house) == [rome("2026-12-03T15:00")]
        made = list(house.wall(GROUP.id))[-1]
        await house.writes("giulia", "annulla", GROUP, reply_to=made)
        assert kinds(house) == ["appointment_made", "appointment_cancelled"]


async def test_in_answer_to_a_call_that_is_arranged_it_can_be_moved_and_cancelled(noon):
    await noon.writes("giulia", "1")
    await noon.writes("giulia", "another time", reply_to=noon.last_id("giulia"))
    await noon.writes("giulia", "2")
    assert starts(noon) == [HOUR, rome("2026-12-03T15:00")]
    made = noon.last_id("giulia")
    await noon.writes("giulia", "cancel", reply_to=made)
    await noon.writes("giulia", "cancel", reply_to=made)
    assert noon.last_to("giulia") == "That call is no longer planned."
    assert kinds(noon) == ["appointment_made", "appointment_made", "appointment_cancelled"]


async def test_a_member_who_answers_such_a_message_in_a_shared_chat_talks_to_the_client(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await calls_can_be_had(house)
        await shared(house)
        await house.writes("giulia", "call", GROUP, addressed=True)
        await house.writes("marta", "Tuesday is best for me", GROUP, reply_to=list(house.wall(GROUP.id))[-1])
        assert house.said_to("marta") == []
