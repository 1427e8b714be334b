"""The office's key: it seals ledgers, and one-time codes are derived from it."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.core.errors import SettingsError
from bot.core.ledger import fingerprint
from bot.store.file import sync_folder

NAME = "office.key"


def load_or_make(directory: Path, known: str = "") -> Ed25519PrivateKey:
    """The key in this folder (32 raw bytes in hexadecimal, mode 0600), made at the first start.

    `known` is the fingerprint that the office's ledger begins with, empty before there is one. Raises SettingsError for
    a file that holds no key, or another one, or is gone: no other key fits the seals that were made before.
    """
    path = directory / NAME
    try:
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text("ascii").strip()))
    except ValueError as error:
        raise SettingsError(f"{path} does not hold the office's key. Restore it from a backup.") from error
    except FileNotFoundError:
        if known:
            raise SettingsError(f"{path} is missing: the office's key. Restore it from a backup.") from None
        key = Ed25519PrivateKey.generate()
        aside = path.with_suffix(".new")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(key.private_bytes_raw().hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        aside.rename(path)
        sync_folder(directory)  # before anything is written that only this key fits
    if known and fingerprint(key.public_key()) != known:
        raise SettingsError(f"{path} is another office's key. Restore it from a backup.")
    return key
