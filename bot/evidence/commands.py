"""What the commands `verify`, `export` and `erase` do, and how they tell it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from click import echo

from bot.core import fold
from bot.core.errors import BadInput, PalettiError
from bot.core.names import find
from bot.core.office import LEDGER, Office
from bot.core.receipts import Receipt, receipts_in
from bot.core.rows import Client
from bot.evidence.entry_check import Finding
from bot.evidence.export_check import check_export
from bot.evidence.exporting import export
from bot.evidence.journal_check import check_journal
from bot.evidence.page import About
from bot.evidence.parcels import written
from bot.evidence.verdict import Verdict
from bot.office_key import NAME, load_or_make
from bot.store.files import FileStore
from bot.store.reading import JournalReader, read_only
from bot.wording import say

PROVES = (
    "It proves that nothing was changed, taken out, put in or moved since it was sealed or receipted.",
    "It cannot prove that an entry was true when it was made, nor, without --receipt, that the end was not cut off.",
)
WARNING = """\
What the law may want kept: in Italy invoices and contracts for 10 years. Export what you need first.
Erased are the words, names and files of {name}, here and in the running bot, for good:
{openings} openings of ledger entries, all rows about the client, files that no other client's record names.
The entries stay, without their words: dates, amounts, decisions and hashes.
"""


def verify(folder: Path, client: str | None, receipt_files: Sequence[Path], exported: Path | None) -> int:
    """Check the data in `folder`, or an export; all of it, or one client's. Gives the exit code.

    Tells what it finds on standard output, progress on standard error.
    """
    try:
        receipts = [receipt for path in receipt_files for receipt in _receipts(path)]
        with _progress("Checking") as progress:
            if exported is None:
                verdict = check_journal(folder, receipts, progress)
            else:
                verdict = check_export(exported, receipts, progress)
        if client is not None:
            verdict = verdict.only([_ledger_of(client, verdict.names)])
    except PalettiError as error:
        echo(f"It cannot be checked: {error}")
        return 2
    _tell(verdict)
    return verdict.exit_code


def _tell(verdict: Verdict) -> None:
    for line in (*verdict.notes, *(f"NOT CHECKED: {reason}" for reason in verdict.unchecked)):
        echo(line)
    for finding in verdict.findings:
        echo(f"DOES NOT HOLD: {place(finding, verdict)}{finding.reason}.")
    broken = {finding.ledger for finding in verdict.findings}
    entries = erased = good = 0
    for ledger, check in verdict.checks.items():
        entries += len(check.entries)
        if ledger not in broken:
            good += 1
            erased += len(check.bare)
    words = f", {erased} without their words, which were erased" if erased else ""
    echo(f"{good} of {len(verdict.checks)} ledgers hold: {entries} entries{words}; {verdict.seals} seals", nl=False)
    echo(f", {verdict.receipts} receipts." if verdict.receipts else ".")
    if not verdict.findings:
        for line in PROVES:
            echo(line)


def place(finding: Finding, verdict: Verdict) -> str:
    """Where: the client's name, the ledger, the entry's number, kind and time, as far as they can be told."""
    if finding.ledger is None:
        return ""
    name = verdict.names.get(finding.ledger, "a client whose name was erased")
    parts = [f"{name} (ledger {finding.ledger})"]
    if finding.seq is not None:
        parts.append(f"entry {finding.seq}")
    parts += [part for part in (finding.kind, finding.at) if part]
    return ", ".join(parts) + ": "


def _receipts(path: Path) -> Sequence[Receipt]:
    try:
        found = receipts_in(path.read_text("utf-8", "replace"))
    except OSError as error:
        raise PalettiError(f"{path} cannot be read: {error.strerror}") from error
    if not found:
        raise PalettiError(f"{path} holds no receipt")
    return found


def _ledger_of(client: str, names: dict[str, str]) -> str:
    if client in names:
        return client
    clients = [Client(client=ledger, name=name) for ledger, name in names.items() if ledger != LEDGER]
    return found(client, clients).client


def found(name: str, clients: Sequence[Client]) -> Client:
    """The client of this name. Raises PalettiError with a sentence for the console."""
    try:
        return find(name, clients)
    except BadInput as error:
        raise PalettiError(say(error.key, "en", slash="/", **error.words)) from error


def reader(folder: Path) -> JournalReader:
    """The data as they are now, beside a bot that may be running. Raises what `read_only` raises."""
    return read_only(folder, empty=fold.empty, apply=fold.apply)


def client_in(books: JournalReader, name: str) -> Client:
    """The client of this name, or of this id, whose name may be erased. Raises PalettiError."""
    if name != LEDGER and name in books.ledgers():
        row = books.row("clients", name)
        return msgspec.convert(row, Client) if row else Client(client=name, name=name)
    return found(name, [msgspec.convert(row, Client) for _, row in books.rows("clients")])


def export_client(  # noqa: PLR0913  what the command line gives
    folder: Path, name: str, files: FileStore, place: Path | None, now: datetime, *, zipped: bool
) -> None:
    """Export one client's record to `place`, or to a folder here that is named after the client.

    Raises PalettiError of many kinds, each with its sentence.
    """
    with reader(folder) as books:
        client = client_in(books, name)
        if not (folder / NAME).exists():  # a new one would seal what it never saw
            raise PalettiError(f"{folder / NAME} is missing. Restore it from a backup.")
        office: Office = books.state(LEDGER)
        title = books.row("titles", LEDGER) or {}
        about = About(
            client=client,
            office=title.get("text", ""),
            language=office.language,
            timezone=office.timezone,
            exported_at=now,
        )
        target = place or Path(f"paletti-{'-'.join(filter(str.isalnum, client.name.split())) or client.client}")
        with written(target, zipped=zipped) as parts:
            head = export(books, files, load_or_make(folder), about, parts)
    echo(f"{client.name}: {head.seq} entries are in {target}, last hash {head.hash[:16]}…")
    echo(f"To check it: paletti verify --export {target}" + ("" if zipped else f", or python {target}/verify.py"))


def warning(books: JournalReader, client: Client) -> str:
    """What has to be known before a client is erased."""
    opened = sum(entry.opening is not None for entry in books.entries(client.client))
    return WARNING.format(name=client.name, openings=opened)


def tell_erased(proof: dict[str, Any], name: str) -> None:
    """What was erased, and how one can see that the record still holds."""
    echo(f"Erased: {name}. {proof['openings']} openings, {proof['rows']} rows, {proof['files']} files.")
    chain = "The chain holds" if proof["trouble"] is None else f"THE CHAIN DOES NOT HOLD ({proof['trouble']})"
    echo(f"{chain} up to entry {proof['seq']}, hash {proof['hash']}.")
    echo(f"Receipt: {proof['receipt']}")
    echo("Backups made before hold the erased words until you delete them.")


@contextlib.contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  a tenth of a second that only a terminal is worth
    from rich.progress import Progress  # noqa: PLC0415  see above

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
