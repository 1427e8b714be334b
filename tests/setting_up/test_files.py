import os
import stat

import pytest

from bot.core.errors import SettingsError
from bot.setting_up.files import secrets_written, settings_written
from bot.settings import load

OFFICE = {"name": "Studio “Neri” \\ Söhne", "timezone": "Europe/Rome", "hours": "Mo-Fr 09:00-18:00"}


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_what_was_written_is_what_is_read(tmp_path):
    path = tmp_path / "paletti.toml"
    settings_written(path, {"office": OFFICE})
    office = load(path, {}).office
    assert (office.name, office.timezone, office.hours) == tuple(OFFICE.values())


def test_what_stands_in_the_file_already_stays_comments_too(tmp_path):
    path = tmp_path / "paletti.toml"
    path.write_text('# mine\n[office]\nname = "Old"  # what clients see\n\n[web]\nport = 9000\n')
    settings_written(path, {"office": OFFICE})
    text = path.read_text()
    assert "# mine\n" in text
    assert "# what clients see" in text
    assert load(path, {}).web.port == 9000
    assert load(path, {}).office.name == OFFICE["name"]


def test_a_file_that_is_no_toml_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "paletti.toml"
    path.write_text("[office\n")
    with pytest.raises(SettingsError, match="cannot be read"):
        settings_written(path, {"office": OFFICE})
    assert path.read_text() == "[office\n"


def test_secrets_are_for_their_owner_only_also_in_a_file_that_was_open_to_all(tmp_path):
    path = tmp_path / ".env"
    path.write_text("OTHER=1\nPALETTI_TELEGRAM_TOKEN=1:old\n")
    path.chmod(0o644)
    secrets_written(path, {"PALETTI_TELEGRAM_TOKEN": "2:new"})
    assert mode(path) == 0o600
    assert path.read_text() == "OTHER=1\nPALETTI_TELEGRAM_TOKEN=2:new\n"


def test_a_file_of_secrets_is_never_open_to_others_however_generous_the_umask(tmp_path):
    before = os.umask(0)
    try:
        secrets_written(tmp_path / ".env", {"PALETTI_SLACK_BOT_TOKEN": "xoxb-1"})
    finally:
        os.umask(before)
    assert mode(tmp_path / ".env") == 0o600


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "paletti.toml.new").mkdir()
    with pytest.raises(SettingsError, match="cannot be written"):
        settings_written(tmp_path / "paletti.toml", {"office": OFFICE})
