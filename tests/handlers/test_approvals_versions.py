"""A new version voids what was said of the one before; whatever else goes wrong leaves one entry, or none."""

import pytest
from msgspec.structs import replace

from bot.core.effects import Keep
from bot.core.errors import Unreachable
from bot.core.events import Account, Pressed
from bot.core.post_rows import Parcel
from handlers import deciding
from tests.approving import approval, asks, decides, kinds, rossi, shared
from tests.kit import GROUP, NOON, opened, private


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def asked(noon):
    await asks(noon)
    return noon


def press(house, name="giulia", label="Approve", **fields):
    """A press on Giulia's card, as it can be made or forged."""
    message, button = house.button(fields.pop("hangs", "telegram:7"), label)
    given = {"message": message, "token": button.token, "choice": button.choice} | fields
    return house.deed(Pressed, name, given.pop("chat", None), **given)


async def pressed(house, event):
    answer = await house.receives(event)
    return answer.text if answer else None


async def test_a_new_version_voids_the_approval_and_the_old_card_says_so(asked):
    await asked.presses("giulia", "Approve")
    await asks(asked, "homepage\nWe build very calm websites.")
    before, card = asked.said_to("giulia", buttons=True)
    assert before == "Homepage, version 1\nVersion 2 has taken its place. Please decide there."
    assert card.startswith("Homepage, version 2\nWe build very calm websites.")
    assert (approval(asked).version, approval(asked).state) == (2, "asked")
    assert kinds(asked) == ["approval_asked", "approval_given", "approval_superseded", "approval_asked"]


async def test_an_old_card_decides_nothing_after_a_new_version(asked):
    old = press(asked)
    await asks(asked, "Homepage\nCalmer.")
    assert await pressed(asked, old) == "There is a newer version. Please decide there."
    assert approval(asked).state == "asked"


async def test_words_in_answer_to_an_old_card_decide_nothing(asked):
    old = asked.last_id("giulia")
    await asks(asked, "Homepage\nCalmer.")
    await asked.writes("giulia", "ok", reply_to=old)
    assert asked.last_to("giulia") == "There is a newer version. Please decide there."
    assert approval(asked).state == "asked"


async def test_an_old_question_swallows_no_message_after_a_new_version(asked):
    await asked.presses("giulia", "Ask for changes")
    await asks(asked, "Homepage\nCalmer.")
    await asked.writes("giulia", "when do we meet?")
    assert "when do we meet?" in asked.last_to("marta")
    assert "changes_asked" not in kinds(asked)


@pytest.mark.parametrize(("state", "label"), [("waiting for approval", None), ("approved", "Approve")])
async def test_the_same_text_again_is_not_asked_twice(asked, state, label):
    if label:
        await asked.presses("giulia", label)
    before = kinds(asked)
    await asks(asked)
    assert asked.last_to("marta").startswith(f"This very version of “Homepage” is already {state} (version 1, ")
    assert kinds(asked) == before
    assert len(asked.said_to("giulia")) == 1


async def test_a_text_of_another_normalisation_is_a_new_version(noon):
    await asks(noon, "Menu\ncaf\u00e9")
    await asks(noon, "Menu\ncafe\u0301")
    assert approval(noon, "Menu").version == 2


async def test_after_changes_the_same_text_can_be_asked_again(asked):
    await asked.presses("giulia", "Ask for changes")
    await asked.writes("giulia", "Bigger.")
    await asks(asked)
    assert (approval(asked).version, approval(asked).state) == (2, "asked")


async def test_two_clients_may_have_things_of_the_same_name(asked):
    await asked.commands("paolo", f"start {await asked.invitation('new Bianchi SNC')}")
    await asked.commands("marta", "approve bianchi Homepage\nOurs.")
    assert approval(asked).version == 1
    await asked.presses("paolo", "Approve")
    assert approval(asked).state == "asked"


async def test_a_golive_is_asked_anew_for_a_new_version(asked):
    await asked.presses("giulia", "Approve")
    await asks(asked, "golive Homepage")
    await asks(asked, "golive Homepage")
    assert asked.last_to("marta").startswith("This very version of “Homepage” is already waiting for approval")
    await asks(asked, "Homepage\nCalmer.")
    await asked.presses("giulia", "Approve")
    await asks(asked, "golive Homepage")
    assert approval(asked, golive=True).version == 2


async def test_a_golive_is_withdrawn_and_the_approval_of_the_thing_stays(asked):
    await asked.presses("giulia", "Approve")
    await asks(asked, "golive Homepage")
    await asks(asked, "withdraw golive homepage")
    assert asked.last_to("marta") == "Approval of “Homepage” is no longer asked for."
    assert approval(asked, golive=True).state == "withdrawn"
    assert approval(asked).state == "approved"


async def test_a_stranger_who_has_the_buttons_data_decides_nothing(asked):
    forged = press(asked, "paolo", chat=asked.deed(Pressed, "giulia", token="t", choice="c").chat)
    assert await pressed(asked, forged) == "This button is for the client."
    assert kinds(asked) == ["approval_asked"]


async def test_the_office_cannot_approve_for_the_client(asked):
    forged = press(asked, "marta", chat=asked.deed(Pressed, "giulia", token="t", choice="c").chat)
    assert await pressed(asked, forged) == "This button is for the client."
    assert kinds(asked) == ["approval_asked"]


async def test_a_reader_is_told_who_decides(noon):
    await shared(noon)
    await noon.writes("paolo", "good day", GROUP)
    await asks(noon)
    giulia = noon.people["giulia"]
    card = noon.desk.cards.where(subject="approval")[0]
    noon.engine.commit(lambda _: (Keep("cards", card.token, replace(card, chat=GROUP.id)),))
    forged = press(noon, "paolo", chat=GROUP)
    assert await pressed(noon, forged) == f"This is decided by: {giulia.name}"
    assert kinds(noon) == ["approval_asked"]


async def test_who_only_reads_along_by_now_decides_no_more(noon):
    await decides(noon, "paolo")
    await asks(noon)
    await noon.commands("marta", "client rossi reader paolo")
    assert (await noon.presses("paolo", "Approve")).startswith("This is decided by: ")
    await noon.writes("paolo", "ok", reply_to=noon.last_id("paolo"))
    assert kinds(noon) == ["approval_asked"]


async def test_a_contact_who_was_removed_decides_no_more(noon):
    await decides(noon, "paolo")
    await asks(noon)
    await noon.commands("marta", "client rossi remove paolo")
    assert await noon.presses("paolo", "Approve") == "This button is for the client."
    assert kinds(noon) == ["approval_asked"]


async def test_another_clients_contact_decides_nothing_here(asked):
    await asked.commands("paolo", f"start {await asked.invitation('new Bianchi SNC')}")
    forged = press(asked, "paolo", chat=asked.deed(Pressed, "giulia", token="t", choice="c").chat)
    assert await pressed(asked, forged) == "This button is for the client."
    assert kinds(asked) == ["approval_asked"]


async def test_a_press_from_another_chat_counts_nothing(asked):
    assert await pressed(asked, press(asked, chat=GROUP)) == "This button no longer works."
    assert await pressed(asked, press(asked, message="m999")) == "This button no longer works."
    assert kinds(asked) == ["approval_asked"]


@pytest.mark.parametrize(
    ("forged", "answer"),
    [
        ({"token": "tzzz"}, "This button no longer works."),
        ({"choice": "yes"}, "This button no longer works."),
        ({"choice": ""}, "This button no longer works."),
        ({"choice": "revoke"}, "This has not been approved."),
        ({"choice": "expire"}, "This button no longer works."),
    ],
)
async def test_forged_data_of_a_button_is_answered_and_records_nothing(asked, forged, answer):
    assert await pressed(asked, press(asked, **forged)) == answer
    assert kinds(asked) == ["approval_asked"]
    assert asked.failed() == []


async def test_a_replayed_press_is_recorded_once(asked):
    event = press(asked)
    await asked.receives(event)
    assert await asked.receives(event) is None
    assert kinds(asked) == ["approval_asked", "approval_given"]


async def test_a_second_press_is_told_that_it_is_approved(asked):
    first, second = press(asked), press(asked)
    await asked.receives(first)
    assert await pressed(asked, second) == "This is approved already."
    assert kinds(asked) == ["approval_asked", "approval_given"]


async def test_of_two_approvers_at_the_same_instant_one_is_recorded_where_one_is_needed(noon):
    await decides(noon, "paolo")
    await asks(noon)
    events = press(noon), press(noon, "paolo", hangs="telegram:8")
    answers = [noon.engine.receive(event).text for event in events]
    await noon.outbox.idle()
    assert answers == ["", "This is approved already."]
    assert kinds(noon) == ["approval_asked", "approval_given"]


async def test_approving_and_asking_for_changes_in_the_same_second_keeps_both_in_order(noon):
    await decides(noon, "paolo")
    await asks(noon)
    await noon.presses("paolo", "Ask for changes")
    noon.engine.receive(press(noon))
    await noon.writes("paolo", "Bigger.")
    assert kinds(noon) == ["approval_asked", "approval_given", "changes_asked"]
    assert (approval(noon).state, approval(noon).given) == ("changes", ())


async def test_a_press_that_overtakes_its_cards_delivery_counts(noon):
    await asks(noon)
    (card,) = noon.desk.cards.where(subject="approval")
    parcel = noon.desk.outbox.get(card.parcel)
    assert isinstance(parcel, Parcel)
    event = press(noon)
    waiting = replace(parcel, state="sending", message=None)
    noon.engine.commit(
        lambda _: (Keep("cards", card.token, replace(card, message=None)), Keep("outbox", parcel.id, waiting))
    )
    assert await pressed(noon, event) == ""
    assert kinds(noon) == ["approval_asked", "approval_given"]
    assert noon.desk.cards.get(card.token).message == event.message


async def test_a_restart_between_card_and_press_loses_nothing(asked):
    event = press(asked)
    await asked.restarts()
    assert await pressed(asked, event) == ""
    await asked.restarts()
    assert await asked.receives(event) is None
    assert kinds(asked) == ["approval_asked", "approval_given"]
    assert approval(asked).state == "approved"
    assert "✓ On record" in asked.said_to("giulia")[0]


async def test_a_restart_between_question_and_answer_loses_nothing(asked):
    await asked.presses("giulia", "Ask for changes")
    await asked.restarts()
    await asked.writes("giulia", "Bigger.")
    assert kinds(asked) == ["approval_asked", "changes_asked"]


async def test_a_second_account_of_the_same_contact_is_the_same_approver(asked):
    asked.people["giulia2"] = Account(id="telegram:77", name="Giulia B.")
    contact = asked.desk.people.get("telegram:7").contact
    person = replace(asked.desk.people.get("telegram:7"), account="telegram:77", private="telegram:77")
    asked.engine.commit(lambda _: (Keep("people", "telegram:77", person),))
    await asks(asked, "Logo\nA circle.")
    await asked.presses("giulia", "Approve")
    assert approval(asked, "Logo").given == (contact,)
    assert private(asked.people["giulia2"]) == "telegram:77"
    assert len(asked.desk.client(rossi(asked)).approvers) == 1


async def test_a_receipt_that_cannot_be_delivered_undoes_nothing_and_the_office_is_told(asked):
    event = press(asked)
    asked.telegram.scripts["telegram:7"].append(Unreachable("blocked"))
    assert await pressed(asked, event) == ""
    assert kinds(asked) == ["approval_asked", "approval_given"]
    said = asked.said_to("marta")
    assert any(text.startswith("Giulia Bianchi has approved “Homepage”") for text in said)
    assert any("✓ On record: “Homepage”, version 1, is approved" in text for text in said[2:])


async def test_a_fault_of_ours_while_deciding_records_nothing_and_the_press_can_be_made_again(asked, monkeypatch):
    event = press(asked)
    with monkeypatch.context() as broken:
        broken.setattr(deciding, "sentence", lambda *_: 1 / 0)
        await asked.receives(event)
    assert kinds(asked) == ["approval_asked"]
    assert len(asked.failed()) == 1
    assert await asked.presses("giulia", "Approve") == ""
    assert kinds(asked) == ["approval_asked", "approval_given"]
