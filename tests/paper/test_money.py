"""The picture of the money that is to come: what is drawn, and that nothing makes it fail."""

import re

import pytest

from bot import paper
from bot.core.errors import CannotDraw
from bot.paper import draw
from tests.paper.weeks import size

OVERDUE, DUE, PROMISED, DISPUTED = "#e5835f", "#1f5f54", "#9cc8b4", "#c9c2b4"
KINDS = ("overdue", "due", "promised", "disputed")
LONG = "Outstanding sums of money that are expected "


def column(due=0, promised=0, label="", amount=""):
    return {"label": label, "due_cents": due, "promised_cents": promised, "amount": amount}


def money(columns=None, **more):
    """Nine weeks, of which three have money; `more` replaces the fields."""
    usual = [column(120_000), column(30_000, 30_000), column(0, 50_000), *[column()] * 6]
    weeks = usual if columns is None else columns
    return {
        "title": "The next 60 days",
        "period": "30 November to 28 January",
        "sums": [{"kind": kind, "label": kind.title(), "amount": "€1,200.00"} for kind in KINDS[:3]],
        "overdue_cents": 90_000,
        "overdue_label": "Overdue",
        "overdue_amount": "€900",
        "columns": [{**each, "label": each["label"] or f"{number} Dec"} for number, each in enumerate(weeks)],
        "empty": "Nothing is expected.",
        **more,
    }


def bare(columns, **more):
    """A chart without a word in it but what is given."""
    empty = dict.fromkeys(("title", "period", "overdue_label", "overdue_amount", "empty"), "")
    return {**empty, "sums": [], "overdue_cents": 0, "columns": columns, **more}


def svg(data):
    return paper._compiled("money", data, "svg").decode()


def areas(data, colour):
    """How tall the areas of a colour are, in points."""
    paths = re.findall(
        rf'<path[^>]* fill="{colour}"[^>]*? d="([^"]+)"|<path[^>]* d="([^"]+)"[^>]* fill="{colour}"', svg(data)
    )
    found = []
    for path in map("".join, paths):
        steps = [abs(float(step)) for step in re.findall(r"[vV] ?(-?[\d.]+)", path)]
        found.append(max(steps))
    return found


def letters(data):
    return len(re.findall(r"<use ", svg(data)))


EXTREMES = {
    "one day": money([column(1)]),
    "nothing at all": money([column()] * 9, overdue_cents=0, sums=[]),
    "nothing, and no word for it": bare([column()]),
    "sixty days, all alike": money([column(100, 100, "7 Dec", "€2.00")] * 60),
    "sums of thirteen digits": money([column(10**15, 10**15, "7 Dec", "€10,000,000,000,000.00")] * 9),
    "one cent beside a million": money([column(1, 1), column(10**8, 0)]),
    "long words": money(
        title=LONG * 9,
        period=LONG * 9,
        overdue_label=LONG,
        overdue_amount=LONG * 9,
        sums=[{"kind": kind, "label": LONG, "amount": LONG} for kind in KINDS],
        columns=[column(100, 100, LONG, LONG)] * 9,
    ),
    "words without spaces": money(title="W" * 300, period="W" * 300, overdue_label="W" * 300, empty="W" * 300),
    "a long word for nothing": money([column()], overdue_cents=0, empty=LONG * 9),
    "scripts of the world": money(title="株式会社 🎨", overdue_label="متأخر", period="\x00\u202e"),
}


@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES)
def test_every_state_of_affairs_becomes_a_picture_of_the_same_width(data):
    wide, tall = size(draw("money", data))
    assert (wide, 300 < tall < 1400) == (1200, True)


def test_the_same_money_is_the_same_picture_to_the_byte():
    first = draw("money", money())
    draw("money", EXTREMES["one day"])
    assert draw("money", money()) == first


def test_bars_are_as_tall_as_their_sums_are_large():
    data = bare([column(100_000), column(50_000, 25_000), column()], overdue_cents=25_000)
    assert areas(data, DUE) == [230, 115]
    assert areas(data, PROMISED) == areas(data, OVERDUE) == [57.5]


def test_the_smallest_sum_can_still_be_seen():
    assert min(areas(bare([column(1), column(10**9)]), DUE)) == 3


def test_the_sums_above_show_what_the_colours_mean():
    sums = [{"kind": kind, "label": "", "amount": ""} for kind in KINDS]
    for colour in (OVERDUE, PROMISED, DISPUTED):
        assert svg(bare([column()], sums=sums)).count(colour) == 1
        assert colour not in svg(bare([column()]))


def test_what_is_overdue_has_a_column_of_its_own_only_where_there_is_any():
    with_it, without = (bare([column(100)], overdue_cents=cents) for cents in (100, 0))
    assert (len(areas(with_it, OVERDUE)), len(areas(without, OVERDUE))) == (1, 0)


def test_without_money_the_picture_says_so_in_the_words_that_it_was_given():
    assert letters(bare([column()], empty="Nothing")) == 7
    assert letters(bare([column(1)], empty="Nothing")) == 0


def test_amounts_stand_above_their_bars_while_there_is_room():
    apart = [column(900, amount="12"), column(), column(), column(500, amount="34")]
    assert letters(bare(apart)) == 4


def test_amounts_that_would_touch_are_left_out():
    crowded = bare([column(900, amount="1234567")] * 60)
    assert 0 < letters(crowded) / 7 < 30


def test_an_amount_without_money_is_not_shown():
    assert letters(bare([column(900), column(0, amount="0")])) == 0


def test_of_labels_that_would_touch_every_second_or_third_is_shown():
    shown = {count: letters(bare([column(9, label="30Dec")] * count)) / 5 for count in (5, 12, 18)}
    assert shown == {5: 5, 12: 6, 18: 6}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"columns": []}, "length >= 1"),
        ({"columns": [column()] * 63}, "length <= 62"),
        ({"columns": [column(-1)]}, r"`\$\.columns\[0\]\.due_cents`"),
        ({"overdue_cents": -1}, r"`\$\.overdue_cents`"),
        ({"sums": [{"kind": "lost", "label": "", "amount": ""}]}, r"`\$\.sums\[0\]\.kind`"),
    ],
)
def test_money_that_is_wrong_is_refused_with_the_place_and_the_reason(change, reason):
    with pytest.raises(CannotDraw, match=reason):
        draw("money", money(**change))
