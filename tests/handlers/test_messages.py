"""Held while closed, passed on while open, answered through the bot; edits, deletions, and who is not meant."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core.errors import RetryLater
from bot.core.events import Account, Deleted, Wrote
from tests.kit import GROUP, MORNING, NOON, opened, rome


@pytest.fixture
async def noon(house):
    await house.moves_to(NOON)
    house.forget()
    return house


def states(house):
    return [held.state for held in house.desk.messages.where()]


async def test_while_open_a_message_is_passed_on_at_once_and_how_to_answer_is_explained_once(noon):
    await noon.writes("giulia", "is the page ready?")
    await noon.writes("giulia", "and the logo?")
    assert noon.said_to("marta") == [
        "Giulia Bianchi · Rossi SRL\nis the page ready?\nReply to this message to answer; I pass it back.",
        "Giulia Bianchi · Rossi SRL\nand the logo?",
    ]
    assert noon.said_to("giulia") == []
    assert states(noon) == ["passed", "passed"]


async def test_the_reply_to_what_was_passed_on_goes_back_under_the_members_name(noon):
    await noon.writes("giulia", "ready?")
    await noon.writes("marta", "Tomorrow.", reply_to=noon.last_id("marta"))
    assert noon.said_to("giulia") == ["Marta Neri\nTomorrow."]
    assert states(noon) == ["answered"]


async def test_a_second_reply_goes_back_too(noon):
    await noon.writes("giulia", "ready?")
    first = noon.last_id("marta")
    for text in ("Tomorrow.", "At noon."):
        await noon.writes("marta", text, reply_to=first)
    assert noon.said_to("giulia") == ["Marta Neri\nTomorrow.", "Marta Neri\nAt noon."]


async def test_an_answer_crosses_from_one_platform_to_the_other(noon):
    await noon.commands("luca", f"start {await noon.invitation('new Gialli')}")
    noon.forget()
    await noon.writes("luca", "hello from Slack", thread="171.5")
    assert noon.said_to("marta")[0].startswith("Luca Gialli · Gialli\nhello from Slack")
    await noon.writes("marta", "hello from Telegram", reply_to=noon.last_id("marta"))
    assert noon.said_to("luca") == ["Marta Neri\nhello from Telegram"]
    assert [delivery.thread for delivery in noon.wall("slack:D9").values()] == ["171.5"]


async def test_a_reply_to_a_later_part_of_a_long_message_goes_back_as_well(noon):
    noon.telegram.longest = 1
    await noon.writes("giulia", "ready?")
    assert len(noon.said_to("marta")) > 2
    await noon.writes("marta", "Tomorrow.", reply_to=noon.last_id("marta"))
    assert noon.said_to("giulia")[-1] == "Tomorrow."


async def test_a_message_waits_for_its_authors_name(noon):
    noon.people["luca"] = Account(id="slack:U9")
    answers = [RetryLater("429", after_seconds=0.05), {"name": "Luca Gialli"}]

    async def describe(_account):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    noon.slack.describe = describe
    await noon.writes("luca", "hello")
    assert noon.said_to("marta")[0].startswith("Luca Gialli · not a client yet\nhello")


async def test_a_members_word_that_answers_nothing_is_told_how_to_answer(noon):
    await noon.writes("marta", "Tomorrow.")
    assert noon.last_to("marta") == "Reply to a client's message to answer it, or write /help."
    await noon.writes("marta", "Tomorrow.", reply_to="m999")
    assert len(noon.said_to("marta")) == 2


async def test_a_reply_that_comes_when_the_message_is_kept_no_more_is_told_so(noon):
    await noon.writes("giulia", "ready?", message="1")
    passed = noon.last_id("marta")
    await noon.writes("marta", "Yes.", reply_to=passed)
    await noon.moves_to(NOON + timedelta(days=40))
    noon.forget()
    assert noon.desk.messages.where() == []
    await noon.writes("marta", "And the logo too.", reply_to=passed)
    assert noon.last_to("marta").startswith("That message is no longer kept")
    assert noon.said_to("giulia") == []


async def test_before_anybody_owns_the_office_messages_are_kept_for_whoever_will(tmp_path):
    async with opened(tmp_path / "data", owner=False, start=NOON) as house:
        await house.writes("paolo", "hello?")
        assert states(house) == ["held"]
        await house.commands("marta", f"claim {house.office.claim_code()}")
        assert house.last_to("marta").endswith("One message is waiting already: /digest")


async def test_a_stranger_is_thanked_and_asked_once_and_passed_on(noon):
    await noon.writes("paolo", "do you make logos?")
    await noon.writes("paolo", "and pages?")
    (said,) = noon.said_to("paolo")
    assert said == (
        "Thank you for your message. It was passed on to Studio Neri, and the answer will come here.\n"
        "So that the first answer can be a useful one, please write:\n"
        "• What do you need?\n"
        "• By when?\n"
        "• Who decides?"
    )
    assert [said.splitlines()[:2] for said in noon.said_to("marta")] == [
        ["Paolo Verdi · not a client yet", "do you make logos?"],
        ["Paolo Verdi · not a client yet", "and pages?"],
    ]
    await noon.writes("marta", "Gladly.", reply_to=noon.last_id("marta"))
    assert noon.last_to("paolo") == "Marta Neri\nGladly."


async def test_in_a_shared_chat_only_what_is_for_the_office_is_passed_on(noon):
    await noon.joins("marta")
    await noon.presses("marta", "This is Rossi SRL")
    noon.forget()
    await noon.writes("paolo", "nice weather", GROUP)
    assert noon.said_to("marta") == []
    await noon.writes("paolo", "Studio, is it ready?", GROUP, addressed=True, thread="5")
    assert noon.said_to("marta")[0].startswith("Paolo Verdi · Rossi SRL\nStudio, is it ready?")
    await noon.writes("marta", "It is.", reply_to=noon.last_id("marta"))
    assert noon.said_to(GROUP.id) == ["Marta Neri\nIt is."]
    assert [delivery.thread for delivery in noon.wall(GROUP.id).values()] == ["5"]


async def test_a_members_word_in_a_shared_chat_settles_what_waited_there_and_nowhere_else(house):
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")
    await house.writes("giulia", "in the group", GROUP)
    await house.writes("giulia", "in private")
    await house.writes("marta", "I have seen it", GROUP)
    assert [(held.text, held.state) for held in house.desk.messages.where()] == [
        ("in the group", "answered"),
        ("in private", "held"),
    ]


async def test_a_word_of_ours_in_a_shared_chat_is_never_held_or_passed_on(house):
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")
    house.forget()
    await house.writes("marta", "good evening", GROUP, addressed=True)
    assert (house.desk.messages.where(), house.said_to(GROUP.id)) == ([], [])
    assert [said.split(" outside")[0] for said in house.said_to("marta")] == ["You have answered Rossi SRL"]


async def test_an_edited_message_that_is_held_is_shown_as_it_reads_now(house):
    await house.writes("giulia", "by Monday", message="1")
    await house.edits("giulia", "1", "by Tuesday")
    await house.moves_to(MORNING)
    assert house.last_to("marta").splitlines()[2:4] == ["yesterday at 21:40 · edited", "by Tuesday"]


async def test_an_edit_of_what_was_passed_on_is_passed_on_too(noon):
    await noon.writes("giulia", "by Monday", message="1")
    await noon.edits("giulia", "1", "by Tuesday")
    assert noon.last_to("marta") == "Giulia Bianchi · Rossi SRL · edited\nby Tuesday"
    await noon.writes("marta", "Fine.", reply_to=noon.last_id("marta"))
    assert noon.last_to("giulia") == "Marta Neri\nFine."


async def test_an_edit_that_changes_no_word_is_no_news(noon):
    await noon.writes("giulia", "by Monday", message="1")
    noon.forget()
    await noon.edits("giulia", "1", "by Monday")
    await noon.edits("giulia", "unknown", "whatever")
    assert noon.said_to("marta") == []
    assert not noon.desk.messages.where()[0].edited


async def test_a_deleted_message_is_not_shown_any_more_but_that_there_was_one_is(house):
    await house.writes("giulia", "a slip of the tongue", message="1")
    await house.deletes("giulia", "1")
    await house.deletes("giulia", "unknown")
    await house.moves_to(MORNING)
    assert "(deleted by its author)" in house.last_to("marta")
    assert "a slip" not in house.last_to("marta")


async def test_a_message_deleted_before_it_was_passed_on_is_not_passed_on(noon):
    noon.telegram.scripts["telegram:1"].append(RetryLater("429", after_seconds=0.05))
    noon.engine.receive(noon.deed(Wrote, "giulia", message="1", text="oops"))
    noon.engine.receive(noon.deed(Deleted, "giulia", message="1"))
    await noon.outbox.idle()
    assert noon.said_to("marta") == []


@pytest.mark.parametrize("word", ["help", "Aiuto", " HELP "])
async def test_plain_words_do_where_commands_cannot_be_given(noon, word):
    await noon.writes("giulia", word)
    assert noon.last_to("giulia").startswith("Write here and Studio Neri will read it. You can also ask:\n/mine — ")


async def test_a_word_among_others_is_a_message(noon):
    await noon.writes("giulia", "help me please")
    assert noon.said_to("giulia") == []
    assert states(noon) == ["passed"]


async def test_a_message_in_the_name_of_a_group_in_no_clients_chat_is_left_alone(noon):
    await noon.writes("nobody", "hello", GROUP)
    assert noon.desk.messages.where() == []


async def test_the_language_that_a_platform_tells_counts_from_the_first_word(noon):
    noon.people["paolo"] = replace(noon.people["paolo"], language="it")
    await noon.writes("paolo", "buongiorno")
    assert noon.last_to("paolo").startswith("Grazie per il Suo messaggio. È stato inoltrato")


async def test_what_was_held_before_the_office_opened_is_not_passed_on_as_well(house):
    await house.writes("giulia", "at night")
    await house.moves_to(rome("2026-11-27 09:05"))
    assert len(house.said_to("marta")) == 1
    assert house.last_to("marta").startswith("One message is waiting for you")
