from __future__ import annotations

import socket
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import pytest_asyncio

from bot.adapters.playground import PlaygroundAdapter
from bot.core.errors import SettingsError
from bot.store.files import FileStore
from tests.playground.caller import Page, deed
from tests.playground.fakes import FakeStage, Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest_asyncio.fixture
async def office() -> AsyncIterator[Office]:
    async with Office.opened() as office:
        yield office


@pytest_asyncio.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    async with Page.opened(office) as page:
        yield page


async def test_the_page_is_served_under_a_policy_that_lets_nothing_else_in(office: Office) -> None:
    async with aiohttp.ClientSession() as http, http.get(office.adapter.address) as response:
        policy = response.headers["Content-Security-Policy"]
        assert response.status == 200
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/page/app.js", "/api/write"])
@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:{port}"])
async def test_a_request_under_another_host_name_is_refused_in_plain_words(
    office: Office, page: Page, path: str, host: str
) -> None:
    name = host.format(port=office.port)
    method = "POST" if path.startswith("/api") else "GET"
    status, text = await page.ask(path, deed(text="hi"), method=method, Host=name, Origin=f"http://{name}")
    assert status == 403
    assert f"http://127.0.0.1:{office.port}" in text
    assert office.inbox.of_people() == []


async def test_localhost_is_as_good_a_name(office: Office, page: Page) -> None:
    name = f"localhost:{office.port}"
    status, _ = await page.ask("/api/write", deed(text="hi"), Host=name, Origin=f"http://{name}")
    assert status == 200


DEEDS = ["/api/write", "/api/edit", "/api/delete", "/api/press", "/api/join", "/api/leave"]
PATHS = [*DEEDS, "/api/clock", "/api/stream", "/api/upload"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://localhost:{port}"]
)
async def test_a_call_from_another_page_is_refused(office: Office, page: Page, path: str, origin: str) -> None:
    status, text = await page.ask(path, deed(text="hi"), Origin=origin.format(port=office.port))
    assert status == 403
    assert "own page" in text
    assert office.inbox.of_people() == []


@pytest.mark.parametrize("path", PATHS)
async def test_a_call_that_does_not_say_where_it_comes_from_is_refused(office: Office, page: Page, path: str) -> None:
    status, _ = await page.ask(path, deed(text="hi"), without="Origin")
    assert status == 403
    assert office.inbox.of_people() == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("token", ["", "wrong", "x" * 43, "tökèn"])
async def test_a_call_without_this_runs_token_is_refused_and_told_to_reload(
    office: Office, page: Page, path: str, token: str
) -> None:
    status, text = await page.ask(path, deed(text="hi"), X_Paletti_Token=token)
    assert status == 403
    assert "reload" in text
    assert office.inbox.of_people() == []


async def test_each_run_has_a_token_of_its_own() -> None:
    async with AsyncExitStack() as stack:
        offices = [await stack.enter_async_context(Office.opened()) for _ in range(2)]
        pages = [await stack.enter_async_context(Page.opened(office)) for office in offices]
        assert pages[0].own["X-Paletti-Token"] != pages[1].own["X-Paletti-Token"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
async def test_anything_but_json_is_refused(office: Office, page: Page, kind: str) -> None:
    status, _ = await page.ask("/api/write", deed(text="hi"), Content_Type=kind)
    assert status == 415
    assert office.inbox.of_people() == []


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'"\xff"',
        deed(),
        deed(text=""),
        deed(text=" \n "),
        deed(text=7),
        deed(files=[]),
        deed(files=["a"] * 11),
        deed(place={"latitude": "91", "longitude": "0"}),
        deed(place={"latitude": "0", "longitude": "-180.5"}),
        deed(place={"latitude": "here", "longitude": "there"}),
        deed(place={"latitude": "1e1", "longitude": "0"}),
        deed(text="x" * 8001),
        deed(text="hi", surprise=True),
        deed(text="hi", id="short"),
        deed(text="hi", id="with spaces in it"),
        deed(text="hi", language="de"),
    ],
)
async def test_a_call_that_does_not_read_is_refused_and_nothing_is_handed_in(
    office: Office, page: Page, body: Any
) -> None:
    status, _ = await page.ask("/api/write", body)
    assert status == 400
    assert office.inbox.of_people() == []


async def test_a_body_beyond_the_limit_is_refused(office: Office, page: Page) -> None:
    status, _ = await page.ask("/api/write", deed(text="x" * 100_000))
    assert status == 413
    assert office.inbox.of_people() == []


@pytest.mark.parametrize(
    "path", ["/page/index.html", "/page/..%2Fserver.py", "/page/nothing.js", "/page/", "/api/write"]
)
async def test_only_the_pages_own_files_are_served(page: Page, path: str) -> None:
    async with page.http.get(page.base + path) as response:
        assert response.status in (404, 405)
        assert "Content-Security-Policy" in response.headers


async def test_the_playground_refuses_an_address_that_others_could_reach(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="this computer only"):
        PlaygroundAdapter(FakeStage(), FileStore(tmp_path), host="0.0.0.0")  # noqa: S104 (that it is refused is the point)


async def test_a_taken_port_is_named_together_with_the_option_that_changes_it(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        office = Office.furnished(tmp_path, port)
        with pytest.raises(SettingsError, match=rf"127\.0\.0\.1:{port}.*--port"):
            await office.adapter.start(office.inbox)
    assert office.inbox.events == []
