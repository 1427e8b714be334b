from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update, User

from bot.adapters.telegram.incoming import event_of
from bot.core.events import Account, Chat, Commanded, Edited, Joined, Left, Moved, Pressed, Quoted, Wrote
from tests.platforms.fake_telegram import FakeTelegram
from tests.platforms.fake_telegram_world import Sent

ME = User(id=4242, is_bot=True, first_name="Paletti", username="PalettiBot")


@pytest.fixture
def server() -> FakeTelegram:
    return FakeTelegram()


def event(update: dict[str, Any]) -> Any:
    return event_of(Update.de_json(update), ME)


def ours(server: FakeTelegram, chat_id: int, thread: int | None = None) -> Sent:
    """A message of the bot's that exists."""
    sent = Sent(
        chat_id=chat_id,
        message_id=77,
        source="Good <b>evening</b>",
        is_html=True,
        keyboard=[[{"text": "Urgent", "callback_data": "k7:urgent"}]],
        at=0.0,
        thread=thread,
    )
    server.sent.append(sent)
    return sent


async def test_a_private_text_tells_who_where_when_and_is_addressed_to_us(server):
    anna = server.user("Anna", language_code="it", user_id=11)
    update = await anna.writes("  Buonasera  ")
    got = event(update)
    assert got == Wrote(
        id=f"telegram:update:{update['update_id']}",
        by=Account(id="telegram:11", name="Anna", language="it"),
        chat=Chat(id="telegram:11"),
        message=str(update["message"]["message_id"]),
        platform_at=datetime.fromtimestamp(update["message"]["date"], UTC),
        text="Buonasera",
    )
    assert got.platform_at.tzinfo is UTC


async def test_what_colleagues_say_to_each_other_in_a_group_is_not_addressed_to_us(server):
    group = server.group("Rossi SRL")
    got = event(await server.user().writes("Pizza tonight?", chat=group))
    assert not got.addressed
    assert got.chat == Chat(id=f"telegram:{group.id}", shared=True, title="Rossi SRL")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("@PalettiBot are you open?", "are you open?"),
        ("@palettibot, are you open?", "are you open?"),
        ("😀😀 hello @PalettiBot are you open? 😀", "😀😀 hello are you open? 😀"),
        ("are you open @PalettiBot", "are you open"),
        ("@PalettiBot @PalettiBot\nare you open?", "are you open?"),
        ("@PalettiBot", ""),
    ],
)
async def test_a_mention_in_a_group_addresses_us_and_is_taken_out_of_the_text(server, written, read):
    got = event(await server.user().writes(written, chat=server.group()))
    assert (got.addressed, got.text) == (True, read)


async def test_a_mention_of_somebody_else_stays_in_the_text(server):
    got = event(await server.user().writes("ask @PalettiBotOther", chat=server.group()))
    assert (got.addressed, got.text) == (False, "ask @PalettiBotOther")


async def test_a_mention_by_name_is_known_by_its_account(server):
    who = {"id": ME.id, "is_bot": True, "first_name": "Paletti"}
    mention = {"type": "text_mention", "offset": 3, "length": 7, "user": who}
    got = event(await server.user().sends(text="😀 Paletti, hello", entities=[mention], chat=server.group()))
    assert (got.addressed, got.text) == (True, "😀 , hello")


async def test_an_answer_to_one_of_our_messages_is_addressed_to_us(server):
    group = server.group()
    got = event(await server.user().writes("yes", chat=group, reply_to=ours(server, group.id)))
    assert (got.addressed, got.reply_to) == (True, "77")


async def test_an_answer_to_somebody_else_is_not(server):
    group = server.group()
    first = await server.user().writes("hm", chat=group)
    got = event(await server.user().writes("yes", chat=group, reply_to=first))
    assert (got.addressed, got.reply_to) == (False, str(first["message"]["message_id"]))


async def test_in_a_forum_the_topic_is_the_thread_and_its_first_message_is_not_answered(server):
    group = server.group(forum=True)
    opened = server.message(server.bot, group.chat, forum_topic_created={"name": "Logo", "icon_color": 7322096})
    got = event(await server.user().writes("hi", chat=group, thread=5, reply_to={"message": opened}))
    assert (got.thread, got.reply_to, got.addressed) == ("5", None, False)


async def test_the_numbered_replies_of_an_ordinary_group_are_no_thread(server):
    group = server.group(supergroup=True)
    assert event(await server.user().sends(text="hi", chat=group, message_thread_id=9)).thread is None


@pytest.mark.parametrize(
    ("text", "verb", "rest"),
    [
        ("/status", "status", ""),
        ("/Start  abc_DEF-1 ", "start", "abc_DEF-1"),
        ("/status@PalettiBot now", "status", "now"),
        ("/status@palettibot", "status", ""),
        ("/approve rossi Homepage\nfirst line\n\nsecond", "approve", "rossi Homepage\nfirst line\n\nsecond"),
        ("/approve\nfirst line", "approve", "first line"),
    ],
)
async def test_a_command_is_a_verb_and_the_rest(server, text, verb, rest):
    got = event(await server.user().writes(text))
    assert isinstance(got, Commanded)
    assert (got.verb, got.rest) == (verb, rest)


async def test_a_command_tells_which_message_it_answers(server):
    first = await server.user().writes("the text")
    got = event(await server.user().writes("/approve rossi", reply_to=first))
    assert got.reply_to == str(first["message"]["message_id"])
    assert got.quoted == Quoted(text="the text")


async def test_a_command_that_answers_a_message_of_ours_brings_its_words(server):
    group = server.group()
    got = event(await server.user().writes("/approve rossi", chat=group, reply_to=ours(server, group.id)))
    assert got.quoted == Quoted(text="Good evening")


async def test_a_command_that_answers_nothing_brings_nothing_in_a_topic_either(server):
    group, anna = server.group(forum=True), server.user()
    opened = server.message(server.bot, group.chat, forum_topic_created={"name": "Logo", "icon_color": 7322096})
    assert event(await anna.writes("/approve rossi")).quoted is None
    assert event(await anna.writes("/approve", chat=group, thread=5, reply_to={"message": opened})).quoted is None


async def test_a_command_for_another_bot_is_ignored(server):
    assert event(await server.user().writes("/status@OtherBot", chat=server.group())) is None


async def test_a_command_in_the_middle_of_a_text_is_text(server):
    got = event(await server.user().writes("try /status"))
    assert isinstance(got, Wrote)
    assert got.text == "try /status"


async def test_an_edit_has_the_new_text_and_the_time_of_the_edit(server):
    anna = server.user()
    first = await anna.writes("one")
    update = await anna.edits(first, "two")
    got = event(update)
    assert isinstance(got, Edited)
    assert (got.text, got.message) == ("two", str(first["message"]["message_id"]))
    assert got.platform_at == datetime.fromtimestamp(update["edited_message"]["edit_date"], UTC)


async def test_a_live_location_that_moves_is_not_an_edit(server):
    anna = server.user()
    moved = server.message(anna.profile, anna.chat, location={"latitude": 1.0, "longitude": 2.0}, edit_date=5)
    assert event(server.enqueue({"edited_message": moved})) is None


async def test_a_press_names_card_choice_and_message_and_has_no_time(server):
    anna = server.user(user_id=11)
    got = event((await anna.presses(ours(server, 11), "Urgent")).update)
    assert isinstance(got, Pressed)
    assert (got.token, got.choice, got.message, got.platform_at) == ("k7", "urgent", "77", None)
    assert (got.by.id, got.chat) == ("telegram:11", Chat(id="telegram:11"))


async def test_a_press_on_a_message_that_telegram_no_longer_shows_still_counts(server):
    anna = server.user()
    got = event((await anna.presses(ours(server, anna.id), "Urgent", inaccessible=True)).update)
    assert (got.token, got.choice, got.message) == ("k7", "urgent", "77")


async def test_a_press_in_a_topic_knows_its_thread(server):
    group = server.group(forum=True)
    assert event((await server.user().presses(ours(server, group.id, 5), "Urgent")).update).thread == "5"


@pytest.mark.parametrize("data", ["rubbish", "", "\N{PILE OF POO}"])
async def test_a_press_with_forged_data_fits_no_card(server, data):
    anna = server.user()
    got = event((await anna.presses(ours(server, anna.id), data, forged=True)).update)
    assert got.token == ""


async def test_choices_may_hold_colons(server):
    anna = server.user()
    got = event((await anna.presses(ours(server, anna.id), "k7:at:09:00", forged=True)).update)
    assert (got.token, got.choice) == ("k7", "at:09:00")


async def test_an_anonymous_administrator_and_a_channel_have_no_identity(server):
    group = server.group("Rossi SRL")
    anonymous = event(await group.writes_anonymously("/claim 123"))
    channel = event(await group.writes_as_channel("We have news", title="News"))
    assert (anonymous.by.kind, channel.by.kind, channel.by.name) == ("nobody", "nobody", "News")


async def test_an_anonymous_administrator_who_presses_has_no_identity_either(server):
    group = server.group()
    profile = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    got = event((await server.user().presses(ours(server, group.id), "Urgent", **{"from": profile})).update)
    assert got.by.kind == "nobody"


async def test_other_bots_are_known_as_bots(server):
    other = {"id": 5, "is_bot": True, "first_name": "Weather"}
    got = event(server.enqueue({"message": server.message(other, server.group().chat, text="Rain")}))
    assert got.by.kind == "bot"


async def test_our_own_messages_are_dropped(server):
    assert event(server.enqueue({"message": server.message(server.bot, server.group().chat, text="hi")})) is None


async def test_being_brought_into_a_group_and_taken_out_again(server):
    group, anna = server.group(), server.user(user_id=11)
    joined, left = event(await group.adds_bot(anna)), event(await group.removes_bot(anna))
    assert isinstance(joined, Joined)
    assert isinstance(left, Left)
    assert (joined.by.id, joined.chat.shared, left.chat.id) == ("telegram:11", True, f"telegram:{group.id}")


async def test_being_made_an_administrator_is_no_arrival(server):
    anna, group = server.user(), server.group()
    rights = dict.fromkeys(
        (
            *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
            *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
            *("can_post_stories", "can_edit_stories", "can_delete_stories"),
        ),
        False,
    )
    update = server.membership(anna.profile, group.chat, "member", "member")
    update["my_chat_member"]["new_chat_member"] = {"user": server.bot, "status": "administrator", **rights}
    assert event(update) is None


async def test_a_person_who_blocks_us_cannot_be_written_to_any_more(server):
    anna = server.user()
    blocked, unblocked = event(await anna.blocks()), event(await anna.unblocks())
    assert isinstance(blocked, Left)
    assert not blocked.chat.shared
    assert unblocked is None


async def test_a_group_that_becomes_a_supergroup_moves_once(server):
    old = server.group()
    new = await old.migrates(server.user())
    first, twin = (event(update) for update in server.waiting)
    assert first == Moved(id=first.id, chat=f"telegram:{old.id}", new_chat=f"telegram:{new.id}")
    assert twin is None


async def test_service_messages_mean_nothing(server):
    anna, group = server.user(), server.group()
    joined = await anna.sends(chat=group, new_chat_members=[anna.profile])
    titled = await anna.sends(chat=group, new_chat_title="New")
    pinned = await anna.sends(chat=group, pinned_message=server.quoted(joined))
    assert [event(update) for update in (joined, titled, pinned)] == [None, None, None]


async def test_kinds_of_update_that_we_do_not_know_mean_nothing(server):
    assert event(server.enqueue({"shiny_new_thing": {"text": "hello"}}, check=False)) is None
