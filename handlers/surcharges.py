"""Prices that come before something extra: an urgent call, one more revision round. Accepted by the typed full name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.core.approval_rows import Asking
from bot.core.approvals import Approval, ImpossibleMove, digest, moved, over_rounds
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.events import FromPerson
from bot.core.facts import How
from bot.core.ledger import Entry, OpeningValue
from bot.core.rows import Call, Card
from bot.messages.parts import office_name
from bot.wording.sentences import words_of
from bot.wording.sizes import price
from handlers.approval_cards import card_to
from handlers.approvers import decides
from handlers.calling import called, recent
from handlers.questions import asked
from handlers.replies import reply

# The price of a revision round that was not accepted is off the table after these days.
OFFERED_DAYS = 14


def for_call(event: FromPerson, client: str, desk: Desk) -> Sequence[Effect]:
    """An urgent call is ordered by whoever decides for the client; others are told who does."""
    state = desk.client(client)
    if decides(event, client, desk) is None:
        return reply(event, desk, "urgent_paid", client=client)
    language = desk.reader(event.by.id, client).language
    title = desk.titles.get(f"urgent:{client}")
    text = desk.say(
        "surcharge-call-text",
        language,
        office=desk.office_name or desk.say("the-office", language),
        meaning=title.text if title else desk.say("urgent-meaning", language),
        price=price(state.urgent_cents, state.urgent_currency, language),
    )
    offer = _offer(event, client, desk, desk.say("surcharge-call-title", language), text)
    opens_at = desk.schedule_for(client).next_opening(desk.now)
    tomorrow = desk.now + timedelta(days=1)  # who has not decided by then has no urgent matter any more
    offer = replace(
        offer,
        expires_on=min(opens_at or tomorrow, tomorrow).astimezone(ZoneInfo(desk.office.timezone)).date(),
        cents=state.urgent_cents,
        currency=state.urgent_currency,
    )
    return _offered(event, offer, desk)


def for_round(event: FromPerson, card: Card, approval: Approval, desk: Desk) -> Sequence[Effect]:
    """One more revision round than are included."""
    language = desk.reader(event.by.id, card.client).language
    words = words_of(desk, language, approval)
    words |= {"number": approval.rounds_used + 1, "rounds": approval.rounds or 0}
    title, text = (desk.say(f"surcharge-round-{part}", language, **words) for part in ("title", "text"))
    offer = replace(
        _offer(event, card.client or "", desk, title, text),
        expires_on=(desk.now + timedelta(days=OFFERED_DAYS)).astimezone(ZoneInfo(desk.office.timezone)).date(),
        cents=approval.cents,
        currency=approval.currency,
        of=approval.approval,
        of_version=approval.version,
        of_seq=approval.asked_seq,
    )
    return _offered(event, offer, desk)


def _offer(event: FromPerson, client: str, desk: Desk, title: str, text: str) -> Asking:
    person = desk.people.get(event.by.id)
    return Asking(
        id=f"price:{event.id}",
        by=event.by.id,
        chat=event.chat.id,
        at=desk.now,
        client=client,
        approval=desk.fresh("v"),
        title=title,
        what="surcharge",
        text=text,
        language=desk.reader(event.by.id, client).language,
        files=(),
        approvers=(person.contact,) if person and person.contact else (),
        how="consequence",
    )


def _offered(event: FromPerson, offer: Asking, desk: Desk) -> Sequence[Effect]:
    """Asked where the person is; somebody who asks for the same again gets the same card again."""
    bound = digest(offer.text, ())
    for known in desk.client(offer.client).approvals.values():
        same = (known.digest, known.of, known.of_version, known.approvers)
        if known.state == "asked" and same == (bound, offer.of, offer.of_version, offer.approvers):
            person = desk.people.get(event.by.id)
            return card_to((event.chat.id, person), replace(offer, approval=known.approval), known.version, desk)
    return asked(offer, bound, (), None, desk, where=[(event.chat.id, desk.people.get(event.by.id))])


def check(surcharge: Approval, client: str, desk: Desk) -> None:
    """Whether there is still something to pay for. Raises ImpossibleMove."""
    state = desk.client(client)
    if surcharge.of is not None:
        thing = state.approvals[surcharge.of]
        if thing.version != surcharge.of_version:
            raise ImpossibleMove("approval-superseded")
        moved(thing, "mark" if thing.what == "plan" else "change")
        if not over_rounds(thing, state.approvals):
            raise ImpossibleMove("surcharge-not-needed")
        return
    office = office_name(desk, desk.reader(None, client))
    if desk.schedule_for(client).is_open(desk.now):
        raise ImpossibleMove("urgent-open", office=office)
    if state.urgent != "paid" or (surcharge.cents, surcharge.currency) != (state.urgent_cents, state.urgent_currency):
        raise ImpossibleMove("surcharge-other-terms")
    if recent(client, desk) is not None:
        raise ImpossibleMove("surcharge-called-already", office=office)


def accepted(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """A price was accepted: what it is for begins at once."""
    client = entry.core.ledger
    surcharge = desk.client(client).approvals.get(entry.core.subject or "")
    opening = entry.opening.value if entry.opening else None
    if surcharge is None or surcharge.what != "surcharge" or opening is None or opening.who is None:
        return ()
    account = f"{opening.who.platform}:{opening.who.user}"
    if surcharge.of is None:
        return _called(surcharge, account, entry, opening, desk)
    hangs = [
        card
        for card in desk.cards.where(subject="approval", client=client)
        if card.data["approval"] == surcharge.of and card.version == surcharge.of_version
    ]
    card = next((each for each in hangs if each.data["account"] == account), hangs[0] if hangs else None)
    return _wishes(card, account, entry, desk) if card else ()


def _called(surcharge: Approval, account: str, entry: Entry, opening: OpeningValue, desk: Desk) -> Sequence[Effect]:
    client = entry.core.ledger
    chat = opening.where.chat if opening.where else ""
    call = Call(
        id=desk.fresh("u"),
        client=client,
        account=account,
        chat=chat,
        at=desk.now,
        surcharge=surcharge.approval,
    )
    how: How = "consequence"
    shared = desk.chats.get(chat) is not None
    args = {"account": account, "client": client}
    told = Send(id=f"called:{call.id}", chat=chat, say="urgent_called", args=args, client=client)
    return (*called(call, how, replace(opening, words=None, shown=None), desk, shared=shared), told)


def _wishes(card: Card, account: str, entry: Entry, desk: Desk) -> Sequence[Effect]:
    """Now they are asked what shall be different."""
    data = {**card.data, "asked": account, "asked_at": desk.now.timestamp()}
    args = {"account": account, "client": card.client, "card": card.token, "asks": "wishing"}
    why = f"{entry.core.ledger}:{entry.core.seq}"
    asks = Send(id=f"asks:{why}", chat=card.chat, say="approval_asks", args=args, client=card.client)
    return (Keep("cards", card.token, replace(card, state="wishing", data=data)), asks)
