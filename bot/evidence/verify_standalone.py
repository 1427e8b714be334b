r"""Checks an export of a Paletti ledger. It needs Python 3.11 or newer and the package `cryptography`, nothing else.

    python verify.py [FOLDER_OR_ZIP] [--receipt FILE]...

Without a folder it checks the one in which it stands. A receipt is what the other side was given in the chat or as a
file; with one, a cut end, a ledger made anew and a replaced key are found, too.

Whoever got this file from the person whose ledger it checks should get it once more from Paletti's own sources: it is
`bot/evidence/verify_standalone.py` there.

The format:

    hash    SHA-256("paletti/entry/v1\0" + canonical(core)), hexadecimal
    commit  SHA-256(salt + canonical(value)), hexadecimal; the salt is 16 bytes
    seal    Ed25519 over "paletti/seal/v1\0" + canonical({at, hash, ledger, seq})

Canonical bytes are `json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))` in UTF-8, of strings,
integers up to 2^53 - 1, booleans, null, lists and objects with ASCII keys.

Exit codes: 0 all holds, 1 something does not, 2 it cannot be checked.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LARGEST_INTEGER = 2**53 - 1
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z")
HEX = re.compile("[0-9a-f]+")
CORE = {
    "v": (int,),
    "ledger": (str,),
    "seq": (int,),
    "prev": (str,),
    "kind": (str,),
    "at": (str,),
    "tz": (str,),
    "platform_at": (str, type(None)),
    "how": (str,),
    "subject": (str, type(None)),
    "subject_version": (int, type(None)),
    "supersedes": (int, type(None)),
    "facts": (dict,),
    "commit": (str, type(None)),
}
RECEIPT = {"at": str, "hash": str, "key": str, "ledger": str, "seq": int, "sig": str}
PART_BYTES = 1 << 20


class Wrong(Exception):
    """Something does not hold; the text says what."""


class Cannot(Exception):
    """Something cannot be checked; the text says why."""


def parsed(raw: bytes) -> Any:
    """The value of canonical bytes. Raises Wrong for any other bytes."""

    def refuse(text: str) -> Any:
        raise Wrong(f"it holds the number {text}, which has no canonical form")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise Wrong("it is not in canonical form: a key stands in it twice")
        return dict(pairs)

    try:
        value = json.loads(raw.decode(), object_pairs_hook=once, parse_float=refuse, parse_constant=refuse)
        same = canonical(value) == raw
    except (ValueError, RecursionError) as error:
        raise Wrong(f"it cannot be read: {error}") from error
    if not same:
        raise Wrong("it is not in canonical form")
    return value


def canonical(value: Any) -> bytes:
    """The canonical bytes. Raises ValueError for what has none."""
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            if not all(key.isascii() for key in each):
                raise ValueError("a key is not ASCII")
            stack += each.values()
        elif isinstance(each, list):
            stack += each
        elif isinstance(each, int) and abs(each) > LARGEST_INTEGER:
            raise ValueError(f"{each} is beyond the integers that every reader keeps")
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def is_hex(value: object, length: int) -> bool:
    """Whether it is a text of so many hexadecimal digits."""
    return isinstance(value, str) and len(value) == length and HEX.fullmatch(value) is not None


class Export:
    """The parts of an export, from a folder or a zip file."""

    def __init__(self, path: Path) -> None:
        """Raises Cannot."""
        self.folder = path
        self.zip: zipfile.ZipFile | None = None
        if not path.is_dir():
            try:
                self.zip = zipfile.ZipFile(path)
            except (OSError, zipfile.BadZipFile) as error:
                raise Cannot(f"{path} is neither a folder nor a zip file: {error}") from error

    def twice(self) -> list[str]:
        """Names that stand in the zip file more than once."""
        names = self.zip.namelist() if self.zip else []
        return sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []

    def open(self, name: str) -> IO[bytes] | None:
        """A part, None if it is not there."""
        try:
            return self.zip.open(name) if self.zip else (self.folder / name).open("rb")
        except (KeyError, FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a part, without their ends."""
        part = self.open(name)
        if part is not None:
            with part:
                for line in part:
                    yield line.removesuffix(b"\n")

    def text(self, name: str) -> str:
        """A part as text."""
        return b"\n".join(self.lines(name)).decode("utf-8", "replace")

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a part."""
        part = self.open(name)
        if part is None:
            return None
        digest = hashlib.sha256()
        with part:
            while piece := part.read(PART_BYTES):
                digest.update(piece)
        return digest.hexdigest()


def receipts_in(text: str) -> list[dict[str, Any]]:
    """All receipts in a text, whatever else it says."""
    found = []
    for match in re.finditer(r"\{[^{}]*\}", text):
        try:
            pairs = json.loads(match[0], object_pairs_hook=list)
        except (ValueError, RecursionError):
            continue
        value = dict(pairs)
        if (
            len(pairs) == len(RECEIPT)
            and {key: type(member) for key, member in pairs} == RECEIPT
            and (is_hex(value["hash"], 64) and is_hex(value["key"], 64) and is_hex(value["sig"], 128))
            and is_instant(value["at"])
        ):
            found.append(value)
    return found


def is_instant(text: str) -> bool:
    """Whether it is an instant as Paletti writes it."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return INSTANT.fullmatch(text) is not None and not text.endswith(".000000Z")


def sealed(receipt: dict[str, Any]) -> bool:
    """Whether the receipt's seal was made with the receipt's key."""
    signed = {key: receipt[key] for key in ("at", "hash", "ledger", "seq")}
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(receipt["key"]))
        key.verify(bytes.fromhex(receipt["sig"]), b"paletti/seal/v1\0" + canonical(signed))
    except (InvalidSignature, ValueError):
        return False
    return True


def shaped(core: Any) -> dict[str, Any]:
    """The core of an entry. Raises Wrong if it is none."""
    if not isinstance(core, dict) or set(core) != set(CORE):
        raise Wrong("it has another shape")
    if any(type(core[key]) not in types for key, types in CORE.items()):
        raise Wrong("it has another shape")
    if not is_hex(core["prev"], 64) or not (core["commit"] is None or is_hex(core["commit"], 64)):
        raise Wrong("it has another shape")
    if not all(is_instant(core[key]) for key in ("at", "platform_at") if core[key] is not None):
        raise Wrong("its time cannot be read")
    if core["v"] != 1:
        raise Wrong(f"it is of format {core['v']}, which this verifier does not know")
    return core


class Verifier:
    """Looks at all of an export, and gathers what does not hold: text and number of an entry."""

    def __init__(self, export: Export) -> None:
        """Raises Cannot."""
        self.export = export
        self.findings: list[tuple[int | None, str]] = []
        self.notes: list[str] = []
        self.entries: list[dict[str, Any]] = []
        self.hashes: list[str] = []
        self.bare: list[int] = []
        self.broken = False
        self.seals = 0
        try:
            what = json.loads(export.text("export.json"))
            self.ledger, self.client, self.key = str(what["ledger"]), str(what["client"]), str(what["public_key"])
            form = what["format"], what["version"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Cannot(f"{export.folder} holds no export.json that can be read: {error}") from error
        if form != ("paletti-export", 1):
            raise Cannot(f"it is a {form[0]} of version {form[1]}, which this verifier does not know")

    def run(self, receipts: list[dict[str, Any]]) -> None:
        """Check everything."""
        self.findings += [(None, f"{name} stands in the file twice") for name in self.export.twice()]
        openings = self.openings()
        named: dict[str, int] = {}
        for number, line in enumerate(self.export.lines("entries.jsonl"), 1):
            try:
                value = self.entry(number, line, openings.pop(number, None))
            except Wrong as wrong:
                self.findings.append((number, str(wrong)))
                self.broken = True
                break
            for file in value.get("files") or ():
                if isinstance(file, dict) and isinstance(file.get("sha256"), str):
                    named.setdefault(file["sha256"], number)
        if not self.broken and openings:
            self.findings.append((min(openings), "there are words for it, but no such entry"))
        if not self.broken:
            self.unexplained()
        self.files(named)
        self.signed(receipts)

    def openings(self) -> dict[int, dict[str, Any]]:
        """The words, by their entries' numbers."""
        found: dict[int, dict[str, Any]] = {}
        for number, line in enumerate(self.export.lines("openings.jsonl"), 1):
            try:
                given = parsed(line)
                seq = given.get("seq") if isinstance(given, dict) else None
                if not isinstance(seq, int) or set(given) != {"salt", "seq", "value"} or seq in found:
                    raise Wrong("it is not as it was written")  # noqa: TRY301  one answer to all of it
            except Wrong as wrong:
                self.findings.append((None, f"line {number} of openings.jsonl cannot be taken: {wrong}"))
                break
            found[seq] = given
        return found

    def entry(self, number: int, line: bytes, opening: dict[str, Any] | None) -> dict[str, Any]:
        """Check that this line follows; gives the value that was opened. Raises Wrong."""
        given = parsed(line)
        if not isinstance(given, dict) or set(given) != {"core", "hash"} or not is_hex(given["hash"], 64):
            raise Wrong("its line has another shape")
        core = shaped(given["core"])
        if core["ledger"] != self.ledger:
            raise Wrong(f"it belongs to ledger {core['ledger']}")
        if core["seq"] != number:
            raise Wrong(f"it is numbered {core['seq']}")
        if core["prev"] != (self.hashes[-1] if self.hashes else "0" * 64):
            raise Wrong("it does not follow the entry before it")
        if hashlib.sha256(b"paletti/entry/v1\0" + canonical(core)).hexdigest() != given["hash"]:
            raise Wrong("its content was changed")
        value = self.opened(core, opening) if opening is not None else {}
        self.entries.append(core)
        self.hashes.append(given["hash"])
        if opening is None and core["commit"] is not None:
            self.bare.append(number)
        return value

    def opened(self, core: dict[str, Any], opening: dict[str, Any]) -> dict[str, Any]:
        """The words of an entry. Raises Wrong if they are not those that it was made with."""
        salt, value = opening["salt"], opening["value"]
        if not is_hex(salt, 32) or not isinstance(value, dict):
            raise Wrong("its words have no proper salt, or another shape")
        if hashlib.sha256(bytes.fromhex(salt) + canonical(value)).hexdigest() != core["commit"]:
            raise Wrong("its words were changed")
        return value

    def unexplained(self) -> None:
        """Words may be missing only where a later entry says that they were erased."""
        erased_at = max((core["seq"] for core in self.entries if core["kind"] == "erased"), default=0)
        taken = [seq for seq in self.bare if seq > erased_at]
        if taken:
            self.findings.append((taken[0], "its words are gone, and no entry says that they were erased"))

    def files(self, named: dict[str, int]) -> None:
        """Each file is what its hash says, and each that an entry names is listed."""
        missing, absent = dict(named), 0
        for line in self.export.lines("files.jsonl"):
            try:
                file = parsed(line)
                sha256, path, names = file["sha256"], file["path"], file["names"]
                known = set(file) == {"names", "path", "sha256", "size"} and isinstance(names, list)
                if not known or not is_hex(sha256, 64):
                    raise Wrong("it is not as it was written")  # noqa: TRY301  one answer to all of it
            except (Wrong, KeyError, TypeError) as error:
                self.findings.append((None, f"files.jsonl cannot be read: {error}"))
                return
            seq = missing.pop(sha256, None)
            name = names[0] if names else sha256[:16]
            if path is None:
                absent += 1
            elif not isinstance(path, str) or not re.fullmatch(rf"files/{sha256}(\.[a-z0-9]+)?", path):
                self.findings.append((seq, f"the file {name} is listed with another hash than its place says"))
            elif (digest := self.export.digest(path)) != sha256:
                self.findings.append((seq, f"the file {name} " + ("was changed" if digest else "is not there")))
        if absent:
            self.notes.append(f"{absent} of the files that are named are not part of this export.")
        for sha256, seq in missing.items():
            self.findings.append((seq, f"it names a file ({sha256[:16]}…) that files.jsonl does not list"))

    def signed(self, receipts: list[dict[str, Any]]) -> None:
        """The seals of the export, and the receipts that somebody else holds."""
        if not is_hex(self.key, 64) or self.export.text("office.pub").strip() != self.key:
            self.findings.append((None, "office.pub and export.json do not name the same key"))
        seals = receipts_in(self.export.text("seals.jsonl"))
        self.seals = len(seals)
        if not seals:
            self.findings.append((None, "seals.jsonl holds no seal"))
        for seal in seals:
            if seal["key"] != self.key:
                self.findings.append((seal["seq"], "the seal names another key than the office's"))
            self.head(seal, "a seal of the office")
        for receipt in receipts:
            good = self.head(receipt, "the receipt")
            if good and receipt["key"] != self.key:
                told = "the receipt was sealed with another key than the office's: the key was replaced"
                self.findings.append((receipt["seq"], told))

    def head(self, receipt: dict[str, Any], what: str) -> bool:
        """What a seal gives away; whether its signature holds."""
        seq = receipt["seq"]
        if not sealed(receipt):
            self.findings.append((seq, f"{what} over this entry does not hold"))
            return False
        if receipt["ledger"] != self.ledger:
            self.findings.append((seq, f"{what} is for a ledger that is not here"))
        elif not 1 <= seq <= len(self.hashes):
            if not (self.broken and seq > len(self.hashes)):
                told = f"{what} says that there was an entry {seq}: the end was cut off"
                self.findings.append((seq, told))
        elif self.hashes[seq - 1] != receipt["hash"]:
            told = f"{what} has another hash for this entry: the ledger was made anew"
            self.findings.append((seq, told))
        return True

    def place(self, seq: int | None) -> str:
        """An entry in words: client, ledger, number, kind and time."""
        whose = f"{self.client} (ledger {self.ledger})"
        if seq is None:
            return whose
        core = self.entries[seq - 1] if 1 <= seq <= len(self.entries) else {}
        known = f", {core['kind']}, {core['at']}" if core else ""
        return f"{whose}, entry {seq}{known}"


def given_receipts(paths: list[Path]) -> list[dict[str, Any]]:
    """The receipts in these files. Raises Cannot for one without any."""
    found: list[dict[str, Any]] = []
    for path in paths:
        try:
            receipts = receipts_in(path.read_text("utf-8", "replace"))
        except OSError as error:
            raise Cannot(f"{path} cannot be read: {error.strerror}") from error
        if not receipts:
            raise Cannot(f"{path} holds no receipt")
        found += receipts
    return found


def main(arguments: list[str] | None = None) -> int:
    """Check what the command line names; gives the exit code."""
    parser = argparse.ArgumentParser(description="Checks an export of a Paletti ledger.")
    parser.add_argument("export", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--receipt", action="append", type=Path, default=[], metavar="FILE")
    asked = parser.parse_args(arguments)
    try:
        receipts = given_receipts(asked.receipt)
        verifier = Verifier(Export(asked.export))
        verifier.run(receipts)
    except Cannot as cannot:
        print(f"It cannot be checked: {cannot}")
        return 2
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # one with a password is the last
        print(f"DOES NOT HOLD: the zip file is damaged: {error}")
        return 1
    except OSError as error:
        print(f"It cannot be checked: {asked.export} cannot be read: {error}")
        return 2
    for note in verifier.notes:
        print(note)
    for seq, reason in verifier.findings:
        print(f"DOES NOT HOLD: {verifier.place(seq)}: {reason}.")
    if verifier.findings:
        return 1
    erased = f", {len(verifier.bare)} of them without their words, which were erased" if verifier.bare else ""
    print(f"{verifier.place(None)}: all holds. {len(verifier.entries)} entries{erased}.")
    print(f"Key of the office: {verifier.key} ({verifier.seals} seals, {len(receipts)} receipts)")
    print(
        "It proves that nothing was changed, taken out or put in since the entries were sealed, as far as the receipts"
    )
    print("reach that the other side holds. It cannot prove that an entry was true when it was made.")
    return 0


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main())
