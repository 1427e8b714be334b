"""A message with buttons, and the card that remembers what they are about: they leave together, and change together."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Keep, Send
from bot.core.post_rows import Errand, Parcel
from bot.core.rows import Card, May


def with_card(  # noqa: PLR0913  these are what a card is
    send: Send,
    desk: Desk,
    *,
    subject: str,
    may: May,
    data: dict[str, Any] | None = None,
    client: str | None = None,
    token: str | None = None,
    state: str = "open",
    version: int = 1,
) -> tuple[Keep, Send]:
    """The card (its `key` is its token), and the message, which names it as `card` in its args.

    `client` is given where the message itself names none. `token` is given where the message's id is made of it.
    """
    token = token or desk.fresh("t")
    card = Card(
        token=token,
        subject=subject,
        may=may,
        chat=send.chat,
        at=desk.now,
        client=client or send.client,
        parcel=send.id,
        version=version,
        state=state,
        data=data or {},
    )
    return Keep("cards", token, card), replace(send, args={**send.args, "card": token})


def redraw(card: Card, occurrence: str, say: str, /, **args: Any) -> Send:
    """The card's message shows how things stand now, in place."""
    return Send(
        id=occurrence,
        chat=card.chat,
        say=say,
        args={**args, "card": card.token},
        edit=card.token,
        client=card.client,
    )


def later_parts(card: Card, desk: Desk) -> dict[int, str]:
    """The messages that hold the rest of a card too long for one, by number, from 2 on.

    They were sent with the card, or when a change made it longer.
    """
    wholes = [card.parcel, *(row.id for row in desk.outbox.where(edit=card.token) if part_number(row) == 1)]
    parts = [row for whole in wholes if whole for row in desk.outbox.where(part_of=whole) if part_number(row) > 1]
    return {part_number(row): row.message for row in parts if isinstance(row, Parcel) and row.message}


def part_number(row: Parcel | Errand) -> int:
    """Which part of its text a row is; 1 for a whole one."""
    if isinstance(row, Errand) or row.part_of in (None, row.id):
        return 1
    return int(row.id.rpartition("/")[2])
