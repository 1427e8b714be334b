from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio

from tests.playground.browser import Window, launched
from tests.playground.fakes import Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def office() -> AsyncIterator[Office]:
    async with Office.opened() as office:
        yield office


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser: Browser, office: Office) -> AsyncIterator[Window]:
    async with Window.opened(browser, office) as window:
        yield window
