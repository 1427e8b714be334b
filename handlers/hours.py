"""`/hours`: what they are, and new ones, which count only after they were read back and confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record
from bot.core.entries import CallHoursSet, ClientSet, HolidaysSet, HoursSet
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson, Pressed
from bot.core.facts import Facts
from bot.core.hours import typed
from bot.core.office import LEDGER
from bot.core.public_holidays import region
from bot.core.rows import May
from handlers.replies import opening, reply, reply_with_card, toast
from handlers.verbs import word_of


def command(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/hours` shows them; `/hours RULE`, `/hours calls RULE` and `/hours holidays REGION` read back what is meant."""
    given = event.rest.strip()
    if not given:
        return reply(event, desk, "hours_shown")
    first, _, rest = given.partition(" ")
    zone = desk.office.timezone
    if word_of(first) == "calls":
        return propose(event, {"what": "calls", "rule": _rule(rest, zone), "timezone": zone}, desk)
    if word_of(first) == "holidays":
        if not rest.strip():
            raise BadInput("holidays-which")
        chosen = "" if word_of(rest.strip()) == "none" else region(rest)
        return propose(event, {"what": "holidays", "region": chosen}, desk)
    return propose(event, {"what": "hours", "rule": typed(given, zone).canonical, "timezone": zone}, desk)


def shown(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """For a collaborator, who may look only."""
    return reply(event, desk, "hours_shown")


def _rule(text: str, zone: str) -> str:
    """Call hours; `none` for no such hours."""
    if not text.strip():
        raise BadInput("calls-which")
    return "" if word_of(text.strip()) == "none" else typed(text.strip(), zone).canonical


def propose(event: FromPerson, data: dict[str, Any], desk: Desk) -> Sequence[Effect]:
    """A card that says in words what was understood; what is on it counts once it is confirmed."""
    may: May = "member" if data["what"] == "client" else "owner"
    return reply_with_card(event, desk, "hours_card", subject="hours", may=may, client=data.get("client"), data=data)


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """Confirm or leave as they were."""
    card = desk.cards.get(event.token)
    if card is None or card.state != "open":
        return toast(event, desk, "button-old")
    effects: list[Effect] = []
    confirmed = event.choice == "yes"
    if confirmed:
        ledger = card.data.get("client") or LEDGER
        effects.append(
            Record(ledger=ledger, facts=_facts(card.data), how="inline_button", opening=opening(event, desk))
        )
    effects += [
        Keep("cards", card.token, replace(card, state="confirmed" if confirmed else "dropped")),
        redraw(card, f"edit:{event.id}", "hours_card"),
        Answer(),
    ]
    return effects


def _facts(data: dict[str, Any]) -> Facts:
    match data["what"]:
        case "holidays":
            return HolidaysSet(region=data["region"])
        case "calls":
            return CallHoursSet(rule=data["rule"], timezone=data["timezone"])
        case "client":
            return ClientSet(hours=data["rule"], hours_timezone=data["timezone"])
        case _:
            return HoursSet(rule=data["rule"], timezone=data["timezone"])


def told(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """For a client, by command or in a plain word: when we are open, and when next."""
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    return reply(event, desk, "hours_told", client=client)
