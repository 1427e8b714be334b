"""The gate: whether something may go online, and what is missing if not. Every way of asking gets the same answer."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from bot.core.clients import ClientState

Missing = Literal["approval", "changes", "golive", "golive_old"]


class Verdict(Struct, frozen=True, kw_only=True):
    """`version` is the newest one, `seq` unset where nothing was decided; `missing` is empty if it may go."""

    approval: str
    version: int
    go: bool
    missing: tuple[Missing, ...]


def verdict(client: ClientState, approval: str) -> Verdict:
    """Go when the newest version is approved, and its go-live too if that was asked for.

    What was never asked for stops nothing. Raises KeyError for an unknown approval.
    """
    known = client.approvals[approval]
    missing: list[Missing] = []
    if known.state != "approved":
        missing.append("changes" if known.state == "changes" else "approval")
    golive = next((each for each in client.approvals.values() if each.of == approval), None)
    if golive is not None and golive.state != "approved":
        missing.append("golive")
    elif golive is not None and golive.of_version != known.version:
        missing.append("golive_old")  # it was given for an earlier version
    return Verdict(approval=approval, version=known.version, go=not missing, missing=tuple(missing))
