"""Dates and times as people type them in Italian and English, read from the beginning of a text.

    "24 Dec - 6 Jan Christmas"    "dal 24 al 27 dicembre"    "until Friday"    "lunedì alle 9"

The day comes before the month, in English too; what was understood is always read back. Without a year it is the next
such day, today included, and the end of a span the next one from its start. "Next Friday" is the first Friday after
today. What does not begin with a date is left alone: "Christmas" is a reason.
"""

from __future__ import annotations

from datetime import date, time

from msgspec import Struct

from bot.core.errors import BadInput
from bot.core.one_line import SHOWN
from bot.core.plain_clock import DAY, HOUR, NoClockError, clock_at
from bot.core.plain_day import Day, Text, day_at, resolved, resolved_before

_FROM = frozenset({"from", "dal", "dall", "da"})
_UNTIL = frozenset({"until", "till", "til", "fino", "sino", "al", "all"})
_TO = frozenset({"-", "to", "until", "till", "til", "through", "thru", "a", "al", "all", "ad", "fino", "sino"})
_ARTICLES = frozenset({"il", "lo", "l", "the", "on", "di", "del", "of", "al", "all", "a", "ad"})
_AT = frozenset({"at", "alle", "all", "ore", "h", "dalle", "dall", "verso"})
_SEPARATORS = " \t\n,;:-–—"  # noqa: RUF001  dashes as phones type them
_LONGEST_HOUR = 2  # digits


class DateSpan(Struct, frozen=True):
    """Days, both included. `first` None: from now; `last` None: with no end in sight. `rest` is what follows."""

    first: date | None
    last: date | None
    rest: str


def span(text: str, today: date) -> DateSpan | None:
    """The date or the span of days with which a text begins; None if it begins with none.

    Raises BadInput: `date-impossible` with the `text` (30 February, a weekday that is not that date's).
    """
    source = Text(text)
    at, lead = _lead(source)
    found = day_at(source, at, today, bare=bool(lead))
    if found is None:
        return None
    first, end = found
    if lead == "until":
        return DateSpan(None, resolved(first, today, today), source.after(end, _SEPARATORS))
    second = None if first.is_bare and not lead else _second(source, end, today, first, bare=lead == "from")
    second = second or _second_of_bare(source, end, today, first)
    if second is None:
        if first.is_bare and lead != "from":
            return None
        on = resolved(first, today, today)
        return DateSpan(on, None if lead == "from" else on, source.after(end, _SEPARATORS))
    last, end = second
    return DateSpan(*_between(first, last, today), source.after(end, _SEPARATORS))


def clock_time(text: str) -> tuple[time, str] | None:
    """The time of day with which a text begins, and what follows: `20:00`, `8pm`, `alle 20`, `until 20`.

    24:00 is 00:00. Raises BadInput `hours-no-clock` with the `part` for a time that no clock shows.
    """
    source = Text(text)
    return _clock(source, source.skip(0, _UNTIL | _AT))


def moment(text: str, today: date) -> tuple[date | None, time | None, str]:
    """A day, a time of day, or both, in either order, and what follows. What is not there is None.

    Raises BadInput: `date-impossible`, `hours-no-clock`.
    """
    source = Text(text)
    found = day_at(source, source.skip(0, _ARTICLES), today, bare=False)
    if found and not found[0].is_bare:
        on, end = resolved(found[0], today, today), found[1]
        at = source.skip(end, _AT | {","})
        clock = _clock(source, at)
        said = clock and (source.has(end, at, _AT) or _is_plainly_a_time(source, at, clock[1]))
        return (on, clock[0], clock[1]) if clock and said else (on, None, source.after(end, _SEPARATORS))
    clock = clock_time(text)
    if clock is None:
        return None, None, text.strip()
    later = Text(clock[1])
    found = day_at(later, later.skip(0, _ARTICLES), today, bare=False)
    if found and not found[0].is_bare:
        return resolved(found[0], today, today), clock[0], later.after(found[1], _SEPARATORS)
    return None, clock[0], clock[1]


def _lead(source: Text) -> tuple[int, str]:
    """Where the date can begin, and what stands before it: "from", "until" or nothing."""
    word = source.word(0)
    if word in _FROM:
        return source.skip(1, _ARTICLES), "from"
    if word in _UNTIL:
        return source.skip(1, _ARTICLES), "until"
    return source.skip(0, _ARTICLES), ""


def _second(source: Text, at: int, today: date, first: Day, *, bare: bool) -> tuple[Day, int] | None:
    """The other end of a span."""
    then = source.skip(at, _TO)
    parted = then > at or (first.is_iso and source.word(at) == "/")
    then = source.skip(then if then > at else at + parted, _ARTICLES) if parted else at
    found = day_at(source, then, today, bare=True)
    if found is None or not (parted or (first.is_iso and found[0].is_iso)):
        return None
    # "24 Dec - 2 people": a bare number is a day only after another, or where the month came first.
    if found[0].is_bare and not (bare and first.is_bare) and not (first.month_first and source.ends_or_words(found[1])):
        return None
    return found


def _second_of_bare(source: Text, at: int, today: date, first: Day) -> tuple[Day, int] | None:
    """`24-27 December`, `24/27 dicembre`: the first day takes its month from the last."""
    then = source.skip(at, _TO | {"/"})
    found = day_at(source, source.skip(then, _ARTICLES), today, bare=False) if first.is_bare and then > at else None
    return found if found and found[0].month else None


def _between(first: Day, last: Day, today: date) -> tuple[date, date]:
    if first.is_bare and last.month:
        until = resolved(last, today, today)
        return resolved_before(first, until), until
    if last.year and first.month and not first.year:
        until = resolved(last, today, today)
        return resolved_before(first, until), until
    since = resolved(first, today, today)
    return since, resolved(last, since, today)


def _clock(source: Text, at: int) -> tuple[time, str] | None:
    token = source.token(at)
    if token is None or (token.kind == "number" and len(token.word) > _LONGEST_HOUR):
        return None
    try:
        found = clock_at(source.tokens, at)
    except NoClockError as none:
        raise BadInput("hours-no-clock", part=str(none)[:SHOWN]) from None
    if found is None:
        return None
    minutes = found[0].minutes % DAY
    return time(minutes // HOUR, minutes % HOUR), source.after(found[1], _SEPARATORS)


def _is_plainly_a_time(source: Text, at: int, rest: str) -> bool:
    """After a date a bare number may count something else: `24 December 9 people`."""
    token, then = source.token(at), source.word(at + 1)
    return not rest or bool(token and token.kind != "number") or then in ("am", "pm", "h")
