"""What a member writes to a client is looked through before it goes: it is pointed out, and never held back."""

from datetime import timedelta

import pytest

from bot.core.events import Chat, Pressed
from tests.kit import MORNING, NOON, opened, rome
from tests.quoting import fills

LATER = NOON + timedelta(minutes=2)
JARGON, CLEAN = "We deploy the wireframe today.", "It goes online today."
REPROACH = "As I told you, on Monday."
WARNED = (
    "Your answer to Rossi SRL goes today at 12:02 as it is. Before it does:\n"
    "• “deploy” → “put online”\n"
    "• “wireframe” → “sketch of the page”\n"
    "To change it, edit your message.\n"
    "[Send now] [Take it back]"
)
SENT = "Your answer to Rossi SRL was sent."


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path, start=NOON - timedelta(minutes=1)) as house:
        await house.moves_to(NOON)
        await house.writes("giulia", "ready?", message="1")
        yield house


async def answers(house, text, message="a1"):
    await house.writes("marta", text, reply_to=house.last_id("marta"), message=message)


async def warned(house, text=JARGON):
    await answers(house, text)
    return house


def to_giulia(house):
    return [text for text in house.said_to("giulia") if text.startswith("Marta Neri")]


async def test_words_that_are_fine_go_at_once(noon):
    await answers(noon, CLEAN)
    assert to_giulia(noon) == [f"Marta Neri\n{CLEAN}"]


async def test_terms_of_the_trade_are_pointed_out_with_plain_words_before_they_go(noon):
    await warned(noon)
    assert noon.said_to("marta", buttons=True)[-1] == WARNED
    assert to_giulia(noon) == []


@pytest.mark.parametrize("manner", ["lei", "tu"])
async def test_the_terms_are_those_of_the_clients_language_whatever_its_manner(noon, manner):
    await noon.commands("marta", f"client rossi set language=it manner={manner}")
    await noon.writes("giulia", "pronti?", message="2")
    await warned(noon, "Domani facciamo il deploy.")
    assert "“deploy” → " in noon.last_to("marta")


async def test_untouched_it_goes_after_two_minutes_as_it_is(noon):
    await warned(noon)
    await noon.moves_to(LATER - timedelta(seconds=1))
    assert to_giulia(noon) == []
    await noon.moves_to(LATER)
    assert to_giulia(noon) == [f"Marta Neri\n{JARGON}"]
    assert noon.last_to("marta") == SENT
    assert noon.desk.messages.get("telegram:7#1").state == "answered"
    await noon.moves_to(LATER + timedelta(hours=1))
    assert len(to_giulia(noon)) == 1


async def test_send_now_sends_it_as_it_is(noon):
    await warned(noon)
    assert await noon.presses("marta", "Send now") == ""
    assert to_giulia(noon) == [f"Marta Neri\n{JARGON}"]
    await noon.moves_to(LATER)
    assert len(to_giulia(noon)) == 1


async def test_what_is_taken_back_does_not_go_and_the_message_waits_still(noon):
    await warned(noon)
    await noon.presses("marta", "Take it back")
    await noon.moves_to(LATER)
    assert to_giulia(noon) == []
    assert noon.last_to("marta") == "Your answer to Rossi SRL was not sent."
    assert noon.desk.messages.get("telegram:7#1").state == "passed"


async def test_an_edit_that_leaves_nothing_to_point_out_goes_at_once(noon):
    await warned(noon)
    await noon.edits("marta", "a1", CLEAN)
    assert to_giulia(noon) == [f"Marta Neri\n{CLEAN}"]
    assert noon.last_to("marta") == SENT
    await noon.moves_to(LATER)
    assert len(to_giulia(noon)) == 1


async def test_an_edit_with_other_terms_is_pointed_out_anew_and_has_its_own_two_minutes(noon):
    await warned(noon)
    await noon.moves_to(NOON + timedelta(minutes=1))
    await noon.edits("marta", "a1", "See the footer.")
    assert "today at 12:03" in noon.last_to("marta")
    assert "“footer” → “bottom of the page”" in noon.last_to("marta")
    assert "deploy" not in noon.last_to("marta")
    await noon.moves_to(LATER)
    assert to_giulia(noon) == []
    await noon.moves_to(NOON + timedelta(minutes=3))
    assert to_giulia(noon) == ["Marta Neri\nSee the footer."]


async def test_a_deleted_message_does_not_go(noon):
    await warned(noon)
    await noon.deletes("marta", "a1")
    await noon.moves_to(LATER)
    assert to_giulia(noon) == []


async def test_it_is_remembered_over_a_restart(noon):
    await warned(noon)
    await noon.restarts()
    await noon.moves_to(LATER)
    assert to_giulia(noon)[-1:] == [f"Marta Neri\n{JARGON}"]


async def test_a_press_on_what_has_gone_is_answered_kindly(noon):
    await warned(noon)
    card = noon.desk.cards.where(subject="late")[-1]
    await noon.moves_to(LATER)
    again = noon.deed(Pressed, "marta", Chat(id="telegram:1"), message="9", token=card.token, choice="now")
    assert (await noon.receives(again)).text == "This button no longer works."
    assert len(to_giulia(noon)) == 1


async def test_for_an_expert_only_reproaches_are_pointed_out(noon):
    await noon.commands("marta", "client rossi set speech=expert")
    assert "Words: knows the terms of the trade" in noon.last_to("marta")
    await noon.writes("giulia", "and?", message="2")
    await answers(noon, JARGON)
    assert to_giulia(noon) == [f"Marta Neri\n{JARGON}"]
    await noon.writes("giulia", "when?", message="3")
    await answers(noon, REPROACH, "a2")
    assert "• “As I told you” sounds like a reproach → “To sum up:”" in noon.last_to("marta")


async def test_speech_can_be_set_in_italian_and_back_and_nothing_else(noon):
    await noon.commands("marta", "client rossi set linguaggio=esperto")
    await noon.commands("marta", "client rossi set speech=plain")
    assert "Words: plain, without terms of the trade" in noon.last_to("marta")
    await noon.commands("marta", "client rossi set speech=fancy")
    assert noon.last_to("marta") == "I could not read speech=fancy. There are: plain, expert"


async def test_a_term_that_the_client_has_used_is_not_pointed_out(noon):
    await noon.writes("giulia", "did you deploy the wireframe?", message="2")
    await answers(noon, JARGON)
    assert to_giulia(noon) == [f"Marta Neri\n{JARGON}"]


async def test_an_italian_client_is_written_to_with_the_italian_list(noon):
    await noon.commands("marta", "client rossi set language=it")
    await noon.writes("giulia", "pronto?", message="2")
    await answers(noon, "Come Le ho già detto, la deadline è lunedì.")
    assert "• “Come Le ho già detto” sounds like a reproach → “Riassumo:”" in noon.last_to("marta")
    assert "• “deadline” → “scadenza”" in noon.last_to("marta")


async def test_with_the_check_off_everything_goes_at_once(tmp_path):
    async with opened(tmp_path, start=NOON, wording={"tone": "off"}) as house:
        await house.writes("giulia", "ready?", message="1")
        await answers(house, REPROACH)
        assert to_giulia(house) == [f"Marta Neri\n{REPROACH}"]


async def test_while_the_office_is_closed_it_is_a_part_of_the_question_that_comes_anyway(house):
    await house.writes("giulia", "ready?", message="1")
    await house.commands("marta", "digest")
    await house.writes("marta", JARGON, reply_to=house.last_id("marta"), message="a1")
    asked = house.last_to("marta")
    assert asked.startswith("For Rossi SRL the office is closed now.")
    assert "Before it goes:\n• “deploy” → “put online”" in asked
    await house.edits("marta", "a1", CLEAN)
    assert "Before it goes" not in house.last_to("marta")
    await house.moves_to(MORNING)
    assert to_giulia(house) == [f"Marta Neri\n{CLEAN}"]


async def test_send_now_at_night_sends_it_without_a_second_question(house):
    await house.writes("giulia", "ready?", message="1")
    await house.commands("marta", "digest")
    await house.writes("marta", JARGON, reply_to=house.last_id("marta"), message="a1")
    await house.presses("marta", "Send now")
    assert to_giulia(house) == [f"Marta Neri\n{JARGON}"]


async def test_what_is_put_off_to_the_opening_is_looked_through_too(house):
    await house.commands("marta", f"later rossi {JARGON}")
    assert "• “deploy” → “put online”" in house.last_to("marta")
    await house.moves_to(MORNING)
    assert to_giulia(house) == [f"Marta Neri\n{JARGON}"]


async def test_what_is_warned_just_before_closing_goes_all_the_same(tmp_path):
    async with opened(tmp_path, start=rome("2026-11-27 17:59")) as house:
        await house.writes("giulia", "ready?", message="1")
        await warned(house)
        await house.moves_to(rome("2026-11-27 18:01"))
        assert to_giulia(house) == [f"Marta Neri\n{JARGON}"]


async def test_what_is_to_be_approved_has_a_note_in_the_offices_confirmation(noon):
    await noon.commands("marta", "approve rossi Home\nWe deploy on Monday.")
    assert "Perhaps worth another look, since the client reads it:\n• “deploy” → “put online”" in noon.last_to("marta")


async def test_a_quotes_draft_says_what_may_not_be_understood_before_it_is_sent(noon):
    await fills(noon, items="Wireframes 1200")
    assert "Before it goes:\n• “Wireframes” → “sketch of the page”" in noon.last_to("marta")
    await noon.presses("marta", "Send to the client")
    assert "sketch of the page" not in noon.last_to("giulia")
