"""One day as people name it: `24 December`, `24/12`, `2026-12-24`, `tomorrow`, `lunedì`, `next Friday`."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, timedelta
from typing import NamedTuple

from bot.core.errors import BadInput
from bot.core.one_line import SHOWN
from bot.core.plain_clock import number_at, words_at
from bot.core.plain_words import MONTHS, WEEKDAYS, Token, composed, tokens

LAST_YEAR = 9000  # the day after, in another zone, must still be a date
LEAP_YEARS = 8  # 29 February returns after eight years at the latest
LAST_MONTH, LAST_DAY = 12, 31
CENTURY = 2000

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2})(?!\d))?(?![\d/:])")
_RELATIVE = {
    ("today",): 0,
    ("oggi",): 0,
    ("tomorrow",): 1,
    ("domani",): 1,
    ("dopodomani",): 2,
    ("dopo", "domani"): 2,
    ("day", "after", "tomorrow"): 2,
}
_ORDINALS = frozenset({"st", "nd", "rd", "th", "o", "°"})
_FIRSTS = frozenset({"primo", "first"})
_NEXT = frozenset({"next", "prossimo", "prossima"})
_THIS = frozenset({"this", "questo", "questa", "coming"})
# These begin reasons too ("Sun and sea"): they are days only where nothing else can follow them.
_DOUBTFUL = frozenset({"sun", "sat", "mar", "mart", "dom", "ven", "wed"})
# What may follow a doubtful weekday.
_AFTER = frozenset({"to", "until", "till", "through", "thru", "a", "al", "alle", "at", "fino", "prossimo", "prossima"})
_SHORTEST = 3


class Day(NamedTuple):
    """What was said of a day. `strict`: after today. `is_bare`: a number alone; `text` is how it was written."""

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    on: date | None = None
    strict: bool = False
    month_first: bool = False
    is_iso: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is only the number of a day in some month."""
        return self.day is not None and self.month is None


class Text:
    """A text with its pieces."""

    def __init__(self, text: str) -> None:
        self.text = composed(text)
        self.tokens = tokens(self.text)

    def token(self, at: int) -> Token | None:
        """The piece there, if the text is not over."""
        return self.tokens[at] if at < len(self.tokens) else None

    def word(self, at: int) -> str:
        """How the piece there reads; empty at the end."""
        return self.tokens[at].word if at < len(self.tokens) else ""

    def skip(self, at: int, words: Container[str]) -> int:
        """Where the first piece stands that is none of these."""
        while at < len(self.tokens) and self.tokens[at].word in words:
            at += 1
        return at

    def has(self, first: int, end: int, words: Container[str]) -> bool:
        """Whether one of these stands between two pieces."""
        return any(token.word in words for token in self.tokens[first:end])

    def after(self, at: int, separators: str) -> str:
        """What follows the pieces before that one."""
        return self.text[self.tokens[at - 1].end if at else 0 :].strip(separators)

    def between(self, first: int, end: int) -> str:
        """The pieces from one to before another, as they were written."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end][:SHOWN]

    def past(self, place: int) -> int:
        """The first piece that begins at that place of the text or later."""
        return next((at for at, token in enumerate(self.tokens) if token.start >= place), len(self.tokens))

    def ends_or_words(self, at: int) -> bool:
        """Whether what follows cannot be more of a number."""
        token = self.token(at)
        return token is None or token.kind == "word"


def day_at(source: Text, at: int, today: date, *, bare: bool) -> tuple[Day, int] | None:
    """The day that is named there, and where the name ends. With `bare`, a number alone is one too."""
    for words, days in _RELATIVE.items():
        if words_at(source.tokens, at, words):
            return Day(" ".join(words), on=today + timedelta(days=days)), at + len(words)
    return _in_digits(source, at) or _in_words(source, at) or _weekday(source, at) or _bare(source, at, bare=bare)


def resolved(day: Day, not_before: date, today: date) -> date:
    """The day itself: the next such one from `not_before` on, unless its year was said.

    Raises BadInput: `date-impossible` with the `text`.
    """
    if day.on is not None:
        return day.on
    if day.month is None and day.day is None:
        base = max(not_before, today + timedelta(days=1)) if day.strict else not_before
        return base + timedelta(days=((day.weekday or 0) - base.weekday()) % 7)
    found = _dated(day, not_before)
    if found is None or found.year > LAST_YEAR or (day.weekday is not None and found.weekday() != day.weekday):
        raise BadInput("date-impossible", text=day.text)
    return found


def resolved_before(day: Day, until: date) -> date:
    """The last such day up to `until`. Raises BadInput: `date-impossible` with the `text`."""
    months = until.year * LAST_MONTH + until.month - 1
    for back in range(LEAP_YEARS * LAST_MONTH + 1):
        year, month = divmod(months - back, LAST_MONTH)
        if day.month in (None, month + 1):
            found = _date(year, month + 1, day.day or 0)
            if found is None and day.month is None:
                break
            if found is not None and found <= until:
                if day.weekday not in (None, found.weekday()):
                    break
                return found
    raise BadInput("date-impossible", text=day.text)


def _dated(day: Day, not_before: date) -> date | None:
    number = day.day or 0
    if day.year is not None:
        return _date(day.year, day.month or 0, number)
    if day.month is not None:
        years = range(not_before.year, not_before.year + LEAP_YEARS + 1)
        tried = [_date(year, day.month, number) for year in years]
    else:
        months = range(not_before.month - 1, not_before.month + LAST_MONTH)
        tried = [_date(not_before.year + month // LAST_MONTH, month % LAST_MONTH + 1, number) for month in months]
    return next((each for each in tried if each is not None and each >= not_before), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_digits(source: Text, at: int) -> tuple[Day, int] | None:
    """`2026-12-24`, `24/12`, `24.12.2026`."""
    token = source.token(at)
    if token is None or token.kind not in ("number", "clock"):
        return None
    if found := _ISO.match(source.text, token.start):
        iso = Day(found[0], int(found[1]), int(found[2]), int(found[3]), is_iso=True)
        return iso, source.past(found.end())
    found = _NUMERIC.match(source.text, token.start)
    if found is None:
        return None
    end = source.past(found.end())
    if found[4] is None and (int(found[3]) > LAST_MONTH if found[2] == "." else source.word(end) in MONTHS):
        return None  # 9.30 is a time, and in 24/27 December both are days
    year = int(found[4]) + (CENTURY if len(found[4]) < len("2026") else 0) if found[4] else None
    return Day(found[0], year, int(found[3]), int(found[1])), end


def _in_words(source: Text, at: int) -> tuple[Day, int] | None:
    """`24 December 2026`, `24th of December`, `primo gennaio`, `Dec 24, 2026`, each perhaps after its weekday."""
    first = at
    weekday = WEEKDAYS.get(source.word(at)) if len(source.word(at)) >= _SHORTEST else None
    if weekday is not None and not (source.word(at) in MONTHS and _day_number(source, at + 1)):
        at = source.skip(at + 1, (",", "the", "il", "l"))
    else:
        weekday = None
    month = MONTHS.get(source.word(at))
    month_first = month is not None
    found = _day_number(source, at + month_first)
    if found and not month_first:
        then = source.skip(found[1], ("of", "di", "the"))
        month, found = MONTHS.get(source.word(then)), (found[0], then + 1)
    if found is None or month is None:
        return _weekday_and_digits(source, first, at, weekday) if weekday is not None else None
    day, end = found
    if source.word(end) == "." and not month_first:
        end += 1
    year, end = _year(source, end)
    return Day(source.between(first, end), year, month, day, weekday, month_first=month_first), end


def _weekday_and_digits(source: Text, first: int, at: int, weekday: int) -> tuple[Day, int] | None:
    found = _in_digits(source, at)
    return (found[0]._replace(weekday=weekday, text=source.between(first, found[1])), found[1]) if found else None


def _day_number(source: Text, at: int) -> tuple[int, int] | None:
    """The number of a day, in digits (perhaps as an ordinal) or words."""
    token = source.token(at)
    if token is None:
        return None
    if token.word in _FIRSTS:
        return 1, at + 1
    found = number_at(source.tokens, at)
    if found is None or (token.kind == "number" and len(token.word) > len("31")):
        return None
    after = source.token(found[1])
    ordinal = after is not None and after.word in _ORDINALS and after.start == source.tokens[found[1] - 1].end
    return found[0], found[1] + ordinal


def _year(source: Text, at: int) -> tuple[int | None, int]:
    then = source.skip(at, (",", "del"))
    token = source.token(then)
    if token is None or token.kind != "number" or len(token.word) != len("2026"):
        return None, at
    follows = source.token(then + 1)
    is_date = follows is not None and follows.word == "-" and _ISO.match(source.text, token.start)
    return (None, at) if is_date else (int(token.word), then + 1)


def _weekday(source: Text, at: int) -> tuple[Day, int] | None:
    strict = source.word(at) in _NEXT
    then = at + 1 if strict or source.word(at) in _THIS else at
    word = source.word(then)
    if word not in WEEKDAYS or len(word) < _SHORTEST:
        return None
    end = then + 1
    if source.word(end) in _NEXT:
        strict, end = True, end + 1
    follows = source.token(end)
    if (
        then == at
        and word in _DOUBTFUL
        and follows is not None
        and follows.kind == "word"
        and follows.word not in _AFTER
    ):
        return None
    return Day(source.between(at, end), weekday=WEEKDAYS[word], strict=strict), end


def _bare(source: Text, at: int, *, bare: bool) -> tuple[Day, int] | None:
    """A number alone: `24` in `dal 24 al 27`."""
    token = source.token(at)
    found = _day_number(source, at) if token is not None and token.kind == "number" else None
    if found is None or not 0 < found[0] <= LAST_DAY:
        return None
    follows = source.word(found[1])
    is_span = source.skip(found[1], ("-", "/", "to", "al", "all", "a")) > found[1]
    if not bare and not is_span:
        return None
    return (
        None if follows in ("am", "pm", "h", ":", ".") else (Day(source.between(at, found[1]), day=found[0]), found[1])
    )
