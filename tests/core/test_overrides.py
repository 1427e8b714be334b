"""An office's own texts: what takes the place of ours, and what is told, with its line, and leaves ours there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.manner import TU
from bot.wording import LANGUAGES, entries, keys, say
from bot.wording.overrides import Wording, parsed, read, variables
from bot.wording.samples import KNOWN, samples


def own(text, reported=None):
    return Wording(parsed(text).texts, lambda *told: (reported if reported is not None else []).append(told))


def test_a_text_of_the_offices_own_is_said_in_its_language_only():
    wording = own("it-mark-again = (bis)\n")
    assert wording.say("mark-again", "it") == "(bis)"
    assert wording.say("mark-again", "en") == say("mark-again", "en")


def test_variables_counts_and_several_lines_work_as_in_ours():
    text = "# why\nen-status-waiting = { $count ->\n    [one] One waits.\n   *[other] { $count } wait.\n}\n"
    wording = own(text)
    assert [wording.say("status-waiting", "en", count=count) for count in (1, 5)] == ["One waits.", "5 wait."]


def test_without_overrides_texts_are_said_by_the_very_same_function():
    assert own("").say is say


def test_one_offices_texts_are_not_anothers():
    own("en-mark-again = (x)\n").say("mark-again", "en")
    assert say("mark-again", "en") == "(again)"
    assert own("en-the-office = We\n").say("mark-again", "en") == "(again)"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("en-mark-again = (x\nen-member-is-owner = { $name\n", 2, 'this is not Fluent: expected token: "}"'),
        ("\n\nen-mark-again =\n", 3, "this is not Fluent: expected message"),
        ("!!\n", 1, "this is not Fluent: expected an entry start"),
        ("en-mark-agian = x\n", 1, "there is no text en-mark-agian. Did you mean en-mark-again?"),
        ("mark-again = x\n", 1, "mark-again does not begin with its language: it-mark-again or en-mark-again"),
        ("de-mark-again = x\n", 1, "there is no text de-mark-again. Did you mean"),
        ("en-member-is-owner = { $name } { $office }\n", 1, "en-member-is-owner: there is no $office here, but $name"),
        ("en-mark-again = { $name }\n", 1, "en-mark-again: there is no $name here, nor any other"),
        ("# a\nen-member-is-owner = Somebody writes.\n", 2, "en-member-is-owner leaves out $name"),
        ("en-verb-hours = times\n", 1, "en-verb-hours is a word that people type; it cannot be changed"),
        ("en-mark-again = a\nen-mark-again = b\n", 2, "en-mark-again stands here a second time"),
        ("en-mark-again = { NOW() }\n", 1, "en-mark-again cannot be said: Unknown function: NOW"),
        ("en-mark-again = { en-the-office }\n", 1, "en-mark-again refers to en-the-office; write it out"),
        ("-studio = x\n", 1, "-studio is a term, which no text of ours can use"),
        ("en-mark-again = a\n    .b = c\n", 1, "en-mark-again must be one text, without attributes"),
        ("en-away-urgent = a\n    .tu = b\n", 1, "en-away-urgent must be one text, without attributes"),
        ("it-away-urgent = a\n    .voi = b\n", 1, "it-away-urgent must be one text, without attributes but .tu"),
        ("it-away-urgent = a\n    .tu = b\n    .tu = c\n", 1, "it-away-urgent must be one text, without attributes"),
        ("it-urgent-opens = { $opening }\n    .tu = a\n", 1, "it-urgent-opens.tu leaves out $opening"),
        ('en-mark-again = { "" }\n', 1, "en-mark-again cannot be said: it says nothing"),
        (f"en-button-read = {'x' * 76}\n", 1, "en-button-read is longer than 75 characters"),
        ("en-status-waiting = { $count ->\n    [one] One\n}\n", 3, "this is not Fluent: expected one of the variants"),
        ("en-mark-again = a\r\n\r\nen-member-is-owner = b\r\n", 3, "en-member-is-owner leaves out $name"),
    ],
)
def test_a_fault_is_told_with_its_line_and_leaves_ours_in_its_place(text, line, what):
    given = parsed(text)
    told = [each for each in given.faults if each.line == line]
    assert any(each.what.startswith(what) for each in told), given.faults
    assert "member-is-owner" not in given.texts["en"]


def test_the_texts_beside_a_faulty_one_count():
    wording = own("en-member-is-owner = nobody\nen-mark-again = (x)\nen-the-office = { \n")
    assert wording.say("mark-again", "en") == "(x)"
    assert wording.say("the-office", "en") == say("the-office", "en")


def test_a_file_that_cannot_be_read_is_told_and_all_texts_are_ours(tmp_path):
    gone = read(tmp_path / "gone.ftl")
    assert gone.told() == (f"{tmp_path}/gone.ftl: cannot be read: No such file or directory",)
    (tmp_path / "latin.ftl").write_bytes(b"# a\nit-mark-again = pi\xf9\n")
    latin = read(tmp_path / "latin.ftl")
    assert latin.told() == (f"{tmp_path}/latin.ftl:2: this is not UTF-8",)
    assert not any(latin.texts.values())


def test_what_cannot_be_said_after_all_is_told_once_and_ours_is_said():
    told = []
    text = "member-is-owner = { $nobody }\n"
    wording = Wording({"en": {"member-is-owner": text}}, lambda *each: told.append(each))
    assert [wording.say("member-is-owner", "en", name=name) for name in ("A", "A", "B")] == [
        say("member-is-owner", "en", name=name) for name in ("A", "A", "B")
    ]
    assert told == [("member-is-owner", "en", "Unknown external: nobody")]


def test_a_text_that_is_broken_within_never_stops_a_message():
    told = []
    wording = Wording({"en": {"member-is-owner": "member-is-owner = {"}}, lambda *each: told.append(each))
    assert wording.say("member-is-owner", "en", name="A") == say("member-is-owner", "en", name="A")
    assert len(told) == 1


def test_who_is_spoken_to_with_tu_is_told_the_offices_own_form_of_it():
    wording = own("it-away-urgent = Prema qui, se è urgente.\n    .tu = Premi qui, se è urgente.\n")
    assert wording.say("away-urgent", "it") == "Prema qui, se è urgente."
    assert wording.say("away-urgent", TU) == "Premi qui, se è urgente."


def test_without_such_a_form_tu_is_still_said_in_our_words_and_not_in_the_offices_lei():
    assert own("it-away-urgent = Prema qui, se è urgente.\n").say("away-urgent", TU) == say("away-urgent", TU)


def test_a_text_that_has_one_form_in_ours_is_the_offices_own_for_everybody():
    wording = own("it-mark-again = (bis)\n")
    assert (wording.say("mark-again", TU), wording.say("mark-again", "it")) == ("(bis)", "(bis)")


def test_a_missing_variable_of_ours_is_still_a_fault_of_ours():
    with pytest.raises(ValueError, match="member-is-owner in it"):
        own("en-member-is-owner = { $name }\n").say("member-is-owner", "it")


def test_every_variable_of_every_text_has_a_sample():
    assert {name for key in keys("en") for name in variables(entries("en")[key])} - KNOWN == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_shown_with_samples_and_taken_over_as_it_is(language):
    texts = "".join(
        f"{language}-{entries(language)[key]}" for key in keys(language) if not key.startswith(("verb-", "word-"))
    )
    given = parsed(texts)
    assert given.faults == ()
    wording = Wording(given.texts, lambda *_: None)
    for key in given.texts[language]:
        words = samples(variables(entries(language)[key]), language)
        assert wording.say(key, language, **words) == say(key, language, **words)


@given(st.text(alphabet='en-mark-again={}$x \n#*[]|."ù'))
def test_whatever_the_file_holds_reading_it_never_raises(text):
    given = parsed(f"{text}\nen-member-is-owner = {text}\n")
    assert all(1 <= each.line <= text.count("\n") * 2 + 3 for each in given.faults)
