"""Steps of a project: what happens on which day, moved with a reason, and done. Days are the office's.

What a step is called is a title, and why it was moved stands in the entry's opening.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.core.facts import Facts


class StepPlanned(Facts, frozen=True, kw_only=True):
    """One more step, on that day if one is named. `quote`: it stands in that quote, which was signed."""

    step: str
    number: int
    on: date | None = None
    quote: str | None = None


class StepMoved(Facts, frozen=True, kw_only=True):
    """Planned for another day; why stands in the opening."""

    step: str
    on: date | None = None


class StepDone(Facts, frozen=True, kw_only=True):
    """Done, on that day."""

    step: str
    on: date


class StepReopened(Facts, frozen=True, kw_only=True):
    """Not done after all."""

    step: str


class StepDropped(Facts, frozen=True, kw_only=True):
    """No longer part of the project."""

    step: str


KINDS: dict[str, type[Facts]] = {
    "step_planned": StepPlanned,
    "step_moved": StepMoved,
    "step_done": StepDone,
    "step_reopened": StepReopened,
    "step_dropped": StepDropped,
}


class Step(Struct, frozen=True, kw_only=True):
    """A step as its entries add up to. `number` counts from 1 in the client's ledger and is never given anew.

    `planned_on` is the first day it was planned for. The entries: `planned_seq` made it, `moved_seq` moved it last,
    `done_seq` told that it is done.
    """

    step: str
    number: int
    on: date | None
    planned_on: date | None
    planned_seq: int
    quote: str | None = None
    moved_seq: int | None = None
    done_on: date | None = None
    done_seq: int | None = None
    dropped: bool = False


Steps = dict[str, Step]


def ordered(steps: Steps) -> list[Step]:
    """Those that belong to the project, by their day, then as they were planned; those without a day come last."""
    kept = (step for step in steps.values() if not step.dropped)
    return sorted(kept, key=lambda step: (step.on is None, step.on or date.max, step.number))


def next_number(steps: Steps) -> int:
    """One more than the highest that was ever given."""
    return 1 + max((step.number for step in steps.values()), default=0)


def overdue(steps: Steps, today: date) -> list[Step]:
    """Those whose day has passed without that they are done."""
    return [step for step in ordered(steps) if step.done_on is None and step.on is not None and step.on < today]


def apply(steps: Steps, facts: Facts, _at: datetime, seq: int) -> Steps | None:
    """The steps after the entry `seq`, whose facts these are; None if the entry is not about steps."""
    if isinstance(facts, StepPlanned):
        made = Step(
            step=facts.step,
            number=facts.number,
            on=facts.on,
            planned_on=facts.on,
            planned_seq=seq,
            quote=facts.quote,
        )
        return {**steps, facts.step: made}
    follow = _FOLLOWS.get(type(facts))
    if follow is None:
        return None
    step: str = facts.step  # type: ignore[attr-defined]  # all of them have it
    return {**steps, step: follow(steps[step], facts, seq)}


_FOLLOWS: dict[type[Facts], Callable[[Step, Any, int], Step]] = {
    StepMoved: lambda step, facts, seq: replace(step, on=facts.on, moved_seq=seq),
    StepDone: lambda step, facts, seq: replace(step, done_on=facts.on, done_seq=seq),
    StepReopened: lambda step, _facts, _seq: replace(step, done_on=None, done_seq=None),
    StepDropped: lambda step, _facts, _seq: replace(step, dropped=True),
}
