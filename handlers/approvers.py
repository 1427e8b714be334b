"""Who decides for a client, and who of them about an approval: all, or whom the member has chosen."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.desk import Desk, Reader
from bot.core.errors import BadInput
from bot.core.events import FromPerson
from bot.core.names import plain
from bot.core.places import whom
from bot.core.rows import Client


def decides(event: FromPerson, client: str | None, desk: Desk) -> str | None:
    """The contact who did this, if it decides for the client."""
    person = desk.people.get(event.by.id)
    contact = person.contact if person else None
    return contact if client is not None and contact in desk.client(client).approvers else None


def checked(client: Client, chosen: Sequence[str], needed: int, desk: Desk) -> None:
    """Whether these, or all who decide if nobody is chosen, can decide it. Raises BadInput."""
    approvers = who_decides(client.client, chosen, desk)
    if not approvers:
        raise BadInput("approvers-gone" if chosen else "approve-nobody", name=client.name)
    if not whom(approvers, client.client, desk):
        raise BadInput("approve-nowhere", name=client.name)
    if not 1 <= needed <= len(approvers):
        key = "approvers-too-few" if chosen else "approve-too-many"
        raise BadInput(key, needed=needed, count=len(approvers))


def who_decides(client: str, chosen: Sequence[str], desk: Desk) -> tuple[str, ...]:
    """The chosen contacts who still decide for the client; all who do if nobody was chosen."""
    approvers = desk.client(client).approvers
    return tuple(each for each in approvers if each in chosen) if chosen else approvers


def reader(client: str, desk: Desk) -> Reader:
    """In whose language papers for a client are: as set for the client, else of whoever decides first."""
    decides = who_decides(client, (), desk)
    first = next((each for each in desk.people.where(client=client) if each.contact in decides), None)
    return desk.reader(first.account if first else None, client)


def chosen_by_name(names: str, client: Client, desk: Desk) -> tuple[str, ...]:
    """The contacts whom names mean that are parted by commas; the beginning of a name will do. Raises BadInput."""
    known = names_of(client.client, desk)
    if not known:
        raise BadInput("approve-nobody", name=client.name)
    wanted = [name for each in names.split(",") if (name := each.strip(" \"'“”«»"))]
    return tuple(dict.fromkeys(_contact(name, client, known) for name in wanted or [""]))


def names_of(client: str, desk: Desk) -> dict[str, str]:
    """How each contact who decides for the client is called; a dash for one who has told no name."""
    people = desk.people.where(client=client)
    called = {each.contact: each.name for each in reversed(people) if each.name}
    return {each: called.get(each, "–") for each in desk.client(client).approvers}  # noqa: RUF001  a dash, as people print it


def _contact(name: str, client: Client, known: dict[str, str]) -> str:
    exact = [each for each, called in known.items() if plain(called) == plain(name)]
    found = exact or [each for each, called in known.items() if plain(name) and plain(called).startswith(plain(name))]
    names = ", ".join(known[each] for each in found or known)
    if len(found) > 1:
        raise BadInput("member-several", name=name, names=names)
    if not found:
        raise BadInput("approver-unknown", name=name, client=client.name, names=names)
    return found[0]
