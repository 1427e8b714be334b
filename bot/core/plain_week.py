"""What stands in a text of hours, put together: which days have which spans. See `plain_hours` for how it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from msgspec import Struct, field

from bot.core.errors import BadInput
from bot.core.plain_clock import DAY, HALF_DAY, HOUR, LATEST_GUESS, settled

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)

Minutes = tuple[int, int]  # of the day on which it begins; the end may lie beyond 1440


class Item(NamedTuple):
    """`days` (numbers, Monday 0), `clocks` (two of them), `span` (minutes), or `off`, `except`, `break`, `sep`."""

    kind: str
    value: tuple[Any, ...]


class Clause(Struct):
    """Days with their hours. `tail`: the days came after the hours. `mode`: what the next days or spans are for."""

    days: tuple[int, ...] = ()
    spans: list[Minutes] = field(default_factory=list)
    cuts: list[Minutes] = field(default_factory=list)
    left_out: tuple[int, ...] = ()
    off: bool = False
    tail: bool = False
    mode: str = ""


class _Said(NamedTuple):
    kind: str
    value: tuple[Any, ...]
    apart: bool  # a comma or an "and" stands before it


def week(items: Iterable[Item]) -> list[list[Minutes]]:
    """The spans of each day, Monday first, in order.

    Raises BadInput: `hours-overlap`, `hours-no-length`.
    """
    return _table(_clauses(_said(items)))


def _said(items: Iterable[Item]) -> list[_Said]:
    said: list[_Said] = []
    apart = False
    for item in items:
        if item.kind != "sep":
            said.append(_Said(item.kind.replace("clocks", "span"), item.value, apart))
        apart = item.kind == "sep"
    return said


def _clauses(said: Sequence[_Said]) -> list[Clause]:
    clauses: list[Clause] = [Clause()]
    for number, item in enumerate(said):
        ahead = [*said[number + 1 : number + 3], _Said("", (), apart=True), _Said("", (), apart=True)]
        if item.kind == "days":
            _days(clauses, item, ahead)
        elif item.kind == "span":
            _span(clauses, item, ahead)
        elif item.kind == "off":
            if not clauses[-1].days or clauses[-1].spans or clauses[-1].off:
                clauses.append(Clause())
            clauses[-1].off = True
        else:
            clauses[-1].mode = item.kind
    return clauses


def _days(clauses: list[Clause], item: _Said, ahead: Sequence[_Said]) -> None:
    clause = clauses[-1]
    hours_follow = ahead[0].kind in ("span", "off") and not ahead[0].apart
    filled = bool(clause.spans) or clause.off
    if clause.mode == "except" and not (filled and hours_follow):
        clause.left_out += item.value
    elif not filled:
        clause.days += item.value
    elif not clause.days and not clause.mode and not (item.apart and hours_follow):
        clause.days, clause.tail = item.value, True
    elif clause.tail and item.apart and not hours_follow:
        clause.days += item.value
    else:
        clauses.append(Clause(days=item.value))


def _span(clauses: list[Clause], item: _Said, ahead: Sequence[_Said]) -> None:
    clause = clauses[-1]
    days_follow = ahead[0].kind == "days" and not ahead[0].apart and ahead[1].apart
    if clause.off and not clause.days and len(clauses) > 1 and clauses[-2].spans:
        clauses.pop()  # "closed 13-14"
        clause = clauses[-1]
        clause.mode = "break"
    if clause.mode == "break" or (clause.mode == "except" and not clause.left_out):
        clause.cuts.append(_cut(item.value, clause.spans))
        return
    if clause.off or clause.tail or (clause.mode and clause.spans) or (clause.spans and item.apart and days_follow):
        clause = Clause()
        clauses.append(clause)
    clause.mode = ""
    clause.spans.append(_minutes(item.value, clause.spans[-1][1] if clause.spans else None))


def _cut(value: tuple[Any, ...], spans: Sequence[Minutes]) -> Minutes:
    """A break; `9-18, lunch 1-2` has it in the afternoon, since at one in the morning there is nothing to cut."""
    start, end = _minutes(value, None)
    idle = not any(opens < end and start < closes for opens, closes in spans)
    later = HALF_DAY if idle and start <= LATEST_GUESS else 0
    return start + later, end + later


def _minutes(value: tuple[Any, ...], after: int | None) -> Minutes:
    start, end = value if isinstance(value[0], int) else settled((value[0], value[1]), after)
    if start == end:
        raise BadInput("hours-no-length", part=_spelt((start, end)))
    return start, end


def _table(clauses: Sequence[Clause]) -> list[list[Minutes]]:
    table: list[list[Minutes]] = [[] for _ in EVERY_DAY]
    given: list[frozenset[int]] = [frozenset() for _ in EVERY_DAY]  # with which other days a day was named last
    hours: list[Minutes] = []
    for clause in clauses:
        if clause.off or not (clause.days or clause.spans):
            continue
        hours = _without(clause.spans, clause.cuts) if clause.spans else hours or [(0, DAY)]
        days = frozenset(clause.days or EVERY_DAY) - set(clause.left_out)
        for day in days:
            table[day] = list(hours) if days < given[day] else [*table[day], *hours]
            given[day] = days
    for clause in clauses:
        for day in clause.days if clause.off else ():
            table[day] = []
    for spans in table:
        spans.sort()
        for one, other in pairwise(spans):
            if other[0] < one[1]:
                raise BadInput("hours-overlap", first=_spelt(one), second=_spelt(other))
    return table


def _without(spans: Sequence[Minutes], cuts: Sequence[Minutes]) -> list[Minutes]:
    left = list(spans)
    for start, end in cuts:
        left = [
            piece
            for opens, closes in left
            for piece in ((opens, min(closes, start)), (max(opens, end), closes))
            if piece[0] < piece[1]
        ]
    return left


def _spelt(span: Minutes) -> str:
    return "-".join(f"{minutes % DAY // HOUR if minutes != DAY else 24:02}:{minutes % HOUR:02}" for minutes in span)
