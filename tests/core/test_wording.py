"""Words: both languages say the same, and every key that the code names is there with the variables it needs."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse, visitor

from bot import wording
from bot.messages.table import SAYS
from bot.wording import LANGUAGES, keys, say
from handlers.messages import CLIENT_WORDS

ROOT = Path(__file__).parents[2]
ROOMS = ("bot/core", "bot/messages", "bot/wording", "bot/engine", "bot/evidence", "handlers", "schedules")
# Where the key stands among the arguments of the functions that take one.
KEY_AT = {"say": 0, "BadInput": 0, "text": 2, "line": 2, "toast": 2}
SAY_AT = {"reply": 2, "_tell_owner": 1, "told": 1, "about_money": 4}
SAY_AT |= {"reply_with_card": 2, "client_card": 2, "to_client": 2, "redraw": 2}
ALWAYS_GIVEN = {"text": {"slash"}, "line": {"slash"}, "BadInput": {"slash"}}
SAMPLE = {"count": 3, "page": 1, "pages": 2, "most": 120, "days": 14, "seconds": 5}
LONGEST_LINE = 280


class Variables(visitor.Visitor):
    def __init__(self):
        self.found = set()

    def visit_VariableReference(self, node):  # noqa: N802  so fluent's visitor wants it
        self.found.add(node.id.name)


def variables(language):
    """The variables of each key."""
    resource = parse("\n".join(wording.sources(language)))
    found = {}
    for entry in resource.body:
        if isinstance(entry, fluent.Message):
            names = Variables()
            names.visit(entry)
            found[entry.id.name] = names.found
    return found


VARIABLES = variables("en")


@cache
def nodes():
    """All that the rooms that say something are made of, with where it stands."""
    return [
        (f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node)
        for room in ROOMS
        for path in sorted((ROOT / room).glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    ]


def calls():
    """Every call in those rooms: file and line, the function's bare name, the call."""
    for place, node in nodes():
        if isinstance(node, ast.Call):
            yield place, getattr(node.func, "id", None) or getattr(node.func, "attr", None), node


def literals(node):
    """What an argument can be, as regular expressions: a literal, either branch of a choice, a text with gaps."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [re.escape(node.value)]
    if isinstance(node, ast.IfExp):
        return [*literals(node.body), *literals(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.values)]
    return []


def uses(positions):
    """Place, function, call and pattern of every key (or say) that is named in a call."""
    for place, name, node in calls():
        at = positions.get(name)
        if at is not None and len(node.args) > at:
            for pattern in literals(node.args[at]):
                yield place, name, node, pattern


def named_elsewhere():
    """Keys that travel as data: `args = {"key": "owner-moved", …}`, and tables of pairs."""
    for _, node in nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in VARIABLES:
            yield node.value


def test_both_languages_have_the_same_keys_in_the_same_order():
    assert keys("it") == keys("en")


def test_both_languages_use_the_same_variables():
    assert variables("it") == VARIABLES


def test_no_key_stands_there_twice():
    assert [len(keys(language)) - len(set(keys(language))) for language in LANGUAGES] == [0, 0]


def test_every_line_of_the_wording_is_understood():
    junk = [
        entry.content
        for language in LANGUAGES
        for entry in parse("\n".join(wording.sources(language))).body
        if isinstance(entry, fluent.Junk)
    ]
    assert junk == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_becomes_a_sentence_of_sane_length_without_exclamation_marks(language):
    for key in keys(language):
        given = {name: SAMPLE.get(name, "Rossi SRL") for name in VARIABLES[key]}
        text = say(key, language, **given)
        assert text.strip(), key
        assert "!" not in text, key
        assert "{" not in text, key
        assert max(map(len, text.splitlines())) <= LONGEST_LINE, key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 1000])
def test_every_counted_text_has_words_for_any_number(language, count):
    counted = [key for key in keys(language) if "count" in VARIABLES[key]]
    assert counted
    for key in counted:
        given = dict.fromkeys(VARIABLES[key], "/") | {"count": count}
        assert say(key, language, **given)


def test_toasts_are_short_enough_for_every_platform():
    longest = max(
        len(say(key, language))
        for key in keys("en")
        for language in LANGUAGES
        if key.startswith(("button-", "digest-ticked", "digest-snoozed", "digest-settled", "answered-", "write-to-me"))
        and not VARIABLES[key]
    )
    assert longest <= 200


def test_days_and_hours_are_said_in_the_offices_own_words_too():
    ours = []
    for place, name, node in calls():
        if name in ("moment", "moment_both", "dated_both", "exact", "in_words") and place.startswith("bot/messages/"):
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if "desk.say" not in map(ast.unparse, given):
                ours.append(f"{place} {name}")
    assert ours == []


def test_every_key_that_the_code_names_is_there():
    missing = [
        f"{place} {pattern}"
        for place, _, _, pattern in uses(KEY_AT)
        if not any(re.fullmatch(pattern, key) for key in VARIABLES)
    ]
    assert missing == []
    assert len(list(uses(KEY_AT))) > 100


def test_every_use_of_a_key_gives_the_variables_that_its_text_needs():
    lacking = []
    for place, name, node, pattern in uses(KEY_AT):
        if ".+" in pattern:
            continue  # which of several keys it is only shows when it runs
        given = {keyword.arg for keyword in node.keywords} | ALWAYS_GIVEN.get(name, set())
        needed = VARIABLES[pattern.replace("\\", "")]
        if None not in given and needed - given:
            lacking.append(f"{place} {pattern} lacks {needed - given}")
    assert lacking == []


def test_every_key_is_said_somewhere():
    patterns = {pattern for *_, pattern in uses(KEY_AT)}
    data = set(named_elsewhere())
    unused = [
        key
        for key in VARIABLES
        if key not in data
        and not key.startswith(("verb-", "about-", "word-"))  # read as tables
        and not any(re.fullmatch(pattern, key) for pattern in patterns)
    ]
    assert unused == []


def test_every_verb_has_a_word_an_example_and_a_purpose():
    verbs = [key.removeprefix("verb-") for key in VARIABLES if key.startswith("verb-")]
    assert verbs
    assert [verb for verb in verbs if not {f"example-{verb}", f"about-{verb}"} <= VARIABLES.keys()] == []


def test_everything_that_is_said_has_a_function_and_every_function_is_used():
    said = {pattern for *_, pattern in uses(SAY_AT)}
    for _, name, node in calls():
        if name == "Send":
            said.update(each for keyword in node.keywords if keyword.arg == "say" for each in literals(keyword.value))
    assert said == set(SAYS)


def test_every_plain_word_of_a_client_is_one_of_our_verbs():
    assert set(CLIENT_WORDS) <= {key.removeprefix("verb-") for key in VARIABLES}


def test_an_unknown_key_is_a_fault_of_ours_and_raises():
    with pytest.raises(KeyError, match="no-such-key"):
        say("no-such-key", "en")


def test_a_missing_variable_is_a_fault_of_ours_and_raises():
    with pytest.raises(ValueError, match="away-reason in it"):
        say("away-reason", "it")


def test_what_people_wrote_is_said_as_it_is_even_if_it_looks_like_a_placeable():
    assert say("away-reason", "en", reason='{ $office } "x" \\u0041') == 'Reason: { $office } "x" \\u0041'


def test_names_in_a_sentence_carry_no_invisible_marks():
    assert say("button-this-is", "it", name="Rossi SRL") == "È di Rossi SRL"


def test_words_by_prefix_leave_the_prefix_out():
    assert wording.words("verb-", "it")["hours"] == "orari"


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_the_keys_that_are_found_quickly_are_those_that_fluents_own_parser_finds(language):
    entries = parse("\n".join(wording.sources(language))).body
    assert not any(isinstance(entry, fluent.Junk) for entry in entries)
    assert list(wording.keys(language)) == [entry.id.name for entry in entries if isinstance(entry, fluent.Message)]
    assert all(wording.entries(language)[key] in "\n".join(wording.sources(language)) for key in wording.keys(language))
