"""Days and hours as people say them, in their language and zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_day_names, get_timezone_location

from bot.core.manner import locale_of
from bot.wording import Say, say


def moment(at: datetime, timezone: str, language: str, *, now: datetime, say: Say = say) -> str:
    """An instant: "today at 14:00", "tomorrow, Tuesday, at 09:00", "on Monday 30 November at 09:00"."""
    zone = ZoneInfo(timezone)
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    clock = _clock(local, language, say)
    if local.date() == today - timedelta(days=1):
        return say("moment-yesterday", language, clock=clock)
    if local.date() == today:
        return say("moment-today", language, clock=clock)
    if local.date() == today + timedelta(days=1):
        return say("moment-tomorrow", language, weekday=_spelt(local.date(), "EEEE", language), clock=clock)
    return say("moment-day", language, day=day(local.date(), language, now=today), clock=clock)


def moment_both(  # noqa: PLR0913  an instant, two readers' clocks, and how it is said
    at: datetime, their_zone: str, our_zone: str, language: str, *, now: datetime, say: Say = say
) -> str:
    """An instant in their zone, with ours beside it where the wall clocks differ: "… at 09:00 (10:00 Rome time)".

    Where ours shows another day, its weekday is named too: "… at 18:00 (Tuesday 01:00 Rome time)".
    """
    return _with_ours(moment(at, their_zone, language, now=now, say=say), at, their_zone, our_zone, language, say)


def dated_both(  # noqa: PLR0913  as above
    at: datetime, their_zone: str, our_zone: str, language: str, *, now: datetime, say: Say = say
) -> str:
    """As `moment_both`, but always with its date: what somebody may read again tomorrow stays true."""
    local = at.astimezone(ZoneInfo(their_zone))
    on = day(local.date(), language, now=now.astimezone(ZoneInfo(their_zone)).date())
    said = say("moment-day", language, day=on, clock=_clock(local, language, say))
    return _with_ours(said, at, their_zone, our_zone, language, say)


def _with_ours(  # noqa: PLR0913, PLR0917  as above
    said: str, at: datetime, their_zone: str, our_zone: str, language: str, say: Say
) -> str:
    theirs, ours = at.astimezone(ZoneInfo(their_zone)), at.astimezone(ZoneInfo(our_zone))
    if ours.utcoffset() == theirs.utcoffset():
        return said
    clock = ours.strftime("%H:%M")
    if ours.date() != theirs.date():
        clock = f"{_spelt(ours.date(), 'EEEE', language)} {clock}"
    city = get_timezone_location(our_zone, locale=locale_of(language), return_city=True).rpartition("/")[2]
    return say("moment-both", language, moment=said, clock=clock, city=city)


def exact(at: datetime, timezone: str, language: str, *, say: Say = say) -> str:
    """An instant for a record: "Friday 27 November 2026, 12:00 (Europe/Rome)"."""
    local = at.astimezone(ZoneInfo(timezone))
    said = day(local.date(), language, year=True)
    return say("moment-exact", language, day=said, clock=f"{local:%H:%M}", zone=timezone)


def _clock(local: datetime, language: str, say: Say) -> str:
    return say("moment-at-one" if local.hour == 1 else "moment-at", language, clock=local.strftime("%H:%M"))


def day(on: date, language: str, *, now: date | None = None, year: bool = False) -> str:
    """A calendar day: "Monday 30 November"; with its year if asked for, or if `now` is given and lies in another."""
    pattern = "EEEE d MMMM y" if year or (now is not None and on.year != now.year) else "EEEE d MMMM"
    return _spelt(on, pattern, language)


def short(on: date, language: str, *, year: bool = False) -> str:
    """A calendar day where there is little room: "30 Nov", "30 Nov 2026"."""
    return _spelt(on, "d MMM y" if year else "d MMM", language)


def spelt(on: date, pattern: str, language: str) -> str:
    """A calendar day by a CLDR pattern: "EEE d MMM" is "Mon 30 Nov"."""
    return _spelt(on, pattern, language)


def weekday(number: int, language: str) -> str:
    """A day of the week, 0 for Monday: "Friday"."""
    return str(get_day_names("wide", "stand-alone", locale_of(language))[number])


@lru_cache(maxsize=1024)
def _spelt(on: date, pattern: str, language: str) -> str:
    return format_date(on, pattern, locale_of(language))
