"""Where a metric goes: its newest value beside the one nearest to four weeks before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from msgspec import Struct

from bot.core.metrics import Better, Value

FOUR_WEEKS = timedelta(days=28)
_ABOUT = timedelta(days=7)  # so far from four weeks it may still be called so
_TOLD_PERCENT = 1000  # from here on the number itself says more


class Trend(Struct, frozen=True):
    """From `before` the newest value went `way`, by so many whole percent; None where percents say nothing.

    `weeks`: that was about four weeks before.
    """

    before: Value
    way: Literal["up", "down", "same"]
    percent: int | None
    weeks: bool


def trend(values: Sequence[Value]) -> Trend | None:
    """The trend of values, one a day, in the order of their days; None with fewer than two."""
    if not values[1:]:
        return None
    *others, newest = values
    wanted = newest.on - FOUR_WEEKS
    before = min(others, key=lambda each: (abs(each.on - wanted), each.on))
    change = newest.thousandths - before.thousandths
    return Trend(
        before=before,
        way="up" if change > 0 else "down" if change else "same",
        percent=_percent(before.thousandths, newest.thousandths),
        weeks=abs(before.on - wanted) <= _ABOUT,
    )


def _percent(before: int, now: int) -> int | None:
    """Rounded half up; None from zero, across it, or where it is too much to imagine."""
    if before <= 0 or now < 0:
        return None
    percent = (abs(now - before) * 200 + before) // (2 * before)
    return percent if percent < _TOLD_PERCENT else None


def goes_well(values: Sequence[Value], better: Better, target_thousandths: int | None) -> bool | None:
    """Whether the target is reached, or else whether it goes that way; None where nobody can tell."""
    newest = values[-1].thousandths if values else None
    if newest is not None and target_thousandths is not None:
        reached = newest >= target_thousandths if better == "higher" else newest <= target_thousandths
        if reached:
            return True
    found = trend(values)
    if found is None or found.way == "same":
        return None
    return (found.way == "up") == (better == "higher")
