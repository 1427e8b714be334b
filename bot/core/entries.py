"""The kinds of ledger entries: what each one's public facts are.

Facts hold ids, enums, dates, cents and hashes: all that the state needs and nothing personal, for they can never be
erased. Instants are UTC, calendar days are the office's.
"""

from __future__ import annotations

from datetime import datetime

from bot.core import approval_entries, in_touch, payment_entries, quote_entries
from bot.core.facts import Facts, Language, Manner, Outcome, Role, Speech, Urgency, Wish


class OfficeOpened(Facts, frozen=True, kw_only=True):
    """The first entry of all. `fingerprint` is the SHA-256 of the office's public key, hexadecimal."""

    fingerprint: str


class RehearsalBegan(Facts, frozen=True, kw_only=True):
    """From here on the clock is moved: instants are not to be believed. `speed` in thousandths of real time."""

    clock_start: datetime
    speed_milli: int


class RehearsalEnded(Facts, frozen=True, kw_only=True):
    """The bot runs on the system's clock again."""


class OwnerClaimed(Facts, frozen=True, kw_only=True):
    """An account showed the one-time code and is the owner's now."""

    member: str


class HoursSet(Facts, frozen=True, kw_only=True):
    """When the office is open: `rule` in the OpenStreetMap grammar, read in `timezone` (an IANA name)."""

    rule: str
    timezone: str


class HolidaysSet(Facts, frozen=True, kw_only=True):
    """On which public holidays the office is closed: a region such as `IT-RM`, empty for none."""

    region: str


class CallHoursSet(Facts, frozen=True, kw_only=True):
    """When calls can be had, as in HoursSet; the empty rule: there is no telling."""

    rule: str
    timezone: str


class LanguageSet(Facts, frozen=True, kw_only=True):
    """The office's language."""

    language: Language


class AwaySet(Facts, frozen=True, kw_only=True):
    """The office is closed from `starts_at` until `ends_at`, or until it is called back. The reason is a title.

    `stand_in` is the member who gets the digest and urgent calls meanwhile.
    """

    away: str
    starts_at: datetime
    ends_at: datetime | None = None
    stand_in: str | None = None


class AwayEnded(Facts, frozen=True, kw_only=True):
    """Called back before time (or at last)."""

    away: str


class OpeningSet(Facts, frozen=True, kw_only=True):
    """The office is open for once, whatever its hours, holidays and earlier absences say."""

    opening: str
    starts_at: datetime
    ends_at: datetime


class MemberJoined(Facts, frozen=True, kw_only=True):
    """Somebody works for the office from now on, as a collaborator."""

    member: str


class MemberLeft(Facts, frozen=True, kw_only=True):
    """A collaborator no longer works for the office."""

    member: str


class AccountLinked(Facts, frozen=True, kw_only=True):
    """A second account belongs to the same member, or (in a client's ledger) to the same contact."""

    member: str | None = None
    contact: str | None = None


class ClientAdded(Facts, frozen=True, kw_only=True):
    """In the office's ledger: a client has a ledger of its own from now on."""

    client: str


class ClientOpened(Facts, frozen=True, kw_only=True):
    """The first entry of a client's ledger."""


class ClientSet(Facts, frozen=True, kw_only=True):
    """What was agreed with a client and how to talk to them. None leaves as it was.

    `hours` are the client's own, read in `hours_timezone`; empty for the office's. `urgent` says who may call outside
    them; `paid` for `urgent_cents` in `urgent_currency` (ISO 4217). `day` (opening hours) and `holidays` (a region) say
    when the clock may write to them, empty for working days from nine to six and the office's holidays. `business`:
    whether it is a business, so that the law on late payment counts. `speech`: whether they know the words of the
    trade. `manner` is how Italian addresses them.
    """

    language: Language | None = None
    timezone: str | None = None
    hours: str | None = None
    hours_timezone: str | None = None
    urgent: Urgency | None = None
    urgent_cents: int | None = None
    urgent_currency: str | None = None
    day: str | None = None
    holidays: str | None = None
    business: bool | None = None
    speech: Speech | None = None
    manner: Manner | None = None


class ContactJoined(Facts, frozen=True, kw_only=True):
    """A person of the client's used an invitation code, or was named from among those who read along."""

    contact: str
    role: Role


class ContactSet(Facts, frozen=True, kw_only=True):
    """A contact decides for the client from now on, or reads along."""

    contact: str
    role: Role


class ContactLeft(Facts, frozen=True, kw_only=True):
    """A contact no longer speaks for the client."""

    contact: str


class UrgentCalled(Facts, frozen=True, kw_only=True):
    """Somebody of the client's called outside office hours; `surcharge` is the approval that accepted the price."""

    call: str
    surcharge: str | None = None


class UrgentAnswered(Facts, frozen=True, kw_only=True):
    """What came of the call; `member` is who answered."""

    call: str
    outcome: Outcome
    member: str | None = None


class ChatBound(Facts, frozen=True, kw_only=True):
    """A shared chat was named as this client's. `chat` is an opaque id."""

    chat: str


class Erased(Facts, frozen=True, kw_only=True):
    """In the client's own ledger: what was personal about the client was deleted, on whose wish.

    So many `openings` (words and names of entries, in this ledger and the office's), `rows` of side tables and `files`.
    """

    client: str
    openings: int
    rows: int
    files: int
    wish: Wish


class DigestIssued(Facts, frozen=True, kw_only=True):
    """At this opening the freelancer was handed what had been held."""

    opening_at: datetime
    items: int


KINDS: dict[str, type[Facts]] = {
    "office_opened": OfficeOpened,
    "rehearsal_began": RehearsalBegan,
    "rehearsal_ended": RehearsalEnded,
    "owner_claimed": OwnerClaimed,
    "hours_set": HoursSet,
    "holidays_set": HolidaysSet,
    "call_hours_set": CallHoursSet,
    "language_set": LanguageSet,
    "away_set": AwaySet,
    "away_ended": AwayEnded,
    "opening_set": OpeningSet,
    "member_joined": MemberJoined,
    "member_left": MemberLeft,
    "account_linked": AccountLinked,
    "client_added": ClientAdded,
    "client_opened": ClientOpened,
    "client_set": ClientSet,
    "contact_joined": ContactJoined,
    "contact_set": ContactSet,
    "contact_left": ContactLeft,
    "urgent_called": UrgentCalled,
    "urgent_answered": UrgentAnswered,
    "chat_bound": ChatBound,
    "erased": Erased,
    "digest_issued": DigestIssued,
}
KINDS |= approval_entries.KINDS | quote_entries.KINDS | payment_entries.KINDS | payment_entries.OFFICE_KINDS
KINDS |= in_touch.KINDS
KIND_OF: dict[type[Facts], str] = {facts: kind for kind, facts in KINDS.items()}
