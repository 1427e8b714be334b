"""One voice: what every text keeps to, whoever wrote it. Courteous, set alike, never a word of blame."""

import re

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.serializer import serialize_pattern

from bot import wording
from bot.wording import LANGUAGES

# One word for one thing: on the left what is not said, since the house says what stands on the right.
OTHER_WORDS = {
    "en": {
        "customer": "client",
        "studio": "office",
        "bill": "invoice",
        "dunning|dun": "reminder",
        "summary": "digest or recap",
        "sign-off": "approval",
        "no longer counts": "no longer works, no longer applies",
    },
    "it": {
        "studio": "ufficio",
        "telefonate": "chiamate",
        "quietanza": "ricevuta",
        "bolletta": "fattura",
    },
}
# What puts the reader in the wrong. People are told what to write, never what they should have known.
BLAME = {
    "en": r"you (?:did not|didn't|do not|don't) understand|misunderst|your (?:mistake|error|fault)"
    r"|you (?:failed|forgot)|you should have|as (?:already|previously) (?:said|explained|stated)"
    r"|\b(?:wrong|invalid|illegal) input|obviously",
    "it": r"non (?:ha|hai) capito|frainte|(?:Suo|tuo) errore|(?:ha|hai) (?:sbagliato|dimenticato)|avrebbe dovuto"
    r"|avresti dovuto|come (?:già|gia) (?:detto|spiegato)|input non valido|ovviamente",
}
JARGON = {
    "en": r"\b(?:payload|token|timestamp|UTC|backend|null|exception|parse|string|boolean|asap|ASAP|FYI)\b",
    "it": r"\b(?:payload|token|timestamp|UTC|backend|null|feedback|asap|ASAP|deadline|call|meeting|brief)\b",
}
QUOTES = {"en": "“”", "it": "«»"}
LONGEST_LABEL = 48  # letters: Slack takes 75, and what people call things is put in too


def texts(language):
    """Every text of a language as it stands in the files, its other forms too, by key."""
    found = {}
    for entry in parse("\n".join(wording.sources(language))).body:
        if isinstance(entry, ast.Message):
            found[entry.id.name] = serialize_pattern(entry.value).strip()
            for form in entry.attributes:
                found[f"{entry.id.name}.{form.id.name}"] = serialize_pattern(form.value).strip()
    return found


TEXTS = {language: texts(language) for language in LANGUAGES}


def offending(language, pattern):
    return {key: hit[0] for key, text in TEXTS[language].items() if (hit := re.search(pattern, text))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_blames_its_reader(language):
    assert offending(language, re.compile(BLAME[language], re.IGNORECASE)) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_speaks_as_only_those_who_build_software_do(language):
    assert offending(language, JARGON[language]) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_has_one_word(language):
    for words, ours in OTHER_WORDS[language].items():
        assert offending(language, rf"(?i)\b(?:{words})s?\b") == {}, ours


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_raises_its_voice(language):
    assert offending(language, "!") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_spaces_and_marks_are_set_alike(language):
    assert offending(language, r"(?<=\S)  +(?=\S)") == {}
    assert offending(language, r" [,.;](?!\w)|\.\.") == {}
    assert offending(language, r"[\u2018\u2019\"]|[?:] ?[.,]") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language_and_come_in_pairs(language):
    opening, closing = QUOTES[language]
    others = "".join(marks for each, marks in QUOTES.items() if each != language)
    assert offending(language, f"[{others}]") == {}
    assert {key for key, text in TEXTS[language].items() if text.count(opening) != text.count(closing)} == set()


def end(text):
    return text[-1] if text[-1] in ".?:…" else ""


def test_both_languages_end_a_text_with_the_same_mark():
    assert {key for key, text in TEXTS["en"].items() if end(text) != end(TEXTS["it"][key])} == set()


def test_a_form_in_tu_ends_with_the_mark_of_its_text():
    forms = {key: text for key, text in TEXTS["it"].items() if key.endswith(".tu")}
    assert {key for key, text in forms.items() if end(text) != end(TEXTS["it"][key.removesuffix(".tu")])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_buttons_are_short_and_no_sentences(language):
    toasts = {"button-old", "button-forbidden", "button-clients"}  # what is said about a button, not on it
    labels = {key: text for key, text in TEXTS[language].items() if key.startswith("button-") and key not in toasts}
    assert labels
    assert {key: text for key, text in labels.items() if text.endswith(".") and not text.endswith("…")} == {}
    bare = {key: re.sub(r"\{[^}]*\}", "", text) for key, text in labels.items()}
    assert {key: text for key, text in bare.items() if len(text) > LONGEST_LABEL} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_is_typed_means_one_thing(language):
    for prefix in ("verb-", "word-"):
        words = list(wording.words(prefix, language).values())
        assert [word for word in words if words.count(word) > 1] == []
