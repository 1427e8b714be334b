"""A quote that was accepted elsewhere: the office states it, with the document; and whether work may start."""

import pytest

from bot.core.errors import NotFetched
from bot.core.events import Pressed, Quoted, Wrote
from bot.core.ledger import facts_of
from tests.approving import approval, rossi
from tests.attached import content_of, files_to, given, slow
from tests.kit import NOON, opened
from tests.quoting import quote, requests, sends, signs


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await sends(house)
        yield house


async def states(house, what="rossi accepted", **fields):
    await house.commands("marta", f"quote {what}", **fields)


def statement(house):
    return [entry for entry in house.store.entries(rossi(house)) if entry.core.kind == "quote_accepted_elsewhere"]


async def test_a_document_that_comes_with_the_command_counts_as_the_signature(noon):
    await states(noon, attachments=(given(noon, "signed.pdf"),))
    (entry,) = statement(noon)
    assert quote(noon).state == "approved"
    assert facts_of(entry.core).sha256 == entry.opening.value.files[0].sha256
    assert (entry.opening.value.words, entry.opening.value.who.name) == ("/quote rossi accepted", "Marta Neri")
    assert [each.cents for each in requests(noon)] == [52704, 52704]
    assert noon.last_to("marta").startswith("On record as your statement: “Homepage”, version 1")


async def test_the_client_is_told_with_the_document_and_the_card_says_whose_statement_it_is(noon):
    await states(noon, attachments=(given(noon, "signed.pdf"),))
    told = (
        "Studio Neri has put on record that the quote “Homepage”, version 1, for 1,756.80 EUR, was accepted elsewhere, "
        "with this document. If that is not so, please tell us here."
    )
    assert any(said.startswith(told) for said in noon.said_to("giulia"))
    assert content_of(noon, files_to(noon, "telegram:7")[-1]) == b"signed.pdf"
    card = noon.said_to("giulia", buttons=True)[1]
    assert "✓ On record, as Studio Neri states: the quote “Homepage”" in card
    assert "Marta Neri, Friday 27 November 2026" in card
    assert "[Sign]" not in card


async def test_a_document_to_which_the_command_replies_is_taken(noon):
    document = given(noon, "scan.pdf")
    await states(noon, reply_to="m1", quoted=Quoted(text="", attachments=(document,)))
    assert statement(noon)[0].opening.value.files[0].name == "scan.pdf"


async def test_where_a_command_carries_no_file_the_one_that_was_sent_right_before_is_taken(noon):
    await noon.writes("marta", "", attachments=(given(noon, "older.pdf"),))
    noon.clock.move_to(NOON.replace(minute=5))
    await noon.writes("marta", "", attachments=(given(noon, "scan.pdf"),))
    await states(noon)
    assert statement(noon)[0].opening.value.files[0].name == "scan.pdf"


async def test_without_a_document_or_with_several_nothing_is_recorded(noon):
    await states(noon)
    assert noon.last_to("marta").startswith("Please attach the document that shows it")
    await states(noon, attachments=(given(noon, "a.pdf"), given(noon, "b.pdf")))
    assert noon.last_to("marta").startswith("Please attach the document that shows it")
    assert statement(noon) == []


async def test_a_document_that_cannot_be_fetched_is_named_and_nothing_is_recorded(noon):
    await states(noon, attachments=(given(noon, "signed.pdf", content=NotFetched("empty")),))
    assert "signed.pdf: it arrived empty." in noon.last_to("marta")
    assert statement(noon) == []
    assert noon.store.rows("asking") == []


async def test_a_quote_that_is_signed_while_the_document_is_fetched_stays_signed_by_the_client(noon):
    await noon.presses("giulia", "Sign")
    with slow(noon.telegram) as gate:
        noon.engine.receive(noon.command("marta", "quote rossi accepted", attachments=(given(noon, "signed.pdf"),)))
        noon.engine.receive(noon.deed(Wrote, "giulia", text="Giulia Bianchi", message="m9"))
        gate.set()
        await noon.outbox.idle()
    assert (quote(noon).state, quote(noon).elsewhere) == ("approved", False)
    assert any(said.startswith("This quote is signed already") for said in noon.said_to("marta"))


async def test_what_is_signed_already_cannot_be_accepted_elsewhere(noon):
    await signs(noon)
    await states(noon, attachments=(given(noon, "signed.pdf"),))
    assert noon.last_to("marta").startswith("This quote is signed already")
    assert statement(noon) == []


async def test_what_the_office_no_longer_asks_cannot_be_accepted_elsewhere(noon):
    await noon.commands("marta", "quote rossi withdraw")
    await states(noon, attachments=(given(noon, "signed.pdf"),))
    assert noon.last_to("marta") == "This is no longer asked for."
    assert statement(noon) == []


async def test_an_unknown_quote_is_told_and_a_named_one_is_meant(noon):
    await states(noon, "rossi accepted Logo", attachments=(given(noon, "signed.pdf"),))
    assert noon.last_to("marta") == "There is no quote called “Logo” for Rossi SRL."
    await states(noon, "rossi accepted homepage", attachments=(given(noon, "signed.pdf"),))
    assert quote(noon).elsewhere


async def test_the_document_stays_as_evidence_until_the_client_is_erased(noon):
    await states(noon, attachments=(given(noon, "signed.pdf"),))
    sha256 = facts_of(statement(noon)[0].core).sha256
    assert sha256 in noon.desk.files()
    noon.office.eraser.erase(rossi(noon), "client")
    assert not noon.office.files.path(sha256).exists()


# Whether work may start


async def test_the_gate_of_a_client_without_quotes_stops_nothing(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await house.commands("marta", "gate rossi")
        assert house.last_to("marta") == "Go: no quote was sent to Rossi SRL"


async def test_the_gate_of_a_client_names_signature_and_deposit(noon):
    await noon.commands("marta", "gate rossi")
    assert noon.said_to("marta", buttons=True)[-1] == (
        "Stop: work for Rossi SRL\n• a quote is not signed\n[Start regardless]"
    )
    await signs(noon)
    await noon.commands("marta", "gate rossi")
    assert noon.last_to("marta") == "Stop: work for Rossi SRL\n• a deposit has not arrived"


async def test_once_the_deposit_has_come_in_work_may_start(noon):
    await signs(noon)
    await noon.commands("marta", "paid 1 500")
    await noon.commands("marta", "gate rossi")
    assert noon.last_to("marta") == "Stop: work for Rossi SRL\n• a deposit has not arrived"
    await noon.commands("marta", "paid 1")
    await noon.commands("marta", "gate rossi")
    assert noon.last_to("marta") == "Go: work for Rossi SRL may start"


async def test_who_starts_regardless_is_on_record_with_that_choice(noon):
    await noon.commands("marta", "gate rossi")
    assert await noon.presses("marta", "Start regardless") == "On record."
    entry = list(noon.store.entries(rossi(noon)))[-1]
    assert (entry.core.kind, entry.core.subject) == ("work_started", quote(noon).approval)
    assert entry.opening.value.who.name == "Marta Neri"
    assert noon.said_to("marta", buttons=True)[-1] == (
        "Stop: work for Rossi SRL\n• a quote is not signed\nWork has begun regardless; that is on record."
    )
    await noon.commands("marta", "gate rossi")
    assert "[Start regardless]" not in noon.said_to("marta", buttons=True)[-1]


async def test_a_second_press_records_nothing_more(noon):
    await noon.commands("marta", "gate rossi")
    message, button = noon.button("telegram:1", "Start regardless")
    await noon.presses("marta", "Start regardless")
    again = noon.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
    assert (await noon.receives(again)).text == "This button no longer works."
    assert noon.kinds(rossi(noon)).count("work_started") == 1


async def test_to_start_regardless_opens_no_gate_for_what_goes_online(noon):
    await noon.commands("marta", "gate rossi")
    await noon.presses("marta", "Start regardless")
    await noon.commands("marta", "approve rossi Copy\nCalm.")
    await noon.presses("giulia", "Approve")
    assert approval(noon, "Copy").state == "approved"
    await noon.commands("marta", "gate rossi Copy")
    assert noon.last_to("marta") == "Stop: Copy, version 1\n• a quote is not signed"
