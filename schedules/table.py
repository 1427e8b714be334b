"""The list of what falls due by itself."""

from __future__ import annotations

from schedules import opening, pruning

SCHEDULES = (opening, pruning)
