"""What Slack refuses in a modal, and in the answer to one that was sent in. The numbers are its documented limits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.platforms.fake_slack_rules import length

Json = dict[str, Any]

VIEW_FIELDS = {
    "type", "callback_id", "private_metadata", "title", "submit", "close", "blocks", "clear_on_close",
    "notify_on_close", "external_id", "submit_disabled",
}  # fmt: skip
ELEMENT_FIELDS = {
    "plain_text_input": {
        "type", "action_id", "initial_value", "multiline", "min_length", "max_length", "placeholder", "focus_on_load",
    },
    "datepicker": {"type", "action_id", "initial_date", "confirm", "focus_on_load", "placeholder"},
    "static_select": {"type", "action_id", "options", "initial_option", "placeholder", "confirm", "focus_on_load"},
    "multi_static_select": {
        "type", "action_id", "options", "initial_options", "max_selected_items", "placeholder", "confirm",
        "focus_on_load",
    },
}  # fmt: skip


def problems(view: Any) -> list[str]:
    """What is wrong with a view; an empty list if Slack would show it."""
    return list(_problems(view)) if isinstance(view, dict) else ["a view is an object"]


def problems_of_answer(answer: Json, view: Json) -> list[str]:
    """What is wrong with the body of the acknowledgement of this view's submission."""
    match answer:
        case {} if not answer:
            return []
        case {"response_action": "clear", **rest} if not rest:
            return []
        case {"response_action": "errors", "errors": {**errors}, **rest} if errors and not rest:
            inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
            unknown = [f"no input has the block_id {name!r}" for name in errors if name not in inputs]
            return unknown + [f"no error is {text!r}" for text in errors.values() if not _filled(text, 3000)]
        case {"response_action": "update", "view": new, **rest} if not rest:
            return problems(new)
    return [f"this is no answer to a view_submission: {answer}"]


def _problems(view: Json) -> Iterator[str]:
    yield from (f"a view has no {name}" for name in set(view) - VIEW_FIELDS)
    if view.get("type") != "modal":
        yield "its type is not modal"
    blocks = view.get("blocks")
    if not isinstance(blocks, list) or not 1 <= len(blocks) <= 100:
        yield "it needs 1 to 100 blocks"
        return
    yield from _plain(view.get("title"), 24, "title")
    has_input = any(block.get("type") == "input" for block in blocks)
    if has_input or "submit" in view:
        yield from _plain(view.get("submit"), 24, "submit")
    if "close" in view:
        yield from _plain(view["close"], 24, "close")
    for name, longest in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        if not isinstance(view.get(name, ""), str) or length(view.get(name, "")) > longest:
            yield f"{name} is longer than {longest}"
    block_ids = [block["block_id"] for block in blocks if "block_id" in block]
    action_ids = [block["element"].get("action_id") for block in blocks if isinstance(block.get("element"), dict)]
    yield from (f"{each!r} is no id" for each in (*block_ids, *action_ids) if not _filled(each, 255))
    if len(block_ids) != len(set(block_ids)):
        yield "a block_id stands there twice"
    for block in blocks:
        yield from _block(block)


def _block(block: Json) -> Iterator[str]:
    match block:
        case {"type": "section", "text": text, **rest} if set(rest) <= {"block_id"}:
            yield from _plain(text, 3000, "section")
        case {"type": "input", "label": label, "element": {**element}, **rest}:
            if set(rest) - {"block_id", "hint", "optional", "dispatch_action"}:
                yield f"an input has no {set(rest)}"
            yield from _plain(label, 2000, "label")
            if "hint" in rest:
                yield from _plain(rest["hint"], 2000, "hint")
            if not isinstance(rest.get("optional", False), bool):
                yield "optional is not a truth value"
            yield from _element(element)
        case _:
            yield f"no such block: {block.get('type')}"


def _element(element: Json) -> Iterator[str]:
    kind = element.get("type")
    if kind not in ELEMENT_FIELDS:
        yield f"no such element: {kind}"
        return
    yield from (f"a {kind} has no {name}" for name in set(element) - ELEMENT_FIELDS[kind])
    if "placeholder" in element:
        yield from _plain(element["placeholder"], 150, "placeholder")
    match kind:
        case "plain_text_input":
            longest = element.get("max_length", 3000)
            if not 1 <= longest <= 3000:
                yield "max_length is not between 1 and 3000"
            if "initial_value" in element and not _filled(element["initial_value"], longest):
                yield "initial_value is empty or too long"
        case "datepicker":
            try:
                date.fromisoformat(element.get("initial_date", "2026-01-01"))
            except ValueError:
                yield "initial_date is no date"
        case _:
            yield from _options(element)


def _options(element: Json) -> Iterator[str]:
    options = element.get("options")
    if not isinstance(options, list) or not 1 <= len(options) <= 100:
        yield "it needs 1 to 100 options"
        return
    for option in options:
        if set(option) - {"text", "value", "description"}:
            yield f"an option has no {set(option)}"
        yield from _plain(option.get("text"), 75, "option")
        if not _filled(option.get("value"), 150):
            yield "an option's value is empty or too long"
    if len({option["value"] for option in options}) != len(options):
        yield "two options have the same value"
    chosen = element.get("initial_options", [element["initial_option"]] if "initial_option" in element else None)
    if chosen is not None and (not chosen or any(each not in options for each in chosen)):
        yield "what is chosen at first is not among the options"


def _plain(text: Any, longest: int, what: str) -> Iterator[str]:
    good = (
        isinstance(text, dict)
        and text.get("type") == "plain_text"
        and set(text) <= {"type", "text", "emoji"}
        and _filled(text.get("text"), longest)
        and bool(text["text"].strip())
    )
    if not good:
        yield f"no {what} is {text!r}"


def _filled(text: Any, longest: int) -> bool:
    return isinstance(text, str) and 1 <= length(text) <= longest
