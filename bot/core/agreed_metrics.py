"""Which metrics office and client have agreed upon, and on which terms."""

from __future__ import annotations

from bot.core.clients import ClientState
from bot.core.metrics import Drawn


def agreed(client: ClientState, metric: str) -> Drawn | None:
    """The version that counts: the newest that was approved, also while a newer one waits for approval.

    None if there is none, or if the metric was dropped.
    """
    known, approval = client.touch.metrics.get(metric), client.approvals.get(metric)
    if known is None or known.dropped or approval is None:
        return None
    return next((each for each in known.drawn if each.version == approval.approved_version), None)
