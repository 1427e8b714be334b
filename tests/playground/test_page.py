from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.adapters import MenuItem
from bot.core.effects import Code, Text
from bot.core.errors import StorageFault
from bot.core.events import Commanded, Edited, Wrote
from tests.playground.browser import Window
from tests.playground.fakes import GIULIA, MARTA, MORNING, Office

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_newcomer_is_led_from_the_night_message_to_the_mornings_digest(office: Office, window: Window) -> None:
    giulia, marta, page = window.phone("giulia"), window.phone("marta"), window.page
    await expect(page.locator(".clock")).to_have_text("21:40")
    await expect(page.locator(".date")).to_have_text("Tuesday 24 November")
    await expect(page.locator(".sign")).to_have_text(re.compile(r"Closed\s+opens Wed,? 09:00"))
    await expect(giulia.hint).to_contain_text("It's 21:40 and the office is closed")

    await giulia.hint.get_by_role("button").click()
    await expect(giulia.bubbles).to_have_count(2)
    await expect(giulia.bubbles.last).to_contain_text("The office is closed now")
    await expect(page.locator(".pointed")).to_contain_text("Next opening")

    await giulia.button("Go to the next opening").click()
    await expect(page.locator(".clock")).to_have_text("09:00")
    await expect(page.locator(".sign")).to_have_text(re.compile("Open"))
    await expect(page.locator("#spoken")).to_have_text(re.compile(r"It is now Wed,? 09:00\. The office is open\."))
    await expect(page.locator(".chains li").nth(1)).to_contain_text("Digest handed over")
    await expect(marta.bubbles).to_have_count(1)
    await expect(marta.hint).to_contain_text("What came in is here")
    assert office.stage.instant == MORNING

    await marta.button("Answered").click()
    await expect(marta.toast).to_have_text("Noted.")
    await expect(marta.bubbles).to_have_count(1)
    await expect(marta.bubbles.first).to_contain_text("All answered.")
    await expect(marta.bubbles.first).to_contain_text("edited")
    await expect(marta.hint).to_be_hidden()
    assert window.complaints == []


async def test_an_answer_quotes_what_it_answers(office: Office, window: Window) -> None:
    marta = window.phone("marta")
    await office.inbox.send(MARTA, Text("Giulia asks about the photo"))
    await marta.button("Reply").click()
    await expect(marta.root.locator(".context")).to_contain_text("Reply to: Giulia asks about the photo")
    await expect(marta.field).to_be_focused()
    await marta.write("It is online")
    await expect(marta.bubbles.last.locator("blockquote")).to_have_text("Giulia asks about the photo")
    await expect(marta.root.locator(".context")).to_be_hidden()
    [event] = office.inbox.of_people()
    assert isinstance(event, Wrote)
    assert (event.text, event.reply_to) == ("It is online", "1")


async def test_escape_lets_go_of_the_message_to_be_answered(office: Office, window: Window) -> None:
    marta = window.phone("marta")
    await office.inbox.send(MARTA, Text("Giulia asks about the photo"))
    await marta.button("Reply").click()
    await marta.field.press("Escape")
    await marta.write("Something else")
    await expect(marta.bubbles).to_have_count(2)
    assert office.inbox.of_people()[0].reply_to is None


async def test_only_the_last_own_message_can_be_edited(office: Office, window: Window) -> None:
    marta = window.phone("marta")
    for text in ("First", "Second"):
        await marta.write(text)
        await expect(marta.bubbles.last).to_contain_text(text)
    await expect(marta.button("Edit")).to_have_count(1)
    await marta.button("Edit").click()
    await expect(marta.field).to_have_value("Second")
    await marta.write("Second, corrected")
    await expect(marta.bubbles.last).to_contain_text("Second, corrected")
    await expect(marta.bubbles).to_have_count(2)
    await expect(marta.field).to_have_value("")
    edited = office.inbox.of_people()[-1]
    assert isinstance(edited, Edited)
    assert (edited.message, edited.text) == ("2", "Second, corrected")


async def test_what_looks_like_markup_is_shown_as_it_was_written(office: Office, window: Window) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> & <b>bold</b>"
    await window.phone("giulia").write(hostile)
    await office.inbox.send(MARTA, Text(hostile), Code("</code><svg onload=alert(3)>"))
    office.stage.record("Office", "away_set", hostile)
    await expect(window.phone("giulia").bubbles.first).to_contain_text(hostile)
    await expect(window.phone("marta").bubbles.first).to_contain_text(hostile)
    await expect(window.page.locator(".chains")).to_contain_text(hostile)
    assert await window.page.locator("main img, main script, main b, main svg[onload]").count() == 0
    assert window.complaints == []


async def test_line_breaks_are_kept_and_shift_enter_makes_one(office: Office, window: Window) -> None:
    giulia = window.phone("giulia")
    await giulia.field.type("one")
    await giulia.field.press("Shift+Enter")
    await giulia.field.type("two")
    await giulia.field.press("Enter")
    await expect(giulia.bubbles).not_to_have_count(0)
    assert office.inbox.of_people()[0].text == "one\ntwo"


async def test_a_slash_suggests_the_chats_commands_in_the_pages_language(office: Office, window: Window) -> None:
    await office.adapter.show_menu(None, "en", [MenuItem("help", "what I can do")])
    await office.adapter.show_menu(None, "it", [MenuItem("help", "che cosa so fare")])
    hers = [MenuItem("hours", "the office hours"), MenuItem("away", "be away"), MenuItem("help", "all commands")]
    await office.adapter.show_menu(MARTA, None, hers)
    giulia, marta = window.phone("giulia"), window.phone("marta")
    await expect(marta.hint.get_by_role("button")).to_have_text(["/hours", "/help"])

    await giulia.field.fill("/")
    await expect(giulia.root.get_by_role("option")).to_have_text(["/help what I can do"])
    await marta.field.fill("/h")
    await expect(marta.root.get_by_role("option")).to_have_text(["/hours the office hours", "/help all commands"])
    await marta.field.press("ArrowDown")
    await marta.field.press("ArrowDown")
    await expect(marta.root.get_by_role("option", selected=True)).to_contain_text("/help")
    await marta.field.press("ArrowUp")
    await marta.field.press("Enter")
    await expect(marta.field).to_have_value("/hours ")
    await marta.field.press("Enter")
    await expect(marta.bubbles.last).to_contain_text("/hours")
    [event] = office.inbox.of_people()
    assert isinstance(event, Commanded)
    assert (event.verb, event.chat.id) == ("hours", MARTA)


async def test_what_could_not_be_saved_stays_in_the_field_and_is_the_same_deed_when_tried_again(
    office: Office, window: Window
) -> None:
    giulia = window.phone("giulia")
    office.inbox.fault = StorageFault("disk full")
    await giulia.write("Important")
    await expect(giulia.root.get_by_role("alert")).to_contain_text("could not be saved")
    await expect(giulia.field).to_have_value("Important")
    await expect(giulia.bubbles).to_have_count(0)
    office.inbox.fault = None
    await giulia.field.press("Enter")
    await expect(giulia.bubbles).to_have_count(2)
    await expect(giulia.field).to_have_value("")
    await expect(giulia.toast).to_be_hidden()


async def test_the_page_connects_again_and_catches_up(office: Office, window: Window) -> None:
    port = office.port
    await office.adapter.stop()
    await expect(window.page.locator(".banner")).to_contain_text("Trying again")
    await window.phone("giulia").write("Anybody?")
    await expect(window.phone("giulia").toast).to_contain_text("cannot be reached")
    await office.inbox.send(GIULIA, Text("While you were gone"))
    office.adapter._page._port = port
    await office.adapter.start(office.inbox)
    await expect(window.page.locator(".banner")).to_be_hidden()
    await expect(window.phone("giulia").bubbles).to_have_text(re.compile("While you were gone"))
    await expect(window.phone("giulia").field).to_have_value("Anybody?")


async def test_after_a_new_start_the_page_says_that_it_is_an_old_one(browser: Browser) -> None:
    async with Office.opened() as before:
        port = before.port
        async with Window.opened(browser, before) as window:
            await before.adapter.stop()
            async with Office.opened(port):
                await expect(window.page.locator(".banner")).to_contain_text("started again")
                await window.page.get_by_role("button", name="+1 hour").click()
                await expect(window.page.locator(".bar[aria-busy]")).to_have_count(0)
                await expect(window.page.locator(".banner")).to_contain_text("started again")
                await window.page.get_by_role("button", name="Reload").click()
                await expect(window.page.locator(".clock")).to_have_text("21:40")
                await expect(window.page.locator(".banner")).to_be_hidden()


async def test_the_page_asks_nobody_but_the_playground_and_keeps_the_token_out_of_addresses(
    office: Office, window: Window
) -> None:
    await window.phone("giulia").write("Hello")
    await expect(window.phone("giulia").bubbles).to_have_count(2)
    token = await window.page.locator('meta[name="paletti-token"]').get_attribute("content")
    assert token
    assert not [address for address in window.addresses if token in address]
    assert window.foreign(office) == []


async def test_a_clock_that_could_not_be_moved_is_said_so_until_it_is(office: Office, window: Window) -> None:
    office.stage.fault = StorageFault("disk full")
    hour = window.page.get_by_role("button", name="+1 hour")
    await hour.click()
    await expect(window.page.locator(".banner")).to_contain_text("could not be moved")
    office.stage.fault = None
    await hour.click()
    await expect(window.page.locator(".clock")).to_have_text("22:40")
    await expect(window.page.locator(".banner")).to_be_hidden()
