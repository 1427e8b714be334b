"""`/client NAME set key=value …`: what was agreed with a client, and how to talk to them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.entries import ClientSet
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.hours import typed
from bot.core.identity import tax_code_of, vat_of
from bot.core.money import LARGEST_SURCHARGE, price_of
from bot.core.public_holidays import region
from bot.core.rows import Client, Title
from handlers import hours
from handlers.replies import opening, reply
from handlers.verbs import word_of

LANGUAGES = ("it", "en")
DETAILS = ("address", "vat", "tax-code")  # as they stand below a client's name on papers
LONGEST_MEANING = 300
_PAIR = re.compile(r"""\s*([^\s=]+)=(?:"([^"]*)"|“([^”]*)”|«([^»]*)»|(\S*))(?=\s|$)""")


def settings(event: Commanded, client: Client, text: str, desk: Desk) -> Sequence[Effect]:
    """Everything that can be read is recorded at once, but hours of the client's own, which are read back first."""
    given: dict[str, Any] = {}
    for key, value in _pairs(text):
        given |= SETTERS[key](value)
    rule = given.pop("hours", None)
    effects: list[Effect] = []
    # Words, and numbers that belong to a person: not facts, since those can never be erased.
    for kind in ("urgent", *DETAILS):
        words = given.pop("meaning" if kind == "urgent" else kind, None)
        if words is not None:
            title = Title(text=words, client=client.client) if words else None
            effects.append(Keep("titles", f"{kind}:{client.client}", title))
    if given or rule == "":
        facts = ClientSet(**given) if rule is None else ClientSet(**given, hours="", hours_timezone="")
        effects.append(Record(ledger=client.client, facts=facts, how="command", opening=opening(event, desk)))
    if rule:
        zone = given.get("timezone") or desk.client(client.client).timezone or desk.office.timezone
        proposed = {"what": "client", "client": client.client, "rule": typed(rule, zone).canonical, "timezone": zone}
        return (*effects, *hours.propose(event, proposed, desk))
    return (*effects, *reply(event, desk, "client_glance", client=client.client))


def _pairs(text: str) -> Sequence[tuple[str, str]]:
    """Keys and values; a value with spaces stands in quotation marks. Raises BadInput for anything else."""
    found, at = [], 0
    while text[at:].strip():
        pair = _PAIR.match(text, at)
        key = word_of(pair[1]) if pair else ""
        if pair is None or key not in SETTERS:
            raise BadInput("client-set-unknown", word=text[at:].split(maxsplit=1)[0], known=", ".join(SETTERS))
        found.append((key, next(value for value in pair.groups()[1:] if value is not None).strip()))
        at = pair.end()
    return found


def _language(value: str) -> Mapping[str, Any]:
    if value.lower() not in LANGUAGES:
        raise BadInput("language-unknown", language=value)
    return {"language": value.lower()}


def _timezone(value: str) -> Mapping[str, Any]:
    zones = {zone.casefold(): zone for zone in available_timezones()}
    zone = zones.get(value.casefold())
    if zone is None:
        nearest = difflib.get_close_matches(value.casefold(), zones, n=3, cutoff=0.0)
        raise BadInput("zone-unknown", zone=value, nearest=", ".join(zones[each] for each in nearest))
    return {"timezone": zone}


def _hours(value: str) -> Mapping[str, Any]:
    return {"hours": "" if word_of(value) in ("", "office") else value}


def _urgent(value: str) -> Mapping[str, Any]:
    """`never`, `always`, or `paid:120EUR`."""
    kind = word_of(value)
    if kind in ("never", "always"):
        return {"urgent": kind}
    head, _, rest = value.partition(":")
    price = price_of(rest) if word_of(head) == "paid" else None
    if price is None or not 0 < price[0] <= LARGEST_SURCHARGE * 100:
        raise BadInput("urgent-unreadable", value=value)
    return {"urgent": "paid", "urgent_cents": price[0], "urgent_currency": price[1]}


def _day(value: str) -> Mapping[str, Any]:
    """When the clock may write to them; empty, or `office`, for working days from nine to six."""
    return {"day": "" if word_of(value) in ("", "office") else typed(value, "UTC").canonical}


def _holidays(value: str) -> Mapping[str, Any]:
    return {"holidays": "" if word_of(value) in ("", "office") else region(value)}


def _business(value: str) -> Mapping[str, Any]:
    if word_of(value) not in ("yes", "no"):
        raise BadInput("business-unknown", value=value)
    return {"business": word_of(value) == "yes"}


def _speech(value: str) -> Mapping[str, Any]:
    """Whether they know the words of the trade."""
    if word_of(value) not in ("plain", "expert"):
        raise BadInput("speech-unknown", value=value)
    return {"speech": word_of(value)}


def _manner(value: str) -> Mapping[str, Any]:
    if word_of(value) not in ("lei", "tu"):
        raise BadInput("manner-unknown", value=value)
    return {"manner": word_of(value)}


def _meaning(value: str) -> Mapping[str, Any]:
    if len(value) > LONGEST_MEANING:
        raise BadInput("urgent-meaning-long", most=LONGEST_MEANING)
    return {"meaning": value}


def _vat(value: str) -> Mapping[str, Any]:
    return {"vat": vat_of(value) if value else ""}


def _tax_code(value: str) -> Mapping[str, Any]:
    return {"tax-code": tax_code_of(value) if value else ""}


def _address(value: str) -> Mapping[str, Any]:
    if len(value) > LONGEST_MEANING:
        raise BadInput("address-long", most=LONGEST_MEANING)
    return {"address": value}


SETTERS: dict[str, Callable[[str], Mapping[str, Any]]] = {
    "language": _language,
    "timezone": _timezone,
    "hours": _hours,
    "urgent": _urgent,
    "urgent-means": _meaning,
    "day": _day,
    "holidays": _holidays,
    "business": _business,
    "speech": _speech,
    "manner": _manner,
    "vat": _vat,
    "tax-code": _tax_code,
    "address": _address,
}
