"""What the fake Telegram server refuses: aiogram's models say which fields exist, the limits are checked here."""

import html
import json
import re
from collections import defaultdict, deque
from functools import cache
from typing import Any

TEXT_LIMIT = 4096
TOAST_LIMIT = 200
DATA_LIMIT_BYTES = 64
ROW_LIMIT = 8
KEYBOARD_LIMIT = 100
JSON_FIELDS = frozenset(
    {
        *("allowed_updates", "commands", "entities", "link_preview_options", "media"),
        *("reply_markup", "reply_parameters", "scope"),
    }
)
TAGS = frozenset(
    {
        *("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre"),
        *("blockquote", "a", "tg-spoiler", "span", "tg-emoji"),
    }
)
_TOKENS = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z][\w-]*)(?:\s[^<>]*)?>|(?P<stray><)|(?P<words>[^<]+)")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class Refusal(Exception):
    """What the server answers instead of a result."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        if parameters:
            self.body["parameters"] = parameters


class Breach(Refusal):
    """A request that breaks the API's rules: whoever sent it has a bug. The server keeps these as its complaints."""

    def __init__(self, description: str) -> None:
        super().__init__(400, f"Bad Request: {description}")


@cache
def models() -> dict[str, Any]:
    """aiogram's model of each method, by name. The first call takes seconds."""
    import aiogram.methods  # noqa: PLC0415  a benchmark without validation need not spend the seconds

    classes = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    return {cls.__api_method__: cls for cls in classes if isinstance(getattr(cls, "__api_method__", None), str)}


def decoded(fields: dict[str, str]) -> dict[str, Any]:
    """The fields of a form, those that hold JSON read."""
    try:
        return {key: json.loads(value) if key in JSON_FIELDS else value for key, value in fields.items()}
    except ValueError as error:
        raise Breach(f"can't parse JSON: {error}") from error


def check_request(method: str, params: dict[str, Any]) -> None:
    """Raise Breach unless the request has the fields that aiogram knows, of the right types, and no others."""
    _check(models()[method], params, method)


def check_update(update: dict[str, Any]) -> None:
    """Raise Breach unless this is an update as aiogram knows it: the fake must not invent either."""
    from aiogram.types import Update  # noqa: PLC0415  as above

    _check(Update, update, "update")


def _check(model: Any, value: dict[str, Any], name: str) -> None:
    try:
        read = model.model_validate(value)
    except ValueError as error:
        raise Breach(f"{name}: {error}") from error
    if unknown := sorted(set(_unknown(read, name))):
        raise Breach(f"unknown fields: {', '.join(unknown)}")


def _unknown(value: Any, place: str) -> list[str]:
    if isinstance(value, list | tuple):
        return [field for each in value for field in _unknown(each, place)]
    if not hasattr(value, "model_extra"):
        return []
    own = [f"{place}.{field}" for field in value.model_extra or ()]
    return own + [field for key, each in value.__dict__.items() for field in _unknown(each, f"{place}.{key}")]


def plain_text(source: str) -> str:
    """The text that Telegram makes of HTML. Raises Breach for tags that are unknown, unclosed or crossed."""
    shown, open_tags = [], []
    for token in _TOKENS.finditer(source):
        tag = (token["tag"] or "").lower()
        if token["stray"] or (tag and tag not in TAGS):
            raise Breach(f"can't parse entities: Unsupported start tag at byte offset {token.start()}")
        if token["words"]:
            shown.append(_ENTITY.sub(lambda entity: html.unescape(entity[0]), token["words"]))
        elif not token["end"]:
            if tag == "blockquote" and tag in open_tags:
                raise Breach("can't parse entities: nested blockquotes")
            open_tags.append(tag)
        elif not open_tags or open_tags.pop() != tag:
            raise Breach(f"can't parse entities: Unexpected end tag at byte offset {token.start()}")
    if open_tags:
        raise Breach(f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1]}\"")
    return "".join(shown)


def check_text(text: str) -> None:
    """Raise Breach for a text, after entities parsing, that is empty or too long."""
    if not text.strip():
        raise Breach("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > TEXT_LIMIT:
        raise Breach("message is too long")


def check_keyboard(markup: dict[str, Any] | None) -> None:
    """Raise Breach for a keyboard with too many buttons, empty labels or wrong data."""
    rows = (markup or {}).get("inline_keyboard", [])
    if any(len(row) > ROW_LIMIT for row in rows) or sum(map(len, rows)) > KEYBOARD_LIMIT:
        raise Breach("reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise Breach("text buttons are unallowed in the inline keyboard")
        if not 1 <= len(button.get("callback_data", "").encode()) <= DATA_LIMIT_BYTES:
            raise Breach("BUTTON_DATA_INVALID")


def check_commands(commands: list[dict[str, str]]) -> None:
    """Raise Breach for a menu that Telegram does not take."""
    if len(commands) > 100:
        raise Breach("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise Breach("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise Breach("BOT_COMMAND_DESCRIPTION_INVALID")


class Rates:
    """Telegram's limits on how much a bot may say: 30/s over all, 20/min in a group, 1/s in a chat in bursts of 5."""

    def __init__(self) -> None:
        self._said: defaultdict[object, deque[float]] = defaultdict(deque)

    def check(self, chat_id: int, now: float) -> None:
        """Raise a 429 with the seconds to wait if one more message at `now` (seconds) would be too many."""
        limits = [("all", 30, 1.0), (("chat", chat_id), 5, 5.0)] + [(("group", chat_id), 20, 60.0)] * (chat_id < 0)
        for key, most, within in limits:
            said = self._said[key]
            while said and said[0] <= now - within:
                said.popleft()
            if len(said) >= most:
                raise too_many(int(said[0] + within - now) + 1)
        for key, _, _ in limits:
            self._said[key].append(now)


def too_many(retry_after: int) -> Refusal:
    """Telegram's request for patience, in seconds."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
