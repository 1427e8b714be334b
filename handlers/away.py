"""The away reply: one for each closed spell, to whoever has not had it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.events import Wrote
from bot.core.rows import Chat

LIVE_TALK_MINUTES = 10


def spell(desk: Desk) -> str:
    """Names the closed spell that holds now: by the opening that ends it, or by the absence that has no end yet.

    So a client who was told "Monday at nine" is not told again, and one who was told an opening that has changed is.
    """
    opens_at = desk.schedule.reopens_at(desk.now)
    if opens_at is not None:
        return opens_at.isoformat()
    endless = [away.away for away in desk.office.aways if away.ends_at is None and away.starts_at <= desk.now]
    return endless[-1] if endless else "closed"


def away_reply(event: Wrote, desk: Desk, client: str | None) -> Sequence[Effect]:
    """Answer what arrives while the office is closed. Never twice in a spell, never in the middle of a live talk."""
    if not event.addressed or event.by.kind == "bot" or desk.schedule.is_open(desk.now):
        return ()
    now_spell = spell(desk)
    chat = desk.chats.get(event.chat.id) or Chat(chat=event.chat.id, title=event.chat.title, client=client)
    person = desk.people.get(event.by.id)
    if now_spell in (chat.told, person.told if person else None):
        return ()
    if chat.member_at is not None and desk.now - chat.member_at < timedelta(minutes=LIVE_TALK_MINUTES):
        return ()
    effects: list[Effect] = [
        Send(
            id=f"away:{event.id}",
            chat=event.chat.id,
            thread=event.thread,
            say="away",
            args={"account": event.by.id, "client": client},
            client=client,
        )
    ]
    if person is not None:
        effects.append(Keep("people", person.account, replace(person, told=now_spell)))
    if event.chat.shared or person is None:
        effects.append(Keep("chats", chat.chat, replace(chat, told=now_spell)))
    return effects
