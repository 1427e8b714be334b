"""`/member` and `/link`: who works for the office, and second accounts."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.chat_rows import Room
from bot.core.desk import Desk, code_digest
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.entries import MemberLeft
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.names import fitting, plain
from bot.core.office import LEDGER
from bot.core.rows import Code, Member
from handlers.codes import redeem
from handlers.people import menu
from handlers.replies import line, opening, reply
from handlers.verbs import word_of

INVITATION_DAYS = 14
LINK_MINUTES = 60
LONGEST_NAME = 80


def member(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/member [list]`, and for the owner `/member new NAME`, `/member NAME remove`, `/member here`."""
    words = event.rest.split()
    first = word_of(words[0]) if words else "list"
    if first == "list":
        return reply(event, desk, "member_list")
    if desk.audience(event.by) != "owner":
        raise BadInput("member-owner-only")
    if first == "new":
        return _new(event, " ".join(words[1:]), desk)
    if first == "here" and len(words) == 1:
        return _here(event, desk)
    if len(words) > 1 and word_of(words[-1]) == "remove":
        return _remove(event, named(" ".join(words[:-1]), desk), desk)
    raise BadInput("member-what", word=words[-1])


def named(name: str, desk: Desk) -> Member:
    """The one of the office, or of those invited to it, who is called that. Raises BadInput: nobody, or several."""
    members = [*_members(desk), *_invited(desk)]
    found = fitting(name, members)
    if len(found) > 1:
        raise BadInput("member-several", name=name, names=", ".join(each.name for each in found))
    if not found:
        near = difflib.get_close_matches(name, [each.name for each in members], n=1, cutoff=0.5)
        names = near or [each.name for each in members]
        raise BadInput("member-unknown", name=name, names=", ".join(names))
    return found[0]


def _members(desk: Desk) -> list[Member]:
    return [each for each in map(desk.members.get, desk.office.members) if each]


def _invited(desk: Desk) -> list[Member]:
    """Who has not used the invitation yet."""
    return [each for each in desk.members.where() if not each.account]


def _new(event: Commanded, name: str, desk: Desk) -> Sequence[Effect]:
    if not plain(name):
        raise BadInput("member-needs-name")
    if len(name) > LONGEST_NAME:
        raise BadInput("client-name-long", most=LONGEST_NAME)
    if any(plain(each.name) == plain(name) for each in _members(desk)):
        raise BadInput("member-exists", name=name)
    before = next((each.member for each in _invited(desk) if plain(each.name) == plain(name)), None)
    member_id, invitation = before or desk.fresh("p"), desk.fresh("i")
    code = Code(role="member", member=member_id, expires_at=desk.now + timedelta(days=INVITATION_DAYS))
    return (
        *_uninvited(member_id, desk),
        Keep("members", member_id, Member(member=member_id, name=name)),
        Keep("codes", code_digest(desk.code(invitation)), code),
        *reply(event, desk, "member_invitation", name=name, invitation=invitation, days=INVITATION_DAYS),
    )


def _uninvited(member: str, desk: Desk) -> list[Effect]:
    """The codes of earlier invitations are worth nothing any more."""
    codes = [(key, code) for key, code in desk.codes.items() if code.member == member and not code.used]
    return [Keep("codes", key, None) for key, _ in codes]


def _remove(event: Commanded, gone: Member, desk: Desk) -> Sequence[Effect]:
    """The person is a stranger again; what was assigned to them is everybody's. An unused invitation is called off."""
    if gone.member == desk.office.owner:
        raise BadInput("member-is-owner", name=gone.name)
    if not gone.account:
        uninvited = (*_uninvited(gone.member, desk), Keep("members", gone.member, None))
        return (*uninvited, *line(event, desk, "member-uninvited", name=gone.name))
    people = desk.people.where(member=gone.member)
    return (
        *_uninvited(gone.member, desk),
        Record(
            ledger=LEDGER,
            facts=MemberLeft(member=gone.member),
            how="command",
            subject=gone.member,
            opening=opening(event, desk),
        ),
        *(Keep("people", person.account, replace(person, member=None)) for person in people),
        *(
            menu(person.private, "stranger", desk.reader(person.account).language, f"{event.id}:{person.account}")
            for person in people
            if person.private
        ),
        *(
            Keep("messages", held.id, replace(held, assigned=None))
            for held in desk.messages.where(assigned=gone.member)
        ),
        *line(event, desk, "member-removed", name=gone.name),
    )


def _here(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """Said in a shared chat: it is the office's own, to which clients' messages are passed on."""
    if not event.chat.shared:
        raise BadInput("client-here-shared")
    chat = desk.chats.get(event.chat.id)
    taken = desk.clients.get(chat.client) if chat else None
    if taken is not None:
        raise BadInput("client-here-taken", name=taken.name)
    args = {"account": event.by.id}
    hello = Send(id=f"reply:{event.id}", chat=event.chat.id, thread=event.thread, say="room_bound", args=args)
    return (*settles(event.chat.id, event.chat.title, topics=event.chat.topics), hello)


def settles(chat: str, title: str, *, topics: bool) -> Sequence[Effect]:
    """This shared chat is the office's own from now on."""
    room = Room(chat=chat, title=title, topics=topics)
    return (Keep("rooms", "office", room), Keep("rooms", chat, room))


def link(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/link` shows a code; `/link CODE`, from another account, makes that account the same person's.

    `/link here` lets the office write to this account of a member's from now on.
    """
    person = desk.people.get(event.by.id)
    if event.chat.shared:
        return line(event, desk, "code-in-private")
    given = event.rest.strip()
    if word_of(given) == "here" and person and person.member:
        known = desk.members.get(person.member)
        if known is None:
            return ()
        moved = replace(known, account=person.account, private=event.chat.id)
        return (Keep("members", known.member, moved), *line(event, desk, "link-here"))
    if given:
        return redeem(event, given, desk)
    if person is None or not (person.member or person.contact):
        return line(event, desk, "link-needs-code")
    link_id = desk.fresh("i")
    code = Code(
        role="link",
        member=person.member,
        client=person.client,
        contact=person.contact,
        expires_at=desk.now + timedelta(minutes=LINK_MINUTES),
    )
    return (
        Keep("codes", code_digest(desk.code(link_id)), code),
        *reply(event, desk, "link_code", invitation=link_id, minutes=LINK_MINUTES),
    )
