"""Answering the person who has just written, commanded or pressed."""

from __future__ import annotations

from typing import Any

from bot.core.cards import with_card
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Send
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson, Picked, Pressed, Submitted
from bot.core.ledger import OpeningValue, Where, Who
from bot.core.rows import May


def reply(event: FromPerson, desk: Desk, say: str, **args: Any) -> list[Effect]:
    """One message back. What a member asks in a client's chat is answered in private: clients read along there.

    In the office's own chat nobody but its members is answered.
    """
    chat, thread = event.chat.id, event.thread
    effects: list[Effect] = []
    member = desk.audience(event.by) in ("owner", "member")
    ours = desk.room is not None and desk.room.chat == chat
    if ours and not member:
        return effects
    if event.chat.shared and not ours and member:
        person = desk.people.get(event.by.id)
        language = desk.office.language
        if person is None or person.private is None:
            return [Answer(desk.say("write-to-me-privately", language))]
        chat, thread = person.private, None
        effects.append(Answer(desk.say("answered-privately", language)))
    effects.append(
        Send(id=f"reply:{event.id}", chat=chat, thread=thread, say=say, args={"account": event.by.id, **args})
    )
    return effects


def reply_with_card(  # noqa: PLR0913  these are what a card is
    event: FromPerson,
    desk: Desk,
    say: str,
    *,
    subject: str,
    may: May = "member",
    client: str | None = None,
    data: dict[str, Any] | None = None,
    **args: Any,
) -> list[Effect]:
    """A reply with buttons. `client`, if given, is the card's and the message's; no card where nothing can be said."""
    about = {"client": client} if client else {}
    effects: list[Effect] = []
    for effect in reply(event, desk, say, **about, **args):
        if isinstance(effect, Send):
            effects += with_card(effect, desk, subject=subject, may=may, client=client, data=data)
        else:
            effects.append(effect)
    return effects


def told_in(event: FromPerson, desk: Desk) -> tuple[str, str | None]:
    """Chat and thread where a member hears of what they do: in private if it is a chat where clients read along.

    Raises BadInput if we cannot write to them in private.
    """
    room = desk.room
    if not event.chat.shared or (room is not None and room.chat == event.chat.id):
        return event.chat.id, event.thread
    person = desk.people.get(event.by.id)
    if person is None or person.private is None:
        raise BadInput("write-to-me-privately")
    return person.private, None


def bad_input(event: FromPerson, desk: Desk, error: BadInput) -> list[Effect]:
    """A kind answer to what cannot be meant: a toast under a button, a menu or a form, else a message."""
    if isinstance(event, Pressed | Picked | Submitted):
        return [Answer(why_not(event, desk, error))]
    return reply(event, desk, "line", key=error.key, words=error.words)


def why_not(event: FromPerson, desk: Desk, error: BadInput) -> str:
    """What is wrong, in words for whoever did this."""
    return desk.say(error.key, desk.reader(event.by.id).language, slash=desk.slash(event.by.id), **error.words)


def toast(event: FromPerson, desk: Desk, key: str, **words: str | int) -> tuple[Answer]:
    """A sentence beneath the button that was pressed; nobody else sees it."""
    return (Answer(desk.say(key, desk.reader(event.by.id).language, **words)),)


def line(event: FromPerson, desk: Desk, key: str, **words: str | int) -> list[Effect]:
    """A reply of a single sentence."""
    return reply(event, desk, "line", key=key, words=words)


def who(event: FromPerson, desk: Desk) -> Who:
    """Who acted, as an opening keeps it, by the name that they go by now."""
    return whoever(event.by.id, desk, name=event.by.name)


def whoever(account: str, desk: Desk, *, name: str = "") -> Who:
    """Whose account this is, as an opening keeps it; without a `name`, by the one that we know."""
    platform, _, user = account.partition(":")
    person = desk.people.get(account)
    return Who(platform=platform, user=user, name=name or (person.name if person else ""))


def opening(event: FromPerson, desk: Desk) -> OpeningValue:
    """What an entry keeps of a deed apart from its facts: the exact words, who and where."""
    words = f"/{event.verb} {event.rest}".strip() if isinstance(event, Commanded) else getattr(event, "text", None)
    return OpeningValue(words=words, who=who(event, desk), where=Where(chat=event.chat.id, message=event.message))
