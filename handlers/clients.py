"""`/client`: new ones, the list, one at a glance, its settings, a further invitation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.core.chat_rows import Chat
from bot.core.desk import Desk, code_digest
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.entries import ClientAdded, ClientOpened
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson
from bot.core.facts import How
from bot.core.names import fitting, plain, several, unknown
from bot.core.office import LEDGER
from bot.core.rows import Client, Code
from handlers.chats import bind
from handlers.client_settings import settings
from handlers.contacts import appoint, dismiss
from handlers.replies import opening, reply
from handlers.verbs import word_of

INVITATION_DAYS = 14
LONGEST_NAME = 120


def client(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/client [list]`, `/client new NAME`, or `/client NAME` and what to do with that client; alone, at a glance."""
    first, _, rest = event.rest.strip().partition(" ")
    if word_of(first) in ("", "list"):
        return reply(event, desk, "client_list")
    if word_of(first) == "new":
        return _new(event, " ".join(rest.split()), desk)
    found, rest = named(event.rest, desk)
    return _deed(event, found, rest, desk) if rest else reply(event, desk, "client_glance", client=found.client)


def _deed(event: Commanded, found: Client, rest: str, desk: Desk) -> Sequence[Effect]:
    """`invite`, `here`, `rename NAME`, `approver PERSON`, `reader PERSON`, `remove PERSON`, `set key=value …`."""
    words = rest.split()
    match [word_of(words[0]), *words[1:]]:
        case ["invite"]:
            return _invite(event, found.client, desk)
        case ["here"]:
            return _here(event, found.client, desk)
        case ["rename", *name] if name:
            return _rename(event, found, " ".join(name), desk)
        case ["approver" | "reader" as role, *name]:
            return appoint(event, found.client, role, " ".join(name), desk)
        case ["remove", *name]:
            return dismiss(event, found.client, " ".join(name), desk)
        case ["set", _, *_]:
            return settings(event, found, rest[len(words[0]) :], desk)
        case _:
            raise BadInput("client-what", word=words[0], name=found.name)


def _new(event: Commanded, name: str, desk: Desk) -> Sequence[Effect]:
    _check(name, desk)
    client_id = desk.fresh("k")
    first = () if desk.office.clients else _rehearsal(event, client_id, desk)
    return (*opened(event, client_id, name, "command", desk), *_invite(event, client_id, desk), *first)


def _rehearsal(event: Commanded, client: str, desk: Desk) -> Sequence[Effect]:
    """With the first client of all: how it will be when they write while the office is closed."""
    person = desk.people.get(event.by.id)
    if person is None or person.private is None:
        return ()
    return (
        Send(
            id=f"rehearsal:{client}", chat=person.private, say="away_rehearsal", args={"client": client}, client=client
        ),
    )


def opened(event: FromPerson, client_id: str, name: str, how: How, desk: Desk) -> Sequence[Effect]:
    """A client of this name, with a ledger of its own."""
    return (
        Keep("clients", client_id, Client(client=client_id, name=name)),
        Record(ledger=LEDGER, facts=ClientAdded(client=client_id), how=how, subject=client_id),
        Record(ledger=client_id, facts=ClientOpened(), how=how, opening=opening(event, desk)),
    )


def _check(name: str, desk: Desk) -> None:
    if not plain(name):
        raise BadInput("client-needs-name")
    if len(name) > LONGEST_NAME:
        raise BadInput("client-name-long", most=LONGEST_NAME)
    if any(plain(each.name) == plain(name) for each in desk.clients.where()):
        raise BadInput("client-exists", name=name)


def _rename(event: Commanded, client: Client, name: str, desk: Desk) -> Sequence[Effect]:
    if plain(name) != plain(client.name):
        _check(name, desk)
    return (
        Keep("clients", client.client, Client(client=client.client, name=name)),
        *reply(event, desk, "client_glance", client=client.client),
    )


def _invite(event: Commanded, client_id: str, desk: Desk) -> Sequence[Effect]:
    """The code itself is derived when the message is composed, so that only its hash is ever stored."""
    invitation = desk.fresh("i")
    code = Code(role="contact", client=client_id, expires_at=desk.now + timedelta(days=INVITATION_DAYS))
    return (
        Keep("codes", code_digest(desk.code(invitation)), code),
        *reply(event, desk, "client_invitation", client=client_id, invitation=invitation, days=INVITATION_DAYS),
    )


def _here(event: Commanded, client_id: str, desk: Desk) -> Sequence[Effect]:
    """Said in a shared chat: it is this client's."""
    if not event.chat.shared:
        raise BadInput("client-here-shared")
    room = desk.room
    if room is not None and room.chat == event.chat.id:
        raise BadInput("client-here-office")
    if desk.rooms.get(event.chat.id) is not None:
        raise BadInput("client-here-was-office")
    chat = desk.chats.get(event.chat.id) or Chat(chat=event.chat.id, title=event.chat.title)
    if chat.client is not None and chat.client != client_id:
        other = desk.clients.get(chat.client)
        raise BadInput("client-here-taken", name=other.name if other else chat.client)
    return bind(event, chat, client_id, "command", desk)


def named(text: str, desk: Desk) -> tuple[Client, str]:
    """The client whom the first words name, and what stands after the name. Raises BadInput: none, or several, fit.

    The longest run of words that fits a name counts, so that both "rossi" and "Rossi SRL" find Rossi SRL.
    """
    words = text.split()
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    clients = desk.clients.where()
    for length in range(len(words), 0, -1):
        wanted = " ".join(words[:length])
        found = fitting(wanted, clients)
        if len(found) > 1:
            raise several(wanted, found)
        if found:
            return found[0], text[ends[length - 1] :].strip()
    raise unknown(words[0], clients)
