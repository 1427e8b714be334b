"""What is measured, and what each figure may be at most."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A figure's limit, and what it tells."""

    limit: float
    about: str


FIGURES = {
    "reply_latency_ratio_telegram": Figure(1.2, "a first message's away reply, times a bare echo bot's"),
    "reply_latency_ratio_slack": Figure(1.25, "the same on Slack, by Socket Mode"),
    "commit_ratio_bare_append": Figure(1.9, "one message's commit, times a bare append of as many bytes"),
    "commit_growth_100k": Figure(1.2, "a commit at 100,000 entries, times one at 1,000"),
    "commit_cpu_ms": Figure(1.0, "one message's commit at 100,000 entries without the fdatasync, in ms"),
    "start_ratio_100k": Figure(3.5, "from start to health with 100,000 entries, times importing both libraries"),
    "rss_ratio_1000_clients": Figure(1.5, "memory with 1,000 clients, times two bare bots in one process"),
    "hours_next_opening_us": Figure(100.0, "when the office opens next, in microseconds"),
}


def table(results: dict[str, float]) -> str:
    """The results beside their limits, a line each."""
    lines = [f"{'figure':<30} {'value':>8} {'limit':>7}"]
    for key, value in results.items():
        limit, about = FIGURES[key]
        lines.append(f"{key:<30} {value:>8.3f} {limit:>7g}  {'ok  ' if value <= limit else 'OVER'}  {about}")
    return "\n".join(lines)
