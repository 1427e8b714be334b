"""A score as people type it, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.plain_scores import score_of
from bot.wording import LANGUAGES, say


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4", (4, "")),
        (" 4. ", (4, "")),
        ("4/5", (4, "")),
        ("4!", (4, "")),
        ("4 \N{EN DASH} all fine", (4, "")),
        ("4 - all fine, thanks", (4, "")),
        ("4, the logo is nice", (4, "the logo is nice")),
        ("2: the page is late\nagain", (2, "the page is late\nagain")),
        ("5 \N{EM DASH} grazie mille", (5, "")),
        ("4️⃣", (4, "")),
        ("\N{FULLWIDTH DIGIT FOUR}", (4, "")),
        ("molto bene", (5, "")),
        ("Molto bene, grazie", (5, "")),
        ("Bene.", (4, "")),
        ("Così così", (3, "")),
        ("very bad", (1, "")),
        ("malissimo", (1, "")),
        ("5 – bene", (5, "bene")),  # noqa: RUF001  the number counts, the words are kept
    ],
)
def test_a_score_is_understood_in_digits_and_in_words(text, said):
    assert score_of(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "6",
        "45",
        "4.5",
        "3,5",
        "3-4",
        "4\N{EN DASH}5",
        "4/10",
        "4th",
        "10",
        "-",
        "4 pages are ready",
        "all",
        "🙂",
        "bene ma tardi",
    ],
)
def test_what_may_mean_something_else_is_no_score(text):
    assert score_of(text) is None


def test_in_an_answer_to_the_question_words_may_follow_without_a_mark():
    assert score_of("4 the logo is nice", loose=True) == (4, "the logo is nice")
    assert score_of("4 molto contenti", loose=True) == (4, "molto contenti")
    assert score_of("4 5", loose=True) is None
    assert score_of("4 /10", loose=True) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("score", range(1, 6))
def test_the_words_on_the_buttons_can_be_typed(language, score):
    level = say(f"checkin-level-{score}", language)
    for typed in (level, level.upper(), f"{score} · {level}".replace("·", "-"), f"{score} {level}"):
        assert score_of(typed, loose=True) == (score, "")


@given(st.text(), st.booleans())
def test_whatever_is_typed_gives_a_score_from_one_to_five_or_none(text, loose):
    said = score_of(text, loose=loose)
    assert said is None or 1 <= said[0] <= 5


@given(st.integers(1, 5), st.text("abc xyz"))
def test_what_is_said_beside_a_score_is_kept_whole(score, words):
    assert score_of(f"{score}: {words}") == (score, words.strip())
