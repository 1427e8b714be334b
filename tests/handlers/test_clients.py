"""`/client`: new ones, the list, one at a glance, its settings, invitations; names as people type them."""

from datetime import timedelta

import pytest

from bot.core.entries import ClientSet
from bot.core.ledger import facts_of
from tests.kit import CODE, GROUP, NOON, opened

KNOWN = (
    "These can: language, timezone, hours, urgent, urgent-means, day, holidays, business, speech, manner, vat, "
    "tax-code, address, each as key=value."
)


async def asks(house, text, name="marta"):
    await house.commands(name, f"client {text}".strip())
    return house.last_to(name)


def named(house, name):
    return next(each.client for each in house.desk.clients.where() if each.name == name)


async def test_a_new_client_has_a_ledger_of_its_own_without_its_name(house):
    await asks(house, "new Bianchi & Figli SNC")
    client = named(house, "Bianchi & Figli SNC")
    assert house.kinds(client) == ["client_opened"]
    assert house.kinds()[-1] == "client_added"
    assert client in house.desk.office.clients
    cores = [bytes(entry.core.facts) for ledger in house.store.ledgers() for entry in house.store.entries(ledger)]
    assert not any(b"Bianchi" in core for core in cores)


async def test_an_invitation_tells_every_way_in(house):
    said = await asks(house, "new Bianchi SNC")
    code = CODE.search(said)[0]
    assert said.splitlines() == [
        "Bianchi SNC has a place here now",
        "Send one of these to your client. The code works once, for 14 days.",
        f"https://t.me/neri_bot?start={code}",
        "As text, to be sent to me in a private chat:",
        f"/start {code}",
        f"/paletti start {code}",
        "For a shared chat, invite me to it, and I will ask you there whose it is.",
    ]


async def test_each_invitation_has_a_code_of_its_own(house):
    assert await house.invitation("rossi invite") != await house.invitation("rossi invite")


@pytest.mark.parametrize("name", ["", "   ", "🎉", "???"])
async def test_a_client_needs_a_name_with_letters(house, name):
    assert await asks(house, f"new {name}") == "Please add the client's name: /client new Rossi SRL"
    assert len(house.desk.clients.where()) == 1


async def test_a_name_may_be_long_but_not_endless(house):
    assert CODE.search(await asks(house, "new " + "a" * 120))
    assert await asks(house, "new " + "b" * 121) == "Please keep the name under 120 characters."


@pytest.mark.parametrize("name", ["Rossi SRL", "rossi srl", "  ROSSI   srl ", "Rossi, S.R.L.", "Róssi SRL"])
async def test_a_name_that_is_taken_is_not_given_twice_however_it_is_typed(house, name):
    assert (await asks(house, f"new {name}")).startswith("There is a client “")
    assert len(house.desk.clients.where()) == 1


@pytest.mark.parametrize("typed", ["rossi", "Rossi SRL", "ROSSI", "ros", "rossi s.r.l.", "  rossi  "])
async def test_a_client_is_found_by_as_much_of_the_name_as_is_needed(house, typed):
    assert (await asks(house, typed)).startswith("Rossi SRL\n")


async def test_an_exact_name_is_meant_even_if_it_begins_another(house):
    await asks(house, "new Rossi SRL Due")
    assert (await asks(house, "rossi srl")).startswith("Rossi SRL\n")
    assert (await asks(house, "rossi srl due")).startswith("Rossi SRL Due\n")


async def test_a_name_that_fits_several_is_answered_with_all_of_them(house):
    await asks(house, "new Rossi Marmi")
    assert await asks(house, "rossi") == (
        "“rossi” fits several clients: Rossi SRL, Rossi Marmi. Please write more of the name."
    )
    assert (await asks(house, "rossi m")).startswith("Rossi Marmi\n")


async def test_a_misspelt_name_is_answered_with_the_nearest(house):
    assert await asks(house, "rosi srl") == "There is no client “rosi”. Do you mean Rossi SRL?"
    assert (await asks(house, "zzz")).startswith("There is no client “zzz”. /client list shows them all.")


@pytest.mark.parametrize("typed", ["???", "—", "🎉 set language=it"])
async def test_a_name_without_a_letter_is_nobodys(house, typed):
    assert (await asks(house, typed)).startswith("There is no client “")


async def test_the_list_tells_what_waits_from_each(house):
    await asks(house, "new Bianchi SNC")
    await house.writes("giulia", "one")
    await house.writes("giulia", "two")
    expected = "2 clients\n• Rossi SRL (2 waiting)\n• Bianchi SNC"
    assert await asks(house, "") == expected
    assert await asks(house, "list") == expected


async def test_an_office_without_clients_is_told_how_to_add_one(tmp_path):
    async with opened(tmp_path / "data", client=False) as house:
        assert await asks(house, "list") == "There are no clients yet. Add one:\n/client new Rossi SRL"


async def test_one_client_at_a_glance(house):
    await house.writes("giulia", "one")
    await house.moves_to(house.clock.now() + timedelta(minutes=20))
    await house.writes("giulia", "two")
    assert (await asks(house, "rossi")).splitlines() == [
        "Rossi SRL",
        "Language: as each person has it",
        "Time zone: as each person has it",
        "Words: plain, without terms of the trade",
        "Hours: the office's",
        "Urgent calls: never",
        "2 messages are waiting for an answer.",
        "The oldest came today at 21:40.",
        "People:",
        "• Giulia Bianchi · decides",
    ]


async def test_a_client_nobody_has_joined_for_yet_says_so(house):
    await asks(house, "new Bianchi SNC")
    assert (await asks(house, "bianchi")).endswith("Nobody has used an invitation yet.")


async def test_settings_are_recorded_and_shown(house):
    said = await asks(house, "rossi set language=it timezone=europe/london")
    assert "Language: Italian\nIn Italian: with Lei\nTime zone: Europe/London" in said
    client = named(house, "Rossi SRL")
    last = list(house.store.entries(client))[-1]
    assert facts_of(last.core) == ClientSet(language="it", timezone="Europe/London")
    assert last.opening.value.words == "/client rossi set language=it timezone=europe/london"
    assert last.opening.value.who.name == "Marta Neri"


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ("language=de", "“de” is not a language I speak. There are it (Italian) and en (English)."),
        ("timezone=Europe/Rom", "There is no time zone “Europe/Rom”. Similar names: Europe/Rome"),
        ("timezone=", "There is no time zone “”. Similar names: "),
        ("colour=red", f"“colour=red” cannot be set. {KNOWN}"),
        ("language", f"“language” cannot be set. {KNOWN}"),
    ],
)
async def test_a_senseless_setting_is_answered_and_nothing_is_set(house, given, answer):
    client = named(house, "Rossi SRL")
    before = house.kinds(client)
    assert (await asks(house, f"rossi set {given}")).startswith(answer)
    assert (await asks(house, f"rossi set language=it {given}")).startswith(answer)
    assert house.kinds(client) == before


@pytest.mark.parametrize("words", ["set", "dance", "invite everybody", "sett language=it"])
async def test_what_is_not_understood_about_a_client_is_answered_with_what_is(house, words):
    said = await asks(house, f"rossi {words}")
    assert said.startswith(f"I do not know what to do with “{words.split()[0]}”. For Rossi SRL there are: invite")


@pytest.mark.parametrize("name", ["giulia", "paolo"])
async def test_clients_are_nobody_elses_business(house, name):
    said = await asks(house, "list", name)
    assert said == "/client is for the office."


async def test_what_a_member_asks_in_a_shared_chat_is_answered_in_private(house):
    answer = await house.commands("marta", "client rossi", GROUP)
    assert answer.text == "I have answered in our private chat."
    assert house.said_to(GROUP.id) == []
    assert house.last_to("marta").startswith("Rossi SRL\n")


async def test_the_first_clients_answer_is_that_of_the_next_closing_in_the_clients_language(tmp_path):
    async with opened(tmp_path / "data", client=False, start=NOON) as house:
        await house.commands("marta", "client new Rossi SRL")
        _, said = house.said_to("marta")
        assert said.splitlines() == [
            "If somebody of Rossi SRL writes when you are closed next (today at 13:00), this is the answer:",
            (
                "Thank you for your message. Studio Neri is closed at the moment and opens again today at 14:00. "
                "Your message is kept and will be read then."
            ),
            (
                "It goes once for each evening or absence, not for each message, and you find what they wrote in one "
                "digest at opening."
            ),
        ]
        await house.commands("marta", "client new Bianchi SNC")
        assert len([each for each in house.said_to("marta") if "this is the answer:" in each]) == 1
