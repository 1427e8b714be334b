"""The cards of a complaint: the office's, with the words and the clock, and the client's, with what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from msgspec.structs import replace

from bot.core import cards
from bot.core.complaint_rows import Complained
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.payments import Request
from bot.core.rows import Card

Note = Literal["", "half", "late", "decide"]


def office_card(row: Complained, occurrence: str, note: Note, desk: Desk) -> Sequence[Effect]:
    """The complaint as it stands, with what can be done, where the office reads; `note` says why just now.

    The card that hung there before loses its buttons.
    """
    if desk.office_chat is None:
        return ()
    args = {"client": row.client, "complaint": row.complaint, "note": note}
    send = Send(id=occurrence, chat=desk.office_chat, say="complaint_card", args=args, client=row.client)
    card, send = cards.with_card(send, desk, subject="complaint", may="member", data={"complaint": row.complaint})
    before = desk.cards.get(row.card)
    return (
        *((redrawn(before, f"outdated:{occurrence}", old=True),) if before else ()),
        card,
        Keep("complained", row.complaint, replace(row, card=card.key, waits=False)),
        send,
    )


def settled_told(row: Complained, occurrence: str, desk: Desk) -> Sequence[Effect]:
    """The office hears that it is settled, and once more of a payment about which it has not decided."""
    if desk.office_chat is None:
        return ()
    state = desk.client(row.client)
    known = state.touch.complaints[row.complaint]
    open_question = undecided(state.payments.requests[each] for each in known.requests)
    args = {"client": row.client, "complaint": row.complaint}
    told = Send(id=f"office:{occurrence}", chat=desk.office_chat, say="complaint_settled", args=args, client=row.client)
    return (
        told,
        *(office_card(row, f"decide:{occurrence}", "decide", desk) if open_question else ()),
        Keep("complained", row.complaint, None),
    )


def undecided(requests: Iterable[Request]) -> list[Request]:
    """Those of disputed payments of which the office has still to say how much is due."""
    return [each for each in requests if each.disputed and each.balance_cents > 0 and not each.withdrawn]


def redrawn(card: Card, occurrence: str, **args: Any) -> Send:
    """The office's card as things stand now."""
    about = {"client": card.client, "complaint": card.data["complaint"], "note": ""}
    return cards.redraw(card, occurrence, "complaint_card", **about, **args)


def client_card(row: Complained, occurrence: str, say: str, desk: Desk, **args: Any) -> Sequence[Effect]:
    """A message to whoever complains, under which they say whether it is settled."""
    send = to_client(row, occurrence, say, **args)
    return cards.with_card(send, desk, subject="complaint_settled", may="client", data={"complaint": row.complaint})


def to_client(row: Complained, occurrence: str, say: str, **args: Any) -> Send:
    """A message to where the complaint was made."""
    about = {"client": row.client, "complaint": row.complaint, "account": row.account}
    given = {**about, **args}
    return Send(id=occurrence, chat=row.chat, thread=row.thread, say=say, args=given, client=row.client)
