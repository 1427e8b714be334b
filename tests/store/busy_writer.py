"""A bot that never rests: it commits and compacts until its input is closed.

Started with `python -m tests.store.busy_writer DIRECTORY`.

Each commit adds one entry and keeps its number in a row, so whoever reads can tell whether it saw whole commits only.
"""

import itertools
import select
import sys
from pathlib import Path

from tests.store.making import add, journal


def main() -> None:
    store = journal(Path(sys.argv[1]))
    for number in itertools.count(1):
        add(store, "k4f2", "words" * 20)
        store.put("seen", "count", {"number": number})
        store.commit(durable=number % 50 == 0)
        if number % 200 == 0:
            store.compact()
        if number == 1:
            sys.stdout.write("running\n")
            sys.stdout.flush()
        if select.select([sys.stdin], [], [], 0)[0]:
            break
    store.close()


if __name__ == "__main__":
    main()
