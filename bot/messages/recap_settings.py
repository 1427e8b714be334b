"""How a client's recaps are set, and what was said to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.core.desk import Desk, Reader
from bot.core.effects import Message, Quote, Text
from bot.core.recapping import planned
from bot.core.recaps import Recaps, RecapSet
from bot.messages.parts import message, office_name, office_reader, ours, reader_of, text, theirs
from bot.wording.moments import day, weekday

LAST_DAY = 31


def recap_set(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: how often, when the next one comes, and what the client said to the last."""
    row = desk.clients.get(args["client"])
    if row is None:
        return None
    reader = office_reader(desk)
    recaps = desk.client(row.client).touch.recaps
    if recaps.set is None:
        return message(
            reader,
            text(desk, reader, "recap-off", name=row.name),
            text(desk, reader, "recap-how"),
            *_last(desk, reader, row.client, recaps),
        )
    return message(
        reader,
        Text(f"{row.name}: {rhythm(desk, reader.language, recaps.set)}"),
        text(desk, reader, f"recap-untouched-{recaps.set.untouched}"),
        Text(_next(desk, row.client)),
        *_last(desk, reader, row.client, recaps),
    )


def rhythm(desk: Desk, language: str, given: RecapSet) -> str:
    """How often, in words."""
    clock = f"{given.minute // 60:02}:{given.minute % 60:02}"
    if given.every == "week":
        return desk.say("recap-weekly", language, weekday=weekday(given.weekday or 0, language), clock=clock)
    if given.monthday == LAST_DAY:
        return desk.say("recap-monthly-last", language, clock=clock)
    return desk.say("recap-monthly", language, monthday=given.monthday or 1, clock=clock)


def _next(desk: Desk, client: str) -> str:
    found = planned(client, desk)
    if found is None:
        return desk.say("recap-next-none", desk.office.language)
    drafted, goes = found
    if drafted is None:
        return desk.say("recap-next-drafted", desk.office.language, when=ours(desk, goes))
    return desk.say("recap-next", desk.office.language, when=ours(desk, goes), draft=ours(desk, drafted))


def _last(desk: Desk, reader: Reader, client: str, recaps: Recaps) -> list[Text]:
    """What was said to the newest recap that has arrived."""
    if recaps.newest_on is None:
        return []
    on = day(recaps.newest_on, reader.language, now=desk.today)
    if not recaps.answers:
        return [text(desk, reader, "recap-unanswered", day=on)]
    names = {each.contact: each.name for each in desk.people.where(client=client) if each.contact and each.name}
    somebody = desk.say("somebody", reader.language)
    return [
        text(
            desk,
            reader,
            f"recap-answered-{each.verdict}",
            day=on,
            who=names.get(each.contact, somebody),
            seq=each.seq,
        )
        for each in recaps.answers
    ]


def next_for_client(desk: Desk, reader: Reader, client: str | None) -> Text | None:
    """To the client: when the next one comes."""
    found = planned(client, desk) if client else None
    return text(desk, reader, "recap-mine", when=theirs(desk, reader, found[1])) if found else None


def glance(desk: Desk, client: str) -> list[str]:
    """To the office, among the other lines about a client."""
    given = desk.client(client).touch.recaps.set
    if given is None:
        return []
    language = desk.office.language
    return [desk.say("recap-glance", language, rhythm=rhythm(desk, language, given), next=_next(desk, client))]


def recap_noted(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To the client: their answer is on record, and what follows."""
    reader = reader_of(desk, args)
    said = text(desk, reader, f"recap-noted-{args['said']}", office=office_name(desk, reader))
    return message(reader, said, text(desk, reader, "news-entry", seq=args["seq"], hash=args["hash"]))


def recap_news(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: what a client says of a recap."""
    row = desk.clients.get(args["client"])
    if row is None:
        return None
    reader = office_reader(desk)
    on = day(date.fromisoformat(args["on"]), reader.language) if args["on"] else ""
    words = {"who": args["name"] or row.name, "name": row.name, "day": on}
    return message(
        reader,
        text(desk, reader, f"recap-news-{args['said']}", **words),
        Quote(args["words"]) if args["words"] else None,
        text(desk, reader, "news-entry", seq=args["seq"], hash=args["hash"]),
    )
