"""A ledger that somebody tampers with, in the journal (checksums made to fit) and in an export alike.

An attack changes a list of pieces, one for each entry. `Case` writes them as a journal and as an export.
"""

import hashlib
import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.core import fold, ledger
from bot.core.entries import ClientAdded, ClientOpened, ClientSet, ContactJoined, Erased, OfficeOpened
from bot.core.ledger import File, Opening, OpeningValue, Where, Who
from bot.core.receipts import receipt_text, receipts_in
from bot.core.rows import Client
from bot.evidence.exporting import export
from bot.evidence.page import About
from bot.evidence.parcels import written
from bot.office_key import load_or_make
from bot.store.files import FileStore
from bot.store.reading import read_only
from bot.store.tinydb_journal import TinyDBJournal

AT = datetime(2026, 11, 26, 20, 40, 0, 123456, tzinfo=UTC)
CLIENT = "k4f2"
PICTURE = b"a picture, byte for byte"


class Piece:
    """An entry as it stands on the disk: bytes of its core, hash, opening (JSON types) and a late edit of its bytes."""

    def __init__(self, core, entry_hash, opening):
        self.core, self.hash, self.opening = core, entry_hash, opening
        self.opening_edit = None

    def edit(self, old, new):
        assert old in self.core, (old, self.core)
        self.core = self.core.replace(old, new, 1)

    def written_opening(self, *, in_order):
        value = {"salt": self.opening["salt"], "value": self.opening["value"]}
        raw = compact(value, in_order=in_order)
        if self.opening_edit:
            old, new = self.opening_edit
            assert old in raw, (old, raw)
            raw = raw.replace(old, new, 1)
        return raw


def compact(value, *, in_order=True):
    return json.dumps(value, sort_keys=in_order, ensure_ascii=False, separators=(",", ":")).encode()


def rehash(pieces, first=0):
    """What somebody does who knows how: every hash from there on is made to fit."""
    before = pieces[first - 1].hash if first else "0" * 64
    for number, piece in enumerate(pieces[first:], first + 1):
        piece.core = re.sub(rb'"prev":"[0-9a-f]{64}"', b'"prev":"%b"' % before.encode(), piece.core)
        piece.core = re.sub(rb'"seq":\d+', b'"seq":%d' % number, piece.core)
        piece.hash = before = hashlib.sha256(b"paletti/entry/v1\0" + piece.core).hexdigest()


class Case:
    """An office with one client of five entries, in `folder`, and what somebody makes of it."""

    def __init__(self, folder: Path, *, said="parole", file="home.png"):
        self.file = file
        self.data = folder / "data"
        self.exported = folder / "export"
        store = TinyDBJournal.open(self.data, empty=fold.empty, apply=fold.apply)
        self.key = load_or_make(self.data)
        self.files = FileStore(self.data / "files")
        self.picture = self.files.keep_bytes(PICTURE)
        made = [("office", OfficeOpened(fingerprint=ledger.fingerprint(self.key.public_key())), None)]
        made.append(("office", ClientAdded(client=CLIENT), "new Rossi"))
        made += [(CLIENT, ClientOpened(), None), (CLIENT, ContactJoined(contact="c1", role="approver"), "è Giulia")]
        made += [(CLIENT, ClientSet(language="it", urgent_cents=cents), f"{said} {cents}") for cents in (1, 2, 3)]
        for number, (name, facts, words) in enumerate(made):
            self._add(store, name, facts, words, AT + timedelta(minutes=number))
        store.put("clients", CLIENT, {"client": CLIENT, "name": "Rossi SRL"})
        self.sealed = ledger.seal(self.key, CLIENT, store.head(CLIENT), AT + timedelta(hours=1))
        store.put("seals", f"{CLIENT}/5", msgspec.to_builtins(self.sealed))
        store.commit()
        store.close()
        self.receipt = receipt_text(self.sealed, self.key.public_key())
        self.export()
        self.pieces = self._read()

    def _add(self, store, name, facts, words, at):
        files = ()
        if words and words.endswith("2"):
            files = (File(name=self.file, size=len(PICTURE), sha256=self.picture.sha256),)
        who = Who(platform="telegram", user="7", name="Giulia")
        value = OpeningValue(words=words, language="it", who=who, where=Where(chat="telegram:7"), files=files)
        opening = Opening(salt=f"a{at.minute % 10}" * 16, value=value) if words else None
        store.append(
            ledger.chain(
                store.head(name), name, facts, at=at, tz="Europe/Rome", how="typed", opening=opening, subject=CLIENT
            )
        )
        store.commit()

    def export(self):
        shutil.rmtree(self.exported, ignore_errors=True)
        about = About(
            client=Client(client=CLIENT, name="Rossi SRL"),
            office="Studio <Neri>",
            language="it",
            timezone="Europe/Rome",
            exported_at=AT + timedelta(hours=2),
        )
        with self.books() as books, written(self.exported, zipped=False) as parts:
            export(books, self.files, self.key, about, parts)

    def books(self):
        return read_only(self.data, empty=fold.empty, apply=fold.apply)

    def erase(self):
        """As the office does, but for the side tables."""
        store = TinyDBJournal.open(self.data, empty=fold.empty, apply=fold.apply)
        store.erase({CLIENT: [2, 3, 4, 5]}, [])
        facts = Erased(client=CLIENT, openings=4, rows=0, files=0, wish="client")
        self._add(store, CLIENT, facts, None, AT + timedelta(hours=3))
        store.compact()
        store.close()

    def _read(self):
        with self.books() as books:
            return [Piece(core_of(entry), entry.hash, opening_of(entry)) for entry in books.entries(CLIENT)]

    def write(self, pieces, key=None):
        """The journal and the export as somebody leaves them; with a `key`, its seals are made to fit, too."""
        self._write_journal(pieces, key)
        self._write_export(pieces, key)

    def _write_journal(self, pieces, key):
        path = self.data / "paletti.journal"
        lines = []
        for line in path.read_bytes().splitlines():
            payload = line[9:]
            if b'"ledger":"%b"' % CLIENT.encode() in payload and b'"entries":[{' in payload:
                continue
            if key is not None:
                payload = payload.replace(*[b'"sig":"%b"' % s.encode() for s in (self.sealed.sig, key(pieces).sig)])
                payload = payload.replace(self.sealed.hash.encode(), key(pieces).hash.encode())
            lines.append(payload)
        for piece in pieces:
            opening = b"null" if piece.opening is None else piece.written_opening(in_order=False)
            entry = b'{"core":%b,"hash":"%b","opening":%b}' % (piece.core, piece.hash.encode(), opening)
            lines.append(b'{"entries":[%b],"rows":{}}' % entry)
        path.write_bytes(b"".join(b"%08x %b\n" % (crc32(each), each) for each in lines))

    def _write_export(self, pieces, key):
        entries = [b'{"core":%b,"hash":"%b"}\n' % (piece.core, piece.hash.encode()) for piece in pieces]
        (self.exported / "entries.jsonl").write_bytes(b"".join(entries))
        openings = []
        for number, piece in enumerate(pieces, 1):
            if piece.opening is not None:
                raw = piece.written_opening(in_order=True)
                openings.append(raw.replace(b',"value":', b',"seq":%d,"value":' % number, 1) + b"\n")
        (self.exported / "openings.jsonl").write_bytes(b"".join(openings))
        if key is not None:
            text = receipt_text(key(pieces), key.public) + "\n"
            (self.exported / "seals.jsonl").write_text(text)

    def receipts(self):
        return receipts_in(self.receipt)


class Sealer:
    """Makes a seal over whatever the pieces have become, as whoever holds the key can."""

    def __init__(self, key: Ed25519PrivateKey):
        self._key, self.public = key, key.public_key()

    def __call__(self, pieces):
        head = ledger.Head(seq=len(pieces), hash=pieces[-1].hash)
        return ledger.seal(self._key, CLIENT, head, AT + timedelta(hours=1))


def core_of(entry):
    return msgspec.json.Encoder(order="sorted").encode(entry.core)


def opening_of(entry):
    return None if entry.opening is None else msgspec.to_builtins(entry.opening)
