"""How long files stay: with their messages, 30 days after the answer; what only travelled goes within days."""

import asyncio
import os
import time
from datetime import timedelta

import pytest

from bot.core.errors import RetryLater
from bot.core.events import Wrote
from tests.attached import files_to, given
from tests.kit import MORNING, NIGHT, NOON

DAY = timedelta(days=1)


def kept(house):
    """The contents of all files that are there."""
    return sorted(path.read_bytes() for path in (house.folder / "files").rglob("*") if path.is_file())


def ages(house):
    """Every file was written days ago: the file system's clock is not the office's."""
    then = time.time() - 2 * 24 * 3600
    for path in (house.folder / "files").rglob("*"):
        os.utime(path, (then, then))


async def passes(house, until):
    ages(house)
    await house.moves_to(until)


async def test_a_file_goes_with_its_message_30_days_after_the_answer_and_not_before(house):
    await house.writes("giulia", "see", attachments=(given(house, "plan.pdf"),))
    await house.commands("marta", "digest")
    await house.presses("marta", "Answered")
    await passes(house, NIGHT + 29 * DAY)
    assert kept(house) == [b"plan.pdf"]
    await passes(house, NIGHT + 31 * DAY)
    assert kept(house) == []
    assert house.desk.messages.where() == []


async def test_a_file_of_a_message_that_nobody_has_answered_stays(house):
    await house.writes("giulia", "see", attachments=(given(house, "plan.pdf"),))
    await house.writes("giulia", "and", message="2")
    await passes(house, NIGHT + 400 * DAY)
    assert kept(house) == [b"plan.pdf"]


async def test_a_file_that_two_messages_hold_goes_with_the_last_of_them(house):
    for message in ("1", "2"):
        await house.writes("giulia", "see", message=message, attachments=(given(house, message, content=b"plan"),))
    await house.moves_to(MORNING)
    await house.presses("marta", "1 · Answered")
    await house.moves_to(NOON + 10 * DAY)
    await house.commands("marta", "digest")
    await house.presses("marta", "Answered")
    await passes(house, NOON + 35 * DAY)
    assert len(house.desk.messages.where()) == 1
    assert kept(house) == [b"plan"]
    await passes(house, NOON + 45 * DAY)
    assert kept(house) == []


async def test_a_file_whose_message_was_deleted_is_gone_within_days(house):
    await house.writes("giulia", "oops", message="1", attachments=(given(house, "secret.pdf"),))
    await house.deletes("giulia", "1")
    await passes(house, NIGHT + 10 * DAY)
    await passes(house, NIGHT + 11 * DAY)
    assert kept(house) == []


async def test_an_answers_file_stays_until_the_answer_has_left(house):
    await house.writes("giulia", "the plan, please")
    await house.commands("marta", "digest")
    await house.writes("marta", "Here.", reply_to=house.last_id("marta"), attachments=(given(house, "plan.pdf"),))
    ages(house)
    house.office.forget()
    assert kept(house) == [b"plan.pdf"]
    await house.presses("marta", "Send now")
    ages(house)
    house.office.forget()
    assert kept(house) == []


@pytest.mark.parametrize("longest", [None, 1], ids=["whole", "in parts"])
async def test_a_file_stays_while_the_message_that_holds_it_waits_for_its_platform(house, longest):
    await house.moves_to(NOON)
    await house.writes("giulia", "the plan, please")
    house.telegram.longest = longest
    gone_first = 0 if longest is None else 1
    house.telegram.scripts["telegram:7"].extend([None] * gone_first + [RetryLater("down", after_seconds=0.05)])
    event = house.deed(
        Wrote,
        "marta",
        message="a",
        text="Here.",
        reply_to=house.last_id("marta"),
        attachments=(given(house, "plan.pdf"),),
    )
    house.engine.receive(event)
    await asyncio.sleep(0.02)
    assert len(house.said_to("giulia")) == gone_first
    ages(house)
    house.office.forget()
    await house.outbox.idle()
    assert [file.name for file in files_to(house, "telegram:7")] == ["plan.pdf"]
    assert kept(house) == [b"plan.pdf"]


async def test_a_picture_that_was_drawn_goes_once_it_has_left(house):
    await house.commands("marta", "hours")
    assert kept(house) == [b"a picture"]
    house.office.forget()
    assert kept(house) == [b"a picture"]
    ages(house)
    house.office.forget()
    assert kept(house) == []


async def test_what_an_interrupted_fetch_has_left_goes_too(house):
    await house.writes("giulia", "see", attachments=(given(house, "plan.pdf"),))
    (house.folder / "files" / "incoming" / "half").write_bytes(b"half")
    house.office.forget()
    assert kept(house) == [b"half", b"plan.pdf"]
    ages(house)
    house.office.forget()
    assert kept(house) == [b"plan.pdf"]
