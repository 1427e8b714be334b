"""In which chats a client is reached. Each comes with the person whose private chat it is, None for a shared one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.desk import Desk
from bot.core.rows import Person


def whom(approvers: Sequence[str], client: str, desk: Desk) -> Sequence[tuple[str, Person | None]]:
    """The chats in which these contacts are asked: each one's private one, and a shared one if any has none."""
    people = [each for each in desk.people.where(client=client) if each.contact in approvers and each.private]
    first = {each.contact: each for each in reversed(people)}
    private = [(each.private or "", each) for each in first.values()]
    if len(first) == len(set(approvers)):
        return private
    return [*private, *[(chat.chat, None) for chat in desk.chats.where(client=client) if chat.present][:1]]


def payer(client: str, desk: Desk) -> tuple[str, Person | None] | None:
    """The one chat in which a client reads about money: of whoever decides first; None if there is none."""
    places = whom(desk.client(client).approvers, client, desk)
    return places[0] if places else None


def informed(client: str, desk: Desk) -> Sequence[tuple[str, Person | None]]:
    """The chats in which a client is told things: of everybody who decides, or else the shared one."""
    places = whom(desk.client(client).approvers, client, desk)
    return places or [(chat.chat, None) for chat in desk.chats.where(client=client) if chat.present][:1]
