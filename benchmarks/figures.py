"""What is measured, and what each figure may be at most (or has to be at least)."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A figure's limit, and what it tells. `least`: it may not be below."""

    limit: float
    about: str
    least: bool = False

    def holds(self, value: float) -> bool:
        """Whether the value is within the limit."""
        return value >= self.limit if self.least else value <= self.limit


FIGURES = {
    "reply_latency_ratio_telegram": Figure(1.2, "a first message's away reply, times a bare echo bot's"),
    "reply_latency_ratio_slack": Figure(1.25, "the same on Slack, by Socket Mode"),
    "commit_ratio_bare_append": Figure(1.9, "one message's commit, times a bare append of as many bytes"),
    "commit_growth_100k": Figure(1.2, "a commit at 100,000 entries, times one at 1,000"),
    "commit_cpu_ms": Figure(1.0, "one message's commit at 100,000 entries without the fdatasync, in ms"),
    "start_ratio_100k": Figure(3.5, "from start to health with 100,000 entries, times importing both libraries"),
    "rss_ratio_1000_clients": Figure(1.5, "memory with 1,000 clients, times two bare bots in one process"),
    "verify_entries_per_second": Figure(10_000, "entries of 1.4 kB that are checked in a second, at least", least=True),
    "approval_decision_microseconds": Figure(500.0, "from a press on Approve to all that follows, without I/O, in µs"),
    "ladder_ms_per_request": Figure(0.5, "a reminder decided and committed, per request at 10,000 open ones, in ms"),
    "ladder_growth_10k": Figure(1.2, "the same, times what it costs at 100"),
    "friday_growth_10k": Figure(1.2, "a recap drafted and sent, per client at 10,000, times what it costs at 100"),
    "friday_tick_clients_per_second": Figure(
        300.0, "clients drafted and sent a recap in a second, at least", least=True
    ),
    "hours_next_opening_us": Figure(100.0, "when the office opens next, in microseconds"),
    "quote_pdf_ms": Figure(300.0, "a quote of two pages as a PDF with a logo, in ms"),
    "recap_card_ms": Figure(150.0, "a recap's card with four charts as a picture, in ms"),
}


def table(results: dict[str, float]) -> str:
    """The results beside their limits, a line each."""
    lines = [f"{'figure':<30} {'value':>9} {'limit':>7}"]
    for key, value in results.items():
        figure = FIGURES[key]
        verdict = "ok  " if figure.holds(value) else "MISS"
        lines.append(f"{key:<30} {value:>9.3f} {figure.limit:>7g}  {verdict}  {figure.about}")
    return "\n".join(lines)
