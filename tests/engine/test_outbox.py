"""The outbox against a scripted platform: order, retries, doubt, and what the freelancer is told in the end."""

import asyncio
import time

from msgspec.structs import replace

from bot.core.chat_rows import Topic
from bot.core.effects import Keep
from bot.core.errors import ChatMoved, Rejected, RetryLater, StorageFault, TopicGone, Unreachable, Unsure
from bot.core.events import Wrote
from bot.core.rows import Card
from bot.engine import outbox
from tests.engine.echo import posts, sends, state
from tests.kit import MORNING, text_of
from tests.scripted import ArrivedBut

GIULIA, PAOLO, MARTA = "telegram:7", "telegram:8", "telegram:1"


def calls(house):
    return [(call.chat, text_of(call.message)) for call in house.telegram.calls]


async def test_messages_to_one_chat_keep_their_order(house):
    await sends(house, *"abcdefgh")
    assert house.said_to("giulia") == list("abcdefgh")
    assert {state(house, each) for each in "abcdefgh"} == {"sent"}


async def test_what_has_to_wait_keeps_its_place_and_holds_up_no_other_chat(house):
    house.telegram.scripts[GIULIA].append(RetryLater("429", after_seconds=0.1))
    for text in "ab":
        posts(house, text)
        posts(house, f"{text}!", chat=PAOLO)
    began = time.monotonic()
    await house.outbox.idle()
    assert 0.09 < time.monotonic() - began < 1
    assert [text for _, text in calls(house)] == ["a", "a!", "b!", "a", "b"]
    assert house.said_to("giulia") == ["a", "b"]


async def test_without_a_wish_of_the_platform_the_pauses_grow(house, waited, monkeypatch):
    monkeypatch.setattr(outbox, "LONGEST_PAUSE_SECONDS", 60.0)
    house.telegram.script += [RetryLater("refused")] * 8
    await sends(house, "a")
    assert waited == [1, 2, 4, 8, 16, 32, 60, 60]
    assert house.said_to("giulia") == ["a"]


async def test_once_something_went_out_the_next_pause_is_a_short_one_again(house, waited, monkeypatch):
    monkeypatch.setattr(outbox, "LONGEST_PAUSE_SECONDS", 60.0)
    for text in "ab":
        posts(house, text)
    house.telegram.script += [RetryLater("refused"), RetryLater("refused"), None, RetryLater("refused")]
    await house.outbox.idle()
    assert waited == [1, 2, 1]
    assert house.said_to("giulia") == ["a", "b"]


async def test_a_reply_takes_its_place_behind_what_waits_for_its_chat_and_comes_once(house):
    house.telegram.gate = asyncio.Event()
    posts(house, "a", chat=MARTA)
    house.engine.receive(house.command("marta", "status"))
    house.telegram.gate.set()
    await house.outbox.idle()
    first, reply = house.said_to("marta")
    assert first == "a"
    assert reply.startswith("Closed. Opens tomorrow")


async def test_an_unsure_message_that_the_platform_knows_of_is_not_sent_again(house):
    house.telegram.can_tell = True
    house.telegram.script.append(ArrivedBut(Unsure("no answer")))
    await sends(house, "a")
    assert house.said_to("giulia") == ["a"]
    assert len(house.telegram.calls) == 1
    assert state(house, "a") == "sent"


async def test_an_unsure_message_that_the_platform_does_not_know_is_sent_again_without_a_mark(house):
    house.telegram.can_tell = True
    house.telegram.script += [Unsure("no answer"), Unsure("no answer")]
    await sends(house, "a")
    assert house.said_to("giulia") == ["a"]
    assert len(house.telegram.calls) == 3


async def test_an_unsure_message_is_looked_for_in_the_clients_topic_where_it_was_put(house):
    client = house.desk.clients.where()[0].client
    topic = Topic(client=client, chat=MARTA, thread="t1")
    house.engine.commit(lambda _: (Keep("topics", f"{MARTA}/{client}", topic),))
    house.telegram.can_tell = True
    house.telegram.script.append(ArrivedBut(Unsure("no answer")))
    await sends(house, "a", chat=MARTA, client=client)
    assert [call.thread for call in house.telegram.calls] == ["t1"]
    assert house.said_to("marta") == ["a"]
    assert state(house, "a") == "sent"


async def test_where_nobody_can_tell_an_unsure_message_is_sent_once_more_with_a_mark(house):
    house.telegram.script.append(ArrivedBut(Unsure("no answer")))
    await sends(house, "a", "b")
    assert house.said_to("giulia") == ["a", "(again)\na", "b"]
    assert state(house, "a") == "sent"


async def test_a_message_that_is_unsure_twice_is_held_and_the_office_told(house):
    house.telegram.scripts[GIULIA] += [Unsure("no answer"), Unsure("no answer either")]
    await sends(house, "a", "b")
    assert state(house, "a") == "unsure"
    assert house.said_to("giulia") == ["b"]
    assert house.last_to("marta") == (
        "Nobody can tell whether a message for telegram:7 has arrived: there is no asking here\n"
        "Its text, ready to forward:\na"
    )


async def test_an_unsure_message_waits_for_its_platform_before_it_is_sent_again(house):
    house.telegram.script.append(Unsure("no answer"))
    house.telegram.down = "no connection"
    posts(house, "a")
    for _ in range(20):
        await asyncio.sleep(0.005)
    assert len(house.telegram.calls) == 1
    house.telegram.down = None
    await house.outbox.idle()
    assert house.said_to("giulia") == ["(again)\na"]


async def test_a_change_in_place_that_is_unsure_is_made_again_without_a_mark(house):
    card = Card(token="tcard", subject="test", may="owner", chat=GIULIA, at=MORNING, message="m9")
    house.engine.commit(lambda _: (Keep("cards", "tcard", card),))
    house.telegram.script += [Unsure("502"), Unsure("502"), Unsure("502")]
    await sends(house, "a", edit="tcard")
    assert [call.edit for call in house.telegram.calls] == ["m9"] * 4
    assert house.said_to("giulia") == ["a"]


async def test_a_change_to_a_card_that_hangs_nowhere_is_dropped(house):
    await sends(house, "a", edit="tnever")
    assert house.telegram.calls == []
    assert state(house, "a") == "cancelled"


async def test_what_cannot_be_delivered_goes_to_the_freelancer_ready_to_forward(house):
    client = house.desk.clients.where()[0].client
    house.telegram.scripts[GIULIA].append(Unreachable("blocked by the user"))
    await sends(house, "first line|second line", client=client)
    await sends(house, "b")
    assert state(house, "first line|second line") == "failed"
    (told,) = house.said_to("marta")
    assert told == (
        "A message for Rossi SRL could not be delivered: blocked by the user\n"
        "Its text, ready to forward:\nfirst line\nsecond line"
    )
    assert house.said_to("giulia") == ["b"]


async def test_what_is_refused_is_not_tried_again_and_told(house):
    house.telegram.scripts[GIULIA].append(Rejected("message is too odd"))
    await sends(house, "a")
    assert len([chat for chat, _ in calls(house) if chat == GIULIA]) == 1
    assert house.last_to("marta").startswith("A message for telegram:7 was refused: message is too odd\n")


async def test_what_cannot_reach_the_office_itself_only_shows_in_its_status(house):
    house.telegram.scripts[MARTA].append(Rejected("no"))
    await sends(house, "a", chat=MARTA)
    assert house.said_to("marta") == []
    await house.commands("marta", "status")
    assert "One message could not be delivered." in house.last_to("marta")


async def test_a_chat_that_moved_is_followed_by_what_waits_for_it(house):
    house.telegram.scripts["telegram:-5"].append(ChatMoved("telegram:-1005"))
    await sends(house, "a", "b", chat="telegram:-5")
    assert house.said_to("telegram:-1005") == ["a", "b"]
    assert house.said_to("telegram:-5") == []


async def test_a_chat_that_is_closed_itself_and_not_a_topic_of_it_is_not_called_for_ever(house):
    house.telegram.scripts["telegram:-5"] += [TopicGone("TOPIC_CLOSED")] * 3
    async with asyncio.timeout(5):
        await sends(house, "a", chat="telegram:-5")
    assert [chat for chat, _ in calls(house)].count("telegram:-5") == 1
    assert house.last_to("marta").startswith("A message for telegram:-5 could not be delivered: TOPIC_CLOSED\n")


async def test_where_nothing_is_left_to_say_nothing_is_sent(house):
    await sends(house, "a", say="nothing")
    assert house.telegram.calls == []
    assert state(house, "a") == "cancelled"


async def test_an_away_reply_that_is_late_is_not_sent_once_the_office_is_open(house):
    house.telegram.script.append(RetryLater("429", after_seconds=0.05))
    event = house.deed(Wrote, "giulia", text="ciao", message="1")
    house.engine.receive(event)
    await asyncio.sleep(0.01)
    house.clock.move_to(MORNING)
    await house.outbox.idle()
    assert house.said_to("giulia") == []
    assert [row.state for row in house.desk.outbox.where(say="away")] == ["cancelled"]


async def test_a_text_that_cannot_be_composed_is_set_aside_and_those_behind_it_go_on(house):
    posts(house, "a", say="broken")
    await sends(house, "b")
    assert house.said_to("giulia") == ["b"]
    assert state(house, "a") == "failed"
    assert "LookupError" in house.failed()[0]["error"]
    assert any("LookupError" in each for each in house.said_to("marta"))


async def test_a_mishap_that_cannot_be_told_does_not_tell_of_itself(house, monkeypatch):
    def broken(_desk, _args):
        raise LookupError("no words")

    monkeypatch.setitem(house.engine.tables.says, "mishap", broken)
    await sends(house, "b")
    posts(house, "a", say="broken")
    async with asyncio.timeout(5):
        await house.outbox.idle()
    assert len(house.failed()) == 1


async def test_an_adapter_that_breaks_down_stops_nobody_and_the_message_counts_as_unsure(house):
    house.telegram.scripts[GIULIA].append(KeyError("no such field"))
    await sends(house, "a", "b")
    assert house.said_to("giulia") == ["b"]
    assert state(house, "a") == "unsure"
    assert len(house.failed()) == 1
    await sends(house, "c")
    assert house.said_to("giulia") == ["b", "c"]


async def test_at_most_four_calls_are_under_way_at_once(house):
    for number in range(12):
        posts(house, f"{number}", chat=f"telegram:{number + 100}")
    await house.outbox.idle()
    assert len(house.telegram.calls) == 12
    assert house.telegram.most_under_way == 4


async def test_a_commit_that_fails_holds_a_message_up_and_doubles_nothing(house, monkeypatch):
    real, faults = house.store._file.append, [1, 1, 0, 1, 1]  # two before the claim, two when it has arrived

    def append(*args, **kwargs):
        if faults and faults.pop(0):
            raise StorageFault("full")
        return real(*args, **kwargs)

    posts(house, "a")
    monkeypatch.setattr(house.store._file, "append", append)
    await house.outbox.idle()
    assert faults == []
    assert house.said_to("giulia") == ["a"]
    assert state(house, "a") == "sent"


async def test_a_row_that_is_settled_while_it_waits_for_its_turn_is_not_sent(house):
    house.telegram.gate = asyncio.Event()
    for number in range(4):
        posts(house, f"{number}", chat=f"telegram:{number + 100}")
    posts(house, "late")
    for _ in range(5):
        await asyncio.sleep(0)
    late = house.desk.outbox.get("test:late")
    house.engine.commit(lambda _: (Keep("outbox", late.id, replace(late, state="cancelled")),))
    house.telegram.gate.set()
    await house.outbox.idle()
    assert house.said_to("giulia") == []
    assert state(house, "late") == "cancelled"
