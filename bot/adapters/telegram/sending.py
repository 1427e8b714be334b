"""Makes the one call that a delivery stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any, NamedTuple

from msgspec.structs import replace
from telegram import (
    Bot,
    InputFile,
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.adapters import Delivered, Delivery
from bot.adapters.telegram import outgoing
from bot.adapters.telegram.media import EDITABLE, UNCAPTIONED, line_of, own, sent_as
from bot.core.effects import Block, File, Message, Picture, Place, Text
from bot.store.files import FileStore

_MEDIA = (File, Place, Picture)
_IN_ALBUMS = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "document": InputMediaDocument,
    "audio": InputMediaAudio,
    "animation": InputMediaAnimation,
}
_NO_PREVIEWS = LinkPreviewOptions(is_disabled=True)
# Telegram's words for a picture that it takes as a document only: too long and narrow, or in a form it cannot read.
_ODD_PICTURES = ("photo_invalid_dimensions", "image_process_failed", "photo_ext_invalid", "photo_save_file_invalid")
# And for a file that it does not know by that id, which belongs to one bot and may end.
_UNKNOWN_FILES = ("file identifier", "file_id", "file_reference")


class _Ready(NamedTuple):
    """A file that can be sent, and as what."""

    what: str
    file: File


class Sender:
    """Sends to Telegram for one bot, files out of a store."""

    def __init__(self, bot: Bot, files: FileStore) -> None:
        self._bot = bot
        self._files = files

    async def write(self, delivery: Delivery) -> Delivered:
        """Send a new message, or open a topic. Raises the library's errors.

        What Telegram refuses because it no longer knows a file is sent once more with the file from the store.
        """
        message, where = delivery.message, _where(delivery)
        if message.opens_topic:
            topic = await self._bot.create_forum_topic(where["chat_id"], outgoing.topic_of(message))
            return Delivered(delivery.chat, str(topic.message_thread_id))
        try:
            sent = await self._send(where, message)
        except BadRequest as error:
            if not any(words in str(error).lower() for words in _UNKNOWN_FILES):
                raise
            blocks = (replace(block, ref="") if isinstance(block, File) else block for block in message.blocks)
            sent = await self._send(where, replace(message, blocks=tuple(blocks)))
        return Delivered(f"telegram:{sent.chat.id}", str(sent.message_id))

    async def change(self, delivery: Delivery) -> Delivered:
        """Change a message of ours in place. Raises the library's errors; that nothing is changed is none.

        With one file that can stand in for what is there, that is changed too; all others are named in the text.
        """
        message, ready = self._sorted(delivery.message)
        where = {"chat_id": number_of(delivery.chat), "message_id": int(str(delivery.edit))}
        try:
            if len(ready) == 1 and ready[0].what in EDITABLE:
                await self._change_file(where, message, ready[0])
            else:
                named = [*(each.file for each in ready), *map(_as_file, _places(message))]
                lines = tuple(Text(line_of(each)) for each in named)
                await self._change_words(where, replace(message, blocks=(*message.blocks, *lines)))
        except BadRequest as error:
            if "message is not modified" not in str(error).lower():
                raise
        return Delivered(delivery.chat, str(delivery.edit))

    async def _send(self, where: dict[str, Any], message: Message) -> Any:
        message, ready = self._sorted(message)
        if ready:
            return await self._send_files(where, message, ready)
        if places := _places(message):
            return await self._send_place(where, message, places[0])
        return await self._bot.send_message(
            text=outgoing.html_of(message),
            parse_mode=ParseMode.HTML,
            reply_markup=outgoing.keyboard_of(message),
            link_preview_options=_NO_PREVIEWS,
            **where,
        )

    def _sorted(self, message: Message) -> tuple[Message, Sequence[_Ready]]:
        """The message without files, and those; a line of text for each that cannot be sent, so that none is lost."""
        if not any(isinstance(block, _MEDIA) for block in message.blocks):
            return message, ()
        blocks: list[Block] = []
        ready = []
        for block in message.blocks:
            if isinstance(block, File):
                what = sent_as(block, self._size(block))
                if what is None:
                    blocks.append(Text(line_of(block)))
                else:
                    ready.append(_Ready(what, block))
            else:
                blocks.append(Text(block.alt) if isinstance(block, Picture) else block)
        return replace(message, blocks=tuple(blocks)), ready

    def _size(self, file: File) -> int | None:
        """Its true size in bytes; more than can be sent where the store has it no longer."""
        if file.sha256 is None or own(file.ref) is not None:
            return file.size
        try:
            return self._files.path(file.sha256).stat().st_size
        except OSError:
            return 1 << 62

    async def _send_files(self, where: dict[str, Any], message: Message, ready: Sequence[_Ready]) -> Any:
        with ExitStack() as opened:
            if len(ready) > 1:
                media = list(self._album(message, ready, opened))
                return (await self._bot.send_media_group(media=media, **where))[0]
            what, file = ready[0]
            try:
                return await self._send_file(where, message, what, file, opened)
            except BadRequest as error:
                if what != "photo" or not any(words in str(error).lower() for words in _ODD_PICTURES):
                    raise
            return await self._send_file(where, message, "document", file, opened)

    async def _send_file(
        self, where: dict[str, Any], message: Message, what: str, file: File, opened: ExitStack
    ) -> Any:
        caption = {} if what in UNCAPTIONED else {"caption": _caption(message), "parse_mode": ParseMode.HTML}
        media = {what: self._content(file, opened)}
        send = getattr(self._bot, f"send_{what}")
        return await send(reply_markup=outgoing.keyboard_of(message), **media, **caption, **where)

    def _album(self, message: Message, ready: Sequence[_Ready], opened: ExitStack) -> Iterator[Any]:
        """The files of an album; the first one bears the words, which are then shown for all."""
        caption = _caption(message)
        for what, file in ready:
            content = self._content(file, opened, attach=True)
            yield _IN_ALBUMS[what](media=content, caption=caption, parse_mode=ParseMode.HTML if caption else None)
            caption = None

    async def _send_place(self, where: dict[str, Any], message: Message, place: Place) -> Any:
        latitude, longitude = float(place.latitude), float(place.longitude)
        more = {"reply_markup": outgoing.keyboard_of(message), **where}
        if not place.name:
            return await self._bot.send_location(latitude=latitude, longitude=longitude, **more)
        address = f"{place.latitude}, {place.longitude}"  # Telegram wants one below every name
        return await self._bot.send_venue(
            latitude=latitude, longitude=longitude, title=place.name, address=address, **more
        )

    async def _change_file(self, where: dict[str, Any], message: Message, ready: _Ready) -> None:
        with ExitStack() as opened:
            content = self._content(ready.file, opened, attach=True)
            media = _IN_ALBUMS[ready.what](media=content, caption=_caption(message), parse_mode=ParseMode.HTML)
            await self._bot.edit_message_media(media, reply_markup=outgoing.keyboard_of(message), **where)

    async def _change_words(self, where: dict[str, Any], message: Message) -> None:
        keyboard = outgoing.keyboard_of(message)
        try:
            await self._bot.edit_message_text(
                outgoing.html_of(message),
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEWS,
                **where,
            )
        except BadRequest as error:
            if "no text in the message to edit" not in str(error).lower():
                raise
        else:
            return
        # It is a photo or another file, whose text is its caption. What was a text of its own may be longer than that.
        caption = outgoing.html_of_words(outgoing.squeezed(outgoing.words_of(message))) or None
        await self._bot.edit_message_caption(caption=caption, parse_mode=ParseMode.HTML, reply_markup=keyboard, **where)

    def _content(self, file: File, opened: ExitStack, *, attach: bool = False) -> str | InputFile:
        """Telegram's own id of the file, or the open file, which is read while it is sent."""
        known = own(file.ref)
        if known is not None:
            return known.file_id
        path = self._files.path(str(file.sha256))
        # A quotation mark would end the name on its way.
        name = file.name.replace('"', "'").replace("\\", "_") or file.kind
        return InputFile(opened.enter_context(path.open("rb")), filename=name, attach=attach, read_file_handle=False)


def number_of(telegram_id: str) -> int:
    """Telegram's own number of a chat or account."""
    return int(telegram_id.removeprefix("telegram:"))


def _places(message: Message) -> list[Place]:
    return [block for block in message.blocks if isinstance(block, Place)]


def _as_file(place: Place) -> File:
    """For the line that names it."""
    return File(kind="place", name=" ".join(filter(None, [place.name, f"{place.latitude}, {place.longitude}"])))


def _where(delivery: Delivery) -> dict[str, Any]:
    thread = int(delivery.thread) if delivery.thread else None
    return {"chat_id": number_of(delivery.chat), "message_thread_id": thread}


def _caption(message: Message) -> str | None:
    """The words as a caption. What a mark that was put before them makes too much is left off from the front."""
    words = list(outgoing.words_of(message))
    while len(words) > 1 and outgoing.length(words) > outgoing.CAPTION_LIMIT:
        words.pop(0)
    return outgoing.html_of_words(words) or None
