"""Takes the README's picture of the playground: start `make demo`, then run this with the development environment."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ADDRESS = "http://127.0.0.1:8765/"
PICTURE = Path(__file__).with_name("playground.png")
# What keeps a headless Chromium from calling home.
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


def main() -> None:
    """One evening: Giulia writes at night, Marta finds it at opening."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(QUIET))
        page = browser.new_page(
            viewport={"width": 1280, "height": 800}, locale="en-GB", device_scale_factor=1.5, reduced_motion="reduce"
        )
        page.goto(ADDRESS)
        page.locator(".chip").first.click()
        page.get_by_text("opens again").wait_for()
        page.locator("[data-to=opening]").click()
        page.get_by_text("One message is waiting for you").wait_for()
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
