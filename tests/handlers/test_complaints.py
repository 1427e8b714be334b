"""Complaints: raised at any hour, acknowledged at once, heard by the office when it is open, answered, settled."""

import pytest

from bot.core.erasing import find
from bot.core.events import Attachment, Chat, Commanded, Pressed
from bot.core.ledger import facts_of
from tests.approving import rossi
from tests.kit import GROUP, MORNING, NOON, opened, rome

OFFICE_ROOM = Chat(id="telegram:-200", shared=True, title="Studio")


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


async def complains(house, words="The logo is upside down."):
    await house.commands("giulia", "complaint")
    return await house.writes("giulia", words)


async def answers(house, words="We turn it by Monday."):
    await house.presses("marta", "Admitted")
    await house.writes("marta", words)


def kinds(house):
    return [each.core.kind for each in house.store.entries(rossi(house)) if each.core.kind.startswith("complaint")]


def complaint(house):
    return list(house.desk.client(rossi(house)).touch.complaints.values())[-1]


def words_on_record(house):
    return [
        entry.opening.value.words
        for entry in house.store.entries(rossi(house))
        if entry.core.kind in ("complaint_opened", "complaint_added", "complaint_answered")
    ]


async def pressed_by(house, name, whose, label):
    """Somebody else presses a button that hangs in this person's chat."""
    chat = house.deed(Commanded, whose, verb="").chat
    message, button = house.button(chat.id, label)
    press = house.deed(Pressed, name, chat, message=message, token=button.token, choice=button.choice)
    answer = await house.receives(press)
    return answer.text if answer else None


# Raising


async def test_one_tap_at_night_asks_for_a_sentence_and_acknowledges_it_at_once(house):
    await house.commands("giulia", "help")
    await house.presses("giulia", "Something is wrong")
    asks = "What is wrong? One sentence is enough. Studio Neri will be told, and it is put on record."
    assert house.last_to("giulia") == asks
    await house.writes("giulia", "The logo is upside down.")
    heard = house.last_to("giulia").splitlines()
    assert heard[0] == "Thank you for telling us. Your complaint has been received."
    assert "an answer here tomorrow, Friday, at 13:00 at the latest" in heard[1]
    entry = list(house.store.entries(rossi(house)))[-1]
    assert heard[2] == f"Entry {entry.core.seq}, {entry.hash[:12]}"
    assert words_on_record(house) == ["The logo is upside down."]
    assert house.said_to("marta") == []


async def test_in_italian_it_reads_as_well(house):
    await house.commands("giulia", "lingua italiano")
    await complains(house, "Il logo è capovolto.")
    assert house.last_to("giulia").splitlines()[:2] == [
        "Grazie di averlo detto. Il Suo reclamo è stato ricevuto.",
        (
            "Studio Neri se ne occuperà. Lei avrà una risposta qui al più tardi domani, venerdì, alle 13:00. "
            "Poi Le sarà chiesto se per Lei è risolto."
        ),
    ]


async def test_a_client_in_another_zone_reads_both_clocks(house):
    await house.commands("marta", "client rossi set timezone=America/New_York")
    await complains(house)
    assert "an answer here tomorrow, Friday, at 07:00 (13:00 Rome time) at the latest" in house.last_to("giulia")


async def test_what_is_added_to_the_command_is_the_complaint(noon):
    await noon.commands("giulia", "complaint The logo is upside down.")
    assert words_on_record(noon) == ["The logo is upside down."]


async def test_where_commands_cannot_run_the_word_alone_is_enough(noon):
    await noon.writes("giulia", "reclamo")
    await noon.writes("giulia", "The logo is upside down.")
    assert kinds(noon) == ["complaint_opened"]


async def test_while_the_office_is_away_for_good_no_day_is_promised(house):
    await house.commands("marta", "away")
    await complains(house)
    said = house.last_to("giulia")
    assert "the day of return is not fixed yet" in said
    assert " at the latest" not in said
    assert complaint(house).answer_by is None
    await house.commands("marta", "status")
    assert "To be answered; no time could be promised." in house.last_to("marta")


async def test_the_usual_urgent_way_stays_for_whoever_may_use_it(house):
    await house.commands("marta", "client rossi set urgent=always")
    await complains(house)
    assert house.said_to("giulia", buttons=True)[-1].endswith("[It is urgent]")
    await house.presses("giulia", "It is urgent")
    assert "Shall I call Studio Neri now?" in house.last_to("giulia")


async def test_an_ordinary_message_after_the_complaint_is_an_ordinary_message(noon):
    await noon.commands("giulia", "complaint")
    await noon.commands("giulia", "complaint")
    await noon.writes("giulia", "The logo is upside down.")
    await noon.writes("giulia", "By the way, nice photos.")
    assert kinds(noon) == ["complaint_opened"]
    assert "By the way, nice photos." in noon.last_to("marta")


async def test_whoever_was_asked_may_say_no_or_ask_for_something_else(noon):
    await noon.commands("giulia", "complaint")
    await noon.writes("giulia", "hours")
    assert noon.last_to("giulia") != "All right, nothing was passed on."
    await noon.writes("giulia", "no, thanks")
    assert noon.last_to("giulia") == "All right, nothing was passed on."
    await noon.writes("giulia", "Good day.")
    assert kinds(noon) == []


async def test_a_day_later_nobody_takes_a_message_for_the_answer(noon):
    await noon.commands("giulia", "complaint")
    await noon.moves_to(rome("2026-11-30 12:00"))
    await noon.writes("giulia", "Good day.")
    assert kinds(noon) == []


async def test_a_picture_alone_is_passed_on_and_words_are_asked_for(noon):
    await noon.commands("giulia", "complaint")
    noon.telegram.sent["f1"] = b"x"
    photo = Attachment(kind="photo", ref="f1", name="logo.jpg")
    await noon.writes("giulia", "", attachments=(photo,))
    assert any(said.startswith("Please say it in words") for said in noon.said_to("giulia"))
    assert any("logo.jpg" in said or "photo" in said for said in noon.said_to("marta"))
    await noon.writes("giulia", "It is upside down.")
    assert kinds(noon) == ["complaint_opened"]


@pytest.mark.parametrize("words", ["👍", "‮شكوى‬", "這個標誌顛倒了", "a\n\nb", "x" * 2000])  # noqa: PLE2502  as typed
async def test_any_words_can_be_a_complaint(noon, words):
    await complains(noon, words)
    assert words_on_record(noon) == [words]
    assert len(noon.desk.titles.get(complaint(noon).complaint).text) <= 80
    assert noon.failed() == []


async def test_a_whole_letter_is_asked_to_be_shorter_and_still_waited_for(noon):
    await complains(noon, "x" * 2001)
    assert noon.last_to("giulia").startswith("Please tell us in at most 2,000 characters")
    await noon.writes("giulia", "The logo.")
    assert words_on_record(noon) == ["The logo."]


async def test_who_only_reads_along_may_complain_but_not_settle(noon):
    await noon.commands("luca", f"start {await noon.invitation('rossi invite')}")
    await noon.commands("marta", "client rossi reader Luca Gialli")
    await noon.commands("luca", "complaint The file is gone.")
    assert kinds(noon) == ["complaint_opened"]
    await answers(noon)
    toast = await noon.presses("luca", "Yes, settled")
    assert toast.startswith("Whoever decides on your side can say that it is settled.")
    await noon.writes("luca", "settled")
    assert kinds(noon)[-1] == "complaint_answered"
    await noon.presses("luca", "Not yet")
    await noon.writes("luca", "Still gone.")
    assert kinds(noon)[-1] == "complaint_added"


async def test_nobody_but_the_clients_contacts_complains(noon):
    await noon.joins("marta")
    await noon.presses("marta", "This is Rossi SRL")
    await noon.writes("paolo", "good day", GROUP, addressed=True)
    await noon.writes("paolo", "complaint", GROUP, addressed=True)
    assert noon.last_to(GROUP.id).startswith("Studio Neri reads what you write here.")
    assert kinds(noon) == []


# In plain words


async def test_words_of_somebody_unhappy_lead_to_a_question_and_are_passed_on_as_well(noon):
    await noon.writes("giulia", "I am not happy with the logo.")
    assert "I am not happy with the logo." in noon.last_to("marta")
    assert noon.said_to("giulia", buttons=True)[-1].splitlines()[-1] == "[Yes] [No]"
    assert kinds(noon) == []
    await noon.presses("giulia", "Yes")
    assert words_on_record(noon) == ["I am not happy with the logo."]
    assert "Passed on as a complaint." in noon.said_to("giulia")
    assert await noon.presses("marta", "Admitted") is not None


async def test_at_night_what_became_a_complaint_waits_as_such_and_not_as_a_message_too(house):
    await house.writes("giulia", "Non sono contenta del logo.")
    await house.writes("giulia", "sì")
    assert kinds(house) == ["complaint_opened"]
    await house.moves_to(MORNING)
    heads = [said.splitlines()[0] for said in house.said_to("marta")]
    assert heads == ["Complaint: Giulia Bianchi · Rossi SRL (no. 1)"]


async def test_no_leaves_it_a_message(house):
    await house.writes("giulia", "I am not happy with the logo.")
    await house.presses("giulia", "No")
    assert house.last_to("giulia").startswith("Not passed on as a complaint.")
    assert not _has(house, "No")
    await house.moves_to(MORNING)
    assert "I am not happy with the logo." in house.last_to("marta")
    assert kinds(house) == []


def _has(house, label):
    return any(f"[{label}]" in said for said in house.said_to("giulia", buttons=True))


async def test_it_is_asked_once_a_day_and_not_while_a_complaint_waits(noon):
    await noon.writes("giulia", "I am not happy.")
    await noon.presses("giulia", "No")
    await noon.writes("giulia", "This is unacceptable.")
    assert not _has(noon, "Yes")
    await noon.moves_to(rome("2026-11-30 12:00"))
    await noon.writes("giulia", "This is unacceptable.")
    assert _has(noon, "Yes")
    await noon.presses("giulia", "Yes")
    await noon.moves_to(rome("2026-12-02 12:00"))
    await noon.writes("giulia", "We are disappointed.")
    assert not _has(noon, "Yes")
    assert kinds(noon) == ["complaint_opened"]


async def test_a_message_that_was_deleted_meanwhile_is_asked_for_anew(noon):
    await noon.writes("giulia", "I am not happy.", message="m1")
    await noon.deletes("giulia", "m1")
    await noon.presses("giulia", "Yes")
    assert kinds(noon) == []
    await noon.writes("giulia", "The logo.")
    assert words_on_record(noon) == ["The logo."]


async def test_what_is_wrong_while_a_complaint_is_open_is_added_to_it(noon):
    await complains(noon)
    by = complaint(noon).answer_by
    await noon.moves_to(rome("2026-11-27 14:30"))
    await complains(noon, "The favicon too.")
    assert noon.last_to("giulia").startswith("Thank you. This has been added to your complaint.")
    assert (kinds(noon), complaint(noon).answer_by) == (["complaint_opened", "complaint_added"], by)
    cards = [said for said in noon.said_to("marta", buttons=True) if said.startswith("Complaint:")]
    assert "[Admitted]" not in cards[0]
    assert cards[1].splitlines()[1:3] == ["The logo is upside down.", "The favicon too."]
    assert "[Admitted]" in cards[1]


# The office


async def test_in_office_hours_the_office_has_it_at_once_with_the_clock(noon):
    await complains(noon)
    assert noon.said_to("marta", buttons=True)[-1].splitlines()[:3] == [
        "Complaint: Giulia Bianchi · Rossi SRL (no. 1)",
        "The logo is upside down.",
        "To be answered today at 17:00 at the latest: 4 h of office time left.",
    ]


async def test_at_night_the_office_is_left_in_peace_until_it_opens(house):
    await complains(house)
    await house.moves_to(rome("2026-11-27 08:59"))
    assert house.said_to("marta") == []
    await house.moves_to(MORNING)
    assert house.last_to("marta").startswith("Complaint: Giulia Bianchi")


async def test_open_complaints_stand_first_in_digest_and_status(house):
    await house.writes("giulia", "Good evening.")
    await complains(house)
    await house.moves_to(MORNING)
    digest = house.last_to("marta").splitlines()
    assert digest[:3] == [
        "Complaints",
        (
            "• Rossi SRL, no. 1, “The logo is upside down.”: "
            "To be answered today at 13:00 at the latest: 4 h of office time left."
        ),
        "One message is waiting for you",
    ]
    await house.moves_to(rome("2026-11-27 13:20"))
    await house.commands("marta", "status")
    assert house.last_to("marta").splitlines()[1:3] == [
        "Complaints",
        "• Rossi SRL, no. 1, “The logo is upside down.”: The answer was promised today at 13:00.",
    ]


async def test_the_answer_goes_out_in_the_freelancers_words_within_a_courteous_frame(noon):
    await complains(noon)
    await answers(noon)
    said = noon.said_to("giulia", buttons=True)[-1].splitlines()
    assert said[0] == "Marta Neri has looked into your complaint “The logo is upside down.” and writes:"
    assert said[1:3] == ["We turn it by Monday.", "Is it settled for you?"]
    assert said[-1] == "[Yes, settled] [Not yet]"
    assert (words_on_record(noon)[-1], complaint(noon).stance) == ("We turn it by Monday.", "admitted")


async def test_an_answer_that_sounds_like_a_reproach_goes_by_one_more_tap(noon):
    await noon.commands("giulia", "complaint The logo is upside down.")
    await noon.presses("marta", "Explained")
    before = noon.said_to("giulia")
    await noon.writes("marta", "As I already told you, it is a symbol.")
    assert noon.said_to("giulia") == before
    assert "sounds like a reproach" in noon.last_to("marta")
    await noon.presses("marta", "Send as it is")
    assert "As I already told you, it is a symbol." in noon.last_to("giulia")


async def test_an_answer_that_was_written_anew_goes_at_once(noon):
    await noon.commands("giulia", "complaint The logo is upside down.")
    await noon.commands("marta", "complaint rossi answer explained As I already told you, it is a symbol.")
    await noon.writes("marta", "It is a symbol that looks the same either way.")
    assert "It is a symbol that looks the same either way." in noon.last_to("giulia")
    assert "already" not in noon.last_to("giulia")
    kinds = [kind for kind in noon.kinds(noon.desk.office.clients[0]) if kind == "complaint_answered"]
    assert len(kinds) == 1


async def test_a_template_with_something_to_fill_in_is_not_sent_as_it_is(noon):
    await complains(noon)
    await noon.presses("marta", "Explained")
    asked = noon.said_to("marta", buttons=True)[-1]
    assert "[Send this text]" not in asked
    template = asked.splitlines()[3]
    await noon.writes("marta", template)
    assert noon.last_to("marta") == "Please put your own words where the text has square brackets: [ … ]."
    assert kinds(noon) == ["complaint_opened"]
    await noon.writes("marta", "The printer turned it. It is turned back.")
    assert (complaint(noon).stance, kinds(noon)[-1]) == ("explained", "complaint_answered")


async def test_not_ours_but_we_can_help_is_one_press_in_the_clients_language_and_offers_the_quote(noon):
    await noon.commands("giulia", "lingua italiano")
    await complains(noon)
    await noon.presses("marta", "Not ours, but we can help")
    await noon.presses("marta", "Send this text")
    assert "possiamo aiutarLa volentieri" in noon.last_to("giulia")
    assert noon.last_to("marta").splitlines()[-1] == "/quote Rossi SRL"
    assert complaint(noon).stance == "offered"


async def test_an_answer_can_be_put_off(noon):
    await complains(noon)
    await noon.presses("marta", "Admitted")
    await noon.presses("marta", "Not now")
    assert noon.last_to("marta") == "Nothing was sent to Rossi SRL."
    await noon.writes("marta", "Where did I put my keys?")
    assert kinds(noon) == ["complaint_opened"]


async def test_an_answer_that_was_put_off_can_still_be_given_in_reply_to_its_question(noon):
    await complains(noon)
    await noon.presses("marta", "Admitted")
    await noon.presses("marta", "Not now")
    await noon.writes("marta", "We turn it by Monday.", reply_to=noon.last_id("marta"))
    assert kinds(noon)[-1] == "complaint_answered"
    assert words_on_record(noon)[-1] == "We turn it by Monday."


async def test_what_the_office_talks_about_in_its_own_chat_is_no_answer_but_a_reply_is(noon):
    await noon.commands("marta", "member here", OFFICE_ROOM)
    await complains(noon)
    await noon.presses("marta", "Admitted", OFFICE_ROOM)
    assert "Reply to this message with the answer" in noon.last_to(OFFICE_ROOM.id)
    question = list(noon.wall(OFFICE_ROOM.id))[-1]
    await noon.writes("marta", "Anna, did you see this?", OFFICE_ROOM)
    assert kinds(noon) == ["complaint_opened"]
    await noon.writes("marta", "We turn it.", OFFICE_ROOM, reply_to=question)
    assert words_on_record(noon)[-1] == "We turn it."


async def test_a_reply_to_the_card_asks_which_answer_it_is(noon):
    await complains(noon)
    await noon.writes("marta", "Sorry.", reply_to=noon.last_id("marta"))
    assert noon.last_to("marta").endswith("/complaint Rossi SRL answer explained TEXT")
    assert kinds(noon) == ["complaint_opened"]


async def test_an_answer_with_a_file_is_asked_for_in_words(noon):
    await complains(noon)
    await noon.presses("marta", "Admitted")
    noon.telegram.sent["f1"] = b"x"
    await noon.writes("marta", "See this.", attachments=(Attachment(kind="document", ref="f1", name="a.pdf"),))
    assert noon.last_to("marta").startswith("Please answer in words, without files.")
    assert kinds(noon) == ["complaint_opened"]


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("", "Complaints"),
        ("bianchi", "There is no client “bianchi”"),
        ("rossi what", "Please write it like this: /complaint Rossi SRL"),
        ("rossi answer", "Please write it like this: /complaint Rossi SRL"),
        ("rossi answer perhaps Sorry.", "Please write it like this: /complaint Rossi SRL"),
        ("rossi 7", "Rossi SRL has no complaint no. 7."),
        ("rossi 7 answer explained Sorry.", "Rossi SRL has no complaint no. 7."),
        ("rossi 999999999999 answer explained Sorry.", "Please write it like this"),
        ("rossi answer explained", "Please add the answer itself"),
        ("rossi answer explained I [see]", "Please put your own words"),
    ],
)
async def test_a_command_that_cannot_be_meant_is_answered_with_the_right_one(noon, rest, told):
    await complains(noon)
    await noon.commands("marta", f"complaint {rest}".strip())
    assert noon.last_to("marta").startswith(told)
    assert kinds(noon) == ["complaint_opened"]


async def test_by_command_it_is_answered_too(noon):
    await noon.commands("marta", "complaint")
    assert noon.last_to("marta") == "No complaint is open."
    await noon.commands("marta", "complaint rossi")
    assert noon.last_to("marta") == "Rossi SRL has no complaint."
    await noon.commands("marta", "complaint rossi answer explained Sorry.")
    assert noon.last_to("marta") == "Rossi SRL has no complaint."
    await complains(noon)
    await noon.commands("marta", "complaint rossi")
    assert noon.last_to("marta").startswith("Complaint: Giulia Bianchi")
    await noon.commands("marta", "reclamo rossi 1 risposta spiegato The printer turned it.")
    assert (words_on_record(noon)[-1], complaint(noon).stance) == ("The printer turned it.", "explained")


# Settled, or not yet


@pytest.fixture
async def answered(noon):
    await complains(noon)
    await answers(noon)
    return noon


async def test_the_clients_word_settles_it_and_both_sides_know(answered):
    await answered.presses("giulia", "Yes, settled")
    assert complaint(answered).state == "closed"
    assert answered.last_to("giulia").startswith("Thank you. Your complaint “The logo is upside down.” is settled.")
    assert "Rossi SRL: complaint no. 1" in answered.last_to("marta")
    assert answered.desk.complained.where() == []
    assert (await answered.presses("giulia", "Yes, settled")).startswith("This has been settled.")
    assert kinds(answered).count("complaint_closed") == 1


@pytest.mark.parametrize("words", ["settled", "Risolto!", "yes"])
async def test_in_words_it_is_settled_too(answered, words):
    reply = {"reply_to": answered.last_id("giulia")} if words == "yes" else {}
    await answered.writes("giulia", words, **reply)
    assert complaint(answered).state == "closed"


async def test_yes_to_nothing_in_particular_settles_nothing(answered):
    await answered.writes("giulia", "yes")
    assert complaint(answered).state == "answered"


@pytest.mark.parametrize("say", ["button", "not yet", "non ancora"])
async def test_not_yet_asks_what_is_missing_and_opens_it_again_with_a_new_hour(answered, say):
    before = complaint(answered).answer_by
    await answered.moves_to(rome("2026-11-30 10:00"))
    if say == "button":
        await answered.presses("giulia", "Not yet")
    else:
        await answered.writes("giulia", say)
    assert answered.last_to("giulia").startswith("What is still missing?")
    await answered.writes("giulia", "The favicon.")
    assert (complaint(answered).state, complaint(answered).asks) == ("open", 0)
    assert complaint(answered).answer_by > before
    assert words_on_record(answered) == ["The logo is upside down.", "We turn it by Monday.", "The favicon."]


async def test_a_word_opens_it_again_after_it_was_settled(answered):
    await answered.presses("giulia", "Yes, settled")
    await answered.writes("giulia", "not yet")
    await answered.writes("giulia", "It is upside down again.")
    assert (complaint(answered).state, complaint(answered).closed_at, len(kinds(answered))) == ("open", None, 4)
    assert "It is upside down again." in answered.last_to("marta")
    await answers(answered, "Turned again.")
    assert "Turned again." in answered.last_to("giulia")


async def test_a_month_later_not_yet_is_an_ordinary_message(answered):
    await answered.presses("giulia", "Yes, settled")
    await answered.moves_to(rome("2027-01-08 12:00"))
    await answered.writes("giulia", "not yet")
    assert "not yet" in answered.last_to("marta")


async def test_my_list_shows_how_a_complaint_stands(noon):
    await complains(noon)
    for stands in ("an answer today at 17:00 at the latest", "answered; is it settled for you?"):
        await noon.commands("giulia", "mine")
        shown = noon.last_to("giulia").splitlines()
        assert shown[:2] == ["What you told us", f"• “The logo is upside down.”: {stands}"]
        if complaint(noon).state == "open":
            await answers(noon)
    await noon.writes("giulia", "settled")
    await noon.commands("giulia", "mine")
    assert "logo" not in noon.last_to("giulia")


async def test_after_a_restart_all_buttons_still_work(noon):
    await complains(noon)
    await noon.restarts()
    await noon.presses("marta", "Admitted")
    await noon.restarts()
    await noon.writes("marta", "We turn it.")
    await noon.restarts()
    await noon.presses("giulia", "Not yet")
    await noon.restarts()
    await noon.writes("giulia", "The favicon.")
    assert kinds(noon) == ["complaint_opened", "complaint_answered", "complaint_added"]


async def test_a_stance_pressed_after_the_answer_is_told_so(noon):
    await complains(noon)
    message, button = noon.button("telegram:1", "Admitted")
    await answers(noon)
    again = noon.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    assert (await noon.receives(again)).text == "This complaint is not waiting for an answer."
    for choice in ("", "nonsense", "all-due-1", "none-due-999999999"):
        forged = noon.deed(Pressed, "marta", message=message, token=button.token, choice=choice)
        assert (await noon.receives(forged)).text == "This button no longer works."
    assert kinds(noon) == ["complaint_opened", "complaint_answered"]


async def test_a_client_cannot_press_what_is_the_offices(noon):
    await complains(noon)
    assert await pressed_by(noon, "giulia", "marta", "Admitted") == "This button is for the office."


async def test_an_answer_that_was_begun_before_it_was_settled_goes_nowhere(answered):
    await answered.presses("giulia", "Not yet")
    await answered.writes("giulia", "The favicon.")
    await answered.presses("marta", "Admitted")
    await answered.writes("giulia", "settled")
    await answered.writes("marta", "Turned.")
    assert kinds(answered)[-1] == "complaint_closed"
    assert "Turned." not in answered.last_to("giulia")


async def test_a_second_complaint_has_a_number_of_its_own(answered):
    await answered.presses("giulia", "Yes, settled")
    await complains(answered, "The footer.")
    assert complaint(answered).number == 2
    assert facts_of(list(answered.store.entries(rossi(answered)))[-1].core).source == "button"


async def test_erased_with_its_client_it_leaves_no_words_behind(noon):
    await complains(noon)
    await noon.presses("marta", "Admitted")
    found = find(rossi(noon), noon.desk, noon.store.ledgers())
    gone = {(keep.table, keep.key) for keep in found.effects if keep.row is None}
    assert {("complained", complaint(noon).complaint), ("titles", complaint(noon).complaint)} <= gone
    assert {("cards", card.token) for card in noon.desk.cards.where(client=rossi(noon))} <= gone
