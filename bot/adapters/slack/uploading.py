"""Puts files into Slack, unseen by anybody, so that a message can show them by their links.

Everything here can be repeated: what people see, and what must happen once, is the message alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout
from msgspec import Struct
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.answers import answered
from bot.adapters.slack.outgoing import file_name
from bot.core.effects import File
from bot.core.errors import DeliveryError, NotFetched, Rejected, RetryLater, Unsure
from bot.store.files import FileStore

log = structlog.get_logger()

# Slack looks at a file for a moment before it knows what it is; a link that is sent sooner may stay a bare link.
LOOKS_AFTER_SECONDS = (0.0, 0.2, 0.4, 0.8, 1.6, 3.2)

# The file itself is refused: no other address would take it, and what waits behind it must go on.
_REFUSED = frozenset({400, 403, 413, 415, 422})


class Uploaded(Struct, frozen=True):
    """A file in Slack, and the link under which it is shown."""

    id: str
    link: str


class Uploading:
    """Sends files out of the store. Slack's addresses for uploads are secrets themselves, and get no token."""

    def __init__(
        self, client: AsyncWebClient, session: ClientSession, files: FileStore, *, timeout: ClientTimeout
    ) -> None:
        self._client = client
        self._session = session
        self._files = files
        self._timeout = timeout

    async def upload(self, files: Iterable[File]) -> dict[File, Uploaded]:
        """Those that are in the store; the rest has nothing to show.

        Raises RetryLater, or Rejected and Unreachable as Slack refuses it. What had been uploaded is withdrawn then.
        """
        done: dict[File, Uploaded] = {}
        try:
            for file in dict.fromkeys(files):
                opened = await asyncio.to_thread(_opened, self._files.path(file.sha256)) if file.sha256 else None
                if opened is None:
                    log.warning("a file is not in the store any more, so only its name is sent", sha256=file.sha256)
                    continue
                done[file] = await self._put(file, *opened)
        except Unsure as error:
            await self.withdraw(done.values())
            raise RetryLater(str(error)) from None
        except DeliveryError:
            await self.withdraw(done.values())
            raise
        return done

    async def withdraw(self, uploaded: Iterable[Uploaded]) -> None:
        """Take away what nobody will see. If that fails, it stays where nobody but the app can see it."""
        for file in uploaded:
            try:
                await answered(self._client.files_delete(file=file.id))
            except (DeliveryError, NotFetched) as error:
                log.info("an upload that is not needed stays in Slack", reason=str(error))

    async def _put(self, file: File, content: BinaryIO, size: int) -> Uploaded:
        name = file_name(file)
        with content:
            place = await answered(self._client.files_getUploadURLExternal(filename=name, length=size))
            if not {"upload_url", "file_id"} <= place.keys():
                raise Unsure("Slack gives no address for a file")
            await self._post(place["upload_url"], content)
        file_id = place["file_id"]
        try:
            # Without a channel: completed into one, Slack would say neither when nor as which message it appears.
            await answered(self._client.files_completeUploadExternal(files=[{"id": file_id, "title": name}]))
            return Uploaded(file_id, await self._link(file_id))
        except NotFetched:
            raise RetryLater("Slack no longer knows a file that was just put there") from None
        except DeliveryError:
            await self.withdraw([Uploaded(file_id, "")])
            raise

    async def _post(self, address: str, content: BinaryIO) -> None:
        headers = {"Content-Type": "application/octet-stream"}
        try:
            async with self._session.post(
                address, data=content, headers=headers, timeout=self._timeout, allow_redirects=False
            ) as response:
                status = response.status
        except (ClientError, TimeoutError) as error:
            raise RetryLater(f"a file did not get through to Slack ({type(error).__name__})") from None
        if status in _REFUSED:
            raise Rejected(f"Slack does not take a file (HTTP {status})")
        if status != 200:  # noqa: PLR2004  HTTP's number for success
            raise RetryLater(f"Slack did not take a file (HTTP {status})")

    async def _link(self, file_id: str) -> str:
        """The file's link, once Slack knows what the file is, or after a while also if it does not."""
        told: dict[str, Any] = {}
        for pause in LOOKS_AFTER_SECONDS:
            await asyncio.sleep(pause)
            try:
                told = (await answered(self._client.files_info(file=file_id))).get("file") or {}
            except NotFetched:
                continue  # not yet known everywhere in Slack
            if told.get("permalink") and told.get("mimetype"):
                break
        if not told.get("permalink"):
            raise Unsure("Slack gives no link to a file")
        return str(told["permalink"])


def _opened(path: Path) -> tuple[BinaryIO, int] | None:
    try:
        return path.open("rb"), path.stat().st_size
    except FileNotFoundError:
        return None
