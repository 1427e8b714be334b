"""What all kinds of ledger entries have in common."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

How = Literal["typed", "reply_button", "inline_button", "form", "command", "edit", "clock", "delivery", "consequence"]
Role = Literal["approver", "reader"]
Language = Literal["it", "en"]
Urgency = Literal["never", "always", "paid"]
Outcome = Literal["taken", "refused", "unanswered"]
Wish = Literal["client", "office"]
Speech = Literal["plain", "expert"]
Manner = Literal["lei", "tu"]


class Facts(Struct, frozen=True, kw_only=True):
    """The public part of an entry: what the state is made of. Nothing personal, since it can never be erased."""
