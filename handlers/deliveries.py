"""What came of our own messages and errands, and of our own faults."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from bot.core import checkin_asking, dunning, recapping
from bot.core.chat_rows import Topic
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.events import Connected, Done, Failed, Prepared, Resumed, WordingFaulty
from bot.core.post_rows import Errand, Parcel
from bot.core.rows import Platform, Post

LONGEST_SILENCE_HOURS = 24
# Messages to which a reply is about their card, and what kind of card that is.
_BY_CARD: dict[str, Literal["payment", "call", "complaint", "approval", "checkin", "recap"]] = {
    "payment_request": "payment",
    "payment_reminder": "payment",
    "payment_asks": "payment",
    "payment_which": "payment",
    "call_offer": "call",
    "call_arranged": "call",
    "complaint_asks": "complaint",
    "complaint_offered": "complaint",
    "complaint_answer": "complaint",
    "complaint_ask": "complaint",
    "complaint_closed": "complaint",
    "complaint_card": "complaint",
    "complaint_answering": "complaint",
    "approval_card": "approval",
    "approval_files": "approval",
    "approval_asks": "approval",
    "checkin_question": "checkin",
    "checkin_better": "checkin",
    "recap": "recap",
}


def done(event: Done, desk: Desk) -> Sequence[Effect]:
    """It arrived: its card hangs there from now on, and an answer to it can be understood."""
    parcel = desk.outbox.get(event.post)
    if not isinstance(parcel, Parcel) or parcel.state == "sent":
        return ()
    # What was said is in the chat; the row only has to remember that it was said.
    sent = replace(parcel, state="sent", chat=event.chat, message=event.message, shown=None)
    effects: list[Effect] = [Keep("outbox", parcel.id, sent)]
    card = desk.cards.get(parcel.args.get("card"))
    if card is not None and parcel.edit is None and card.parcel in (parcel.id, parcel.part_of):
        card = replace(card, chat=event.chat, message=event.message)
        effects.append(Keep("cards", card.token, card))
    about = _about(parcel, desk)
    if about is not None and parcel.edit is None:
        effects.append(Keep("posts", f"{event.chat}#{event.message}", about))
    if parcel.say == "payment_reminder":
        effects += dunning.arrived(parcel, desk)
    if parcel.say == "checkin_question":
        effects += checkin_asking.arrived(parcel, desk)
    if parcel.say == "recap":
        effects += recapping.arrived(parcel, card, desk)
    if parcel.say == "topic" and parcel.client:
        topic = Topic(chat=event.chat, client=parcel.client, thread=event.message)
        effects.append(Keep("topics", f"{event.chat}/{parcel.client}", topic))
    return effects


def _about(parcel: Parcel, desk: Desk) -> Post | None:  # noqa: PLR0911  one line for each kind of message
    """What a reply to this message would be about. A later part of a long text is about the same as the first."""
    first = desk.outbox.get(parcel.part_of) if parcel.part_of else parcel
    if not isinstance(first, Parcel):
        return None
    if first.say == "passed_on":
        return Post(about=(tuple(first.args["messages"]),), kind="passed", at=desk.now, client=first.client)
    if first.say == "topic":
        return Post(about=(), kind="topic", at=desk.now, client=first.client)
    card = desk.cards.get(first.args.get("card"))
    kind = _BY_CARD.get(first.say)
    if card is not None and kind is not None and (kind != "call" or card.may == "client"):
        return Post(about=((card.token,),), kind=kind, at=desk.now, client=card.client)
    if card is not None and first.say == "digest":
        return Post(about=tuple(map(tuple, card.data["items"])), kind="digest", at=desk.now)
    if card is not None and first.say in ("stranger_card", "urgent_call"):
        items = card.data["messages" if first.say == "stranger_card" else "items"]
        return Post(about=(tuple(items),), kind="passed", at=desk.now, client=card.client) if items else None
    return None


def failed(event: Failed, desk: Desk) -> Sequence[Effect]:
    """It did not (or perhaps did not) arrive: the office is told, with the text ready to forward."""
    row = desk.outbox.get(event.post)
    if row is None or row.state in ("sent", "failed"):
        return ()
    if isinstance(row, Errand):
        return (Keep("outbox", row.id, replace(row, state="failed", reason=event.reason)),)
    state = "unsure" if event.why == "unsure" else "failed"
    effects: list[Effect] = [Keep("outbox", row.id, replace(row, state=state, reason=event.reason))]
    if row.once and state == "unsure":
        return (*effects, *dunning.unsure(row, desk))
    if desk.owner_chat is not None and row.chat != desk.owner_chat:
        args = {"parcel": row.id, "why": event.why, "shown": row.shown, "reason": event.reason}
        effects.append(
            Send(id=f"undelivered:{row.id}", chat=desk.owner_chat, say="undelivered", args=args, client=row.client)
        )
    return effects


def connected(event: Connected, desk: Desk) -> Sequence[Effect]:
    """What the bot is called there, for invitations."""
    row = Platform(
        handle=event.handle, slash=event.slash, invite=event.invite, resends=event.resends, forms=event.forms
    )
    return () if desk.platforms.get(event.platform) == row else (Keep("platforms", event.platform, row),)


def resumed(event: Resumed, desk: Desk) -> Sequence[Effect]:
    """Platforms keep what was not fetched for a day at most: after a longer silence the office has to know."""
    hours = int((desk.now - event.silent_since).total_seconds() // 3600)
    if hours < LONGEST_SILENCE_HOURS or desk.owner_chat is None:
        return ()
    args = {"since": event.silent_since.isoformat()}
    return (Send(id=f"resumed:{event.id}", chat=desk.owner_chat, say="resumed", args=args),)


def wording_faulty(event: WordingFaulty, desk: Desk) -> Sequence[Effect]:
    """The owner hears which of the office's own texts are not used."""
    if desk.owner_chat is None:
        return ()
    return (Send(id=event.id, chat=desk.owner_chat, say="wording_faulty", args={"faults": list(event.faults)}),)


def settled(event: Prepared, desk: Desk) -> Sequence[Effect]:
    """An errand's row has done its duty."""
    row = desk.outbox.get(event.errand)
    return (Keep("outbox", event.errand, None),) if isinstance(row, Errand) else ()


def mishap(trace: str, error: str, desk: Desk) -> Sequence[Effect]:
    """Our own code failed on an event: the owner gets the id under which it was kept aside."""
    if desk.owner_chat is None:
        return ()
    args = {"trace": trace, "error": error}
    return (Send(id=f"mishap:{trace}", chat=desk.owner_chat, say="mishap", args=args),)
