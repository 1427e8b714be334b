"""What the office's ledger adds up to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.core import entries as e
from bot.core.facts import Language
from bot.core.hours import Override
from bot.core.ledger import Core, facts_of
from bot.core.payment_entries import LadderSet, PayeeSet, Rung

LEDGER = "office"


class Away(Struct, frozen=True):
    """A span in which the office is closed whatever its hours say. `ends_at` None: until it is called back."""

    away: str
    starts_at: datetime
    ends_at: datetime | None
    stand_in: str | None = None


class Opening(Struct, frozen=True):
    """A span in which the office is open for once."""

    opening: str
    starts_at: datetime
    ends_at: datetime


class Office(Struct, frozen=True):
    """The office as of now. `exceptions` stand in the order in which they were made: a later one counts more.

    `holidays` is a region. `members` are all who work for the office. `digest_at` is the opening for which the last
    digest was issued.
    """

    fingerprint: str = ""
    rehearsal: bool = False
    owner: str | None = None
    rule: str = ""
    timezone: str = "UTC"
    holidays: str = ""
    calls_rule: str = ""
    calls_timezone: str = "UTC"
    language: Language = "en"
    exceptions: tuple[Away | Opening, ...] = ()
    members: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    digest_at: datetime | None = None
    ladder: tuple[Rung, ...] | None = None

    @property
    def aways(self) -> tuple[Away, ...]:
        """The absences, past ones too."""
        return tuple(each for each in self.exceptions if isinstance(each, Away))

    def overlapped(self, since: datetime, starts_at: datetime, ends_at: datetime | None) -> list[Away]:
        """The absences that share a moment after `since` with a span."""
        return [
            each
            for each in self.aways
            if (each.ends_at is None or each.ends_at > max(since, starts_at))
            and (ends_at is None or each.starts_at < ends_at)
        ]

    @property
    def overrides(self) -> tuple[Override, ...]:
        """What counts more than the hours, for a Schedule."""
        return _overrides(self.exceptions)

    @property
    def attended_overrides(self) -> tuple[Override, ...]:
        """The same without the absences in which somebody of the office stands in."""
        return _overrides(
            each for each in self.exceptions if not isinstance(each, Away) or each.stand_in not in self.members
        )


def apply(office: Office, core: Core) -> Office:  # noqa: C901, PLR0911, PLR0912  one line per kind of entry is the clearest table
    """The office after one more entry. Reads public facts only."""
    match facts_of(core):
        case e.OfficeOpened(fingerprint=fingerprint):
            return replace(office, fingerprint=fingerprint)
        case e.RehearsalBegan():
            return replace(office, rehearsal=True)
        case e.RehearsalEnded():
            return replace(office, rehearsal=False)
        case e.OwnerClaimed(member=member):
            return replace(office, owner=member, members=_with(office.members, member))
        case e.MemberJoined(member=member):
            return replace(office, members=_with(office.members, member))
        case e.MemberLeft(member=member):
            return replace(office, members=tuple(each for each in office.members if each != member))
        case e.AccountLinked():
            return office
        case e.HoursSet(rule=rule, timezone=timezone):
            return replace(office, rule=rule, timezone=timezone)
        case e.HolidaysSet(region=region):
            return replace(office, holidays=region)
        case e.CallHoursSet(rule=rule, timezone=timezone):
            return replace(office, calls_rule=rule, calls_timezone=timezone)
        case e.LanguageSet(language=language):
            return replace(office, language=language)
        case e.AwaySet(away=away, starts_at=starts_at, ends_at=ends_at, stand_in=stand_in):
            return replace(office, exceptions=(*office.exceptions, Away(away, starts_at, ends_at, stand_in)))
        case e.AwayEnded(away=away):
            return replace(office, exceptions=_ended(office.exceptions, away, core.at))
        case e.OpeningSet(opening=opening, starts_at=starts_at, ends_at=ends_at):
            return replace(office, exceptions=(*office.exceptions, Opening(opening, starts_at, ends_at)))
        case e.ClientAdded(client=client):
            return replace(office, clients=(*office.clients, client))
        case e.DigestIssued(opening_at=opening_at):
            return replace(office, digest_at=opening_at)
        case LadderSet(rungs=rungs):
            return replace(office, ladder=rungs)
        case PayeeSet():
            return office
        case other:
            raise TypeError(f"{type(other).__name__} does not belong in the office's ledger")


def _overrides(exceptions: Iterable[Away | Opening]) -> tuple[Override, ...]:
    return tuple(Override(each.starts_at, each.ends_at, opens=isinstance(each, Opening)) for each in exceptions)


def _ended(exceptions: tuple[Away | Opening, ...], away: str, at: datetime) -> tuple[Away | Opening, ...]:
    """One that had begun ends now; one still to come never was."""
    return tuple(
        replace(each, ends_at=at) if isinstance(each, Away) and each.away == away else each
        for each in exceptions
        if not isinstance(each, Away) or each.away != away or each.starts_at < at
    )


def _with(members: tuple[str, ...], member: str) -> tuple[str, ...]:
    return members if member in members else (*members, member)
