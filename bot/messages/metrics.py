"""Metrics: what is agreed on, what was noted, and how they stand, for the office and for the client."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.core.agreed_metrics import agreed
from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Message, Text, Title
from bot.core.metrics import Better
from bot.messages.charts import name_of, picture, said, target_said, unit_of
from bot.messages.parts import message, office_reader, reader_of, text
from bot.wording.moments import day
from bot.wording.sizes import number

MOST_PICTURES = 4  # in one message
_LINES = 10  # of a file that were not read and are told with the reason


def terms_text(  # noqa: PLR0913, PLR0917  what is agreed upon has these parts
    desk: Desk, language: str, name: str, unit: str, better: Better, target_thousandths: int | None
) -> str:
    """What is to be approved: what is looked at, in which unit, with which target, and who notes it."""
    office = desk.office_name or desk.say("the-office", language)
    measured = (
        desk.say("metric-text-unit", language, name=name, unit=unit)
        if unit
        else desk.say("metric-text", language, name=name)
    )
    aim = (
        desk.say(f"metric-text-{better}", language)
        if target_thousandths is None
        else desk.say(
            "metric-text-target", language, target=target_said(desk, language, better, target_thousandths, unit)
        )
    )
    return "\n".join((measured, aim, desk.say("metric-text-noted", language, office=office)))


def metric_list(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: a client's metrics, and which of them wait for the client."""
    row = desk.clients.get(args["client"])
    if row is None:
        return None
    reader = office_reader(desk)
    known = [each for each in desk.client(row.client).touch.metrics.values() if not each.dropped]
    if not known:
        return message(reader, text(desk, reader, "metric-none", name=row.name))
    lines = [_listed(desk, reader, row.client, each.metric, each.version) for each in known]
    return message(reader, Title(desk.say("metric-title", reader.language, name=row.name)), Text("\n".join(lines)))


def _listed(desk: Desk, reader: Reader, client: str, metric: str, version: int) -> str:
    state = desk.client(client)
    terms, approval = agreed(state, metric), state.approvals.get(metric)
    line = f"• {said(desk, reader, client, metric) if terms else name_of(desk, metric)}"
    if approval is None or (terms is not None and terms.version == version):
        return line
    stands = desk.say(f"approval-state-{approval.state}", reader.language)
    return f"{line} · {desk.say('metric-version', reader.language, version=version, state=stands)}"


def metric_noted(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To the office: what was noted, what it took the place of, and how it was read."""
    reader = office_reader(desk)
    unit = unit_of(desk, args["metric"])
    words = {
        "name": name_of(desk, args["metric"]),
        "day": day(date.fromisoformat(args["on"]), reader.language, year=True),
    }
    words["value"] = f"{number(args['thousandths'], reader.language)} {unit}".strip()
    before = None
    if args["before"] is not None:
        before = text(desk, reader, "metric-replaced", before=number(args["before"], reader.language))
    return message(
        reader, text(desk, reader, "metric-noted", **words), before, _ambiguous(desk, reader, args, args["thousandths"])
    )


def _ambiguous(desk: Desk, reader: Reader, args: Mapping[str, Any], thousandths: int) -> Text | None:
    if not args["typed"]:
        return None
    return text(desk, reader, "number-ambiguous", text=args["typed"], read=number(thousandths, reader.language))


def metric_charts(desk: Desk, args: Mapping[str, Any]) -> Message:
    """A picture of each metric, with its line; to the office or the client."""
    reader = reader_of(desk, args)
    state = desk.client(args["client"])
    known = [each for each in args["metrics"] if agreed(state, each) is not None]
    if not known:
        return message(reader, text(desk, reader, "metric-mine-none"))
    lines = Text("\n".join(said(desk, reader, args["client"], each) for each in known))
    pictures = [picture(desk, reader, args["client"], each) for each in known]
    return message(reader, lines, *[each for each in pictures if each is not None][:MOST_PICTURES])


def values_read(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: what was noted from a file, and which lines were not."""
    row = desk.clients.get(args["client"])
    if row is None:
        return None
    reader = office_reader(desk)
    lines = [
        "• " + desk.say("values-of", reader.language, name=name_of(desk, metric), **counts)
        for metric, counts in args["counts"].items()
    ]
    key = "values-noted" if lines else "values-nothing"
    unread = [desk.say(each["key"], reader.language, line=each["line"], text=each["text"]) for each in args["unread"]]
    more = len(unread) - _LINES
    if more > 0:
        unread = [*unread[:_LINES], desk.say("values-unread-more", reader.language, count=more)]
    strange = ", ".join(args["strange"])
    return message(
        reader,
        text(desk, reader, key, file=args["file"], name=row.name),
        Text("\n".join(lines)) if lines else None,
        text(desk, reader, "values-strange", names=strange) if strange else None,
        Text("\n".join(unread)) if unread else None,
        _ambiguous(desk, reader, args, args["read"]),
    )


def for_client(desk: Desk, reader: Reader, client: str | None) -> list[Block]:
    """A line for each metric that was agreed upon, as a client sees them; nothing where there are none."""
    state = desk.client(client) if client else None
    known = [each for each in state.touch.metrics if agreed(state, each)] if client and state else []
    if client is None or not known:
        return []
    head = desk.say("metric-mine", reader.language)
    return [Title(head), Text("\n".join(f"• {said(desk, reader, client, each)}" for each in known))]
