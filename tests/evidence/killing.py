"""A process of the office that is killed just before one of its calls that change the disk."""

import itertools
import os
import shutil
import signal

from bot.assembly import Office

STEPS = ("pwrite", "fdatasync", "fsync", "rename", "unlink", "ftruncate")


def each_kill(house, act):
    """Does `act(office)` on the same data again and again, killed one step later each time, until nothing kills it.

    Yields the number of the step; the house, which must have been stopped, then runs on what was left.
    """
    whole = house.folder.with_name("whole")
    shutil.copytree(house.folder, whole)
    for step in itertools.count(1):
        shutil.rmtree(house.folder)
        shutil.copytree(whole, house.folder)
        killed = _killed_before(step, house.settings, house.clock, act)
        house.starts()
        yield step
        if not killed:
            return
        house.office.close()


def _killed_before(step, settings, clock, act):
    """Do `act(office)` in a process that is killed before its `step`th such call; whether it got so far."""
    child = os.fork()
    if child == 0:
        calls = itertools.count(1)

        def deadly(original):
            def call(*arguments, **named):
                if next(calls) == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                return original(*arguments, **named)

            return call

        try:
            office = Office(settings, clock)
            for name in STEPS:
                setattr(os, name, deadly(getattr(os, name)))
            act(office)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
