"""Pictures are drawn when their message leaves, in a thread; where one cannot be, its words stand in."""

import asyncio
import hashlib
import threading

import pytest

from bot.adapters import Delivery
from bot.core.effects import File, Message, Picture, Text
from bot.core.errors import CannotDraw
from bot.engine.studio import Studio
from bot.store.files import FileStore

WEEK = Picture(template="week", data={"title": "Office hours"}, name="week.png", alt="Mon to Fri 9-18")


def holding(*blocks):
    return Delivery(id="reply:1", chat="telegram:1", message=Message(blocks, language="it"), thread="5", edit="m1")


@pytest.fixture
def files(tmp_path):
    return FileStore(tmp_path / "files")


async def test_a_picture_becomes_a_photo_in_its_place_and_all_else_stays(files):
    given = []

    def draw(template, data):
        given.append((template, data, threading.current_thread()))
        return b"png"

    before = holding(Text("Hours"), WEEK, Text("Bye"))
    drawn = await Studio(draw, draw, draw, files).drawn(before)
    sha256 = hashlib.sha256(b"png").hexdigest()
    photo = File(kind="photo", name="week.png", mime="image/png", size=3, sha256=sha256)
    assert drawn == holding(Text("Hours"), photo, Text("Bye"))
    assert files.path(sha256).read_bytes() == b"png"
    ((template, data, thread),) = given
    assert (template, data) == ("week", {"title": "Office hours"})
    assert thread is not threading.main_thread()


async def test_a_document_is_typeset_and_not_drawn(files):
    def draw(_template, _data):
        raise AssertionError("a document was drawn")

    receipt = Picture(template="receipt", data={}, name="receipt.pdf", alt="Receipt", kind="document")
    (made,) = (await Studio(draw, lambda _template, _data: b"%PDF", draw, files).drawn(holding(receipt))).message.blocks
    assert (made.kind, made.mime, files.path(made.sha256).read_bytes()) == ("document", "application/pdf", b"%PDF")


@pytest.mark.parametrize(("kind", "mime"), [("text", "text/plain"), ("calendar", "text/calendar")])
async def test_what_is_written_becomes_a_document_of_its_own_type(files, kind, mime):
    def draw(_template, _data):
        raise AssertionError("it was drawn")

    told = Picture(template="appointment", data={}, name="call.ics", alt="The call", kind=kind)
    (made,) = (await Studio(draw, draw, lambda _template, _data: b"words", files).drawn(holding(told))).message.blocks
    assert (made.kind, made.mime, made.name) == ("document", mime, "call.ics")
    assert files.path(made.sha256).read_bytes() == b"words"


async def test_while_one_is_drawn_others_go_on(files):
    may_end = threading.Event()

    def draw(_template, _data):
        assert may_end.wait(10)
        return b"png"

    drawing = asyncio.create_task(Studio(draw, draw, draw, files).drawn(holding(WEEK)))
    await asyncio.sleep(0.02)
    assert not drawing.done()
    may_end.set()
    assert isinstance((await drawing).message.blocks[0], File)


@pytest.mark.parametrize("error", [CannotDraw("no such template"), ValueError("ours"), MemoryError()])
async def test_where_one_cannot_be_drawn_its_words_stand_in(files, error):
    def draw(_template, _data):
        raise error

    drawn = await Studio(draw, draw, draw, files).drawn(holding(Text("Hours"), WEEK))
    assert drawn == holding(Text("Hours"), Text("Mon to Fri 9-18"))


async def test_where_one_cannot_be_kept_its_words_stand_in(files, tmp_path):
    (tmp_path / "files").write_bytes(b"a file where the folder should be")
    drawn = await Studio(lambda *_: b"png", lambda *_: b"pdf", lambda *_: b"text", files).drawn(holding(WEEK))
    assert drawn == holding(Text("Mon to Fri 9-18"))


async def test_a_message_without_pictures_is_left_as_it_is(files):
    delivery = holding(Text("Hours"))
    assert await Studio(lambda *_: b"png", lambda *_: b"pdf", lambda *_: b"text", files).drawn(delivery) is delivery
