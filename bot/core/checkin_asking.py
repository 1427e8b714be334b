"""Check-ins: when a client is asked how it is, what stands in the way of it, and what came of the question.

One question goes to whoever decides first, within the client's own day, and never while something hurts. That is looked
at when it is decided and again when it is composed; it counts as asked once it has arrived.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple

from bot.core.cards import with_card
from bot.core.checkin_rows import Question
from bot.core.checkins import CheckinAsked
from bot.core.client_day import day_of
from bot.core.clients import ClientState
from bot.core.complaints import unsettled
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.hours import Schedule
from bot.core.places import payer
from bot.core.post_rows import Parcel

LEAST_DAYS = 30
MOST_DAYS = 365
_FIRST = timedelta(days=7)  # after it was switched on
_CALM = timedelta(days=3)  # after the last thing that hurt
_ASKED_AT = time(10)  # by the client's wall clock: not the first thing they read in the morning

Hurt = Literal["complaint", "payment"]


class Next(NamedTuple):
    """When a client is asked next (UTC), if nothing happens; None: not as things stand.

    `settled`: only an entry in the client's ledger, or the passing of time, changes it.
    """

    at: datetime | None
    settled: bool = True


def hurts(state: ClientState, on: date) -> Hurt | None:
    """What hurts on a day of the client's calendar: a complaint that is not settled, a payment that is overdue."""
    if unsettled(state.touch.complaints):
        return "complaint"
    late = (
        each.due_on < on and each.balance_cents > 0 and not each.withdrawn for each in state.payments.requests.values()
    )
    return "payment" if any(late) else None


def hurts_now(client: str, desk: Desk) -> Hurt | None:
    """The same, now."""
    return hurts(desk.client(client), desk.now.astimezone(day_of(client, desk).hours.zone).date())


def not_before(state: ClientState) -> datetime | None:
    """The instant before which the clock does not ask, as the ledger has it; None if it never asks."""
    checkins = state.touch.checkins
    if checkins.every_days is None or checkins.set_at is None:
        return None
    instants = [checkins.set_at + _FIRST]
    if checkins.asked_at is not None:
        instants.append(checkins.asked_at + timedelta(days=checkins.every_days))
    eased = [each.closed_at for each in state.touch.complaints.values()] + [state.payments.eased_at]
    return max(instants + [at + _CALM for at in eased if at is not None])


def next_question(client: str, desk: Desk) -> Next:
    """When the client is asked next by the clock."""
    state = desk.client(client)
    earliest, every_days = not_before(state), state.touch.checkins.every_days
    if earliest is None or every_days is None:
        return Next(None)
    last = newest(client, desk)
    if last is not None and last.state in ("pending", "sending"):
        return Next(None, settled=False)
    if last is not None and last.state in ("failed", "unsure"):
        # The office was told of it; it may have arrived, or cannot: it counts as a question.
        earliest = max(earliest, last.at + timedelta(days=every_days))
    if payer(client, desk) is None:
        return Next(None, settled=False)
    day = day_of(client, desk)
    at = _within(day, max(earliest, desk.now))
    if at is None or hurts(state, at.astimezone(day.hours.zone).date()):
        return Next(None)
    return Next(at)


def newest(client: str, desk: Desk) -> Parcel | None:
    """The outbox row of the newest question, as long as there is one."""
    question = desk.questions.get(client)
    row = desk.outbox.get(question.parcel) if question else None
    return row if isinstance(row, Parcel) else None


def _within(day: Schedule, at: datetime) -> datetime | None:
    """At ten in the client's day, or the next time in it."""
    opens = at if day.is_open(at) else day.next_opening(at)
    if opens is None:
        return None
    ten = datetime.combine(opens.astimezone(day.hours.zone).date(), _ASKED_AT, day.hours.zone).astimezone(UTC)
    return ten if opens < ten and day.is_open(ten) else opens


def question(client: str, desk: Desk, by: Literal["clock", "office"]) -> Sequence[Effect]:
    """The question on its way, to the one chat where it is asked; nothing if there is nobody to ask."""
    place = payer(client, desk)
    if place is None:
        return ()
    chat, person = place
    checkin = desk.fresh("h")
    account = person.account if person else None
    args = {"client": client, "account": account, "by": by}
    send = Send(id=f"checkin:{checkin}", chat=chat, say="checkin_question", args=args, client=client)
    data = {"checkin": checkin, "account": account}
    return (
        Keep("questions", client, Question(client=client, parcel=send.id)),
        *with_card(send, desk, subject="checkin", may="client", data=data),
    )


def arrived(parcel: Parcel, desk: Desk) -> Sequence[Effect]:
    """It was asked, unless a newer question has been meanwhile."""
    card = desk.cards.get(parcel.args.get("card"))
    asked = desk.questions.get(parcel.client)
    if card is None or card.client is None or asked is None or asked.parcel != parcel.id:
        return ()
    checkin: str = card.data["checkin"]
    return (Record(ledger=card.client, facts=CheckinAsked(checkin=checkin), how="delivery", subject=checkin),)
