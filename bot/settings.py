"""Settings: `paletti.toml` and the environment become one frozen `Settings`, or a refusal that says where and why.

Every setting is a line in `bot/setting_sections.py`. Its name in the environment is `PALETTI_<SECTION>_<KEY>`, and the
environment wins over the file. An empty variable counts as not set, since an `.env` may have unfilled lines. Whether
the hours and the time zone make sense is decided where they are used; `Settings.origin` tells where they came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin

from msgspec import Struct, ValidationError, convert, field
from msgspec.structs import fields

from bot import toml_lines
from bot.core.dues import Dues, dues_of
from bot.core.errors import SettingsError
from bot.setting_sections import Gate, Log, Office, Papers, Payments, Secret, Slack, Store, Telegram, Web, Wording

DEFAULT_FILE = Path("paletti.toml")


class Settings(Struct, frozen=True, kw_only=True):
    """All settings. `origins` tells where each came from that is no default.

    `folder` is the settings file's. `unknown_environment` are the `PALETTI_*` variables that this version does not
    know. They are no error, since those of another version may be set, but worth a warning with `nearest_variable`.
    """

    office: Office = Office()
    telegram: Telegram = Telegram()
    slack: Slack = Slack()
    web: Web = Web()
    gate: Gate = Gate()
    payments: Payments = Payments()
    papers: Papers = Papers()
    wording: Wording = Wording()
    store: Store = Store()
    log: Log = Log()
    origins: dict[str, str] = field(default_factory=dict)
    unknown_environment: tuple[str, ...] = ()
    folder: Path = Path()

    def origin(self, name: str) -> str:
        """Where a setting (`office.hours`) came from: `paletti.toml:4`, its variable's name, or `default`."""
        return self.origins.get(name, "default")

    def beside(self, path: str) -> Path | None:
        """Where a file that a setting names is, counted from the settings file's folder; None for an empty setting."""
        return self.folder / path if path else None

    @property
    def dues(self) -> Dues:
        """By which law interest is counted."""
        return dues_of(self.payments.country, self.payments.rates)

    def secrets(self) -> tuple[str, ...]:
        """Every secret that is set, for the log's redaction."""
        values = (self._value(name) for name in SPECS)
        return tuple(value.reveal() for value in values if isinstance(value, Secret) and value)

    def platforms(self) -> tuple[str, ...]:
        """The platforms that are set up: `telegram`, `slack` or both.

        Raises SettingsError where there is none or one lacks something, and says which variable and where to get it.
        """
        slack = self.slack
        if self.telegram.token and self.telegram.mode == "webhook" and not self.web.public_url:
            raise SettingsError(f"Telegram in mode webhook also needs {_to_set('web.public_url')}.")
        needed = ("slack.bot_token", "slack.app_token" if slack.mode == "socket" else "slack.signing_secret")
        chosen = ["telegram"] if self.telegram.token else []
        if slack.bot_token or slack.app_token or slack.signing_secret:
            chosen.append("slack")
            missing = [name for name in needed if not self._value(name)]
            if missing:
                raise SettingsError(f"Slack in mode {slack.mode} also needs {_to_set(*missing)}.")
        if not chosen:
            raise SettingsError(
                "No platform is set up. "
                f"The environment, and paletti.toml and .env in {self.folder.absolute()}, name none. "
                f"For Telegram set {_to_set('telegram.token')}. For Slack set {_to_set(*needed)}."
            )
        return tuple(chosen)

    def _value(self, name: str) -> Any:
        return getattr(getattr(self, SPECS[name].section), SPECS[name].key)


_WHERE = {
    "telegram.token": "write /newbot to @BotFather on Telegram",
    "web.public_url": "the https:// address at which your proxy passes /telegram to PALETTI_WEB_PORT",
    "slack.bot_token": "api.slack.com/apps, your app, OAuth & Permissions, Bot User OAuth Token",
    "slack.app_token": "api.slack.com/apps, your app, Basic Information, App-Level Tokens, scope connections:write",
    "slack.signing_secret": "api.slack.com/apps, your app, Basic Information, Signing Secret",
}


def _to_set(*names: str) -> str:
    return " and ".join(f"{SPECS[name].variable} ({_WHERE[name]})" for name in names)


class Spec(NamedTuple):
    """One setting: its names, annotated type and default, what it is for, and what it must look like."""

    section: str
    key: str
    variable: str
    kind: Any
    default: Any
    about: str
    pattern: str
    expected: str


def _specs() -> Iterator[tuple[str, Spec]]:
    for section in fields(Settings):
        if not isinstance(section.default, Struct):
            continue
        for each in fields(section.type):
            plain, *metas = get_args(each.type)
            words = metas[-1].extra
            expected = words["expected"] or "a text in quotes"
            if get_origin(plain) is Literal:
                expected = " or ".join(get_args(plain))
            elif plain is int:
                expected = f"a whole number from {metas[0].ge} to {metas[0].le}"
            variable = f"PALETTI_{section.name}_{each.name}".upper()
            names = (section.name, each.name, variable)
            about = metas[-1].description
            yield ".".join(names[:2]), Spec(*names, each.type, each.default, about, words["pattern"], expected)


SPECS = dict(_specs())


class _Given(NamedTuple):
    """A value as somebody gave it, and where. Only the environment, where all is text, is read leniently."""

    value: Any
    origin: str
    strict: bool


def load(path: Path | None, environ: Mapping[str, str], *, begun: bool = True) -> Settings:
    """Read the file at `path` (None: `paletti.toml`, if there is one) and `environ`.

    A file that is named has to be there, unless the office is only about to be set up (not `begun`). Raises
    SettingsError, naming file and line or the variable, for whatever cannot be meant. It never quotes a value, which
    may be a token in the wrong place.
    """
    sections: dict[str, dict[str, Any]] = {}
    origins = {}
    for name, given in (*_from_file(path, begun=begun), *_from_environment(environ)):
        sections.setdefault(SPECS[name].section, {})[SPECS[name].key] = _checked(name, given)
        origins[name] = given.origin
    known = {spec.variable for spec in SPECS.values()}
    return Settings(
        **{each.name: each.type(**sections[each.name]) for each in fields(Settings) if each.name in sections},
        origins=origins,
        folder=(path or DEFAULT_FILE).parent,
        unknown_environment=tuple(
            sorted(name for name in environ if name.startswith("PALETTI_") and name not in known)
        ),
    )


def _from_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, _Given]]:
    for name, spec in SPECS.items():
        if value := environ.get(spec.variable, "").strip():
            yield name, _Given(value, spec.variable, strict=False)


def _from_file(path: Path | None, *, begun: bool) -> Iterator[tuple[str, _Given]]:
    file = path or DEFAULT_FILE
    if not file.exists() and (path is None or not begun):
        return
    document = toml_lines.read(file)
    sections = list(dict.fromkeys(spec.section for spec in SPECS.values()))
    for section, keys in document.tables.items():
        if section not in sections:
            raise SettingsError(f"{document.where(section)}: there is no [{section}]. {_hint(section, sections)}")
        if not isinstance(keys, dict):
            raise SettingsError(f"{document.where(section)}: {section} must be a section, [{section}]")
        for key, value in keys.items():
            if f"{section}.{key}" not in SPECS:
                known = [spec.key for spec in SPECS.values() if spec.section == section]
                origin = document.where(section, key)
                raise SettingsError(f"{origin}: there is no {key} in [{section}]. {_hint(key, known)}")
            yield f"{section}.{key}", _Given(value, document.where(section, key), strict=True)


def _hint(wrong: str, known: list[str]) -> str:
    """The nearest right name; else the section in which there is such a key; else all that could be meant."""
    near = get_close_matches(wrong, known, n=1, cutoff=0.7) or [
        name for name, spec in SPECS.items() if spec.key == wrong
    ]
    return f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."


def _checked(name: str, given: _Given) -> Any:
    spec = SPECS[name]
    refusal = SettingsError(f"{given.origin}: {name} must be {spec.expected}")
    secret = isinstance(spec.default, Secret)
    try:
        value = convert(given.value, str if secret else spec.kind, strict=given.strict)
    except ValidationError:
        raise refusal from None
    if spec.pattern and not re.fullmatch(spec.pattern, value) and value != ("" if secret else spec.default):
        raise refusal
    return Secret(value) if secret else value


def nearest_variable(name: str) -> str | None:
    """The known variable that an unknown one may have been meant to be."""
    near = get_close_matches(name, [spec.variable for spec in SPECS.values()], n=1, cutoff=0.85)
    return near[0] if near else None


def settings_table() -> list[tuple[str, str, str, str]]:
    """All settings: name in the environment, key in the file, default as text, what it is for."""
    return [
        (spec.variable, name, "" if isinstance(spec.default, Secret) else str(spec.default), spec.about)
        for name, spec in SPECS.items()
    ]


def settings_markdown() -> str:
    """The settings as a table in Markdown, without a line break at its end."""
    rows = (
        f"| `{variable}` | `{key}` | {f'`{default}`' if default else ''} | {about} |"
        for variable, key, default, about in settings_table()
    )
    return "\n".join(("| In the environment | In `paletti.toml` | Default | About |", "|---|---|---|---|", *rows))
