"""Steps of a project as people type them: `Wireframes on 4 Dec`, `4 Dec Wireframes`, `Testi entro venerdì`."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date

from msgspec import Struct

from bot.core.errors import BadInput
from bot.core.names import plain
from bot.core.one_line import one_line
from bot.core.plain_day import Day, Text, day_at, resolved

LONGEST = 120  # characters of what a step is called
LONGEST_REASON = 300
_BULLET = re.compile(r"\s*[-•*–—]\s+")  # noqa: RUF001  as people type lists
_FIRST = frozenset({"on", "by", "the", "il", "l", "entro", "per"})
_TO = frozenset({"to", "for", "on", "the", "al", "all", "a", "ad", "il", "l", "per"})
# The last such word counts: "Copy by Anna by 4 December".
_BY = re.compile(r"\s(?:(?:on|by|until|due|for|il|entro|per|fino\s+al|al)\s+|l['’]\s*)", re.IGNORECASE)  # noqa: RUF001
# Without such a word only a day with its month: "Landing page Black Friday" has none.
_LAST = re.compile(r"\s(?=\d{1,2}(?:st|nd|rd|th|°)?\s+(?:of\s+|di\s+)?[^\W\d_]{3,}\.?(?:\s+\d{4})?$)", re.IGNORECASE)
_BECAUSE = re.compile(
    r"(?:because(?:\s+of)?|perch(?:é|è|e['’]?)|poich(?:é|è|e['’]?)|siccome|reason:?|motivo:?)\s+",  # noqa: RUF001
    re.IGNORECASE,
)
_COLON = re.compile(r"(\d[/.]\d{1,2}):")  # else it would be read as a time
_SEPARATORS = " \t\n.,;:-–—()"  # noqa: RUF001  dashes as phones type them


class Planned(Struct, frozen=True):
    """A step that is to be planned: what it is called, and on which day, if one was named."""

    what: str
    on: date | None


def planned(line: str, today: date) -> Planned:
    """A line that names a step.

    Raises BadInput: `date-impossible`, `step-past`, `step-what` for a line without a name, `step-long` (`most`).
    """
    line = " ".join(_BULLET.sub("", line, count=1).split()) if _BULLET.match(line) else " ".join(line.split())
    what, on = _day_first(line, today) or _day_last(line, today) or (line, None)
    if not plain(what):
        raise BadInput("step-what")
    if len(what) > LONGEST:
        raise BadInput("step-long", most=LONGEST)
    if on is not None and on < today:
        raise BadInput("step-past", text=one_line(line))
    return Planned(what, on)


def moved(text: str, today: date) -> tuple[date | None, str]:
    """To which day, and why: `11 Dec because the photos came late`. No day: None. No reason: an empty text.

    Raises BadInput `date-impossible`.
    """
    source = Text(text)
    found = _day_at(source, _TO, today)
    if found is None:
        return None, text.strip()
    reason = source.after(found[1], _SEPARATORS)
    return resolved(found[0], today, today), " ".join(_BECAUSE.sub("", f"{reason} ", count=1).split())


def _day_at(source: Text, words: Container[str], today: date) -> tuple[Day, int] | None:
    """The day with which a text begins, after these words, and where it ends; a number alone is none."""
    found = day_at(source, source.skip(0, words), today, bare=False)
    return found if found is not None and not found[0].is_bare else None


def _day_first(line: str, today: date) -> tuple[str, date] | None:
    source = Text(_COLON.sub(r"\1 ", line))
    found = _day_at(source, _FIRST, today)
    # "Today's menu" is called so.
    if found is None or source.tokens[found[1] - 1].text.endswith(("'", "’")):  # noqa: RUF001  as phones type it
        return None
    return source.after(found[1], _SEPARATORS), resolved(found[0], today, today)


def _day_last(line: str, today: date) -> tuple[str, date] | None:
    for word in (*reversed(list(_BY.finditer(line))), *_LAST.finditer(line)):
        source = Text(line[word.end() :].rstrip(" ."))
        found = _day_at(source, _FIRST, today)
        if found is not None and found[1] == len(source.tokens):
            return line[: word.start()].rstrip(_SEPARATORS), resolved(found[0], today, today)
    return None
