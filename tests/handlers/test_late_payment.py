"""Interest on what businesses pay late: stated with its calculation, left out of balance and code until it is added."""

from datetime import date

import pytest

from bot.core.clients import ClientState
from bot.core.dues import dues_of, interest_on
from bot.core.payments import Payment, Request
from bot.paper import typeset
from tests.approving import rossi
from tests.handlers.test_payments import IBAN, days_on, invoices, kinds, reminders, request
from tests.kit import NOON, opened, rome

LAW = {"country": "IT", "rates": "2026-H2=10.15, 2027-H1=10"}
BUSINESS = ClientState(business=True)


def owed(cents, due_on, *payments, **fields):
    given = {"request": "r1", "number": 1, "cents": cents, "payable_cents": cents, "currency": "EUR"} | fields
    came = tuple(Payment(payment=f"b{number}", cents=paid, on=on) for number, (paid, on) in enumerate(payments))
    return Request(**given, issued_on=due_on, due_on=due_on, source="hand", payments=came)


@pytest.fixture
async def late(tmp_path):
    """A business that is asked for 1,200 EUR, due on 11 December 2026, by a freelancer in Italy."""
    async with opened(tmp_path / "data", start=NOON, law=LAW) as house:
        await house.commands("marta", f"payee {IBAN}")
        await house.commands("marta", "client rossi set business=yes")
        await house.commands("marta", "ladder on")
        await house.presses("marta", "Yes, from now on")
        await invoices(house)
        yield house


@pytest.mark.parametrize(
    ("cents", "due_on", "until", "interest"),
    [
        (100_000, date(2024, 3, 31), date(2024, 9, 30), 6204),
        (250_000, date(2025, 5, 31), date(2025, 8, 15), 5489),
        (420_000, date(2022, 11, 30), date(2024, 2, 29), 58760),
    ],
)
def test_the_worked_examples_come_out_to_the_cent(cents, due_on, until, interest):
    found = interest_on(owed(cents, due_on), BUSINESS, until, dues_of("IT", ""))
    assert (found.cents, found.flat_cents, found.missing) == (interest, 4000, ())


def test_what_was_paid_in_part_bears_interest_until_it_came():
    half = owed(100_000, date(2024, 3, 31), (50_000, date(2024, 6, 30)))
    found = interest_on(half, BUSINESS, date(2024, 9, 30), dues_of("IT", ""))
    assert [(span.days, span.rate_hundredths, span.principal_cents) for span in found.spans] == [
        (91, 1250, 100_000),
        (92, 1225, 50_000),
    ]


@pytest.mark.parametrize("business", [None, False])
def test_whoever_is_no_business_owes_no_such_interest(business):
    client = ClientState(business=business)
    assert interest_on(owed(100_000, date(2024, 3, 31)), client, date(2024, 9, 30), dues_of("IT", "")) is None


def test_without_a_country_in_the_settings_no_law_is_taken_for_granted():
    assert interest_on(owed(100_000, date(2024, 3, 31)), BUSINESS, date(2024, 9, 30), dues_of("", "")) is None


def test_a_rate_that_nobody_has_given_is_missing_and_never_guessed():
    found = interest_on(owed(100_000, date(2026, 8, 31)), BUSINESS, date(2026, 9, 30), dues_of("IT", ""))
    assert (found.cents, found.missing) == (0, ("2026-H2",))


def test_the_flat_sum_counts_only_in_the_laws_own_currency():
    found = interest_on(
        owed(100_000, date(2024, 3, 31), currency="USD"), BUSINESS, date(2024, 9, 30), dues_of("IT", "")
    )
    assert (found.cents, found.flat_cents) == (6204, 0)


async def test_the_last_reminder_states_what_has_accrued_and_does_not_ask_for_it(late):
    for day in (8, 11, 14, 18, 28):
        await days_on(late, day)
    said = reminders(late)[-1].splitlines()
    assert said[1] == "No. 1, Homepage: 1,200 EUR, due on Friday 11 December 2026"
    assert said[3] == (
        "By law interest of 5.67 EUR has accrued so far (17 days at 10.15 % (2026-H2)), and a flat sum of 40 EUR. "
        "Neither is asked for here."
    )
    assert not any("By law interest" in text for text in reminders(late)[:-1])
    template, data = late.drawn[-1]
    assert (template, data["amount"]) == ("transfer", "1,200 EUR")


async def test_it_is_added_by_a_tap_and_then_asked_for(late):
    await days_on(late, 28)
    await late.commands("marta", "invoice 1 interest")
    assert late.said_to("marta", buttons=True)[-1].splitlines() == [
        "No. 1, Homepage: by Monday 28 December 2026 interest of 5.67 EUR has accrued, and a flat sum of 40 EUR.",
        "17 days at 10.15 % (2026-H2)",
        "Simple interest on the balance of each day, 365 days a year, from the day after the due day; rounded once.",
        "[Add it]",
    ]
    assert "interest_added" not in kinds(late)
    await late.presses("marta", "Add it")
    assert late.last_to("marta") == "Added to no. 1, Homepage: 1,245.67 EUR is open now."
    assert request(late).balance_cents == 124_567


async def test_in_another_currency_than_the_laws_no_flat_sum_is_named(late):
    await invoices(late, "1000 USD due 14d Icons")
    await days_on(late, 28)
    await late.commands("marta", "invoice 2 interest")
    assert late.last_to("marta").splitlines()[0] == (
        "No. 2, Icons: by Monday 28 December 2026 interest of 4.73 USD has accrued."
    )


async def test_the_last_rung_hands_the_office_a_letter_that_can_be_typeset(late):
    await days_on(late, 31)
    await late.moves_to(rome("2027-01-11T15:00"))
    template, data = late.drawn[-1]
    assert template == "notice"
    assert data["subject"] == "Overdue payment no. 1, Homepage"
    assert list(data["total"]) == ["Total", "1,250.29 EUR"]
    assert [list(row)[1:] for row in data["interest"]["rows"]] == [
        ["20", "10.15 %", "2026-H2"],
        ["11", "10.00 %", "2027-H1"],
    ]
    assert typeset(template, data).startswith(b"%PDF")


async def test_added_again_only_what_has_accrued_since_is_asked_for(late):
    await days_on(late, 28)
    for _ in range(2):
        await late.commands("marta", "invoice 1 interest")
        await late.presses("marta", "Add it")
    assert request(late).balance_cents == 124_567


async def test_a_missing_rate_is_asked_for_in_the_settings(tmp_path):
    async with opened(tmp_path / "data", start=NOON, law={"country": "IT"}) as house:
        await house.commands("marta", "client rossi set business=yes")
        await invoices(house)
        await days_on(house, 28)
        await house.commands("marta", "invoice 1 interest")
        assert house.last_to("marta").startswith("The rate is missing for 2026-H2. It is never guessed")
        assert rossi(house)


async def test_where_no_law_gives_interest_it_is_said_what_could_be_set(late):
    await late.commands("marta", "invoice 1 interest")
    assert late.last_to("marta").startswith("No law gives interest on no. 1: it is not overdue")
