"""Money is asked for, reminded of and paid: what both sides read, what goes on record, what pauses a reminder."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.core.errors import RetryLater, Unreachable, Unsure
from bot.core.events import Commanded, Pressed
from bot.core.files import Attachment
from bot.core.ledger import facts_of
from bot.core.payment_entries import KINDS
from bot.paper import draw
from tests.approving import rossi
from tests.kit import NOON, opened, rome
from tests.simulation.kit import until

IBAN = "IT60X0542811101000000123456"
MORNING = "2026-12-{:02d}T09:00"


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def asked(noon):
    """An office with an account and reminders; Rossi is asked for 1,200 EUR, due on 11 December."""
    await noon.commands("marta", f"payee {IBAN}")
    await noon.commands("marta", "ladder on")
    await noon.presses("marta", "Yes, from now on")
    noon.forget()
    await invoices(noon)
    return noon


async def invoices(house, text="1200 EUR due 14d Homepage"):
    await house.commands("marta", f"invoice rossi {text}")
    await house.presses("marta", "Register")


def request(house, number=1):
    requests = house.desk.client(rossi(house)).payments.requests.values()
    return next(each for each in requests if each.number == number)


def kinds(house):
    return [entry.core.kind for entry in house.store.entries(rossi(house)) if entry.core.kind in KINDS]


def reminders(house):
    """What Giulia was reminded of, each from its first line on."""
    return [
        said
        for said in house.said_to("giulia")
        if said.startswith(("May ", "Studio Neri reminds", "Studio Neri asks you"))
    ]


async def days_on(house, day, clock="09:00", month=12):
    await house.moves_to(rome(f"2026-{month:02d}-{day:02d}T{clock}"))


async def test_what_was_understood_is_read_back_before_anything_is_recorded(noon):
    await noon.commands("marta", "invoice rossi 1.200,50 EUR due 14d Homepage")
    assert noon.said_to("marta", buttons=True)[-1].splitlines() == [
        "Rossi SRL is asked for 1,200.50 EUR, due on Friday 11 December 2026: Homepage",
        "[Register] [No]",
    ]
    assert kinds(noon) == []
    await noon.presses("marta", "No")
    assert noon.last_to("marta") == "Not registered."
    assert (kinds(noon), noon.said_to("giulia")) == ([], [])


async def test_registered_the_client_is_asked_with_all_that_is_needed_to_pay(asked):
    assert asked.said_to("giulia", buttons=True)[-1].splitlines() == [
        "Studio Neri asks for a payment",
        "No. 1, Homepage: 1,200 EUR, due on Friday 11 December 2026",
        "To: Studio Neri. Reference: no. 1. Account:",
        IBAN,
        "[photo payment-1.png]",
        "[I have paid] [I'll pay on…] [There is a problem]",
    ]
    entry = next(entry for entry in asked.store.entries(rossi(asked)) if entry.core.kind == "payment_requested")
    facts = facts_of(entry.core)
    assert (facts.number, facts.cents, facts.payable_cents, facts.due_on) == (1, 120000, 120000, date(2026, 12, 11))


async def test_with_withholding_only_what_is_payable_is_asked_for(noon):
    await invoices(noon, "1220 EUR netto=1020 due 14d Logo")
    assert "No. 1, Logo: 1,020 EUR, due on" in noon.last_to("giulia")
    assert (request(noon).cents, request(noon).balance_cents) == (122000, 102000)


async def test_the_member_is_told_what_is_still_missing(noon):
    await invoices(noon)
    assert noon.said_to("marta")[-1].splitlines()[1:] == [
        "Clients are not told where to pay yet: /payee IBAN",
        "Nobody is reminded yet: /ladder",
    ]


async def test_a_term_of_more_than_sixty_days_is_told_what_the_law_says(noon):
    await noon.commands("marta", "invoice rossi 1200 EUR due 90d Homepage")
    assert "That is more than 60 days." in noon.last_to("marta")


@pytest.mark.parametrize(
    ("text", "title", "due_on"),
    [
        ("Realizzazione due loghi", "Realizzazione due loghi", date(2026, 12, 27)),
        ("Realizzazione due loghi entro il 30 dicembre", "Realizzazione due loghi", date(2026, 12, 30)),
        ("Due loghi scadenza 15 giorni", "Due loghi", date(2026, 12, 12)),
        ("due 10 dicembre Due loghi", "Due loghi", date(2026, 12, 10)),
    ],
)
async def test_in_italian_due_is_a_number_too(tmp_path, text, title, due_on):
    async with opened(tmp_path / "data", start=NOON, language="it") as house:
        await house.commands("marta", f"fattura rossi 1200 EUR {text}")
        assert f": {title}" in house.last_to("marta")
        (card,) = house.desk.cards.where(subject="invoice")
        assert card.data["due_on"] == due_on.isoformat()


async def test_a_due_day_that_has_passed_is_told_and_may_be_meant(noon):
    await noon.commands("marta", "invoice rossi 1200 EUR due 2026-11-01 Homepage")
    assert "That day has passed already" in noon.last_to("marta")
    await noon.presses("marta", "Register")
    assert request(noon).due_on == date(2026, 11, 1)


async def test_without_a_ladder_nobody_is_reminded(noon):
    await invoices(noon)
    await days_on(noon, 31)
    assert reminders(noon) == []


async def test_each_rung_goes_out_once_in_its_own_words_on_the_clients_working_days(asked):
    for day in range(1, 32):
        await days_on(asked, day)
    said = [(text.splitlines()[0], text.splitlines()[2]) for text in reminders(asked)]
    assert said == [
        ("May Studio Neri kindly remind you:", "It is due in 3 days."),
        ("Studio Neri reminds you:", "It is due today."),
        ("Studio Neri reminds you:", "It was due 3 days ago."),
        ("Studio Neri asks you to pay within the next few days:", "It was due 7 days ago and has not arrived yet."),
        (
            "Studio Neri asks you to settle this now, or to say what stands in the way:",
            "It was due 17 days ago and is still open, in spite of our reminders.",
        ),
    ]
    assert request(asked).reminded == (-3, 0, 3, 7, 15)


async def test_what_is_due_at_once_is_not_reminded_of_on_the_day_on_which_it_was_asked(noon):
    await noon.commands("marta", f"payee {IBAN}")
    await noon.commands("marta", "ladder on")
    await noon.presses("marta", "Yes, from now on")
    await invoices(noon, "1200 EUR due today Homepage")
    await noon.moves_to(rome("2026-11-27T17:59"))
    assert reminders(noon) == []
    await noon.moves_to(rome("2026-11-30T09:00"))
    assert [said.splitlines()[0] for said in reminders(noon)] == ["May Studio Neri kindly remind you:"]


async def test_the_last_rung_is_told_to_the_office_alone(asked):
    await days_on(asked, 31)
    before = len(asked.said_to("giulia"))
    await days_on_next_year(asked, 11)
    assert asked.last_to("marta").startswith("Rossi SRL has not paid no. 1, Homepage (1,200 EUR, due on")
    assert len(asked.said_to("giulia")) == before
    assert kinds(asked)[-1] == "notice_prepared"


async def days_on_next_year(house, day):
    await house.moves_to(rome(f"2027-01-{day:02d}T09:00"))


async def test_a_rung_that_falls_on_a_weekend_waits_until_monday_morning(asked):
    await asked.commands("marta", "invoice rossi 100 EUR due 2026-12-13 Icons")
    await asked.presses("marta", "Register")
    await days_on(asked, 13, "12:00")
    assert not any("Icons" in said and "today" in said for said in reminders(asked))
    await days_on(asked, 14)
    assert "It was due yesterday." in reminders(asked)[-1]


async def test_at_night_nobody_is_reminded_and_the_morning_makes_up_for_it(asked):
    await days_on(asked, 8, "08:59")
    assert reminders(asked) == []
    await days_on(asked, 8, "09:00")
    assert len(reminders(asked)) == 1


async def test_after_an_outage_only_the_latest_rung_goes_out_and_the_first_message_is_friendly(asked):
    await days_on(asked, 21)
    (said,) = reminders(asked)
    assert said.splitlines()[0] == "May Studio Neri kindly remind you:"
    assert said.splitlines()[2] == "It was due 10 days ago. Perhaps it was overlooked."
    assert request(asked).reminded == (7,)


async def test_all_that_is_due_goes_out_in_one_message_each_in_its_own_words(asked):
    await invoices(asked, "80 EUR due 2026-12-14 Icons")
    await days_on(asked, 8)
    await days_on(asked, 14)
    said = reminders(asked)[-1].splitlines()
    assert said[0] == "Studio Neri reminds you:"
    assert said[1:5] == [
        "No. 1, Homepage: 1,200 EUR, due on Friday 11 December 2026",
        "It was due 3 days ago.",
        "No. 2, Icons: 80 EUR, due on Monday 14 December 2026",
        "It is due today.",
    ]
    assert (request(asked, 1).reminded, request(asked, 2).reminded) == ((-3, 3), (0,))


async def test_the_balance_is_that_of_the_instant_at_which_the_message_leaves(asked):
    await asked.commands("marta", "paid 1 700")
    await days_on(asked, 8)
    assert "No. 1, Homepage: 500 EUR still open of 1,200 EUR, due on Friday 11 December 2026" in reminders(asked)[-1]


async def test_what_is_paid_is_not_reminded_of(asked):
    await asked.commands("marta", "paid 1")
    assert asked.last_to("marta").splitlines() == [
        "1,200 EUR booked.",
        "No. 1, Homepage (Rossi SRL): paid, 1,200 EUR.",
    ]
    await days_on(asked, 31)
    assert reminders(asked) == []


async def test_more_than_was_asked_is_told_and_nothing_is_reminded_of(asked):
    await asked.commands("marta", "paid 1 1300")
    assert asked.last_to("marta").endswith("paid, and 100 EUR more than was asked.")


async def test_a_payment_booked_by_mistake_is_taken_back(asked):
    await asked.commands("marta", "paid 1 600 on 1 Nov")
    assert request(asked).payments[0].on == date(2026, 11, 1)
    await asked.commands("marta", "paid 1 undo")
    assert request(asked).balance_cents == 120000
    assert kinds(asked)[-2:] == ["payment_received", "payment_undone"]


async def test_a_weekday_is_the_last_one_and_what_is_yet_to_come_has_not_come_in(asked):
    today = asked.clock.now().date()
    await asked.commands("marta", "paid 1 1 on Monday")
    assert 0 <= (today - request(asked).payments[0].on).days < 7
    await asked.commands("marta", "paid 1 1 on tomorrow")
    assert asked.last_to("marta") == "tomorrow is still to come."
    assert len(request(asked).payments) == 1


@pytest.mark.parametrize(
    ("typed", "cents", "on"),
    [
        ("600 l'11 novembre", 60_000, date(2026, 11, 11)),
        ("600 l’8 novembre", 60_000, date(2026, 11, 8)),  # noqa: RUF001  as typed
        ("600 il 3 nov", 60_000, date(2026, 11, 3)),
        ("600 in data 3 nov", 60_000, date(2026, 11, 3)),
        ("600 ieri", 60_000, date(2026, 11, 26)),
        ("yesterday", 120_000, date(2026, 11, 26)),
        ("600 today", 60_000, date(2026, 11, 27)),
    ],
)
async def test_the_day_on_which_it_came_is_read_as_people_write_it(asked, typed, cents, on):
    await asked.commands("marta", f"paid 1 {typed}")
    assert [(each.cents, each.on) for each in request(asked).payments] == [(cents, on)]


async def test_a_credit_and_a_withdrawal_lower_what_is_asked(asked):
    await asked.commands("marta", "invoice 1 credit 200")
    assert request(asked).balance_cents == 100000
    await asked.commands("marta", "invoice 1 withdraw")
    await days_on(asked, 31)
    assert (reminders(asked), asked.last_to("marta")) == ([], asked.last_to("marta"))
    assert "no longer asked for" in asked.last_to("marta")


async def test_i_have_paid_pauses_until_the_office_says_received(asked):
    await asked.presses("giulia", "I have paid")
    assert asked.said_to("giulia")[-1].splitlines()[0] == (
        "Thank you. Studio Neri will look for the payment of no. 1. Until then you will get no reminders of it."
    )
    assert asked.said_to("marta", buttons=True)[-1].splitlines()[0] == (
        "Giulia Bianchi says that no. 1, Homepage (1,200 EUR), is paid (Rossi SRL)."
    )
    await days_on(asked, 14)
    assert reminders(asked) == []
    await asked.presses("marta", "Received")
    assert request(asked).state(date(2026, 12, 14)) == "settled"
    assert asked.last_to("marta").splitlines()[1] == "Received."


async def test_not_yet_lets_the_reminders_go_on(asked):
    await asked.presses("giulia", "I have paid")
    await days_on(asked, 14)
    await asked.presses("marta", "Not yet")
    await days_on(asked, 15)
    assert len(reminders(asked)) == 1


async def test_a_promise_pauses_until_its_day_has_passed(asked):
    await asked.presses("giulia", "I'll pay on…")
    assert asked.last_to("giulia").startswith("On which day will no. 1 be paid?")
    await asked.writes("giulia", "16 December")
    assert asked.said_to("giulia")[-1].startswith("Thank you. No. 1 will be paid on Wednesday 16 December 2026.")
    assert asked.last_to("marta").startswith(
        "Giulia Bianchi will pay no. 1, Homepage (1,200 EUR), on Wednesday 16 December"
    )
    await days_on(asked, 16, "18:00")
    assert reminders(asked) == []
    await days_on(asked, 17)
    assert len(reminders(asked)) == 1


async def test_the_office_sees_a_promise_only_until_its_own_day_has_passed(asked):
    await asked.presses("giulia", "I'll pay on…")
    await asked.writes("giulia", "16 December")
    for hour, stands in (("16T23:30", "promised for Wednesday 16 December 2026"), ("17T00:30", "open of 1,200 EUR")):
        await asked.moves_to(rome(f"2026-12-{hour}"))
        await asked.commands("marta", "invoice 1")
        assert stands in asked.last_to("marta")


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("1 November 2026", "That day has passed."),
        ("1 May", "Please name a day within 90 days"),
        ("31 June", "There is no day"),
    ],
)
async def test_a_day_that_cannot_be_meant_is_asked_again(asked, day, answer):
    await asked.presses("giulia", "I'll pay on…")
    await asked.writes("giulia", day)
    assert asked.last_to("giulia").startswith(answer)
    assert "payment_promised" not in kinds(asked)


async def test_a_problem_is_put_in_words_and_pauses_until_the_office_decides(asked):
    await asked.presses("giulia", "There is a problem")
    await asked.writes("giulia", "The second page is missing.")
    assert asked.said_to("giulia")[-1].startswith("Thank you for telling us.")
    said = asked.said_to("marta", buttons=True)[-1].splitlines()
    assert said[1] == "The second page is missing."
    assert said[-1] == "[All of it is due] [Send no reminders]"
    await days_on(asked, 14)
    assert reminders(asked) == []
    await asked.presses("marta", "All of it is due")
    await days_on(asked, 15)
    assert len(reminders(asked)) == 1


async def test_of_a_part_that_stays_disputed_nobody_is_reminded(asked):
    await asked.presses("giulia", "There is a problem")
    await asked.writes("giulia", "The second page is missing.")
    await asked.commands("marta", "invoice 1 disputed 300")
    await days_on(asked, 8)
    assert "No. 1, Homepage: 900 EUR still open of 1,200 EUR" in reminders(asked)[-1]


async def test_of_several_it_is_asked_which(asked):
    await invoices(asked, "80 EUR due 14d Icons")
    await days_on(asked, 8)
    await asked.presses("giulia", "I have paid")
    assert asked.said_to("giulia", buttons=True)[-1].splitlines() == [
        "Which one have you paid?",
        "[No. 1, Homepage: 1,200 EUR]",
        "[No. 2, Icons: 80 EUR]",
    ]
    await asked.presses("giulia", "No. 2, Icons: 80 EUR")
    assert (request(asked, 1).claimed, request(asked, 2).claimed) == (False, True)


async def test_in_plain_words_it_is_the_same(asked):
    await asked.writes("giulia", "ho pagato", reply_to=asked.last_id("giulia"))
    assert kinds(asked)[-1] == "payment_claimed"


@pytest.mark.parametrize("asks", ["I'll pay on…", "There is a problem"])
async def test_who_has_paid_meanwhile_can_say_so_in_answer_to_our_question(asked, asks):
    await asked.presses("giulia", asks)
    await asked.writes("giulia", "I have paid")
    assert kinds(asked)[-1] == "payment_claimed"


@pytest.mark.parametrize("asks", ["I'll pay on…", "There is a problem"])
async def test_what_is_written_once_nothing_is_open_is_for_the_office_to_read(asked, asks):
    await asked.presses("giulia", asks)
    await asked.commands("marta", "paid 1")
    await asked.writes("giulia", "When can we see the second page?")
    assert "When can we see the second page?" in asked.last_to("marta")
    assert kinds(asked)[-1] == "payment_received"


async def test_a_day_that_is_promised_once_nothing_is_open_is_told_so(asked):
    await asked.presses("giulia", "I'll pay on…")
    await asked.commands("marta", "paid 1")
    await asked.writes("giulia", "4 December")
    assert asked.last_to("giulia") == "None of this is open any more."
    assert kinds(asked)[-1] == "payment_received"


async def test_of_two_requests_the_one_that_was_asked_about_last_is_meant(asked):
    await invoices(asked, "80 EUR due 14d Icons")
    older, newer = asked.desk.cards.where(subject="payment")
    for card, choice, wait in ((newer, "promise", 0), (older, "problem", 60)):
        await asked.moves_to(NOON + timedelta(seconds=wait))
        await asked.receives(asked.deed(Pressed, "giulia", message=card.message, token=card.token, choice=choice))
    await asked.writes("giulia", "The second page is missing.")
    assert (request(asked, 1).disputed, request(asked, 2).disputed) == (True, False)


async def test_a_problem_that_is_none_after_all_is_not_on_record(asked):
    await asked.presses("giulia", "There is a problem")
    await asked.writes("giulia", "no, thanks")
    assert asked.last_to("giulia") == "All right, nothing was passed on."
    await asked.writes("giulia", "See you on Friday.")
    assert "See you on Friday." in asked.last_to("marta")
    assert "payment_disputed" not in kinds(asked)


async def test_a_plain_word_of_ours_is_no_problem_with_a_payment(asked):
    await asked.presses("giulia", "There is a problem")
    await asked.writes("giulia", "hours")
    assert "payment_disputed" not in kinds(asked)
    assert asked.last_to("giulia") == "Studio Neri is open and closes today at 13:00."


async def test_a_problem_shown_without_a_word_is_asked_for_in_words_and_the_picture_goes_to_the_office(asked):
    await asked.presses("giulia", "There is a problem")
    await asked.writes("giulia", "", attachments=(Attachment(kind="photo", ref="telegram:x", name="x.jpg"),))
    assert "Please say it in words, so that it can be put on record." in "\n".join(asked.said_to("giulia"))
    assert "payment_disputed" not in kinds(asked)
    await asked.writes("giulia", "The second page is missing.")
    assert kinds(asked)[-1] == "payment_disputed"


async def test_what_is_no_longer_asked_for_cannot_be_booked_by_an_older_button(asked):
    await asked.presses("giulia", "I have paid")
    await invoices(asked, "80 EUR due 14d Icons")
    await asked.commands("marta", "paid rossi")
    for number in (1, 2):
        await asked.commands("marta", f"invoice {number} withdraw")
    assert await asked.presses("marta", "No. 2, Icons: 80 EUR") == "No. 2 is no longer asked for."
    assert await asked.presses("marta", "Received") == "No. 1 is no longer asked for."
    assert "payment_received" not in kinds(asked)


async def test_somebody_who_only_reads_along_cannot_answer_for_the_client(asked):
    await asked.commands("luca", f"start {await asked.invitation('rossi invite')}")
    message, button = asked.button("telegram:7", "I have paid")
    chat = asked.deed(Commanded, "giulia", verb="").chat
    press = asked.deed(Pressed, "luca", chat, message=message, token=button.token, choice=button.choice)
    assert (await asked.receives(press)).text == "Whoever decides on your side can answer this."
    assert "payment_claimed" not in kinds(asked)


@pytest.mark.parametrize("until", ["until 20 Dec", "fino al 20 dicembre", "fino all'11 dicembre", "al 20/12"])
async def test_a_pause_can_end_on_a_day_however_it_is_written(asked, until):
    await asked.commands("marta", f"ladder rossi pause {until}")
    assert asked.desk.client(rossi(asked)).payments.paused_until in (date(2026, 12, 11), date(2026, 12, 20))


async def test_paused_reminders_wait_and_the_latest_goes_out_afterwards(asked):
    await asked.commands("marta", "ladder rossi pause until 20 Dec")
    await days_on(asked, 18)
    assert reminders(asked) == []
    await days_on(asked, 21)
    assert request(asked).reminded == (7,)


async def test_a_client_who_cannot_be_reached_is_told_to_the_office_and_not_tried_daily(asked):
    asked.telegram.scripts["telegram:7"] += [Unreachable("blocked")] * 3
    for day in (8, 9, 10):
        await days_on(asked, day)
    assert [said for said in asked.said_to("marta") if "It is due in 3 days." in said] == [asked.said_to("marta")[-1]]
    assert len(asked.telegram.scripts["telegram:7"]) == 2
    assert request(asked).reminded == ()
    await days_on(asked, 11)
    assert len(asked.telegram.scripts["telegram:7"]) == 1


async def test_a_reminder_that_may_have_arrived_is_held_until_the_office_says_how_it_was(asked):
    asked.telegram.scripts["telegram:7"] += [Unsure("no answer")]
    await days_on(asked, 8)
    await days_on(asked, 11)
    assert reminders(asked) == []
    said = asked.said_to("marta", buttons=True)[-1].splitlines()
    assert said[0].startswith("Nobody can tell whether this message to Rossi SRL has arrived.")
    assert said[-1] == "[It arrived] [Send it again]"
    await asked.presses("marta", "It arrived")
    assert request(asked).reminded == (-3,)
    await days_on(asked, 14)
    assert len(reminders(asked)) == 1


async def test_a_reminder_that_is_too_long_for_one_message_is_on_record_once(asked):
    asked.telegram.longest = 2
    await days_on(asked, 8)
    assert kinds(asked).count("payment_reminded") == 1
    assert asked.failed() == []
    assert asked.said_to("giulia")[-1].startswith("IT60") or "[photo" in asked.said_to("giulia")[-1]


async def test_if_it_did_not_arrive_it_goes_once_more(asked):
    asked.telegram.scripts["telegram:7"] += [Unsure("no answer")]
    await days_on(asked, 8)
    await asked.presses("marta", "Send it again")
    assert len(reminders(asked)) == 1
    assert request(asked).reminded == (-3,)


@pytest.fixture
async def unwritten(noon):
    """An office with reminders; Zucca, whom nobody can write to, is asked for 1,200 EUR, due on 1 December."""
    await noon.commands("marta", "ladder on")
    await noon.presses("marta", "Yes, from now on")
    await noon.commands("marta", "client new Zucca SNC")
    await noon.commands("marta", "invoice zucca 1200 EUR due 2026-12-01 Homepage")
    await noon.presses("marta", "Register")
    return noon


async def test_the_office_has_its_notice_also_where_the_client_cannot_be_written_to(unwritten):
    unwritten.forget()
    await unwritten.moves_to(rome("2026-12-30T09:00"))
    assert unwritten.said_to("marta") == []
    await unwritten.moves_to(rome("2026-12-31T09:00"))
    assert len(unwritten.said_to("marta")) == 1
    await unwritten.moves_to(rome("2027-01-04T09:00"))
    assert len(unwritten.said_to("marta")) == 1


async def test_of_a_client_that_was_erased_the_office_gets_no_notice(unwritten):
    (zucca,) = [row.client for row in unwritten.desk.clients.where(name="Zucca SNC")]
    unwritten.office.eraser.erase(zucca, "client")
    unwritten.forget()
    await unwritten.moves_to(rome("2027-01-04T09:00"))
    assert unwritten.said_to("marta") == []
    kinds = [entry.core.kind for entry in unwritten.store.entries(zucca)]
    assert kinds == ["client_opened", "payment_requested", "erased"]


async def test_who_can_be_written_to_at_last_is_reminded_without_waiting_for_the_notice(unwritten):
    await unwritten.moves_to(rome("2026-12-02T20:00"))
    await unwritten.commands("paolo", f"start {await unwritten.invitation('zucca invite')}")
    unwritten.forget()
    await unwritten.moves_to(rome("2026-12-03T09:00"))
    assert [said.splitlines()[0] for said in unwritten.said_to("paolo")] == ["May Studio Neri kindly remind you:"]


async def test_what_goes_once_more_is_the_one_message_of_that_day(asked):
    asked.telegram.scripts["telegram:7"] += [Unsure("no answer")]
    await days_on(asked, 10)
    await days_on(asked, 11, "08:50")
    await asked.presses("marta", "Send it again")
    await days_on(asked, 11)
    assert len(reminders(asked)) == 1


async def test_what_may_have_arrived_at_the_second_try_is_held_as_well(asked):
    asked.telegram.scripts["telegram:7"] += [Unsure("no answer")] * 2
    await days_on(asked, 8)
    await asked.presses("marta", "Send it again")
    await days_on(asked, 11)
    assert reminders(asked) == []
    await asked.presses("marta", "It arrived")
    await days_on(asked, 14)
    assert len(reminders(asked)) == 1


async def test_what_is_paid_between_decision_and_sending_is_not_reminded_of(asked):
    asked.telegram.scripts["telegram:7"] += [RetryLater("too many", 0.2)]
    reminding = asyncio.create_task(days_on(asked, 8))
    await until(lambda: not asked.telegram.scripts["telegram:7"], "a first try")
    asked.engine.receive(asked.command("marta", "paid 1"))
    await reminding
    assert (reminders(asked), request(asked).reminded) == ([], ())


async def test_only_the_owner_sets_where_clients_pay(noon):
    await noon.commands("marta", "payee IT61X0542811101000000123456")
    assert noon.desk.titles.get("payee:iban") is None
    await noon.commands("marta", f"payee {IBAN} Marta Neri")
    assert noon.last_to("marta") == "Clients pay to Marta Neri: IT60 X054 2811 1010 0000 0123 456"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "Please write who pays, how much, by when and what for"),
        ("rossi", "Please write who pays, how much"),
        ("rossi Homepage", "I could not read “Homepage” as an amount"),
        ("rossi -5 EUR Homepage", "“-5 EUR” is below zero."),
        ("rossi 0 EUR Homepage", "“0 EUR” is "),
        ("rossi 1000000000000 EUR Homepage", "“1000000000000 EUR” is more than"),
        ("rossi 12.345,678 EUR Homepage", "“12.345,678 EUR” has more than two decimals"),
        ("rossi 100 EUR due 31 June Homepage", "There is no day “31 June”."),
        ("rossi 100 EUR netto=200 Homepage", "What is to be paid cannot be more"),
        ("nobody 100 EUR Homepage", "There is no client"),
        ("77", "There is no request no. 77."),
    ],
)
async def test_what_cannot_be_meant_gets_a_specific_answer_and_nothing_is_recorded(noon, text, answer):
    await noon.commands("marta", f"invoice {text}")
    assert noon.last_to("marta").startswith(answer), noon.last_to("marta")
    assert kinds(noon) == []


async def test_the_office_sees_at_a_glance_how_its_money_stands(asked):
    await invoices(asked, "80 EUR due 2026-12-01 Icons")
    await invoices(asked, "50 USD due 2026-12-20 Logo")
    await days_on(asked, 2)
    await asked.commands("marta", "status")
    assert asked.last_to("marta").splitlines()[-6:] == [
        "Overdue: 80 EUR",
        "• No. 2, Icons (Rossi SRL): 80 EUR, Tuesday 1 December 2026",
        "Not due yet: 1,200 EUR + 50 USD",
        "• No. 1, Homepage (Rossi SRL): 1,200 EUR, Friday 11 December 2026",
        "• No. 3, Logo (Rossi SRL): 50 USD, Sunday 20 December 2026",
        "[photo Money in the next 60 days.png]",
    ]
    template, data = asked.drawn[-1]
    assert (template, data["overdue_cents"]) == ("money", 8000)
    assert [column["due_cents"] for column in data["columns"]] == [0, 120_000, *[0] * 7]
    assert draw(template, data).startswith(b"\x89PNG")


async def test_a_client_who_asks_what_is_open_is_told_what_is_to_be_paid(asked):
    await asked.commands("giulia", "mine")
    assert asked.last_to("giulia").splitlines() == [
        "What is to be paid",
        "• No. 1, Homepage: 1,200 EUR, due on Friday 11 December 2026",
    ]


async def test_the_ladder_is_shown_with_every_text_and_date_before_it_counts(noon):
    await invoices(noon)
    await noon.commands("marta", "ladder -1 10")
    said = noon.said_to("marta", buttons=True)[-1].splitlines()
    assert said[:4] == [
        "These would be the reminders",
        "• one day before: friendly",
        "• 10 days later: firm",
        "For no. 1, Homepage, if nothing happens meanwhile:",
    ]
    assert "Thursday 10 December 2026, or the client's next working day:" in said
    assert said[-1] == "[Yes, from now on] [No]"
    assert noon.desk.office.ladder is None
    await noon.presses("marta", "Yes, from now on")
    assert [rung.days for rung in noon.desk.office.ladder] == [-1, 10]
    await noon.commands("marta", "ladder off")
    await noon.presses("marta", "Yes, from now on")
    await days_on(noon, 31)
    assert reminders(noon) == []


@pytest.mark.parametrize("text", ["1 2 3 4 5 6 7 8 9 10 11", "400", "rossi whenever"])
async def test_a_ladder_that_cannot_be_meant_is_told_how_to_write_it(noon, text):
    await noon.commands("marta", f"ladder {text}")
    assert noon.last_to("marta").startswith("Please write")


async def test_the_clients_own_day_and_holidays_count(asked):
    await asked.commands("marta", 'client rossi set day="Mo-Fr 14:00-16:00" timezone=America/New_York')
    await days_on(asked, 8, "19:59")
    assert reminders(asked) == []
    await days_on(asked, 8, "20:00")
    assert len(reminders(asked)) == 1


async def test_the_offices_holidays_count_as_they_are_that_morning(asked):
    async def holidays(region):
        await asked.commands("marta", f"hours holidays {region}")
        await asked.presses("marta", "Yes, from now on")

    await holidays("IT")
    await days_on(asked, 7)
    await holidays("none")
    await days_on(asked, 8)
    assert len(reminders(asked)) == 1
