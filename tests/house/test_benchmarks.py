"""The benchmarks run, on tiny sizes here: what they measure follows the code."""

import math

from benchmarks.__main__ import Sizes, measured
from benchmarks.figures import FIGURES, table

TINY = Sizes(
    instants=10,
    papers=2,
    messages=2,
    clients=4,
    few_clients=2,
    entries_each=3,
    requests=8,
    few_requests=4,
    recaps=8,
    few_recaps=4,
    cards=2,
)
# The other two start the same processes once more, which takes its time.
QUICK = ("hours", "deciding", "ladder", "recaps", "latency", "commits", "verifying", "papers")
SLOW = {"start_ratio_100k", "rss_ratio_1000_clients"}


def test_the_benchmarks_yield_every_figure_that_has_a_limit(tmp_path):
    results = {key: value for figures in measured(QUICK, tmp_path, TINY) for key, value in figures.items()}
    assert results.keys() | SLOW == FIGURES.keys()
    assert all(value > 0 and math.isfinite(value) for value in results.values())
    assert len(table(results).splitlines()) == 1 + len(results)
