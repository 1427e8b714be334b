"""Starts, silences, rehearsals, and platforms that tell nothing of a person."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core.effects import Text
from bot.core.errors import Rejected, Unreachable
from bot.core.events import Account, ClockSet, Connected, Founded, Resumed
from tests.kit import HOURS, NIGHT, NOON


async def test_after_a_silence_longer_than_platforms_keep_messages_the_office_is_told(house):
    await house.receives(Resumed(id="r1", silent_since=NIGHT - timedelta(hours=24)))
    (said,) = house.said_to("marta")
    assert said == (
        "I was not running; the last thing I saw came yesterday at 21:40. Platforms keep messages for a day at most, "
        "so please check the chats for earlier ones."
    )


async def test_a_short_silence_is_no_news(house):
    await house.receives(Resumed(id="r1", silent_since=NIGHT - timedelta(hours=23, minutes=59)))
    assert house.said_to("marta") == []


async def test_a_second_start_founds_nothing_again(house):
    before = house.kinds()
    await house.restarts()
    founded = Founded(id="again", fingerprint="cd" * 32, name="Other", rule="off", timezone="UTC", language="it")
    await house.receives(founded)
    assert [kind for kind in house.kinds() if kind != "rehearsal_began"] == [
        kind for kind in before if kind != "rehearsal_began"
    ]
    assert (house.desk.office.rule, house.desk.office_name) == (HOURS, "Studio Neri")


async def test_name_zone_and_language_that_were_set_anew_count_from_the_next_start(house):
    await house.commands("marta", "hours calls Tue and Thu 15-17")
    await house.presses("marta", "Yes, from now on")
    founded = Founded(
        id="next",
        fingerprint="cd" * 32,
        name="Neri",
        rule="off",
        timezone="Europe/London",
        language="it",
        chosen=("name", "timezone", "language"),
    )
    await house.receives(founded)
    office = house.desk.office
    assert (house.desk.office_name, office.language) == ("Neri", "it")
    assert (office.rule, office.timezone, office.calls_timezone) == (HOURS, "Europe/London", "Europe/London")
    before = house.kinds()
    await house.receives(replace(founded, id="once more"))
    assert house.kinds() == before


async def test_a_rehearsal_is_marked_in_the_ledger_and_on_every_message_until_it_ends(house):
    mark = Text("— Rehearsal: the clock is moved —")
    await house.commands("giulia", "hours")
    await house.receives(ClockSet(id="real again"))
    await house.commands("giulia", "hours")
    marked = [delivery.message.blocks[0] == mark for delivery in house.wall("telegram:7").values()]
    assert marked == [True, False]
    assert house.kinds()[-1] == "rehearsal_ended"
    await house.receives(ClockSet(id="real still"))
    assert house.kinds().count("rehearsal_ended") == 1


async def test_what_a_bot_is_called_is_kept_up_to_date(house):
    await house.receives(Connected(id="c1", platform="telegram", handle="@renamed_bot", invite="https://t.me/x?{code}"))
    assert house.desk.platforms.get("telegram").handle == "@renamed_bot"


@pytest.mark.parametrize("error", [Unreachable("no such user"), Rejected("missing scope")])
async def test_a_person_of_whom_the_platform_tells_nothing_is_passed_on_as_somebody(house, error):
    async def tells_nothing(_account):
        raise error

    house.slack.describe = tells_nothing
    house.people["luca"] = Account(id="slack:U9")
    await house.moves_to(NOON)
    await house.writes("luca", "hello")
    assert house.said_to("marta")[0].startswith("Somebody · not a client yet\nhello")
