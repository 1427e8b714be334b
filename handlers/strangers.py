"""A stranger who writes: the same open questions for everybody, and a card on which the freelancer decides."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.digests import answered
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.events import Pressed, Wrote
from bot.core.names import plain
from handlers.clients import LONGEST_NAME, opened
from handlers.codes import joins
from handlers.replies import toast


def greeted(event: Wrote, desk: Desk) -> Sequence[Effect]:
    """While the office is open: that the message was passed on, and the open questions. Once for each stranger."""
    person = desk.people.get(event.by.id)
    if person is None or person.asked or event.chat.shared:
        return ()
    return (
        Keep("people", person.account, replace(person, asked=True)),
        Send(
            id=f"stranger:{event.by.id}",
            chat=event.chat.id,
            thread=event.thread,
            say="stranger_hello",
            args={"account": event.by.id},
        ),
    )


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`client` makes it one; `decline` shows the words, `send` sends them, `back` does not."""
    card = desk.cards.get(event.token)
    person = desk.people.get(card.data["account"]) if card else None
    settled = card is None or card.state in ("client", "declined")
    if card is None or person is None or settled or person.client or person.member:
        return toast(event, desk, "button-old")
    effects: Sequence[Effect] = ()
    if event.choice == "client":
        client_id, name = desk.fresh("k"), _name(person.name, desk)
        effects = (
            *opened(event, client_id, name, "inline_button", desk),
            *joins(event, person, client_id, "approver", desk),
            *_welcome(event, person.private, client_id, person.account),
        )
        card = replace(card, state="client", client=client_id)
    elif event.choice == "decline":
        card = replace(card, state="declining")
    elif event.choice == "send" and card.state == "declining":
        effects = _decline(person.private, person.account, desk)
        card = replace(card, state="declined")
    else:
        card = replace(card, state="open")
    return (
        *effects,
        Keep("cards", card.token, card),
        redraw(card, f"edit:{event.id}", "stranger_card"),
        Answer(),
    )


def _name(name: str, desk: Desk) -> str:
    """The person's name for the client, told apart from the others'; it can be changed."""
    wanted = name[:LONGEST_NAME] or desk.say("somebody", desk.office.language)
    taken = {plain(each.name) for each in desk.clients.where()}
    names = (wanted, *(f"{wanted} {number}" for number in range(2, len(taken) + 3)))
    return next(each for each in names if plain(each) not in taken)


def _welcome(event: Pressed, chat: str | None, client: str, account: str) -> Sequence[Effect]:
    args = {"client": client, "account": account}
    return (Send(id=f"welcome:{event.id}", chat=chat, say="contact_welcome", args=args, client=client),) if chat else ()


def _decline(chat: str | None, account: str, desk: Desk) -> Sequence[Effect]:
    """Courteously, once; what the stranger wrote is settled."""
    settled = [
        Keep("messages", held.id, answered(held, desk))
        for held in desk.messages.where(by=account)
        if held.state != "answered"
    ]
    args = {"account": account}
    told = (Send(id=f"decline:{account}", chat=chat, say="stranger_declined", args=args),) if chat else ()
    return (*settled, *told)
