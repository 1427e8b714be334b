"""`/link`: a second account of the same person, for members and for contacts."""

from datetime import timedelta

import pytest

from bot.core.entries import AccountLinked
from bot.core.ledger import facts_of
from bot.core.verbs import CLIENT, OFFICE
from tests.kit import CODE, GROUP, NIGHT, NOON

MINUTE = timedelta(minutes=1)


async def code_of(house, name):
    await house.commands(name, "link")
    return CODE.search(house.last_to(name))[0]


async def links(house, name, code):
    await house.commands(name, f"link {code}")
    return house.last_to(name)


def audience(house, name):
    return house.desk.audience(house.people[name])


async def test_the_code_is_shown_with_what_to_do_on_each_platform(house):
    await house.commands("giulia", "link")
    code = CODE.search(house.last_to("giulia"))[0]
    assert house.last_to("giulia").splitlines() == [
        "To use another account of yours as well, write this there, in a private chat with me, within 60 minutes:",
        f"/link {code}",
        f"/paletti link {code}",
    ]


async def test_a_members_second_account_is_the_same_member(house):
    assert await links(house, "luca", await code_of(house, "marta")) == "This account is yours as well now."
    assert audience(house, "luca") == "owner"
    member = house.desk.office.owner
    assert facts_of(list(house.store.entries("office"))[-1].core) == AccountLinked(member=member)
    assert ("slack:D9", None, list(OFFICE)) in house.slack.menus


async def test_a_member_answers_from_either_account_and_is_written_to_in_the_first(house):
    await links(house, "luca", await code_of(house, "marta"))
    house.forget()
    await house.moves_to(NOON)
    await house.writes("giulia", "ready?")
    assert "ready?" in house.last_to("marta")
    assert house.said_to("luca") == []
    await house.commands("luca", "digest")
    await house.writes("luca", "It is.", reply_to=house.last_id("luca"))
    assert house.last_to("giulia").endswith("\nIt is.")


async def test_link_here_moves_what_the_office_is_told_to_this_account(house):
    await links(house, "luca", await code_of(house, "marta"))
    await house.commands("luca", "link here")
    assert house.last_to("luca") == "From now on I write to you here."
    house.forget()
    await house.moves_to(NOON)
    await house.writes("giulia", "ready?")
    assert "ready?" in house.last_to("luca")
    assert house.said_to("marta") == []


async def test_a_contacts_second_account_is_the_same_contact_with_the_same_role(house):
    assert await links(house, "luca", await code_of(house, "giulia")) == "This account is yours as well now."
    first, second = (house.desk.people.get(account) for account in ("telegram:7", "slack:U9"))
    assert (second.client, second.contact) == (first.client, first.contact)
    assert house.desk.client(first.client).role(second.contact) == "approver"
    assert facts_of(list(house.store.entries(first.client))[-1].core) == AccountLinked(contact=first.contact)
    assert ("slack:D9", None, list(CLIENT)) in house.slack.menus


async def test_one_away_reply_is_enough_for_both_accounts(house):
    await links(house, "luca", await code_of(house, "giulia"))
    house.forget()
    await house.writes("giulia", "ready?")
    await house.writes("luca", "I meant the logo")
    assert [len(house.said_to(name)) for name in ("giulia", "luca")] == [1, 0]
    assert len(house.desk.messages.where(state="held")) == 2


async def test_what_the_second_account_wrote_before_is_the_clients(house):
    await house.writes("luca", "ready?")
    await links(house, "luca", await code_of(house, "giulia"))
    assert house.desk.messages.where(by="slack:U9")[0].client == house.desk.people.get("telegram:7").client


async def test_a_code_can_be_sent_as_a_plain_message_from_the_other_account(house):
    await house.writes("luca", await code_of(house, "giulia"))
    assert house.last_to("luca") == "This account is yours as well now."


@pytest.mark.parametrize("name", ["marta", "giulia"])
async def test_from_the_same_account_the_code_does_nothing_and_stays_good(house, name):
    code = await code_of(house, name)
    assert await links(house, name, code) == (
        "This is the account from which the code comes. Please write it from the other one."
    )
    assert await links(house, "luca", code) == "This account is yours as well now."


async def test_a_used_link_code_is_said_to_be_used_and_links_nobody_else(house):
    code = await code_of(house, "giulia")
    await links(house, "luca", code)
    assert await links(house, "paolo", code) == "This code has already been used. Please ask for a new one."
    assert audience(house, "paolo") == "stranger"


async def test_a_link_code_lasts_an_hour(house):
    code = await code_of(house, "giulia")
    house.clock.move_to(NIGHT + 60 * MINUTE)
    assert await links(house, "luca", code) == "This code has expired. Please ask for a new one."
    assert audience(house, "luca") == "stranger"


async def test_guessing_costs_a_growing_wait(house):
    code = await code_of(house, "giulia")
    assert (await links(house, "luca", "AAAA-BBBB-CCCC")).startswith("This code is not known here.")
    assert await links(house, "luca", code) == "Please wait 6 seconds before you try another code."
    assert audience(house, "luca") == "stranger"


async def test_a_members_code_lets_no_contact_of_a_client_in(house):
    assert await links(house, "giulia", await code_of(house, "marta")) == (
        "You speak for a client here; this code is for the office."
    )
    assert audience(house, "giulia") == "client"


async def test_a_contacts_code_makes_no_member_a_client(house):
    assert await links(house, "marta", await code_of(house, "giulia")) == (
        "You belong to the office; this code is for a client."
    )
    assert audience(house, "marta") == "owner"


async def test_in_a_shared_chat_no_code_is_shown(house):
    await house.commands("giulia", "link", GROUP)
    assert house.said_to(GROUP.id) == [
        "Please send the code in a private chat with me, so that nobody else can use it."
    ]
    assert house.desk.codes.where(role="link") == []


async def test_whoever_is_nobody_yet_is_asked_for_the_code(house):
    assert await links(house, "paolo", "") == "Please add the code from your other account: /link CODE"


@pytest.mark.parametrize("name", ["nobody", "robot"])
async def test_who_is_not_a_person_cannot_be_linked(house, name):
    code = await code_of(house, "giulia")
    await house.commands(name, f"link {code}")
    await house.writes(name, code, GROUP, addressed=True)
    assert audience(house, name) == "nobody"
    assert not house.desk.codes.where(role="link")[0].used


async def test_the_code_is_written_down_nowhere(house):
    code = await code_of(house, "giulia")
    await links(house, "luca", code)
    journal = (house.folder / "paletti.journal").read_text()
    assert code not in journal
    assert code.replace("-", "") not in journal
