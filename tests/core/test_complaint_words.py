"""Which words lead to the question whether they are a complaint, and which say that it is settled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.complaint_words import agrees, complains, settles

COMPLAINTS = (
    "I am not happy with this.",
    "Honestly, I'm not at all happy",
    "I’m very unhappy with the logo",  # noqa: RUF001  an apostrophe as phones type it
    "We are disappointed",
    "This is UNACCEPTABLE",
    "That isn't acceptable",
    "I want to complain.",
    "Are you serious? This is unacceptable.",
    "Good morning. I am not happy: the logo is wrong",
    "No, I am not happy with it",
    "No, we're not satisfied",
    "Is there news? If not, fine. Still, we expected better.",
    "Non sono contento.",
    "non ne sono contenta",
    "Non siamo affatto soddisfatti del lavoro",
    "No, non sono contenta",
    "no non siamo soddisfatti",
    "Sono deluso",
    "Ne sono molto delusa",
    "È inaccettabile",
    "E' inaccettabile!",
    "Voglio fare un reclamo",
    "Mi lamento del ritardo",
    "Così non va",
)
ORDINARY = (
    "",
    "👍",
    "I am happy",
    "I am not unhappy",
    "We were never disappointed",
    "I am not disappointed at all",
    "If you are not happy we can change it",
    "No complaints from me",
    "No, no complaints",
    "No, that is not a complaint",
    "No unhappy customers so far",
    "How do I make a complaint?",
    "Have you had a complaint about this?",
    "Did a customer complain?",
    "Nessun reclamo",
    "No, nessun reclamo",
    "Come faccio un reclamo?",
    "Non sono delusa",
    "Non è affatto inaccettabile",
    "Se non è contento mi dica",
    "Contento di sentirla",
    "The complainant's page needs a photo",
)


@pytest.mark.parametrize("text", COMPLAINTS)
def test_words_of_somebody_who_is_not_happy_are_heard(text):
    assert complains(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_denials_questions_about_the_word_and_ordinary_words_are_no_complaint(text):
    assert not complains(text)


@given(st.text(max_size=3000))
def test_whatever_is_written_can_be_looked_through(text):
    assert complains(text) in (True, False)
    assert settles(text) in (True, False, None)


@given(st.sampled_from(COMPLAINTS), st.text(alphabet="xyz \n", max_size=60))
def test_what_stands_in_the_sentences_before_changes_nothing(text, before):
    assert complains(f"{before}. {text}")


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Settled", True),
        ("Sì, risolto.", True),
        ("È risolto!", True),
        ("not yet", False),
        ("Non ancora", False),
        ("Non è risolto", False),
        ("yes", None),
        ("when will it be settled", None),
        ("non ancora risolto il problema del logo", None),
    ],
)
def test_settled_and_not_yet_are_said_in_these_words_alone(text, settled):
    assert settles(text) is settled


@pytest.mark.parametrize(("text", "agreed"), [("Yes", True), ("sì", True), ("no, grazie", False), ("maybe", None)])
def test_yes_and_no_are_understood_in_both_languages(text, agreed):
    assert agrees(text) is agreed
