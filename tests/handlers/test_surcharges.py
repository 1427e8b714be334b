"""What costs extra: the price is accepted by typed full name first, and then it begins at once."""

from datetime import timedelta

import pytest

from bot.core.approvals import digest
from bot.core.events import Pressed
from bot.core.ledger import facts_of
from tests.approving import approval, asks, entries, kinds, rossi, shared
from tests.kit import GROUP, NIGHT, NOON, opened

CALL = (
    "Studio Neri is called now, outside office hours, and tells you within 15 minutes whether it can be done.\n"
    "Urgent means: the shop is down\n"
    "The price is 120 EUR. It is owed only if somebody takes care of it."
)
OPENS = "Your message is kept and will be read tomorrow, Friday, at 09:00."


@pytest.fixture
async def paid(house):
    """An office that Rossi may call for a price, and tonight Giulia has written."""
    await house.commands("marta", 'client rossi set urgent=paid:120EUR urgent-means="the shop is down"')
    house.forget()
    await house.writes("giulia", "the shop is down", message="1")
    return house


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def used_up(noon):
    """A thing of which the one included revision round was used."""
    await asks(noon, "Homepage rounds=1 extra=80EUR\nCalm.")
    await noon.presses("giulia", "Ask for changes")
    await noon.writes("giulia", "Calmer")
    noon.forget()
    await asks(noon, "Homepage\nCalmer.")
    return noon


def calls(house):
    return [facts_of(entry.core) for entry in house.store.entries(rossi(house)) if entry.core.kind == "urgent_called"]


async def accepts(house, name="giulia", chat=None):
    await house.presses(name, "Accept the price", chat)
    await house.writes(name, house.people[name].name, chat)


async def test_the_price_is_shown_with_what_it_is_for_and_nobody_is_called_yet(paid):
    await paid.presses("giulia", "It is urgent")
    card = paid.said_to("giulia", buttons=True)[-1]
    assert card.splitlines() == [
        "Urgent call: 120 EUR",
        *CALL.splitlines(),
        "If you accept, this goes on record:",
        f"I accept the price of 120 EUR for “Urgent call” ({digest(CALL, ())[:12]}).",
        "It can be accepted until Friday 27 November.",
        "[Accept the price] [No, thank you]",
    ]
    assert (paid.said_to("marta"), calls(paid)) == ([], [])


async def test_a_press_alone_accepts_no_price(paid):
    await paid.presses("giulia", "It is urgent")
    await paid.presses("giulia", "Accept the price")
    assert paid.last_to("giulia").startswith("To put this on record, please answer with your first and last name:")
    await paid.writes("giulia", "ok")
    assert paid.last_to("giulia") == "Please answer with your first and last name, nothing else."
    assert (kinds(paid), calls(paid)) == (["approval_asked"], [])


async def test_once_the_name_is_typed_the_price_is_on_record_and_the_freelancer_is_called(paid):
    await paid.presses("giulia", "It is urgent")
    await accepts(paid)
    given = entries(paid)[-1]
    assert (given.core.kind, given.core.how, given.opening.value.words) == ("approval_given", "typed", "Giulia Bianchi")
    asked = facts_of(entries(paid)[0].core)
    assert (asked.what, asked.cents, asked.currency) == ("surcharge", 12000, "EUR")
    (call,) = calls(paid)
    assert call.surcharge == asked.approval
    assert paid.said_to("marta")[1].startswith("Giulia Bianchi accepts the price of 120 EUR for “Urgent call”")
    assert paid.said_to("marta")[0].startswith(
        "URGENT: Giulia Bianchi · Rossi SRL called today at 21:40.\nthe shop is down"
    )
    assert "Studio Neri is being called. You will have an answer here within 15 minutes." in paid.said_to("giulia")


async def test_the_card_becomes_the_receipt_and_cannot_be_taken_back_by_a_press(paid):
    await paid.presses("giulia", "It is urgent")
    await accepts(paid)
    receipt = next(text for text in paid.said_to("giulia", buttons=True) if "✓" in text)
    assert "✓ On record: the price of 120 EUR for “Urgent call” is accepted (" in receipt
    assert "[" not in receipt
    card = paid.desk.cards.where(subject="approval")[0]
    press = {"message": card.message, "token": card.token, "choice": "revoke"}
    assert (await paid.receives(paid.deed(Pressed, "giulia", **press))).text == "This is approved already."


async def test_both_sides_get_the_receipt_with_the_price_as_a_paper(paid):
    await paid.presses("giulia", "It is urgent")
    await accepts(paid)
    papers = paid.desk.outbox.where(say="approval_receipt")
    assert sorted(row.chat for row in papers) == ["telegram:1", "telegram:7"]
    for name in ("giulia", "marta"):
        assert any("The receipt of “Urgent call” for 120 EUR, with its seal." in said for said in paid.said_to(name))


async def test_what_comes_of_the_call_is_told_as_for_any_other(paid):
    await paid.presses("giulia", "It is urgent")
    await accepts(paid)
    await paid.presses("marta", "I'll take it")
    assert paid.last_to("giulia") == "Marta Neri is taking care of it now."


async def test_no_thank_you_calls_nobody_and_disturbs_nobody(paid):
    await paid.presses("giulia", "It is urgent")
    await paid.presses("giulia", "No, thank you")
    assert paid.last_to("giulia").endswith("The price was not accepted, and nothing is owed.")
    assert entries(paid)[-1].core.kind == "approval_refused"
    assert (paid.said_to("marta"), calls(paid)) == ([], [])


async def test_it_can_be_refused_in_words_even_when_the_name_was_asked_for(paid):
    await paid.presses("giulia", "It is urgent")
    await paid.presses("giulia", "Accept the price")
    await paid.writes("giulia", "no grazie")
    assert entries(paid)[-1].core.kind == "approval_refused"


async def test_asking_twice_shows_the_same_question_again_and_records_one(paid):
    await paid.presses("giulia", "It is urgent")
    await paid.writes("giulia", "urgent")
    assert [text.splitlines()[0] for text in paid.said_to("giulia")[1:]] == ["Urgent call: 120 EUR"] * 2
    assert kinds(paid) == ["approval_asked"]
    await accepts(paid)
    assert kinds(paid) == ["approval_asked", "approval_given"]
    assert sum("✓ On record" in text for text in paid.said_to("giulia")) == 2


async def test_a_second_call_within_the_hour_is_neither_made_nor_paid_for(paid):
    await paid.presses("giulia", "It is urgent")
    await accepts(paid)
    await paid.writes("giulia", "urgent")
    assert paid.last_to("giulia").startswith("Studio Neri was called today at 21:40")
    assert len(calls(paid)) == 1


async def test_a_price_is_not_accepted_for_a_call_that_somebody_else_has_made_meanwhile(paid):
    await shared(paid)
    await paid.commands("paolo", f"start {await paid.invitation('rossi invite')}")
    await paid.commands("marta", "client rossi approver paolo")
    await paid.writes("giulia", "urgent")
    await paid.writes("paolo", "urgent")
    await accepts(paid)
    assert await paid.presses("paolo", "Accept the price") == (
        "Studio Neri has been called within the last hour, so nothing is owed for another call."
    )
    assert len(calls(paid)) == 1


async def test_once_the_office_is_open_nothing_need_be_paid(paid):
    await paid.presses("giulia", "It is urgent")
    await paid.moves_to(NIGHT + timedelta(hours=14))
    assert await paid.presses("giulia", "Accept the price") == (
        "Studio Neri is open now, and your messages are passed on at once."
    )
    assert calls(paid) == []


@pytest.mark.parametrize("terms", ["paid:150EUR", "paid:120USD", "never", "always"])
async def test_a_price_that_is_no_longer_agreed_cannot_be_accepted(paid, terms):
    await paid.presses("giulia", "It is urgent")
    await paid.commands("marta", f"client rossi set urgent={terms}")
    assert await paid.presses("giulia", "Accept the price") == (
        "Something else has been agreed since. Please say “urgent” once more."
    )


async def test_a_reader_is_told_the_price_and_who_can_order_the_call(paid):
    await paid.commands("luca", f"start {await paid.invitation('rossi invite')}")
    await paid.writes("luca", "urgent")
    assert paid.last_to("luca").splitlines() == [
        "An urgent call to Studio Neri outside office hours costs 120 EUR. It can be ordered by: Giulia Bianchi",
        OPENS,
    ]
    assert kinds(paid) == []


async def test_an_offer_that_nobody_took_expires_in_silence(paid):
    await paid.presses("giulia", "It is urgent")
    await paid.moves_to(NIGHT + timedelta(days=10))
    assert entries(paid)[-1].core.kind == "approval_expired"
    assert [text for text in paid.said_to("marta") if "Urgent call" in text] == []
    assert any(
        "The time to accept this price has passed, and nothing is owed." in text for text in paid.said_to("giulia")
    )
    assert paid.desk.outbox.where(say="approval_reminder") == []


async def test_in_a_shared_chat_the_name_is_an_answer_to_the_question(paid):
    await shared(paid)
    await paid.writes("giulia", "urgent", GROUP, addressed=True)
    await paid.presses("giulia", "Accept the price", GROUP)
    await paid.writes("giulia", "Giulia Bianchi", GROUP, reply_to=list(paid.wall(GROUP.id))[-1])
    assert len(calls(paid)) == 1
    await paid.presses("marta", "I'll take it")
    assert paid.said_to(GROUP.id)[-1] == "Marta Neri is taking care of it now."


async def test_a_surcharge_is_no_thing_that_could_go_online(paid):
    await paid.presses("giulia", "It is urgent")
    await paid.commands("marta", "gate rossi Urgent call")
    assert paid.last_to("marta").startswith("There is no approval called “Urgent call”")


async def test_within_the_included_rounds_nothing_costs_extra(noon):
    await asks(noon, "Homepage rounds=1 extra=80EUR\nCalm.")
    await noon.presses("giulia", "Ask for changes")
    assert noon.last_to("giulia") == "What should change? Please answer in words."
    asked = facts_of(entries(noon)[0].core)
    assert (asked.rounds, asked.cents, asked.currency) == (1, 8000, "EUR")


async def test_beyond_them_the_price_of_one_more_comes_first(used_up):
    await used_up.presses("giulia", "Ask for changes")
    text = (
        "One revision round is included, and it was used.\n"
        "One more costs 80 EUR. Once the price is accepted, you will be asked what should change."
    )
    assert used_up.said_to("giulia", buttons=True)[-1].splitlines() == [
        "Revision round 2: Homepage: 80 EUR",
        *text.splitlines(),
        "If you accept, this goes on record:",
        f"I accept the price of 80 EUR for “Revision round 2: Homepage” ({digest(text, ())[:12]}).",
        "It can be accepted until Friday 11 December.",
        "[Accept the price] [No, thank you]",
    ]
    assert approval(used_up).state == "asked"


async def test_once_it_is_accepted_the_wishes_are_asked_for_and_count(used_up):
    await used_up.presses("giulia", "Ask for changes")
    await accepts(used_up)
    assert "What should change? Please answer in words." in used_up.said_to("giulia")
    await used_up.writes("giulia", "Even calmer")
    entry = entries(used_up)[-1]
    assert (entry.core.kind, entry.opening.value.words) == ("changes_asked", "Even calmer")
    assert (approval(used_up).state, approval(used_up).rounds_used) == ("changes", 2)
    assert any(
        said.startswith("Giulia Bianchi accepts the price of 80 EUR for “Revision round 2: Homepage” (Rossi SRL).")
        for said in used_up.said_to("marta")
    )


async def test_each_further_round_has_a_price_of_its_own(used_up):
    for number in (2, 3):
        await used_up.presses("giulia", "Ask for changes")
        assert used_up.last_to("giulia").startswith(f"Revision round {number}: Homepage: 80 EUR")
        await accepts(used_up)
        await used_up.writes("giulia", "Calmer still")
        await asks(used_up, f"Homepage\nCalm {number}.")


async def test_who_refuses_the_price_may_still_approve_as_it_is(used_up):
    await used_up.presses("giulia", "Ask for changes")
    await used_up.presses("giulia", "No, thank you")
    assert used_up.last_to("marta").startswith("Giulia Bianchi does not accept the price of 80 EUR")
    await used_up.presses("giulia", "Approve")
    assert approval(used_up).state == "approved"


async def test_a_price_for_an_earlier_version_can_no_longer_be_accepted(used_up):
    await used_up.presses("giulia", "Ask for changes")
    await asks(used_up, "Homepage\nCalmest.")
    assert await used_up.presses("giulia", "Accept the price") == "There is a newer version. Please decide there."


async def test_in_plain_words_the_price_comes_first_too(used_up):
    await used_up.writes("giulia", "modifiche", reply_to=used_up.last_id("giulia"))
    assert used_up.last_to("giulia").startswith("Revision round 2: Homepage: 80 EUR")


async def test_a_plan_remembers_what_was_marked_while_the_price_is_decided(noon):
    await asks(noon, "plan December rounds=0 extra=80EUR\n1 Dec Reel\n2 Dec Photo")
    await noon.presses("giulia", "Mark for changes")
    await noon.presses("giulia", "2")
    await noon.presses("giulia", "Ask for these changes")
    assert noon.said_to("giulia")[-1].splitlines()[1] == "No revision rounds are included."
    await accepts(noon)
    await noon.writes("giulia", "Another photo")
    assert facts_of(entries(noon)[-1].core).marked == (2,)


async def test_without_a_price_more_rounds_than_included_are_only_counted(noon):
    await asks(noon, "Homepage rounds=0\nCalm.")
    await noon.presses("giulia", "Ask for changes")
    await noon.writes("giulia", "Calmer")
    assert "Revision round 1; 0 are included." in noon.last_to("marta")


@pytest.mark.parametrize("extra", ["80", "EUR", "-80EUR", "0EUR", "80XXX", "1000000EUR", "80.5555EUR"])
async def test_a_price_that_cannot_be_read_is_asked_again_and_nothing_is_recorded(noon, extra):
    await asks(noon, f"Homepage rounds=1 extra={extra}\nCalm.")
    assert noon.last_to("marta").startswith(f"I could not read extra={extra}.")
    assert entries(noon) == []
