"""Bank statements in the shapes that banks give them: where the table is, what its columns are, what it says."""

import codecs
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.bookings import Booking, Unread, bookings, fingerprint
from bot.core.errors import BadInput
from bot.core.statement import table_of
from bot.core.statement_columns import Columns, guessed
from bot.core.statement_days import day_of
from bot.wording import LANGUAGES, say

ITALIAN = (
    "Banca di Prova\r\n"
    "Conto;IT60X0542811101000000123456\r\n"
    "Saldo al 30/11/2026;1.234,56;EUR\r\n"
    "\r\n"
    "Data contabile;Data valuta;Ordinante;Causale;Dare;Avere;Saldo\r\n"
    '03/11/2026;04/11/2026;ROSSI & FIGLI SRL;"Saldo fattura 12/2026; grazie";;1.268,80;2.503,36\r\n'
    "05/11/2026;05/11/2026;;Canone del conto;-5,00;;2.498,36\r\n"
    "\r\n"
    "13/11/2026;13/11/2026;Società Bianchi;È il saldo – perché no;;€ 100,00;2.598,36\r\n"  # noqa: RUF001  a dash as word processors set it
    "Totale;;;;;1.368,80;\r\n"
)
ENGLISH = (
    "Date,Description,Counterparty,Amount (GBP),Balance\n"
    '2026-11-03,INV-0012,Rossi Ltd,"1,268.80","2,503.36"\n'
    "2026-11-05 10:15:00,Monthly fee,,-5.00,2498.36\n"
)
GERMAN = (
    '"Buchungstag";"Wertstellung";"Beguenstigter/Zahlungspflichtiger";"Verwendungszweck";"Betrag";"Waehrung"\n'
    '"03.11.26";"03.11.26";"Müller GmbH";"Rechnung 12/2026";"1.268,80";"EUR"\n'
    '"05.11.26";"05.11.26";"Bank";"Entgelt";"-5,00";"EUR"\n'
)


def sheet(text):
    return table_of(text.encode())


def read(text):
    table = sheet(text)
    return bookings(table, guessed(table))


def refusal(data):
    with pytest.raises(BadInput) as refused:
        table_of(data)
    assert all(say(refused.value.key, language, **refused.value.words) for language in LANGUAGES)
    return refused.value.key


def test_an_italian_statement_is_read_below_what_stands_before_its_table():
    assert read(ITALIAN).bookings == (
        Booking(
            on=date(2026, 11, 3),
            cents=126880,
            payer="ROSSI & FIGLI SRL",
            reference="Saldo fattura 12/2026; grazie",
        ),
        Booking(on=date(2026, 11, 5), cents=-500, reference="Canone del conto"),
        Booking(
            on=date(2026, 11, 13),
            cents=10000,
            currency="EUR",
            payer="Società Bianchi",
            reference="È il saldo – perché no",  # noqa: RUF001  as above
        ),
    )


def test_a_line_that_holds_no_booking_is_told_by_its_number_in_the_file():
    assert read(ITALIAN).unread == (Unread(line=10, key="statement-line-day", text="Totale"),)


def test_an_english_statement_tells_its_currency_beside_the_amount():
    assert read(ENGLISH).bookings == (
        Booking(on=date(2026, 11, 3), cents=126880, currency="GBP", payer="Rossi Ltd", reference="INV-0012"),
        Booking(on=date(2026, 11, 5), cents=-500, currency="GBP", reference="Monthly fee"),
    )


def test_a_german_statement_has_years_of_two_digits_and_a_column_for_the_currency():
    assert read(GERMAN).bookings[0] == Booking(
        on=date(2026, 11, 3),
        cents=126880,
        currency="EUR",
        payer="Müller GmbH",
        reference="Rechnung 12/2026",
    )


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("cp1252", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_a_statement_says_the_same_in_every_encoding(encoding, bom):
    table = table_of(bom + ITALIAN.encode(encoding))
    assert (table.encoding, table.header, table.rows) == (encoding, sheet(ITALIAN).header, sheet(ITALIAN).rows)


def test_latin_1_with_semicolons_is_read_as_it_was_written():
    table = table_of(ITALIAN.replace("–", "-").replace("€ ", "").encode("latin-1"))  # noqa: RUF001  as above
    assert bookings(table, guessed(table)).bookings[2].payer == "Società Bianchi"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_any_line_end_gives_the_same_table(delimiter, end):
    rows = [("Date", "Payer", "Reference", "Amount")]
    rows += [(f"{day:02}/11/2026", "Rossi; Bianchi, Verdi", "a | b\tc", "1.200,50") for day in range(1, 20)]
    text = end.join(delimiter.join(f'"{cell}"' for cell in row) for row in rows) + end
    table = sheet(text)
    assert (table.delimiter, table.header, len(table.rows)) == (delimiter, rows[0], 19)
    assert table.rows[0].cells == ("01/11/2026", "Rossi; Bianchi, Verdi", "a | b c", "1.200,50")
    assert [row.line for row in table.rows] == list(range(2, 21))


def test_decimal_commas_without_quotes_do_not_pass_for_delimiters():
    table = sheet("Data;Descrizione;Importo\n01/11/2026;Rossi, Mario;1200,50\n02/11/2026;Verdi, Anna;3,00\n")
    assert (table.delimiter, table.rows[0].cells) == (";", ("01/11/2026", "Rossi, Mario", "1200,50"))


def test_a_text_over_several_lines_stays_one_booking_with_its_first_line():
    table = sheet('Date;Reference;Amount\n01/11/2026;"two\nlines";5\n02/11/2026;one;6\n')
    assert [(row.line, row.cells[1]) for row in table.rows] == [(2, "two lines"), (4, "one")]


def test_a_lost_quotation_mark_does_not_swallow_the_lines_after_it():
    lines = "".join(f"{day:02}/11/2026;Rossi;{day},00\n" for day in range(1, 29))
    table = sheet(f'Data;Ordinante;Importo\n01/10/2026;"Bar Sport;7,00\n{lines}')
    assert len(table.rows) == 29
    assert table.rows[0].cells == ("01/10/2026", "Bar Sport", "7,00")


def test_what_a_spreadsheet_adds_is_taken_off():
    table = sheet('sep=,\r\nDate,Reference,Amount\r\n01/11/2026,="0012",5\r\n')
    assert (table.delimiter, table.rows[0].cells) == (",", ("01/11/2026", "0012", "5"))


@pytest.mark.parametrize("hint", ['sep="', "sep= ", "sep=\r"])
def test_a_hint_that_can_part_nothing_is_passed_over(hint):
    table = sheet(f"{hint}\nDate;Reference;Amount\n01/11/2026;one;5\n")
    assert (table.delimiter, table.rows[0].cells) == (";", ("01/11/2026", "one", "5"))


def test_a_table_without_names_keeps_its_first_line():
    table = sheet("01/11/2026;Rossi;5,00\n02/11/2026;Verdi;6,00\n")
    assert (table.header, len(table.rows)) == (("", "", ""), 2)
    assert guessed(table) is None


def test_unknown_names_are_still_names():
    table = sheet("Konto 1\nWann;Wer;Wieviel\n01/11/2026;Rossi;5,00\n02/11/2026;Verdi;6,00\n")
    assert (table.header, len(table.rows)) == (("Wann", "Wer", "Wieviel"), 2)
    assert guessed(table) is None


def test_the_layout_is_that_of_the_names_and_not_of_the_lines():
    december = ITALIAN.replace("/11/", "/12/").replace("Causale", "CAUSALE").replace("1.368,80", "2,00")
    assert sheet(december).layout == sheet(ITALIAN).layout
    assert sheet(GERMAN).layout != sheet(ITALIAN).layout


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "statement-empty"),
        (b"\r\n \r\n", "statement-empty"),
        (codecs.BOM_UTF8, "statement-empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "statement-pdf"),
        (b"PK\x03\x04\x14\x00\x06\x00", "statement-spreadsheet"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "statement-spreadsheet"),
        (b"<?xml version='1.0'?><Document/>", "statement-xml"),
        (b"<!DOCTYPE html><html><body>Login", "statement-html"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "statement-no-text"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", "statement-no-text"),
        (b"Dear Marta,\nthank you for the work\n", "statement-no-table"),
        (b"one\ntwo\nthree\n", "statement-no-table"),
        (b'a;b\n"' + b"x" * 200_000 + b'";1\n', "statement-no-table"),
        (b"x" * 5_000_001, "statement-large"),
        (b"Date;Amount\n" + b"01/11/2026;5\n" * 20_001, "statement-long"),
    ],
)
def test_what_is_no_statement_is_told_as_what_it_is(data, key):
    assert refusal(data) == key


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Data;Valuta;Descrizione;Importo", {"on": 0, "amount": 3, "reference": (2,)}),
        ("Data;Importo;Valuta;Descrizione", {"on": 0, "amount": 1, "currency": 2, "reference": (3,)}),
        ("Data valuta;Data contabile;Entrate;Uscite;Note", {"on": 1, "credit": 2, "debit": 3, "reference": (4,)}),
        ("Date;Paid out;Paid in;Balance;Name", {"on": 0, "credit": 2, "debit": 1, "payer": 4}),
        ("Date;Amount;Debit/Credit;Payee;Memo", {"on": 0, "amount": 1, "sign": 2, "payer": 3, "reference": (4,)}),
        ("Buchungstag;Umsatz;Soll/Haben;Name", {"on": 0, "amount": 1, "sign": 2, "payer": 3}),
        ("DATA OPERAZIONE;IMPORTO;CAUSALE;DESCRIZIONE", {"on": 0, "amount": 1, "reference": (2, 3)}),
        ("Date;Original amount;Amount;From;Details", {"on": 0, "amount": 2, "payer": 3, "reference": (4,)}),
    ],
)
def test_columns_are_known_by_their_names_and_by_what_stands_in_them(header, columns):
    cells = {
        "date": "03/11/2026",
        "money": "5,00",
        "currency": "EUR",
        "sign": "D",
        "text": "Rossi",
    }
    kinds = {
        "data": "date",
        "date": "date",
        "data contabile": "date",
        "data operazione": "date",
        "data valuta": "date",
        "buchungstag": "date",
        "debit/credit": "sign",
        "soll/haben": "sign",
    }
    for word in (
        "importo",
        "entrate",
        "uscite",
        "paid out",
        "paid in",
        "balance",
        "amount",
        "original amount",
        "umsatz",
    ):
        kinds[word] = "money"
    names = header.split(";")
    kinds["valuta"] = "currency" if "Importo;Valuta" in header else "date"
    row = ";".join(cells[kinds.get(name.casefold(), "text")] for name in names)
    assert guessed(sheet(f"{header}\n{row}\n{row}\n")) == Columns(**columns)


def test_a_line_with_neither_what_came_in_nor_what_went_out_is_told():
    found = read("Date;Paid in;Paid out\n03/11/2026;5,00;\n04/11/2026;;\n05/11/2026;;7,00\n")
    assert [each.cents for each in found.bookings] == [500, -700]
    assert found.unread == (Unread(line=3, key="statement-line-amount", text=""),)


def test_a_line_of_data_with_words_that_are_names_elsewhere_is_no_header():
    table = sheet("Wann;Was;Wer;Wieviel\n03/11/2026;Bonifico;Rossi;5,00\n04/11/2026;Deposit;Name;6,00\n")
    assert (table.header, len(table.rows)) == (("Wann", "Was", "Wer", "Wieviel"), 2)


def test_names_that_promise_what_does_not_stand_there_are_not_believed():
    assert guessed(sheet("Date;Amount;Description\nnever;much;Rossi\nlater;more;Verdi\n")) is None


def test_a_letter_beside_the_amount_says_that_it_went_out():
    found = read("Date;Amount;D/C;Payer\n03/11/2026;5,00;D;Bar\n04/11/2026;6,00;C;Rossi\n".replace("D/C", "Dr/Cr"))
    assert [each.cents for each in found.bookings] == [-500, 600]


def test_columns_that_a_person_chose_are_taken_as_they_are():
    table = sheet("Wann;Wer;Wieviel\n03/11/2026;Rossi;5,00\n")
    found = bookings(table, Columns(on=0, amount=2, payer=1, in_currency="CHF"))
    assert found.bookings == (Booking(on=date(2026, 11, 3), cents=500, currency="CHF", payer="Rossi"),)


def test_without_a_column_of_amounts_there_are_no_bookings():
    with pytest.raises(BadInput) as refused:
        bookings(sheet(ITALIAN), Columns(on=0, payer=2))
    assert refused.value.key == "statement-no-amount"


@pytest.mark.parametrize(
    ("line", "key", "text"),
    [
        ("31/02/2026;Rossi;5,00", "statement-line-day", "31/02/2026"),
        ("soon;Rossi;5,00", "statement-line-day", "soon"),
        (";Rossi;5,00", "statement-line-day", ""),
        ("03/11/2026;Rossi;much", "statement-line-amount", "much"),
        ("03/11/2026;Rossi;5,0055", "statement-line-amount", "5,0055"),
        ("03/11/2026;Rossi;", "statement-line-amount", ""),
        ("03/11/2026;Rossi", "statement-line-amount", ""),
    ],
)
def test_every_line_is_a_booking_or_told(line, key, text):
    found = read(f"Data;Ordinante;Importo\n01/11/2026;Verdi;1,00\n{line}\n02/11/2026;Neri;1,00\n")
    assert len(found.bookings) == 2
    assert found.unread == (Unread(line=3, key=key, text=text),)
    assert all(say(key, language, line=3, text=text) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("text", "american", "on"),
    [
        ("3/11/2026", False, "2026-11-03"),
        ("03.11.26", False, "2026-11-03"),
        ("03-11-2026", False, "2026-11-03"),
        ("11/03/2026", True, "2026-11-03"),
        ("2026-11-03", True, "2026-11-03"),
        ("2026-11-03T10:15:00Z", False, "2026-11-03"),
        ("2026/11/3", False, "2026-11-03"),
        ("20261103", False, "2026-11-03"),
        ("3 Nov 2026", False, "2026-11-03"),
        ("03-nov-26", False, "2026-11-03"),
        ("3. März 2026", False, "2026-03-03"),
        ("3 dicembre 2026", False, "2026-12-03"),
        ("03/11/2026 10:15", False, "2026-11-03"),
        ("31/11/2026", False, None),
        ("30/02/2026", False, None),
        ("3/11", False, None),
        ("03/11/1026", False, None),
        ("1,00", False, None),
        ("", False, None),
    ],
)
def test_a_day_is_read_as_statements_write_it(text, american, on):
    assert day_of(text, american=american) == (on and date.fromisoformat(on))


def test_days_come_first_unless_the_whole_column_can_only_have_the_month_first():
    def days(*given):
        lines = "".join(f"{each};5,00\n" for each in given)
        return [each.on.isoformat() for each in read(f"Date;Amount\n{lines}").bookings]

    assert days("03/11/2026", "04/12/2026") == ["2026-11-03", "2026-12-04"]
    assert days("11/03/2026", "11/25/2026") == ["2026-11-03", "2026-11-25"]
    assert days("13/11/2026", "03/12/2026", "11/25/2026") == ["2026-11-13", "2026-12-03"]


def test_bookings_that_are_alike_are_counted_and_have_fingerprints_of_their_own():
    found = read("Data;Ordinante;Importo\n" + "03/11/2026;Rossi;5,00\n" * 3).bookings
    assert [each.nth for each in found] == [1, 2, 3]
    assert len({fingerprint(each) for each in found}) == 3


def test_a_fingerprint_outlives_another_export_of_the_same_booking():
    first = Booking(on=date(2026, 11, 3), cents=500, payer="ROSSI  S.r.l.", reference="Fattura 12/2026")
    again = Booking(on=date(2026, 11, 3), cents=500, payer="Rossi S R L", reference="FATTURA 12-2026")
    assert fingerprint(first) == fingerprint(again)
    assert fingerprint(first) != fingerprint(Booking(on=date(2026, 11, 3), cents=501, payer="ROSSI  S.r.l."))


def test_a_statement_of_twenty_thousand_lines_is_read_in_a_moment():
    line = "03/11/2026;04/11/2026;ROSSI & FIGLI SRL;Saldo fattura {};;1.268,80;2.503,36\n"
    text = ITALIAN.replace("\r\n", "\n").partition("03/11")[0] + "".join(map(line.format, range(20_000)))
    started = time.process_time()
    assert len(read(text).bookings) == 20_000
    assert time.process_time() - started < 4


@given(st.binary(max_size=400) | st.text(alphabet='aé;,\t"\n\r=0123./-€ ', max_size=400).map(str.encode))
def test_whatever_is_handed_in_is_a_table_or_a_refusal(data):
    try:
        table = table_of(data)
    except BadInput:
        return
    found = bookings(table, guessed(table) or Columns(on=0, amount=1))
    assert len(found.bookings) + len(found.unread) == len(table.rows)
