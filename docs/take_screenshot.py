"""Takes the README's picture of the playground: `.venv/bin/python -m docs.take_screenshot` (needs Chromium)."""

from __future__ import annotations

import asyncio
import shutil
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from bot.demo import demo

PICTURE = Path(__file__).with_name("playground.png")
WIDTH, HEIGHT, SCALE = 1280, 800, 1.5
EVENING = datetime(2026, 11, 26, 20, 40, tzinfo=UTC)  # a Thursday; 21:40 in Rome
# What keeps a headless Chromium from calling home.
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


async def taken(browser: Browser) -> bytes:
    """The picture (PNG) of an evening: Giulia writes at night, Marta finds it at opening."""
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(demo("en", 0, address.set_result, EVENING))
    try:
        async with await browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            locale="en-GB",
            device_scale_factor=SCALE,
            reduced_motion="reduce",
        ) as context:
            page = await context.new_page()
            await page.goto(await address)
            await page.locator(".chip").first.click()
            await page.get_by_text("opens again").wait_for()
            await page.locator("[data-to=opening]").click()
            await page.get_by_text("One message is waiting for you").wait_for()
            return await page.screenshot()
    finally:
        serving.cancel()


async def main() -> None:
    """Take it, and put it where the README looks for it."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(QUIET))
        PICTURE.write_bytes(await taken(browser))
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
