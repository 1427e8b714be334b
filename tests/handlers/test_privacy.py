"""`/privacy` and `/language`: what a person can ask and choose about themselves."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core.events import Attachment
from tests.kit import GROUP, MORNING, NIGHT, opened

PLAN = Attachment(kind="document", ref="telegram:f1", name="plan.pdf")


async def asks(house, text, name="giulia", chat=None):
    await house.commands(name, text, chat)
    return house.said_to(chat.id if chat else name)[-1]


@pytest.mark.parametrize("typed", ["privacy", "riservatezza"])
async def test_what_is_kept_is_told_in_numbers(house, typed):
    house.telegram.sent["telegram:f1"] = b"a plan"
    await house.writes("giulia", "ready?")
    await house.writes("giulia", "", attachments=(PLAN,))
    await house.writes("paolo", "somebody else's")
    assert (await asks(house, typed)).splitlines() == [
        "What Studio Neri keeps about you here",
        "• Your name (Giulia Bianchi), the number of your account, and the language and time zone that it reports",
        "• Messages: 2, files: 1. Each is deleted 30 days after it was answered",
        "• On record: 2 entries on agreements, decisions, answers, complaints and calls, and who made them",
        "To see it or have it erased, write to Studio Neri. Some of it may have to be kept by law.",
    ]


async def test_the_numbers_are_those_of_now(house):
    await house.writes("giulia", "ready?", message="1")
    await house.writes("giulia", "and the logo?", message="2")
    await house.deletes("giulia", "2")
    await house.commands("marta", "client rossi set urgent=always")
    said = await asks(house, "privacy")
    assert "Messages: 1, files: 0" in said
    assert "On record: 3 entries" in said


async def test_what_was_answered_is_gone_after_thirty_days_and_counted_no_more(house):
    await house.writes("giulia", "ready?")
    await house.moves_to(MORNING)
    await house.presses("marta", "Answered")
    await house.moves_to(MORNING + timedelta(days=29))
    assert "Messages: 1, " in await asks(house, "privacy")
    await house.moves_to(MORNING + timedelta(days=31))
    assert "Messages: 0, " in await asks(house, "privacy")


async def test_a_stranger_is_told_too(house):
    await house.writes("paolo", "do you make logos?")
    said = await asks(house, "privacy", "paolo")
    assert "Messages: 1, files: 0" in said
    assert "On record: 0 entries" in said


async def test_a_plain_word_does_where_commands_cannot_be_given(house):
    await house.writes("giulia", "Riservatezza")
    assert house.last_to("giulia").startswith("What Studio Neri keeps about you here")
    assert house.desk.messages.where() == []


@pytest.mark.parametrize("typed", ["it", "IT", "italian", "Italiano"])
async def test_a_chosen_language_counts_from_the_next_word(house, typed):
    assert (await asks(house, f"language {typed}")).splitlines() == [
        "Le scrivo in italiano. Per cambiare:",
        "/lingua inglese",
    ]
    await house.writes("giulia", "ciao")
    assert house.last_to("giulia").startswith("Grazie per il Suo messaggio.")


async def test_the_way_back_is_the_one_that_is_shown(house):
    await asks(house, "language it")
    assert (await asks(house, "lingua inglese")).startswith("I write to you in English.")


async def test_without_a_language_one_is_told_which_one_it_is(house):
    assert await asks(house, "language") == "I write to you in English. To change that:\n/language it"


async def test_a_chosen_language_counts_more_than_the_clients_and_the_platforms(house):
    house.people["giulia"] = replace(house.people["giulia"], language="it")
    await house.commands("marta", "client rossi set language=it")
    await asks(house, "language en")
    await house.writes("giulia", "ciao")
    assert house.last_to("giulia").startswith("Thank you for your message.")


async def test_a_language_that_is_not_spoken_is_answered_with_those_that_are(house):
    assert await asks(house, "language klingon") == (
        "“klingon” is not a language I speak. There are it (Italian) and en (English)."
    )
    assert house.desk.people.get("telegram:7").speaks is None


@pytest.mark.parametrize("typed", ["language it", "Lingua italiano", "language  IT"])
async def test_a_language_can_be_chosen_in_plain_words(house, typed):
    await house.writes("giulia", typed)
    assert house.last_to("giulia").startswith("Le scrivo in italiano.")
    assert house.desk.messages.where() == []


@pytest.mark.parametrize(
    "typed", ["language problems", "lingua sbagliata", "privacy policy", "help us", "urgent matter"]
)
async def test_words_that_only_begin_like_ours_are_for_the_office(house, typed):
    await house.writes("giulia", typed)
    assert [held.text for held in house.desk.messages.where()] == [typed]
    assert house.last_to("giulia").startswith("Thank you for your message.")


async def test_one_persons_language_is_nobody_elses(house):
    await house.commands("paolo", f"start {await house.invitation('rossi invite')}")
    await asks(house, "language it")
    await house.writes("paolo", "hello")
    assert house.last_to("paolo").startswith("Thank you for your message.")


async def test_asked_in_a_shared_chat_it_is_told_in_private_for_the_persons_own_client(house):
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")
    before = house.said_to(GROUP.id)
    await house.commands("giulia", "privacy", GROUP)
    assert "On record: 3 entries" in house.last_to("giulia")
    assert house.said_to(GROUP.id) == before


async def test_in_italian_it_is_told_with_courtesy(tmp_path):
    async with opened(tmp_path / "data", language="it", start=NIGHT) as house:
        said = await asks(house, "riservatezza")
        assert said.splitlines()[0] == "Che cosa Studio Neri conserva qui di Lei"
        assert said.splitlines()[-1].startswith("Per vederlo o farlo cancellare, scriva a Studio Neri.")
