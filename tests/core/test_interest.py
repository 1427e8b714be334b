"""Interest for late payment: worked examples to the cent, and what holds for any sum and any days."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.interest import Interest, Span, accrued_over
from bot.core.interest_law import SHIPPED, LongTerms, Rates, half_year, law_of, long_terms

ITALY, UK = law_of("IT"), law_of("GB")
# The Bank's base rate as a test has it; none is shipped.
UK_RATES = SHIPPED.with_more({"GB": {"2025-H1": 475, "2025-H2": 425}})
KNOWN = st.dates(date(2013, 1, 1), date(2026, 6, 30))
SUMS = st.integers(0, 10**12)
DAY = timedelta(days=1)


def accrued(cents, due_on, until, law, rates):
    """The interest on a sum of which nothing was paid until then."""
    return accrued_over([(due_on, cents)], due_on, until, law, rates)


def exact(interest):
    return sum((span.exact_cents for span in interest.spans), Fraction())


@pytest.mark.parametrize(
    ("principal", "due_on", "paid_on", "cents", "spans"),
    [
        (100_000, "2024-03-31", "2024-09-30", 62_04, [("2024-H1", 91, 1250), ("2024-H2", 92, 1225)]),
        (250_000, "2025-05-31", "2025-08-15", 54_89, [("2025-H1", 30, 1115), ("2025-H2", 46, 1015)]),
        (
            420_000,
            "2022-11-30",
            "2024-02-29",
            587_60,
            [("2022-H2", 31, 800), ("2023-H1", 181, 1050), ("2023-H2", 184, 1200), ("2024-H1", 60, 1250)],
        ),
    ],
)
def test_the_worked_italian_examples_come_out_to_the_cent(principal, due_on, paid_on, cents, spans):
    interest = accrued(principal, date.fromisoformat(due_on), date.fromisoformat(paid_on), ITALY, SHIPPED)
    assert [(span.half_year, span.days, span.rate_hundredths) for span in interest.spans] == spans
    assert (interest.cents, interest.flat_cents, interest.missing) == (cents, 40_00, ())


def test_it_is_split_where_a_half_year_begins():
    interest = accrued(100_000, date(2025, 6, 29), date(2025, 7, 2), ITALY, SHIPPED)
    assert interest.spans == (
        Span(date(2025, 6, 30), date(2025, 6, 30), 1, 1115, "2025-H1", 100_000),
        Span(date(2025, 7, 1), date(2025, 7, 2), 2, 1015, "2025-H2", 100_000),
    )


@pytest.mark.parametrize(("due_on", "until"), [("2025-01-31", "2025-01-31"), ("2025-01-31", "2024-12-01")])
def test_on_the_due_day_and_before_it_nothing_is_owed_besides(due_on, until):
    days = date.fromisoformat(due_on), date.fromisoformat(until)
    assert accrued(100_000, *days, ITALY, SHIPPED) == Interest(0, 0)


def test_it_begins_on_the_day_after_the_due_day():
    # 100,000.00 € at 10.15 % for one day: 27.808… €
    interest = accrued(10_000_000, date(2026, 1, 30), date(2026, 1, 31), ITALY, SHIPPED)
    assert (interest.cents, interest.flat_cents) == (27_81, 40_00)


def test_a_leap_year_has_a_day_more_and_is_divided_by_365_all_the_same():
    # 1,000.00 € at 12.50 % over all 182 days of the half-year: 62.328… €
    interest = accrued(100_000, date(2023, 12, 31), date(2024, 6, 30), ITALY, SHIPPED)
    assert (interest.spans[0].days, interest.cents) == (182, 62_33)


def test_half_a_cent_is_rounded_up():
    rates = Rates({"IT": {"2024-H1": 365}})
    # 50.00 € at 3.65 % for one day are half a cent, to the last decimal.
    assert accrued(5_000, date(2024, 1, 1), date(2024, 1, 2), ITALY, rates).cents == 1
    assert accrued(4_999, date(2024, 1, 1), date(2024, 1, 2), ITALY, rates).cents == 0


def test_it_is_rounded_once_and_not_for_each_half_year():
    # 0.40 cents before the turn of the year and 0.40 after it: one cent, where each alone is none.
    rates = Rates({"IT": {"2023-H2": 365, "2024-H1": 365}})
    interest = accrued(4_000, date(2023, 12, 30), date(2024, 1, 1), ITALY, rates)
    assert [span.exact_cents for span in interest.spans] == [Fraction(2, 5)] * 2
    assert interest.cents == 1


def test_a_half_year_whose_rate_is_not_known_is_named_and_never_guessed():
    interest = accrued(100_000, date(2026, 6, 20), date(2027, 1, 5), ITALY, SHIPPED)
    assert interest.missing == ("2026-H2", "2027-H1")
    assert [span.half_year for span in interest.spans] == ["2026-H1"]
    assert interest.flat_cents == 40_00


def test_a_rate_from_the_settings_fills_the_gap():
    rates = SHIPPED.with_more({"IT": {"2026-H2": 1015}})
    interest = accrued(100_000, date(2026, 6, 20), date(2026, 7, 10), ITALY, rates)
    assert (interest.missing, interest.cents) == ((), 5_56)
    assert SHIPPED.of("IT", "2026-H2") is None


def test_a_rate_from_the_settings_wins_over_the_one_that_is_shipped():
    assert SHIPPED.with_more({"IT": {"2026-H1": 1}}).of("IT", "2026-H1") == 1


def test_italian_rates_are_shipped_from_2013_to_the_first_half_of_2026_and_no_others():
    assert set(SHIPPED.by_country) == {"IT"}
    assert list(SHIPPED.by_country["IT"]) == [f"{year}-H{half}" for year in range(2013, 2027) for half in (1, 2)][:-1]
    assert {SHIPPED.of("IT", f"{year}-H{half}") for year in range(2017, 2023) for half in (1, 2)} == {800}


def test_in_britain_the_rate_before_interest_starts_counts_for_all_days():
    # 4.75 + 8 points on 5,000 £ over 190 days, though the base rate fell in between.
    interest = accrued(500_000, date(2025, 4, 1), date(2025, 10, 8), UK, UK_RATES)
    assert interest.spans == (Span(date(2025, 4, 2), date(2025, 10, 8), 190, 1275, "2025-H1", 500_000),)
    assert interest.cents == 331_85


def test_in_britain_interest_that_starts_on_the_first_of_july_has_the_new_reference():
    interest = accrued(500_000, date(2025, 6, 30), date(2025, 7, 10), UK, UK_RATES)
    assert [(span.half_year, span.rate_hundredths) for span in interest.spans] == [("2025-H2", 1225)]


def test_in_britain_no_rate_is_shipped_so_it_is_asked_for():
    interest = accrued(500_000, date(2025, 6, 30), date(2026, 2, 10), UK, SHIPPED)
    assert (interest.cents, interest.spans, interest.missing) == (0, (), ("2025-H2",))


@pytest.mark.parametrize(
    ("principal", "flat"),
    [(1, 40_00), (999_99, 40_00), (1_000_00, 70_00), (9_999_99, 70_00), (10_000_00, 100_00), (10**12, 100_00)],
)
def test_the_british_flat_sum_goes_by_the_size_of_the_debt(principal, flat):
    assert accrued(principal, date(2025, 6, 30), date(2025, 7, 1), UK, UK_RATES).flat_cents == flat


@pytest.mark.parametrize(
    ("country", "currency", "flat"), [("DE", "EUR", 40_00), ("FR", "EUR", 40_00), ("SE", "", 0), ("US", "", 0)]
)
def test_other_countries_count_by_half_years_at_the_rates_of_the_settings(country, currency, flat):
    law, rates = law_of(country), Rates({country: {"2025-H1": 1127, "2025-H2": 1027}})
    interest = accrued(100_000, date(2025, 6, 20), date(2025, 7, 10), law, rates)
    assert [(span.days, span.rate_hundredths) for span in interest.spans] == [(10, 1127), (10, 1027)]
    assert (law.currency, interest.flat_cents) == (currency, flat)


def test_a_part_payment_counts_from_the_day_after_it():
    steps = [(date(2025, 1, 10), 300_000), (date(2025, 3, 1), 100_000)]
    interest = accrued_over(steps, date(2025, 2, 28), date(2025, 3, 10), ITALY, SHIPPED)
    assert [(span.days, span.principal_cents) for span in interest.spans] == [(1, 300_000), (9, 100_000)]
    assert interest.cents == 367


def test_what_was_paid_in_part_on_the_due_day_bears_no_interest():
    steps = [(date(2025, 1, 10), 300_000), (date(2025, 2, 28), 100_000)]
    interest = accrued_over(steps, date(2025, 2, 28), date(2025, 3, 10), ITALY, SHIPPED)
    assert interest == accrued(100_000, date(2025, 2, 28), date(2025, 3, 10), ITALY, SHIPPED)


def test_a_request_that_was_noted_after_its_due_day_bears_interest_from_the_due_day():
    late = accrued_over([(date(2025, 3, 5), 100_000)], date(2025, 2, 28), date(2025, 3, 10), ITALY, SHIPPED)
    assert late == accrued(100_000, date(2025, 2, 28), date(2025, 3, 10), ITALY, SHIPPED)


def test_of_several_balances_on_one_day_the_last_counts_in_whichever_order_the_days_come():
    steps = [(date(2025, 3, 5), 60_000), (date(2025, 1, 1), 100_000), (date(2025, 3, 5), 50_000)]
    interest = accrued_over(steps, date(2025, 2, 28), date(2025, 3, 10), ITALY, SHIPPED)
    assert [(span.days, span.principal_cents) for span in interest.spans] == [(5, 100_000), (5, 50_000)]


@pytest.mark.parametrize("balance", [0, -5_000])
def test_a_balance_of_nothing_or_less_bears_no_interest_and_a_new_one_does_again(balance):
    steps = [(date(2025, 1, 1), 100_000), (date(2025, 3, 5), balance), (date(2025, 3, 8), 20_000)]
    interest = accrued_over(steps, date(2025, 2, 28), date(2025, 3, 10), ITALY, SHIPPED)
    assert [(span.first.day, span.last.day, span.principal_cents) for span in interest.spans] == [
        (1, 5, 100_000),
        (9, 10, 20_000),
    ]


def test_what_was_paid_before_the_due_day_owes_no_flat_sum():
    steps = [(date(2025, 1, 1), 100_000), (date(2025, 2, 1), 0)]
    assert accrued_over(steps, date(2025, 2, 28), date(2025, 3, 10), ITALY, SHIPPED) == Interest(0, 0)
    assert accrued_over([], date(2025, 2, 28), date(2025, 3, 10), ITALY, SHIPPED) == Interest(0, 0)


@given(SUMS, st.tuples(KNOWN, KNOWN, KNOWN))
def test_it_is_the_sum_of_what_adjacent_spans_bear(principal, days):
    due_on, between, until = sorted(days)
    whole = accrued(principal, due_on, until, ITALY, SHIPPED)
    parts = [accrued(principal, *each, ITALY, SHIPPED) for each in ((due_on, between), (between, until))]
    assert exact(whole) == sum(map(exact, parts))


@given(SUMS, st.tuples(KNOWN, KNOWN))
def test_it_is_what_a_walk_from_day_to_day_adds_up_to(principal, days):
    due_on = min(days)
    until = min(max(days), due_on + 500 * DAY)
    rates = [SHIPPED.of("IT", half_year(due_on + number * DAY)) for number in range(1, (until - due_on).days + 1)]
    cents = Decimal(principal * sum(rates)) / Decimal(3_650_000)
    interest = accrued(principal, due_on, until, ITALY, SHIPPED)
    assert interest.cents == int(cents.quantize(Decimal(1), ROUND_HALF_UP))
    assert sum(span.days for span in interest.spans) == (len(rates) if principal else 0)


@given(SUMS, SUMS, st.tuples(KNOWN, KNOWN, KNOWN))
def test_more_days_or_a_larger_sum_never_bear_less(one, other, days):
    due_on, sooner, later = sorted(days)
    less, more = sorted((one, other))
    least = accrued(less, due_on, sooner, ITALY, SHIPPED).cents
    assert least <= accrued(less, due_on, later, ITALY, SHIPPED).cents
    assert least <= accrued(more, due_on, sooner, ITALY, SHIPPED).cents


@given(st.lists(st.tuples(KNOWN, SUMS), min_size=1, max_size=6), KNOWN, KNOWN)
def test_no_day_counts_twice_and_none_that_lies_outside(steps, one, other):
    due_on, until = sorted((one, other))
    spans = accrued_over(steps, due_on, until, ITALY, SHIPPED).spans
    days = [span.first + number * DAY for span in spans for number in range(span.days)]
    assert days == sorted(set(days))
    assert all(due_on < day <= until for day in days)


@pytest.mark.parametrize(
    ("country", "due_on", "told"),
    [
        ("IT", "2026-03-02", None),
        ("IT", "2026-03-03", LongTerms(61, 60, void=True)),
        ("DE", "2026-04-01", LongTerms(90, 60, void=False)),
        ("GB", "2026-04-01", LongTerms(90, 60, void=False)),
        ("US", "2026-04-01", None),
        ("IT", "2025-12-01", None),
    ],
)
def test_terms_that_are_longer_than_sixty_days_are_told_where_the_law_minds(country, due_on, told):
    assert long_terms(date(2026, 1, 1), date.fromisoformat(due_on), law_of(country)) == told
