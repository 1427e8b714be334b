"""The tour in the browser: played to its end, halted, stepped through, taken over, by mouse and keyboard."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from bot.demo_tour import TOUR
from bot.demo_tour_lines import ENGLISH
from tests.playground.browser import Window
from tests.playground.test_demo import staged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Locator

pytestmark = pytest.mark.asyncio(loop_scope="session")
NARROW = {"viewport": {"width": 390, "height": 844}}
LONGEST_MS = 60_000  # a whole tour at the test's pace, on a machine that has other things to do
STEPS = len(TOUR)


@asynccontextmanager
async def visited(browser: Browser, query: str = "", **options: Any) -> AsyncIterator[Window]:
    """The demo's page, opened with this query."""
    async with staged() as stand, Window.opened(browser, stand, **options) as window:
        if query:
            await window.page.goto(f"{stand.address}/?{query}")
        yield window


@asynccontextmanager
async def toured(browser: Browser, **options: Any) -> AsyncIterator[Window]:
    """On tour, halted at its start."""
    async with visited(browser, **options) as window:
        await window.page.get_by_role("button", name="Take the tour").click()
        await expect(step_of(window)).to_have_text(f"0 / {STEPS}")
        await expect(button(window, "Pause")).to_be_focused()
        await button(window, "Pause").click()
        yield window


def button(window: Window, name: str) -> Locator:
    return window.page.locator(".tour").get_by_role("button", name=name, exact=True)


def step_of(window: Window) -> Locator:
    return window.page.locator(".tour .chapter span")


def told(window: Window) -> Locator:
    return window.page.locator(".tour [role=status]")


async def step_on(window: Window, steps: int) -> None:
    done = int((await step_of(window).inner_text()).split()[0])
    for number in range(done + 1, done + steps + 1):
        await button(window, "One step on").click()
        await expect(step_of(window)).to_have_text(f"{number} / {STEPS}")


@pytest.mark.parametrize(
    ("locale", "motion", "over", "welcome"),
    [
        ("en-GB", "reduce", "Now you", "Welcome. This is the assistant of Studio Marta."),
        ("it-IT", "no-preference", "Ora tocca a Lei", "Le diamo il benvenuto: questo è l'assistente di Studio Marta."),
    ],
)
async def test_it_plays_to_its_end_by_itself_and_leaves_an_office_to_use(
    browser: Browser, locale: str, motion: str, over: str, welcome: str
) -> None:
    async with visited(browser, "tour=fast", locale=locale, reduced_motion=motion) as window:
        page, giulia = window.page, window.phone("giulia")
        await expect(page.locator(".tour .chapter strong")).to_have_text(over, timeout=LONGEST_MS)
        assert "?" not in page.url  # loaded again, it does not begin again
        await expect(giulia.bubbles.first).to_contain_text(welcome)
        await expect(page.locator(".sheet")).to_have_count(0)
        await expect(page.locator(".proof")).not_to_have_class(re.compile("broken"))
        await page.locator(".tour .close").click()
        await expect(page.locator(".tour")).to_be_hidden()
        await expect(giulia.field).to_be_focused()
        before = await giulia.bubbles.count()
        await giulia.write("Thank you for the tour")
        await expect(giulia.bubbles.nth(before)).to_contain_text("Thank you for the tour")
        await page.locator(".moves button").first.click()
        await expect(page.locator(".tour-again")).to_be_visible()
        assert window.complaints == []


async def test_the_invitation_can_be_waved_away_and_stays_as_a_small_button(browser: Browser) -> None:
    async with visited(browser) as window:
        page = window.page
        await expect(page.get_by_role("button", name="Take the tour")).to_be_visible()
        await page.get_by_role("button", name="Not now").click()
        await expect(page.locator(".invite")).to_be_hidden()
        again = page.get_by_role("button", name="Take the two-minute tour, in a fresh office")
        await expect(again).to_be_visible()
        await page.reload()
        await expect(again).to_be_visible()
        await expect(page.locator(".invite")).to_be_hidden()
        await again.click()
        await expect(step_of(window)).to_have_text(f"0 / {STEPS}")
        await expect(again).to_be_hidden()


async def test_a_tour_that_cannot_begin_says_so_and_can_be_tried_again(browser: Browser) -> None:
    async with visited(browser) as window:
        page = window.page
        await page.route("**/api/tour", lambda route: route.fulfill(status=503))
        await page.get_by_role("button", name="Take the tour").click()
        await expect(page.get_by_role("alert")).to_contain_text("The tour could not begin.")
        await page.unroute("**/api/tour")
        await page.get_by_role("button", name="Take the two-minute tour").click()
        await expect(step_of(window)).to_have_text(f"0 / {STEPS}")
        await expect(page.get_by_role("alert")).to_be_hidden()


async def test_it_begins_in_a_fresh_office_whatever_was_done_before(browser: Browser) -> None:
    async with visited(browser) as window:
        giulia = window.phone("giulia")
        await giulia.write("My own message")
        await expect(giulia.bubbles.nth(1)).to_contain_text("My own message")
        await window.page.get_by_role("button", name="Take the tour").click()
        await expect(giulia.root).not_to_contain_text("My own message")
        await expect(giulia.bubbles).to_have_count(1)


async def test_while_it_plays_nobody_else_writes_and_halted_anybody_may(browser: Browser) -> None:
    async with visited(browser) as window:
        giulia = window.phone("giulia")
        await window.page.get_by_role("button", name="Take the tour").click()
        await expect(giulia.field).to_be_disabled()
        await expect(giulia.field).to_have_attribute("placeholder", "Pause the tour to write here")
        await button(window, "Pause").click()
        await expect(giulia.field).to_be_enabled()
        await expect(button(window, "Take over here")).to_be_visible()
        await giulia.write("Now it is me who writes")
        await expect(window.page.locator(".tour .chapter strong")).to_have_text("Now you")
        await expect(giulia.root).to_contain_text("Now it is me who writes")
        assert window.complaints == []


async def test_whoever_reaches_in_halts_it_and_nothing_is_pressed(browser: Browser) -> None:
    async with visited(browser) as window:
        await window.page.get_by_role("button", name="Take the tour").click()
        await expect(button(window, "Pause")).to_be_focused()
        await window.page.get_by_role("button", name="+1 hour").click()
        await expect(button(window, "Play")).to_be_visible()
        await expect(window.page.locator(".clock")).to_have_text("21:40")
        await window.page.get_by_role("button", name="+1 hour").click()
        await expect(window.page.locator(".clock")).to_have_text("22:40")
        await expect(window.page.locator(".tour .chapter strong")).to_have_text("Now you")


async def test_words_appear_as_they_are_typed_before_they_are_sent(browser: Browser) -> None:
    async with toured(browser, reduced_motion="no-preference") as window:
        giulia = window.phone("giulia")
        line = str(ENGLISH["night_message"])
        await button(window, "Play").click()
        await expect(giulia.field).to_have_value(re.compile(rf"^{re.escape(line[:5])}"))
        assert await giulia.bubbles.count() == 1
        await expect(giulia.bubbles.nth(1)).to_contain_text(line)
        await expect(giulia.field).to_have_value("")


async def test_halted_in_the_middle_of_a_step_nothing_of_it_stays(browser: Browser) -> None:
    async with toured(browser, reduced_motion="no-preference") as window:
        giulia = window.phone("giulia")
        await button(window, "Play").click()
        await expect(giulia.field).to_have_value(re.compile("^Good"))
        await button(window, "Pause").click()
        await expect(giulia.field).to_have_value("")
        await expect(giulia.bubbles).to_have_count(1)
        await expect(step_of(window)).to_have_text(f"0 / {STEPS}")
        await expect(told(window)).to_contain_text("It is 21:40")


async def test_a_step_back_takes_what_it_brought_away_again(browser: Browser) -> None:
    async with toured(browser) as window:
        giulia, marta, page = window.phone("giulia"), window.phone("marta"), window.page
        await step_on(window, 3)
        await expect(giulia.bubbles.last).to_contain_text("Good morning Giulia")
        entries = await page.locator(".chains li").count()
        await button(window, "One step back").click()
        await expect(step_of(window)).to_have_text(f"2 / {STEPS}")
        await expect(page.locator(".clock")).to_have_text("09:00")
        await expect(giulia.root).not_to_contain_text("Good morning Giulia")
        await expect(marta.button("Answered")).to_be_visible()
        await expect(page.locator(".chains li")).to_have_count(entries)
        await button(window, "One step back").click()
        await button(window, "One step back").click()
        await expect(step_of(window)).to_have_text(f"0 / {STEPS}")
        await expect(page.locator(".clock")).to_have_text("21:40")
        await expect(button(window, "One step back")).to_be_disabled()
        await expect(button(window, "Play")).to_be_focused()
        await step_on(window, 3)
        await expect(giulia.bubbles.last).to_contain_text("Good morning Giulia")
        assert window.complaints == []


async def test_the_keyboard_plays_halts_steps_and_ends(browser: Browser) -> None:
    async with toured(browser) as window:
        page, keys = window.page, window.page.keyboard
        await page.locator(".chains").focus()
        await keys.press("ArrowRight")
        await expect(step_of(window)).to_have_text(f"1 / {STEPS}")
        await keys.press("ArrowRight")
        await expect(step_of(window)).to_have_text(f"2 / {STEPS}")
        await keys.press("ArrowLeft")
        await expect(step_of(window)).to_have_text(f"1 / {STEPS}")
        await keys.press(" ")
        await expect(button(window, "Pause")).to_be_visible()
        await keys.press(" ")
        await expect(button(window, "Play")).to_be_visible()
        giulia = window.phone("giulia")
        await giulia.field.focus()
        await keys.type("a b")  # where somebody writes, a space is a space
        await expect(giulia.field).to_have_value("a b")
        await page.locator(".chains").focus()
        await keys.press("Escape")
        await expect(page.locator(".tour .chapter strong")).to_have_text("Now you")


async def test_keys_that_something_else_has_a_use_for_do_not_move_the_tour(browser: Browser) -> None:
    async with toured(browser) as window:
        giulia, keys = window.phone("giulia"), window.page.keyboard
        await step_on(window, 1)
        await giulia.button("Attach").click()
        await keys.press("ArrowRight")
        await keys.press("Escape")
        await expect(giulia.root.get_by_role("menu")).to_be_hidden()
        await expect(giulia.button("Attach")).to_be_focused()
        await expect(step_of(window)).to_have_text(f"1 / {STEPS}")
        await keys.press("ArrowRight")
        await expect(step_of(window)).to_have_text(f"2 / {STEPS}")


async def test_a_form_is_filled_in_before_it_is_handed_in(browser: Browser) -> None:
    async with toured(browser) as window:
        marta, page = window.phone("marta"), window.page
        asked = next(number for number, step in enumerate(TOUR, start=1) if step.name == "quote_asked")
        await step_on(window, asked)
        title = page.locator(".sheet").get_by_label("What it is called")
        await expect(title).to_have_value("")
        await button(window, "Play").click()
        await expect(title).to_have_value("Online shop")
        await expect(page.locator(".sheet")).to_have_count(0, timeout=LONGEST_MS)
        await expect(marta.bubbles.last).to_contain_text("Draft: Online shop, for Rossi SRL")
        await button(window, "Pause").click()


async def test_a_narrow_window_goes_to_the_phone_on_which_something_happens(browser: Browser) -> None:
    async with toured(browser, **NARROW) as window:
        page = window.page
        giulia, marta = window.phone("giulia"), window.phone("marta")
        await step_on(window, 1)
        await expect(giulia.root).to_be_visible()
        await step_on(window, 1)
        await expect(marta.root).to_be_visible()
        await expect(giulia.root).to_be_hidden()
        proof = next(number for number, step in enumerate(TOUR, start=1) if step.name == "proof_tamper")
        await step_on(window, proof - 2)
        await expect(page.locator(".ledger")).to_be_visible()
        await expect(page.locator(".chains .broken .finding")).to_be_in_viewport()
        await expect(told(window)).to_be_in_viewport(ratio=1)
        await button(window, "Take over here").click()
        await button(window, "Look around").click()
        await expect(giulia.field).to_be_focused()


@pytest.mark.parametrize("locale", ["en-GB", "it-IT"])
async def test_nothing_of_it_sticks_out_sideways(browser: Browser, locale: str) -> None:
    async with visited(browser, locale=locale) as window:
        page = window.page
        for press in (".invite .take", ".tour .end", ".tour .close"):
            for width in (320, 390, 759, 760, 900, 1119, 1120, 1280, 1920):
                await page.set_viewport_size({"width": width, "height": 800})
                beyond = await page.locator("body *").evaluate_all(
                    "(nodes, width) => nodes.filter(node => node.checkVisibility() && !node.closest('.unseen')"
                    " && node.getBoundingClientRect().right > width + 0.5).map(node => node.className || node.tagName)",
                    width,
                )
                assert (press, width, beyond) == (press, width, [])
            await page.locator(press).click()
            await expect(page.locator(press)).to_be_hidden()
        await expect(page.locator(".tour-again")).to_be_visible()


async def test_a_card_longer_than_the_phone_is_seen_from_its_beginning_and_nothing_else_moves(browser: Browser) -> None:
    async with toured(browser, viewport={"width": 390, "height": 620}) as window:
        giulia = window.phone("giulia")
        asked = next(number for number, step in enumerate(TOUR, start=1) if step.name == "approval_second")
        await step_on(window, asked)
        await button(window, "Play").click()
        await expect(giulia.bubbles.last).to_contain_text("On record")
        await expect(giulia.bubbles.last.locator(".title")).to_be_in_viewport(ratio=1)
        foot = await giulia.root.locator(".foot").bounding_box()
        panel = await giulia.panel.bounding_box()
        assert foot is not None
        assert panel is not None
        assert abs(foot["y"] + foot["height"] - panel["y"] - panel["height"]) <= 2
        await button(window, "Pause").click()


async def test_the_pages_language_switch_tells_the_same_step_in_the_other_language(browser: Browser) -> None:
    async with toured(browser) as window:
        await step_on(window, 1)
        await window.page.get_by_role("button", name="Italiano").click()
        await expect(told(window)).to_contain_text("Giulia scrive di sera")
        await expect(window.phone("giulia").bubbles.nth(1)).to_contain_text("Buonasera Marta")
        await expect(step_of(window)).to_have_text(f"1 / {STEPS}")


async def test_what_it_tells_and_its_controls_have_names_for_the_ear(browser: Browser) -> None:
    async with toured(browser) as window:
        page = window.page
        bar = page.get_by_role("progressbar", name="Tour")
        await step_on(window, 2)
        await expect(bar).to_have_attribute("aria-valuetext", f"Step 2 of {STEPS}")
        await expect(bar).to_have_attribute("aria-valuenow", "2")
        await expect(told(window)).to_contain_text("Nine o'clock")
        names = await page.locator(".tour button:visible").evaluate_all(
            "nodes => nodes.map(node => node.ariaLabel || node.innerText)"
        )
        assert names == ["One step back", "Play", "One step on", "Take over here"]
        assert await page.locator(".log").first.get_attribute("aria-live") == "polite"


async def test_loaded_again_in_the_middle_it_stands_still_where_it_was(browser: Browser) -> None:
    async with toured(browser) as window:
        await step_on(window, 2)
        await window.page.reload()
        await expect(step_of(window)).to_have_text(f"2 / {STEPS}")
        await expect(button(window, "Play")).to_be_visible()
        await step_on(window, 1)
        await expect(window.phone("giulia").bubbles.last).to_contain_text("Good morning Giulia")
