"""Answers while the office is closed: asked when they shall go, held until the opening, or sent at once."""

from datetime import timedelta

import pytest

from bot.core.events import Attachment, Chat, Commanded, Pressed, Wrote
from tests.kit import CODE, GROUP, MORNING, NIGHT, NOON, opened, rome

CLOSED = "For Rossi SRL the office is closed now. When should your answer go?"
ASKS = [
    f"{CLOSED} If you do not choose, it goes tomorrow, Friday, at 09:00.",
    "[Send tomorrow, Friday, at 09:00]",
    "[Send now]",
    "[Send now, and do not ask again before we open]",
    "[Do not send]",
]
WAITS = "Your answer to Rossi SRL goes tomorrow, Friday, at 09:00:"
SENT = "Your answer to Rossi SRL was sent."
AT_OPENING, NOW = "Send tomorrow, Friday, at 09:00", "Send now"
TONIGHT, DROP = "Send now, and do not ask again before we open", "Do not send"


async def handed(house):
    """The digest on demand, to which a member can reply at night."""
    await house.writes("giulia", "ready?", message="1")
    await house.commands("marta", "digest")
    digest = house.last_id("marta")
    house.forget()
    return digest


@pytest.fixture
async def asked(house):
    """Marta has answered Giulia at night."""
    await house.writes("marta", "Tomorrow.", reply_to=await handed(house), message="a1")
    return house


def state(house):
    return house.desk.messages.get("telegram:7#1").state


def forged(house, name, choice):
    card = house.desk.cards.where(subject="late")[-1]
    chat = Chat(id="telegram:1")
    return house.deed(Pressed, name, chat, message=card.message, token=card.token, choice=choice)


async def test_at_night_its_author_is_asked_when_the_answer_shall_go(asked):
    assert asked.said_to("marta", buttons=True) == ["\n".join(ASKS)]
    assert asked.said_to("giulia") == []
    assert state(asked) == "held"


async def test_untouched_it_goes_at_the_opening_and_settles_what_it_answers(asked):
    await asked.moves_to(MORNING - timedelta(seconds=1))
    assert asked.said_to("giulia") == []
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]
    assert asked.said_to("marta", buttons=True) == [SENT]
    assert state(asked) == "answered"
    await asked.moves_to(MORNING + timedelta(hours=1))
    assert len(asked.said_to("giulia")) == 1


async def test_the_digest_of_the_same_opening_does_not_list_what_was_answered(asked):
    await asked.writes("giulia", "and the logo?")
    await asked.moves_to(MORNING)
    digest = asked.last_to("marta")
    assert digest.startswith("One message is waiting for you")
    assert "and the logo?" in digest
    assert "ready?" not in digest


async def test_where_all_was_answered_there_is_no_digest(asked):
    await asked.moves_to(MORNING)
    assert asked.said_to("marta") == [SENT]


async def test_send_at_opening_shows_what_will_go_and_leaves_two_choices(asked):
    assert await asked.presses("marta", AT_OPENING) == ""
    assert asked.said_to("marta", buttons=True) == [f"{WAITS}\nTomorrow.\n[Send now]\n[Do not send]"]
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_send_now_sends_it_now(asked):
    await asked.presses("marta", NOW)
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]
    assert asked.said_to("marta", buttons=True) == [SENT]
    assert (state(asked), asked.desk.responses.where()) == ("answered", [])


async def test_who_has_chosen_the_opening_can_still_send_it_now(asked):
    await asked.presses("marta", AT_OPENING)
    await asked.presses("marta", NOW)
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_whoever_wants_not_to_be_asked_tonight_is_asked_again_tomorrow(asked):
    await asked.presses("marta", TONIGHT)
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]
    await asked.writes("giulia", "and the logo?")
    await asked.commands("marta", "digest")
    await asked.writes("marta", "That too.", reply_to=asked.last_id("marta"))
    assert asked.last_to("giulia") == "Marta Neri\nThat too."
    await asked.moves_to(NIGHT + timedelta(days=1))
    await asked.writes("giulia", "thank you")
    await asked.commands("marta", "digest")
    await asked.writes("marta", "You are welcome.", reply_to=asked.last_id("marta"))
    assert asked.last_to("marta").startswith("For Rossi SRL the office is closed now.")
    assert "You are welcome." not in asked.last_to("giulia")


async def test_what_is_dropped_never_goes_and_the_message_still_waits(asked):
    await asked.presses("marta", DROP)
    assert asked.said_to("marta", buttons=True) == ["Your answer to Rossi SRL was not sent."]
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == []
    assert asked.last_to("marta").startswith("One message is waiting for you")


@pytest.mark.parametrize("choice", ["opening", "now", "tonight", "drop"])
async def test_a_card_whose_answer_is_out_is_an_old_card(asked, choice):
    await asked.presses("marta", NOW)
    assert (await asked.receives(forged(asked, "marta", choice))).text == "This button no longer works."
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_a_forged_choice_sends_nothing(asked):
    assert (await asked.receives(forged(asked, "marta", "never"))).text == "This button no longer works."
    assert asked.said_to("giulia") == []


@pytest.mark.parametrize("name", ["giulia", "paolo"])
async def test_nobody_of_a_clients_decides_when_it_goes(asked, name):
    assert (await asked.receives(forged(asked, name, "now"))).text == "This button is for the office."
    assert asked.said_to("giulia") == []


async def test_an_answer_of_files_alone_waits_too(house):
    house.telegram.sent["telegram:f1"] = b"a plan"
    plan = Attachment(kind="document", ref="telegram:f1", name="plan.pdf")
    await house.writes("marta", "", reply_to=await handed(house), attachments=(plan,))
    assert house.last_to("marta").startswith("For Rossi SRL the office is closed now.")
    await house.moves_to(MORNING)
    assert house.said_to("giulia") == ["Marta Neri\n[document plan.pdf]"]


async def test_an_absence_that_is_set_meanwhile_moves_the_opening_and_the_answer_with_it(asked):
    await asked.commands("marta", "away 2026-11-27 2026-12-06")
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == []
    await asked.moves_to(rome("2026-12-07 09:00"))
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_a_chosen_opening_that_is_moved_by_an_absence_is_waited_for(asked):
    await asked.presses("marta", AT_OPENING)
    await asked.commands("marta", "away 2026-11-27 2026-12-06")
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == []
    await asked.moves_to(rome("2026-12-07 09:00"))
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_it_survives_a_restart_and_goes_once(asked):
    await asked.presses("marta", AT_OPENING)
    await asked.restarts()
    await asked.moves_to(MORNING + timedelta(minutes=20))
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_its_last_words_leave_and_the_card_shows_them(asked):
    await asked.presses("marta", AT_OPENING)
    await asked.edits("marta", "a1", "On Monday.")
    assert asked.said_to("marta")[-1] == f"{WAITS}\nOn Monday."
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == ["Marta Neri\nOn Monday."]


async def test_the_number_of_the_item_is_no_part_of_an_edited_answer(house):
    await house.writes("giulia", "and the logo?")
    await house.writes("marta", "2 Tomorrow.", reply_to=await handed(house), message="a1")
    await house.edits("marta", "a1", "2 On Monday.")
    await house.moves_to(MORNING)
    assert house.said_to("giulia") == ["Marta Neri\nOn Monday."]


async def test_nobody_else_can_change_the_words_of_an_answer(asked):
    await asked.receives(asked.deed(Wrote, "anna", Chat(id="telegram:1"), text="x", message="x"))
    await asked.edits("giulia", "a1", "Never.", Chat(id="telegram:1"))
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_an_answer_that_its_author_deletes_does_not_leave(asked):
    await asked.deletes("marta", "a1")
    assert asked.said_to("marta", buttons=True) == ["Your answer to Rossi SRL was not sent."]
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == []
    assert state(asked) == "held"


async def test_a_client_to_whom_the_office_is_open_gets_the_answer_at_once(house):
    await house.commands("marta", "client rossi set hours=24/7")
    await house.presses("marta", "Yes, from now on")
    house.forget()
    await house.writes("giulia", "ready?")
    await house.writes("marta", "Tomorrow.", reply_to=house.last_id("marta"))
    assert house.said_to("giulia") == ["Marta Neri\nTomorrow."]
    assert house.desk.responses.where() == []


async def test_a_clients_own_opening_counts_for_their_answer(house):
    await house.commands("marta", 'client rossi set hours="Mo-Fr 10:00-12:00"')
    await house.presses("marta", "Yes, from now on")
    await house.writes("marta", "Tomorrow.", reply_to=await handed(house))
    assert "it goes tomorrow, Friday, at 10:00." in house.last_to("marta")
    await house.moves_to(MORNING)
    assert house.said_to("giulia") == []
    await house.moves_to(MORNING + timedelta(hours=1))
    assert house.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_an_answer_to_a_stranger_is_asked_about_too(house):
    await house.writes("paolo", "do you make logos?")
    await house.commands("marta", "digest")
    await house.writes("marta", "We do.", reply_to=house.last_id("marta"))
    assert house.last_to("marta").startswith("For Paolo Verdi the office is closed now. When should your answer go?")
    await house.moves_to(MORNING)
    assert house.last_to("paolo") == "Marta Neri\nWe do."
    assert "Your answer to Paolo Verdi was sent." in house.said_to("marta")


async def test_an_answer_goes_at_once_where_there_is_no_opening_to_wait_for(tmp_path):
    async with opened(tmp_path / "data", hours="off") as house:
        await house.writes("marta", "Tomorrow.", reply_to=await handed(house))
        assert house.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_on_slack_it_is_the_same_and_goes_back_to_its_thread(house):
    await house.commands("luca", f"start {await house.invitation('new Gialli')}")
    await house.writes("luca", "ready?", thread="171.5")
    await house.commands("marta", "digest")
    house.forget()
    await house.writes("marta", "Tomorrow.", reply_to=next(iter(house.desk.posts.items()))[0].partition("#")[2])
    await house.presses("marta", AT_OPENING)
    await house.moves_to(MORNING)
    assert house.said_to("luca") == ["Marta Neri\nTomorrow."]
    assert [delivery.thread for delivery in house.wall("slack:D9").values()] == ["171.5"]


async def later(house, rest, name="marta", **fields):
    fields.setdefault("message", house.fresh())
    await house.receives(house.deed(Commanded, name, verb="later", rest=rest, **fields))
    return house.said_to(name)[-1]


async def test_later_in_answer_to_ones_own_words_lets_them_wait(asked):
    assert await later(asked, "", reply_to="a1") == f"{WAITS}\nTomorrow."
    await asked.moves_to(MORNING)
    assert asked.said_to("giulia") == ["Marta Neri\nTomorrow."]


async def test_later_in_answer_to_a_client_goes_at_the_opening(house):
    digest = await handed(house)
    assert await later(house, "Tomorrow.", reply_to=digest) == f"{WAITS}\nTomorrow."
    await house.moves_to(MORNING)
    assert house.said_to("giulia") == ["Marta Neri\nTomorrow."]
    assert state(house) == "answered"


async def test_later_with_a_clients_name_goes_to_whoever_decides(house):
    await house.commands("paolo", f"start {await house.invitation('rossi invite')}")
    house.forget()
    assert await later(house, "rossi srl Good morning, here is the draft.") == (
        f"{WAITS}\nGood morning, here is the draft."
    )
    await house.moves_to(MORNING)
    assert house.said_to("giulia") == ["Marta Neri\nGood morning, here is the draft."]
    assert house.said_to("paolo") == []


async def test_later_works_by_day_too_and_waits_for_the_next_opening(house):
    await house.moves_to(NOON)
    assert (await later(house, "rossi After lunch.")).startswith("Your answer to Rossi SRL goes today at 14:00:")
    await house.moves_to(rome("2026-11-27 13:59"))
    assert house.said_to("giulia") == []
    await house.moves_to(rome("2026-11-27 14:00"))
    assert house.said_to("giulia") == ["Marta Neri\nAfter lunch."]


async def test_an_edited_command_sends_the_words_and_not_the_command(house):
    await later(house, "rossi Good morning.", message="a1")
    await house.edits("marta", "a1", "/later rossi Good morning, Giulia.")
    await house.moves_to(MORNING)
    assert house.said_to("giulia") == ["Marta Neri\nGood morning, Giulia."]


async def test_two_answers_from_a_platform_whose_commands_are_no_messages_both_go(house):
    for text in ("One.", "Two."):
        await later(house, f"rossi {text}", message=None)
    await house.moves_to(MORNING)
    assert house.said_to("giulia") == ["Marta Neri\nOne.", "Marta Neri\nTwo."]


async def test_later_to_a_client_who_is_only_in_a_shared_chat_goes_there(house):
    await house.commands("marta", "client new Bianchi SNC")
    await house.joins("marta")
    await house.presses("marta", "This is Bianchi SNC")
    house.forget()
    await later(house, "bianchi Good morning.")
    await house.moves_to(MORNING)
    assert house.said_to(GROUP.id) == ["Marta Neri\nGood morning."]


@pytest.mark.parametrize(
    ("rest", "answer"),
    [
        ("", "Please add what should go out at the opening"),
        ("rossi", "Please add what should go out at the opening"),
        ("zzz Good morning.", "There is no client “zzz”."),
        ("bianchi Good morning.", "Bianchi SNC has no chat with me yet, so there is nowhere to send it."),
    ],
)
async def test_later_without_words_or_without_somebody_says_what_is_missing(house, rest, answer):
    await house.commands("marta", "client new Bianchi SNC")
    assert (await later(house, rest)).startswith(answer)
    assert house.desk.responses.where() == []


async def test_later_in_answer_to_a_digest_of_several_needs_the_number(house):
    await house.writes("giulia", "and the logo?")
    digest = await handed(house)
    assert (await later(house, "Tomorrow.", reply_to=digest)).startswith("Please start with the number")
    assert (await later(house, "1 Tomorrow.", reply_to=digest)).endswith("\nTomorrow.")


async def test_later_without_any_opening_to_come_is_answered_so(tmp_path):
    async with opened(tmp_path / "data", hours="off") as house:
        assert await later(house, "rossi Good morning.") == "There is no next opening to put it off to."


async def test_whoever_has_left_a_client_gets_nothing_that_is_written_to_it_later(house):
    await house.moves_to(NOON)
    await house.writes("giulia", "ready?")
    await house.writes("marta", "Yes.", reply_to=house.last_id("marta"))
    await house.commands("marta", "client rossi remove giulia")
    house.forget()
    assert (await later(house, "rossi The figures.")).startswith("Rossi SRL has no chat with me yet")
    assert house.said_to("giulia") == []


@pytest.fixture
async def group(house):
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")
    house.forget()
    return house


async def test_in_a_shared_chat_there_is_one_private_note_in_a_spell(group):
    for text in ("good evening", "one more thing"):
        await group.writes("marta", text, GROUP)
    (said,) = group.said_to("marta", buttons=True)
    assert said == (
        "You have answered Rossi SRL outside office hours, in a chat where it is seen at once. "
        "The office opens tomorrow, Friday, at 09:00; until then you owe nobody an answer.\n"
        "Next time you can let it wait, from here:\n"
        "/later Rossi SRL Good morning, …"
    )
    assert group.said_to(GROUP.id) == []


async def test_without_an_opening_to_wait_for_there_is_no_such_note(group):
    await group.commands("marta", "away")
    group.forget()
    await group.writes("marta", "good evening", GROUP)
    assert group.said_to("marta") == []
    assert group.failed() == []


async def test_the_next_spell_has_a_note_of_its_own(group):
    await group.writes("marta", "good evening", GROUP)
    await group.moves_to(NIGHT + timedelta(days=1))
    group.forget()
    await group.writes("marta", "good evening", GROUP)
    assert len(group.said_to("marta")) == 1


async def test_by_day_there_is_no_note(group):
    await group.moves_to(NOON)
    await group.writes("marta", "good day", GROUP)
    assert group.said_to("marta") == []


async def test_who_does_not_want_to_be_asked_tonight_gets_no_note_either(group):
    await group.writes("marta", "Tomorrow.", reply_to=await handed(group))
    await group.presses("marta", TONIGHT)
    group.forget()
    await group.writes("marta", "good evening", GROUP)
    assert group.said_to("marta") == []


async def test_each_member_has_a_note_of_their_own(group):
    await group.commands("marta", "member new Anna")
    await group.commands("anna", f"start {CODE.search(group.last_to('marta'))[0]}")
    group.forget()
    for name in ("marta", "anna"):
        await group.writes(name, "good evening", GROUP)
    assert [len(group.said_to(name)) for name in ("marta", "anna")] == [1, 1]
