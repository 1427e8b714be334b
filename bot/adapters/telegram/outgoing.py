"""A platform-neutral message becomes what Telegram shows: HTML, and a keyboard of inline buttons. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.core.effects import Button, Buttons, Code, Message, Quote, Text, Title

Words = Text | Title | Quote | Code

# Telegram's limits. The text is counted without tags. Characters beyond the basic plane count twice here, as they do
# in Telegram's entities: a measure that is never too generous.
TEXT_LIMIT = 4096
ROW_LIMIT = 8
KEYBOARD_LIMIT = 100

_DRESS: dict[type[Words], str] = {
    Text: "{}",
    Title: "<b>{}</b>",
    Quote: "<blockquote>{}</blockquote>",
    Code: "<code>{}</code>",
}
_STYLES = {"plain": None, "primary": "primary", "danger": "danger"}
_GAP = "\n\n"
# Telegram wants some text above every keyboard.
_ONLY_BUTTONS = "…"


def html_of(message: Message) -> str:
    """The message's text in Telegram's HTML; everything that somebody wrote is escaped."""
    shown = [_DRESS[type(block)].format(html.escape(block.text.strip(), quote=False)) for block in _words(message)]
    return _GAP.join(shown) or _ONLY_BUTTONS


def keyboard_of(message: Message) -> InlineKeyboardMarkup | None:
    """Each row of buttons as one row, or as several where it is longer than Telegram shows."""
    rows = [
        [
            InlineKeyboardButton(
                button.label, callback_data=f"{button.token}:{button.choice}", style=_STYLES[button.style]
            )
            for button in row
        ]
        for row in _rows(message)
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def fit(message: Message) -> list[Message]:
    """The message in parts that Telegram takes: nothing is cut off, and the buttons hang below the last part."""
    words, rows = list(_words(message)), list(_rows(message))
    if _length(words) <= TEXT_LIMIT and sum(map(len, rows)) <= KEYBOARD_LIMIT:
        return [message]
    parts = list(_parts(words))
    first, *more = list(_keyboards(rows)) or [()]
    blocks = [*parts[:-1], (*(parts[-1] if parts else ()), *first), *more]
    return [replace(message, blocks=part) for part in blocks]


def split(text: str, limit: int) -> Iterator[str]:
    """The text in pieces of at most `limit` UTF-16 code units, without the white space at which it was split.

    At the last paragraph that fits, else the last line, else the last word; a word longer than that is parted.
    """
    rest = text.strip()
    while _units(rest) > limit:
        head = rest.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")  # no half of a pair
        end = len(head)
        ends = (rest.rfind(gap, 0, end + len(gap)) for gap in ("\n\n", "\n", " "))
        place = next((at for at in ends if at > 0), end)
        yield rest[:place].rstrip()
        rest = rest[place:].lstrip()
    if rest:
        yield rest


def _words(message: Message) -> Iterator[Words]:
    return (block for block in message.blocks if not isinstance(block, Buttons) and block.text.strip())


def _rows(message: Message) -> Iterator[tuple[Button, ...]]:
    for block in message.blocks:
        if isinstance(block, Buttons):
            buttons = iter(block.buttons)
            while row := tuple(islice(buttons, ROW_LIMIT)):
                yield row


def _parts(words: Iterable[Words]) -> Iterator[tuple[Words, ...]]:
    """Blocks gathered into parts: as many as fit, those that are too long by themselves in pieces."""
    part: tuple[Words, ...] = ()
    for block in words:
        for piece in split(block.text, TEXT_LIMIT):
            longer = (*part, type(block)(piece))
            if part and _length(longer) > TEXT_LIMIT:
                yield part
                longer = longer[-1:]
            part = longer
    if part:
        yield part


def _keyboards(rows: Iterable[tuple[Button, ...]]) -> Iterator[tuple[Buttons, ...]]:
    """Rows gathered into keyboards that are not too large."""
    keyboard: tuple[Buttons, ...] = ()
    for row in rows:
        longer = (*keyboard, Buttons(row))
        if sum(len(block.buttons) for block in longer) > KEYBOARD_LIMIT:
            yield keyboard
            longer = longer[-1:]
        keyboard = longer
    if keyboard:
        yield keyboard


def _length(words: Iterable[Words]) -> int:
    return _units(_GAP.join(block.text for block in words))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
