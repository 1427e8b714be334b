"""What the settings and the data say: the hours in words, whether the data can be written, where both differ."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core import fold
from bot.core.errors import BadInput, PalettiError, SettingsError
from bot.core.findings import Finding
from bot.core.hours import Override, Schedule, parse, typed
from bot.core.office import LEDGER, Office
from bot.core.public_holidays import region
from bot.office_key import NAME as KEY
from bot.office_key import load_or_make
from bot.setting_sections import Secret
from bot.settings import SPECS, Settings
from bot.store.file import NAME as JOURNAL
from bot.store.reading import read_only
from bot.wording import say
from bot.wording.moments import moment
from bot.wording.rules import in_words

OPENINGS = 3
LEAST_FREE_BYTES = 200_000_000


def named(settings: Settings) -> Iterator[Finding]:
    """Whether clients read whose assistant it is."""
    if not settings.office.name:
        yield Finding("note", "The office has no name: clients read “The office”.", "Set PALETTI_OFFICE_NAME.")


def hours(settings: Settings, ledger: Office | None, now: datetime) -> Iterator[Finding]:
    """When the office is open, in words, with its next openings: by the ledger once there is one."""
    given = settings.office
    try:
        rule, holidays = typed(given.hours, given.timezone).canonical, region(given.holidays) if given.holidays else ""
    except BadInput as error:
        where = {"zone-unknown": "office.timezone", "region-unknown": "office.holidays"}.get(error.key, "office.hours")
        mend = f"Mend {where} ({settings.origin(where)})."
        yield Finding("bad", say(error.key, "en", slash="/", **error.words), mend)
        return
    zone = given.timezone
    overrides: tuple[Override, ...] = ()
    if ledger is not None and ledger.rule:
        rule, zone, holidays, overrides = ledger.rule, ledger.timezone, ledger.holidays, ledger.overrides
    whose = f" and the holidays of {holidays}" if holidays else ", no public holidays"
    yield Finding("good", f"Open: {'; '.join(in_words(rule, 'en'))} ({zone}{whose}).")
    schedule = Schedule(parse(rule, zone), holidays=holidays, overrides=overrides)
    found, at = [], now
    for _ in range(OPENINGS):
        opens_at = schedule.next_opening(at)
        if opens_at is None:
            break
        found.append(moment(opens_at, zone, "en", now=now))
        at = opens_at
    if found:
        yield Finding("good", f"The next openings: {'; '.join(found)}.")
    elif not schedule.is_open(now):
        yield Finding("bad", "By these hours the office never opens.", "Set others with /hours.")


def differences(settings: Settings, ledger: Office) -> Iterator[Finding]:
    """What the settings say otherwise than the ledger, which counts."""
    given = settings.office
    try:
        rule, holidays = typed(given.hours, given.timezone).canonical, region(given.holidays) if given.holidays else ""
    except BadInput:
        return  # told with the hours
    seeds = "This setting only seeds the first start. To change what counts, use {}."
    pairs = (
        ("office.hours", rule, ledger.rule, seeds.format("/hours")),
        ("office.timezone", given.timezone, ledger.timezone, "It counts from the next start."),
        ("office.holidays", holidays, ledger.holidays, seeds.format("/hours holidays")),
        ("office.language", given.language, ledger.language, "It counts from the next start."),
    )
    for name, said, counts, mend in pairs:
        if said != counts and settings.origin(name) != "default":
            yield Finding("note", f"{name} is {said!r} ({settings.origin(name)}), but {counts!r} counts.", mend)


def owner(ledger: Office | None) -> Finding:
    """Whether somebody has claimed the office."""
    if ledger is None:
        return Finding("note", "Nothing was started on these data yet.", "Start it: paletti run")
    if ledger.owner is None:
        return Finding(
            "note", "Nobody owns the office yet.", "Get a code with paletti claim-code, and write it to the bot."
        )
    clients = _counted(len(ledger.clients), "client", "clients")
    return Finding("good", f"The office has an owner, and {clients}.")


def data(folder: Path, now: datetime) -> tuple[list[Finding], Office | None]:
    """The store: whether it can be written, how old what is in it is, and what the office's ledger adds up to."""
    found = [_writable(folder)]
    key = folder / KEY
    if key.exists() and key.stat().st_mode & 0o077:
        found.append(Finding("bad", f"{key} can be read by others.", f"chmod 600 {key}"))
    journal = folder / JOURNAL
    if not journal.exists():
        return found, None
    try:
        with read_only(folder, empty=fold.empty, apply=fold.apply) as books:
            ledger: Office = books.state(LEDGER)
            entries = sum(books.head(name).seq for name in books.ledgers())
    except PalettiError as error:
        return [*found, Finding("bad", f"The journal cannot be read: {error}", "Restore a backup beside it.")], None
    found += _key_kept(folder, ledger)
    about = journal.stat()
    size, last = about.st_size / 1_000_000, _ago(now - datetime.fromtimestamp(about.st_mtime, UTC))
    held = _counted(entries, "entry", "entries")
    found.append(Finding("good", f"The journal holds {held} in {size:.1f} MB; last written {last}."))
    return found, ledger


def _ago(age: timedelta) -> str:
    """In whole hours or days. A running bot may have written since the hour was read, so `age` can lie below zero."""
    if age < timedelta(hours=1):
        return "less than an hour ago"
    hours = int(age.total_seconds() // 3600)
    return f"{_counted(age.days, 'day', 'days') if age.days else _counted(hours, 'hour', 'hours')} ago"


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _key_kept(folder: Path, ledger: Office) -> Iterator[Finding]:
    """Whether the bot would start with the key that lies there; an office that has begun never gets a new one."""
    if not ledger.fingerprint:
        return
    try:
        load_or_make(folder, ledger.fingerprint)
    except (SettingsError, OSError) as error:
        yield Finding("bad", f"The office's key cannot be used: {error}")


def _writable(folder: Path) -> Finding:
    there = folder if folder.exists() else next(each for each in folder.absolute().parents if each.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        mend = f"Give the folder to whoever runs Paletti: chown {os.getuid()} {there}"
        return Finding("bad", f"{folder} cannot be written.", mend)
    free = shutil.disk_usage(there).free
    if free < LEAST_FREE_BYTES:
        return Finding("bad", f"Only {free // 1_000_000} MB are free where the data are ({folder}).", "Make room.")
    return Finding("good", f"The data are in {folder} and can be written.")


def secrets_kept(settings: Settings, environment_file: Path) -> Iterator[Finding]:
    """Whether a file that holds a token can be read by others."""
    secret = [name for name, spec in SPECS.items() if isinstance(spec.default, Secret)]
    files = {settings.origin(name).rpartition(":")[0] for name in secret}
    for path in sorted({Path(file) for file in files if file} | {environment_file}):
        if path.exists() and path.stat().st_mode & 0o077:
            yield Finding("bad", f"{path} holds secrets and can be read by others.", f"chmod 600 {path}")
