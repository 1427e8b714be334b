"""Brings a file that somebody sent on Slack into the file store.

Slack answers whoever may not see a file with its login page and 200, so what comes is compared with what was announced.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import contextmanager
from typing import Any

import structlog
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
)
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from bot.adapters.slack.answers import answered, patience
from bot.adapters.slack.attachments import PREFIX, is_gone
from bot.core.errors import NotFetched, Rejected, RetryLater, Unreachable, Unsure
from bot.core.files import Attachment
from bot.store.files import FileStore, Kept

log = structlog.get_logger()

Payload = dict[str, Any]

MOST_REDIRECTS = 5
CHUNK_BYTES = 64 * 1024

_HTML = "text/html"
_MOVED = (301, 302, 303, 307, 308)
_GONE = (404, 410)
_FORBIDDEN = (401, 403)


class Fetching:
    """Asks about files with `client` and downloads them on `session`. The token is shown to Slack's own hosts only."""

    def __init__(
        self, client: AsyncWebClient, session: ClientSession, *, token: str, base_url: str, timeout: ClientTimeout
    ) -> None:
        self._client = client
        self._session = session
        self._token = token
        self._home = URL(base_url)
        self._timeout = timeout

    async def fetch(self, attachment: Attachment, files: FileStore) -> Kept:
        """See `Adapter.fetch`."""
        file = await self._announced(attachment.ref.removeprefix(PREFIX))
        size, address = file.get("size"), file.get("url_private_download") or file.get("url_private")
        if file.get("is_external"):
            raise NotFetched("not_a_file")
        if is_gone(file) or not address:  # none is told of files beyond what the workspace's plan shows, either
            raise NotFetched("gone")
        if size == 0:
            raise NotFetched("empty")
        if size is not None and size > files.most_bytes:
            raise NotFetched("too_large")
        response = await self._open(URL(address))
        async with response:
            _check(response, file)
            return await files.keep(_content(response, size))

    async def _announced(self, file_id: str) -> Payload:
        """What Slack tells of a file now: of another workspace's the event tells nothing, and any may be gone."""
        try:
            told = await answered(self._client.files_info(file=file_id))
        except (Rejected, Unreachable) as error:
            log.warning("Slack does not show a file; does the app have the scope files:read?", reason=str(error))
            raise NotFetched("not_a_file" if "missing_scope" in str(error) else "gone") from None
        file: Payload | None = told.get("file")
        if file is None:
            raise Unsure("Slack does not say what the file is")
        return file

    async def _open(self, address: URL) -> ClientResponse:
        """The answer that is no redirect any more; the caller closes it."""
        for _ in range(MOST_REDIRECTS):
            headers = {"Accept-Encoding": "identity"}  # else the size on the way would say nothing
            if self._is_slacks(address):
                headers["Authorization"] = f"Bearer {self._token}"
            with _faults():
                response = await self._session.get(
                    address, headers=headers, allow_redirects=False, timeout=self._timeout
                )
            where = response.headers.get("Location")
            if response.status not in _MOVED or not where:
                return response
            response.release()
            address = address.join(URL(where))
            if "redir" in address.query:  # where to go after signing in
                raise _login_page()
        raise NotFetched("not_a_file")

    def _is_slacks(self, address: URL) -> bool:
        """Whether this is the host of the Web API or one below it, reached in the same way."""
        if (address.scheme, address.port) != (self._home.scheme, self._home.port):
            return False
        host, home = address.host or "", self._home.host or ""
        return host == home or host.endswith(f".{home}")


def _check(response: ClientResponse, file: Payload) -> None:
    """Raises what is wrong with an answer before its content is read."""
    if response.status in _GONE:
        raise NotFetched("gone")
    if response.status in _FORBIDDEN:
        raise _login_page()
    if response.status == 429:  # noqa: PLR2004  HTTP's number for "too many requests"
        raise patience(response.headers.get("Retry-After", ""))
    if response.status != 200:  # noqa: PLR2004  HTTP's number for success; a part of the file would be none
        raise Unsure(f"Slack does not hand out a file (HTTP {response.status})")
    if response.content_type == _HTML and file.get("mimetype") != _HTML:
        raise _login_page()


def _login_page() -> NotFetched:
    log.warning("Slack shows its login page instead of a file: the app needs the scope files:read; reinstall it")
    return NotFetched("not_a_file")


async def _content(response: ClientResponse, size: int | None) -> AsyncIterator[bytes]:
    """The file in chunks. Raises NotFetched at the end, or as soon as it is known, if it is not of the given size."""
    came = 0
    with _faults():
        async for chunk in response.content.iter_chunked(CHUNK_BYTES):
            came += len(chunk)
            if size is not None and came > size:
                raise NotFetched("not_a_file")
            yield chunk
    if size is not None and came != size:
        raise NotFetched("not_a_file")


@contextmanager
def _faults() -> Any:
    """The library's errors as ours; some of them are also OSErrors, which would look like a fault of our disk."""
    try:
        yield
    except (ClientConnectorError, ConnectionTimeoutError) as error:
        raise RetryLater(f"no connection to Slack ({type(error).__name__})") from None
    except (ClientError, TimeoutError) as error:
        raise Unsure(f"Slack did not hand out the whole file ({type(error).__name__})") from None
