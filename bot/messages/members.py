"""About the people of the office, and second accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.effects import Block, Code, Message, Text, Title
from bot.messages.parts import message, office_name, office_reader, reader_of, text


def member_list(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """Who works for the office."""
    reader = office_reader(desk)
    lines = []
    for member in map(desk.members.get, desk.office.members):
        if member is not None:
            role = "role-owner" if member.member == desk.office.owner else "role-collaborator"
            lines.append(f"• {member.name or member.account} · {desk.say(role, reader.language)}")
    lines += [
        f"• {each.name} · {desk.say('role-invited', reader.language)}"
        for each in desk.members.where()
        if not each.account
    ]
    return message(
        reader,
        Title(desk.say("member-list", reader.language)),
        Text("\n".join(lines)),
        text(desk, reader, "member-how"),
        Code(desk.say("example-member", reader.language, slash=reader.slash)),
    )


def member_invitation(desk: Desk, args: Mapping[str, Any]) -> Message:
    """How a collaborator gets in. It carries the code, which is derived here and stored nowhere."""
    reader = office_reader(desk)
    return Message(
        (
            Title(desk.say("member-invited", reader.language, name=args["name"])),
            text(desk, reader, "member-send", days=args["days"]),
            *_codes(desk, args["invitation"], "start"),
        ),
        language=reader.language,
        secret=True,
    )


def link_code(desk: Desk, args: Mapping[str, Any]) -> Message:
    """The code that makes another account the same person's."""
    reader = reader_of(desk, args)
    return Message(
        (text(desk, reader, "link-code", minutes=args["minutes"]), *_codes(desk, args["invitation"], "link")),
        language=reader.language,
        secret=True,
    )


def _codes(desk: Desk, invitation: str, verb: str) -> list[Block]:
    code = desk.code(invitation)
    slashes = dict.fromkeys(platform.slash for _, platform in desk.platforms.items()) or ("/",)
    return [Code(f"{slash}{verb} {code}") for slash in slashes]


def member_welcome(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """To a new collaborator."""
    reader = office_reader(desk)
    return message(
        reader,
        Title(desk.say("member-welcome", reader.language, office=office_name(desk, reader))),
        text(desk, reader, "member-welcome-does"),
    )


def member_joined(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To the owner: somebody used the invitation."""
    reader = office_reader(desk)
    person = desk.people.get(args["account"])
    return message(reader, text(desk, reader, "member-joined", name=person.name if person else args["account"]))


def room_bound(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """In the office's own chat: what happens here from now on."""
    reader = office_reader(desk)
    room = desk.room
    key = "room-bound-topics" if room and room.topics else "room-bound"
    return message(reader, text(desk, reader, key))


def room_left(desk: Desk, args: Mapping[str, Any]) -> Message:
    """Where messages go now that the office's own chat is gone."""
    reader = office_reader(desk)
    return message(reader, text(desk, reader, "room-left", title=args["title"]))


def privacy(desk: Desk, args: Mapping[str, Any]) -> Message:
    """What is kept of a person, and for how long."""
    reader = reader_of(desk, args)
    account, client = args["account"], args["client"]
    office = office_name(desk, reader)
    person = desk.people.get(account)
    held = [each for each in desk.messages.where(by=account) if not each.withdrawn]
    count = sum(len(each.files) for each in held)
    lines = [
        desk.say("privacy-you", reader.language, name=person.name if person else ""),
        desk.say("privacy-messages", reader.language, count=len(held), files=count),
        desk.say("privacy-record", reader.language, count=desk.books.head(client).seq if client else 0),
    ]
    return message(
        reader,
        Title(desk.say("privacy", reader.language, office=office)),
        Text("\n".join(lines)),
        text(desk, reader, "privacy-ask", office=office),
    )


def language_told(desk: Desk, args: Mapping[str, Any]) -> Message:
    """Which language is spoken with this person, and how to change it."""
    reader = reader_of(desk, args)
    return message(
        reader,
        text(desk, reader, "language-told"),
        Code(desk.say("example-language", reader.language, slash=reader.slash)),
    )
