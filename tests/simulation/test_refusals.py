"""What cannot be run is refused at the start, in one clear line that says what to change and where."""

import hashlib
import socket

import pytest

from bot.store.file import NAME
from bot.store.lines import frame
from tests.platforms.fake_slack import FakeSlack
from tests.simulation.kit import slack_settings, telegram_settings

FINE = {"PALETTI_TELEGRAM_TOKEN": "4242:a-token-of-the-right-shape", "PALETTI_TELEGRAM_BASE_URL": "http://127.0.0.1:9"}
XOXB, XAPP = "xoxb-not-a-real-one", "xapp-not-a-real-one"


async def refused(bot, *arguments):
    """The one line with which it ends."""
    code, _, err = await bot.command("run", *arguments)
    assert code not in (0, None)
    assert "Traceback" not in err
    [line] = [line for line in err.splitlines() if line.startswith("paletti: ")]
    assert err.splitlines()[-1] == line, "nothing follows it"
    return line


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, ["PALETTI_TELEGRAM_TOKEN", "@BotFather", "PALETTI_SLACK_BOT_TOKEN", "api.slack.com/apps"]),
        ({"PALETTI_SLACK_BOT_TOKEN": XOXB}, ["PALETTI_SLACK_APP_TOKEN", "Basic Information", "connections:write"]),
        ({"PALETTI_SLACK_APP_TOKEN": XAPP}, ["PALETTI_SLACK_BOT_TOKEN", "OAuth & Permissions"]),
        (
            {"PALETTI_SLACK_BOT_TOKEN": XOXB, "PALETTI_SLACK_MODE": "http"},
            ["PALETTI_SLACK_SIGNING_SECRET", "Basic Information"],
        ),
    ],
    ids=["none at all", "Slack's app token", "Slack's bot token", "Slack's signing secret"],
)
async def test_a_missing_token_is_named_with_the_place_to_get_it(make, settings, words):
    line = await refused(make(settings))
    assert all(word in line for word in words), line


@pytest.mark.parametrize(
    ("variable", "token"),
    [("PALETTI_TELEGRAM_TOKEN", "half-a-telegram-token"), ("PALETTI_SLACK_BOT_TOKEN", "xapp-in-the-wrong-place")],
)
async def test_a_token_of_the_wrong_shape_is_refused_without_showing_it(make, variable, token):
    line = await refused(make({variable: token}))
    assert line.startswith(f"paletti: {variable}: ")


async def test_a_token_that_telegram_refuses_is_named_with_the_place_to_get_another(make, telegram):
    line = await refused(make(telegram_settings(telegram), PALETTI_TELEGRAM_TOKEN="4243:revoked-long-ago"))
    assert "PALETTI_TELEGRAM_TOKEN" in line
    assert "@BotFather" in line


@pytest.mark.parametrize(
    ("variable", "token", "place"),
    [
        ("PALETTI_SLACK_BOT_TOKEN", "xoxb-revoked-long-ago", "OAuth & Permissions"),
        ("PALETTI_SLACK_APP_TOKEN", "xapp-revoked-long-ago", "connections:write"),
    ],
)
async def test_a_token_that_slack_refuses_is_named_with_the_place_to_get_another(make, variable, token, place):
    async with FakeSlack() as slack:  # which complains of these tokens, as it should
        line = await refused(make(slack_settings(slack), **{variable: token}))
    assert variable in line
    assert place in line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[office]\nname = "Studio\n', [":2:", "this is not TOML"]),
        ('[office]\nname = "Studio"\nzone = "Europe/Rome"\n', [":3:", "there is no zone in [office]"]),
        ("[offices]\n", [":1:", "Did you mean office?"]),
        ('[web]\n\nport = "many"\n', [":3:", "web.port must be a whole number"]),
        (
            '[office]\ntimezone = "Europe/Rome"\nhours = "Mo-Fr 25:00-26:99"\n',
            [":3:", "There is no time “25:00” on a clock"],
        ),
        ('[office]\nhours = "whenever I like"\n', [":2:", "“whenever”", "Mon to Fri 9-13 and 14-18"]),
        ('[office]\nhours = "Mo-Fr 09:00-18:00; PH off"\n', [":2:", "PH"]),
        ('[office]\ntimezone = "Europe/Roma"\n', [":2:", "“Europe/Roma”", "Similar names:", "Europe/Rome"]),
    ],
    ids=["no TOML", "key", "section", "type", "hours that do not exist", "no hours", "unsupported", "zone"],
)
async def test_a_broken_settings_file_is_refused_naming_file_and_line(make, tmp_path, text, words):
    (tmp_path / "paletti.toml").write_text(text)
    bot = make(FINE)
    for variable in ("PALETTI_OFFICE_TIMEZONE", "PALETTI_OFFICE_NAME", "PALETTI_WEB_PORT"):
        del bot.env[variable]
    line = await refused(bot)
    assert all(word in line for word in ("paletti.toml", *words)), line
    assert not (bot.data / NAME).exists()


async def test_a_zone_from_the_environment_is_refused_naming_the_variable(make):
    line = await refused(make(FINE, PALETTI_OFFICE_TIMEZONE="America/Nueva_York"))
    assert line.startswith("paletti: PALETTI_OFFICE_TIMEZONE: There is no time zone “America/Nueva_York”.")
    assert "America/New_York" in line


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(("--clock-start", "tomorrow"), "2026-12-24T21:40"), (("--clock-speed", "-2"), "--clock-speed")],
)
async def test_a_rehearsal_that_makes_no_sense_is_refused_with_an_example(make, arguments, word):
    assert word in await refused(make(FINE), *arguments)


async def test_a_port_that_is_taken_is_refused_naming_the_setting(make):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        line = await refused(make(FINE, PALETTI_WEB_PORT=str(port)))
    assert str(port) in line
    assert "PALETTI_WEB_PORT" in line


async def test_a_folder_that_cannot_be_one_is_refused_naming_the_setting(make, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    line = await refused(make(FINE, PALETTI_STORE_URL=f"tinydb:{tmp_path}/file"))
    assert line.startswith("paletti: PALETTI_STORE_URL: ")
    assert f"{tmp_path}/file" in line


async def test_a_journal_from_a_newer_version_is_refused_and_left_untouched(make):
    bot = make(FINE)
    bot.data.mkdir(parents=True)
    journal = bot.data / NAME
    journal.write_bytes(frame(b'{"format":"paletti-journal","version":2}') + b"what a newer version writes\n")
    before = hashlib.sha256(journal.read_bytes()).digest()
    line = await refused(bot)
    assert str(journal) in line
    assert "update" in line
    assert hashlib.sha256(journal.read_bytes()).digest() == before
    assert sorted(path.name for path in bot.data.iterdir()) == ["paletti.journal", "paletti.lock"]


async def test_a_second_process_on_the_same_data_is_refused_and_told_who_holds_them(make, telegram):
    first = make(telegram_settings(telegram))
    await first.start()
    line = await refused(make(telegram_settings(telegram)))
    assert f"in use by process {first.pid}" in line
    assert str(first.data) in line
    anna = telegram.user("Anna")
    await anna.writes("Good evening")
    await telegram.next_message(anna)
