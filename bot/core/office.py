"""What the office's ledger adds up to."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.core import entries as e
from bot.core.ledger import Core, facts_of

LEDGER = "office"


class Away(Struct, frozen=True):
    """A span in which the office is closed whatever its hours say. `ends_at` None: until it is called back."""

    away: str
    starts_at: datetime
    ends_at: datetime | None


class Office(Struct, frozen=True):
    """The office as of now. `digest_at` is the opening for which the last digest was issued."""

    fingerprint: str = ""
    rehearsal: bool = False
    owner: str | None = None
    rule: str = ""
    timezone: str = "UTC"
    language: e.Language = "en"
    aways: tuple[Away, ...] = ()
    clients: tuple[str, ...] = ()
    digest_at: datetime | None = None


def apply(office: Office, core: Core) -> Office:  # noqa: C901, PLR0911  one line per kind of entry is the clearest table
    """The office after one more entry. Reads public facts only."""
    match facts_of(core):
        case e.OfficeOpened(fingerprint=fingerprint):
            return replace(office, fingerprint=fingerprint)
        case e.RehearsalBegan():
            return replace(office, rehearsal=True)
        case e.RehearsalEnded():
            return replace(office, rehearsal=False)
        case e.OwnerClaimed(member=member):
            return replace(office, owner=member)
        case e.HoursSet(rule=rule, timezone=timezone):
            return replace(office, rule=rule, timezone=timezone)
        case e.LanguageSet(language=language):
            return replace(office, language=language)
        case e.AwaySet(away=away, starts_at=starts_at, ends_at=ends_at):
            return replace(office, aways=(*office.aways, Away(away, starts_at, ends_at)))
        case e.AwayEnded(away=away):
            return replace(office, aways=_ended(office.aways, away, core.at))
        case e.ClientAdded(client=client):
            return replace(office, clients=(*office.clients, client))
        case e.DigestIssued(opening_at=opening_at):
            return replace(office, digest_at=opening_at)
        case other:
            raise TypeError(f"{type(other).__name__} does not belong in the office's ledger")


def _ended(aways: tuple[Away, ...], away: str, at: datetime) -> tuple[Away, ...]:
    """One that had begun ends now; one still to come never was."""
    return tuple(
        Away(each.away, each.starts_at, at) if each.away == away else each
        for each in aways
        if each.away != away or each.starts_at < at
    )
