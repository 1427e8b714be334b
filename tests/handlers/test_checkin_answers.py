"""How a client says how it is: by button or in words, until the next question, never for the wrong one."""

from datetime import timedelta

import pytest

from bot.core.events import Pressed
from tests.approving import rossi
from tests.checking_in import asked_at, asks_now, facts, questions, scores
from tests.kit import GROUP, NOON, opened, rome

DAY = timedelta(days=1)
THANKS = "Thank you, it is noted."
BETTER = (
    "Thank you for saying so. What should be better? One sentence is enough: I will pass it on to Studio Neri as a "
    "complaint, and tell you at once when to expect an answer."
)


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def asked(noon):
    await asks_now(noon)
    return noon


def answers(house):
    """Score and words of each answer on record."""
    found = [each for each in house.store.entries(rossi(house)) if each.core.kind == "checkin_answered"]
    return [(each.opening.value.shown, each.opening.value.words) for each in found]


def complaints(house):
    """The words of each complaint, and where it came from."""
    found = [each for each in house.store.entries(rossi(house)) if each.core.kind.startswith("complaint_")]
    return [each.opening.value.words for each in found]


async def test_the_card_becomes_the_answer_with_thanks_and_the_office_hears_of_it(asked):
    assert await asked.presses("giulia", "5 · very good") == ""
    assert questions(asked)[-1].splitlines()[1:] == [
        "Your answer: 5 · very good",
        "Thank you. It can be changed until the next question.",
        "[Change my answer]",
    ]
    assert answers(asked) == [("5 · very good", None)]
    assert asked.last_to("marta") == "Giulia Bianchi (Rossi SRL) on how it is going: 5 · very good"


async def test_an_answer_can_be_changed_and_both_are_on_record(asked):
    await asked.presses("giulia", "4 · good")
    await asked.presses("giulia", "Change my answer")
    assert "[1 · very bad]" in questions(asked)[-1]
    await asked.presses("giulia", "5 · very good")
    assert scores(asked) == [4, 5]
    assert [each.score for each in asked.desk.client(rossi(asked)).touch.checkins.scores] == [5]


async def test_pressed_twice_it_is_on_record_once(asked):
    chat = "telegram:7"
    message, button = asked.button(chat, "4 · good")
    for _ in range(2):
        await asked.receives(asked.deed(Pressed, "giulia", message=message, token=button.token, choice=button.choice))
    assert scores(asked) == [4]
    assert sum("how it is going: 4" in said for said in asked.said_to("marta")) == 1


@pytest.mark.parametrize(
    ("text", "score"),
    [("4", 4), ("4 – all fine", 4), ("molto bene", 5), ("Good, thanks", 4), ("5, you were quick", 5)],  # noqa: RUF001
)
async def test_in_words_it_need_not_be_a_reply_in_a_private_chat(asked, text, score):
    await asked.writes("giulia", text)
    assert scores(asked) == [score]
    assert asked.last_to("giulia") == THANKS
    assert f"Your answer: {score} · " in questions(asked)[-1]
    assert asked.desk.messages.where() == []


async def test_words_beside_the_score_are_on_record_and_the_office_reads_them(asked):
    await asked.writes("giulia", "4 – the logo is nice")  # noqa: RUF001  as typed
    assert answers(asked) == [("4 · good", "4 – the logo is nice")]  # noqa: RUF001
    assert asked.last_to("marta").splitlines() == [
        "Giulia Bianchi (Rossi SRL) on how it is going: 4 · good",
        "4 – the logo is nice",  # noqa: RUF001
    ]


async def test_a_reply_may_say_it_more_loosely(asked):
    await asked.writes("giulia", "4 the logo is nice", reply_to=asked.last_id("giulia"))
    assert scores(asked) == [4]


@pytest.mark.parametrize("text", ["4 pages are ready", "good morning", "6", "When is the launch?"])
async def test_what_is_no_answer_goes_to_the_office_as_any_message(asked, text):
    await asked.writes("giulia", text)
    assert scores(asked) == []
    assert [held.text for held in asked.desk.messages.where()] == [text]


async def test_after_a_week_a_bare_number_is_taken_as_an_answer_only_in_a_reply(asked):
    question = asked.last_id("giulia")
    await asked.moves_to(NOON + 10 * DAY)
    await asked.writes("giulia", "4")
    assert scores(asked) == []
    await asked.writes("giulia", "4", reply_to=question)
    assert scores(asked) == [4]


async def test_once_somebody_of_the_office_has_written_a_bare_number_is_for_them(asked):
    await asked.writes("giulia", "Which of the colours?")
    await asked.moves_to(NOON + timedelta(minutes=5))
    await asked.writes("marta", "How many do you need?", reply_to=asked.last_id("marta"))
    await asked.writes("giulia", "4")
    assert scores(asked) == []
    assert asked.desk.messages.where()[-1].text == "4"


async def test_answered_after_a_month_it_still_counts_as_long_as_no_newer_question_was_asked(asked):
    await asked.moves_to(NOON + 45 * DAY)
    await asked.presses("giulia", "3 · neither good nor bad")
    assert scores(asked) == [3]


async def test_on_an_old_card_nothing_is_recorded_for_the_wrong_question(asked):
    first = asked.last_id("giulia")
    old = asked.button("telegram:7", "1 · very bad")
    await asked.moves_to(NOON + 31 * DAY)
    await asks_now(asked)
    assert len(asked_at(asked)) == 2
    event = asked.deed(Pressed, "giulia", message=old[0], token=old[1].token, choice=old[1].choice)
    toast = await asked.receives(event)
    assert toast.text == "There is a newer question now. Please answer that one; nothing was recorded here."
    await asked.writes("giulia", "1", reply_to=first)
    assert asked.last_to("giulia") == toast.text
    assert scores(asked) == []
    assert questions(asked)[0].splitlines()[1:] == ["There is a newer question now, so this one is closed."]
    await asked.writes("giulia", "1 – the page is late", reply_to=first)  # noqa: RUF001  as typed
    assert [held.text for held in asked.desk.messages.where()] == ["1 – the page is late"]  # noqa: RUF001
    await asked.presses("giulia", "4 · good")
    assert [(each.checkin, each.score) for each in facts(asked, "checkin_answered")] == [
        (facts(asked, "checkin_asked")[1].checkin, 4)
    ]


@pytest.mark.parametrize("label", ["1 · very bad", "2 · bad"])
async def test_after_a_low_score_one_kind_line_asks_what_should_be_better(asked, label):
    await asked.presses("giulia", label)
    assert asked.said_to("giulia", buttons=True)[-1].splitlines() == [
        BETTER,
        "[Pass it on] [Leave it]",
    ]
    assert complaints(asked) == []


async def test_the_sentence_that_follows_opens_a_complaint(asked):
    await asked.presses("giulia", "2 · bad")
    await asked.writes("giulia", "The page is late, again.")
    assert complaints(asked) == ["The page is late, again."]
    (opened_,) = facts(asked, "complaint_opened")
    assert (opened_.source, opened_.contact) == ("checkin", asked.desk.client(rossi(asked)).approvers[0])
    assert "Passed on to Studio Neri as a complaint." in asked.said_to("giulia")
    await asked.writes("giulia", "And one more thing")
    assert complaints(asked) == ["The page is late, again."]


async def test_passed_on_by_button_what_was_said_beside_the_score_is_the_complaint(asked):
    await asked.writes("giulia", "2 – the page is late")  # noqa: RUF001  as typed
    assert complaints(asked) == []
    assert "Shall I pass it on" in asked.last_to("giulia")
    await asked.presses("giulia", "Pass it on")
    assert complaints(asked) == ["the page is late"]


async def test_pressed_twice_it_is_one_complaint(asked):
    await asked.presses("giulia", "1 · very bad")
    message, button = asked.button("telegram:7", "Pass it on")
    toasts = [
        await asked.receives(asked.deed(Pressed, "giulia", message=message, token=button.token, choice="pass"))
        for _ in range(2)
    ]
    assert [toast.text for toast in toasts] == ["", "It has already been passed on."]
    assert complaints(asked) == ["very bad"]


@pytest.mark.parametrize("no", ["no thanks", "No, grazie.", "niente"])
async def test_whoever_wants_no_complaint_opens_none(asked, no):
    await asked.presses("giulia", "2 · bad")
    await asked.writes("giulia", no)
    assert asked.last_to("giulia") == THANKS
    assert complaints(asked) == []
    assert "It is noted, and not passed on as a complaint." in asked.said_to("giulia")


async def test_left_by_button_it_is_no_complaint_either(asked):
    await asked.presses("giulia", "2 · bad")
    await asked.presses("giulia", "Leave it")
    assert asked.last_to("giulia") == "It is noted, and not passed on as a complaint."
    await asked.writes("giulia", "Hello")
    assert complaints(asked) == []


async def test_once_the_score_is_good_again_a_sentence_is_an_ordinary_message(asked):
    await asked.presses("giulia", "2 · bad")
    await asked.writes("giulia", "4")
    await asked.writes("giulia", "Sorry, I was in a hurry")
    assert (scores(asked), complaints(asked)) == ([2, 4], [])
    assert [held.text for held in asked.desk.messages.where()] == ["Sorry, I was in a hurry"]


async def test_a_day_later_only_a_reply_is_the_complaint(asked):
    await asked.presses("giulia", "2 · bad")
    question = asked.last_id("giulia")
    await asked.moves_to(NOON + DAY + timedelta(hours=1))
    await asked.writes("giulia", "Shall we meet?")
    assert complaints(asked) == []
    await asked.writes("giulia", "The page is late", reply_to=question)
    assert complaints(asked) == ["The page is late"]


async def test_plain_words_for_us_are_no_complaint(asked):
    await asked.presses("giulia", "2 · bad")
    await asked.writes("giulia", "hours")
    assert complaints(asked) == []


async def test_after_a_three_it_is_asked_what_would_make_it_better_and_the_office_gets_the_words(asked):
    await asked.presses("giulia", "3 · neither good nor bad")
    assert asked.last_to("giulia").startswith("Thank you. If you like, tell me in a sentence what would make it a 4")
    await asked.writes("giulia", "Fewer meetings")
    assert complaints(asked) == []
    assert "Fewer meetings" in asked.last_to("marta")


async def test_the_office_reads_what_it_was_before(asked):
    await asked.presses("giulia", "3 · neither good nor bad")
    await asked.moves_to(NOON + 31 * DAY)
    await asks_now(asked)
    await asked.moves_to(NOON + 31 * DAY + timedelta(minutes=1))
    await asked.presses("giulia", "5 · very good")
    await asked.moves_to(NOON + 33 * DAY)
    assert asked.last_to("marta").endswith("on how it is going: 5 · very good (before: 3)")


async def test_at_night_the_office_hears_of_it_when_it_opens_and_of_what_still_stands(asked):
    await asked.moves_to(rome("2026-11-27 21:00"))
    before = len(asked.said_to("marta"))
    await asked.presses("giulia", "3 · neither good nor bad")
    await asked.presses("giulia", "Change my answer")
    await asked.presses("giulia", "4 · good")
    assert len(asked.said_to("marta")) == before
    await asked.moves_to(rome("2026-11-30 08:59"))
    assert len(asked.said_to("marta")) == before
    await asked.restarts()
    await asked.moves_to(rome("2026-11-30 09:00"))
    assert asked.said_to("marta")[before:] == ["Giulia Bianchi (Rossi SRL) on how it is going: 4 · good"]
    assert asked.desk.unheard.where() == []


@pytest.fixture
async def room(noon):
    """Zucca SNC, whose people are in a shared chat only: Paolo decides, Anna reads along; the question hangs there."""
    await noon.commands("marta", "client new Zucca SNC")
    await noon.joins("marta")
    await noon.presses("marta", "This is Zucca SNC")
    for name in ("paolo", "anna"):
        await noon.writes(name, "good day", GROUP)
    await noon.commands("marta", "client zucca approver Paolo Verdi")
    await noon.commands("marta", "checkin zucca now")
    return noon


def zucca(house):
    (client,) = [row.client for row in house.desk.clients.where() if row.name == "Zucca SNC"]
    return [each.score for each in house.desk.client(client).touch.checkins.scores]


async def test_whoever_reads_along_is_told_kindly_that_others_answer(room):
    assert await room.presses("anna", "1 · very bad", GROUP) == "Whoever decides on your side can answer."
    question = list(room.wall(GROUP.id))[-1]
    await room.writes("anna", "1", GROUP, reply_to=question, addressed=True)
    assert zucca(room) == []


async def test_in_a_shared_chat_everybody_who_decides_can_answer_and_the_names_stand_there(room):
    await room.presses("paolo", "4 · good", GROUP)
    await room.commands("marta", "client zucca approver Anna Blu")
    question = next(message for message, sent in room.wall(GROUP.id).items() if "how is it going" in str(sent))
    await room.writes("anna", "5", GROUP, addressed=True)
    assert zucca(room) == [4]
    await room.writes("anna", "5", GROUP, reply_to=question, addressed=True)
    assert zucca(room) == [4, 5]
    (card,) = questions(room, GROUP.id)
    assert card.splitlines()[1:5] == [
        "Paolo Verdi: 4 · good",
        "Anna Blu: 5 · very good",
        "Thank you. It can be changed until the next question.",
        "[1 · very bad]",
    ]


async def test_somebody_elses_client_cannot_press(room):
    await room.presses("giulia", "1 · very bad", GROUP)
    assert zucca(room) == []


async def test_an_answer_survives_a_restart_between_question_and_press(asked):
    await asked.restarts()
    await asked.presses("giulia", "4 · good")
    assert scores(asked) == [4]
    assert asked.failed() == []
