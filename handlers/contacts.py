"""`/client NAME approver | reader | remove PERSON`: who speaks for a client."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.entries import ContactJoined, ContactLeft, ContactSet
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.facts import Facts, Role
from bot.core.names import fitting, plain
from bot.core.rows import Person
from handlers.people import menu
from handlers.replies import line, opening, reply


def appoint(event: Commanded, client: str, role: Role, name: str, desk: Desk) -> Sequence[Effect]:
    """Somebody who has written for the client decides for it, or reads along, from now on."""
    person = _named(name, client, desk)
    contact = person.contact or desk.fresh("c")
    known = any(each == contact for each, _ in desk.client(client).contacts)
    facts: Facts = ContactSet(contact=contact, role=role) if known else ContactJoined(contact=contact, role=role)
    return (
        Keep("people", person.account, replace(person, contact=contact)),
        Record(ledger=client, facts=facts, how="command", subject=contact, opening=opening(event, desk)),
        *reply(event, desk, "client_glance", client=client),
    )


def dismiss(event: Commanded, client: str, name: str, desk: Desk) -> Sequence[Effect]:
    """Somebody no longer speaks for the client; whatever they write next is a stranger's."""
    person = _named(name, client, desk)
    contact = person.contact
    accounts = desk.people.where(client=client, contact=contact) if contact else [person]
    gone: list[Effect] = []
    for each in accounts:
        gone.append(Keep("people", each.account, replace(each, client=None, contact=None, left=client)))
        if each.private:
            language = desk.reader(each.account).language
            gone.append(menu(each.private, "stranger", language, f"{event.id}:{each.account}"))
    gone += [Keep("codes", key, None) for key, code in desk.codes.items() if contact and code.contact == contact]
    if contact:
        facts = ContactLeft(contact=contact)
        gone.append(Record(ledger=client, facts=facts, how="command", subject=contact, opening=opening(event, desk)))
    return (*gone, *line(event, desk, "contact-removed", name=person.name or person.account))


def _named(name: str, client: str, desk: Desk) -> Person:
    people = desk.people.where(client=client)
    if not plain(name):
        raise BadInput("contact-needs-name", names=_names(people))
    found = fitting(name, people)
    if len({each.contact or each.account for each in found}) > 1:
        raise BadInput("member-several", name=name, names=_names(found))
    if not found:
        near = difflib.get_close_matches(plain(name), {plain(each.name): each for each in people}, n=1, cutoff=0.5)
        likely = [each for each in people if plain(each.name) in near]
        raise BadInput("contact-unknown", name=name, names=_names(likely or people))
    return found[0]


def _names(people: Sequence[Person]) -> str:
    return ", ".join(each.name for each in people if each.name) or "–"  # noqa: RUF001  a dash, as people print it
