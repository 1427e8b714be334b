from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.adapters import MenuItem
from bot.core.effects import Text, Title
from bot.core.events import Joined, Left
from tests.playground.browser import Window
from tests.playground.fakes import GIULIA, MARTA, ROSSI, TEAM

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.playground.browser import Phone
    from tests.playground.fakes import Office

NARROW = {"viewport": {"width": 390, "height": 844}}
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def bring_in(marta: Phone, chat: str = "Rossi SRL") -> None:
    await marta.open(chat)
    await marta.button("Bring Paletti in").click()
    await expect(marta.button("Take Paletti out")).to_be_visible()


async def test_at_first_there_are_two_people_and_the_others_are_faces_only(window: Window) -> None:
    giulia, marta = window.phone("giulia"), window.phone("marta")
    people = giulia.panel.locator(".people").get_by_role("button")
    await expect(people).to_have_count(3)
    await expect(giulia.panel.get_by_role("button", pressed=True)).to_have_count(2)  # Giulia, and her chat with Paletti
    await expect(giulia.panel.locator(".who").first).to_be_in_viewport(ratio=1)
    assert await people.nth(1).locator(".who").evaluate("node => node.offsetWidth") == 1
    await expect(people.nth(1)).to_have_accessible_name(re.compile("Paolo Neri"))
    await expect(marta.panel.locator(".chats").get_by_role("button")).to_have_text(
        ["Paletti", "Rossi SRL × Studio Marta", "Team"]  # noqa: RUF001 (what the page shows)
    )


async def test_a_phone_is_handed_to_somebody_else_and_keeps_what_each_was_writing(
    office: Office, window: Window
) -> None:
    giulia = window.phone("giulia")
    await giulia.field.fill("Half a sente")
    await giulia.hand_to("Olga Verdi")
    await expect(giulia.panel).to_have_accessible_name("Olga Verdi")
    await expect(giulia.panel.locator(".chats")).to_be_hidden()
    await expect(giulia.field).to_have_value("")
    await expect(giulia.hint).to_contain_text("Olga writes for the first time")
    await giulia.write("Hello, who are you?")
    await expect(giulia.bubbles).to_have_text(re.compile("Hello, who are you"))
    await giulia.hand_to("Giulia Bianchi")
    await expect(giulia.field).to_have_value("Half a sente")
    await expect(giulia.bubbles).to_have_count(0)
    [event] = office.inbox.of_people()
    assert (event.by.id, event.by.timezone, event.chat.id) == (
        "playground:olga",
        "Europe/London",
        "playground:chat:olga",
    )


async def test_news_for_somebody_else_is_a_number_at_their_face_and_at_the_chat(office: Office, window: Window) -> None:
    giulia = window.phone("giulia")
    await office.inbox.send("playground:chat:paolo", Text("One"))
    await office.inbox.send("playground:chat:paolo", Text("Two"))
    await office.inbox.send(GIULIA, Text("Three"))
    paolo = giulia.panel.locator(".people").get_by_role("button", name="Paolo")
    await expect(paolo.locator(".badge")).to_have_text("22 new")  # the digit is seen, the words are heard
    await expect(giulia.panel.locator(".badge")).to_have_count(1)
    await giulia.open("Rossi SRL")
    await office.inbox.send(GIULIA, Text("Four"))
    chat = giulia.panel.locator(".chats").get_by_role("button", name="Paletti")
    await expect(chat.locator(".badge")).to_have_text("11 new")
    await giulia.open("Paletti")
    await expect(chat.locator(".badge")).to_have_count(0)
    await giulia.hand_to("Paolo")
    await expect(giulia.panel.locator(".badge")).to_have_count(0)
    await expect(giulia.bubbles).to_have_count(2)


async def test_among_colleagues_the_bot_keeps_quiet_until_it_is_meant(office: Office, window: Window) -> None:
    giulia, marta = window.phone("giulia"), window.phone("marta")
    await giulia.open("Rossi SRL")
    await expect(giulia.root).to_contain_text("Paletti is not in this chat.")
    await expect(giulia.button("Bring Paletti in")).to_have_count(0)
    await bring_in(marta)
    await expect(giulia.root.locator(".members")).to_contain_text("Giulia, Paolo, Marta, Paletti")
    await expect(giulia.root.locator(".aside")).to_have_text("Marta brought Paletti in")
    await marta.open("Paletti")
    await expect(marta.bubbles).to_have_text(re.compile("Whose chat is it"))

    await giulia.hint.get_by_role("button").first.click()
    await expect(giulia.bubbles).to_have_count(1)
    await giulia.hand_to("Paolo")
    await giulia.open("Rossi SRL")
    await expect(giulia.bubbles.first).to_contain_text("Giulia")
    await giulia.button("Reply").click()
    await giulia.write("Fine with me")
    await expect(giulia.bubbles).to_have_count(2)
    await giulia.write("@Paletti when does the office open?")
    await expect(giulia.bubbles.last).to_contain_text("The office opens at 09:00.")
    await expect(giulia.bubbles.last).to_contain_text("Paletti")
    await giulia.bubbles.last.get_by_role("button", name="Reply").click()
    await giulia.write("Thank you")
    await expect(giulia.bubbles).to_have_count(6)
    joined, *written = office.inbox.of_people()
    assert isinstance(joined, Joined)
    assert [event.addressed for event in written] == [False, False, True, True]
    assert written[2].text == "when does the office open?"


async def test_the_bots_name_is_completed_where_it_can_be_called(office: Office, window: Window) -> None:
    marta = window.phone("marta")
    await office.adapter.show_menu(MARTA, None, [MenuItem("hours", "the office hours")])
    await marta.open("Rossi SRL")
    await marta.field.fill("Well, @pa")
    await expect(marta.root.get_by_role("option")).to_have_count(0)
    await bring_in(marta)
    await marta.field.fill("Well, @pa")
    await expect(marta.root.get_by_role("option")).to_have_text("@Paletti what follows is for the assistant")
    await marta.field.press("Tab")
    await expect(marta.field).to_have_value("Well, @Paletti ")
    await marta.field.fill("/")
    await expect(marta.root.get_by_role("option")).to_have_text("/hours the office hours")
    await marta.field.fill("mail@pa")
    await expect(marta.root.get_by_role("option")).to_have_count(0)


async def test_the_bot_can_be_taken_out_again(office: Office, window: Window) -> None:
    giulia, marta = window.phone("giulia"), window.phone("marta")
    await bring_in(marta)
    await marta.button("Take Paletti out").click()
    await giulia.open("Rossi SRL")
    await expect(giulia.root.locator(".aside").last).to_have_text("Marta took Paletti out")
    await expect(marta.button("Bring Paletti in")).to_be_visible()
    assert [type(event) for event in office.inbox.of_people()] == [Joined, Left]


async def test_the_office_has_a_topic_for_each_client(office: Office, window: Window) -> None:
    marta = window.phone("marta")
    await bring_in(marta, "Team")
    rossi = await office.inbox.send(TEAM, Title("Rossi SRL"), opens_topic=True)
    olga = await office.inbox.send(TEAM, Title("Olga Verdi"), opens_topic=True)
    await office.inbox.send(TEAM, Text("Giulia asks about the photo"), thread=rossi)
    await office.inbox.send(TEAM, Text("Olga asks about a website"), thread=olga)
    topics = marta.root.locator(".topics").get_by_role("button")
    await expect(topics).to_have_text(["All", "Rossi SRL", "Olga Verdi"])
    await expect(marta.bubbles.filter(visible=True)).to_have_count(2)

    await topics.nth(1).click()
    await expect(topics.nth(1)).to_have_attribute("aria-pressed", "true")
    await expect(marta.bubbles.filter(visible=True)).to_have_text(re.compile("Giulia asks about the photo"))
    await expect(marta.field).to_have_attribute("placeholder", "Write as Marta in Rossi SRL")
    await marta.write("It is online")
    await expect(marta.bubbles.filter(visible=True)).to_have_count(2)
    await topics.nth(0).click()
    await marta.bubbles.filter(has_text="Olga asks").get_by_role("button", name="Reply").click()
    await marta.write("Which kind?")
    await expect(marta.bubbles).to_have_count(5)  # with the bot's answer
    await marta.write("Lunch?")
    await expect(marta.bubbles).to_have_count(6)
    assert [event.thread for event in office.inbox.of_people()[1:]] == [rossi, olga, None]

    await marta.bubbles.filter(has_text="Olga asks").get_by_role("button", name="Olga Verdi").click()
    await expect(marta.bubbles.filter(visible=True)).to_have_count(2)
    await marta.hand_to("Anna")
    await marta.open("Team")
    await expect(marta.bubbles.filter(visible=True)).to_have_count(6)
    await expect(marta.bubbles.filter(has_text="Lunch")).to_contain_text("Marta")


async def test_an_own_message_can_be_deleted_by_mouse_touch_and_keyboard(office: Office, window: Window) -> None:
    giulia, marta, page = window.phone("giulia"), window.phone("marta"), window.page
    await giulia.open("Rossi SRL")
    await marta.open("Rossi SRL")
    for text in ("First", "Second"):
        await marta.write(text)
        await expect(marta.bubbles.last).to_contain_text(text)
    first = marta.bubbles.first.get_by_role("button", name="Delete")
    await expect(first).to_have_css("opacity", "0")
    await first.focus()
    await expect(first).to_have_css("opacity", "1")
    await page.keyboard.press("Enter")
    await expect(marta.bubbles).to_have_count(1)
    await expect(marta.root.locator(".aside")).to_be_focused()
    await expect(marta.root.locator(".aside")).to_have_text("Message deleted")
    await expect(giulia.root.locator(".aside")).to_have_text("Marta deleted a message")
    await expect(giulia.button("Delete")).to_have_count(0)
    assert office.inbox.of_people() == []


async def test_a_narrow_window_shows_whose_news_there_is_and_fits_every_chat(browser: Browser, office: Office) -> None:
    async with Window.opened(browser, office, **NARROW) as window:
        giulia, marta, page = window.phone("giulia"), window.phone("marta"), window.page
        tabs = page.locator(".tabs").get_by_role("button")
        await office.inbox.send("playground:chat:anna", Text("Welcome"))
        await expect(tabs.nth(1)).to_have_text(re.compile(r"Marta\s*11 new"))
        await tabs.nth(1).click()
        await expect(tabs.nth(1)).to_have_text(re.compile(r"Marta\s*11 new"))  # Anna has not looked yet
        await bring_in(marta)
        await marta.hand_to("Anna")
        await expect(tabs.nth(1)).to_have_text(re.compile(r"Anna\s*11 new"))  # and Marta was told of the new chat
        await tabs.nth(0).click()
        await giulia.open("Rossi SRL")
        await giulia.write("@Paletti, are you there?")
        await expect(giulia.bubbles).to_have_count(2)
        await giulia.pick("Voice message")
        for panel in (giulia.panel, page.locator("body")):
            assert await panel.evaluate("node => node.scrollWidth <= node.clientWidth")
        await expect(giulia.button("Send")).to_be_in_viewport(ratio=1)


async def test_the_words_of_chats_and_files_follow_the_language(window: Window) -> None:
    giulia = window.phone("giulia")
    await giulia.attach(("a.txt", "text/plain", b"x" * 1500))
    await giulia.send()
    await window.page.get_by_role("button", name="Italiano").click()
    await expect(giulia.panel.locator(".who").first).to_contain_text("Cliente, Rossi SRL")
    await expect(giulia.bubbles.first).to_contain_text("File · 1,5 kB")
    await giulia.root.get_by_role("button", name="Allega").click()
    await expect(giulia.root.get_by_role("menuitem").last).to_have_text("Luogo")
    await giulia.open("Rossi SRL")
    await expect(giulia.root).to_contain_text("Paletti non è in questa chat.")


async def test_a_page_opened_later_shows_the_same_chats_in_the_same_order(browser: Browser, office: Office) -> None:
    async with Window.opened(browser, office) as window:
        await bring_in(window.phone("marta"))
        await window.phone("marta").write("Good morning")
        await expect(window.phone("marta").bubbles).to_have_count(1)
    async with Window.opened(browser, office) as window:
        marta = window.phone("marta")
        await expect(marta.panel.locator(".chats").get_by_role("button")).to_have_text(
            ["Paletti", re.compile("Rossi SRL"), "Team"]
        )
        await marta.open("Rossi SRL")
        await expect(marta.bubbles).to_contain_text("Good morning")
        await expect(marta.button("Take Paletti out")).to_be_visible()
        await office.inbox.send(ROSSI, Text("Hello"))
        await expect(marta.bubbles).to_have_count(2)
