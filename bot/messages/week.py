"""The picture of the office's week: what is truly open, holidays and absences included."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec

from bot.core.desk import Desk
from bot.core.effects import Picture
from bot.core.hours import Schedule
from bot.core.pictures import DAY_MINUTES, Day, Legend, Note, Span, Week
from bot.core.public_holidays import between
from bot.core.public_holidays import name as holiday_name
from bot.wording.moments import spelt
from bot.wording.rules import in_words

DAYS = 7
NOTES_DAYS = 31


def picture(desk: Desk) -> Picture:
    """The week from Monday to Sunday that holds today, in the office's zone, and what is special in the next month."""
    office, language = desk.office, desk.office.language
    zone = ZoneInfo(office.timezone)
    today = desk.now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(DAYS)]
    opened = _spans(desk.schedule, days, zone)
    calls = _spans(desk.call_schedule, days, zone) if desk.call_schedule else {}
    week = Week(
        title=desk.office_name or desk.say("the-office", language),
        zone=desk.say("hours-zone", language, zone=office.timezone),
        days=tuple(
            Day(
                name=spelt(on, "EEE", language),
                date_label=spelt(on, "d MMM", language),
                today=on == today,
                closed_label="" if opened[on] else _closed(desk, on, zone),
                open=opened[on],
                calls=calls.get(on, ()),
            )
            for on in days
        ),
        legend=Legend(open=desk.say("week-open", language), calls=desk.say("week-calls", language)),
        notes=tuple(_notes(desk, today, zone)),
        notes_title=desk.say("week-notes", language),
    )
    words = "; ".join(in_words(office.rule or "off", language, desk.say))
    return Picture(template="week", data=msgspec.to_builtins(week), name="week.png", alt=words)


def _midnight(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time(), tzinfo=zone).astimezone(UTC)


def _spans(schedule: Schedule, days: list[date], zone: ZoneInfo) -> dict[date, tuple[Span, ...]]:
    """The open spans by the wall clock, each on the day on which it begins; longer than a day, on each of its days."""
    found: dict[date, list[Span]] = {on: [] for on in days}
    start, end = _midnight(days[0], zone), _midnight(days[-1] + timedelta(days=1), zone)
    opens: datetime | None = (schedule.opened_at(start) or start) if schedule.is_open(start) else None
    opens = opens or schedule.next_opening(start)
    while opens is not None and opens < end:
        closes = schedule.next_closing(opens) or end
        if closes - opens > timedelta(days=1):
            since, until = max(opens, start), min(closes, end)
            midnights = (_midnight(on, zone) for on in days)
            pieces = list(pairwise([since, *(each for each in midnights if since < each < until), until]))
        else:
            pieces = [(opens, closes)]
        for since, until in pieces:
            on = max(since.astimezone(zone).date(), days[0])
            span = _minute(since, on, zone), _minute(until, on, zone)
            if on in found and 0 < span[1] - span[0] <= DAY_MINUTES:
                found[on].append(span)
        opens = schedule.next_opening(closes - timedelta(seconds=1)) if closes < end else None
    return {on: tuple(spans) for on, spans in found.items()}


def _minute(at: datetime, on: date, zone: ZoneInfo) -> int:
    """Minutes by the wall clock since the midnight with which that day begins; negative before it."""
    wall = at.astimezone(zone).replace(tzinfo=None) - datetime.combine(on, time())
    return round(wall / timedelta(minutes=1))


def _closed(desk: Desk, on: date, zone: ZoneInfo) -> str:
    """Why nothing is open on that day."""
    language = desk.office.language
    noon = datetime.combine(on, time(12), tzinfo=zone).astimezone(UTC)
    closed_by = desk.schedule.closed_by(noon)
    if isinstance(closed_by, date):
        if closed_by == on:
            return holiday_name(desk.office.holidays, on, language)
        return desk.say("week-closed", language)
    covers = closed_by is not None and closed_by.holds(noon)
    return desk.say("week-away" if covers else "week-closed", language)


def _notes(desk: Desk, today: date, zone: ZoneInfo) -> list[Note]:
    """Holidays and absences of the coming month, in order."""
    office, language = desk.office, desk.office.language
    last = today + timedelta(days=NOTES_DAYS)
    notes = [
        (on, Note(when=spelt(on, "EEE d MMM", language), what=holiday_name(office.holidays, on, language)))
        for on in (between(office.holidays, today, last) if office.holidays else ())
    ]
    for away in office.aways:
        first = away.starts_at.astimezone(zone).date()
        if (away.ends_at and away.ends_at <= desk.now) or first > last:
            continue
        until = (away.ends_at - timedelta(seconds=1)).astimezone(zone).date() if away.ends_at else None
        title = desk.titles.get(away.away)
        what = desk.say("week-away", language) + (f" · {title.text}" if title else "")
        when = spelt(first, "d MMM", language)
        if until != first:
            when += f" – {spelt(until, 'd MMM', language) if until else '…'}"  # noqa: RUF001  as dates are set
        notes.append((first, Note(when=when, what=what)))
    return [note for _, note in sorted(notes, key=lambda dated: dated[0])]
