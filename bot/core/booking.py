"""One line of a bank account, and one that could not be read."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Booking(Struct, frozen=True, kw_only=True):
    """One line of an account: `cents` below zero went out. `currency` None: the statement does not say.

    `nth` counts bookings that are alike in everything, in one statement, from 1.
    """

    on: date
    cents: int
    currency: str | None = None
    payer: str = ""
    reference: str = ""
    nth: int = 1


class Unread(Struct, frozen=True, kw_only=True):
    """A line (its number in the file) that holds no booking, and why: `key` and `text` are for its wording.

    `statement-line-day`: there stands no day; `statement-line-amount`: there stands no amount.
    """

    line: int
    key: str
    text: str
