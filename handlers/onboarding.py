"""The first start, the owner's claim, and a contact's first step: everything that a one-time code opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.desk import Desk, code_digest
from bot.core.effects import Effect, Keep, Prepare, Record, Send
from bot.core.entries import (
    ContactJoined,
    HoursSet,
    LanguageSet,
    OfficeOpened,
    OwnerClaimed,
    RehearsalBegan,
    RehearsalEnded,
    Role,
)
from bot.core.events import ClockSet, CodeIssued, Commanded, Founded, FromPerson, Wrote
from bot.core.ledger import Entry, OpeningValue
from bot.core.office import LEDGER
from bot.core.rows import Code, Member, Person, Title, Tries
from handlers.people import acquaintance
from handlers.replies import line, opening, reply

CLAIM_CODE_DAYS = 7
LONGEST_CODE = 40  # with whatever people put between its letters
FIRST_WAIT_SECONDS = 5
LONGEST_WAIT_SECONDS = 3600


def founded(event: Founded, desk: Desk) -> Sequence[Effect]:
    """Empty data become an office, as the settings describe it; afterwards the ledger counts."""
    if desk.office.fingerprint:
        return ()
    return (
        Record(ledger=LEDGER, facts=OfficeOpened(fingerprint=event.fingerprint), how="consequence"),
        Record(ledger=LEDGER, facts=HoursSet(rule=event.rule, timezone=event.timezone), how="consequence"),
        Record(ledger=LEDGER, facts=LanguageSet(language=event.language), how="consequence"),
        Keep("titles", LEDGER, Title(text=event.name)),
    )


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
    return _with_code(event, event.rest, desk)


def start(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/start`, alone or with the code of an invitation."""
    if event.by.kind != "person":
        return line(event, desk, "claim-needs-a-person")
    if not event.rest.strip():
        return reply(event, desk, "hello")
    if event.chat.shared:
        return line(event, desk, "code-in-private")
    return _with_code(event, event.rest, desk)


def is_code(event: Wrote, desk: Desk) -> bool:
    """Whether a private message is nothing but a code that is good now: some clients cannot give commands."""
    if event.by.kind != "person" or event.chat.shared or len(event.text) > LONGEST_CODE:
        return False
    return desk.codes.get(code_digest(event.text)) is not None


def code_as_text(event: Wrote, desk: Desk) -> Sequence[Effect]:
    """A code, sent as a plain message."""
    return _with_code(event, event.text, desk)


def _with_code(event: FromPerson, text: str, desk: Desk) -> Sequence[Effect]:
    account = event.by.id
    tries = desk.tries.get(account)
    if tries and desk.now < tries.not_before:
        seconds = int((tries.not_before - desk.now).total_seconds()) + 1
        return line(event, desk, "code-wait", seconds=seconds)
    digest = code_digest(text)
    code = desk.codes.get(digest)
    if code is None or code.expires_at <= desk.now:
        wrong = (tries.wrong if tries else 0) + 1
        wait = timedelta(seconds=min(FIRST_WAIT_SECONDS * 2 ** (wrong - 1), LONGEST_WAIT_SECONDS))
        told = "code-expired" if code else "code-unknown"
        return (Keep("tries", account, Tries(wrong=wrong, not_before=desk.now + wait)), *line(event, desk, told))
    used: list[Effect] = [Keep("codes", digest, None), Keep("tries", account, None)]
    person = desk.people.get(account) or Person(account=account, name=event.by.name, private=event.chat.id)
    if code.role == "owner":
        return (*used, *_becomes_owner(event, person, desk))
    if person.member:
        return line(event, desk, "code-is-for-clients")
    return (*used, *_becomes_contact(event, person, code.client or "", desk))


def _becomes_owner(event: FromPerson, person: Person, desk: Desk) -> Sequence[Effect]:
    member = person.member or desk.fresh("p")
    return (
        Keep("people", person.account, replace(person, member=member, client=None, contact=None)),
        Keep(
            "members",
            member,
            Member(member=member, account=person.account, name=person.name, private=event.chat.id),
        ),
        Record(ledger=LEDGER, facts=OwnerClaimed(member=member), how="command", opening=_without_code(event, desk)),
        *reply(event, desk, "owner_welcome"),
    )


def owner_claimed(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """The owner's private chat gets the freelancer's commands, and whoever was the owner before is told."""
    owner = desk.members.get(desk.office.owner)
    if owner is None or owner.private is None:
        return ()
    effects: list[Effect] = [
        Prepare(
            id=f"menu:{entry.core.seq}",
            recipe="menu",
            args={"chat": owner.private, "audience": "owner", "language": desk.office.language},
            then="settled",
        )
    ]
    for before in desk.members.where():
        if before.member != owner.member and before.private:
            args = {"account": before.account, "key": "owner-moved", "words": {"name": owner.name or owner.account}}
            effects.append(
                Send(id=f"moved:{entry.core.seq}:{before.member}", chat=before.private, say="line", args=args)
            )
    return effects


def _becomes_contact(event: FromPerson, person: Person, client: str, desk: Desk) -> Sequence[Effect]:
    """Whoever uses a client's code first decides for the client; those who follow read along."""
    role: Role = "reader" if desk.client(client).contacts else "approver"
    contact = person.contact if person.client == client and person.contact else desk.fresh("c")
    earlier = [
        Keep("messages", held.id, replace(held, client=client))
        for held in desk.messages.where(by=person.account)
        if held.client is None
    ]
    joined = ContactJoined(contact=contact, role=role)
    return (
        Keep("people", person.account, replace(person, client=client, contact=contact)),
        *earlier,
        Record(ledger=client, facts=joined, how="typed", subject=contact, opening=_without_code(event, desk)),
        *reply(event, desk, "contact_welcome", client=client, after=acquaintance(event.by.id)),
        *_tell_office(event, client, role, desk),
    )


def _without_code(event: FromPerson, desk: Desk) -> OpeningValue:
    """Who and where, but not the words: they were a code, and codes are written down nowhere."""
    return replace(opening(event, desk), words=None)


def _tell_office(event: FromPerson, client: str, role: str, desk: Desk) -> Sequence[Effect]:
    if desk.office_chat is None:
        return ()
    args = {"account": event.by.id, "client": client, "role": role, "after": acquaintance(event.by.id)}
    return (Send(id=f"joined:{event.id}", chat=desk.office_chat, say="contact_joined", args=args, client=client),)
