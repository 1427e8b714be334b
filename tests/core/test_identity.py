"""Bank accounts, VAT numbers and tax codes: what is well made, and what is wrong with what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iso7064
from stdnum.it import codicefiscale

from bot.core.errors import BadInput
from bot.core.identity import iban_of, tax_code_of, vat_of
from bot.wording import LANGUAGES, say

IBAN = "IT60X0542811101000000123456"


def refusal(read, text):
    with pytest.raises(BadInput) as refused:
        read(text)
    # What is refused can be said, in both languages.
    assert all(say(refused.value.key, language, **refused.value.words) for language in LANGUAGES)
    return refused.value.key


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("IT60 X054 2811 1010 0000 0123 456", IBAN),
        ("it60x0542811101000000123456", IBAN),
        ("IBAN: IT60.X054.2811.1010.0000.0123.456", IBAN),
        ("IT60\u00a0X0542811101\u202f000000123456\n", IBAN),
        ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        ("GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819"),
        ("CH93 0076 2011 6238 5295 7", "CH9300762011623852957"),
    ],
)
def test_an_iban_is_read_in_any_grouping(text, number):
    assert iban_of(text) == number


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "iban-missing"),
        (" - ", "iban-missing"),
        ("my account", "iban-form"),
        ("60542811101000000123456", "iban-form"),
        ("IT60X05428111010000001234é6", "iban-form"),
        ("XX60X0542811101000000123456", "iban-country"),
        ("IT60X054281110100000012345", "iban-length"),
        ("IT60X05428111010000001234567", "iban-length"),
        ("IT60X0542811101000000123457", "iban-check"),
        ("IT06X0542811101000000123456", "iban-check"),
        ("A" * 5000, "iban-form"),
        ("IT60X0542811101000000123456; 1", "iban-form"),
        ("IT\u0666\u0660X0542811101000000123456", "iban-form"),
    ],
)
def test_a_wrong_iban_is_told_by_what_is_wrong_with_it(text, key):
    assert refusal(iban_of, text) == key


# Spain keeps two check digits of its own after the branch; a German account has no letters.
@pytest.mark.parametrize(("country", "account"), [("ES", "21000418460200051332"), ("DE", "37040044053201300A")])
def test_an_iban_whose_check_digits_hold_may_still_name_an_impossible_account(country, account):
    check = iso7064.mod_97_10.calc_check_digits(account + country)
    assert refusal(iban_of, country + check + account) == "iban-account"


def test_two_ibans_whose_check_digits_differ_by_97_are_not_both_right():
    # The remainder is the same for 02 and 99; the standard gives out 02 to 98.
    two = next(f"DE02{number:018}" for number in range(97) if int(f"{number:018}131402") % 97 == 1)
    assert iban_of(two) == two
    assert refusal(iban_of, f"DE99{two[4:]}") == "iban-check"


def test_a_length_is_told_with_the_one_that_the_country_has():
    with pytest.raises(BadInput) as refused:
        iban_of("DE8937040044053201300")
    assert refused.value.words == {"country": "DE", "expected": 22, "length": 21}


@given(at=st.integers(5, 26), digit=st.characters(min_codepoint=48, max_codepoint=57))
def test_every_single_mistyped_digit_of_an_iban_is_noticed(at, digit):
    mistyped = IBAN[:at] + digit + IBAN[at + 1 :]
    if mistyped == IBAN:
        assert iban_of(mistyped) == IBAN
    else:
        assert refusal(iban_of, mistyped) == "iban-check"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("00743110157", "IT00743110157"),
        ("IT 007 4311 0157", "IT00743110157"),
        ("P.IVA 00743110157", "IT00743110157"),
        ("partita iva: IT00743110157", "IT00743110157"),
        ("VAT no. GB 980 7806 84", "GB980780684"),
        ("XI980780684", "XI980780684"),
        ("DE 136 695 976", "DE136695976"),
        ("ATU57194903", "ATU57194903"),
        ("FR 61 954 506 077", "FR61954506077"),
        ("GR 094259216", "EL094259216"),
        ("el094259216", "EL094259216"),
        ("BE697449992", "BE0697449992"),
    ],
)
def test_a_vat_number_is_read_with_or_without_its_country(text, number):
    assert vat_of(text) == number


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "vat-missing"),
        ("P.IVA", "vat-missing"),
        ("0074311015", "vat-length-it"),
        ("IT007431101577", "vat-length-it"),
        ("DE13669597", "vat-length"),
        ("00743110158", "vat-check"),
        ("DE136695977", "vat-check"),
        ("GB802311781", "vat-check"),
        ("0074311015X", "vat-form"),
        ("US123456789", "vat-country"),
        ("CHE-107.787.577", "vat-country"),
        ("EU372022452", "vat-country"),
    ],
)
def test_a_wrong_vat_number_is_told_by_what_is_wrong_with_it(text, key):
    assert refusal(vat_of, text) == key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RCCMNL83S18D969H", "RCCMNL83S18D969H"),
        ("rcc mnl 83s18 d969h", "RCCMNL83S18D969H"),
        ("00743110157", "00743110157"),
    ],
)
def test_a_tax_code_may_be_a_persons_or_a_companys(text, code):
    assert tax_code_of(text) == code


def test_a_tax_code_in_which_digits_became_letters_is_read_as_well():
    code = "RCCMNL83S18D96V"
    assert tax_code_of(code + codicefiscale.calc_check_digit(code)).startswith(code)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "taxcode-missing"),
        ("RCCMNL83S18D969", "taxcode-length"),
        ("RCCMNL83S18D969X", "taxcode-check"),
        ("00743110158", "taxcode-check"),
        ("1234567890123456", "taxcode-form"),
        ("0074311015X", "taxcode-form"),
        ("RCCMNL83S18D96ÉH", "taxcode-form"),
        ("RCCMNL83B70D969" + codicefiscale.calc_check_digit("RCCMNL83B70D969"), "taxcode-birth"),
    ],
)
def test_a_wrong_tax_code_is_told_by_what_is_wrong_with_it(text, key):
    assert refusal(tax_code_of, text) == key
