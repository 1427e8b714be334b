"""Open approvals: reminders after two and five working days of the client, and the day on which they expire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.core.approval_entries import ApprovalExpired, ApprovalReminded
from bot.core.approvals import Approval, expires_at
from bot.core.client_day import day_of, working_day_after
from bot.core.desk import Desk
from bot.core.effects import Effect, Record, Send
from bot.core.facts import Facts

name = "approvals"
forgets = False

REMINDERS = (2, 5)  # working days after it was asked


def next_due(desk: Desk) -> datetime | None:
    """The first reminder or expiry of any open approval."""
    return min((at for client, approval in _open(desk) for at in _instants(client, approval, desk)), default=None)


def due(desk: Desk) -> Sequence[Effect]:
    """All that is; after an outage the latest reminder, not both. What has expired is not reminded of."""
    effects: list[Effect] = []
    for client, approval in _open(desk):
        ends_at = expires_at(approval, desk.office.timezone)
        if ends_at is not None and ends_at <= desk.now:
            facts: Facts = ApprovalExpired(approval=approval.approval, version=approval.version)
            effects.append(_record(client, approval, facts))
            continue
        passed = [number for number, at in _reminders(client, approval, desk) if at <= desk.now]
        if passed and day_of(client, desk, approval.approvers).is_open(desk.now):
            facts = ApprovalReminded(approval=approval.approval, version=approval.version, reminder=passed[-1])
            effects += [_record(client, approval, facts), *_reminded(client, approval, passed[-1], desk)]
    return effects


def _record(client: str, approval: Approval, facts: Facts) -> Record:
    return Record(ledger=client, facts=facts, how="clock", subject=approval.approval, subject_version=approval.version)


def _reminded(client: str, approval: Approval, number: int, desk: Desk) -> list[Send]:
    """To the chats in which it was asked, but to nobody who has answered; after the last one the office decides."""
    wanted = [each for each in approval.approvers if each not in (*approval.given, *approval.declined)]
    accounts = {person.account for person in desk.people.where(client=client) if person.contact in wanted}
    cards = [
        card
        for card in desk.cards.where(subject="approval", client=client)
        if card.data["approval"] == approval.approval
        and card.version == approval.version
        and (card.data["account"] is None or card.data["account"] in accounts)
    ]
    why = f"remind:{approval.approval}:{approval.version}:{number}"
    sends = [
        Send(
            id=f"{why}:{card.token}",
            chat=card.chat,
            say="approval_reminder",
            args={"account": card.data["account"], "client": client, "card": card.token},
            client=client,
        )
        for card in cards
    ]
    if number == len(REMINDERS) and desk.office_chat is not None:
        args = {"client": client, "approval": approval.approval}
        sends.append(Send(id=f"{why}:office", chat=desk.office_chat, say="approval_stuck", args=args, client=client))
    return sends


def _open(desk: Desk) -> Iterator[tuple[str, Approval]]:
    """What waits for a decision, by the cards that hang: far fewer than there are clients."""
    seen = set()
    for card in desk.cards.where(subject="approval"):
        key = (card.client or "", card.data["approval"])
        if key in seen or card.client is None:
            continue
        seen.add(key)
        approval = desk.client(card.client).approvals.get(card.data["approval"])
        if approval is not None and approval.state == "asked":
            yield card.client, approval


def _instants(client: str, approval: Approval, desk: Desk) -> Iterator[datetime]:
    ends_at = expires_at(approval, desk.office.timezone)
    if ends_at is not None:
        yield ends_at
    day = day_of(client, desk, approval.approvers)
    for _, at in _reminders(client, approval, desk):
        later = max(at, desk.now)
        reminded_at = later if day.is_open(later) else day.next_opening(later)
        if reminded_at is not None:
            yield reminded_at


def _reminders(client: str, approval: Approval, desk: Desk) -> Iterator[tuple[int, datetime]]:
    """Those that have not been sent, with the mornings on which they are due. The day it was asked does not count.

    Nobody is reminded of a price: who wants what it is for will say so.
    """
    if approval.what == "surcharge":
        return
    day = day_of(client, desk, approval.approvers)
    for number, days in enumerate(REMINDERS, 1):
        at = working_day_after(day, approval.asked_at, days) if number > approval.reminders else None
        if at is not None:
            yield number, at
