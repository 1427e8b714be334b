"""Who is who: claims, invitations, and codes that are wrong, old, used or shown to everybody."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core.events import Account
from bot.core.verbs import OFFICE
from tests.kit import CODE, GROUP, NIGHT, opened

DAY = timedelta(days=1)


@pytest.fixture
async def unclaimed(tmp_path):
    async with opened(tmp_path / "data", owner=False) as house:
        yield house


def audience(house, name):
    return house.desk.audience(house.people[name])


async def passes(house, seconds):
    await house.moves_to(house.clock.now() + timedelta(seconds=seconds))
    house.forget()


async def test_whoever_shows_the_consoles_code_in_private_is_the_owner(unclaimed):
    await unclaimed.commands("marta", f"claim {unclaimed.office.claim_code()}")
    assert audience(unclaimed, "marta") == "owner"
    title, hours, example, *_ = unclaimed.last_to("marta").splitlines()
    assert (title, example) == ("This office is yours now.", "/hours Mon to Fri 9-13 and 14-18")
    assert hours.startswith("Open: Monday to Friday: 09:00–13:00 and 14:00–18:00 (Europe/Rome).")  # noqa: RUF001  en dashes
    assert unclaimed.kinds()[-1] == "owner_claimed"
    assert ("telegram:1", None, list(OFFICE)) in unclaimed.telegram.menus


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "no dashes", "claim"])
async def test_a_code_counts_however_it_is_typed(unclaimed, typed):
    code = unclaimed.office.claim_code()
    given = {"lower": code.lower(), "no dashes": code.replace("-", ""), "claim": f"  {code}"}.get(typed, typed)
    await unclaimed.commands("marta", f"claim {given.format(code)}")
    assert audience(unclaimed, "marta") == "owner"


async def test_the_command_has_an_italian_word_too(unclaimed):
    await unclaimed.commands("marta", f"rivendica {unclaimed.office.claim_code()}")
    assert audience(unclaimed, "marta") == "owner"


async def test_a_code_can_be_sent_as_a_plain_message(unclaimed):
    await unclaimed.writes("marta", unclaimed.office.claim_code())
    assert audience(unclaimed, "marta") == "owner"
    assert unclaimed.desk.messages.where() == []


async def test_a_claim_in_a_group_is_refused_and_the_code_still_good(unclaimed):
    code = unclaimed.office.claim_code()
    await unclaimed.commands("marta", f"claim {code}", GROUP)
    assert audience(unclaimed, "marta") == "stranger"
    assert "private chat" in unclaimed.last_to(GROUP.id)
    await unclaimed.commands("marta", f"claim {code}")
    assert audience(unclaimed, "marta") == "owner"


@pytest.mark.parametrize("name", ["nobody", "robot"])
@pytest.mark.parametrize("chat", [None, GROUP], ids=["private", "group"])
@pytest.mark.parametrize("verb", ["claim", "start"])
async def test_who_is_not_a_person_can_neither_claim_nor_join(house, name, chat, verb):
    code = house.office.claim_code() if verb == "claim" else await house.invitation("new Bianchi SNC")
    await house.commands(name, f"{verb} {code}", chat)
    assert "I cannot see who you are here" in house.last_to(chat.id if chat else name)
    await house.writes(name, code, chat, addressed=True)
    assert audience(house, name) == "nobody"
    assert house.desk.people.get(house.people[name].id) is None
    await house.commands("paolo", f"{verb} {code}")
    assert audience(house, "paolo") in ("owner", "client")


async def test_a_claim_without_a_code_is_told_what_is_missing(unclaimed):
    await unclaimed.commands("marta", "claim")
    assert unclaimed.last_to("marta") == "Please add the code from the console: /claim CODE"


async def test_a_wrong_code_costs_a_growing_wait(unclaimed):
    waits = []
    for _ in range(4):
        await unclaimed.commands("marta", "claim AAAA-BBBB-CCCC")
        assert unclaimed.last_to("marta").startswith("This code is not known here.")
        await unclaimed.commands("marta", f"claim {unclaimed.office.claim_code()}")
        waits.append(int("".join(filter(str.isdigit, unclaimed.last_to("marta")))))
        await passes(unclaimed, waits[-1])
    assert waits == [6, 11, 21, 41]
    assert audience(unclaimed, "marta") == "stranger"


async def test_the_wait_has_an_end_and_the_right_code_then_counts(unclaimed):
    for _ in range(15):
        await unclaimed.commands("marta", "claim AAAA-BBBB-CCCC")
        await passes(unclaimed, 3601)
    assert unclaimed.desk.tries.get("telegram:1").not_before <= unclaimed.clock.now()
    await unclaimed.commands("marta", f"claim {unclaimed.office.claim_code()}")
    assert audience(unclaimed, "marta") == "owner"
    assert unclaimed.desk.tries.get("telegram:1") is None


async def test_one_accounts_wrong_codes_are_not_anothers(unclaimed):
    await unclaimed.commands("paolo", "claim AAAA-BBBB-CCCC")
    await unclaimed.commands("marta", f"claim {unclaimed.office.claim_code()}")
    assert audience(unclaimed, "marta") == "owner"


async def test_a_code_works_once(unclaimed):
    code = unclaimed.office.claim_code()
    await unclaimed.commands("marta", f"claim {code}")
    await unclaimed.commands("paolo", f"claim {code}")
    assert audience(unclaimed, "paolo") == "stranger"
    assert unclaimed.last_to("paolo") == "This code has already been used. Please ask for a new one."


async def test_a_new_claim_code_voids_the_one_before(unclaimed):
    before, after = unclaimed.office.claim_code(), unclaimed.office.claim_code()
    await unclaimed.commands("marta", f"claim {before}")
    assert audience(unclaimed, "marta") == "stranger"
    await passes(unclaimed, 6)
    await unclaimed.commands("marta", f"claim {after}")
    assert audience(unclaimed, "marta") == "owner"


async def test_a_claim_code_expires_after_a_week(unclaimed):
    code = unclaimed.office.claim_code()
    unclaimed.clock.move_to(NIGHT + 7 * DAY)
    await unclaimed.commands("marta", f"claim {code}")
    assert unclaimed.last_to("marta") == "This code has expired. Please ask for a new one."
    assert audience(unclaimed, "marta") == "stranger"


async def test_a_second_owner_takes_over_and_the_first_is_told_and_stays_a_member(house):
    await house.commands("anna", f"claim {house.office.claim_code()}")
    assert (audience(house, "anna"), audience(house, "marta")) == ("owner", "member")
    assert house.last_to("marta") == "The office is Anna Blu's now. You remain a member."


async def test_an_owner_who_claims_again_stays_the_owner(house):
    await house.commands("marta", f"claim {house.office.claim_code()}")
    assert audience(house, "marta") == "owner"
    assert len(house.said_to("marta")) == 1
    assert len(house.desk.members.where()) == 1


async def test_a_contact_who_becomes_the_owner_is_no_contact_any_more(house):
    await house.commands("giulia", f"claim {house.office.claim_code()}")
    assert audience(house, "giulia") == "owner"
    assert house.desk.people.get("telegram:7").client is None


async def test_an_invitation_makes_a_contact_who_is_told_what_is_done_and_what_is_recorded(house):
    code = await house.invitation("new Bianchi SNC")
    house.forget()
    await house.commands("paolo", f"start {code}")
    (welcome,) = house.said_to("paolo")
    assert welcome.splitlines() == [
        "Welcome. This is the assistant of Studio Neri.",
        "What you write here is passed on to Studio Neri during office hours and kept safe outside them.",
        (
            "Only decisions, answers to my questions, complaints and urgent calls go on record. "
            "Messages are deleted 30 days after they were answered."
        ),
    ]
    assert house.said_to("marta") == ["Paolo Verdi · Bianchi SNC has used the invitation and decides for this client."]


async def test_the_first_to_use_a_clients_code_decides_and_the_next_reads_along(house):
    await house.commands("paolo", f"start {await house.invitation('rossi invite')}")
    state = house.desk.client(house.desk.clients.where()[0].client)
    roles = [state.role(house.desk.people.get(account).contact) for account in ("telegram:7", "telegram:8")]
    assert roles == ["approver", "reader"]
    assert house.last_to("marta").endswith("reads along for this client.")


async def test_an_invitation_expires_after_two_weeks(house):
    code = await house.invitation("new Bianchi SNC")
    house.clock.move_to(NIGHT + 14 * DAY)
    await house.commands("paolo", f"start {code}")
    assert house.last_to("paolo") == "This code has expired. Please ask for a new one."
    assert audience(house, "paolo") == "stranger"


async def test_an_invitation_in_a_group_is_refused_and_still_good(house):
    code = await house.invitation("new Bianchi SNC")
    await house.commands("paolo", f"start {code}", GROUP)
    assert house.last_to(GROUP.id) == "Please send the code in a private chat with me, so that nobody else can use it."
    await house.commands("paolo", f"start {code}")
    assert audience(house, "paolo") == "client"


async def test_a_member_who_tries_a_clients_code_does_not_use_it_up(house):
    code = await house.invitation("new Bianchi SNC")
    await house.writes("marta", code)
    await house.commands("marta", f"start {code}")
    assert audience(house, "marta") == "owner"
    await house.commands("paolo", f"start {code}")
    assert audience(house, "paolo") == "client"


async def test_a_contact_who_uses_another_clients_code_belongs_to_that_one(house):
    code = await house.invitation("new Bianchi SNC")
    await house.commands("giulia", f"start {code}")
    person = house.desk.people.get("telegram:7")
    assert house.desk.clients.get(person.client).name == "Bianchi SNC"


async def test_what_a_stranger_wrote_before_is_the_clients_once_the_code_is_used(house):
    await house.writes("paolo", "do you make logos?")
    await house.commands("paolo", f"start {await house.invitation('new Bianchi SNC')}")
    (held,) = house.desk.messages.where(by="telegram:8")
    assert house.desk.clients.get(held.client).name == "Bianchi SNC"


async def test_start_without_a_code_is_greeted_for_what_one_is(house):
    for name in ("giulia", "paolo", "marta"):
        await house.commands(name, "start")
    assert house.said_to("giulia") == ["Hello. Write here, and Studio Neri will read it."]
    assert house.last_to("paolo").startswith("Hello. This is the assistant of Studio Neri. If you were given a code")
    assert house.last_to("marta").startswith("What you can do here:")


async def test_a_name_that_the_platform_tells_only_on_request_is_asked_for(house):
    house.people["luca"] = Account(id="slack:U9")
    house.slack.known["slack:U9"] = {"name": "Luca Gialli", "language": "it", "timezone": "Europe/London"}
    await house.commands("luca", f"start {await house.invitation('new Gialli')}")
    person = house.desk.people.get("slack:U9")
    assert (person.name, person.language, person.timezone) == ("Luca Gialli", "it", "Europe/London")
    assert house.last_to("marta") == "Luca Gialli · Gialli has used the invitation and decides for this client."
    assert house.last_to("luca").startswith("Le diamo il benvenuto")


async def test_a_new_name_is_kept_and_the_account_stays_who_it_is(house):
    house.people["giulia"] = replace(house.people["giulia"], name="Giulia Neri")
    await house.writes("giulia", "I have married")
    assert house.desk.people.get("telegram:7").name == "Giulia Neri"
    assert audience(house, "giulia") == "client"


async def test_bystanders_of_a_shared_chat_are_not_remembered(house):
    await house.writes("paolo", "ciao a tutti", GROUP)
    assert house.desk.people.get("telegram:8") is None


async def test_an_approver_who_tries_another_code_of_the_same_client_goes_on_deciding_and_the_code_stays_good(house):
    code = await house.invitation("rossi invite")
    await house.commands("giulia", f"start {code}")
    person = house.desk.people.get("telegram:7")
    assert house.last_to("giulia") == "You speak for this client already; this code is for somebody else."
    assert house.desk.client(person.client).role(person.contact) == "approver"
    await house.commands("paolo", f"start {code}")
    assert audience(house, "paolo") == "client"


@pytest.mark.parametrize("linked", [False, True])
async def test_who_goes_over_to_another_client_decides_for_the_first_one_no_longer(house, linked):
    rossi = house.desk.people.get("telegram:7").client
    if linked:
        await house.commands("giulia", "link")
        await house.commands("luca", f"link {CODE.search(house.last_to('giulia'))[0]}")
    await house.commands("giulia", f"start {await house.invitation('new Bianchi SNC')}")
    assert len(house.desk.client(rossi).approvers) == linked
    await house.commands("paolo", f"start {await house.invitation('rossi invite')}")
    person = house.desk.people.get(house.people["paolo"].id)
    assert house.desk.client(rossi).role(person.contact) == ("reader" if linked else "approver")
