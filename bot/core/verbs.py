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
    "approvals",
    "invoice",
    "paid",
    "ladder",
    "payee",
    "gate",
    "ledger",
    "member",
    "link",
    "help",
)
CLIENT = ("mine", "hours", "language", "privacy", "help")
STRANGER = ("hours", "start", "claim", "help")


def shown_to(audience: str) -> tuple[str, ...]:
    """Those of an owner, a member, a client, or of anybody else."""
    if audience in ("owner", "member"):
        return OFFICE
    return CLIENT if audience == "client" else STRANGER
