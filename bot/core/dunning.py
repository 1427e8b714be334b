"""Reminders of what is to be paid: when one falls due, what it is about, and what came of it.

The client's own calendar counts: a reminder goes out on their working day, one message a day for all of their requests.
The balance is not looked at here but when the message is composed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from msgspec.structs import replace

from bot.core.cards import with_card
from bot.core.client_day import day_of
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.payment_entries import NoticePrepared, PaymentReminded, Rung
from bot.core.payment_rows import Dunned
from bot.core.payments import Payments, Request, next_day, rung_reached
from bot.core.places import payer
from bot.core.post_rows import Parcel
from bot.core.rows import Person


def reached(payments: Payments, ladder: Sequence[Rung], today: date) -> list[tuple[Request, Rung]]:
    """The requests to remind of on `today`, each with the rung that it has reached."""
    found = ((request, rung_reached(request, ladder, today)) for request in payments.requests.values())
    return [(request, rung) for request, rung in found if rung is not None]


def next_reminder(client: str, desk: Desk) -> datetime | None:
    """When the client's next reminder falls due (UTC), if nothing happens meanwhile; None if none does."""
    if desk.clients.get(client) is None:
        return None  # it was erased
    payments = desk.client(client).payments
    dunned = desk.dunned.get(client)
    last = desk.outbox.get(dunned.parcel) if dunned else None
    day = day_of(client, desk)
    zone = day.hours.zone
    today = desk.now.astimezone(zone).date()
    if isinstance(last, Parcel) and (
        last.at.astimezone(zone).date() >= today or _stands_in_the_way(last, payments, desk, today)
    ):
        today += timedelta(days=1)
    if payments.paused:
        if payments.paused_until is None:
            return None
        today = max(today, payments.paused_until + timedelta(days=1))
    ladder = _ladder(desk, written_to=payer(client, desk) is not None)
    days = [on for request in payments.requests.values() if (on := next_day(request, ladder, today))]
    if not days:
        return None
    at = max(datetime.combine(min(days), time(), zone).astimezone(UTC), desk.now)
    return at if day.is_open(at) else day.next_opening(at)


def _ladder(desk: Desk, *, written_to: bool) -> Sequence[Rung]:
    """The office's rungs; where there is nobody to write to, those on which only the office itself is written to."""
    ladder = desk.office.ladder or ()
    return ladder if written_to else [rung for rung in ladder if rung.tone == "notice"]


def _stands_in_the_way(last: Parcel, payments: Payments, desk: Desk, today: date) -> bool:
    """What could not be delivered is not tried again every day, and what may have arrived not until it is known.

    The office was told of it, with the text ready to forward; the next rung goes out again.
    """
    if last.state == "unsure":
        return True
    rungs = {(request.request, rung.days) for request, rung in reached(payments, desk.office.ladder or (), today)}
    return last.state == "failed" and rungs <= {(request, days) for request, days in last.args.get("rungs", ())}


def reminder(client: str, desk: Desk) -> Sequence[Effect]:
    """The message that is due, and for what has reached the last rung a notice for the office to send."""
    today = desk.now.astimezone(day_of(client, desk).hours.zone).date()
    place = payer(client, desk)
    due = reached(desk.client(client).payments, _ladder(desk, written_to=place is not None), today)
    effects: list[Effect] = []
    for request, rung in due:
        if rung.tone == "notice":
            effects += _notice(client, request, rung, desk)
    reminded = [(request, rung) for request, rung in due if rung.tone != "notice"]
    if reminded and place is not None:
        about = [request.request for request, _ in reminded]
        rungs = [[request.request, rung.days] for request, rung in reminded]
        occurrence = f"dun:{client}:{today}"
        effects.append(Keep("dunned", client, Dunned(client=client, parcel=occurrence)))
        effects += about_money(client, about, place, occurrence, "payment_reminder", desk, rungs=rungs)
    return effects


def _notice(client: str, request: Request, rung: Rung, desk: Desk) -> Sequence[Effect]:
    facts = NoticePrepared(request=request.request, rung=rung.days)
    record = Record(ledger=client, facts=facts, how="clock", subject=request.request)
    if desk.office_chat is None:
        return (record,)
    args = {"client": client, "request": request.request}
    occurrence = f"notice:{request.request}:{rung.days}"
    return (record, Send(id=occurrence, chat=desk.office_chat, say="payment_notice", args=args, client=client))


def about_money(  # noqa: PLR0913, PLR0917  a message about money is made of these
    client: str,
    requests: Sequence[str],
    place: tuple[str, Person | None],
    occurrence: str,
    say: str,
    desk: Desk,
    **args: Any,
) -> Sequence[Effect]:
    """A message about these requests, on which the client can answer. It is never sent twice."""
    chat, person = place
    account = person.account if person else None
    given = {"client": client, "account": account, **args}
    send = Send(id=occurrence, chat=chat, say=say, args=given, client=client, once=True)
    data = {"requests": list(requests), "account": account}
    return with_card(send, desk, subject="payment", may="client", data=data)


def arrived(parcel: Parcel, desk: Desk) -> Sequence[Effect]:
    """A reminder has arrived: that is recorded for those requests of which it told in the end."""
    if parcel.client is None or parcel.client not in desk.office.clients:
        return ()
    about = (parcel.shown or {}).get("about", ())
    known = desk.client(parcel.client).payments.requests
    return [
        Record(
            ledger=parcel.client,
            facts=PaymentReminded(request=request, rung=days),
            how="delivery",
            subject=request,
        )
        for request, days in parcel.args.get("rungs", ())  # a later part of a long message has none
        if request in about and days not in known[request].reminded
    ]


def unsure(parcel: Parcel, desk: Desk) -> Sequence[Effect]:
    """Nobody can tell whether it arrived: it is held, and the office says how it was."""
    if desk.office_chat is None:
        return ()
    args = {"parcel": parcel.id, "client": parcel.client, "shown": parcel.shown}
    occurrence = f"unsure:{parcel.id}"
    send = Send(id=occurrence, chat=desk.office_chat, say="payment_unsure", args=args, client=parcel.client)
    return with_card(send, desk, subject="unsure", may="member", data={"parcel": parcel.id})


def known_to_have_arrived(parcel: Parcel, desk: Desk) -> Sequence[Effect]:
    """The office has seen it in the client's chat."""
    sent = replace(parcel, state="sent", shown=None)
    reminds = arrived(parcel, desk) if parcel.say == "payment_reminder" else ()
    return (Keep("outbox", parcel.id, sent), *reminds)


def sent_again(parcel: Parcel, why: str) -> Sequence[Effect]:
    """The office says that it did not arrive. `why` makes another occurrence of it: the id of what was pressed.

    A reminder is the client's newest then: it is the only one of its day, and holds up the next as any other does.
    """
    gone = replace(parcel, state="failed", reason="the office says that it did not arrive")
    again = Send(
        id=f"{parcel.id}:{why}", chat=parcel.chat, say=parcel.say, args=parcel.args, client=parcel.client, once=True
    )
    if parcel.client is None or parcel.say != "payment_reminder":
        return (Keep("outbox", parcel.id, gone), again)
    newest = Keep("dunned", parcel.client, Dunned(client=parcel.client, parcel=again.id))
    return (Keep("outbox", parcel.id, gone), newest, again)
