"""A quote from the form to the signature: drawn up, sent, signed or declined, and what is asked for then."""

from datetime import timedelta

import pytest

from bot.core.errors import CannotDraw
from bot.core.events import Chat, Pressed, Submitted
from bot.core.ledger import facts_of
from tests.approving import asks, kinds, rossi
from tests.kit import CODE, NOON, opened, rome
from tests.quoting import PLAN, USUAL, fills, quote, requests, sends, signs


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


def facts(house, kind):
    return [facts_of(entry.core) for entry in house.store.entries(rossi(house)) if entry.core.kind == kind]


# The draft


async def test_what_was_filled_in_is_read_back_with_its_totals_before_anybody_sees_it(noon):
    await fills(noon)
    assert noon.said_to("marta", buttons=True)[-1] == (
        "Draft: Homepage, for Rossi SRL\n"
        "Homepage design: 1,200 EUR\n3 × Icon: 240 EUR\n"  # noqa: RUF001  as printed
        "Net: 1,440 EUR\nTax, 22 %: 316.80 EUR\nTotal: 1,756.80 EUR\n"
        "Payment plan:\n"
        "• Deposit, within 7 days of signing: 527.04 EUR\n"
        "• With the approval of “Homepage”, within 7 days of the approval: 702.72 EUR\n"
        "• Instalment, within 30 days of signing: 527.04 EUR\n"
        "Valid until: Sunday 27 December\n"
        "Nobody has seen this yet. Shall it go to Rossi SRL?\n"
        "[Send to the client] [Edit] [Discard]"
    )
    assert noon.said_to("giulia") == []
    assert noon.kinds(rossi(noon)) == ["client_opened", "contact_joined"]


async def test_a_draft_that_is_thrown_away_is_gone_and_says_so(noon):
    await fills(noon)
    assert await noon.presses("marta", "Discard") == "Discarded."
    assert noon.last_to("marta") == "“Homepage” was discarded."
    assert noon.store.rows("quote_drafts") == []


async def test_a_draft_is_kept_for_a_while_and_then_forgotten(noon):
    await fills(noon)
    await noon.moves_to(NOON + timedelta(days=30))
    assert len(noon.store.rows("quote_drafts")) == 1
    await noon.moves_to(NOON + timedelta(days=92))
    assert noon.store.rows("quote_drafts") == []


async def test_an_edited_draft_takes_the_place_of_the_one_before(noon):
    await fills(noon)
    await noon.presses("marta", "Edit")
    await noon.presses("marta", "What it is called")
    await noon.writes("marta", "Homepage 2027")
    await noon.presses("marta", "Done")
    assert noon.last_to("marta").startswith("Draft: Homepage 2027, for Rossi SRL")
    assert [draft.terms.title for draft in noon.desk.quote_drafts.where()] == ["Homepage 2027"]


# What cannot be


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("quote", "Please add the client: /quote rossi"),
        ("quote verdi", "There is no client “verdi”."),
        ("quote rossi soon", "I could not read “soon”."),
        ("quote rossi copy", "There is no earlier quote for Rossi SRL to copy."),
        ("quote rossi withdraw", "Rossi SRL was never sent a quote."),
        ("quote rossi withdraw Logo", "There is no quote called “Logo” for Rossi SRL."),
    ],
)
async def test_a_command_that_cannot_be_meant_gets_its_answer(noon, command, said):
    await noon.commands("marta", command)
    assert noon.last_to("marta").startswith(said)


async def test_for_a_client_for_whom_nobody_decides_no_form_is_opened(noon):
    await noon.commands("marta", "client new Bianchi SNC")
    await noon.commands("marta", "quote bianchi")
    assert noon.last_to("marta").startswith("Nobody decides for Bianchi SNC yet.")
    assert noon.store.rows("fillings") == []


async def test_a_client_cannot_draw_up_a_quote(noon):
    await noon.commands("giulia", "quote rossi")
    assert noon.last_to("giulia") == "/quote is for the office."
    assert noon.store.rows("fillings") == []


async def test_a_draft_whose_days_have_passed_is_not_sent(noon):
    await fills(noon, valid="28 November")
    noon.clock.move_to(NOON + timedelta(days=3))
    assert await noon.presses("marta", "Send to the client") == (
        "A day in this quote has passed meanwhile. Please edit it."
    )
    assert kinds(noon) == []


# Sent


async def test_quote_and_question_go_on_record_in_one_commit_with_the_pdf(noon):
    await sends(noon)
    drawn, asked = facts(noon, "quote_drawn")[0], facts(noon, "approval_asked")[0]
    assert (drawn.quote, drawn.version, drawn.total_cents) == (asked.approval, 1, 175680)
    assert (asked.what, asked.files, asked.cents, asked.currency) == ("quote", (drawn.pdf,), 175680, "EUR")
    assert noon.office.files.path(drawn.pdf).exists()
    assert noon.said_to("giulia")[0] == "This is the quote, as a PDF:\n[document Quote Homepage 1.pdf]"
    assert drawn.pdf in noon.desk.files()


async def test_the_client_reads_what_signing_records_and_three_ways_to_answer(noon):
    await sends(noon)
    said = noon.said_to("giulia", buttons=True)[-1]
    assert said.startswith("Quote: Homepage, version 1\n")
    assert "I accept the quote “Homepage”, version 1, for 1,756.80 EUR, as in the PDF shown to me here" in said
    assert said.endswith("It is valid until Sunday 27 December.\n[Sign] [Ask for changes] [Decline]")


async def test_the_paper_is_in_the_clients_language(noon):
    await noon.commands("marta", "client rossi set language=it")
    await sends(noon)
    template, data = noon.drawn[0]
    assert (template, data["lang"], data["title"], data["total"]) == (
        "quote",
        "it",
        "Preventivo",
        ["Totale", "1.756,80 EUR"],
    )
    assert noon.last_to("giulia").startswith("Preventivo: Homepage, versione 1\n")


async def test_a_paper_that_cannot_be_made_leaves_the_draft_as_it_was(noon, monkeypatch):
    def broken(_template, _data):
        raise CannotDraw("no such font")

    await fills(noon)
    with monkeypatch.context() as patched:
        patched.setattr(noon, "paper", broken)
        await noon.presses("marta", "Send to the client")
    assert noon.last_to("marta").startswith("The PDF of “Homepage” could not be made, so nothing was sent.")
    assert kinds(noon) == []
    await noon.presses("marta", "Send to the client")
    assert kinds(noon) == ["approval_asked"]


async def test_killed_while_the_pdf_is_made_the_quote_is_asked_once_after_the_restart(noon):
    await fills(noon)
    _, button = noon.button("telegram:1", "Send to the client")
    noon.outbox._open.clear()  # nothing leaves any more
    noon.engine.receive(
        noon.deed(Pressed, "marta", message=noon.last_id("marta"), token=button.token, choice=button.choice)
    )
    assert "quote_drawn" not in noon.kinds(rossi(noon))
    await noon.restarts()
    await noon.outbox.idle()
    assert noon.kinds(rossi(noon)).count("approval_asked") == 1


# Decided


async def test_signing_by_the_full_name_asks_for_the_deposit_and_what_has_its_day(noon):
    await sends(noon)
    await signs(noon)
    assert quote(noon).state == "approved"
    assert [(each.number, each.cents, str(each.due_on)) for each in requests(noon)] == [
        (1, 52704, "2026-12-04"),
        (2, 52704, "2026-12-27"),
    ]
    assert [noon.desk.titles.get(each.request).text for each in requests(noon)] == [
        "Homepage · Deposit",
        "Homepage · Instalment",
    ]
    receipt = "The receipt of the quote “Homepage”, version 1, for 1,756.80 EUR"
    assert any(said.startswith(receipt) for said in noon.said_to("giulia"))
    told = [
        said.splitlines()[1] for said in noon.said_to("giulia") if said.startswith("Studio Neri asks for a payment")
    ]
    assert told == [
        "No. 1, Homepage · Deposit: 527.04 EUR, due on Friday 4 December 2026",
        "No. 2, Homepage · Instalment: 527.04 EUR, due on Sunday 27 December 2026",
    ]
    assert any("has signed the quote “Homepage”" in said for said in noon.said_to("marta"))


async def test_a_name_alone_does_not_sign_before_the_question(noon):
    await sends(noon)
    await noon.writes("giulia", "Giulia Bianchi")
    assert quote(noon).state == "asked"


async def test_accepting_in_words_leads_to_the_name_first(noon):
    await sends(noon)
    await noon.writes("giulia", "accetto", reply_to=noon.last_id("giulia"))
    assert noon.last_to("giulia").startswith("To put this on record, please answer with your first and last name:")


async def test_the_approval_of_what_a_milestone_waits_for_asks_for_it_once(noon):
    await sends(noon)
    await signs(noon)
    await asks(noon)
    await noon.presses("giulia", "Approve")
    assert [each.cents for each in requests(noon)] == [52704, 52704, 70272]
    await noon.presses("giulia", "Take it back")
    await noon.presses("giulia", "Approve")
    assert len(requests(noon)) == 3


async def test_a_milestone_that_was_approved_while_the_quote_was_thought_over_is_asked_at_signing(noon):
    await sends(noon)
    await asks(noon)
    await noon.presses("giulia", "Approve")
    assert requests(noon) == []
    await signs(noon)
    assert sorted(each.cents for each in requests(noon)) == [52704, 52704, 70272]


async def test_a_thing_that_was_approved_before_the_quote_is_no_milestone_of_it(noon):
    await asks(noon)
    await noon.presses("giulia", "Approve")
    noon.clock.move_to(NOON + timedelta(hours=1))
    await sends(noon)
    await signs(noon)
    assert len(requests(noon)) == 2


async def test_numbers_of_requests_are_unique_over_all_clients(noon):
    await sends(noon)
    await signs(noon)
    await sends(noon, title="Second project", plan="100% deposit")
    await signs(noon)
    assert [each.number for each in requests(noon)] == [1, 2, 3]


async def test_declining_asks_for_the_reason_first_and_records_it_in_words(noon):
    await sends(noon)
    await noon.presses("giulia", "Decline")
    assert quote(noon).state == "asked"
    assert noon.last_to("giulia").startswith("What is the reason?")
    await noon.writes("giulia", "It is above our budget.")
    assert quote(noon).state == "refused"
    entry = list(noon.store.entries(rossi(noon)))[-1]
    assert (entry.core.kind, entry.opening.value.words) == ("approval_refused", "It is above our budget.")
    said = noon.last_to("marta")
    assert "declines the quote “Homepage”, version 1, for 1,756.80 EUR" in said
    assert "It is above our budget." in said
    assert requests(noon) == []


async def test_who_accepts_after_all_while_the_reason_is_asked_has_not_declined(noon):
    await sends(noon)
    await noon.presses("giulia", "Decline")
    await noon.writes("giulia", "accetto")
    assert noon.last_to("giulia").startswith("To put this on record")
    await noon.writes("giulia", "Giulia Bianchi")
    assert quote(noon).state == "approved"


async def test_no_in_words_below_a_quote_asks_for_the_reason_too(noon):
    await sends(noon)
    await noon.writes("giulia", "no grazie", reply_to=noon.last_id("giulia"))
    assert quote(noon).state == "asked"
    assert noon.last_to("giulia").startswith("What is the reason?")


async def test_after_changes_were_asked_a_new_version_supersedes_the_old_one(noon):
    await sends(noon)
    await noon.presses("giulia", "Ask for changes")
    await noon.writes("giulia", "Without the icons, please.")
    assert quote(noon).state == "changes"
    await sends(noon, items="Homepage design 1200")
    assert (quote(noon).version, quote(noon).state) == (2, "asked")
    assert "Version 2 has taken its place. Please decide there." in "\n".join(noon.said_to("giulia"))
    await signs(noon)
    assert [each.cents for each in requests(noon)] == [43920, 43920]


async def test_a_signed_quote_is_neither_replaced_nor_taken_back(noon):
    await sends(noon)
    await signs(noon)
    await noon.commands("marta", "quote rossi")
    for answer in ("Homepage", "EUR", "Logo 80", "0"):
        await noon.writes("marta", answer)
    for _ in range(10):
        said = noon.said_to("marta", buttons=True)[-1]
        await noon.presses("marta", "Keep it" if "[Keep it]" in said else "Skip")
    assert "A quote of this name is signed, and binds both sides." in noon.last_to("marta")
    await noon.writes("giulia", "ritiro", reply_to=list(noon.wall("telegram:7"))[1])
    assert quote(noon).state == "approved"
    await noon.commands("marta", "quote rossi withdraw")
    assert quote(noon).state == "approved"


async def test_a_withdrawn_quote_can_no_longer_be_signed(noon):
    await sends(noon)
    await noon.commands("marta", "quote rossi withdraw")
    assert noon.last_to("marta") == "Approval of “Homepage” is no longer asked for."
    assert quote(noon).state == "withdrawn"
    assert "This is no longer asked for." in noon.last_to("giulia")


async def test_a_quote_expires_after_its_last_day_and_is_reminded_of_before(noon):
    await sends(noon, valid="9 December")
    await noon.moves_to(rome("2026-12-01 09:00"))
    assert noon.last_to("giulia").startswith("May we remind you of “Homepage”?")
    await noon.moves_to(rome("2026-12-10 00:00"))
    assert quote(noon).state == "expired"
    assert "The time to accept this quote has passed." in "\n".join(noon.said_to("giulia"))


async def test_a_reader_of_the_client_is_not_asked_to_sign(noon):
    await noon.commands("paolo", f"start {await noon.invitation('rossi invite')}")
    await noon.commands("marta", "client rossi reader Paolo")
    noon.forget()
    await sends(noon)
    assert noon.said_to("paolo") == []


# A copy


async def test_a_copy_has_what_the_newest_quote_says_but_for_its_days(noon):
    await sends(noon, ours="Design it", start="1 December")
    await noon.commands("marta", "quote rossi copy")
    said = noon.last_to("marta")
    assert "What is offered, and its price: Homepage design 1200" in said
    assert "What we do: Design it" in said
    assert "Work starts: –" in said  # noqa: RUF001  as set
    await noon.presses("marta", "What it is called")
    await noon.writes("marta", "Homepage 2027")
    await noon.presses("marta", "Done")
    await noon.presses("marta", "Send to the client")
    assert quote(noon, "Homepage 2027").version == 1


async def test_a_copy_can_be_of_another_clients_quote(noon):
    await sends(noon)
    await noon.commands("luca", f"start {await noon.invitation('new Bianchi SNC')}")
    await noon.commands("marta", "quote bianchi copy rossi")
    assert "What it is called: Homepage" in noon.last_to("marta")
    await noon.presses("marta", "Done")
    assert noon.last_to("marta").startswith("Draft: Homepage, for Bianchi SNC")


# Where forms are shown


async def on_slack(house):
    """Luca of the office, on Slack."""
    await house.commands("marta", "member new Luca")
    await house.commands("luca", f"start {CODE.search(house.last_to('marta'))[0]}")
    house.forget()


async def command(house, text):
    answer = house.engine.receive(house.command("luca", text, message=None))
    await house.outbox.idle()
    return answer


async def submits(house, form, **values):
    chat = Chat(id="slack:T1:luca", shared=True)
    standing = {field.name: "".join(field.initial) for field in form.fields}
    return await house.receives(house.deed(Submitted, "luca", chat, token=form.token, values=standing | values))


async def test_where_forms_are_shown_the_command_answers_with_the_form(noon):
    await on_slack(noon)
    answer = await command(noon, "quote rossi")
    assert [(field.name, field.kind) for field in answer.form.fields][:4] == [
        ("title", "line"),
        ("currency", "line"),
        ("items", "text"),
        ("tax", "line"),
    ]
    assert answer.form.fields[6].initial == ("2026-12-27",)


async def test_a_form_that_is_sent_in_tells_what_is_wrong_at_each_field_and_stays_good(noon):
    await on_slack(noon)
    form = (await command(noon, "quote rossi")).form
    answer = await submits(noon, form, title="Homepage", items="Logo", tax="22", plan="30% deposit")
    assert answer.errors == {
        "items": "“Logo”: please write what it is, and then its price: Homepage design 1200",
    }
    answer = await submits(noon, form, **USUAL)
    assert (answer.errors, answer.text) == ({}, "")
    assert noon.last_to("luca").startswith("Draft: Homepage, for Rossi SRL")


async def test_a_form_that_is_sent_in_twice_makes_one_draft(noon):
    await on_slack(noon)
    form = (await command(noon, "quote rossi")).form
    await submits(noon, form, **USUAL)
    assert (await submits(noon, form, **USUAL)).errors == {}
    assert len(noon.store.rows("quote_drafts")) == 1


async def test_editing_a_draft_opens_the_form_with_what_was_typed(noon):
    await on_slack(noon)
    form = (await command(noon, "quote rossi")).form
    await submits(noon, form, **USUAL)
    message, button = noon.button("slack:D9", "Edit")
    answer = await noon.receives(noon.deed(Pressed, "luca", message=message, token=button.token, choice=button.choice))
    assert {field.name: "".join(field.initial) for field in answer.form.fields}["plan"] == PLAN


async def test_a_form_older_than_a_day_no_longer_counts(noon):
    await on_slack(noon)
    form = (await command(noon, "quote rossi")).form
    noon.clock.move_to(NOON + timedelta(hours=25))
    assert (await submits(noon, form, **USUAL)).text.startswith("This form no longer works.")


# Privacy


async def test_a_client_that_is_erased_takes_its_quotes_along(noon):
    await sends(noon)
    await fills(noon, title="Another")
    noon.office.eraser.erase(rossi(noon), "client")
    assert noon.store.rows("quote_drafts") == []
    assert not any("Homepage" in str(row) for _, row in noon.store.rows("outbox"))
