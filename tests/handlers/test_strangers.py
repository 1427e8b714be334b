"""A stranger who writes: a courteous answer, the questions that everybody is asked, a card for the office."""

import pytest

from bot.core.entries import ClientAdded, ContactJoined
from bot.core.events import Chat, Pressed
from bot.core.ledger import facts_of
from bot.core.verbs import CLIENT
from tests.kit import GROUP, MORNING, NOON, opened

CARD = "Paolo Verdi · not a client yet\ndo you make logos?\nNot a client yet. Reply to this message to answer."
ASKED = "So that the first answer can be a useful one, please write:\n• What do you need?\n• By when?\n• Who decides?"
NO = (
    "Thank you for writing to Studio Neri. At present no new work can be taken on, "
    "and it is fairer to tell you at once. We wish you every success."
)


@pytest.fixture
async def met(house):
    """By day Paolo, whom nobody knows, has written."""
    await house.moves_to(NOON)
    house.forget()
    await house.writes("paolo", "do you make logos?")
    return house


def forged(house, name, choice, chat="telegram:1"):
    (card,) = house.desk.cards.where(subject="stranger")
    return house.deed(Pressed, name, Chat(id=chat), message=card.message, token=card.token, choice=choice)


def audience(house, name):
    return house.desk.audience(house.people[name])


async def test_at_night_the_questions_come_with_the_away_reply_and_once(house):
    await house.writes("paolo", "do you make logos?")
    await house.writes("paolo", "and pages?")
    (said,) = house.said_to("paolo")
    assert said.startswith("Thank you for your message. Studio Neri is closed at the moment")
    assert said.endswith(f"\n{ASKED}")
    assert house.said_to("marta") == []


async def test_who_was_asked_at_night_is_not_asked_again_by_day_nor_the_next_night(house):
    await house.writes("paolo", "do you make logos?")
    await house.moves_to(NOON)
    await house.writes("paolo", "and pages?")
    assert len(house.said_to("paolo")) == 1
    await house.moves_to(NOON.replace(hour=20))
    await house.writes("paolo", "hello?")
    assert "What do you need?" not in house.last_to("paolo")
    assert len(house.said_to("paolo")) == 2


async def test_clients_are_asked_no_such_questions(house):
    await house.writes("giulia", "ready?")
    assert "What do you need?" not in house.last_to("giulia")


async def test_by_day_the_office_has_the_card_at_once(met):
    assert met.said_to("marta", buttons=True) == [f"{CARD}\n[Make it a client] [Decline kindly]"]
    assert met.last_to("paolo").endswith(ASKED)


async def test_at_the_opening_the_card_follows_the_digest(house):
    await house.writes("paolo", "do you make logos?")
    await house.writes("paolo", "and pages?")
    await house.writes("giulia", "ready?")
    await house.moves_to(MORNING)
    digest, card = house.said_to("marta")
    assert digest.startswith("3 messages are waiting for you")
    assert card == CARD


async def test_each_stranger_has_one_card_whatever_else_they_write(met):
    await met.writes("paolo", "and pages?")
    await met.moves_to(NOON.replace(hour=20))
    await met.writes("paolo", "hello?")
    await met.moves_to(MORNING.replace(day=30))
    assert len(met.desk.cards.where(subject="stranger")) == 1
    assert met.said_to("marta")[1].startswith("Paolo Verdi · not a client yet\nand pages?")


async def test_a_reply_to_the_card_answers_the_stranger(met):
    await met.writes("marta", "We do.", reply_to=met.last_id("marta"))
    assert met.last_to("paolo") == "Marta Neri\nWe do."
    assert met.desk.messages.where()[0].state == "answered"
    assert audience(met, "paolo") == "stranger"


async def test_the_answer_of_a_stranger_to_the_answer_is_passed_on(met):
    await met.writes("marta", "We do.", reply_to=met.last_id("marta"))
    await met.writes("paolo", "By June.")
    assert met.last_to("marta").splitlines()[:2] == ["Paolo Verdi · not a client yet", "By June."]


async def test_a_press_makes_a_client_of_whom_nothing_was_guessed(met):
    await met.presses("marta", "Make it a client")
    row = met.desk.clients.where()[-1]
    person = met.desk.people.get("telegram:8")
    assert (row.name, person.client) == ("Paolo Verdi", row.client)
    assert met.kinds(row.client) == ["client_opened", "contact_joined"]
    assert facts_of(list(met.store.entries("office"))[-1].core) == ClientAdded(client=row.client)
    joined = list(met.store.entries(row.client))[-1]
    assert facts_of(joined.core) == ContactJoined(contact=person.contact, role="approver")
    assert met.desk.client(row.client).role(person.contact) == "approver"
    assert [held.client for held in met.desk.messages.where()] == [row.client]


async def test_whoever_becomes_a_client_is_welcomed_and_has_a_clients_menu(met):
    await met.presses("marta", "Make it a client")
    assert met.last_to("paolo").splitlines()[0] == "Welcome. This is the assistant of Studio Neri."
    assert ("telegram:8", None, list(CLIENT)) in met.telegram.menus
    (card,) = met.said_to("marta", buttons=True)
    assert card.splitlines() == [
        "Paolo Verdi",
        "do you make logos?",
        "Paolo Verdi is a client now. To give the client another name:",
        "/client Paolo Verdi rename Rossi SRL",
    ]


async def test_the_card_of_a_new_client_can_still_be_replied_to(met):
    await met.presses("marta", "Make it a client")
    await met.writes("marta", "We do.", reply_to=met.last_id("marta"))
    assert met.last_to("paolo") == "Marta Neri\nWe do."


async def test_a_name_that_is_taken_gets_a_number(met):
    await met.commands("marta", "client new paolo verdi")
    await met.presses("marta", "Make it a client")
    assert [row.name for row in met.desk.clients.where()] == ["Rossi SRL", "paolo verdi", "Paolo Verdi 2"]


async def test_declining_shows_the_words_before_they_go(met):
    await met.presses("marta", "Decline kindly")
    assert met.said_to("marta", buttons=True)[0].splitlines()[2:] == [
        "These words would go out:",
        NO,
        "[Send this] [Not yet]",
    ]
    assert NO not in met.said_to("paolo")
    await met.presses("marta", "Send this")
    assert met.last_to("paolo") == NO
    assert met.said_to("marta", buttons=True)[0].splitlines()[2:] == ["Declined."]
    assert met.desk.messages.where()[0].state == "answered"


async def test_not_yet_leads_back_to_the_card_and_sends_nothing(met):
    await met.presses("marta", "Decline kindly")
    await met.presses("marta", "Not yet")
    assert met.said_to("marta", buttons=True) == [f"{CARD}\n[Make it a client] [Decline kindly]"]
    assert NO not in met.said_to("paolo")


async def test_words_that_were_not_shown_cannot_be_sent(met):
    await met.receives(forged(met, "marta", "send"))
    assert NO not in met.said_to("paolo")
    assert met.desk.messages.where()[0].state == "passed"


async def test_the_words_are_shown_in_the_language_in_which_they_go(met):
    met.people["paolo"] = met.people["paolo"].__class__(id="telegram:8", name="Paolo Verdi", language="it")
    await met.writes("paolo", "e il sito?")
    await met.presses("marta", "Decline kindly")
    await met.presses("marta", "Send this")
    assert met.last_to("paolo").startswith("La ringraziamo di aver scritto a Studio Neri.")


@pytest.mark.parametrize("first", ["Make it a client", "Decline kindly"])
@pytest.mark.parametrize("choice", ["client", "decline", "send"])
async def test_a_card_that_was_decided_counts_no_more(met, first, choice):
    await met.presses("marta", first)
    if first == "Decline kindly":
        await met.presses("marta", "Send this")
    clients = len(met.desk.clients.where())
    assert (await met.receives(forged(met, "marta", choice))).text == "This button no longer works."
    assert len(met.desk.clients.where()) == clients


async def test_a_stranger_who_has_used_an_invitation_meanwhile_is_made_a_client_only_once(met):
    await met.commands("paolo", f"start {await met.invitation('new Bianchi SNC')}")
    assert (await met.receives(forged(met, "marta", "client"))).text == "This button no longer works."
    assert [row.name for row in met.desk.clients.where()] == ["Rossi SRL", "Bianchi SNC"]


@pytest.mark.parametrize("name", ["paolo", "giulia", "luca"])
async def test_only_the_office_decides_about_strangers(met, name):
    assert (await met.receives(forged(met, name, "client"))).text == "This button is for the office."
    assert audience(met, "paolo") == "stranger"


async def test_a_deleted_message_is_shown_on_no_card(house):
    await house.writes("paolo", "do you make logos?", message="1")
    await house.deletes("paolo", "1")
    await house.moves_to(MORNING)
    assert (
        house.last_to("marta") == "Paolo Verdi · not a client yet\nNot a client yet. Reply to this message to answer."
    )


async def test_a_passer_by_in_a_group_gets_no_questions_and_no_card(house):
    await house.moves_to(NOON)
    await house.writes("paolo", "what is this bot?", GROUP, addressed=True)
    assert house.said_to(GROUP.id) == []
    assert house.desk.cards.where(subject="stranger") == []


async def test_in_italian_strangers_are_asked_with_courtesy(tmp_path):
    async with opened(tmp_path / "data", language="it", start=NOON) as house:
        await house.writes("paolo", "fate loghi?")
        assert house.last_to("paolo").splitlines() == [
            "Grazie per il Suo messaggio. È stato inoltrato a Studio Neri e la risposta arriverà qui.",
            "Perché la prima risposta sia già utile, scriva per favore:",
            "• Di che cosa ha bisogno?",
            "• Entro quando?",
            "• Chi decide?",
        ]
        assert house.last_to("marta").endswith(
            "Non è ancora un cliente. Per rispondergli, rispondi a questo messaggio."
        )
