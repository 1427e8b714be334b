"""A form over the page's wire: shown in a deed's reply, sent in as a deed, never twice, and within limits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.core.effects import Answer
from bot.core.events import Commanded, Connected, Submitted
from bot.core.forms import Field, Form
from tests.playground.caller import Page, deed
from tests.playground.fakes import Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

FORM = Form(token="f1", title="Quote", submit="Go", fields=(Field(name="title", label="Title", kind="line"),))


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    async with Office.opened() as made:
        receive = made.inbox.receive

        def answered(event: Any) -> Answer | None:
            receive(event)
            if isinstance(event, Commanded):
                return Answer("Once more, please.", form=FORM)
            return Answer(errors={"title": "Missing."}) if isinstance(event, Submitted) else None

        made.inbox.receive = answered  # type: ignore[method-assign]  # a test's answers
        yield made


@pytest.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    async with Page.opened(office) as made:
        yield made


async def submit(page: Page, values: Any, **more: Any) -> tuple[int, Any]:
    status, text = await page.ask("/api/submit", deed(persona="marta", token="f1", values=values, **more))
    return status, json.loads(text) if status == 200 else text


async def test_the_playground_says_that_it_can_show_forms(office: Office) -> None:
    assert [event.forms for event in office.inbox.events if isinstance(event, Connected)] == [True]


async def test_a_commands_form_comes_with_its_reply_and_the_words_beside_it_do_not(page: Page) -> None:
    _, text = await page.write("/quote rossi", persona="marta")
    reply = json.loads(text)
    assert (reply["toast"], reply["form"]["token"], reply["form"]["fields"][0]["label"]) == ("", "f1", "Title")


async def test_what_is_sent_in_becomes_an_event_and_its_errors_come_back(office: Office, page: Page) -> None:
    assert await submit(page, {"title": "", "who": ["c1"]}) == (200, {"toast": "", "errors": {"title": "Missing."}})
    (event,) = office.inbox.of_people()
    assert isinstance(event, Submitted)
    assert (event.by.id, event.token, event.values) == ("playground:marta", "f1", {"title": "", "who": ("c1",)})


async def test_a_form_that_the_page_sends_in_again_after_a_fault_counts_once(office: Office, page: Page) -> None:
    first = await submit(page, {"title": "Homepage"}, id="deed-again1")
    assert await submit(page, {"title": "Homepage"}, id="deed-again1") == first
    assert len(office.inbox.of_people()) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"title": "x" * 8001},
        {"title": 5},
        {f"field{number}": "" for number in range(101)},
        {"who": [f"c{number}" for number in range(101)]},
        {"": "x"},
        "Homepage",
    ],
)
async def test_what_no_form_of_ours_sends_is_refused(office: Office, page: Page, values: Any) -> None:
    status, _ = await submit(page, values)
    assert status == 400
    assert office.inbox.of_people() == []
