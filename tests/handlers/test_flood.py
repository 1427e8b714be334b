"""A thousand messages in a minute from one client: all are kept, answered once, and told in one line."""

import time
from datetime import timedelta

import pytest

from bot import errands
from bot.core.events import Wrote
from tests.attached import given
from tests.kit import MORNING, NOON, rome

MANY = 1000
# It takes less than a second; what grew with the square of the number would take minutes.
MOST_SECONDS = 20.0


async def floods(house, name="giulia", number=MANY, **fields):
    """So many messages within a minute; how many seconds it took us until nothing was on its way."""
    began = time.perf_counter()
    first = house.clock.now()
    for count in range(number):
        house.clock.move_to(first + timedelta(seconds=59 * count / number))
        house.engine.receive(house.deed(Wrote, name, message=f"f{count}", text=f"message {count}", **fields))
        if count % 50 == 49:
            await house.outbox.idle()
    await house.outbox.idle()
    return time.perf_counter() - began


@pytest.fixture
async def noon(house):
    await house.moves_to(NOON)
    house.forget()
    return house


async def test_a_flood_while_closed_is_kept_whole_answered_once_and_one_item_of_the_digest(house):
    took = await floods(house)
    assert took < MOST_SECONDS
    assert [held.text for held in house.desk.messages.where(state="held")] == [f"message {n}" for n in range(MANY)]
    assert len(house.said_to("giulia")) == 1
    assert house.said_to("marta") == []
    began = time.perf_counter()
    await house.moves_to(MORNING)
    await house.presses("marta", "Read")
    await house.presses("marta", "Answered")
    assert time.perf_counter() - began < MOST_SECONDS
    assert {held.state for held in house.desk.messages.where()} == {"answered"}


async def test_the_digest_tells_of_a_flood_in_few_lines(house):
    await floods(house)
    await house.moves_to(MORNING)
    assert house.said_to("marta") == [
        (
            "One message is waiting for you\n"
            "Giulia Bianchi · Rossi SRL\n1,000 messages · yesterday at 21:40\nmessage 0\n"
            "Reply to this message to answer it."
        ),
    ]


async def test_all_of_a_flood_can_be_read_in_as_many_messages_as_it_takes(house):
    await floods(house)
    await house.moves_to(MORNING)
    house.telegram.longest = 50
    shown = house.last_id("marta")
    await house.presses("marta", "Read")
    read = "\n".join(
        text for message, text in zip(house.wall("telegram:1"), house.said_to("marta"), strict=True) if message != shown
    )
    assert [line for line in read.splitlines() if line.startswith("message ")] == [f"message {n}" for n in range(MANY)]


async def test_a_flood_while_open_is_kept_whole_and_told_in_one_line_after_the_first_messages(noon):
    took = await floods(noon)
    assert took < MOST_SECONDS
    assert sorted(held.text for held in noon.desk.messages.where()) == sorted(f"message {n}" for n in range(MANY))
    said = noon.said_to("marta")
    assert len(said) == 21
    assert [text.splitlines()[1] for text in said[:20]] == [f"message {n}" for n in range(20)]
    assert said[20] == (
        "Giulia Bianchi · Rossi SRL is writing a great many messages. "
        "Those that follow are kept for the digest: /digest"
    )
    assert noon.said_to("giulia") == []
    noon.forget()
    await noon.commands("marta", "digest")
    (digest,) = noon.said_to("marta")
    assert digest.splitlines()[0] == "One message is waiting for you"
    assert "1,000 messages · today at 12:00" in digest


async def test_after_a_flood_messages_come_one_by_one_again(noon):
    await floods(noon, number=30)
    noon.forget()
    await noon.moves_to(rome("2026-11-27 12:02"))
    await noon.writes("giulia", "sorry for that")
    assert [text.splitlines()[1] for text in noon.said_to("marta")] == ["sorry for that"]


async def test_one_who_floods_keeps_nobody_else_from_being_heard(noon):
    await noon.commands("luca", f"start {await noon.invitation('new Gialli')}")
    await floods(noon, number=30)
    noon.forget()
    await noon.writes("luca", "hello")
    assert [text.splitlines()[:2] for text in noon.said_to("marta")] == [["Luca Gialli · Gialli", "hello"]]


async def test_a_flood_of_files_is_kept_and_told_alike(noon, monkeypatch):
    monkeypatch.setattr(errands, "ALBUM_SECONDS", 0.0)
    picture = given(noon, "1.jpg", kind="photo")
    took = await floods(noon, number=200, attachments=(picture,), album="77")
    assert took < MOST_SECONDS
    held = noon.desk.messages.where()
    assert len(held) == 200
    assert all(file.sha256 for each in held for file in each.files)
    assert sum("is writing a great many messages" in said for said in noon.said_to("marta")) == 1


async def test_a_flood_from_a_stranger_is_thanked_once_and_is_one_card(noon):
    await floods(noon, "paolo", number=100)
    assert len(noon.said_to("paolo")) == 1
    said = noon.said_to("marta")
    assert len(said) == 21
    assert sum("Not a client yet. Reply" in text for text in said) == 1


async def test_two_automatic_answerers_stop_after_one_reply(house):
    await house.writes("robot", "I am out of the office")
    assert house.said_to("telegram:66") == []
    await house.writes("giulia", "I am out of the office until Monday", message="1")
    for count in range(20):
        await house.writes("giulia", "I am out of the office until Monday", message=f"again{count}")
    assert len(house.said_to("giulia")) == 1


async def test_whoever_answers_our_words_with_plain_words_is_soon_left_alone(noon):
    for _ in range(20):
        await noon.writes("giulia", "hours")
    assert len(noon.said_to("giulia")) == 3
    await noon.moves_to(rome("2026-11-27 12:02"))
    await noon.writes("giulia", "hours")
    assert len(noon.said_to("giulia")) == 4
