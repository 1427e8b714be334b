"""A platform-neutral message becomes what Telegram shows: HTML, and a keyboard of inline buttons. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.core.effects import Button, Buttons, Code, Message, Quote, Text, Title
from bot.core.seams import seam

Words = Text | Title | Quote | Code
WORDS = (Text, Title, Quote, Code)

# Telegram's limits. The text is counted without tags. Characters beyond the basic plane count twice here, as they do
# in Telegram's entities: a measure that is never too generous. Of the 4096 of a text some are kept for the outbox's
# marks.
TEXT_LIMIT = 4000
CAPTION_LIMIT = 1024
TOPIC_LIMIT = 128
TOAST_LIMIT = 200
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
    return html_of_words(words_of(message)) or _ONLY_BUTTONS


def html_of_words(words: Iterable[Words]) -> str:
    """The same for a caption, which may be empty."""
    return _GAP.join(_DRESS[type(each)].format(html.escape(each.text.strip(), quote=False)) for each in words)


def topic_of(message: Message) -> str:
    """The title of the topic that the message opens, shortened to what Telegram shows."""
    words = list(words_of(message))
    chosen = next((each for each in words if isinstance(each, Title)), words[0] if words else Text(_ONLY_BUTTONS))
    return _shortened(" ".join(chosen.text.split()), TOPIC_LIMIT)


def toast_of(text: str) -> str:
    """What is told to whoever pressed a button, shortened to what Telegram takes."""
    return _shortened(text, TOAST_LIMIT)


def _shortened(line: str, limit: int) -> str:
    return line if units(line) <= limit else f"{next(split(line, limit - 1))}…"


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
    """A message of words and buttons in parts that Telegram takes.

    Nothing is cut off, and the buttons hang below the last part.
    """
    words, rows = list(words_of(message)), list(_rows(message))
    if length(words) <= TEXT_LIMIT and sum(map(len, rows)) <= KEYBOARD_LIMIT:
        return [message]
    parts = list(text_parts(words))
    first, *more = list(_keyboards(rows)) or [()]
    blocks = [*parts[:-1], (*(parts[-1] if parts else ()), *first), *more]
    return [replace(message, blocks=part) for part in blocks]


def split(text: str, limit: int) -> Iterator[str]:
    """The text in pieces of at most `limit` UTF-16 code units, without the white space at which it was split.

    At the last paragraph that fits, else the last line, else the last word; a word longer than that is parted.
    """
    rest = text.strip()
    while units(rest) > limit:
        head = rest.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")  # no half of a pair
        end = len(head)
        ends = (rest.rfind(gap, 0, end + len(gap)) for gap in ("\n\n", "\n", " "))
        place = next((at for at in ends if at > 0), seam(rest, end))
        yield rest[:place].rstrip()
        rest = rest[place:].lstrip()
    if rest:
        yield rest


def squeezed(words: Iterable[Words]) -> list[Words]:
    """The words as they go into a caption, the longest shortened: for what cannot be said in two messages."""
    short = list(words)
    while (over := length(short) - CAPTION_LIMIT) > 0:
        place = max(range(len(short)), key=lambda at: units(short[at].text))
        longest = short[place]
        # Half of it at most, since another one may then be the longest.
        most = max(units(longest.text) - over, units(longest.text) // 2) - 1
        if most < 1:
            del short[place]
            continue
        short[place] = type(longest)(next(split(longest.text, most)) + "…")
    return short


def words_of(message: Message) -> Iterator[Words]:
    """The blocks that are words, without empty ones."""
    return (block for block in message.blocks if isinstance(block, WORDS) and block.text.strip())


def keyboards_of(message: Message) -> list[tuple[Buttons, ...]]:
    """The rows of buttons, in as many keyboards as Telegram needs."""
    return list(_keyboards(_rows(message)))


def _rows(message: Message) -> Iterator[tuple[Button, ...]]:
    for block in message.blocks:
        if isinstance(block, Buttons):
            buttons = iter(block.buttons)
            while row := tuple(islice(buttons, ROW_LIMIT)):
                yield row


def text_parts(words: Iterable[Words]) -> Iterator[tuple[Words, ...]]:
    """Blocks gathered into parts: as many as fit, those that are too long by themselves in pieces."""
    part: tuple[Words, ...] = ()
    for block in words:
        for piece in split(block.text, TEXT_LIMIT):
            longer = (*part, type(block)(piece))
            if part and length(longer) > TEXT_LIMIT:
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


def length(words: Iterable[Words]) -> int:
    """How long Telegram counts the words, in UTF-16 code units without tags."""
    return units(_GAP.join(block.text for block in words))


def units(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text.encode("utf-16-le")) // 2
