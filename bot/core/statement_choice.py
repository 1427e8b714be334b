"""Which column holds what, as it is asked one after the other, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bot.core.statement_columns import Columns

Role = Literal["on", "amount", "credit", "debit", "payer", "reference"]
OPTIONAL: frozenset[Role] = frozenset({"debit", "payer", "reference"})
MOST_COLUMNS = 40  # more buttons than that, nobody reads

Chosen = Mapping[str, int | None]


def next_role(chosen: Chosen) -> Role | None:
    """What is asked next; None if all was answered. Without a column for amounts there are two, in and out."""
    roles: tuple[Role, ...] = ("on", "amount", "payer", "reference")
    if "amount" in chosen and chosen["amount"] is None:
        roles = ("on", "amount", "credit", "debit", "payer", "reference")
    return next((role for role in roles if role not in chosen), None)


def columns_of(chosen: Chosen, guess: Columns | None) -> Columns:
    """The columns that were chosen. What is not asked (currency, sign) stays as it was guessed where it still fits."""
    taken = set(chosen.values())
    amount, credit = chosen["amount"], chosen.get("credit")
    reference = chosen["reference"]
    same = guess is not None and (guess.amount, guess.credit) == (amount, credit)
    return Columns(
        on=chosen["on"] or 0,
        amount=amount,
        credit=credit,
        debit=chosen.get("debit"),
        sign=guess.sign if guess is not None and same and guess.sign not in taken else None,
        currency=guess.currency if guess is not None and guess.currency not in taken else None,
        payer=chosen["payer"],
        reference=() if reference is None else (reference,),
        in_currency=guess.in_currency if guess is not None and same else None,
    )


def roles_of(columns: Columns) -> list[tuple[Role, tuple[int, ...]]]:
    """What each column is for, as people are told."""
    told: list[tuple[Role, int | None]] = [
        ("on", columns.on),
        ("amount", columns.amount),
        ("credit", columns.credit),
        ("debit", columns.debit),
        ("payer", columns.payer),
    ]
    found: list[tuple[Role, tuple[int, ...]]] = [(role, (column,)) for role, column in told if column is not None]
    return [*found, ("reference", columns.reference)] if columns.reference else found
