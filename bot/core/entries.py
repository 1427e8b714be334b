"""The kinds of ledger entries: what each one's public facts are.

Facts hold ids, enums, dates, cents and hashes: all that the state needs and nothing personal, for they can never be
erased. Instants are UTC, calendar days are the office's.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

How = Literal["typed", "reply_button", "inline_button", "form", "command", "edit", "clock", "delivery", "consequence"]
Role = Literal["approver", "reader"]
Language = Literal["it", "en"]


class Facts(Struct, frozen=True, kw_only=True):
    """The public part of an entry."""


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


class LanguageSet(Facts, frozen=True, kw_only=True):
    """The office's language."""

    language: Language


class AwaySet(Facts, frozen=True, kw_only=True):
    """The office is closed from `starts_at` until `ends_at`, or until it is called back. The reason is a title."""

    away: str
    starts_at: datetime
    ends_at: datetime | None = None


class AwayEnded(Facts, frozen=True, kw_only=True):
    """Called back before time (or at last)."""

    away: str


class ClientAdded(Facts, frozen=True, kw_only=True):
    """In the office's ledger: a client has a ledger of its own from now on."""

    client: str


class ClientOpened(Facts, frozen=True, kw_only=True):
    """The first entry of a client's ledger."""


class ClientSet(Facts, frozen=True, kw_only=True):
    """How a client is to be talked to. None leaves as it was."""

    language: Language | None = None
    timezone: str | None = None


class ContactJoined(Facts, frozen=True, kw_only=True):
    """A person of the client's used an invitation code."""

    contact: str
    role: Role


class ChatBound(Facts, frozen=True, kw_only=True):
    """A shared chat was named as this client's. `chat` is an opaque id."""

    chat: str


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
    "language_set": LanguageSet,
    "away_set": AwaySet,
    "away_ended": AwayEnded,
    "client_added": ClientAdded,
    "client_opened": ClientOpened,
    "client_set": ClientSet,
    "contact_joined": ContactJoined,
    "chat_bound": ChatBound,
    "digest_issued": DigestIssued,
}
KIND_OF: dict[type[Facts], str] = {facts: kind for kind, facts in KINDS.items()}
