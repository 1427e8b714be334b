"""`paletti check` in a terminal: what it says of the office's own texts, of the data, and of who may look."""

import json
import os
import socket
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from bot.__main__ import cli, main
from bot.assembly import Office
from bot.checking import office
from bot.clock import SystemClock
from bot.setting_sections import Store
from bot.settings import Settings


@pytest.fixture
def found(tmp_path, monkeypatch):
    """`found()` runs `check` in a folder of its own, without a network; its findings as state, what and mend."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PALETTI_TELEGRAM_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("PALETTI_SLACK_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("PALETTI_WEB_PORT", "0")

    def run():
        result = CliRunner().invoke(cli, ["check", "--json"], catch_exceptions=False)
        return [(each["state"], each["what"], each["mend"]) for each in json.loads(result.output)]

    return run


def opened(folder):
    """Data that a first start has left there."""
    Office(Settings(store=Store(url=f"tinydb:{folder}")), SystemClock()).close()
    return folder


def journal_line(folder, now):
    findings, _ = office.data(folder, now)
    return next(each.what for each in findings if each.what.startswith("The journal"))


def test_each_fault_in_the_offices_own_texts_and_terms_is_a_note_with_its_line_and_what_counts_meanwhile(
    found, tmp_path
):
    (tmp_path / "wording.ftl").write_text("en-no-such-text = Hello\nen-verb-help = {\n")
    (tmp_path / "terms.toml").write_text("[en.terms]\nscope = 1\n")
    (tmp_path / "paletti.toml").write_text('[wording]\nfile = "wording.ftl"\nglossary = "terms.toml"\n')
    notes = [(state, what) for state, what, mend in found() if "until then ours counts" in mend]
    assert [state for state, _ in notes] == ["note"] * 3
    for (_, what), start in zip(notes, ("wording.ftl:1: ", "wording.ftl:2: ", "terms.toml:2: "), strict=True):
        assert what.startswith(start)


def test_own_texts_in_which_nothing_is_wrong_are_no_matter(found, tmp_path):
    (tmp_path / "wording.ftl").write_text("en-button-approve = I agree\n")
    (tmp_path / "paletti.toml").write_text('[wording]\nfile = "wording.ftl"\n')
    assert not [what for _, what, _ in found() if "wording" in what]


def test_a_file_of_own_texts_that_is_not_there_is_named(found, tmp_path):
    (tmp_path / "paletti.toml").write_text('[wording]\nfile = "gone.ftl"\n')
    assert [what for state, what, _ in found() if state == "note" and "gone.ftl: cannot be read" in what]


@pytest.mark.parametrize(
    ("age", "told"),
    [
        (timedelta(milliseconds=-5), "less than an hour ago"),  # a running bot writes while it is looked at
        (timedelta(minutes=59), "less than an hour ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1, hours=3), "1 day ago"),
        (timedelta(days=2), "2 days ago"),
    ],
)
def test_when_the_journal_was_written_last_is_told_in_words(tmp_path, age, told):
    folder = opened(tmp_path / "data")
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    at = (now - age).timestamp()
    os.utime(folder / "paletti.journal", (at, at))
    assert journal_line(folder, now).endswith(f"last written {told}.")


def test_data_that_are_somebody_elses_are_told_in_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    opened(tmp_path / "data")

    class Locked(socket.socket):
        def connect(self, _address):
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bot.console.socket.socket", Locked)
    monkeypatch.setattr("sys.argv", ["paletti", "check"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == "paletti: data belongs to somebody else. Run this as the user who runs Paletti.\n"
