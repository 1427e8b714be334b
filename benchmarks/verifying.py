"""How many entries of 1.4 kB, with their words, `paletti verify` checks in a second."""

from __future__ import annotations

import time
from statistics import median

from bot.assembly import Office
from bot.evidence.journal_check import check_journal

ROUNDS = 3


def measure(large: Office) -> dict[str, float]:
    """Over all ledgers of the office. Fails if they do not hold."""
    rates = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        verdict = check_journal(large.folder)
        took = time.perf_counter() - began
        if verdict.exit_code:
            raise AssertionError(f"a ledger does not hold: {verdict.findings[:1]} {verdict.unchecked}")
        rates.append(sum(len(check.entries) for check in verdict.checks.values()) / took)
    return {"verify_entries_per_second": median(rates)}
