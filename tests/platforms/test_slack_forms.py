"""Forms as Slack's modals: nothing that Slack would refuse, and everything that was filled in comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from slack_sdk.models.views import View

from bot.adapters.slack import forms, incoming
from bot.core.effects import Answer
from bot.core.events import Picked, Submitted
from bot.core.forms import Field, Form, Option
from tests.platforms.fake_slack_rules import length
from tests.platforms.fake_slack_view_rules import problems, problems_of_answer

ME = incoming.Me(team="T1", user="U0BOT", bot="B0BOT")
LONG = "Größe 👩‍👩‍👧 " * 400


def form(*fields: Field, title: str = "Ask for approval", submit: str = "Ask") -> Form:
    return Form(token="f1", title=title, submit=submit, fields=fields)


def some(kind: Any, **about: Any) -> Field:
    return Field(name=kind, label=kind, kind=kind, **about)


def options(count: int, label: str = "Rossi SRL") -> tuple[Option, ...]:
    return tuple(Option(f"k{number}", label) for number in range(count))


ALL = form(
    some("line", initial=("Homepage",), longest=120, hint="In a few words"),
    some("choice", options=options(2), initial=("k1",)),
    some("choices", options=options(3), initial=("k0", "k2")),
    some("day", initial=("2026-12-04",), optional=True),
    some("text", initial=("Logo 80\nIcons 120",), longest=2000, optional=True),
)


def elements(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {block["block_id"]: block["element"] for block in view["blocks"]}


def test_every_kind_of_field_has_its_element_and_what_stands_there_at_first() -> None:
    view = forms.view(ALL)
    assert problems(view) == []
    shown = elements(view)
    assert {name: element["type"] for name, element in shown.items()} == {
        "line": "plain_text_input",
        "choice": "static_select",
        "choices": "multi_static_select",
        "day": "datepicker",
        "text": "plain_text_input",
    }
    assert (shown["line"]["initial_value"], shown["line"]["max_length"]) == ("Homepage", 120)
    assert [shown[name].get("multiline", False) for name in ("line", "text")] == [False, True]
    assert (shown["text"]["initial_value"], shown["text"]["max_length"]) == ("Logo 80\nIcons 120", 2000)
    assert shown["choice"]["initial_option"]["value"] == "k1"
    assert [option["value"] for option in shown["choices"]["initial_options"]] == ["k0", "k2"]
    assert shown["day"]["initial_date"] == "2026-12-04"
    assert [block["optional"] for block in view["blocks"]] == [False, False, False, True, True]
    assert view["private_metadata"] == "f1"


def test_slacks_own_library_finds_nothing_wrong_with_a_modal() -> None:
    View(**forms.view(ALL)).validate_json()


def test_what_is_left_empty_at_first_is_not_there_at_all() -> None:
    view = forms.view(
        form(some("line"), some("choice", options=options(1)), some("choices", options=options(1)), some("day"))
    )
    assert problems(view) == []
    assert not [key for element in elements(view).values() for key in element if key.startswith("initial")]


@pytest.mark.parametrize("count", [1, 100])
def test_as_many_options_as_a_form_may_have_are_shown(count: int) -> None:
    for kind in ("choice", "choices"):
        assert problems(forms.view(form(some(kind, options=options(count))))) == []


def test_what_is_too_long_for_a_label_is_shortened_and_values_stay_whole() -> None:
    fields = (
        Field(name="line", label=LONG, kind="line", hint=LONG, longest=9000),
        Field(name="choice", label="Client", kind="choice", options=options(2, LONG), initial=("k1",)),
    )
    view = forms.view(form(*fields, title=LONG, submit=LONG))
    assert problems(view) == []
    shown = elements(view)
    assert [option["value"] for option in shown["choice"]["options"]] == ["k0", "k1"]
    label = shown["choice"]["options"][0]["text"]["text"]
    assert label.startswith("Größe")
    assert label.endswith("…")
    assert length(label) <= 75
    assert shown["line"]["max_length"] == 3000


def test_what_stands_in_a_field_at_first_fits_it_however_its_length_is_counted() -> None:
    view = forms.view(form(some("line", initial=("👩‍👩‍👧" * 24,), longest=120)))
    assert problems(view) == []


@pytest.mark.parametrize("label", [" ", "\n", "a\nb", "<!channel> & *bold*"])
def test_any_name_can_be_an_option(label: str) -> None:
    assert problems(forms.view(form(some("choice", options=options(1, label), initial=("k0",))))) == []


def changed(view: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The view with something else at `path`, such as `blocks.0.label.text`."""
    *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    place: Any = view
    for step in way:
        place = place[step]
    place[last] = value
    return view


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("type", "home"),
        ("surprise", 1),
        ("title.text", "x" * 25),
        ("title.text", " "),
        ("submit", None),
        ("private_metadata", "x" * 3001),
        ("callback_id", "x" * 256),
        ("blocks", []),
        ("blocks.0.type", "image"),
        ("blocks.0.surprise", 1),
        ("blocks.0.block_id", "choice"),
        ("blocks.0.block_id", ""),
        ("blocks.0.label.text", "x" * 2001),
        ("blocks.0.label.type", "mrkdwn"),
        ("blocks.0.hint.text", ""),
        ("blocks.0.optional", "no"),
        ("blocks.0.element.action_id", ""),
        ("blocks.0.element.type", "number_input"),
        ("blocks.0.element.surprise", 1),
        ("blocks.0.element.max_length", 3001),
        ("blocks.0.element.initial_value", "x" * 121),
        ("blocks.1.element.options", []),
        ("blocks.1.element.options.0.text.text", "x" * 76),
        ("blocks.1.element.options.0.value", "x" * 151),
        ("blocks.1.element.options.0.value", "k1"),
        ("blocks.1.element.initial_option.value", "k9"),
        ("blocks.2.element.initial_options", []),
        ("blocks.3.element.initial_date", "4 December"),
    ],
)
def test_the_slack_of_these_tests_refuses_what_slack_refuses(path: str, value: Any) -> None:
    assert problems(changed(forms.view(ALL), path, value)) != []


# The answer to a form


def test_errors_stand_at_their_fields() -> None:
    answer = forms.response(Answer(errors={"line": "Please give it a name."}))
    assert answer == {"response_action": "errors", "errors": {"line": "Please give it a name."}}
    assert problems_of_answer(answer, forms.view(ALL)) == []
    assert problems_of_answer(forms.response(Answer(errors={"else": "?"})), forms.view(ALL)) != []


def test_a_further_step_takes_the_forms_place() -> None:
    answer = forms.response(Answer("not this", form=ALL))
    assert answer == {"response_action": "update", "view": forms.view(ALL)}
    assert problems_of_answer(answer, forms.view(ALL)) == []


def test_a_line_takes_the_forms_place_and_cannot_act() -> None:
    answer = forms.response(Answer("Nothing was asked: <!channel> & co. " + LONG))
    assert problems_of_answer(answer, forms.view(ALL)) == []
    assert "submit" not in answer["view"]
    (section,) = answer["view"]["blocks"]
    assert section["text"]["type"] == "plain_text"
    assert section["text"]["text"].startswith("Nothing was asked: <!channel> & co.")


def test_a_bare_acknowledgement_closes_the_modal() -> None:
    assert forms.response(Answer()) == {"response_action": "clear"}


# What Slack's payloads become


def message_action(**more: Any) -> dict[str, Any]:
    message = {"type": "message", "ts": "1764000000.000100", "user": "U2", "text": "R&amp;D <https://a.example>"}
    about = {
        "type": "message_action",
        "callback_id": "approve",
        "trigger_id": "13.37.aa",
        "action_ts": "1764000060.000000",
        "user": {"id": "U1", "name": "anna"},
        "channel": {"id": "C1", "name": "general"},
        "message": message | more.pop("message", {}),
    }
    return about | more


def picked(**more: Any) -> Picked:
    event = incoming.event_of(message_action(**more), ME)
    assert isinstance(event, Picked)
    return event


def test_a_picked_message_tells_who_where_and_what_it_says() -> None:
    event = picked()
    assert (event.id, event.by.id, event.command) == ("slack:pick:13.37.aa", "slack:T1:U1", "approve")
    assert (event.chat.id, event.chat.title, event.chat.shared) == ("slack:T1:C1", "general", True)
    assert (event.message, event.thread) == ("1764000000.000100", "1764000000.000100")
    assert event.quoted.text == "R&D https://a.example"
    assert event.platform_at == datetime(2025, 11, 24, 16, 1, tzinfo=UTC)


def test_a_message_picked_in_a_thread_is_answered_in_that_thread() -> None:
    assert picked(message={"thread_ts": "1.1"}).thread == "1.1"


def test_files_of_a_picked_message_come_along() -> None:
    listed = {"files": [{"id": "F1", "name": "plan.pdf", "mimetype": "application/pdf", "size": 9}]}
    (file,) = picked(message=listed).quoted.attachments
    assert (file.ref, file.name, file.size) == ("slack:F1", "plan.pdf", 9)


def test_a_direct_conversation_in_which_something_is_picked_is_never_taken_for_the_one_with_us() -> None:
    event = picked(channel={"id": "D7", "name": "directmessage"})
    assert (event.chat.id, event.chat.shared, event.chat.title) == ("slack:T1:D7", True, "")


def test_a_pick_without_a_time_has_none() -> None:
    body = message_action()
    del body["action_ts"]
    event = incoming.event_of(body, ME)
    assert isinstance(event, Picked)
    assert event.platform_at is None


def view_submission(state: dict[str, Any], **more: Any) -> dict[str, Any]:
    view = {"id": "V1", "hash": "1.aa", "callback_id": forms.CALLBACK_ID, "private_metadata": "f1"} | more
    body = {"type": "view_submission", "trigger_id": "13.37.bb", "user": {"id": "U1"}, "response_urls": []}
    return body | {"view": view | {"state": {"values": {name: {"value": value} for name, value in state.items()}}}}


FILLED = {
    "line": {"type": "plain_text_input", "value": "R&amp;D"},
    "choice": {"type": "static_select", "selected_option": {"text": {}, "value": "k1"}},
    "choices": {"type": "multi_static_select", "selected_options": [{"value": "k0"}, {"value": "k2"}]},
    "day": {"type": "datepicker", "selected_date": "2026-12-04"},
}
EMPTY = {
    "line": {"type": "plain_text_input", "value": None},
    "choice": {"type": "static_select", "selected_option": None},
    "choices": {"type": "multi_static_select", "selected_options": []},
    "day": {"type": "datepicker", "selected_date": None},
}


def test_a_form_that_is_sent_in_tells_its_token_and_what_was_filled_in() -> None:
    event = incoming.event_of(view_submission(FILLED), ME)
    assert isinstance(event, Submitted)
    assert (event.id, event.token) == ("slack:form:V1:1.aa:13.37.bb", "f1")
    assert event.values == {"line": "R&D", "choice": "k1", "choices": ("k0", "k2"), "day": "2026-12-04"}
    assert (event.platform_at, event.chat.shared) == (None, True)


def test_what_was_left_empty_is_an_empty_text() -> None:
    event = incoming.event_of(view_submission(EMPTY), ME)
    assert isinstance(event, Submitted)
    assert event.values == {"line": "", "choice": "", "choices": (), "day": ""}


def test_a_modal_that_is_none_of_ours_is_none_of_our_business() -> None:
    assert incoming.event_of(view_submission(FILLED, callback_id="another"), ME) is None


def test_an_element_that_no_form_of_ours_has_is_set_aside() -> None:
    with pytest.raises(ValueError, match="no form of ours has a timepicker"):
        incoming.event_of(view_submission({"at": {"type": "timepicker", "selected_time": "09:00"}}), ME)
