"""Approvals in words: "ok" leads to a question and only then to a record, wishes are kept as they were written."""

from datetime import timedelta

import pytest

from bot.core.events import Pressed
from tests.approving import approval, asks, decides, entries, kinds, shared
from tests.attached import given
from tests.kit import GROUP, NOON, opened


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def asked(noon):
    await asks(noon)
    return noon


@pytest.fixture
async def golive(asked):
    """Homepage is approved, and Giulia is to say whether it may go online."""
    await asked.presses("giulia", "Approve")
    await asks(asked, "golive homepage")
    await asked.presses("giulia", "Approve")
    return asked


def card(house):
    return next(iter(house.wall("telegram:7")))


@pytest.mark.parametrize("word", ["ok", "OK!", "va bene", "Va bene.", "approvo", "Sì", "I approve", "perfetto"])
async def test_yes_in_answer_to_the_card_leads_to_a_question_and_only_then_to_a_record(asked, word):
    await asked.writes("giulia", word, reply_to=card(asked))
    assert kinds(asked) == ["approval_asked"]
    assert asked.last_to("giulia").startswith(
        "Shall this go on record? Then please answer: I approve\nI approve “Homep"
    )
    await asked.writes("giulia", "I approve", reply_to=asked.last_id("giulia"))
    entry = entries(asked)[-1]
    assert (entry.core.kind, entry.core.how, entry.opening.value.words) == ("approval_given", "typed", "I approve")
    assert entry.opening.value.shown.startswith("I approve “Homepage”, version 1")


async def test_in_a_private_chat_the_question_is_answered_without_replying(asked):
    await asked.writes("giulia", "ok", reply_to=card(asked))
    await asked.writes("giulia", "approvo")
    assert approval(asked).state == "approved"


async def test_a_yes_to_nothing_in_particular_approves_nothing_and_reaches_the_office(asked):
    await asked.writes("giulia", "ok")
    assert kinds(asked) == ["approval_asked"]
    assert asked.last_to("marta").startswith("Giulia Bianchi · Rossi SRL\nok")


async def test_in_a_shared_chat_the_answer_has_to_be_a_reply(noon):
    await noon.commands("marta", "client new Blu")
    await noon.joins("marta")
    await noon.presses("marta", "This is Blu")
    await noon.writes("paolo", "good day", GROUP)
    await noon.commands("marta", "client blu approver paolo")
    await noon.commands("marta", "approve blu Logo\nA circle.")
    client = noon.desk.people.get("telegram:8").client
    hangs = list(noon.wall(GROUP.id))[-1]
    await noon.writes("paolo", "ok", GROUP, reply_to=hangs)
    question = list(noon.wall(GROUP.id))[-1]
    await noon.writes("paolo", "approvo", GROUP)
    assert "approval_given" not in noon.kinds(client)
    await noon.writes("paolo", "approvo", GROUP, reply_to=question)
    assert noon.kinds(client)[-1] == "approval_given"


async def test_a_question_put_to_one_is_not_answered_by_another(noon):
    await noon.commands("marta", "client new Blu")
    await noon.joins("marta")
    await noon.presses("marta", "This is Blu")
    for name in ("paolo", "anna"):
        await noon.writes(name, "good day", GROUP)
        await noon.commands("marta", f"client blu approver {name}")
    await noon.commands("marta", "approve blu Logo\nA circle.")
    client = noon.desk.people.get("telegram:8").client
    await noon.presses("paolo", "Ask for changes", GROUP)
    await noon.writes("anna", "ok", GROUP, reply_to=list(noon.wall(GROUP.id))[-1])
    assert noon.kinds(client)[-1] == "approval_asked"
    assert noon.last_to(GROUP.id).startswith("Shall this go on record?")


async def test_each_private_card_has_a_question_of_its_own(noon):
    await decides(noon, "paolo")
    await asks(noon)
    await noon.presses("giulia", "Ask for changes")
    await noon.writes("paolo", "ok", reply_to=next(iter(noon.wall("telegram:8"))))
    assert noon.last_to("paolo").startswith("Shall this go on record?")
    await noon.writes("giulia", "Bigger.")
    assert kinds(noon) == ["approval_asked", "changes_asked"]


@pytest.mark.parametrize("said", ["looks nice, but bigger please", "👍", "not ok", "ok?? no"])
async def test_other_words_in_answer_to_the_card_are_an_ordinary_message(asked, said):
    await asked.writes("giulia", said, reply_to=card(asked))
    assert kinds(asked) == ["approval_asked"]
    assert said in asked.last_to("marta")


async def test_another_answer_than_yes_to_the_question_records_nothing(asked):
    await asked.writes("giulia", "ok", reply_to=card(asked))
    await asked.writes("giulia", "wait, what about the footer")
    assert kinds(asked) == ["approval_asked"]
    assert "what about the footer" in asked.last_to("marta")


@pytest.mark.parametrize("kind", ["voice", "audio", "document", "sticker"])
async def test_a_voice_message_or_file_does_not_approve_and_is_asked_for_in_writing(asked, kind):
    await asked.writes("giulia", "", reply_to=card(asked), attachments=(given(asked, "1", kind=kind),))
    assert asked.last_to("giulia") == "Approval cannot be given by a voice message or a file. Please put it in writing."
    assert kinds(asked) == ["approval_asked"]


async def test_a_wish_is_recorded_in_the_very_words(asked):
    await asked.presses("giulia", "Ask for changes")
    assert asked.last_to("giulia") == "What should change? Please answer in words."
    assert kinds(asked) == ["approval_asked"]
    await asked.writes("giulia", "Più  grande,\nper favore")
    entry = entries(asked)[-1]
    assert (entry.core.kind, entry.core.how) == ("changes_asked", "typed")
    assert entry.opening.value.words == "Più  grande,\nper favore"
    assert asked.last_to("marta").splitlines()[:3] == [
        "Giulia Bianchi asks for changes to “Homepage”, version 1 (Rossi SRL).",
        "Più  grande,",
        "per favore",
    ]
    assert "Changes were asked for, and Studio Neri knows." in asked.said_to("giulia")[0]


async def test_a_sketch_that_comes_with_a_wish_reaches_the_office(asked):
    await asked.presses("giulia", "Ask for changes")
    await asked.writes("giulia", "like this", attachments=(given(asked, "sketch.pdf"),))
    assert entries(asked)[-1].opening.value.words == "like this"
    assert asked.last_to("marta").splitlines()[1] == "like this"
    assert asked.last_to("marta").endswith("[document sketch.pdf]")


async def test_after_a_wish_the_next_message_is_an_ordinary_one_again(asked):
    await asked.presses("giulia", "Ask for changes")
    await asked.writes("giulia", "Bigger.")
    await asked.writes("giulia", "and when is the meeting?")
    assert kinds(asked) == ["approval_asked", "changes_asked"]
    assert "when is the meeting?" in asked.last_to("marta")


async def test_a_day_after_the_question_only_a_reply_to_it_is_a_wish(asked):
    await asked.presses("giulia", "Ask for changes")
    question = list(asked.wall("telegram:7"))[-1]
    await asked.moves_to(NOON + timedelta(days=1, seconds=1))
    await asked.writes("giulia", "when is the meeting?")
    assert kinds(asked) == ["approval_asked"]
    await asked.writes("giulia", "Bigger.", reply_to=question)
    assert kinds(asked) == ["approval_asked", "changes_asked"]


async def test_on_second_thoughts_it_is_approved_as_it_is(asked):
    await asked.presses("giulia", "Ask for changes")
    await asked.writes("giulia", "Bigger.")
    await asked.presses("giulia", "Approve")
    assert approval(asked).state == "approved"


async def test_revision_rounds_are_counted_and_those_beyond_the_included_ones_are_told(noon):
    for version in (1, 2):
        await asks(noon, f"Homepage rounds=1\nDraft {version}")
        await noon.presses("giulia", "Ask for changes")
        await noon.writes("giulia", "Once more.")
        said = ("Revision round 1 of 1 included.", "Revision round 2; 1 are included.")[version - 1]
        assert said in noon.last_to("marta")
    assert approval(noon).rounds_used == 2


async def test_included_rounds_stay_as_agreed_in_a_new_version(noon):
    await asks(noon, "Homepage revisioni=3\nDraft 1")
    await asks(noon, "Homepage\nDraft 2")
    assert approval(noon).rounds == 3


async def test_a_golive_is_put_on_record_by_the_typed_full_name(golive):
    assert kinds(golive)[-1] == "approval_asked"
    assert golive.last_to("giulia").startswith("To put this on record, please answer with your first and last name:")
    await golive.writes("giulia", "Giulia Bianchi")
    entry = entries(golive)[-1]
    assert (entry.core.kind, entry.core.how) == ("approval_given", "typed")
    assert entry.opening.value.words == "Giulia Bianchi"
    assert entry.opening.value.shown.startswith("“Homepage”, version 1, may go online as approved (")
    assert approval(golive, golive=True).state == "approved"


@pytest.mark.parametrize("typed", ["giulia bianchi", "  Giulia   Bianchi ", "BIANCHI Giulia", "Giulia Rossi de Neri"])
async def test_a_name_counts_as_people_type_it(golive, typed):
    await golive.writes("giulia", typed)
    assert approval(golive, golive=True).state == "approved"


@pytest.mark.parametrize(
    "typed",
    ["Giulia", "ok", "va bene", "not yet please", "No Grazie", "Ok Marta", "Is this final?", "Giulia\n", "2 3", "x y"],
)
async def test_anything_but_a_full_name_puts_no_golive_on_record(golive, typed):
    await golive.writes("giulia", typed, reply_to=golive.last_id("giulia"))
    assert golive.last_to("giulia") == "Please answer with your first and last name, nothing else."
    assert kinds(golive)[-1] == "approval_asked"


async def test_a_whole_sentence_instead_of_the_name_reaches_the_office(golive):
    await golive.writes("giulia", "Could we put it online on Monday morning instead?")
    assert "Could we put it online on Monday" in golive.last_to("marta")
    assert kinds(golive)[-1] == "approval_asked"


async def test_somebody_elses_name_does_not_count_from_somebody_elses_hand(golive):
    await golive.writes("paolo", "Giulia Bianchi")
    assert kinds(golive)[-1] == "approval_asked"
    assert golive.desk.people.get("telegram:8").client is None


async def test_an_ok_to_a_golive_asks_for_the_name(asked):
    await asked.presses("giulia", "Approve")
    await asks(asked, "golive Homepage")
    await asked.writes("giulia", "ok", reply_to=asked.last_id("giulia"))
    assert asked.last_to("giulia").startswith("To put this on record, please answer with your first and last name:")
    assert kinds(asked)[-1] == "approval_asked"


async def test_a_golive_needs_something_that_is_approved(asked):
    await asks(asked, "golive Homepage")
    assert asked.last_to("marta") == "“Homepage” is not approved yet, so its go-live cannot be asked for."
    await asks(asked, "golive Logo")
    assert asked.last_to("marta").startswith("There is no approval called “Logo”.")


async def test_what_is_asked_after_everything_is_settled_swallows_no_message(asked):
    await asked.presses("giulia", "Ask for changes")
    await asks(asked, "withdraw Homepage")
    await asked.writes("giulia", "good morning")
    assert "good morning" in asked.last_to("marta")


async def test_words_after_the_last_day_approve_nothing(noon):
    await asks(noon, "Homepage by 27 November\nCalm.")
    await noon.writes("giulia", "ok", reply_to=card(noon))
    noon.clock.move_to(NOON + timedelta(hours=12))
    await noon.writes("giulia", "I approve")
    assert noon.last_to("giulia") == "The time to approve this has passed."
    assert kinds(noon) == ["approval_asked"]


async def test_a_member_who_asks_in_the_clients_chat_is_answered_in_private(noon):
    await shared(noon)
    await asks(noon, chat=GROUP)
    assert noon.said_to(GROUP.id) == []
    assert noon.last_to("marta").startswith("Asked Giulia Bianchi to approve: Homepage")
    assert approval(noon).state == "asked"


async def test_a_plain_word_of_ours_is_no_wish(asked):
    await asked.presses("giulia", "Ask for changes")
    await asked.writes("giulia", "hours")
    assert asked.last_to("giulia") == "Studio Neri is open and closes today at 13:00."
    await asked.writes("giulia", "A larger heading, please")
    assert entries(asked)[-1].opening.value.words == "A larger heading, please"


async def test_of_two_questions_the_one_that_was_asked_last_is_answered(asked):
    await asks(asked, "Contacts\nWrite to us.")
    older, newer = asked.desk.cards.where(subject="approval")
    for card, wait in ((newer, 0), (older, 60)):
        await asked.moves_to(NOON + timedelta(seconds=wait))
        await asked.receives(asked.deed(Pressed, "giulia", message=card.message, token=card.token, choice="change"))
    await asked.writes("giulia", "A larger heading, please")
    assert entries(asked)[-1].core.subject == older.data["approval"]
