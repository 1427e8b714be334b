"""How each statement of a recap reads, with the entry that says so; and what of it stands at its right on a card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.core.desk import Desk, Reader
from bot.core.pictures import Chart
from bot.core.recap_parts import PARTS, Part, Recap, Statement
from bot.messages.approval_cards import named
from bot.messages.charts import chart
from bot.messages.charts import said as metric_said
from bot.messages.parts import theirs
from bot.wording.moments import day, short
from bot.wording.sizes import price

_APPROVALS = ("golive", "approved", "elsewhere", "changes", "refused", "revoked", "approval-open")


class Line(NamedTuple):
    """A statement in words: `what`, the short `note` of a card, the whole `text`."""

    key: str
    what: str
    note: str
    text: str


class Told(NamedTuple):
    """A part of a recap with its lines."""

    part: Part
    title: str
    lines: Sequence[Line]


def parts_of(desk: Desk, reader: Reader, client: str, recap: Recap) -> list[Told]:
    """Those parts that have anything to say, in order."""
    found = []
    for part in PARTS:
        lines = [line_of(desk, reader, client, each) for each in recap.of(part)]
        if lines:
            found.append(Told(part, desk.say(f"recap-part-{part}", reader.language), lines))
    return found


def line_of(desk: Desk, reader: Reader, client: str, told: Statement) -> Line:
    """One statement."""
    is_metric = told.kind == "metric"
    what = metric_said(desk, reader, client, told.about) if is_metric else _what(desk, reader, client, told)
    said = _dated(desk, reader, told, brief=False)
    text = f"{what}, {said}" if said else what
    entry = desk.say("recap-entry", reader.language, text=text, seq=told.seq)
    return Line(told.key, what, _dated(desk, reader, told, brief=True), entry)


def charts_of(desk: Desk, reader: Reader, client: str, recap: Recap) -> list[Chart]:
    """The metrics that are told of, as charts."""
    made = (chart(desk, reader, client, each.about) for each in recap.of("metrics"))
    return [each for each in made if each is not None]


def _what(desk: Desk, reader: Reader, client: str, told: Statement) -> str:
    words = {"title": _title(desk, reader, client, told), "who": _who(desk, reader, client, told.contact)}
    if told.kind in ("payment-received", "payment-open"):
        number = desk.client(client).payments.requests[told.about].number
        return desk.say(f"recap-{told.kind}", reader.language, number=number, **words)
    if told.kind == "step-moved" and told.words:
        return desk.say("recap-step-moved-why", reader.language, reason=told.words, **words)
    return desk.say(f"recap-{told.kind}", reader.language, **words)


def _title(desk: Desk, reader: Reader, client: str, told: Statement) -> str:
    if told.kind in _APPROVALS:
        return named(desk, reader, desk.client(client).approvals[told.about], told.version)
    title = desk.titles.get(told.about)
    return title.text if title else ""


def _who(desk: Desk, reader: Reader, client: str, contact: str | None) -> str:
    names = (each.name for each in desk.people.where(client=client, contact=contact) if each.name) if contact else ()
    return next(iter(names), desk.say("recap-somebody", reader.language))


def _dated(desk: Desk, reader: Reader, told: Statement, *, brief: bool) -> str:
    """The day or the amount that belongs to it; empty if none does."""
    language = reader.language
    on = told.on or (told.at.astimezone(ZoneInfo(reader.timezone)).date() if told.at else None)
    said = (short(on, language) if brief else day(on, language, now=desk.today)) if on else ""
    match told.kind:
        case "approval-open":
            return desk.say("recap-since-brief" if brief else "recap-since", language, day=said)
        case "payment-received" | "payment-open":
            amount = price(told.cents, told.currency, language)
            key = "recap-received-on" if told.kind == "payment-received" else "recap-due-on"
            return amount if brief else desk.say(key, language, amount=amount, day=said)
        case "step-late" if not brief:
            return desk.say("recap-planned-for", language, day=said)
        case "appointment" if told.at and not brief:
            return theirs(desk, reader, told.at)
        case "metric":
            return ""
    return said
