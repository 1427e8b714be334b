from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Error as DownloadInstead
from playwright.async_api import expect

from bot.core.effects import File, Picture, Place, Text
from bot.core.errors import StorageFault
from tests.playground.fakes import GIULIA, MARTA, ROSSI
from tests.playground.pictures import png

if TYPE_CHECKING:
    from playwright.async_api import Locator, Route

    from tests.playground.browser import Phone, Window
    from tests.playground.fakes import Office

PDF = ("Offerta 2026.pdf", "application/pdf", b"%PDF-1.7" + b"x" * 12_300)
HOSTILE = b"""<!doctype html><svg xmlns="http://www.w3.org/2000/svg" onload="document.title='taken'">
<script>document.title = "taken"; parent.document.title = "taken"; fetch("/api/stream")</script></svg>"""
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def drawn(image: Locator) -> None:
    """Wait until the browser has the picture."""
    await expect(image).to_be_visible()
    assert await image.evaluate("node => node.decode().then(() => node.naturalWidth)") > 0


def staged(phone: Phone) -> Locator:
    return phone.root.locator(".tray li")


async def test_photos_sent_together_stand_together_and_open_larger(office: Office, window: Window) -> None:
    giulia = window.phone("giulia")
    await giulia.attach(*[(f"shop {number}.png", "image/png", png(90, number)) for number in range(3)])
    await expect(staged(giulia)).to_have_text([re.compile(f"shop {number}.png") for number in range(3)])
    await giulia.write("The shop, from three sides")
    album = giulia.bubbles.first
    await expect(album.locator(".gallery img")).to_have_count(3)
    await drawn(album.locator("img").last)
    await expect(album).to_contain_text("The shop, from three sides")
    await expect(staged(giulia)).to_have_count(0)
    assert [event.attachments[0].kind for event in office.inbox.of_people()] == ["photo"] * 3

    viewer = window.page.locator("#viewer")
    await album.get_by_role("button", name="Photo: shop 1.png").click()
    await expect(viewer.get_by_text("shop 1.png")).to_be_visible()
    await drawn(viewer.locator("img"))
    await window.page.keyboard.press("Escape")
    await expect(viewer).to_be_hidden()
    await expect(album.get_by_role("button", name="Photo: shop 1.png")).to_be_focused()

    await album.get_by_role("button", name="Delete").click()
    await expect(giulia.root.locator(".aside").first).to_have_text("Message deleted")
    await expect(giulia.root.locator(".gallery")).to_have_count(0)
    assert window.complaints == []


async def test_a_picture_that_loads_late_does_not_pull_a_reader_away(office: Office, window: Window) -> None:
    giulia = window.phone("giulia")
    await giulia.attach(("shop.png", "image/png", png(300, 1)))
    await giulia.write("The shop")
    await office.inbox.send(GIULIA, *(Text(f"Line {number} of a long story") for number in range(300)))
    await expect(giulia.bubbles.last).to_contain_text("Line 299")
    held, go_on = asyncio.Event(), asyncio.Event()

    async def late(route: Route) -> None:
        held.set()
        await go_on.wait()
        await route.continue_()

    await window.page.route("**/files/*", late)
    await window.page.reload()
    await expect(giulia.bubbles.last).to_contain_text("Line 299")
    log = giulia.root.locator(".log")
    await log.evaluate("node => node.scrollTo(0, 0)")
    await held.wait()
    go_on.set()
    await drawn(giulia.root.locator(".gallery img"))
    assert await log.evaluate("node => new Promise(requestAnimationFrame).then(() => node.scrollTop)") < 300


async def test_a_document_is_a_card_by_which_it_can_be_saved_on_the_other_phone(office: Office, window: Window) -> None:
    giulia, marta = window.phone("giulia"), window.phone("marta")
    await giulia.attach(PDF)
    await giulia.send()
    await expect(giulia.bubbles.first).to_contain_text("Offerta 2026.pdf")
    await office.inbox.pass_on(office.inbox.of_people()[0])
    card = marta.bubbles.first.get_by_role("link", name="Save Offerta 2026.pdf")
    await expect(card).to_contain_text(re.compile(r"File · 12 kB"))
    async with window.page.expect_download() as download:
        await card.click()
    saved = await download.value
    assert saved.suggested_filename == "Offerta 2026.pdf"
    assert (await saved.path()).read_bytes() == PDF[2]


async def test_every_kind_goes_out_of_one_phone_and_comes_into_the_other_as_what_it_is(
    office: Office, window: Window
) -> None:
    giulia, marta = window.phone("giulia"), window.phone("marta")
    await giulia.pick("Voice message")
    await giulia.send()
    await expect(giulia.bubbles.first.locator("audio")).to_be_visible()
    await giulia.pick("Sticker")
    await giulia.send()
    await expect(giulia.root.locator(".sticker img")).to_be_visible()
    await giulia.pick("Place")
    await giulia.send()
    await expect(giulia.root.locator(".place")).to_contain_text("41.8986° N, 12.4768° E")
    await giulia.attach(("film.webm", "video/webm", b"no real film"), ("loop.gif", "image/gif", png(30, 1)))
    await giulia.send()
    await expect(giulia.root.locator("video")).to_be_visible()
    events = office.inbox.of_people()
    assert [event.attachments[0].kind for event in events] == ["voice", "sticker", "place", "video", "animation"]

    for event in events:
        await office.inbox.pass_on(event)
    await expect(marta.bubbles).to_have_count(5)
    voice = marta.bubbles.nth(0).locator("audio")
    await expect(voice).to_have_accessible_name("Voice message")
    assert await voice.evaluate(
        "node => new Promise(done => node.readyState ? done(node.duration)"
        " : node.addEventListener('loadedmetadata', () => done(node.duration)))"
    ) == pytest.approx(2.1, abs=0.1)
    await drawn(marta.bubbles.nth(1).locator(".sticker img"))
    await expect(marta.bubbles.nth(2).locator(".place")).to_contain_text("12.4768° E")
    await expect(marta.bubbles.nth(3).locator("video")).to_be_visible()
    await drawn(marta.bubbles.nth(4).locator(".thumb img"))
    assert window.complaints == []


async def test_a_page_that_was_uploaded_never_runs_in_this_one(office: Office, window: Window) -> None:
    giulia, page = window.phone("giulia"), window.page
    await giulia.attach(("evil.html", "text/html", HOSTILE), ("evil.svg", "image/svg+xml", HOSTILE))
    await giulia.attach(("evil.png", "image/png", HOSTILE))
    await giulia.send()
    cards = giulia.bubbles.first.locator("a.file")
    await expect(cards).to_have_count(3)  # the third only claimed to be a picture
    other = await page.context.new_page()
    for number in range(3):
        address = await cards.nth(number).evaluate("node => node.href")
        with suppress(DownloadInstead):
            await other.goto(address)
        assert await other.title() != "taken"
        assert await other.evaluate("document.querySelectorAll('script').length") == 0
    assert await page.title() == "Paletti playground"
    assert [file.kind for event in office.inbox.of_people() for file in event.attachments] == [
        "document",
        "document",
        "photo",
    ]


async def test_a_file_that_is_too_large_is_said_kindly_and_never_sent(office: Office, window: Window) -> None:
    giulia = window.phone("giulia")
    await giulia.field.fill("Two files")
    await giulia.root.locator("input[type=file]").evaluate(
        """node => {
          const files = new DataTransfer();
          files.items.add(new File([new Uint8Array(20_000_001)], "film.mp4", { type: "video/mp4" }));
          files.items.add(new File(["small"], "note.txt", { type: "text/plain" }));
          node.files = files.files;
          node.dispatchEvent(new Event("change"));
        }"""
    )
    await expect(giulia.root.get_by_role("alert")).to_have_text(
        "film.mp4 is larger than 20 MB. Smaller files are welcome."
    )
    await expect(staged(giulia)).to_have_text(re.compile("note.txt"))
    await giulia.send()
    await expect(giulia.bubbles.first).to_contain_text("note.txt")
    assert [event.attachments[0].name for event in office.inbox.of_people()] == ["note.txt"]


async def test_no_more_than_ten_files_go_at_once(window: Window) -> None:
    giulia = window.phone("giulia")
    await giulia.attach(*[(f"{number}.txt", "text/plain", b"x") for number in range(11)])
    await expect(staged(giulia)).to_have_count(10)
    await expect(giulia.root.get_by_role("alert")).to_contain_text("At most 10 at once")


@pytest.mark.parametrize("how", ["drop", "paste"])
async def test_files_can_be_dropped_and_pasted(office: Office, window: Window, how: str) -> None:
    giulia = window.phone("giulia")
    target = giulia.root if how == "drop" else giulia.field
    await target.evaluate(
        """(node, how) => {
          const data = new DataTransfer();
          data.items.add(new File(["pixels"], "shot.png", { type: "image/png" }));
          const given = { bubbles: true, cancelable: true };
          if (how === "paste") node.dispatchEvent(new ClipboardEvent(how, { ...given, clipboardData: data }));
          else node.dispatchEvent(new DragEvent(how, { ...given, dataTransfer: data }));
        }""",
        how,
    )
    await expect(staged(giulia)).to_have_text(re.compile("shot.png"))
    await giulia.send()
    await expect(giulia.bubbles.first).to_contain_text("shot.png")  # no picture after all, hence a card
    [sent] = office.inbox.of_people()[0].attachments
    assert (sent.kind, sent.name, sent.size) == ("photo", "shot.png", 6)


async def test_while_something_is_dragged_over_a_phone_it_says_as_whom_it_would_be_sent(window: Window) -> None:
    marta = window.phone("marta")
    await marta.root.evaluate("node => node.dispatchEvent(new DragEvent('dragover', { bubbles: true }))")
    await expect(marta.root).to_have_class(re.compile("dropping"))
    await expect(marta.root).to_have_attribute("data-drop", "Drop here to attach as Marta")
    await marta.root.evaluate("node => node.dispatchEvent(new DragEvent('dragleave', { bubbles: true }))")
    await expect(marta.root).not_to_have_class(re.compile("dropping"))


async def test_a_file_that_misses_the_phones_does_not_replace_the_page(window: Window) -> None:
    prevented = await window.page.locator(".bar").evaluate(
        "node => !node.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true }))"
    )
    assert prevented


async def test_what_was_attached_can_be_taken_back(office: Office, window: Window) -> None:
    giulia = window.phone("giulia")
    await giulia.attach(PDF, ("b.txt", "text/plain", b"b"))
    await giulia.button("Remove Offerta 2026.pdf").click()
    await expect(staged(giulia)).to_have_count(1)
    await giulia.button("Remove b.txt").click()
    await expect(giulia.field).to_be_focused()
    await giulia.send()
    await giulia.write("Words only")
    await expect(giulia.bubbles).to_have_count(2)
    assert [event.attachments for event in office.inbox.of_people()] == [()]


async def test_a_place_can_be_another_and_has_to_be_one(office: Office, window: Window) -> None:
    giulia = window.phone("giulia")
    await giulia.pick("Place")
    point = giulia.root.get_by_label("Latitude and longitude")
    for wrong in ("the bakery", "91, 0", "10, 181"):
        await point.fill(wrong)
        await giulia.send()
        await expect(giulia.root.get_by_role("alert")).to_have_text("A place reads like 41.8986, 12.4768.")
    assert office.inbox.of_people() == []
    await point.fill("-33.9, -18.4")
    await giulia.send()
    await expect(giulia.root.locator(".place")).to_contain_text("33.9° S, 18.4° W")


async def test_what_is_attached_while_a_message_is_on_its_way_is_for_the_next_one(
    office: Office, window: Window
) -> None:
    marta = window.phone("marta")
    held = asyncio.Event()

    async def slow(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await window.page.route("**/api/write", slow)
    await marta.field.fill("First")
    await marta.field.press("Enter")
    await marta.attach(PDF)
    held.set()
    await expect(marta.bubbles).to_have_count(1)
    await expect(marta.field).to_have_value("")
    await expect(staged(marta)).to_have_count(1)
    await marta.send()
    await expect(marta.bubbles).to_have_count(2)
    assert [len(event.attachments) for event in office.inbox.of_people()] == [0, 1]


async def test_who_begins_to_edit_while_a_message_is_on_its_way_keeps_the_words(office: Office, window: Window) -> None:
    marta = window.phone("marta")
    held = asyncio.Event()

    async def slow(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await marta.write("Frist")
    await window.page.route("**/api/write", slow)
    await marta.field.fill("Second")
    await marta.field.press("Enter")
    await marta.button("Edit").click()
    held.set()
    await expect(marta.field).to_be_editable()
    await expect(marta.field).to_have_value("Frist")
    await marta.write("First")
    await expect(marta.bubbles.first).to_contain_text("First")
    assert [event.text for event in office.inbox.of_people()] == ["Frist", "Second", "First"]


async def test_files_that_could_not_be_sent_stay_and_go_with_the_next_try(office: Office, window: Window) -> None:
    giulia = window.phone("giulia")
    office.inbox.fault = StorageFault("disk full")
    await giulia.attach(PDF)
    await giulia.write("The offer")
    await expect(giulia.root.get_by_role("alert")).to_contain_text("could not be saved")
    await expect(staged(giulia)).to_have_count(1)
    await expect(giulia.field).to_have_value("The offer")
    office.inbox.fault = None
    await giulia.send()
    await expect(giulia.bubbles.first).to_contain_text("The offer")
    await expect(staged(giulia)).to_have_count(0)
    assert sum("/api/upload" in address for address in window.addresses) == 1


async def test_the_attach_menu_is_walked_with_the_arrow_keys(window: Window) -> None:
    giulia, page = window.phone("giulia"), window.page
    add = giulia.button("Attach")
    await add.focus()
    await page.keyboard.press("Enter")
    menu = giulia.root.get_by_role("menu")
    await expect(menu.get_by_role("menuitem").first).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(menu.get_by_role("menuitem", name="Place")).to_be_focused()
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowDown")
    await expect(menu.get_by_role("menuitem", name="File", exact=True)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(menu).to_be_hidden()
    await expect(add).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await expect(staged(giulia)).to_have_count(1)
    await expect(giulia.field).to_be_focused()


async def test_while_a_message_is_edited_nothing_can_be_attached_and_what_was_stays(window: Window) -> None:
    marta = window.phone("marta")
    await marta.write("Frist")
    await marta.attach(PDF)
    await marta.button("Edit").click()
    await expect(marta.button("Attach")).to_be_disabled()
    await expect(staged(marta)).to_be_hidden()
    await marta.write("First")
    await expect(marta.bubbles.first).to_contain_text("First")
    await expect(staged(marta)).to_be_visible()


async def test_what_is_no_longer_there_is_still_named_and_what_was_drawn_is_told_in_words(
    office: Office, window: Window
) -> None:
    marta = window.phone("marta")
    await office.inbox.send(MARTA, File(kind="document", name="", size=0, sha256="0" * 64))
    await office.inbox.send(MARTA, Picture(template="week", data={}, name="week.png", alt="The week: open till six"))
    await office.inbox.send(MARTA, Place(latitude="1", longitude="2", name="<b>Bakery</b>"))
    await expect(marta.bubbles.nth(0)).to_contain_text("File · 0 bytes · no content")
    await expect(marta.bubbles.nth(0).get_by_role("link")).to_have_count(0)
    await expect(marta.bubbles.nth(1)).to_contain_text("The week: open till six")
    await expect(marta.bubbles.nth(2)).to_contain_text("<b>Bakery</b>")


async def test_an_answer_to_a_file_says_which(office: Office, window: Window) -> None:
    giulia, marta = window.phone("giulia"), window.phone("marta")
    await marta.open("Rossi SRL")
    await giulia.open("Rossi SRL")
    await giulia.attach(PDF)
    await giulia.send()
    await marta.button("Reply").click()
    await expect(marta.root.locator(".context")).to_contain_text("Reply to: Offerta 2026.pdf")
    await marta.write("Thank you")
    await expect(giulia.bubbles.last.locator("blockquote")).to_have_text("Offerta 2026.pdf")
    assert office.inbox.of_people() == []  # the bot is not in that chat
    with pytest.raises(Exception, match="in no chat"):
        await office.inbox.send(ROSSI, Place(latitude="1", longitude="2"))
