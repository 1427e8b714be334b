import pytest

from bot.adapters import Delivered, Delivery, MenuItem
from bot.core.effects import Button, Buttons, Message, Text, Title
from bot.core.errors import CannotTell, ChatMoved, Rejected, RetryLater, Unreachable, Unsure
from tests.platforms.fake_telegram_rules import Rates
from tests.platforms.telegram_kit import to

pytestmark = pytest.mark.usefixtures("short_waits")


async def test_a_message_arrives_as_html_with_its_buttons_and_without_previews(server, adapter):
    anna = server.user()
    await anna.writes("hi")
    buttons = Buttons((Button(token="k7", choice="yes", label="Yes", style="primary"),))
    delivered = await adapter.deliver(to(anna.id, Title("A & B"), Text("<Anna> https://example.com"), buttons))
    sent = await server.next_message(anna)
    assert delivered == Delivered(f"telegram:{anna.id}", str(sent.message_id))
    assert sent.html == "<b>A &amp; B</b>\n\n&lt;Anna&gt; https://example.com"
    assert sent.text == "A & B\n\n<Anna> https://example.com"
    assert sent.buttons == [[("Yes", "k7:yes")]]
    assert server.calls[-1][1]["link_preview_options"] == {"is_disabled": True}
    assert server.complaints == []


async def test_every_part_of_a_long_message_is_taken(server, adapter):
    anna = server.user()
    await anna.writes("hi")
    message = Message((Title("😀 & <b>" * 50), Text("words & <tags> 😀\n" * 900)))
    for part in adapter.fit(message):
        await adapter.deliver(Delivery(id="long:1", chat=f"telegram:{anna.id}", message=part))
    assert len(server.sent) > 3
    assert "".join("".join(sent.text for sent in server.sent).split()) == "".join(
        ("😀 & <b>" * 50 + "words & <tags> 😀\n" * 900).split()
    )
    assert server.complaints == []


async def test_a_message_for_a_topic_goes_into_the_topic(server, adapter):
    group = server.group(forum=True)
    group.topics[5] = "Logo"
    await adapter.deliver(to(group.id, thread="5"))
    assert (await server.next_message(group)).thread == 5


async def test_a_card_is_changed_in_place_and_its_buttons_go(server, adapter):
    anna = server.user()
    anna.started = True
    card = await adapter.deliver(to(anna.id, Text("Well?"), Buttons((Button(token="k", choice="y", label="Yes"),))))
    changed = await adapter.deliver(to(anna.id, Text("Settled."), edit=card.message))
    assert changed == card
    (sent,) = server.sent
    assert (sent.text, sent.buttons, sent.history) == ("Settled.", [], ["Well?"])
    assert server.complaints == []


async def test_a_change_to_what_is_shown_already_counts_as_delivered(server, adapter):
    anna = server.user()
    anna.started = True
    card = await adapter.deliver(to(anna.id))
    assert await adapter.deliver(to(anna.id, edit=card.message)) == card


@pytest.mark.parametrize(
    ("kind", "error", "arrived"),
    [
        ("500", Unsure, 0),
        ("timeout", Unsure, 0),
        ("rubbish", Unsure, 0),
        ("proxy", Unsure, 0),
        ("drop", Unsure, 0),
        ("after_delivery_500", Unsure, 1),
        ("after_delivery_timeout", Unsure, 1),
        ("after_delivery_rubbish", Unsure, 1),
        ("after_delivery_drop", Unsure, 1),
        ("429", RetryLater, 0),
        ("patience", RetryLater, 0),
    ],
)
async def test_a_send_that_fails_is_told_for_what_it_is_after_exactly_one_call(server, adapter, kind, error, arrived):
    anna = server.user()
    anna.started = True
    server.fail_next("sendMessage", kind, retry_after=7)
    with pytest.raises(error) as failure:
        await adapter.deliver(to(anna.id))
    assert [method for method, _ in server.calls] == ["sendMessage"]
    assert len(server.sent) == arrived
    assert failure.value.__context__ is None
    if error is RetryLater:
        assert failure.value.after_seconds == (7 if kind == "429" else None)


async def test_a_connection_that_was_never_made_is_worth_another_try(server, adapter):
    await server.down()
    with pytest.raises(RetryLater) as failure:
        await adapter.deliver(to(5))
    assert failure.value.after_seconds is None
    await server.up()


async def test_too_many_messages_are_told_with_the_seconds_to_wait(server, adapter):
    server.rates = Rates()
    anna = server.user()
    anna.started = True
    for _ in range(5):
        await adapter.deliver(to(anna.id))
    with pytest.raises(RetryLater) as failure:
        await adapter.deliver(to(anna.id))
    assert 1 <= failure.value.after_seconds <= 6


async def test_chats_that_cannot_be_written_to_are_unreachable(server, adapter):
    stranger, blocker, group = server.user(), server.user(), server.group()
    await blocker.writes("hi")
    await blocker.blocks()
    await group.removes_bot(blocker)
    for chat in (stranger.id, blocker.id, group.id, 987654):
        with pytest.raises(Unreachable):
            await adapter.deliver(to(chat))


async def test_a_group_that_became_a_supergroup_tells_its_new_id(server, adapter):
    old = server.group()
    new = await old.migrates(server.user())
    with pytest.raises(ChatMoved) as moved:
        await adapter.deliver(to(old.id))
    assert moved.value.new_chat == f"telegram:{new.id}"


async def test_what_telegram_will_never_take_is_rejected(server, adapter):
    anna = server.user()
    anna.started = True
    too_long = Buttons((Button(token="k" * 60, choice="yesyes", label="Yes"),))
    for delivery in (to(anna.id, edit="4711"), to(anna.id, Text("x" * 4097)), to(anna.id, too_long)):
        with pytest.raises(Rejected):
            await adapter.deliver(delivery)
    assert len(server.complaints) == 2


async def test_telegram_cannot_be_asked_whether_a_message_arrived(adapter):
    with pytest.raises(CannotTell):
        await adapter.find(to(5))


async def test_people_whom_the_bot_has_met_are_described_by_name(server, adapter):
    anna, stranger = server.user("Anna"), server.user("Ugo")
    await anna.writes("hi")
    assert await adapter.describe(f"telegram:{anna.id}") == {"name": "Anna"}
    assert await adapter.describe(f"telegram:{stranger.id}") == {}
    await server.down()
    assert await adapter.describe(f"telegram:{anna.id}") == {}
    await server.up()


async def test_each_audience_gets_its_own_menu_in_its_language(server, adapter):
    anna = server.user()
    anna.started = True
    await adapter.show_menu(None, None, [MenuItem("hours", "When we are open")])
    await adapter.show_menu(f"telegram:{anna.id}", "it", [MenuItem("away", "Chiudi"), MenuItem("back", "Riapri")])
    assert server.menus == {
        (None, None): [("hours", "When we are open")],
        (anna.id, "it"): [("away", "Chiudi"), ("back", "Riapri")],
    }
    with pytest.raises(Unreachable):
        await adapter.show_menu("telegram:5", None, [])
    assert server.complaints == []
