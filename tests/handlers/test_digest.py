"""The digest: numbered items in pages of eight, each to be answered in words, ticked off, put off or read."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core.events import Pressed
from bot.wording import say
from tests.kit import MORNING, NIGHT, opened, rome

NEXT, BACK = say("button-next", "en"), say("button-before", "en")
LONG = "a rather long story. " * 30


async def digest_of(house, *texts, name="giulia"):
    """The morning's digest of what was written at night."""
    for text in texts:
        await house.writes(name, text, message=text)
    house.forget()
    await house.moves_to(MORNING)
    return house.said_to("marta", buttons=True)


async def forged(house, choice):
    """The answer to a press with data that no button of ours has."""
    message, button = house.button("telegram:1", "1 · Answered")
    event = house.deed(Pressed, "marta", message=message, token=button.token, choice=choice)
    return (await house.receives(event)).text


def held(house, text):
    return house.desk.messages.get(f"telegram:7#{text}")


async def test_the_only_item_needs_no_number(house):
    (said,) = await digest_of(house, "one")
    assert said.splitlines() == [
        "One message is waiting for you",
        "Giulia Bianchi · Rossi SRL",
        "yesterday at 21:40",
        "one",
        "[Answered] [Snooze]",
        "Reply to this message to answer it.",
    ]


async def test_several_items_are_numbered_under_their_authors_name(house):
    await digest_of(house, "one", "two")
    assert house.said_to("marta", buttons=True)[0].splitlines() == [
        "2 messages are waiting for you",
        "Giulia Bianchi · Rossi SRL",
        "1. yesterday at 21:40",
        "one",
        "[1 · Answered] [1 · Snooze]",
        "2. yesterday at 21:40",
        "two",
        "[2 · Answered] [2 · Snooze]",
        "To answer one, reply to this message and start with its number: “2 Thank you, …”",
    ]


async def test_items_stand_client_by_client_the_longest_waiting_first(house):
    await house.commands("paolo", f"start {await house.invitation('new Bianchi SNC')}")
    for minute, (name, text) in enumerate([("giulia", "r1"), ("paolo", "b1"), ("giulia", "r2"), ("paolo", "b2")]):
        house.clock.move_to(NIGHT + timedelta(minutes=minute))
        await house.writes(name, text)
    house.forget()
    await house.moves_to(MORNING)
    shown = [line for line in house.last_to("marta").splitlines() if line in ("r1", "r2", "b1", "b2")]
    assert shown == ["r1", "r2", "b1", "b2"]


async def test_eight_items_stand_on_a_page_and_one_can_turn_it(house):
    await digest_of(house, *[f"text {number}" for number in range(1, 19)])
    assert house.last_to("marta").count("text ") == 8
    assert "Page 1 of 3" in house.last_to("marta")
    await house.presses("marta", NEXT)
    await house.presses("marta", NEXT)
    assert len(house.said_to("marta")) == 1
    assert [line for line in house.last_to("marta").splitlines() if line.startswith("text")] == ["text 17", "text 18"]
    assert "17. " in house.last_to("marta")
    assert f"[{BACK}]" in house.said_to("marta", buttons=True)[0]
    await house.presses("marta", BACK)
    assert "Page 2 of 3" in house.last_to("marta")


async def test_a_ticked_item_is_settled_and_shown_so_in_place(house):
    await digest_of(house, "one", "two")
    assert await house.presses("marta", "2 · Answered") == "Marked as answered."
    assert held(house, "two").state == "answered"
    assert house.said_to("marta", buttons=True)[0].splitlines()[:6] == [
        "One message is waiting for you",
        "Giulia Bianchi · Rossi SRL",
        "1. yesterday at 21:40",
        "one",
        "[1 · Answered] [1 · Snooze]",
        "2. ✓ answered · yesterday at 21:40",
    ]
    assert house.said_to("giulia") == []


async def test_a_button_pressed_twice_does_its_deed_once(house):
    await digest_of(house, "one", "two")
    first = house.button("telegram:1", "1 · Answered")
    await house.presses("marta", "1 · Answered")
    event = house.deed(Pressed, "marta", message=first[0], token=first[1].token, choice=first[1].choice)
    assert (await house.receives(event)).text == "This one was settled before."


async def test_a_snoozed_item_comes_back_at_the_next_opening(house):
    await digest_of(house, "one")
    assert await house.presses("marta", "Snooze") == "It comes back at the next opening."
    assert "back today at 14:00" in house.last_to("marta")
    assert house.last_to("marta").startswith("Nothing is waiting for an answer.")
    await house.commands("marta", "digest")
    assert house.last_to("marta") == "Nothing is waiting for an answer."
    house.forget()
    await house.moves_to(rome("2026-11-27 14:00"))
    assert house.last_to("marta").startswith("One message is waiting for you")


async def test_a_snoozed_item_can_still_be_answered_but_not_snoozed_again(house):
    await digest_of(house, "one", "two")
    await house.presses("marta", "1 · Snooze")
    assert "[1 · Answered]\n" in house.said_to("marta", buttons=True)[0]
    await house.presses("marta", "1 · Answered")
    assert held(house, "one").state == "answered"


async def test_where_no_opening_comes_nothing_can_be_put_off(tmp_path):
    async with opened(tmp_path / "data", hours="off") as house:
        await house.writes("giulia", "one")
        await house.commands("marta", "digest")
        assert await house.presses("marta", "Snooze") == "There is no next opening to put it off to."


async def test_a_long_text_is_shown_short_and_can_be_read_whole(house):
    await digest_of(house, LONG, "two")
    assert max(map(len, house.last_to("marta").splitlines())) < 300
    await house.presses("marta", "1 · Read")
    assert house.last_to("marta") == (
        f"Giulia Bianchi · Rossi SRL\n{LONG}\nReply to this message to answer; I pass it back."
    )
    await house.writes("marta", "I have read it.", reply_to=house.last_id("marta"))
    assert house.said_to("giulia") == ["Marta Neri\nI have read it."]


async def test_an_answered_item_can_still_be_read(house):
    await digest_of(house, LONG, "two")
    message, button = house.button("telegram:1", "1 · Read")
    await house.presses("marta", "1 · Answered")
    await house.receives(house.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice))
    assert house.last_to("marta").splitlines()[:2] == ["Giulia Bianchi · Rossi SRL", LONG]


async def test_a_reply_to_a_digest_of_one_answers_that_one(house):
    await digest_of(house, "one")
    await house.writes("marta", "2 apples, please", reply_to=house.last_id("marta"))
    assert house.said_to("giulia") == ["Marta Neri\n2 apples, please"]
    assert held(house, "one").state == "answered"


@pytest.mark.parametrize("typed", ["2 Thank you", "2. Thank you", "2) Thank you", " 2: Thank you", "2.Thank you"])
async def test_a_numbered_reply_answers_that_item(house, typed):
    await digest_of(house, "one", "two")
    await house.writes("marta", typed, reply_to=house.last_id("marta"))
    assert house.said_to("giulia") == ["Marta Neri\nThank you"]
    assert [held(house, text).state for text in ("one", "two")] == ["held", "answered"]


@pytest.mark.parametrize(
    "typed", ["Thank you", "3 Thank you", "0 Thank you", "2", "2 ", "22 Thank you", "2nd Thank you"]
)
async def test_a_reply_without_a_number_of_the_list_is_asked_for_one(house, typed):
    await digest_of(house, "one", "two")
    await house.writes("marta", typed, reply_to=house.last_id("marta"))
    assert house.said_to("giulia") == []
    assert house.last_to("marta").startswith(
        "Please start with the number of the message that you are answering, from 1 to 2"
    )


@pytest.mark.parametrize("typed", ["10:30 is fine", "1.5 hours", "2.30 works"])
async def test_an_hour_or_a_fraction_is_no_number_of_the_list(house, typed):
    await digest_of(house, *[f"text {number}" for number in range(1, 12)])
    await house.writes("marta", typed, reply_to=house.last_id("marta"))
    assert house.said_to("giulia") == []


async def test_an_answer_may_have_several_lines(house):
    await digest_of(house, "one", "two")
    await house.writes("marta", "1 Dear Giulia,\n\nit is ready.", reply_to=house.last_id("marta"))
    assert house.said_to("giulia") == ["Marta Neri\nDear Giulia,\n\nit is ready."]


async def test_what_was_answered_in_words_is_ticked_when_the_digest_is_shown_again(house):
    await digest_of(house, "one", "two")
    await house.writes("marta", "1 Done.", reply_to=house.last_id("marta"))
    house.forget()
    await house.commands("marta", "digest")
    assert house.last_to("marta").startswith("One message is waiting for you")
    assert "one" not in house.last_to("marta").splitlines()


async def test_the_digest_on_demand_is_a_card_of_its_own(house):
    await house.writes("giulia", "one")
    await house.commands("marta", "riepilogo")
    await house.commands("marta", "digest")
    assert [said.splitlines()[0] for said in house.said_to("marta")] == ["One message is waiting for you"] * 2


async def test_an_item_that_is_kept_no_longer_is_said_to_be_so(house):
    await digest_of(house, "one", "two")
    await house.presses("marta", "1 · Answered")
    await house.moves_to(MORNING + timedelta(days=40))
    message = next(iter(house.wall("telegram:1")))
    token = house.desk.cards.where(message=message)[0].token
    await house.receives(house.deed(Pressed, "marta", message=message, token=token, choice="p0"))
    assert "1. (no longer kept)" in house.said_to("marta")[0]


@pytest.mark.parametrize("choice", ["a2", "a99", "x1", "", "a", "a-1", "s1e3", "a" * 60, "1"])
async def test_a_forged_choice_is_refused_politely_and_changes_nothing(house, choice):
    await digest_of(house, "one", "two")
    before = house.store.rows("messages")
    assert await forged(house, choice) == "This button no longer works."
    assert house.store.rows("messages") == before
    assert house.failed() == []


async def test_a_forged_page_shows_the_last_one(house):
    await digest_of(house, "one", "two")
    assert await forged(house, "p999") == ""
    assert house.last_to("marta").startswith("2 messages are waiting for you")
    assert "two" in house.last_to("marta")


async def test_somebody_elses_press_is_refused(house):
    await digest_of(house, "one", "two")
    message, button = house.button("telegram:1", "1 · Answered")
    event = house.deed(Pressed, "giulia", message=message, token=button.token, choice=button.choice)
    event = replace(event, chat=replace(event.chat, id="telegram:1"))
    assert (await house.receives(event)).text == "This button is for the office."
    assert held(house, "one").state == "held"
