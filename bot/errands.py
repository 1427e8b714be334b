"""The errands that the outbox runs: what is asked of a platform besides delivering messages."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import structlog
from msgspec import convert

from bot import handed_in
from bot.adapters import Adapter, MenuItem
from bot.core.errors import CannotDraw, NotFetched, Rejected
from bot.core.files import Attachment
from bot.core.verbs import shown_to
from bot.engine.outbox import Recipe
from bot.store.files import FileStore
from bot.wording import Say, say

log = structlog.get_logger()

Typeset = Callable[[str, dict[str, Any]], bytes]

# Platforms deliver the messages of an album one by one, all within this time.
ALBUM_SECONDS = 1.0
READ_MEGABYTES = 5  # of a file that is read and not kept


class Errands:
    """Each takes the errand's arguments and gives its result, both JSON types."""

    def __init__(self, adapters: Mapping[str, Adapter], files: FileStore, typeset: Typeset, say: Say = say) -> None:
        """`adapters` by platform name; `files` is where what they fetch, or `typeset` makes, is kept; `say` words."""
        self._adapters = adapters
        self._files = files
        self._typeset_pdf = typeset
        self._say = say

    def recipes(self) -> dict[str, Recipe]:
        """By name, as `Prepare.recipe` says them."""
        return {
            "describe": self._describe,
            "menu": self._menu,
            "fetch": self._fetch,
            "read": self._read,
            "typeset": self._typeset,
        }

    async def show(self, adapter: Adapter, chat: str | None, audience: str, language: str) -> None:
        """Offer an audience its commands, in one chat or (None) to everybody who has that language."""
        items = [
            MenuItem(self._say(f"verb-{verb}", language), self._say(f"about-{verb}", language, slash="/"))
            for verb in shown_to(audience)
        ]
        await adapter.show_menu(chat, language if chat is None else None, items)

    async def _describe(self, args: dict[str, Any]) -> dict[str, Any]:
        return await self._of(args["account"]).describe(args["account"])

    async def _menu(self, args: dict[str, Any]) -> dict[str, Any]:
        await self.show(self._of(args["chat"]), args["chat"], args["audience"], args["language"])
        return {}

    async def _fetch(self, args: dict[str, Any]) -> dict[str, Any]:
        if args["settle"]:
            await asyncio.sleep(ALBUM_SECONDS)
        try:
            kept = await self._of(args["account"]).fetch(convert(args["file"], Attachment), self._files)
        except NotFetched as error:
            return {"problem": error.problem}
        return {"sha256": kept.sha256}

    async def _read(self, args: dict[str, Any]) -> dict[str, Any]:
        """What a file says. It is not kept: it never comes among the files that are."""
        with tempfile.TemporaryDirectory() as folder:
            aside = FileStore(Path(folder), file_megabytes=READ_MEGABYTES)
            try:
                kept = await self._of(args["account"]).fetch(convert(args["file"], Attachment), aside)
            except NotFetched as error:
                return {"problem": error.problem, "name": args["file"]["name"]}
            return await asyncio.to_thread(handed_in.read, aside.path(kept.sha256), args)

    async def _typeset(self, args: dict[str, Any]) -> dict[str, Any]:
        """A PDF that is kept before anybody is told its hash."""
        try:
            content = await asyncio.to_thread(self._typeset_pdf, args["template"], args["data"])
        except CannotDraw:
            log.exception("a paper cannot be typeset", template=args["template"])
            return {}
        kept = await asyncio.to_thread(self._files.keep_bytes, content)
        return {"sha256": kept.sha256, "size": kept.size}

    def _of(self, account_or_chat: str) -> Adapter:
        """The platform's adapter. Raises Rejected where it was set up when the errand was begun, and is not now."""
        platform = account_or_chat.partition(":")[0]
        if platform not in self._adapters:
            raise Rejected(f"{platform} is not set up any more")
        return self._adapters[platform]
