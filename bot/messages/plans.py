"""Editorial plans on their card: what is to be decided, what is settled, and what shall be otherwise."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.core.approvals import Approval
from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Quote
from bot.core.plan_items import dated, lines, open_numbers
from bot.core.rows import Card
from bot.messages.parts import text
from bot.wording.moments import day
from bot.wording.sentences import numbers, sentence

ROW = 5  # buttons that stand well beside each other on a phone
_MARK = "✎"


def content(desk: Desk, reader: Reader, approval: Approval, shown: str, marks: Collection[int]) -> list[Block]:
    """The items with their numbers: the open ones, those marked for changes, and those that are settled."""
    said = listed(desk, reader, shown, marks)
    left = set(open_numbers(approval.items, approval.needed))
    marked = {number for number, item in enumerate(approval.items, 1) if item.marked}
    groups = {"open": left - marked, "marked": marked, "settled": set(range(1, len(said) + 1)) - left - marked}
    wanted = {name: which for name, which in groups.items() if which}
    if len(wanted) == 1:
        return [Quote("\n".join(said))]
    blocks: list[Block] = []
    for name, which in wanted.items():
        blocks.append(text(desk, reader, f"plan-{name}"))
        blocks.append(Quote("\n".join(said[number - 1] for number in sorted(which))))
    return blocks


def listed(desk: Desk, reader: Reader, shown: str, marks: Collection[int] = ()) -> list[str]:
    """A plan's text (`bot.core.plan_items`), a line an item, as people read it: "3. Thursday 3 December: a reel"."""
    items = [dated(line) for line in lines(shown)]
    today = desk.today
    return [
        f"{f'{_MARK} ' if number in marks else ''}{number}. {day(on, reader.language, now=today)}: {what}"
        for number, (on, what) in enumerate(items, 1)
    ]


def marking(desk: Desk, reader: Reader, card: Card, approval: Approval) -> list[Block]:
    """A button an item, pressed once more to take the mark away."""
    marks = card.data["marks"]
    everything = approval.state != "asked"
    which = range(1, len(approval.items) + 1) if everything else open_numbers(approval.items, approval.needed)
    toggles = [
        Button(token=card.token, choice=f"m{number}", label=f"{_MARK} {number}" if number in marks else str(number))
        for number in which
    ]
    label = desk.say("button-marked", reader.language)
    done = Button(token=card.token, choice="marked", label=label, style="primary")
    back = Button(token=card.token, choice="unmark", label=desk.say("button-unmark", reader.language))
    return [text(desk, reader, "plan-mark", done=label), *_rows(toggles), Buttons((done, back))]


def _rows(buttons: Sequence[Button]) -> list[Buttons]:
    return [Buttons(tuple(buttons[at : at + ROW])) for at in range(0, len(buttons), ROW)]


def wishing(desk: Desk, reader: Reader, card: Card, approval: Approval) -> list[Block]:
    """What shall be different about the marked ones; the answer approves the others."""
    marks = card.data["marks"]
    return [
        text(desk, reader, "plan-wishing", numbers=numbers(marks), count=len(marks)),
        Quote(sentence(desk, reader.language, approval, marks)),
    ]
