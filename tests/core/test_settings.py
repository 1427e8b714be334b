import re
from pathlib import Path

import msgspec
import pytest

from bot.core.errors import SettingsError
from bot.setting_sections import Secret
from bot.settings import SPECS, Settings, load, nearest_variable, settings_markdown, settings_table

ROOT = Path(__file__).parents[2]
TELEGRAM = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
def refusal(tmp_path):
    """What `load` says to a file with this text, with the folder's name taken out."""

    def of(text: str | bytes, environ: dict[str, str] | None = None) -> str:
        path = tmp_path / "paletti.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(SettingsError) as caught:
            load(path, environ or {})
        return str(caught.value).replace(f"{tmp_path}/", "")

    return of


def test_without_a_file_and_environment_everything_has_its_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = load(None, {})
    assert (settings.office.hours, settings.web.port, settings.store.url) == ("Mo-Fr 09:00-18:00", 8080, "tinydb:data")
    assert settings.origin("office.hours") == "default"


def test_a_paletti_toml_in_the_working_folder_is_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("paletti.toml").write_text('[office]\nname = "Studio"\n')
    assert load(None, {}).office.name == "Studio"


def test_the_environment_wins_over_the_file_and_each_says_where_it_came_from(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[web]\nport = 1\nhost = "10.0.0.1"\n')
    settings = load(path, {"PALETTI_WEB_PORT": "9090"})
    assert (settings.web.port, settings.web.host) == (9090, "10.0.0.1")
    assert (settings.origin("web.port"), settings.origin("web.host")) == ("PALETTI_WEB_PORT", f"{path}:3")


def test_every_setting_can_be_given_in_the_environment():
    for spec in SPECS.values():
        environ = {spec.variable: _another(spec.section, spec.key)}
        value = getattr(getattr(load(None, environ), spec.section), spec.key)
        assert str(value.reveal() if isinstance(value, Secret) else value) == environ[spec.variable]


def test_an_empty_variable_counts_as_not_set():
    assert load(None, {"PALETTI_WEB_PORT": "", "PALETTI_LOG_LEVEL": " "}).web.port == 8080


def test_a_line_break_after_a_token_in_the_environment_is_dropped():
    assert load(None, {"PALETTI_TELEGRAM_TOKEN": f"{TELEGRAM}\n"}).telegram.token.reveal() == TELEGRAM


def test_a_file_asked_for_by_name_must_be_there(tmp_path):
    with pytest.raises(SettingsError, match=r"missing\.toml: cannot be read: No such file"):
        load(tmp_path / "missing.toml", {})


SECTIONS = "office, telegram, slack, web, gate, payments, papers, wording, store, log"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[ofice]\nname = "x"\n', "paletti.toml:1: there is no [ofice]. Did you mean office?"),
        ('\n\ntoken = "x"\n', "paletti.toml:3: there is no [token]. Did you mean telegram.token?"),
        ("[zebra]\n", f"paletti.toml:1: there is no [zebra]. There are {SECTIONS}."),
        ('[office]\nname = "x"\nhuors = "x"\n', "paletti.toml:3: there is no huors in [office]. Did you mean hours?"),
        ("[office]\nport = 1\n", "paletti.toml:2: there is no port in [office]. Did you mean web.port?"),
        ("[log]\nzebra = 1\n", "paletti.toml:2: there is no zebra in [log]. There are level, format."),
        ("web = 3\n", "paletti.toml:1: web must be a section, [web]"),
        ("[[web]]\nport = 3\n", "paletti.toml:1: web must be a section, [web]"),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_line_and_nearest_name(refusal, text, words):
    assert refusal(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[web]\nport = "8080"\n', "paletti.toml:2: web.port must be a whole number from 0 to 65535"),
        ("[web]\nport = 70000\n", "paletti.toml:2: web.port must be a whole number from 0 to 65535"),
        ("[office]\nname = 5\n", "paletti.toml:2: office.name must be a text in quotes"),
        ('[office]\nlanguage = "de"\n', "paletti.toml:2: office.language must be en or it"),
        ('[telegram]\nmode = "push"\n', "paletti.toml:2: telegram.mode must be polling or webhook"),
        ("[telegram]\ntoken = 5\n", "paletti.toml:2: telegram.token must be a bot token such as 123456:ABC-DEF"),
        ('[store]\nurl = "data"\n', "paletti.toml:2: store.url must be tinydb: and a folder, such as tinydb:data"),
        ('[store]\nurl = ""\n', "paletti.toml:2: store.url must be tinydb: and a folder, such as tinydb:data"),
    ],
)
def test_a_wrong_value_is_answered_with_line_and_what_was_expected(refusal, text, words):
    assert refusal(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[office]\nname = Studio\n", "paletti.toml:2: this is not TOML: invalid value, column 8"),
        ('[office\nname = "x"\n', "paletti.toml:1: this is not TOML: expected ']' at the end of a table declaration"),
        ('[office]\nname = """x\n\n', "paletti.toml:2: this is not TOML: "),
        ('[office]\nname = "a"\nname = "b"\n', "paletti.toml:3: this is not TOML: cannot overwrite a value"),
        (b'[office]\n\nname = "\xe8"\n', "paletti.toml:3: this is not UTF-8"),
    ],
)
def test_a_broken_file_is_answered_with_the_line(refusal, text, words):
    assert refusal(text).startswith(words)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# [web]\n# port = 0\n[web]\n\nport = -1\n", 5),
        ("web.host = 'a'\nweb.port = -1\n", 2),
        ("[office]\nname = '''\n[web]\nport = -1\n'''\n[web]\nport = -1", 7),
        ("[office]\nname = 'x'\n[web]\nport = [\n 1,\n]\n", 4),
        ("[office]\r\nname = 'x'\r\n[web]\r\nport = -1\r\n", 4),
        ("\ufeff[web]\nport = -1\n", 2),
    ],
)
def test_the_line_is_right_however_the_file_is_written(refusal, text, line):
    assert refusal(text).startswith(f"paletti.toml:{line}: web.port")


def test_a_wrong_variable_is_named_in_the_refusal():
    with pytest.raises(SettingsError, match=r"^PALETTI_WEB_PORT: web.port must be a whole number from 0 to 65535$"):
        load(None, {"PALETTI_WEB_PORT": "http"})


@pytest.mark.parametrize(
    ("url", "accepted"),
    [
        ("https://api.example.org", True),
        ("https://api.example.org:8443/bots", True),
        ("http://127.0.0.1:8081", True),
        ("http://localhost:8081/api/", True),
        ("http://[::1]:8081", True),
        ("http://api.example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("http://localhost@example.org", False),
        ("https://user:pass@example.org", False),
        ("https://example.org/?token=1", False),
        ("ftp://example.org", False),
        ("example.org", False),
        ("https://", False),
    ],
)
@pytest.mark.parametrize("variable", ["PALETTI_TELEGRAM_BASE_URL", "PALETTI_SLACK_BASE_URL", "PALETTI_WEB_PUBLIC_URL"])
def test_tokens_travel_by_https_or_stay_on_this_machine(variable, url, accepted):
    if accepted:
        assert load(None, {variable: url}).origins
    else:
        with pytest.raises(SettingsError, match=f"^{variable}: .* must be an https:// address"):
            load(None, {variable: url})


def test_a_refusal_never_quotes_what_may_be_a_token_in_the_wrong_place(refusal):
    for spec in SPECS.values():
        if spec.expected != "a text in quotes":
            words = refusal(f'[{spec.section}]\n{spec.key} = "{TELEGRAM} misplaced"\n')
            assert TELEGRAM not in words
    assert TELEGRAM not in refusal(f'[telegram]\ntoken = "{TELEGRAM}\n')


def test_swapped_slack_tokens_are_noticed_by_their_beginnings():
    with pytest.raises(SettingsError, match=r"^PALETTI_SLACK_BOT_TOKEN: .* begins with xoxb-$"):
        load(None, {"PALETTI_SLACK_BOT_TOKEN": "xapp-1"})
    with pytest.raises(SettingsError, match=r"^PALETTI_SLACK_APP_TOKEN: .* begins with xapp-$"):
        load(None, {"PALETTI_SLACK_APP_TOKEN": "xoxb-1"})


def test_secrets_do_not_show_when_settings_are_printed_or_encoded():
    settings = load(None, {"PALETTI_TELEGRAM_TOKEN": TELEGRAM, "PALETTI_SLACK_SIGNING_SECRET": "5ecret"})
    shown = f"{settings!r} {settings} {settings.telegram} {settings.telegram.token} {settings.slack.signing_secret!r}"
    assert TELEGRAM not in shown
    assert "5ecret" not in shown
    assert settings.secrets() == (TELEGRAM, "5ecret")
    with pytest.raises(TypeError):
        msgspec.json.encode(settings)


SLACK = {"PALETTI_SLACK_BOT_TOKEN": "xoxb-1", "PALETTI_SLACK_APP_TOKEN": "xapp-1"}


@pytest.mark.parametrize(
    ("environ", "platforms"),
    [
        ({"PALETTI_TELEGRAM_TOKEN": TELEGRAM}, ("telegram",)),
        (SLACK, ("slack",)),
        ({"PALETTI_TELEGRAM_TOKEN": TELEGRAM, **SLACK}, ("telegram", "slack")),
        (
            {
                "PALETTI_SLACK_MODE": "http",
                "PALETTI_SLACK_BOT_TOKEN": "xoxb-1",
                "PALETTI_SLACK_SIGNING_SECRET": "5ecret",
            },
            ("slack",),
        ),
    ],
)
def test_the_platforms_are_those_whose_secrets_are_set(environ, platforms):
    assert load(None, environ).platforms() == platforms


@pytest.mark.parametrize(
    ("environ", "variable", "place"),
    [
        ({"PALETTI_SLACK_BOT_TOKEN": "xoxb-1"}, "PALETTI_SLACK_APP_TOKEN", "App-Level Tokens"),
        ({"PALETTI_SLACK_APP_TOKEN": "xapp-1"}, "PALETTI_SLACK_BOT_TOKEN", "OAuth & Permissions"),
        ({**SLACK, "PALETTI_SLACK_MODE": "http"}, "PALETTI_SLACK_SIGNING_SECRET", "Signing Secret"),
    ],
)
def test_half_a_slack_set_up_is_told_what_is_missing_and_where_to_get_it(environ, variable, place):
    with pytest.raises(SettingsError) as caught:
        load(None, environ).platforms()
    assert re.findall(r"PALETTI_\w+", str(caught.value)) == [variable]
    assert "api.slack.com/apps" in str(caught.value)
    assert place in str(caught.value)


def test_a_webhook_without_a_public_address_is_told_what_is_missing():
    environ = {"PALETTI_TELEGRAM_TOKEN": TELEGRAM, "PALETTI_TELEGRAM_MODE": "webhook"}
    with pytest.raises(SettingsError, match=r"mode webhook also needs PALETTI_WEB_PUBLIC_URL .*https://"):
        load(None, environ).platforms()
    assert load(None, environ | {"PALETTI_WEB_PUBLIC_URL": "https://paletti.example.com"}).platforms() == ("telegram",)


def test_without_any_platform_both_ways_are_shown():
    with pytest.raises(SettingsError) as caught:
        Settings().platforms()
    for word in ("PALETTI_TELEGRAM_TOKEN", "@BotFather", "PALETTI_SLACK_BOT_TOKEN", "PALETTI_SLACK_APP_TOKEN"):
        assert word in str(caught.value)


def test_a_variable_of_another_version_is_no_error_but_known_by_name():
    settings = load(None, {"PALETTI_OFFICE_HUORS": "x", "PALETTI_RECAP_WEEKDAY": "x", "HOME": "/"})
    assert settings.unknown_environment == ("PALETTI_OFFICE_HUORS", "PALETTI_RECAP_WEEKDAY")
    assert nearest_variable("PALETTI_OFFICE_HUORS") == "PALETTI_OFFICE_HOURS"
    assert nearest_variable("PALETTI_RECAP_WEEKDAY") is None


def test_the_table_has_a_line_with_one_sentence_for_every_setting():
    assert len(settings_table()) == len(SPECS) == settings_markdown().count("\n") - 1
    assert ("PALETTI_WEB_PORT", "web.port", "8080", "The port to listen on; 0 takes a free one.") in settings_table()
    assert all(re.fullmatch(r"[A-Z`].+\.", about) for _, _, _, about in settings_table())
    assert "| `PALETTI_SLACK_MODE` | `slack.mode` | `socket` | " in settings_markdown()


def test_the_example_file_names_every_setting_with_its_default(tmp_path):
    text = (ROOT / "paletti.example.toml").read_text()
    assert load(ROOT / "paletti.example.toml", {}).origins == {}
    path = tmp_path / "all.toml"
    path.write_text(re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE))
    settings = load(path, {})
    assert set(settings.origins) == set(SPECS)
    assert repr(msgspec.structs.replace(settings, origins={}, folder=Path())) == repr(Settings())


def test_files_that_a_setting_names_lie_beside_the_settings_file(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[wording]\nfile = "words/ours.ftl"\n')
    settings = load(path, {})
    assert settings.beside(settings.wording.file) == tmp_path / "words/ours.ftl"
    assert settings.beside(settings.wording.glossary) is None
    assert settings.beside("/etc/ours.ftl") == Path("/etc/ours.ftl")


def _another(section: str, key: str) -> str:
    """A value that this setting takes and that is not its default."""
    return {
        "language": "it",
        "token": TELEGRAM,
        "bot_token": "xoxb-1",
        "app_token": "xapp-1",
        "base_url": "https://example.org",
        "public_url": "https://example.org",
        "port": "9090",
        "file_megabytes": "7",
        "files_megabytes": "70",
        "url": "tinydb:/data",
        "level": "debug",
        "format": "json",
        "country": "IT",
        "tone": "off",
        "rates": "2026-H2=10.15, 2027-H1=10",
        "mode": "http" if section == "slack" else "webhook",
    }.get(key, "Other")
