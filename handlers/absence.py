"""`/away`, `/back` and `/open`: for once, the office is closed or open whatever its hours say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record
from bot.core.entries import AwayEnded, AwaySet, OpeningSet
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson, Pressed
from bot.core.facts import How
from bot.core.office import LEDGER, Away
from bot.core.plain_dates import DateSpan, clock_time, moment, span
from bot.core.rows import Title
from handlers.members import named
from handlers.replies import line, opening, reply, reply_with_card, toast
from handlers.verbs import word_of

LONGEST_REASON = 200
LAST_YEAR = 9000  # the day after, in another zone, must still be a date
_UNTIL = re.compile(r"(until|till|fino\s+all[ae]|fino\s+al?|all[ae]?|al)\s+(?=\S)", re.IGNORECASE)
_TO = re.compile(r"\s*(-|–|—|to\b|until\b|alle\b|fino\s+alle\b|e\s+le\b)\s*", re.IGNORECASE)  # noqa: RUF001  people type such dashes
_NAMES_AN_HOUR = re.compile(r"(fino\s+)?alle\b|.*?(\d[:.h]\d\d|\d\s*[ap]\.?m\b|noon|midnight|mezz)", re.IGNORECASE)
_DOTTED = re.compile(r"^(\d{1,2})\.(\d\d)(?=\s*(?:[-–—]|to\b|alle\b|$))", re.IGNORECASE)  # noqa: RUF001  people type such dashes
_STAND_IN = re.compile(r"""(?:^|\s)([\w-]+)=(?:"([^"]*)"|“([^”]*)”|«([^»]*)»|(\S+))""")


def away(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/away [DAYS] [REASON] [stand-in=MEMBER]`; both days count. Without days: from now until `/back`."""
    text, stand_in = _stand_in(event.rest, desk)
    starts_at, ends_at, reason = _understood(text.strip(), desk)
    if len(reason) > LONGEST_REASON:
        raise BadInput("away-reason-long", most=LONGEST_REASON)
    facts = AwaySet(away=desk.fresh("a"), starts_at=starts_at, ends_at=ends_at, stand_in=stand_in)
    if desk.office.overlapped(desk.now, starts_at, ends_at):
        return _ask(event, facts, reason, desk)
    return (*_set(event, facts, reason, desk), *reply(event, desk, "away_set", away=facts.away))


def _set(event: FromPerson, facts: AwaySet, reason: str, desk: Desk) -> Sequence[Effect]:
    named_so = (Keep("titles", facts.away, Title(text=reason)),) if reason else ()
    how: How = "inline_button" if isinstance(event, Pressed) else "command"
    entry = Record(ledger=LEDGER, facts=facts, how=how, subject=facts.away, opening=opening(event, desk))
    return (*named_so, entry)


def _ask(event: Commanded, facts: AwaySet, reason: str, desk: Desk) -> Sequence[Effect]:
    """There is another absence at that time: shall this one take its place?"""
    data = {"facts": msgspec.to_builtins(facts), "reason": reason}
    return reply_with_card(event, desk, "away_overlap", subject="away_overlap", data=data)


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`replace`, or leave as it was."""
    card = desk.cards.get(event.token)
    if card is None or card.state != "open":
        return toast(event, desk, "button-old")
    effects: list[Effect] = []
    replaced = event.choice == "replace"
    if replaced:
        facts = msgspec.convert(card.data["facts"], AwaySet)
        there = desk.office.overlapped(desk.now, facts.starts_at, facts.ends_at)
        effects += _ended(event, there, desk)
        effects += _set(event, facts, card.data["reason"], desk)
    return (
        *effects,
        Keep("cards", card.token, replace(card, state="replaced" if replaced else "left")),
        redraw(card, f"edit:{event.id}", "away_overlap"),
        Answer(),
    )


def back(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/back` ends what is running; `/back DAY` also calls off what is planned from that day."""
    office = desk.office
    zone = ZoneInfo(office.timezone)
    given = event.rest.strip()
    if given:
        found = span(given, desk.now.astimezone(zone).date())
        if found is None or found.first is None:
            raise BadInput("away-dates", text=given)
        ended = [each for each in office.aways if each.starts_at.astimezone(zone).date() == found.first]
    else:
        ended = [each for each in office.aways if each.starts_at <= desk.now]
    ended = [each for each in ended if each.ends_at is None or each.ends_at > desk.now]
    if not ended:
        planned = [each for each in office.aways if each.starts_at > desk.now]
        if planned and not given:
            day = min(each.starts_at for each in planned).astimezone(zone).date()
            return line(event, desk, "back-planned", day=day.isoformat())
        return line(event, desk, "back-not-away")
    return (*_ended(event, ended, desk), *reply(event, desk, "back"))


def _ended(event: FromPerson, aways: Sequence[Away], desk: Desk) -> Sequence[Effect]:
    how: How = "inline_button" if isinstance(event, Pressed) else "command"
    return [
        Record(
            ledger=LEDGER,
            facts=AwayEnded(away=each.away),
            how=how,
            subject=each.away,
            opening=opening(event, desk),
        )
        for each in aways
    ]


def open_(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/open until 20:00`, `/open 26 Dec 10:00-12:00`: open for once."""
    starts_at, ends_at = _hours(event.rest.strip(), desk)
    if ends_at <= desk.now:
        raise BadInput("open-past")
    facts = OpeningSet(opening=desk.fresh("o"), starts_at=starts_at, ends_at=ends_at)
    return (
        Record(ledger=LEDGER, facts=facts, how="command", subject=facts.opening, opening=opening(event, desk)),
        *reply(event, desk, "open_set", starts=starts_at.isoformat(), ends=ends_at.isoformat()),
    )


def _hours(text: str, desk: Desk) -> tuple[datetime, datetime]:
    zone = ZoneInfo(desk.office.timezone)
    now = desk.now.astimezone(zone)
    lead = _UNTIL.match(text)
    # An opening needs an hour, so "20.30" is one here; elsewhere it could be a date.
    dotted = _DOTTED.sub(r"\1:\2", text[lead.end() :] if lead else text)
    on, at, rest = moment(dotted, now.date())
    bare = clock_time(rest) if at is None else None  # after a day, "10-12" could be anything but here
    if bare is not None:
        at, rest = bare
    if at is None:
        raise BadInput("open-when")
    if lead:
        ends_at = _at(on or now.date(), at, zone)
        # "until 1:00", said in the evening, is tonight's.
        return desk.now, ends_at if on or ends_at > desk.now else _at(now.date() + timedelta(days=1), at, zone)
    to = _TO.match(rest)
    last = clock_time(rest[to.end() :] if to else rest)
    if last is None:
        raise BadInput("open-when")
    if last[0] == at != time():  # from 0:00 to 24:00 is a day
        raise BadInput("hours-no-length", part=f"{at:%H:%M}-{last[0]:%H:%M}")
    first_on = on or now.date()
    last_on = first_on if last[0] > at else first_on + timedelta(days=1)
    return _at(first_on, at, zone), _at(last_on, last[0], zone)


def _stand_in(text: str, desk: Desk) -> tuple[str, str | None]:
    """The text without `stand-in=Anna`, and who that is. Raises BadInput."""
    given = _STAND_IN.search(text)
    if given is None or word_of(given[1]) != "stand-in":
        return text, None
    member = named(next(name for name in given.groups()[1:] if name is not None), desk)
    if member.private is None:
        raise BadInput("stand-in-not-here", name=member.name)
    return f"{text[: given.start()]} {text[given.end() :]}".strip(), member.member


def _understood(text: str, desk: Desk) -> tuple[datetime, datetime | None, str]:
    """Start, end (None: until called back) and reason. Whole days in the office's zone, or until an hour."""
    zone = ZoneInfo(desk.office.timezone)
    today = desk.now.astimezone(zone).date()
    lead = _UNTIL.match(text)
    if lead and _NAMES_AN_HOUR.match(text):  # "until 24" is a day, "until 24:00" is not
        on, at, reason = moment(text[lead.end() :], today)
        if at is not None:
            ends_at = _at(on or today, at, zone)
            if ends_at <= desk.now:
                raise BadInput("away-past", end=text[lead.end() :].removesuffix(reason).strip(" ,;:"))
            return desk.now, ends_at, reason
    found = span(text, today)
    if found is None:
        if any(map(str.isdigit, text.partition(" ")[0])):
            raise BadInput("away-dates", text=text)
        return desk.now, None, text
    return _days(found, today, desk)


def _days(found: DateSpan, today: date, desk: Desk) -> tuple[datetime, datetime | None, str]:
    zone = ZoneInfo(desk.office.timezone)
    first, last = found.first or today, found.last
    if max(first, last or first).year > LAST_YEAR:
        raise BadInput("date-impossible", text=max(first, last or first).isoformat())
    if last is not None and found.first is not None and last < first:
        raise BadInput("away-backwards", start=first.isoformat(), end=last.isoformat())
    if last is not None and last < today:
        raise BadInput("away-past", end=last.isoformat())
    starts_at = desk.now if first <= today else _at(first, time(), zone)
    ends_at = _at(last + timedelta(days=1), time(), zone) if last else None
    return starts_at, ends_at, found.rest.strip()


def _at(day: date, at: time, zone: ZoneInfo) -> datetime:
    """An instant by the zone's wall clock, in UTC."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
