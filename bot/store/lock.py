"""One writer: whoever holds the lock on `paletti.lock`. It goes when its process ends, however that ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path

from bot.core.errors import StoreInUse

NAME = "paletti.lock"
_PID_BYTES = 12


def hold(directory: Path) -> int:
    """The lock as a file descriptor; closing it lets go.

    Raises StoreInUse, naming the process that holds it.
    """
    lock = os.open(directory / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.pread(lock, _PID_BYTES, 0).decode("ascii", "replace").strip()
        os.close(lock)
        raise StoreInUse(f"{directory} is in use by process {holder or '(not yet known)'}") from error
    with contextlib.suppress(OSError):  # the number is a courtesy to whoever comes second: a full disk may lack it
        os.pwrite(lock, f"{os.getpid():>{_PID_BYTES - 1}}\n".encode(), 0)
    return lock
