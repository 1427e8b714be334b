import pytest

from bot.core.errors import BadInput
from bot.core.names import find, fitting, plain
from bot.core.rows import Client

CLIENTS = [
    Client(client=str(n), name=name) for n, name in enumerate(("Rossi SRL", "Rossi SRL Nord", "Caffè Blu", "--"))
]


@pytest.mark.parametrize("typed", ["caffe", "CAFFÈ BLU", "caffe\u0300, blu.", " Caffè  "])
def test_accents_case_and_punctuation_do_not_count_in_a_name(typed):
    assert find(typed, CLIENTS).name == "Caffè Blu"


def test_the_exact_name_wins_over_longer_ones_that_begin_so():
    assert find("rossi srl", CLIENTS).name == "Rossi SRL"
    assert [each.name for each in fitting("rossi", CLIENTS)] == ["Rossi SRL", "Rossi SRL Nord"]


@pytest.mark.parametrize(
    ("typed", "key"), [("rossi", "client-several"), ("rosi", "client-unknown-near"), ("zz", "client-unknown")]
)
def test_a_name_that_fits_none_or_several_gets_an_answer_that_says_so(typed, key):
    with pytest.raises(BadInput) as refused:
        find(typed, CLIENTS)
    assert refused.value.key == key


def test_a_word_from_within_a_long_name_is_taken_for_it():
    clients = [*CLIENTS, Client(client="9", name="Associazione Culturale Teatro Bonci di Cesena")]
    with pytest.raises(BadInput) as refused:
        find("bonci", clients)
    assert refused.value.words["nearest"] == "Associazione Culturale Teatro Bonci di Cesena"


def test_a_name_without_letters_fits_nobody():
    assert plain(" . ! ") == ""
    assert fitting("--", CLIENTS) == []
