"""What is agreed about a metric, as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import BadInput
from bot.core.metric_terms import MetricTerms, changed_terms, metric_terms
from bot.core.plain_numbers import decimal_mark

ENGLISH, ITALIAN = decimal_mark("en"), decimal_mark("it")


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("Visits", ENGLISH, {"name": "Visits"}),
        (
            "Visits, unit visits a month, target 1500",
            ENGLISH,
            {"name": "Visits", "unit": "visits a month", "target_thousandths": 1_500_000},
        ),
        (
            "Visits unit visits a month target 1,500.5",
            ENGLISH,
            {"name": "Visits", "unit": "visits a month", "target_thousandths": 1_500_500},
        ),
        ("Errors, target at most 3", ENGLISH, {"name": "Errors", "better": "lower", "target_thousandths": 3000}),
        ("Sales, target: at least 3", ENGLISH, {"name": "Sales", "better": "higher", "target_thousandths": 3000}),
        ("Errors, lower is better", ENGLISH, {"name": "Errors", "better": "lower"}),
        ("Visits, target 1500 visits", ENGLISH, {"name": "Visits", "unit": "visits", "target_thousandths": 1_500_000}),
        ("Rate; unit %; target 12 %", ENGLISH, {"name": "Rate", "unit": "%", "target_thousandths": 12_000}),
        ("Sales per unit", ENGLISH, {"name": "Sales per unit"}),
        ("Unit sales, unit pieces", ENGLISH, {"name": "Unit sales", "unit": "pieces"}),
        ("Visits\nunit visits\ntarget 9", ENGLISH, {"name": "Visits", "unit": "visits", "target_thousandths": 9000}),
        (
            "Visite, unità visite al mese, obiettivo almeno 1.500,5",
            ITALIAN,
            {"name": "Visite", "unit": "visite al mese", "better": "higher", "target_thousandths": 1_500_500},
        ),
        (
            "Errori, obiettivo al massimo 3, meno è meglio",
            ITALIAN,
            {"name": "Errori", "better": "lower", "target_thousandths": 3000},
        ),
        ("Tempo, unita secondi, più basso è meglio", ITALIAN, {"name": "Tempo", "unit": "secondi", "better": "lower"}),
        ("Resi, obiettivo non più di 10", ITALIAN, {"name": "Resi", "better": "lower", "target_thousandths": 10000}),
        (
            "Visite, target 1.500",
            ITALIAN,
            {"name": "Visite", "target_thousandths": 1_500_000, "ambiguous": "1.500"},
        ),
    ],
)  # fmt: skip
def test_terms_are_read_as_people_mean_them(text, mark, expected):
    assert metric_terms(text, mark) == MetricTerms(**expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("target 2000", {"target_thousandths": 2_000_000}),
        ("higher is better", {"better": "higher"}),
        ("target at most 3, unit errors", {"better": "lower", "target_thousandths": 3000, "unit": "errors"}),
        ("target at most 3 unit errors", {"better": "lower", "target_thousandths": 3000, "unit": "errors"}),
    ],
)
def test_a_change_is_the_terms_alone(text, expected):
    assert changed_terms(text, ENGLISH) == MetricTerms(**expected)


@pytest.mark.parametrize("text", ["1240", "", "chart", "unit", "on target"])
def test_anything_else_is_no_change_of_terms(text):
    assert changed_terms(text, ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Visits, target many", "number-letters"),
        ("Visits, unit visits, target 3 apples", "number-letters"),
        ("Visits, target 1, target 2", "metric-twice"),
        ("Visits, target at most 3, higher is better", "metric-contradicts"),
        ("x" * 61, "metric-name-long"),
        (f"Visits, unit {'x' * 41}", "metric-unit-long"),
        ("Visits, target 10000000000000", "number-large"),
    ],
)
def test_what_cannot_be_agreed_on_is_refused_with_the_reason(text, key):
    with pytest.raises(BadInput) as refused:
        metric_terms(text, ENGLISH)
    assert refused.value.key == key


@given(st.text(max_size=80))
def test_any_text_gives_terms_or_is_refused(text):
    try:
        found = metric_terms(text, ENGLISH)
    except BadInput:
        return
    assert len(found.name) <= 60
