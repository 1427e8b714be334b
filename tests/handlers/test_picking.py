"""A member picks a message, fills in a form, and it is asked as if a command had answered that message."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core.effects import Keep
from bot.core.events import Account, Chat, Deleted, Picked, Quoted, Submitted
from bot.core.rows import Client
from tests.approving import approval, decides, entries, kinds, rossi, shared
from tests.attached import content_of, files_to, given, slow
from tests.kit import CODE, GROUP, NOON, opened

TEXT = "We build calm websites."
CHANNEL = Chat(id="slack:T1:C5", shared=True, title="homepage")


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


async def picks(house, name="marta", chat=CHANNEL, *, text=TEXT, files=(), command="approve", message="m1"):
    """Somebody chooses "Ask for approval" in a message's menu; what comes at once."""
    quoted = Quoted(text=text, attachments=tuple(files))
    deed = house.deed(Picked, name, chat, message=message, thread=message, command=command, quoted=quoted)
    return await house.receives(deed)


async def opens(house, **fields):
    """The form that opens."""
    return (await picks(house, **fields)).form


async def submits(house, form, name="marta", **values):
    """The form is sent in with these values; what stood there at first, where none is given."""
    standing = {
        field.name: tuple(field.initial) if field.kind == "choices" else "".join(field.initial) for field in form.fields
    }
    chat = Chat(id=f"slack:T1:{name}", shared=True)
    return await house.receives(house.deed(Submitted, name, chat, token=form.token, values={**standing, **values}))


async def asks(house, title="Homepage", **values):
    form = await opens(house)
    return await submits(house, form, client=rossi(house), title=title, **values)


def field(form, name):
    return next(each for each in form.fields if each.name == name)


# The form


async def test_the_form_asks_for_client_title_and_last_day(noon):
    form = await opens(noon)
    assert [(each.name, each.kind, each.optional) for each in form.fields] == [
        ("client", "choice", False),
        ("title", "line", False),
        ("day", "day", True),
    ]
    assert [option.label for option in field(form, "client").options] == ["Rossi SRL"]
    assert (form.title, form.submit) == ("Ask for approval", "Ask")
    assert field(form, "client").initial == ()


async def test_in_a_clients_chat_the_client_stands_in_the_form_already(noon):
    await shared(noon)
    assert field(await opens(noon, chat=GROUP), "client").initial == (rossi(noon),)


async def test_of_a_message_that_was_passed_on_the_form_knows_the_client(noon):
    await noon.writes("giulia", "Is this the text?")
    passed = noon.last_id("marta")
    form = await opens(noon, chat=Chat(id="telegram:1", shared=True), message=passed)
    assert field(form, "client").initial == (rossi(noon),)


async def test_with_more_clients_than_a_list_can_show_the_name_is_typed(noon):
    names = [f"Client number {number}" for number in range(100)]
    noon.engine.commit(lambda _: [Keep("clients", name, Client(client=name, name=name)) for name in names])
    form = await opens(noon)
    assert (field(form, "client").kind, field(form, "client").options) == ("line", ())
    answer = await submits(noon, form, client="nobody we know", title="Homepage")
    assert answer.errors == {"client": "There is no client “nobody we know”. /client list shows them all."}
    answer = await submits(noon, form, client="client number", title="Homepage")
    assert answer.errors["client"].startswith("“client number” fits several clients: ")
    await submits(noon, form, client="rossi", title="Homepage")
    assert approval(noon).state == "asked"


async def test_with_as_many_clients_as_a_list_can_show_they_are_listed(noon):
    names = [f"Client number {number}" for number in range(99)]
    noon.engine.commit(lambda _: [Keep("clients", name, Client(client=name, name=name)) for name in names])
    assert len(field(await opens(noon), "client").options) == 100


async def test_the_form_speaks_the_offices_language(tmp_path):
    async with opened(tmp_path / "data", start=NOON, language="it") as house:
        form = await opens(house)
        assert (form.title, field(form, "day").label) == ("Chiedi approvazione", "Ultimo giorno per approvare")


# What is asked


async def test_what_was_picked_is_asked_just_as_a_command_that_answers_it_would_ask(noon):
    answer = await asks(noon, day="2026-12-04")
    assert (answer.text, answer.form, answer.errors) == ("", None, {})
    assert TEXT in noon.last_to("giulia")
    assert noon.last_to("marta") == "Asked Giulia Bianchi to approve: Homepage, version 1"
    (entry,) = entries(noon)
    assert (entry.core.kind, entry.core.how, entry.opening.value.words) == ("approval_asked", "form", TEXT)
    by_form = approval(noon)
    assert str(by_form.expires_on) == "2026-12-04"
    quoted = Quoted(text=TEXT)
    await noon.commands("marta", "approve rossi Copy by 2026-12-04", reply_to="m1", quoted=quoted)
    by_command = approval(noon, "Copy")
    assert replace(by_command, approval=by_form.approval, asked_seq=by_form.asked_seq) == by_form


async def test_what_is_picked_in_a_clients_chat_is_told_to_the_member_in_private(noon):
    await shared(noon)
    form = await opens(noon, chat=GROUP)
    before = noon.said_to(GROUP.id)
    await submits(noon, form, title="Homepage")
    assert approval(noon).state == "asked"
    assert noon.said_to(GROUP.id) == before
    assert noon.last_to("marta") == "Asked Giulia Bianchi to approve: Homepage, version 1"


async def test_files_of_the_picked_message_are_fetched_and_asked(noon):
    form = await opens(noon, text="", files=(given(noon, "plan.pdf", content=b"the plan"),))
    answer = await submits(noon, form, client=rossi(noon), title="Plan")
    assert (answer.text, answer.errors) == ("", {})
    assert [content_of(noon, file) for file in files_to(noon, "telegram:7")] == [b"the plan"]
    assert approval(noon, "Plan").what == "files"


async def test_a_name_that_was_asked_before_asks_a_new_version(noon):
    await asks(noon)
    await submits(noon, await opens(noon, text="Calmer.", message="m2"), client=rossi(noon), title="homepage")
    assert approval(noon).version == 2


async def test_a_later_edit_of_what_was_picked_is_noticed(noon):
    await asks(noon)
    await noon.edits("marta", "m1", "Something else.", CHANNEL)
    assert kinds(noon) == ["approval_asked", "content_changed"]


# Whom


async def test_where_several_decide_a_second_step_asks_who_and_how_many(noon):
    await decides(noon, "paolo")
    answer = await asks(noon)
    assert kinds(noon) == []
    approvers = field(answer.form, "approvers")
    assert (approvers.kind, [option.label for option in approvers.options]) == (
        "choices",
        ["Giulia Bianchi", "Paolo Verdi"],
    )
    assert set(approvers.initial) == {option.value for option in approvers.options}
    assert [option.value for option in field(answer.form, "needed").options] == ["1", "2"]
    await submits(noon, answer.form, needed="2")
    assert (len(approval(noon).approvers), approval(noon).needed) == (2, 2)


async def test_only_the_chosen_ones_are_asked(noon):
    await decides(noon, "paolo")
    form = (await asks(noon)).form
    paolo = next(option.value for option in field(form, "approvers").options if option.label == "Paolo Verdi")
    await submits(noon, form, approvers=(paolo,))
    assert approval(noon).approvers == (paolo,)
    assert noon.said_to("giulia") == []
    assert TEXT in noon.last_to("paolo")


async def test_more_approvals_than_chosen_people_are_an_error_at_their_field_and_can_be_put_right(noon):
    await decides(noon, "paolo")
    form = (await asks(noon)).form
    one = field(form, "approvers").initial[:1]
    answer = await submits(noon, form, approvers=one, needed="2")
    assert answer.errors == {"needed": "2 approvals are not possible: one person was chosen to decide."}
    assert (await submits(noon, form, approvers=(), needed="1")).errors == {
        "approvers": "Please choose at least one person."
    }
    assert kinds(noon) == []
    await submits(noon, form, approvers=one)
    assert approval(noon).needed == 1


@pytest.mark.parametrize("needed", ["", "two", "-1", "²", "0"])
async def test_a_number_that_the_form_does_not_offer_asks_nothing(noon, needed):
    await decides(noon, "paolo")
    form = (await asks(noon)).form
    assert set((await submits(noon, form, needed=needed)).errors) == {"needed"}
    assert kinds(noon) == []


async def test_somebody_who_does_not_decide_cannot_be_smuggled_in(noon):
    await decides(noon, "paolo")
    form = (await asks(noon)).form
    answer = await submits(noon, form, approvers=("c-of-somebody-else",))
    assert set(answer.errors) == {"approvers"}
    assert kinds(noon) == []


async def test_with_more_people_than_a_list_can_show_names_are_typed_and_nobody_means_all(noon):
    for number in range(101):
        name = f"p{number}"
        noon.people[name] = Account(id=f"telegram:9{number:03}", name=f"Person number {number}")
    await decides(noon, *(f"p{number}" for number in range(101)))
    form = (await asks(noon)).form
    approvers = field(form, "approvers")
    assert (approvers.kind, approvers.optional, len(field(form, "needed").options)) == ("line", True, 100)
    answer = await submits(noon, form, approvers="Somebody")
    assert answer.errors["approvers"].startswith("Nobody who decides for Rossi SRL is called “Somebody”.")
    await submits(noon, form, approvers="Giulia, Person number 100")
    assert len(approval(noon).approvers) == 2
    again = (await asks(noon, "Copy")).form
    await submits(noon, again)
    assert len(approval(noon, "Copy").approvers) == 102


# Who may


async def test_a_client_who_picks_learns_only_that_the_office_asks(noon):
    await noon.commands("marta", "client new Bianchi SNC")
    await shared(noon)
    answer = await picks(noon, "giulia", GROUP)
    assert (answer.text, answer.form) == ("Only the office can ask for an approval.", None)
    assert noon.store.rows("forms") == []


async def test_a_stranger_who_picks_learns_only_that_the_office_asks(noon):
    answer = await picks(noon, "luca")
    assert (answer.text, answer.form) == ("Only the office can ask for an approval.", None)


async def test_a_client_cannot_send_in_a_members_form(noon):
    form = await opens(noon)
    answer = await submits(noon, form, "giulia", client=rossi(noon), title="Homepage")
    assert answer.text == "Only the office can ask for an approval."
    assert kinds(noon) == []


async def test_another_member_cannot_send_in_somebody_elses_form(noon):
    await noon.commands("anna", f"start {await member_code(noon)}")
    form = await opens(noon)
    answer = await submits(noon, form, "anna", client=rossi(noon), title="Homepage")
    assert answer.text.startswith("This form no longer works.")
    assert kinds(noon) == []


async def member_code(house):
    await house.commands("marta", "member new Anna")
    return CODE.search(house.last_to("marta"))[0]


async def test_a_member_who_has_left_the_office_meanwhile_asks_nothing(noon):
    await noon.commands("anna", f"start {await member_code(noon)}")
    form = await opens(noon, name="anna")
    await noon.commands("marta", "member Anna remove")
    answer = await submits(noon, form, "anna", client=rossi(noon), title="Homepage")
    assert answer.text == "Only the office can ask for an approval."


async def test_before_there_is_a_client_the_first_one_is_asked_for(tmp_path):
    async with opened(tmp_path / "data", start=NOON, client=False) as house:
        answer = await picks(house)
        assert answer.text == "There are no clients yet. The first one is added by /client new Rossi SRL"
        assert answer.form is None


# What cannot be meant


async def test_a_client_for_whom_nobody_decides_is_told_at_the_field(noon):
    await noon.commands("marta", "client new Bianchi SNC")
    form = await opens(noon)
    empty = next(option.value for option in field(form, "client").options if option.label == "Bianchi SNC")
    answer = await submits(noon, form, client=empty, title="Homepage")
    assert answer.errors == {
        "client": "Nobody decides for Bianchi SNC yet. To invite somebody: /client Bianchi SNC invite"
    }


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"title": "x" * 121}, {"title": "Please keep the name under 120 characters."}),
        ({"title": " … "}, {"title": "Please give it a name with letters or digits."}),
        ({"day": "2026-11-26"}, {"day": "2026-11-26 has passed already."}),
        ({"day": "someday"}, {"day": "“someday” is not a day."}),
        ({"client": "Verdi"}, {"client": "There is no client “Verdi”. /client list shows them all."}),
    ],
)
async def test_what_cannot_be_meant_is_told_at_its_field_and_the_form_stays_good(noon, values, errors):
    form = await opens(noon)
    good = {"client": rossi(noon), "title": "Homepage"}
    answer = await submits(noon, form, **{**good, **values})
    assert answer.errors == errors
    assert kinds(noon) == []
    await submits(noon, form, **good)
    assert approval(noon).state == "asked"


async def test_the_day_on_which_it_is_asked_is_not_past(noon):
    await asks(noon, day="2026-11-27")
    assert str(approval(noon).expires_on) == "2026-11-27"


async def test_a_day_that_passes_between_the_steps_is_told_in_the_second_one(noon):
    await decides(noon, "paolo")
    form = (await asks(noon, day="2026-11-27")).form
    noon.clock.move_to(NOON + timedelta(hours=13))
    answer = await submits(noon, form)
    assert answer.errors == {"approvers": "2026-11-27 has passed already."}
    assert kinds(noon) == []


async def test_a_message_without_words_and_files_opens_no_form(noon):
    answer = await picks(noon, text=" ")
    assert answer.text == "There is no text and no file in this message that could be approved."
    assert answer.form is None


async def test_a_text_that_is_too_long_is_told_and_nothing_is_asked(noon):
    form = await opens(noon, text="x" * 20_001)
    answer = await submits(noon, form, client=rossi(noon), title="Homepage")
    assert answer.errors == {"title": "Please send texts of more than 20,000 characters as a file."}
    assert kinds(noon) == []


async def test_an_entry_of_the_menu_that_is_none_of_ours_no_longer_counts(noon):
    answer = await picks(noon, command="quote")
    assert (answer.text, answer.form) == ("This button no longer works.", None)


# Twice, and late


async def test_what_is_sent_in_twice_is_asked_once(noon):
    form = await opens(noon)
    values = {"client": rossi(noon), "title": "Homepage"}
    await submits(noon, form, **values)
    answer = await submits(noon, form, **values)
    assert (answer.text, answer.errors) == ("", {})
    assert kinds(noon) == ["approval_asked"]
    assert len(noon.said_to("giulia")) == 1


async def test_what_is_sent_in_twice_while_its_files_are_fetched_is_asked_once(noon):
    form = await opens(noon, files=(given(noon, "plan.pdf"),))
    chat = Chat(id="slack:T1:U1", shared=True)
    values = {"client": rossi(noon), "title": "Plan", "day": ""}
    with slow(noon.telegram) as gate:
        for _ in range(2):
            noon.engine.receive(noon.deed(Submitted, "marta", chat, token=form.token, values=values))
        gate.set()
        await noon.outbox.idle()
    assert kinds(noon) == ["approval_asked"]


async def test_the_first_step_sent_in_twice_leads_to_the_second_step_twice(noon):
    await decides(noon, "paolo")
    form = await opens(noon)
    values = {"client": rossi(noon), "title": "Homepage"}
    first, second = [(await submits(noon, form, **values)).form for _ in range(2)]
    assert first == second
    await submits(noon, second)
    await submits(noon, first)
    assert kinds(noon) == ["approval_asked"]


async def test_after_more_than_a_day_the_form_no_longer_counts(noon):
    form = await opens(noon)
    noon.clock.move_to(NOON + timedelta(hours=25))
    answer = await submits(noon, form, client=rossi(noon), title="Homepage")
    assert answer.text.startswith("This form no longer works.")
    await noon.moves_to(NOON + timedelta(hours=49))
    assert noon.store.rows("forms") == []
    answer = await submits(noon, form, client=rossi(noon), title="Homepage")
    assert answer.text.startswith("This form no longer works.")
    assert kinds(noon) == []


async def test_a_message_that_was_deleted_after_it_was_picked_is_not_asked(noon):
    form = await opens(noon)
    await noon.deletes("marta", "m1", CHANNEL)
    answer = await submits(noon, form, client=rossi(noon), title="Homepage")
    assert answer.text.startswith("Nothing was asked for: the message was edited or deleted")
    assert kinds(noon) == []


async def test_a_message_that_was_edited_after_it_was_picked_is_not_asked(noon):
    form = await opens(noon)
    await noon.edits("marta", "m1", "Something else.", CHANNEL)
    answer = await submits(noon, form, client=rossi(noon), title="Homepage")
    assert answer.text.startswith("Nothing was asked for: the message was edited or deleted")


async def test_an_edit_after_which_the_message_reads_as_before_harms_nothing(noon):
    form = await opens(noon)
    await noon.edits("marta", "m1", TEXT, CHANNEL)
    await noon.edits("marta", "m2", "Another message.", CHANNEL)
    await submits(noon, form, client=rossi(noon), title="Homepage")
    assert approval(noon).state == "asked"


async def test_a_message_that_is_deleted_while_its_files_are_fetched_is_not_asked_either(noon):
    form = await opens(noon, files=(given(noon, "plan.pdf"),))
    chat = Chat(id="slack:T1:U1", shared=True)
    with slow(noon.telegram) as gate:
        values = {"client": rossi(noon), "title": "Plan", "day": ""}
        noon.engine.receive(noon.deed(Submitted, "marta", chat, token=form.token, values=values))
        noon.engine.receive(noon.deed(Deleted, "marta", CHANNEL, message="m1"))
        gate.set()
        await noon.outbox.idle()
    assert kinds(noon) == []
    assert "Approval of “Plan” was not asked for" in noon.last_to("marta")


async def test_a_form_survives_a_restart(noon):
    form = await opens(noon)
    await noon.restarts()
    await submits(noon, form, client=rossi(noon), title="Homepage")
    assert approval(noon).state == "asked"


async def test_a_client_that_is_erased_takes_the_forms_about_it_along(noon):
    await decides(noon, "paolo")
    await shared(noon)
    here = await opens(noon, chat=GROUP)
    elsewhere = (await submits(noon, await opens(noon), client=rossi(noon), title="Homepage")).form
    noon.office.eraser.erase(rossi(noon), "client")
    assert noon.store.rows("forms") == []
    for form in (here, elsewhere):
        assert (await submits(noon, form)).text.startswith("This form no longer works.")
