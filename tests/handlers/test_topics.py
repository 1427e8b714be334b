"""The office's own chat: clients' messages come there, each client's in a topic, and replies go where they belong."""

import pytest

from bot.core.errors import RetryLater, TopicGone, Unreachable
from bot.core.events import Chat, Commanded, Deleted, Edited, Joined, Moved, Wrote
from tests.attached import files_to, given
from tests.kit import GROUP, MORNING, NOON, opened

FORUM = Chat(id="telegram:-200", shared=True, title="Studio", topics=True)
CHANNEL = Chat(id="slack:C5", shared=True, title="clients", topics=True)
LATE = (
    "For Rossi SRL the office is closed now. When should your answer go? "
    "If you do not choose, it goes on Monday 30 November at 09:00."
)
PLAIN = Chat(id="telegram:-300", shared=True, title="Us two")


@pytest.fixture
async def noon(house):
    """Two clients, a collaborator on both platforms' office chats, and how to answer is explained already."""
    await house.moves_to(NOON)
    await house.commands("paolo", f"start {await house.invitation('new Bianchi')}")
    await house.commands("marta", "member new Luca")
    await house.commands("luca", f"start {house.last_to('marta').split()[-1]}")
    await house.writes("giulia", "good morning")
    house.forget()
    return house


async def settled_in(house, chat, by="marta"):
    """The chat is the office's own."""
    await house.receives(house.deed(Joined, by, chat))
    await house.presses("marta", "Our own office chat")
    house.forget()
    return house


@pytest.fixture
async def forum(noon):
    return await settled_in(noon, FORUM)


@pytest.fixture
async def channel(noon):
    return await settled_in(noon, CHANNEL)


def places(house, chat):
    """Where each message stands (None: in the chat itself) and how it begins, in order."""
    return [
        (delivery.thread, text.splitlines()[0])
        for delivery, text in zip(house.wall(chat.id).values(), house.said_to(chat.id), strict=True)
    ]


def ids(house, chat):
    return list(house.wall(chat.id))


async def test_a_chat_is_made_the_offices_own_by_the_card_and_told_so(noon):
    await noon.receives(noon.deed(Joined, "marta", FORUM))
    await noon.presses("marta", "Our own office chat")
    assert noon.last_to("marta") == "“Studio” is the office's own chat now."
    (said,) = noon.said_to(FORUM.id)
    assert said.startswith("This is the office's own chat now. Each client's messages are passed on in a topic")


async def test_a_chat_is_made_the_offices_own_by_a_command_of_the_owners_there(noon):
    await noon.commands("marta", "member here", PLAIN)
    assert noon.said_to(PLAIN.id) == [
        "This is the office's own chat now. Clients' messages are passed on to it; reply to one to answer."
    ]
    assert noon.said_to("marta") == []


async def test_a_collaborator_cannot_make_a_chat_the_offices_own(noon):
    await noon.commands("luca", "member here", CHANNEL)
    assert noon.desk.room is None
    assert noon.last_to("luca") == "Only the owner can change who works for the office."


async def test_a_clients_chat_cannot_become_the_offices_own(noon):
    await noon.joins("marta")
    await noon.presses("marta", "This is Rossi SRL")
    await noon.commands("marta", "member here", GROUP)
    assert noon.desk.room is None
    assert noon.last_to("marta") == "This chat belongs to Rossi SRL already."


async def test_of_two_cards_about_one_chat_only_the_first_counts(noon):
    for _ in range(2):
        await noon.joins("marta")
    await noon.presses("marta", "This is Rossi SRL")
    assert await noon.presses("marta", "Our own office chat") == "This button no longer works."
    assert noon.desk.room is None
    await noon.joins("marta", PLAIN)
    await noon.joins("marta", PLAIN)
    await noon.presses("marta", "Our own office chat")
    assert await noon.presses("marta", "This is Rossi SRL") == "This button no longer works."
    assert noon.desk.chats.get(PLAIN.id).client is None


@pytest.mark.parametrize("by_card", [True, False])
async def test_what_once_was_the_offices_own_chat_never_becomes_a_clients(noon, by_card):
    await settled_in(noon, PLAIN)
    await noon.receives(Moved(id=noon.fresh(), chat=PLAIN.id, new_chat="telegram:-1003"))
    was = Chat(id="telegram:-1003", shared=True, title="Us two")
    await noon.leaves("marta", was)
    await noon.joins("marta", was)
    refusal = "This was the office's own chat, and it holds what other clients wrote. Please choose another chat."
    if by_card:
        assert await noon.presses("marta", "This is Rossi SRL") == refusal
    else:
        await noon.commands("marta", "client rossi here", was)
        assert noon.last_to("marta") == refusal
    assert noon.desk.chats.get(was.id).client is None
    await noon.presses("marta", "Our own office chat")
    assert noon.desk.room.chat == was.id


async def test_in_a_plain_chat_messages_come_without_topics_and_a_reply_goes_back(noon):
    await settled_in(noon, PLAIN)
    await noon.writes("giulia", "is it ready?")
    assert places(noon, PLAIN) == [(None, "Giulia Bianchi · Rossi SRL")]
    assert noon.said_to("marta") == []
    await noon.writes("marta", "It is.", PLAIN, reply_to=ids(noon, PLAIN)[0])
    assert noon.said_to("giulia") == ["Marta Neri\nIt is."]


async def test_each_client_has_one_topic_which_is_opened_with_the_first_message(forum):
    for name, text in (("giulia", "one"), ("paolo", "two"), ("giulia", "three")):
        await forum.writes(name, text)
    rossi, _, bianchi, *_ = ids(forum, FORUM)
    assert places(forum, FORUM) == [
        (None, "Rossi SRL"),
        (rossi, "Giulia Bianchi · Rossi SRL"),
        (None, "Bianchi"),
        (bianchi, "Paolo Verdi · Bianchi"),
        (rossi, "Giulia Bianchi · Rossi SRL"),
    ]
    assert forum.said_to(FORUM.id)[0] == "Rossi SRL\nAnswers to Rossi SRL's messages here go to Rossi SRL."
    assert forum.wall(FORUM.id)[rossi].message.opens_topic
    assert forum.said_to("marta") == []


async def test_two_messages_at_once_open_one_topic(forum):
    for text in ("one", "two", "three"):
        forum.engine.receive(forum.deed(Wrote, "giulia", message=text, text=text))
    await forum.outbox.idle()
    topic = ids(forum, FORUM)[0]
    assert [place for place, _ in places(forum, FORUM)] == [None, topic, topic, topic]


async def test_a_topic_that_is_slow_to_open_is_waited_for(forum):
    forum.telegram.scripts[FORUM.id].append(RetryLater("429", after_seconds=0.05))
    for text in ("one", "two"):
        forum.engine.receive(forum.deed(Wrote, "giulia", message=text, text=text))
    await forum.outbox.idle()
    topic = ids(forum, FORUM)[0]
    assert [place for place, _ in places(forum, FORUM)] == [None, topic, topic]


async def test_a_reply_in_a_topic_goes_to_the_client_who_wrote_what_it_answers(forum):
    await forum.writes("giulia", "ours?", message="1")
    await forum.writes("paolo", "and ours?")
    rossi, hers, bianchi, his = ids(forum, FORUM)
    await forum.writes("luca", "Yours on Monday.", FORUM, reply_to=his, thread=bianchi)
    await forum.writes("marta", "Yours on Tuesday.", FORUM, reply_to=hers, thread=rossi)
    assert forum.said_to("paolo") == ["Luca Gialli\nYours on Monday."]
    assert forum.said_to("giulia") == ["Marta Neri\nYours on Tuesday."]


async def test_what_the_office_says_among_itself_in_a_forum_goes_to_nobody(forum):
    await forum.writes("giulia", "ours?")
    rossi = ids(forum, FORUM)[0]
    forum.forget()
    await forum.writes("luca", "she is in a hurry again", FORUM, thread=rossi)
    await forum.writes("marta", "let us talk", FORUM)
    await forum.writes("marta", "I agree", FORUM, reply_to="a word of Luca's", thread=rossi)
    assert [forum.said_to(who) for who in ("giulia", "paolo", "marta", FORUM.id)] == [[], [], [], []]
    assert [held.state for held in forum.desk.messages.where()] == ["passed", "passed"]


async def test_in_a_channel_whatever_is_written_in_a_clients_thread_goes_to_the_client(channel):
    await channel.writes("giulia", "one")
    await channel.writes("paolo", "two")
    await channel.writes("giulia", "three")
    rossi, _, bianchi, *_ = ids(channel, CHANNEL)
    await channel.writes("luca", "Gladly.", CHANNEL, reply_to=rossi, thread=rossi)
    await channel.writes("luca", "And you too.", CHANNEL, reply_to=bianchi, thread=bianchi)
    assert channel.said_to("giulia") == ["Luca Gialli\nGladly."]
    assert channel.said_to("paolo") == ["Luca Gialli\nAnd you too."]
    assert {held.state for held in channel.desk.messages.where()} == {"answered"}


async def test_in_a_channel_what_is_written_outside_clients_threads_goes_to_nobody(channel):
    await channel.writes("giulia", "one")
    await channel.writes("luca", "lunch?", CHANNEL, thread="999.1")
    await channel.writes("luca", "yes", CHANNEL, reply_to="999.1", thread="999.1")
    assert channel.said_to("giulia") == []


async def test_a_clients_thread_in_which_nothing_is_kept_any_more_says_so_there(channel):
    await channel.writes("giulia", "one")
    rossi = ids(channel, CHANNEL)[0]
    for key, _ in channel.store.rows("messages"):
        channel.store.put("messages", key, None)
    channel.store.commit()
    await channel.writes("luca", "Gladly.", CHANNEL, reply_to=rossi, thread=rossi)
    assert places(channel, CHANNEL)[-1][0] == rossi
    assert channel.said_to("giulia") == []


async def test_files_come_in_the_clients_topic_too(forum):
    await forum.writes("giulia", "", attachments=(given(forum, "plan.pdf"),))
    topic = ids(forum, FORUM)[0]
    assert places(forum, FORUM)[1][0] == topic
    assert [file.name for file in files_to(forum, FORUM.id)] == ["plan.pdf"]


async def test_a_strangers_card_comes_outside_topics_and_any_member_may_decide_there(noon):
    await settled_in(noon, CHANNEL)
    await noon.writes("anna", "do you make logos?")
    assert places(noon, CHANNEL) == [(None, "Anna Blu · not a client yet")]
    await noon.presses("luca", "Make it a client", CHANNEL)
    await noon.writes("anna", "wonderful")
    topic = ids(noon, CHANNEL)[1]
    assert places(noon, CHANNEL)[1:] == [(None, "Anna Blu"), (topic, "Anna Blu")]


async def test_the_digest_comes_to_the_offices_chat_and_is_answered_there(house):
    await settled_in(house, FORUM)
    await house.writes("giulia", "at night")
    await house.moves_to(MORNING)
    assert places(house, FORUM) == [(None, "One message is waiting for you")]
    assert house.said_to("marta") == []
    await house.presses("marta", "Answered", FORUM)
    assert house.desk.messages.where()[0].state == "answered"


async def test_a_late_answer_written_in_a_topic_is_asked_about_in_that_topic(house):
    await settled_in(house, FORUM)
    await house.moves_to(NOON)
    await house.writes("giulia", "ready?")
    topic, hers = ids(house, FORUM)
    await house.moves_to(NOON.replace(hour=20))
    await house.writes("marta", "Tomorrow.", FORUM, reply_to=hers, thread=topic)
    assert places(house, FORUM)[-1] == (topic, LATE)
    await house.presses("marta", "Send now", FORUM)
    assert "Marta Neri\nTomorrow." in house.said_to("giulia")


async def test_when_a_topic_was_deleted_the_message_arrives_in_the_chat_and_the_next_opens_a_new_topic(forum):
    await forum.writes("giulia", "one")
    forum.telegram.scripts[FORUM.id].append(TopicGone("message thread not found"))
    await forum.writes("giulia", "two")
    assert places(forum, FORUM)[-1] == (None, "Giulia Bianchi · Rossi SRL")
    await forum.writes("giulia", "three")
    assert places(forum, FORUM)[-2][1] == "Rossi SRL"
    anew = ids(forum, FORUM)[-2]
    assert places(forum, FORUM)[-1] == (anew, "Giulia Bianchi · Rossi SRL")
    assert anew != ids(forum, FORUM)[0]


async def test_a_reply_of_ours_into_a_topic_that_is_gone_arrives_in_the_chat_and_is_tried_no_more(forum):
    gone = TopicGone("message thread not found")
    forum.telegram.scripts[FORUM.id].append(gone)
    await forum.receives(forum.deed(Commanded, "marta", FORUM, verb="status", thread="5", message="1"))
    assert [place for place, _ in places(forum, FORUM)] == [None]
    assert [call.thread for call in forum.telegram.calls] == ["5", None]


async def test_the_offices_chat_that_becomes_a_supergroup_stays_the_offices(noon):
    await settled_in(noon, PLAIN)
    await noon.receives(Moved(id=noon.fresh(), chat=PLAIN.id, new_chat="telegram:-1003"))
    await noon.writes("giulia", "still there?")
    assert (len(noon.said_to("telegram:-1003")), noon.said_to(PLAIN.id), noon.said_to("marta")) == (1, [], [])
    moved = Chat(id="telegram:-1003", shared=True, title="Us two")
    await noon.writes("marta", "Yes.", moved, reply_to=ids(noon, moved)[0])
    assert noon.said_to("giulia") == ["Marta Neri\nYes."]


async def test_an_answer_that_waits_for_a_group_goes_where_the_group_has_moved(house):
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")
    await house.writes("giulia", "in the group", GROUP, addressed=True)
    await house.commands("marta", "digest")
    await house.writes("marta", "In the morning.", reply_to=house.last_id("marta"))
    await house.receives(Moved(id=house.fresh(), chat=GROUP.id, new_chat="telegram:-1009"))
    await house.moves_to(MORNING)
    assert house.said_to("telegram:-1009") == ["Marta Neri\nIn the morning."]
    assert house.desk.chats.get(GROUP.id) is None


async def test_removed_from_its_own_chat_the_office_is_told_and_messages_come_to_the_owner(forum):
    await forum.writes("giulia", "one")
    await forum.leaves("marta", FORUM)
    assert forum.last_to("marta") == (
        "I was removed from “Studio”, the office's own chat. Clients' messages come here again."
    )
    forum.forget()
    await forum.writes("giulia", "two")
    assert [said.splitlines()[1] for said in forum.said_to("marta")] == ["two"]
    assert forum.said_to(FORUM.id) == []


async def test_what_was_on_its_way_into_a_chat_that_is_closed_to_us_is_told_to_the_owner(forum):
    forum.telegram.scripts[FORUM.id].extend([Unreachable("bot was kicked")] * 2)
    await forum.writes("giulia", "two")
    assert any("two" in said and "could not be delivered" in said for said in forum.said_to("marta"))


async def test_during_an_absence_messages_come_to_whoever_stands_in_and_not_into_the_offices_chat(forum):
    await forum.commands("marta", "away stand-in=Luca")
    forum.forget()
    await forum.writes("giulia", "anybody?")
    await forum.commands("luca", "digest")
    assert forum.said_to(FORUM.id) == []
    assert "anybody?" in forum.last_to("luca")


async def test_what_is_written_for_later_in_another_clients_chat_is_asked_about_in_private(house):
    await house.commands("marta", "client new Bianchi")
    await house.joins("marta")
    await house.presses("marta", "This is Bianchi")
    house.forget()
    await house.commands("marta", "later Rossi The price is 900.", GROUP)
    assert house.said_to(GROUP.id) == []
    assert house.last_to("marta").startswith("Your answer to Rossi SRL goes tomorrow, Friday, at 09:00:")
    await house.moves_to(MORNING)
    assert house.said_to("giulia") == ["Marta Neri\nThe price is 900."]


async def test_who_has_left_the_office_stands_in_no_more(noon):
    await noon.commands("marta", "away stand-in=Luca")
    await noon.commands("marta", "member Luca remove")
    noon.forget()
    assert noon.desk.stand_in is None
    assert noon.desk.office_chat == "telegram:1"


async def test_who_has_left_the_office_is_told_nothing_of_a_new_owner(noon):
    await noon.commands("marta", "member Luca remove")
    noon.forget()
    await noon.commands("anna", f"claim {noon.office.claim_code()}")
    assert noon.said_to("luca") == []
    assert noon.last_to("marta") == "The office is Anna Blu's now. You remain a member."


async def test_what_is_kept_of_somebody_is_told_in_private_and_not_in_the_group(noon):
    await noon.joins("marta")
    await noon.presses("marta", "This is Rossi SRL")
    noon.forget()
    answer = await noon.commands("giulia", "privacy", GROUP)
    assert answer.text == "I have answered in our private chat."
    assert noon.said_to(GROUP.id) == []
    assert "Giulia Bianchi" in noon.last_to("giulia")
    await noon.commands("anna", "privacy", GROUP)
    assert noon.said_to(GROUP.id) == ["Please write to me privately for that."]


@pytest.mark.parametrize("who", ["anna", "giulia", "nobody", "robot"])
async def test_whoever_is_not_of_the_office_is_not_heard_in_its_chat(forum, who):
    await forum.writes("giulia", "ours?")
    topic = ids(forum, FORUM)[0]
    before = forum.store.rows("messages")
    forum.forget()
    await forum.writes(who, "I am Marta", FORUM, thread=topic, addressed=True)
    await forum.writes(who, "hours", FORUM, addressed=True)
    await forum.commands(who, "hours", FORUM)
    await forum.commands(who, "help", FORUM)
    await forum.commands(who, "nonsense", FORUM)
    await forum.receives(forum.deed(Edited, who, FORUM, message="1", text="changed"))
    await forum.receives(forum.deed(Deleted, who, FORUM, message="1"))
    assert [forum.said_to(each) for each in ("giulia", "anna", "marta", FORUM.id)] == [[], [], [], []]
    assert forum.store.rows("messages") == before
    assert forum.failed() == []


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("anna", "This was not passed on: Anna Blu does not work for the office yet. "),
        ("nobody", "This was not passed on: I cannot see who wrote it. "),
    ],
)
async def test_an_answer_of_somebody_else_in_its_chat_is_not_passed_on_and_does_not_seem_so(forum, who, told):
    await forum.writes("giulia", "ours?")
    topic, hers = ids(forum, FORUM)
    await forum.writes(who, "I am Marta", FORUM, reply_to=hers, thread=topic, addressed=True)
    assert forum.said_to("giulia") == []
    assert forum.said_to(FORUM.id)[-1].startswith(told)
    await forum.writes("robot", "I am Marta", FORUM, reply_to=hers, thread=topic, addressed=True)
    assert len(forum.said_to(FORUM.id)) == 3


async def test_a_stranger_in_the_offices_chat_presses_in_vain(forum):
    await forum.writes("anna", "logos?")
    assert await forum.presses("paolo", "Decline kindly", FORUM) == "This button is for the office."


async def test_the_offices_chat_and_its_topics_are_there_after_a_restart(forum):
    await forum.writes("giulia", "one")
    topic = ids(forum, FORUM)[0]
    await forum.restarts()
    await forum.writes("giulia", "two")
    assert places(forum, FORUM)[-1] == (topic, "Giulia Bianchi · Rossi SRL")


async def test_topics_are_named_in_the_offices_language(tmp_path):
    async with opened(tmp_path / "data", language="it", start=NOON) as house:
        await house.receives(house.deed(Joined, "marta", FORUM))
        await house.presses("marta", "La chat del nostro ufficio")
        house.forget()
        await house.writes("giulia", "buongiorno")
        assert house.said_to(FORUM.id)[0].startswith("Rossi SRL\n")
        assert "Rossi SRL" in house.said_to(FORUM.id)[0].splitlines()[1]
