"""Between client and office: a message passed on, an answer passed back."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.events import Wrote
from bot.core.rows import Chat, Chore, Held
from handlers.people import acquaintance
from handlers.replies import line


def pass_on(held: Held, desk: Desk) -> Sequence[Effect]:
    """To the office's chat, at once. How to answer is explained the first time only."""
    explain = desk.chores.get("explain-reply") is None
    args = {"message": held.id, "explain": explain, "after": acquaintance(held.by)}
    send = Send(id=f"pass:{held.id}", chat=desk.office_chat or "", say="passed_on", args=args, client=held.client)
    return (send, Keep("chores", "explain-reply", Chore(done_at=desk.now))) if explain else (send,)


def pass_back(event: Wrote, message: str, text: str, desk: Desk) -> Sequence[Effect]:
    """The office's answer goes to where the client wrote, on whichever platform that is."""
    held = desk.messages.get(message)
    if held is None:
        return line(event, desk, "reply-too-late")
    chat = desk.chats.get(held.chat) or Chat(chat=held.chat, client=held.client)
    args = {"text": text, "member": event.by.id, "account": held.by, "client": held.client}
    return (
        Send(
            id=f"back:{event.id}", chat=held.chat, thread=held.thread, say="member_reply", args=args, client=held.client
        ),
        Keep("messages", held.id, answered(held, desk)),
        Keep("chats", chat.chat, replace(chat, member_at=desk.now)),
    )


def answered(held: Held, desk: Desk) -> Held:
    """The message is settled."""
    return replace(held, state="answered", answered_at=desk.now)


def spot(chat: str, message: str | None) -> str:
    """Names a message across all platforms."""
    return f"{chat}#{message}"
