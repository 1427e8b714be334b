"""Metrics: numbers that office and client agreed to look at, with a target. Values are in thousandths of the unit.

What a metric and its unit are called are titles (`metric`, `unit:metric`). A metric is agreed upon as the approval of
the same id; values are the office's statements.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.core.facts import Facts

Better = Literal["higher", "lower"]


class MetricDrawn(Facts, frozen=True, kw_only=True):
    """A metric was drawn up in this version, to be approved: its target, and whether more or less is better."""

    metric: str
    version: int
    better: Better
    target_thousandths: int | None = None


class MetricValue(Facts, frozen=True, kw_only=True):
    """So much it was on that day. A second value for the same day takes the place of the first."""

    metric: str
    on: date
    thousandths: int


class MetricDropped(Facts, frozen=True, kw_only=True):
    """It is no longer looked at."""

    metric: str


KINDS: dict[str, type[Facts]] = {
    "metric_drawn": MetricDrawn,
    "metric_value": MetricValue,
    "metric_dropped": MetricDropped,
}


class Value(Struct, frozen=True):
    """What it was on a day, as entry `seq` says."""

    on: date
    thousandths: int
    seq: int


class Drawn(Struct, frozen=True):
    """What one version says."""

    version: int
    better: Better
    target_thousandths: int | None


class Metric(Struct, frozen=True, kw_only=True):
    """A metric in its newest version; whether it is agreed upon, the approval of the same id says. Values by day.

    `drawn` are all of its versions.
    """

    metric: str
    version: int
    better: Better
    target_thousandths: int | None = None
    values: tuple[Value, ...] = ()
    dropped: bool = False
    drawn: tuple[Drawn, ...] = ()


Metrics = dict[str, Metric]


def apply(metrics: Metrics, facts: Facts, _at: datetime, seq: int) -> Metrics | None:
    """The metrics after the entry `seq`, whose facts these are; None if the entry is not about metrics."""
    match facts:
        case MetricDrawn(metric=metric):
            before = metrics.get(metric)
            terms = Drawn(facts.version, facts.better, facts.target_thousandths)
            drawn = Metric(
                metric=metric,
                version=facts.version,
                better=facts.better,
                target_thousandths=facts.target_thousandths,
                values=before.values if before else (),
                drawn=(*(before.drawn if before else ()), terms),
            )
            return {**metrics, metric: drawn}
        case MetricValue(metric=metric):
            known = metrics[metric]
            others = (each for each in known.values if each.on != facts.on)
            values = sorted((*others, Value(facts.on, facts.thousandths, seq)), key=lambda value: value.on)
            return {**metrics, metric: replace(known, values=tuple(values))}
        case MetricDropped(metric=metric):
            return {**metrics, metric: replace(metrics[metric], dropped=True)}
        case _:
            return None
