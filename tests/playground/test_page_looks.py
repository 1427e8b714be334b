from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.core.effects import Button, Buttons, Code, Text
from bot.core.events import Pressed
from tests.playground.browser import Window
from tests.playground.fakes import GIULIA, MARTA

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.playground.fakes import Office

NARROW = {"viewport": {"width": 390, "height": 844}}
# Whether a log listens whenever something is added to it: `heard` on the page.
LISTENER = """
window.heard = [];
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    const log = target.closest?.("[role=log]");
    if (log && addedNodes.length) heard.push(log.getAttribute("aria-live"));
  }
}).observe(document, { childList: true, subtree: true });
"""
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_page_speaks_the_browsers_language_and_can_be_told_another(browser: Browser, office: Office) -> None:
    async with Window.opened(browser, office, locale="it-IT") as window:
        giulia, html = window.phone("giulia"), window.page.locator("html")
        await expect(html).to_have_attribute("lang", "it")
        await expect(window.page.locator(".sign")).to_contain_text("Chiuso")
        await expect(window.page.locator(".date")).to_have_text("martedì 24 novembre")
        await giulia.write("Buonasera")
        await expect(giulia.button("Modifica")).to_be_visible()
        await window.page.get_by_role("button", name="English").click()
        await expect(html).to_have_attribute("lang", "en")
        await expect(window.page.locator(".sign")).to_contain_text("Closed")
        await expect(giulia.button("Edit")).to_be_visible()
        await giulia.write("Good evening")
        await expect(giulia.bubbles).to_have_count(3)
    assert [event.by.language for event in office.inbox.of_people()] == ["it", "en"]


async def test_a_narrow_window_shows_one_phone_at_a_time_and_always_the_clock(browser: Browser, office: Office) -> None:
    async with Window.opened(browser, office, **NARROW) as window:
        page, giulia, marta = window.page, window.phone("giulia"), window.phone("marta")
        tabs = page.locator(".tabs").get_by_role("button")
        await expect(giulia.root).to_be_visible()
        await expect(marta.root).to_be_hidden()
        await office.inbox.send(MARTA, Text("Good morning"))
        await expect(tabs.nth(1)).to_have_text(re.compile(r"Marta\s*11 new"))  # the digit is seen, the words are heard
        for index, panel in enumerate((giulia.root, marta.root, page.locator(".ledger"))):
            await tabs.nth(index).click()
            await expect(panel).to_be_visible()
            await expect(tabs.nth(index)).to_have_attribute("aria-pressed", "true")
            await expect(page.locator(".clock")).to_be_in_viewport()
            await expect(page.locator(".moves button").last).to_be_in_viewport(ratio=1)
        await expect(tabs.nth(1)).to_have_text("Marta")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Paletti playground")
        assert await page.locator("html").evaluate("node => node.scrollWidth") == NARROW["viewport"]["width"]


@pytest.mark.parametrize("locale", ["en-GB", "it-IT"])
async def test_nothing_sticks_out_sideways_in_any_window(browser: Browser, office: Office, locale: str) -> None:
    await office.inbox.send(GIULIA, Text("Donaudampfschifffahrtsgesellschaft" * 6), Code("x" * 200))
    office.stage.record("Office", "away_set", "unbroken" * 30)
    async with Window.opened(browser, office, locale=locale) as window:
        await expect(window.phone("giulia").bubbles).to_have_count(1)
        for width in (320, 390, 759, 760, 900, 1119, 1120, 1280, 1920):
            await window.page.set_viewport_size({"width": width, "height": 800})
            beyond = await window.page.locator("body *").evaluate_all(
                "(nodes, width) => nodes.filter(node => node.checkVisibility() && !node.closest('.unseen')"
                " && node.getBoundingClientRect().right > width + 0.5).map(node => node.className || node.tagName)",
                width,
            )
            assert (width, beyond) == (width, [])


async def test_everything_can_be_done_from_the_keyboard(office: Office, window: Window) -> None:
    page = window.page
    order = []
    told = "(document.activeElement.ariaLabel || document.activeElement.innerText).split('\\n').at(-1)"
    for _ in range(15):
        await page.keyboard.press("Tab")
        order.append(await page.evaluate(told))
    assert order[2:4] == ["English", "Italiano"]
    assert order[4:] == [
        "Client, Rossi SRL",
        "Colleague at Rossi SRL",
        "New here, London",
        "Paletti",
        "Rossi SRL × Studio Marta",  # noqa: RUF001 (what the page shows)
        "Giulia's chat with Paletti",
        "Hello, could you swap the photo on the homepage by tomorrow?",
        "Attach",
        "Message, as Giulia",
        "Send",
        "Freelancer",
    ]
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.type("Typed only")
    await page.keyboard.press("Enter")
    await expect(window.phone("giulia").bubbles.first).to_contain_text("Typed only")
    assert office.inbox.of_people()[0].text == "Typed only"


async def test_focus_is_not_lost_when_a_pressed_message_changes(window: Window) -> None:
    giulia, marta = window.phone("giulia"), window.phone("marta")
    await giulia.write("By tomorrow, please")
    await expect(giulia.bubbles).to_have_count(2)
    await window.page.get_by_role("button", name="Next opening").first.click()
    await marta.button("Answered").focus()
    await window.page.keyboard.press("Enter")
    await expect(marta.bubbles.first).to_contain_text("All answered.")
    await expect(marta.bubbles.first).to_be_focused()


async def test_the_page_follows_the_systems_dark_palette(browser: Browser, office: Office) -> None:
    paper = {}
    for scheme in ("light", "dark"):
        async with Window.opened(browser, office, color_scheme=scheme) as window:
            paper[scheme] = await window.page.locator("html").evaluate("node => getComputedStyle(node).backgroundColor")
    assert paper == {"light": "rgb(243, 240, 233)", "dark": "rgb(18, 21, 24)"}


async def test_with_motion_welcome_the_clock_arrives_all_the_same(browser: Browser, office: Office) -> None:
    async with Window.opened(browser, office, reduced_motion="no-preference") as window:
        await window.page.get_by_role("button", name="+1 hour").click()
        await expect(window.page.locator(".clock")).to_have_text("22:40")
        await expect(window.page.locator(".bar")).to_have_attribute("data-sky", "night")


async def test_what_was_there_before_the_visitor_is_not_read_out_and_what_comes_is(
    office: Office, window: Window
) -> None:
    page = window.page
    await office.inbox.send(GIULIA, Text("Earlier"))
    office.stage.record("Office", "away_set", "earlier")
    await page.add_init_script(LISTENER)
    await page.reload()
    await expect(window.phone("giulia").bubbles).to_have_count(1)
    for log in await page.locator("[role=log]").all():
        await expect(log).to_have_attribute("aria-live", "polite")
    assert set(await page.evaluate("heard")) == {"off"}
    await page.get_by_role("button", name="Italiano").click()
    assert set(await page.evaluate("heard")) == {"off"}
    for log in await page.locator("[role=log]").all():
        await expect(log).to_have_attribute("aria-live", "polite")
    drawn = len(await page.evaluate("heard"))
    await office.inbox.send(GIULIA, Text("Just now"))
    await expect(window.phone("giulia").bubbles).to_have_count(2)
    office.stage.record("Office", "away_set", "just now")
    await expect(page.locator(".chains")).to_contain_text("just now")
    assert set((await page.evaluate("heard"))[drawn:]) == {"polite"}


async def test_a_suggestion_presses_the_newest_card(office: Office, window: Window) -> None:
    giulia = window.phone("giulia")
    suggested = giulia.hint.get_by_role("button", name="Ask for changes")
    for token in ("first", "second"):
        await office.inbox.send(GIULIA, Buttons((Button(token=token, choice="change", label="Ask for changes"),)))
        office.stage.record("Office", "approval_asked", "Homepage copy")
        await expect(suggested).to_be_visible()
    await expect(giulia.root.locator(".pressable")).to_have_count(2)
    await suggested.click()
    await expect(giulia.toast).to_have_text("Noted.")
    [event] = office.inbox.of_people()
    assert isinstance(event, Pressed)
    assert event.token == "second"
