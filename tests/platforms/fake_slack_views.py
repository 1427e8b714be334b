"""The fake Slack's modals: opened with a trigger, filled in, sent in, and what their answer makes of them."""

from __future__ import annotations

import html
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.platforms import fake_slack_events as payloads
from tests.platforms.fake_slack_files import FileRefused
from tests.platforms.fake_slack_state import APP, BOT, TEAM, Json, Log
from tests.platforms.fake_slack_view_rules import problems, problems_of_answer

TRIGGER_SECONDS = 3.0


@dataclass
class Modal:
    """What somebody sees. `errors` by block; `shown` is each view that it has had so far."""

    user: str
    view: Json
    id: str = field(default_factory=lambda: payloads.fresh("V"))
    hash: str = field(default_factory=lambda: f"{time.time():.6f}.{uuid4().hex[:8]}")
    is_open: bool = True
    errors: dict[str, str] = field(default_factory=dict)
    shown: list[Json] = field(default_factory=list)

    @property
    def title(self) -> str:
        text: str = self.view["title"]["text"]
        return text

    @property
    def text(self) -> str:
        """What a modal without a form says."""
        return "\n".join(block["text"]["text"] for block in self.view["blocks"] if block["type"] == "section")

    @property
    def labels(self) -> list[str]:
        return [block["label"]["text"] for block in self._inputs]

    @property
    def filled(self) -> list[tuple[str, str]]:
        """Each field's label, and what stands there at first."""
        return [
            (
                block["label"]["text"],
                block["element"].get("initial_value") or block["element"].get("initial_date") or "",
            )
            for block in self._inputs
        ]

    @property
    def _inputs(self) -> list[Json]:
        return [block for block in self.view["blocks"] if block["type"] == "input"]

    def options(self, block_id: str) -> list[str]:
        (element,) = [block["element"] for block in self._inputs if block["block_id"] == block_id]
        return [option["text"]["text"] for option in element["options"]]

    def values(self, given: dict[str, Any]) -> Json:
        """`state.values`: what stood there at first, and what is given by block: a text, a day, or options' labels.

        What Slack's own window would not let through is an AssertionError.
        """
        assert set(given) <= {block["block_id"] for block in self._inputs}, "there is no such field"
        filled = {}
        for block in self._inputs:
            element = block["element"]
            value = _filled(element, given.get(block["block_id"], ...))
            assert block.get("optional") or any(each for key, each in value.items() if key != "type"), "it is required"
            filled[block["block_id"]] = {element["action_id"]: value}
        return filled

    def turns_into(self, view: Json) -> None:
        self.view, self.errors, self.hash = view, {}, f"{time.time():.6f}.{uuid4().hex[:8]}"
        self.shown.append(view)

    def told(self, values: Json) -> Json:
        """The view as a submission tells of it."""
        return {
            "id": self.id,
            "team_id": TEAM,
            "type": "modal",
            "blocks": self.view["blocks"],
            "private_metadata": self.view.get("private_metadata", ""),
            "callback_id": self.view.get("callback_id", ""),
            "state": {"values": values},
            "hash": self.hash,
            "title": self.view["title"],
            "clear_on_close": False,
            "notify_on_close": False,
            "close": self.view.get("close"),
            "submit": self.view.get("submit"),
            "previous_view_id": None,
            "root_view_id": self.id,
            "app_id": APP,
            "external_id": "",
            "app_installed_team_id": TEAM,
            "bot_id": BOT,
        }


def _filled(element: Json, given: Any) -> Json:
    kind = element["type"]
    by_label = {option["text"]["text"]: option for option in element.get("options", ())}
    match kind:
        case "plain_text_input":
            text = element.get("initial_value") if given is ... else given
            assert len(text or "") <= element.get("max_length", 3000), "Slack's window takes no more"
            return {"type": kind, "value": html.escape(text, quote=False) if text else None}
        case "datepicker":
            return {"type": kind, "selected_date": (element.get("initial_date") if given is ... else given) or None}
        case "static_select":
            return {"type": kind, "selected_option": element.get("initial_option") if given is ... else by_label[given]}
    chosen = element.get("initial_options", []) if given is ... else [by_label[label] for label in given]
    return {"type": kind, "selected_options": chosen}


class Views:
    """All modals; what Slack would not take is refused and told in `complaints`."""

    def __init__(self, complaints: list[str]) -> None:
        self.news: Log[Modal] = Log()
        self.methods = {"views.open": self._open}
        self.trigger_seconds = TRIGGER_SECONDS
        self._complaints = complaints
        self._triggers: dict[str, tuple[str, float]] = {}
        self._exchanged: set[str] = set()

    def trigger(self, user: str) -> str:
        """Good for one modal, and not for long."""
        made = f"1337.42.{uuid4().hex}"
        self._triggers[made] = (user, time.monotonic() + self.trigger_seconds)
        return made

    async def _open(self, arguments: Json) -> Json:
        trigger = arguments.get("trigger_id") or ""
        if trigger not in self._triggers:
            raise FileRefused("invalid_trigger_id")
        if trigger in self._exchanged:
            raise FileRefused("exchanged_trigger_id")
        user, until = self._triggers[trigger]
        if time.monotonic() > until:
            raise FileRefused("expired_trigger_id")
        wrong = problems(arguments.get("view"))
        if wrong:
            self._complaints += wrong
            raise FileRefused("invalid_arguments")
        self._exchanged.add(trigger)
        modal = Modal(user, arguments["view"])
        modal.shown.append(modal.view)
        await self.news.add(modal)
        return {"view": modal.told({})}

    async def answered(self, modal: Modal, answer: Json) -> None:
        """The acknowledgement of a submission came with this."""
        wrong = problems_of_answer(answer, modal.view)
        if wrong:
            self._complaints += wrong
            return
        match answer.get("response_action"):
            case "errors":
                modal.errors = answer["errors"]
            case "update":
                modal.turns_into(answer["view"])
                await self.news.add(modal)
            case _:
                modal.is_open, modal.errors = False, {}
