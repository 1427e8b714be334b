"""Days that have been, as people name them: `2 Dec`, `ieri`, `last Monday`. Without a year it is the last such day."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.plain_day import Day, Text, day_at, resolved, resolved_before

_ARTICLES = frozenset({"on", "the", "il", "l", "di", "del", "lo", "scorso", "last"})
_LAST = frozenset({"last", "scorso", "scorsa"})
_YESTERDAY = frozenset({"yesterday", "ieri"})
_WEEK = 7  # days


def past_day(text: str, today: date) -> date | None:
    """The day that a text names; None if it says anything else. It is after `today` only if that was said plainly.

    Raises BadInput: `date-impossible` with the `text` (30 February).
    """
    source = Text(text.strip(" .,;!"))
    at = source.skip(0, _ARTICLES)
    if source.word(at) in _YESTERDAY and at + 1 == len(source.tokens):
        return today - timedelta(days=1)
    found = day_at(source, at, today, bare=False)
    if found is None or found[0].is_bare or source.skip(found[1], _LAST) != len(source.tokens):
        return None
    return _resolved(found[0], today, before_today=source.has(0, len(source.tokens), _LAST))


def _resolved(day: Day, today: date, *, before_today: bool) -> date:
    if day.on is not None or day.year is not None or day.strict:
        return resolved(day, today, today)
    if day.day is not None:
        return resolved_before(day, today)
    back = (today.weekday() - (day.weekday or 0)) % _WEEK
    return today - timedelta(days=back or (_WEEK if before_today else 0))
