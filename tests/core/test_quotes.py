"""A quote as people type it: amounts in every notation, plans exact to the cent, and an answer to each mistake."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quotes import FIELDS, read

TODAY = date(2026, 11, 27)
GOOD = {
    "title": "Homepage",
    "currency": "EUR",
    "items": "Homepage design 1200\n3 x Icon 80",
    "tax": "22",
    "plan": "30% deposit\n40% milestone Homepage\n30% 30 days",
    "valid": "2026-12-27",
}


def terms(**values):
    found, wrong = read(GOOD | values, TODAY)
    assert wrong == {}
    return found


def wrong(**values):
    """What is wrong: the wording's key, by field."""
    found, errors = read(GOOD | values, TODAY)
    assert found is None
    return {name: error.key for name, error in errors.items()}


def test_items_add_up_and_the_tax_is_added_to_them():
    found = terms()
    assert [(item.what, item.quantity_hundredths, item.cents) for item in found.items] == [
        ("Homepage design", 100, 120000),
        ("Icon", 300, 24000),
    ]
    assert (found.net_cents, found.tax_cents, found.total_cents) == (144000, 31680, 175680)


@pytest.mark.parametrize(
    ("line", "cents"),
    [
        ("Logo 1200", 120000),
        ("Logo 1.200,50", 120050),
        ("Logo 1,200.50", 120050),
        ("Logo € 1 200", 120000),
        ("Logo: 1 200", 120000),
        ("Logo = 1'200.50", 120050),
        ("Logo 80 EUR", 8000),
        ("Logo EUR 80", 8000),
        ("Fonts 2 80", 8000),
        ("Hosting, 12 months at 10 EUR", 1000),
        ("1,5 x Day on site 400", 60000),
        ("3 × Icon 80", 24000),  # noqa: RUF001  as phones type it
        ("Logo v2.0 99,90", 9990),
        ("Homepage - 1200", 120000),
        ("Logo 80 euro", 8000),
    ],
)
def test_an_amount_is_read_in_every_notation_that_people_use(line, cents):
    assert terms(items=line, tax="0").net_cents == cents


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Logo -80", "quote-negative"),
        ("Logo € -80", "quote-negative"),
        ("Logo 0", "quote-zero"),
        ("Logo 12.5005", "amount-decimals"),
        ("Logo 1000000000000", "amount-large"),
        ("Logo 1000000000", "quote-large"),
        ("Logo", "quote-item"),
        ("1200", "quote-item"),
        ("0 x Logo 80", "quote-item"),
        ("Logo USD 80", "quote-mixed"),
        ("Logo 1 200", "quote-item-twofold"),
        ("Logo 8O", "amount-currency"),
        ("", "quote-zero"),
        ("\n".join(["Logo 1"] * 51), "quote-many-lines"),
        ("Logo 60000000\nSite 60000000", "quote-total-large"),
    ],
)
def test_an_item_that_cannot_be_meant_gets_an_answer_of_its_own(line, key):
    assert wrong(items=line) == {"items": key}


@pytest.mark.parametrize(("tax", "hundredths", "cents"), [("0", 0, 0), ("7,5 %", 750, 10800), ("22%", 2200, 31680)])
def test_a_tax_is_read_with_decimals_and_may_be_nothing(tax, hundredths, cents):
    found = terms(tax=tax)
    assert (found.tax_percent_hundredths, found.tax_cents) == (hundredths, cents)


@pytest.mark.parametrize("tax", ["", "101", "-1", "x", "7.555"])
def test_what_is_no_percentage_is_told_at_its_field(tax):
    assert wrong(tax=tax) == {"tax": "quote-percent"}


def test_a_plan_has_a_deposit_a_milestone_and_an_instalment():
    found = terms().plan
    assert [(share.kind, share.cents, share.due_days, share.of) for share in found] == [
        ("deposit", 52704, None, ""),
        ("milestone", 70272, None, "Homepage"),
        ("instalment", 52704, 30, ""),
    ]


@pytest.mark.parametrize(
    ("plan", "shares"),
    [
        ("500 deposit\nrest 30 days", [("deposit", 50000, None, None), ("instalment", 125680, 30, None)]),
        (
            "10% acconto\nresto il 15 gennaio",
            [("deposit", 17568, None, None), ("instalment", 158112, None, "2027-01-15")],
        ),
        ("100% deposit in 14 days", [("deposit", 175680, 14, None)]),
        ("100% by 15 Jan", [("instalment", 175680, None, "2027-01-15")]),
        ("30% acconto\n70% 30 giorni dalla firma", [("deposit", 52704, None, None), ("instalment", 122976, 30, None)]),
        ("100% milestone “Homepage copy”", [("milestone", 175680, None, None)]),
    ],
)
def test_a_plan_is_read_in_percent_in_amounts_and_by_days(plan, shares):
    found = terms(plan=plan).plan
    assert [(each.kind, each.cents, each.due_days, each.due_on and str(each.due_on)) for each in found] == shares


@pytest.mark.parametrize(
    ("plan", "key"),
    [
        ("30% deposit\n60% 30 days", "quote-plan-percent"),
        ("2000 deposit", "quote-plan-over"),
        ("1000 deposit\nrest 30 days\nrest 60 days", "quote-plan-line"),
        ("2000 deposit\nrest 30 days", "quote-plan-over"),
        ("50% deposit\n10 30 days", "quote-plan-under"),
        ("", "quote-plan-empty"),
        ("soon", "quote-plan-line"),
        ("100% whenever", "quote-plan-line"),
        ("0% deposit\n100% 30 days", "quote-plan-nothing"),
        ("100% 31 June", "date-impossible"),
        ("100% 1 Nov 2026", "quote-line-past"),
        ("-500 deposit\nrest 30 days", "quote-negative"),
        ("100 USD deposit\nrest 30 days", "quote-mixed"),
        ("500 due 31 June\nrest 30 days", "date-impossible"),
    ],
)
def test_a_plan_that_does_not_make_the_total_or_cannot_be_read_is_told(plan, key):
    assert wrong(plan=plan) == {"plan": key}


@pytest.mark.parametrize(
    ("plan", "percent"),
    [
        ("30% acconto\n67,5% 30 giorni", "97,5"),
        ("30.25% deposit\n60% 30 days", "90.25"),
        ("30% deposit\n60% 30 days", "90"),
    ],
)
def test_parts_that_do_not_make_a_hundred_are_added_up_in_the_writers_own_notation(plan, percent):
    _, errors = read(GOOD | {"plan": plan}, TODAY)
    assert errors["plan"].words == {"percent": percent}


@given(st.integers(1, 10**9), st.lists(st.integers(1, 5000), min_size=1, max_size=9))
def test_the_parts_of_any_plan_make_the_total_to_the_cent(euros, given_hundredths):
    percents = [f"{each / 100:.2f}% 30 days" for each in given_hundredths]
    left = 10_000 - sum(given_hundredths)
    if left <= 0:
        return
    found, errors = read(
        GOOD
        | {
            "items": f"Logo {euros % 9_999_991 + 1000}.37",
            "plan": "\n".join([*percents, f"{left / 100:.2f}% deposit"]),
        },
        TODAY,
    )
    assert errors == {}
    assert sum(share.cents for share in found.plan) == found.total_cents
    assert all(share.cents > 0 for share in found.plan)


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"title": " … "}, {"title": "quote-no-title"}),
        ({"title": "x" * 121}, {"title": "client-name-long"}),
        ({"currency": "EURX"}, {"currency": "quote-currency"}),
        ({"tax_note": "x" * 301}, {"tax_note": "quote-note-long"}),
        ({"valid": "2026-11-26"}, {"valid": "away-past"}),
        ({"valid": "31 June"}, {"valid": "date-impossible"}),
        ({"valid": "someday"}, {"valid": "picked-no-day"}),
        ({"steps": "First draft"}, {"steps": "quote-step"}),
        ({"steps": "1 Nov 2026 First draft"}, {"steps": "quote-line-past"}),
        ({"steps": "31 June First draft"}, {"steps": "date-impossible"}),
        ({"rounds": "many"}, {"rounds": "quote-rounds"}),
        ({"rounds": "100"}, {"rounds": "quote-rounds"}),
        ({"extra": "-80"}, {"extra": "quote-negative"}),
        ({"start": "2026-12-10", "end": "2026-12-09"}, {"end": "quote-end-first"}),
    ],
)
def test_each_field_tells_what_is_wrong_with_it_and_only_that(values, errors):
    assert wrong(**values) == errors


def test_several_mistakes_are_told_at_once_each_at_its_field():
    assert wrong(title="", items="Logo", valid="2026-01-01") == {
        "title": "quote-no-title",
        "items": "quote-item",
        "valid": "away-past",
    }


def test_what_may_be_left_out_is_left_out():
    found = terms(valid="")
    assert (found.rounds, found.extra_cents, found.starts_on, found.steps, found.ours) == (None, None, None, (), ())
    assert found.valid_until == date(2026, 12, 27)


def test_days_duties_and_rounds_are_read_a_line_each():
    found = terms(
        steps="3 Dec First draft\n10 dicembre 14:00 Call", ours="Design it\n\nBuild it", rounds="2", extra="80"
    )
    assert [(str(step.on), step.what) for step in found.steps] == [
        ("2026-12-03", "First draft"),
        ("2026-12-10", "14:00 Call"),
    ]
    assert (found.ours, found.rounds, found.extra_cents) == (("Design it", "Build it"), 2, 8000)


def test_every_field_of_the_form_is_read_into_the_terms():
    assert {name for name in FIELDS if read({name: "?" * 400}, TODAY)[1].get(name)} >= {
        "title",
        "currency",
        "items",
        "tax",
        "tax_note",
        "valid",
        "steps",
        "rounds",
        "extra",
        "start",
        "end",
    }


SHARES = ("30%", " deposit", " milestone X", " 30 days", "rest ", "31 June")
PIECES = st.sampled_from(["3 x ", "Logo", "1 200", "1.200,50", "€", "-80", "\n", " ", ":", "EUR", "٣", "²", *SHARES])
TYPED = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30)


@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, TYPED)))
def test_whatever_is_typed_is_read_or_told_what_is_wrong_with_it(values):
    found, errors = read(values, TODAY)
    assert (found is None) == bool(errors)
    assert set(errors) <= set(FIELDS)
    if found is not None:
        assert sum(share.cents for share in found.plan) == found.total_cents


@given(TYPED, TYPED)
def test_whatever_is_typed_as_items_and_plan_of_a_good_quote_adds_up_or_is_told(items, plan):
    found, errors = read(GOOD | {"items": f"Site 1000\n{items}", "plan": plan}, TODAY)
    assert set(errors) <= {"items", "plan"}
    if found is not None:
        assert sum(share.cents for share in found.plan) == found.total_cents
