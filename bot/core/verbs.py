"""The verbs that each audience is shown, in the order of a menu."""

from __future__ import annotations

OFFICE = (
    "status",
    "digest",
    "hours",
    "away",
    "back",
    "open",
    "later",
    "client",
    "approve",
    "quote",
    "step",
    "metric",
    "recap",
    "approvals",
    "invoice",
    "paid",
    "ladder",
    "checkin",
    "payee",
    "call",
    "complaint",
    "gate",
    "ledger",
    "member",
    "link",
    "help",
)
CLIENT = ("mine", "complaint", "hours", "call", "language", "privacy", "help")
STRANGER = ("hours", "start", "claim", "help")
# Where whoever is not of the office gives a verb otherwise than the office does: the name of their example.
OUTSIDE = {"hours": "told", "call": "call-me", "complaint": "complain"}


def shown_to(audience: str) -> tuple[str, ...]:
    """Those of an owner, a member, a client, or of anybody else."""
    if audience in ("owner", "member"):
        return OFFICE
    return CLIENT if audience == "client" else STRANGER
