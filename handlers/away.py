"""The away reply: one for each closed spell, to whoever has not had it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.cards import with_card
from bot.core.chat_rows import Chat
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.events import Wrote
from bot.core.rows import Person

LIVE_TALK_MINUTES = 10


def spell(desk: Desk, client: str | None) -> str:
    """Names the closed spell that holds now for a client: by the opening that ends it, else by the endless absence.

    So a client who was told "Monday at nine" is not told again, and one who was told an opening that has changed is.
    """
    opens_at = desk.schedule_for(client).reopens_at(desk.now)
    if opens_at is not None:
        return opens_at.isoformat()
    away = desk.away
    return away.away if away and away.ends_at is None else "closed"


def away_reply(event: Wrote, desk: Desk, client: str | None) -> Sequence[Effect]:
    """Answer what arrives while the office is closed. Never twice in a spell, never in the middle of a live talk."""
    if not event.addressed or event.by.kind == "bot" or desk.schedule_for(client).is_open(desk.now):
        return ()
    now_spell = spell(desk, client)
    chat = desk.chats.get(event.chat.id) or Chat(chat=event.chat.id, title=event.chat.title, client=client)
    person = desk.people.get(event.by.id)
    if now_spell == chat.told or (person and _told(person, now_spell, desk)):
        return ()
    if chat.member_at is not None and desk.now - chat.member_at < timedelta(minutes=LIVE_TALK_MINUTES):
        return ()
    args = {"account": event.by.id, "client": client}
    if client is None and not event.chat.shared and person is not None and not person.asked:
        args["asks"] = "yes"
        person = replace(person, asked=True)
    send = Send(id=f"away:{event.id}", chat=event.chat.id, thread=event.thread, say="away", args=args, client=client)
    may_call = client is not None and desk.client(client).urgent != "never"
    effects = [*(with_card(send, desk, subject="urgent", may="client") if may_call else (send,))]
    if person is not None:
        effects.append(Keep("people", person.account, replace(person, told=now_spell)))
    if event.chat.shared or person is None:
        effects.append(Keep("chats", chat.chat, replace(chat, told=now_spell)))
    return effects


def _told(person: Person, now_spell: str, desk: Desk) -> bool:
    """On this account or on another one of the same person."""
    if person.told == now_spell:
        return True
    others = desk.people.where(contact=person.contact) if person.linked else []
    return any(each.told == now_spell for each in others)
