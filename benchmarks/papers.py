"""How long it takes to typeset a quote."""

from __future__ import annotations

import hashlib
import statistics
import time

from bot.paper import typeset
from tests.paper.quotes import logo, two_pages


def measure(*, papers: int) -> dict[str, float]:
    """The median over so many quotes of two pages with a logo, each with words of its own; the library is loaded."""
    picture = logo()
    sha256 = hashlib.sha256(picture).hexdigest()
    typeset("quote", two_pages(), {})
    taken = []
    for number in range(1, papers + 1):
        data = {**two_pages(100 * number), "logo": sha256}
        began = time.perf_counter()
        typeset("quote", data, {sha256: picture})
        taken.append((time.perf_counter() - began) * 1000)
    return {"quote_pdf_ms": statistics.median(taken)}
