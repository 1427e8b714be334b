"""`paletti wording`: lists, shows, checks; in a pipe as in a terminal."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from bot.__main__ import cli
from bot.wording import LANGUAGES, keys
from tests.house.tree import ROOT


@pytest.fixture
def paletti(tmp_path):
    """Runs the command on these texts and terms of the office's own."""

    def run(*args, texts="", terms=""):
        lines = ["[wording]"]
        for name, file, content in (("file", "wording.ftl", texts), ("glossary", "terms.toml", terms)):
            if content:
                (tmp_path / file).write_text(content)
                lines.append(f'{name} = "{file}"')
        (tmp_path / "paletti.toml").write_text("\n".join(lines))
        done = CliRunner().invoke(cli, ["--config", str(tmp_path / "paletti.toml"), "wording", *args])
        return done.exit_code, done.output.replace(f"{tmp_path}/", "")

    return run


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_a_language_is_listed_with_an_example(paletti, language):
    code, told = paletti("--language", language)
    assert code == 0
    heads = [line for line in told.splitlines() if line and not line.startswith(" ")]
    assert heads == [f"{language}-{key}" for key in keys(language)]
    assert "{" not in told


def test_what_has_a_word_in_it_is_found_in_key_and_text(paletti):
    _, told = paletti("--grep", "REHEARSAL: THE")
    assert told == "en-mark-rehearsal\n        — Rehearsal: the clock is moved —\n"


def test_the_list_shows_what_is_said_in_this_office_and_what_is_not_used(paletti):
    texts = "en-mark-again = (once more)\nen-mark-rehearsal = { $x }\n"
    code, told = paletti("--grep", "en-mark", texts=texts)
    assert (code, told) == (0, "Not used: wording.ftl:2: en-mark-rehearsal: there is no $x here, nor any other\n")
    _, told = paletti("--grep", "(once more)", texts=texts)
    assert told.startswith("en-mark-again (yours)\n        (once more)\n")


def test_one_text_is_shown_in_both_languages_with_variables_ours_and_the_offices(paletti):
    code, told = paletti("digest-for", texts="it-digest-for = tocca a { $name }\n")
    assert code == 0
    assert told.splitlines() == [
        "it-digest-for",
        "  ours  per { $name }",
        "  reads per Rossi SRL",
        "  yours tocca a { $name }",
        "  reads tocca a Rossi SRL",
        "",
        "en-digest-for",
        "  ours  for { $name }",
        "  reads for Rossi SRL",
        "",
        "Variables: $name",
    ]


def test_where_tu_is_another_text_it_is_shown_too(paletti):
    _, told = paletti("urgent-kept", texts="it-urgent-kept = Il Suo messaggio è qui.\n")
    assert told.splitlines()[2:7] == [
        "            .tu = Il tuo messaggio è conservato e sarà letto alla riapertura.",
        "  reads Il Suo messaggio è conservato e sarà letto alla riapertura.",
        "  tu    Il tuo messaggio è conservato e sarà letto alla riapertura.",
        "  yours Il Suo messaggio è qui.",
        "  reads Il Suo messaggio è qui.",
    ]
    assert told.splitlines()[7] == "  tu    Il tuo messaggio è conservato e sarà letto alla riapertura."


def test_a_text_of_several_lines_is_shown_in_several(paletti):
    _, told = paletti("digest-title")
    assert "  ours  { $count ->\n" in told
    assert "            [one] One message is waiting for you\n" in told


def test_a_check_names_file_and_line_of_every_fault(paletti):
    code, told = paletti("--check", texts="# a\nen-digest-for = x\n", terms='[en.terms]\n"a" = 1\n')
    assert code == 1
    assert told.splitlines() == [
        "wording.ftl:2: en-digest-for leaves out $name",
        "terms.toml:2: “a” must be a text in quotes (empty to take the entry out)",
    ]


def test_a_check_of_what_is_fine_says_so(paletti):
    assert paletti("--check", texts="en-mark-again = x\n") == (0, "Nothing is wrong. Texts of your own: 1.\n")


def test_a_check_without_files_says_that_there_are_none(paletti):
    code, told = paletti("--check")
    assert (code, told.startswith("There are no texts of your own")) == (0, True)


def run(*args):
    return subprocess.run(
        (sys.executable, "-m", "bot", *args), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_an_unknown_text_is_answered_with_the_nearest_and_no_traceback(tmp_path):
    (tmp_path / "own.toml").write_text("")
    done = run("wording", "digest-titel", "--config", tmp_path / "own.toml")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "paletti: there is no text digest-titel. Did you mean digest-title?\n"


def test_in_a_pipe_there_are_no_colours_and_no_line_is_broken(tmp_path):
    (tmp_path / "wording.ftl").write_text(f"it-away-reason = {'parola ' * 60}{{ $reason }}\nit-flod = x\n")
    (tmp_path / "own.toml").write_text('[wording]\nfile = "wording.ftl"\n')
    done = run("wording", "away-reason", "--config", tmp_path / "own.toml")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"  reads {'parola ' * 60}Natale\n" in done.stdout
    assert "\x1b" not in done.stdout
    assert run("wording", "--check", "--config", tmp_path / "own.toml").returncode == 1
