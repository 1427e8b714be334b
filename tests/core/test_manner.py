"""Lei and tu: every Italian text that says Lei to a client has its other form below it, and neither says both."""

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.serializer import serialize_pattern
from fluent.syntax.visitor import Visitor

from bot import wording
from bot.core.manner import TU, locale_of, manner_of, spoken
from bot.wording import say
from tests.manners import says_lei, says_tu

# Who is no client yet is always spoken to with Lei; the last one names the manner itself.
LEI_ALONE = {"hello-stranger", "stranger-hello", "stranger-declined", "client-manner-lei"}


class Variables(Visitor):
    def __init__(self):
        self.found = set()

    def visit_VariableReference(self, node):  # noqa: N802  so fluent's visitor wants it
        self.found.add(node.id.name)


def variables(pattern):
    names = Variables()
    names.visit(pattern)
    return names.found


def messages(language):
    entries = parse("\n".join(wording.sources(language))).body
    return [entry for entry in entries if isinstance(entry, ast.Message)]


def words(pattern):
    """A text as it stands in the file."""
    return serialize_pattern(pattern).strip()


ITALIAN = messages("it")
FORMS = {message.id.name: message.attributes[0].value for message in ITALIAN if message.attributes}
VALUES = {message.id.name: message.value for message in ITALIAN}


def test_every_text_that_says_lei_has_its_form_in_tu():
    lacking = {key: says_lei(words(value)) for key, value in VALUES.items() if key not in FORMS}
    assert {key: lei for key, lei in lacking.items() if lei and key not in LEI_ALONE} == {}


def test_no_form_in_tu_says_lei_and_no_text_in_lei_says_tu():
    assert {key: lei for key, form in FORMS.items() if (lei := says_lei(words(form)))} == {}
    assert {key: tu for key in {*FORMS, *LEI_ALONE} if (tu := says_tu(words(VALUES[key])))} == {}


def test_each_form_is_known_for_what_it_is_so_that_the_lists_of_words_stay_whole():
    assert [key for key, form in FORMS.items() if not says_tu(words(form))] == []
    assert [key for key in FORMS if not says_lei(words(VALUES[key]))] == []


def test_a_form_in_tu_uses_the_variables_of_its_text():
    differing = {key: variables(form) ^ variables(VALUES[key]) for key, form in FORMS.items()}
    assert {key: names for key, names in differing.items() if names} == {}


def test_tu_is_the_only_form_that_there_is_and_italian_alone_has_it():
    assert [entry.id.name for entry in messages("en") if entry.attributes] == []
    assert {attribute.id.name for entry in ITALIAN for attribute in entry.attributes} == {"tu"}
    assert len(FORMS) == sum(len(entry.attributes) for entry in ITALIAN)
    assert len(FORMS) > 50


def test_in_tu_the_form_is_said_and_the_text_itself_where_there_is_none():
    assert say("away-urgent", TU) == "Se la cosa non può attendere, premi il pulsante."
    assert say("away-urgent", "it") == "Se la cosa non può attendere, prema il pulsante."
    assert say("button-urgent", TU) == say("button-urgent", "it")


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_form_in_tu_becomes_a_sentence(key, count):
    given = {name: count if name in ("count", "rounds") else "/" for name in variables(FORMS[key])}
    said = say(key, TU, **given)
    assert said.strip()
    assert "{" not in said
    assert "!" not in said


@pytest.mark.parametrize(
    ("language", "manner", "tag"),
    [("it", "tu", "it-x-tu"), ("it", "lei", "it"), ("en", "tu", "en"), ("en", "lei", "en")],
)
def test_only_italian_has_manners_and_its_two_letters_stay_the_same(language, manner, tag):
    assert spoken(language, manner) == tag
    assert locale_of(tag) == language
    assert manner_of(tag) == ("tu" if tag == TU else "")


@pytest.mark.parametrize(
    "text",
    [
        "Se approva, va agli atti.",
        "Attende la Sua decisione.",
        "Possiamo ricordarLe?",
        "La preghiamo di attendere.",
        "Scriva qui.",
        "Per favore risponda.",
        "Non riceverà solleciti.",
        "Quale ha pagato?",
        "Che cosa Le serve?",
    ],
)
def test_lei_is_known_by_its_words(text):
    assert says_lei(text)
    assert not says_tu(text)


@pytest.mark.parametrize(
    "text",
    [
        "Se approvi, va agli atti.",
        "Attende la tua decisione.",
        "Possiamo ricordarti?",
        "Ti preghiamo di attendere.",
        "Scrivi qui.",
        "Per favore rispondi.",
        "Non riceverai solleciti.",
        "Quale hai pagato?",
        "Che cosa ti serve?",
    ],
)
def test_tu_is_known_by_its_words(text):
    assert says_tu(text)
    assert not says_lei(text)


@pytest.mark.parametrize(
    "text", ["Le festività non contano.", "Chiuso. La risposta arriverà qui.", "Deciso da altri.", "Servono i file."]
)
def test_an_article_and_a_plain_statement_say_neither(text):
    assert (says_lei(text), says_tu(text)) == ("", "")
