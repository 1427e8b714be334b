"""An office's own glossary adds to ours, replaces and takes out; what is wrong in it is told with its line."""

import pytest

from bot.core.tone import Tone
from bot.wording import LANGUAGES, glossary


@pytest.fixture
def office(tmp_path):
    def of(text):
        path = tmp_path / "glossary.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        given, faults = glossary.of(path)
        return given, tuple(fault.replace(f"{tmp_path}/", "") for fault in faults)

    return of


def words(given, text, language="en"):
    return [(each.words, each.instead) for each in Tone(given).check(text, language)]


def test_a_term_is_added_another_replaced_and_a_third_taken_out(office):
    given, faults = office('[en.terms]\n"moodfilm" = "short film"\n"Deploy" = "publish"\n"wireframe" = ""\n')
    assert faults == ()
    assert words(given, "a moodfilm, a deploy, a wireframe, a footer") == [
        ("moodfilm", "short film"),
        ("deploy", "publish"),
        ("footer", "bottom of the page"),
    ]
    assert words(given, "un deploy", "it") == [("deploy", "messa online")]


def test_a_phrase_with_a_gap_can_be_added_and_one_of_ours_taken_out(office):
    given, _ = office('[en.phrases]\n"we … regret" = "x"\n"as I ... told you" = ""\n')
    assert words(given, "We deeply regret. As I told you.") == [("We deeply regret", "x")]


def test_words_about_money_can_be_added(office):
    given, _ = office('[en]\nmoney = ["dough"]\n')
    assert [each.kind for each in Tone(given).check("Bring the dough!", "en")] == ["money"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[en.terms]\n"a" = b\n', "glossary.toml:2: this is not TOML: invalid value"),
        ('[de.terms]\n"a" = "b"\n', "glossary.toml:1: there is no language “de”; there are it, en"),
        ('[en.trems]\n"a" = "b"\n', "glossary.toml:1: there is no “trems”. Did you mean terms?"),
        ('[en.terms]\n\n"a" = 5\n', "glossary.toml:3: “a” must be a text in quotes"),
        ('[en.terms]\n"…" = "b"\n', "glossary.toml:2: “…” must begin with a word"),
        ('[en.terms]\n"" = "b"\n', "glossary.toml:2: “” must begin with a word"),
        ('[en]\nterms = "a"\n', "glossary.toml:2: terms must be a section, [en.terms]"),
        ('[en]\nmoney = "a"\n', "glossary.toml:2: money must be a list of words"),
        (b'[en.terms]\n"\xff" = "b"\n', "glossary.toml:2: this is not UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_ours_counts(office, text, fault):
    given, faults = office(text)
    assert len(faults) == 1
    assert faults[0].startswith(fault)
    assert given == glossary.ours()


def test_the_entries_beside_a_wrong_one_count(office):
    given, faults = office('[en.terms]\n"a b" = 5\n"moodfilm" = "short film"\n')
    assert len(faults) == 1
    assert words(given, "a moodfilm") == [("moodfilm", "short film")]


def test_a_file_that_is_not_there_is_told_and_without_one_ours_counts(tmp_path):
    assert glossary.of(None) == (glossary.ours(), ())
    given, faults = glossary.of(tmp_path / "gone.toml")
    assert (given, len(faults)) == (glossary.ours(), 1)


def test_ours_has_all_languages_and_words_about_money():
    assert all(glossary.ours()[language].money for language in LANGUAGES)
