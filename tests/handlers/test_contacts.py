"""Who speaks for a client: approvers, readers, and those who no longer do."""

import pytest

from bot.core.entries import ContactJoined, ContactLeft, ContactSet
from bot.core.ledger import facts_of
from bot.core.verbs import STRANGER
from tests.kit import CODE, GROUP, NOON


async def asks(house, text, name="marta"):
    await house.commands(name, f"client {text}")
    return house.last_to(name)


@pytest.fixture
async def group(house):
    """A shared chat that is Rossi's, in which Paolo reads along."""
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")
    await house.writes("paolo", "good day", GROUP)
    house.forget()
    return house


def rossi(house):
    return house.desk.clients.where()[0].client


def person(house, name):
    return house.desk.people.get(house.people[name].id)


def role(house, name):
    return house.desk.client(rossi(house)).role(person(house, name).contact)


def last(house):
    return list(house.store.entries(rossi(house)))[-1]


async def test_whoever_reads_along_in_the_shared_chat_can_be_made_an_approver(group):
    assert role(group, "paolo") == "reader"
    assert "• Paolo Verdi · decides" in await asks(group, "rossi approver Paolo")
    assert role(group, "paolo") == "approver"
    assert facts_of(last(group).core) == ContactJoined(contact=person(group, "paolo").contact, role="approver")
    assert last(group).opening.value.who.name == "Marta Neri"


async def test_an_approver_can_be_made_a_reader_and_back(house):
    contact = person(house, "giulia").contact
    assert "• Giulia Bianchi · reads along" in await asks(house, "rossi reader giulia bianchi")
    assert facts_of(last(house).core) == ContactSet(contact=contact, role="reader")
    await asks(house, "rossi decide Giulia")
    assert role(house, "giulia") == "approver"


async def test_two_people_can_decide(group):
    await asks(group, "rossi approver Paolo")
    assert [role(group, name) for name in ("giulia", "paolo")] == ["approver", "approver"]


@pytest.mark.parametrize("deed", ["approver", "reader", "remove"])
@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("", "Please add the person's name. There are: Giulia Bianchi, Paolo Verdi"),
        ("???", "Please add the person's name. There are: Giulia Bianchi, Paolo Verdi"),
        ("zzz", "Nobody who has written for this client is called “zzz”. There are: Giulia Bianchi, Paolo Verdi"),
        (
            "Gulia Bianchi",
            "Nobody who has written for this client is called “Gulia Bianchi”. There are: Giulia Bianchi",
        ),
        ("Marta Neri", "Nobody who has written for this client is called “Marta Neri”."),
    ],
)
async def test_a_name_that_is_nobodys_is_answered_with_those_there_are(group, deed, name, answer):
    before = group.kinds(rossi(group))
    assert (await asks(group, f"rossi {deed} {name}")).startswith(answer)
    assert group.kinds(rossi(group)) == before


async def test_a_beginning_that_fits_two_people_names_both(group):
    await group.commands("anna", f"start {await group.invitation('rossi invite')}")
    await asks(group, "new Bianchi SNC")
    group.people["anna"] = group.people["anna"].__class__(id="telegram:2", name="Giulia Blu")
    await group.writes("anna", "good day")
    assert await asks(group, "rossi reader giulia") == (
        "“giulia” fits several: Giulia Bianchi, Giulia Blu. Please write more of the name."
    )


async def test_two_accounts_of_one_person_are_one_contact(house):
    await house.commands("giulia", "link")
    await house.commands("luca", f"link {CODE.search(house.last_to('giulia'))[0]}")
    house.people["luca"] = house.people["luca"].__class__(id="slack:U9", name="Giulia Bianchi")
    await house.writes("luca", "it is me")
    await asks(house, "rossi reader giulia")
    assert [role(house, name) for name in ("giulia", "luca")] == ["reader", "reader"]


async def test_whoever_is_removed_is_a_stranger_with_a_strangers_menu(house):
    contact = person(house, "giulia").contact
    assert await asks(house, "rossi remove giulia") == "Giulia Bianchi no longer speaks for this client."
    assert facts_of(last(house).core) == ContactLeft(contact=contact)
    assert house.desk.audience(house.people["giulia"]) == "stranger"
    assert house.telegram.menus[-1] == ("telegram:7", None, list(STRANGER))
    assert (await asks(house, "rossi")).endswith("Nobody has used an invitation yet.")


async def test_with_a_contact_all_their_accounts_are_removed(house):
    await house.commands("giulia", "link")
    await house.commands("luca", f"link {CODE.search(house.last_to('giulia'))[0]}")
    await asks(house, "rossi remove giulia")
    assert [house.desk.audience(house.people[name]) for name in ("giulia", "luca")] == ["stranger", "stranger"]


async def test_a_link_code_of_a_contact_who_was_removed_opens_nothing(house):
    await house.commands("giulia", "link")
    code = CODE.search(house.last_to("giulia"))[0]
    await asks(house, "rossi remove giulia")
    await house.commands("luca", f"link {code}")
    assert house.last_to("luca").startswith("This code is not known here.")
    assert house.desk.audience(house.people["luca"]) == "stranger"


async def test_what_a_removed_contact_writes_is_a_strangers(house):
    await asks(house, "rossi remove giulia")
    await house.moves_to(NOON)
    house.forget()
    await house.writes("giulia", "I have a shop of my own now")
    assert house.desk.messages.where()[0].client is None
    assert house.said_to("marta")[0].startswith("Giulia Bianchi · not a client yet\n")
    assert house.last_to("giulia").startswith("Thank you for your message. It was passed on")


async def test_a_word_in_the_shared_chat_does_not_bring_a_removed_contact_back(group):
    await asks(group, "rossi remove giulia")
    await group.writes("giulia", "good day", GROUP)
    assert person(group, "giulia").client is None
    await group.writes("giulia", "in private")
    assert group.desk.messages.where(chat="telegram:7")[0].client is None


async def test_a_removed_contact_who_is_invited_again_speaks_for_the_client_again(house):
    await asks(house, "rossi remove giulia")
    await house.commands("giulia", f"start {await house.invitation('rossi invite')}")
    assert person(house, "giulia").client == rossi(house)
    assert role(house, "giulia") == "approver"


async def test_a_reader_of_the_shared_chat_can_be_removed_too(group):
    before = group.kinds(rossi(group))
    assert await asks(group, "rossi remove paolo") == "Paolo Verdi no longer speaks for this client."
    await group.writes("paolo", "good day", GROUP)
    assert person(group, "paolo").client is None
    assert group.kinds(rossi(group)) == before


async def test_a_card_of_the_clients_is_not_for_whoever_has_left(house):
    await asks(house, "rossi set urgent=always")
    await house.writes("giulia", "the shop is down")
    await asks(house, "rossi remove giulia")
    assert await house.presses("giulia", "It is urgent") == "This button is for the client."


async def test_a_client_is_renamed_and_keeps_ledger_people_and_messages(house):
    client = rossi(house)
    await house.writes("giulia", "ready?")
    before = house.kinds(client)
    assert (await asks(house, "rossi rinomina Rossi & Figli")).startswith("Rossi & Figli\n")
    assert house.kinds(client) == before
    assert person(house, "giulia").client == client
    assert "Rossi & Figli (1 waiting)" in await asks(house, "list")


@pytest.mark.parametrize("name", ["ROSSI S.R.L.", "rossi srl"])
async def test_a_client_can_be_given_its_own_name_in_another_spelling(house, name):
    assert (await asks(house, f"rossi rename {name}")).startswith(f"{name}\n")


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Bianchi snc", "There is a client “Bianchi snc” already."),
        ("???", "Please add the client's name"),
        ("b" * 121, "Please keep the name under 120 characters."),
        ("", "I do not know what to do with “rename”."),
    ],
)
async def test_a_name_that_cannot_be_a_clients_is_refused(house, name, answer):
    await asks(house, "new Bianchi SNC")
    assert (await asks(house, f"rossi rename {name}")).startswith(answer)
    assert house.desk.clients.where()[0].name == "Rossi SRL"
