import pytest

from bot.setting_up.guesses import country, language, timezone


@pytest.fixture
def machine(tmp_path):
    """`/etc/localtime` and `/etc/timezone` of some machine."""
    zone = tmp_path / "usr/share/zoneinfo/Europe/Rome"
    zone.parent.mkdir(parents=True)
    zone.touch()
    localtime = tmp_path / "localtime"
    localtime.symlink_to(zone)
    named = tmp_path / "timezone"
    named.write_text("Europe/Paris\n")
    return localtime, named


def test_the_zone_is_that_to_which_the_machines_clock_is_set(machine):
    assert timezone({}, *machine) == "Europe/Rome"


def test_a_zone_in_the_environment_counts_more(machine):
    assert timezone({"TZ": "America/New_York"}, *machine) == "America/New_York"


def test_a_zone_that_is_none_is_no_guess(machine):
    assert timezone({"TZ": "Mars/Olympus"}, *machine) == "Europe/Rome"


def test_a_file_with_the_zones_name_counts_where_there_is_no_link(machine, tmp_path):
    assert timezone({}, tmp_path / "nowhere", machine[1]) == "Europe/Paris"


def test_a_container_that_tells_nothing_lives_in_utc(tmp_path):
    assert timezone({}, tmp_path / "nowhere", tmp_path / "nowhere") == "UTC"


@pytest.mark.parametrize(
    ("environ", "guessed"),
    [
        ({"LANG": "it_IT.UTF-8"}, "it"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "it_CH"}, "it"),
        ({"LANG": "de_DE"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_italian_where_the_machine_speaks_it(environ, guessed):
    assert language(environ) == guessed


@pytest.mark.parametrize(
    ("zone", "guessed"),
    [("Europe/Rome", "IT"), ("Europe/London", "GB"), ("America/New_York", "US"), ("UTC", ""), ("Etc/GMT+3", "")],
)
def test_a_zone_tells_the_country(zone, guessed):
    assert country(zone) == guessed
