import logging

import pytest

from bot.adapters import Delivered, Delivery
from bot.adapters.telegram import TelegramAdapter
from bot.core.effects import Button, Buttons, File, Message, Picture, Place, Quote, Text, Title
from bot.core.errors import Rejected, RetryLater, TopicGone, Unreachable, Unsure
from bot.store.files import FileStore
from tests.platforms import fake_telegram_files
from tests.platforms.fake_telegram import FakeTelegram
from tests.platforms.fake_telegram_files import JPEG
from tests.platforms.fake_telegram_world import Sent, User
from tests.platforms.telegram_kit import to

ROW = Buttons((Button(token="k7", choice="yes", label="Yes"),))
KINDS = ["photo", "document", "audio", "voice", "video", "animation", "sticker"]
MIMES = {"photo": "image/jpeg", "sticker": "image/webp", "animation": "image/gif", "voice": "audio/ogg"}

pytestmark = pytest.mark.usefixtures("short_waits")


@pytest.fixture
def anna(server: FakeTelegram) -> User:
    met = server.user("Anna")
    met.started = True
    return met


@pytest.fixture
def kept(files: FileStore):
    """A file in the store, as a message shows it."""

    def of(kind: str = "document", name: str = "plan.pdf", content: bytes = JPEG, **more) -> File:
        known = files.keep_bytes(content)
        given = {"size": known.size, "mime": MIMES.get(kind, "")} | more
        return File(kind=kind, name=name, sha256=known.sha256, **given)

    return of


async def say(adapter: TelegramAdapter, chat: int, *blocks, **more) -> list[Delivered]:
    """All parts of a message, delivered one after the other."""
    delivery = to(chat, *blocks, **more)
    return [
        await adapter.deliver(Delivery(id="x", chat=delivery.chat, message=part, thread=delivery.thread))
        for part in adapter.fit(delivery.message)
    ]


def shown(sent: Sent) -> tuple[str, str, bytes]:
    return sent.what, sent.text, sent.file.content


@pytest.mark.parametrize("kind", KINDS)
async def test_a_file_of_every_kind_out_of_the_store_is_sent_as_what_it_is(server, adapter, anna, kept, kind):
    names = {"audio": "jingle.mp3", "video": "site.mp4"}
    file = kept(kind, names.get(kind, "it.bin"), b"\xff\xd8\xff" + kind.encode())
    (delivered,) = await say(adapter, anna.id, file, ROW)
    (sent,) = server.sent
    assert shown(sent) == (kind, "", b"\xff\xd8\xff" + kind.encode())
    assert sent.buttons == [[("Yes", "k7:yes")]]
    assert delivered == Delivered(f"telegram:{anna.id}", str(sent.message_id))
    assert server.complaints == []


@pytest.mark.parametrize("what", [*KINDS, "video_note"])
async def test_what_telegram_has_is_sent_on_by_its_reference_without_an_upload(server, adapter, anna, what):
    stored = server.cabinet.keep(what, b"x", announced=3_000_000_000)
    kind = "video" if what == "video_note" else what
    file = File(kind=kind, name="it", size=3_000_000_000, ref=f"telegram:{what}:{stored.file_id}")
    await say(adapter, anna.id, file)
    (sent,) = server.sent
    assert (sent.what, sent.file) == (what, stored)
    assert server.complaints == []


async def test_a_caption_is_html_with_everything_escaped_and_its_file_bears_its_name(server, adapter, anna, kept):
    await say(adapter, anna.id, Title("A & B"), Text("<as agreed>"), kept(name="Città “piano” €.pdf"), ROW)
    (sent,) = server.sent
    assert sent.html == "<b>A &amp; B</b>\n\n&lt;as agreed&gt;"
    assert (sent.text, sent.file.name) == ("A & B\n\n<as agreed>", "Città “piano” €.pdf")
    assert server.complaints == []


@pytest.mark.parametrize("names", [('a"b\\c.pdf', "a'b_c.pdf"), ("", "document"), ("100%20.pdf", "100%20.pdf")])
async def test_a_name_that_would_break_on_its_way_arrives_without_what_breaks_it(server, adapter, anna, kept, names):
    name, arrives = names
    await say(adapter, anna.id, kept(name=name))
    assert server.sent[0].file.name == arrives


@pytest.mark.parametrize("case", [(1024, ["photo"]), (1025, ["", "photo"])])
async def test_a_caption_of_1024_units_is_taken_and_one_more_is_a_message_before(server, adapter, anna, kept, case):
    length, messages = case
    await say(adapter, anna.id, Text("&" * length), kept("photo"))
    assert [sent.what for sent in server.sent] == messages
    assert server.sent[0].text == "&" * length
    assert server.complaints == []


async def test_a_mark_that_makes_a_caption_too_long_gives_way_to_the_words(server, adapter, anna, kept):
    await adapter.deliver(to(anna.id, Text("(again)"), Text("a" * 1024), kept("photo")))
    assert server.sent[0].text == "a" * 1024


async def test_an_album_is_one_call_with_one_caption_and_the_first_messages_id(server, adapter, anna, kept):
    stored = server.cabinet.keep("video", b"film")
    film = File(kind="video", name="film.mp4", ref=f"telegram:video:{stored.file_id}")
    (delivered,) = await say(adapter, anna.id, Text("All three"), kept("photo", "a.jpg"), film, kept("photo", "b.jpg"))
    assert [sent.what for sent in server.sent] == ["photo", "video", "photo"]
    assert [sent.text for sent in server.sent] == ["All three", "", ""]
    assert len({sent.album for sent in server.sent}) == 1
    assert delivered.message == str(server.sent[0].message_id)
    assert [method for method, _ in server.calls] == ["sendMediaGroup"]
    assert server.complaints == []


@pytest.mark.parametrize("kind", ["document", "audio"])
async def test_documents_and_music_are_albums_too(server, adapter, anna, kept, kind):
    name = "a.mp3" if kind == "audio" else "a.pdf"
    await say(adapter, anna.id, Text("Both"), *[kept(kind, name, bytes([number, 1])) for number in range(12)])
    assert len({sent.album for sent in server.sent}) == 2
    assert [method for method, _ in server.calls] == ["sendMediaGroup"] * 2
    assert server.complaints == []


async def test_an_album_of_which_one_file_is_gone_arrives_with_the_rest_and_names_it(server, adapter, anna, kept):
    gone = kept(name="gone.pdf", content=b"gone")
    message = Message((Text("Both"), gone, kept(name="there.pdf")))
    (part,) = adapter.fit(message)
    adapter._sender._files.path(gone.sha256).unlink()
    await adapter.deliver(Delivery(id="x", chat=f"telegram:{anna.id}", message=part))
    (sent,) = server.sent
    assert (sent.text, sent.file.name) == ("Both\n\n📎 gone.pdf (0.0 MB)", "there.pdf")
    assert server.complaints == []


async def test_a_file_of_which_nobody_has_anything_is_named_in_a_text(server, adapter, anna):
    await say(adapter, anna.id, File(kind="document", name="<plan>.pdf", ref="slack:T1:F1"))
    (sent,) = server.sent
    assert (sent.what, sent.text) == ("", "📎 <plan>.pdf")


async def test_a_picture_that_could_not_be_drawn_is_told_in_words(server, adapter, anna):
    week = Picture(template="week", data={}, name="week.png", alt="Monday to Friday, nine to six")
    await say(adapter, anna.id, Title("Hours"), week, ROW)
    (sent,) = server.sent
    assert (sent.text, len(sent.buttons)) == ("Hours\n\nMonday to Friday, nine to six", 1)


async def test_a_large_photo_and_an_odd_one_arrive_as_documents(server, adapter, anna, kept):
    await say(adapter, anna.id, Text("Large"), kept("photo", "a.jpg", JPEG + bytes(10_000_000)))
    await say(adapter, anna.id, Text("Odd"), kept("photo", "b.jpg", b"not in any form that Telegram reads"), ROW)
    assert [(sent.what, sent.text) for sent in server.sent] == [("document", "Large"), ("document", "Odd")]
    assert server.sent[1].file.content == b"not in any form that Telegram reads"
    assert server.sent[1].buttons == [[("Yes", "k7:yes")]]
    assert server.complaints == []


@pytest.mark.parametrize("written", [("call.ics", "text/calendar"), ("recap.txt", "text/plain")])
async def test_what_is_written_arrives_as_a_document_with_its_text_and_buttons(server, adapter, anna, kept, written):
    name, mime = written
    content = "BEGIN:VCALENDAR\r\nperché\r\n".encode()
    await say(adapter, anna.id, Text("The call is arranged"), kept("document", name, content, mime=mime), ROW)
    (sent,) = server.sent
    assert (sent.what, sent.text, sent.file.name) == ("document", "The call is arranged", name)
    assert sent.file.content == content
    assert sent.buttons == [[("Yes", "k7:yes")]]
    assert server.complaints == []


async def test_an_upload_that_telegram_refuses_is_rejected(adapter, anna, kept):
    with pytest.raises(Rejected):
        await adapter.deliver(to(anna.id, kept(content=b"")))


async def test_an_upload_that_telegram_finds_too_large_is_rejected(adapter, anna, kept, monkeypatch):
    monkeypatch.setattr(fake_telegram_files, "UPLOAD_BYTES", 3)
    with pytest.raises(Rejected):
        await adapter.deliver(to(anna.id, kept()))


UNKNOWN = "telegram:document:AgACAgIAAxkBAAI99999999"


async def test_a_file_that_telegram_no_longer_knows_is_sent_from_the_store(server, adapter, anna, kept):
    await say(adapter, anna.id, Text("Here"), kept(name="plan.pdf", ref=UNKNOWN), ROW)
    (sent,) = server.sent
    assert (sent.what, sent.text, sent.file.name, sent.file.content) == ("document", "Here", "plan.pdf", JPEG)
    assert len(sent.buttons) == 1


async def test_a_file_that_nobody_has_any_more_is_named_and_the_rest_of_its_album_arrives(server, adapter, anna, kept):
    gone = File(kind="document", name="gone.pdf", ref=UNKNOWN)
    await say(adapter, anna.id, Text("Here"), gone, kept(name="there.pdf"))
    await say(adapter, anna.id, gone)
    assert [sent.text for sent in server.sent] == ["Here\n\n📎 gone.pdf", "📎 gone.pdf"]
    assert [sent.what for sent in server.sent] == ["document", ""]
    assert server.complaints == []


@pytest.mark.parametrize(
    "fault",
    [("500", Unsure, 0), ("429", RetryLater, 0), ("drop", Unsure, 0), ("after_delivery_drop", Unsure, 1)],
)
async def test_an_upload_that_fails_is_told_for_what_it_is_after_exactly_one_call(server, adapter, kept, caplog, fault):
    (kind, error, arrived), chat = fault, server.group().id
    caplog.set_level(logging.DEBUG)
    server.fail_next("sendDocument", kind)
    with pytest.raises(error) as failure:
        await say(adapter, chat, kept())
    assert [method for method, _ in server.calls] == ["sendDocument"]
    assert len(server.sent) == arrived
    assert failure.value.__context__ is None
    assert server.token.partition(":")[2] not in caplog.text + str(failure.value)


async def test_a_place_is_a_location_and_one_with_a_name_a_venue(server, adapter, anna):
    await say(adapter, anna.id, Text("Here:"), Place(latitude="41.9", longitude="12.5"), ROW)
    await say(adapter, anna.id, Place(latitude="41.9", longitude="12.5", name="Studio Marta"))
    text, point, venue = server.sent
    assert (text.text, text.buttons) == ("Here:", [])
    assert (point.place, len(point.buttons)) == ({"location": {"latitude": 41.9, "longitude": 12.5}}, 1)
    assert (venue.place["venue"]["title"], venue.place["venue"]["address"]) == ("Studio Marta", "41.9, 12.5")
    assert server.complaints == []


async def test_a_card_with_a_picture_is_changed_with_its_picture(server, adapter, anna, kept):
    (card,) = await say(adapter, anna.id, Text("Week"), kept("photo", "a.png"), ROW)
    changed = to(anna.id, Text("New week"), kept("photo", "b.png", JPEG + b"2"), edit=card.message)
    assert await adapter.deliver(changed) == card
    (sent,) = server.sent
    assert shown(sent) == ("photo", "New week", JPEG + b"2")
    assert (sent.buttons, sent.history) == ([], ["Week"])
    assert server.complaints == []


async def test_a_card_with_a_picture_that_is_only_to_say_something_else_keeps_it(server, adapter, anna, kept):
    (card,) = await say(adapter, anna.id, Text("Well?"), kept("photo"), ROW)
    for _ in range(2):  # the second time nothing is changed any more
        assert await adapter.deliver(to(anna.id, Text("Settled."), edit=card.message)) == card
    (sent,) = server.sent
    assert (sent.what, sent.text, sent.buttons) == ("photo", "Settled.", [])
    assert server.complaints == []


@pytest.mark.parametrize("lengths", [(1500, 20), (900, 20), (2000, 1900), (3000, 3)])
async def test_a_card_with_a_picture_that_has_more_to_say_than_a_caption_holds_says_the_rest(
    server, adapter, anna, kept, lengths
):
    (card,) = await say(adapter, anna.id, Text("Well?"), kept("photo"))
    blocks = (Title("Anna · Rossi SRL"), *(Quote("&" * length) for length in lengths), Text("Passed on." * 12), ROW)
    await adapter.deliver(to(anna.id, *blocks, edit=card.message))
    (sent,) = server.sent
    assert sent.text.startswith("Anna · Rossi SRL\n\n&&&")
    assert sent.text.endswith("Passed on." * 12)
    assert 900 < len(sent.text) <= 1024
    assert sent.buttons == [[("Yes", "k7:yes")]]
    assert server.complaints == []


async def test_a_card_of_words_alone_is_changed_by_the_one_call_that_it_always_was(server, adapter, anna):
    (card,) = await say(adapter, anna.id, Text("Well?"), ROW)
    await adapter.deliver(to(anna.id, Text("Settled."), edit=card.message))
    assert [method for method, _ in server.calls] == ["sendMessage", "editMessageText"]


async def test_a_card_of_words_can_be_given_a_picture(server, adapter, anna, kept):
    (card,) = await say(adapter, anna.id, Text("Week"))
    await adapter.deliver(to(anna.id, Text("Week"), kept("photo"), edit=card.message))
    assert shown(server.sent[0]) == ("photo", "Week", JPEG)


async def test_what_cannot_be_put_into_a_card_is_named_in_it(server, adapter, anna, kept):
    (card,) = await say(adapter, anna.id, Text("Well?"))
    place = Place(latitude="41.9", longitude="12.5", name="Studio")
    both = (kept(name="a.pdf"), kept(name="b.pdf"))
    await adapter.deliver(to(anna.id, Text("Here"), *both, place, edit=card.message))
    assert server.sent[0].text == "Here\n\n📎 a.pdf (0.0 MB)\n\n📎 b.pdf (0.0 MB)\n\n📍 Studio 41.9, 12.5"


async def test_a_message_can_open_a_topic_in_which_all_kinds_of_message_then_stand(server, adapter, kept):
    forum = server.group("Office", forum=True)
    opens = Delivery(id="t", chat=f"telegram:{forum.id}", message=Message((Title("Rossi & Co"),), opens_topic=True))
    topic = await adapter.deliver(opens)
    assert topic.chat == f"telegram:{forum.id}"
    assert forum.topics == {int(topic.message): "Rossi & Co"}
    place = Place(latitude="1", longitude="2")
    blocks = (Text("Hello"), kept("photo"), kept("document"), kept("document"), place, kept("voice", "a.ogg"))
    await say(adapter, forum.id, *blocks, thread=topic.message)
    assert [sent.what for sent in server.sent] == ["photo", "document", "document", "location", "voice"]
    assert {sent.thread for sent in server.sent} == {int(topic.message)}
    assert server.complaints == []


async def test_a_topic_in_a_group_without_topics_or_without_the_right_to_is_rejected(server, adapter):
    forum = server.group(forum=True)
    forum.bot_opens_topics = False
    for group in (server.group(), forum):
        message = Message((Title("Rossi"),), opens_topic=True)
        with pytest.raises(Rejected):
            await adapter.deliver(Delivery(id="t", chat=f"telegram:{group.id}", message=message))
    with pytest.raises(Unreachable):
        await adapter.deliver(Delivery(id="t", chat="telegram:5", message=message))


@pytest.mark.parametrize("closed", [False, True])
async def test_a_topic_that_was_deleted_or_closed_is_told_as_gone(server, adapter, kept, closed):
    forum = server.group(forum=True)
    if closed:
        forum.topics[9] = "Rossi"
        forum.closed_topics.add(9)
    for block in (Text("Hello"), kept(), Place(latitude="1", longitude="2")):
        with pytest.raises(TopicGone):
            await adapter.deliver(to(forum.id, block, thread="9"))
    assert server.complaints == []
