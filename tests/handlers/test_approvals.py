"""An approval binds one version of one thing: what is asked, what the client presses, what both sides then hold."""

from datetime import timedelta

import pytest
from msgspec import convert
from msgspec.structs import replace

from bot.core import fold, ledger
from bot.core.approvals import digest
from bot.core.events import Pressed
from bot.core.ledger import facts_of, fingerprint, seal_holds
from bot.core.rows import Seal
from bot.office_key import load_or_make
from tests.approving import approval, asks, buttons_of, decides, entries, kinds, rossi, shared
from tests.kit import GROUP, NOON, opened

TEXT = "We build calm websites."


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


async def test_the_card_shows_the_exact_text_and_the_sentence_that_goes_on_record(noon):
    await asks(noon)
    bound = digest(TEXT, ())
    (card,) = noon.said_to("giulia", buttons=True)
    assert card.splitlines() == [
        "Homepage, version 1",
        TEXT,
        "If you approve, this goes on record:",
        f"I approve “Homepage”, version 1, exactly as shown to me here ({bound[:12]}).",
        "[Approve] [Ask for changes] [Not me]",
    ]
    assert noon.said_to("marta") == ["Asked Giulia Bianchi to approve: Homepage, version 1"]
    assert (approval(noon).digest, approval(noon).state) == (bound, "asked")


async def test_approve_records_the_sentence_that_was_shown_and_who_pressed_where(noon):
    await asks(noon)
    card = noon.last_id("giulia")
    assert await noon.presses("giulia", "Approve") == ""
    entry = entries(noon)[-1]
    value = entry.opening.value
    assert (entry.core.kind, entry.core.how) == ("approval_given", "inline_button")
    assert (entry.core.subject, entry.core.subject_version) == (approval(noon).approval, 1)
    assert value.shown == (f"I approve “Homepage”, version 1, exactly as shown to me here ({digest(TEXT, ())[:12]}).")
    assert (value.who.platform, value.who.user, value.who.name) == ("telegram", "7", "Giulia Bianchi")
    assert (value.where.chat, value.where.prompt, value.words) == ("telegram:7", card, None)


async def test_both_sides_hold_the_entrys_number_and_its_short_hash(noon):
    await asks(noon)
    await noon.presses("giulia", "Approve")
    entry = entries(noon)[-1]
    trace = f"Entry {entry.core.seq}, {entry.hash[:12]}"
    (receipt,) = noon.said_to("giulia")
    assert receipt.startswith(f"Homepage, version 1\n{TEXT}\n✓ On record: “Homepage”, version 1, is approved (")
    assert "Giulia Bianchi" in receipt
    assert trace in receipt
    assert noon.desk.office.fingerprint[:12] in receipt
    assert buttons_of(noon, "giulia") == "[Take it back]"
    assert noon.last_to("marta").splitlines() == [
        "Giulia Bianchi has approved “Homepage”, version 1 (Rossi SRL).",
        trace,
    ]


async def test_the_office_seals_an_approval_and_the_seal_verifies(noon):
    await asks(noon)
    assert noon.desk.books.rows("seals") == []
    await noon.presses("giulia", "Approve")
    entry = entries(noon)[-1]
    ((key, row),) = noon.store.rows("seals")
    assert key == f"{rossi(noon)}/{entry.core.seq}"
    kept = convert(row, Seal)
    assert (kept.ledger, kept.seq, kept.hash) == (rossi(noon), entry.core.seq, entry.hash)
    public = load_or_make(noon.folder).public_key()
    assert fingerprint(public) == noon.desk.office.fingerprint
    assert seal_holds(public, kept)
    assert not seal_holds(public, replace(kept, seq=kept.seq + 1))


async def test_each_approver_is_asked_in_private_and_readers_are_not(noon):
    await decides(noon, "paolo")
    await noon.commands("luca", f"start {await noon.invitation('rossi invite')}")
    await shared(noon)
    await asks(noon)
    assert [len(noon.said_to(name)) for name in ("giulia", "paolo", "luca")] == [1, 1, 0]
    assert noon.said_to(GROUP.id) == []
    assert noon.last_to("marta") == "Asked Giulia Bianchi, Paolo Verdi to approve: Homepage, version 1"


async def test_whoever_decides_and_has_no_private_chat_is_asked_in_the_shared_one_too(noon):
    await shared(noon)
    await noon.writes("paolo", "good day", GROUP)
    await noon.commands("marta", "client rossi approver paolo")
    noon.forget()
    await asks(noon, "Homepage needed=2\nCalm.")
    await noon.presses("giulia", "Approve")
    await noon.presses("paolo", "Approve", GROUP)
    assert approval(noon).state == "approved"


async def test_without_a_private_chat_it_is_asked_in_the_shared_one(noon):
    await noon.commands("marta", "client new Blu")
    await noon.joins("marta")
    await noon.presses("marta", "This is Blu")
    await noon.writes("paolo", "good day", GROUP)
    await noon.commands("marta", "client blu approver paolo")
    noon.forget()
    await noon.commands("marta", "approve blu Logo\nA circle.")
    assert len(noon.said_to(GROUP.id)) == 1
    await noon.presses("paolo", "Approve", GROUP)
    assert "✓ On record" in noon.last_to(GROUP.id)
    assert noon.last_to("marta").startswith("Paolo Verdi has approved “Logo”")


async def test_where_no_approver_can_be_reached_nothing_is_asked(noon):
    await noon.commands("marta", "client new Blu")
    await noon.joins("marta")
    await noon.presses("marta", "This is Blu")
    await noon.writes("paolo", "good day", GROUP)
    await noon.commands("marta", "client blu approver paolo")
    await noon.leaves("marta", GROUP)
    await noon.commands("marta", "approve blu Logo\nA circle.")
    assert noon.last_to("marta").startswith("Nobody who decides for Blu can be reached")
    client = next(row.client for row in noon.desk.clients.where() if row.name == "Blu")
    assert "approval_asked" not in noon.kinds(client)


async def test_two_of_three_approve_and_the_card_counts_them(noon):
    await decides(noon, "paolo", "luca")
    await asks(noon, "Homepage needed=2\nCalm.")
    await noon.presses("giulia", "Approve")
    assert approval(noon).state == "asked"
    for name in ("giulia", "paolo", "luca"):
        assert "2 approvals are needed; 1 given so far." in noon.last_to(name)
    await noon.presses("luca", "Approve")
    assert approval(noon).state == "approved"
    for name in ("giulia", "paolo", "luca"):
        assert "Giulia Bianchi" in noon.last_to(name)
        assert "Luca Gialli" in noon.last_to(name)
    assert kinds(noon) == ["approval_asked", "approval_given", "approval_given"]


async def test_one_person_is_one_of_two_however_often_they_approve(noon):
    await decides(noon, "paolo")
    await asks(noon, "Homepage needed=2\nCalm.")
    await noon.presses("giulia", "Approve")
    assert await noon.presses("giulia", "Approve") == "You have approved this already."
    await noon.writes("giulia", "ok", reply_to=noon.last_id("giulia"))
    assert noon.last_to("giulia") == "You have approved this already."
    assert kinds(noon) == ["approval_asked", "approval_given"]


async def test_not_me_is_told_to_the_office_and_leaves_it_to_the_others(noon):
    await decides(noon, "paolo")
    await asks(noon)
    await noon.presses("giulia", "Not me")
    assert noon.last_to("marta").startswith("Giulia Bianchi says that somebody else decides about “Homepage”")
    assert approval(noon).state == "asked"
    assert await noon.presses("giulia", "Not me") == "Somebody else has to decide this."
    await noon.presses("paolo", "Approve")
    assert kinds(noon) == ["approval_asked", "approver_declined", "approval_given"]


async def test_when_nobody_is_left_to_decide_that_is_how_it_stands(noon):
    await asks(noon)
    await noon.presses("giulia", "Not me")
    assert approval(noon).state == "declined"


async def test_an_approval_is_taken_back_by_a_new_entry_and_the_old_one_stays(noon):
    await asks(noon)
    await noon.presses("giulia", "Approve")
    await noon.presses("giulia", "Take it back")
    assert kinds(noon) == ["approval_asked", "approval_given", "approval_revoked"]
    (card,) = noon.said_to("giulia", buttons=True)
    assert card.startswith(f"Homepage, version 1\n{TEXT}\nThe approval was taken back.\nIf you approve")
    assert card.endswith("[Approve] [Ask for changes]")
    assert noon.last_to("marta").startswith("Giulia Bianchi has taken back the approval of “Homepage”, version 1")


async def test_nobody_takes_back_what_others_have_approved(noon):
    await decides(noon, "paolo")
    await asks(noon)
    await noon.presses("giulia", "Approve")
    assert await noon.presses("paolo", "Take it back") == "You have not approved this yourself."
    assert approval(noon).state == "approved"


async def test_who_took_it_back_may_give_it_anew_and_the_receipt_names_that_entry_alone(noon):
    await asks(noon)
    for button in ("Approve", "Take it back", "Approve"):
        await noon.presses("giulia", button)
    assert approval(noon).state == "approved"
    (receipt,) = noon.said_to("giulia")
    assert receipt.count("Giulia Bianchi") == 1
    assert f"Entry {entries(noon)[-1].core.seq}, {entries(noon)[-1].hash[:12]}" in receipt


async def test_the_office_withdraws_a_question_and_it_can_no_longer_be_approved(noon):
    await asks(noon)
    message, button = noon.button("telegram:7", "Approve")
    await asks(noon, "withdraw homepage")
    assert noon.last_to("marta") == "Approval of “Homepage” is no longer asked for."
    assert noon.said_to("giulia", buttons=True) == [f"Homepage, version 1\n{TEXT}\nThis is no longer asked for."]
    late = noon.deed(Pressed, "giulia", message=message, token=button.token, choice="approve")
    assert (await noon.receives(late)).text == "This is no longer asked for."
    assert kinds(noon) == ["approval_asked", "approval_withdrawn"]


async def test_what_is_approved_cannot_be_withdrawn_by_the_office(noon):
    await asks(noon)
    await noon.presses("giulia", "Approve")
    await asks(noon, "withdraw Homepage")
    assert noon.last_to("marta") == "This is approved already."
    assert kinds(noon) == ["approval_asked", "approval_given"]


async def test_after_the_last_day_it_can_be_approved_no_more_even_before_the_clock_says_so(noon):
    await asks(noon, "Homepage by 27 November\nCalm.")
    noon.clock.move_to(NOON + timedelta(hours=12))
    assert await noon.presses("giulia", "Approve") == "The time to approve this has passed."
    assert kinds(noon) == ["approval_asked"]


async def test_the_client_reads_in_their_language_and_the_office_in_its_own(noon):
    await noon.commands("marta", "client rossi set language=it")
    await asks(noon)
    assert "Se approva, agli atti va questo:" in noon.last_to("giulia")
    await noon.presses("giulia", "Approvo")
    assert entries(noon)[-1].opening.value.language == "it"
    assert entries(noon)[-1].opening.value.shown.startswith("Approvo «Homepage», versione 1")
    assert noon.last_to("marta").startswith("Giulia Bianchi has approved")


async def test_the_approvals_add_up_to_the_same_without_their_words(noon):
    await asks(noon, "Homepage rounds=2\nCalm.")
    await noon.presses("giulia", "Ask for changes")
    await noon.writes("giulia", "Calmer.")
    await asks(noon, "Homepage\nCalmer.")
    await noon.presses("giulia", "Approve")
    client = rossi(noon)
    state = fold.empty(client)
    head = ledger.EMPTY
    for entry in noon.store.entries(client):
        bare = replace(entry, opening=None)
        head = ledger.check(head, client, bare)
        state = fold.apply(state, bare.core)
    assert state == noon.desk.client(client)
    assert state.approvals[approval(noon).approval].state == "approved"


async def test_the_public_part_of_an_entry_holds_no_title_and_no_words(noon):
    await asks(noon)
    await noon.presses("giulia", "Approve")
    for entry in entries(noon):
        public = f"{facts_of(entry.core)} {entry.core}"
        assert not [word for word in ("Homepage", "calm", "Giulia", "telegram") if word in public]
