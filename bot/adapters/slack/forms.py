"""Forms as Slack's modals, both ways. Pure.

Limits (docs.slack.dev, views and Block Kit): 24 characters for a title or a button below, 2,000 for a label or a hint,
75 for an option and 150 for its value, 100 options, 3,000 for a line, a section, and what a view carries along unseen.
"""

from __future__ import annotations

from typing import Any

from bot.adapters.slack.mrkdwn import unescaped
from bot.adapters.slack.splitting import length, shortened
from bot.core.effects import Answer
from bot.core.forms import LONGEST_VALUE, Field, Form, Option, Values

Payload = dict[str, Any]

CALLBACK_ID = "form"

_ACTION_ID = "value"
_LONGEST_TITLE = 24
_LONGEST_LABEL = 2000
_LONGEST_OPTION = 75
_LONGEST_SECTION = 3000
# Where a notice is shown there is no form any more that could give it a title.
_NOTICE_TITLE = "Paletti"


def view(form: Form) -> Payload:
    """The modal that shows a form; its token travels along unseen."""
    return {
        "type": "modal",
        "callback_id": CALLBACK_ID,
        "private_metadata": form.token,
        "title": _plain(form.title, _LONGEST_TITLE),
        "submit": _plain(form.submit, _LONGEST_TITLE),
        "blocks": [_input(field) for field in form.fields],
    }


def notice(text: str) -> Payload:
    """A modal that only says something, in the place of a form."""
    section = {"type": "section", "text": _plain(text, _LONGEST_SECTION)}
    return {"type": "modal", "title": _plain(_NOTICE_TITLE, _LONGEST_TITLE), "blocks": [section]}


def response(answer: Answer) -> Payload:
    """What becomes of the modal that was sent in: it stays with its errors, turns into another one, or is gone."""
    if answer.errors:
        errors = {name: shortened(text, _LONGEST_LABEL) for name, text in answer.errors.items()}
        return {"response_action": "errors", "errors": errors}
    if answer.form is not None:
        return {"response_action": "update", "view": view(answer.form)}
    if answer.text:
        return {"response_action": "update", "view": notice(answer.text)}
    return {"response_action": "clear"}


def values(shown: Payload) -> Values:
    """What was filled in, by field, as the view of a submission tells."""
    return {
        name: _value(element) for name, by_action in shown["state"]["values"].items() for element in by_action.values()
    }


def _value(element: Payload) -> str | tuple[str, ...]:
    match element["type"]:
        case "plain_text_input":
            # Whether Slack escapes what was typed it does not document; elsewhere it does.
            return unescaped(element.get("value") or "")
        case "datepicker":
            return element.get("selected_date") or ""
        case "static_select":
            return (element.get("selected_option") or {}).get("value") or ""
        case "multi_static_select":
            return tuple(option["value"] for option in element.get("selected_options") or ())
        case unknown:
            raise ValueError(f"no form of ours has a {unknown}")


def _input(field: Field) -> Payload:
    hint = {"hint": _plain(field.hint, _LONGEST_LABEL)} if field.hint else {}
    return {
        "type": "input",
        "block_id": field.name,
        "optional": field.optional,
        "label": _plain(field.label, _LONGEST_LABEL),
        "element": {"action_id": _ACTION_ID, **_element(field)},
    } | hint


def _element(field: Field) -> Payload:
    options = [_option(option) for option in field.options]
    chosen = [_option(option) for option in field.options if option.value in field.initial]
    match field.kind:
        case "line" | "text":
            # What we count as characters may be more units to Slack, which would refuse the whole form.
            longest = min(max(field.longest or LONGEST_VALUE, length(text := "".join(field.initial))), LONGEST_VALUE)
            more: Payload = {"multiline": True} if field.kind == "text" else {}
            initial = {"initial_value": text} if text else {}
            return {"type": "plain_text_input", "max_length": longest, **more, **initial}
        case "day":
            return {"type": "datepicker", **({"initial_date": field.initial[0]} if field.initial else {})}
        case "choice":
            return {"type": "static_select", "options": options, **({"initial_option": chosen[0]} if chosen else {})}
        case "choices":
            return {
                "type": "multi_static_select",
                "options": options,
                **({"initial_options": chosen} if chosen else {}),
            }


def _option(option: Option) -> Payload:
    return {"text": _plain(option.label, _LONGEST_OPTION), "value": option.value}


def _plain(text: str, longest: int) -> Payload:
    return {"type": "plain_text", "text": shortened(" ".join(text.split()) or "–", longest), "emoji": False}  # noqa: RUF001  a dash, as people print it
