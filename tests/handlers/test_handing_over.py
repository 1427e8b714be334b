"""What the digest makes of many messages: whose turn it is, what is urgent, albums and floods; and floods by day."""

from datetime import timedelta

import pytest

from bot.core.events import Attachment, Pressed, Wrote
from tests.kit import CODE, MORNING, NIGHT, NOON

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
PHOTOS = [Attachment(kind="photo", ref=f"telegram:f{number}", name=f"{number}.jpg", size=1200) for number in range(3)]


@pytest.fixture
async def anna(house, monkeypatch):
    """An office in which Anna works too. Nobody waits for the rest of an album: it is here at once."""
    monkeypatch.setattr("bot.errands.ALBUM_SECONDS", 0.0)
    await house.commands("marta", "member new Anna")
    await house.commands("anna", f"start {CODE.search(house.last_to('marta'))[0]}")
    house.telegram.sent.update({photo.ref: photo.name.encode() for photo in PHOTOS})
    house.forget()
    return house


async def morning(house):
    house.forget()
    await house.moves_to(MORNING)
    return house.said_to("marta", buttons=True)[0].splitlines()


def waiting(house):
    return [held for held in house.desk.messages.where() if held.state != "answered"]


async def test_an_item_can_be_given_to_somebody_who_gets_it_in_private(anna):
    await anna.writes("giulia", "ready?")
    assert "[Answered] [Snooze] [Assign]" in await morning(anna)
    assert await anna.presses("marta", "Assign") == ""
    assert "[Marta Neri] [Anna Blu]" in anna.said_to("marta", buttons=True)[0]
    assert await anna.presses("marta", "Anna Blu") == "It is Anna Blu's to answer now."
    assert "yesterday at 21:40 · for Anna Blu" in anna.said_to("marta")[0]
    assert anna.said_to("anna")[0].splitlines()[:2] == ["Giulia Bianchi · Rossi SRL", "ready?"]
    await anna.writes("anna", "It is.", reply_to=anna.last_id("anna"))
    assert anna.last_to("giulia") == "Anna Blu\nIt is."
    assert waiting(anna) == []


async def test_what_one_takes_oneself_is_not_passed_on_to_the_same_chat(anna):
    await anna.writes("giulia", "ready?")
    await morning(anna)
    await anna.presses("marta", "Assign")
    await anna.presses("marta", "Marta Neri")
    assert len(anna.said_to("marta")) == 1
    assert "for Marta Neri" in anna.said_to("marta")[0]


async def test_where_only_one_works_there_is_nobody_to_assign_to(house):
    await house.writes("giulia", "ready?")
    assert "[Answered] [Snooze]" in await morning(house)


@pytest.mark.parametrize("choice", ["m0", "m9", "g9"])
async def test_a_forged_assignment_changes_nothing(anna, choice):
    await anna.writes("giulia", "ready?")
    await morning(anna)
    (card,) = anna.desk.cards.where(subject="digest")
    event = anna.deed(Pressed, "marta", message=card.message, token=card.token, choice=choice)
    assert (await anna.receives(event)).text == "This button no longer works."
    assert waiting(anna)[0].assigned is None


async def test_urgent_ones_come_first_and_bear_the_mark(anna):
    await anna.commands("marta", "client rossi set urgent=always")
    await anna.commands("paolo", f"start {await anna.invitation('new Bianchi SNC')}")
    await anna.writes("paolo", "no hurry")
    anna.clock.move_to(NIGHT + MINUTE)
    await anna.writes("giulia", "the shop is down")
    await anna.presses("giulia", "It is urgent")
    await anna.presses("giulia", "Call now")
    lines = await morning(anna)
    assert lines[1:4] == ["Giulia Bianchi · Rossi SRL", "1. URGENT · yesterday at 21:41", "the shop is down"]
    assert lines.index("no hurry") > 4


async def test_an_album_is_one_item_with_all_its_files(anna):
    for number, photo in enumerate(PHOTOS):
        await anna.writes("giulia", "" if number else "the photos", attachments=(photo,), album="a")
    lines = await morning(anna)
    assert lines[0] == "One message is waiting for you"
    assert lines[3:7] == ["the photos", *(f"• photo {number}.jpg (1.2 kB)" for number in range(3))]
    await anna.presses("marta", "Read")
    said = anna.last_to("marta").splitlines()
    assert said[1] == "the photos"
    assert said[-3:] == [f"[photo {number}.jpg]" for number in range(3)]


async def test_a_reply_to_an_album_settles_all_of_it(anna):
    for photo in PHOTOS:
        await anna.writes("giulia", "", attachments=(photo,), album="a")
    await morning(anna)
    await anna.writes("marta", "Fine photos.", reply_to=anna.last_id("marta"))
    assert anna.last_to("giulia") == "Marta Neri\nFine photos."
    assert waiting(anna) == []


async def test_by_day_an_album_is_passed_on_as_one(anna):
    await anna.moves_to(NOON)
    anna.forget()
    for photo in PHOTOS:
        part = {"text": "", "message": photo.ref, "attachments": (photo,), "album": "a"}
        anna.engine.receive(anna.deed(Wrote, "giulia", **part))
    await anna.outbox.idle()
    (said,) = anna.said_to("marta")
    assert [line for line in said.splitlines() if line.startswith("[photo")] == [f"[photo {n}.jpg]" for n in range(3)]


async def test_a_flood_is_one_item_that_can_be_ticked_as_a_whole(anna):
    for number in range(25):
        anna.clock.move_to(NIGHT + number * SECOND)
        await anna.writes("giulia", f"text {number}")
    await anna.writes("paolo", "one calm word")
    lines = await morning(anna)
    assert lines[:4] == [
        "2 messages are waiting for you",
        "Giulia Bianchi · Rossi SRL",
        "1. 25 messages · yesterday at 21:40",
        "text 0",
    ]
    await anna.presses("marta", "1 · Answered")
    assert [held.text for held in waiting(anna)] == ["one calm word"]


async def test_nineteen_messages_are_nineteen_items(anna):
    for number in range(19):
        await anna.writes("giulia", f"text {number}")
    assert (await morning(anna))[0] == "19 messages are waiting for you"


async def test_messages_hours_apart_are_no_flood(anna):
    for number in range(25):
        anna.clock.move_to(NIGHT + number * 11 * MINUTE)
        await anna.writes("giulia", f"text {number}")
    assert (await morning(anna))[0] == "25 messages are waiting for you"


async def test_by_day_what_is_more_than_twenty_a_minute_is_told_in_one_line_and_kept(anna):
    await anna.moves_to(NOON)
    anna.forget()
    for number in range(50):
        await anna.writes("giulia", f"text {number}")
    said = anna.said_to("marta")
    assert len(said) == 21
    assert said[-1].startswith("Giulia Bianchi · Rossi SRL is writing a great many messages. ")
    assert said[-1].endswith("Those that follow are kept for the digest: /digest")
    states = [held.state for held in anna.desk.messages.where()]
    assert (states.count("passed"), states.count("held")) == (20, 30)
    assert anna.said_to("giulia") == []


async def test_the_next_minute_is_passed_on_again(anna):
    await anna.moves_to(NOON)
    for number in range(30):
        await anna.writes("giulia", f"text {number}")
    await anna.moves_to(NOON + MINUTE)
    anna.forget()
    await anna.writes("giulia", "and now calmly")
    assert "and now calmly" in anna.said_to("marta")[0]


async def test_one_persons_flood_is_nobody_elses(anna):
    await anna.moves_to(NOON)
    for number in range(30):
        await anna.writes("giulia", f"text {number}")
    anna.forget()
    await anna.writes("paolo", "do you make logos?")
    assert anna.said_to("marta")[0].startswith("Paolo Verdi")


async def test_what_was_kept_of_a_flood_comes_with_the_next_digest(anna):
    await anna.moves_to(NOON)
    for number in range(45):
        await anna.writes("giulia", f"text {number}")
    anna.forget()
    await anna.commands("marta", "digest")
    assert "45 messages · today at 12:00" in anna.last_to("marta")


async def test_a_thousand_messages_at_night_are_kept_and_answered_once(anna):
    for number in range(1000):
        anna.engine.receive(anna.deed(Wrote, "giulia", text=f"text {number}", message=f"t{number}"))
    await anna.outbox.idle()
    assert len(anna.said_to("giulia")) == 1
    assert len(waiting(anna)) == 1000
    assert (await morning(anna))[0] == "One message is waiting for you"


@pytest.mark.parametrize("word", ["hours", "orari", "help", "privacy", "language", "urgent"])
async def test_plain_words_said_over_and_over_are_answered_three_times_a_minute(anna, word):
    for _ in range(10):
        await anna.writes("giulia", word)
    assert len(anna.said_to("giulia")) == 3
    assert anna.desk.messages.where() == []
    await anna.moves_to(NIGHT + MINUTE)
    await anna.writes("giulia", word)
    assert len(anna.said_to("giulia")) == 4


async def test_an_automatic_answerer_that_says_it_is_one_gets_no_answer(anna):
    await anna.writes("robot", "hours")
    await anna.writes("robot", "I am out of office")
    assert (anna.said_to("robot"), anna.desk.messages.where()) == ([], [])


async def test_two_automatic_answerers_stop_after_one_reply(anna):
    """One that does not say so answers each message of ours with the same words."""
    answered = 0
    await anna.writes("paolo", "I am out of office")
    while len(anna.said_to("paolo")) > answered and answered < 10:
        answered = len(anna.said_to("paolo"))
        await anna.writes("paolo", "I am out of office")
    assert answered == 1
