"""The tour: what the people do in a week, step by step. All that Paletti does about it is its own doing. Pure.

What they write stands in `demo_tour_lines`, in both languages; what the page tells the visitor about a step, in the
page's own words. Both go by the step's name.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Panel = Literal["client", "freelancer", "ledger"]


class Writes(Struct, frozen=True, kw_only=True):
    """Somebody writes, to Paletti alone; `replies`: in answer to the last message of Paletti's."""

    by: str
    replies: bool = False


class Presses(Struct, frozen=True, kw_only=True):
    """Somebody presses the newest button with these words (a wording key)."""

    by: str
    button: str


class Submits(Struct, frozen=True, kw_only=True):
    """Somebody fills in the form that was just shown, and hands it in."""

    by: str


class Passes(Struct, frozen=True, kw_only=True):
    """Time passes: until the next opening, or until what is due next has brought this person a message."""

    to: Literal["opening", "due"]
    until: str = ""


class Probes(Struct, frozen=True, kw_only=True):
    """The ledger's check is given a copy in which the newest approval was tampered with, or the true entries again."""

    do: Literal["tamper", "restore"]


Deed = Writes | Presses | Submits | Passes | Probes


class Step(Struct, frozen=True):
    """A deed, on whose phone (or that it is the ledger) its outcome is to be seen, and how long that stays.

    The clock goes on by `minutes` before it.
    """

    chapter: str
    name: str
    deed: Deed
    see: str
    stay_seconds: float = 2.4
    minutes: int = 0


TOUR: tuple[Step, ...] = (
    Step("night", "night_message", Writes(by="giulia"), "giulia", 3.1),
    Step("morning", "morning_digest", Passes(to="opening"), "marta", 2.8),
    Step("morning", "morning_answer", Writes(by="marta", replies=True), "giulia", 2.3, minutes=4),
    Step("stranger", "stranger_writes", Writes(by="olga"), "marta", 3.0, minutes=31),
    Step("stranger", "stranger_client", Presses(by="marta", button="button-make-client"), "marta", 2.3, minutes=3),
    Step("stranger", "stranger_answer", Writes(by="marta", replies=True), "olga", 2.3, minutes=2),
    Step("approval", "approval_asked", Writes(by="marta"), "giulia", 2.7, minutes=45),
    Step("approval", "approval_changes", Presses(by="giulia", button="button-change"), "giulia", 2.0, minutes=6),
    Step("approval", "approval_wish", Writes(by="giulia"), "marta", 2.3, minutes=2),
    Step("approval", "approval_second", Writes(by="marta"), "giulia", 2.5, minutes=20),
    Step("approval", "approval_given", Presses(by="giulia", button="button-approve"), "giulia", 3.1, minutes=5),
    Step("proof", "proof_tamper", Probes(do="tamper"), "ledger", 3.1),
    Step("proof", "proof_restore", Probes(do="restore"), "ledger", 2.3),
    Step("quote", "quote_asked", Writes(by="marta"), "marta", 2.0, minutes=200),
    Step("quote", "quote_filled", Submits(by="marta"), "marta", 2.3, minutes=8),
    Step("quote", "quote_sent", Presses(by="marta", button="button-quote-send"), "giulia", 3.1, minutes=1),
    Step("quote", "quote_sign", Presses(by="giulia", button="button-approve-quote"), "giulia", 2.0, minutes=30),
    Step("quote", "quote_signed", Writes(by="giulia"), "giulia", 3.1, minutes=1),
    Step("money", "money_reminder", Passes(to="due", until="giulia"), "giulia", 3.1),
    Step("money", "money_paid", Presses(by="giulia", button="button-paid"), "marta", 2.3, minutes=25),
    Step("money", "money_booked", Presses(by="marta", button="button-received"), "marta", 2.5, minutes=20),
    Step("recap", "recap_set", Writes(by="marta"), "marta", 2.0, minutes=5),
    Step("recap", "recap_draft", Passes(to="due", until="marta"), "marta", 2.8),
    Step("recap", "recap_sent", Presses(by="marta", button="button-recap-send"), "giulia", 3.1, minutes=6),
    Step("recap", "recap_correct", Presses(by="giulia", button="button-recap-correct"), "giulia", 2.3, minutes=25),
    Step("complaint", "complaint_words", Writes(by="giulia"), "giulia", 2.2, minutes=40),
    Step(
        "complaint", "complaint_raised", Presses(by="giulia", button="button-complaint-yes"), "giulia", 2.5, minutes=1
    ),
    Step("complaint", "complaint_stance", Presses(by="marta", button="button-admitted"), "marta", 2.2, minutes=8),
    Step("complaint", "complaint_answer", Writes(by="marta"), "giulia", 2.5, minutes=4),
    Step("complaint", "complaint_settled", Presses(by="giulia", button="button-settled"), "giulia", 3.1, minutes=10),
)
