"""state = fold(apply, entries): which ledger adds up to what."""

from __future__ import annotations

from bot.core import clients, office
from bot.core.ledger import Core

State = office.Office | clients.ClientState


def empty(ledger: str) -> State:
    """The state of a ledger without entries."""
    return office.Office() if ledger == office.LEDGER else clients.ClientState()


def apply(state: State, core: Core) -> State:
    """The state after one more entry. Raises TypeError for a kind that does not belong in this ledger."""
    if isinstance(state, office.Office):
        return office.apply(state, core)
    return clients.apply(state, core)
