"""Talks to the playground over HTTP, as its page does or as somebody who is not."""

from __future__ import annotations

import asyncio
import io
import json
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.playground.fakes import Office

PATIENCE_SECONDS = 5


class Page:
    """A caller with the page's own headers, each of which a test may bend."""

    def __init__(self, office: Office, http: aiohttp.ClientSession, token: str) -> None:
        self.base = office.adapter.address
        self.http = http
        self.own = {"Origin": self.base, "X-Paletti-Token": token, "Content-Type": "application/json"}

    @classmethod
    @asynccontextmanager
    async def opened(cls, office: Office) -> AsyncIterator[Page]:
        async with aiohttp.ClientSession() as http:
            page = await (await http.get(office.adapter.address)).text()
            token = re.search(r'name="paletti-token" content="([\w-]{40,})"', page)
            assert token
            yield cls(office, http, token[1])

    async def ask(
        self, path: str, body: Any, *, without: str = "", method: str = "POST", **headers: str
    ) -> tuple[int, str]:
        sent = self.own | {name.replace("_", "-"): value for name, value in headers.items()}
        sent.pop(without, None)
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        skipped = ["Content-Type"] if without == "Content-Type" else []
        async with self.http.request(
            method, self.base + path, data=io.BytesIO(data), headers=sent, skip_auto_headers=skipped
        ) as response:
            return response.status, await response.text()

    async def write(self, text: str, **more: Any) -> tuple[int, str]:
        return await self.ask("/api/write", deed(text=text, **more))

    async def upload(self, content: bytes, **about: str) -> tuple[int, str]:
        query = urlencode({"name": "plan.pdf", "kind": "document", "mime": "application/pdf"} | about)
        return await self.ask(f"/api/upload?{query}", content, Content_Type="application/octet-stream")

    async def uploaded(self, content: bytes, **about: str) -> str:
        """The key of an upload that went well."""
        status, text = await self.upload(content, **about)
        assert status == 200, text
        return str(json.loads(text)["key"])

    @asynccontextmanager
    async def news(self, since: int = 0) -> AsyncIterator[News]:
        body = json.dumps({"since": since})
        async with self.http.post(self.base + "/api/stream", data=body, headers=self.own) as response:
            assert response.status == 200
            yield News(response)


class News:
    """The stream, and all that was seen on it."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response
        self.number = 0
        self.seen: list[dict[str, Any]] = []

    async def until(self, **wanted: Any) -> dict[str, Any]:
        """The first note that has these fields; reads on until it comes."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                for note in self.seen:
                    if wanted.items() <= note.items():
                        return note
                await self.more(f"without {wanted}")

    async def more(self, where: str = "") -> None:
        """Read on until something comes."""
        line = await self.response.content.readline()
        assert line, f"the stream ended {where}"
        batch = json.loads(line)
        self.number = batch["number"]
        self.seen += batch["news"]


_deeds = iter(range(10**6))


def deed(**fields: Any) -> dict[str, Any]:
    return {"id": f"deed-{next(_deeds):08}", "persona": "giulia", "language": "en"} | fields
