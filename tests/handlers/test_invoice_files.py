"""An electronic invoice that is handed in: read back as it stands, then asked for, each instalment once."""

import json
from datetime import date

import pytest

from bot.core.errors import NotFetched
from bot.core.events import Pressed, Quoted
from bot.core.ledger import facts_of
from tests.approving import rossi
from tests.attached import given, slow
from tests.fatture import WITHHOLDING, body, fattura, payment
from tests.kit import GROUP, NOON, opened

TWO = (
    payment("600.00", terms="<DataScadenzaPagamento>2026-12-24</DataScadenzaPagamento>"),
    payment("668.80", terms="<DataScadenzaPagamento>2027-01-23</DataScadenzaPagamento>"),
)
RETAINED = body(more=WITHHOLDING, payments=(payment("534.40"), payment("534.40")))


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


def xml(house, *bodies, name="IT00743110157_00012.xml", content=None, **more):
    data = fattura(*bodies, **more).encode() if content is None else content
    return given(house, name, content=data)


async def hands_in(house, *bodies, text="invoice rossi", **more):
    await house.commands("marta", text, attachments=(xml(house, *bodies, **more),))


def requests(house):
    return list(house.desk.client(rossi(house)).payments.requests.values())


def asked(house):
    return [(each.number, each.cents, each.payable_cents, str(each.due_on), each.source) for each in requests(house)]


def card(house):
    return house.said_to("marta", buttons=True)[-1]


async def test_the_invoice_is_read_back_as_it_stands_before_anything_is_recorded(noon):
    await hands_in(noon)
    assert noon.said_to("marta")[-2] == "I am reading IT00743110157_00012.xml."
    assert card(noon).splitlines() == [
        "Electronic invoice 12/2026 of Tuesday 24 November 2026, for Rossi SRL",
        "From: Marta Di Prova (IT00743110157)",
        "To: Rossi & Figli SRL (DE136695976)",
        "Total: 1,268.80 EUR",
        "Account: IT60 X054 2811 1010 0000 0123 456",
        "• 1,268.80 EUR, due on Thursday 24 December 2026",
        "[Register] [No]",
    ]
    assert asked(noon) == []
    await noon.presses("marta", "No")
    assert (noon.last_to("marta"), asked(noon), noon.said_to("giulia")) == ("Not registered.", [], [])


async def test_registered_it_is_a_request_of_the_client_in_the_clients_language(noon):
    await noon.commands("marta", "client rossi set language=it")
    await hands_in(noon)
    await noon.presses("marta", "Register")
    assert asked(noon) == [(1, 126880, 126880, "2026-12-24", "invoice")]
    assert requests(noon)[0].issued_on == date(2026, 11, 24)
    assert "N. 1, Fattura 12/2026: 1.268,80 EUR" in noon.last_to("giulia")
    assert card(noon).splitlines()[:3] == [
        "Electronic invoice 12/2026 of Tuesday 24 November 2026, for Rossi SRL",
        "• 1,268.80 EUR, due on Thursday 24 December 2026",
        "Registered as no. 1, and Rossi SRL is asked.",
    ]
    (entry,) = [each for each in noon.store.entries(rossi(noon)) if each.core.kind == "payment_requested"]
    assert facts_of(entry.core).source == "invoice"
    assert (entry.opening.value.shown, entry.opening.value.who.name) == ("Fattura 12/2026", "Marta Neri")


async def test_each_instalment_is_a_request_of_its_own(noon):
    await hands_in(noon, body(payments=TWO))
    await noon.presses("marta", "Register")
    assert asked(noon) == [
        (1, 60000, 60000, "2026-12-24", "invoice"),
        (2, 66880, 66880, "2027-01-23", "invoice"),
    ]
    assert "No. 1, Invoice 12/2026 · 1/2: 600 EUR" in noon.said_to("giulia")[0]
    assert "No. 2, Invoice 12/2026 · 2/2: 668.80 EUR" in noon.said_to("giulia")[1]
    assert "Registered as no. 1, 2, and Rossi SRL is asked for each." in card(noon)


async def test_what_is_withheld_is_shared_out_and_not_asked_for(noon):
    await hands_in(noon, RETAINED)
    assert card(noon).splitlines()[3:6] == [
        "Total: 1,268.80 EUR",
        "Withheld as tax: 200 EUR",
        "To be paid to you: 1,068.80 EUR",
    ]
    await noon.presses("marta", "Register")
    assert [(each.cents, each.payable_cents) for each in requests(noon)] == [(63440, 53440), (63440, 53440)]


async def test_the_vat_that_the_client_pays_to_the_state_is_told(noon):
    await hands_in(noon, body(vat="S", payments=(payment("1040.00"),)))
    assert "VAT that the client pays to the state: 228.80 EUR\nTo be paid to you: 1,040 EUR" in card(noon)


async def test_without_payments_all_is_due_thirty_days_after_the_invoices_date_and_that_is_told(noon):
    await hands_in(noon, body(payments=()))
    assert (
        "• 1,268.80 EUR, due on Thursday 24 December 2026 (the file sets no day, so it is 30 days after its date)"
        in card(noon)
    )
    await noon.presses("marta", "Register")
    assert asked(noon) == [(1, 126880, 126880, "2026-12-24", "invoice")]


async def test_every_doubt_is_told_in_words(noon):
    await noon.commands("marta", "payee DE89370400440532013000")
    await hands_in(noon, body(payments=(payment("1200.00"), payment("60.00", iban="IT61X0542811101000000123456"))))
    said = card(noon)
    assert "Please check: the payments add up to 1,260 EUR, but the total without what is withheld is 1,268.80" in said
    assert "Please check: the IBAN “IT61X0542811101000000123456” in this invoice cannot be right." in said
    assert "Please check: clients are told to pay to DE89 3704 0044 0532 0130 00." in said


async def test_a_term_of_more_than_sixty_days_is_told_for_an_electronic_invoice_too(noon):
    await hands_in(noon, body(payments=(payment(terms="<GiorniTerminiPagamento>90</GiorniTerminiPagamento>"),)))
    assert "That is more than 60 days." in card(noon)


async def test_a_second_press_registers_nothing_more(noon):
    await hands_in(noon)
    message, button = noon.button("telegram:1", "Register")
    press = noon.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    await noon.receives(press)
    await noon.receives(press)
    again = noon.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    assert (await noon.receives(again)).text == "This button no longer works."
    assert len(requests(noon)) == 1


async def test_a_command_that_is_delivered_twice_is_answered_once(noon):
    command = noon.command("marta", "invoice rossi", attachments=(xml(noon),))
    await noon.receives(command)
    await noon.receives(command)
    assert len(noon.said_to("marta")) == 2


async def test_a_credit_note_is_explained_and_not_asked_for(noon):
    await hands_in(noon, body(kind="TD04", number="3/NC"))
    assert noon.last_to("marta").startswith("3/NC is a credit note: nothing is asked for by it.")
    assert noon.last_to("marta").endswith("/invoice 12 credit 100")
    assert noon.store.rows("cards", subject="invoice_file") == []


async def test_where_nothing_is_to_be_paid_there_is_nothing_to_register(noon):
    await hands_in(noon, body(payments=(payment("-10.00"),)))
    assert noon.last_to("marta").startswith("By invoice 12/2026 nothing is to be paid")


async def test_an_unknown_currency_is_named(noon):
    await hands_in(noon, content=fattura(body()).replace(">EUR<", ">XYZ<").encode())
    assert noon.last_to("marta").startswith("I know no currency “XYZ”")


async def test_an_invoice_that_was_registered_before_is_told_and_asked_for_once_more(noon):
    await hands_in(noon)
    await noon.presses("marta", "Register")
    await noon.commands("marta", "client rossi set language=it")
    await hands_in(noon)
    assert card(noon).splitlines()[-3:] == [
        "Please check: invoice 12/2026 is registered for Rossi SRL already.",
        "No. 1, Invoice 12/2026: 1,268.80 EUR, due on Thursday 24 December 2026",
        "[Register once more] [No]",
    ]
    await noon.presses("marta", "Register once more")
    assert [each.number for each in requests(noon)] == [1, 2]


async def test_an_invoice_in_instalments_is_known_again_in_the_offices_own_words(tmp_path):
    own = tmp_path / "wording.ftl"
    own.write_text("en-handed-invoice-title = Invoice { $number } by Studio Neri\n")
    async with opened(tmp_path / "data", start=NOON, wording={"file": str(own)}) as house:
        await hands_in(house, body(payments=TWO))
        await house.presses("marta", "Register")
        await hands_in(house, body(payments=TWO))
        assert "Please check: invoice 12/2026 is registered for Rossi SRL already." in card(house).splitlines()


async def test_of_two_cards_for_the_same_invoice_the_second_asks_once_more(noon):
    await hands_in(noon)
    await hands_in(noon)
    newest = noon.button("telegram:1", "Register")
    await noon.presses("marta", "Register")
    message, button = noon.button("telegram:1", "Register")
    assert message != newest[0]
    press = noon.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    assert (await noon.receives(press)).text == "Invoice 12/2026 has been registered meanwhile."
    assert len(requests(noon)) == 1
    assert "[Register once more] [No]" in "\n".join(noon.said_to("marta", buttons=True))


async def test_an_invoice_that_is_no_longer_asked_for_may_be_registered_anew(noon):
    await hands_in(noon)
    await noon.presses("marta", "Register")
    await noon.commands("marta", "invoice 1 withdraw")
    await hands_in(noon)
    assert card(noon).endswith("[Register] [No]")


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"%PDF-1.7", "This is a PDF"),
        (b"<html><body>Login</body></html>", "This is a web page"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "This file holds definitions"),
        (fattura(body(), body(number="13/2026")).encode(), "This file holds 2 invoices (12/2026, 13/2026)."),
        (b"x" * 5_000_001, "This file is larger than 5 MB, which no electronic invoice may be."),
        (NotFetched("empty"), "This file is empty. Please attach the invoice's XML file."),
        (NotFetched("too_large"), "This file is larger than 5 MB"),
        (NotFetched("gone"), "I could not fetch fattura.xml. Please send it again, with the command."),
        (NotFetched("not_a_file"), "What came instead of fattura.xml was not the file."),
        (RuntimeError("a fault of ours"), "I could not fetch fattura.xml. Please send it again, with the command."),
    ],
)
async def test_a_file_that_cannot_be_had_or_read_gets_its_own_answer(noon, content, answer):
    await hands_in(noon, content=content, name="fattura.xml")
    assert any(said.startswith(answer) for said in noon.said_to("marta"))
    assert noon.store.rows("cards", subject="invoice_file") == []
    assert [row for _, row in noon.store.rows("outbox") if row["type"] == "errand"] == []


async def test_the_file_to_which_the_command_replies_or_the_last_one_sent_is_taken(noon):
    quoted = Quoted(text="", attachments=(xml(noon, name="a.xml"),))
    await noon.commands("marta", "invoice rossi", reply_to="m1", quoted=quoted)
    assert card(noon).startswith("Electronic invoice 12/2026")
    await noon.writes("marta", "", attachments=(xml(noon, body(number="14"), name="b.xml"),))
    await noon.commands("marta", "invoice rossi")
    assert card(noon).startswith("Electronic invoice 14 of")


async def test_several_files_at_once_are_not_guessed_at(noon):
    await noon.commands("marta", "invoice rossi", attachments=(xml(noon, name="a.xml"), xml(noon, name="b.xml")))
    assert noon.last_to("marta") == "Please hand in one file at a time."


async def test_without_a_file_it_is_told_what_to_write(noon):
    await noon.commands("marta", "invoice rossi")
    assert noon.last_to("marta").endswith("Or hand in the electronic invoice (XML): /invoice rossi")


async def test_in_the_clients_own_chat_the_answer_is_private(noon):
    await noon.commands("marta", "client rossi here", GROUP)
    before = noon.said_to("telegram:-100")
    answer = await noon.commands("marta", "invoice rossi", GROUP, attachments=(xml(noon),))
    assert answer.text == "I have answered in our private chat."
    assert noon.said_to("telegram:-100") == before
    assert card(noon).startswith("Electronic invoice 12/2026")


async def test_a_client_cannot_hand_in_an_invoice(noon):
    await noon.commands("giulia", "invoice rossi", attachments=(xml(noon),))
    assert noon.telegram.fetched == []


async def test_the_file_itself_is_not_kept(noon):
    await hands_in(noon)
    kept = [path for path in noon.folder.rglob("*") if path.is_file()]
    assert [path for path in kept if b"FatturaElettronica" in path.read_bytes()] == []


async def test_what_was_read_goes_with_the_client(noon):
    await hands_in(noon)
    noon.office.eraser.erase(rossi(noon), "client")
    assert "Figli" not in json.dumps([row for table in ("cards", "outbox") for _, row in noon.store.rows(table)])


async def test_nothing_is_told_of_a_client_who_was_erased_while_the_file_was_read(noon):
    with slow(noon.telegram) as gate:
        noon.engine.receive(noon.command("marta", "invoice rossi", attachments=(xml(noon),)))
        noon.office.eraser.erase(rossi(noon), "client")
        gate.set()
        await noon.outbox.idle()
    assert (noon.store.rows("cards", subject="invoice_file"), noon.failed()) == ([], [])


async def test_after_a_restart_the_file_is_read_all_the_same(noon):
    command = noon.command("marta", "invoice rossi", attachments=(xml(noon),))
    noon.outbox._open.clear()
    noon.engine.receive(command)
    await noon.restarts()
    await noon.outbox.idle()
    assert card(noon).startswith("Electronic invoice 12/2026")
