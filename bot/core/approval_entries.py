"""The kinds of entries about approvals: what was asked, and what became of it. See `bot.core.approvals`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from bot.core.facts import Facts

What = Literal["text", "files", "link", "plan", "quote", "golive", "surcharge", "metric"]


class ApprovalAsked(Facts, frozen=True, kw_only=True):
    """Something is to be approved, in this very version. The text itself stands in the opening, its name is a title.

    `digest` is the SHA-256 over text and files (`approvals.digest`). `approvers` are contacts, of whom `needed` have to
    approve. After `expires_on` (a day of the office) it can no longer be approved. `rounds` are the included revision
    rounds, None if nobody counts; `cents` in `currency` (ISO 4217) is what one more costs, None if nobody has said.
    `item_digests` are the hashes of a plan's items (`plan_items.item_digest`). `of`: this is the go-live of that
    approval, in its `of_version`, which was asked in entry `of_seq`.

    A `surcharge` has its price in `cents`; it is for one more revision round of `of`, or else for an urgent call. A
    `quote` has its total there, with tax.
    """

    approval: str
    version: int
    what: What
    digest: str
    files: tuple[str, ...] = ()
    approvers: tuple[str, ...]
    needed: int = 1
    expires_on: date | None = None
    rounds: int | None = None
    cents: int | None = None
    currency: str | None = None
    item_digests: tuple[str, ...] = ()
    of: str | None = None
    of_version: int | None = None
    of_seq: int | None = None


class ApprovalGiven(Facts, frozen=True, kw_only=True):
    """A contact approves this version; how, and in which words, stands in the entry."""

    approval: str
    version: int
    contact: str


class ChangesAsked(Facts, frozen=True, kw_only=True):
    """A contact wants it otherwise."""

    approval: str
    version: int
    contact: str


class ItemsMarked(Facts, frozen=True, kw_only=True):
    """A contact wants these items of a plan otherwise (`marked`, counted from 1) and approves all others."""

    approval: str
    version: int
    contact: str
    marked: tuple[int, ...]


class ApprovalRefused(Facts, frozen=True, kw_only=True):
    """A contact does not accept the price, or the quote."""

    approval: str
    version: int
    contact: str


class ApproverDeclined(Facts, frozen=True, kw_only=True):
    """A contact says that somebody else has to decide."""

    approval: str
    version: int
    contact: str


class ApprovalRevoked(Facts, frozen=True, kw_only=True):
    """A contact takes an approval back."""

    approval: str
    version: int
    contact: str


class ApprovalWithdrawn(Facts, frozen=True, kw_only=True):
    """The office no longer asks."""

    approval: str
    version: int


class ApprovalSuperseded(Facts, frozen=True, kw_only=True):
    """A new version takes the place of this one, and of whatever was said about it."""

    approval: str
    version: int


class ApprovalReminded(Facts, frozen=True, kw_only=True):
    """The approvers were reminded, for the first or the second time (`reminder`)."""

    approval: str
    version: int
    reminder: int


class ApprovalExpired(Facts, frozen=True, kw_only=True):
    """Its day has passed without a decision."""

    approval: str
    version: int


class ContentChanged(Facts, frozen=True, kw_only=True):
    """The message that was approved, or is to be, was edited or deleted afterwards. The record stays."""

    approval: str
    version: int
    change: Literal["edited", "deleted"]


KINDS: dict[str, type[Facts]] = {
    "approval_asked": ApprovalAsked,
    "approval_given": ApprovalGiven,
    "changes_asked": ChangesAsked,
    "items_marked": ItemsMarked,
    "approval_refused": ApprovalRefused,
    "approver_declined": ApproverDeclined,
    "approval_revoked": ApprovalRevoked,
    "approval_withdrawn": ApprovalWithdrawn,
    "approval_superseded": ApprovalSuperseded,
    "approval_reminded": ApprovalReminded,
    "approval_expired": ApprovalExpired,
    "content_changed": ContentChanged,
}
