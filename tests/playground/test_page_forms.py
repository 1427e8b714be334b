"""A form on the page: filled in by mouse or keyboard, with what is wrong at its field, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from bot.core.effects import Answer
from bot.core.errors import StorageFault
from bot.core.events import Commanded, Submitted
from bot.core.forms import Field, Form, Option

if TYPE_CHECKING:
    from playwright.async_api import Locator

    from tests.playground.browser import Phone, Window
    from tests.playground.fakes import Office

pytestmark = pytest.mark.asyncio(loop_scope="session")

FORM = Form(
    token="f1",
    title="Quote",
    submit="Read it back",
    fields=(
        Field(name="title", label="What it is called", kind="line", hint="A name", longest=20),
        Field(name="items", label="What is offered", kind="text", initial=("Logo 80",)),
        Field(name="valid", label="Valid until", kind="day", initial=("2026-12-27",)),
        Field(name="tax", label="Tax", kind="choice", options=(Option("22", "22 %"), Option("0", "none"))),
        Field(
            name="who", label="Who signs", kind="choices", options=(Option("c1", "Giulia"), Option("c2", "Paolo")),
            initial=("c1",),
        ),
    ),
)  # fmt: skip


def answering(office: Office, *answers: Answer) -> None:
    """A command is answered with the form; each time that it is sent in it gets the next of these."""
    left = list(answers)
    receive = office.inbox.receive

    def answered(event: Any) -> Answer | None:
        receive(event)
        if isinstance(event, Commanded):
            return Answer("If no form has opened, once more.", form=FORM)
        return left.pop(0) if isinstance(event, Submitted) else None

    office.inbox.receive = answered  # type: ignore[method-assign]  # a test's answers


async def opened(window: Window) -> tuple[Phone, Locator]:
    marta = window.phone("marta")
    await marta.write("/quote rossi")
    sheet = marta.root.get_by_role("dialog", name="Quote, as Marta")
    await expect(sheet).to_be_visible()
    return marta, sheet


def sent_in(office: Office) -> list[Submitted]:
    return [event for event in office.inbox.of_people() if isinstance(event, Submitted)]


async def test_a_command_that_is_answered_with_a_form_opens_it_over_the_chat(office: Office, window: Window) -> None:
    answering(office)
    marta, sheet = await opened(window)
    await expect(sheet.get_by_label("What it is called")).to_be_focused()
    await expect(sheet.get_by_label("What is offered")).to_have_value("Logo 80")
    await expect(sheet.get_by_label("Valid until")).to_have_value("2026-12-27")
    await expect(sheet.get_by_label("Giulia")).to_be_checked()
    await expect(sheet.get_by_label("What it is called")).to_have_accessible_description("A name")
    await expect(marta.toast).to_be_hidden()
    assert window.complaints == []


async def test_what_was_filled_in_arrives_and_the_form_is_gone(office: Office, window: Window) -> None:
    answering(office, Answer())
    marta, sheet = await opened(window)
    await sheet.get_by_label("What it is called").fill("Homepage <b>")
    await sheet.get_by_label("What is offered").fill("Logo 80\nIcons 120")
    await sheet.get_by_label("Valid until").fill("2027-01-15")
    await sheet.get_by_label("Tax").select_option(label="none")
    await sheet.get_by_label("Paolo").check()
    await sheet.get_by_role("button", name="Read it back").click()
    await expect(sheet).to_be_hidden()
    await expect(marta.field).to_be_focused()
    (event,) = sent_in(office)
    assert (event.token, event.by.id) == ("f1", "playground:marta")
    assert event.values == {
        "title": "Homepage <b>",
        "items": "Logo 80\nIcons 120",
        "valid": "2027-01-15",
        "tax": "0",
        "who": ("c1", "c2"),
    }


async def test_a_form_can_be_filled_in_by_keyboard_alone(office: Office, window: Window) -> None:
    answering(office, Answer())
    _, sheet = await opened(window)
    keyboard = window.page.keyboard
    await keyboard.type("Homepage")
    await keyboard.press("Enter")
    await expect(sheet).to_be_hidden()
    assert sent_in(office)[0].values["title"] == "Homepage"


async def test_what_is_wrong_stands_at_its_field_and_is_where_one_goes_on(office: Office, window: Window) -> None:
    wrong = Answer(errors={"items": "“Logo” has no price.", "who": "Please choose one."})
    answering(office, wrong, Answer())
    _, sheet = await opened(window)
    await sheet.get_by_role("button", name="Read it back").click()
    items = sheet.get_by_label("What is offered")
    await expect(items).to_be_focused()
    await expect(items).to_have_attribute("aria-invalid", "true")
    await expect(items).to_have_accessible_description("“Logo” has no price.")
    await expect(sheet.get_by_text("Please choose one.")).to_be_visible()
    await expect(sheet.get_by_label("What it is called")).to_have_attribute("aria-invalid", "false")
    await sheet.get_by_role("button", name="Read it back").click()
    await expect(sheet).to_be_hidden()
    assert len(sent_in(office)) == 2


async def test_a_form_that_no_longer_counts_says_so_and_is_gone(office: Office, window: Window) -> None:
    answering(office, Answer("This form no longer works."))
    marta, sheet = await opened(window)
    await sheet.get_by_role("button", name="Read it back").click()
    await expect(sheet).to_be_hidden()
    await expect(marta.toast).to_have_text("This form no longer works.")


async def test_escape_puts_an_untouched_form_away_but_not_one_in_which_something_was_written(
    office: Office, window: Window
) -> None:
    answering(office)
    marta, sheet = await opened(window)
    await window.page.keyboard.press("Escape")
    await expect(sheet).to_be_hidden()
    await expect(marta.field).to_be_focused()
    _, sheet = await opened(window)
    await window.page.keyboard.type("Homepage")
    await window.page.keyboard.press("Escape")
    await expect(sheet.get_by_role("button", name="Cancel")).to_be_focused()
    await window.page.keyboard.press("Enter")
    await expect(sheet).to_be_hidden()
    assert sent_in(office) == []


async def test_what_could_not_be_saved_stays_in_the_form(office: Office, window: Window) -> None:
    answering(office, Answer())
    marta, sheet = await opened(window)
    await sheet.get_by_label("What it is called").fill("Homepage")
    receive = office.inbox.receive
    office.inbox.receive = full  # type: ignore[method-assign]  # a test's fault
    await sheet.get_by_role("button", name="Read it back").click()
    await expect(marta.toast).to_contain_text("This could not be saved.")
    await expect(sheet.get_by_label("What it is called")).to_have_value("Homepage")
    office.inbox.receive = receive  # type: ignore[method-assign]  # as before
    await sheet.get_by_role("button", name="Read it back").click()
    await expect(sheet).to_be_hidden()


def full(_event: Any) -> Answer | None:
    raise StorageFault("disk full")


async def test_as_long_as_a_form_is_open_its_chat_waits_and_the_other_phone_does_not(
    office: Office, window: Window
) -> None:
    answering(office)
    marta, _ = await opened(window)
    await expect(marta.root.locator(".composer")).to_have_attribute("inert", "")
    await window.phone("giulia").write("Hello")
    await expect(window.phone("giulia").bubbles.first).to_contain_text("Hello")


async def test_the_forms_own_words_follow_the_pages_language(office: Office, window: Window) -> None:
    answering(office)
    marta, _ = await opened(window)
    await window.page.get_by_role("button", name="Italiano").click()
    sheet = marta.root.get_by_role("dialog", name="Quote, come Marta")
    await expect(sheet.get_by_role("button", name="Annulla")).to_be_visible()
