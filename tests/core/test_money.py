"""Amounts of money in every notation that people and banks use."""

from contextlib import suppress

import pytest
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import BadInput
from bot.core.money import price_of, signed_sum_of, sum_of

LOCALES = ("it_IT", "en_GB", "de_CH", "it_CH", "fr_CH", "de_DE", "fr_FR")


def refusal(text, read=sum_of):
    with pytest.raises(BadInput) as refused:
        read(text)
    return refused.value.key


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1.200,50", 120050),
        ("1,200.50", 120050),
        ("1200", 120000),
        ("1200,5", 120050),
        ("1 200", 120000),
        ("1'200.50", 120050),
        ("1\u2019200.50", 120050),
        ("1\u202f200,50", 120050),
        ("1\u00a0200,50", 120050),
        ("1\u2009234\u2009567,89", 123456789),
        ("1.200", 120000),
        ("1,200", 120000),
        ("1.20", 120),
        ("12.345.678,90", 1234567890),
        ("1200,-", 120000),
        ("1200.\u2013", 120000),
        ("0,01", 1),
        (".50", 50),
        ("0012,50", 1250),
        ("+12", 1200),
        ("  12  ", 1200),
        ("999999999999,99", 99999999999999),
    ],
)
def test_an_amount_without_a_currency_is_read_in_any_notation(text, cents):
    assert sum_of(text) == (cents, None)


@pytest.mark.parametrize(
    ("text", "cents", "currency"),
    [
        ("€ 1 200", 120000, "EUR"),
        ("1.200,50 €", 120050, "EUR"),
        ("1200 euro", 120000, "EUR"),
        ("EUR 1.200,50", 120050, "EUR"),
        ("1200eur", 120000, "EUR"),
        ("£1,200.50", 120050, "GBP"),
        ("20 sterline", 2000, "GBP"),
        ("US$ 20", 2000, "USD"),
        ("CHF 1\u2019200.\u2014", 120000, "CHF"),
    ],
)
def test_a_currency_that_stands_with_an_amount_comes_back_with_it(text, cents, currency):
    assert sum_of(text) == (cents, currency)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "amount-missing"),
        ("  \u00a0 ", "amount-missing"),
        ("-5", "amount-negative"),
        ("\u22125,00", "amount-negative"),
        ("€ -5", "amount-negative"),
        ("-€5", "amount-negative"),
        ("5-", "amount-negative"),
        ("(5)", "amount-negative"),
        ("0", "amount-zero"),
        ("0,00 €", "amount-zero"),
        ("1000000000000", "amount-large"),
        ("1.000.000.000.000,00", "amount-large"),
        ("9" * 5000, "amount-large"),
        ("1200.505", "amount-decimals"),
        ("1.200,505", "amount-decimals"),
        ("0.505", "amount-decimals"),
        ("12,3456", "amount-decimals"),
        ("twelve", "amount-letters"),
        ("1e12", "amount-letters"),
        ("12 per month", "amount-letters"),
        ("12 XYZ", "amount-currency"),
        ("12 XXX", "amount-currency"),
        ("10\u00b9\u00b2", "amount-unreadable"),
        ("\u0661\u0662", "amount-unreadable"),
        ("1.234.5", "amount-unreadable"),
        ("1,20,300", "amount-unreadable"),
        ("1 2", "amount-unreadable"),
        ("12,", "amount-unreadable"),
        ("--5", "amount-unreadable"),
        ("-5-", "amount-unreadable"),
        ("(5", "amount-unreadable"),
        ("€ 12 USD", "amount-unreadable"),
        ("€ 12 EUR", "amount-unreadable"),
    ],
)
def test_what_is_no_amount_is_told_by_what_is_wrong_with_it(text, key):
    assert refusal(text) == key


def test_a_refusal_repeats_no_more_of_a_text_than_an_answer_can_show():
    with pytest.raises(BadInput) as refused:
        sum_of("twelve\nhundred " * 500)
    assert len(refused.value.words["text"]) == 40
    assert "\n" not in refused.value.words["text"]


@pytest.mark.parametrize(
    ("text", "cents"),
    [("-1.234,56", -123456), ("12.50-", -1250), ("(12.50)", -1250), ("0,00", 0), ("+7", 700), ("\u22127", -700)],
)
def test_an_account_may_hold_what_a_request_may_not(text, cents):
    assert signed_sum_of(text) == (cents, None)


@pytest.mark.parametrize("text", ["120", "", "-120EUR", "EUR", "120 EUR more", "120 EUR USD"])
def test_a_price_without_a_currency_or_below_zero_is_none(text):
    assert price_of(text) is None


@given(cents=st.integers(1, 10**14 - 1), locale=st.sampled_from(LOCALES))
def test_every_amount_reads_back_from_every_notation(cents, locale):
    whole, rest = divmod(cents, 100)
    spelt = format_decimal(whole, locale=locale)
    mark = format_decimal(0.5, locale=locale)[1]
    assert sum_of(f"{spelt}{mark}{rest:02}") == (cents, None)
    assert sum_of(f"{whole}{mark}{rest:02}") == (cents, None)


@given(
    cents=st.integers(1, 10**11),
    locale=st.sampled_from(LOCALES),
    currency=st.sampled_from(["EUR", "GBP", "CHF"]),
)
def test_every_price_reads_back_as_programs_write_it(cents, locale, currency):
    assert sum_of(format_currency(cents / 100, currency, locale=locale)) == (cents, currency)


@given(st.text(alphabet="0123456789.,' -+€$EURabc()\u00a0", max_size=80) | st.text(max_size=80))
def test_whatever_is_typed_is_an_amount_or_a_refusal(text):
    with suppress(BadInput):
        cents, currency = sum_of(text)
        assert 0 < cents < 10**14
        assert currency is None or len(currency) == 3
