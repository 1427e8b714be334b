"""Hours as people type them in Italian and English, turned into a rule of the grammar.

    "lun-ven 9-13 e 14-18; sabato 9-12"    Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00
    "Mon to Fri nine to six"               Mo-Fr 09:00-18:00
    "tutti i giorni 10-20 tranne mercoledì"

Every text that is understood has one reading, and it is read back before it counts:
- without days, every day is meant; days without hours have those of the days before them, else the whole day;
- a day named again with fewer others is an exception (`lun-ven 9-18, ven 9-13`), else its hours are added;
- closed is closed, wherever in the text it stands; "closed 13-14" and "pausa 13-14" are cut out of the hours before;
- "feriali" are Monday to Friday, "festivi" is Sunday (public holidays are a setting of their own);
- times on a clock of twelve hours: see `plain_clock.settled`.
Pieces between semicolons that are of the grammar itself (`Dec 25 off`) are kept, after the hours in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from bot.core.errors import BadInput
from bot.core.one_line import SHOWN
from bot.core.plain_clock import DAY, HOUR, TO, NoClockError, clock_at, words_at
from bot.core.plain_week import EVERY_DAY, Item, Minutes, week
from bot.core.plain_words import DASHES, NUMBERS, WEEKDAYS, Token, composed, tokens

NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
LEAST_RUN = 3  # from here on days are written as a range

_DAYS = {
    EVERY_DAY: "tutti i giorni|ogni giorno|every day|each day|everyday|daily|all days|all week|tutta la settimana|"
    "7 giorni su 7|7 su 7|7 days a week|7 / 7|seven days a week|sette giorni su sette",
    (0, 1, 2, 3, 4): "giorni feriali|feriali|giorni lavorativi|lavorativi|weekdays|weekday|working days|workdays|"
    "business days",
    (5, 6): "weekend|weekends|week end|week - end|fine settimana|finesettimana",
    (6,): "giorni festivi|festivi",
}
_KINDS = {
    "always": "sempre|always|24 / 7|24 h|h 24|24 ore su 24|24 su 24|24 hours|around the clock|round the clock|"
    "tutto il giorno|all day long|all day|giorno e notte|day and night",
    "off": "chiuso|chiusa|chiusi|chiusura|closed|off|mai|never|riposo",
    "except": "tranne|eccetto|escluso|esclusa|esclusi|salvo|a parte|except for|except|excluding|but not|apart from|"
    "without|senza|not|non",
    "break": "pausa pranzo|pausa|lunch break|lunch|break|pranzo",
    "between": "between|tra|fra",
    "nothing": "orario continuato|continuato|non stop|nonstop|non - stop",
}
_PHRASES = sorted(
    [(tuple(phrase.split()), "days", days) for days, phrases in _DAYS.items() for phrase in phrases.split("|")]
    + [(tuple(phrase.split()), kind, ()) for kind, phrases in _KINDS.items() for phrase in phrases.split("|")],
    key=lambda phrase: -len(phrase[0]),
)
_BREAKS = frozenset({",", "e", "ed", "and", "&", "/", "+", "·", "•"})
_NOISE_WORDS = (
    "da dal dalle dall from il lo la le l i gli di del della nel nei on the at in ore ora h hours orario orari opening "
    "open opens aperto aperta aperti apertura siamo solo only every each ogni anche also poi then s : . ( ) altrimenti "
    "otherwise mattina mattino morning pomeriggio afternoon sera evening"
)
_NOISE = frozenset(_NOISE_WORDS.split())
# What only the grammar itself knows: such a piece is not ours to judge.
_GRAMMAR_WORDS = "jan feb apr may jun jul aug sep oct nov dec ph sh week easter sunrise sunset dawn dusk unknown"
_GRAMMAR = frozenset((*_GRAMMAR_WORDS.split(), *'[]"|'))
_SHARED_WORDS = "mo tu we th fr sa su off closed open"
# Words and times in which both ways of writing look the same: then it is the grammar. Italians shorten Tuesday as
# others do March: `mar 9-18` and `mar 9:00-18:00` are Tuesday, `Mar 09:00-18:00`, as we keep it, is March.
_SHARED = re.compile(
    rf"(?:[\s,{DASHES}]|24\s*/\s*7|\b\d\d:\d\d\b|\b\d:\d\d\b(?<!\bMar \d:\d\d)|\b(?-i:Mar)\b"
    rf"|\b(?:{_SHARED_WORDS.replace(' ', '|')})\b)+",
    re.IGNORECASE,
)
_MARCH = re.compile(r"\bmar \d\d?(?:-(?:mar )?\d\d?)? (?:off|closed|\d\d?:\d\d-)", re.IGNORECASE)
_KNOWN = (
    (WEEKDAYS.keys() | NUMBERS.keys() | {word for words, *_ in _PHRASES for word in words if word.isalpha()})
    - set(_SHARED_WORDS.split())
) | {"am", "pm"}


class _StuckError(Exception):
    """The token at which the reading could not go on."""

    def __init__(self, token: Token, key: str = "hours-unreadable") -> None:
        self.bad_input = BadInput(key, part=token.text[:SHOWN])


def to_rule(text: str) -> str | None:
    """The rule that is meant, or None if the text is not of this kind (then it may be of the grammar itself).

    Raises BadInput: `hours-unreadable` and `hours-no-clock` with the `part`, `hours-overlap` with the `first` and the
    `second` span, `hours-no-length` with the span as `part`.
    """
    items: list[Item] = []
    others: list[str] = []
    plain = False
    for piece in filter(None, map(str.strip, re.split(r"[;\n]+", composed(text)))):
        found = tokens(piece)
        try:
            said = [] if _MARCH.search(piece) else _items(found)
        except _StuckError as stuck:
            if _judged(found):
                raise stuck.bad_input from None
            said = []
        if said:
            items += [Item("sep", ()), *said]
            plain = plain or not _SHARED.fullmatch(piece)
        else:
            others.append(piece)
    return "; ".join([written(week(items)), *others]) if plain else None


def written(table: Sequence[Sequence[Minutes]]) -> str:
    """The rule for the spans of each day of the week, Monday first."""
    rule = []
    for spans in dict.fromkeys(tuple(spans) for spans in table if spans):
        days = [day for day in EVERY_DAY if tuple(table[day]) == spans]
        rule.append(f"{_days(days)} {','.join(f'{_clock(start)}-{_clock(end)}' for start, end in spans)}")
    return "24/7" if rule == ["Mo-Su 00:00-24:00"] else "; ".join(rule) or "off"


def _judged(found: Sequence[Token]) -> bool:
    """Whether a piece that cannot be read is ours to refuse: some of it is plain, and none of it the grammar's."""
    if any(token.word in _GRAMMAR or token.text == "Mar" for token in found):
        return False
    bare = any(
        "-" in (one.word, other.word) and any(each.kind == "number" and len(each.word) <= 2 for each in (one, other))  # noqa: PLR2004  9-18, no year
        for one, other in pairwise(found)
    )
    return bare or any(token.word in _KNOWN or (token.kind == "clock" and ":" not in token.word) for token in found)


def _items(found: Sequence[Token]) -> list[Item]:
    """What a text is made of: days, spans, and the words between them that change their meaning."""
    items: list[Item] = []
    at = 0
    between = False
    while at < len(found):
        word = found[at].word
        phrase = next((each for each in _PHRASES if words_at(found, at, each[0])), None)
        if phrase:
            between = phrase[1] == "between"
            if phrase[1] not in ("between", "nothing"):
                items.append(Item("span", (0, DAY)) if phrase[1] == "always" else Item(*phrase[1:]))
            at += len(phrase[0])
        elif word in WEEKDAYS:
            days, at = _weekdays(found, at)
            items.append(Item("days", days))
        elif word in _BREAKS:
            items.append(Item("sep", ()))
            at += 1
        elif word in _NOISE or (word == "-" and items and items[-1].kind == "days"):
            at += 1
        else:
            span, at = _span(found, at, between=between)
            items.append(span)
            between = False
    return items


def _weekdays(found: Sequence[Token], at: int) -> tuple[tuple[int, ...], int]:
    """One day or a range of them, over the end of the week too."""
    first = WEEKDAYS[found[at].word]
    then = at + 1
    while then < len(found) and (found[then].word in TO or found[then].word in ("il", "la")):
        then += 1
    if then > at + 1 and then < len(found) and found[then].word in WEEKDAYS and found[at + 1].word in TO:
        last = WEEKDAYS[found[then].word]
        return tuple((first + step) % 7 for step in range((last - first) % 7 + 1)), then + 1
    return (first,), at + 1


def _span(found: Sequence[Token], at: int, *, between: bool) -> tuple[Item, int]:
    try:
        start = clock_at(found, at)
        if start is None:
            raise _StuckError(found[at])
        then = start[1]
        while then < len(found) and (found[then].word in TO or (between and found[then].word in ("and", "e"))):
            then += 1
        end = clock_at(found, then, ends_span=True) if then > start[1] else None
    except NoClockError as none:
        impossible = Token("number", "", str(none), 0, 0)
        raise _StuckError(impossible, "hours-no-clock") from None
    if end is None:
        raise _StuckError(found[then] if start[1] < then < len(found) else found[at])
    return Item("clocks", (start[0], end[0])), end[1]


def _days(days: Sequence[int]) -> str:
    runs = [[day for _, day in run] for _, run in groupby(enumerate(days), lambda pair: pair[1] - pair[0])]
    return ",".join(
        f"{NAMES[run[0]]}-{NAMES[run[-1]]}" if len(run) >= LEAST_RUN else ",".join(NAMES[day] for day in run)
        for run in runs
    )


def _clock(minutes: int) -> str:
    shown = minutes if minutes <= DAY else minutes - DAY
    return f"{shown // HOUR:02}:{shown % HOUR:02}"
