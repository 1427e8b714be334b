"""What a payment code says, what is shortened for it, and what cannot become one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.epc import LARGEST_CENTS, LONGEST_NAME, LONGEST_TEXT, MOST_BYTES, code, grouped
from bot.core.errors import BadInput

IBAN = "IT60 X054 2811 1010 0000 0123 456"
PLAIN = "IT60X0542811101000000123456"
ABROAD = "CH93 0076 2011 6238 5295 7"


def transfer(**more):
    return code(**{"payee": "Studio Marta", "iban": IBAN, "cents": 120_050, "currency": "EUR", **more})


def test_a_code_has_the_lines_of_the_standard_in_their_order():
    made = transfer(text="Invoice 12", bic="uncritmm")
    lines = ["BCD", "002", "1", "SCT", "UNCRITMM", "Studio Marta", PLAIN, "EUR1200.50", "", "", "Invoice 12"]
    assert made.payload.split("\n") == lines


def test_a_reference_stands_where_machines_look_for_it_and_nothing_follows():
    assert transfer(reference="RF18 5390 0754 7034").payload.split("\n")[7:] == ["EUR1200.50", "", "RF18539007547034"]


def test_without_reference_and_text_the_code_ends_with_the_amount():
    assert transfer().payload.endswith(f"\n\nStudio Marta\n{PLAIN}\nEUR1200.50")


@pytest.mark.parametrize(
    ("cents", "amount"), [(1, "0.01"), (10, "0.10"), (100, "1.00"), (LARGEST_CENTS, "999999999.99")]
)
def test_an_amount_has_two_decimals_whatever_it_is(cents, amount):
    assert transfer(cents=cents).payload.endswith(f"\nEUR{amount}")


def test_what_stands_beside_the_code_is_what_is_in_it():
    made = transfer(payee="  Studio   Marta ", text="Invoice 12\r\nfor \t October")
    assert (made.payee, made.text, made.iban, made.cents) == ("Studio Marta", "Invoice 12 for October", PLAIN, 120_050)
    assert grouped(made.iban) == IBAN


def test_a_bic_is_wanted_outside_the_economic_area_only():
    assert transfer(iban=ABROAD, bic="UBSWCHZH80A").payload.split("\n")[4] == "UBSWCHZH80A"
    with pytest.raises(BadInput) as refused:
        transfer(iban=ABROAD)
    assert refused.value.key == "epc-bic-missing"


@pytest.mark.parametrize(
    ("wrong", "key", "words"),
    [
        ({"currency": "USD"}, "epc-currency", {"currency": "USD"}),
        ({"cents": 0}, "epc-amount", {}),
        ({"cents": -5}, "epc-amount", {}),
        ({"cents": LARGEST_CENTS + 1}, "epc-amount", {}),
        ({"payee": ""}, "epc-name-missing", {}),
        ({"payee": " \u200b "}, "epc-name-missing", {}),
        ({"payee": "Studio\nMarta"}, "epc-name-lines", {}),
        ({"payee": "Studio Marta\n"}, "epc-name-lines", {}),
        ({"payee": "Studio\rMarta"}, "epc-name-lines", {}),
        ({"payee": "Studio\u2028Marta"}, "epc-name-lines", {}),
        ({"payee": "Studio\x85Marta"}, "epc-name-lines", {}),
        ({"payee": "Studio\x00Marta"}, "epc-name-lines", {}),
        ({"payee": "Studio \ud800"}, "epc-name-lines", {}),
        ({"iban": "BR15 0000 0000 0000 1093 2840 814 P2"}, "epc-iban-outside", {}),
        ({"bic": "UNCRIT"}, "epc-bic", {"bic": "UNCRIT"}),
        ({"reference": "12", "text": "Invoice 12"}, "epc-both", {}),
        ({"reference": "RF19 5390 0754 7034"}, "epc-reference", {"reference": "RF19539007547034"}),
        ({"reference": "Ref è"}, "epc-reference", {"reference": "Ref è"}),
        ({"reference": "x" * 36}, "epc-reference-long", {"most": 35}),
        ({"text": "half \ud800"}, "epc-text", {}),
    ],
)
def test_what_cannot_be_encoded_is_refused_with_its_reason(wrong, key, words):
    with pytest.raises(BadInput) as refused:
        transfer(**wrong)
    assert refused.value.key == key
    assert words.items() <= refused.value.words.items()


def test_an_iban_that_is_wrong_becomes_no_code():
    with pytest.raises(BadInput) as refused:
        transfer(iban="IT61 X054 2811 1010 0000 0123 456")
    assert refused.value.key == "iban-check"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Studio " + "Marta " * 20, "Studio" + " Marta" * 10),
        ("x" * 200, "x" * 70),
        ("Studio " + "x" * 200, "Studio " + "x" * 63),
        ("a" * 60 + " & Co. und Partner", "a" * 60 + " & Co. und"),
        ("a" * 66 + " - Partner", "a" * 66),
        ("e" * 69 + "e\u0301" * 9, "e" * 69),
        ("e" * 67 + "👩\u200d👩\u200d👧", "e" * 67),
        ("e" * 69 + "👍🏽", "e" * 69),
        ("." * 71, "." * 70),
    ],
)
def test_a_name_that_is_too_long_is_shortened_at_a_word_and_no_character_is_torn(name, kept):
    assert transfer(payee=name).payee == kept


def test_a_text_that_is_too_long_is_shortened_at_a_word():
    made = transfer(text="Invoice 2026/118 " + "of October " * 30)
    assert made.text.endswith("of October of")
    assert len(made.text) <= LONGEST_TEXT


def test_where_only_latin_1_holds_everything_nothing_is_shortened():
    made = transfer(payee="ö" * 70, text="ü" * 140)
    assert (made.charset, made.payload.split("\n")[2]) == ("iso-8859-1", "2")
    assert (made.payee, made.text) == ("ö" * 70, "ü" * 140)


def test_where_no_charset_holds_everything_the_text_gives_way_and_then_the_name():
    made = transfer(payee="株" * 70, text="請求書 " * 30)
    assert made.payee == "株" * 70
    assert made.text == "請求書 " * 5 + "請求書"
    assert MOST_BYTES - len(" 請求書".encode()) < len(made.payload.encode()) <= MOST_BYTES
    narrow = transfer(payee="😀" * 70, text="Invoice 12")
    assert narrow.text == ""
    assert 60 < len(narrow.payee) < 70


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=300).map("M{}".format)


@given(NAMES, TEXTS, st.integers(1, LARGEST_CENTS))
@example("\U0001f600" * 300, "\U0001f600" * 300, LARGEST_CENTS)
def test_whatever_the_words_the_code_keeps_its_lines_and_its_size(name, text, cents):
    made = transfer(payee=name, text=text, cents=cents)
    lines = made.payload.split("\n")
    assert len(made.payload.splitlines()) == len(lines) == (11 if made.text else 8)
    assert lines[5:8] == [made.payee, PLAIN, f"EUR{cents // 100}.{cents % 100:02}"]
    assert 0 < len(made.payee) <= LONGEST_NAME
    assert len(made.text) <= LONGEST_TEXT
    assert len(made.payload.encode(made.charset)) <= MOST_BYTES
