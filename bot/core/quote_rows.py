"""What a quote says, as it was read, and the side table of those that are being drawn up. Instants are UTC.

Amounts are in hundredths of the quote's currency.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from bot.core.forms import Values

# Who leaves a draft alone for so long no longer means it.
DRAFT_DAYS = 90


class Item(Struct, frozen=True, kw_only=True):
    """One line of what is offered. `quantity_hundredths` is 100 for one piece."""

    what: str
    quantity_hundredths: int
    unit_cents: int
    cents: int


class Step(Struct, frozen=True, kw_only=True):
    """Something that happens on a day."""

    on: date
    what: str


class Share(Struct, frozen=True, kw_only=True):
    """One part of the payment plan, as in `quote_entries.Part`, but by the name of the thing (`of`), not its id.

    `hundredths` of a percent, None where an amount was given.
    """

    kind: Literal["deposit", "milestone", "instalment"]
    cents: int
    hundredths: int | None = None
    due_days: int | None = None
    due_on: date | None = None
    of: str = ""


class Terms(Struct, frozen=True, kw_only=True):
    """All that a quote says. `extra_cents` is what a revision round beyond the included `rounds` costs."""

    title: str
    items: tuple[Item, ...]
    currency: str
    net_cents: int
    tax_percent_hundredths: int
    tax_cents: int
    tax_note: str = ""
    steps: tuple[Step, ...] = ()
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    rounds: int | None = None
    extra_cents: int | None = None
    plan: tuple[Share, ...]
    valid_until: date
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def total_cents(self) -> int:
        """With tax."""
        return self.net_cents + self.tax_cents


class QuoteDraft(Struct, frozen=True, kw_only=True):
    """`quote_drafts`, by token: a quote that a member draws up, and what was typed for it (`values`).

    `open` until it is sent (`setting`: the PDF is being made) or thrown away. What was `sent` stays until the client is
    erased, so that it can be copied; `quote` is then its id. `by` is the member's account, who hears of it in `chat`,
    where its `card` hangs. `attempt` counts how often the PDF was begun.
    """

    token: str
    by: str
    chat: str
    at: datetime
    client: str
    values: Values
    terms: Terms
    thread: str | None = None
    state: Literal["open", "setting", "sent"] = "open"
    quote: str | None = None
    card: str = ""
    attempt: int = 0
