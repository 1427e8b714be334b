"""`/away` and `/back`: the office is closed whatever its hours say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.entries import AwayEnded, AwaySet
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.office import LEDGER
from bot.core.rows import Title
from handlers.replies import line, opening, reply

LONGEST_REASON = 200
LAST_YEAR = 9000  # the day after, in another zone, must still be a date
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_LEAD = re.compile(r"(until|till|fino\s+al|al)\s+(?=\d)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(-|–|—|/|to|until|al|fino\s+al|\s)\s*(?=\d{4}-)", re.IGNORECASE)  # noqa: RUF001  people type such dashes


def away(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/away [DATE [- DATE] | until DATE] [REASON]`; both dates count. Without a date: from now until `/back`."""
    starts_at, ends_at, reason = _understood(event.rest.strip(), desk)
    if len(reason) > LONGEST_REASON:
        raise BadInput("away-reason-long", most=LONGEST_REASON)
    away_id = desk.fresh("a")
    facts = AwaySet(away=away_id, starts_at=starts_at, ends_at=ends_at)
    effects: list[Effect] = [Keep("titles", away_id, Title(text=reason))] if reason else []
    return (
        *effects,
        Record(ledger=LEDGER, facts=facts, how="command", subject=away_id, opening=opening(event, desk)),
        *reply(event, desk, "away_set", away=away_id),
    )


def back(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/back` ends what is running; `/back DATE` also calls off what is planned from that day."""
    office = desk.office
    zone = ZoneInfo(office.timezone)
    given = event.rest.strip()
    if given:
        first = _date(given)
        ended = [each for each in office.aways if each.starts_at.astimezone(zone).date() == first]
    else:
        ended = [each for each in office.aways if each.starts_at <= desk.now]
    ended = [each for each in ended if each.ends_at is None or each.ends_at > desk.now]
    if not ended:
        planned = [each for each in office.aways if each.starts_at > desk.now]
        if planned and not given:
            day = min(each.starts_at for each in planned).astimezone(zone).date()
            return line(event, desk, "back-planned", day=day.isoformat())
        return line(event, desk, "back-not-away")
    return (
        *(
            Record(
                ledger=LEDGER,
                facts=AwayEnded(away=each.away),
                how="command",
                subject=each.away,
                opening=opening(event, desk),
            )
            for each in ended
        ),
        *reply(event, desk, "back"),
    )


def _understood(text: str, desk: Desk) -> tuple[datetime, datetime | None, str]:
    """Start, end (None: until called back) and reason. Whole days in the office's zone."""
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    first = _DATE.match(rest)
    if first is None:
        if any(map(str.isdigit, text)):
            raise BadInput("away-dates", text=text)
        return desk.now, None, text
    start_on = _date(first[0])
    rest = rest[first.end() :]
    end_on = start_on
    between = _BETWEEN.match(rest)
    second = _DATE.match(rest, between.end()) if between and not lead else None
    if second is not None:
        end_on = _date(second[0])
        rest = rest[second.end() :]
    zone = ZoneInfo(desk.office.timezone)
    today = desk.now.astimezone(zone).date()
    if end_on < start_on:
        raise BadInput("away-backwards", start=start_on.isoformat(), end=end_on.isoformat())
    if end_on < today:
        raise BadInput("away-past", end=end_on.isoformat())
    ends_at = _midnight(end_on + timedelta(days=1), zone)
    starts_at = desk.now if lead or start_on <= today else _midnight(start_on, zone)
    return starts_at, ends_at, rest.strip(" ,;:-–—")  # noqa: RUF001  people type such dashes


def _date(text: str) -> date:
    try:
        year, month, day = map(int, text.split("-"))
        found = date(year, month, day)
    except ValueError:
        raise BadInput("date-impossible", text=text) from None
    if found.year > LAST_YEAR:
        raise BadInput("date-impossible", text=text)
    return found


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(ZoneInfo("UTC"))
