"""`/status`, `/help`, and the nearest right word for a wrong one, as each platform takes it."""

import pytest

from tests.approving import rossi
from tests.kit import GROUP, NOON, rome


async def asks(house, text, name="marta"):
    await house.commands(name, text)
    return house.last_to(name)


async def test_status_tells_how_things_stand(house):
    await house.writes("giulia", "one")
    await house.commands("marta", "away 2026-12-24 2027-01-06")
    assert (await asks(house, "status")).splitlines() == [
        "Closed. Opens tomorrow, Friday, at 09:00",
        "One message is waiting for an answer.",
        "Clients: 1",
        "Connected: telegram @neri_bot, slack Paletti",
        "Planned absence from Thursday 24 December",
    ]
    await house.moves_to(NOON)
    assert (await asks(house, "stato")).startswith("Open. Closes today at 13:00\n")


async def test_status_names_no_closing_where_there_is_none(house):
    await house.commands("marta", "hours 24/7")
    await house.presses("marta", "Yes, from now on")
    assert (await asks(house, "status")).startswith("Open.\n")


async def test_status_says_that_no_opening_is_fixed(house):
    await house.commands("marta", "away")
    assert (await asks(house, "status")).startswith("Closed. No opening is fixed yet.\n")


@pytest.mark.parametrize(
    ("name", "verbs"),
    [
        (
            "marta",
            [
                "status",
                "digest",
                "hours",
                "away",
                "back",
                "open",
                "later",
                "client",
                "approve",
                "quote",
                "step",
                "metric",
                "recap",
                "approvals",
                "invoice",
                "paid",
                "ladder",
                "checkin",
                "payee",
                "call",
                "complaint",
                "gate",
                "ledger",
                "member",
                "link",
                "help",
            ],
        ),
        ("giulia", ["mine", "complaint", "hours", "call", "language", "privacy", "help"]),
        ("paolo", ["hours", "start", "help"]),
    ],
)
async def test_everybody_is_told_what_they_can_do(house, name, verbs):
    said = await asks(house, "help", name)
    assert [line.split()[0] for line in said.splitlines() if line.startswith("/")] == [f"/{verb}" for verb in verbs]


@pytest.mark.parametrize(
    ("name", "typed", "answer"),
    [
        ("marta", "statu", "There is no command “statu”. Do you mean /status ?"),
        ("marta", "awai", "There is no command “awai”. Do you mean /away 24 Dec - 6 Jan Christmas ?"),
        ("marta", "clinet", "There is no command “clinet”. Do you mean /client new Rossi SRL ?"),
        ("marta", "hour", "There is no command “hour”. Do you mean /hours Mon to Fri 9-13 and 14-18 ?"),
        ("marta", "riepilgo", "There is no command “riepilgo”. Do you mean /digest ?"),
        ("giulia", "hour", "There is no command “hour”. Do you mean /hours ?"),
        ("giulia", "orar", "There is no command “orar”. Do you mean /hours ?"),
        ("paolo", "strat", "There is no command “strat”. Do you mean /start CODE ?"),
        ("paolo", "cliam", "There is no command “cliam”. Do you mean /claim CODE ?"),
        ("giulia", "status", "/status is for the office."),
        ("giulia", "stato", "/stato is for the office."),
        ("paolo", "digest", "/digest is for the office."),
    ],
)
async def test_an_unknown_command_is_answered_with_the_nearest_one_may_use(house, name, typed, answer):
    assert await asks(house, typed, name) == answer


async def test_a_command_near_to_none_is_answered_with_all_there_are(house):
    said = await asks(house, "zzzzzz")
    assert said.startswith("There is no command “zzzzzz” here.\nWhat you can do here:\n/status — how things stand")


async def test_a_bare_command_is_answered_with_all_there_are(house):
    assert (await asks(house, "", "luca")).startswith("Write here and Studio Neri will read it.")


async def test_examples_are_given_as_slack_takes_them(house):
    await house.commands("luca", f"start {await house.invitation('new Gialli')}")
    assert await asks(house, "hour", "luca") == "There is no command “hour”. Do you mean /paletti hours ?"
    assert "\n/paletti hours — when the office is open\n" in await asks(house, "help", "luca")
    await house.commands("luca", f"claim {house.office.claim_code()}")
    assert "\n/paletti hours Mon to Fri 9-13 and 14-18\n" in house.last_to("luca")
    assert (await asks(house, "away 24 de diciembre", "luca")).endswith("/paletti away 24 Dec - 6 Jan Christmas")


async def test_other_bots_commands_in_a_group_are_left_alone(house):
    for name in ("paolo", "nobody", "robot"):
        await house.commands(name, "weather", GROUP)
    assert house.said_to(GROUP.id) == []


async def test_a_clients_wrong_command_in_a_shared_chat_is_answered_there(house):
    await house.commands("giulia", "hour", GROUP)
    assert house.said_to(GROUP.id) == ["There is no command “hour”. Do you mean /hours ?"]


async def test_a_member_who_never_wrote_in_private_is_asked_to(house):
    await house.commands("luca", f"claim {house.office.claim_code()}")
    person = house.store.row("people", "slack:U9")
    house.store.put("people", "slack:U9", {**person, "private": None})
    house.store.commit()
    answer = await house.commands("luca", "status", GROUP)
    assert answer.text == "Please write to me privately for that."
    assert house.said_to(GROUP.id) == []


async def test_of_a_client_that_was_erased_nothing_is_counted_or_listed(house):
    await house.commands("marta", "step rossi Wireframes on 27 Nov")
    await house.commands("marta", "approve rossi Homepage\nWe build calm websites.")
    house.office.eraser.erase(rossi(house), "client")
    await house.moves_to(rome("2026-12-10 10:00"))
    said = await asks(house, "status")
    assert "Clients: 0" in said
    assert "past its day" not in said
    assert (await asks(house, "step")).startswith("Please write")
    assert "version 1" not in await asks(house, "approvals")
