"""Editorial plans: one approval over a list of dated items, of which later versions may replace a few."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from bot.core.approval_rows import Asking
from bot.core.desk import Desk
from bot.core.errors import BadInput
from bot.core.plain_dates import moment
from bot.core.plan_items import line_of, lines

MOST_ITEMS = 50
_NUMBERED = re.compile(r"\s*(\d{1,3})\s*[.)]\s+(.*\S)\s*")
_SHOWN = 60  # letters of a line that an answer repeats


def as_plan(asking: Asking, desk: Desk) -> Asking:
    """What is to be approved, read as a plan: one dated item a line.

    Lines with numbers take the place of these items of the version before; without numbers they are the whole plan.
    Raises BadInput for a line that does not begin with a day, or for a number that there is not.
    """
    if asking.files:
        raise BadInput("plan-files")
    written = [line.strip() for line in asking.text.split("\n") if line.strip()]
    items = _numbered(written, _before(asking, desk), desk.today) or [_item(line, desk.today) for line in written]
    if len(items) > MOST_ITEMS:
        raise BadInput("plan-long", most=MOST_ITEMS)
    return replace(asking, what="plan", text="\n".join(items))


def _numbered(written: Sequence[str], before: Sequence[str], today: date) -> list[str] | None:
    """The plan with some items replaced, or added at its end; None if these lines have no numbers."""
    found = [_NUMBERED.fullmatch(line) for line in written]
    numbered = [(int(each[1]), each[2]) for each in found if each]
    if len(numbered) < len(written) or not all(_begins_with_a_day(text, today) for _, text in numbered):
        return None
    items = list(before)
    for number, text in sorted(numbered):
        if not 1 <= number <= len(items) + 1:
            raise BadInput("plan-number", number=number, count=len(before))
        items[number - 1 : number] = [_item(text, today)]
    return items


def _begins_with_a_day(text: str, today: date) -> bool:
    return moment(text, today)[0] is not None


def _item(line: str, today: date) -> str:
    on, at, text = moment(line, today)
    if on is None or not text.strip():
        raise BadInput("plan-line", line=line[:_SHOWN])
    if on < today:
        raise BadInput("plan-past", line=line[:_SHOWN])
    return line_of(on, f"{at:%H:%M} {text}" if at else text)


def _before(asking: Asking, desk: Desk) -> list[str]:
    """The items of the newest version, as they stand on record."""
    known = desk.client(asking.client).approvals.get(asking.approval)
    if known is None or known.what != "plan":
        return []
    entry = next(iter(desk.books.entries(asking.client, known.asked_seq, known.asked_seq)), None)
    words = entry.opening.value.words if entry and entry.opening else None
    return lines(words) if words else []
