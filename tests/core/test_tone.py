"""The tone check: what it points out in both languages, what it leaves alone, and that no text upsets it."""

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.glossary import Words
from bot.core.tone import Tone
from bot.wording import LANGUAGES
from bot.wording.glossary import ours

TONE = Tone(ours())
ENTRIES = [
    (language, part, entry)
    for language in LANGUAGES
    for part in ("terms", "phrases")
    for entry in getattr(ours()[language], part)
]


def found(text, language="en", **given):
    return [(each.kind, each.words) for each in TONE.check(text, language, **given)]


@pytest.mark.parametrize(
    ("language", "text", "kind", "words"),
    [
        ("en", "I will deploy it today.", "jargon", "deploy"),
        ("en", "It was Deployed, the deploys are done.", "jargon", "Deployed"),
        ("en", "We are merging both.", "jargon", "merging"),
        ("en", "Here are the mock ups.", "jargon", "mock ups"),
        ("en", "Here is a mockup.", "jargon", "mockup"),
        ("en", "Two call-to-actions are enough.", "jargon", "call-to-actions"),
        ("en", "The CTRs went up.", "jargon", "CTRs"),
        ("en", "the ctr went up", "jargon", "ctr"),
        ("en", "An A/B test would tell.", "jargon", "A/B test"),
        ("en", "The repositories are private.", "jargon", "repositories"),
        ("en", "It goes to the back-end.", "jargon", "back-end"),
        ("en", "You did not understand the offer.", "blame", "You did not understand"),
        ("en", "You didn't understand the offer.", "blame", "You didn't understand"),
        ("en", "You didn\u2019t understand.", "blame", "You didn\u2019t understand"),
        ("en", "you haven't understood", "blame", "you haven't understood"),
        ("en", "As I already told you, it is late.", "blame", "As I already told you"),
        ("en", "As I've told you, it is late.", "blame", "As I've told you"),
        ("en", "As I said, Monday.", "blame", "As I said"),
        ("en", "It's your fault.", "blame", "It's your fault"),
        ("en", "You're wrong there.", "blame", "You're wrong"),
        ("en", "Clearly you have other plans.", "blame", "Clearly you"),
        ("en", "READ IT AGAIN please.", "capitals", "READ IT AGAIN"),
        ("en", "Thank you!!", "marks", "!!"),
        ("en", "What?!?! Really", "marks", "?!?!"),
        ("en", "Hello! Thank you! Good day!", "marks", "!"),
        ("en", "Please pay the invoice today!", "money", "!"),
        ("en", "That makes 120 €!", "money", "!"),
        ("it", "Oggi faccio il deploy.", "jargon", "deploy"),
        ("it", "Le mando i wireframe.", "jargon", "wireframe"),
        ("it", "È un file vettoriale.", "jargon", "vettoriale"),
        ("it", "Sono file vettoriali.", "jargon", "vettoriali"),
        ("it", "Abbiamo tante landing page.", "jargon", "landing page"),
        ("it", "La deadline è venerdì.", "jargon", "deadline"),
        ("it", "Lei non ha capito.", "blame", "non ha capito"),
        ("it", "Come già detto, lunedì.", "blame", "Come già detto"),
        ("it", "Come Le ho già detto, lunedì.", "blame", "Come Le ho già detto"),
        ("it", "Come gia' detto, lunedì.", "blame", "Come gia' detto"),
        ("it", "come gia detto", "blame", "come gia detto"),
        ("it", "E' colpa Sua.", "blame", "E' colpa Sua"),
        ("it", "È colpa Sua.", "blame", "È colpa Sua"),
        ("it", "Evidentemente Lei non legge.", "blame", "Evidentemente Lei non"),
        ("it", "Gliel\u2019ho già detto.", "blame", "Gliel\u2019ho già detto"),
        ("it", "LO HO SCRITTO ieri.", "capitals", "LO HO SCRITTO"),
        ("it", "La fattura è scaduta!", "money", "!"),
    ],
)
def test_it_points_out_what_may_not_sound_right(language, text, kind, words):
    assert (kind, words) in found(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Good morning Giulia, the draft is ready. Tomorrow at nine it goes online."),
        ("en", "Thank you! See you tomorrow!"),
        ("en", "See https://example.org/deploy/staging?cta=1 for it."),
        ("en", "See www.example.org/landing-page, please."),
        ("en", "Run `deploy` and then\n```\nmerge staging\n```"),
        ("en", "You wrote “as I already told you, the landing page”, and I did not see it."),
        ("en", 'You wrote "merge the landing page" yesterday.'),
        ("en", "> you did not understand\nI have read it now."),
        ("en", "The file deploy.sh and wireframe-v2.pdf are attached."),
        ("en", "Write to deploy@staging.example.org, or to @sprint."),
        ("en", "Write /merge to see it."),
        ("en", "IT PDF XML"),
        ("en", "Employment and redeployable things"),
        ("en", "It is not your fault, and you understood it well."),
        ("en", "How many times a month shall I write?"),
        ("en", "You never know."),
        ("en", "E la nave va"),
        ("it", "Buongiorno, la bozza è pronta e domani alle nove va online."),
        ("it", "Non è colpa Sua, e ha capito benissimo."),
        ("it", "Quante volte al mese desidera il riepilogo?"),
        ("it", "e colpa sua non sarebbe"),
        ("it", "«non ha capito» è ciò che ha scritto il tecnico."),
        ("it", "Grazie! A domani!"),
        ("it", ""),
        ("it", "   \n "),
        ("fr", "deploy"),
    ],
)
def test_it_leaves_alone_what_is_fine_or_nobodys_wording(language, text):
    assert found(text, language) == []


def test_what_an_expert_knows_is_not_pointed_out_but_a_reproach_is():
    text = "As I told you, we deploy the wireframes."
    assert found(text, expert=True) == [("blame", "As I told you")]


def test_a_term_that_the_client_uses_themselves_is_theirs():
    text = "The landing page goes through staging."
    assert found(text, known=["is the LANDING page ready?"]) == [("jargon", "staging")]


def test_a_clients_name_in_capitals_is_no_shouting():
    assert found("For ROSSI GALLI ASSOCIATI it is done.", known=["Rossi Galli Associati"]) == []
    assert found("For ROSSI GALLI ASSOCIATI it is done.") == [("capitals", "ROSSI GALLI ASSOCIATI")]


def test_the_same_advice_is_given_once_and_in_the_order_of_the_text():
    text = "The wireframe, the wireframes, a deploy, and deploying."
    assert found(text) == [("jargon", "wireframe"), ("jargon", "deploy")]


def test_of_two_entries_that_fit_the_longer_is_found():
    text = Tone({"en": Words(terms={"page": "a", "landing page": "b"})}).check("the landing pages", "en")
    assert [(each.words, each.instead) for each in text] == [("landing pages", "b")]


def test_without_a_glossary_nothing_is_pointed_out():
    assert Tone().check("deploy!! READ IT AGAIN", "en") == ()


def test_there_are_some_sixty_terms_with_plain_words_in_each_language_and_reproaches_with_a_way_out():
    for language in LANGUAGES:
        words = ours()[language]
        assert len(words.terms) >= 60
        assert len(words.phrases) >= 40
        assert all(instead.strip() for instead in (*words.terms.values(), *words.phrases.values()))
        assert not any("!" in instead for instead in (*words.terms.values(), *words.phrases.values()))


@pytest.mark.parametrize(("language", "part", "entry"), ENTRIES)
def test_every_entry_is_found_as_it_is_written(language, part, entry):
    text = f"so {entry.replace('…', 'well').replace('*', '')} then"
    kind = {"terms": "jargon", "phrases": "blame"}[part]
    assert kind in {each for each, _ in found(text, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_advice_holds_a_term_or_a_reproach_itself(language):
    words = ours()[language]
    assert [text for text in (*words.terms.values(), *words.phrases.values()) if found(text, language)] == []


SPICY = st.lists(
    st.sampled_from(
        [
            "deploy",
            "as I",
            "told you",
            "you",
            "not",
            "!!",
            "€",
            "\n",
            "`",
            "“",
            "”",
            "http://",
            "İ",
            "è",
            "'",
            "…",
            " ",
            "READ IT",
            "\0",
        ]
    )
    | st.text(max_size=8)
).map(" ".join)


@given(SPICY | st.text(), st.sampled_from(["en", "it", "xx"]))
def test_whatever_the_text_findings_lie_in_it_and_do_not_overlap(text, language):
    at = 0
    for each in TONE.check(text, language, known=[text[:10]]):
        assert at <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.words
        at = each.end


@given(st.text(alphabet=string.digits + " .,;:-\n"))
def test_a_text_without_listed_words_has_none(text):
    assert found(text) == []


@given(st.text(), st.text(min_size=1).filter(lambda entry: entry.strip()[:1].isalnum()))
def test_whatever_an_office_lists_no_text_upsets_the_check(text, entry):
    Tone({"en": Words(terms={entry: "x"}, phrases={entry: "y"})}).check(f"{text} {entry}", "en")


@pytest.mark.parametrize("sign", ["a", "!", "-", "“", '"', "`", "a.", "A ", "'", "you not ", "@", "as I "])
def test_a_long_text_takes_no_longer_than_reading_a_few_pages(sign):
    text = sign * (8000 // len(sign))
    begun = time.perf_counter()
    TONE.check(text, "en")
    assert time.perf_counter() - begun < 0.5
