"""Metrics: agreed on as an approval, their values noted by command or from a table, and their charts."""

from datetime import date

import msgspec
import pytest

from bot.core.gate import verdict
from bot.core.ledger import facts_of
from bot.core.pictures import Chart
from tests.approving import approval, asks, buttons_of, rossi
from tests.attached import given
from tests.kit import GROUP, NOON, opened, rome

# A thousand and eight of them.
DAYS = [(year, month, day) for year in (2022, 2023, 2024) for month in range(1, 13) for day in range(1, 29)]
TERMS = "Visits, unit visits a month, target at least 1500"


@pytest.fixture
async def noon(tmp_path):
    """Friday 27 November 2026."""
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def agreed(noon):
    """Rossi SRL has agreed to look at its visits."""
    await says(noon, f"new {TERMS}")
    await noon.presses("giulia", "Approve")
    noon.forget()
    return noon


async def says(house, what, **fields):
    await house.commands("marta", f"metric rossi {what}".rstrip(), **fields)
    return house.last_to("marta")


async def hands_in(house, *lines, **fields):
    file = given(house, "values.csv", content="\n".join(lines).encode())
    await house.commands("marta", "metric rossi", attachments=(file,), **fields)
    return house.last_to("marta")


def metric(house, name="Visits"):
    known = house.desk.client(rossi(house)).touch.metrics.values()
    return next(each for each in known if house.desk.titles.get(each.metric).text == name)


def values(house, name="Visits"):
    return {each.on: each.thousandths for each in metric(house, name).values}


def kinds(house):
    return house.kinds(rossi(house))


# Agreed on


async def test_a_metric_is_asked_as_an_approval_that_says_what_unit_and_target(noon):
    assert (await says(noon, f"new {TERMS}")).splitlines() == [
        "Asked Giulia Bianchi to approve: Metric: Visits, version 1",
        "We look at “Visits”, in visits a month.",
        "Our target: at least 1,500 visits a month.",
        "Studio Neri notes the values, and you see them here.",
    ]
    assert kinds(noon)[-2:] == ["metric_drawn", "approval_asked"]
    assert noon.last_to("giulia").splitlines()[:6] == [
        "Metric: Visits, version 1",
        "We look at “Visits”, in visits a month.",
        "Our target: at least 1,500 visits a month.",
        "Studio Neri notes the values, and you see them here.",
        "If you approve, this goes on record:",
        f"I agree that we look at “Visits” as shown to me here, version 1 ({approval(noon, 'Visits').digest[:12]}).",
    ]
    assert buttons_of(noon, "giulia") == "[Approve] [Ask for changes] [Not me]"


async def test_one_press_agrees_and_the_office_hears_how_to_note_values(noon):
    await says(noon, f"new {TERMS}")
    await noon.presses("giulia", "Approve")
    assert approval(noon, "Visits").state == "approved"
    assert "✓ On record: we look at “Visits”, version 1, as agreed" in noon.last_to("giulia")
    assert noon.last_to("marta").startswith(
        "Giulia Bianchi agrees to look at “Visits”, version 1 (Rossi SRL). "
        "To note a value: /metric Rossi SRL Visits 1240\nEntry "
    )
    assert noon.failed() == []


async def test_a_metric_can_be_agreed_to_in_plain_words(noon):
    await says(noon, f"new {TERMS}")
    await noon.writes("giulia", "ok", reply_to=noon.last_id("giulia"))
    await noon.writes("giulia", "I approve")
    assert approval(noon, "Visits").state == "approved"


async def test_an_italian_client_reads_it_in_italian(noon):
    await noon.commands("marta", "client rossi set language=it")
    await noon.commands("marta", "indicatore rossi nuova Errori, unità errori, obiettivo al massimo 3")
    assert noon.last_to("giulia").splitlines()[:4] == [
        "Indicatore: Errori, versione 1",
        "Seguiamo «Errori», in errori.",
        "Il nostro obiettivo: al massimo 3 errori.",
        "Studio Neri annota i valori, e Lei li vede qui.",
    ]
    assert (metric(noon, "Errori").better, metric(noon, "Errori").target_thousandths) == ("lower", 3000)


async def test_without_unit_and_target_it_says_what_is_better(noon):
    await says(noon, "new Errors, lower is better")
    assert noon.last_to("giulia").splitlines()[1:3] == ["We look at “Errors”.", "Less is better."]


@pytest.mark.parametrize(
    ("what", "answer"),
    [
        ("new", "Please write what it is called, with its unit and target if there are any: /metric Rossi SRL new"),
        ("new Visits, target many", "“many” holds more than a number."),
        ("new Visits, target 10000000000000", "“10000000000000” is more than I can handle"),
        ("new Visits, target at most 3, higher is better", "“at most 3” and what you say is better contradict"),
        ("new Visits, target 1, target 2", "“target 2” says a second time what was said before."),
        (f"new {'x' * 61}", "Please keep what a metric is called to 60 characters."),
        (f"new Visits, unit {'x' * 41}", "Please keep the unit to 40 characters."),
        ("visits 12", "There is no metric with Rossi SRL yet."),
        ("drop visits", "There is no metric with Rossi SRL yet."),
        ("", "There is no metric with Rossi SRL yet."),
    ],
)
async def test_what_cannot_be_agreed_on_is_answered_and_nothing_is_recorded(noon, what, answer):
    before = kinds(noon)
    assert (await says(noon, what)).startswith(answer)
    assert kinds(noon) == before
    assert noon.said_to("giulia") == []


async def test_a_bare_command_tells_how_it_is_given(noon):
    await noon.commands("marta", "metric")
    assert noon.last_to("marta").startswith("Please write whose, and what: /metric rossi visits 1240.")


async def test_where_nobody_decides_nothing_is_asked(noon):
    await noon.commands("marta", "client new Bianchi SNC")
    await noon.commands("marta", "metric bianchi new Visits")
    assert noon.last_to("marta").startswith("Nobody decides for Bianchi SNC yet.")


async def test_the_same_terms_are_not_asked_twice(noon):
    await says(noon, f"new {TERMS}")
    assert (await says(noon, f"new {TERMS}")).startswith(
        "This very version of “Visits” is already waiting for approval (version 1"
    )
    assert kinds(noon).count("approval_asked") == 1


async def test_a_target_with_two_readings_is_read_back(noon):
    await says(noon, "new Visits, target 1.500")
    assert "“1.500” can be read in two ways; I took it as 1.5." in noon.said_to("marta")


async def test_a_changed_target_is_a_new_version_and_the_agreed_one_counts_until_then(agreed):
    await says(agreed, "visits 1240 on 26 Nov")
    said = await says(agreed, "visits target 2000")
    assert said.startswith("Asked Giulia Bianchi to approve: Metric: Visits, version 2\n")
    assert metric(agreed).version == 2
    assert approval(agreed, "Visits").state == "asked"
    assert (await says(agreed, "visits 1300")).startswith("Noted. Visits on Friday 27 November 2026: 1,300")
    assert (await says(agreed, "")).splitlines()[1] == (
        "• Visits: 1,300 visits a month (27 Nov); target: at least 1,500; 5 % up since 26 Nov · version 2: open"
    )
    await agreed.presses("giulia", "Approve")
    assert "target: at least 2,000" in await says(agreed, "")
    assert values(agreed) == {date(2026, 11, 26): 1_240_000, date(2026, 11, 27): 1_300_000}


async def test_new_with_a_known_name_is_a_new_version_and_keeps_what_was_not_said(agreed):
    await says(agreed, "new visits, target at most 900")
    assert "at most 900 visits a month" in agreed.last_to("giulia")
    assert (metric(agreed).version, metric(agreed).better) == (2, "lower")
    assert len(agreed.desk.client(rossi(agreed)).touch.metrics) == 1


async def test_values_keep_their_unit(agreed):
    await says(agreed, "visits 1240")
    assert (await says(agreed, "new visits, unit visits a week")).startswith(
        "“Visits” has values in visits a month already."
    )


async def test_a_dropped_metric_is_no_longer_asked_nor_listed_and_can_return(agreed):
    await says(agreed, "visits target 2000")
    assert await says(agreed, "drop visits") == "“Visits” is no longer looked at (Rossi SRL)."
    assert approval(agreed, "Visits").state == "withdrawn"
    assert (await says(agreed, "visits 12")).startswith("There is no metric with Rossi SRL yet.")
    assert (await says(agreed, f"new {TERMS}")).startswith("Asked Giulia Bianchi to approve: Metric: Visits, version 3")


async def test_an_agreed_metric_can_be_dropped_in_italian(agreed):
    await agreed.commands("marta", "indicatore rossi togli visits")
    assert metric(agreed).dropped
    assert kinds(agreed)[-1] == "metric_dropped"


async def test_a_client_who_takes_it_back_agrees_no_longer(noon):
    await says(noon, f"new {TERMS}")
    await noon.presses("giulia", "Approve")
    await says(noon, "visits 1240")
    await noon.presses("giulia", "Take it back")
    assert (await says(noon, "visits 1250")).startswith("“Visits” is not agreed upon, so no values can be noted.")
    assert (await says(noon, "")).splitlines()[1] == "• Visits · version 1: taken back"
    await noon.writes("giulia", "mine")
    assert "What we look at" not in noon.last_to("giulia")


async def test_a_metric_stands_in_no_gates_way(agreed):
    await asks(agreed, "Visits\nAll about our visits.")  # a text of that name is another thing
    await agreed.presses("giulia", "Approve")
    await says(agreed, "visits target 2000")
    state = agreed.desk.client(rossi(agreed))
    text = next(each for each in state.approvals.values() if each.what == "text")
    assert verdict(state, text.approval).go
    await agreed.commands("marta", "gate rossi visits")
    assert agreed.last_to("marta") == "Go: Visits, version 1"


async def test_an_open_metric_is_reminded_of_as_any_approval(noon):
    await says(noon, f"new {TERMS}")
    noon.forget()
    await noon.moves_to(rome("2026-12-01 09:30"))
    assert noon.last_to("giulia").startswith("May we remind you of “Visits”?")


# Values


async def test_a_value_is_noted_for_today_or_for_a_day_that_has_passed(agreed):
    assert await says(agreed, "visits 1240") == "Noted. Visits on Friday 27 November 2026: 1,240 visits a month"
    assert await says(agreed, "visits 1.240,5 on 20 Nov") == (
        "Noted. Visits on Friday 20 November 2026: 1,240.5 visits a month"
    )
    assert values(agreed) == {date(2026, 11, 20): 1_240_500, date(2026, 11, 27): 1_240_000}
    entry = list(agreed.store.entries(rossi(agreed)))[-1]
    assert facts_of(entry.core).thousandths == 1_240_500
    assert entry.opening.value.words == "/metric rossi visits 1.240,5 on 20 Nov"


@pytest.mark.parametrize(
    ("what", "on", "thousandths"),
    [
        ("visits 1,240 visits a month on Monday", date(2026, 11, 23), 1_240_000),
        ("visits 1240 yesterday", date(2026, 11, 26), 1_240_000),
        ("visits -2.5 on 26/11", date(2026, 11, 26), -2_500),
        ("visi 12 on 30 Nov", date(2025, 11, 30), 12_000),
        ("Visits: 12", date(2026, 11, 27), 12_000),
    ],
)
async def test_values_are_typed_in_many_ways(agreed, what, on, thousandths):
    await says(agreed, what)
    assert values(agreed) == {on: thousandths}


async def test_an_italian_office_reads_a_point_as_thousands_and_says_so(tmp_path):
    async with opened(tmp_path / "data", start=NOON, language="it") as house:
        await house.commands("marta", "indicatore rossi nuovo Visite, unità visite al mese")
        await house.presses("giulia", "Approvo")
        await house.commands("marta", "indicatore rossi visite 1.240 il 26 novembre")
        assert house.last_to("marta").splitlines() == [
            "Annotato. Visite, giovedì 26 novembre 2026: 1.240 visite al mese",
            "«1.240» si può leggere in due modi; l'ho inteso come 1.240.",
        ]
        assert values(house, "Visite") == {date(2026, 11, 26): 1_240_000}


async def test_an_english_office_reads_the_same_as_decimals_and_says_so(agreed):
    assert (await says(agreed, "visits 1.240")).splitlines()[1] == (
        "“1.240” can be read in two ways; I took it as 1.24."
    )
    assert values(agreed) == {date(2026, 11, 27): 1_240}


async def test_a_second_value_for_a_day_replaces_the_first_and_says_what_it_was(agreed):
    await says(agreed, "visits 1240")
    assert (await says(agreed, "visits 1250")).splitlines() == [
        "Noted. Visits on Friday 27 November 2026: 1,250 visits a month",
        "It takes the place of 1,240, which stood there for that day.",
    ]
    assert await says(agreed, "visits 1250") == "“Visits” has this very value for that day already."
    assert values(agreed) == {date(2026, 11, 27): 1_250_000}
    assert kinds(agreed).count("metric_value") == 2


@pytest.mark.parametrize(
    ("what", "answer"),
    [
        ("visits many", "“many” holds more than a number. Please give the number alone, such as 1240 or 1,240.5"),
        ("visits 12 apples", "“12 apples” holds more than a number."),
        ("visits 1.2.3", "I could not read “1.2.3” as a number."),
        ("visits 1.23456", "“1.23456” has more than three decimals."),
        ("visits 1000000000000", "“1000000000000” is more than I can handle; is there a digit too many?"),
        ("visits 12 on 30 Nov 2026", "“30 Nov 2026” is yet to come."),
        ("visits 12 on 30 Feb", "There is no day “30 Feb”."),
        (
            "visits 12 on paper",
            "“paper” is not a day. Please write it like this: /metric Rossi SRL Visits 1240 on 30 Nov",
        ),
        ("vsits 12", "Rossi SRL has no metric called “vsits”. Do you mean “Visits”?"),
        ("turnover 12", "Rossi SRL has no metric called “turnover”. There are: Visits"),
        ("drop turnover", "Rossi SRL has no metric called “turnover”. There are: Visits"),
    ],
)
async def test_a_value_that_cannot_be_meant_is_answered_and_nothing_is_recorded(agreed, what, answer):
    before = kinds(agreed)
    assert (await says(agreed, what)).startswith(answer)
    assert kinds(agreed) == before


async def test_no_value_is_noted_before_the_client_has_agreed(noon):
    await says(noon, f"new {TERMS}")
    assert await says(noon, "visits 12") == (
        "Rossi SRL has not agreed to “Visits” yet. Values can be noted once it is approved."
    )
    await noon.presses("giulia", "Ask for changes")
    await noon.writes("giulia", "a lower target please")
    assert (await says(noon, "visits 12")).startswith("“Visits” is not agreed upon, so no values can be noted.")
    assert values(noon) == {}


async def test_a_metric_whose_name_begins_with_a_command_is_found_by_its_whole_name(noon):
    await says(noon, "new New visitors, target 30")
    await noon.presses("giulia", "Approve")
    await says(noon, "new visitors 12")
    assert values(noon, "New visitors") == {date(2026, 11, 27): 12_000}


# From a table


async def test_a_table_with_a_column_for_each_metric_is_noted_at_once(agreed):
    await says(agreed, "new Orders")
    await agreed.presses("giulia", "Approve")
    await says(agreed, "visits 1 on 1 Nov")
    await says(agreed, "visits 2 on 2 Nov")
    said = await hands_in(
        agreed, "Day;Visits;Orders;Weather", "01/11/2026;1;3;sun", "02/11/2026;1.240,5;;rain", "03/11/2026;7;4;rain"
    )
    assert said.splitlines() == [
        "Noted from values.csv, for Rossi SRL:",
        "• Visits: 1 noted, 1 replaced, 1 there already",
        "• Orders: 2 noted, 0 replaced, 0 there already",
        "These columns match no metric that was agreed upon: Weather",
    ]
    assert values(agreed) == {
        date(2026, 11, 1): 1000,
        date(2026, 11, 2): 1_240_500,
        date(2026, 11, 3): 7000,
    }
    assert values(agreed, "Orders") == {date(2026, 11, 1): 3000, date(2026, 11, 3): 4000}
    entry = list(agreed.store.entries(rossi(agreed)))[-1]
    assert (entry.opening.value.who.name, entry.opening.value.shown) == ("Marta Neri", "values.csv")
    assert agreed.failed() == []


async def test_a_table_of_day_metric_and_value_in_italian_is_noted_too(agreed):
    await hands_in(agreed, "giorno;indicatore;valore", "1/11/2026;visits;12", "1/11/2026;Visits;13")
    assert values(agreed) == {date(2026, 11, 1): 13_000}


async def test_lines_that_cannot_be_noted_are_told_with_their_numbers(agreed):
    said = await hands_in(
        agreed,
        "day,metric,value",
        "2026-11-01,visits,12",
        "2026-02-30,visits,12",
        "2026-11-28,visits,12",
        "2026-11-03,visits,many",
        "2026-11-04,sales,12",
    )
    assert said.splitlines() == [
        "Noted from values.csv, for Rossi SRL:",
        "• Visits: 1 noted, 0 replaced, 0 there already",
        "Line 3 was left out: “2026-02-30” is not a day.",
        "Line 4 was left out: “2026-11-28” is yet to come.",
        "Line 5 was left out: “many” is not a number that I can read.",
        "Line 6 was left out: no metric that was agreed upon is called “sales”.",
    ]
    assert values(agreed) == {date(2026, 11, 1): 12_000}


async def test_a_file_that_shows_its_decimal_mark_is_read_with_that_throughout(agreed):
    await hands_in(agreed, "day;visits", "2026-11-01;1.240", "2026-11-02;1.240,5")
    assert values(agreed) == {date(2026, 11, 1): 1_240_000, date(2026, 11, 2): 1_240_500}


async def test_a_file_that_does_not_is_read_by_the_offices_language_and_that_is_said(agreed):
    said = await hands_in(agreed, "day,visits", "2026-11-01,1.240", "2026-11-02,1.250")
    assert said.splitlines()[-1] == "“1.240” can be read in two ways; I took it as 1.24."
    assert values(agreed) == {date(2026, 11, 1): 1_240, date(2026, 11, 2): 1_250}


async def test_one_that_is_parted_by_semicolons_is_read_with_the_comma_in_english_too(agreed):
    said = await hands_in(agreed, "day;visits", "2026-11-01;980", "2026-11-02;1.250")
    assert said.splitlines()[-1] == "“1.250” can be read in two ways; I took it as 1,250."
    assert values(agreed) == {date(2026, 11, 1): 980_000, date(2026, 11, 2): 1_250_000}


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", "This file is empty."),
        (b"%PDF-1.7 x", "I found no table with a column for the day in this file."),
        (b"PK\x03\x04", "I found no table with a column for the day in this file."),
        (b"visits;orders\n1;2\n", "I found no table with a column for the day in this file."),
        (b"day;sales\n2026-11-01;2\n", "No column of this file has the name of a metric that was agreed upon: Visits."),
        (b"day;visits\n", "values.csv holds no value that could be noted for Rossi SRL."),
        (
            b"day;visits\n" + b"".join(b"%d-%02d-%02d;1\n" % day for day in DAYS),
            "This file holds more than 1,000 values, the most that I note at once.",
        ),
    ],
)  # fmt: skip
async def test_a_file_that_is_no_such_table_is_answered_and_nothing_is_recorded(agreed, content, answer):
    before = kinds(agreed)
    file = given(agreed, "values.csv", content=content)
    await agreed.commands("marta", "metric rossi", attachments=(file,))
    assert agreed.last_to("marta").startswith(answer)
    assert kinds(agreed) == before
    assert agreed.failed() == []


async def test_the_most_that_a_file_may_hold_is_noted_in_one_go(agreed):
    lines = [f"{year}-{month:02}-{day:02},{day}" for year, month, day in DAYS[:1000]]
    said = await hands_in(agreed, "day,visits", *lines)
    assert "• Visits: 1,000 noted" in said
    assert len(values(agreed)) == len(lines) == 1000


async def test_a_table_that_was_sent_right_before_is_taken_once(agreed):
    file = given(agreed, "values.csv", content=b"day,visits\n2026-11-01,12\n")
    await agreed.writes("marta", "", attachments=(file,))
    assert (await says(agreed, "")).startswith("Noted from values.csv")
    assert (await says(agreed, "")).startswith("Rossi SRL: metrics")


@pytest.mark.parametrize(("name", "minutes"), [("photo.png", 1), ("values.csv", 11)])
async def test_another_file_or_an_earlier_one_is_left_alone(agreed, name, minutes):
    await agreed.writes("marta", "", attachments=(given(agreed, name, content=b"day,visits\n2026-11-01,12\n"),))
    await agreed.moves_to(rome(f"2026-11-27 12:{minutes:02}"))
    assert (await says(agreed, "")).startswith("Rossi SRL: metrics")


async def test_a_table_before_anything_was_agreed_is_refused(noon):
    assert (await hands_in(noon, "day,visits", "2026-11-01,1")).startswith("Rossi SRL has agreed to no metric yet")


async def test_two_files_at_once_are_too_many(agreed):
    files = (given(agreed, "a.csv"), given(agreed, "b.csv"))
    await agreed.commands("marta", "metric rossi", attachments=files)
    assert agreed.last_to("marta") == "Please hand in one file at a time."


# Charts


async def seen(house, name, word):
    """What a plain word or command shows, and the data of what was drawn."""
    house.drawn.clear()
    await (house.writes if name == "giulia" else house.commands)(name, word)
    return house.last_to(name), [msgspec.convert(data, Chart) for template, data in house.drawn if template == "chart"]


async def test_the_chart_shows_values_target_and_trend(agreed):
    await says(agreed, "visits 1100 on 30 Oct")
    await says(agreed, "visits 1232")
    said, (chart,) = await seen(agreed, "marta", "metric rossi visits")
    assert said.splitlines() == [
        "Visits: 1,232 visits a month (27 Nov); target: at least 1,500; 12 % up in four weeks",
        "[photo Visits.png]",
    ]
    assert chart == Chart(
        name="Visits",
        unit="visits a month",
        now="1,232",
        points=chart.points,
        target_thousandths=1_500_000,
        target_label="target: at least 1,500",
        trend_label="12 % up in four weeks",
        good=True,
        first_label="30 Oct",
        last_label="27 Nov",
    )
    assert [(each.day, each.thousandths, each.label) for each in chart.points] == [
        (0, 1_100_000, "1,100"),
        (28, 1_232_000, "1,232"),
    ]


async def test_a_client_sees_the_chart_by_its_word_in_their_language(agreed):
    await agreed.commands("marta", "client rossi set language=it")
    await says(agreed, "visits 1100 on 30 Oct")
    await says(agreed, "visits 990.5")
    said, (chart,) = await seen(agreed, "giulia", "indicatore")
    assert said.splitlines()[0] == (
        "Visits: 990,5 visits a month (27 nov); obiettivo: almeno 1.500; 10 % in meno in quattro settimane"
    )
    assert (chart.now, chart.good) == ("990,5", False)


async def test_with_one_value_nothing_is_said_of_a_trend(agreed):
    await says(agreed, "visits 1100")
    _, (chart,) = await seen(agreed, "marta", "metric rossi visits chart")
    assert (chart.trend_label, chart.good) == ("", None)


async def test_without_a_value_there_is_no_chart_but_a_line(agreed):
    said, charts = await seen(agreed, "marta", "metric rossi visits")
    assert (said, charts) == ("Visits: no value yet; target: at least 1,500", [])


async def test_years_of_values_are_cut_to_what_can_be_drawn(agreed):
    await says(agreed, "visits 1 on 2010-01-01")
    await says(agreed, "visits 2 on 2025-11-27")
    await says(agreed, "visits 2")
    _, (chart,) = await seen(agreed, "marta", "metric rossi visits")
    assert [each.day for each in chart.points] == [0, 365]
    assert (chart.first_label, chart.trend_label) == ("27 Nov 2025", "as on 27 Nov 2025")


async def test_mine_tells_a_client_what_was_agreed_on_and_where_it_stands(agreed):
    await says(agreed, "visits 0 on 30 Oct")
    await says(agreed, "visits 1500")
    await agreed.writes("giulia", "mine")
    assert agreed.last_to("giulia").splitlines()[-2:] == [
        "What we look at",
        "• Visits: 1,500 visits a month (27 Nov); target: at least 1,500; up from 0 in four weeks",
    ]


async def test_a_client_without_metrics_is_told_so(noon):
    await noon.commands("giulia", "metric")
    assert noon.last_to("giulia") == "There is nothing yet that we agreed to look at."


async def test_another_client_sees_nothing_of_it(agreed):
    await says(agreed, "visits 1100")
    await agreed.commands("paolo", f"start {await agreed.invitation('new Zucca SNC')}")
    said, charts = await seen(agreed, "paolo", "metric")
    assert (said, charts) == ("There is nothing yet that we agreed to look at.", [])


async def test_in_a_shared_chat_the_office_is_answered_in_private(agreed):
    await agreed.joins("marta")
    await agreed.presses("marta", "This is Rossi SRL")
    agreed.forget()
    await agreed.commands("marta", "metric rossi visits 1240", GROUP)
    assert agreed.said_to(GROUP.id) == []
    assert agreed.last_to("marta").startswith("Noted. Visits")
