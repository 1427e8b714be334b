"""A message with files, places and pictures in parts, each of which is one call to Telegram. Pure.

Words become the caption of the files that follow them, where there is room for them, else a message before. Files that
may stand in one album do. Buttons hang below the last part that can have any, which an album cannot.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from bot.adapters.telegram import outgoing
from bot.adapters.telegram.media import ALBUM_LIMIT, FAMILIES, UNCAPTIONED, line_of, sent_as
from bot.core.effects import Block, Buttons, File, Message, Picture, Place, Text

_MEDIA = (File, Place, Picture)
_WORDS = "words"


class _Piece(NamedTuple):
    """A block and what may stand beside it: pieces of the same `family` that follow each other belong together."""

    block: Block
    family: str
    captioned: bool = True


def fit(message: Message) -> list[Message]:
    """See `Adapter.fit`."""
    if message.opens_topic:
        return [message]
    if not any(isinstance(block, _MEDIA) for block in message.blocks):
        return outgoing.fit(message)
    buttons = [block for block in message.blocks if isinstance(block, Buttons)]
    parts = list(_parts(message, captions=True))
    if buttons and not any(map(_has_room_below, parts)):
        # An album cannot carry them, so its caption stands by itself.
        parts = list(_parts(message, captions=False))
    keyboards = outgoing.keyboards_of(message)
    place = next((at for at in reversed(range(len(parts))) if _has_room_below(parts[at])), None)
    if keyboards and place is not None:
        parts[place] = (*parts[place], *keyboards.pop(0))
    return [replace(message, blocks=part) for part in (*parts, *keyboards)]


def _parts(message: Message, *, captions: bool) -> Iterator[tuple[Block, ...]]:
    """The parts without buttons, with or without words as captions."""
    words: tuple[outgoing.Words, ...] = ()
    for family, run in groupby(_pieces(message), key=lambda piece: piece.family):
        pieces = list(run)
        if family == _WORDS:
            words = tuple(outgoing.words_of(Message(tuple(piece.block for piece in pieces))))
            continue
        for batch in (pieces[at : at + ALBUM_LIMIT] for at in range(0, len(pieces), ALBUM_LIMIT)):
            below = captions and batch[0].captioned and outgoing.length(words) <= outgoing.CAPTION_LIMIT
            if not below:
                yield from outgoing.text_parts(words)
            yield (*(words if below else ()), *(piece.block for piece in batch))
            words = ()
    yield from outgoing.text_parts(words)


def _pieces(message: Message) -> Iterator[_Piece]:
    for number, block in enumerate(message.blocks):
        alone = f"alone {number}"
        if isinstance(block, Place):
            yield _Piece(block, alone, captioned=False)
        elif isinstance(block, Picture):
            yield _Piece(block, FAMILIES["photo" if block.kind == "photo" else "document"])
        elif isinstance(block, File):
            what = sent_as(block, block.size)
            if what is None:
                yield _Piece(Text(line_of(block)), _WORDS)
            else:
                yield _Piece(block, FAMILIES.get(what, alone), captioned=what not in UNCAPTIONED)
        elif not isinstance(block, Buttons):
            yield _Piece(block, _WORDS)


def _has_room_below(part: tuple[Block, ...]) -> bool:
    """Whether buttons can hang below a part: not below an album."""
    return sum(isinstance(block, _MEDIA) for block in part) <= 1
