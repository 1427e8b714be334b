"""Who decides: all who decide for the client, or those whom the member names."""

import pytest

from tests.approving import approval, asks, decides, kinds, shared
from tests.attached import given, slow
from tests.kit import GROUP, NOON, opened


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await decides(house, "paolo", "luca")
        yield house


def contact(house, name):
    return house.desk.people.get(house.people[name].id).contact


def deciders(house, title="Homepage"):
    return set(approval(house, title).approvers)


async def test_without_names_all_who_decide_are_asked(noon):
    await asks(noon)
    assert deciders(noon) == {contact(noon, name) for name in ("giulia", "paolo", "luca")}


@pytest.mark.parametrize(
    "words",
    [
        "Homepage approvers=Paolo,Luca",
        "Homepage approvers=luca, paolo",
        "Homepage approvatori=Paolo Verdi,Luca Gialli",
        "Homepage approvers=“Paolo Verdi, Luca” needed=2",
        "Homepage needed=1 approvers=Paolo,Luca by Friday",
        "Homepage by Friday approvers=Paolo,Luca,Paolo",
    ],
)
async def test_who_is_named_decides_and_nobody_else_is_asked(noon, words):
    await asks(noon, f"{words}\nCalm.")
    assert deciders(noon) == {contact(noon, "paolo"), contact(noon, "luca")}
    assert noon.said_to("giulia") == []
    assert "Homepage, version 1" in noon.last_to("paolo")
    assert "Homepage, version 1" in noon.last_to("luca")
    assert noon.last_to("marta") == "Asked Paolo Verdi, Luca Gialli to approve: Homepage, version 1"


async def test_where_all_of_the_client_read_along_only_who_was_chosen_decides_by_button_or_in_words(noon):
    await shared(noon)
    await noon.writes("anna", "good day", GROUP)
    await noon.commands("marta", "client rossi approver anna")
    await asks(noon, "Homepage approvers=Anna\nCalm.")
    [asked] = noon.said_to(GROUP.id)
    assert await noon.presses("giulia", "Approve", GROUP) == "This is decided by: Anna Blu"
    await noon.writes("giulia", "ok", GROUP, reply_to=noon.button(GROUP.id, "Approve")[0])
    assert noon.said_to(GROUP.id) == [asked]  # whoever may is asked whether it shall go on record
    assert kinds(noon) == ["approval_asked"]
    await noon.presses("anna", "Approve", GROUP)
    assert kinds(noon) == ["approval_asked", "approval_given"]


@pytest.mark.parametrize(
    ("names", "answer"),
    [
        ("Anna", "Nobody who decides for Rossi SRL is called “Anna”. There are: "),
        ("Paolo,Anna", "Nobody who decides for Rossi SRL is called “Anna”. There are: "),
        ("Paolo Homepage", "Nobody who decides for Rossi SRL is called “Paolo Homepage”. There are: "),
        ("", "Nobody who decides for Rossi SRL is called “”. There are: "),
    ],
)
async def test_a_name_of_nobody_who_decides_is_answered_with_who_there_is(noon, names, answer):
    await asks(noon, f"Homepage approvers={names}\nCalm.")
    assert noon.last_to("marta").startswith(answer)
    assert {name.strip() for name in noon.last_to("marta").rpartition(": ")[2].split(",")} == {
        "Giulia Bianchi",
        "Paolo Verdi",
        "Luca Gialli",
    }
    assert kinds(noon) == []


async def test_a_name_that_fits_two_who_decide_needs_more_of_it(noon):
    await noon.commands("anna", f"start {await noon.invitation('rossi invite')}")
    account = noon.people["anna"]
    noon.people["anna"] = type(account)(id=account.id, name="Paola Neri")
    await noon.writes("anna", "hello")
    await noon.commands("marta", "client rossi approver Paola")
    await asks(noon, "Homepage approvers=Pao\nCalm.")
    assert noon.last_to("marta") == "“Pao” fits several: Paolo Verdi, Paola Neri. Please write more of the name."
    assert kinds(noon) == []


async def test_more_approvals_than_people_were_chosen_cannot_be_had(noon):
    await asks(noon, "Homepage approvers=Paolo needed=2\nCalm.")
    assert noon.last_to("marta") == "2 approvals are not possible: one person was chosen to decide."
    assert kinds(noon) == []


async def test_a_chosen_one_who_was_removed_while_files_were_fetched_is_not_asked(noon):
    photo = given(noon, "photo")
    with slow(noon.telegram) as gate:
        asking = noon.command("marta", "approve rossi Homepage approvers=Paolo,Luca", attachments=(photo,))
        noon.engine.receive(asking)
        noon.engine.receive(noon.command("marta", "client rossi remove Paolo"))
        gate.set()
        await noon.outbox.idle()
    assert deciders(noon) == {contact(noon, "luca")}


async def test_when_nobody_of_the_chosen_is_left_nothing_is_asked_and_the_member_is_told(noon):
    photo = given(noon, "photo")
    with slow(noon.telegram) as gate:
        noon.engine.receive(noon.command("marta", "approve rossi Homepage approvers=Paolo", attachments=(photo,)))
        noon.engine.receive(noon.command("marta", "client rossi remove Paolo"))
        gate.set()
        await noon.outbox.idle()
    assert kinds(noon) == []
    told = "Whoever was chosen to decide no longer decides for Rossi SRL, so nobody was asked."
    assert noon.last_to("marta") == told
    assert noon.store.rows("asking") == []
