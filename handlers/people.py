"""Who is who: what we remember of an account, known by its id alone."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.desk import Audience, Desk
from bot.core.effects import Effect, Keep, Prepare
from bot.core.events import FromPerson, Prepared, Wrote
from bot.core.rows import Person
from handlers.deliveries import settled


def noted(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """Keep what the platform tells of this account. Bystanders of shared chats are left alone.

    Whoever writes in a client's shared chat and is nobody else's reads along for that client.
    """
    if event.by.kind != "person" or _bystander(event, desk):
        return ()
    known = desk.people.get(event.by.id)
    person = known or Person(account=event.by.id)
    theirs = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    person = replace(
        person,
        name=event.by.name or person.name,
        language=event.by.language or person.language,
        timezone=event.by.timezone or person.timezone,
        client=person.client or (None if person.member or theirs == person.left else theirs),
        private=person.private if event.chat.shared else event.chat.id,
    )
    effects: list[Effect] = []
    if person != known:
        effects.append(Keep("people", person.account, person))
        effects.extend(_same_member(person, desk))
    if not person.name:
        account = person.account
        effects.append(
            Prepare(id=acquaintance(account), recipe="describe", args={"account": account}, then="described")
        )
    return effects


def acquaintance(account: str) -> str:
    """The errand that asks the platform who this is; a message whose words need the answer goes `after` it."""
    return f"describe:{account}"


def menu(chat: str, audience: Audience, language: str, why: str) -> Prepare:
    """Let a private chat offer the commands of its audience; `why` names the occasion."""
    args = {"chat": chat, "audience": audience, "language": language}
    return Prepare(id=f"menu:{why}", recipe="menu", args=args, then="settled")


def described(event: Prepared, desk: Desk) -> Sequence[Effect]:
    """The platform told more of an account."""
    person = desk.people.get(event.args["account"])
    if person is None:
        return settled(event, desk)
    person = replace(
        person,
        name=event.result.get("name") or person.name,
        language=event.result.get("language") or person.language,
        timezone=event.result.get("timezone") or person.timezone,
    )
    return (Keep("people", person.account, person), *_same_member(person, desk), *settled(event, desk))


def _same_member(person: Person, desk: Desk) -> Sequence[Effect]:
    """A member's row follows the account through which the office talks to this member."""
    member = desk.members.get(person.member)
    if member is None or member.account != person.account:
        return ()
    return (Keep("members", member.member, replace(member, name=person.name or member.name, private=person.private)),)


def _bystander(event: FromPerson, desk: Desk) -> bool:
    if not event.chat.shared or desk.people.get(event.by.id):
        return False
    chat = desk.chats.get(event.chat.id)
    return (chat is None or chat.client is None) and not (isinstance(event, Wrote) and event.addressed)
