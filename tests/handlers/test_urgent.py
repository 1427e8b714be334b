"""Urgent calls: what is agreed is shown, one call an hour, an answer within a quarter of an hour or an honest word."""

from datetime import timedelta

import pytest

from bot.core.entries import UrgentAnswered, UrgentCalled
from bot.core.events import Commanded, Pressed
from bot.core.ledger import facts_of
from tests.kit import GROUP, NIGHT, NOON, opened, rome

MINUTE = timedelta(minutes=1)
OPENS = "Your message is kept and will be read tomorrow, Friday, at 09:00."
CALLED = "Studio Neri is being called. You will have an answer here within 15 minutes."
LATER = "A new call can be made an hour later."
NEVER = f"Studio Neri cannot be called outside office hours.\n{OPENS}"


async def agreed(house, terms):
    await house.commands("marta", f"client rossi set urgent={terms}")
    house.forget()


@pytest.fixture
async def always(house):
    """An office that Rossi may always call, and tonight they have written."""
    await agreed(house, 'always urgent-means="the shop is down"')
    await house.writes("giulia", "the shop is down", message="1")
    return house


async def calls(house, name="giulia", chat=None):
    await house.presses(name, "It is urgent", chat)
    await house.presses(name, "Call now", chat)


def rossi(house):
    return house.desk.clients.where()[0].client


def entries(house):
    """What stands in Rossi's ledger about calls: how, and what."""
    kept = [(entry.core.how, facts_of(entry.core)) for entry in house.store.entries(rossi(house))]
    return [(how, facts) for how, facts in kept if isinstance(facts, UrgentCalled | UrgentAnswered)]


def forged(house, name, card, choice, where="giulia"):
    """A press on a card by somebody, in the chat in which it hangs."""
    row = house.desk.cards.where(subject=card)[-1]
    chat = house.deed(Commanded, where, verb="").chat
    return house.deed(Pressed, name, chat, message=row.message, token=row.token, choice=choice)


async def test_a_client_who_may_never_call_has_no_button_and_gets_a_courteous_no(house):
    await house.writes("giulia", "the shop is down")
    assert "It is urgent" not in house.said_to("giulia", buttons=True)[0]
    await house.writes("giulia", "urgent")
    assert house.last_to("giulia") == NEVER
    assert house.said_to("marta") == []
    assert house.desk.calls.where() == []


async def test_the_command_says_the_same_as_the_plain_word(house):
    await house.commands("giulia", "urgente")
    await house.writes("giulia", "Urgente")
    assert house.said_to("giulia") == [NEVER, NEVER]


async def test_a_stranger_cannot_call_either(house):
    await house.writes("paolo", "urgent")
    assert house.said_to("paolo") == [NEVER]
    assert house.said_to("marta") == []


async def test_who_never_reopens_says_so_without_a_date(house):
    await house.commands("marta", "away")
    await house.writes("giulia", "urgent")
    assert house.last_to("giulia").endswith("Your message is kept and will be read when the office opens again.")


async def test_while_the_office_is_open_nobody_need_be_called(always):
    await always.moves_to(NOON)
    always.forget()
    await always.writes("giulia", "urgent")
    assert always.said_to("giulia") == ["Studio Neri is open now, and your messages are passed on at once."]
    assert always.said_to("marta") == []


async def test_what_was_agreed_to_be_urgent_is_shown_before_anybody_is_called(always):
    assert always.said_to("giulia", buttons=True)[0].endswith(
        "If it cannot wait, please press the button.\n[It is urgent]"
    )
    await always.presses("giulia", "It is urgent")
    assert always.said_to("giulia", buttons=True)[-1].splitlines() == [
        "Urgent means: the shop is down",
        "Shall I call Studio Neri now?",
        "[Call now] [It can wait]",
    ]
    assert (always.said_to("marta"), entries(always)) == ([], [])


async def test_without_a_definition_of_its_own_a_general_one_is_shown(house):
    await agreed(house, "always")
    await house.writes("giulia", "urgent")
    assert house.last_to("giulia").startswith("Urgent means: something that cannot wait until the office opens\n")


async def test_the_freelancer_is_called_at_once_with_what_was_written(always):
    await calls(always)
    assert always.last_to("giulia") == CALLED
    (said,) = always.said_to("marta", buttons=True)
    assert said == (
        "URGENT: Giulia Bianchi · Rossi SRL called today at 21:40.\n"
        "the shop is down\n"
        "If nobody answers, the client is told so after 15 minutes. You can also reply to this message.\n"
        "[I'll take it] [I cannot]"
    )
    (call,) = always.desk.calls.where()
    assert entries(always) == [("inline_button", UrgentCalled(call=call.id))]


async def test_what_the_ledger_keeps_of_a_call_holds_no_word_of_it(always):
    await calls(always)
    (entry,) = [each for each in always.store.entries(rossi(always)) if each.core.kind == "urgent_called"]
    assert b"shop" not in bytes(entry.core.facts)
    assert entry.opening.value.who.name == "Giulia Bianchi"


async def test_it_can_wait_calls_nobody(always):
    await always.presses("giulia", "It is urgent")
    await always.presses("giulia", "It can wait")
    assert always.last_to("giulia") == f"Nobody will be called.\n{OPENS}"
    assert (always.said_to("marta"), entries(always)) == ([], [])


async def test_the_plain_word_leads_to_the_same_question(always):
    await always.writes("giulia", "urgente")
    await always.presses("giulia", "Call now")
    assert always.last_to("marta").startswith("URGENT: Giulia Bianchi · Rossi SRL called")


async def test_taking_it_is_told_to_the_client_and_recorded(always):
    await calls(always)
    assert await always.presses("marta", "I'll take it") == ""
    assert always.last_to("giulia") == "Marta Neri is taking care of it now."
    assert always.said_to("marta", buttons=True)[-1].splitlines()[2:] == [
        "Taken. Reply to this message to write to the client."
    ]
    call = always.desk.calls.where()[0]
    member = always.desk.office.owner
    assert entries(always)[1:] == [("inline_button", UrgentAnswered(call=call.id, outcome="taken", member=member))]


async def test_who_cannot_says_so_and_the_client_is_told_with_the_next_opening(always):
    await calls(always)
    await always.presses("marta", "I cannot")
    assert always.last_to("giulia") == f"Studio Neri was reached and cannot take care of it now.\n{OPENS}"
    assert always.last_to("marta").endswith("The client was told that it cannot be done now.")
    assert entries(always)[-1][1].outcome == "refused"


async def test_after_a_quarter_of_an_hour_without_an_answer_the_client_is_told_honestly(always):
    await calls(always)
    await always.moves_to(NIGHT + 15 * MINUTE - timedelta(seconds=1))
    assert always.last_to("giulia") == CALLED
    await always.moves_to(NIGHT + 15 * MINUTE)
    assert always.last_to("giulia") == (
        f"Nobody has answered within 15 minutes. Studio Neri could not be reached.\n{OPENS}"
    )
    call = always.desk.calls.where()[0]
    assert entries(always)[-1] == ("clock", UrgentAnswered(call=call.id, outcome="unanswered"))
    await always.moves_to(NIGHT + 30 * MINUTE)
    assert len(entries(always)) == 2


async def test_an_outage_over_the_quarter_of_an_hour_delays_the_honest_word_and_keeps_it(always):
    await calls(always)
    await always.restarts()
    await always.moves_to(NIGHT + 50 * MINUTE)
    assert always.last_to("giulia").startswith("Nobody has answered within 15 minutes.")


async def test_who_has_taken_it_leaves_nothing_to_be_told_by_the_clock(always):
    await calls(always)
    await always.presses("marta", "I'll take it")
    await always.moves_to(NIGHT + 20 * MINUTE)
    assert always.last_to("giulia") == "Marta Neri is taking care of it now."
    assert len(entries(always)) == 2


async def test_a_call_can_still_be_taken_late(always):
    await calls(always)
    await always.moves_to(NIGHT + 40 * MINUTE)
    await always.presses("marta", "I'll take it")
    assert always.last_to("giulia") == "Marta Neri is taking care of it now."
    assert [facts.outcome for _, facts in entries(always)[1:]] == ["unanswered", "taken"]


async def test_a_reply_to_the_call_goes_at_once_and_takes_it(always):
    await calls(always)
    await always.writes("marta", "I am on it.", reply_to=always.last_id("marta"))
    assert always.last_to("giulia") == "Marta Neri\nI am on it."
    assert always.desk.messages.where()[0].state == "answered"
    assert always.last_to("marta").endswith("Taken. Reply to this message to write to the client.")
    await always.moves_to(NIGHT + 20 * MINUTE)
    assert always.last_to("giulia") == "Marta Neri\nI am on it."
    call = always.desk.calls.where()[0]
    member = always.desk.office.owner
    assert entries(always)[1:] == [("typed", UrgentAnswered(call=call.id, outcome="taken", member=member))]


async def test_who_calls_without_having_written_can_be_replied_to_all_the_same(house):
    await agreed(house, "always")
    await house.writes("giulia", "urgent")
    await house.presses("giulia", "Call now")
    await house.writes("marta", "What is it?", reply_to=house.last_id("marta"))
    assert house.last_to("giulia") == "Marta Neri\nWhat is it?"


async def test_a_call_without_a_word_that_nobody_answers_stands_in_the_digest(house):
    await agreed(house, "always")
    await house.writes("giulia", "urgent")
    await house.presses("giulia", "Call now")
    await house.moves_to(rome("2026-11-27 09:00"))
    assert house.last_to("marta").splitlines()[:3] == [
        "One message is waiting for you",
        "Giulia Bianchi · Rossi SRL",
        "URGENT · yesterday at 21:40",
    ]


async def test_a_client_calls_once_an_hour(always):
    await calls(always)
    await always.moves_to(NIGHT + 59 * MINUTE)
    always.forget()
    await always.writes("giulia", "urgent")
    assert always.said_to("giulia") == [f"Studio Neri was called today at 21:40 and could not be reached. {LATER}"]
    await always.moves_to(NIGHT + 60 * MINUTE)
    await always.writes("giulia", "urgent")
    await always.presses("giulia", "Call now")
    assert len(always.desk.calls.where()) == 2


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        (None, "Studio Neri was called today at 21:40; the answer will come here."),
        ("I'll take it", "Studio Neri was called today at 21:40 and is taking care of it."),
        (
            "I cannot",
            f"Studio Neri was called today at 21:40 and cannot take care of it now. {LATER}",
        ),
    ],
)
async def test_who_asks_again_within_the_hour_is_told_what_came_of_the_call(always, button, answer):
    await calls(always)
    if button:
        await always.presses("marta", button)
    await always.writes("giulia", "urgent")
    assert always.last_to("giulia") == answer
    assert len(always.desk.calls.where()) == 1


async def test_two_questions_that_hang_there_together_make_one_call(always):
    await always.writes("giulia", "urgent")
    first = always.button("telegram:7", "Call now")
    await calls(always)
    event = always.deed(Pressed, "giulia", message=first[0], token=first[1].token, choice="call")
    await always.receives(event)
    assert always.last_to("giulia") == "Studio Neri was called today at 21:40; the answer will come here."
    assert len(always.desk.calls.where()) == 1


async def test_call_now_pressed_after_the_opening_calls_nobody(always):
    await always.presses("giulia", "It is urgent")
    await always.moves_to(NOON)
    always_said = len(always.said_to("marta"))
    await always.presses("giulia", "Call now")
    assert always.last_to("giulia") == "Studio Neri is open now, and your messages are passed on at once."
    assert (len(always.said_to("marta")), always.desk.calls.where()) == (always_said, [])


async def test_terms_that_have_changed_since_the_question_count(always):
    await always.presses("giulia", "It is urgent")
    await agreed_in_between(always, "never")
    await always.presses("giulia", "Call now")
    assert always.last_to("giulia") == NEVER
    assert always.desk.calls.where() == []


async def agreed_in_between(house, terms):
    await house.commands("marta", f"client rossi set urgent={terms}")


async def test_a_client_with_hours_of_their_own_is_told_their_own_opening(house):
    await house.commands("marta", 'client rossi set hours="Mo-Su 07:00-21:00"')
    await house.presses("marta", "Yes, from now on")
    await house.writes("giulia", "urgent")
    assert house.last_to("giulia").endswith("will be read tomorrow, Friday, at 07:00.")


async def test_in_a_shared_chat_the_answer_comes_there_and_in_its_thread(always):
    await always.joins("marta")
    await always.presses("marta", "This is Rossi SRL")
    always.forget()
    await always.writes("paolo", "Studio, the shop is down", GROUP, addressed=True, thread="5")
    row = always.desk.cards.where(subject="urgent")[-1]
    press = {"message": row.message, "token": row.token, "choice": "ask", "thread": "5"}
    await always.receives(always.deed(Pressed, "paolo", GROUP, **press))
    await always.presses("paolo", "Call now", GROUP)
    assert always.last_to("marta").startswith("URGENT: Paolo Verdi · Rossi SRL called")
    await always.presses("marta", "I'll take it")
    assert always.said_to(GROUP.id)[-1] == "Marta Neri is taking care of it now."
    assert {each.thread for each in always.telegram.calls if each.chat == GROUP.id and not each.edit} == {"5"}


async def test_a_members_word_in_the_shared_chat_takes_the_call(always):
    await always.joins("marta")
    await always.presses("marta", "This is Rossi SRL")
    await always.writes("giulia", "Studio, the shop is down", GROUP, addressed=True)
    await always.writes("giulia", "urgent", GROUP, addressed=True)
    await always.presses("giulia", "Call now", GROUP)
    await always.writes("marta", "I have seen it", GROUP)
    assert entries(always)[-1][1].outcome == "taken"
    await always.moves_to(NIGHT + 20 * MINUTE)
    assert "Nobody has answered" not in always.said_to(GROUP.id)[-1]


@pytest.mark.parametrize("who", ["paolo", "anna", "marta"])
async def test_nobody_else_can_call_for_a_client(always, who):
    await always.commands("paolo", f"start {await always.invitation('new Bianchi SNC')}")
    await always.presses("giulia", "It is urgent")
    always.telegram.walls["telegram:1"].clear()
    answer = await always.receives(forged(always, who, "urgent_ask", "call"))
    assert answer.text == "This button is for the client."
    assert (always.desk.calls.where(), always.said_to("marta")) == ([], [])


@pytest.mark.parametrize("who", ["giulia", "paolo"])
async def test_a_client_cannot_answer_the_call_in_the_offices_place(always, who):
    await calls(always)
    answer = await always.receives(forged(always, who, "urgent_call", "take", "marta"))
    assert answer.text == "This button is for the office."
    assert always.desk.calls.where()[0].state == "open"


async def test_a_call_that_was_answered_can_be_answered_no_more(always):
    await calls(always)
    await always.presses("marta", "I'll take it")
    for choice in ("cannot", "take"):
        answer = await always.receives(forged(always, "marta", "urgent_call", choice, "marta"))
        assert answer.text == "This button no longer works."
    assert len(entries(always)) == 2


async def test_a_forged_answer_changes_nothing(always):
    await calls(always)
    answer = await always.receives(forged(always, "marta", "urgent_call", "perhaps", "marta"))
    assert answer.text == "This button no longer works."
    assert always.desk.calls.where()[0].state == "open"


async def test_call_now_pressed_twice_calls_once(always):
    await calls(always)
    answer = await always.receives(forged(always, "giulia", "urgent_ask", "call"))
    assert answer.text == "This button no longer works."
    assert len(always.desk.calls.where()) == 1


async def test_whoever_stands_in_is_called(always):
    await always.commands("marta", "member new Anna")
    code = always.said_to("marta")[-1].splitlines()[-2].split()[-1]
    await always.commands("anna", f"start {code}")
    await always.commands("marta", "away 2026-11-26 2026-12-06 stand-in=Anna")
    always.forget()
    await always.writes("giulia", "urgent")
    await always.presses("giulia", "Call now")
    assert always.last_to("anna").startswith("URGENT: Giulia Bianchi · Rossi SRL called")
    assert always.said_to("marta") == []
    await always.presses("anna", "I'll take it")
    assert always.last_to("giulia") == "Anna Blu is taking care of it now."


async def test_in_italian_the_client_is_addressed_with_courtesy(tmp_path):
    async with opened(tmp_path / "data", language="it") as house:
        await agreed(house, "sempre")
        await house.writes("giulia", "urgente")
        await house.presses("giulia", "Chiama ora")
        assert house.last_to("giulia") == "Sto chiamando Studio Neri. Avrà una risposta qui entro 15 minuti."
        await house.presses("marta", "Non posso")
        assert house.last_to("giulia").splitlines() == [
            "Studio Neri è stato raggiunto, ma ora non può occuparsene.",
            "Il Suo messaggio è conservato e sarà letto domani, venerdì, alle 09:00.",
        ]


async def test_what_the_client_adds_to_a_taken_call_is_passed_on_at_once_and_so_is_the_answer(always):
    await calls(always)
    await always.presses("marta", "I'll take it")
    await always.writes("giulia", "only the basket is down")
    assert always.last_to("marta").startswith("Giulia Bianchi · Rossi SRL\nonly the basket is down")
    await always.writes("marta", "I see it.", reply_to=always.last_id("marta"))
    assert always.last_to("giulia") == "Marta Neri\nI see it."
    assert len([said for said in always.said_to("giulia") if "is closed at the moment" in said]) == 1


async def test_what_is_added_goes_to_whoever_has_taken_the_call(always):
    await always.commands("marta", "member new Anna")
    code = always.said_to("marta")[-1].splitlines()[-2].split()[-1]
    await always.commands("anna", f"start {code}")
    await always.commands("marta", "away 2026-11-26 2026-12-06 stand-in=Anna")
    await calls(always)
    await always.presses("anna", "I'll take it")
    await always.commands("marta", "back")
    always.forget()
    await always.writes("giulia", "only the basket is down")
    assert "only the basket is down" in always.last_to("anna")
    assert always.said_to("marta") == []


@pytest.mark.parametrize("button", [None, "I cannot"])
async def test_what_is_added_to_a_call_that_nobody_has_taken_is_held(always, button):
    await calls(always)
    if button:
        await always.presses("marta", button)
    said = len(always.said_to("marta"))
    await always.writes("giulia", "only the basket is down", message="2")
    assert always.desk.messages.get("telegram:7#2").state == "held"
    assert len(always.said_to("marta")) == said


async def test_the_talk_ends_with_the_opening(always):
    await calls(always)
    await always.presses("marta", "I'll take it")
    await always.moves_to(NIGHT + timedelta(days=1))
    await always.writes("giulia", "good evening", message="2")
    assert always.desk.messages.get("telegram:7#2").state == "held"
    assert "is closed at the moment" in always.last_to("giulia")


async def test_the_talk_goes_on_as_long_as_the_client_does_and_ends_two_hours_later(always):
    await calls(always)
    await always.presses("marta", "I'll take it")
    await always.moves_to(NIGHT + timedelta(hours=1, minutes=59))
    await always.writes("giulia", "only the basket is down", message="2")
    await always.moves_to(NIGHT + timedelta(hours=3, minutes=58))
    await always.writes("giulia", "now the basket works", message="3")
    await always.moves_to(NIGHT + timedelta(hours=5, minutes=59))
    await always.writes("giulia", "and the footer is old", message="4")
    states = [always.desk.messages.get(f"telegram:7#{number}").state for number in (2, 3, 4)]
    assert states == ["passed", "passed", "held"]


async def test_a_talk_that_begins_late_lasts_as_long_as_any(always):
    await calls(always)
    await always.moves_to(NIGHT + 150 * MINUTE)
    await always.presses("marta", "I'll take it")
    await always.moves_to(NIGHT + 151 * MINUTE)
    await always.writes("giulia", "Thank you, it is the checkout")
    assert "it is the checkout" in always.last_to("marta")
    await always.moves_to(NIGHT + 275 * MINUTE)
    await always.writes("giulia", "One more thing")
    assert "One more thing" not in always.last_to("marta")


async def test_one_clients_talk_is_no_other_clients(always):
    await always.commands("paolo", f"start {await always.invitation('new Bianchi SNC')}")
    await calls(always)
    await always.presses("marta", "I'll take it")
    await always.writes("paolo", "good evening", message="2")
    assert always.desk.messages.get("telegram:8#2").state == "held"


async def test_colleagues_in_the_shared_chat_are_not_passed_on_in_the_middle_of_a_talk(always):
    await always.joins("marta")
    await always.presses("marta", "This is Rossi SRL")
    await calls(always)
    await always.presses("marta", "I'll take it")
    said = len(always.said_to("marta"))
    await always.writes("paolo", "what a night", GROUP)
    assert len(always.said_to("marta")) == said


async def test_an_answer_to_another_client_takes_nobodys_call(always):
    await always.commands("paolo", f"start {await always.invitation('new Bianchi SNC')}")
    await always.writes("paolo", "no hurry")
    await calls(always)
    await always.commands("marta", "digest")
    assert "\nno hurry" in always.last_to("marta")
    await always.writes("marta", "2 Tomorrow.", reply_to=always.last_id("marta"))
    await always.presses("marta", "Send now")
    assert always.last_to("paolo") == "Marta Neri\nTomorrow."
    assert always.desk.calls.where()[0].state == "open"


async def test_an_answer_to_what_was_not_urgent_takes_no_call_of_the_same_client(always):
    await calls(always)
    await always.writes("giulia", "by the way, thank you for the logo")
    await always.commands("marta", "digest")
    await always.writes("marta", "2 You are welcome.", reply_to=always.last_id("marta"))
    await always.presses("marta", "Send now")
    assert always.last_to("giulia") == "Marta Neri\nYou are welcome."
    assert always.desk.calls.where()[0].state == "open"
