"""A client's ledger as something to hand over: the very bytes that were hashed, their words, files, seals, a page.

export.json     what this is: ledger, names, zone, language, the office's public key
entries.jsonl   {"core": …, "hash": …}, a line for each entry
openings.jsonl  {"salt": …, "seq": …, "value": …}, a line for each entry whose words were not erased
seals.jsonl     receipts (see `bot.core.receipts`): every seal that was made, and one over the end as of now
files.jsonl     {"names": […], "path": … or null, "sha256": …, "size": …}, a line for each file that is named
files/…         the files, under their hashes
office.pub      the office's public key, 64 hexadecimal digits
index.html      all of it for people to read
verify.py       checks all of it with nothing but Python and `cryptography`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files as packaged
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.core.books import Books
from bot.core.files import clean_name
from bot.core.ledger import Head, canonical, seal
from bot.core.receipts import receipt_text
from bot.core.rows import Seal
from bot.evidence.page import About, Named, page
from bot.evidence.parcels import Target
from bot.store.files import FileStore

FORMAT = "paletti-export"
VERSION = 1
# Endings that open in a viewer and run nothing.
_HARMLESS = {"csv", "docx", "gif", "jpeg", "jpg", "mp3", "mp4", "odt", "ogg", "pdf", "png", "pptx", "txt", "webp"}
_HARMLESS |= {"xlsx", "zip"}
_sorted = msgspec.json.Encoder(order="sorted")
_SHA256 = re.compile("[0-9a-f]{64}")


def export(books: Books, store: FileStore, key: Ed25519PrivateKey, about: About, target: Target) -> Head:
    """Write it all; gives the end of the ledger. Raises OSError."""
    ledger = about.client.client
    head = books.head(ledger)
    public = key.public_key()
    named = _named(books, ledger, store)
    sealed = [msgspec.convert(row, Seal) for _, row in books.rows("seals", ledger=ledger)]
    sealed.append(seal(key, ledger, head, about.exported_at))
    target.put("entries.jsonl", _entries(books, ledger, head))
    target.put("openings.jsonl", _openings(books, ledger, head))
    target.put("seals.jsonl", (f"{receipt_text(each, public)}\n".encode() for each in sealed))
    target.put("files.jsonl", (canonical(each) + b"\n" for each in named.values()))
    for each in named.values():
        if each.path is not None:
            target.copy(each.path, store.path(each.sha256))
    target.put("office.pub", [f"{public.public_bytes_raw().hex()}\n".encode()])
    target.put("export.json", [_what(about, public.public_bytes_raw().hex())])
    target.put("index.html", page(books.entries(ledger, 1, head.seq), named, about, sealed[-1], public))
    target.put("verify.py", [packaged("bot.evidence").joinpath("verify_standalone.py").read_bytes()])
    return head


def _what(about: About, public_key: str) -> bytes:
    value: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "ledger": about.client.client,
        "client": about.client.name,
        "office": about.office,
        "language": about.language,
        "timezone": about.timezone,
        "exported_at": about.exported_at,
        "public_key": public_key,
    }
    return canonical(value) + b"\n"


def _entries(books: Books, ledger: str, head: Head) -> Iterator[bytes]:
    for entry in books.entries(ledger, 1, head.seq):
        yield b'{"core":%b,"hash":"%b"}\n' % (_sorted.encode(entry.core), entry.hash.encode())


def _openings(books: Books, ledger: str, head: Head) -> Iterator[bytes]:
    for entry in books.entries(ledger, 1, head.seq):
        if entry.opening is not None:
            value = {"seq": entry.core.seq, "salt": entry.opening.salt, "value": entry.opening.value}
            yield canonical(value) + b"\n"


def _named(books: Books, ledger: str, store: FileStore) -> dict[str, Named]:
    """All files that entries name, by hash: in their words, or (where we have such a file) in their facts."""
    found: dict[str, Named] = {}
    for entry in books.entries(ledger):
        for file in entry.opening.value.files if entry.opening else ():
            known = found.setdefault(file.sha256, Named(file.sha256))
            if file.name and file.name not in known.names:
                known.names.append(file.name)
        for sha256 in _SHA256.findall(bytes(entry.core.facts).decode()):
            if sha256 not in found and store.path(sha256).exists():
                found[sha256] = Named(sha256)
    for each in found.values():
        path = store.path(each.sha256)
        if path.exists():
            each.size = path.stat().st_size
            each.path = f"files/{each.sha256}{_ending(each.names)}"
    return found


def _ending(names: list[str]) -> str:
    """So that a click opens it. What could run something when it is opened goes without."""
    ending = clean_name(names[0]).rpartition(".")[2].lower() if names else ""
    return f".{ending}" if ending in _HARMLESS else ""
