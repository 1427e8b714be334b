from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import aiohttp
import pytest
import pytest_asyncio

from bot.core.effects import File, Picture, Place, Text, Title
from bot.core.errors import NotFetched, StorageFault
from bot.core.events import Commanded, Deleted, Edited, Quoted, Wrote
from bot.core.files import Attachment
from tests.playground.caller import Page, deed
from tests.playground.fakes import GIULIA, MARTA, Office
from tests.playground.pictures import png

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp import ClientResponse

MEGABYTE = 1_000_000
PDF = b"%PDF-1.7 a plan"


@pytest_asyncio.fixture
async def office() -> AsyncIterator[Office]:
    async with Office.opened() as office:
        yield office


@pytest_asyncio.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    async with Page.opened(office) as page:
        yield page


async def shown(page: Page, chat: str = GIULIA, message: str = "1") -> dict[str, object]:
    """The last block of a message, as the page gets it."""
    async with page.news() as news:
        note = await news.until(kind="message", chat=chat, id=message)
    block: dict[str, object] = note["blocks"][-1]
    return block


async def served(page: Page, block: dict[str, object]) -> tuple[ClientResponse, bytes]:
    async with page.http.get(f"{page.base}{block['url']}") as response:
        return response, await response.read()


# In


async def test_a_file_is_announced_and_its_content_can_be_fetched_as_often_as_wanted(
    office: Office, page: Page
) -> None:
    key = await page.uploaded(PDF)
    await page.write("The plan", files=[key])
    [event] = office.inbox.of_people()
    assert isinstance(event, Wrote)
    assert (event.text, event.album) == ("The plan", None)
    [sent] = event.attachments
    assert sent == Attachment(
        kind="document", ref=f"playground:{key}", name="plan.pdf", mime="application/pdf", size=len(PDF)
    )
    for _ in range(2):
        kept = await office.adapter.fetch(sent, office.files)
        assert (kept.sha256, kept.size) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert office.files.path(kept.sha256).read_bytes() == PDF


async def test_a_file_needs_no_words_and_a_place_no_file(office: Office, page: Page) -> None:
    await page.ask("/api/write", deed(persona="marta", files=[await page.uploaded(PDF)]))
    await page.ask("/api/write", deed(persona="marta", place={"latitude": "41.8986", "longitude": "-12.5"}))
    [file, place] = office.inbox.of_people()
    assert (file.text, len(file.attachments)) == ("", 1)
    assert place.attachments == (Attachment(kind="place", latitude="41.8986", longitude="-12.5"),)
    assert await shown(page, MARTA, "2") == {
        "type": "place",
        "name": "",
        "latitude": "41.8986",
        "longitude": "-12.5",
    }


async def test_several_files_at_once_are_several_messages_of_one_album(office: Office, page: Page) -> None:
    keys = [await page.uploaded(png(8, number), name=f"{number}.png", kind="photo") for number in range(3)]
    await page.write("Three", files=keys, reply_to="7")
    events = office.inbox.of_people()
    assert [event.text for event in events] == ["Three", "", ""]
    assert [event.message for event in events] == ["1", "2", "3"]
    assert [event.attachments[0].name for event in events] == ["0.png", "1.png", "2.png"]
    assert [event.reply_to for event in events] == ["7", None, None]
    assert len({event.id for event in events}) == 3
    assert {event.album for event in events} == {events[0].id}


async def test_a_command_can_be_about_a_file(office: Office, page: Page) -> None:
    await page.write("/approve rossi Plan", persona="marta", files=[await page.uploaded(PDF)])
    [event] = office.inbox.of_people()
    assert isinstance(event, Commanded)
    assert (event.verb, event.attachments[0].name) == ("approve", "plan.pdf")


async def test_a_command_that_answers_a_message_brings_its_words_as_they_are_now(office: Office, page: Page) -> None:
    await page.write("The text", persona="marta")
    await page.ask("/api/edit", deed(persona="marta", message="1", text="The better text"))
    await page.write("/approve rossi Text", persona="marta", reply_to="1")
    await page.write("/approve rossi Text", persona="marta")
    [*_, answering, alone] = office.inbox.of_people()
    assert answering.quoted == Quoted(text="The better text")
    assert alone.quoted is None


async def test_a_command_that_answers_a_file_of_an_album_brings_it_and_names_the_album(
    office: Office, page: Page
) -> None:
    keys = [await page.uploaded(png(8, number), name=f"{number}.png", kind="photo") for number in range(3)]
    await page.write("Three", persona="marta", files=keys)
    await page.write("/approve rossi Photos", persona="marta", reply_to="2")
    [first, second, _, command] = office.inbox.of_people()
    assert command.quoted == Quoted(text="", attachments=second.attachments, album=first.album)


async def test_a_command_that_answers_a_message_of_the_bots_brings_files_that_can_be_fetched(
    office: Office, page: Page
) -> None:
    kept = office.files.keep_bytes(PDF)
    file = File(kind="document", name="plan.pdf", mime="application/pdf", size=len(PDF), sha256=kept.sha256)
    lost = File(kind="document", name="lost.pdf")
    place = Place(latitude="1.5", longitude="2", name="Bakery")
    sent = await office.inbox.send(MARTA, Title("From Rossi"), Text("Our plan"), file, lost, place)
    await page.write("/approve rossi Plan", persona="marta", reply_to=sent)
    [event] = office.inbox.of_people()
    assert event.quoted.text == "From Rossi\nOur plan"
    plan, gone, bakery = event.quoted.attachments
    assert (plan.kind, plan.name, plan.mime, plan.size) == ("document", "plan.pdf", "application/pdf", len(PDF))
    assert (await office.adapter.fetch(plan, office.files)).sha256 == kept.sha256
    with pytest.raises(NotFetched, match="gone"):
        await office.adapter.fetch(gone, office.files)
    assert bakery == Attachment(kind="place", name="Bakery", latitude="1.5", longitude="2")


async def test_a_command_below_an_album_names_the_album_of_which_the_rest_follows(office: Office, page: Page) -> None:
    keys = [await page.uploaded(PDF + bytes([number])) for number in range(2)]
    await page.write("/approve rossi Plans", persona="marta", files=keys)
    [command, rest] = office.inbox.of_people()
    assert isinstance(command, Commanded)
    assert command.album == rest.album
    assert command.album is not None


async def test_a_message_that_was_taken_back_is_answered_without_its_words(office: Office, page: Page) -> None:
    await page.write("The text", persona="marta", files=[await page.uploaded(PDF)])
    await page.ask("/api/delete", deed(persona="marta", message="1"))
    await page.write("/approve rossi Text", persona="marta", reply_to="1")
    assert office.inbox.of_people()[-1].quoted is None


async def test_an_album_of_which_a_part_could_not_be_saved_is_completed_by_the_next_try(
    office: Office, page: Page
) -> None:
    body = deed(persona="marta", text="Two", files=[await page.uploaded(PDF), await page.uploaded(PDF + b"!")])
    office.inbox.faults_after = 1
    assert (await page.ask("/api/write", body))[0] == 503
    office.inbox.fault = None
    await page.write("In between", persona="marta")
    assert (await page.ask("/api/write", body))[0] == 200
    assert [(event.text, event.message) for event in office.inbox.of_people()] == [
        ("Two", "1"),
        ("In between", "2"),
        ("", "3"),
    ]


async def test_an_edited_caption_keeps_its_file(office: Office, page: Page) -> None:
    await page.write("Plann", files=[await page.uploaded(PDF)])
    await page.ask("/api/edit", deed(message="1", text="Plan"))
    event = office.inbox.of_people()[-1]
    assert isinstance(event, Edited)
    assert (event.text, [file.name for file in event.attachments]) == ("Plan", ["plan.pdf"])
    assert (await shown(page))["name"] == "plan.pdf"


async def test_an_album_is_deleted_as_a_whole(office: Office, page: Page) -> None:
    await page.write("Two", files=[await page.uploaded(PDF), await page.uploaded(PDF + b"!")])
    await page.write("Another")
    assert (await page.ask("/api/delete", deed(message="1")))[0] == 200
    deleted = [event for event in office.inbox.of_people() if isinstance(event, Deleted)]
    assert sorted(event.message or "" for event in deleted) == ["1", "2"]


async def test_an_empty_file_is_announced_as_one_and_cannot_be_fetched(office: Office, page: Page) -> None:
    await page.write("Look", files=[await page.uploaded(b"")])
    [sent] = office.inbox.of_people()[0].attachments
    assert sent.size == 0
    with pytest.raises(NotFetched) as error:
        await office.adapter.fetch(sent, office.files)
    assert error.value.problem == "empty"
    assert (await shown(page))["url"] is None


@pytest.mark.parametrize("ref", ["playground:nothing", "playground:", "playground:../../etc/passwd"])
async def test_what_was_never_uploaded_is_gone(office: Office, ref: str) -> None:
    with pytest.raises(NotFetched) as error:
        await office.adapter.fetch(Attachment(kind="document", ref=ref), office.files)
    assert error.value.problem == "gone"


async def test_uploads_end_with_the_playground(office: Office, page: Page) -> None:
    await page.write("Look", files=[await page.uploaded(PDF)])
    [sent] = office.inbox.of_people()[0].attachments
    await office.adapter.stop()
    with pytest.raises(NotFetched) as error:
        await office.adapter.fetch(sent, office.files)
    assert error.value.problem == "gone"


async def test_a_file_beyond_the_limit_is_refused_kindly_whether_or_not_its_size_is_announced(page: Page) -> None:
    content = b"x" * (20 * MEGABYTE + 1)

    async def in_pieces() -> AsyncIterator[bytes]:
        yield content

    announced = await page.upload(content)
    assert announced == (413, "A file may have 20 MB at most.\n")
    headers = page.own | {"Content-Type": "application/octet-stream"}
    address = f"{page.base}/api/upload?name=a&kind=document"
    async with page.http.post(address, data=in_pieces(), headers=headers) as response:
        assert (response.status, await response.text()) == announced


async def test_a_file_of_just_the_limit_is_taken(page: Page) -> None:
    assert (await page.upload(b"x" * (20 * MEGABYTE)))[0] == 200


@pytest.mark.parametrize("about", [{"kind": "place"}, {"kind": "folder"}, {"name": "x" * 256}, {"surprise": "1"}])
async def test_an_upload_that_does_not_say_what_it_is_is_refused(page: Page, about: dict[str, str]) -> None:
    assert (await page.upload(PDF, **about))[0] == 400


async def test_a_file_is_read_as_such_only(page: Page) -> None:
    address = "/api/upload?name=a&kind=document"
    for kind in ("application/json", "multipart/form-data; boundary=x", "text/plain"):
        assert (await page.ask(address, PDF, Content_Type=kind))[0] == 415
    assert (await page.ask("/api/write", PDF, Content_Type="application/octet-stream"))[0] == 415


async def test_a_disk_that_fails_is_said_as_what_could_not_be_saved(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(*_: object) -> None:
        raise StorageFault("disk full")

    monkeypatch.setattr("bot.store.files.FileStore.keep", failing)
    status, text = await page.upload(PDF)
    assert (status, "try again" in text, "disk" in text) == (503, True, False)


async def test_when_there_is_no_room_that_is_said(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.adapters.playground.shelf.SPOOL_MEGABYTES", 0)
    status, text = await page.upload(PDF)
    assert (status, "no room" in text) == (507, True)


# Out


@pytest.mark.parametrize(
    ("kind", "mime", "expected"),
    [
        ("photo", "image/png", "image"),
        ("sticker", "image/webp", "image"),
        ("animation", "video/mp4", "video"),
        ("voice", "audio/ogg; codecs=opus", "audio"),
        ("video", "VIDEO/MP4", "video"),
        ("document", "application/pdf", "card"),
        ("photo", "image/svg+xml", "card"),
        ("photo", "text/html", "card"),
        ("photo", "", "card"),
    ],
)
async def test_what_the_bot_sends_is_shown_as_what_it_is_if_a_browser_can_be_trusted_with_it(
    office: Office, page: Page, kind: str, mime: str, expected: str
) -> None:
    kept = office.files.keep_bytes(b"content")
    await office.inbox.send(MARTA, File(kind=kind, name="it", mime=mime, size=7, sha256=kept.sha256))
    block = await shown(page, MARTA)
    assert (block["shown"], block["kind"], block["name"], block["size"]) == (expected, kind, "it", 7)
    assert not block.keys() & {"sha256", "ref"}
    response, content = await served(page, block)
    assert content == b"content"
    inline = expected != "card"
    assert response.headers["Content-Type"] == (mime if inline else "application/octet-stream")
    assert response.headers["Content-Disposition"].startswith("inline" if inline else "attachment")


@pytest.mark.parametrize("mime", ["text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "image/png"])
async def test_nothing_that_was_uploaded_can_run_in_the_pages_origin(page: Page, mime: str) -> None:
    hostile = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(2)</script></svg>"
    await page.write("Look", files=[await page.uploaded(hostile, name="a.html", kind="photo", mime=mime)])
    response, _ = await served(page, await shown(page))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    policy = response.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "allow" not in policy
    assert "script-src" not in policy
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    if mime != "image/png":
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment")


async def test_a_name_that_deceives_is_shown_and_saved_without_its_deceit(page: Page) -> None:
    name = '../in\r\nvoice\N{RIGHT-TO-LEFT OVERRIDE}fdp".exe'
    await page.write("Look", files=[await page.uploaded(PDF, name=name)])
    block = await shown(page)
    assert block["name"] == 'invoicefdp".exe'
    response, _ = await served(page, block)
    assert response.headers["Content-Disposition"].endswith("invoicefdp%22.exe")


async def test_a_file_that_is_no_longer_kept_is_named_all_the_same(office: Office, page: Page) -> None:
    await office.inbox.send(MARTA, File(kind="document", name="old.pdf", size=3, sha256="0" * 64))
    await office.inbox.send(MARTA, File(kind="document", name="lost.pdf"))
    for message in ("1", "2"):
        block = await shown(page, MARTA, message)
        assert (block["url"], block["shown"]) == (None, "card")


async def test_a_file_that_is_deleted_later_is_not_found(office: Office, page: Page) -> None:
    kept = office.files.keep_bytes(b"content")
    await office.inbox.send(MARTA, File(kind="document", name="a", sha256=kept.sha256))
    block = await shown(page, MARTA)
    office.files.path(kept.sha256).unlink()
    response, text = await served(page, block)
    assert (response.status, text) == (404, b"there is no such file any more\n")


async def test_an_upload_is_shown_to_whom_it_is_sent_on_by_its_reference(office: Office, page: Page) -> None:
    await page.write("Look", files=[await page.uploaded(PDF)])
    [sent] = office.inbox.of_people()[0].attachments
    await office.inbox.send(MARTA, File(kind="document", name="plan.pdf", ref=sent.ref))
    assert (await served(page, await shown(page, MARTA)))[1] == PDF


async def test_places_and_pictures_reach_the_page_with_their_words(office: Office, page: Page) -> None:
    await office.inbox.send(MARTA, Place(latitude="1.5", longitude="2", name="Bakery"))
    await office.inbox.send(MARTA, Picture(template="week", data={}, name="week.png", alt="The week"))
    assert (await shown(page, MARTA))["name"] == "Bakery"
    assert (await shown(page, MARTA, "2"))["alt"] == "The week"


@pytest.mark.parametrize(("name", "mime"), [("call.ics", "text/calendar"), ("recap.txt", "text/plain")])
async def test_what_is_written_is_for_saving_under_its_own_name(
    office: Office, page: Page, name: str, mime: str
) -> None:
    content = "BEGIN:VCALENDAR\r\nperché\r\n".encode()
    kept = office.files.keep_bytes(content)
    file = File(kind="document", name=name, mime=mime, size=len(content), sha256=kept.sha256)
    await office.inbox.send(MARTA, file)
    block = await shown(page, MARTA)
    response, got = await served(page, block)
    assert (block["shown"], got) == ("card", content)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert name in response.headers["Content-Disposition"]


async def test_part_of_a_film_can_be_asked_for(page: Page) -> None:
    await page.write("Look", files=[await page.uploaded(b"0123456789", kind="video", mime="video/mp4")])
    block = await shown(page)
    async with page.http.get(f"{page.base}{block['url']}", headers={"Range": "bytes=2-4"}) as response:
        assert (response.status, await response.read()) == (206, b"234")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_page_cannot_show_what_was_sent(page: Page, site: str) -> None:
    await page.write("Look", files=[await page.uploaded(png(8, 0), kind="photo", mime="image/png")])
    address = f"{page.base}{(await shown(page))['url']}"
    async with page.http.get(address, headers={"Sec-Fetch-Site": site}) as response:
        assert response.status == 403
    async with page.http.get(address, headers={"Host": "evil.example"}) as response:
        assert response.status == 403


async def test_only_what_is_on_the_page_is_served(office: Office, page: Page) -> None:
    kept = office.files.keep_bytes(b"nobody was sent this")
    async with aiohttp.ClientSession() as http:
        for key in (kept.sha256, "..%2F..%2Fetc%2Fpasswd", "x", ""):
            assert (await http.get(f"{page.base}/files/{key}")).status == 404


async def test_the_reply_names_the_upload_by_a_key_that_cannot_be_guessed(page: Page) -> None:
    keys = {json.loads((await page.upload(PDF))[1])["key"] for _ in range(2)}
    assert len(keys) == 2
    assert all(len(key) > 20 for key in keys)
