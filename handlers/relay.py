"""Between client and office: a client's message is handed over, with its files, where the office wants it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.calls import talk
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.events import TopicLost
from bot.core.post_rows import Chore
from bot.core.rows import Held
from bot.core.strangers import card, card_of, is_new
from handlers.fetching import sent_as_one
from handlers.people import acquaintance


def hand_over(held: Held, desk: Desk) -> Sequence[Effect]:
    """A client's message goes to the office at once; what was sent as one album, in one."""
    if desk.office_chat is None:
        return ()
    items = sent_as_one(held, desk)
    if is_new(held, desk):
        return card(items, desk)
    chat = talk(held.client, desk)
    if held.album and not has_left(held, desk):
        return pass_on(items, _occurrence(held), desk, chat)
    occurrence = f"pass:{held.id}"
    again = desk.outbox.get(occurrence) is not None  # it was edited since
    return pass_on((held,), f"{occurrence}:{desk.fresh('e')}" if again else occurrence, desk, chat)


def has_left(held: Held, desk: Desk) -> bool:
    """Whether the message, or its album as far as it was here, was handed over before."""
    shown = card_of(held.by, desk) if held.client is None else None
    ids = {each.id for each in sent_as_one(held, desk)}
    return desk.outbox.get(_occurrence(held)) is not None or bool(shown and ids.intersection(shown.data["messages"]))


def _occurrence(held: Held) -> str:
    return f"pass:{held.chat}#album:{held.album}" if held.album else f"pass:{held.id}"


def pass_on(items: Sequence[Held], occurrence: str, desk: Desk, chat: str | None = None) -> Sequence[Effect]:
    """The message (or album) as one of ours. How to answer is explained the first time only."""
    first = items[0]
    explain = desk.chores.get("explain-reply") is None
    to = chat or desk.office_chat or ""
    args = {"messages": [each.id for each in items], "to": to, "explain": explain, "after": acquaintance(first.by)}
    send = Send(id=occurrence, chat=to, say="passed_on", args=args, client=first.client)
    told = (Keep("chores", "explain-reply", Chore(done_at=desk.now)),) if explain else ()
    return (*in_topic(send, desk), *told)


def in_topic(send: Send, desk: Desk) -> Sequence[Effect]:
    """The same, in the client's own topic of the office's chat; one is opened first if there is none."""
    room = desk.room
    if room is None or not room.topics or room.chat != send.chat or send.client is None:
        return (send,)
    if desk.topics.get(f"{send.chat}/{send.client}") or _opening_topic(send, desk):
        return (send,)
    return (
        Send(id=f"topic:{send.id}", chat=send.chat, say="topic", args={"client": send.client}, client=send.client),
        send,
    )


def _opening_topic(send: Send, desk: Desk) -> bool:
    rows = desk.outbox.where(say="topic", client=send.client, chat=send.chat)
    return any(row.state in ("pending", "sending") for row in rows)


def topic_lost(event: TopicLost, desk: Desk) -> Sequence[Effect]:
    """Somebody deleted a client's topic; the next message opens it anew."""
    return [
        Keep("topics", key, None)
        for key, topic in desk.topics.items()
        if topic.chat == event.chat and topic.thread == event.thread
    ]


def spot(chat: str, message: str | None) -> str:
    """Names a message across all platforms."""
    return f"{chat}#{message}"
