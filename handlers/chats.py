"""Shared chats: whose they are, where they moved, and that we were thrown out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from bot.core.cards import redraw, with_card
from bot.core.chat_rows import Chat
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Prepare, Record, Send
from bot.core.entries import ChatBound
from bot.core.errors import BadInput
from bot.core.events import FromPerson, Joined, Left, Moved, Prepared, Pressed
from bot.core.facts import How
from bot.core.ledger import OpeningValue, Where
from bot.core.post_rows import Parcel
from bot.core.side_tables import Table
from handlers.deliveries import settled
from handlers.members import settles
from handlers.people import acquaintance
from handlers.replies import toast, who

MOST_OFFERED = 24


def joined(event: Joined, desk: Desk) -> Sequence[Effect]:
    """Ask the owner, in private, whose chat this is: the names of clients are nobody else's business."""
    known = desk.chats.get(event.chat.id) or Chat(chat=event.chat.id)
    chat = replace(known, title=event.chat.title or known.title, present=True)
    effects: list[Effect] = [Keep("chats", chat.chat, chat)]
    owner_chat = desk.owner_chat
    clients = desk.clients.where()[-MOST_OFFERED:]
    if chat.client is None and owner_chat is not None:
        if not chat.title:
            asks = {"account": chat.chat}
            effects.append(Prepare(id=acquaintance(chat.chat), recipe="describe", args=asks, then="chat_described"))
        args = {"after": acquaintance(chat.chat)}
        send = Send(id=f"whose:{event.id}", chat=owner_chat, say="whose_chat", args=args)
        data = {
            "chat": chat.chat,
            "topics": event.chat.topics,
            "clients": [each.client for each in reversed(clients)],
        }
        effects += with_card(send, desk, subject="whose_chat", may="owner", data=data)
    return effects


def described(event: Prepared, desk: Desk) -> Sequence[Effect]:
    """The platform told what a chat is called."""
    chat = desk.chats.get(event.args["account"])
    name = event.result.get("name")
    known = (Keep("chats", chat.chat, replace(chat, title=name)),) if chat and name else ()
    return (*known, *settled(event, desk))


def bound(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """After "This is Rossi SRL" whoever writes there and is not of the office is Rossi's; or it is the office's own."""
    card = desk.cards.get(event.token)
    chat = desk.chats.get(card.data["chat"]) if card else None
    room = desk.room
    # Brought in twice, there are two cards: what was settled on one must not be unsettled on the other.
    known = chat is None or chat.client is not None or (room is not None and room.chat == chat.chat)
    if card is None or chat is None or card.state != "open" or known:
        return toast(event, desk, "button-old")
    closed = replace(card, state="closed", data={**card.data, "chosen": event.choice})
    edit = redraw(card, f"edit:{event.id}", "whose_chat")
    if event.choice == "office":
        settling = settles(chat.chat, chat.title, topics=card.data["topics"])
        hello = Send(id=f"room:{event.id}", chat=chat.chat, say="room_bound", args={"account": event.by.id})
        return (Keep("cards", card.token, closed), *settling, hello, edit, Answer())
    if event.choice not in card.data["clients"]:
        return (Keep("cards", card.token, closed), edit, Answer())
    if desk.rooms.get(chat.chat) is not None:
        raise BadInput("client-here-was-office")
    return (Keep("cards", card.token, closed), *bind(event, chat, event.choice, "inline_button", desk), edit, Answer())


def bind(event: FromPerson, chat: Chat, client: str, how: How, desk: Desk) -> Sequence[Effect]:
    """The chat is this client's; everybody there is told, once, what the assistant does."""
    entry = ChatBound(chat=desk.fresh("h"))
    where = OpeningValue(who=who(event, desk), where=Where(chat=chat.chat, prompt=event.message))
    return (
        Keep("chats", chat.chat, replace(chat, client=client)),
        Record(ledger=client, facts=entry, how=how, subject=entry.chat, opening=where),
        Send(id=f"hello:{chat.chat}", chat=chat.chat, say="shared_welcome", args={"client": client}, client=client),
    )


def left(event: Left, desk: Desk) -> Sequence[Effect]:
    """Where we can no longer write, the office has to know."""
    effects: list[Effect] = []
    chat = desk.chats.get(event.chat.id)
    if chat is not None:
        effects.append(Keep("chats", chat.chat, replace(chat, present=False)))
    room = desk.room
    if room is not None and room.chat == event.chat.id:
        effects.append(Keep("rooms", "office", None))
        if desk.owner_chat:
            args = {"title": room.title}
            effects.append(Send(id=f"left:{event.id}", chat=desk.owner_chat, say="room_left", args=args))
        return effects
    person = desk.people.get(event.by.id)
    client = chat.client if chat else (person.client if person else None)
    if desk.owner_chat and client and desk.owner_chat != event.chat.id:
        gone = {"client": client, "account": event.by.id, "title": event.chat.title, "shared": event.chat.shared}
        effects.append(Send(id=f"left:{event.id}", chat=desk.owner_chat, say="left", args=gone, client=client))
    return effects


def moved(event: Moved, desk: Desk) -> Sequence[Effect]:
    """A chat's new id takes the place of the old one wherever it still matters."""
    effects = [*_room_moved(event, desk)]
    chat = desk.chats.get(event.chat)
    if chat is not None:
        effects += [Keep("chats", event.chat, None), Keep("chats", event.new_chat, replace(chat, chat=event.new_chat))]
    # What is told there later: answers, what comes of a call or a complaint, reminders.
    waiting: tuple[tuple[str, Table[Any]], ...] = (
        ("messages", desk.messages),
        ("calls", desk.calls),
        ("appointments", desk.appointments),
        ("complained", desk.complained),
    )
    for name, table in waiting:
        effects += [
            Keep(name, key, replace(row, chat=event.new_chat)) for key, row in table.items() if row.chat == event.chat
        ]
    for response in desk.responses.where(to=event.chat):
        effects.append(Keep("responses", response.id, replace(response, to=event.new_chat)))
    for row in desk.outbox.where(chat=event.chat, state="pending"):
        if isinstance(row, Parcel):
            effects.append(Keep("outbox", row.id, replace(row, chat=event.new_chat)))
    for card in desk.cards.where():
        about = {**card.data, "chat": event.new_chat} if card.data.get("chat") == event.chat else card.data
        hangs = event.new_chat if card.chat == event.chat else card.chat
        if (hangs, about) != (card.chat, card.data):
            effects.append(Keep("cards", card.token, replace(card, chat=hangs, data=about)))
    return effects


def _room_moved(event: Moved, desk: Desk) -> Sequence[Effect]:
    """The office's own chat, and one that was it once."""
    room, once = desk.room, desk.rooms.get(event.chat)
    effects: list[Effect] = []
    if room is not None and room.chat == event.chat:
        effects.append(Keep("rooms", "office", replace(room, chat=event.new_chat)))
    if once is not None:
        effects.append(Keep("rooms", event.new_chat, replace(once, chat=event.new_chat)))
    return effects
