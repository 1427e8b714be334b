"""What is agreed about a metric, as people type it: `Visits, unit visits a month, target at least 1500`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.core.errors import BadInput
from bot.core.metrics import Better
from bot.core.names import plain
from bot.core.one_line import one_line
from bot.core.plain_numbers import number_in
from bot.core.plain_words import composed

LONGEST_NAME = 60  # characters
LONGEST_UNIT = 40
_LOWER = r"(?:(?:lower|less|fewer|smaller)\s+is\s+better|(?:meno|più\s+basso|minore)\s+(?:è|e')\s+(?:meglio|migliore))"
_HIGHER = r"(?:(?:higher|more|bigger)\s+is\s+better|(?:più\s+alto|più|maggiore)\s+(?:è|e')\s+(?:meglio|migliore))"
_UNIT = r"(?:unit|unità|unita'?)\s*[:=]?\s+(?P<unit>\S.*)"
_TARGET = r"(?:target|goal|obiettivo|traguardo)\s*[:=]?\s+(?P<target>\S.*)"
_BEGINS = rf"(?={_LOWER}|{_HIGHER}|(?:unit|unità|unita'?|target|goal|obiettivo|traguardo)\s*[:=]?\s+\S)"
_PARTED = re.compile(rf"\s*(?:[,;]\s+|\n\s*){_BEGINS}", re.IGNORECASE)
_LOOSE = re.compile(rf"\s+{_BEGINS}", re.IGNORECASE)
_LIMITS: tuple[tuple[Better, re.Pattern[str]], ...] = (
    ("lower", re.compile(
        r"(?:at\s+most|no\s+more\s+than|up\s+to|max(?:imum|imo)?\.?|below|under|<=?|≤|al\s+massimo|non\s+più\s+di|"
        r"massimo|fino\s+a|sotto(?:\s+i[l]?)?)\s*", re.IGNORECASE)),
    ("higher", re.compile(
        r"(?:at\s+least|no\s+less\s+than|min(?:imum|imo)?\.?|over|above|>=?|≥|almeno|non\s+meno\s+di|oltre)\s*",
        re.IGNORECASE)),
)  # fmt: skip


class MetricTerms(Struct, frozen=True, kw_only=True):
    """What was said: a part that was not is None. `ambiguous` is how the target was typed, if it has two readings."""

    name: str = ""
    unit: str | None = None
    better: Better | None = None
    target_thousandths: int | None = None
    ambiguous: str = ""


def metric_terms(text: str, mark: str) -> MetricTerms:
    """The terms of a new metric; what stands before them is its name. `mark` as in `number_of`.

    Raises BadInput: `metric-name-long`, `metric-unit-long` (`most`), `metric-twice` (`part`), `metric-contradicts`; and
    as `number_in` does for the target.
    """
    text = _tidy(text)
    name, *parts = _PARTED.split(text)
    if not parts:
        name, *parts = _LOOSE.split(text)
    name = " ".join(name.strip(" ,;").split())
    if len(name) > LONGEST_NAME:
        raise BadInput("metric-name-long", most=LONGEST_NAME)
    return replace(_terms(parts, mark), name=name)


def changed_terms(text: str, mark: str) -> MetricTerms | None:
    """Terms without a name (`target 2000`); None for a text that begins with something else. Raises likewise."""
    text = _tidy(text)
    if re.match(_BEGINS, text, re.IGNORECASE) is None:
        return None
    parts = _PARTED.split(text)
    return _terms(parts if parts[1:] else _LOOSE.split(text), mark)


def _tidy(text: str) -> str:
    return composed(text).replace("’", "'").strip(" \t\n,;")  # noqa: RUF001  an apostrophe as phones type it


def _terms(parts: Sequence[str], mark: str) -> MetricTerms:
    said: dict[str, str] = {}
    for part in parts:
        kind, value = _term(part)
        if kind in said:
            raise BadInput("metric-twice", part=one_line(part))
        said[kind] = value
    unit = " ".join(said["unit"].split()) if "unit" in said else None
    better: Better | None = "lower" if said.get("better") == "lower" else "higher" if "better" in said else None
    target, ambiguous = None, ""
    if "target" in said:
        limit, typed = _limited(said["target"])
        if limit and better and limit != better:
            raise BadInput("metric-contradicts", part=one_line(said["target"]))
        better = limit or better
        found = number_in(typed, mark)
        if found.rest and unit is None:
            unit = found.rest
        elif found.rest and plain(found.rest) != plain(unit or "") and found.rest not in "%€$£":
            raise BadInput("number-letters", text=one_line(typed))
        target, ambiguous = found.thousandths, one_line(typed) if found.ambiguous else ""
    if unit is not None and len(unit) > LONGEST_UNIT:
        raise BadInput("metric-unit-long", most=LONGEST_UNIT)
    return MetricTerms(unit=unit, better=better, target_thousandths=target, ambiguous=ambiguous)


def _term(part: str) -> tuple[str, str]:
    for kind, pattern in (("unit", _UNIT), ("target", _TARGET)):
        found = re.fullmatch(pattern, part.strip(" ,;"), re.IGNORECASE | re.DOTALL)
        if found:
            return kind, found[kind].strip(" ,;")
    return "better", "lower" if re.match(_LOWER, part, re.IGNORECASE) else "higher"


def _limited(text: str) -> tuple[Better | None, str]:
    """Whether it is a limit from above or below, and the number that follows."""
    for better, words in _LIMITS:
        found = words.match(text)
        if found:
            return better, text[found.end() :]
    return None, text
