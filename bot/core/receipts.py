"""Receipts: a seal that somebody else holds. Against it a ledger can be checked by whoever does not trust the office.

A receipt is one JSON object, with these keys and no others, in canonical form:

    {"at": …, "hash": …, "key": …, "ledger": …, "seq": …, "sig": …}

the seal (see `bot.core.ledger`) and the office's public key, 64 hexadecimal digits. It may stand in any text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct

from bot.core.ledger import canonical, seal_holds
from bot.core.rows import Seal

_OBJECT = re.compile(r"\{[^{}]*\}")
_TYPES = {"at": str, "hash": str, "key": str, "ledger": str, "seq": int, "sig": str}
_HEX = {"hash": 64, "key": 64, "sig": 128}


class Receipt(Struct, frozen=True):
    """A seal with the public key by which it can be checked, in hexadecimal."""

    seal: Seal
    key: str

    @property
    def holds(self) -> bool:
        """Whether the seal was made with this very key over this very head."""
        return seal_holds(Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.key)), self.seal)


def receipt_text(seal: Seal, public_key: Ed25519PublicKey) -> str:
    """The receipt of a seal, one line of ASCII."""
    value = {**msgspec.to_builtins(seal), "key": public_key.public_bytes_raw().hex()}
    return canonical(value).decode()


def receipts_in(text: str) -> Sequence[Receipt]:
    """All receipts in a text, whatever else it says; none if it holds none."""
    found = (_receipt(match[0]) for match in _OBJECT.finditer(text))
    return [receipt for receipt in found if receipt is not None]


def _receipt(text: str) -> Receipt | None:
    try:
        pairs: list[tuple[str, Any]] = json.loads(text, object_pairs_hook=list)
    except (ValueError, RecursionError):  # what is nested too deeply is no receipt either
        return None
    value = dict(pairs)
    if len(pairs) != len(_TYPES) or {key: type(member) for key, member in pairs} != _TYPES:
        return None
    if any(not re.fullmatch(f"[0-9a-f]{{{length}}}", value[key]) for key, length in _HEX.items()):
        return None
    key = value.pop("key")
    try:
        seal = msgspec.convert(value, Seal)
    except msgspec.ValidationError:
        return None
    # An instant that is written in another way would have been sealed in another way.
    return Receipt(seal, key) if msgspec.to_builtins(seal) == value else None
