"""Who works for the office: invited, joined, assigned, removed; and the office's own chat."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core.entries import MemberJoined, MemberLeft
from bot.core.events import Account
from bot.core.ledger import facts_of
from bot.core.verbs import OFFICE, STRANGER
from tests.kit import CODE, GROUP, MORNING, NIGHT, NOON

DAY = timedelta(days=1)
FORUM = replace(GROUP, id="telegram:-200", title="Studio", topics=True)


async def asks(house, text, name="marta", chat=None):
    await house.commands(name, f"member {text}".strip(), chat)
    return house.last_to(name)


async def invited(house, name="Anna"):
    return CODE.search(await asks(house, f"new {name}"))[0]


@pytest.fixture
async def anna(house):
    """An office in which Anna works too."""
    await house.commands("anna", f"start {await invited(house)}")
    house.forget()
    return house


def audience(house, name):
    return house.desk.audience(house.people[name])


def entries(house):
    return [facts_of(entry.core) for entry in house.store.entries("office")]


async def test_an_invitation_says_what_to_do_with_it(house):
    said = await asks(house, "new Anna")
    code = CODE.search(said)[0]
    assert said.splitlines() == [
        "Anna has a place in the office now",
        "Pass this on. The code works once, for 14 days, in a private chat with me:",
        f"/start {code}",
        f"/paletti start {code}",
    ]


async def test_whoever_uses_it_works_for_the_office(house):
    await house.commands("anna", f"start {await invited(house)}")
    assert audience(house, "anna") == "member"
    (welcome,) = house.said_to("anna")
    assert welcome.splitlines() == [
        "Welcome to Studio Neri",
        "You can answer clients' messages that are passed on to you here; /help shows what else there is.",
    ]
    assert house.last_to("marta") == "Anna Blu has used the invitation and works for the office now."
    assert ("telegram:2", None, list(OFFICE)) in house.telegram.menus
    person = house.desk.people.get("telegram:2")
    assert entries(house)[-1] == MemberJoined(member=person.member)


async def test_the_code_is_in_no_entry(house):
    code = await invited(house)
    await house.commands("anna", f"start {code}")
    last = list(house.store.entries("office"))[-1]
    assert (last.opening.value.words, last.opening.value.who.name) == (None, "Anna Blu")


async def test_a_collaborator_answers_clients_under_the_own_name(anna):
    await anna.writes("giulia", "ready?")
    await anna.moves_to(MORNING)
    await anna.commands("anna", "digest")
    await anna.writes("anna", "It is.", reply_to=anna.last_id("anna"))
    assert anna.last_to("giulia") == "Anna Blu\nIt is."


async def test_the_list_tells_who_is_who_and_who_has_not_come_yet(anna):
    await asks(anna, "new Bruno")
    assert (await asks(anna, "")).splitlines() == [
        "Who works for the office",
        "• Marta Neri · owner",
        "• Anna Blu · collaborator",
        "• Bruno · invited",
        "To invite somebody:",
        "/member new Anna",
    ]
    assert await asks(anna, "list") == await asks(anna, "elenco", "anna")


@pytest.mark.parametrize("rest", ["new Bruno", "marta remove", "anna remove", "here", "dance"])
async def test_only_the_owner_changes_who_works_for_the_office(anna, rest):
    assert await asks(anna, rest, "anna") == "Only the owner can change who works for the office."
    assert len(anna.desk.office.members) == 2


@pytest.mark.parametrize("name", ["giulia", "paolo"])
async def test_who_works_for_the_office_is_nobody_elses_business(anna, name):
    assert await asks(anna, "list", name) == "/member is for the office."


@pytest.mark.parametrize(
    ("rest", "answer"),
    [
        ("new", "Please add the name: /member new Anna"),
        ("new ???", "Please add the name: /member new Anna"),
        ("new " + "a" * 81, "Please keep the name under 80 characters."),
        ("new anna blu", "anna blu works for the office already."),
        ("marta remove", "Marta Neri is the owner."),
        ("zzz remove", "Nobody in the office is called “zzz”. There are: Marta Neri, Anna Blu"),
        ("Ana Blu remove", "Nobody in the office is called “Ana Blu”. There are: Anna Blu"),
        ("anna dance", "I do not know what to do with “dance”. There are: /member, /member new Anna"),
        ("here", "Please write that in the shared chat itself."),
    ],
)
async def test_what_cannot_be_meant_about_members_is_answered(anna, rest, answer):
    assert (await asks(anna, rest)).startswith(answer)
    assert len(anna.desk.office.members) == 2
    assert anna.failed() == []


async def test_a_beginning_that_fits_several_is_answered_with_their_names(anna):
    await asks(anna, "new Anna Verdi")
    assert (
        await asks(anna, "anna remove") == "“anna” fits several: Anna Blu, Anna Verdi. Please write more of the name."
    )
    assert await asks(anna, "anna b remove") == "Anna Blu no longer works for the office."


async def test_whoever_is_removed_is_a_stranger_with_a_strangers_menu(anna):
    member = anna.desk.people.get("telegram:2").member
    assert await asks(anna, "anna remove") == "Anna Blu no longer works for the office."
    assert audience(anna, "anna") == "stranger"
    assert entries(anna)[-1] == MemberLeft(member=member)
    assert anna.telegram.menus[-1] == ("telegram:2", None, list(STRANGER))
    await anna.commands("anna", "digest")
    assert anna.last_to("anna") == "/digest is for the office."


async def test_with_somebody_all_their_accounts_are_removed(anna):
    await anna.commands("anna", "link")
    await anna.commands("luca", f"link {CODE.search(anna.last_to('anna'))[0]}")
    assert audience(anna, "luca") == "member"
    await asks(anna, "anna remove")
    assert [audience(anna, name) for name in ("anna", "luca")] == ["stranger", "stranger"]


async def test_what_was_assigned_to_somebody_who_leaves_is_everybodys_again(anna):
    await anna.writes("giulia", "ready?")
    await anna.moves_to(MORNING)
    await anna.presses("marta", "Assign")
    await anna.presses("marta", "Anna Blu")
    assert anna.desk.messages.where()[0].assigned
    await asks(anna, "anna remove")
    assert anna.desk.messages.where()[0].assigned is None
    await anna.commands("marta", "digest")
    assert "for Anna" not in anna.last_to("marta")


async def test_an_invitation_that_was_not_used_can_be_called_off(house):
    code = await invited(house)
    assert await asks(house, "anna remove") == "The invitation for Anna was withdrawn."
    await house.commands("anna", f"start {code}")
    assert house.last_to("anna").startswith("This code is not known here.")
    assert "Anna" not in (await asks(house, "list")).splitlines()[1:-2]


async def test_a_second_invitation_takes_the_place_of_the_first(house):
    first, second = await invited(house), await invited(house, "anna")
    await house.commands("paolo", f"start {first}")
    assert audience(house, "paolo") == "stranger"
    await house.commands("anna", f"start {second}")
    assert audience(house, "anna") == "member"
    assert len(house.desk.members.where()) == 2


async def test_an_invitation_to_the_office_expires_after_two_weeks(house):
    code = await invited(house)
    house.clock.move_to(NIGHT + 14 * DAY)
    await house.commands("anna", f"start {code}")
    assert house.last_to("anna") == "This code has expired. Please ask for a new one."
    assert audience(house, "anna") == "stranger"


async def test_a_used_invitation_is_said_to_be_used(anna):
    code = await invited(anna, "Bruno")
    await anna.commands("luca", f"start {code}")
    await anna.commands("paolo", f"start {code}")
    assert anna.last_to("paolo") == "This code has already been used. Please ask for a new one."
    assert audience(anna, "paolo") == "stranger"


async def test_a_clients_contact_cannot_get_in_with_a_code_that_went_astray(house):
    code = await invited(house)
    await house.commands("giulia", f"start {code}")
    assert house.last_to("giulia") == "You speak for a client here; this code is for the office."
    assert audience(house, "giulia") == "client"
    await house.commands("anna", f"start {code}")
    assert audience(house, "anna") == "member"


async def test_somebody_who_only_read_along_for_a_client_can_work_for_the_office(house):
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")
    await house.writes("anna", "good day", GROUP)
    assert audience(house, "anna") == "client"
    await house.commands("anna", f"start {await invited(house)}")
    assert audience(house, "anna") == "member"
    assert house.desk.people.get("telegram:2").client is None


async def test_here_makes_a_shared_chat_the_offices_own(anna):
    await anna.commands("marta", "member here", GROUP)
    assert anna.said_to(GROUP.id) == [
        "This is the office's own chat now. Clients' messages are passed on to it; reply to one to answer."
    ]
    await anna.moves_to(NOON)
    await anna.writes("giulia", "ready?")
    assert anna.said_to(GROUP.id)[-1].startswith("Giulia Bianchi · Rossi SRL\nready?")
    await anna.writes("anna", "It is.", GROUP, reply_to=list(anna.wall(GROUP.id))[-1])
    assert anna.last_to("giulia") == "Anna Blu\nIt is."
    assert anna.said_to("marta") == []


async def test_in_a_forum_each_client_has_a_topic_of_their_own(anna):
    await anna.commands("marta", "member here", FORUM)
    assert "Each client's messages are passed on in a topic of their own" in anna.said_to(FORUM.id)[0]
    await anna.moves_to(NOON)
    await anna.writes("giulia", "ready?")
    await anna.writes("giulia", "and the logo?")
    topics = [row.thread for _, row in anna.desk.topics.items()]
    assert len(topics) == 1
    threads = [each.thread for each in anna.telegram.calls if each.chat == FORUM.id][-2:]
    assert threads == topics * 2


async def test_a_clients_chat_cannot_become_the_offices_own(anna):
    await anna.joins("marta")
    await anna.presses("marta", "This is Rossi SRL")
    await anna.commands("marta", "member here", GROUP)
    assert anna.last_to("marta") == "This chat belongs to Rossi SRL already."
    assert anna.desk.room is None


async def test_the_offices_own_chat_cannot_become_a_clients(anna):
    await anna.commands("marta", "member here", GROUP)
    await anna.commands("marta", "client rossi here", GROUP)
    assert anna.said_to(GROUP.id)[-1] == "This is the office's own chat."
    assert anna.desk.room.chat == GROUP.id


async def test_what_the_office_says_among_itself_is_passed_on_to_nobody(anna):
    await anna.commands("marta", "member here", GROUP)
    await anna.moves_to(NOON)
    anna.forget()
    await anna.writes("anna", "shall we have lunch?", GROUP)
    await anna.writes("paolo", "I am only a guest", GROUP, addressed=True)
    assert (anna.said_to("marta"), anna.said_to("giulia"), anna.said_to(GROUP.id)) == ([], [], [])
    assert anna.desk.messages.where() == []


async def test_removed_from_its_own_chat_the_office_is_told_where_messages_come_now(anna):
    await anna.commands("marta", "member here", GROUP)
    await anna.leaves("marta", GROUP)
    assert anna.last_to("marta") == (
        "I was removed from “Rossi & Neri”, the office's own chat. Clients' messages come here again."
    )
    await anna.moves_to(NOON)
    await anna.writes("giulia", "ready?")
    assert "ready?" in anna.last_to("marta")


async def test_a_member_without_a_name_is_called_as_the_invitation_did(house):
    house.people["anna"] = Account(id="telegram:2")
    await house.commands("anna", f"start {await invited(house, 'Anna')}")
    assert "• Anna · collaborator" in await asks(house, "list")
