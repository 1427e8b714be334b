"""Times of day as people say them: `9`, `9.30`, `9 e 30`, `nove e mezza`, `half past nine`, `8pm`, `mezzogiorno`.

A time up to twelve leaves open which half of the day is meant, unless something says so (`sure`): am or pm, a leading
zero, "in the morning", noon. Who reads it decides; see `settled` for spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.core.plain_words import NUMBERS, TENS, UNITS, Token

HOUR = 60
HALF_DAY = 12 * HOUR
DAY = 24 * HOUR
LAST_HOUR, LAST_MINUTE = 24, 59
FOUR, FIRST_YEAR = 4, 1900  # digits, and from where on the grammar takes them for years
LEAST_MINUTES = 10  # "nine five" is no time of day
LATEST_GUESS = 7 * HOUR + LAST_MINUTE  # after a span before noon or at lunch, up to here the afternoon is meant

TO = frozenset({"-", "to", "till", "til", "until", "through", "thru", "a", "al", "alle", "all", "ad", "fino", "sino"})
_BEFORE = frozenset({"ore", "ora", "h", "le", "l", "the", "at", "alle", "all", "dalle", "dall", "circa", "about"})
_AFTER = frozenset({"h", "ore", "o", "clock", "hrs", "hours", "sharp"})
_NAMED = {"noon": HALF_DAY, "midday": HALF_DAY, "mezzogiorno": HALF_DAY, "midnight": 0, "mezzanotte": 0}
_HALVES = {
    **dict.fromkeys(("am", "mattina", "mattino", "morning"), "am"),
    **dict.fromkeys(("pm", "pomeriggio", "afternoon", "sera", "evening"), "pm"),
}
_LINKS = frozenset({"di", "del", "della", "in", "the", "nel", "alla"})
# What is added to the hour after "e" or taken from it after "meno".
_PIECES = {("mezza",): 30, ("mezzo",): 30, ("un", "quarto"): 15, ("tre", "quarti"): 45}
_PAST = {
    ("half", "past"): 30,
    ("quarter", "past"): 15,
    ("a", "quarter", "past"): 15,
    ("quarter", "to"): -15,
    ("a", "quarter", "to"): -15,
}


class Clock(NamedTuple):
    """Minutes of the day; `sure` if the half of the day is known, `half` ("am", "pm", "") if it was said."""

    minutes: int
    sure: bool
    half: str = ""


class NoClockError(Exception):
    """A time that no clock shows; `args[0]` is how it was written."""


def words_at(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether exactly these words stand there."""
    return [each.word for each in tokens[at : at + len(words)]] == list(words)


def number_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A whole number, in digits or words, and where it ends: `9`, `nine`, `forty-five`, `quarantacinque`."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number":
        return int(token.word[:6]), at + 1
    if token.word in TENS:
        unit = at + 2 if words_at(tokens, at + 1, "-") else at + 1
        if unit < len(tokens) and tokens[unit].word in UNITS:
            return TENS[token.word] + UNITS[tokens[unit].word], unit + 1
    return (NUMBERS[token.word], at + 1) if token.word in NUMBERS else None


def clock_at(tokens: Sequence[Token], at: int, *, ends_span: bool = False) -> tuple[Clock, int] | None:
    """The time of day that stands there, and where it ends; None if none does.

    With `ends_span` it follows another time, so that in `9-13 e 14-18` the 14 begins something new.
    Raises NoClockError for `25`, `9:60`, `13 am`.
    """
    while at < len(tokens) and tokens[at].word in _BEFORE:
        at += 1
    first = at
    past = next(((words, shift) for words, shift in _PAST.items() if words_at(tokens, at, words)), None)
    if past:
        at += len(past[0])
    found = _hour(tokens, at, ends_span=ends_span)
    if found is None:
        return None
    minutes, sure, at = found
    more, at = (past[1], at) if past else _more_minutes(tokens, at, ends_span=ends_span)
    minutes += more
    while at < len(tokens) and tokens[at].word in _AFTER:
        at += 1
    half, at = _half(tokens, at)
    if half == "am" and minutes >= HALF_DAY + HOUR:
        raise NoClockError("".join(each.text for each in tokens[first:at]))
    if half and minutes < HALF_DAY + HOUR:
        minutes = minutes % HALF_DAY + (HALF_DAY if half == "pm" else 0)
    return Clock(minutes % DAY if minutes != DAY else DAY, sure or bool(half), half), at


def settled(span: tuple[Clock, Clock], after: int | None) -> tuple[int, int]:
    """Start and end of a span in minutes of the day on which it begins; beyond 1440 it ends on the next day.

    Who says "nine to six" or "dalle 2 alle 6" counts to twelve. So of times that are not sure: a start takes the pm of
    its end if it still comes before it (`2-6pm`); a start up to seven that follows an earlier span of the day goes on
    from there (`9-1, 2-6`, `after` is where that one ended); an end that is not after a start of that clock is in the
    afternoon (`9-5`). What still ends before it starts ends on the next day. Equal: a span of no length.
    """
    first, last = span
    start, end = first.minutes % DAY, last.minutes or DAY
    if not first.sure:
        shares_its_ends_pm = last.half == "pm" and start + HALF_DAY < end
        may_go_on = not last.sure and start <= LATEST_GUESS
        goes_on = may_go_on and after is not None and start < after <= start + HALF_DAY
        start += HALF_DAY if shares_its_ends_pm or goes_on else 0
    counts_to_twelve = first.minutes < HALF_DAY + HOUR or bool(first.half)
    if end <= start < end + HALF_DAY and counts_to_twelve and not last.sure:
        end += HALF_DAY
    return start, end + DAY if end < start else end


def _hour(tokens: Sequence[Token], at: int, *, ends_span: bool) -> tuple[int, bool, int] | None:
    """Minutes of the day as far as one piece says them, whether the half of the day is known, and where it ends."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.word in _NAMED:
        return _NAMED[token.word], True, at + 1
    if token.kind == "clock":
        hour = int(token.word[:-3])
        return _minutes(hour, int(token.word[-2:]), token), _is_sure(hour, token), at + 1
    if token.kind == "number" and _is_four_digits(tokens, at, ends_span=ends_span):
        return _minutes(int(token.word[:2]), int(token.word[2:]), token), True, at + 1
    number = number_at(tokens, at)
    return (_minutes(number[0], 0, token), _is_sure(number[0], token), number[1]) if number else None


def _is_four_digits(tokens: Sequence[Token], at: int, *, ends_span: bool) -> bool:
    """`0830-1730`; what could be a year is one, unless a time like this stands before it."""
    if len(tokens[at].word) != FOUR:
        return False
    return int(tokens[at].word) < FIRST_YEAR or (ends_span and len(tokens[at - 2].word) == FOUR and at > 1)


def _minutes(hour: int, minute: int, token: Token) -> int:
    if hour > LAST_HOUR or minute > LAST_MINUTE or (hour == LAST_HOUR and minute):
        raise NoClockError(token.text)
    return hour * HOUR + minute


def _is_sure(hour: int, token: Token) -> bool:
    return not 0 < hour <= HALF_DAY // HOUR or token.word.startswith("0")


def _more_minutes(tokens: Sequence[Token], at: int, *, ends_span: bool) -> tuple[int, int]:
    """The minutes said after the hour, and where they end."""
    if tokens[at - 1].kind == "clock" or (tokens[at - 1].kind == "number" and len(tokens[at - 1].word) == FOUR):
        return 0, at
    linked = at < len(tokens) and tokens[at].word in ("e", "meno")
    then = at + 1 if linked else at
    for words, minutes in _PIECES.items():
        if linked and words_at(tokens, then, words):
            return (minutes if tokens[at].word == "e" else -minutes), then + len(words)
    found = number_at(tokens, then)
    if found is None or (linked and tokens[at].word == "meno") or not LEAST_MINUTES <= found[0] <= LAST_MINUTE:
        return 0, at
    spoken = tokens[then].kind == "word" or len(tokens[then].word) == 2  # noqa: PLR2004  9 30, but not 9 3
    follows = tokens[found[1]].word if found[1] < len(tokens) else ""
    begins_span = ends_span and found[0] <= LAST_HOUR and follows in TO
    return (0, at) if not spoken or begins_span else (found[0], found[1])


def _half(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """What says which half of the day is meant, and where it ends."""
    then = at
    while then < len(tokens) and tokens[then].word in _LINKS:
        then += 1
    # Without a link "9-13 mattina, 14-18 pomeriggio" only gives names to spans that are clear.
    linked = then > at or (at < len(tokens) and tokens[at].word in ("am", "pm"))
    if linked and then < len(tokens) and tokens[then].word in _HALVES:
        return _HALVES[tokens[then].word], then + 1
    return "", at
