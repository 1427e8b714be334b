"""The first start, the owner's claim, and a contact's first step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.entries import (
    CallHoursSet,
    HolidaysSet,
    HoursSet,
    LanguageSet,
    OfficeOpened,
    RehearsalBegan,
    RehearsalEnded,
)
from bot.core.events import ClockSet, CodeIssued, Commanded, Founded
from bot.core.facts import Facts
from bot.core.ledger import Entry
from bot.core.office import LEDGER
from bot.core.rows import Code, Title
from handlers.codes import redeem
from handlers.people import menu
from handlers.replies import line, reply
from handlers.status import helped

CLAIM_CODE_DAYS = 7


def founded(event: Founded, desk: Desk) -> Sequence[Effect]:
    """Empty data become an office, as the settings describe it; afterwards only what no command sets is taken over."""
    if desk.office.fingerprint:
        return _taken_over(event, desk)
    holidays = Record(ledger=LEDGER, facts=HolidaysSet(region=event.holidays), how="consequence")
    return (
        Record(ledger=LEDGER, facts=OfficeOpened(fingerprint=event.fingerprint), how="consequence"),
        Record(ledger=LEDGER, facts=HoursSet(rule=event.rule, timezone=event.timezone), how="consequence"),
        Record(ledger=LEDGER, facts=LanguageSet(language=event.language), how="consequence"),
        *([holidays] if event.holidays else []),
        Keep("titles", LEDGER, Title(text=event.name)),
    )


def _taken_over(event: Founded, desk: Desk) -> list[Effect]:
    """A name, zone or language that was changed in the settings. Hours stay what they are on the wall clock."""
    office, effects = desk.office, list[Effect]()
    if "name" in event.chosen and event.name != desk.office_name:
        effects.append(Keep("titles", LEDGER, Title(text=event.name)))
    if "timezone" in event.chosen and event.timezone != office.timezone:
        facts: list[Facts] = [HoursSet(rule=office.rule, timezone=event.timezone)]
        if office.calls_rule:
            facts.append(CallHoursSet(rule=office.calls_rule, timezone=event.timezone))
        effects += [Record(ledger=LEDGER, facts=each, how="consequence") for each in facts]
    if "language" in event.chosen and event.language != office.language:
        effects.append(Record(ledger=LEDGER, facts=LanguageSet(language=event.language), how="consequence"))
    return effects


def clock_set(event: ClockSet, desk: Desk) -> Sequence[Effect]:
    """A rehearsal leaves its mark in the ledger: instants after it are not to be believed."""
    if event.clock_start is not None:
        facts = RehearsalBegan(clock_start=event.clock_start, speed_milli=event.speed_milli)
        return (Record(ledger=LEDGER, facts=facts, how="consequence"),)
    if desk.office.rehearsal:
        return (Record(ledger=LEDGER, facts=RehearsalEnded(), how="consequence"),)
    return ()


def code_issued(event: CodeIssued, desk: Desk) -> Sequence[Effect]:
    """A new claim code voids the ones before."""
    older = [Keep("codes", key, None) for key, code in desk.codes.items() if code.role == "owner"]
    expires_at = desk.now + timedelta(days=CLAIM_CODE_DAYS)
    return (*older, Keep("codes", event.digest, Code(role="owner", expires_at=expires_at)))


def claim(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/claim CODE`: this account is the owner's now."""
    if event.by.kind != "person":
        return line(event, desk, "claim-needs-a-person")
    if event.chat.shared:
        return line(event, desk, "claim-in-private")
    if not event.rest.strip():
        return line(event, desk, "claim-needs-code")
    return redeem(event, event.rest, desk)


def start(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/start`, alone or with the code of an invitation."""
    if event.by.kind != "person":
        return line(event, desk, "claim-needs-a-person")
    if not event.rest.strip():
        return helped(event, desk) if desk.audience(event.by) in ("owner", "member") else reply(event, desk, "hello")
    if event.chat.shared:
        return line(event, desk, "code-in-private")
    return redeem(event, event.rest, desk)


def owner_claimed(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """The owner's private chat gets the freelancer's commands, and whoever was the owner before is told."""
    owner = desk.members.get(desk.office.owner)
    if owner is None or owner.private is None:
        return ()
    effects: list[Effect] = [menu(owner.private, "owner", desk.office.language, str(entry.core.seq))]
    for before in filter(None, map(desk.members.get, desk.office.members)):
        if before.member != owner.member and before.private:
            args = {"account": before.account, "key": "owner-moved", "words": {"name": owner.name or owner.account}}
            effects.append(
                Send(id=f"moved:{entry.core.seq}:{before.member}", chat=before.private, say="line", args=args)
            )
    return effects
