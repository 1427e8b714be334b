"""Check-ins: one question now and then, how it is for the client; and when somebody last called them.

Instants are UTC.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.core.facts import Facts


class CheckinsSet(Facts, frozen=True, kw_only=True):
    """How often the clock asks the client how it is: every `every_days` days at most; None: only by command."""

    every_days: int | None = None


class CheckinAsked(Facts, frozen=True, kw_only=True):
    """The question has arrived."""

    checkin: str


class CheckinAnswered(Facts, frozen=True, kw_only=True):
    """A contact says how it is: 1 (very bad) to 5 (very good). Words, if any, stand in the opening."""

    checkin: str
    contact: str
    score: int


class CalledInPerson(Facts, frozen=True, kw_only=True):
    """Somebody of the office has talked to the client in person."""


KINDS: dict[str, type[Facts]] = {
    "checkins_set": CheckinsSet,
    "checkin_asked": CheckinAsked,
    "checkin_answered": CheckinAnswered,
    "called_in_person": CalledInPerson,
}


class Score(Struct, frozen=True, kw_only=True):
    """What a contact answered, in entry `seq`; a later answer of theirs to the same question takes its place."""

    checkin: str
    contact: str
    score: int
    at: datetime
    seq: int


class Checkins(Struct, frozen=True, kw_only=True):
    """A client's check-ins, which the clock asks since `set_at`, every `every_days` days at most.

    `asked` is the newest question (its id), which arrived at `asked_at`. `talked_at` is when somebody of the office
    last called them in person.
    """

    every_days: int | None = None
    set_at: datetime | None = None
    asked: str | None = None
    asked_at: datetime | None = None
    scores: tuple[Score, ...] = ()
    talked_at: datetime | None = None


def given(checkins: Checkins, checkin: str, contact: str) -> Score | None:
    """The contact's answer to that question, the last one if there were several; None if there is none."""
    return next((each for each in checkins.scores if (each.checkin, each.contact) == (checkin, contact)), None)


def apply(checkins: Checkins, facts: Facts, at: datetime, seq: int) -> Checkins | None:
    """The check-ins after the entry `seq`, made at `at`, whose facts these are; None if it is about something else."""
    match facts:
        case CheckinsSet(every_days=every_days):
            goes_on = checkins.every_days is not None and every_days is not None
            return replace(checkins, every_days=every_days, set_at=checkins.set_at if goes_on else at)
        case CheckinAsked(checkin=checkin):
            return replace(checkins, asked=checkin, asked_at=at)
        case CheckinAnswered(checkin=checkin, contact=contact, score=score):
            others = [each for each in checkins.scores if (each.checkin, each.contact) != (checkin, contact)]
            answer = Score(checkin=checkin, contact=contact, score=score, at=at, seq=seq)
            return replace(checkins, scores=(*others, answer))
        case CalledInPerson():
            return replace(checkins, talked_at=at)
        case _:
            return None
