"""The settings there are, section by section: a line each, with its type, its default and what it is for."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

_Level = Literal["debug", "info", "warning", "error"]
_TelegramMode = Literal["polling", "webhook"]


class Secret:
    """A text that shows itself only when asked. False when empty."""

    __slots__ = ("_text",)

    def __init__(self, text: str = "") -> None:
        self._text = text

    def reveal(self) -> str:
        """The secret itself, for the one call that needs it."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __repr__(self) -> str:
        return "Secret(set)" if self._text else "Secret(not set)"


def _is(about: str, pattern: str = "", expected: str = "") -> Meta:
    """What a setting is for, as the reference tells it; and what it must look like, where not every text will do."""
    return Meta(description=about, extra={"pattern": pattern, "expected": expected})


# What a text must look like, and how to say so.
_TELEGRAM_TOKEN = r"\d+:[\w-]+", "a bot token such as 123456:ABC-DEF"
_BOT_TOKEN = r"xoxb-\S+", "a bot token, which begins with xoxb-"
_APP_TOKEN = r"xapp-\S+", "an app-level token, which begins with xapp-"
_GATE_TOKEN = r"[!-~]{16,}", "16 or more letters, digits and signs without spaces"
_COUNTRY = r"([A-Z]{2})?", "a country's two letters, such as IT"
_RATES = (
    r"(\s*\d{4}-H[12]=\d{1,2}(\.\d{1,2})?\s*(,|$))*",
    "half-years with rates in percent, such as 2026-H2=10.15, 2027-H1=10",
)
_HOST = r"\S+", "an address such as 127.0.0.1"
_STORE = r"tinydb:.*\S.*", "tinydb: and a folder, such as tinydb:data"
# Tokens travel by https, or http on this machine only. No password within, since addresses are shown.
_ENDPOINT = (
    r"https://[^\s/?#@]+(/[^\s?#@]*)?|http://(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(/[^\s?#@]*)?",
    "an https:// address without password or query (http:// only on this machine)",
)


class Office(Struct, frozen=True, kw_only=True):
    """How the office begins. Over hours and holidays `/hours` rules after the first start."""

    name: Annotated[str, _is("What clients know the office by.")] = ""
    timezone: Annotated[str, _is("The office's time zone, such as `Europe/Rome`.")] = "UTC"
    hours: Annotated[str, _is("When it is open, in words or in OpenStreetMap's notation.")] = "Mo-Fr 09:00-18:00"
    language: Annotated[Literal["en", "it"], _is("The office's language: `en` or `it`.")] = "en"
    holidays: Annotated[str, _is("Whose public holidays count: `IT-RM`, `GB-ENG`, `US`; empty for none.")] = ""


class Telegram(Struct, frozen=True, kw_only=True):
    """Telegram is served when `token` is set."""

    token: Annotated[Secret, _is("The bot's token, from @BotFather; turns Telegram on.", *_TELEGRAM_TOKEN)] = Secret()
    base_url: Annotated[str, _is("Where the Bot API is served.", *_ENDPOINT)] = "https://api.telegram.org"
    mode: Annotated[_TelegramMode, _is("`polling` (needs no public address) or `webhook`.")] = "polling"


class Slack(Struct, frozen=True, kw_only=True):
    """Slack is served when any of its secrets is set; `Settings.platforms` says which are then needed."""

    bot_token: Annotated[Secret, _is("The app's bot token, `xoxb-…`; turns Slack on.", *_BOT_TOKEN)] = Secret()
    app_token: Annotated[Secret, _is("The app-level token, `xapp-…`, for mode `socket`.", *_APP_TOKEN)] = Secret()
    signing_secret: Annotated[Secret, _is("The app's signing secret, for mode `http`.")] = Secret()
    base_url: Annotated[str, _is("Where Slack's Web API is served.", *_ENDPOINT)] = "https://slack.com/api/"
    mode: Annotated[Literal["socket", "http"], _is("`socket` (needs no public address) or `http`.")] = "socket"


class Web(Struct, frozen=True, kw_only=True):
    """Where Paletti itself listens: `/health`, and what Slack (mode `http`) and Telegram (mode `webhook`) bring."""

    host: Annotated[str, _is("The address to listen on; in a container `0.0.0.0`.", *_HOST)] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535), _is("The port to listen on; 0 takes a free one.")] = 8080
    public_url: Annotated[str, _is("Where Slack (`http`) and Telegram (`webhook`) reach this server.", *_ENDPOINT)] = ""


class Gate(Struct, frozen=True, kw_only=True):
    """`GET /gate/…` is answered when `token` is set."""

    token: Annotated[Secret, _is("What scripts show to `GET /gate/…`; turns it on.", *_GATE_TOKEN)] = Secret()


class Payments(Struct, frozen=True, kw_only=True):
    """By which law interest is counted on what businesses pay late."""

    country: Annotated[str, _is("Whose law on late payment counts: `IT`, `GB`, …; empty for none.", *_COUNTRY)] = ""
    rates: Annotated[str, _is("Rates in percent that are not shipped: `2026-H2=10.15, 2027-H1=10`.", *_RATES)] = ""


class Papers(Struct, frozen=True, kw_only=True):
    """What stands at the head of quotes and notices."""

    letterhead: Annotated[str, _is("Lines below the office's name on papers, parted by `;`: address, VAT number.")] = ""
    logo: Annotated[str, _is("A PNG or JPEG for quotes: a file of at most 500 kB.")] = ""


class Wording(Struct, frozen=True, kw_only=True):
    """The office's own words. Paths count from the settings file's folder."""

    file: Annotated[str, _is("A file with the office's own texts; `paletti wording` lists all there are.")] = ""
    glossary: Annotated[str, _is("A file that adds to the glossary by which answers are looked through.")] = ""
    tone: Annotated[Literal["on", "off"], _is("`on` points out how an answer may sound before it goes; `off`.")] = "on"


class Store(Struct, frozen=True, kw_only=True):
    """Where everything is kept."""

    url: Annotated[str, _is("Where everything is kept: `tinydb:` and a folder.", *_STORE)] = "tinydb:data"
    file_megabytes: Annotated[int, Meta(ge=1, le=1000), _is("How large a file that is sent may be, in MB.")] = 50
    files_megabytes: Annotated[int, Meta(ge=1, le=10**6), _is("How large all files together may be, in MB.")] = 2000


class Log(Struct, frozen=True, kw_only=True):
    """What is written to standard error."""

    level: Annotated[_Level, _is("The least that is written: `debug`, `info`, `warning` or `error`.")] = "info"
    format: Annotated[Literal["console", "json"], _is("`console` for people, `json` for machines.")] = "console"
