"""receive(event): once, in one commit, and whatever our own code does wrong, the next event is handled."""

import errno
import os

import pytest
from msgspec.structs import replace

from bot.core.effects import Answer, Keep, Prepare, Record, Send
from bot.core.entries import ClientAdded, ClientOpened, ClientSet
from bot.core.errors import BadInput, StorageFault
from bot.core.events import Chat, Commanded, Connected, Deleted, Pressed, Wrote
from bot.core.ledger import OpeningValue
from bot.core.post_rows import Parcel
from bot.core.rows import Card, Title
from tests.kit import GROUP, MORNING

JOURNAL = "paletti.journal"


def lines(house):
    return (house.folder / JOURNAL).read_bytes().count(b"\n")


def wrote(house, text="ciao", **fields):
    return house.deed(Wrote, "giulia", text=text, message="77", **fields)


def handles(house, kind, handler):
    """From now on this handler gets all events of a kind."""
    tables = house.engine.tables
    house.engine.tables = replace(tables, events={**tables.events, kind: handler})


def has_button(house, message="m1"):
    """A card of a subject of the test's own hangs in Marta's chat; whether it was pressed shows in `presses`."""
    presses = []

    def press(event, desk):
        presses.append((event.choice, desk.cards.get("tcard").message))
        return (Answer("done"),)

    tables = house.engine.tables
    house.engine.tables = replace(tables, buttons={**tables.buttons, "test": press})
    card = Card(
        token="tcard", subject="test", may="owner", chat="telegram:1", at=MORNING, message=message, parcel="parcel"
    )
    house.engine.commit(lambda _: (Keep("cards", "tcard", card),))
    return presses


def has_button_on_its_way(house):
    """The same, of which nobody has told yet that it arrived."""
    presses = has_button(house, message=None)
    parcel = Parcel(
        id="parcel", chat="telegram:1", say="hours_card", args={"card": "tcard"}, at=MORNING, state="sending", shown={}
    )
    house.engine.commit(lambda _: (Keep("outbox", "parcel", parcel),))
    return presses


def pressed(house, name="marta", **fields):
    given = {"token": "tcard", "choice": "yes", "message": "m1"} | fields
    return house.deed(Pressed, name, given.pop("chat", None), **given)


async def test_an_event_that_was_committed_once_changes_nothing_the_second_time(house):
    event = wrote(house)
    house.engine.receive(event)
    before, length = house.store.rows("messages"), lines(house)
    assert house.engine.receive(event) is None
    assert (house.store.rows("messages"), lines(house)) == (before, length)


async def test_an_event_that_was_committed_once_is_known_after_a_restart(house):
    event = wrote(house)
    await house.receives(event)
    await house.restarts()
    house.forget()
    await house.receives(event)
    assert house.said_to("giulia") == []


async def test_all_that_follows_from_an_event_is_one_line_of_the_journal(house):
    await house.outbox.stop()  # what is sent has lines of its own
    before = lines(house)
    house.engine.receive(wrote(house))
    assert lines(house) == before + 1
    assert [len(house.store.rows(table)) for table in ("messages", "failed")] == [1, 0]
    assert house.desk.outbox.where(say="away", state="pending")


async def test_a_handler_that_fails_is_kept_aside_whole_and_the_owner_is_told(house):
    def fails(_event, _desk):
        raise ZeroDivisionError("by nought")

    handles(house, Wrote, fails)
    assert await house.receives(wrote(house, text="a precious message")) is None
    (mishap,) = house.failed()
    assert "a precious message" in mishap["event"]
    assert "by nought" in mishap["error"]
    assert "ZeroDivisionError" in house.last_to("marta")
    assert house.desk.messages.where() == []


async def test_after_a_failure_the_next_event_is_handled(house):
    working = house.engine.tables.events[Wrote]

    def fails_once(event, desk):
        if event.text == "poison":
            raise RuntimeError("poisoned")
        return working(event, desk)

    handles(house, Wrote, fails_once)
    poison = wrote(house, text="poison")
    await house.receives(poison)
    await house.receives(wrote(house, text="medicine"))
    await house.receives(poison)
    assert [held.text for held in house.desk.messages.where()] == ["medicine"]
    assert len(house.failed()) == 1


async def test_what_a_handler_had_done_before_it_failed_is_undone(house):
    def fails_late(event, _desk):
        yield Keep("titles", "t1", Title(text="half done"))
        yield Record(ledger="office", facts=ClientAdded(client="k9"), how="typed")
        raise RuntimeError(event.text)

    handles(house, Wrote, fails_late)
    before = house.kinds()
    house.engine.receive(wrote(house))
    assert house.desk.titles.get("t1") is None
    assert house.kinds() == before
    assert len(house.failed()) == 1


async def test_of_the_same_words_said_twice_no_two_entries_show_that_they_are_the_same(house):
    def says_yes(_event, _desk):
        for client in ("k8", "k9"):
            facts = ClientAdded(client=client)
            yield Record(ledger="office", facts=facts, how="typed", opening=OpeningValue(words="yes"))

    handles(house, Wrote, says_yes)
    house.engine.receive(wrote(house))
    one, other = [entry for entry in house.store.entries("office") if entry.opening][-2:]
    assert one.opening.value == other.opening.value
    assert one.core.commit != other.core.commit


async def test_a_kept_fault_holds_no_token(house):
    house.engine._redact = lambda text: text.replace("sesame", "***")

    def fails(_event, _desk):
        raise RuntimeError("https://host/botsesame/getMe")

    handles(house, Wrote, fails)
    house.engine.receive(wrote(house))
    assert b"sesame" not in (house.folder / JOURNAL).read_bytes()
    assert "bot***/getMe" in house.failed()[0]["error"]


async def test_what_was_received_is_on_the_disk_when_it_is_acknowledged_and_that_we_answered_need_not_be(
    house, monkeypatch
):
    synced = []
    monkeypatch.setattr(os, "fdatasync", synced.append)
    house.engine.receive(wrote(house))
    assert len(synced) == 1
    await house.outbox.idle()
    assert house.desk.outbox.where(say="away", state="sent")
    assert len(synced) == 1


async def test_what_a_handler_had_done_before_the_store_failed_is_not_in_the_next_commit(house):
    def fails_late(_event, _desk):
        yield Keep("titles", "t1", Title(text="half done"))
        raise StorageFault("cannot be read")

    handles(house, Wrote, fails_late)
    with pytest.raises(StorageFault):
        house.engine.receive(wrote(house))
    house.engine.commit(lambda _: (Keep("titles", "t2", Title(text="done")),))
    assert [house.desk.titles.get(title) is None for title in ("t1", "t2")] == [True, False]


async def test_a_storage_fault_is_passed_on_and_nothing_of_the_event_is_kept(house, monkeypatch):
    event, before = wrote(house), lines(house)

    def full(*_args, **_kwargs):
        raise StorageFault(errno.errorcode[errno.ENOSPC])

    with monkeypatch.context() as disk:
        disk.setattr(house.store._file, "append", full)
        with pytest.raises(StorageFault):
            house.engine.receive(event)
    assert lines(house) == before
    assert house.desk.messages.where() == []
    assert house.desk.outbox.where(say="away") == []
    await house.receives(event)
    assert [held.text for held in house.desk.messages.where()] == ["ciao"]
    assert len(house.said_to("giulia")) == 1
    assert house.failed() == []


async def test_what_an_entry_brings_about_happens_in_the_same_commit(house):
    await house.outbox.stop()
    seen = []

    def reaction(entry, desk):
        seen.append((entry.core.seq, desk.books.head("k1").seq, desk.client("k1").language))
        return (Keep("titles", "t1", Title(text="reacted")),)

    house.engine.tables = replace(house.engine.tables, reactions={ClientSet: (reaction,)})

    def handler(_event, _desk):
        return (
            Record(ledger="k1", facts=ClientOpened(), how="typed"),
            Record(ledger="k1", facts=ClientSet(language="it"), how="typed"),
        )

    handles(house, Wrote, handler)
    before = lines(house)
    house.engine.receive(wrote(house))
    assert seen == [(2, 2, "it")]
    assert house.desk.titles.get("t1") == Title(text="reacted")
    assert lines(house) == before + 1


async def test_a_reaction_that_fails_undoes_the_entry(house):
    def reaction(_entry, _desk):
        raise RuntimeError("no")

    house.engine.tables = replace(house.engine.tables, reactions={ClientOpened: (reaction,)})
    handles(house, Wrote, lambda _event, _desk: (Record(ledger="k1", facts=ClientOpened(), how="typed"),))
    house.engine.receive(wrote(house))
    assert house.kinds("k1") == []
    assert len(house.failed()) == 1


async def test_one_occurrence_is_put_into_the_outbox_once(house):
    send = Send(id="rung:12:+7", chat="telegram:7", say="hello", args={"account": "telegram:7"})
    handles(house, Wrote, lambda _event, _desk: (send, send))
    await house.receives(wrote(house))
    await house.receives(wrote(house))
    assert len(house.said_to("giulia")) == 1


async def test_one_errand_is_put_into_the_outbox_once(house):
    await house.outbox.stop()
    errand = Prepare(id="describe:x", recipe="describe", args={"account": "telegram:9"}, then="described")
    handles(house, Wrote, lambda _event, _desk: (errand, errand))
    house.engine.receive(wrote(house))
    assert [row.id for row in house.desk.outbox.where(recipe="describe")] == ["describe:x"]


async def test_what_cannot_be_meant_gets_a_kind_answer(house):
    def refuses(_event, _desk):
        raise BadInput("client-unknown", name="Bianchi")

    handles(house, Wrote, refuses)
    await house.receives(wrote(house))
    assert house.said_to("giulia") == ["There is no client “Bianchi”. /client list shows them all."]
    assert house.failed() == []


async def test_what_cannot_be_meant_by_a_button_gets_a_toast(house):
    has_button(house)

    def refuses(_event, _desk):
        raise BadInput("client-unknown", name="Bianchi")

    house.engine.tables = replace(house.engine.tables, buttons={"test": refuses})
    answer = await house.receives(pressed(house))
    assert answer == Answer("There is no client “Bianchi”. /client list shows them all.")
    assert house.said_to("marta") == []


async def test_a_button_is_pressed_where_its_card_hangs_by_whom_it_is_for(house):
    presses = has_button(house)
    assert await house.receives(pressed(house)) == Answer("done")
    assert presses == [("yes", "m1")]


@pytest.mark.parametrize(
    "fields",
    [
        {"token": "tother"},
        {"token": ""},
        {"message": "m2"},
        {"message": None},
        {"chat": GROUP},
    ],
    ids=["unknown token", "no token", "other message", "no message", "other chat"],
)
async def test_a_forged_or_foreign_button_is_refused_politely(house, fields):
    presses = has_button(house)
    assert await house.receives(pressed(house, **fields)) == Answer("This button no longer works.")
    assert presses == []
    assert house.failed() == []


async def test_a_card_whose_subject_this_version_does_not_know_is_refused_politely(house):
    presses = has_button(house)
    house.engine.tables = replace(house.engine.tables, buttons={})
    assert await house.receives(pressed(house)) == Answer("This button no longer works.")
    assert presses == []


async def test_somebody_elses_button_is_refused_politely(house):
    presses = has_button(house)
    forged = replace(pressed(house, "giulia"), chat=pressed(house).chat)
    assert await house.receives(forged) == Answer("This button is for the office.")
    assert presses == []


async def test_a_press_that_overtakes_its_delivery_proves_it_and_sees_the_card_where_it_hangs(house):
    presses = has_button_on_its_way(house)
    await house.receives(pressed(house, message="m5"))
    assert presses == [("yes", "m5")]
    assert house.desk.cards.get("tcard").message == "m5"
    assert (house.desk.outbox.get("parcel").state, house.desk.outbox.get("parcel").message) == ("sent", "m5")


async def test_a_press_by_the_wrong_person_proves_nothing(house):
    presses = has_button_on_its_way(house)
    forged = replace(pressed(house, "giulia", message="m5"), chat=pressed(house).chat)
    await house.receives(forged)
    assert presses == []
    assert house.desk.cards.get("tcard").message is None
    assert house.desk.outbox.get("parcel").state == "sending"


async def test_an_event_nobody_handles_is_acknowledged_and_not_asked_again(house):
    house.engine.tables = replace(house.engine.tables, events={})
    event = house.deed(Deleted, "giulia", message="1")
    assert house.engine.receive(event) == Answer()
    assert house.engine.receive(event) is None


async def test_a_payload_that_an_adapter_could_not_read_is_kept_aside_once_and_told(house):
    error = ValueError("odd")
    house.engine.set_aside("telegram:update:5", '{"odd": true}', error)
    await house.outbox.idle()
    assert house.failed()[0]["event"] == '{"odd": true}'
    assert "ValueError" in house.last_to("marta")
    event = Connected(id="telegram:update:5", platform="telegram", handle="@other")
    assert house.engine.receive(event) is None
    assert house.desk.platforms.get("telegram").handle == "@neri_bot"


async def test_a_command_that_is_given_where_two_people_talk_alone_is_answered_in_our_own_chat(house):
    """Slack takes it there, and that chat looks like ours; but we cannot write in it."""
    theirs = Chat(id="slack:T1:D999")
    event = house.deed(Commanded, "marta", theirs, verb="status")
    before = house.desk.people.get(event.by.id).private
    await house.receives(event)
    assert house.desk.people.get(event.by.id).private == before
    assert house.desk.outbox.where(chat=theirs.id) == []
    assert house.last_to("marta")
