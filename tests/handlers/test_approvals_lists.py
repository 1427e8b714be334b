"""What is open, for whom, what is on record and whether it may go online: /approvals, /mine, /ledger, /gate."""

import pytest
from msgspec.structs import replace

from bot.core.events import Pressed
from bot.wording import say
from tests.approving import approval, asks, rossi, shared
from tests.kit import GROUP, NOON, opened

NEXT, BACK = say("button-next", "en"), say("button-before", "en")


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


async def says(house, text, name="marta", chat=None):
    await house.commands(name, text, chat)
    return house.last_to(name)


async def approved(house, what="Homepage\nCalm."):
    await asks(house, what)
    await house.presses("giulia", "Approve")


async def golive(house):
    await asks(house, "golive Homepage")
    await house.presses("giulia", "Approve")
    await house.writes("giulia", "Giulia Bianchi")


async def test_with_nothing_asked_nothing_is_open(noon):
    assert await says(noon, "approvals") == "Nothing is open."
    assert await says(noon, "mine", "giulia") == "Nothing has been asked of you yet."


async def test_what_is_open_is_listed_with_whose_it_is_and_since_when(noon):
    await asks(noon)
    await approved(noon, "Logo\nA circle.")
    lines = (await says(noon, "approvals")).splitlines()
    assert lines[0] == "Approvals"
    assert len(lines) == 2
    assert lines[1].startswith("• Rossi SRL · Homepage, version 1: open (")


async def test_of_one_client_what_is_decided_is_listed_too(noon):
    await asks(noon)
    await approved(noon, "Logo\nA circle.")
    await noon.invitation("new Blu")
    assert [line.split(" (")[0] for line in (await says(noon, "approvals rossi")).splitlines()] == [
        "Approvals",
        "• Rossi SRL · Homepage, version 1: open",
        "• Rossi SRL · Logo, version 1: approved",
    ]
    assert await says(noon, "approvals blu") == "Nothing is open."
    assert (await says(noon, "approvals zzz")).startswith("There is no client “zzz”.")


@pytest.mark.parametrize("ask", ["mine", "/mine"])
async def test_a_client_sees_what_was_asked_of_them_alone(noon, ask):
    await noon.commands("paolo", f"start {await noon.invitation('new Bianchi SNC')}")
    await noon.commands("marta", "approve bianchi Secret\nOurs.")
    await asks(noon)
    if ask == "mine":
        await noon.writes("giulia", "mine")
    else:
        await noon.commands("giulia", "mine")
    assert noon.last_to("giulia").splitlines() == ["What was asked of you", "• Homepage, version 1: open"]


async def test_in_a_shared_chat_mine_is_that_clients(noon):
    await shared(noon)
    await asks(noon)
    await noon.commands("giulia", "mine", GROUP)
    assert noon.last_to(GROUP.id).splitlines() == ["What was asked of you", "• Homepage, version 1: open"]


@pytest.mark.parametrize("verb", ["approvals", "gate rossi Homepage", "ledger rossi"])
async def test_a_client_cannot_see_what_the_office_sees(noon, verb):
    await asks(noon)
    assert await says(noon, verb, "giulia") == f"/{verb.split()[0]} is for the office."


async def test_the_gate_stops_until_the_newest_version_is_approved(noon):
    await asks(noon)
    stop = "Stop: Homepage, version 1\n• the newest version is not approved"
    assert await says(noon, "gate rossi homepage") == stop
    await noon.presses("giulia", "Approve")
    assert await says(noon, "gate rossi homepage") == "Go: Homepage, version 1"
    await asks(noon, "Homepage\nCalmer.")
    assert (await says(noon, "gate rossi homepage")).startswith("Stop: Homepage, version 2")


async def test_the_gate_names_the_changes_that_were_asked(noon):
    await asks(noon)
    await noon.presses("giulia", "Ask for changes")
    await noon.writes("giulia", "Bigger.")
    assert await says(noon, "gate rossi homepage") == "Stop: Homepage, version 1\n• changes were asked for"


async def test_a_golive_that_was_asked_has_to_be_approved_for_this_very_version(noon):
    await approved(noon)
    await asks(noon, "golive Homepage")
    assert await says(noon, "gate rossi homepage") == "Stop: Homepage, version 1\n• the go-live is not approved"
    await noon.presses("giulia", "Approve")
    await noon.writes("giulia", "Giulia Bianchi")
    assert await says(noon, "gate rossi homepage") == "Go: Homepage, version 1"
    await noon.moves_to(NOON.replace(minute=30))
    await approved(noon, "Homepage\nCalmer.")
    assert await says(noon, "gate rossi homepage") == (
        "Stop: Homepage, version 2\n• the go-live was approved for an earlier version"
    )
    await golive(noon)
    assert await says(noon, "gate rossi homepage") == "Go: Homepage, version 2"


async def test_an_approval_that_was_taken_back_closes_the_gate(noon):
    await approved(noon)
    await noon.presses("giulia", "Take it back")
    assert (await says(noon, "gate rossi homepage")).startswith("Stop: Homepage, version 1")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("gate", "Please add the client and the title: /gate rossi Homepage"),
        ("gate rossi", "Go: no quote was sent to Rossi SRL"),
        ("gate rossi Zzz", "There is no approval called “Zzz”. /approvals shows what there is."),
        ("gate zzz Homepage", "There is no client “zzz”."),
        ("ledger", "Please add the client: /ledger rossi"),
        ("ledger zzz", "There is no client “zzz”."),
    ],
)
async def test_what_is_not_known_is_answered(noon, text, answer):
    assert (await says(noon, text)).startswith(answer)
    assert noon.failed() == []


async def test_the_ledger_shows_the_newest_entries_first_with_their_hashes(noon):
    await approved(noon)
    lines = (await says(noon, "ledger rossi")).splitlines()
    books = list(noon.store.entries(rossi(noon)))
    assert lines[0] == f"Rossi SRL: {len(books)} entries"
    for line, entry in zip(lines[1:], reversed(books), strict=True):
        assert line.startswith(f"{entry.core.seq}. ")
        assert line.endswith(entry.hash[:12])
    assert "· Homepage v1 ·" in lines[1]


async def test_a_long_ledger_is_turned_page_by_page_and_every_entry_is_on_one(noon):
    for number in range(20):
        await asks(noon, f"Thing {number}\nText")
    last = noon.desk.books.head(rossi(noon)).seq
    seen = []
    await noon.commands("marta", "ledger rossi")
    while True:
        shown = noon.said_to("marta", buttons=True)[-1].splitlines()
        seen += [int(line.split(".")[0]) for line in shown[1:-1]]
        if NEXT not in shown[-1]:
            break
        await noon.presses("marta", NEXT)
    assert seen == list(range(last, 0, -1))
    await noon.presses("marta", BACK)
    assert f"{last - 10}." in noon.last_to("marta")


@pytest.mark.parametrize("choice", ["p999999", "p\u00b2", "p-1", "p", "", "p" + "9" * 60])
async def test_a_forged_page_is_an_old_button_or_the_last_page(noon, choice):
    await asks(noon)
    for number in range(10):
        await asks(noon, f"Thing {number}\nText")
    await noon.commands("marta", "ledger rossi")
    message, button = noon.button("telegram:1", NEXT)
    event = noon.deed(Pressed, "marta", message=message, token=button.token, choice=choice)
    answer = await noon.receives(event)
    assert noon.failed() == []
    if choice == "p999999":
        assert noon.last_to("marta").splitlines()[-1].startswith("1. ")
    else:
        assert answer.text == "This button no longer works."


async def test_a_clients_contact_cannot_turn_the_pages(noon):
    for number in range(12):
        await asks(noon, f"Thing {number}\nText")
    await noon.commands("marta", "ledger rossi")
    message, button = noon.button("telegram:1", NEXT)
    event = noon.deed(Pressed, "marta", message=message, token=button.token, choice="p1")
    before = noon.last_to("marta")
    answer = await noon.receives(replace(event, by=noon.people["giulia"]))
    assert answer.text == "This button is for the office."
    assert noon.last_to("marta") == before


async def test_what_a_member_asks_in_a_clients_chat_is_answered_in_private(noon):
    await shared(noon)
    await asks(noon)
    for text in ("approvals", "gate rossi Homepage", "ledger rossi"):
        await noon.commands("marta", text, GROUP)
    assert noon.said_to(GROUP.id) == []
    assert len(noon.said_to("marta")) == 4
    assert approval(noon).state == "asked"
