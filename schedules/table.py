"""The list of what falls due by itself."""

from __future__ import annotations

from schedules import (
    appointments,
    approvals,
    calls,
    checkins,
    complaints,
    in_person,
    opening,
    payments,
    pruning,
    recaps,
    responses,
)

# What a member has answered already must not stand in the digest of the same opening.
SCHEDULES = (
    calls,
    appointments,
    approvals,
    payments,
    checkins,
    recaps,
    responses,
    complaints,
    opening,
    in_person,
    pruning,
)
