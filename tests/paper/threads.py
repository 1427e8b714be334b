"""The same work done alone, and by two threads at once."""

import threading


def alone_and_at_once(make, given):
    """What `make` gives for each of what is given: one after the other, and half of it by either thread."""
    made = {}
    start = threading.Barrier(2)

    def some(numbers):
        start.wait()
        for number in numbers:
            made[number] = make(given[number])

    alone = [make(each) for each in given]
    halves = range(0, len(given), 2), range(1, len(given), 2)
    threads = [threading.Thread(target=some, args=(numbers,)) for numbers in halves]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return alone, [made.get(number) for number in range(len(given))]
