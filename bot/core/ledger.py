r"""The ledger's arithmetic: canonical bytes, the chain of hashes, the commitment to an erasable opening, the seal.

Nothing here reads a clock or a disk. The format, which other tools may implement:

    hash    SHA-256("paletti/entry/v1\0" + canonical(core)), hexadecimal
    commit  SHA-256(salt + canonical(opening value)), hexadecimal; salt is 16 random bytes
    seal    Ed25519 over "paletti/seal/v1\0" + canonical({ledger, seq, hash, at})

Canonical bytes are those of `json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))` in UTF-8:
strings, integers up to 2^53 - 1, booleans, null, lists and objects with ASCII keys. Floats are refused.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from bot.core.entries import KIND_OF, KINDS
from bot.core.errors import BrokenChain
from bot.core.facts import Facts, How
from bot.core.rows import Seal

VERSION = 1
GENESIS = "0" * 64
LARGEST_INTEGER = 2**53 - 1
_ENTRY_DOMAIN = b"paletti/entry/v1\0"
_SEAL_DOMAIN = b"paletti/seal/v1\0"
_canonical = msgspec.json.Encoder(order="sorted")
_facts = {kind: msgspec.json.Decoder(facts).decode for kind, facts in KINDS.items()}


class File(Struct, frozen=True, kw_only=True):
    """A file that an entry is about. `size` in bytes, `sha256` hexadecimal."""

    name: str
    size: int
    sha256: str


class Who(Struct, frozen=True, kw_only=True):
    """Who acted: platform, the user's id there, the display name as of then."""

    platform: str
    user: str
    name: str


class Where(Struct, frozen=True, kw_only=True):
    """Where it was said: the chat, the person's message, and the message of ours it answers."""

    chat: str
    message: str | None = None
    prompt: str | None = None


class OpeningValue(Struct, frozen=True, kw_only=True):
    """What an erasable opening holds. `shown` is the exact text the person saw, `words` exactly what they wrote.

    `language` is that of `shown`, as a tag of `bot.core.manner`.
    """

    shown: str | None = None
    language: str | None = None
    words: str | None = None
    who: Who | None = None
    where: Where | None = None
    files: tuple[File, ...] = ()


class Opening(Struct, frozen=True, kw_only=True):
    """An opening with its salt (32 hexadecimal digits)."""

    salt: str
    value: OpeningValue


class Core(Struct, frozen=True, kw_only=True):
    """The hashed part of an entry. `facts` are the canonical bytes of the kind's facts."""

    v: int
    ledger: str
    seq: int
    prev: str
    kind: str
    at: datetime
    tz: str
    platform_at: datetime | None
    how: How
    subject: str | None
    subject_version: int | None
    supersedes: int | None
    facts: msgspec.Raw
    commit: str | None


class Entry(Struct, frozen=True, kw_only=True):
    """One line of a ledger. `opening` is None where there was nothing personal, or where it was erased."""

    core: Core
    hash: str
    opening: Opening | None = None


class Head(Struct, frozen=True, kw_only=True):
    """The end of a ledger: its last entry's number (from 1; 0 for an empty ledger) and hash."""

    seq: int
    hash: str


EMPTY = Head(seq=0, hash=GENESIS)


def canonical(value: Any) -> bytes:
    """The canonical bytes of structs and JSON values. Raises ValueError or TypeError for what has no canonical form."""
    _refuse_uncanonical(msgspec.to_builtins(value))
    return _canonical.encode(value)


def _refuse_uncanonical(value: Any) -> None:
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise ValueError(f"{value} is beyond the integers that every JSON reader keeps")
    elif isinstance(value, str):
        value.encode()  # a lone surrogate raises UnicodeEncodeError, a ValueError
    elif isinstance(value, dict):
        for key, member in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise ValueError(f"key {key!r} is not ASCII text")
            _refuse_uncanonical(member)
    elif isinstance(value, list | tuple):
        for member in value:
            _refuse_uncanonical(member)
    else:
        raise TypeError(f"{type(value).__name__} has no canonical form")


def chain(  # noqa: PLR0913  an entry has these parts, and a builder would only hide them
    head: Head,
    ledger: str,
    facts: Facts,
    *,
    at: datetime,
    tz: str,
    how: How,
    platform_at: datetime | None = None,
    subject: str | None = None,
    subject_version: int | None = None,
    supersedes: int | None = None,
    opening: Opening | None = None,
) -> Entry:
    """The entry that follows `head`. `at` and `platform_at` in UTC, `tz` the office's zone at that moment."""
    core = Core(
        v=VERSION,
        ledger=ledger,
        seq=head.seq + 1,
        prev=head.hash,
        kind=KIND_OF[type(facts)],
        at=at,
        tz=tz,
        platform_at=platform_at,
        how=how,
        subject=subject,
        subject_version=subject_version,
        supersedes=supersedes,
        facts=msgspec.Raw(canonical(facts)),
        commit=commitment(opening) if opening else None,
    )
    return Entry(core=core, hash=entry_hash(core), opening=opening)


def entry_hash(core: Core) -> str:
    """SHA-256 over the domain and the canonical core."""
    return hashlib.sha256(_ENTRY_DOMAIN + _canonical.encode(core)).hexdigest()


def commitment(opening: Opening) -> str:
    """What the chain keeps of an opening once the opening itself is erased."""
    return hashlib.sha256(bytes.fromhex(opening.salt) + canonical(opening.value)).hexdigest()


def head_of(entry: Entry) -> Head:
    """The head of a ledger that ends with this entry."""
    return Head(seq=entry.core.seq, hash=entry.hash)


def facts_of(core: Core) -> Facts:
    """The typed facts. Raises msgspec.ValidationError for a kind or a shape this version does not know."""
    decode = _facts.get(core.kind)
    if decode is None:
        raise msgspec.ValidationError(f"unknown kind of entry: {core.kind}")
    return decode(core.facts)


def check(head: Head, ledger: str, entry: Entry) -> Head:
    """The new head, if the entry truly follows `head`. Raises BrokenChain naming what does not add up."""
    core, seq = entry.core, head.seq + 1
    if core.ledger != ledger:
        raise BrokenChain(ledger, seq, f"it belongs to ledger {core.ledger}")
    if core.seq != seq:
        raise BrokenChain(ledger, seq, f"it is numbered {core.seq}")
    if core.prev != head.hash:
        raise BrokenChain(ledger, seq, "it does not follow the entry before it")
    if entry_hash(core) != entry.hash:
        raise BrokenChain(ledger, seq, "its content was changed")
    if entry.opening is not None and commitment(entry.opening) != core.commit:
        raise BrokenChain(ledger, seq, "its words were changed")
    return head_of(entry)


def seal(key: Ed25519PrivateKey, ledger: str, head: Head, at: datetime) -> Seal:
    """The office's signature over a ledger's head as of `at` (UTC)."""
    return Seal(ledger=ledger, seq=head.seq, hash=head.hash, at=at, sig=key.sign(_sealed(ledger, head, at)).hex())


def seal_holds(key: Ed25519PublicKey, given: Seal) -> bool:
    """Whether the seal was made with the private half of `key` over exactly this head."""
    try:
        key.verify(bytes.fromhex(given.sig), _sealed(given.ledger, Head(seq=given.seq, hash=given.hash), given.at))
    except (InvalidSignature, ValueError):
        return False
    return True


def _sealed(ledger: str, head: Head, at: datetime) -> bytes:
    return _SEAL_DOMAIN + canonical({"ledger": ledger, "seq": head.seq, "hash": head.hash, "at": at})


def fingerprint(key: Ed25519PublicKey) -> str:
    """SHA-256 of the raw public key, hexadecimal."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()
