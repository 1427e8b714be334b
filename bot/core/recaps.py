"""Recaps: how often a client is told how things stand, up to which entry they were told, and what they said to it.

A recap is named by its client and the day of the office for which it is due.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.core.facts import Facts

Every = Literal["week", "month"]
Verdict = Literal["correct", "off"]


class RecapSet(Facts, frozen=True, kw_only=True):
    """A recap each week on `weekday` (0 is Monday), or each month on `monthday`, at `minute` of the office's day.

    In a month that has no such day, on its last. `every` None: no recaps. `untouched`: what becomes of a draft that
    nobody of the office has looked at.
    """

    every: Every | None
    weekday: int | None = None
    monthday: int | None = None
    minute: int = 0
    untouched: Literal["goes", "waits"] = "goes"


class RecapSent(Facts, frozen=True, kw_only=True):
    """The recap for that day has arrived; it tells of entries up to `upto`. What it said stands in the opening.

    `late`: the bot was not running when it was due.
    """

    recap: str
    on: date
    upto: int
    late: bool = False


class RecapSkipped(Facts, frozen=True, kw_only=True):
    """The office did not want it sent. What it would have told of belongs to the next one."""

    recap: str
    on: date


class RecapAnswered(Facts, frozen=True, kw_only=True):
    """A contact says that all of it is correct, or that something is off; what, stands in the opening."""

    recap: str
    contact: str
    verdict: Verdict


KINDS: dict[str, type[Facts]] = {
    "recap_set": RecapSet,
    "recap_sent": RecapSent,
    "recap_skipped": RecapSkipped,
    "recap_answered": RecapAnswered,
}


class Answered(Struct, frozen=True):
    """What a contact said last to the newest recap, in entry `seq`."""

    contact: str
    verdict: Verdict
    seq: int


class Recaps(Struct, frozen=True, kw_only=True):
    """A client's recaps: how they are `set` (since `set_at`), and the newest one that has arrived.

    `newest_on` is the day for which that one was due. `done_on` is the newest day for which one was sent or skipped,
    `upto` the last entry of which any has told.
    """

    set: RecapSet | None = None
    set_at: datetime | None = None
    newest: str | None = None
    newest_on: date | None = None
    done_on: date | None = None
    upto: int = 0
    answers: tuple[Answered, ...] = ()


def apply(recaps: Recaps, facts: Facts, at: datetime, seq: int) -> Recaps | None:
    """The recaps after the entry `seq`, whose facts these are; None if the entry is not about recaps."""
    match facts:
        case RecapSet():
            return replace(recaps, set=facts if facts.every else None, set_at=at)
        case RecapSent(recap=recap, on=on):
            return replace(
                recaps,
                newest=recap,
                newest_on=on,
                done_on=_later(recaps, on),
                upto=max(recaps.upto, facts.upto),
                answers=(),
            )
        case RecapSkipped(on=on):
            return replace(recaps, done_on=_later(recaps, on))
        case RecapAnswered(recap=recap, contact=contact, verdict=verdict):
            if recap != recaps.newest:
                return recaps  # what is said about an earlier one is on record all the same
            others = tuple(each for each in recaps.answers if each.contact != contact)
            return replace(recaps, answers=(*others, Answered(contact, verdict, seq)))
        case _:
            return None


def _later(recaps: Recaps, on: date) -> date:
    return max(on, recaps.done_on or on)
