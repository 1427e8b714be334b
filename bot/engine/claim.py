"""Claiming an outbox row: compose the text as of now, and commit `sending` with the exact words before they leave."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from bot.adapters import Delivery
from bot.core.cards import later_parts, part_number
from bot.core.desk import Desk
from bot.core.effects import Keep, Message, Text
from bot.core.post_rows import Parcel
from bot.core.tables import Effects, Tables

Fit = Callable[[Message], list[Message]]


class Claim:
    """What one claim decides. `delivery` is the call to make, None where nothing is left to say.

    `rest` are the rows of the later parts, if the text is too long for one message.
    """

    def __init__(self, tables: Tables, fit: Fit, parcel: str) -> None:
        """`fit` is the platform's way to part a long text, `parcel` the row's id."""
        self._tables = tables
        self._fit = fit
        self._parcel = parcel
        self.delivery: Delivery | None = None
        self.rest: list[Parcel] = []

    def decide(self, desk: Desk) -> Effects:
        """The effects of the claim: the row's new state, and the rows of later parts."""
        parcel = desk.outbox.get(self._parcel)
        if not isinstance(parcel, Parcel) or parcel.state != "pending":
            return ()  # it was settled while it waited for its turn
        hung = _hung(parcel.edit, desk) if parcel.edit else {}
        hangs = hung.get(part_number(parcel))
        if parcel.edit and hangs is None:
            return (Keep("outbox", parcel.id, replace(parcel, state="cancelled", reason="nothing to edit")),)
        parts = self._parts(parcel, desk)
        if not parts:
            return (Keep("outbox", parcel.id, replace(parcel, state="cancelled", reason="nothing left to say")),)
        thread = parcel.thread or _topic(parcel, desk)
        self.delivery = Delivery(
            id=parcel.id, chat=parcel.chat, message=_marked(parts[0], parcel, desk), thread=thread, edit=hangs
        )
        split = parcel.part_of or (parcel.id if len(parts) > 1 else None)
        shown = None if parts[0].secret else msgspec.to_builtins(parts[0])
        # With the thread it goes to: there it is looked for if nobody knows whether it arrived.
        claimed = replace(parcel, state="sending", shown=shown, part_of=split, thread=thread)
        self.rest = [
            replace(
                parcel,
                id=f"{parcel.id}/{number}",
                edit=parcel.edit if number in hung else None,
                shown=msgspec.to_builtins(part),
                part_of=parcel.id,
                args={},
            )
            for number, part in enumerate(parts[1:], start=2)
        ]
        return tuple(Keep("outbox", row.id, row) for row in (claimed, *self.rest))

    def _parts(self, parcel: Parcel, desk: Desk) -> list[Message]:
        if parcel.part_of:  # its words were fixed when the whole was parted
            return [msgspec.convert(parcel.shown, Message)]
        message = self._tables.says[parcel.say](desk, parcel.args)
        parts = self._fit(message) if message else []
        if message and message.about:
            parts[0] = replace(parts[0], about=message.about)
        if message and message.secret and len(parts) > 1:
            raise ValueError(f"{parcel.say} is secret and too long: its later parts would be written down")
        return parts


def _hung(token: str, desk: Desk) -> dict[int, str]:
    """The messages that a card hangs on, by the number of the part: each is changed in place."""
    card = desk.cards.get(token)
    return {1: card.message, **later_parts(card, desk)} if card and card.message else {}


def _topic(parcel: Parcel, desk: Desk) -> str | None:
    """The client's topic in the office's chat, which may have been opened after this row was made."""
    topic = desk.topics.get(f"{parcel.chat}/{parcel.client}") if parcel.client else None
    return topic.thread if topic else None


def _marked(message: Message, parcel: Parcel, desk: Desk) -> Message:
    marks = []
    if desk.office.rehearsal:
        marks.append(Text(desk.say("mark-rehearsal", message.language)))
    if parcel.again:
        marks.append(Text(desk.say("mark-again", message.language)))
    return replace(message, blocks=(*marks, *message.blocks)) if marks and not message.opens_topic else message
