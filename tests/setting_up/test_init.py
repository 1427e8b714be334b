"""`paletti init` in a terminal, with its answers typed."""

import re

import click
import pytest
from click.testing import CliRunner

from bot.__main__ import cli
from bot.command_line import environment
from bot.core.errors import SettingsError
from bot.settings import load


@pytest.fixture
def typed(tmp_path, monkeypatch):
    """`typed("answer", …)` runs `init` in an empty folder, on an Italian machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Europe/Rome")
    monkeypatch.setenv("LANG", "it_IT.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)

    def run(*answers, options=()):
        return CliRunner().invoke(cli, ["init", *options], input="\n".join((*answers, "")), catch_exceptions=False)

    return run


ANSWERS = ("Studio Neri", "", "", "lun-ven 9-13 e 14-18", "", "Roma", "", "")


def test_zone_language_and_country_are_proposed_and_the_hours_read_back(typed, tmp_path):
    result = typed(*ANSWERS)
    assert result.exit_code == 0
    assert "Da lunedì a venerdì: 09:00–13:00 e 14:00–18:00" in result.output  # noqa: RUF001  as it is set
    assert "[IT]" in result.output
    office = load(tmp_path / "paletti.toml", {}).office
    assert (office.name, office.timezone, office.language) == ("Studio Neri", "Europe/Rome", "it")
    assert (office.hours, office.holidays) == ("Mo-Fr 09:00-13:00,14:00-18:00", "IT-RM")


def test_an_answer_that_makes_no_sense_is_asked_again(typed, tmp_path):
    result = typed(
        "Studio", "xx", "en", "Mars/Olympus", "Europe/London", "whenever", "Mon to Fri 9-17", "y", "none", "", ""
    )
    assert result.exit_code == 0
    office = load(tmp_path / "paletti.toml", {}).office
    assert (office.timezone, office.hours, office.holidays) == ("Europe/London", "Mo-Fr 09:00-17:00", "")


def test_hours_that_were_understood_wrongly_are_typed_anew(typed, tmp_path):
    typed("Studio", "en", "", "Mon 9-10", "n", "Tue 9-10", "y", "", "", "")
    assert load(tmp_path / "paletti.toml", {}).office.hours == "Tu 09:00-10:00"


def test_run_again_it_proposes_what_stands_there(typed, tmp_path):
    typed(*ANSWERS)
    result = typed(*[""] * 8)
    assert "[Studio Neri]" in result.output
    assert load(tmp_path / "paletti.toml", {}).office.holidays == "IT-RM"


def test_a_token_that_cannot_be_one_is_asked_again_without_asking_anybody(typed, tmp_path):
    result = typed(*ANSWERS[:-2], "hello", "", "")
    assert "This is not a bot token such as 123456:ABC-DEF." in result.output
    assert (tmp_path / ".env").read_text() == ""


def test_the_manifest_lies_ready_to_be_pasted(typed, tmp_path):
    typed(*ANSWERS)
    assert '"socket_mode_enabled": true' in (tmp_path / "slack-manifest.json").read_text()


def test_with_flags_nothing_is_asked(typed, tmp_path):
    result = typed(options=["--yes", "--offline", "--name", "Neri", "--telegram-token", "1:abc", "--holidays", "none"])
    assert result.exit_code == 0
    settings = load(tmp_path / "paletti.toml", {})
    assert (settings.office.name, settings.office.hours) == ("Neri", "Mo-Fr 09:00-18:00")
    assert (tmp_path / ".env").read_text() == "PALETTI_TELEGRAM_TOKEN=1:abc\n"


def test_a_flag_that_makes_no_sense_ends_it_and_nothing_is_written(typed, tmp_path):
    result = typed(options=["--yes", "--name", "Neri", "--hours", "whenever"])
    assert result.exit_code == 1
    assert "whenever" in result.output
    assert not (tmp_path / "paletti.toml").exists()


def test_what_cannot_be_a_token_is_refused_also_where_no_platform_is_asked(typed, tmp_path):
    result = typed(options=["--yes", "--offline", "--name", "Neri", "--telegram-token", "hello"])
    assert result.exit_code == 1
    assert "This is not a bot token such as 123456:ABC-DEF." in result.output
    assert not (tmp_path / ".env").exists()


def test_a_second_office_is_not_proposed_what_the_first_one_has(typed, tmp_path):
    typed(options=["--yes", "--offline", "--name", "First", "--telegram-token", "1:abc"])
    (tmp_path / "second").mkdir()
    second = typed(options=["--yes", "--offline", "--config", "second/paletti.toml"])
    assert "Please give a name" in second.output
    assert not (tmp_path / "second/paletti.toml").exists()
    assert load(tmp_path / "paletti.toml", {}).office.name == "First"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (PermissionError(13, "Permission denied"), ".env: cannot be read: Permission denied"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), ".env: this is not UTF-8"),
    ],
)
def test_an_env_file_that_cannot_be_read_is_named(monkeypatch, fault, told):
    def unreadable(*_args, **_options):
        raise fault

    monkeypatch.setattr("bot.command_line.dotenv_values", unreadable)
    with pytest.raises(SettingsError, match=re.escape(told)):
        environment(None)


def test_what_stands_in_the_env_file_counts_for_every_command_and_the_environment_more(typed, monkeypatch):
    typed(options=["--yes", "--offline", "--name", "Neri", "--telegram-token", "1:abc"])
    seen = []

    def looked_at(settings):
        seen.append(settings.telegram.token.reveal())
        raise SettingsError("that is all")

    monkeypatch.setattr("bot.assembly.data_folder", looked_at)
    CliRunner().invoke(cli, ["backup", "somewhere"])
    monkeypatch.setenv("PALETTI_TELEGRAM_TOKEN", "2:def")
    CliRunner().invoke(cli, ["backup", "somewhere"])
    assert seen == ["1:abc", "2:def"]


def test_a_name_is_asked_for_until_there_is_one_since_clients_read_it(typed, tmp_path):
    result = typed("", *ANSWERS)
    assert "Please give a name" in result.output
    assert load(tmp_path / "paletti.toml", {}).office.name == "Studio Neri"
    assert typed(options=["--yes", "--offline", "--name", ""]).exit_code == 1


def test_what_is_missing_before_it_can_start_is_told_at_the_end(typed):
    bare = typed(*ANSWERS).output
    assert "it cannot start yet. No platform is set up." in bare
    half = typed(options=["--yes", "--offline", "--slack-bot-token", "xoxb-1"]).output
    assert "Slack in mode socket also needs PALETTI_SLACK_APP_TOKEN" in half
    whole = typed(options=["--yes", "--offline", "--slack-app-token", "xapp-1"]).output
    assert "paletti run" in whole


def test_whoever_breaks_off_at_one_platform_keeps_the_one_before(typed, tmp_path, monkeypatch):
    def broken_off(*_):
        raise click.Abort

    monkeypatch.setattr("bot.setting_up.command._slack", broken_off)
    typed(options=["--yes", "--offline", "--name", "Neri", "--telegram-token", "1:abc"])
    assert (tmp_path / ".env").read_text() == "PALETTI_TELEGRAM_TOKEN=1:abc\n"


def test_a_code_for_the_owner_does_not_begin_an_office_that_is_not_set_up(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(cli, ["claim-code"])
    assert isinstance(refused.exception, SettingsError)
    assert not (tmp_path / "data").exists()


def test_whoever_sets_up_again_is_told_what_no_longer_counts(typed):
    options = ["--yes", "--offline", "--name", "Neri", "--telegram-token", "1:abc"]
    assert "started before" not in typed(options=options).output
    assert CliRunner().invoke(cli, ["claim-code"]).exit_code == 0
    assert "hours and holidays stay as" in typed(options=options).output
