from datetime import date

import pytest
from holidays import list_supported_countries

from bot.core.errors import BadInput
from bot.core.public_holidays import between, name, on, region


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IT", "IT"),
        ("it-rm", "IT-RM"),
        ("IT RM", "IT-RM"),
        ("it_rm", "IT-RM"),
        ("GB-ENG", "GB-ENG"),
        ("uk", "GB"),
        ("USA", "US"),
        ("usa-ny", "US-NY"),
        ("Italy", "IT"),
        ("ITALIA", "IT"),
        ("Regno Unito", "GB"),
        ("great britain", "GB"),
        ("Deutschland", "DE"),
        ("Česko", "CZ"),
        ("Roma", "IT-RM"),
        ("Rome", "IT-RM"),
        ("milano", "IT-MI"),
        ("L'Aquila", "IT-AQ"),
        ("laquila", "IT-AQ"),
        ("England", "GB-ENG"),
        ("Inghilterra", "GB-ENG"),
        ("Bayern", "DE-BY"),
        ("California", "US-CA"),
        ("Georgia", "GE"),
        ("AR-G", "AR-G"),
        ("arg", "AR"),
    ],
)
def test_a_region_is_known_by_its_code_and_by_its_name(text, code):
    assert region(text) == code


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Itly", "IT (Italy)"),
        ("Firenza", "IT-FI (Firenze)"),
        ("IT-XX", "IT (Italy)"),
        ("atlantis", ""),
        ("", ""),
        ("🎉", ""),
    ],
)
def test_an_unknown_region_is_refused_with_the_nearest_names(text, nearest):
    with pytest.raises(BadInput) as refusal:
        region(text)
    assert refusal.value.key == "region-unknown"
    assert refusal.value.words["region"] == text
    assert nearest in str(refusal.value.words["nearest"])
    assert refusal.value.words["nearest"]


def test_every_code_of_the_library_is_taken_and_its_holidays_are_told():
    for code, parts in list_supported_countries(include_aliases=False).items():
        assert region(code) == code
        assert all(region(f"{code}-{part}") == f"{code}-{part}" for part in parts)
        days = between(code, date(2026, 1, 1), date(2026, 12, 31))
        assert all(name(code, day, language) for day in days[:2] for language in ("it", "en"))


@pytest.mark.parametrize(
    ("code", "day", "italian", "english"),
    [
        ("IT-RM", date(2026, 6, 29), "Santi Pietro e Paolo", "Saints Peter and Paul's Day"),
        ("IT", date(2026, 4, 6), "Lunedì dell'Angelo", "Easter Monday"),
        ("IT", date(2026, 12, 26), "Santo Stefano", "Saint Stephen's Day"),
        ("GB-ENG", date(2026, 12, 28), "Boxing Day (observed)", "Boxing Day (observed)"),
        ("GB-SCT", date(2026, 11, 30), "Saint Andrew's Day", "Saint Andrew's Day"),
        ("US", date(2026, 7, 3), "Independence Day (observed)", "Independence Day (observed)"),
        ("CH-TI", date(2026, 1, 1), "Capodanno", "New Year's Day"),
        ("DE-BY", date(2026, 1, 6), "Heilige Drei Könige", "Epiphany"),
    ],
)
def test_a_holiday_has_its_name_in_the_readers_language_where_the_library_speaks_it(code, day, italian, english):
    assert on(code, day)
    assert (name(code, day, "it"), name(code, day, "en")) == (italian, english)


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("IT", date(2026, 6, 29)),
        ("IT-MI", date(2026, 6, 29)),
        ("GB-ENG", date(2026, 11, 30)),
        ("GB-ENG", date(2026, 12, 27)),
        ("IT", date(2026, 12, 24)),
        ("DE", date(2026, 12, 24)),
        ("", date(2026, 12, 25)),
    ],
)
def test_a_day_of_another_region_or_half_a_day_is_none(code, day):
    assert not on(code, day)
    assert name(code, day, "it") == ""


def test_the_days_between_two_dates_are_given_in_order_over_the_turn_of_the_year():
    assert between("IT", date(2026, 12, 8), date(2027, 1, 1)) == (
        date(2026, 12, 8),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2027, 1, 1),
    )
    assert between("", date(2026, 12, 8), date(2027, 1, 1)) == ()
    assert between("IT", date(2026, 12, 8), date(2026, 12, 7)) == ()


def test_a_code_that_is_none_is_refused_with_the_nearest():
    for code in ("IT-ZZ", "ZZ"):
        with pytest.raises(BadInput, match="region-unknown"):
            on(code, date(2026, 1, 1))


def test_years_that_the_library_does_not_know_have_no_holidays():
    assert between("IT", date(1700, 1, 1), date(1700, 12, 31)) == ()
