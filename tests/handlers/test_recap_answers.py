"""What a client says to a recap: all correct or something is off, by button and in words, and who hears of it."""

import pytest
from msgspec.structs import replace

from bot.core.effects import Keep
from bot.core.errors import Unreachable
from bot.core.events import Chat, Pressed
from bot.core.ledger import facts_of
from tests.approving import asks, decides, rossi, shared
from tests.kit import GROUP, opened, rome, text_of

MONDAY = rome("2026-11-23T10:00")
DRAFTED, DUE = rome("2026-11-27T14:00"), rome("2026-11-27T17:00")
CORRECT, OFF = "All correct", "Something is off"


@pytest.fixture
async def monday(tmp_path):
    async with opened(tmp_path / "data", start=MONDAY) as house:
        yield house


async def goes(house, drafted=DRAFTED, due=DUE):
    await house.moves_to(drafted)
    await house.moves_to(due)


@pytest.fixture
async def sent(monday):
    """Rossi has got the recap of Friday."""
    await monday.commands("marta", "recap rossi weekly fri 17:00")
    await asks(monday)
    await goes(monday)
    return monday


def answers(house):
    """Whose verdict is on record, with their words."""
    return [
        (facts_of(entry.core).recap[-10:], facts_of(entry.core).verdict, entry.opening.value.words)
        for entry in house.store.entries(rossi(house))
        if entry.core.kind == "recap_answered"
    ]


def standing(house):
    return [each.verdict for each in house.desk.client(rossi(house)).touch.recaps.answers]


async def test_all_correct_is_on_record_with_exactly_what_they_had_before_their_eyes(sent):
    text = next(said for said in sent.said_to("giulia") if "how things stand" in said)
    assert await sent.presses("giulia", CORRECT) == ""
    entry = list(sent.store.entries(rossi(sent)))[-1]
    assert entry.opening.value.shown.splitlines() == [
        line for line in text.splitlines() if not line.startswith("[photo")
    ]
    assert (entry.core.how, entry.opening.value.who.name) == ("inline_button", "Giulia Bianchi")
    assert sent.last_to("giulia").splitlines() == [
        "Thank you. It is on record that all of this is correct.",
        f"Entry {entry.core.seq}, {entry.hash[:12]}",
    ]
    assert sent.last_to("marta").startswith(
        "Giulia Bianchi says that all is correct in the recap of Friday 27 November"
    )
    assert sent.desk.seals.get(f"{rossi(sent)}/{entry.core.seq}").hash == entry.hash


async def test_pressed_twice_it_is_on_record_once(sent):
    await sent.presses("giulia", CORRECT)
    assert await sent.presses("giulia", CORRECT) == "It is on record already that all of this is correct."
    assert len(answers(sent)) == 1


async def test_something_is_off_is_on_record_at_once_and_what_it_is_goes_to_the_office(sent):
    await sent.presses("giulia", OFF)
    assert sent.last_to("giulia").startswith("Thank you for saying so; it is on record. What is off?")
    assert sent.last_to("marta").startswith("Giulia Bianchi says that something is off in the recap of Friday")
    assert answers(sent) == [("2026-11-27", "off", None)]
    await sent.writes("giulia", "The logo was never asked for.")
    assert answers(sent)[1:] == [("2026-11-27", "off", "The logo was never asked for.")]
    assert sent.said_to("giulia")[-1].startswith("Thank you. It is on record, and Studio Neri will come back to you.")
    assert sent.said_to("marta")[-1].splitlines()[:2] == [
        "Giulia Bianchi · Rossi SRL",
        "The logo was never asked for.",
    ]


async def test_the_offices_reply_to_what_is_off_goes_back(sent):
    await sent.presses("giulia", OFF)
    await sent.writes("giulia", "The logo was never asked for.")
    await sent.writes("marta", "You are right, I took it out.", reply_to=sent.last_id("marta"))
    assert "You are right, I took it out." in sent.last_to("giulia")


async def test_at_night_what_is_off_is_held_like_any_message(monday):
    await monday.commands("marta", "recap rossi weekly fri 17:00")
    await asks(monday)
    await goes(monday)
    await monday.moves_to(rome("2026-11-27T21:00"))
    await monday.presses("giulia", OFF)
    await monday.writes("giulia", "The logo was never asked for.")
    held = monday.desk.messages.where(client=rossi(monday))
    assert [(each.text, each.state) for each in held] == [("The logo was never asked for.", "held")]
    assert answers(monday)[-1][2] == "The logo was never asked for."


async def test_what_they_write_after_a_day_is_an_ordinary_message(sent):
    await sent.presses("giulia", OFF)
    await sent.moves_to(rome("2026-11-30T10:00"))
    await sent.writes("giulia", "By the way, the logo.")
    assert len(answers(sent)) == 1
    assert "By the way, the logo." in sent.last_to("marta")


async def test_only_the_first_message_after_the_question_answers_it(sent):
    await sent.presses("giulia", OFF)
    await sent.writes("giulia", "The logo.")
    await sent.writes("giulia", "And thank you.")
    assert [words for *_, words in answers(sent)] == [None, "The logo."]


async def test_a_later_all_correct_takes_the_place_of_it(sent):
    await sent.presses("giulia", OFF)
    await sent.presses("giulia", CORRECT)
    assert (standing(sent), len(answers(sent))) == (["correct"], 2)
    await sent.writes("giulia", "Thank you all.")
    assert len(answers(sent)) == 2  # nothing is asked any more


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("All correct", "correct"),
        ("tutto giusto", "correct"),
        ("È tutto giusto.", "correct"),
        ("something is off", "off"),
        ("Qualcosa non torna", "off"),
        ("non torna", "off"),
    ],
)
async def test_in_plain_words_it_is_the_same(sent, said, verdict):
    await sent.writes("giulia", said)
    assert answers(sent) == [("2026-11-27", verdict, said)]


async def test_in_a_shared_chat_words_count_in_answer_to_the_recap_alone(sent):
    await shared(sent)
    await sent.writes("giulia", "all correct", GROUP, addressed=True)
    assert answers(sent) == []


async def test_an_ordinary_sentence_is_none(sent):
    await sent.writes("giulia", "Is it all correct?")
    assert answers(sent) == []


async def test_whoever_only_reads_is_told_who_can(sent):
    await sent.commands("paolo", f"start {await sent.invitation('rossi invite')}")
    await sent.commands("marta", "client rossi reader Paolo Verdi")
    card = sent.desk.cards.where(subject="recap")[0]
    event = sent.deed(
        Pressed, "paolo", Chat(id=card.chat, shared=False), message=card.message, token=card.token, choice="correct"
    )
    assert (await sent.receives(event)).text == "Whoever decides on your side can answer this."
    assert answers(sent) == []


async def test_everybody_who_decides_gets_it_and_it_is_on_record_once(monday):
    await decides(monday, "paolo")
    await monday.commands("marta", "recap rossi weekly fri 17:00")
    await asks(monday)
    await goes(monday)
    told = [said for name in ("giulia", "paolo") for said in monday.said_to(name) if "how things stand" in said]
    assert len(told) == 2
    assert told[0].splitlines()[:3] == told[1].splitlines()[:3]
    assert [entry.core.kind for entry in monday.store.entries(rossi(monday))].count("recap_sent") == 1
    await monday.presses("paolo", OFF)
    await monday.presses("giulia", CORRECT)
    assert sorted(standing(monday)) == ["correct", "off"]


async def test_a_button_below_an_old_recap_is_an_answer_to_that_one(sent):
    await asks(sent, "Logo\nA circle.")
    old = sent.button("telegram:7", CORRECT)
    await goes(sent, rome("2026-12-04T14:00"), rome("2026-12-04T17:00"))
    message, button = old
    await sent.receives(sent.deed(Pressed, "giulia", message=message, token=button.token, choice=button.choice))
    assert answers(sent) == [("2026-11-27", "correct", None)]
    assert standing(sent) == []  # nothing was said to the newest one


async def test_a_client_who_blocked_the_bot_misses_it_the_office_forwards_it_and_the_next_one_tells_all(monday):
    await monday.commands("marta", "recap rossi weekly fri 17:00")
    await asks(monday)
    await monday.presses("giulia", "Approve")
    await monday.moves_to(DRAFTED)
    monday.telegram.scripts["telegram:7"].append(Unreachable("403"))
    await monday.moves_to(DUE)
    assert "how things stand on Friday 27 November" in monday.last_to("marta")
    assert "approved by Giulia Bianchi" in monday.last_to("marta")
    for day in (28, 30):
        await monday.moves_to(rome(f"2026-11-{day}T12:00"))
    assert [said for said in monday.said_to("giulia") if "how things stand" in said] == []
    await goes(monday, rome("2026-12-04T14:00"), rome("2026-12-04T17:00"))
    assert "• Homepage, version 1: approved by Giulia Bianchi" in monday.said_to("giulia")[-1]


async def test_mine_tells_when_the_next_one_comes(sent):
    await sent.writes("giulia", "mine")
    assert "The next recap is due on Friday 4 December at 17:00." in sent.last_to("giulia")


async def test_the_office_sees_what_was_said_last(sent):
    await sent.commands("marta", "recap rossi")
    assert "Nobody has answered the one of Friday 27 November yet." in sent.last_to("marta")
    await sent.presses("giulia", CORRECT)
    await sent.commands("marta", "recap rossi")
    assert "Giulia Bianchi answered the one of Friday 27 November: all correct (entry" in sent.last_to("marta")


async def test_after_a_restart_the_answer_counts_as_before(sent):
    await sent.presses("giulia", OFF)
    await sent.restarts()
    await sent.writes("giulia", "The logo was never asked for.")
    assert answers(sent)[-1] == ("2026-11-27", "off", "The logo was never asked for.")


async def test_payments_and_complaints_are_left_as_they_are(sent):
    before = sent.desk.client(rossi(sent))
    await sent.presses("giulia", OFF)
    await sent.writes("giulia", "The price is wrong.")
    after = sent.desk.client(rossi(sent))
    assert (after.payments, after.touch.complaints) == (before.payments, before.touch.complaints)


async def test_of_a_recap_in_several_parts_all_words_are_on_record_and_its_buttons_count(monday):
    await monday.commands("marta", "recap rossi weekly fri 17:00")
    await asks(monday)
    await monday.moves_to(DRAFTED)
    monday.telegram.longest = 3
    await monday.moves_to(DUE)
    monday.telegram.longest = None
    assert await monday.presses("giulia", CORRECT) == ""
    assert [entry.core.kind for entry in monday.store.entries(rossi(monday))].count("recap_sent") == 1
    shown = list(monday.store.entries(rossi(monday)))[-1].opening.value.shown
    assert "how things stand on Friday 27 November" in shown
    assert "Is all of this correct?" in shown
    assert answers(monday) == [("2026-11-27", "correct", None)]


async def test_words_in_answer_to_a_recap_count_in_a_shared_chat_where_nobody_has_a_private_one(monday):
    await shared(monday)
    person = monday.desk.people.get("telegram:7")
    monday.engine.commit(lambda _: [Keep("people", person.account, replace(person, private=None))])
    await monday.commands("marta", "recap rossi weekly fri 17:00")
    await asks(monday)
    await goes(monday)
    message = next(
        key
        for key, delivery in monday.wall(GROUP.id).items()
        if text_of(delivery.message).startswith("Studio Neri: how things stand")
    )
    await monday.writes("giulia", "all correct", GROUP, reply_to=message, addressed=True)
    assert answers(monday) == [("2026-11-27", "correct", "all correct")]


async def test_the_same_words_out_of_the_blue_are_for_the_office(sent):
    await sent.writes("giulia", "all correct")
    await sent.writes("giulia", "all correct")
    assert len(answers(sent)) == 1
    assert sent.last_to("marta").splitlines()[:2] == ["Giulia Bianchi · Rossi SRL", "all correct"]


async def test_words_long_after_a_recap_are_for_the_office(sent):
    await sent.commands("marta", "recap rossi off")
    await sent.moves_to(rome("2026-12-10T10:00"))
    await sent.writes("giulia", "all correct")
    assert answers(sent) == []
