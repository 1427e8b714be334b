"""A process of the office that is killed just before one of its calls that change the disk."""

import itertools
import os
import signal

from bot.assembly import Office

STEPS = ("pwrite", "fdatasync", "fsync", "rename", "unlink", "ftruncate")


def killed_before(step, settings, clock, act):
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
