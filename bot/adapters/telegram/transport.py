"""The library's requests, carried by aiohttp: with its own httpx a reply leaves 2 ms later (measured)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, FormData, TCPConnector
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

# What an upload may take: 50 MB at 1 Mbit/s, and what Telegram then needs to look at the file.
UPLOAD_SECONDS = 400.0
LOOK_SECONDS = 60.0


class Transport(BaseRequest):
    """A pool of connections. What fails has aiohttp's error as its cause, which tells whether anything was sent."""

    __slots__ = ("_answer_seconds", "_connect_seconds", "_connections", "_session", "_trust_env")

    def __init__(self, connections: int, *, connect_seconds: float, answer_seconds: float, trust_env: bool) -> None:
        """How many connections at most, how long one may take, and any answer; `trust_env` heeds a proxy set there."""
        self._connections = connections
        self._connect_seconds = connect_seconds
        self._answer_seconds = answer_seconds
        self._trust_env = trust_env
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer, unless a call says otherwise."""
        return self._answer_seconds

    async def initialize(self) -> None:
        """Nothing to do: connections are made when they are needed."""

    async def shutdown(self) -> None:
        """Let go of all connections."""
        if self._session is not None:
            await self._session.close()

    async def do_request(  # noqa: PLR0913, PLR0917  the library's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,  # noqa: ARG002  aiohttp has none
        connect_timeout: Any = None,  # noqa: ARG002  no call asks for another
        pool_timeout: Any = None,  # noqa: ARG002  the same
    ) -> tuple[int, bytes]:
        """Make one request: status and body. Raises NetworkError, of which TimedOut is one."""
        wait = read_timeout if isinstance(read_timeout, int | float) else self._answer_seconds
        timeout = self._timeout(wait)
        if request_data is not None and request_data.contains_files:
            timeout = self._timeout(max(wait, LOOK_SECONDS), UPLOAD_SECONDS)
        with _understood():
            async with self._pool().request(method, url, data=_body(request_data), timeout=timeout) as answer:
                return answer.status, await answer.read()

    @asynccontextmanager
    async def download(self, url: str) -> AsyncIterator[ClientResponse]:
        """An answer whose body is still to be read. Raises NetworkError, of which TimedOut is one."""
        timeout = self._timeout(self._answer_seconds)
        with _understood():
            async with self._pool().get(url, timeout=timeout, allow_redirects=False) as answer:
                yield answer

    def _timeout(self, wait: float, total: float | None = None) -> ClientTimeout:
        connect = self._connect_seconds
        return ClientTimeout(total=total, connect=2 * connect, sock_connect=connect, sock_read=wait)

    def _pool(self) -> ClientSession:
        if self._session is None or self._session.closed:
            self._session = ClientSession(
                connector=TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=self._trust_env,
            )
        return self._session


@contextmanager
def _understood() -> Iterator[None]:
    """The library's errors for aiohttp's."""
    try:
        yield
    except TimeoutError as error:
        raise TimedOut from error
    except (ClientError, OSError) as error:
        raise NetworkError(f"{type(error).__name__}: {error}") from error


def _body(data: RequestData | None) -> Mapping[str, str] | FormData | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    # Telegram shows the names of files as they are sent, so they are sent as they are.
    form = FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
