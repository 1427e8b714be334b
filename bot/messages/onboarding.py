"""First words: to the owner, to a contact, to a stranger, to a shared chat; and invitations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.digests import waiting
from bot.core.effects import Block, Button, Buttons, Code, Message, Text, Title
from bot.messages.parts import message, name_of, office_name, office_reader, ours, reader_of, text


def line(desk: Desk, args: Mapping[str, Any]) -> Message:
    """A single sentence of ours: `key` with its `words`."""
    reader = reader_of(desk, args)
    return message(reader, text(desk, reader, args["key"], **args["words"]))


def owner_welcome(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """What the owner can do next."""
    reader = office_reader(desk)
    held = len(waiting(desk))
    return message(
        reader,
        Title(desk.say("owner-welcome", reader.language)),
        text(desk, reader, "owner-welcome-hours", rule=desk.office.rule or "off", zone=desk.office.timezone),
        text(desk, reader, "owner-welcome-next"),
        Code(desk.say("example-client", reader.language, slash=reader.slash)),
        text(desk, reader, "owner-welcome-held", count=held) if held else None,
    )


def hello(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To whoever pressed Start without a code."""
    reader = reader_of(desk, args)
    person = desk.people.get(args.get("account"))
    known = person is not None and person.client is not None
    return message(
        reader,
        text(desk, reader, "hello-client" if known else "hello-stranger", office=office_name(desk, reader)),
    )


def contact_welcome(desk: Desk, args: Mapping[str, Any]) -> Message:
    """Two lines to a new contact: what the assistant does and what is recorded."""
    reader = reader_of(desk, args)
    office = office_name(desk, reader)
    return message(
        reader,
        Title(desk.say("welcome", reader.language, office=office)),
        text(desk, reader, "welcome-does", office=office),
        text(desk, reader, "welcome-records"),
    )


def shared_welcome(desk: Desk, args: Mapping[str, Any]) -> Message:
    """The same for everybody in a shared chat."""
    reader = reader_of(desk, args)
    office = office_name(desk, reader)
    return message(reader, text(desk, reader, "welcome-shared", office=office), text(desk, reader, "welcome-records"))


def stranger_hello(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To somebody unknown who writes while the office is open."""
    reader = reader_of(desk, args)
    return message(reader, text(desk, reader, "stranger-hello", office=office_name(desk, reader)))


def contact_joined(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To the office: somebody used an invitation."""
    reader = office_reader(desk)
    who = name_of(desk, args["account"], args["client"])
    return message(reader, text(desk, reader, f"contact-joined-{args['role']}", who=who))


def client_invitation(desk: Desk, args: Mapping[str, Any]) -> Message:
    """How a client gets in. It carries the code, which is derived here and stored nowhere."""
    reader = office_reader(desk)
    code = desk.code(args["invitation"])
    row = desk.clients.get(args["client"])
    blocks: list[Block] = [
        Title(desk.say("invitation-title", reader.language, name=row.name if row else "")),
        text(desk, reader, "invitation-send", days=args["days"]),
    ]
    platforms = [platform for _, platform in desk.platforms.items()]
    blocks += [Text(platform.invite.format(code=code)) for platform in platforms if platform.invite]
    blocks.append(text(desk, reader, "invitation-typed"))
    blocks += [
        Code(f"{slash}start {code}") for slash in dict.fromkeys(platform.slash for platform in platforms) or ("/",)
    ]
    blocks.append(text(desk, reader, "invitation-shared"))
    return Message(tuple(blocks), language=reader.language, secret=True)


def client_list(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """All clients, with what waits from each."""
    reader = office_reader(desk)
    clients = desk.clients.where()
    if not clients:
        return message(
            reader,
            text(desk, reader, "client-none"),
            Code(desk.say("example-client", reader.language, slash=reader.slash)),
        )
    counts: dict[str | None, int] = {}
    for held in waiting(desk):
        counts[held.client] = counts.get(held.client, 0) + 1
    lines = [
        f"• {each.name}"
        + (
            f" ({desk.say('client-waiting', reader.language, count=counts[each.client])})"
            if each.client in counts
            else ""
        )
        for each in clients
    ]
    return message(reader, Title(desk.say("client-list", reader.language, count=len(clients))), Text("\n".join(lines)))


def client_glance(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """One client at a glance."""
    client = args["client"]
    row = desk.clients.get(client)
    if row is None:
        return None
    reader = office_reader(desk)
    state = desk.client(client)
    said = reader.language
    people = [
        f"• {each.name or each.account} · {desk.say(f'role-{state.role(each.contact)}', said)}"
        for each in desk.people.where(client=client)
    ]
    chats = [f"• {each.title or each.chat}" for each in desk.chats.where(client=client) if each.title]
    items = [held for held in waiting(desk) if held.client == client]
    lines = [
        desk.say("client-language", said, language=desk.say(f"language-{state.language or 'own'}", said)),
        desk.say("client-zone", said, zone=state.timezone or desk.say("language-own", said)),
        desk.say("status-waiting", said, count=len(items)),
    ]
    if items:
        lines.append(desk.say("client-since", said, when=ours(desk, min(held.at for held in items))))
    return message(
        reader,
        Title(row.name),
        Text("\n".join(lines)),
        Text("\n".join([desk.say("client-people", said), *people])) if people else text(desk, reader, "client-nobody"),
        Text("\n".join([desk.say("client-chats", said), *chats])) if chats else None,
    )


def whose_chat(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the owner: whose shared chat is this? After the press, whose it is."""
    card = desk.cards.get(args["card"])
    chat = desk.chats.get(card.data["chat"]) if card else None
    if card is None or chat is None:
        return None
    reader = office_reader(desk)
    title = chat.title or chat.chat
    if card.state != "open":
        row = desk.clients.get(chat.client)
        key = "whose-bound" if row else "whose-none"
        return message(reader, text(desk, reader, key, title=title, name=row.name if row else ""))
    rows = [each for each in map(desk.clients.get, card.data["clients"]) if each]
    buttons = [
        Buttons(
            (
                Button(
                    token=card.token,
                    choice=each.client,
                    label=desk.say("button-this-is", reader.language, name=each.name),
                ),
            )
        )
        for each in rows
    ]
    nobody = Buttons((Button(token=card.token, choice="none", label=desk.say("button-no-client", reader.language)),))
    return message(reader, text(desk, reader, "whose-chat", title=title), *buttons, nobody)
