"""The ledger panel on the page of the real demo: led to an approval, verified, tampered with, put back."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.playground.browser import Window
from tests.playground.test_demo import staged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Locator

NARROW = {"viewport": {"width": 390, "height": 844}}
pytestmark = pytest.mark.asyncio(loop_scope="session")


@asynccontextmanager
async def shown(browser: Browser, language: str = "en", **options: object) -> AsyncIterator[Window]:
    """The demo's page in a browser of that language."""
    locale = "it-IT" if language == "it" else "en-GB"
    async with staged(language) as stand, Window.opened(browser, stand, locale=locale, **options) as window:
        yield window


def entry(window: Window, name: str) -> Locator:
    """An entry of Rossi SRL's, by its kind; the newest of them."""
    return window.page.locator(".chains li", has=window.page.locator(".kind", has_text=re.compile(f"^{name}$"))).last


def proof(window: Window) -> Locator:
    return window.page.locator(".proof [role=status]")


async def approve(window: Window, title: str = "Homepage copy", text: str = "Fresh bread.") -> None:
    """Marta asks, Giulia presses the button."""
    await window.phone("marta").write(f"/approve rossi {title}\n{text}")
    await window.phone("giulia").button("Approve").click()
    await expect(entry(window, "Approved")).to_be_attached()


async def test_hints_lead_from_the_first_evening_over_two_versions_to_the_receipt_and_the_proof(
    browser: Browser,
) -> None:
    async with shown(browser) as window:
        giulia, marta = window.phone("giulia"), window.phone("marta")
        for name in ("Hello, could you swap", "Go to the next opening"):
            await giulia.hint.get_by_role("button", name=name).click()
        await expect(marta.hint).to_contain_text("What came in is here")
        await marta.button("Answered").click()
        await marta.hint.get_by_role("button", name="/approve rossi Homepage copy").click()
        await expect(giulia.hint).to_contain_text("Version 1 waits for Giulia's word")
        await giulia.hint.get_by_role("button", name="Ask for changes").click()
        await giulia.hint.get_by_role("button", name="Please add that we bake on Sundays too.").click()
        await marta.hint.get_by_role("button", name="on Sundays too. Closed on Mondays.").click()
        await expect(giulia.hint).to_contain_text("Version 2 is here")
        await giulia.hint.get_by_role("button", name="Approve").click()
        await expect(giulia.bubbles.last).to_contain_text("On record: “Homepage copy”, version 2")
        await expect(giulia.hint).to_be_hidden()
        await marta.hint.get_by_role("button", name="Tamper").click()
        await expect(proof(window)).to_have_text("Rossi SRL, entry 7: its words were changed")
        await expect(marta.hint).to_be_hidden()
        assert window.complaints == []


async def test_the_text_to_be_approved_stands_in_the_suggestion_line_by_line(browser: Browser) -> None:
    async with shown(browser) as window:
        giulia, marta = window.phone("giulia"), window.phone("marta")
        for name in ("Hello, could you swap", "Go to the next opening"):
            await giulia.hint.get_by_role("button", name=name).click()
        await marta.button("Answered").click()
        chip = marta.hint.get_by_role("button", name="/approve")
        assert (await chip.inner_text()).split("\n")[0] == "/approve rossi Homepage copy"
        await chip.click()
        await expect(entry(window, "Approval asked")).to_contain_text("Homepage copy, version 1")


async def test_what_the_check_says_follows_every_change(browser: Browser) -> None:
    async with shown(browser) as window:
        entries = window.page.locator(".chains li")
        await expect(proof(window)).to_have_text(f"All {await entries.count()} entries hold")
        await approve(window)
        await expect(proof(window)).to_have_text(f"All {await entries.count()} entries hold")
        await window.page.get_by_role("button", name="Check again").click()
        await expect(window.page.locator("#spoken")).to_have_text(
            f"All {await entries.count()} entries were checked again."
        )


async def test_tampering_marks_the_newest_approval_and_putting_it_back_makes_all_hold(browser: Browser) -> None:
    async with shown(browser) as window:
        await approve(window)
        held = await proof(window).inner_text()
        await window.page.locator(".proof").get_by_role("button", name="Tamper").click()
        await expect(proof(window)).to_have_text("Rossi SRL, entry 4: its words were changed")
        await expect(window.page.locator(".proof")).to_contain_text("In a copy of it, “approve” became “refuse”.")
        marked = window.page.locator(".chains li.broken")
        await expect(marked).to_have_count(1)
        await expect(marked).to_contain_text("its words were changed")
        await expect(marked.locator("del")).to_have_text("approve")
        await expect(marked.locator("ins")).to_have_text("refuse")
        await expect(window.page.locator(".proof").get_by_role("button", name="Tamper")).to_have_count(0)
        await window.page.get_by_role("button", name="Put it back").click()
        await expect(proof(window)).to_have_text(held)
        await expect(marked).to_have_count(0)
        await expect(window.page.locator(".chains del")).to_have_count(0)


async def test_any_entry_can_be_picked_and_one_without_words_is_given_another_hour(browser: Browser) -> None:
    async with shown(browser) as window:
        opened = window.page.locator(".chains li").first
        await opened.locator("summary").click()
        await opened.get_by_role("button", name="Tamper with a copy of this").click()
        await expect(proof(window)).to_have_text("Studio Marta, entry 1: its content was changed")
        await expect(window.page.locator(".proof")).to_contain_text(re.compile("“Thu,? 21:40” became “Thu,? 20:40”"))


async def test_an_entry_unfolds_from_the_keyboard_and_shows_who_words_facts_and_the_full_hash(
    browser: Browser,
) -> None:
    async with shown(browser) as window:
        await approve(window)
        asked, given = entry(window, "Approval asked"), entry(window, "Approved")
        await expect(given.locator(".content")).to_be_hidden()
        await given.locator("summary").focus()
        await window.page.keyboard.press("Enter")
        await expect(given.locator(".content")).to_be_visible()
        await expect(given.locator(".content")).to_contain_text("Giulia Bianchi")
        await expect(given.locator("blockquote")).to_contain_text("I approve “Homepage copy”, version 1")
        hashes = await given.locator(".content code").all_inner_texts()
        assert [len(each) for each in hashes] == [64, 64]
        await window.page.keyboard.press("Shift+Tab")
        await expect(asked.locator("summary")).to_be_focused()
        await window.page.keyboard.press("Enter")
        assert hashes[1] in await asked.locator(".content").inner_text()
        await expect(asked.locator("blockquote").first).to_have_text("Fresh bread.")


async def test_what_is_unfolded_stays_so_and_keeps_the_focus_while_the_panel_is_drawn_anew(browser: Browser) -> None:
    async with shown(browser) as window:
        await approve(window)
        given = entry(window, "Approved")
        await given.locator("summary").click()
        await given.get_by_role("button", name="Tamper with a copy of this").press("Enter")
        await expect(given).to_have_class(re.compile("broken"))
        await expect(given.get_by_role("button", name="Tamper with a copy of this")).to_be_focused()
        await window.page.get_by_role("button", name="Italiano").click()
        await expect(entry(window, "Approvato").locator(".content")).to_be_visible()


async def test_markup_in_what_is_approved_is_shown_as_it_was_written(browser: Browser) -> None:
    hostile = "<img src=x onerror=alert(1)> <b>bold</b>"
    async with shown(browser) as window:
        await approve(window, title="<i>Copy</i>", text=hostile)
        asked = entry(window, "Approval asked")
        await expect(asked).to_contain_text("<i>Copy</i>, version 1")
        await asked.locator("summary").click()
        await expect(asked.locator("blockquote").first).to_have_text(hostile)
        await asked.get_by_role("button", name="Tamper with a copy of this").click()
        await expect(asked.locator("ins")).to_have_text("nothing")
        assert await window.page.locator("main img, main b, main i").count() == 0
        assert window.complaints == []


async def test_in_italian_the_entries_and_the_finding_read_in_italian(browser: Browser) -> None:
    async with shown(browser, "it") as window:
        await window.phone("marta").write("/approva rossi Testi homepage\nPane fresco.")
        await window.phone("giulia").button("Approvo").click()
        given = entry(window, "Approvato")
        await expect(given).to_contain_text("Testi homepage, versione 1")
        await window.page.locator(".proof").get_by_role("button", name="Manometti").click()
        await expect(proof(window)).to_have_text("Rossi SRL, voce 4: le sue parole sono state cambiate")
        await expect(given.locator("ins")).to_have_text("Rifiuto")


async def test_in_a_narrow_window_the_suggestion_to_tamper_shows_the_ledger(browser: Browser) -> None:
    async with shown(browser, **NARROW) as window:
        tabs = window.page.locator(".tabs").get_by_role("button")
        await tabs.nth(1).click()
        await window.phone("marta").write("/approve rossi Homepage copy\nFresh bread.")
        await tabs.nth(0).click()
        await window.phone("giulia").button("Approve").click()
        await tabs.nth(1).click()
        await window.phone("marta").hint.get_by_role("button", name="Tamper").click()
        await expect(proof(window)).to_be_in_viewport()
        await expect(window.page.locator(".chains li.broken summary")).to_be_in_viewport()
        await expect(window.page.get_by_role("button", name="Put it back")).to_be_in_viewport(ratio=1)
        assert await window.page.locator("html").evaluate("node => node.scrollWidth") == NARROW["viewport"]["width"]


@pytest.mark.parametrize("width", [760, 900, 1119, 1120, 1280])
async def test_beside_the_finding_there_is_always_room_for_the_entry(browser: Browser, width: int) -> None:
    async with shown(browser, viewport={"width": width, "height": 800}) as window:
        await approve(window)
        await window.page.locator(".proof").get_by_role("button", name="Tamper").click()
        await expect(window.page.locator(".chains li.broken summary")).to_be_in_viewport(ratio=1)
        await expect(window.page.get_by_role("button", name="Put it back")).to_be_in_viewport(ratio=1)


async def test_when_tampering_is_refused_the_page_says_so_and_goes_on(browser: Browser) -> None:
    async with shown(browser) as window:
        await window.page.route("**/api/ledger", lambda route: route.abort())
        await window.page.locator(".proof").get_by_role("button", name="Tamper").click()
        await expect(window.page.locator(".banner")).to_contain_text("This could not be tried")
        await window.page.unroute("**/api/ledger")
        await window.page.locator(".proof").get_by_role("button", name="Tamper").click()
        await expect(window.page.locator(".chains li.broken")).to_have_count(1)
        await expect(window.page.locator(".banner")).to_be_hidden()


async def test_on_the_page_too_items_of_a_plan_are_marked_and_only_those_come_back(browser: Browser) -> None:
    async with shown(browser) as window:
        giulia, marta = window.phone("giulia"), window.phone("marta")
        await marta.write("/approve rossi plan Posts\n1 Dec Photo of the oven\n3 Dec Reel: panettone\n24 Dec Greetings")
        await giulia.button("Mark for changes").click()
        for label in ("2", "Ask for these changes"):
            await giulia.bubbles.last.get_by_role("button", name=label, exact=True).click()
        await expect(giulia.bubbles.last).to_contain_text("What should change in item 2?")
        await giulia.write("A week later")
        await expect(entry(window, "Items marked for changes")).to_contain_text("A week later")
        await marta.write("/approve rossi plan Posts\n2. 10 Dec Reel: panettone")
        await expect(giulia.bubbles.last).to_contain_text("To be decided:")
        await giulia.bubbles.last.get_by_role("button", name="Approve all").click()
        await expect(giulia.bubbles.last).to_contain_text("On record: “Posts”, version 2, is approved")
        assert window.complaints == []


async def test_facts_are_told_in_the_pages_language_but_not_somebodys_own_words(browser: Browser) -> None:
    async with shown(browser, "it") as window:
        ladder = entry(window, "Scala dei solleciti fissata")
        await expect(ladder.locator(".about")).to_contain_text("-3 amichevole, 0 semplice")
        await window.phone("marta").write("/approva rossi month\nPane fresco.")
        asked = entry(window, "Approvazione richiesta")
        await asked.locator("summary").click()
        await expect(asked.locator("dl dl dd").first).to_have_text("month")
        assert window.complaints == []
