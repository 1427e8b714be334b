"""The gate: whether something may go online, and what is missing if not. Every way of asking gets the same answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from bot.core.approvals import Approval, golive_digest
from bot.core.clients import ClientState
from bot.core.names import plain
from bot.core.quotes import deposits_missing, quotes_of
from bot.core.rows import Title

Missing = Literal["approval", "changes", "golive", "golive_old", "quote", "deposit"]


class Verdict(Struct, frozen=True, kw_only=True):
    """`version` is the newest one; `missing` is empty if it may go."""

    approval: str
    version: int
    go: bool
    missing: tuple[Missing, ...]


def things(client: ClientState, titles: Callable[[str], Title | None]) -> list[tuple[str, Approval]]:
    """What a client was ever asked to approve, with its name; `titles` gives the name's row, None if it was erased.

    A go-live has the name of what it is about, and a price, a quote or a metric is no thing: they are not among them.
    """
    known = (each for each in client.approvals.values() if each.what not in ("golive", "surcharge", "quote", "metric"))
    named = ((titles(each.approval), each) for each in known)
    return [(row.text, each) for row, each in named if row is not None]


def find(title: str, client: ClientState, titles: Callable[[str], Title | None]) -> Approval | None:
    """The thing of that name, as people type it; never one whose name only begins so."""
    wanted = plain(title)
    return next((each for text, each in things(client, titles) if wanted and plain(text) == wanted), None)


def verdict(client: ClientState, approval: str) -> Verdict:
    """Go when the newest version is approved, its go-live too if that was asked for, and work may start (`may_start`).

    What was never asked for stops nothing. Raises KeyError for an unknown approval.
    """
    known = client.approvals[approval]
    missing: list[Missing] = []
    if known.state != "approved":
        missing.append("changes" if known.state == "changes" else "approval")
    golives = (each for each in client.approvals.values() if each.what == "golive" and each.of == approval)
    golive = next(golives, None)
    if golive is not None and golive.state != "approved":
        missing.append("golive")
    elif golive is not None and golive.digest != golive_digest(known):
        missing.append("golive_old")  # it was given for an earlier version
    missing += may_start(client)
    return Verdict(approval=approval, version=known.version, go=not missing, missing=tuple(missing))


def may_start(client: ClientState) -> list[Missing]:
    """What is missing before work may start: a signature, a deposit. Nothing where no quote was ever asked.

    Of several quotes each has to be signed. One that was withdrawn no longer counts; one that was declined or has
    expired does only where nothing took its place.
    """
    missing: list[Missing] = []
    if any(each.state != "approved" for each in _counting(client)):
        missing.append("quote")
    if any(deposits_missing(client, each.approval) for each in _counting(client) if each.state == "approved"):
        missing.append("deposit")
    return missing


def unready(client: ClientState) -> list[str]:
    """The quotes for which `may_start` names something."""
    return [
        each.approval
        for each in _counting(client)
        if each.state != "approved" or deposits_missing(client, each.approval)
    ]


def _counting(client: ClientState) -> list[Approval]:
    asked = [each for each in quotes_of(client) if each.state != "withdrawn"]
    return [each for each in asked if each.state not in ("refused", "expired")] or asked
