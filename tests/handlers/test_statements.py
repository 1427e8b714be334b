"""A bank statement that is handed in: its columns are agreed on once, what it may have paid is booked by a tap."""

import json
from datetime import date, timedelta

import pytest

from bot.core.errors import NotFetched
from bot.core.events import Pressed
from bot.core.ledger import facts_of
from tests.approving import rossi
from tests.attached import given, slow
from tests.fatture import body, fattura
from tests.kit import GROUP, NOON, opened, rome

HEADER = "Data contabile;Ordinante;Causale;Importo"
HOMEPAGE = "25/11/2026;ROSSI SRL;Saldo n. 1;1.200,00"
ICONS = "26/11/2026;Giulia Bianchi;icone;80,00"
LOGO = "26/11/2026;Verdi Anna;bonifico;300,00"
FEE = "26/11/2026;Banca;Canone;-5,00"
STRANGE = "26/11/2026;Zia Rosa;auguri;50,00"


@pytest.fixture
async def noon(tmp_path):
    """Rossi SRL owes 1,200 EUR (no. 1) and 80 EUR (no. 2), Bianchi SNC 300 EUR (no. 3)."""
    async with opened(tmp_path / "data", start=NOON) as house:
        await house.commands("marta", "client new Bianchi SNC")
        for text in ("rossi 1200 EUR Homepage", "rossi 80 EUR Icons", "bianchi 300 EUR Logo"):
            await house.commands("marta", f"invoice {text}")
            await house.presses("marta", "Register")
        house.forget()
        yield house


async def hands_in(house, *lines, header=HEADER, name="conto.csv", content=None, chat=None):
    data = "\n".join((header, *lines)).encode() if content is None else content
    return await house.commands("marta", "paid", chat, attachments=(given(house, name, content=data),))


async def read(house, *lines, **more):
    """Handed in, and the columns agreed to."""
    await hands_in(house, *lines, **more)
    if house.said_to("marta", buttons=True)[-1].endswith("[That is right] [No]"):
        await house.presses("marta", "That is right")


def card(house):
    return house.said_to("marta", buttons=True)[-1]


def request(house, number):
    return next(
        each
        for client in house.desk.office.clients
        for each in house.desk.client(client).payments.requests.values()
        if each.number == number
    )


def paid(house):
    return {number: request(house, number).paid_cents for number in (1, 2, 3)}


# Columns


async def test_the_columns_of_a_new_layout_are_read_back_with_three_lines(noon):
    await hands_in(noon, HOMEPAGE, ICONS, LOGO, FEE)
    assert card(noon).splitlines() == [
        "I would read the columns of conto.csv like this:",
        "Day: Data contabile",
        "Amount: Importo",
        "From whom: Ordinante",
        "What for: Causale",
        "25/11/2026 | ROSSI SRL | Saldo n. 1 | 1.200,00",
        "26/11/2026 | Giulia Bianchi | icone | 80,00",
        "26/11/2026 | Verdi Anna | bonifico | 300,00",
        "[That is right] [No]",
    ]
    assert noon.store.rows("layouts") == []


async def test_what_was_agreed_to_is_not_asked_again(noon):
    await read(noon, HOMEPAGE)
    assert len(noon.store.rows("layouts")) == 1
    await hands_in(noon, STRANGE)
    assert "I would read" not in card(noon)
    assert card(noon).startswith("Transactions in conto.csv: 1 in, 0 out. None of them matches what is open.")


async def test_otherwise_the_columns_are_asked_one_after_the_other(noon):
    await hands_in(noon, HOMEPAGE)
    await noon.presses("marta", "No")
    asked = []
    for label in ("Data contabile", "Importo", "Ordinante", "None"):
        asked.append(card(noon).splitlines()[0])
        await noon.presses("marta", label)
    assert asked == [
        "Which column holds the day?",
        "Which column holds the amount?",
        "Which column tells from whom it came?",
        "Which column tells what it was for?",
    ]
    assert noon.said_to("marta")[-2] == "The columns of conto.csv are settled."
    (columns,) = [row["columns"] for _, row in noon.store.rows("layouts")]
    assert (columns["on"], columns["amount"], columns["payer"], columns["reference"]) == (0, 3, 1, [])
    assert "1. Wednesday 25 November 2026: 1,200 EUR, ROSSI SRL" in card(noon)


async def test_a_column_is_offered_for_one_thing_only(noon):
    await hands_in(noon, HOMEPAGE)
    await noon.presses("marta", "No")
    await noon.presses("marta", "Data contabile")
    assert card(noon).splitlines()[-2:] == [
        "[Ordinante] [Causale] [Importo]",
        "[In two columns: came in, went out]",
    ]


async def test_amounts_in_two_columns_are_asked_for_each(noon):
    await hands_in(noon, "25/11/2026;1200,00;;x", "25/11/2026;;5,00;y", header="Giorno;A;B;Nota")
    assert card(noon).splitlines()[0] == "Which column holds the day?"
    for label in ("Giorno", "In two columns: came in, went out", "A", "B", "None", "Nota"):
        await noon.presses("marta", label)
    assert card(noon).startswith("Transactions in conto.csv: 1 in (matching nothing that is open: 0), 1 out.")
    assert "→ No. 1, Homepage: 1,200 EUR" in card(noon)


async def test_columns_without_names_are_numbered_and_asked_every_time(noon):
    lines = ("26/11/2026;1200,00;ROSSI SRL", "26/11/2026;50,00;Zia")
    await hands_in(noon, *lines, header="25/11/2026;80,00;Rossi")
    assert "[Column 1] [Column 2] [Column 3]" in card(noon)
    for label in ("Column 1", "Column 2", "Column 3", "None"):
        if f"[{label}]" in card(noon):
            await noon.presses("marta", label)
    assert card(noon).startswith("Transactions in conto.csv: 3 in")
    assert noon.store.rows("layouts") == []


async def test_columns_with_which_nothing_can_be_read_are_not_remembered(noon):
    await hands_in(noon, HOMEPAGE)
    await noon.presses("marta", "No")
    for label in ("Ordinante", "Causale", "None", "None"):
        await noon.presses("marta", label)
    assert card(noon).splitlines()[:2] == [
        "With these columns no line of conto.csv could be read.",
        "Which column holds the day?",
    ]
    assert noon.store.rows("layouts") == []
    for label in ("Data contabile", "Importo", "Ordinante", "Causale"):
        await noon.presses("marta", label)
    assert "[Book 1]" in card(noon)


async def test_columns_that_were_agreed_to_by_mistake_can_be_said_anew(noon):
    await read(noon, HOMEPAGE)
    await noon.presses("marta", "Other columns")
    assert noon.said_to("marta")[-2] == "conto.csv is read anew, with other columns."
    await noon.presses("marta", "No")
    assert card(noon).startswith("Which column holds the day?")
    assert noon.store.rows("statement_lines") == []


async def test_a_button_of_an_earlier_question_no_longer_counts(noon):
    await hands_in(noon, HOMEPAGE)
    await noon.presses("marta", "No")
    message, button = noon.button("telegram:1", "Data contabile")
    press = {"message": message, "token": button.token, "choice": button.choice}
    await noon.receives(noon.deed(Pressed, "marta", **press))
    assert (await noon.receives(noon.deed(Pressed, "marta", **press))).text == "This button no longer works."
    forged = press | {"choice": "none"}
    assert (await noon.receives(noon.deed(Pressed, "marta", **forged))).text == "This button no longer works."
    assert card(noon).startswith("Which column holds the amount?")


# What is proposed, and booked


async def test_what_may_have_been_paid_is_proposed_and_nothing_is_booked_without_a_tap(noon):
    await read(noon, HOMEPAGE, ICONS, LOGO, FEE, STRANGE, "gestern;X;y;12,00")
    counted = "Transactions in conto.csv: 4 in (matching nothing that is open: 1), 1 out."
    assert card(noon).splitlines() == [
        f"{counted} Nothing is booked without your tap.",
        "Line 7 was left out: “gestern” is not a day.",
        "1. Wednesday 25 November 2026: 1,200 EUR, ROSSI SRL · Saldo n. 1",
        "→ No. 1, Homepage: 1,200 EUR, due on Sunday 27 December 2026 (Rossi SRL)",
        "2. Thursday 26 November 2026: 80 EUR, Giulia Bianchi · icone",
        "→ No. 2, Icons: 80 EUR, due on Sunday 27 December 2026 (Rossi SRL)",
        "3. Thursday 26 November 2026: 300 EUR, Verdi Anna · bonifico",
        "→ No. 3, Logo: 300 EUR, due on Sunday 27 December 2026 (Bianchi SNC)",
        "Only the amount matches.",
        "[Book 1] [Book 2] [Book 3]",
        "[Book all that is sure (2)]",
        "[Other columns]",
    ]
    assert paid(noon) == {1: 0, 2: 0, 3: 0}


async def test_one_tap_books_one_line_on_the_day_of_the_booking(noon):
    await read(noon, HOMEPAGE, ICONS)
    assert await noon.presses("marta", "Book 1") == "Booked."
    assert paid(noon) == {1: 120000, 2: 0, 3: 0}
    assert request(noon, 1).payments[0].on == date(2026, 11, 25)
    entry = list(noon.store.entries(rossi(noon)))[-1]
    assert (entry.core.kind, entry.core.how, facts_of(entry.core).cents) == (
        "payment_received",
        "inline_button",
        120000,
    )
    assert (entry.opening.value.shown, entry.opening.value.who.name) == ("ROSSI SRL · Saldo n. 1", "Marta Neri")
    assert "1. Wednesday 25 November 2026: 1,200 EUR, ROSSI SRL · Saldo n. 1\n✓ Booked for no. 1." in card(noon)
    assert "[Book 1]" not in card(noon)


async def test_all_that_is_sure_is_booked_at_once_and_the_rest_is_not(noon):
    await read(noon, HOMEPAGE, ICONS, LOGO)
    assert await noon.presses("marta", "Book all that is sure (2)") == "2 booked."
    assert paid(noon) == {1: 120000, 2: 8000, 3: 0}
    assert "[Book 3]" in card(noon)
    assert "sure" not in card(noon)


async def test_one_booking_that_pays_two_requests_is_booked_for_both(noon):
    await read(noon, "25/11/2026;ROSSI SRL;fatture 1 e 2;1.280,00")
    await noon.presses("marta", "Book 1")
    assert paid(noon) == {1: 120000, 2: 8000, 3: 0}


async def test_an_invoice_is_found_by_the_number_that_its_issuer_gave_it(noon):
    await noon.commands(
        "marta", "invoice bianchi", attachments=(given(noon, "f.xml", content=fattura(body()).encode()),)
    )
    await noon.presses("marta", "Register")
    await read(noon, "25/11/2026;Qualcuno;Fatt. 12/2026;1.268,80")
    assert "→ No. 4, Invoice 12/2026: 1,268.80 EUR" in card(noon)
    assert "Only the amount matches." not in card(noon)


async def test_a_second_press_books_nothing_more(noon):
    await read(noon, HOMEPAGE)
    message, button = noon.button("telegram:1", "Book 1")
    press = noon.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    await noon.receives(press)
    await noon.receives(press)
    again = noon.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    assert (await noon.receives(again)).text == "This button no longer works."
    assert len(request(noon, 1).payments) == 1


async def test_what_was_settled_meanwhile_is_told_and_not_booked(noon):
    await read(noon, HOMEPAGE, ICONS)
    await noon.commands("marta", "paid 1")
    said = await noon.presses("marta", "Book all that is sure (2)")
    assert said == "1 booked, 1 not: what it would have paid was settled meanwhile."
    assert paid(noon) == {1: 120000, 2: 8000, 3: 0}
    assert (
        "Not booked: what it would have paid is no longer owed like this. To book it all the same: /paid"
        in "\n".join(noon.said_to("marta"))
    )


async def test_what_was_booked_before_is_known_in_the_next_statement(noon):
    await read(noon, HOMEPAGE)
    await noon.presses("marta", "Book 1")
    await noon.commands("marta", "invoice rossi 1200 EUR More")
    await noon.presses("marta", "Register")
    await hands_in(noon, HOMEPAGE)
    assert "1. Wednesday 25 November 2026: 1,200 EUR, ROSSI SRL · Saldo n. 1\nBooked already, for no. 1." in card(noon)
    assert "[Book 1]" not in card(noon)


async def test_of_two_cards_with_the_same_booking_only_one_books_it(noon):
    await read(noon, HOMEPAGE)
    message, button = noon.button("telegram:1", "Book 1")
    await hands_in(noon, HOMEPAGE)
    await noon.presses("marta", "Book 1")
    first = noon.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    assert (await noon.receives(first)).text.startswith("0 booked, 1 not")
    assert paid(noon)[1] == 120000


async def test_what_was_booked_by_mistake_and_undone_is_proposed_again(noon):
    await read(noon, HOMEPAGE)
    await noon.presses("marta", "Book 1")
    await noon.commands("marta", "paid 1 undo")
    await hands_in(noon, HOMEPAGE)
    await noon.presses("marta", "Book 1")
    assert paid(noon)[1] == 120000


async def test_what_can_be_read_in_several_ways_is_told_and_not_bookable_here(noon):
    await noon.commands("marta", "invoice rossi 80 EUR Icons again")
    await noon.presses("marta", "Register")
    lines = ("25/11/2026;ROSSI SRL;bonifico;80,00", "26/11/2026;ROSSI SRL;n. 1;1.000,00")
    await read(noon, *lines)
    said = card(noon)
    assert "May pay no. 2, 4. To book it: /paid" in said
    assert "Concerns no. 1, but the amount is another one. To book it: /paid" in said
    assert "[Book" not in said


async def test_a_booking_that_would_pay_twice_is_told(noon):
    await read(noon, HOMEPAGE, "26/11/2026;ROSSI SRL;Saldo n. 1;1.200,00")
    assert "Would pay no. 1 a second time. To book it all the same: /paid" in card(noon)
    assert "[Book 1]" in card(noon)


async def test_more_than_five_lines_stand_on_several_pages(noon):
    for number in range(4, 11):
        await noon.commands("marta", f"invoice bianchi {number} EUR Part")
        await noon.presses("marta", "Register")
    await read(noon, *(f"25/11/2026;Bianchi SNC;n. {number};{number},00" for number in range(4, 11)))
    assert "[Book 1] [Book 2] [Book 3] [Book 4] [Book 5]" in card(noon)
    await noon.presses("marta", "More (2 of 2)")
    assert "[Book 6] [Book 7]" in card(noon)
    assert "Transactions in" not in card(noon)
    await noon.presses("marta", "Book 6")
    assert "[Book 7]" in card(noon)
    await noon.presses("marta", "Back")
    assert card(noon).startswith("Transactions in conto.csv: 7 in")


async def test_of_many_lines_that_cannot_be_read_the_first_are_explained_and_the_others_numbered(noon):
    await read(noon, STRANGE)
    await read(noon, HOMEPAGE, *(f"{'?' * (n % 3 + 1)};x;y;1,00" for n in range(60)))
    said = card(noon)
    assert said.count("was left out") == 5
    assert "These lines were left out as well: 8, 9, 10," in said
    assert ", 52, and 10 more." in said


# The file, and who may


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"%PDF-1.7", "This is a PDF. Please export the statement as CSV"),
        (b"PK\x03\x04xlsx", "This is a spreadsheet file."),
        (HEADER.encode(), "I found no table in this file."),
        (NotFetched("empty"), "This file is empty. Please attach the bank statement as a CSV file."),
        (NotFetched("too_large"), "This statement is larger than 5 MB."),
        (NotFetched("gone"), "I could not fetch conto.csv."),
    ],
)
async def test_a_statement_that_cannot_be_had_or_read_gets_its_own_answer(noon, content, answer):
    await hands_in(noon, content=content)
    assert noon.last_to("marta").startswith(answer)
    assert noon.store.rows("statements") == []


async def test_without_a_file_it_is_told_what_paid_can_do(noon):
    await noon.commands("marta", "paid")
    assert noon.last_to("marta").endswith("Or hand in a bank statement (CSV): /paid")


async def test_the_statement_that_was_sent_right_before_is_taken(noon):
    file = given(noon, "conto.csv", content=f"{HEADER}\n{HOMEPAGE}".encode())
    await noon.writes("marta", "", attachments=(given(noon, "other.pdf"),))
    await noon.writes("marta", "", attachments=(file,))
    await noon.commands("marta", "paid")
    assert card(noon).startswith("I would read the columns of conto.csv like this:")


async def test_a_statement_handed_in_before_a_client_is_answered_in_private(noon):
    await noon.commands("marta", "client rossi here", GROUP)
    before = noon.said_to("telegram:-100")
    answer = await hands_in(noon, HOMEPAGE, chat=GROUP)
    assert answer.text == "I have answered in our private chat."
    assert noon.said_to("telegram:-100") == before
    assert card(noon).startswith("I would read")


async def test_a_file_that_is_gone_when_the_columns_are_settled_is_told(noon):
    await hands_in(noon, HOMEPAGE)
    noon.telegram.sent["telegram:conto.csv"] = NotFetched("gone")
    await noon.presses("marta", "That is right")
    assert noon.last_to("marta").startswith("I could not fetch conto.csv.")


async def test_of_a_long_statement_only_what_is_proposed_is_kept(noon):
    lines = [f"25/11/2026;Nobody {n};nothing {n};{n % 97 + 1},33" for n in range(19_000)]
    size = sum(path.stat().st_size for path in noon.folder.rglob("*") if path.is_file())
    await read(noon, HOMEPAGE, *lines)
    assert card(noon).startswith("Transactions in conto.csv: 19,001 in (matching nothing that is open: 19,000), 0 out.")
    grown = sum(path.stat().st_size for path in noon.folder.rglob("*") if path.is_file()) - size
    assert grown < 50_000
    assert [row["number"] for _, row in noon.store.rows("statement_lines")] == [1]


async def test_what_is_kept_of_a_statement_is_pruned_after_a_fortnight(noon):
    await read(noon, HOMEPAGE)
    await hands_in(noon, HOMEPAGE, header="Date;Payer;Reference;Amount")
    assert len(noon.store.rows("statements")) == 2
    await noon.moves_to(NOON + timedelta(days=13))
    assert len(noon.store.rows("statements")) == 2
    await noon.moves_to(NOON + timedelta(days=16))
    assert (noon.store.rows("statements"), noon.store.rows("statement_lines")) == ([], [])
    assert await noon.presses("marta", "That is right") == "This button no longer works."


async def test_what_a_statement_said_of_a_client_is_erased_with_them_and_the_others_stay(noon):
    await hands_in(noon, HOMEPAGE, header="Date;Payer;Reference;Amount")
    await read(noon, HOMEPAGE, ICONS, LOGO)
    await noon.presses("marta", "Book 1")
    assert len(noon.store.rows("booked")) == 1
    proof = noon.office.eraser.erase(rossi(noon), "client")
    tables = ("statements", "statement_lines", "booked", "cards", "outbox", "layouts")
    left = json.dumps([row for table in tables for _, row in noon.store.rows(table)])
    assert ("ROSSI" in left, "Giulia" in left, "Verdi Anna" in left) == (False, False, True)
    assert (noon.store.rows("booked"), proof["files"]) == ([], 0)
    assert len(noon.store.rows("layouts")) == 1
    await noon.presses("marta", "Book 3")
    assert request(noon, 3).paid_cents == 30000


async def test_a_client_cannot_hand_in_a_statement(noon):
    file = given(noon, "conto.csv", content=HOMEPAGE.encode())
    await noon.commands("giulia", "paid", attachments=(file,))
    assert noon.telegram.fetched == []


async def test_the_amount_of_another_currency_is_not_booked(noon):
    header = "Date;Payer;Reference;Amount;Currency"
    await read(noon, "25/11/2026;ROSSI SRL;n. 1;1200.00;USD", header=header)
    assert "1,200 USD, ROSSI SRL · n. 1" in card(noon)
    assert "[Book" not in card(noon)


async def test_a_statement_that_is_read_twice_at_once_is_proposed_once(noon):
    await read(noon, STRANGE)
    with slow(noon.telegram) as gate:
        data = f"{HEADER}\n{HOMEPAGE}".encode()
        command = noon.command("marta", "paid", attachments=(given(noon, "conto.csv", content=data),))
        noon.engine.receive(command)
        noon.engine.receive(command)
        gate.set()
        await noon.outbox.idle()
    assert sum("[Book 1]" in said for said in noon.said_to("marta", buttons=True)) == 1
    assert noon.clock.now() < rome("2026-11-28T00:00")


async def test_of_a_table_of_absurd_width_only_some_columns_are_offered(noon):
    await hands_in(noon, "25/11/2026;1,00" + ";x" * 498, header=";".join(f"Spalte {n}" for n in range(500)))
    ((_, row),) = noon.store.rows("statements")
    assert (len(row["header"]), len(row["samples"][0])) == (40, 40)
