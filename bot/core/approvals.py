"""Approvals: one version of one thing, asked for and decided. The state machine is the table `MOVES`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.core import approval_entries as e
from bot.core.errors import BadInput
from bot.core.facts import Facts
from bot.core.ledger import canonical
from bot.core.plan_items import Items, approved, carried, marked, without

State = Literal["asked", "approved", "changes", "declined", "refused", "revoked", "withdrawn", "expired"]
Move = Literal["approve", "change", "mark", "decline", "refuse", "revoke", "withdraw", "expire", "remind", "supersede"]

# Which move leads where. What is not here cannot be done; `ImpossibleMove` says so to whoever tried.
# A new version may follow in every state, and starts anew with "asked". One approval where several are needed, and one
# "not me" of several approvers, leave it "asked".
MOVES: dict[tuple[State, Move], State] = {
    ("asked", "approve"): "approved",
    ("asked", "change"): "changes",
    ("asked", "mark"): "changes",  # the others are approved by that
    ("asked", "decline"): "declined",
    ("asked", "refuse"): "refused",
    ("asked", "remind"): "asked",
    ("asked", "expire"): "expired",
    ("asked", "withdraw"): "withdrawn",
    ("approved", "change"): "changes",  # takes the approval back, and says why
    ("approved", "mark"): "changes",  # takes back that of these items
    ("approved", "revoke"): "revoked",
    ("changes", "approve"): "approved",  # on second thoughts it is fine as it is
    ("changes", "change"): "changes",  # one more wish
    ("changes", "mark"): "changes",  # or other items
    ("changes", "refuse"): "refused",  # on second thoughts it is not wanted at all
    ("changes", "withdraw"): "withdrawn",
    ("declined", "withdraw"): "withdrawn",
    ("refused", "withdraw"): "withdrawn",  # a price or quote that is off the table stands in nobody's way
    ("expired", "withdraw"): "withdrawn",
    ("revoked", "approve"): "approved",
    ("revoked", "change"): "changes",  # why it was taken back
    ("revoked", "mark"): "changes",
    ("revoked", "withdraw"): "withdrawn",
}
# What a client can do depends on what is asked: a price is accepted or not, and a plan is marked item by item.
_OF_A_CLIENT = frozenset[Move]({"approve", "change", "mark", "decline", "refuse", "revoke"})
_ANYTHING = frozenset[Move]({"approve", "change", "decline", "revoke"})
_OFFERED: dict[e.What, frozenset[Move]] = {
    "plan": frozenset({"approve", "mark", "decline", "revoke"}),
    "surcharge": frozenset({"approve", "refuse"}),  # what it pays for follows at once, so it is not taken back
    "quote": frozenset({"approve", "refuse", "change"}),  # nor is a quote: once signed, it binds
}
# For these a pressed button is not enough: the full name is typed.
WEIGHTY: frozenset[e.What] = frozenset({"golive", "surcharge", "quote"})


class ImpossibleMove(BadInput):
    """What somebody wants to do with an approval cannot be done in its state; the wording says why."""


class Approval(Struct, frozen=True, kw_only=True):
    """The newest version of a thing, and what was decided about it.

    `asked_at` and `asked_seq` are of the entry that asked for this version. `given` and `declined` are contacts, and
    `given_in` the numbers of the entries by which each of `given` approved. `approved_at` and `approved_seq` are of the
    entry that made it approved, None unless it is; `approved_version` is the newest version that was ever approved,
    None if that was taken back. `rounds_used` counts rounds of changes over all versions, `evidence` has the files of
    all versions. `changed`: the message was edited or deleted after it was asked. `elsewhere`: a quote was accepted
    elsewhere, as the office states. The rest as in ApprovalAsked.
    """

    approval: str
    version: int
    what: e.What
    digest: str
    files: tuple[str, ...]
    approvers: tuple[str, ...]
    needed: int
    asked_at: datetime
    asked_seq: int = 0
    state: State = "asked"
    approved_at: datetime | None = None
    approved_seq: int | None = None
    approved_version: int | None = None
    given: tuple[str, ...] = ()
    given_in: tuple[int, ...] = ()
    declined: tuple[str, ...] = ()
    expires_on: date | None = None
    rounds: int | None = None
    rounds_used: int = 0
    reminders: int = 0
    cents: int = 0
    currency: str = ""
    items: Items = ()
    of: str | None = None
    of_version: int | None = None
    of_seq: int | None = None
    changed: bool = False
    elsewhere: bool = False
    evidence: tuple[str, ...] = ()

    @property
    def weighty(self) -> bool:
        """Whether the full name has to be typed."""
        return self.what in WEIGHTY


def offered(approval: Approval, move: Move) -> bool:
    """Whether the move can be made now. A signed quote binds both sides: what changes then is a quote of its own."""
    allowed = frozenset[Move]() if _binds(approval) else _OFFERED.get(approval.what, _ANYTHING)
    return (approval.state, move) in MOVES and (move in allowed or move not in _OF_A_CLIENT)


def _binds(approval: Approval) -> bool:
    return approval.what == "quote" and approval.state == "approved"


def moved(approval: Approval, move: Move) -> State:
    """The state after a move. Raises ImpossibleMove."""
    state = MOVES[approval.state, move] if offered(approval, move) else None
    if state is None:
        raise ImpossibleMove(f"approval-is-{approval.state}")
    return state


def expires_at(approval: Approval, timezone: str) -> datetime | None:
    """The midnight (of the office's `timezone`, an IANA name) that ends its last day, in UTC; None if it has none."""
    if approval.expires_on is None:
        return None
    midnight = datetime.combine(approval.expires_on + timedelta(days=1), time(), ZoneInfo(timezone))
    return midnight.astimezone(UTC)


def over_rounds(approval: Approval, approvals: dict[str, Approval]) -> bool:
    """Whether one more request for changes would be beyond the rounds that are included or were paid for."""
    if approval.rounds is None or approval.state == "changes":  # several wishes about one version are one round
        return False
    paid = sum(
        each.what == "surcharge" and each.of == approval.approval and each.state == "approved"
        for each in approvals.values()
    )
    return approval.rounds_used >= approval.rounds + paid


def digest(text: str, files: Sequence[str]) -> str:
    """SHA-256 over exactly what is approved: the text, never normalised, and the files' own hashes in order."""
    return hashlib.sha256(b"paletti/approval/v1\0" + canonical({"text": text, "files": list(files)})).hexdigest()


def golive_digest(of: Approval) -> str:
    """The digest of a go-live: it is approved for this very version of the thing, and for no other."""
    return digest(f"{of.approval}/{of.version}/{of.digest}", ())


def apply(approvals: dict[str, Approval], facts: Facts, at: datetime, seq: int = 0) -> dict[str, Approval] | None:
    """The approvals after the entry `seq`, made at `at`, whose facts these are; None if it is not about approvals."""
    if isinstance(facts, e.ApprovalAsked):
        before = approvals.get(facts.approval)
        return {**approvals, facts.approval: asked_as(facts, at, seq, before)}
    follow = _FOLLOWS.get(type(facts))
    if follow is None:
        return None
    known = approvals[facts.approval]  # type: ignore[attr-defined]  # all of them have it
    if facts.version != known.version:  # type: ignore[attr-defined]  # likewise
        return approvals  # what is said about an earlier version moves nothing any more
    return {**approvals, known.approval: _stamped(follow(known, facts), known, at, seq)}


def _stamped(after: Approval, before: Approval, at: datetime, seq: int) -> Approval:
    """The same with the numbers of the entries that count: of each approval, and of the one that made it approved."""
    if after.given != before.given:
        known = dict(zip(before.given, before.given_in, strict=True))
        after = replace(after, given_in=tuple(known.get(contact, seq) for contact in after.given))
    if (after.state == "approved") == (before.state == "approved"):
        return after
    made = after.state == "approved"
    return replace(
        after,
        approved_at=at if made else None,
        approved_seq=seq if made else None,
        approved_version=after.version if made else None,
    )


def asked_as(facts: e.ApprovalAsked, at: datetime, seq: int, before: Approval | None = None) -> Approval:
    """The version for which the entry `seq` asks, before anybody has decided; `before` is the version before it."""
    return Approval(
        approval=facts.approval,
        version=facts.version,
        what=facts.what,
        digest=facts.digest,
        files=facts.files,
        approvers=facts.approvers,
        needed=facts.needed,
        asked_at=at,
        asked_seq=seq,
        expires_on=facts.expires_on,
        rounds=facts.rounds,
        rounds_used=before.rounds_used if before else 0,
        approved_version=before.approved_version if before else None,
        cents=facts.cents or 0,
        currency=facts.currency or "",
        items=carried(facts.item_digests, before.items if before else (), facts.needed),
        of=facts.of,
        of_version=facts.of_version,
        of_seq=facts.of_seq,
        evidence=(*(before.evidence if before else ()), *facts.files),
    )


def stated(known: Approval, sha256: str, at: datetime, seq: int) -> Approval:
    """Accepted elsewhere, as entry `seq` of the office says, with a document as evidence."""
    return replace(
        known,
        state="approved",
        elsewhere=True,
        approved_at=at,
        approved_seq=seq,
        approved_version=known.version,
        evidence=(*known.evidence, sha256),
    )


def _given(known: Approval, facts: e.ApprovalGiven) -> Approval:
    if facts.contact not in known.approvers:
        return known
    given = tuple(dict.fromkeys((*known.given, facts.contact)))
    items = approved(known.items, facts.contact)
    declined = tuple(each for each in known.declined if each != facts.contact)
    enough = all(item.settled(known.needed) for item in items) if items else len(given) >= known.needed
    state: State = "approved" if enough else known.state
    return replace(known, given=given, declined=declined, items=items, state=state)


def _changes(known: Approval, _facts: Facts) -> Approval:
    # Several wishes about one version are one round.
    used = known.rounds_used + (known.state != "changes")
    return replace(known, state="changes", given=(), rounds_used=used)


def _marked(known: Approval, facts: e.ItemsMarked) -> Approval:
    return replace(_changes(known, facts), items=marked(known.items, facts.contact, facts.marked))


def _declined(known: Approval, facts: e.ApproverDeclined) -> Approval:
    declined = (*known.declined, facts.contact)
    left = [each for each in known.approvers if each not in declined]
    # No move leads here from "approved"; should a ledger say so all the same, it is not approved any more.
    state: State = "declined" if len(left) < known.needed else "asked" if known.state == "approved" else known.state
    return replace(_not_given(known, facts.contact), declined=declined, state=state)


def _revoked(known: Approval, facts: e.ApprovalRevoked) -> Approval:
    return replace(_not_given(known, facts.contact), state="revoked")


def _not_given(known: Approval, contact: str) -> Approval:
    given = tuple(each for each in known.given if each != contact)
    return replace(known, given=given, items=without(known.items, contact))


_FOLLOWS: dict[type[Facts], Callable[[Approval, Any], Approval]] = {
    e.ApprovalGiven: _given,
    e.ChangesAsked: _changes,
    e.ItemsMarked: _marked,
    e.ApprovalRefused: lambda known, _: replace(known, state="refused"),
    e.ApproverDeclined: _declined,
    e.ApprovalRevoked: _revoked,
    e.ApprovalWithdrawn: lambda known, _: replace(known, state="withdrawn"),
    e.ApprovalSuperseded: lambda known, _: known,  # the new version follows in the same commit
    e.ApprovalReminded: lambda known, facts: replace(known, reminders=facts.reminder),
    e.ApprovalExpired: lambda known, _: replace(known, state="expired"),
    e.ContentChanged: lambda known, _: replace(known, changed=True),
}
