"""The away reply: one for each person and closed spell, in their words and their time; none where it would annoy."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core.events import Account, Chat
from tests.kit import GROUP, MORNING, NIGHT, NOON, opened, rome

CLOSED = (
    "Thank you for your message. Studio Neri is closed at the moment and opens again tomorrow, Friday, at 09:00. "
    "Your message is kept and will be read then."
)
SATURDAY = rome("2026-11-28 11:00")
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def group(house):
    """A shared chat that is Rossi's."""
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")
    house.forget()
    return house


async def test_who_writes_at_night_is_told_when_the_office_opens_and_that_the_message_is_kept(house):
    await house.writes("giulia", "ciao")
    assert house.said_to("giulia") == [CLOSED]
    assert [held.state for held in house.desk.messages.where()] == ["held"]


async def test_a_second_message_in_the_same_spell_gets_no_second_reply(house):
    await house.writes("giulia", "ciao")
    await house.moves_to(NIGHT + timedelta(hours=8))  # past midnight: another day, the same spell
    await house.writes("giulia", "are you there?")
    assert house.said_to("giulia") == [CLOSED]
    assert len(house.desk.messages.where(state="held")) == 2


async def test_each_person_is_told_once(house):
    await house.writes("giulia", "ciao")
    await house.writes("paolo", "ciao")
    assert [len(house.said_to(name)) for name in ("giulia", "paolo")] == [1, 1]


async def test_the_next_closed_spell_has_a_reply_of_its_own(house):
    await house.writes("giulia", "ciao")
    await house.moves_to(rome("2026-11-27 13:30"))
    await house.writes("giulia", "ciao")
    assert len(house.said_to("giulia")) == 2
    assert "opens again today at 14:00" in house.last_to("giulia")


async def test_none_while_the_office_is_open(house):
    await house.moves_to(NOON)
    await house.writes("giulia", "ciao")
    assert house.said_to("giulia") == []


async def test_who_was_told_an_opening_that_has_changed_is_told_again(house):
    await house.writes("giulia", "one")
    await house.commands("marta", "away 2026-11-27 2027-01-06 Winter holidays")
    await house.writes("giulia", "two")
    await house.writes("giulia", "three")
    assert len(house.said_to("giulia")) == 2
    assert "opens again on Thursday 7 January 2027 at 09:00" in house.last_to("giulia")
    assert house.last_to("giulia").endswith("\nReason: Winter holidays")


async def test_who_was_told_a_later_opening_is_told_again_when_it_is_the_earlier_one_after_all(house):
    await house.writes("giulia", "one")
    await house.commands("marta", "away 2026-11-27 2027-01-06")
    await house.writes("giulia", "two")
    await house.commands("marta", "back 2026-11-27")
    await house.writes("giulia", "three")
    assert [("7 January" in said) for said in house.said_to("giulia")] == [False, True, False]


async def test_an_absence_without_an_end_gives_no_day(house):
    await house.commands("marta", "away")
    await house.writes("giulia", "ciao")
    await house.writes("giulia", "ciao?")
    (said,) = house.said_to("giulia")
    assert said == (
        "Thank you for your message. Studio Neri is closed at the moment, and the day of return is not fixed yet. "
        "Your message is kept and will be read then."
    )


@pytest.mark.parametrize(
    ("absence", "told"),
    [
        ("2026-11-26 Dentist", False),  # it ends at midnight, and would not have opened before
        ("2026-11-27 Dentist", True),
        ("2026-11-30 Dentist", False),
        ("Dentist", True),
    ],
)
async def test_the_reason_is_told_where_it_is_the_reason(house, absence, told):
    await house.commands("marta", f"away {absence}")
    await house.writes("giulia", "ciao")
    assert ("Reason: Dentist" in house.last_to("giulia")) is told


async def test_an_office_that_never_opens_gives_no_day_either(tmp_path):
    async with opened(tmp_path / "data", hours="off") as house:
        await house.writes("giulia", "ciao")
        assert "the day of return is not fixed yet" in house.last_to("giulia")


@pytest.mark.parametrize("name", ["robot", "marta"])
async def test_none_to_bots_and_none_to_the_office_itself(house, name):
    await house.writes(name, "ciao")
    assert not any("closed" in said for said in house.said_to(name))
    assert house.desk.messages.where() == []


async def test_none_to_edits_and_deletions(house):
    await house.writes("giulia", "ciao", message="1")
    house.forget()
    await house.moves_to(SATURDAY)
    house.forget()
    await house.edits("giulia", "1", "ciao!")
    await house.deletes("giulia", "1")
    assert house.said_to("giulia") == []


async def test_none_to_chatter_of_colleagues_in_a_shared_chat(group):
    await group.writes("giulia", "what a day", GROUP)
    assert group.said_to(GROUP.id) == []
    assert [held.text for held in group.desk.messages.where()] == ["what a day"]


async def test_what_is_plainly_for_the_office_in_a_shared_chat_is_answered_once_there(group):
    await group.writes("giulia", "hello?", GROUP, addressed=True, thread="77")
    await group.writes("giulia", "anybody?", GROUP, addressed=True)
    await group.writes("paolo", "me too", GROUP, addressed=True)
    assert group.said_to(GROUP.id) == [CLOSED]
    assert next(iter(group.wall(GROUP.id).values())).thread == "77"


async def test_who_was_told_in_private_is_not_told_again_in_a_shared_chat(group):
    await group.writes("giulia", "ciao")
    await group.writes("giulia", "ciao", GROUP, addressed=True)
    assert group.said_to(GROUP.id) == []
    await group.writes("paolo", "ciao", GROUP, addressed=True)
    assert group.said_to(GROUP.id) == [CLOSED]


async def test_a_message_in_the_name_of_the_group_is_answered_once_too(group):
    await group.writes("nobody", "hello?", GROUP, addressed=True)
    await group.writes("nobody", "hello??", GROUP, addressed=True)
    assert group.said_to(GROUP.id) == [CLOSED]


async def test_a_chat_that_is_no_clients_is_left_alone_until_the_office_is_addressed(house):
    await house.writes("paolo", "hi all", GROUP)
    assert (house.said_to(GROUP.id), house.desk.messages.where()) == ([], [])
    await house.writes("paolo", "hi bot", GROUP, addressed=True)
    assert house.said_to(GROUP.id) == [CLOSED]


async def test_none_in_the_middle_of_a_live_talk(group):
    await group.writes("marta", "I am still here", GROUP)
    group.clock.move_to(NIGHT + 9 * MINUTE)
    await group.writes("giulia", "good", GROUP, addressed=True)
    assert group.said_to(GROUP.id) == []
    group.clock.move_to(NIGHT + 10 * MINUTE)
    await group.writes("giulia", "still?", GROUP, addressed=True)
    assert group.said_to(GROUP.id) == [CLOSED]


async def test_an_answer_through_the_bot_is_a_live_talk_too(house):
    await house.moves_to(rome("2026-11-27 17:58"))
    await house.writes("giulia", "one more thing")
    await house.writes("marta", "yes?", reply_to=house.last_id("marta"))
    house.forget()
    house.clock.move_to(rome("2026-11-27 18:02"))
    await house.writes("giulia", "this one")
    assert house.said_to("giulia") == []
    house.clock.move_to(rome("2026-11-27 18:10"))
    await house.writes("giulia", "and this")
    assert len(house.said_to("giulia")) == 1


async def test_where_the_clocks_differ_both_hours_are_told(house):
    await house.commands("marta", "client rossi set timezone=America/New_York")
    await house.writes("giulia", "ciao")
    assert "opens again tomorrow, Friday, at 03:00 (09:00 Rome time)." in house.last_to("giulia")


async def test_a_persons_own_zone_counts_until_the_client_has_one(house):
    house.people["luca"] = Account(id="slack:U9", name="Luca", timezone="Europe/London")
    await house.writes("luca", "hello")
    assert "at 08:00 (09:00 Rome time)" in house.last_to("luca")


@pytest.mark.parametrize(
    ("office", "person", "client", "first_word"),
    [
        ("en", None, None, "Thank"),
        ("it", None, None, "Grazie"),
        ("en", "it-IT", None, "Grazie"),
        ("it", "en", None, "Thank"),
        ("it", "de", None, "Grazie"),
        ("en", "it", "en", "Thank"),
        ("en", None, "it", "Grazie"),
    ],
)
async def test_the_clients_language_counts_then_the_persons_then_the_offices(
    tmp_path, office, person, client, first_word
):
    async with opened(tmp_path / "data", language=office) as house:
        house.people["giulia"] = replace(house.people["giulia"], language=person)
        if client:
            await house.commands("marta", f"client rossi set language={client}")
        await house.writes("giulia", "hallo")
        assert house.last_to("giulia").startswith(first_word)


async def test_what_a_client_wrote_in_a_thread_is_answered_in_the_thread(house):
    channel = Chat(id="slack:C1", shared=True, title="rossi")
    await house.writes("luca", "hello", channel, addressed=True, thread="171.5")
    assert [delivery.thread for delivery in house.wall("slack:C1").values()] == ["171.5"]


async def test_orari_at_night_is_a_question_and_no_message_to_keep(house):
    for word in ("hours", "Orari", " HOURS "):
        await house.writes("giulia", word)
        assert house.last_to("giulia") == "Studio Neri is closed and opens tomorrow, Friday, at 09:00."
    assert house.desk.messages.where() == []
    await house.moves_to(MORNING)
    assert house.said_to("marta") == []
