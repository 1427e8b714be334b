"""Which column of a bank statement holds what: as it was guessed, or as it is said with a button for each column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.events import Pressed
from bot.core.rows import Card
from bot.core.statement_choice import OPTIONAL, columns_of, next_role
from bot.core.statement_columns import Columns
from bot.core.statement_rows import Statement
from handlers.replies import toast
from handlers.statements import read_again

_COLUMN = re.compile(r"c(\d{1,3})")


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`right` or `no` to the guess; then `c3`, `none` or, for amounts in two columns, `two`."""
    card = desk.cards.get(event.token)
    statement = desk.statements.get(card.data["statement"]) if card else None
    if card is None or statement is None or card.state == "done":
        return toast(event, desk, "button-old")
    if card.state == "open" and statement.guess is not None and event.choice in ("right", "no"):
        if event.choice == "right":
            return _settled(event, card, statement, statement.guess)
        return (Keep("cards", card.token, replace(card, state="asking")), _redrawn(event, card), Answer())
    if card.state == "open" and statement.guess is not None:
        return toast(event, desk, "button-old")
    return _answered(event, card, statement, desk)


def _answered(event: Pressed, card: Card, statement: Statement, desk: Desk) -> Sequence[Effect]:
    """One column was said; the next one is asked, or it is read with them."""
    role = next_role(statement.chosen)
    column = _chosen(event.choice, statement)
    if role is None or column == ():
        return toast(event, desk, "button-old")
    if column is None and not (role in OPTIONAL if event.choice == "none" else role == "amount"):
        return toast(event, desk, "button-old")
    chosen: dict[str, int | None] = {**statement.chosen, role: column[0] if column else None}
    if next_role(chosen) is None:
        return _settled(event, card, statement, columns_of(chosen, statement.guess))
    return (Keep("statements", statement.token, replace(statement, chosen=chosen)), _redrawn(event, card), Answer())


def _chosen(choice: str, statement: Statement) -> tuple[int, ...] | None:
    """The column that a button means, None for none; nothing for a button that does not count."""
    if choice in ("none", "two"):
        return None
    found = _COLUMN.fullmatch(choice)
    column = int(found[1]) if found else -1
    free = column in range(len(statement.header)) and column not in statement.chosen.values()
    return (column,) if free else ()


def _settled(event: Pressed, card: Card, statement: Statement, columns: Columns) -> Sequence[Effect]:
    """The statement is read with these columns. They are remembered once it could be read with them."""
    return (
        Keep("cards", card.token, replace(card, state="done", data={**card.data, "file": statement.file.name})),
        Keep("statements", statement.token, None),
        read_again(statement, event.id, columns),
        _redrawn(event, card),
        Answer(),
    )


def _redrawn(event: Pressed, card: Card) -> Send:
    return redraw(card, f"edit:{event.id}", "statement_columns", account=event.by.id)
