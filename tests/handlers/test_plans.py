"""An editorial plan: one approval over dated items; all of them, or some come back changed, and only those."""

import pytest

from bot.core.approvals import digest
from bot.core.events import Pressed, Quoted
from bot.core.ledger import facts_of
from bot.core.plan_items import item_digest
from tests.approving import approval, asks, buttons_of, decides, entries, kinds, shared
from tests.kit import GROUP, NOON, opened

OCTOBER = "plan December\n1 Dec Reel about the workshop\n3 Dec Photo of the team\n24 dicembre alle 10 Auguri"
TEXT = "2026-12-01 Reel about the workshop\n2026-12-03 Photo of the team\n2026-12-24 10:00 Auguri"
NEXT = (
    "To ask for these alone, write /approve Rossi SRL plan December and on the next lines only the new items, "
    "each with its number."
)
SHOWN = [
    "1. Tuesday 1 December: Reel about the workshop",
    "2. Thursday 3 December: Photo of the team",
    "3. Thursday 24 December: 10:00 Auguri",
]


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def asked(noon):
    await asks(noon, OCTOBER)
    return noon


async def marks(house, *numbers, name="giulia", chat=None):
    await house.presses(name, "Mark for changes", chat)
    for number in numbers:
        await house.presses(name, str(number), chat)
    await house.presses(name, "Ask for these changes", chat)


async def test_the_card_shows_every_item_with_its_day_and_the_member_is_read_the_same(asked):
    bound = digest(TEXT, ())
    (card,) = asked.said_to("giulia", buttons=True)
    assert card.splitlines() == [
        "December, version 1",
        *SHOWN,
        "If you approve, this goes on record:",
        f"I approve the plan “December”, version 1, with all its 3 items, exactly as shown to me here ({bound[:12]}).",
        "[Approve all] [Mark for changes] [Not me]",
    ]
    assert asked.last_to("marta").splitlines() == ["Asked Giulia Bianchi to approve: December, version 1", *SHOWN]
    assert entries(asked)[0].opening.value.words == TEXT
    assert facts_of(entries(asked)[0].core).item_digests == tuple(item_digest(line) for line in TEXT.split("\n"))


async def test_all_of_it_is_approved_by_one_press_and_the_receipt_says_so(asked):
    await asked.presses("giulia", "Approve all")
    assert approval(asked, "December").state == "approved"
    assert "✓ On record: “December”, version 1, is approved" in asked.last_to("giulia")
    assert buttons_of(asked, "giulia") == "[Take it back]"


async def test_marked_items_are_shown_until_it_is_said_what_shall_be_different(asked):
    await asked.presses("giulia", "Mark for changes")
    await asked.presses("giulia", "2")
    card = asked.said_to("giulia", buttons=True)[0].splitlines()
    assert card[2] == "✎ 2. Thursday 3 December: Photo of the team"
    assert card[-2:] == ["[1] [✎ 2] [3]", "[Ask for these changes] [Back]"]
    assert kinds(asked) == ["approval_asked"]


async def test_a_mark_is_taken_away_by_a_second_press_and_back_leads_back(asked):
    await asked.presses("giulia", "Mark for changes")
    await asked.presses("giulia", "2")
    await asked.presses("giulia", "✎ 2")
    assert await asked.presses("giulia", "Ask for these changes") == (
        "Please press the numbers of what should change first."
    )
    await asked.presses("giulia", "Back")
    assert buttons_of(asked, "giulia") == "[Approve all] [Mark for changes] [Not me]"
    assert kinds(asked) == ["approval_asked"]


async def test_single_items_are_marked_and_the_same_words_approve_the_others(asked):
    await marks(asked, 2, 3)
    assert asked.last_to("giulia").splitlines() == [
        "What should change in items 2, 3? Please answer in one message. It goes on record with this:",
        f"I approve the plan “December”, version 1, except items 2, 3, to be changed ({digest(TEXT, ())[:12]}).",
    ]
    await asked.writes("giulia", "Without me in the picture, and no greetings.")
    entry = entries(asked)[-1]
    assert (entry.core.kind, entry.core.how, facts_of(entry.core).marked) == ("items_marked", "typed", (2, 3))
    assert entry.opening.value.words == "Without me in the picture, and no greetings."
    assert entry.opening.value.shown.startswith("I approve the plan “December”, version 1, except items 2, 3,")
    card = asked.said_to("giulia", buttons=True)[0].splitlines()
    assert card[:6] == ["December, version 1", "To be changed:", *SHOWN[1:], "Approved:", SHOWN[0]]
    assert approval(asked, "December").state == "changes"


async def test_the_office_hears_what_was_marked_and_how_to_ask_for_just_that(asked):
    await marks(asked, 2)
    await asked.writes("giulia", "Without me")
    entry = entries(asked)[-1]
    assert asked.last_to("marta").splitlines() == [
        "Giulia Bianchi approves “December”, version 1, except items 2, to be changed (Rossi SRL).",
        "Without me",
        NEXT,
        f"Entry {entry.core.seq}, {entry.hash[:12]}",
    ]


async def test_only_what_was_marked_comes_back(asked):
    await marks(asked, 2)
    await asked.writes("giulia", "Without me")
    await asks(asked, "plan December\n2. 4 Dec Photo of the desk")
    card = asked.said_to("giulia", buttons=True)[-1].splitlines()
    assert card[:7] == [
        "December, version 2",
        "To be decided:",
        "2. Friday 4 December: Photo of the desk",
        "Approved:",
        SHOWN[0],
        SHOWN[2],
        "If you approve, this goes on record:",
    ]
    assert card[7].startswith(
        "I approve the plan “December”, version 2, with items 2 as shown to me here and all other items"
    )
    await asked.presses("giulia", "Approve all")
    assert approval(asked, "December").state == "approved"
    assert kinds(asked) == ["approval_asked", "items_marked", "approval_superseded", "approval_asked", "approval_given"]


async def test_in_the_next_version_only_open_items_can_be_marked(asked):
    await marks(asked, 2)
    await asked.writes("giulia", "Without me")
    await asks(asked, "plan December\n2. 4 Dec Photo of the desk")
    await asked.presses("giulia", "Mark for changes")
    assert asked.said_to("giulia", buttons=True)[-1].splitlines()[-2] == "[2]"


async def test_the_whole_list_may_be_sent_again_and_what_is_the_same_stays_approved(asked):
    await marks(asked, 3)
    await asked.writes("giulia", "Earlier")
    await asks(asked, "December\n1 Dec Reel about the workshop\n3 Dec Photo of the team\n20 Dec Greetings")
    assert asked.said_to("giulia")[-1].splitlines()[1:3] == ["To be decided:", "3. Sunday 20 December: Greetings"]


async def test_a_further_number_adds_an_item_at_the_end(asked):
    await asks(asked, "plan December\n4) 31 Dec Fireworks")
    assert asked.said_to("giulia")[-1].splitlines()[4] == "4. Thursday 31 December: Fireworks"


async def test_in_plain_words_the_numbers_lead_to_the_same_question(asked):
    await asked.writes("giulia", "2 e 3: altre foto", reply_to=asked.last_id("giulia"))
    assert asked.last_to("giulia").startswith("What should change in items 2, 3?")
    assert kinds(asked) == ["approval_asked"]
    await asked.writes("giulia", "other pictures")
    assert facts_of(entries(asked)[-1].core).marked == (2, 3)


async def test_numbers_that_the_plan_does_not_have_are_no_marks(asked):
    await asked.writes("giulia", "7: altre foto", reply_to=asked.last_id("giulia"))
    assert kinds(asked) == ["approval_asked"]
    assert asked.last_to("marta").startswith("Giulia Bianchi")


async def test_yes_in_answer_to_a_plan_asks_before_it_records(asked):
    await asked.writes("giulia", "ok", reply_to=asked.last_id("giulia"))
    assert kinds(asked) == ["approval_asked"]
    await asked.writes("giulia", "approvo")
    assert approval(asked, "December").state == "approved"


async def test_where_two_decide_an_item_needs_both(noon):
    await decides(noon, "paolo")
    await asks(noon, OCTOBER.replace("December", "December needed=2", 1))
    await noon.presses("giulia", "Approve all")
    await marks(noon, 2, name="paolo")
    await noon.writes("paolo", "Another photo")
    assert [len(item.given) for item in approval(noon, "December").items] == [2, 0, 2]
    await asks(noon, "plan December needed=2\n2. 4 Dec Photo of the desk")
    await noon.presses("paolo", "Approve all")
    assert approval(noon, "December").state == "asked"
    await noon.presses("giulia", "Approve all")
    assert approval(noon, "December").state == "approved"


async def test_in_a_shared_chat_the_wishes_are_an_answer_to_the_question(noon):
    await noon.commands("marta", "client new Blu")
    await noon.joins("marta")
    await noon.presses("marta", "This is Blu")
    await noon.writes("paolo", "good day", GROUP)
    await noon.commands("marta", "client blu approver paolo")
    await noon.commands("marta", "approve blu plan December\n1 Dec Reel\n2 Dec Photo")
    await marks(noon, 1, name="paolo", chat=GROUP)
    await noon.writes("paolo", "shorter", GROUP, reply_to=list(noon.wall(GROUP.id))[-1])
    assert noon.last_to("marta").startswith("Paolo Verdi approves “December”, version 1, except items 1,")


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        ("Reel about the workshop", "I could not read this line of the plan: “Reel about the workshop”."),
        ("1 Dec Reel\n3 Dec", "I could not read this line of the plan: “3 Dec”."),
        ("1 Dec 2025 Reel", "This day has passed: “1 Dec 2025 Reel”"),
        ("31 Nov Reel", "There is no day “31 Nov”."),
        ("1. 1 Dec Reel\n3. 2 Dec Photo", "There is no item 3 to replace: the plan has 0."),
        ("\n".join(["1 Dec Reel"] * 51), "Please put at most 50 items in one plan."),
    ],
)
async def test_what_is_no_plan_gets_a_specific_answer_and_nothing_is_recorded(noon, lines, answer):
    await asks(noon, f"plan December\n{lines}")
    assert noon.last_to("marta").startswith(answer)
    assert entries(noon) == []


async def test_a_plan_without_lines_is_asked_for_them(noon):
    await asks(noon, "plan December")
    assert noon.last_to("marta").startswith("There is nothing to approve yet.")


async def test_a_forged_mark_of_an_item_that_does_not_exist_changes_nothing(asked):
    await asked.presses("giulia", "Mark for changes")
    for choice in ("m0", "m4", "m999", "marked!"):
        assert (await press(asked, choice)).startswith("This button")
    assert asked.desk.cards.where(subject="approval")[-1].data["marks"] == []


async def press(house, choice):
    card = house.desk.cards.where(subject="approval")[-1]
    answer = await house.receives(house.deed(Pressed, "giulia", message=card.message, token=card.token, choice=choice))
    return answer.text


async def test_a_new_version_meanwhile_leaves_no_mark_to_send(asked):
    await marks(asked, 2)
    await asks(asked, "plan December\n2. 4 Dec Photo of the desk")
    await asked.writes("giulia", "Without me")
    assert "items_marked" not in kinds(asked)
    assert asked.last_to("marta").startswith("Giulia Bianchi")


async def test_the_plan_as_an_answer_to_a_message_is_the_same_plan(noon):
    await shared(noon)
    await noon.writes("marta", "1 Dec Reel\n2 Dec Photo", message="77")
    await noon.commands(
        "marta", "approve rossi plan December", reply_to="77", quoted=Quoted(text="1 Dec Reel\n2 Dec Photo")
    )
    assert noon.said_to("giulia")[-1].splitlines()[1:3] == [
        "1. Tuesday 1 December: Reel",
        "2. Wednesday 2 December: Photo",
    ]
