"""`/privacy` and `/language`: what a person can ask and choose about themselves."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson
from bot.core.rows import Person
from handlers.replies import line, reply
from handlers.verbs import word_of


def privacy(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """What is kept of this person and of the client, and for how long. That is nobody else's business in a group."""
    person = desk.people.get(event.by.id)
    client = person.client if person else None
    if not event.chat.shared:
        return reply(event, desk, "privacy", client=client)
    language = desk.reader(event.by.id).language
    if person is None or person.private is None:
        return (Answer(desk.say("write-to-me-privately", language)), *line(event, desk, "write-to-me-privately"))
    args = {"account": event.by.id, "client": client}
    told = Send(id=f"reply:{event.id}", chat=person.private, say="privacy", args=args, client=client)
    return (told, Answer(desk.say("answered-privately", language)))


def language(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/language`: which one I speak with this person; `/language en` changes it."""
    return chosen(event, event.rest, desk)


def chosen(event: FromPerson, text: str, desk: Desk) -> Sequence[Effect]:
    """The language as people name it: `it`, `italiano`, `Italian`."""
    wanted = word_of(text.strip())
    person = desk.people.get(event.by.id) or Person(account=event.by.id)
    if not wanted:
        return reply(event, desk, "language_told")
    if wanted == "it":
        person = replace(person, speaks="it")
    elif wanted == "en":
        person = replace(person, speaks="en")
    else:
        raise BadInput("language-unknown", language=text.strip()[:40])
    return (Keep("people", person.account, person), *reply(event, desk, "language_told"))
