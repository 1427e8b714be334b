from typing import Any

import pytest
from telegram import Update, User

from bot.adapters.telegram.incoming import event_of
from bot.core.events import Chat, Commanded, Edited, Quoted, Wrote
from bot.core.files import Attachment
from tests.platforms.fake_telegram import FakeTelegram
from tests.platforms.fake_telegram_files import JPEG

TGS = "application/x-tgsticker"
OPTION = {"persistent_id": "1", "text": "Mon", "voter_count": 0}
ME = User(id=4242, is_bot=True, first_name="Paletti", username="PalettiBot")


@pytest.fixture
def server() -> FakeTelegram:
    return FakeTelegram()


def event(update: dict[str, Any]) -> Any:
    return event_of(Update.de_json(update), ME)


@pytest.mark.parametrize(
    ("what", "more", "told"),
    [
        ("photo", {}, ("photo", "", "image/jpeg")),
        ("document", {"name": "plan.pdf", "mime": "application/pdf"}, ("document", "plan.pdf", "application/pdf")),
        ("document", {}, ("document", "", "")),
        ("audio", {"name": "jingle.mp3", "mime": "audio/mpeg"}, ("audio", "jingle.mp3", "audio/mpeg")),
        ("voice", {"mime": "audio/ogg"}, ("voice", "", "audio/ogg")),
        ("voice", {}, ("voice", "", "audio/ogg")),
        ("video", {"name": "site.mov", "mime": "video/quicktime"}, ("video", "site.mov", "video/quicktime")),
        ("video_note", {}, ("video", "", "video/mp4")),
        ("animation", {"name": "wave.mp4", "mime": "video/mp4"}, ("animation", "wave.mp4", "video/mp4")),
        ("sticker", {"emoji": "👍"}, ("sticker", "👍.webp", "image/webp")),
        (
            "sticker",
            {"emoji": "👍", "mime": "application/x-tgsticker"},
            ("sticker", "👍.tgs", "application/x-tgsticker"),
        ),
        ("sticker", {"emoji": "👍", "mime": "video/webm"}, ("sticker", "👍.webm", "video/webm")),
    ],
)
async def test_a_file_of_every_kind_is_an_attachment_and_its_message_needs_no_text(server, what, more, told):
    got = event(await server.user().sends_file(what, JPEG, **more))
    (stored,) = server.cabinet.files.values()
    kind, name, mime = told
    ref = f"telegram:{what}:{stored.file_id}"
    assert isinstance(got, Wrote)
    assert (got.text, got.album) == ("", None)
    assert got.attachments == (Attachment(kind=kind, ref=ref, name=name, mime=mime, size=len(JPEG)),)


async def test_music_without_a_file_name_is_named_by_who_plays_it(server):
    song = {"file_id": "f", "file_unique_id": "u", "duration": 3, "performer": "Ugo", "title": "Jingle"}
    (attachment,) = event(await server.user().sends(audio=song)).attachments
    assert attachment.name == "Ugo - Jingle"
    assert attachment.size is None


async def test_the_caption_below_a_file_is_the_text(server):
    anna = server.user()
    got = event(await anna.sends_file("document", name="plan.pdf", caption=" The plan, @PalettiBot "))
    assert got.text == "The plan,"
    assert [each.name for each in got.attachments] == ["plan.pdf"]


async def test_a_command_below_a_photo_is_a_command_about_the_photo(server):
    got = event(await server.user().sends_file("photo", caption="/approve rossi"))
    assert isinstance(got, Commanded)
    assert (got.verb, got.rest, [each.kind for each in got.attachments]) == ("approve", "rossi", ["photo"])


async def test_the_messages_of_an_album_name_the_same_album_and_that_of_another_chat_is_another(server):
    anna, group = server.user(), server.group()
    first, second = (event(update) for update in await anna.sends_album("photo", JPEG, JPEG, caption="Both"))
    other = event(await anna.sends_file("photo", album=first.album.rpartition(":")[2], where={"chat": group}))
    assert (first.text, second.text) == ("Both", "")
    assert first.album == second.album
    assert first.album.startswith(f"telegram:{anna.id}:")
    assert other.album not in (None, first.album)


async def test_a_command_below_an_album_names_the_album_of_which_the_rest_follows(server):
    first, second = [
        event(update) for update in await server.user().sends_album("photo", JPEG, JPEG, caption="/approve rossi")
    ]
    assert isinstance(first, Commanded)
    assert first.album == second.album
    assert first.album is not None


async def test_a_command_that_answers_a_photo_of_an_album_brings_the_photo_and_names_the_album(server):
    anna = server.user()
    first, second = await anna.sends_album("photo", JPEG, JPEG, caption="Both")
    got = event(await anna.writes("/approve rossi Photos", reply_to=second))
    sent = [event(update) for update in (first, second)]
    assert got.quoted == Quoted(text="", attachments=sent[1].attachments, album=sent[0].album)
    assert (got.attachments, got.quoted.album[:9]) == ((), "telegram:")


async def test_a_command_that_answers_a_document_brings_it_with_its_caption(server):
    anna = server.user()
    plan = await anna.sends_file("document", name="plan.pdf", caption="The plan")
    quoted = event(await anna.writes("/approve rossi Plan", reply_to=plan)).quoted
    assert (quoted.text, [each.name for each in quoted.attachments], quoted.album) == ("The plan", ["plan.pdf"], None)


async def test_what_a_command_answers_is_not_trimmed_of_a_mention_of_us(server):
    anna = server.user()
    first = await anna.writes("Ask @PalettiBot for our hours.\n\n https://example.org ")
    quoted = event(await anna.writes("/approve rossi Text", reply_to=first)).quoted
    assert quoted == Quoted(text="Ask @PalettiBot for our hours.\n\n https://example.org ")


async def test_a_command_that_answers_a_poll_brings_no_words_to_approve(server):
    anna = server.user()
    first = await anna.sends(dice={"emoji": "🎲", "value": 4})
    assert event(await anna.writes("/approve rossi Dice", reply_to=first)).quoted == Quoted(text="")


async def test_a_caption_that_was_changed_is_an_edit_with_the_file_that_is_there_now(server):
    anna = server.user()
    update = await anna.sends_file("document", name="plan.pdf", caption="one")
    got = event(await anna.edits_caption(update, "two"))
    assert isinstance(got, Edited)
    assert (got.text, [each.name for each in got.attachments]) == ("two", ["plan.pdf"])


async def test_a_location_is_a_place_in_decimal_degrees(server):
    got = event(await server.user().sends(location={"latitude": 41.9, "longitude": -0.0000123}))
    assert got.text == ""
    assert got.attachments == (Attachment(kind="place", latitude="41.9", longitude="-0.000012"),)


async def test_a_venue_is_a_place_whose_name_and_address_can_be_read(server):
    point = {"latitude": 45.0, "longitude": 12.0}
    venue = {"location": point, "title": "Studio Marta", "address": "Via Roma 1"}
    got = event(await server.user().sends(venue=venue, location=point))
    assert got.text == "Studio Marta\nVia Roma 1"
    assert got.attachments == (Attachment(kind="place", name="Studio Marta", latitude="45", longitude="12"),)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"contact": {"phone_number": "+39 06", "first_name": "Ugo"}}, "[contact: Ugo +39 06]"),
        ({"dice": {"emoji": "🎲", "value": 4}}, "[dice: 🎲 4]"),
        ({"story": {"id": 1, "chat": {"id": 7, "type": "private"}}}, "[story]"),
        (
            {
                "poll": {"id": "1", "question": "Friday or Monday?", "options": [], "total_voter_count": 0}
                | {"is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False}
                | {"allows_revoting": True, "members_only": False}
            },
            "[poll: Friday or Monday?]",
        ),
        (
            {
                "poll": {"id": "1", "question": "Which day?", "options": [OPTION | {"text": "Fri"}, OPTION]}
                | {"total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular"}
                | {"allows_multiple_answers": False, "allows_revoting": True, "members_only": False}
            },
            "[poll: Which day? · Fri / Mon]",
        ),
        (
            {"checklist": {"title": "To do", "tasks": [{"id": 1, "text": "Logo"}, {"id": 2, "text": "Colours"}]}},
            "[checklist: To do · Logo / Colours]",
        ),
        ({"hologram": {"file_id": "h"}}, "[hologram]"),
        ({"hologram": {"file_id": "h"}, "caption": "Look here"}, "Look here\n[hologram]"),
    ],
)
async def test_what_can_be_no_attachment_leaves_a_line_that_tells_of_it(server, content, text):
    got = event(
        server.enqueue(
            {"message": server.message(server.user().profile, {"id": 7, "type": "private"}, **content)}, check=False
        )
    )
    assert (got.text, got.attachments) == (text, ())


async def test_a_photo_in_a_group_is_addressed_to_us_only_where_its_caption_mentions_us(server):
    group, anna = server.group(), server.user()
    quiet, loud = [
        event(await anna.sends_file("photo", caption=caption, where={"chat": group}))
        for caption in ("Look", "@PalettiBot look")
    ]
    assert (quiet.addressed, loud.addressed, loud.text) == (False, True, "look")


async def test_a_forum_has_topics_and_other_chats_have_none(server):
    forum, group, anna = server.group(forum=True), server.group("Other"), server.user()
    chats = [event(await anna.writes("hi", **where)).chat for where in ({"chat": forum}, {"chat": group}, {})]
    assert [chat.topics for chat in chats] == [True, False, False]
    assert chats[0] == Chat(id=f"telegram:{forum.id}", shared=True, title="Rossi SRL", topics=True)


async def test_a_file_in_a_topic_knows_its_thread(server):
    got = event(await server.user().sends_file("voice", where={"chat": server.group(forum=True), "thread": 9}))
    assert (got.thread, got.addressed) == ("9", False)


async def test_a_service_message_with_a_picture_is_still_none(server):
    update = server.message(server.user().profile, server.group().chat, new_chat_photo=[])
    update["new_chat_photo"] = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    assert event(server.enqueue({"message": update})) is None
