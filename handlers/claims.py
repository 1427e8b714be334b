"""What a client says to what is asked of them: it is paid, it will be, or something is wrong. By button or in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.core.cards import with_card
from bot.core.complaint_words import agrees
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.errors import BadInput
from bot.core.events import FromPerson, Pressed, Wrote
from bot.core.facts import Facts, How
from bot.core.hanging import hanging
from bot.core.ledger import Entry, OpeningValue, Where, facts_of
from bot.core.names import plain
from bot.core.payment_entries import PaymentClaimed, PaymentDisputed, PaymentPromised
from bot.core.payments import Request
from bot.core.plain_dates import moment
from bot.core.rows import Card
from bot.messages.parts import office_name
from bot.wording.sentences import SHORT
from handlers.answered import asked_last, replied_to
from handlers.approvers import decides
from handlers.replies import line, toast, who
from handlers.verbs import verb_of

Move = Literal["paid", "promise", "problem"]
PROMISE_DAYS = 90  # a later day is no promise but another plan, which the office agrees on
_CHOICE = re.compile(r"(paid|promise|problem)(?:-(\d{1,9}))?")
_SAID: dict[str, Move] = {
    "paid": "paid",
    "i have paid": "paid",
    "pagato": "paid",
    "ho pagato": "paid",
    "fatto": "paid",
    "done": "paid",
    "there is a problem": "problem",
    "problem": "problem",
    "problema": "problem",
    "ce un problema": "problem",
}


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`paid`, `promise`, `problem`; of several requests it is asked which."""
    card = desk.cards.get(event.token)
    choice = _CHOICE.fullmatch(event.choice)
    contact = decides(event, card.client if card else None, desk)
    if card is None or card.client is None or choice is None or contact is None:
        return toast(event, desk, "button-old" if contact or card is None else "payment-not-yours")
    asked = _open(card, desk)
    if choice[2]:
        asked = [each for each in asked if each.number == int(choice[2])]
    if not asked:
        return toast(event, desk, "payment-nothing-open")
    move: Move = choice[1]  # type: ignore[assignment]  # the pattern has no others
    if len(asked) > 1:
        return (*_which(event, card, move, desk), Answer())
    return (*_moved(event, card, asked[0], move, contact, desk), Answer())


def _open(card: Card, desk: Desk) -> list[Request]:
    """What the card is about and still to be paid."""
    known = desk.client(card.client).payments.requests if card.client else {}
    asked = (known[each] for each in card.data["requests"] if each in known)
    return [each for each in asked if each.balance_cents > 0 and not each.withdrawn]


def _moved(  # noqa: PLR0913, PLR0917  what somebody says of a request has these parts
    event: Pressed | Wrote, card: Card, request: Request, move: Move, contact: str, desk: Desk
) -> Sequence[Effect]:
    if move == "paid":
        return _recorded(event, card, request, PaymentClaimed(request=request.request, contact=contact), desk)
    return _asks(event, card, move, desk, number=request.number, request=request.request)


def _asks(event: FromPerson, card: Card, asks: str, desk: Desk, **data: str | int) -> Sequence[Effect]:
    """A question below the message, to be answered in words."""
    kept = replace(
        card,
        state=asks,
        data={**card.data, **data, "asked": event.by.id, "asked_at": desk.now.timestamp()},
    )
    args = {"account": event.by.id, "client": card.client, "card": card.token, "asks": asks}
    chat, thread = event.chat.id, event.thread
    send = Send(id=f"asks:{event.id}", chat=chat, thread=thread, say="payment_asks", args=args, client=card.client)
    return (Keep("cards", card.token, kept), send)


def _which(event: FromPerson, card: Card, move: Move, desk: Desk) -> Sequence[Effect]:
    """A button for each; these hang on a message of their own."""
    data = {"requests": card.data["requests"], "account": event.by.id, "move": move}
    args = {"account": event.by.id, "client": card.client}
    chat, thread = event.chat.id, event.thread
    send = Send(id=f"which:{event.id}", chat=chat, thread=thread, say="payment_which", args=args, client=card.client)
    return with_card(send, desk, subject="payment", may="client", data=data)


def in_words(event: Wrote, desk: Desk) -> Sequence[Effect] | None:
    """What a client's message means for what is to be paid; None if nothing. Raises BadInput for a day that is none."""
    card = _card(event, desk)
    contact = decides(event, card.client if card else None, desk)
    if card is None or card.client is None or contact is None:
        return None
    move = _SAID.get(plain(event.text))
    asked = _open(card, desk)
    if card.state in ("promise", "problem") and card.data.get("asked") == event.by.id:
        asked = [each for each in asked if each.request == card.data["request"]]
        said = _answered(event, card, asked, contact, desk) if move is None else None
        if said is not None:
            return said
    if move is None or not asked:
        return None
    if len(asked) > 1:
        return _which(event, card, move, desk)
    return _moved(event, card, asked[0], move, contact, desk)


def _answered(event: Wrote, card: Card, asked: Sequence[Request], contact: str, desk: Desk) -> Sequence[Effect] | None:
    """The day, or what is wrong, as it was asked about the one of `asked`; None for an ordinary message."""
    if card.state == "problem":
        return _problem(event, card, asked[0], contact, desk) if asked else None  # settled: words for the office
    on = _promised(event, desk)
    if on is None:
        return None
    if not asked:
        return line(event, desk, "payment-nothing-open")
    facts = PaymentPromised(request=asked[0].request, contact=contact, on=on)
    return _recorded(event, card, asked[0], facts, desk)


def _problem(event: Wrote, card: Card, request: Request, contact: str, desk: Desk) -> Sequence[Effect] | None:
    """What is wrong, in words; a word of ours, or "no", is none."""
    if verb_of(event.text) is not None:
        return None
    if agrees(event.text) is False:
        return (Keep("cards", card.token, replace(card, state="open")), *line(event, desk, "complaint-nothing"))
    if not event.text.strip():
        return line(event, desk, "complaint-in-words", office=office_name(desk, desk.reader(event.by.id)))
    return _recorded(event, card, request, PaymentDisputed(request=request.request, contact=contact), desk)


def _promised(event: Wrote, desk: Desk) -> date | None:
    """The day that they say; None if it is an ordinary sentence. Raises BadInput for a day that cannot be meant."""
    reader = desk.reader(event.by.id)
    today = desk.now.astimezone(ZoneInfo(reader.timezone)).date()
    on, _, rest = moment(event.text.strip(" .,!"), today)
    if on is None or len(rest.split()) > 2:  # noqa: PLR2004  "next Friday then" is a day, a sentence is not
        return None
    if on < today:
        raise BadInput("payment-promise-past")
    if on > today + timedelta(days=PROMISE_DAYS):
        raise BadInput("payment-promise-far", days=PROMISE_DAYS)
    return on


def _card(event: Wrote, desk: Desk) -> Card | None:
    """The message that this answers: by replying, or in a private chat within a day of our question."""
    if event.reply_to or event.chat.shared:
        return replied_to(event, "payment", desk)
    cards = hanging(event.by.id, event.chat.id, desk, subject="payment")
    return asked_last([card for card in cards if card.state in ("promise", "problem")], event, desk)


def _recorded(event: Pressed | Wrote, card: Card, request: Request, facts: Facts, desk: Desk) -> Sequence[Effect]:
    value = OpeningValue(
        language=desk.reader(event.by.id, card.client).language,
        words=event.text if isinstance(event, Wrote) else None,
        who=who(event, desk),
        where=Where(chat=event.chat.id, message=event.message, prompt=card.message),
    )
    how: How = "typed" if isinstance(event, Wrote) else "inline_button"
    record = Record(ledger=card.client or "", facts=facts, how=how, subject=request.request, opening=value)
    return (Keep("cards", card.token, replace(card, state="open")), record)


# What the office can do with a client's word, by the kind of its entry.
_OFFERS = {
    "payment_claimed": ("paid", ("received", "not-received")),
    "payment_promised": ("promise", ()),
}


def said(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """The client is told that it is on record, and the office hears of it."""
    client = entry.core.ledger
    request = desk.client(client).payments.requests.get(entry.core.subject or "")
    value = entry.opening.value if entry.opening else None
    if request is None or value is None or value.who is None or value.where is None:
        return ()
    move, offers = _OFFERS[entry.core.kind]
    why = f"{client}:{entry.core.seq}"
    facts = facts_of(entry.core)
    on = facts.on.isoformat() if isinstance(facts, PaymentPromised) else None
    seal = {"seq": entry.core.seq, "hash": entry.hash[:SHORT], "on": on}
    account = f"{value.who.platform}:{value.who.user}"
    args = {"client": client, "request": request.request, "account": account, "move": move, **seal}
    noted = Send(id=f"noted:{why}", chat=value.where.chat, say="payment_noted", args=args, client=client)
    if desk.office_chat is None:
        return (noted,)
    told = {
        "client": client,
        "request": request.request,
        "move": move,
        "name": value.who.name,
        "words": value.words,
        "cents": request.reminded_cents,  # as it was when this was said
        **seal,
    }
    news = Send(id=f"news:{why}", chat=desk.office_chat, say="payment_news", args=told, client=client)
    data = {"request": request.request, "offers": list(offers), "args": told}
    return (noted, *with_card(news, desk, subject="payment_news", may="member", data=data))
