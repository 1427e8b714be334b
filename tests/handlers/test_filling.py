"""A form where no form can be shown: one question at a time, with Keep, Skip, Back and Cancel, also after a restart."""

from datetime import timedelta

import pytest

from bot.core.events import Chat, Pressed, Submitted
from tests.approving import rossi
from tests.kit import GROUP, NOON, opened
from tests.quoting import USUAL, fills, passes


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


def asked(house):
    """The question that Marta sees: its place, and all that it says."""
    return house.said_to("marta", buttons=True)[-1]


def place(house):
    return asked(house).splitlines()[0]


async def begun(house, *answers):
    await house.commands("marta", "quote rossi")
    for answer in answers:
        await house.writes("marta", answer)


async def test_the_first_question_says_what_is_asked_and_can_be_cancelled(noon):
    await begun(noon)
    assert asked(noon) == (
        "Quote · 1 of 14\nWhat it is called\n"
        "The name of a quote that was sent before makes a new version of it.\n[Cancel]"
    )


async def test_an_answer_in_words_brings_the_next_question(noon):
    await begun(noon, "Homepage")
    assert place(noon) == "Quote · 2 of 14"


async def test_what_stands_there_already_is_kept_by_a_press(noon):
    await begun(noon, "Homepage")
    assert "As it stands:\nEUR\n[Keep it] [Back] [Cancel]" in asked(noon)
    await noon.presses("marta", "Keep it")
    assert place(noon) == "Quote · 3 of 14"
    assert noon.desk.fillings.where()[0].values == {"title": "Homepage", "currency": "EUR"}


async def test_only_what_may_be_left_out_can_be_skipped(noon):
    await begun(noon, "Homepage", "EUR")
    assert "[Skip]" not in asked(noon)
    await noon.writes("marta", "Logo 80")
    await noon.writes("marta", "22")
    assert "[Skip]" in asked(noon)
    await noon.presses("marta", "Skip")
    assert place(noon) == "Quote · 6 of 14"


async def test_back_leads_to_the_question_before_with_its_answer(noon):
    await begun(noon, "Homepage", "EUR", "Logo 80")
    await noon.presses("marta", "Back")
    assert place(noon) == "Quote · 3 of 14"
    assert "As it stands:\nLogo 80" in asked(noon)
    await noon.writes("marta", "Logo 90")
    assert place(noon) == "Quote · 4 of 14"


async def test_cancel_keeps_nothing_and_later_words_are_ordinary_ones(noon):
    await begun(noon, "Homepage")
    await noon.presses("marta", "Cancel")
    assert noon.last_to("marta") == "“Quote” was cancelled; nothing was kept."
    assert noon.store.rows("fillings") == []
    await noon.writes("marta", "EUR")
    assert "Quote" not in noon.last_to("marta")


async def test_an_answer_that_cannot_be_meant_brings_its_question_again_with_what_is_wrong(noon):
    await begun(noon, "Homepage", "EUR", "Logo -80")
    assert asked(noon).startswith(
        "Quote · 3 of 14\n“-80” is negative. Please put a discount into the price of its item.\nWhat is offered"
    )
    await noon.writes("marta", "Logo 80")
    assert place(noon) == "Quote · 4 of 14"


async def test_a_day_is_understood_in_words_and_told_if_there_is_none_such(noon):
    await begun(noon, "Homepage", "EUR", "Logo 80", "0", "Reverse charge", "100% 30 days", "31 June")
    assert asked(noon).splitlines()[1] == "There is no day “31 June”. Please write it as 2026-12-24."
    await noon.writes("marta", "24 December")
    assert noon.desk.fillings.where()[0].values["valid"] == "2026-12-24"


async def test_a_command_in_between_works_and_the_question_stays_open(noon):
    await begun(noon, "Homepage")
    await noon.commands("marta", "status")
    await noon.writes("marta", "EUR")
    assert place(noon) == "Quote · 3 of 14"


async def test_a_reply_to_a_clients_message_answers_the_client_and_not_the_form(noon):
    await noon.writes("giulia", "Are you there?")
    passed = noon.last_id("marta")
    await begun(noon)
    await noon.writes("marta", "Yes, I am.", reply_to=passed)
    assert noon.last_to("giulia") == "Marta Neri\nYes, I am."
    assert noon.desk.fillings.where()[0].values == {}


async def test_a_button_of_an_earlier_question_no_longer_counts(noon):
    await begun(noon, "Homepage")
    _, old = noon.button("telegram:1", "Keep it")
    message = noon.last_id("marta")
    await noon.writes("marta", "USD")
    answer = await noon.receives(noon.deed(Pressed, "marta", message=message, token=old.token, choice=old.choice))
    assert answer.text == "This button no longer works."
    assert noon.desk.fillings.where()[0].values["currency"] == "USD"


async def test_a_half_filled_form_survives_being_killed(noon):
    await begun(noon, "Homepage", "EUR", "Logo 80")
    await noon.restarts()
    await noon.writes("marta", "22")
    assert place(noon) == "Quote · 5 of 14"
    for _ in range(5, 15):
        await passes(noon)
    assert noon.last_to("marta").startswith("Draft: Homepage, for Rossi SRL\nLogo: 80 EUR")


async def test_a_form_that_was_left_for_a_day_is_put_away_kindly(noon):
    await begun(noon, "Homepage")
    noon.clock.move_to(NOON + timedelta(hours=25))
    await noon.writes("marta", "EUR")
    assert noon.last_to("marta").startswith("“Quote” was left alone for more than a day")
    assert noon.store.rows("fillings") == []


async def test_rows_of_forms_to_which_nobody_came_back_are_pruned(noon):
    await begun(noon, "Homepage")
    await noon.moves_to(NOON + timedelta(days=8))
    assert noon.store.rows("fillings") == []


async def test_a_new_form_takes_the_place_of_one_that_is_still_being_asked(noon):
    await begun(noon, "Homepage")
    await begun(noon)
    assert [row.step for row in noon.desk.fillings.where()] == [0]


async def test_a_form_that_was_begun_in_a_group_is_asked_in_private(noon):
    await noon.joins("marta")
    await noon.presses("marta", "This is Rossi SRL")
    noon.forget()
    await noon.commands("marta", "quote rossi", GROUP)
    assert place(noon) == "Quote · 1 of 14"
    assert noon.said_to(GROUP.id) == []


async def test_what_is_written_in_a_group_answers_no_question(noon):
    await begun(noon)
    await noon.writes("marta", "Homepage", GROUP)
    assert noon.desk.fillings.where()[0].values == {}


async def test_a_form_that_is_asked_cannot_be_sent_in_as_a_whole(noon):
    await begun(noon)
    token = noon.desk.fillings.where()[0].token
    event = noon.deed(Submitted, "marta", Chat(id="slack:T1:U1", shared=True), token=token, values=dict(USUAL))
    assert (await noon.receives(event)).text.startswith("This form no longer works.")


async def test_an_edit_shows_all_answers_and_asks_only_what_is_chosen(noon):
    await fills(noon)
    await noon.presses("marta", "Edit")
    assert "What it is called: Homepage" in asked(noon)
    assert "Tax in percent: 22" in asked(noon)
    await noon.presses("marta", "Tax in percent")
    await noon.writes("marta", "10")
    assert "Tax in percent: 10" in asked(noon)
    await noon.presses("marta", "Done")
    assert "Tax, 10 %: 144 EUR" in noon.last_to("marta")


async def test_words_in_the_overview_are_answered_by_asking_what_to_change(noon):
    await fills(noon)
    await noon.presses("marta", "Edit")
    await noon.writes("marta", "the tax")
    assert "Please press what should be changed, or Done." in asked(noon)


async def test_a_client_that_is_erased_takes_its_half_filled_form_along(noon):
    await begun(noon, "Homepage")
    noon.office.eraser.erase(rossi(noon), "client")
    assert noon.store.rows("fillings") == []
