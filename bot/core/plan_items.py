"""The items of an editorial plan: each is approved, or marked for changes; only what was marked comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from bot.core.ledger import canonical


class PlanItem(Struct, frozen=True, kw_only=True):
    """One item. `given` are the contacts who approve it; `marked`: one of them wants it changed."""

    digest: str
    given: tuple[str, ...] = ()
    marked: bool = False

    def settled(self, needed: int) -> bool:
        """Whether nothing is left to decide about it."""
        return len(self.given) >= needed


Items = tuple[PlanItem, ...]


def item_digest(line: str) -> str:
    """SHA-256 over one item as its line stands in the plan's text."""
    return hashlib.sha256(b"paletti/item/v1\0" + canonical({"text": line})).hexdigest()


def lines(text: str) -> list[str]:
    """The items of a plan's text."""
    return text.split("\n")


def line_of(on: date, text: str) -> str:
    """An item as its line stands in the plan's text: the day in ISO 8601, a space, the words."""
    return f"{on.isoformat()} {text}"


def dated(line: str) -> tuple[date, str]:
    """The day and the words of such a line."""
    day, _, text = line.partition(" ")
    return date.fromisoformat(day), text


def carried(digests: Sequence[str], before: Items, needed: int) -> Items:
    """The items of a new version: what was settled, and stayed as it was, stays so."""
    settled = {item.digest: item.given for item in before if item.settled(needed)}
    return tuple(PlanItem(digest=each, given=settled.get(each, ())) for each in digests)


def approved(items: Items, contact: str) -> Items:
    """The contact approves all of them."""
    return tuple(_given(item, contact) for item in items)


def marked(items: Items, contact: str, numbers: Collection[int]) -> Items:
    """The contact wants these changed (numbers from 1), so that no approval of them counts, and approves the others."""
    return tuple(
        replace(item, given=(), marked=True) if number in numbers else _given(item, contact)
        for number, item in enumerate(items, 1)
    )


def without(items: Items, contact: str) -> Items:
    """The contact's approval of any of them no longer counts."""
    return tuple(replace(item, given=tuple(each for each in item.given if each != contact)) for item in items)


def open_numbers(items: Items, needed: int) -> tuple[int, ...]:
    """The numbers (from 1) of what is to be decided; all of them if nothing is, as where a plan only became shorter."""
    left = tuple(number for number, item in enumerate(items, 1) if not item.settled(needed))
    return left or tuple(range(1, len(items) + 1))


def _given(item: PlanItem, contact: str) -> PlanItem:
    return replace(item, given=tuple(dict.fromkeys((*item.given, contact))), marked=False)
