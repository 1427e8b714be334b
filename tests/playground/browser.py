"""The system's Chromium, driven for the page's tests, and a look at what the page asked for and complained of."""

from __future__ import annotations

import os
import shutil
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import async_playwright, expect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Locator, Page

    from tests.playground.fakes import Office

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 5_000
expect.set_options(timeout=PATIENCE_MS)


def chromium() -> str:
    """Where it is. Skips the test where there is none; under CI=true that is a failure."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path:
        return path
    why = f"no Chromium here (looked for {', '.join(NAMES)}): the playground's page is not tested"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    path = chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@dataclass
class Window:
    """An open page. `complaints` holds what its console and its scripts said, `addresses` all it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    @classmethod
    @asynccontextmanager
    async def opened(cls, browser: Browser, office: Office, **options: Any) -> AsyncIterator[Window]:
        settings = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", "reduced_motion": "reduce"} | options
        context = await browser.new_context(**settings)
        context.set_default_timeout(PATIENCE_MS)
        window = cls(await context.new_page())
        window.page.on("console", lambda message: window.complaints.append(message.text))
        window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
        window.page.on("request", lambda request: window.addresses.append(request.url))
        try:
            await window.page.goto(office.adapter.address)
            await expect(window.page.locator(".clock")).not_to_have_text("--:--")
            yield window
        finally:
            await context.close()

    def phone(self, key: str) -> Phone:
        """The phone of that person's side, whoever holds it at the moment."""
        side = "client" if key in ("giulia", "paolo", "olga") else "freelancer"
        panel = self.page.locator(f"#phone-{side}")
        return Phone(panel, panel.locator(".talk:not([hidden])"))

    def foreign(self, office: Office) -> list[str]:
        """What it asked of anybody but the playground."""
        return [address for address in self.addresses if urlsplit(address).netloc != f"127.0.0.1:{office.port}"]


@dataclass
class Phone:
    """One of the phones on the page: all of it, and the chat that is open."""

    panel: Locator
    root: Locator

    @property
    def field(self) -> Locator:
        return self.root.locator(".composer textarea")

    @property
    def bubbles(self) -> Locator:
        return self.root.get_by_role("article")

    @property
    def toast(self) -> Locator:
        return self.root.locator(".toast")

    @property
    def hint(self) -> Locator:
        return self.root.locator(".hint")

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name, exact=True)

    async def hand_to(self, name: str) -> None:
        await self.panel.locator(".people").get_by_role("button", name=name).click()

    async def open(self, chat: str) -> None:
        await self.panel.locator(".chats").get_by_role("button", name=chat).click()

    async def attach(self, *files: tuple[str, str, bytes]) -> None:
        """Pick files, each a name, a type and its content."""
        payload = [{"name": name, "mimeType": mime, "buffer": content} for name, mime, content in files]
        await self.root.locator("input[type=file]").set_input_files(payload)

    async def pick(self, entry: str) -> None:
        """An entry of the attach menu, and what it puts into the tray: a sticker takes a moment to draw."""
        await self.root.get_by_role("button", name="Attach").click()
        await self.root.get_by_role("menuitem", name=entry, exact=True).click()
        await expect(self.root.locator(".tray li")).to_have_count(1)

    async def write(self, text: str) -> None:
        await self.field.fill(text)
        await self.send()

    async def send(self) -> None:
        """Send what is there, and wait until that was tried: as long as it takes nothing more can be written."""
        await self.field.press("Enter")
        await expect(self.field).to_be_editable()
