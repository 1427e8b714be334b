"""The kinds of entries about quotes: what one promises. That it was asked, signed or declined is an approval's."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from bot.core.facts import Facts


class Part(Struct, frozen=True, kw_only=True):
    """One part of a payment plan, in hundredths of the quote's currency; all parts add up to its total.

    A `deposit` is asked once the quote is signed, a `milestone` once the approval `of` is given (None: once the office
    says so), an `instalment` on its day. It is due on `due_on`, or `due_days` days after it was asked.
    """

    part: str
    kind: Literal["deposit", "milestone", "instalment"]
    cents: int
    due_days: int | None = None
    due_on: date | None = None
    of: str | None = None


class QuoteDrawn(Facts, frozen=True, kw_only=True):
    """A quote was drawn up, in this version; it is asked as the approval `quote`, with the PDF among its files.

    Amounts are in hundredths of `currency` (ISO 4217), the tax in hundredths of a percent. `rounds` are the included
    revision rounds, None if nobody counts.
    """

    quote: str
    version: int
    net_cents: int
    tax_cents: int
    total_cents: int
    currency: str
    tax_percent_hundredths: int = 0
    rounds: int | None = None
    valid_until: date
    starts_on: date | None = None
    ends_on: date | None = None
    parts: tuple[Part, ...]
    pdf: str


class QuoteAcceptedElsewhere(Facts, frozen=True, kw_only=True):
    """The office states that the quote was accepted elsewhere, and attaches the document (`sha256`)."""

    quote: str
    version: int
    sha256: str


class WorkStarted(Facts, frozen=True, kw_only=True):
    """The office begins although the quote is not signed, or its deposit has not come in. Whoever said so did know."""

    quote: str


KINDS: dict[str, type[Facts]] = {
    "quote_drawn": QuoteDrawn,
    "quote_accepted_elsewhere": QuoteAcceptedElsewhere,
    "work_started": WorkStarted,
}
