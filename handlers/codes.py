"""One-time codes: what using one makes of an account."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.desk import Audience, Desk, code_digest
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.entries import AccountLinked, ContactJoined, ContactLeft, MemberJoined, OwnerClaimed
from bot.core.events import FromPerson, Wrote
from bot.core.facts import Role
from bot.core.ledger import OpeningValue
from bot.core.office import LEDGER
from bot.core.rows import Code, Member, Person, Tries
from handlers.people import acquaintance, menu
from handlers.replies import line, opening, reply

LONGEST_CODE = 40  # with whatever people put between its letters
FIRST_WAIT_SECONDS = 5
LONGEST_WAIT_SECONDS = 3600


def is_code(event: Wrote, desk: Desk) -> bool:
    """Whether a private message is nothing but a code of ours: some clients cannot give commands."""
    if event.by.kind != "person" or event.chat.shared or len(event.text) > LONGEST_CODE:
        return False
    return desk.codes.get(code_digest(event.text)) is not None


def as_text(event: Wrote, desk: Desk) -> Sequence[Effect]:
    """A code, sent as a plain message."""
    return redeem(event, event.text, desk)


def redeem(event: FromPerson, text: str, desk: Desk) -> Sequence[Effect]:
    """Use a code. A wrong one costs a growing wait."""
    account = event.by.id
    tries = desk.tries.get(account)
    if tries and desk.now < tries.not_before:
        seconds = int((tries.not_before - desk.now).total_seconds()) + 1
        return line(event, desk, "code-wait", seconds=seconds)
    digest = code_digest(text)
    code = desk.codes.get(digest)
    if code is not None and code.used:
        return line(event, desk, "code-used")
    if code is None or code.expires_at <= desk.now:
        wrong = (tries.wrong if tries else 0) + 1
        wait = timedelta(seconds=min(FIRST_WAIT_SECONDS * 2 ** (wrong - 1), LONGEST_WAIT_SECONDS))
        told = "code-expired" if code else "code-unknown"
        return (Keep("tries", account, Tries(wrong=wrong, not_before=desk.now + wait)), *line(event, desk, told))
    person = desk.people.get(account) or Person(account=account, name=event.by.name, private=event.chat.id)
    refusal = _refusal(code, person)
    if refusal:
        return line(event, desk, refusal)
    return (
        Keep("codes", digest, replace(code, used=True)),
        Keep("tries", account, None),
        *_BECOMES[code.role](event, person, code, desk),
    )


def _refusal(code: Code, person: Person) -> str:
    """Why this code is not for this person, as a key; the code stays good."""
    if code.role == "contact" and person.member:
        return "code-is-for-clients"
    if code.role == "contact" and person.contact and person.client == code.client:
        return "code-is-for-others"
    if code.role in ("member", "link") and code.member and person.contact:
        return "code-is-for-office"  # a code that went astray must not let a client in
    if code.role == "link" and (code.member, code.contact) == (person.member, person.contact):
        return "link-same"
    if code.role == "link" and code.contact and person.member:
        return "code-is-for-clients"
    return ""


def _owner(event: FromPerson, person: Person, _code: Code, desk: Desk) -> Sequence[Effect]:
    member = person.member or desk.fresh("p")
    return (
        *_of_the_office(event, person, member, desk),
        Record(ledger=LEDGER, facts=OwnerClaimed(member=member), how="command", opening=_without_code(event, desk)),
        *reply(event, desk, "owner_welcome"),
    )


def _member(event: FromPerson, person: Person, code: Code, desk: Desk) -> Sequence[Effect]:
    member = code.member or ""
    return (
        *_of_the_office(event, person, member, desk),
        Record(ledger=LEDGER, facts=MemberJoined(member=member), how="command", opening=_without_code(event, desk)),
        menu(event.chat.id, "member", desk.office.language, event.id),
        *reply(event, desk, "member_welcome"),
        *_tell_owner(event, "member_joined", desk, account=person.account),
    )


def _of_the_office(event: FromPerson, person: Person, member: str, desk: Desk) -> Sequence[Effect]:
    known = desk.members.get(member)
    name = person.name or (known.name if known else "")
    return (
        *_left_behind(event, person, desk),
        Keep("people", person.account, replace(person, member=member, client=None, contact=None)),
        Keep("members", member, Member(member=member, account=person.account, name=name, private=event.chat.id)),
    )


def _contact(event: FromPerson, person: Person, code: Code, desk: Desk) -> Sequence[Effect]:
    """Whoever uses a client's code first decides for the client; those who follow read along."""
    client = code.client or ""
    role: Role = "reader" if desk.client(client).contacts else "approver"
    args = {"role": role, "account": event.by.id, "client": client, "after": acquaintance(event.by.id)}
    return (
        *joins(event, person, client, role, desk),
        *reply(event, desk, "contact_welcome", client=client, after=acquaintance(event.by.id)),
        *_tell_owner(event, "contact_joined", desk, **args),
    )


def joins(event: FromPerson, person: Person, client: str, role: Role, desk: Desk) -> Sequence[Effect]:
    """The person speaks for the client from now on, and so does what they have written already."""
    contact = desk.fresh("c")
    opened = _without_code(event, desk)
    language = desk.reader(person.account, client).language
    return (
        *_left_behind(event, person, desk),
        Keep("people", person.account, replace(person, client=client, contact=contact, left=None)),
        *_earlier(person, client, desk),
        Record(
            ledger=client, facts=ContactJoined(contact=contact, role=role), how="typed", subject=contact, opening=opened
        ),
        *([menu(person.private, "client", language, event.id)] if person.private else []),
    )


def _left_behind(event: FromPerson, person: Person, desk: Desk) -> Sequence[Effect]:
    """Whoever becomes another client's contact, or the office's, is the former client's no longer.

    Else approvals there would wait for somebody who is gone. Who has another account as that contact stays.
    """
    if not (person.client and person.contact) or len(desk.people.where(contact=person.contact)) > 1:
        return ()
    facts = ContactLeft(contact=person.contact)
    value = _without_code(event, desk)
    return (Record(ledger=person.client, facts=facts, how="consequence", subject=person.contact, opening=value),)


def _earlier(person: Person, client: str | None, desk: Desk) -> list[Keep]:
    earlier = [held for held in desk.messages.where(by=person.account) if held.client is None]
    return [Keep("messages", held.id, replace(held, client=client)) for held in earlier]


def _link(event: FromPerson, person: Person, code: Code, desk: Desk) -> Sequence[Effect]:
    """One more account of somebody who is known already."""
    linked = replace(person, member=code.member, client=code.client, contact=code.contact, linked=True)
    audience: Audience = "member" if code.member else "client"
    others = desk.people.where(contact=code.contact, member=code.member)
    return (
        *_left_behind(event, person, desk),
        Keep("people", person.account, linked),
        *(
            Keep("people", each.account, replace(each, linked=True))
            for each in others
            if each.account != person.account
        ),
        *_earlier(person, code.client, desk),
        Record(
            ledger=code.client or LEDGER,
            facts=AccountLinked(member=code.member, contact=code.contact),
            how="command",
            subject=code.member or code.contact,
            opening=_without_code(event, desk),
        ),
        menu(event.chat.id, audience, desk.reader(person.account, code.client).language, event.id),
        *line(event, desk, "linked"),
    )


def _tell_owner(event: FromPerson, say: str, desk: Desk, **args: str) -> Sequence[Effect]:
    if desk.owner_chat is None:
        return ()
    return (Send(id=f"joined:{event.id}", chat=desk.owner_chat, say=say, args=args, client=args.get("client")),)


def _without_code(event: FromPerson, desk: Desk) -> OpeningValue:
    """Who and where, but not the words: they were a code, and codes are written down nowhere."""
    return replace(opening(event, desk), words=None)


_BECOMES: dict[str, Callable[[FromPerson, Person, Code, Desk], Sequence[Effect]]] = {
    "owner": _owner,
    "member": _member,
    "contact": _contact,
    "link": _link,
}
