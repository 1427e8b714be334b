"""Shared chats: whose they are, where they moved, and that the bot was thrown out."""

import asyncio

import pytest
from msgspec.structs import replace

from bot.core.entries import ChatBound
from bot.core.errors import RetryLater
from bot.core.events import Chat, Moved, Pressed, Wrote
from bot.core.ledger import facts_of
from tests.kit import GROUP, MORNING, opened, rome

SUPERGROUP = Chat(id="telegram:-1009", shared=True, title="Rossi & Neri")


def rossi(house):
    return house.desk.clients.where()[0].client


async def binds(house):
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")


async def moves(house):
    await house.receives(Moved(id=house.fresh(), chat=GROUP.id, new_chat=SUPERGROUP.id))


async def test_brought_into_a_chat_the_owner_is_asked_in_private_whose_it_is(house):
    await house.commands("marta", "client new Bianchi SNC")
    house.forget()
    await house.joins("paolo")
    (asked,) = house.said_to("marta", buttons=True)
    assert asked.splitlines() == [
        "I was brought into “Rossi & Neri”. Whose chat is it?",
        "[This is Bianchi SNC]",
        "[This is Rossi SRL]",
        "[Our own office chat]",
        "[No client's]",
    ]
    assert house.said_to(GROUP.id) == []


async def test_a_chat_that_is_named_as_a_clients_is_theirs_and_everybody_there_is_greeted_once(house):
    await binds(house)
    assert house.desk.chats.get(GROUP.id).client == rossi(house)
    (said,) = house.said_to("marta", buttons=True)
    assert said == (
        "“Rossi & Neri” is the chat of Rossi SRL now. "
        "Everybody there who does not belong to the office reads along for Rossi SRL."
    )
    (greeting,) = house.said_to(GROUP.id)
    assert greeting.startswith("Hello. I am the assistant of Studio Neri.")
    last = list(house.store.entries(rossi(house)))[-1]
    assert isinstance(facts_of(last.core), ChatBound)
    assert GROUP.id.encode() not in bytes(last.core.facts)
    assert last.opening.value.where.chat == GROUP.id


async def test_a_chat_of_no_client_is_left_alone(house):
    await house.joins("marta")
    await house.presses("marta", "No client's")
    assert house.desk.chats.get(GROUP.id).client is None
    assert house.said_to("marta", buttons=True) == ["“Rossi & Neri” belongs to no client. I keep quiet there."]
    assert house.said_to(GROUP.id) == []


async def test_an_answered_card_counts_no_more(house):
    await house.joins("marta")
    message, button = house.button("telegram:1", "This is Rossi SRL")
    await house.presses("marta", "No client's")
    event = house.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    assert (await house.receives(event)).text == "This button no longer works."
    assert house.desk.chats.get(GROUP.id).client is None


async def test_a_forged_client_is_no_clients(house):
    await house.joins("marta")
    message, button = house.button("telegram:1", "This is Rossi SRL")
    event = house.deed(Pressed, "marta", message=message, token=button.token, choice="kforged")
    await house.receives(event)
    assert house.desk.chats.get(GROUP.id).client is None
    assert "kforged" not in house.store.ledgers()


async def test_a_chat_whose_client_is_known_asks_nothing_again(house):
    await binds(house)
    await house.leaves("marta", GROUP)
    house.forget()
    await house.joins("marta")
    assert house.said_to("marta") == []
    assert house.desk.chats.get(GROUP.id).present


async def test_a_chat_can_be_named_by_command_where_there_was_no_client_yet(tmp_path):
    async with opened(tmp_path / "data", client=False) as house:
        await house.joins("marta")
        await house.commands("marta", "client new Rossi SRL")
        await house.commands("marta", "client rossi here", GROUP)
        assert house.desk.chats.get(GROUP.id).client == rossi(house)


async def test_removed_from_a_clients_chat_the_office_is_told(house):
    await binds(house)
    house.forget()
    await house.leaves("paolo", GROUP)
    assert house.said_to("marta") == ["I was removed from “Rossi & Neri” (Rossi SRL) and can no longer write there."]
    assert not house.desk.chats.get(GROUP.id).present


async def test_blocked_by_a_client_the_office_is_told(house):
    await house.leaves("giulia")
    assert house.said_to("marta") == ["Giulia Bianchi (Rossi SRL) has blocked me; I can no longer write there."]


@pytest.mark.parametrize("name", ["paolo", "marta"])
async def test_a_stranger_or_the_owner_who_leaves_is_no_news(house, name):
    await house.leaves(name)
    assert house.said_to("marta") == []


async def test_a_chat_that_got_a_new_id_stays_the_clients_with_what_waits_in_it(house):
    await binds(house)
    await house.writes("giulia", "in the group", GROUP)
    await moves(house)
    assert house.desk.chats.get(GROUP.id) is None
    assert house.desk.chats.get(SUPERGROUP.id).client == rossi(house)
    house.forget()
    await house.moves_to(MORNING)
    await house.writes("marta", "Gladly.", reply_to=house.last_id("marta"))
    assert house.said_to(SUPERGROUP.id) == ["Marta Neri\nGladly."]


async def test_whose_chat_it_is_can_still_be_said_after_it_got_a_new_id(house):
    await house.joins("marta")
    await moves(house)
    await house.presses("marta", "This is Rossi SRL")
    assert house.desk.chats.get(SUPERGROUP.id).client == rossi(house)
    assert len(house.said_to(SUPERGROUP.id)) == 1


async def test_what_was_to_be_said_in_the_old_chat_is_said_in_the_new_one(house):
    await binds(house)
    house.forget()
    house.telegram.scripts[GROUP.id].append(RetryLater("429", after_seconds=0.05))
    house.engine.receive(house.deed(Wrote, "giulia", GROUP, text="hello?", message="1"))
    await asyncio.sleep(0.01)
    house.engine.receive(Moved(id="moved", chat=GROUP.id, new_chat=SUPERGROUP.id))
    await house.outbox.idle()
    assert len(house.said_to(SUPERGROUP.id)) == 1
    assert house.said_to(GROUP.id) == []


async def test_a_move_that_is_told_twice_and_one_of_an_unknown_chat_change_nothing(house):
    await binds(house)
    await moves(house)
    before = house.store.rows("chats")
    await moves(house)
    await house.receives(Moved(id="other", chat="telegram:-5", new_chat="telegram:-6"))
    assert house.store.rows("chats") == before


async def test_a_chat_without_a_title_is_named_by_its_id_and_a_later_title_counts(house):
    await house.joins("marta", replace(GROUP, title=""))
    assert "“telegram:-100”" in house.last_to("marta")
    await house.joins("marta")
    assert house.desk.chats.get(GROUP.id).title == "Rossi & Neri"


async def test_an_answer_that_waits_goes_where_the_chat_has_moved(house):
    await binds(house)
    await house.writes("giulia", "Studio, is it ready?", GROUP, addressed=True)
    await house.commands("marta", "digest")
    await house.writes("marta", "It is.", reply_to=house.last_id("marta"))
    await moves(house)
    await house.moves_to(MORNING)
    assert house.said_to(SUPERGROUP.id) == ["Marta Neri\nIt is."]
    assert "Marta Neri\nIt is." not in house.said_to(GROUP.id)


async def test_what_comes_of_a_call_is_told_where_the_chat_has_moved(house):
    await house.commands("marta", "client rossi set urgent=always")
    await binds(house)
    await house.writes("giulia", "urgent", GROUP, addressed=True)
    await house.presses("giulia", "Call now", GROUP)
    await moves(house)
    await house.presses("marta", "I'll take it")
    assert house.said_to(SUPERGROUP.id) == ["Marta Neri is taking care of it now."]


async def test_a_complaint_is_answered_where_the_chat_has_moved(house):
    await binds(house)
    await house.commands("giulia", "complaint The logo is the old one", GROUP)
    await moves(house)
    await house.commands("marta", "complaint rossi answer explained The new one comes on Monday.")
    assert "The new one comes on Monday." in house.said_to(SUPERGROUP.id)[-1]


async def test_a_call_is_reminded_of_where_the_chat_has_moved(house):
    await house.commands("marta", "hours calls Tu,Th 15:00-17:00")
    await house.presses("marta", "Yes, from now on")
    await binds(house)
    await house.commands("giulia", "call", GROUP)
    await house.presses("giulia", "Tuesday 1 December, 15:00", GROUP)
    await moves(house)
    await house.moves_to(rome("2026-12-01T14:00"))
    assert "15:00" in house.said_to(SUPERGROUP.id)[-1]
