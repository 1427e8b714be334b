"""A member's answer leaves for the client."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from bot.core.calls import answered_in_words
from bot.core.chat_rows import Chat
from bot.core.desk import Desk
from bot.core.digests import answered
from bot.core.effects import Effect, Keep, Send
from bot.core.rows import Response


def leaves(response: Response, desk: Desk) -> Sequence[Effect]:
    """It goes to the client, and what it answers is settled."""
    # A private chat's row names no client: it is its person's, who may speak for another client tomorrow.
    chat = desk.chats.get(response.to) or Chat(chat=response.to)
    args = {
        "text": response.text,
        "files": [msgspec.to_builtins(file) for file in response.files],
        "member": response.by,
        "account": response.account,
        "to": response.to,
        "client": response.client,
    }
    send = Send(
        id=f"back:{response.id}",
        chat=response.to,
        thread=response.thread,
        say="member_reply",
        args=args,
        client=response.client,
    )
    items = [held for held in map(desk.messages.get, response.held) if held]
    person = desk.people.get(response.by)
    return (
        send,
        *(Keep("messages", held.id, answered(held, desk)) for held in items),
        *answered_in_words(items, person.member if person else None, desk),
        Keep("chats", chat.chat, replace(chat, member_at=desk.now)),
        *((Keep("responses", response.id, None),) if desk.responses.get(response.id) else ()),
    )
